//! The words of the shipped tables, spelled and stemmed when the program is built: most words of a questionnaire are among
//! them, and stemming one costs far more than looking it up.

use compact_str::CompactString;

use super::stem::Stem;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The one spelling and the stem of a word, which is in lower case, where it is among them.
pub(super) fn word(lower: &str) -> Option<(CompactString, Stem)> {
    let (text, stem) = WORDS.get(lower)?;
    Some((CompactString::const_new(text), Stem::known(stem)))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, word};
    use crate::matching::spelling::one_spelling;
    use crate::matching::stem::Stem;

    #[test]
    fn what_is_known_is_what_would_be_made() {
        assert!(WORDS.len() > 1_000);
        for lower in WORDS.keys() {
            let text = one_spelling((*lower).into());
            let stem = Stem::of(&text);
            assert_eq!(word(lower), Some((text, stem)), "{lower}");
        }
    }
}
