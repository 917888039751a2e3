//! Questions that ask the same, or nearly: offered to be decided together, never decided so unseen.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The words of a question without case, punctuation and order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wordbag {
    /// The digests of the words, sorted, each once. They live as long as the process and are never stored.
    words: Vec<u64>,
}

impl Wordbag {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let digest = |word: &str| {
            let mut hasher = DefaultHasher::new();
            word.to_lowercase().hash(&mut hasher);
            hasher.finish()
        };
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { words: words.map(digest).collect::<BTreeSet<u64>>().into_iter().collect() }
    }

    /// Whether two questions have the same words but for at most one in ten.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let all = self.words.len().max(other.words.len());
        let few = self.words.len().min(other.words.len());
        // Most pairs differ in length alone by more than that.
        all > 0 && few * 10 >= all * 9 && self.shared(other) * 10 >= all * 9
    }

    /// How many words two questions share.
    fn shared(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(another)) = (ours.peek(), theirs.peek()) {
            match one.cmp(another) {
                std::cmp::Ordering::Less => _ = ours.next(),
                std::cmp::Ordering::Greater => _ = theirs.next(),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    ours.next();
                    theirs.next();
                }
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_ten_may_differ() {
        let bag = Wordbag::of("Do you encrypt the data of your customers at rest today?");
        for (text, like) in [
            ("do YOU encrypt — the data of your customers, at rest, today", true),
            ("Today: do you encrypt the data of your customers at rest everywhere?", true),
            ("Do you encrypt the backups of your customers at rest tonight?", false),
            ("Do you encrypt?", false),
            ("", false),
        ] {
            assert_eq!(bag.is_like(&Wordbag::of(text)), like, "{text}");
            assert_eq!(Wordbag::of(text).is_like(&bag), like, "{text}");
        }
        assert!(!Wordbag::of("?").is_like(&Wordbag::of("!")), "nothing is asked in either");
    }
}
