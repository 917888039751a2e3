//! Ways to ask without a question: a statement to be affirmed, a caption with a question mark, a demand to be told.

use super::form::{AUXILIARIES, Demand, WH};
use super::lexicon::{Class, lexicon};
use super::nouns::kind_of;
use super::predicates::is_participle;
use super::terms::{self, Token, Words};

/// "(yes/no)", "Y/N", "true or false": whatever stands before it is to be affirmed or denied.
pub(super) fn offers_both_sides(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| {
        let other = if matches!(word(at + 1), "or") { word(at + 2) } else { word(at + 1) };
        let both = matches!((word(at), other), ("yes" | "y", "no" | "n") | ("true", "false"));
        both || at > 0 && word(at) == "not" && word(at - 1) == word(at + 1)
    })
}

/// Whether a negation is but the other side that is offered: "whether or not", "done / not done", "do you or do you not", "or no?"
pub(super) fn is_other_side(tokens: &[Token], negation: usize) -> bool {
    const BACK: usize = 3;
    let word = |at: usize| tokens.word(at);
    let back = |steps: usize| negation.checked_sub(steps).map_or("", word);
    let alternative = back(BACK) == "or" && AUXILIARIES.contains(&back(2)) && matches!(back(1), "you" | "it" | "they");
    let last = negation + 1 == tokens.len() || tokens.opens_clause(negation + 1);
    match word(negation) {
        "not" => back(1) == "or" || (!back(1).is_empty() && back(1) == word(negation + 1)) || alternative,
        _ => back(1) == "or" && last,
    }
}

/// "Tapes kept? Where?": what is asked in a few words without a verb, before what is to be told of it.
pub(super) fn asks_shortly(text: &str, tokens: &[Token]) -> bool {
    const MOST_WORDS: usize = 6;
    let sentences = tokens.iter().skip(1).position(|token| token.opens_clause);
    let Some((first, rest)) = sentences.and_then(|before| tokens.split_at_checked(before + 1)) else { return false };
    let asks = |token: &Token| WH.contains(&token.text.as_str()) || AUXILIARIES.contains(&token.text.as_str());
    let asked_behind = rest.iter().any(|token| WH.contains(&token.text.as_str()));
    let ends = text.split_once('?').is_some_and(|(before, _)| terms::tokens(before).len() == first.len());
    let of_it = first.last().is_some_and(|last| is_participle(&last.text)) || states(first);
    ends && of_it && asked_behind && (2..=MOST_WORDS).contains(&first.len()) && !first.iter().any(asks)
}

/// "… In every case?", "… How thoroughly?", "… Under whose name?": what a few words ask on, behind a question and naming nothing.
pub(super) fn asks_on(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const PLAIN: [&str; 22] = [
        "right",
        "correct",
        "true",
        "yes",
        "no",
        "ok",
        "okay",
        "so",
        "and",
        "or",
        "not",
        "you",
        "is",
        "that",
        "it",
        "this",
        "agreed",
        "compliant",
        "please",
        "the",
        "case",
        "thanks",
    ];
    let Some((_, rest)) = text.split_once('?') else { return false };
    let lexicon = lexicon();
    rest.split_inclusive('?').filter(|piece| piece.ends_with('?')).any(|piece| {
        let words = terms::tokens(piece);
        let word = |at: usize| words.word(at);
        let named = || lexicon.find(&words).iter().any(|found| lexicon.class(found.term) != Class::Light);
        let short = !words.is_empty() && words.len() <= MOST_WORDS;
        let degree = word(0) == "how" && (word(1) == "well" || word(1).ends_with("ly") && !OFTEN.contains(&word(1)));
        let known =
            word(0) == "how" && words.iter().any(|word| matches!(word.text.as_str(), "know" | "sure" | "prove"));
        let whose = words.iter().any(|word| word.text == "whose");
        let begun = WH.contains(&word(0)) || AUXILIARIES.contains(&word(0)) || WH.contains(&word(1)) || word(0) == "if";
        let plain = words.iter().all(|word| PLAIN.contains(&word.text.as_str()));
        // "Or is that left to the customer?"
        let other = word(0) == "or" && !plain;
        short && (degree || known || whose || other || !begun && !plain && !named())
    })
}

/// How often, or how soon.
const OFTEN: [&str; 6] = ["frequently", "regularly", "quickly", "rapidly", "swiftly", "promptly"];

/// A sentence that is to be affirmed or denied: it ends in a full stop, as a caption does not, and bids nothing.
pub(super) fn is_statement(text: &str, tokens: &[Token]) -> bool {
    const BIDDING: [&str; 16] = [
        "choose", "select", "pick", "mark", "tick", "check", "complete", "fill", "answer", "refer", "see", "use",
        "add", "attach", "write", "note",
    ];
    let bids = tokens.first().is_none_or(|first| BIDDING.contains(&first.text.as_str()));
    let alone = !tokens.iter().skip(1).any(|token| token.opens_clause);
    text.trim_end().ends_with('.') && tokens.len() > 3 && alone && !bids
}

/// "We need …", "we require …": what the asker demands is to be affirmed or denied, with a full stop or without.
pub(super) fn is_demand(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        matches!(pair, [who, verb] if matches!(who.text.as_str(), "we" | "i")
            && matches!(verb.text.as_str(), "need" | "require" | "expect" | "want" | "demand" | "insist"))
    })
}

/// "Describe …, including where it is kept": what is to be told beside the account.
pub(super) fn included(tokens: &[Token]) -> Option<Demand> {
    const ON: usize = 4;
    let at = tokens.iter().position(|token| token.text == "including")?;
    tokens.iter().skip(at + 1).take(ON).find_map(named)
}

/// What is to be told, where a word names it beside something else: "… and location", "… and how long".
pub(super) fn named(token: &Token) -> Option<Demand> {
    match token.text.as_str() {
        "place" | "places" | "where" => Some(Demand::Place),
        "often" | "frequently" => Some(Demand::Frequency),
        // Retention is the time for which something is kept.
        "long" | "retention" => Some(Demand::Time),
        written => kind_of(token.stem.as_str(), written).filter(|kind| *kind != Demand::Party),
    }
}

/// "The supplier shall describe …": what somebody is to tell, from the word for telling on.
pub(super) fn is_to_tell(tokens: &[Token]) -> Option<&[Token]> {
    const WHO: [&str; 11] = [
        "supplier",
        "vendor",
        "provider",
        "bidder",
        "tenderer",
        "contractor",
        "respondent",
        "processor",
        "company",
        "you",
        "organization",
    ];
    const ACCOUNTS: [&str; 10] =
        ["describe", "explain", "state", "list", "specify", "outline", "indicate", "detail", "name", "elaborate"];
    let modal = tokens.iter().take(5).position(|token| matches!(token.text.as_str(), "shall" | "must" | "should"))?;
    let who = tokens.get(..modal)?.last()?;
    let verb = tokens.get(modal + 1)?;
    let told = tokens.get(modal + 2).map_or("", |token| token.text.as_str());
    let account = ACCOUNTS.contains(&verb.text.as_str()) && !matches!(told, "whether" | "if" | "that");
    (WHO.contains(&who.text.as_str()) && account).then(|| tokens.get(modal + 1..)).flatten()
}

/// "Second factor mandatory": a caption that says how it is asks for nothing else.
pub(super) fn states(tokens: &[Token]) -> bool {
    let stating = ["mandatory", "required", "enforced", "compulsory", "obligatory", "enabled", "supported", "ensured"];
    tokens.last().is_some_and(|token| stating.contains(&token.text.as_str()))
}

/// "… and, if so, how often?", "If yes, where?": of a no there is nothing more to tell.
pub(super) fn is_upon_a_yes(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| word(at) == "if" && matches!(word(at + 1), "so" | "yes" | "applicable"))
}

/// "… and are they tested?": whether something is so, beside what is to be told.
pub(super) fn asks_besides(tokens: &[Token], at: usize) -> bool {
    const SUBJECTS: [&str; 18] = [
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "there",
        "the",
        "your",
        "our",
        "their",
        "its",
        "you",
        "we",
        "any",
        "all",
        "customers",
        "users",
    ];
    let word = |at: usize| tokens.word(at);
    at > 0 && word(at - 1) == "and" && AUXILIARIES.contains(&word(at)) && SUBJECTS.contains(&word(at + 1))
}

/// Whether something is said to come.
pub(super) fn is_awaited(tokens: &[Token]) -> bool {
    let awaited = ["scheduled", "planned", "expected", "foreseen", "due", "targeted", "announced"];
    tokens.iter().any(|token| awaited.contains(&token.text.as_str()))
}

/// "To what extent", "by which means", "under what circumstances", "to what email address": how, in other words.
pub(super) fn is_a_manner(noun: &str) -> bool {
    const MANNERS: [&str; 16] = [
        "basis",
        "grounds",
        "extent",
        "degree",
        "way",
        "ways",
        "manner",
        "fashion",
        "means",
        "circumstances",
        "conditions",
        "cases",
        "channel",
        "channels",
        "address",
        "route",
    ];
    MANNERS.contains(&noun)
}

#[cfg(test)]
mod tests {
    use crate::matching::form::{Demand, Form, form};
    use crate::matching::terms::tokens;

    fn read(text: &str) -> Form {
        form(text, &tokens(text))
    }

    #[test]
    fn what_is_stated_is_to_be_affirmed_or_denied() {
        for text in [
            "Backups keep their encryption.",
            "Backups encrypted (yes/no)",
            "Backups encrypted Y/N",
            "Backups encrypted: true or false",
            "Multiple regions?",
        ] {
            let form = read(text);
            assert!(form.polar && form.demands.is_empty() && !form.caption, "{text}: {form:?}");
        }
        assert!(read("Encryption of backups").caption);
        assert!(read("Select one of the choices below.").caption);
    }

    #[test]
    fn what_is_asked_in_short_is_to_be_affirmed_or_denied_as_well() {
        for (text, demand) in [
            ("Tapes kept? Where?", Demand::Place),
            ("Second factor required? Which factors?", Demand::Method),
            ("Restores tested? If so, how often?", Demand::Frequency),
        ] {
            let form = read(text);
            assert!(form.polar && !form.caption, "{text}: {form:?}");
            assert_eq!(form.demands, [demand], "{text}");
        }
        assert!(!read("Backup frequency? Where are they kept?").polar);
        assert!(!read("What is kept? Where?").polar);
    }

    #[test]
    fn a_caption_with_a_question_mark_is_a_caption() {
        for (text, demand) in [
            ("Backup frequency?", Demand::Frequency),
            ("Storage location(s)?", Demand::Place),
            ("Log retention period?", Demand::Time),
        ] {
            let form = read(text);
            assert!(form.caption && !form.polar, "{text}: {form:?}");
            assert_eq!(form.demands, [demand], "{text}");
        }
    }

    #[test]
    fn a_caption_that_says_how_it_is_demands_nothing_more() {
        assert!(read("Administrators: second factor mandatory").demands.is_empty());
        assert_eq!(read("Second factor of administrators").demands, [Demand::Method]);
        assert_eq!(read("For which date is the audit scheduled?").demands, [Demand::Time]);
    }

    #[test]
    fn what_an_account_is_to_include_is_demanded_too() {
        let form = read("Describe how backups are made, including the place of storage.");
        assert!(form.demands.contains(&Demand::Place), "{form:?}");
    }

    #[test]
    fn what_a_supplier_is_to_tell_is_an_account() {
        let form = read("The supplier shall describe how backups are made.");
        assert!(form.is_open(), "{form:?}");
        assert!(read("The supplier shall encrypt backups.").polar);
    }
}
