//! Naming questions so that they are found again, also in a later version of the file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::response::desk::Desk;
use crate::visible;

/// A question as a journal names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct QuestionName {
    /// The sheet's name.
    pub sheet: String,
    /// The cell that holds the question.
    pub cell: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its text.
    pub text: String,
}

impl QuestionName {
    /// A short name for a person: number and the beginning of the text.
    #[must_use]
    pub fn shown(&self) -> String {
        let number = self.number.as_deref().unwrap_or(&self.cell);
        format!("{} {}", visible::on_one_line(number), visible::shortened(&self.text, 60))
    }
}

/// The names of a desk's questions, in order.
#[must_use]
pub fn names(desk: &Desk) -> Vec<QuestionName> {
    let name = |at: usize| {
        let question = desk.question(at)?;
        let sheet = desk.proposed(at).map(|response| response.sheet)?;
        Some(QuestionName {
            sheet: desk.subject.workbook.sheets.get(sheet)?.name.clone(),
            cell: question.cell.to_string(),
            number: question.number.clone(),
            text: question.text.clone(),
        })
    };
    // Every position has a name, so that positions and names go together.
    let nameless = || QuestionName { sheet: String::new(), cell: String::new(), number: None, text: String::new() };
    (0..desk.len()).map(|at| name(at).unwrap_or_else(nameless)).collect()
}

/// Where the questions of a questionnaire stand, by name.
#[derive(Debug)]
pub struct Places<'a> {
    exact: BTreeMap<(&'a str, &'a str, String), usize>,
    numbered: BTreeMap<(&'a str, String), Option<usize>>,
    worded: BTreeMap<String, Option<usize>>,
}

impl<'a> Places<'a> {
    /// The places of questions in their order.
    #[must_use]
    pub fn new(names: &'a [QuestionName]) -> Self {
        let mut places = Self { exact: BTreeMap::new(), numbered: BTreeMap::new(), worded: BTreeMap::new() };
        for (at, name) in names.iter().enumerate() {
            let text = plain(&name.text);
            places.exact.insert((&name.sheet, &name.cell, text.clone()), at);
            // What is there twice settles nothing.
            if let Some(number) = &name.number {
                places.numbered.entry((number, text.clone())).and_modify(|known| *known = None).or_insert(Some(at));
            }
            places.worded.entry(text).and_modify(|known| *known = None).or_insert(Some(at));
        }
        places
    }

    /// Where a question stands: at its old place, else where its number and text are, else where its text alone is.
    #[must_use]
    pub fn find(&self, name: &QuestionName) -> Option<usize> {
        let text = plain(&name.text);
        let exact = self.exact.get(&(name.sheet.as_str(), name.cell.as_str(), text.clone()));
        if let Some(at) = exact {
            return Some(*at);
        }
        let numbered = name.number.as_deref().and_then(|number| self.numbered.get(&(number, text.clone())));
        numbered.copied().flatten().or_else(|| self.worded.get(&text).copied().flatten())
    }
}

/// A text without regard to case and blanks.
fn plain(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(cell: &str, number: &str, text: &str) -> QuestionName {
        QuestionName {
            sheet: "Security".to_owned(),
            cell: cell.to_owned(),
            number: (!number.is_empty()).then(|| number.to_owned()),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_question_is_found_where_it_moved_to_and_not_where_two_could_be_meant() {
        let names =
            [name("B2", "1", "Are pipes  laid?"), name("B3", "2", "Is it tested?"), name("B4", "3", "Is it tested?")];
        let places = Places::new(&names);
        assert_eq!(places.find(&name("B2", "1", "are pipes laid?")), Some(0));
        assert_eq!(places.find(&name("B9", "7", "Are pipes laid?")), Some(0));
        assert_eq!(places.find(&name("B9", "3", "Is it tested?")), Some(2));
        assert_eq!(places.find(&name("B9", "9", "Is it tested?")), None);
        assert_eq!(places.find(&name("B2", "1", "Are wires laid?")), None, "the same place asks something else now");
    }
}
