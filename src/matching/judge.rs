//! What a match is worth: whether the answer follows from the entry's wordings, and with which stance.
//!
//! An answer follows only where the question asks for no more than the wording settles. Every wording of the entry is
//! tried, and the best outcome counts: they are all stated by a person, or rendered from the same facts.

use super::confidence::{self, Evidence};
use super::content::{Content, Key};
use super::cover::{Cover, Covered, can_cover, says};
use super::form::Demand;
use super::index::Matcher;
use super::lexicon::Class;
use super::polarity::Side;
use super::reading::Reading;
use super::record::{Phrasing, Record};
use super::trial::{Outcome, Trial, list};
use super::{Inquiry, Judgement, Match, Verdict, published, states};
use crate::bank::Entry;
use crate::stance::Stance;

/// Below this share of covered content a match is about something else.
const RELATED: f64 = 0.5;

/// A question, read once for all the matches that are judged for it.
#[derive(Debug)]
pub struct Question {
    /// As it is judged.
    reading: Reading,
    /// How many of the things that it is about it names itself; the others are from the heading it stands under.
    own: usize,
    /// Whether also of what is about something else it is to be said why.
    explained: bool,
}

impl Question {
    /// Reads a question.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        let (reading, own) = asked(inquiry);
        Self { reading, own, explained: false }
    }

    /// As it is judged.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Asks for reasons also where a match is about something else.
    #[must_use]
    pub fn explained(self) -> Self {
        Self { explained: true, ..self }
    }
}

/// Judges a match for a question, which was read from the inquiry.
#[must_use]
pub fn judge(
    inquiry: &Inquiry,
    Question { reading: question, own, explained }: &Question,
    found: &Match,
    entry: &Entry,
    matcher: &Matcher,
) -> Judgement {
    let unrelated = || Judgement {
        evidence: Evidence::default(),
        stance: None,
        wording: found.wording,
        verdict: Verdict::Unrelated,
        confidence: 0.0,
        reasons: Vec::new(),
        polar: question.form.polar,
        told: false,
    };
    let Some(record) = matcher.record(found.entry, entry) else { return unrelated() };
    let trial = |at: usize| {
        let (wording, reading) = (entry.wordings.get(at)?, record.wordings.get(at)?);
        Some(Trial { question, wording, reading, entry, record, whole: false })
    };
    // Most wordings are about something else, and nobody asks why; only a published number may yet make something of one.
    let why = *explained || published::link(inquiry, entry).is_some();
    let most_missing = if why { usize::MAX } else { question.content.len() / 2 };
    let tried = |trial: &Trial<'_>, at: usize| {
        let covered = trial.covered_but_for(most_missing);
        // What the heading alone has in common with the wording, the question does not ask for.
        let named = question.content.get(..*own).unwrap_or_default();
        let by_heading_alone = *own < question.content.len()
            && !named.is_empty()
            && named.iter().all(|content| covered.missing.contains(&content));
        let mut judgement = unless_related(trial, &covered).unwrap_or_else(|| weigh(trial, covered, found.unaided));
        if by_heading_alone && judgement.verdict == Verdict::Certain {
            judgement.doubt("the answer is about the heading, and not about the question".to_owned());
        }
        Judgement { wording: at, ..judgement }
    };
    let beyond = question.content.iter().filter(|content| !can_cover(record, content)).count() > most_missing;
    let wordings = if beyond { 0 } else { entry.wordings.len() };
    let all: Vec<Judgement> = (0..wordings).filter_map(|at| Some(tried(&trial(at)?, at))).collect();
    let certainly =
        |stance: Stance| all.iter().any(|trial| trial.verdict == Verdict::Certain && trial.stance == Some(stance));
    let disagree = certainly(Stance::Yes) && certainly(Stance::No);
    // The wording that the question is word for word has been given its side, or none, for a reason.
    let wording_of = |trial: &Judgement| entry.wordings.get(trial.wording);
    let is_verbatim = |trial: &&Judgement| {
        question.form.polar && wording_of(trial).is_some_and(|own| are_same_words(&own.ask, inquiry.question))
    };
    let verbatim = all.iter().find(is_verbatim).cloned();
    let certain = all.iter().any(|trial| trial.verdict == Verdict::Certain);
    let best = all.into_iter().reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    let side = |trial: &Judgement| wording_of(trial).and_then(|wording| wording.stance);
    let asked_otherwise = || {
        let alike = |phrasing: &&Phrasing| phrasing.likeness(&question.said) >= ALIKE;
        let phrasings = record.phrasings(entry).iter().filter(alike).filter_map(|phrasing| {
            let trial = Trial { reading: phrasing.reading(), whole: true, ..trial(phrasing.wording)? };
            let mut judgement = tried(&trial, phrasing.wording);
            judgement.reasons.insert(0, format!("asked like \"{}\"", phrasing.text));
            Some(judgement).filter(|judgement| judgement.verdict == Verdict::Certain)
        });
        agreed(phrasings)
    };
    let otherwise = if certain || verbatim.is_some() { None } else { asked_otherwise() };
    let verbatim = verbatim.filter(|own| best.as_ref().is_some_and(|best| side(own) != side(best)));
    let mut best = verbatim.or(otherwise).or(best).unwrap_or_else(unrelated);
    if let Some(trial) = trial(best.wording).filter(|_| why && best.verdict == Verdict::Unrelated) {
        best = Judgement { wording: best.wording, ..weigh(&trial, trial.covered(), found.unaided) };
    }
    if disagree {
        best.doubt("the entry's wordings disagree on it".to_owned());
    }
    narrowed_by_section(inquiry, question, record, &mut best);
    published::judge(inquiry, entry, &mut best);
    // What is planned is not there, and it is planned.
    if question.form.polar && question.hinges.asks_whether_planned() && best.stance == Some(Stance::Planned) {
        best.stance = Some(Stance::Yes);
        if question.signs.universal {
            best.doubt("that it is planned does not show that it is for all".to_owned());
        }
    }
    best
}

/// The best of some judgements, where none of the others takes another side.
fn agreed(judgements: impl Iterator<Item = Judgement>) -> Option<Judgement> {
    let mut best: Option<Judgement> = None;
    for next in judgements {
        match &best {
            Some(best) if best.stance != next.stance => return None,
            Some(best) if rank(&next) <= rank(best) => {}
            _ => best = Some(next),
        }
    }
    best
}

/// Whether two texts are the same, signs and letter case aside.
fn are_same_words(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn rank(judgement: &Judgement) -> (bool, f64) {
    (judgement.verdict == Verdict::Certain, judgement.confidence)
}

impl Judgement {
    /// Leaves it to a person, and says why.
    pub fn doubt(&mut self, why: String) {
        self.verdict = Verdict::Doubtful;
        self.confidence = self.confidence.min(0.5);
        self.reasons.push(why);
    }
}

/// The question as it is judged: one that names nothing of its own takes its subject from where it stands.
///
/// The second is how many things it names itself.
fn asked(inquiry: &Inquiry) -> (Reading, usize) {
    let mut question = Reading::of_question(inquiry.question);
    let own = question.content.len();
    // What is deleted or sent, where it is data, is all of it.
    let of_data = question.says_term("data");
    let of_keys = question.form.demands.contains(&Demand::KeySize);
    let names = |content: &Content| match content.class {
        Class::Document => !content.key.is_one_of(&OF_ANYTHING),
        Class::Verb => {
            content.key.is_one_of(&OF_ITSELF)
                || (of_data && content.key.is_one_of(&OF_DATA))
                || ["host", "breach", "incident"].iter().any(|own| content.text.starts_with(own))
        }
        Class::Manner => content.key.is_one_of(&["shared-hosting", "single-tenant", "termination"]),
        _ => true,
    };
    let names_nothing = !of_keys && !question.content.iter().any(names);
    if names_nothing {
        let above = inquiry.parent.or_else(|| inquiry.section.last().map(String::as_str));
        let above = above.map(Reading::of).unwrap_or_default();
        // "Data handling" and "Audits" are about anything.
        for content in above.content.into_iter().filter(|content| !content.key.is_one_of(&["process", "audit"])) {
            if !question.content.iter().any(|known| known.key == content.key) {
                question.content.push(content);
            }
        }
        question.said.extend(&above.said);
    }
    (question, own)
}

/// Documents that there are of anything: of what, the heading tells.
const OF_ANYTHING: [&str; 11] = [
    "policy",
    "procedure",
    "program",
    "plan",
    "report",
    "evidence",
    "inventory",
    "terms",
    "confirmation",
    "risk-assessment",
    "risk-management",
];

/// Deeds that are only done to one thing: the service is monitored, models are trained.
const OF_ITSELF: [&str; 7] = ["export", "monitor", "replicate", "restore", "sell", "train", "undo"];
/// Deeds that name what they are done to where that is data.
const OF_DATA: [&str; 2] = ["delete", "transmit"];

/// A heading that is all about one thing narrows what stands under it.
fn narrowed_by_section(inquiry: &Inquiry, question: &Reading, record: &Record, judgement: &mut Judgement) {
    let Some(heading) = inquiry.section.last().filter(|_| judgement.verdict == Verdict::Certain) else { return };
    let reading = Reading::of(heading);
    // Who asks for a deed or a document alone asks it of what the heading names: one of its things has to be told of.
    let is_deed = |content: &Content| matches!(content.class, Class::Document | Class::Verb | Class::Manner);
    let is_thing = |content: &Content| {
        // Where something is, it is under "Physical security" as well.
        let placed = || question.form.demands.contains(&Demand::Place);
        matches!(content.class, Class::Object | Class::Actor) || content.key.is("physical-security") && !placed()
    };
    let told = |key: &Key| {
        question.says(key) || record.topic_says(key) || record.wordings.iter().any(|wording| wording.says(key))
    };
    let bare = question.content.iter().all(is_deed) && reading.content.len() > 1;
    if bare && reading.content.iter().any(is_thing) && !reading.content.iter().any(|content| told(&content.key)) {
        judgement.doubt(format!(
            "it stands under the heading {}, of which the answer does not speak",
            list(&reading.content)
        ));
        return;
    }
    let [content @ Content { key, text, .. }] = reading.content.as_slice() else { return };
    if !is_thing(content) {
        return;
    }
    let general = key.is_one_of(&[
        "customer-data",
        "sensitive-data",
        "third-parties",
        "customers",
        "users",
        "network",
        "data-subject-rights",
        "data-subjects",
    ]);
    if !general && !told(key) {
        judgement.doubt(format!("it stands under the heading \"{text}\", of which the answer does not speak"));
    }
}

/// What most trials come to, found out early: the wording is about something else. Why, is left open.
fn unless_related(trial: &Trial<'_>, covered: &Covered<'_>) -> Option<Judgement> {
    is_unrelated(trial.question, covered.share, covered.direct).then(|| Judgement {
        evidence: Evidence::default(),
        stance: None,
        wording: 0,
        verdict: Verdict::Unrelated,
        confidence: 0.1 * covered.share,
        reasons: Vec::new(),
        polar: trial.question.form.polar,
        told: false,
    })
}

fn is_unrelated(question: &Reading, share: f64, direct: usize) -> bool {
    question.content.is_empty() || share < RELATED || direct == 0
}

/// At least so much of their words a question and another way to ask it have in common: where both say little in the terms of the
/// trade, the rest tells them apart.
const ALIKE: f64 = 0.6;

/// Whether a question asks the very same as another way to ask a wording: it wants the same told, takes the same side, and
/// neither names anything, a figure included, that the other does not.
fn is_the_same(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> bool {
    let (asked, said) = (&trial.question.form, &trial.reading.form);
    asked.polar == said.polar
        && asked.caption == said.caption
        && asked.demands == said.demands
        && trial.question.asked.len() == trial.reading.asked.len()
        && !side.turned
        && cover.opposed.is_empty()
        && cover.missing.is_empty()
        && cover.beside == 0
        && trial.reading.content.iter().all(|said| says(trial.question, &said.key))
}

/// What the outcome of a trial is worth.
fn weigh(trial: &Trial<'_>, covered: Covered<'_>, score: f64) -> Judgement {
    let question = trial.question;
    let Outcome { cover, side, missing, mut doubts, mut reasons } = trial.outcome(covered);
    if trial.whole && !is_the_same(trial, &cover, &side) {
        doubts.push("it is not quite the same question".to_owned());
    }
    if !missing.is_empty() {
        doubts.insert(0, format!("the bank does not speak of {} here", list(missing)));
    }
    let direct = cover.direct as f64 / question.content.len().max(1) as f64;
    let verdict = if is_unrelated(question, cover.share, cover.direct) {
        Verdict::Unrelated
    } else if doubts.is_empty() {
        Verdict::Certain
    } else {
        Verdict::Doubtful
    };
    let evidence = Evidence {
        certain: if verdict == Verdict::Certain { 1.0 } else { 0.0 },
        covered: cover.share,
        direct,
        score,
        undoubted: 1.0 / (1.0 + doubts.len() as f64),
        turned: if side.turned { 1.0 } else { 0.0 },
        beside: cover.beside.min(8) as f64 / 8.0,
    };
    let confidence = match verdict {
        Verdict::Unrelated => 0.1 * cover.share,
        Verdict::Certain | Verdict::Doubtful => confidence::probability(&evidence, &confidence::FITTED),
    };
    if verdict != Verdict::Certain {
        reasons = doubts;
    } else if side.turned {
        reasons.push(format!("the question asks the other way round than \"{}\"", trial.wording.ask));
    }
    // Who asks for an account takes no side, and is given none.
    let open = question.form.is_open() || (question.form.caption && trial.reading.form.is_open());
    let stance = side.stance.filter(|_| !open);
    let told = question.form.demands.iter().all(|demand| trial.reading.form.demands.contains(demand))
        && !states::tells_more(question, trial.reading)
        && (question.wanted.which_data || !trial.reading.wanted.which_data);
    Judgement { stance, wording: 0, verdict, confidence, reasons, polar: question.form.polar, told, evidence }
}
