//! What the wordings of a bank mean, beside one another.
//!
//! A piece of a word counts by how rare it is in the bank: what every wording says tells none from another. A text and
//! what it stands under count alike, however long either is. Of what all wordings have in common a share is taken away,
//! from the questions too, so that a wording of the most usual kind is not like everything.

use rayon::prelude::*;

use super::{Direction, Meaning, Table};
use crate::matching::inverted::rarity_of;
use crate::matching::words::stop_words;

/// What a word counts that only holds a sentence together, beside another that is as rare: a small bank lacks many.
const STOP_WORD: f32 = 0.2;

/// The pieces of an entry's texts: positions in the table.
#[derive(Debug, Default)]
pub struct Spelled {
    /// Of its topic.
    pub topic: Vec<u32>,
    /// Of each of its wordings.
    pub wordings: Vec<Vec<u32>>,
    /// Whether it tells what is usual in the bank.
    pub usual: bool,
}

/// How much it counts what a text stands under, and what all wordings have in common.
#[derive(Debug, Clone, Copy)]
pub struct Shares {
    /// What a heading or a topic counts beside the text under it, both of unit length.
    pub heading: f64,
    /// How much is taken away of what all wordings have in common, 0 to 1.
    pub usual: f64,
}

/// The wordings of a bank by what they mean.
#[derive(Debug)]
pub struct Meanings {
    table: &'static Table<'static>,
    shares: Shares,
    /// By piece, what it counts.
    rarity: Vec<f32>,
    /// What is taken away.
    usual: Meaning,
    /// Where each wording points, one after the other in the order of the bank; nowhere is all noughts.
    directions: Vec<f32>,
}

impl Meanings {
    /// Takes in the wordings of some entries, which were spelled by the table.
    #[must_use]
    pub fn new(entries: &[Spelled], table: &'static Table<'static>, shares: Shares) -> Self {
        let rarity = rarity(entries, table);
        let mut meanings = Self { table, shares, rarity, usual: Meaning::default(), directions: Vec::new() };
        let directions = |entry: &Spelled| -> Vec<Direction> {
            let topic = meanings.sum(&entry.topic);
            entry.wordings.iter().map(|pieces| meanings.under(&meanings.sum(pieces), &topic)).collect()
        };
        let directions: Vec<Direction> = entries.par_iter().flat_map_iter(directions).collect();
        let mut usual = Meaning::default();
        let is_usual = entries.iter().flat_map(|entry| entry.wordings.iter().map(|_| entry.usual));
        let told = || {
            directions.iter().zip(is_usual.clone()).filter(|(_, is_usual)| *is_usual).map(|(direction, _)| direction)
        };
        let known = told().filter(|direction| !direction.0.is_empty()).count();
        for direction in told() {
            usual.add_direction(direction, shares.usual / known.max(1) as f64);
        }
        let components = |direction: &Direction| {
            let mut components = beyond(direction, &usual).0.into_vec();
            components.resize(table.dimensions, 0.0);
            components
        };
        meanings.directions = directions.par_iter().flat_map_iter(components).collect();
        meanings.usual = usual;
        meanings
    }

    /// Where a question points, together with what it stands under.
    #[must_use]
    pub fn asked<'t>(&self, question: &str, above: impl Iterator<Item = &'t str>) -> Direction {
        let above: Vec<u32> = above.flat_map(|above| self.table.pieces(above)).collect();
        let asked = self.under(&self.sum(&self.table.pieces(question)), &self.sum(&above));
        beyond(&asked, &self.usual)
    }

    /// How alike a question and the wording at a place are, 0 to 1.
    #[must_use]
    pub fn likeness(&self, asked: &Direction, wording: usize) -> f64 {
        let first = wording * self.table.dimensions;
        self.directions.get(first..first + self.table.dimensions).map_or(0.0, |there| asked.likeness_to(there))
    }

    fn sum(&self, pieces: &[u32]) -> Meaning {
        self.table.sum(pieces, |piece| self.rarity.get(piece as usize).copied().unwrap_or_default())
    }

    fn under(&self, text: &Meaning, above: &Meaning) -> Direction {
        let mut meaning = Meaning::default();
        meaning.add_direction(&text.direction(), 1.0);
        meaning.add_direction(&above.direction(), self.shares.heading);
        meaning.direction()
    }
}

/// Where a text points beyond what is usual.
fn beyond(direction: &Direction, usual: &Meaning) -> Direction {
    let mut meaning = Meaning::default();
    meaning.add_direction(direction, 1.0);
    meaning.add(usual, -1.0);
    if direction.0.is_empty() { Direction::default() } else { meaning.direction() }
}

/// By piece, how rare it is among the wordings, each taken with its topic.
fn rarity(entries: &[Spelled], table: &Table<'_>) -> Vec<f32> {
    let mut with = vec![0_u32; table.len()];
    // The last wording that each piece was counted for, so that none counts twice.
    let mut last = vec![0_u32; table.len()];
    let mut wordings = 0_u32;
    for entry in entries.iter().filter(|entry| entry.usual) {
        for wording in &entry.wordings {
            wordings += 1;
            for &piece in entry.topic.iter().chain(wording) {
                let (Some(with), Some(last)) = (with.get_mut(piece as usize), last.get_mut(piece as usize)) else {
                    continue;
                };
                *with += u32::from(*last != wordings);
                *last = wordings;
            }
        }
    }
    let unseen = rarity_of(f64::from(wordings), 0.0) as f32;
    let weigh = |with: u32| if with == 0 { unseen } else { rarity_of(f64::from(wordings), f64::from(with)) as f32 };
    let mut rarity: Vec<f32> = with.into_iter().map(weigh).collect();
    for word in stop_words() {
        // A word that is no piece by itself is as good as never said.
        if let [piece] = table.pieces(word).as_slice()
            && let Some(rarity) = rarity.get_mut(*piece as usize)
        {
            *rarity *= STOP_WORD;
        }
    }
    rarity
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::{Meanings, Shares, Spelled};

    fn of(wordings: &[&str]) -> Meanings {
        let spelled =
            |wording: &&str| Spelled { topic: Vec::new(), wordings: vec![table().pieces(wording)], usual: true };
        let entries: Vec<Spelled> = wordings.iter().map(spelled).collect();
        Meanings::new(&entries, table(), Shares { heading: 1.0, usual: 0.5 })
    }

    #[test]
    fn what_every_wording_says_counts_little() {
        let bank = of(&[
            "Is a policy for passwords reviewed every year?",
            "Is a policy for backups reviewed every year?",
            "Is a policy for visitors reviewed every year?",
        ]);
        let asked = bank.asked("Is the policy for visitors reviewed every year?", std::iter::empty());
        let [first, second, third] = [0, 1, 2].map(|at| bank.likeness(&asked, at));
        assert!(third > 0.5 && first < 0.1 && second < 0.1, "{first} {second} {third}");
    }

    #[test]
    fn a_heading_tells_which_of_two_alike_is_meant() {
        let bank = of(&["Are guests accompanied?", "Are restores tested?"]);
        let under = |heading: &str| {
            let asked = bank.asked("Is there a procedure?", std::iter::once(heading));
            [bank.likeness(&asked, 0), bank.likeness(&asked, 1)]
        };
        let [guests, restores] = under("Visitors on the premises");
        assert!(guests > restores, "{guests} {restores}");
        let [guests, restores] = under("Backups");
        assert!(restores > guests, "{guests} {restores}");
    }

    #[test]
    fn a_single_wording_is_like_itself_and_what_is_unknown_like_nothing() {
        let bank = of(&["Are backups encrypted?", "漢字"]);
        let asked = bank.asked("Are backups encrypted?", std::iter::empty());
        assert!(bank.likeness(&asked, 0) > 0.99 && bank.likeness(&asked, 1) < 1e-9 && bank.likeness(&asked, 2) < 1e-9);
        let unknown = bank.asked("漢字", std::iter::empty());
        assert!(bank.likeness(&unknown, 0) < 1e-9);
    }
}
