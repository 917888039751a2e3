//! Questions that depend on others: follow-ups ("If so, …") and sections that are asked only after some answer.

use super::language::Lexicon;
use super::texts::{is_identifier, mended_number, plain, words};
use super::{Question, QuestionKind};

/// How much of a question is read for the words that follow-ups open with, in characters.
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
    let numbers: Vec<Option<String>> = questions.iter().map(|question| question.number.clone()).collect();
    let named = |number: &str, before: usize| {
        numbers
            .iter()
            .take(before)
            .rposition(|known| known.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(number)))
    };
    let mut last: Option<usize> = None;
    for (at, question) in questions.iter_mut().enumerate() {
        if question.kind != QuestionKind::Question {
            continue;
        }
        let opening: String = question.text.chars().take(OPENING).collect();
        if follows_up(&plain(&opening)) {
            question.parent = numbers_in(&opening).find_map(|number| named(&number, at)).or(last);
        } else {
            last = Some(at);
            question.parent = None;
        }
    }
    for (at, number) in routes {
        if let Some(question) = questions.get_mut(*at).filter(|question| question.parent.is_none()) {
            question.parent = named(number, *at);
        }
    }
}

fn follows_up(text: &str) -> bool {
    Lexicon::shipped().follow_ups.iter().any(|opening| {
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
