//! The customer's name where nobody has told it: whose data, staff and systems a questionnaire speaks of again and again.

use std::collections::BTreeMap;

use super::super::super::lexicon::lexicon;
use super::super::super::terms::{Token, tokens};
use super::super::super::vectors::table;
use super::instead::{belongs, possessive_mark};
use super::name::Name;
use super::{Parties, Who};

/// In so many questions a name has to stand, and in so many as somebody who has something.
const OFTEN: (usize, usize) = (3, 2);
/// The most words of a name.
const MOST_WORDS: usize = 4;

/// A name that questions speak of as the customer's would be ("Acme data", "Acme's staff"), and in how many it stands.
///
/// Words of the language and of the trade, and the vendor's own names, are none.
#[must_use]
pub fn unread_name<'q>(questions: impl Iterator<Item = &'q str>, parties: Parties<'_>) -> Option<(String, usize)> {
    if parties.customer.is_some() {
        return None;
    }
    let vendor = [Some(parties.vendor.name.as_str()), parties.vendor.product.as_deref()];
    let vendor: Vec<Name> = vendor.into_iter().flatten().map(Name::of).collect();
    let questions: Vec<&str> = questions.collect();
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for text in questions.iter().filter(|text| may_own(text)) {
        let mut named = owners_in(text, &vendor);
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|name| *owners.entry(name).or_default() += 1);
    }
    let (often, owning) = OFTEN;
    let counted = owners.into_iter().filter(|(_, count)| *count >= owning).map(|(written, _)| {
        let name = Name::of(written);
        let stands = |text: &&&str| {
            let words = tokens(text);
            name.may_be_in(text) && (0..words.len()).any(|at| name.length_at(text, &words, at).is_some())
        };
        (questions.iter().filter(stands).count(), written)
    });
    // The most frequent one, and the first of them by the alphabet.
    let (count, written) = counted.max_by(|(a, one), (b, other)| a.cmp(b).then_with(|| other.cmp(one)))?;
    (count >= often).then(|| (written.to_owned(), count))
}

/// Whether a name may stand in a text that something belongs to: for a quick no.
fn may_own(text: &str) -> bool {
    let mut words = text.split_whitespace().skip(1).peekable();
    while let Some(word) = words.next() {
        let named = word.starts_with(char::is_uppercase);
        let owns = || word.ends_with("'s") || word.ends_with("’s") || word.ends_with(['\'', '’']);
        let next = words.peek().map(|next| next.trim_end_matches(|c: char| !c.is_alphanumeric()));
        if named && (owns() || next.is_some_and(|next| belongs(&next.to_lowercase(), Who::Customer))) {
            return true;
        }
    }
    false
}

/// The names in a text that something belongs to.
fn owners_in<'t>(text: &'t str, vendor: &[Name]) -> Vec<&'t str> {
    let words = tokens(text);
    // Where every word has a capital, none tells a name.
    if !words.iter().skip(1).any(|word| !word.capital) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 1;
    while let Some(first) = words.get(at) {
        let is_part = |word: &&Token| word.capital && !word.opens_clause && !word.after_comma;
        let length = words.iter().skip(at).take(MOST_WORDS).take_while(is_part).count();
        if length == 0 || first.opens_clause {
            at += 1;
            continue;
        }
        let run = words.get(at..at + length).unwrap_or_default();
        let written = run.last().and_then(|last| text.get(first.span.0..last.span.1));
        let behind = run.last().and_then(|last| text.get(last.span.1..)).unwrap_or_default();
        let next = words.get(at + length).filter(|next| !next.opens_clause && !next.after_comma);
        let owns = possessive_mark(behind).is_some() || next.is_some_and(|next| belongs(&next.text, Who::Customer));
        let own = (0..length).any(|from| vendor.iter().any(|name| name.length_at(text, &words, at + from).is_some()));
        if owns && !own && !is_of_the_language(run) {
            found.extend(written);
        }
        at += length;
    }
    found
}

/// Whether words are the trade's or the language's rather than somebody's name.
fn is_of_the_language(run: &[Token]) -> bool {
    lexicon().find_all(run).next().is_some() || run.iter().all(|word| table().pieces(&word.text).len() == 1)
}

#[cfg(test)]
mod tests {
    use super::super::Parties;
    use super::unread_name;
    use crate::bank::Organisation;

    fn found(questions: &[&str], customer: Option<&str>) -> Option<(String, usize)> {
        let vendor = Organisation { name: "Ferrolith".to_owned(), ..Organisation::default() };
        unread_name(questions.iter().copied(), Parties { vendor: &vendor, customer })
    }

    #[test]
    fn whose_data_is_spoken_of_again_and_again_is_the_customer() {
        let questions = [
            "Is Orlvane data encrypted?",
            "Where are Orlvane's records kept?",
            "Do you tell Orlvane of breaches?",
            "Is Quernix data encrypted?",
            "Are Ferrolith systems patched?",
            "Are Ferrolith's staff trained?",
        ];
        assert_eq!(found(&questions, None), Some(("Orlvane".to_owned(), 3)));
        assert_eq!(found(&questions, Some("Orlvane")), None);
        assert_eq!(found(questions.get(1..).unwrap(), None), None);
    }

    #[test]
    fn words_of_the_trade_are_nobody() {
        let questions = ["Is PII data encrypted?", "Are GDPR's records kept?", "Do PII data and GDPR records leave?"];
        assert_eq!(found(&questions, None), None);
    }
}
