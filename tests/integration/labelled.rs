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
const SHARE_ANSWERED: f64 = 0.86;
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

#[test]
fn what_is_answered_by_facet() {
    let mut labels = Vec::new();
    let mut proposals = BTreeMap::new();
    let (mut silent, mut blank) = (0_u32, 0_u32);
    for (vendor, its) in every_label() {
        let asked = Asked::of(vendor);
        for label in its {
            let proposal = asked.reply(&label.question, label.section.as_deref(), label.plan.as_deref());
            if matches!(label.expect, Expectation::Blank) {
                silent += 1;
                blank += u32::from(answers::compare(&label.expect, &proposal) == Finding::Silent);
            }
            proposals.insert(label.id.clone(), proposal);
            labels.push(label);
        }
    }
    assert!(labels.len() >= 400, "{} labels", labels.len());
    let Account { text, total, answered } = answers::account(&labels, &proposals);
    let table: String = text.lines().take_while(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
    println!("{table}");
    assert_eq!(total.wrong, 0, "{text}");
    assert!(answered as f64 / total.answerable as f64 >= SHARE_ANSWERED, "{answered} of {}\n{text}", total.answerable);
    assert!(f64::from(blank) >= SHARE_BLANK * f64::from(silent), "{blank} of {silent} blank\n{text}");
}
