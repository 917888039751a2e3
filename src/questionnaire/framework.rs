//! Recognising published questionnaires by the title that they carry.

use crate::workbook::grid::Workbook;

use super::Framework;
use super::texts::plain;

/// How many rows of each sheet are read for a title.
const ROWS: usize = 6;
/// The longest title, in characters.
const LONGEST: usize = 160;

/// The questionnaire that the workbook says it is.
#[must_use]
pub fn framework_of(workbook: &Workbook) -> Option<Framework> {
    let mut edition = None;
    let mut name = None;
    for sheet in &workbook.sheets {
        let cells = sheet.rows.iter().take(ROWS).flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        for text in std::iter::once(sheet.name.as_str()).chain(cells) {
            let text = text.trim();
            if text.is_empty() || text.chars().count() > LONGEST {
                continue;
            }
            let found = name_in(&plain(text));
            if let Some(found) = found {
                if name.is_none() {
                    name = Some(found);
                    edition = edition_in(text);
                } else if name == Some(found) && edition.is_none() {
                    edition = edition_in(text);
                }
            } else if name.is_some() && edition.is_none() && plain(text).starts_with("version ") {
                edition = edition_in(text);
            }
        }
    }
    name.map(|name| Framework { name: name.to_owned(), edition })
}

fn name_in(title: &str) -> Option<&'static str> {
    let has = |words: &str| title.contains(words);
    let word =
        |wanted: &str| title.split(' ').any(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()) == wanted);
    if has("consensus assessments initiative questionnaire") || word("caiq") || title.starts_with("caiqv") {
        Some("CAIQ")
    } else if word("hecvat") || has("community vendor assessment tool") {
        Some(if has("triage") {
            "HECVAT Triage"
        } else if has("lite") {
            "HECVAT Lite"
        } else if has("full") {
            "HECVAT Full"
        } else if has("on premise") {
            "HECVAT On-Premise"
        } else {
            return None;
        })
    } else if has("samm assessment") || has("software assurance maturity model") {
        Some("SAMM")
    } else if has("application security verification standard") || word("asvs") {
        Some("ASVS")
    } else {
        None
    }
}

/// The first number with a dot in it: `v4.0.3`, `Version 2.11`.
fn edition_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|part| part.trim_matches('.'))
        .find(|part| part.contains('.') && part.len() <= 12)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_questionnaire_and_edition() {
        assert_eq!(name_in(&plain("CAIQv4.0.3")), Some("CAIQ"));
        assert_eq!(name_in(&plain("Assessment Tool (HECVAT) - Lite")), Some("HECVAT Lite"));
        assert_eq!(name_in(&plain("Security questionnaire of Example Ltd")), None);
        assert_eq!(edition_in("Version 2.11"), Some("2.11".to_owned()));
        assert_eq!(edition_in("QUESTIONNAIRE v3.0.1."), Some("3.0.1".to_owned()));
        assert_eq!(edition_in("January 2020"), None);
    }
}
