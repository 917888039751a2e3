//! The five example banks against questions as customers ask them (`tests/labels/README.md` explains the labels).
//!
//! What must hold: nothing wrong is written, and of what a vendor's page settles at least 70% is answered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::Command as Product;
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) const VENDORS: [&str; 5] = ["mojaq", "vaivatta", "wemalo", "mijoro", "omoikane"];
pub(crate) const FACETS: [&str; 9] =
    ["plain", "paraphrase", "inverse", "threshold", "compound", "scope", "roadmap", "silent", "near_miss"];
/// Vendors that do not exist, with banks beside their labels (`tests/labels/invented/`).
pub(crate) const INVENTED: [&str; 2] = ["tidewick", "pawlane"];
/// The day that the labels were made for.
const TODAY: &str = "2026-07-01";
/// The share of the answerable questions that has to be answered.
const SHARE_ANSWERED: f64 = 0.70;

/// A question with what a careful reader of the vendor's page would reply.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub(crate) id: String,
    pub(crate) facet: String,
    pub(crate) section: Option<String>,
    pub(crate) question: String,
    pub(crate) plan: Option<String>,
    pub(crate) expect: Expectation,
    pub(crate) because: String,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "status", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Expectation {
    Answered(Reply),
    Blank,
    Either(Reply),
}

/// A right answer: its side, and words that it has to hold.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    pub(crate) stance: Sides,
    #[serde(default)]
    pub(crate) must_contain: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Sides {
    One(String),
    Several(Vec<String>),
}

impl Sides {
    fn allow(&self, stance: Option<&str>) -> bool {
        match self {
            // An open question has no side to take: its words decide.
            Self::One(side) if side == "prose" => true,
            Self::One(side) => stance == Some(side),
            Self::Several(sides) => sides.iter().any(|side| side == stance.unwrap_or("prose")),
        }
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Self::One(side) => vec![side],
            Self::Several(sides) => sides.iter().map(String::as_str).collect(),
        }
    }
}

impl Reply {
    /// What is wrong with an answer, if anything.
    fn fault(&self, stance: Option<&str>, answer: &str) -> Option<String> {
        if !self.stance.allow(stance) {
            return Some(format!("stance {}, not {}", stance.unwrap_or("none"), self.stance.names().join(" or ")));
        }
        let answer = answer.to_lowercase();
        let lacks = |text: &&String| !text.split('|').any(|way| answer.contains(&way.to_lowercase()));
        self.must_contain.iter().find(lacks).map(|text| format!("does not say {text:?}"))
    }
}

/// The part of `ask`'s proposal that is judged.
#[derive(Clone, Deserialize)]
pub(crate) struct Proposal {
    pub(crate) status: String,
    pub(crate) stance: Option<String>,
    pub(crate) answer: Option<String>,
    /// The entry of the bank that it comes from.
    pub(crate) entry: Option<String>,
    #[serde(default)]
    pub(crate) reasons: Vec<String>,
}

/// How a proposal compares with its label.
#[derive(Debug, PartialEq)]
pub(crate) enum Finding {
    /// Answered, rightly.
    Right,
    /// Left blank where the page settles the question.
    Missed,
    /// Left blank where that is right.
    Silent,
    /// Written, wrongly.
    Wrong(String),
}

pub(crate) fn compare(expected: &Expectation, proposal: &Proposal) -> Finding {
    let written = proposal.status == "filled";
    match expected {
        Expectation::Answered(_) if !written => Finding::Missed,
        Expectation::Blank | Expectation::Either(_) if !written => Finding::Silent,
        Expectation::Blank => Finding::Wrong("the page does not settle it".to_owned()),
        Expectation::Answered(reply) | Expectation::Either(reply) => {
            let answer = proposal.answer.as_deref().unwrap_or_default();
            reply.fault(proposal.stance.as_deref(), answer).map_or(Finding::Right, Finding::Wrong)
        }
    }
}

/// The folder of a vendor's bank.
pub(crate) fn bank_of(vendor: &str) -> PathBuf {
    if INVENTED.contains(&vendor) {
        project().join("tests/labels/invented").join(vendor).join("bank")
    } else {
        project().join("answers").join(vendor)
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn labels_of(name: &str) -> Vec<Label> {
    let name = if INVENTED.contains(&name) { format!("invented/{name}/labels") } else { name.to_owned() };
    let path: PathBuf = project().join("tests/labels").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Puts labels to `vsq ask --jsonl`, one run a plan, and gives the proposals by label.
pub(crate) fn ask(vendor: &str, labels: &[Label]) -> BTreeMap<String, Proposal> {
    let plans: BTreeSet<Option<&str>> = labels.iter().map(|label| label.plan.as_deref()).collect();
    let mut proposals = BTreeMap::new();
    for plan in plans {
        let questions: String = labels
            .iter()
            .filter(|label| label.plan.as_deref() == plan)
            .map(|label| {
                let mut line = json!({ "id": label.id, "question": label.question });
                if let Some(section) = &label.section {
                    line["section"] = json!(section);
                }
                format!("{line}\n")
            })
            .collect();
        proposals.extend(run(vendor, plan, questions));
    }
    proposals
}

fn run(vendor: &str, plan: Option<&str>, questions: String) -> Vec<(String, Proposal)> {
    // A home of its own, so that no setting of the machine's user takes part.
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vsq"));
    command.env_clear().env("HOME", home.path()).env("NO_COLOR", "1").current_dir(project());
    command.args(["ask", "--jsonl", "--today", TODAY, "--bank"]).arg(bank_of(vendor));
    if let Some(plan) = plan {
        command.args(["--plan", plan]);
    }
    let output = Product::from_std(command).write_stdin(questions).output().unwrap();
    assert!(output.status.success(), "vsq ask on {vendor}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            let mut answered: Value = serde_json::from_str(line).unwrap();
            let id = answered["id"].as_str().unwrap().to_owned();
            (id, serde_json::from_value(answered["proposal"].take()).unwrap())
        })
        .collect()
}

/// What became of one facet's questions.
#[derive(Default)]
pub(crate) struct Row {
    asked: usize,
    pub(crate) answerable: usize,
    right: usize,
    missed: usize,
    silent: usize,
    pub(crate) wrong: usize,
}

impl Row {
    fn count(&mut self, expected: &Expectation, finding: &Finding) {
        self.asked += 1;
        self.answerable += usize::from(matches!(expected, Expectation::Answered(_)));
        *match finding {
            Finding::Right => &mut self.right,
            Finding::Missed => &mut self.missed,
            Finding::Silent => &mut self.silent,
            Finding::Wrong(_) => &mut self.wrong,
        } += 1;
    }

    fn line(&self, name: &str) -> String {
        let Self { asked, answerable, right, missed, silent, wrong } = self;
        format!("{name:<12}{asked:>6}{answerable:>12}{right:>7}{missed:>8}{silent:>8}{wrong:>7}\n")
    }
}

/// The findings of one vendor as a table by facet, then what was wrong and what was missed.
pub(crate) struct Account {
    pub(crate) text: String,
    pub(crate) total: Row,
    pub(crate) answered: usize,
}

pub(crate) fn account(labels: &[Label], proposals: &BTreeMap<String, Proposal>) -> Account {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let (mut total, mut answered, mut details) = (Row::default(), 0, String::new());
    for label in labels {
        let proposal = proposals.get(&label.id).unwrap_or_else(|| panic!("no proposal for {}", label.id));
        let finding = compare(&label.expect, proposal);
        rows.entry(&label.facet).or_default().count(&label.expect, &finding);
        total.count(&label.expect, &finding);
        let settled = matches!(label.expect, Expectation::Answered(_));
        answered += usize::from(settled && finding == Finding::Right);
        let told = match finding {
            Finding::Wrong(why) => format!("WRONG  {why}; the page: {}", label.because),
            Finding::Missed => format!("missed ({}; {})", proposal.status, proposal.reasons.join("; ")),
            Finding::Right | Finding::Silent => continue,
        };
        let answer = proposal.answer.as_deref().unwrap_or_default();
        writeln!(details, "{} {}\n    {told}\n    {answer}", label.id, label.question).unwrap();
    }
    let mut text = "facet        asked  answerable  right  missed  silent  wrong\n".to_owned();
    for facet in FACETS {
        rows.get(facet).inspect(|row| text.push_str(&row.line(facet)));
    }
    text.push_str(&total.line("all"));
    Account { text: text + "\n" + &details, total, answered }
}

fn assert_answers(vendor: &str) {
    let labels = labels_of(vendor);
    let Account { text, total, answered } = account(&labels, &ask(vendor, &labels));
    assert_eq!(total.wrong, 0, "{vendor}: wrong answers were written\n{text}");
    let share = answered as f64 / total.answerable as f64;
    assert!(share >= SHARE_ANSWERED, "{vendor}: {answered} of {} answered\n{text}", total.answerable);
}

#[test]
fn mojaq_answers_its_customers() {
    assert_answers("mojaq");
}

#[test]
fn vaivatta_answers_its_customers() {
    assert_answers("vaivatta");
}

#[test]
fn wemalo_answers_its_customers() {
    assert_answers("wemalo");
}

#[test]
fn mijoro_answers_its_customers() {
    assert_answers("mijoro");
}

#[test]
fn omoikane_answers_its_customers() {
    assert_answers("omoikane");
}

#[test]
fn tidewick_answers_its_customers() {
    assert_answers("tidewick");
}

#[test]
fn pawlane_answers_its_customers() {
    assert_answers("pawlane");
}

#[test]
fn labels_are_varied_and_well_formed() {
    let mut ids = BTreeSet::new();
    for vendor in VENDORS.into_iter().chain(INVENTED) {
        let labels = labels_of(vendor);
        let share = |among: &dyn Fn(&Label) -> bool| {
            labels.iter().filter(|label| among(label)).count() as f64 / labels.len() as f64
        };
        assert!(labels.len() >= 40, "{vendor}");
        let answerable = if INVENTED.contains(&vendor) { 0.50 } else { 0.60 };
        assert!(share(&|label| matches!(label.expect, Expectation::Answered(_))) >= answerable, "{vendor}");
        assert!(share(&|label| matches!(label.facet.as_str(), "silent" | "near_miss")) >= 0.25, "{vendor}");
        for label in &labels {
            assert!(ids.insert(label.id.clone()), "{} stands twice", label.id);
            assert!(FACETS.contains(&label.facet.as_str()), "{}", label.id);
            assert!(!label.because.is_empty(), "{}", label.id);
            if let Expectation::Answered(reply) | Expectation::Either(reply) = &label.expect {
                let sides = reply.stance.names();
                assert!(sides.iter().all(|side| ["yes", "no", "partial", "planned", "prose"].contains(side)));
                // Without a side only the words can be right or wrong.
                assert!(!sides.contains(&"prose") || !reply.must_contain.is_empty(), "{}", label.id);
            }
        }
    }
}

#[test]
fn a_wrong_side_a_missing_figure_and_an_unsettled_answer_are_found() {
    let expected = |text: &str| serde_json::from_str::<Expectation>(text).unwrap();
    let proposed = |status: &str, stance: Option<&str>, answer: &str| Proposal {
        status: status.to_owned(),
        stance: stance.map(str::to_owned),
        answer: Some(answer.to_owned()),
        entry: None,
        reasons: Vec::new(),
    };
    let week = expected(r#"{ "status": "answered", "stance": "no", "must_contain": ["7|seven"] }"#);
    assert_eq!(compare(&week, &proposed("filled", Some("no"), "Seven days.")), Finding::Right);
    assert_eq!(compare(&week, &proposed("review", Some("yes"), "Seven days.")), Finding::Missed);
    assert!(matches!(compare(&week, &proposed("filled", Some("yes"), "Seven days.")), Finding::Wrong(_)));
    assert!(matches!(compare(&week, &proposed("filled", Some("no"), "A while.")), Finding::Wrong(_)));

    let open = expected(r#"{ "status": "answered", "stance": "prose", "must_contain": ["Oslo"] }"#);
    assert_eq!(compare(&open, &proposed("filled", None, "In Oslo.")), Finding::Right);

    let unsettled = expected(r#"{ "status": "blank" }"#);
    assert_eq!(compare(&unsettled, &proposed("unanswered", None, "")), Finding::Silent);
    assert!(matches!(compare(&unsettled, &proposed("filled", Some("no"), "")), Finding::Wrong(_)));

    let contract = expected(r#"{ "status": "either", "stance": ["partial", "prose"] }"#);
    assert_eq!(compare(&contract, &proposed("filled", None, "By contract.")), Finding::Right);
    assert!(matches!(compare(&contract, &proposed("filled", Some("yes"), "Daily.")), Finding::Wrong(_)));
}

#[test]
fn the_account_counts_by_facet_and_names_what_is_wrong() {
    let labels: Vec<Label> = serde_json::from_value(json!([
        { "id": "a", "facet": "plain", "question": "Held?", "expect": { "status": "answered", "stance": "yes" }, "because": "Held" },
        { "id": "b", "facet": "silent", "question": "Told?", "expect": { "status": "blank" }, "because": "Not told" },
    ]))
    .unwrap();
    let written = |stance: &str| -> Proposal {
        serde_json::from_value(json!({ "status": "filled", "stance": stance, "answer": "Words." })).unwrap()
    };
    let proposals = BTreeMap::from([("a".to_owned(), written("yes")), ("b".to_owned(), written("no"))]);
    let Account { text, total, answered } = account(&labels, &proposals);
    assert_eq!((total.asked, total.answerable, total.wrong, answered), (2, 1, 1, 1));
    insta::assert_snapshot!(text, @r"
    facet        asked  answerable  right  missed  silent  wrong
    plain            1           1      1       0       0      0
    silent           1           0      0       0       0      1
    all              2           1      1       0       0      1

    b Told?
        WRONG  the page does not settle it; the page: Not told
        Words.
    ");
}

#[test]
fn the_lists_for_caiq_name_each_question_once() {
    let folder = project().join("tests/labels/caiq4");
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap() };
    let borderline = read("borderline.json");
    for vendor in VENDORS {
        let settled = read(&format!("{vendor}.json"));
        let mut numbers = BTreeSet::new();
        for entry in settled.as_array().unwrap().iter().chain(borderline[vendor].as_array().unwrap()) {
            let number = entry["number"].as_str().unwrap();
            assert!(numbers.insert(number), "{vendor}: {number} stands twice");
            assert!(!entry["because"].as_str().unwrap().is_empty(), "{vendor}: {number} has no reason");
            assert!(entry["stance"].is_string() != entry["stances"].is_array(), "{vendor}: {number}");
        }
    }
}
