//! What a question asks for and need not be told: it goes without saying, or the answer is held to it anyhow.

use super::content::{Content, Key, Role};
use super::cover::Cover;
use super::form::Demand;
use super::lexicon::{Class, lexicon};
use super::nouns::kind_of;
use super::polarity::Side;
use super::terms::tokens;
use super::trial::Trial;
use super::words::is_stop_word;
use crate::quantity::{Asked, Measure, Stated};
use crate::stance::Stance;

impl<'a> Trial<'a> {
    /// What the question asks for and the bank does not say here.
    pub(super) fn missing(&self, cover: &Cover<'a>, side: &Side) -> Vec<&'a Content> {
        let names_report = self.question.content.iter().any(|content| content.class == Class::Name);
        // Whether something is on its way does not narrow it.
        let unplanned = |content: &Content| content.key.is("roadmap") && self.wording.stance == Some(Stance::No);
        let excused = |content: &Content| {
            Self::settles(side, content)
                || (side.by_area && content.key.is("data-centers") && self.reading.says_term("store"))
                // "Which … do you accept?" asks which there are.
                || (self.question.form.is_open()
                    && (content.key.is("accept") || matches!(content.text.as_str(), "connect" | "connects" | "connected")))
                || self.is_what_is_to_be_told(content)
                || self.is_how_it_comes_about(content)
                || self.counts_alone(content)
                || (content.key.is("regular") && self.is_repeated())
                || (content.key.is("prompt") && self.has_a_deadline())
                || (content.key.is("document") && self.is_a_document(cover))
                || self.is_handed_over(content, cover)
                || self.is_what_a_recovery_is_from(content)
                || (self.entry.target.is_some() && self.is_the_arrival(content))
                || (self.denies(side) && !unplanned(content) && (self.only_narrows(content, names_report) || self.is_a_kind_of_it(content)))
        };
        cover.missing.iter().copied().filter(|content| !excused(content)).collect()
    }

    /// Whether a word only says what kind of thing is to be told, which the answer is held to anyhow: "backup frequency".
    fn is_what_is_to_be_told(&self, content: &Content) -> bool {
        if content.text.starts_with("turnaround") {
            return self.question.form.demands.contains(&Demand::Time);
        }
        if content.key.is("country") {
            return self.question.form.demands.contains(&Demand::Place);
        }
        if matches!(content.text.as_str(), "date" | "quarter" | "day") {
            return self.question.form.demands.contains(&Demand::Time);
        }
        let Key::Word(stem) = &content.key else { return false };
        kind_of(stem.as_str(), "").is_some_and(|demand| self.question.form.demands.contains(&demand))
    }

    /// Whether a word names the failure that a recovery is from: there is none without one.
    fn is_what_a_recovery_is_from(&self, content: &Content) -> bool {
        let recovery = ["rto", "rpo"].iter().any(|name| self.question.says_term(name) && self.reading.says_term(name));
        // What holds for one kind of failure is told of no other.
        recovery
            && !self.question.form.polar
            && self.entry.provenance.condition.as_deref().is_none_or(|condition| self.names_any_of(condition))
            && (content.key.is_one_of(&["failure", "outages"]) || content.text == "disaster recovery")
    }

    /// Whether the question names anything that a condition does.
    fn names_any_of(&self, condition: &str) -> bool {
        tokens(condition).iter().any(|word| !is_stop_word(&word.text) && self.question.said.contains_word(&word.stem))
    }

    /// Whether the entry says how often it is done: that is regular.
    fn is_repeated(&self) -> bool {
        let known = |measure: &Measure| measure.interval && matches!(measure.stated, Stated::Known { .. });
        self.wording.stance == Some(Stance::Yes) && self.entry.measures.iter().any(known)
    }

    /// Whether a word only says that there comes to be an entry in a log, a backup or an alert, of which the wording speaks:
    /// "entered in a log", "alerts fire".
    fn is_how_it_comes_about(&self, content: &Content) -> bool {
        let of =
            |names: &[&str]| names.iter().any(|name| self.question.says_term(name) && self.reading.says_term(name));
        let text = content.text.as_str();
        let out = text == "out" && SENT_OUT.contains(&content.after.as_str());
        out || self.question.form.polar
            && matches!(content.key, Key::Word(_))
            && (LOGGING.contains(&text) && of(&["logs", "audit-log"])
                || MAKING.contains(&text) && of(&["backups"])
                || ALARMING.contains(&text)
                    && of(&["notify"])
                    && self
                        .question
                        .content
                        .iter()
                        .any(|other| other.text.starts_with("alert") || other.text.starts_with("alarm")))
    }

    /// Whether the question says by when, and the entry as well: "promptly, and within 72 hours" is within 72 hours.
    fn has_a_deadline(&self) -> bool {
        self.question.asked.iter().any(Asked::is_deadline) && !self.entry.measures.is_empty()
    }

    /// Whether a word says that what is planned comes: when it is released is when it is there.
    fn is_the_arrival(&self, content: &Content) -> bool {
        const COMES: [&str; 12] = [
            "released",
            "release",
            "launched",
            "live",
            "introduced",
            "available",
            "obtained",
            "certified",
            "scheduled",
            "planned",
            "due",
            "foreseen",
        ];
        self.question.form.demands == [Demand::Time] && COMES.contains(&content.text.as_str())
    }

    /// Whether a document that the bank speaks of is only to be handed over to the customer: that is how it is had.
    fn is_handed_over(&self, content: &Content, cover: &Cover<'_>) -> bool {
        const HAD: [&str; 4] = ["evidence", "report", "dpa", "attestation"];
        let others =
            |content: &Content| content.class == Class::Actor && !content.key.is_one_of(&["customers", "users"]);
        let had = |content: &&Content| content.key.is_one_of(&HAD) && !cover.missing.contains(content);
        self.wording.stance == Some(Stance::Yes)
            && content.key.is("share")
            && self.question.content.iter().any(|content| had(&content))
            && ["on-request", "offer", "obtain"].iter().any(|name| self.reading.says_term(name))
            && !self.question.content.iter().any(others)
    }

    /// Whether what is asked for is a plan, a policy or the like, which the bank speaks of: there is none but in writing.
    fn is_a_document(&self, cover: &Cover<'_>) -> bool {
        const WRITTEN: [&str; 7] = [
            "policy",
            "plan",
            "procedure",
            "incident-response-plan",
            "information-security-policy",
            "business-continuity",
            "disaster-recovery",
        ];
        let written = |asked: &&Content| asked.class == Class::Document && asked.key.is_one_of(&WRITTEN);
        self.wording.stance == Some(Stance::Yes)
            && self.question.content.iter().filter(written).any(|asked| !cover.missing.contains(&asked))
    }

    /// "Another customer" is one of the others and "how can one …" asks of anybody, where not one is set against another.
    fn counts_alone(&self, content: &Content) -> bool {
        let counts =
            |content: &Content| matches!(&content.key, Key::Word(stem) if ["one", "anoth"].contains(&stem.as_str()));
        let others = self.question.content.iter().filter(|other| counts(other)).count() == 1;
        let whose = ["customers", "users", "tenant-isolation"];
        let theirs = || self.question.content.iter().any(|other| other.key.is_one_of(&whose));
        let may = ["can", "could", "may", "might", "should", "would", "does"];
        let of_anybody = content.text == "one" && may.contains(&content.after.as_str()) && self.question.form.is_open();
        ((content.key.is("different") || content.text == "others") && theirs())
            || counts(content) && others && (of_anybody || content.text == "another" && theirs())
    }

    /// Whether something is of a kind that the wording speaks of: what is denied of the kind is denied of it.
    fn is_a_kind_of_it(&self, content: &Content) -> bool {
        let Key::Term(term) = content.key else { return false };
        // What is said of one type of report is not said of the other.
        let other_type = match lexicon().name(term) {
            "soc-2-type-1" => "soc-2-type-2",
            "soc-2-type-2" => "soc-2-type-1",
            _ => "",
        };
        if lexicon().term(other_type).is_some_and(|other| {
            self.record.answer_mentions(&Key::Term(other)) && !self.record.answer_mentions(&content.key)
        }) {
            return false;
        }
        lexicon().implied(term).iter().any(|kind| self.reading.says(&Key::Term(*kind)))
    }

    /// Whether something only narrows a thing that is denied: where, how, or to whom it would be done.
    ///
    /// What a vendor has not got it cannot show: so with certificates and reports.
    fn only_narrows(&self, content: &Content, names_report: bool) -> bool {
        match content.class {
            Class::Verb if names_report => content.key.is_one_of(&["share", "export", "transmit"]),
            // That something cannot be changed is said of what there is.
            // That something is kept apart is a deed of its own.
            // What leaves one place may not leave another.
            Class::Place if self.question.signs.outside || OUT_OF.contains(&content.after.as_str()) => false,
            Class::Place | Class::Manner => !content.key.is_one_of(&["append-only", "apart"]),
            // What is not offered to customers the vendor's own people may have; what cannot be changed nobody changes.
            Class::Actor => {
                let own = content.key.is_one_of(&["staff", "developers", "contractors"]);
                let nobody = || {
                    self.question.says_term("alter")
                        && self.reading.content.iter().all(|said| said.class != Class::Actor)
                };
                // What the service does not offer its own suppliers may ask of their people.
                let outsiders = ["subprocessors", "third-parties", "hosting-provider", "ai-providers"];
                let theirs = content.after == "for" && content.key.is_one_of(&outsiders);
                // Who does not get something is told of those who are named.
                let others = |said: &Content| {
                    said.class == Class::Actor && said.role == Role::Recipient && said.key != content.key
                };
                let named = self.reading.content.iter().any(others) && !content.key.is_one_of(&["customers", "users"]);
                content.role == Role::Recipient && !theirs && !named && (!own || nobody())
            }
            // What there is not, there is not by any means: "single sign-on via SAML".
            Class::Name => match content.after.as_str() {
                "via" | "through" | "using" | "over" => true,
                // With whom data is shared is no means.
                "with" => !self.question.says_term("share"),
                _ => false,
            },
            _ => false,
        }
    }
}

/// Words before a place that something leaves.
const OUT_OF: [&str; 6] = ["of", "from", "leave", "leaves", "leaving", "beyond"];

/// How something comes to stand in a log.
const LOGGING: [&str; 5] = ["entered", "captured", "written", "produced", "created"];
/// How a backup comes about.
const MAKING: [&str; 7] = ["created", "create", "creates", "produced", "produce", "jobs", "job"];
/// How an alert comes about.
const ALARMING: [&str; 10] =
    ["fire", "fires", "cause", "causes", "issue", "issued", "issues", "sound", "sounds", "created"];
/// What says the same with "out" behind it and without; what is given out is not given alone.
const SENT_OUT: [&str; 4] = ["sent", "send", "carried", "rolled"];
