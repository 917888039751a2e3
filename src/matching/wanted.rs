//! What a text wants named, and of what: which data, what is deleted, which subprocessors do something; and the words of a
//! caption that narrow it. An answer that names something else is none.

use compact_str::CompactString;

use super::at_large;
use super::captions::{LONGEST_CAPTION, narrowing};
use super::content::{Content, Key};
use super::cover::says;
use super::form::{Demand, Form};
use super::lexicon::{Class, lexicon};
use super::nouns::kind_of;
use super::parties::Party;
use super::predicates::is_participle;
use super::reading::Reading;
use super::stem::Stem;
use super::terms::{Token, Words};
use super::trial::{Trial, applying};
use super::words::is_stop_word;
use crate::stance::Stance;

/// What a text wants named, and what narrows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The things of which it asks which: "which incidents …".
    which: Vec<Key>,
    /// Whether it asks which data.
    pub(super) which_data: bool,
    /// Whether it asks for a name: "Name of the product", "Product (name)".
    a_name: bool,
    /// Whether it asks for kinds of data by that word.
    kinds_of_data: bool,
    /// Whether it asks which of something else.
    which_else: bool,
    /// Whether it asks which services or systems something is so of.
    which_systems: bool,
    /// What those do of whom it asks which: "which subprocessors store …".
    doing: Option<CompactString>,
    /// Whether it asks what it is that something is done to: "what is deleted".
    done_to: bool,
    /// What part is played by whoever it asks for.
    pub(super) party: Option<Party>,
    /// Whether it asks what each role may do: "permissions per role".
    per_role: bool,
    /// Whether it asks for what reason.
    why: bool,
    /// Whether it speaks of hours.
    pub(super) hours: bool,
    /// Whether it asks of what is made besides of what is done to it: "how often are copies made and tested".
    made_besides: bool,
    /// Whether it speaks of what is up to date.
    current: bool,
    /// Whether it speaks of all data, all files or the like.
    pub(super) all_data: bool,
    /// Words of a caption that the trade does not know and that narrow it all the same: "backup window".
    narrowing: Vec<Stem>,
}

impl Wanted {
    /// Reads what a text wants named.
    #[must_use]
    pub fn of(tokens: &[Token], form: &Form, content: &[Content]) -> Self {
        let narrowing =
            if form.caption && tokens.len() <= LONGEST_CAPTION { narrowing(tokens, content) } else { Vec::new() };
        let word = |at: usize| tokens.word(at);
        let all_data = (0..tokens.len()).any(|at| {
            matches!(word(at), "all" | "every" | "entire" | "whole" | "each")
                && (1..4).any(|on| DATA.contains(&word(at + on)))
        });
        // "For training purposes" is no reason that is asked for.
        let to_an_end = |at: usize| {
            word(at) == "purposes"
                && word(at.wrapping_sub(2)) == "for"
                && !matches!(word(at.wrapping_sub(1)), "what" | "which")
        };
        let why = (0..tokens.len()).any(|at| REASON.contains(&word(at)) && !to_an_end(at));
        let made_besides = (1..tokens.len()).any(|at| {
            word(at) == "and"
                && matches!(word(at - 1), "made" | "taken" | "performed" | "created" | "run" | "produced")
                && is_participle(word(at + 1))
        });
        let current = (0..tokens.len()).any(|at| {
            matches!((word(at), word(at + 1)), ("up", "to")) && word(at + 2) == "date"
                || matches!(word(at), "current" | "updated")
        });
        // What a notice or a report includes is no data that is held.
        let included = tokens.iter().any(|token| token.text.starts_with("includ") || token.text.starts_with("contain"));
        // "Types of data processed" asks it as well as "which data …".
        let which_data = !form.polar
            && !included
            && (0..tokens.len()).any(|at| {
                KINDS.contains(&word(at))
                    && (1..4).any(|on| DATA.contains(&word(at + on)) || DATA.contains(&word(at.wrapping_sub(on))))
            });
        let hours = tokens.iter().any(|token| token.text == "hours");
        let per_role = asks_of_each_role(tokens);
        let kinds_of_data = which_data;
        let mut wanted = Self {
            narrowing,
            all_data,
            why,
            hours,
            made_besides,
            current,
            which_data,
            a_name: tokens.iter().any(|token| token.text == "name"),
            kinds_of_data,
            per_role,
            ..Self::default()
        };
        if form.caption || form.polar && form.demands.is_empty() {
            return wanted;
        }
        wanted.party = Party::of(tokens);
        // "The countries in which data is stored" asks for countries.
        let relative = |at: usize| {
            at > 1
                && matches!(word(at - 1), "in" | "at" | "on" | "from" | "to" | "by" | "for" | "with" | "under" | "of")
                && !tokens.opens_part(at - 1)
                && !matches!(word(at - 2), "and" | "or" | "state" | "specify" | "indicate" | "describe" | "explain")
        };
        let asks = |at: &usize| matches!(word(*at), "which" | "what") && !relative(*at);
        let Some(at) = (0..tokens.len()).find(asks) else { return wanted };
        wanted.done_to = matches!((word(at), word(at + 1)), ("what", "is" | "are" | "gets" | "was"))
            && (word(at + 2).ends_with("ed") || matches!(word(at + 2), "kept" | "sent" | "held" | "backed"))
            && !SERVING.contains(&word(at + 2));
        let noun: Vec<&str> =
            (at + 1..at + 4).map(word).take_while(|word| !word.is_empty() && !ENDING.contains(word)).collect();
        let named = |content: &&Content| content.text.split(' ').all(|word| noun.contains(&word));
        wanted.which = content.iter().filter(named).filter(|c| c.class != Class::Verb).map(|c| c.key.clone()).collect();
        // Data centers are no data.
        let of_data = |(at, word): (usize, &&str)| {
            DATA.contains(word) && !noun.get(at + 1).is_some_and(|next| next.starts_with("center"))
        };
        wanted.which_data |= !included && noun.iter().enumerate().any(of_data);
        wanted.which_else = !wanted.which_data && !noun.is_empty();
        wanted.which_systems = noun.first().is_some_and(|noun| SYSTEMS.contains(noun));
        let working = |at: &usize| {
            matches!(kind_of(tokens.get(*at).map_or("", |token| token.stem.as_str()), word(*at)), Some(Demand::Party))
        };
        wanted.doing = (at + 1..at + 5)
            .find(|at| working(at))
            .map(|at| word(at + 1))
            .filter(|next| !next.is_empty() && !ENDING.contains(next) && !is_stop_word(next) && !BEING.contains(next))
            .map(CompactString::from);
        wanted
    }

    /// What stands against an answer by what is wanted.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let Trial { question, reading: wording, .. } = trial;
        let (asked, said) = (&question.wanted, &wording.wanted);
        let tells = |demand: &Demand| matches!(demand, Demand::Account | Demand::Choice);
        let lists = wording.form.is_open() && wording.form.demands.iter().any(tells) && !asked.kinds_of_data;
        let checks = [
            (
                asked.narrowing.iter().any(|stem| !wording.said.contains_word(stem)),
                "the caption says more than what the wording is about",
            ),
            (question.form.caption && is_implied_alone(trial), "what the caption names the wording only implies"),
            (
                question.form.caption
                    && question.form.demands.is_empty()
                    && wording.form.demands == [Demand::Place]
                    && !question.says_term("store"),
                "the wording is about where it is, the caption is not",
            ),
            (
                question.form.demands == [Demand::Account]
                    && question.form.is_open()
                    && wording.form.demands == [Demand::Place]
                    && question.content.iter().all(|content| {
                        content.class == Class::Actor
                            || content.key.is_one_of(&[
                                "store",
                                "data",
                                "customer-data",
                                "personal-data",
                                "sensitive-data",
                                "retain",
                            ])
                    }),
                "the wording asks where something is, the question what there is",
            ),
            (
                asked.a_name && !said.a_name && question.form.caption,
                "the caption wants a name, and the wording asks for none",
            ),
            (
                question.form.caption && said.which_data && !question.says_term("data"),
                "the wording asks which data, the caption does not",
            ),
            (
                asked.which_data && !(said.which_data || lists && !said.which_else),
                "the question asks which data, and the wording does not",
            ),
            (
                !asked.which.is_empty()
                    && is_of_choice(question)
                    && is_of_choice(wording)
                    && !meets(&asked.which, &said.which)
                    && !asked.which.iter().all(|key| says(wording, key)),
                "the question asks which of one thing, and the wording of another",
            ),
            (asked.which_systems && !said.which_systems, "the question asks which systems, and the wording does not"),
            (
                asked.doing.as_ref().is_some_and(|doing| is_narrower(trial, doing)),
                "the question asks which of them do so, and the wording lists all",
            ),
            (
                question.form.is_open()
                    && question.form.demands == [Demand::Place]
                    && question.says_term("choose")
                    && !wording.form.demands.contains(&Demand::Place),
                "that there is a choice does not show between what",
            ),
            (
                asked.per_role && !said.per_role && !question.form.polar,
                "which roles there are does not show what each of them may do",
            ),
            (asked.why && !said.why, "the question asks for what reason, or to what end"),
            (
                asked.current
                    && !said.current
                    && question.form.polar
                    && question.asked.is_empty()
                    && !matches!(trial.wording.stance, Some(Stance::No | Stance::Planned))
                    && !trial.entry.answer.contains("current")
                    && !trial.entry.answer.contains("updated"),
                "that there is something does not show that it is up to date",
            ),
            (
                question.form.demands.contains(&Demand::Place)
                    && question.content.iter().any(|content| content.key.is("backups") && content.after == "it")
                    && !wording.content.iter().any(|said| said.key.is_one_of(&["data", "customer-data"])),
                "where copies are does not show where the data itself is",
            ),
            (
                asked.made_besides && !said.made_besides && question.form.demands == [Demand::Frequency],
                "how often it is made is asked as well",
            ),
            (
                question.form.is_open()
                    && question.form.demands == [Demand::Time]
                    && wording.says_term("offsite")
                    && !question.says_term("offsite"),
                "how soon something is elsewhere does not show when it is made",
            ),
            (
                question.form.is_open()
                    && question.content.iter().any(|content| content.text.contains("breach"))
                    && !["breaches", "incidents"].iter().any(|name| wording.says_term(name))
                    && !wording.content.iter().any(|content| content.text.contains("breach")),
                "the question is about breaches, and the wording about other events",
            ),
            (
                question.form.fate && (said.which_data || wording.says_term("notify")) && !question.says_term("notify"),
                "that somebody is told of it is nothing that becomes of it",
            ),
            (
                asked.done_to
                    && !said.done_to
                    && (!is_of_choice(wording) || said.which.iter().any(|key| question.says(key))),
                "the question asks what it is that this is done to",
            ),
        ];
        let mut doubts = applying(checks);
        doubts.extend(at_large::doubts(trial));
        doubts
    }
}

/// What ends the noun behind "which".
const ENDING: [&str; 34] = [
    "do", "does", "did", "is", "are", "was", "were", "will", "would", "can", "could", "have", "has", "had", "should",
    "may", "might", "shall", "must", "be", "to", "in", "at", "for", "by", "with", "on", "from", "under", "and", "or",
    "you", "we", "if",
];

/// Words that say of those who work for a vendor no more than that they do.
const BEING: [&str; 4] = ["used", "engaged", "involved", "currently"];

/// What all do who are listed: they get at customers' data, and help to run the service.
const WORKING: [&str; 12] = [
    "process", "handle", "access", "receive", "get", "see", "touch", "support", "assist", "help", "deliver", "operate",
];

/// What is said of what serves for something, and not of what it is done to: "what is used to …".
const SERVING: [&str; 10] =
    ["used", "required", "needed", "provided", "offered", "included", "covered", "considered", "expected", "supported"];

/// Words that ask for a reason, or tell that one is asked for.
const REASON: [&str; 6] = ["why", "reason", "reasons", "rationale", "purpose", "purposes"];

/// Words for data.
const DATA: [&str; 6] = ["data", "information", "records", "content", "files", "databases"];

/// Words for what data is of.
const KINDS: [&str; 6] = ["type", "types", "category", "categories", "kind", "kinds"];

/// Where something may be so.
const SYSTEMS: [&str; 11] = [
    "systems",
    "services",
    "applications",
    "functions",
    "features",
    "modules",
    "capabilities",
    "operations",
    "interfaces",
    "environments",
    "components",
];

/// "Permissions per role", "the roles and what each may do".
fn asks_of_each_role(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    let begins = |words: &[&str]| tokens.iter().any(|token| words.iter().any(|word| token.text.starts_with(word)));
    let each = |at: usize| matches!(word(at), "per" | "each" | "every" | "by") && word(at + 1).starts_with("role");
    let does = |at: usize| {
        word(at) == "what"
            && (1..4).any(|on| matches!(word(at + on), "may" | "can" | "is") && word(at + on + 1) != "be")
    };
    (0..tokens.len()).any(each) && begins(&["permission", "right", "privilege"])
        || begins(&["role"]) && (1..tokens.len()).any(does)
}

/// Whether a text asks to name what there is of a kind.
fn is_of_choice(reading: &Reading) -> bool {
    reading.form.is_open() && (reading.form.lists || reading.form.demands.contains(&Demand::Choice))
}

/// Whether one of the things asked for is among those told, by its kind or as a kind of it.
fn meets(asked: &[Key], told: &[Key]) -> bool {
    let kind_of = |one: &Key, other: &Key| {
        one == other
            || matches!((one, other), (Key::Term(one), Key::Term(other)) if lexicon().implied(*one).contains(other))
    };
    asked.iter().any(|asked| told.iter().any(|told| kind_of(asked, told) || kind_of(told, asked)))
}

/// Whether a caption names one thing alone, which is in no wording but by what another thing implies.
fn is_implied_alone(trial: &Trial<'_>) -> bool {
    let [named] = trial.question.content.as_slice() else { return false };
    matches!(named.class, Class::Manner | Class::Verb)
        && !trial.reading.content.iter().any(|said| said.key == named.key)
}

/// Whether a question asks of all who are listed for those alone that do something. All of them process customers' data;
/// whether it is personal is another matter.
fn is_narrower(trial: &Trial<'_>, doing: &str) -> bool {
    let reaching = doing == "have" && trial.question.says_term("access");
    let working = (reaching || WORKING.contains(&doing)) && !trial.question.says_term("personal-data");
    // A wording that names what they have to do with does not list all: "which company handles card payments".
    let of_data =
        |content: &Content| content.key.is_one_of(&["customer-data", "personal-data", "sensitive-data", "data"]);
    let named = |content: &&Content| matches!(content.class, Class::Object | Class::Control) && !of_data(content);
    let told = trial.question.content.iter().filter(named).any(|named| trial.reading.says(&named.key));
    let lists_all = ["subprocessors", "third-parties"];
    let lists_all = lists_all.iter().any(|name| trial.reading.says_term(name));
    lists_all && !working && !told && trial.reading.wanted.doing.as_deref() != Some(doing)
}
