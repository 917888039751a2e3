//! Delimited text (.csv, .tsv): read with any delimiter, and written again with the answers in it.

use csv::{ByteRecord, QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

use super::complete::PatchError;
use super::faults::Fault;
use super::grid::{
    Cell, CellAddress, CellKind, Format, MAX_COLUMNS, MAX_ROWS, Row, Sheet, SheetState, StyleFacts, Workbook,
};
use super::ooxml::Contents;
use super::writes::in_order;
use super::{CellWrite, Completed};

/// The delimiters that are tried, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of the beginning of a file is looked at to find its delimiter, in bytes and in records.
const SAMPLE: (usize, usize) = (256 << 10, 200);
/// The byte-order mark of UTF-8.
const MARK: &str = "\u{FEFF}";

/// A delimited text taken apart.
struct Parsed {
    text: String,
    /// What stands before the first record: a byte-order mark, a line that names the delimiter.
    preamble: usize,
    delimiter: u8,
}

/// Reads delimited text; `stem` names the one sheet.
pub(super) fn read(bytes: &[u8], stem: &str) -> Result<Contents, Fault> {
    let parsed = take_apart(bytes)?;
    let mut rows = Vec::new();
    for (index, record) in records(&parsed)?.iter().enumerate() {
        let index = u32::try_from(index).ok().filter(|index| *index < MAX_ROWS);
        let index = index.ok_or_else(|| Fault::TooLarge(format!("the file has more than {MAX_ROWS} rows")))?;
        let mut cells = Vec::new();
        for (column, field) in record.iter().enumerate().filter(|(_, field)| !field.is_empty()) {
            let column = u32::try_from(column).ok().filter(|column| *column < MAX_COLUMNS);
            let column = column.ok_or_else(|| Fault::TooLarge(format!("a row has more than {MAX_COLUMNS} fields")))?;
            let text = String::from_utf8_lossy(field).replace("\r\n", "\n").replace('\r', "\n");
            let at = CellAddress::new(index, column);
            cells.push(Cell { at, text, kind: CellKind::Text, formula: false, style: StyleFacts::default() });
        }
        if !cells.is_empty() {
            rows.push(Row { index, hidden: false, style: None, cells });
        }
    }
    let sheet = Sheet {
        name: stem.to_owned(),
        state: SheetState::Visible,
        protected: false,
        rows,
        columns: Vec::new(),
        merges: Vec::new(),
        rules: Vec::new(),
        // Plain text has no rules that could be missed.
        rules_known: true,
        table_headers: Vec::new(),
        default_column_width: 8.43,
    };
    Ok(Contents { format: Format::Csv { delimiter: parsed.delimiter }, sheets: vec![sheet], notes: Vec::new() })
}

/// The delimited text `original`, which was read as `workbook`, with the texts of `writes` in their fields.
///
/// A written text that a spreadsheet program would take for a formula is preceded by an apostrophe; what the sender
/// wrote is left as it is. The delimiter, the line ends and the byte-order mark stay; quotes are put where needed.
///
/// # Errors
///
/// As [`complete`](super::complete()), and where the original is no delimited text.
pub fn complete_csv(original: &[u8], workbook: &Workbook, writes: &[CellWrite]) -> Result<Completed, PatchError> {
    let ordered = in_order(workbook, writes)?;
    let parsed = take_apart(original)?;
    let mut table: Vec<Vec<Vec<u8>>> =
        records(&parsed)?.iter().map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect();
    for (row, cells) in ordered.into_values().flatten() {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        if row >= table.len() {
            table.resize(row.saturating_add(1), Vec::new());
        }
        let Some(fields) = table.get_mut(row) else { continue };
        for (column, text) in cells {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= fields.len() {
                fields.resize(column.saturating_add(1), Vec::new());
            }
            if let Some(field) = fields.get_mut(column) {
                *field = harmless(text).into_bytes();
            }
        }
    }
    let body = parsed.text.get(parsed.preamble..).unwrap_or_default();
    let (terminator, line_end): (_, &[u8]) =
        if body.contains("\r\n") { (Terminator::CRLF, b"\r\n") } else { (Terminator::Any(b'\n'), b"\n") };
    let mut bytes = parsed.text.get(..parsed.preamble).unwrap_or_default().as_bytes().to_vec();
    let mut builder = WriterBuilder::new();
    builder.delimiter(parsed.delimiter).terminator(terminator).flexible(true).quote_style(QuoteStyle::Necessary);
    builder.buffer_capacity(1 << 10);
    let failed = |error: csv::Error| PatchError::Create(error.to_string());
    for fields in &table {
        if fields.is_empty() {
            // The writer would make a blank line a row of one empty field.
            bytes.extend_from_slice(line_end);
            continue;
        }
        let mut writer = builder.from_writer(&mut bytes);
        writer.write_record(fields).map_err(failed)?;
        writer.flush().map_err(|error| failed(error.into()))?;
    }
    Ok(Completed { bytes, format: workbook.format, notes: Vec::new() })
}

/// The text with an apostrophe before what would begin a formula when the file is opened again.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}

/// The text, where its records begin, and its delimiter.
fn take_apart(bytes: &[u8]) -> Result<Parsed, Fault> {
    let text = decode(bytes)?;
    let mut preamble = if text.starts_with(MARK) { MARK.len() } else { 0 };
    // The first line `sep=;` names the delimiter for Excel and is no record.
    let body = text.get(preamble..).unwrap_or_default();
    let named = body.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and_then(|_| body.as_bytes().get(4));
    if let Some(&delimiter) = named.filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
        preamble += body.find('\n').map_or(body.len(), |end| end + 1);
        return Ok(Parsed { text, preamble, delimiter });
    }
    let delimiter = find_delimiter(body);
    Ok(Parsed { text, preamble, delimiter })
}

/// The text of the file: UTF-8, or UTF-16 where it begins with its byte-order mark (Excel's "Unicode text").
fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let sixteen = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).filter_map(|pair| Some(unit([*pair.first()?, *pair.get(1)?])));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| not_utf8())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => sixteen(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => sixteen(rest, u16::from_be_bytes),
        _ if bytes.contains(&0) => Err(Fault::NotASpreadsheet),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| not_utf8()),
    }
}

fn not_utf8() -> Fault {
    Fault::NotUtf8("the text".to_owned())
}

/// The delimiter that cuts the first records into the most fields, each time as many.
fn find_delimiter(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE.0);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let mut reader = reader(delimiter, sample.as_bytes());
        let counts: Vec<usize> = reader.byte_records().take(SAMPLE.1).flatten().map(|record| record.len()).collect();
        let alike = |count: usize| counts.iter().filter(|one| **one == count).count();
        let fields = counts.iter().copied().filter(|count| *count > 1).max_by_key(|count| (alike(*count), *count));
        // How many records have the commonest count of fields, in parts of a thousand of all; then the fields.
        let score = fields.map_or(0, |fields| alike(fields) * 1000 / counts.len().max(1) * 100 + fields.min(99));
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn reader(delimiter: u8, text: &[u8]) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text)
}

/// All records; blank lines as records without fields, so that rows are numbered as spreadsheet programs do.
fn records(parsed: &Parsed) -> Result<Vec<ByteRecord>, Fault> {
    let body = parsed.text.get(parsed.preamble..).unwrap_or_default();
    let mut reader = reader(parsed.delimiter, body.as_bytes());
    let (mut records, mut record) = (Vec::new(), ByteRecord::new());
    loop {
        let before = offset(reader.position());
        let more = reader.read_byte_record(&mut record);
        if !more.map_err(|error| Fault::damaged("the text", error.to_string()))? {
            return Ok(records);
        }
        let skipped = body.get(before..).unwrap_or_default();
        let blank = skipped.len() - skipped.trim_start_matches(['\r', '\n']).len();
        let lines = skipped.get(..blank).unwrap_or_default().matches('\n').count();
        // The line end of the record before is the first of these where the reader has not consumed it.
        let own = usize::from(before > 0 && !body.get(..before).unwrap_or_default().ends_with('\n'));
        records.extend(std::iter::repeat_n(ByteRecord::new(), lines.saturating_sub(own)));
        records.push(record.clone());
    }
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> (u8, Vec<(String, String)>) {
        let contents = read(bytes, "sheet").unwrap();
        let Format::Csv { delimiter } = contents.format else { panic!() };
        let cells = contents.sheets[0].rows.iter().flat_map(|row| &row.cells);
        (delimiter, cells.map(|cell| (cell.at.to_string(), cell.text.clone())).collect())
    }

    fn shown(bytes: &[u8]) -> String {
        let (delimiter, cells) = texts(bytes);
        let cells: Vec<String> = cells.into_iter().map(|(at, text)| format!("{at}={text:?}")).collect();
        format!("{:?} {}", char::from(delimiter), cells.join(" "))
    }

    #[test]
    fn delimiters_quotes_and_marks_are_understood() {
        for (text, meant) in [
            ("a,b\n1,\"2,\r\n3\"\n", r#"',' A1="a" B1="b" A2="1" B2="2,\n3""#),
            ("\u{FEFF}a;b\r\n1,5;2,5\r\n", r#"';' A1="a" B1="b" A2="1,5" B2="2,5""#),
            ("a\tb\n1, x\t2\n", r#"'\t' A1="a" B1="b" A2="1, x" B2="2""#),
            ("sep=|\r\na|b,c\r\n", r#"'|' A1="a" B1="b,c""#),
            ("a,b\n\n\nc,d\n", r#"',' A1="a" B1="b" A4="c" B4="d""#),
            ("\r\na,b\r\n\r\nc,d", r#"',' A2="a" B2="b" A4="c" B4="d""#),
            ("only one column\nof text\n", r#"',' A1="only one column" A2="of text""#),
            ("", "',' "),
        ] {
            assert_eq!(shown(text.as_bytes()), meant, "{text:?}");
        }
        let wide: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("ä\tb\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(shown(&wide), r#"'\t' A1="ä" B1="b""#);
    }
}
