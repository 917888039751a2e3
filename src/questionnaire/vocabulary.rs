//! What the choices of a list mean: a list's own texts as stances, with certainty or not at all.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::stance::Stance;

use super::language::Lexicon;
use super::texts::plain;

/// The most words of a choice that can mean a bare stance; longer ones say more than the stance.
const MOST_WORDS: usize = 5;

/// The most choices of a list of which one "No" tells that it takes a reply.
const SHORT_LIST: usize = 8;

/// One choice of a list or tick column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The list's own text, to be written exactly so (of a tick column, its caption).
    pub text: String,
    /// The stance that the text certainly means; `None` where it means something else or is not certain.
    pub stance: Option<Stance>,
}

/// The stance that a choice's text certainly means by itself: `Yes`, `1) Yes`, `Y`, `N/A`, `Teilweise erfüllt`.
///
/// Whole sentences, degrees ("Yes, for some applications") and scales are `None`: they say more than a stance does.
#[must_use]
pub fn stance_of(text: &str) -> Option<Stance> {
    if text.chars().count() > 60 {
        return None;
    }
    let lexicon = Lexicon::shipped();
    let plain = plain(text);
    if let Some(stance) = lexicon.stances.get(&plain) {
        return Some(*stance);
    }
    // "1) Yes", "2 - No": a choice's own number says nothing.
    let bare = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if bare.len() < plain.len()
        && !bare.is_empty()
        && let Some(stance) = lexicon.stances.get(bare)
    {
        return Some(*stance);
    }
    // "Yes (fully implemented)", "Partial / In part", "No – Not Implemented": every part says the same stance.
    let parts: Vec<String> = text
        .split(['(', ')', '/', '-', '–', '—', ',', ';', ':'])
        .map(self::plain)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() < 2 || plain.split(' ').count() > MOST_WORDS {
        return None;
    }
    let mut stances = parts.iter().map(|part| lexicon.stances.get(part).copied());
    let first = stances.next().flatten()?;
    stances.all(|stance| stance == Some(first)).then_some(first)
}

/// Which way a choice leans: the stance that it means, or that it means a degree of ("Strongly agree", "Largely").
#[must_use]
pub fn leaning_of(text: &str) -> Option<Stance> {
    stance_of(text).or_else(|| degree_of(text))
}

fn degree_of(text: &str) -> Option<Stance> {
    if text.chars().count() > 60 {
        return None;
    }
    let plain = plain(text);
    let bare = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let degrees = &Lexicon::shipped().degrees;
    degrees.get(&plain).or_else(|| degrees.get(bare)).copied()
}

/// The choices of a list with the stances that they certainly mean *as a list*.
///
/// A list that speaks of something else than stance (who owns a control, a tier, a degree in sentences) has no stance
/// at all, even where one of its texts alone would read as one; "Open" beside "Fulfilled" is no stance either.
#[must_use]
pub fn choices_of(list: &[String]) -> Vec<Choice> {
    let texts = || list.iter().map(String::as_str).filter(|text| !text.trim().is_empty());
    let said: BTreeSet<Stance> = texts().filter_map(stance_of).collect();
    let tells = [Stance::No, Stance::Partial, Stance::NotApplicable].iter().any(|stance| said.contains(stance));
    // Without a yes and something that is no yes there is nothing that the stances could be told apart by.
    if said.contains(&Stance::Yes) && tells {
        return certain_choices(texts());
    }
    texts().map(|text| Choice { text: text.to_owned(), stance: None }).collect()
}

/// Choices that stand beside each other with the stances that they certainly mean: a bare word means none where others
/// say a degree of it. Beside "Strongly agree", "Agree" is not the whole yes; beside "Largely", "Partially" is not all
/// that is partial; and "Yes" beside "Yes, for some" is not every yes.
pub fn certain_choices<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Choice> {
    let mut choices: Vec<Choice> =
        texts.map(|text| Choice { text: text.to_owned(), stance: stance_of(text) }).collect();
    let degrees: BTreeSet<Stance> = choices.iter().filter_map(|choice| degree_of(&choice.text)).collect();
    let qualified_yes =
        choices.iter().any(|choice| choice.stance.is_none() && plain(&choice.text).split(' ').next() == Some("yes"));
    for choice in &mut choices {
        let doubtful = |stance: &Stance| degrees.contains(stance) || (qualified_yes && *stance == Stance::Yes);
        choice.stance = choice.stance.filter(|stance| !doubtful(stance));
    }
    choices
}

/// A list read once: its choices, and whether it is one that takes a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// The choices with the stances that they certainly mean.
    pub choices: Arc<[Choice]>,
    /// Whether the choices tell yes from no (or from part): the mark of a list that takes a reply.
    pub takes_reply: bool,
}

impl Vocabulary {
    /// Reads a list.
    #[must_use]
    pub fn of(list: &[String]) -> Self {
        let choices = choices_of(list);
        let certain = choices.iter().filter(|choice| choice.stance.is_some()).count();
        let leanings: BTreeSet<Stance> = list.iter().filter_map(|text| leaning_of(text)).collect();
        let graded = leanings.contains(&Stance::Yes) && leanings.contains(&Stance::No);
        let refuses = list.len() <= SHORT_LIST && list.iter().any(|text| stance_of(text) == Some(Stance::No));
        Self { choices: choices.into(), takes_reply: certain >= 2 || graded || refuses }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stances(list: &[&str]) -> Vec<Option<Stance>> {
        let list: Vec<String> = list.iter().map(|text| (*text).to_owned()).collect();
        choices_of(&list).into_iter().map(|choice| choice.stance).collect()
    }

    #[test]
    fn lists_are_read_as_stances_in_the_ways_that_files_write_them() {
        use Stance::{No, NotApplicable, Partial, Planned, Yes};
        for (list, wanted) in [
            (vec!["Yes", "No", "NA"], vec![Some(Yes), Some(No), Some(NotApplicable)]),
            (vec!["1) Yes", "2) No", "3) N/A"], vec![Some(Yes), Some(No), Some(NotApplicable)]),
            (vec!["Y", "N"], vec![Some(Yes), Some(No)]),
            (vec!["Valid", "Non-valid", "Not Applicable"], vec![Some(Yes), Some(No), Some(NotApplicable)]),
            (vec!["Fully compliant", "Partially compliant", "Not compliant"], vec![Some(Yes), Some(Partial), Some(No)]),
            (vec!["In place", "Planned", "Not in place"], vec![Some(Yes), Some(Planned), Some(No)]),
            (
                vec!["Ja", "Teilweise", "Nein", "Entfällt"],
                vec![Some(Yes), Some(Partial), Some(No), Some(NotApplicable)],
            ),
            (vec!["はい", "いいえ", "該当なし"], vec![Some(Yes), Some(No), Some(NotApplicable)]),
        ] {
            assert_eq!(stances(&list), wanted, "{list:?}");
        }
    }

    #[test]
    fn lists_about_something_else_have_no_stance() {
        for list in [
            vec!["CSP-owned", "CSC-owned", "3rd-party outsourced"],
            vec!["Tier 1", "Tier 2", "Tier 3", "N/A"],
            vec!["1", "2", "3", "4", "5"],
            vec!["Initial", "Managed", "Defined"],
        ] {
            assert!(stances(&list).iter().all(Option::is_none), "{list:?}");
        }
        let sentences = stances(&["No", "Yes, for some applications", "Yes, for most or all of the applications"]);
        assert!(sentences.iter().skip(1).all(Option::is_none), "a degree is not a stance");
    }

    #[test]
    fn beside_degrees_a_bare_word_is_not_certain() {
        use Stance::{No, NotApplicable, Yes};
        for (list, wanted) in [
            (vec!["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"], vec![None; 5]),
            (vec!["Agree", "Disagree"], vec![Some(Yes), Some(No)]),
            (
                vec!["Fully", "Largely", "Partially", "No", "N/A"],
                vec![Some(Yes), None, None, Some(No), Some(NotApplicable)],
            ),
            (
                vec!["trifft voll zu", "trifft eher zu", "trifft nicht zu", "entfällt"],
                vec![None, None, Some(No), Some(NotApplicable)],
            ),
        ] {
            let choices = certain_choices(list.iter().copied());
            assert_eq!(choices.into_iter().map(|choice| choice.stance).collect::<Vec<_>>(), wanted, "{list:?}");
        }
    }
}
