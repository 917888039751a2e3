//! Everyday words that an answer does not turn on.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words as they are shipped: by kind, in American spelling, a line that begins with `#` says of what kind.
const SHIPPED: &str = include_str!("../../templates/lexicon/everyday.txt");

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words().collect());

/// Whether a word, which is in lower case, is one of them.
///
/// The lexicon's light terms are phrases, and words with a meaning in the trade; these here have none, and are only looked
/// up, not matched by stem: "general" is one, and "generator" is not.
#[must_use]
pub fn is_everyday(word: &str) -> bool {
    WORDS.contains(word)
}

fn words() -> impl Iterator<Item = &'static str> {
    SHIPPED.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{is_everyday, words};
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
            assert!(!is_everyday(word), "{word}");
        }
        assert!(is_everyday("envisage") && is_everyday("accordingly"));
    }

    #[test]
    fn each_word_stands_once_and_as_it_is_read() {
        let mut seen = BTreeSet::new();
        for word in words() {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(!is_stop_word(word), "{word} carries nothing anyhow");
            let read: Vec<String> = tokens(word).into_iter().map(|token| token.text).collect();
            assert_eq!(read, [word]);
            assert!(lexicon().find(&tokens(word)).is_empty(), "{word} is a term of the lexicon");
        }
    }
}
