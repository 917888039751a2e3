//! Reading the sound records of a file whose JSON is broken somewhere, so that one slip does not hide other faults.

use serde_json::value::RawValue;

use super::source::{Faults, Node, Source};

/// The records of the array that opens a file (`controls.json`) or follows `"records":` (a register), each read on its
/// own. Records that are not JSON are reported where they break; the others are given back.
///
/// Records are told apart by their outermost braces, so that a brace too few makes the rest of the file one record.
pub fn records<'a>(source: &'a Source, faults: &mut Faults) -> Vec<Node<'a>> {
    let text = source.text.as_str();
    let (before, array) = if text.trim_start().starts_with('[') {
        ("", text.find('['))
    } else {
        ("records", text.find("\"records\"").and_then(|key| Some(key + text.get(key..)?.find('[')?)))
    };
    let Some(start) = array else { return Vec::new() };
    let mut records = Vec::new();
    for (number, (from, to)) in objects(text, start + 1).into_iter().enumerate() {
        let Some(slice) = text.get(from..to) else { continue };
        match serde_json::from_str::<&RawValue>(slice) {
            Ok(raw) => records.push(Node { source, raw, path: format!("{before}[{number}]") }),
            Err(error) => faults.push(source.broken(from, &error)),
        }
    }
    records
}

/// The byte ranges of the objects that lie side by side from `start` on.
fn objects(text: &str, start: usize) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let (mut depth, mut opened) = (0_usize, start);
    let (mut in_text, mut escaped) = (false, false);
    for (offset, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            // No text runs over a line in JSON: a quote too few does its harm to one line only.
            b'\n' => in_text = false,
            _ if in_text => {}
            b'{' => {
                if depth == 0 {
                    opened = offset;
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    ranges.push((opened, offset + 1));
                }
            }
            b']' if depth == 0 => return ranges,
            _ => {}
        }
    }
    if depth > 0 {
        ranges.push((opened, text.len()));
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::{Source, records};
    use crate::bank::source::Faults;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let source = Source::new("controls.json", text);
        let mut faults = Faults::default();
        let read = records(&source, &mut faults);
        let places = read.iter().map(|node| format!("{} at {}", node.path, node.place())).collect();
        (places, faults.findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn records_around_a_broken_one_are_read() {
        let (read, faults) = read("[\n {\"id\": \"a\"},\n {\"id\" \"b\"},\n {\"id\": \"c\"}\n]");
        assert_eq!(read, ["[0] at controls.json:2", "[2] at controls.json:4"]);
        assert_eq!(faults, ["controls.json:3:8: not JSON: expected `:`"]);
    }

    #[test]
    fn a_quote_too_few_is_one_fault() {
        let (read, faults) = read("{\"records\": [\n {\"id\": \"a},\n {\"id\": \"c\"}\n]}");
        assert_eq!((read.len(), faults.len()), (0, 1), "{read:?} {faults:?}");
    }
}
