//! Questions that depend on others: follow-ups ("If so, …") and sections that are asked only after some answer.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::language::Lexicon;
use super::texts::{first_word, is_identifier, mended_number, plain, words};
use super::{Question, QuestionKind};

/// How much of a question is read for the words that follow-ups open with, in characters.
const LONGEST_OPENING: usize = 48;
/// How much of a follow-up is read for the number of the question it follows, in characters.
const OPENING: usize = 120;
/// The longest note that routes, in words.
const NOTE_WORDS: usize = 60;

/// The number of the question whose answer decides whether what stands below a note or heading is asked:
/// "Complete this section only if you answered Yes to QUAL-03."
#[must_use]
pub fn route_in(note: &str) -> Option<String> {
    if words(note) > NOTE_WORDS || !note.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lexicon = Lexicon::shipped();
    let said = plain(note);
    lexicon.routes.iter().any(|words| said.contains(words.as_str())).then(|| numbers_in(note).next()).flatten()
}

/// The numbers of questions that a text names: `QUAL-03`, `3.1`.
fn numbers_in(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|c: char| c.is_whitespace() || ",;:()\"'“”".contains(c));
    let parts = parts.map(|part| part.trim_matches(['.', '?', '!']));
    parts
        .filter(|part| is_identifier(part) && part.contains(|c: char| c.is_ascii_digit()) && part.len() >= 2)
        .map(mended_number)
}

/// Ties each follow-up to the question it follows: the one whose number it names, else the one above; and each question
/// of a routed section to the question that decides. `routes` are positions with the number that each depends on.
pub fn link(questions: &mut [Question], routes: &[(usize, String)]) {
    let parents = parents_of(questions, routes);
    for (question, parent) in questions.iter_mut().zip(parents) {
        question.parent = parent;
    }
}

fn parents_of(questions: &[Question], routes: &[(usize, String)]) -> Vec<Option<usize>> {
    // Few questionnaires name numbers; those that do may name many.
    let numbered = LazyCell::new(|| {
        let mut numbered: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, question) in questions.iter().enumerate() {
            if let Some(number) = &question.number {
                numbered.entry(number.to_ascii_lowercase()).or_default().push(at);
            }
        }
        numbered
    });
    let named = |number: &str, before: usize| {
        let places = numbered.get(&number.to_ascii_lowercase())?;
        places.get(..places.partition_point(|at| *at < before))?.last().copied()
    };
    let mut parents = vec![None; questions.len()];
    let mut last: Option<usize> = None;
    for ((at, question), parent) in questions.iter().enumerate().zip(&mut parents) {
        if question.kind != QuestionKind::Question {
            continue;
        }
        if follows_up(&question.text) {
            *parent = numbers_in(opening(&question.text, OPENING)).find_map(|number| named(&number, at)).or(last);
        } else {
            last = Some(at);
        }
    }
    for (at, number) in routes {
        if let Some(parent) = parents.get_mut(*at).filter(|parent| parent.is_none()) {
            *parent = named(number, *at);
        }
    }
    parents
}

/// The first characters of a text.
fn opening(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

fn follows_up(text: &str) -> bool {
    let first = text.split_whitespace().map(plain).find(|word| !word.is_empty()).unwrap_or_default();
    let Some(openings) = Lexicon::shipped().follow_ups.get(first_word(&first)) else { return false };
    let text = plain(opening(text, LONGEST_OPENING));
    openings.iter().any(|opening| {
        text.strip_prefix(opening.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !opening.is_ascii())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_name_the_question_that_decides() {
        let cases = [
            ("Complete this section only if you answered Yes to QUAL-03.", Some("QUAL-03")),
            ("Required if the answer to 2.1 is No", Some("2.1")),
            ("Bitte nur ausfüllen, nur wenn Frage 4.2 mit Ja beantwortet wurde", Some("4.2")),
            ("Answer all 40 questions.", None),
            ("Only if applicable", None),
        ];
        for (note, number) in cases {
            assert_eq!(route_in(note).as_deref(), number, "{note}");
        }
    }
}
