//! Sets of terms, a bit each.

use super::Term;

/// How many terms one number stands for.
const WIDTH: usize = u64::BITS as usize;

/// A set of terms.
#[derive(Debug, Clone, Default)]
pub struct TermSet(Vec<u64>);

impl TermSet {
    /// Adds a term.
    pub fn insert(&mut self, term: Term) {
        let (at, bit) = place(term);
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a term is in it.
    #[must_use]
    pub fn contains(&self, term: Term) -> bool {
        let (at, bit) = place(term);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether a term of another set is in it.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(here, there)| here & there != 0)
    }

    /// Its terms, in the order of the lexicon.
    pub fn iter(&self) -> impl Iterator<Item = Term> + '_ {
        let all = (0_u16..).zip(self.0.iter().flat_map(|bits| (0..WIDTH).map(move |bit| bits >> bit & 1 == 1)));
        all.filter(|&(_, held)| held).map(|(at, _)| Term(at))
    }
}

impl FromIterator<Term> for TermSet {
    fn from_iter<I: IntoIterator<Item = Term>>(terms: I) -> Self {
        let mut set = Self::default();
        terms.into_iter().for_each(|term| set.insert(term));
        set
    }
}

/// Which number a term's bit is in, and the bit.
fn place(term: Term) -> (usize, u64) {
    (usize::from(term.0) / WIDTH, 1 << (usize::from(term.0) % WIDTH))
}

#[cfg(test)]
mod tests {
    use super::{Term, TermSet};

    #[test]
    fn terms_come_back_in_order_each_once() {
        let set: TermSet = [700, 3, 64, 3, 63].map(Term).into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 63, 64, 700].map(Term));
        assert!(set.contains(Term(64)) && !set.contains(Term(65)) && !set.contains(Term(9_999)));
        let of = |term: u16| [Term(term)].into_iter().collect::<TermSet>();
        assert!(set.meets(&of(700)) && of(63).meets(&set) && !set.meets(&of(62)) && !set.meets(&of(9_999)));
    }
}
