//! The labelled questions of all seven banks at once, in the program's own process, and the table by facet.
//!
//! `cargo test --test integration labelled -- --nocapture` prints the table.

use std::collections::BTreeMap;

use vsq::bank::Bank;
use vsq::bank::load::{LoadOptions, load};
use vsq::bank::topics::Topics;
use vsq::matching::Inquiry;
use vsq::matching::index::Matcher;
use vsq::response::{Answering, Purchase, Status, Terms};

use crate::answers::{self, Account, Expectation, Finding, INVENTED, Label, Proposal, VENDORS};

/// The share of the answerable questions that is answered, over all banks.
const SHARE_ANSWERED: f64 = 0.87;
/// The share of the questions about what a bank is silent on that is left blank.
const SHARE_BLANK: f64 = 0.98;

/// A bank with its index.
pub(crate) struct Asked {
    pub(crate) bank: Bank,
    pub(crate) matcher: Matcher,
}

impl Asked {
    pub(crate) fn of(vendor: &str) -> Self {
        let topics = Topics::read(None).unwrap();
        let options = LoadOptions { overlay: None, topics: &topics };
        let bank = load(&answers::bank_of(vendor), &options).unwrap_or_else(|_| panic!("{vendor} does not load"));
        let matcher = Matcher::new(&bank.entries);
        Self { bank, matcher }
    }

    /// What is proposed for a question.
    pub(crate) fn propose(&self, question: &str, section: Option<&str>, plan: Option<&str>) -> vsq::response::Proposal {
        let purchase = Purchase { plan: plan.map(str::to_owned), ..Purchase::default() };
        let terms = Terms { purchase, ..Terms::on("2026-07-01".parse().unwrap()) };
        let answering = Answering { bank: &self.bank, matcher: &self.matcher, terms: &terms };
        let section: Vec<String> = section.map(str::to_owned).into_iter().collect();
        answering.propose(&Inquiry { question, section: &section, ..Inquiry::default() })
    }

    /// The same, as it is compared with a label.
    pub(crate) fn reply(&self, question: &str, section: Option<&str>, plan: Option<&str>) -> Proposal {
        self.judged(&self.propose(question, section, plan))
    }

    /// A proposal as it is compared with a label.
    pub(crate) fn judged(&self, proposal: &vsq::response::Proposal) -> Proposal {
        Proposal {
            status: if proposal.status == Status::Filled { "filled" } else { "blank" }.to_owned(),
            stance: proposal.stance.map(|stance| stance.to_string()),
            answer: proposal.words.as_ref().map(|words| words.full.clone()),
            entry: proposal.entry.and_then(|entry| self.bank.entries.get(entry)).map(|entry| entry.id.clone()),
            reasons: proposal.reasons.clone(),
        }
    }
}

/// Every vendor with its labels.
pub(crate) fn every_label() -> Vec<(&'static str, Vec<Label>)> {
    VENDORS.iter().chain(&INVENTED).map(|vendor| (*vendor, answers::labels_of(vendor))).collect()
}

/// Labels of all banks with what is proposed for each.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) labels: Vec<Label>,
    proposals: BTreeMap<String, Proposal>,
    /// How many questions a bank is silent on, and how many of them are left blank.
    silent: u32,
    blank: u32,
}

impl Outcome {
    /// Asks each vendor's bank its questions.
    pub(crate) fn of<'v>(labels: impl IntoIterator<Item = (&'v str, Vec<Label>)>) -> Self {
        let mut outcome = Self::default();
        for (vendor, its) in labels {
            let asked = Asked::of(vendor);
            for label in its {
                let proposal = asked.reply(&label.question, label.section.as_deref(), label.plan.as_deref());
                if matches!(label.expect, Expectation::Blank) {
                    outcome.silent += 1;
                    outcome.blank += u32::from(answers::compare(&label.expect, &proposal) == Finding::Silent);
                }
                outcome.proposals.insert(label.id.clone(), proposal);
                outcome.labels.push(label);
            }
        }
        outcome
    }

    /// Prints the table by facet, and holds the answers to a share: none wrong, so many answered, the silent left blank.
    pub(crate) fn hold(&self, name: &str, share: f64) {
        let Account { text, total, answered } = answers::account(&self.labels, &self.proposals);
        let table: String = text.lines().take_while(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
        println!("{name}: {answered} of {} answered\n{table}", total.answerable);
        // Of what is held out only the table is told, lest the matching be made to fit it; but nothing wrong is hidden.
        assert_eq!(total.wrong, 0, "{name}\n{text}");
        let enough = answered as f64 / total.answerable as f64 >= share;
        assert!(enough, "{name}: {answered} of {}\n{table}", total.answerable);
        let Self { silent, blank, .. } = self;
        assert!(f64::from(*blank) >= SHARE_BLANK * f64::from(*silent), "{name}: {blank} of {silent} blank\n{table}");
    }
}

#[test]
fn what_is_answered_by_facet() {
    let outcome = Outcome::of(every_label());
    assert!(outcome.labels.len() >= 400, "{} labels", outcome.labels.len());
    outcome.hold("labelled", SHARE_ANSWERED);
}
