//! The stems of words, which are compared far more often than they are made.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use compact_str::CompactString;
use rust_stemmers::{Algorithm, Stemmer};

/// A word without its endings, with a digest of its letters: two that differ are hardly ever compared letter by letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Stem {
    /// Before the letters: equality is tried in this order.
    digest: u64,
    letters: CompactString,
}

/// How many words a thread keeps the stems of, besides those that are known: the words of questionnaires are few.
const KEPT: usize = 16 * 1024;

thread_local! {
    static STEMS: RefCell<HashMap<String, Stem>> = RefCell::default();
}

impl Stem {
    /// The Snowball stem of a word, which is in lower case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        STEMS.with_borrow_mut(|kept| {
            if let Some(stem) = kept.get(word) {
                return stem.clone();
            }
            let stem = Self::spelled(Stemmer::create(Algorithm::English).stem(word).into());
            if kept.len() < KEPT {
                kept.insert(word.to_owned(), stem.clone());
            }
            stem
        })
    }

    /// A stem that was found when the program was built.
    #[must_use]
    pub(super) fn known(letters: &'static str) -> Self {
        Self::spelled(CompactString::const_new(letters))
    }

    /// A stem with these letters.
    fn spelled(letters: CompactString) -> Self {
        Self { digest: digest(letters.as_bytes()), letters }
    }

    /// Its letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.letters
    }

    /// One of 64 bits, for sieves that keep out what is not in a set.
    #[must_use]
    pub const fn mesh(&self) -> u64 {
        1 << (self.digest % 64)
    }

    /// An order for searching, which differs from that of the alphabet and is the faster of the two.
    #[must_use]
    pub fn search_order(&self, other: &Self) -> Ordering {
        self.digest.cmp(&other.digest).then_with(|| self.letters.cmp(&other.letters))
    }
}

/// The FNV-1a digest of a word's letters: words are short, and it takes a few instructions a letter.
fn digest(letters: &[u8]) -> u64 {
    letters
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |digest, &letter| (digest ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// In the order of the alphabet.
impl Ord for Stem {
    fn cmp(&self, other: &Self) -> Ordering {
        self.letters.cmp(&other.letters)
    }
}

impl PartialOrd for Stem {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Stem {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest);
    }
}

impl fmt::Debug for Stem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.letters.fmt(f)
    }
}
