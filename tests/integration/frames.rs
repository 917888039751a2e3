//! Questions in what askers put around them (`tests/labels/frames/`): numbers, courtesies, ratings, demands, roundabout ways to ask;
//! and in what looks alike and changes what is asked.
//!
//! What must hold: around a question, nothing makes a yes of a no; most frames leave the answer as it is. Where a frame asks something
//! else, the bare question's answer is not given.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use vsq::stance::Stance;

use crate::answers::{self, Label, Proposal};

/// The vendors whose banks are asked.
const VENDORS: [&str; 2] = ["wemalo", "pawlane"];
/// The share of the questions in a frame that are answered as the bare ones are.
const ALIKE: f64 = 0.60;

/// What stands around a question.
#[derive(Deserialize)]
struct Frame {
    kind: Kind,
    frame: String,
}

/// What a frame is put around.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// What somebody does: "encrypt backups".
    Do,
    /// What is said of something: "backups are encrypted".
    Be,
    /// A whole question that wants a yes or a no.
    Q,
    /// A whole question that wants something told.
    Wh,
    /// The same within a sentence: "how long backups are kept".
    Ewh,
}

/// A question and what stands for each gap of a frame.
struct Bare {
    kind: Kind,
    question: &'static str,
    gaps: &'static [(&'static str, &'static str)],
}

const BARE: [Bare; 9] = [
    Bare {
        kind: Kind::Do,
        question: "Do you encrypt backups?",
        gaps: &[("{vs}", "encrypts backups"), ("{v}", "encrypt backups"), ("{g}", "encrypting backups")],
    },
    Bare {
        kind: Kind::Do,
        question: "Do you sell customer data?",
        gaps: &[("{vs}", "sells customer data"), ("{v}", "sell customer data"), ("{g}", "selling customer data")],
    },
    Bare {
        kind: Kind::Be,
        question: "Are backups encrypted?",
        gaps: &[("{np}", "backups"), ("{Np}", "Backups"), ("{b}", "are"), ("{B}", "Are"), ("{p}", "encrypted")],
    },
    Bare {
        kind: Kind::Be,
        question: "Is data at rest encrypted?",
        gaps: &[("{np}", "data at rest"), ("{Np}", "Data at rest"), ("{b}", "is"), ("{B}", "Is"), ("{p}", "encrypted")],
    },
    Bare {
        kind: Kind::Q,
        question: "Do you use subprocessors?",
        gaps: &[("{q}", "Do you use subprocessors?"), ("{ql}", "do you use subprocessors?")],
    },
    Bare {
        kind: Kind::Q,
        question: "Is data encrypted at rest?",
        gaps: &[("{q}", "Is data encrypted at rest?"), ("{ql}", "is data encrypted at rest?")],
    },
    Bare {
        kind: Kind::Wh,
        question: "Where is customer data stored?",
        gaps: &[("{q}", "Where is customer data stored?"), ("{ql}", "where is customer data stored?")],
    },
    Bare {
        kind: Kind::Wh,
        question: "How often are backups tested?",
        gaps: &[("{q}", "How often are backups tested?"), ("{ql}", "how often are backups tested?")],
    },
    Bare {
        kind: Kind::Ewh,
        question: "Where is customer data stored?",
        gaps: &[
            ("{wh}", "where"),
            ("{np}", "customer data"),
            ("{Np}", "Customer data"),
            ("{b}", "is"),
            ("{B}", "Is"),
            ("{p}", "stored"),
        ],
    },
];

fn frames(name: &str) -> Vec<Frame> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/frames").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every bare question of a frame's kind, put into it.
fn put(frames: &[Frame]) -> Vec<(&'static str, String)> {
    let of_kind = |kind: Kind| BARE.iter().filter(move |bare| bare.kind == kind);
    let within = |frame: &Frame, bare: &Bare| {
        bare.gaps.iter().fold(frame.frame.clone(), |text, (gap, words)| text.replace(gap, words))
    };
    frames.iter().flat_map(|frame| of_kind(frame.kind).map(move |bare| (bare.question, within(frame, bare)))).collect()
}

/// What a bank answers to each question and to the bare one.
fn told(vendor: &str, asked: &[(&'static str, String)]) -> Vec<(Proposal, Proposal)> {
    let label = |id: String, question: &str| -> Label {
        let expect = serde_json::json!({ "status": "blank" });
        let label = serde_json::json!(
            { "id": id, "facet": "plain", "question": question, "expect": expect, "because": "" }
        );
        serde_json::from_value(label).unwrap()
    };
    let mut labels: Vec<Label> = asked.iter().enumerate().map(|(at, (_, text))| label(at.to_string(), text)).collect();
    labels.extend(BARE.iter().map(|bare| label(bare.question.to_owned(), bare.question)));
    let proposals = answers::ask(vendor, &labels);
    let of = |id: &str| proposals.get(id).unwrap_or_else(|| panic!("no proposal for {id}")).clone();
    asked.iter().enumerate().map(|(at, (bare, _))| (of(&at.to_string()), of(bare))).collect()
}

#[test]
fn what_stands_around_a_question_leaves_its_answer_as_it_is() {
    let asked = put(&frames("same.json"));
    let (yes, no) = (Stance::Yes.to_string(), Stance::No.to_string());
    let (mut alike, mut all, mut faults) = (0_u32, 0_u32, String::new());
    for vendor in VENDORS {
        for ((_, text), (told, bare)) in asked.iter().zip(told(vendor, &asked)) {
            if bare.status != "filled" {
                continue;
            }
            all += 1;
            let filled = told.status == "filled";
            alike += u32::from(filled && told.stance == bare.stance);
            let sides = (told.stance.as_ref(), bare.stance.as_ref());
            if filled && (sides == (Some(&yes), Some(&no)) || sides == (Some(&no), Some(&yes))) {
                writeln!(faults, "{vendor} {text}").unwrap();
            }
        }
    }
    println!("{alike} of {all} answered alike");
    assert!(faults.is_empty(), "these take the other side:\n{faults}");
    assert!(f64::from(alike) >= ALIKE * f64::from(all) && all > 2_000, "{alike} of {all} answered alike");
}

#[test]
fn what_changes_a_question_is_not_thrown_away() {
    let asked = put(&frames("other.json"));
    let mut faults = String::new();
    for vendor in VENDORS {
        for ((_, text), (told, bare)) in asked.iter().zip(told(vendor, &asked)) {
            // Of what is not so at all, no part is.
            let denied = bare.stance.as_deref() == Some("no");
            if bare.status == "filled" && told.status == "filled" && told.stance == bare.stance && !denied {
                writeln!(faults, "{vendor} {text}\n    {}", told.answer.unwrap_or_default()).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "these are answered as if nothing were added:\n{faults}");
}
