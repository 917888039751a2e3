//! An inverted index with BM25 weights, over any kind of key.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// What a text is made of: keys with what each counts.
pub type Bag<K> = BTreeMap<K, f64>;

/// A bag with what each of its keys is worth to an index.
#[derive(Debug, Clone, Default)]
pub struct Weighed {
    /// In the order of the bag: a key's position in the index, which one that no text has is without, and its worth.
    keys: Vec<(Option<usize>, f64)>,
    /// What all are worth together.
    worth: f64,
}

/// BM25's saturation: how soon a key that is repeated stops to count more.
const SATURATION: f64 = 1.2;
/// BM25's share of length: how much a long text is discounted.
const LENGTH_SHARE: f64 = 0.5;

/// The index.
#[derive(Debug)]
pub struct Inverted<K> {
    keys: HashMap<K, usize>,
    /// By key, the texts that have it, each with its saturated weight there.
    postings: Vec<Vec<(u32, f32)>>,
    /// By key, its rarity.
    rarity: Vec<f64>,
    /// The rarity of a key that no text has.
    unseen: f64,
}

impl<K: Hash + Eq + Ord + Clone> Inverted<K> {
    /// Indexes texts by their position, each with whether it tells what is usual: what is rare is rare among those alone.
    pub fn new<'a>(texts: impl Iterator<Item = (&'a Bag<K>, bool)> + Clone) -> Self
    where
        K: 'a,
    {
        let length = |bag: &Bag<K>| bag.values().sum::<f64>();
        let usual = texts.clone().filter(|(_, usual)| *usual).map(|(bag, _)| bag);
        let count = usual.clone().count() as f64;
        let mean = usual.map(length).sum::<f64>() / count.max(1.0);
        let mut keys = HashMap::new();
        let mut postings: Vec<Vec<(u32, f32)>> = Vec::new();
        let mut with: Vec<u32> = Vec::new();
        for (at, (bag, usual)) in (0_u32..).zip(texts) {
            let share = 1.0 - LENGTH_SHARE + LENGTH_SHARE * length(bag) / mean.max(f64::EPSILON);
            for (key, &weight) in bag {
                let saturated = weight * (SATURATION + 1.0) / (weight + SATURATION * share);
                let next = postings.len();
                let position = *keys.entry(key.clone()).or_insert(next);
                if position == next {
                    postings.push(Vec::new());
                    with.push(0);
                }
                if let Some(with) = with.get_mut(position) {
                    *with += u32::from(usual);
                }
                if let Some(list) = postings.get_mut(position) {
                    list.push((at, saturated as f32));
                }
            }
        }
        let rarity = with.into_iter().map(|with| rarity_of(count, f64::from(with))).collect();
        Self { keys, postings, rarity, unseen: rarity_of(count, 0.0) }
    }

    /// How rare the key at a position is: 0 where every text has it, growing without bound.
    fn rarity(&self, position: Option<usize>) -> f64 {
        position.and_then(|position| self.rarity.get(position)).copied().unwrap_or(self.unseen)
    }

    /// What a bag's keys are worth: their weights there by their rarity here.
    pub fn weigh(&self, bag: &Bag<K>) -> Weighed {
        let worth = |(key, weight): (&K, &f64)| {
            let position = self.keys.get(key).copied();
            (position, weight * self.rarity(position))
        };
        let keys: Vec<(Option<usize>, f64)> = bag.iter().map(worth).collect();
        Weighed { worth: keys.iter().map(|(_, worth)| worth).sum(), keys }
    }

    /// Adds to each text's sum what it shares with a query, and returns what a text that shares all would get.
    pub fn score(&self, query: &Bag<K>, sums: &mut [f64]) -> f64 {
        let query = self.weigh(query);
        for (position, gain) in query.keys {
            let Some(list) = position.and_then(|position| self.postings.get(position)) else { continue };
            for &(at, share) in list {
                if let Some(sum) = sums.get_mut(at as usize) {
                    *sum += gain * f64::from(share);
                }
            }
        }
        query.worth
    }
}

impl Weighed {
    /// The share of their worth that two bags of the same index have in common, 0 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let is_shared = |position: usize| other.keys.iter().any(|&(there, _)| there == Some(position));
        let shared = self.keys.iter().filter(|(position, _)| position.is_some_and(is_shared));
        let shared: f64 = shared.map(|(_, worth)| worth).sum();
        if shared <= 0.0 {
            return 0.0;
        }
        let all = self.worth + other.worth - shared;
        if all > 0.0 { (shared / all).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// Robertson and Spärck Jones' weight, never negative.
pub(super) fn rarity_of(count: f64, with: f64) -> f64 {
    (1.0 + (count - with + 0.5) / (with + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use super::{Bag, Inverted};

    fn bag(words: &[&'static str]) -> Bag<&'static str> {
        words.iter().map(|&word| (word, 1.0)).collect()
    }

    #[test]
    fn rare_keys_count_more() {
        let texts = [bag(&["data", "rest"]), bag(&["data", "sold"]), bag(&["data", "kept"])];
        let index = Inverted::new(texts.iter().map(|text| (text, true)));
        let worth = |word: &'static str| index.weigh(&bag(&[word])).worth;
        assert!(worth("sold") > worth("data"));
        assert!(worth("nowhere") > worth("sold"));
        let mut sums = vec![0.0; 3];
        index.score(&bag(&["data", "sold"]), &mut sums);
        assert!(sums[1] > sums[0] && sums[0] > 0.0);
        let [first, nothing] = [&texts[0], &bag(&[])].map(|bag| index.weigh(bag));
        assert!(first.likeness(&first) > 0.99 && first.likeness(&nothing) < 1e-9);
    }

    #[test]
    fn what_is_not_usual_makes_nothing_less_rare() {
        let (one, two) = (bag(&["data", "rest"]), bag(&["data", "sold"]));
        let apart = Inverted::new([(&one, true), (&two, false)].into_iter());
        let alone = Inverted::new([(&one, true)].into_iter());
        for word in ["data", "rest", "sold"] {
            let [apart, alone] = [&apart, &alone].map(|index| index.weigh(&bag(&[word])).worth);
            assert!((apart - alone).abs() < 1e-12, "{word}");
        }
        let mut sums = vec![0.0; 2];
        apart.score(&bag(&["sold"]), &mut sums);
        assert!(sums[1] > 0.0);
    }
}
