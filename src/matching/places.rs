//! Where something is, stays and goes: what one area says of another.

use super::content::Key;
use super::form::Demand;
use super::lexicon::{Class, Term, lexicon};
use super::reading::Reading;
use crate::stance::Stance;

/// What a text says of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In it, and perhaps elsewhere.
    In,
    /// In it and nowhere else.
    Stays,
    /// Out of it.
    Leaves,
}

/// How one area lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    Same,
    Within,
    Contains,
    Apart,
}

/// The stance towards a question about one area, from the stance towards a wording about another or about leaving the
/// same one; `None` where it does not follow, or where no area is concerned.
#[must_use]
pub fn settle(question: &Reading, wording: &Reading, stance: Stance) -> Option<Stance> {
    // "Not in" an area, where neither staying nor leaving is said, turns the plain statement.
    let turned = |reading: &Reading| reach(reading) == Reach::In && reading.signs.negations.len() % 2 == 1;
    let stance = if turned(wording) { stance.opposite()? } else { stance };
    let settled = settle_plainly(question, wording, stance)?;
    if turned(question) { settled.opposite() } else { Some(settled) }
}

fn settle_plainly(question: &Reading, wording: &Reading, stance: Stance) -> Option<Stance> {
    let (asked, stated) = (area(question)?, area(wording)?);
    let lie = lie(stated, asked);
    // What stays in an area is the one statement from which another area follows.
    let (reach, stance) = match (reach(wording), stance) {
        (Reach::Leaves, Stance::No) => (Reach::Stays, Stance::Yes),
        (Reach::Leaves, Stance::Yes) => return (lie == Lie::Same).then(|| leaving(question)).flatten(),
        (reach, stance) => (reach, stance),
    };
    match (reach, stance, reach_of(question), lie) {
        (Reach::Stays, Stance::Yes, Reach::In | Reach::Stays, Lie::Same | Lie::Within) => Some(Stance::Yes),
        (Reach::Stays, Stance::Yes, Reach::Leaves, Lie::Same | Lie::Within) => Some(Stance::No),
        (Reach::Stays, Stance::Yes, Reach::In | Reach::Stays, Lie::Apart) => Some(Stance::No),
        (Reach::Stays, Stance::Yes, Reach::Leaves, Lie::Apart) => Some(Stance::Yes),
        (Reach::In, Stance::Yes, Reach::In, Lie::Same | Lie::Within) => Some(Stance::Yes),
        // What is in one area does not stay within another that lies apart.
        (Reach::In, Stance::Yes, Reach::Stays, Lie::Apart) => Some(Stance::No),
        (Reach::In, Stance::Yes, Reach::Leaves, Lie::Apart) => Some(Stance::Yes),
        (Reach::In, Stance::No, Reach::In | Reach::Stays, Lie::Same | Lie::Contains) => Some(Stance::No),
        _ => None,
    }
}

/// Something leaves an area: what follows for the same area.
fn leaving(question: &Reading) -> Option<Stance> {
    match reach_of(question) {
        Reach::Leaves => Some(Stance::Yes),
        Reach::Stays => Some(Stance::No),
        Reach::In => None,
    }
}

/// Whether a text speaks of an area at all.
#[must_use]
pub fn speaks_of_an_area(reading: &Reading) -> bool {
    areas(reading).next().is_some()
}

/// Whether a text speaks of an area, and a wording of none, nor of where anything is: a place in its answer may be part of
/// a name.
#[must_use]
pub fn is_by_the_way(question: &Reading, wording: &Reading) -> bool {
    let about_places =
        ["store", "hosting", "data-centers", "regions", "backup"].iter().any(|name| wording.says_term(name));
    speaks_of_an_area(question)
        && !speaks_of_an_area(wording)
        && !about_places
        && !wording.form.demands.contains(&Demand::Place)
}

/// Whether something is a word for how things lie to an area, which `settle` reads.
#[must_use]
pub fn is_reach(key: &Key) -> bool {
    key.is_one_of(&["leave", "stay"])
}

fn reach_of(reading: &Reading) -> Reach {
    reach(reading)
}

fn reach(reading: &Reading) -> Reach {
    let leaves = reading.signs.outside || reading.says_term("leave");
    let stays = reading.signs.only || reading.says_term("stay") || reading.says_term("restrict");
    let turned = reading.signs.negations.len() % 2 == 1;
    match (leaves, stays, turned) {
        (true, _, false) | (false, true, true) => Reach::Leaves,
        (true, _, true) | (false, true, false) => Reach::Stays,
        (false, false, _) => Reach::In,
    }
}

fn areas(reading: &Reading) -> impl Iterator<Item = Term> + '_ {
    reading.content.iter().filter_map(|content| match (&content.key, content.class) {
        (Key::Term(term), Class::Place) if !content.key.is_one_of(&["country", "offshore", "third-countries"]) => {
            Some(*term)
        }
        _ => None,
    })
}

/// The one area that a text is about: the widest where it names several that lie in each other ("EU/EEA").
fn area(reading: &Reading) -> Option<Term> {
    let all: Vec<Term> = areas(reading).collect();
    all.iter().copied().find(|&wide| all.iter().all(|&other| matches!(lie(other, wide), Lie::Same | Lie::Within)))
}

fn lie(one: Term, other: Term) -> Lie {
    let lexicon = lexicon();
    if one == other {
        Lie::Same
    } else if lexicon.implied(one).contains(&other) {
        Lie::Within
    } else if lexicon.implied(other).contains(&one) {
        Lie::Contains
    } else {
        Lie::Apart
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::matching::reading::Reading;
    use crate::stance::Stance::{self, No, Yes};

    fn settled(wording: &str, stance: Stance, question: &str) -> Option<Stance> {
        settle(&Reading::of(question), &Reading::of(wording), stance)
    }

    #[test]
    fn from_what_stays_in_an_area_others_follow() {
        let stays = "Does customer data stay in the EU?";
        for (question, expected) in [
            ("Is customer data kept within the EEA?", Some(Yes)),
            ("Does customer data leave the EU?", Some(No)),
            ("Is customer data stored outside the EEA?", Some(No)),
            ("Is customer data stored in the US?", Some(No)),
            ("Is customer data stored outside the US?", Some(Yes)),
            ("Is customer data stored in Germany?", None),
            ("Is customer data stored only in Germany?", None),
            ("Is it ensured that data never leaves Europe?", Some(Yes)),
            ("Is customer data not stored in the US?", Some(Yes)),
            ("Is customer data not stored in the EEA?", Some(No)),
        ] {
            assert_eq!(settled(stays, Yes, question), expected, "{question}");
        }
    }

    #[test]
    fn from_what_is_in_an_area_little_follows() {
        let is_in = "Is customer data stored in Finland?";
        for (question, expected) in [
            ("Is customer data stored in the EU?", Some(Yes)),
            ("Does customer data leave the EU?", None),
            ("Is customer data stored only in the EU?", None),
            ("Is customer data stored in the US?", None),
            ("Is data stored exclusively in the US?", Some(No)),
        ] {
            assert_eq!(settled(is_in, Yes, question), expected, "{question}");
        }
    }

    #[test]
    fn what_leaves_is_turned() {
        assert_eq!(settled("Does data leave the EU?", No, "Does data remain in the EU?"), Some(Yes));
        assert_eq!(settled("Does data leave the EU?", Yes, "Does data remain in the EU?"), Some(No));
        assert_eq!(settled("Does data leave the EU?", No, "Does data leave Germany?"), None);
    }
}
