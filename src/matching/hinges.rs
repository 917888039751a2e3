//! What a question hangs on beside the things it is about: whose document it is, whether something has been begun, how
//! long it takes, whether at any time. Where the wording does not hang on the same, the answer is in doubt.

use super::content::{Content, Key};
use super::cover::Cover;
use super::leave::Leave;
use super::lexicon::{Class, lexicon};
use super::polarity::Side;
use super::reading::Reading;
use super::signs::Force;
use super::terms::Token;
use super::trial::Trial;
use crate::bank::Entry;
use crate::quantity::{Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

/// What a text hangs on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hinges {
    /// It speaks of a document of the asker's own: "our template", "our DPA".
    own_document: bool,
    /// It speaks of what has been begun and is not there yet: "under way", "has started".
    under_way: bool,
    /// It speaks of any time whatever.
    any_time: bool,
    /// It speaks of the time that something takes.
    takes: bool,
    /// It speaks of what is in something: "include", "contain".
    includes: bool,
    /// It speaks of what a log says: "does the log record …", and not of what becomes of the log.
    recorded: bool,
    /// It speaks of what is done before something is used.
    ahead: bool,
    /// It speaks of more often, or less often, than something.
    oftener: bool,
    /// The event that it counts a time from.
    since: Option<Event>,
    /// It speaks of what something is a part of.
    part_of: bool,
    /// It speaks of the vendor's other products, or of the vendor's own data.
    of_others: bool,
    /// It speaks of a part, or of most cases.
    in_part: bool,
    /// It speaks of a list of things.
    list_of: bool,
    /// It asks whether there is any that is otherwise: "is there any data that is not …".
    any_other: bool,
    /// It speaks of how far back something reaches.
    far_back: bool,
}

impl Hinges {
    /// Reads what a text hangs on.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            own_document: any(&|at| is_own_document(tokens, at)),
            under_way: any(&|at| {
                UNDER_WAY.contains(&word(at))
                    || matches!((word(at), word(at + 1)), ("under", "way") | ("in", "progress") | ("on", "track"))
                    || matches!((word(at), word(at + 1)), ("working", "toward" | "towards" | "on"))
            }),
            any_time: any(&|at| {
                word(at) == "anytime" || (word(at) == "any" && matches!(word(at + 1), "time" | "moment"))
            }),
            takes: any(&|at| matches!(word(at), "take" | "takes" | "taken" | "last" | "lasts"))
                && any(&|at| word(at) == "how" && matches!(word(at + 1), "long" | "much")),
            includes: any(&|at| INCLUDING.contains(&word(at))),
            recorded: any(&|at| {
                matches!(word(at), "log" | "logs" | "trail" | "trails") && RECORDING.contains(&word(at + 1))
            }),
            ahead: any(&|at| {
                matches!(word(at), "before" | "prior")
                    && (1..=2).any(|on| matches!(word(at + on), "use" | "using" | "being" | "going" | "go"))
            }),
            oftener: any(&|at| {
                matches!((word(at), word(at + 1)), ("more" | "less", "often" | "frequent" | "frequently"))
                    && word(at + 2) == "than"
            }),
            since: (0..tokens.len())
                .filter(|&at| matches!(word(at), "of" | "after" | "from" | "following" | "since" | "upon"))
                .find_map(|at| (1..=2).find_map(|on| Event::of(word(at + on)))),
            part_of: any(&|at| matches!((word(at), word(at + 1)), ("part", "of"))),
            of_others: any(&|at| is_of_others(tokens, at)),
            in_part: any(&|at| {
                matches!(word(at), "partly" | "partially" | "mostly" | "sometimes")
                    || matches!((word(at), word(at + 1)), ("in", "part") | ("best", "effort"))
                    || (matches!(word(at), "some" | "limited" | "most") && matches!(word(at + 1), "extent" | "cases"))
            }),
            list_of: any(&|at| {
                matches!(word(at), "list" | "lists" | "register" | "registry" | "catalog" | "overview" | "summary")
            }),
            any_other: any(&|at| matches!((word(at), word(at + 1)), ("there", "any")))
                && any(&|at| matches!(word(at), "not" | "never" | "without" | "unencrypted" | "unprotected")),
            far_back: any(&|at| word(at) == "far" && word(at + 1) == "back"),
        }
    }

    /// What stands against an answer, where a question and a wording do not hang on the same.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said, stance) = (question.hinges, wording.hinges, trial.wording.stance);
        let polar = question.form.polar;
        let demanded = |reading: &Reading| reading.signs.force == Force::Demanded;
        let lasting = || entry.measures.iter().any(|measure| measure.of.contains("retention"));
        let asks = |bound: Bound| question.asked.iter().any(|asked| asked.bound == bound && !asked.interval);
        let checks = [
            (asked.own_document && !said.own_document, "the question speaks of a document of the customer's own"),
            (
                asked.under_way != said.under_way && matches!(stance, Some(Stance::No | Stance::Planned)),
                "whether something is there does not show whether it has been begun",
            ),
            (
                asked.any_time && !said.any_time && polar && stance == Some(Stance::Yes),
                "the question asks whether it is so at any time",
            ),
            (
                asked.ahead && !said.ahead && polar && stance == Some(Stance::Yes),
                "the question is whether it is done before use",
            ),
            (
                asks(Bound::AtLeast) && side.stance == Some(Stance::No) && entry.measures.iter().any(is_no_less),
                "what is kept for so long at the least may be kept for longer",
            ),
            (
                asked.part_of && !said.part_of && polar && stance == Some(Stance::Yes),
                "that there is something does not show what it is a part of",
            ),
            (
                side.turned && is_opposed_as(cover, "encryption") && record.answer_affirms_term("hashing"),
                "what is hashed is not for that encrypted",
            ),
            (
                asked.of_others && !said.of_others && !question.says_term("delete"),
                "the question is about other products, or about the vendor's own data",
            ),
            (asked.in_part && !said.in_part && polar, "the question asks whether it is so in part"),
            (
                is_of_hardware(question) && wording.says_term("in-transit") && !question.says_term("in-transit"),
                "how data travels does not show how what holds it is encrypted",
            ),
            (polar && asks_which_data(question), "that data is held does not show that it is data of this kind"),
            (
                asked.list_of && !said.list_of && polar && stance == Some(Stance::Yes),
                "that there are such things does not show that there is a list of them",
            ),
            (asked.oftener && !said.oftener, "the question asks for more or less often than that"),
            (counts_from_another(asked.since, entry), "the time is counted from another event"),
            (
                fetches(question) && lasting() && asks(Bound::AtMost),
                "how long something is kept does not show how soon it comes",
            ),
            (
                polar && offers_places(question),
                "the question offers one place or another, which a yes does not tell apart",
            ),
            (
                asked.includes && !said.includes && polar && (cover.indirect > 0 || is_of_an_export(question)),
                "whether there is something does not show what is in it",
            ),
            (
                demanded(question) && polar && cover.by_the_way && stance == Some(Stance::Yes),
                "what is demanded is one thing, and that there is the other by the way",
            ),
            (
                demanded(question) && question.leave != Leave::None && wording.leave == Leave::None,
                "the question is whether a customer may demand it, and the bank tells what the vendor does",
            ),
            (
                question.leave != Leave::None && wording.leave == Leave::None && !cover.opposed.is_empty(),
                "the question is whether a customer may do it, and the bank tells what there is",
            ),
            (
                asked.recorded && !said.recorded && stance == Some(Stance::No),
                "what becomes of a log does not show what it says",
            ),
            (
                asked.far_back
                    && !said.far_back
                    && !entry.measures.iter().any(|measure| measure.of.contains("point_in_time")),
                "how soon something is restored does not show how far back",
            ),
            (
                asked.any_other && side.stance == Some(Stance::No) && !wording.signs.universal,
                "the question asks for any that is otherwise, and the wording does not say that all are so",
            ),
            (asked.takes && !said.takes && lasting(), "how long something is kept does not show how long it takes"),
        ];
        checks.into_iter().filter(|(applies, _)| *applies).map(|(_, doubt)| doubt.to_owned()).collect()
    }
}

/// "Your other products", "your own company data": not what the customer buys, and not the customer's data.
fn is_of_others(tokens: &[Token], at: usize) -> bool {
    const PRODUCTS: [&str; 4] = ["product", "products", "offerings", "brands"];
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let own = matches!(word(at + 1), "own" | "internal");
    let of_all = (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| word(before) == "from"));
    (word(at) == "other" && !of_all && (1..=2).any(|on| PRODUCTS.contains(&word(at + on))))
        || (word(at) == "your" && own && (2..=3).any(|on| word(at + on) == "data"))
}

/// Whether a text asks for the encryption of what holds data.
fn is_of_hardware(question: &Reading) -> bool {
    const HOLDING: [&str; 4] = ["servers", "databases", "storage-volumes", "network"];
    question.says_term("encryption") && question.content.iter().any(|content| content.key.is_one_of(&HOLDING))
}

/// "Do you store sensitive data?" asks what data there is, and not what is done with it.
fn asks_which_data(question: &Reading) -> bool {
    let held = |content: &Content| content.key.is_one_of(&["store", "process", "collect", "retain", "access"]);
    let of_a_kind = |content: &Content| content.key.is_one_of(&["sensitive-data", "special-category-data"]);
    question.content.iter().any(of_a_kind) && question.content.iter().all(|content| held(content) || of_a_kind(content))
}

/// An event that a time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// Something is found out.
    Found,
    /// Something is published for use.
    Released,
}

impl Event {
    fn of(word: &str) -> Option<Self> {
        match word {
            "discovery" | "discovered" | "detection" | "detected" | "disclosure" | "disclosed" | "identification"
            | "identified" | "awareness" | "aware" | "becoming" => Some(Self::Found),
            "release" | "released" | "publication" | "published" | "availability" | "available" | "issue" => {
                Some(Self::Released)
            }
            _ => None,
        }
    }
}

/// Whether all that an entry measures is counted from another event than the one asked for.
fn counts_from_another(since: Option<Event>, entry: &Entry) -> bool {
    let Some(since) = since else { return false };
    let mut events =
        entry.measures.iter().filter_map(|measure| measure.from.as_deref()).filter_map(Event::of).peekable();
    events.peek().is_some() && events.all(|event| event != since)
}

/// "In the EU or in the US": a choice between places.
fn offers_places(question: &Reading) -> bool {
    let offered = |content: &&Content| content.class == Class::Place && content.row.is_some_and(|row| row.any);
    let mut places = question.content.iter().filter(offered);
    let Some(first) = places.next() else { return false };
    let implies = |one: &Content, other: &Content| matches!((&one.key, &other.key), (Key::Term(one), Key::Term(other)) if lexicon().implied(*one).contains(other));
    places.any(|other| !implies(first, other) && !implies(other, first))
}

/// Whether a text is about an export first.
fn is_of_an_export(question: &Reading) -> bool {
    question.content.first().is_some_and(|content| content.key.is("export"))
}

/// Whether the wording says the opposite of this term, which the question asks for.
fn is_opposed_as(cover: &Cover<'_>, name: &str) -> bool {
    cover.opposed.iter().any(|(asked, _)| asked.key.is(name))
}

/// Whether a length of time is stated at the least.
fn is_no_less(measure: &Measure) -> bool {
    matches!(measure.stated, Stated::Known { quantity: Quantity::Duration(_), bound: Bound::AtLeast })
}

/// Whether a text asks for something to be received, and not for it to be kept or gone.
fn fetches(question: &Reading) -> bool {
    question.says_term("obtain") && !["retain", "store", "delete"].iter().any(|kept| question.says_term(kept))
}

/// Words that say what is in something.
const INCLUDING: [&str; 8] =
    ["include", "includes", "contain", "contains", "mention", "mentions", "specify", "specifies"];

/// Words that say what a log records.
const RECORDING: [&str; 12] = [
    "record", "records", "capture", "captures", "cover", "covers", "track", "tracks", "show", "shows", "include",
    "includes",
];

/// Words that say of something that it has been begun.
const UNDER_WAY: [&str; 12] = [
    "begun",
    "began",
    "started",
    "commenced",
    "underway",
    "ongoing",
    "pursuing",
    "pursue",
    "preparing",
    "initiated",
    "scheduled",
    "engaged",
];

/// "Our DPA", "our own security policy", "the customer's template": the asker's document, and not the one that the vendor has.
fn is_own_document(tokens: &[Token], at: usize) -> bool {
    const AHEAD: usize = 4;
    const DOCUMENTS: [&str; 20] = [
        "dpa",
        "addendum",
        "template",
        "templates",
        "policy",
        "policies",
        "nda",
        "standard",
        "standards",
        "guidelines",
        "clauses",
        "paper",
        "terms",
        "baa",
        "requirements",
        "rules",
        "code",
        "format",
        "instructions",
        "procedures",
    ];
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    // "Our policy demands …" is why it is asked, and not what.
    let opens = tokens.get(at).is_some_and(|token| token.opens_clause);
    let theirs = (word(at) == "our" && !opens)
        || (word(at) == "own" && matches!(word(at.wrapping_sub(1)), "customer" | "customer's"));
    let document = (at + 1..=at + AHEAD)
        .take_while(|&at| tokens.get(at).is_some_and(|token| !token.opens_clause && !token.after_comma))
        .take_while(|&at| !matches!(word(at), "in" | "of" | "to" | "with" | "by" | "for" | "on" | "at" | "under"))
        .any(|at| {
            DOCUMENTS.contains(&word(at))
                || (word(at) == "agreement" && matches!(word(at - 1), "processing" | "protection" | "disclosure"))
        });
    theirs && document
}

#[cfg(test)]
mod tests {
    use super::Hinges;
    use crate::matching::terms::tokens;

    fn read(text: &str) -> Hinges {
        Hinges::of(&tokens(text))
    }

    #[test]
    fn a_document_of_the_askers_own() {
        for text in
            ["Will you sign our DPA?", "Do you accept our data processing agreement?", "Do you follow our policies?"]
        {
            assert!(read(text).own_document, "{text}");
        }
        for text in ["Will you sign a DPA?", "Is our data covered by the DPA?", "What happens to our data?"] {
            assert!(!read(text).own_document, "{text}");
        }
    }

    #[test]
    fn what_has_been_begun_and_what_takes_its_time() {
        assert!(read("Has the audit begun?").under_way && read("Is it under way?").under_way);
        assert!(read("How long does an export take?").takes && !read("How long is it kept?").takes);
        assert!(read("Can we export at any time?").any_time && !read("Is there any export?").any_time);
    }
}
