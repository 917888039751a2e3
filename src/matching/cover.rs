//! How much of a question a wording covers, and what the wording says beside it.

use std::sync::LazyLock;

use super::beside::{is_asked, is_opposite, is_shared_out, narrows};
use super::content::{Content, Key, Role, Row};
use super::lexicon::{Class, TermSet, lexicon};
use super::opposites::{Opposition, has_neighbour, has_opposite, opposition, stand_beside};
use super::reading::Reading;
use super::record::Record;
use super::roles::{is_before, is_between, is_counted_among, is_of_its_user, is_told_to_customers, plays_another_part};
use super::said::Said;
use super::told::is_told;
use crate::quantity::{Asked, Quantity};
use crate::stance::Stance;

/// What a wording covers of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover<'a> {
    /// What the question asks for and nothing of the record says.
    pub missing: Vec<&'a Content>,
    /// What the wording says beside the question and the answer may depend on.
    pub extra: Vec<&'a Content>,
    /// What the wording says beside the question in any case.
    pub beside: usize,
    /// Things of the question that the wording says the opposite of, with how they exclude each other.
    pub opposed: Vec<(&'a Content, Opposition)>,
    /// How many things of the question the wording itself says.
    pub direct: usize,
    /// How many are covered by another wording of the same stance, the topic or the answer.
    pub indirect: usize,
    /// Whether one of these is more than how something is done, or where: it may fall under a reservation.
    pub by_the_way: bool,
    /// The covered share of the question's content, 0 to 1.
    pub share: f64,
    /// Whether the wording says only some of what the question offers ("or"): enough for a yes, and not for a no.
    pub one_of_several: bool,
}

/// Compares what a question asks for with what a wording says, what of it is `covered` being known.
///
/// What the wording does not say itself may be said by another wording of the same entry and stance, by its topic, or by a
/// sentence of its answer that denies nothing; but never who, what is done, or a document: on those an answer turns.
#[must_use]
pub fn cover<'a>(
    question: &'a Reading,
    wording: &'a Reading,
    stance: Option<Stance>,
    covered: Covered<'a>,
) -> Cover<'a> {
    let Covered { missing, opposed, direct, indirect, by_the_way, share, one_of_several } = covered;
    let beside = wording.content.iter().filter(|content| !is_asked(question, content));
    let shared = |said: &Content| is_shared_out(question, wording, said, stance);
    let beside: Vec<&Content> = beside.filter(|said| !is_opposite(question, said) && !shared(said)).collect();
    Cover {
        missing,
        beside: beside.len(),
        extra: beside.into_iter().filter(|content| narrows(question, content)).collect(),
        opposed,
        direct,
        indirect,
        by_the_way,
        share,
        one_of_several,
    }
}

/// What a wording covers, without what it says beside the question: enough to tell whether the two are related at all.
/// The fields mean what they do in [`Cover`].
#[derive(Debug)]
pub struct Covered<'q> {
    /// See [`Cover::missing`].
    pub missing: Vec<&'q Content>,
    opposed: Vec<(&'q Content, Opposition)>,
    /// See [`Cover::direct`].
    pub direct: usize,
    indirect: usize,
    /// See [`Cover::by_the_way`].
    by_the_way: bool,
    /// See [`Cover::share`].
    pub share: f64,
    /// See [`Cover::one_of_several`].
    one_of_several: bool,
}

/// Compares as [`cover`] does, and no further than whether the two are related.
///
/// What the wording leaves out may be told by the rest of its entry (`beside`), where it is compared as a part of it.
///
/// The comparison ends early where more than `most_missing` things are missing: the share is then no less than what it
/// would have come to.
#[must_use]
pub fn covered<'q>(
    question: &'q Reading,
    wording: &Reading,
    stance: Option<Stance>,
    beside: Option<&Record>,
    most_missing: usize,
) -> Covered<'q> {
    let choices = offers_choices(question, wording, stance);
    let before = question.before || wording.before;
    let mut cover = Covered {
        missing: Vec::with_capacity(question.content.len()),
        opposed: Vec::new(),
        direct: 0,
        indirect: 0,
        by_the_way: false,
        share: 0.0,
        one_of_several: false,
    };
    for content in &question.content {
        if cover.missing.len() > most_missing && !choices {
            break;
        }
        let opposite = || wording.said.terms().find_map(|said| opposition(&content.key, &Key::Term(said)));
        let recipient = is_told_to_customers(question, content);
        // A service has users and customers; which of them is meant matters where both are named.
        let of_service = content.key.is_in(&USING)
            && content.role != Role::Agent
            && question.content.iter().filter(|other| other.key.is_in(&USING)).count() == 1
            && wording.content.iter().any(|said| said.key.is_in(&USING));
        // How something is done for users, or to them, is told by how it is done at all.
        let of_anybody = content.key.is_in(&USING)
            && question.form.is_open()
            && matches!(content.role, Role::Subject | Role::Open)
            && !is_between(content)
            && question.content.iter().filter(|other| other.class == Class::Actor).count() == 1
            && !wording.content.iter().any(|said| said.class == Class::Actor);
        let of_its_user = || is_of_its_user(question, wording, content);
        // What is kept of all logs is kept of each.
        let of_all_logs = || {
            content.key.is_one_of(&OF_ALL_LOGS)
                && ["logs", "retain"].iter().all(|name| wording.says_term(name))
                && (content.key.is("audit-log") || !wording.says_term("audit-log"))
                && question.says_term("retain")
        };
        // What a version of TLS is accepted for are connections.
        let of_tls = || {
            let version = |asked: &Asked| matches!(asked.quantity, Quantity::Version { .. });
            content.key.is("traffic") && [question, wording].iter().all(|text| text.asked.iter().any(version))
        };
        if plays_another_part(wording, content)
            || is_counted_among(question, wording, content)
            || is_denied_within_a_name(wording, content, stance)
            || (before && is_before(wording, content))
        {
            cover.missing.push(content);
        } else if says(wording, &content.key)
            || recipient
            || of_service
            || of_anybody
            || of_all_logs()
            || of_its_user()
            || of_tls()
        {
            cover.direct += 1;
        } else if has_neighbour(&content.key) && says_what_stands_beside(question, wording, &content.key) {
            cover.missing.push(content);
        } else if says_in_parts(wording, content) {
            cover.indirect += 1;
            cover.by_the_way |= !matches!(content.class, Class::Manner | Class::Place);
        } else if let Some(opposition) = has_opposite(&content.key).then(opposite).flatten() {
            cover.direct += 1;
            cover.opposed.push((content, opposition));
        } else if beside.is_some_and(|record| is_told(question, wording, content, stance, record)) {
            cover.indirect += 1;
            cover.by_the_way |= !matches!(content.class, Class::Manner | Class::Place);
        } else {
            cover.missing.push(content);
        }
    }
    if choices {
        excuse_choices(question, &mut cover);
    }
    let all = question.content.len();
    cover.share = if all == 0 { 0.0 } else { 1.0 - cover.missing.len() as f64 / all as f64 };
    cover
}

/// Whether any wording of an entry could cover a thing, by all that the entry says: where this is false, [`covered`] finds
/// it missing whichever wording it compares. Few entries say half of what is asked, and the others need no comparing.
#[must_use]
pub fn can_cover(record: &Record, content: &Content) -> bool {
    let said = |key: &Key| is_among(record.anything(), key);
    said(&content.key)
        || content.class == Class::Light
        || content.key.is_in(&USING)
        || content.key.is_one_of(&OF_ALL_LOGS)
        || has_opposite(&content.key)
        || content.row.is_some_and(|row| row.any)
        || (content.class != Class::Name && content.parts.len() > 1 && content.parts.iter().all(said))
}

/// Whether a text says a thing, in the wider sense: data is the customers' data unless another kind is named, and a
/// certificate is attested, audited and reported.
pub(super) fn says(reading: &Reading, key: &Key) -> bool {
    is_among(&reading.said, key)
}

fn is_among(said: &Said, key: &Key) -> bool {
    if said.contains(key) {
        return true;
    }
    if !key.is_in(&SAID_OTHERWISE) {
        return false;
    }
    let any = |names: &[&str]| names.iter().any(|name| said.contains_named(name));
    if key.is_one_of(&["customer-data", "sensitive-data"]) {
        return any(&["data", "customer-data", "sensitive-data"]);
    }
    // What is in production is the customers' data first.
    if key.is("production-data") {
        return any(&["data", "customer-data"]);
    }
    // What is backed up of databases is the customers' data; logs are all logs.
    if key.is("databases") {
        return said.contains_named("backups") && any(&["data", "customer-data"]);
    }
    if key.is("personal-data") {
        return any(&["customer-data"]);
    }
    said.contains_any(&ATTESTING) && said.contains_any(&ATTESTED)
}

/// Logs of one kind.
const OF_ALL_LOGS: [&str; 2] = ["audit-log", "application-logs"];

/// Who uses a service.
pub(super) static USING: LazyLock<TermSet> = LazyLock::new(|| lexicon().named(&["users", "customers"]));

/// What may be said in other terms, as [`says`] has it.
static SAID_OTHERWISE: LazyLock<TermSet> = LazyLock::new(|| {
    let data = lexicon().named(&["customer-data", "sensitive-data", "production-data", "databases", "personal-data"]);
    data.iter().chain(ATTESTING.iter()).collect()
});

/// Ways to speak of a certificate that say the same where its name is the same.
static ATTESTING: LazyLock<TermSet> =
    LazyLock::new(|| lexicon().named(&["store", "certify", "attestation", "report", "audit", "obtain"]));

/// Whether a thing is the first that a question names.
pub(super) fn is_first(question: &Reading, content: &Content) -> bool {
    question.content.first().is_some_and(|first| first.key == content.key)
}

/// What is certified or attested by an outside body.
static ATTESTED: LazyLock<TermSet> = LazyLock::new(|| {
    lexicon().named(&[
        "iso-27001",
        "iso-27701",
        "iso-27017",
        "iso-27018",
        "iso-22301",
        "iso-9001",
        "soc-2",
        "soc-1",
        "soc-3",
        "pci-dss",
    ])
});

/// Whether a wording speaks of what stands beside a thing that is asked for, itself or by what it implies: TLS is of data in
/// transit.
fn says_what_stands_beside(question: &Reading, wording: &Reading, asked: &Key) -> bool {
    let beside = |said: &Key| stand_beside(said, asked) && !question.says(said);
    wording.content.iter().any(|said| {
        let implied = match &said.key {
            Key::Term(term) if matches!(said.class, Class::Name | Class::Object) => lexicon().implied(*term),
            _ => &[],
        };
        beside(&said.key) || implied.iter().any(|kind| beside(&Key::Term(*kind)))
    })
}

/// Whether a text says a phrase word by word.
pub(super) fn says_in_parts(reading: &Reading, content: &Content) -> bool {
    // By whom something is done is not told with the libraries of third parties.
    !(content.class == Class::Name || content.class == Class::Actor && content.after == "by")
        && content.parts.len() > 1
        // That something is supported makes it none of those for support.
        && !content.key.is("support-sla")
        && content.parts.iter().all(|part| says(reading, part))
}

/// Whether a question offers choices, of which one is enough for a yes.
fn offers_choices(question: &Reading, wording: &Reading, stance: Option<Stance>) -> bool {
    stance == Some(Stance::Yes)
        && question.signs.negations.is_empty()
        // "Are these or those outside the EU?" is a no only of both.
        && !question.signs.outside
        // What turns a yes to a no denies each of them.
        && wording.signs.negations.is_empty()
        && question.content.iter().any(|content| content.row.is_some_and(|row| row.any))
}

/// Whether a wording that denies says one of several offered things in the name of another alone: that there are no tracking
/// cookies does not show that there are neither cookies nor trackers.
fn is_denied_within_a_name(wording: &Reading, content: &Content, stance: Option<Stance>) -> bool {
    is_denied_with_others(content, stance)
        && !names(wording, content)
        && wording.content.iter().any(|said| said.parts.contains(&content.key))
}

/// Whether a thing is one of several that a question offers, and the wording denies.
pub(super) fn is_denied_with_others(content: &Content, stance: Option<Stance>) -> bool {
    stance == Some(Stance::No) && content.row.is_some_and(|row| row.any)
}

/// Whether a wording names a thing by itself.
pub(super) fn names(wording: &Reading, content: &Content) -> bool {
    wording.content.iter().any(|said| said.key == content.key)
}

/// Of a choice, one side is enough for a yes.
fn excuse_choices(question: &Reading, cover: &mut Covered<'_>) {
    let missing = cover.missing.clone();
    let before = missing.len();
    let settled = |row: Row| {
        row.any && question.content.iter().any(|content| content.row == Some(row) && !missing.contains(&content))
    };
    cover.missing.retain(|content| !content.row.is_some_and(settled));
    cover.one_of_several = cover.missing.len() < before;
}
