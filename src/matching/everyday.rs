//! Everyday words that an answer does not turn on.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words as they are shipped, in American spelling; a line that begins with `#` says which follow.
const SHIPPED: &str = include_str!("../../templates/lexicon/everyday.txt");
/// How the line begins before those that are light in a question alone.
const IN_A_QUESTION: &str = "# light in a question";

static IN_ANY_TEXT: LazyLock<HashSet<&str>> = LazyLock::new(|| words(false).collect());
static IN_QUESTIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(true).collect());

/// Whether a word, which is in lower case, carries nothing in any text.
///
/// The lexicon's light terms are phrases, and words with a meaning in the trade; these here have none, and are only looked
/// up, not matched by stem: "general" is one, and "generator" is not.
#[must_use]
pub fn is_everyday(word: &str) -> bool {
    IN_ANY_TEXT.contains(word)
}

/// Whether a word carries nothing in a question. In a wording it may tell what is stated from what is not: who does not
/// "have to ask" may still get something.
#[must_use]
pub fn is_light_in_a_question(word: &str) -> bool {
    IN_QUESTIONS.contains(word)
}

fn words(in_questions: bool) -> impl Iterator<Item = &'static str> {
    let mut here = false;
    let lines = SHIPPED.lines().filter(move |line| {
        if line.starts_with('#') {
            here = line.starts_with(IN_A_QUESTION);
        }
        !line.starts_with('#') && here == in_questions
    });
    lines.flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{is_everyday, is_light_in_a_question, words};
    use crate::matching::lexicon::lexicon;
    use crate::matching::terms::tokens;
    use crate::matching::words::is_stop_word;

    #[test]
    fn what_narrows_a_question_is_no_everyday_word() {
        for word in [
            "all",
            "only",
            "any",
            "never",
            "automatically",
            "annually",
            "independent",
            "physical",
            "mobile",
            "dedicated",
            "monthly",
            "external",
            "partly",
            "temporarily",
            "mainly",
            "sometimes",
            "most",
            "office",
            "paper",
            "printer",
        ] {
            assert!(!is_everyday(word) && !is_light_in_a_question(word), "{word}");
        }
        assert!(is_light_in_a_question("envisage") && is_everyday("actually"));
    }

    #[test]
    fn each_word_stands_once_and_as_it_is_read() {
        let mut seen = BTreeSet::new();
        for word in words(false).chain(words(true)) {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(!is_stop_word(word), "{word} carries nothing anyhow");
            let read: Vec<_> = tokens(word).into_iter().map(|token| token.text).collect();
            assert_eq!(read, [word]);
            assert!(lexicon().find(&tokens(word)).is_empty(), "{word} is a term of the lexicon");
        }
    }
}
