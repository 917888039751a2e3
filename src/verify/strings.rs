//! The shared strings: those that were there stay as they were, new ones follow them, and the counts are true.

use super::alike;
use super::findings::{FaultKind, Findings, Place};
use super::legal::is_blank;
use super::refusal::Unreadable;
use super::text::{StringItem, read_string};
use super::tokens::{Token, Tokens, write_canonical};

/// The texts of a table of shared strings.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: String,
    /// Where each text ends, and whether it is plain and its blanks unmarked.
    entries: Vec<(usize, bool, bool)>,
    /// `count` and `uniqueCount` as they are stated.
    pub stated: (Option<u64>, Option<u64>),
}

impl Strings {
    /// The string at a position.
    pub fn get(&self, position: usize) -> Option<StringItem> {
        let (end, plain, space_unmarked) = *self.entries.get(position)?;
        let begin = match position.checked_sub(1) {
            Some(before) => self.entries.get(before)?.0,
            None => 0,
        };
        Some(StringItem { text: self.texts.get(begin..end)?.to_owned(), plain, space_unmarked })
    }

    /// How many strings there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    fn push(&mut self, item: &StringItem) {
        self.texts.push_str(&item.text);
        self.entries.push((self.texts.len(), item.plain, item.space_unmarked));
    }

    /// Reads a whole table.
    pub fn read(tokens: Tokens<'_>) -> Result<Self, Unreadable> {
        let mut reader = Reader::open(tokens)?;
        let mut canonical = String::new();
        while reader.next(&mut canonical)? {}
        Ok(reader.strings)
    }
}

/// Both tables, and whether the second begins with the first.
pub(super) struct Compared {
    pub original: Strings,
    pub completed: Strings,
    pub appended_only: bool,
}

/// Reads both tables side by side.
pub(super) fn compare(
    original: Tokens<'_>,
    completed: Tokens<'_>,
    part: &str,
    findings: &mut Findings,
) -> Result<Compared, Unreadable> {
    let (mut ours, mut theirs) = (Reader::open(original)?, Reader::open(completed)?);
    let (mut here, mut there) = (String::new(), String::new());
    let mut appended_only = true;
    loop {
        let same = ours.same_as(&mut theirs)?;
        let one = ours.next(&mut here)?;
        if let Some(length) = same {
            theirs.pass(length, &ours.strings);
            continue;
        }
        let other = theirs.next(&mut there)?;
        if one && (!other || here != there) && appended_only {
            appended_only = false;
            let position = ours.strings.len() - 1;
            let text = |strings: &Strings| strings.get(position).map(|item| item.text);
            findings.add(
                FaultKind::StringChanged,
                Place::part(part),
                text(&ours.strings),
                text(&theirs.strings).filter(|_| other),
            );
        }
        if !one && !other {
            break;
        }
    }
    if ours.frame != theirs.frame {
        findings.add(FaultKind::PartChanged, Place::part(part), None, Some("around the strings".to_owned()));
    }
    Ok(Compared { original: ours.strings, completed: theirs.strings, appended_only })
}

/// Whether what a table states of its own size is true.
pub(super) struct Counts<'c> {
    /// The table of the original.
    pub here: &'c Strings,
    /// The table of the completed copy.
    pub there: &'c Strings,
    /// Its part.
    pub part: &'c str,
    /// Where faults go.
    pub findings: &'c mut Findings,
}

impl Counts<'_> {
    /// `uniqueCount` is the number of strings, or has grown by as many as were added.
    pub fn check_unique(&mut self) {
        let length = |strings: &Strings| u64::try_from(strings.len()).unwrap_or(u64::MAX);
        let (before, after) = (length(self.here), length(self.there));
        let Some(stated) = self.there.stated.1 else { return };
        if stated != after && Some(stated) != moved(self.here.stated.1, before, after) {
            self.wrong(after, format!("uniqueCount {stated}"));
        }
    }

    /// Whether `count` has grown by as many references as the changed sheets have more than before, or is not stated.
    pub fn grew_by(&self, (before, after): (u64, u64)) -> bool {
        self.there.stated.0.is_none_or(|stated| Some(stated) == moved(self.here.stated.0, before, after))
    }

    /// `count` is the number of references in the whole workbook.
    pub fn check_total(&mut self, references: u64) {
        if let Some(stated) = self.there.stated.0.filter(|stated| *stated != references) {
            self.wrong(references, format!("count {stated}"));
        }
    }

    fn wrong(&mut self, truth: u64, stated: String) {
        self.findings.add(FaultKind::StringCountWrong, Place::part(self.part), Some(truth.to_string()), Some(stated));
    }
}

/// What a count is to be that was `stated` when there were `before`, now that there are `after`.
fn moved(stated: Option<u64>, before: u64, after: u64) -> Option<u64> {
    stated?.checked_add(after)?.checked_sub(before)
}

/// Reads one table string by string.
struct Reader<'s> {
    tokens: Tokens<'s>,
    strings: Strings,
    frame: String,
    ended: bool,
}

impl<'s> Reader<'s> {
    fn open(mut tokens: Tokens<'s>) -> Result<Self, Unreadable> {
        let mut frame = String::new();
        loop {
            match tokens.next()? {
                Token::Open(mut element) => {
                    if !element.is("sst") {
                        return Err(tokens.ill_formed("it is no table of shared strings"));
                    }
                    let number = |name| element.attribute(name).and_then(|text| text.parse().ok());
                    let stated = (number("count"), number("uniqueCount"));
                    element.attributes.retain(|(name, _)| name != "count" && name != "uniqueCount");
                    write_canonical(&Token::Open(element), &mut frame);
                    let strings = Strings { stated, ..Strings::default() };
                    return Ok(Self { tokens, strings, frame, ended: false });
                }
                Token::End => return Err(tokens.ill_formed("it is no table of shared strings")),
                token => write_canonical(&token, &mut frame),
            }
        }
    }

    /// The length of the string that comes next in both as the same bytes, and at the same place of the table.
    fn same_as(&mut self, other: &mut Self) -> Result<Option<usize>, Unreadable> {
        // The first string is read, so that both are known to stand inside the table.
        if self.strings.len() == 0 || self.strings.len() != other.strings.len() || self.ended || other.ended {
            return Ok(None);
        }
        alike::same_string(&mut self.tokens, &mut other.tokens)
    }

    /// Passes over a string of `length` bytes that is the last one of `read` too.
    fn pass(&mut self, length: usize, read: &Strings) {
        self.tokens.pass(length);
        if let Some(item) = read.len().checked_sub(1).and_then(|last| read.get(last)) {
            self.strings.push(&item);
        }
    }

    /// Reads the next string into the table and what it says into `canonical`; false at the end.
    fn next(&mut self, canonical: &mut String) -> Result<bool, Unreadable> {
        canonical.clear();
        while !self.ended {
            match self.tokens.next()? {
                Token::Open(element) if element.is("si") && self.tokens.depth() == 2 => {
                    write_canonical(&Token::Open(element), canonical);
                    let item = read_string(&mut self.tokens, canonical)?;
                    self.strings.push(&item);
                    return Ok(true);
                }
                Token::Text(text) if is_blank(&text) => {}
                Token::End => self.ended = true,
                token => {
                    write_canonical(&token, &mut self.frame);
                    if self.frame.len() > 1 << 20 {
                        return Err(self.tokens.too_large("there is too much around the strings"));
                    }
                }
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::super::refusal::Side;
    use super::*;

    fn tokens(text: &str) -> Tokens<'_> {
        Tokens::new(Box::new(text.as_bytes()), Side::Original, "strings")
    }

    #[test]
    fn texts_come_from_runs_and_not_from_phonetic_hints() {
        let xml = r#"<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="9">
            <x:si><x:t> a </x:t></x:si><x:si/><x:si><x:r><x:t>東</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t
            xml:space="preserve"> b</x:t></x:r><x:rPh sb="0" eb="1"><x:t>ひ</x:t></x:rPh></x:si></x:sst>"#;
        let strings = Strings::read(tokens(xml)).unwrap();
        let items: Vec<_> = (0..4).map(|at| strings.get(at)).collect();
        let item =
            |text: &str, plain, space_unmarked| Some(StringItem { text: text.to_owned(), plain, space_unmarked });
        assert_eq!(items, [item(" a ", true, true), item("", true, false), item("東 b", false, false), None]);
        assert_eq!(strings.stated, (Some(9), None));
    }
}
