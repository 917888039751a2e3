//! What a text is about: its content, part by part, with the small words, the figures and the form beside it.

use super::ability::Ability;
use super::askers_own::add_askers_own;
use super::bounded::with_negated_bounds;
use super::carried::{kept, sets_aside};
use super::content::{Content, Key, content};
use super::everyday::{is_everyday, is_light_in_a_question};
use super::form::{Form, form};
use super::hinges::Hinges;
use super::lasting::{
    is_full, is_had, is_measured_off, is_within_some_time, keep_at_least, keep_for_a_time, speaks_of_a_time,
};
use super::leave::{Leave, is_done_by_customers, leave};
use super::lexicon::{Class, Found, Term, lexicon};
use super::measured::add_measured;
use super::opposites::has_opposite;
use super::preambles::{asks_for_assent, without_preambles};
use super::said::Said;
use super::signs::{Signs, signs};
use super::stem::Stem;
use super::telling::{embeds, to_vendor};
use super::terms::{Token, Words, tokens};
use super::times::Times;
use super::wanted::Wanted;
use super::weighty::{Weighty, weighty};
use super::words::is_stop_word;
use crate::quantity::{self, Asked, Bound};

/// A text as it is judged.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What it is about, each thing once, in order; what carries nothing is left out.
    pub content: Vec<Content>,
    /// All that the content says, implied things among it, and the light terms.
    pub said: Said,
    /// Everyday words that it is not held to, by stem, unless there is little else to hold it to.
    pub everyday: Vec<Stem>,
    /// Words that carry nothing unless the bank does not say them.
    pub weighty: Vec<Weighty>,
    /// What it says "all", "every" or "each" of.
    pub swept: Vec<Term>,
    /// The words that turn, widen or bind it.
    pub signs: Signs,
    /// The figures in it.
    pub asked: Vec<Asked>,
    /// Whether it speaks of more than one of something, without saying how many.
    pub several: bool,
    /// What it wants.
    pub form: Form,
    /// What it asks leave for.
    pub leave: Leave,
    /// Whether it tells what customers do, or what can be done by anybody.
    pub by_customers: bool,
    /// Whether it asks for some time without naming it ("within a given time").
    pub timed: bool,
    /// What it hangs on beside.
    pub hinges: Hinges,
    /// What it wants named.
    pub wanted: Wanted,
    /// When it is to be so.
    pub times: Times,
    /// What it asks to be able to.
    pub ability: Ability,
    /// Whether it speaks of what is before something.
    pub before: bool,
    /// Whether it sets one thing against another ("rather than", "instead of").
    pub sets_aside: bool,
    /// Whether it speaks of what is known or told ("do you know which …", "documented where …").
    pub embeds: bool,
    /// Whether it speaks of what the vendor is told ("report to you", "tell you").
    pub to_vendor: bool,
}

/// What a text is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A wording of the bank.
    Wording,
    /// A topic, or a sentence of an answer: what it says, and not what it asks.
    Told,
    /// A question.
    Question,
    /// A demand with the question whether it is met.
    Assent,
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = with_negated_bounds(text);
        Self::read(&text, tokens(&text), Purpose::Wording)
    }

    /// Reads a topic or a sentence of an answer for what it says; what a text asks and hangs on is left out.
    #[must_use]
    pub fn of_what_is_told(text: &str) -> Self {
        let text = with_negated_bounds(text);
        Self::read(&text, tokens(&text), Purpose::Told)
    }

    fn read(text: &str, all: Vec<Token>, purpose: Purpose) -> Self {
        let asks = !matches!(purpose, Purpose::Wording | Purpose::Told);
        let told = purpose == Purpose::Told;
        let mut form = form(text, &all);
        let mut asked = quantity::asked(text);
        // A figure in what the asker says of themselves is none that is asked for.
        asked.retain(|asked| all.iter().any(|token| asked.span.0 <= token.span.0 && token.span.1 <= asked.span.1));
        if form.caption && (purpose == Purpose::Assent || asked.iter().any(|asked| asked.bound != Bound::Exact)) {
            // "RPO at most 4 hours" wants to know whether it is.
            form = Form { polar: true, ..Form::default() };
        }
        let words = all.iter().zip(all.iter().skip(1));
        let sets_aside = words.into_iter().any(|(one, next)| sets_aside(&one.text, &next.text));
        let (embeds, to_vendor, leave) = (embeds(&all), to_vendor(&all), leave(&all));
        let (by_customers, timed) = (is_done_by_customers(&all), is_within_some_time(&all));
        let (for_a_time, had) = (speaks_of_a_time(&form, &asked, &all), is_had(&all));
        let hinges = if told { Hinges::default() } else { Hinges::of(&all) };
        let times = if told { Times::default() } else { Times::of(&all) };
        let (demanded, several) = (is_demanded(&all), speaks_of_several(&all));
        let no_less = demanded || is_full(&all) || (asks && form.polar && !is_measured_off(&all));
        let kept = kept(all, &asked);
        let mut found = lexicon().find(&kept);
        of_the_network(&kept, &mut found);
        inside_the_network(&kept, &mut found);
        if asks {
            add_askers_own(&kept, &mut found);
        }
        let own = own_people(&found);
        found.retain(|found| !own.contains(found));
        let mut signs = signs(&kept, &found);
        signs.at.extend(own.iter().map(|own| own.first));
        found.retain(|found| found.end > found.first + 1 || !signs.at.contains(&found.first));
        let bars = |found: &&Found| matches!(lexicon().name(found.term), "prohibit" | "prevent");
        let swept: Vec<Term> = if signs.universal { swept(&kept, &found).collect() } else { Vec::new() };
        signs.sweeps_the_unnamed = swept.iter().any(|term| lexicon().class(*term) == Class::Light);
        signs.bars += found.iter().filter(bars).count();
        let mut said = said(&kept, &found);
        let everyday = everyday(&kept, &found);
        let weighty = if asks { weighty(&kept, &found) } else { Vec::new() };
        let mut content = content(&kept, &found, &signs);
        add_measured(&mut content, &mut said, &asked, demanded);
        // Whom else than the vendor would one tell of its vulnerabilities? How such reports are treated is another matter.
        let told_anyhow = |content: &Content| content.key.is("disclose-vulnerability");
        let treated = |content: &Content| content.key.is("responsible-disclosure");
        let to_vendor = to_vendor && (content.iter().any(treated) || !content.iter().any(told_anyhow));
        if no_less {
            keep_at_least(&said, &mut asked);
        }
        let before = content.iter().any(Content::stands_before);
        let (wanted, ability) = (Wanted::of(&kept, &form, &content), Ability::of(&kept, &content));
        let mut reading = Self {
            content,
            said,
            leave,
            by_customers,
            timed,
            hinges,
            wanted,
            times,
            ability,
            before,
            everyday,
            weighty,
            swept,
            signs,
            asked,
            several,
            form,
            sets_aside,
            embeds,
            to_vendor,
        };
        if for_a_time {
            keep_for_a_time(&mut reading.content, &mut reading.said, had);
        }
        reading
    }

    /// Reads a question: words that carry nothing in it are no part of what it is about.
    #[must_use]
    pub fn of_question(text: &str) -> Self {
        let text = with_negated_bounds(text);
        let all = tokens(&text);
        let purpose = if asks_for_assent(&all) { Purpose::Assent } else { Purpose::Question };
        let mut question = Self::read(&text, without_preambles(all), purpose);
        let light = |content: &Content| matches!(content.key, Key::Word(_)) && is_light_in_a_question(&content.text);
        question.content.retain(|content| !light(content));
        question
    }

    /// Whether its content says a thing, itself or by implication.
    #[must_use]
    pub fn says(&self, key: &Key) -> bool {
        self.said.contains(key)
    }

    /// Whether it says the lexicon's term of this name.
    #[must_use]
    pub fn says_term(&self, name: &str) -> bool {
        self.said.contains_named(name)
    }
}

/// Whether a text demands that something be so.
fn is_demanded(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| {
        matches!((word(at), word(at + 1)), ("must" | "shall" | "should", _) | ("has" | "have" | "need" | "needs", "to"))
    })
}

/// "Several hosts", "more than one region".
fn speaks_of_several(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| {
        matches!(word(at), "several" | "multiple")
            || matches!((word(at), word(at + 1), word(at + 2)), ("more", "than", "one") | ("at", "least", "two"))
    })
}

/// "Own personnel": whose they are goes without saying.
fn own_people(found: &[Found]) -> Vec<Found> {
    let lexicon = lexicon();
    let own = |pair: &[Found]| match pair {
        [own, whom] => (lexicon.name(own.term) == "own" && lexicon.name(whom.term) == "staff" && own.end == whom.first)
            .then_some(*own),
        _ => None,
    };
    found.windows(2).filter_map(own).collect()
}

/// An endpoint of TLS is one of the network, no device.
fn of_the_network(tokens: &[Token], found: &mut [Found]) {
    let lexicon = lexicon();
    let Some(traffic) = lexicon.term("traffic") else { return };
    if found.iter().any(|found| lexicon.name(found.term) == "tls") {
        let endpoints = found.iter_mut().filter(|found| lexicon.name(found.term) == "endpoints");
        let alone = |found: &Found| {
            found.end == found.first + 1 && matches!(tokens.word(found.first), "endpoint" | "endpoints")
        };
        endpoints.filter(|found| alone(found)).for_each(|found| found.term = traffic);
    }
}

/// "Traffic within your environment" is internal traffic, whatever stands between.
fn inside_the_network(tokens: &[Token], found: &mut [Found]) {
    const INSIDE: [&str; 5] = ["within", "inside", "among", "amongst", "between"];
    const OWN: [&str; 10] = [
        "environment",
        "environments",
        "infrastructure",
        "systems",
        "servers",
        "components",
        "services",
        "hosts",
        "nodes",
        "network",
    ];
    let lexicon = lexicon();
    let Some(internal) = lexicon.term("internal-traffic") else { return };
    let word = |at: usize| tokens.word(at);
    let inside = |end: usize| {
        let owned = |at: usize| matches!(word(at), "your" | "the" | "its" | "their");
        let own = |on: &usize| OWN.contains(&word(end + on));
        let from_outside = |on: usize| {
            ["browser", "client", "user", "customer", "our", "us"].iter().any(|who| word(end + on).starts_with(who))
        };
        INSIDE.contains(&word(end))
            && owned(end + 1)
            && (2..6).find(own).is_some_and(|last| !(2..last).any(from_outside))
    };
    for found in found.iter_mut().filter(|found| lexicon.name(found.term) == "traffic" && inside(found.end)) {
        found.term = internal;
    }
}

fn said(tokens: &[Token], found: &[Found]) -> Said {
    let lexicon = lexicon();
    let mut said = Said::default();
    // Terms within terms are said too, and so are single words: "key management" speaks of keys and of management.
    // But not of a phrase that turns what stands in it, "protected from changes", nor of one that only borrows a word: a
    // write-ahead log is no log of events.
    let turned = |at: usize| {
        found.iter().any(|phrase| {
            (phrase.first..phrase.end).contains(&at)
                && phrase.end > phrase.first + 1
                && (has_opposite(&Key::Term(phrase.term)) || lexicon.name(phrase.term) == "write-ahead-log")
        })
    };
    // Nor of whom a phrase names: customers' data is not the customers, and what travels over a network is not the network.
    let counts = |term: &Found| {
        let part = || lexicon.class(term.term) != Class::Actor && lexicon.name(term.term) != "network";
        found.contains(term) || (!turned(term.first) && part())
    };
    for term in lexicon.find_all(tokens).filter(counts) {
        said.insert_term(term.term);
        lexicon.implied(term.term).iter().for_each(|implied| said.insert_term(*implied));
    }
    found.iter().for_each(|found| said.insert_term(found.term));
    let words = tokens.iter().enumerate().filter(|(at, token)| !is_stop_word(&token.text) && !turned(*at));
    words.for_each(|(_, token)| said.insert_word(&token.stem));
    said
}

/// What "all", "every" or "each" is said of, data and times aside.
fn swept<'a>(tokens: &'a [Token], found: &'a [Found]) -> impl Iterator<Item = Term> + 'a {
    let lexicon = lexicon();
    let sweeps = |token: &Token| {
        matches!(token.text.as_str(), "all" | "every" | "each" | "entire" | "whole" | "entirety" | "totality")
    };
    let whose = |found: &&Found| matches!(lexicon.name(found.term), "we" | "you");
    tokens.iter().enumerate().filter(move |(_, token)| sweeps(token)).filter_map(move |(at, _)| {
        let near = || found.iter().filter(|found| !whose(found) && found.first > at && found.first <= at + 3);
        // "All relevant data" is said of the data.
        let swept = near().find(|found| lexicon.name(found.term) != "asking").or_else(|| near().next())?;
        let first = tokens.get(swept.first).map_or("", |token| token.text.as_str());
        (lexicon.name(swept.term) != "data" && first != "times").then_some(swept.term)
    })
}

fn everyday(tokens: &[Token], found: &[Found]) -> Vec<Stem> {
    let mut terms = found.iter().peekable();
    let everyday = |(at, token): (usize, &Token)| {
        while terms.next_if(|found| found.end <= at).is_some() {}
        let everyday = match terms.peek().filter(|found| found.first <= at) {
            Some(found) => found.first == at && lexicon().name(found.term).starts_with("everyday-"),
            None => is_everyday(&token.text) || is_light_in_a_question(&token.text),
        };
        everyday.then(|| token.stem.clone())
    };
    tokens.iter().enumerate().filter_map(everyday).collect()
}

#[cfg(test)]
mod tests {
    use super::Reading;

    fn texts(question: &str) -> Vec<String> {
        Reading::of(question).content.into_iter().map(|content| content.text).collect()
    }

    #[test]
    fn boilerplate_figures_and_examples_carry_no_content() {
        assert_eq!(
            texts("Does your organization have a formal incident response plan in place?"),
            ["formal", "incident response plan"]
        );
        assert_eq!(texts("Are logs retained for at least 12 months?"), ["logs", "retained"]);
        assert_eq!(texts("Is MFA (e.g. TOTP, hardware keys) offered to users?"), ["mfa", "users"]);
        assert_eq!(texts("Is TLS 1.2 or higher used?"), ["tls"]);
    }
}
