//! What is the same bytes in both files is read once or not at all: most rows and strings of a completed copy are.
//!
//! Two readers that stand at the same place of the same grammar, and find the same bytes before them, read the same and
//! stand at the same place afterwards. So a row of the same bytes holds no difference, whatever it says. Passed over is
//! only what can be told apart without reading it: a whole element in its plainest writing, without comments, sections
//! of character data or instructions, in which an end tag might stand that is none.

use memchr::memmem;

use super::address::MOST_ROWS;
use super::refusal::Unreadable;
use super::rows::Sheet;
use super::tokens::Tokens;

/// Passes over the rows that come next in both sheets as the same bytes, up to one that `is_wanted` or that has to be
/// read for what it says of other rows. Both sheets stand behind a row.
pub(super) fn pass_rows(
    ours: &mut Sheet<'_>,
    theirs: &mut Sheet<'_>,
    is_wanted: impl Fn(u32) -> bool,
) -> Result<(), Unreadable> {
    let (mut length, mut last) = (0, ours.row.max(theirs.row));
    // The first row is read, so that both readers are known to stand inside the element of rows.
    if ours.row == 0 || theirs.row == 0 {
        return Ok(());
    }
    {
        let (Some(one), Some(other)) = (ours.tokens.ahead()?, theirs.tokens.ahead()?) else { return Ok(()) };
        let mut rest = one;
        while let Some((row, number)) = next_row(rest) {
            if number <= last || is_wanted(number) || other.get(length..length + row) != rest.get(..row) {
                break;
            }
            (length, last) = (length + row, number);
            rest = rest.get(row..).unwrap_or_default();
        }
    }
    if length > 0 {
        ours.tokens.pass(length);
        theirs.tokens.pass(length);
        (ours.row, theirs.row) = (last, last);
    }
    Ok(())
}

/// The length in bytes of the row that `text` begins with, white space before it included, and its number.
fn next_row(text: &[u8]) -> Option<(usize, u32)> {
    let blank = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let row = text.get(blank..).filter(|row| row.starts_with(b"<row "))?;
    // Attributes stand in any order; between other quotes than these a number might stand that is none.
    let tag = row.get(..memchr::memchr(b'>', row)?).filter(|tag| !tag.contains(&b'\''))?;
    let from_number = tag.get(memmem::find(tag, b" r=\"")? + 4..)?;
    let digits = from_number.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(from_number.get(..digits)?).ok()?.parse().ok()?;
    let closed = from_number.get(digits) == Some(&b'"') && (1..=MOST_ROWS).contains(&number);
    let row = closed.then(|| whole(row, b"<row", b"</row>"))??;
    // What an array formula or a data table fills counts for cells of other rows.
    let reaches = memmem::find(row, b"array").or_else(|| memmem::find(row, b"dataTable"));
    reaches.is_none().then_some((blank + row.len(), number))
}

/// The length in bytes of the string (`si`) that comes next in both tables as the same bytes; none where it has to be
/// read in both.
pub(super) fn same_string(ours: &mut Tokens<'_>, theirs: &mut Tokens<'_>) -> Result<Option<usize>, Unreadable> {
    let (Some(one), Some(other)) = (ours.ahead()?, theirs.ahead()?) else { return Ok(None) };
    let string = whole(one, b"<si>", b"</si>").filter(|string| other.starts_with(string));
    Ok(string.map(<[u8]>::len))
}

/// The element that `text` begins with, to its end tag; none where that is not plain to see.
fn whole<'t>(text: &'t [u8], begin: &[u8], end: &[u8]) -> Option<&'t [u8]> {
    let inside = text.strip_prefix(begin)?;
    let length = begin.len() + memmem::find(inside, end)?;
    let content = text.get(begin.len()..length)?;
    // A second beginning: the first element ended in its own start tag.
    let plain = [begin, b"<!", b"<?"].iter().all(|sign| memmem::find(content, sign).is_none());
    if plain { text.get(..length + end.len()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::cells::Comparison;
    use super::super::findings::Findings;
    use super::super::refusal::Side;
    use super::super::strings::Strings;
    use super::*;
    use std::collections::BTreeMap;

    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    fn length_of(text: &str) -> Option<usize> {
        next_row(text.as_bytes()).map(|(length, _)| length)
    }

    #[test]
    fn only_plain_rows_are_passed_over() {
        let row = "\r\n <row r=\"7\" spans=\"1:2\"><c r=\"A7\" t=\"s\"><v>1</v></c></row>";
        assert_eq!(length_of(&format!("{row}<row r=\"8\"/>")), Some(row.len()));
        assert!(length_of("<row ht=\"44\" r=\"7\" ><c/></row>").is_some());
        for other in [
            "<row><c/></row>",
            "<row r=\"0\"><c/></row>",
            "<row r=\"1048577\"><c/></row>",
            "<row r=\"7x\"><c/></row>",
            "<row x='y r=\"8\"' r=\"7\"><c/></row>",
            "<row spans=\"1:2\"><c r=\"7\"/></row>",
            "<row r=\"7\"/><row r=\"8\"><c/></row>",
            "<row r=\"7\"><c><!-- </row> --></c></row>",
            "<row r=\"7\"><c><v><![CDATA[</row>]]></v></c></row>",
            "<row r=\"7\"><c><f t=\"array\" ref=\"A1:B2\">1</f></c></row>",
            "<row r=\"7\"><c>",
            "<x:row r=\"7\"></x:row>",
            "",
        ] {
            assert_eq!(length_of(other), None, "{other}");
        }
    }

    /// The changed cells, and the values of those that a report names; or why a file cannot be read.
    fn compared(ours: &str, theirs: &str, reported: &[&str]) -> Result<Vec<String>, String> {
        let sheet = |rows: &str| format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        let (ours, theirs) = (sheet(ours), sheet(theirs));
        let open = |text| Sheet::open(Tokens::new(Box::new(text), Side::Original, "sheet")).unwrap();
        let (mut one, mut other) = (open(ours.as_bytes()), open(theirs.as_bytes()));
        let (strings, mut findings) = (Strings::default(), Findings::new(String::new(), String::new(), 0));
        let address = |text: &&str| (super::super::Address::parse(text).unwrap(), None);
        let mut reported: BTreeMap<_, _> = reported.iter().map(address).collect();
        let mut comparison = Comparison {
            sheet: "S",
            original: &strings,
            completed: &strings,
            same_strings: true,
            findings: &mut findings,
            changes: Vec::new(),
            written: 0,
            reported: &mut reported,
        };
        comparison.rows(&mut one, &mut other).map_err(|fault| fault.why.to_string())?;
        let mut changed: Vec<String> = comparison.changes.iter().map(|change| change.at.to_string()).collect();
        changed.extend(reported.into_iter().filter_map(|(at, value)| Some(format!("{at}={}", value?))));
        Ok(changed)
    }

    fn row(number: u32, value: &str) -> String {
        format!("<row r=\"{number}\"><c r=\"A{number}\"><v>{value}</v></c></row>")
    }

    /// A row that cannot be read: its cell says that it is of another row.
    fn unread(number: u32) -> String {
        format!("<row r=\"{number}\"><c r=\"A1\"/></row>")
    }

    #[test]
    fn rows_around_a_change_are_not_read_and_those_of_the_report_are() {
        let rows = |at: u32, value: &str| {
            let rows = (2..=9).map(|number| if number == at { row(at, value) } else { unread(number) });
            format!("{}{}", row(1, "1"), rows.collect::<String>())
        };
        assert_eq!(compared(&rows(5, "1"), &rows(5, "2"), &[]), Ok(vec!["A5".to_owned()]));
        assert_eq!(compared(&rows(7, "1"), &rows(7, "1"), &["A7"]), Ok(vec!["A7=1".to_owned()]));
        assert!(compared(&rows(5, "1"), &rows(5, "1"), &["A7"]).is_err(), "a row of the report is read");
        // Rows that come twice are read, for their disorder.
        let twice = format!("{}{}", rows(0, ""), unread(9));
        assert!(compared(&twice, &twice, &[]).is_err());
    }

    #[test]
    fn a_row_that_only_one_file_has_ends_the_likeness_and_it_begins_again_behind_it() {
        let ours = format!("{}{}{}{}", row(1, "1"), unread(2), row(4, "1"), unread(5));
        let theirs = format!("{}{}{}{}{}", row(1, "1"), unread(2), row(3, "9"), row(4, "1"), unread(5));
        assert_eq!(compared(&ours, &theirs, &[]), Ok(vec!["A3".to_owned()]));
    }
}
