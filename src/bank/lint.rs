//! What is worth a look in a bank that loads: what has run out, what is overdue, what nobody answers for, what
//! contradicts or repeats itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;

use super::faults::{Finding, Severity, arrange, nearest};
use super::wellknown::{WELL_KNOWN, form};
use super::{Bank, Entry, Provenance, Status, Wording};
use crate::stance::Stance;

/// Something that a person wrote and answers for: a control, or what answers rest on.
struct Written<'b> {
    name: &'b str,
    place: &'b str,
    provenance: &'b Provenance,
    target: Option<Date>,
}

/// Everything that is worth a look in a bank as of a day, by file and line: the warnings of loading and those found here.
///
/// An error is what makes an answer false or useless on that day: it has expired, its plan is overdue, or the bank says
/// the opposite of it elsewhere. Everything else is a warning.
#[must_use]
pub fn check(bank: &Bank, today: Date) -> Vec<Finding> {
    let mut findings = bank.warnings.clone();
    let written = written(bank);
    for record in written.iter().filter(|record| record.provenance.status != Status::Retired) {
        findings.extend(out_of_date(record, today));
        if record.provenance.evidence.is_empty() {
            let hint = "\"evidence\": [{ \"title\": …, \"section\": … }]";
            findings.push(warning(record.place, record.name, "no evidence", Some(hint.to_owned())));
        }
    }
    findings.extend(summed_up(&written, today));
    findings.extend(bank.entries.iter().filter_map(opens_with_stance));
    findings.extend(repeated(&bank.entries));
    findings.extend(idle_facts(bank));
    arrange(&mut findings);
    findings
}

fn written(bank: &Bank) -> Vec<Written<'_>> {
    let grounds = bank.grounds.iter().map(|ground| Written {
        name: &ground.name,
        place: &ground.place,
        provenance: &ground.provenance,
        target: ground.target,
    });
    let controls = bank.entries.iter().filter(|entry| is_control(entry)).map(|entry| Written {
        name: &entry.id,
        place: &entry.place,
        provenance: &entry.provenance,
        target: entry.target,
    });
    grounds.chain(controls).collect()
}

/// Whether a person wrote it: the ids of topic questions have a slash, which those of controls cannot have.
fn is_control(entry: &Entry) -> bool {
    !entry.id.contains('/')
}

fn found(place: &str, path: &str, severity: Severity, message: impl Into<String>, hint: Option<String>) -> Finding {
    let (file, line) = place.rsplit_once(':').unwrap_or((place, "0"));
    Finding {
        file: file.to_owned(),
        line: line.parse().unwrap_or(0),
        column: 0,
        path: path.to_owned(),
        severity,
        message: message.into(),
        hint,
    }
}

fn warning(place: &str, path: &str, message: impl Into<String>, hint: Option<String>) -> Finding {
    found(place, path, Severity::Warning, message, hint)
}

fn out_of_date(record: &Written<'_>, today: Date) -> Vec<Finding> {
    let error =
        |message: String, hint: &str| found(record.place, record.name, Severity::Error, message, Some(hint.to_owned()));
    let mut findings = Vec::new();
    if let Some(expires) = record.provenance.expires.filter(|expires| *expires < today) {
        findings.push(error(format!("expired on {expires}"), "review it and set a later `expires`"));
    }
    if let Some(target) = record.target.filter(|target| *target < today) {
        findings
            .push(error(format!("planned until {target}, which is past"), "state what became of it, or a new target"));
    }
    findings
}

/// What tends to hold for many records at once is told once a file: owners that are missing, reviews that are old.
fn summed_up(written: &[Written<'_>], today: Date) -> Vec<Finding> {
    let year_ago = today.checked_sub(Span::new().years(1)).unwrap_or(Date::MIN);
    let mut without_owner: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut without_review: Vec<&str> = Vec::new();
    let mut reviewed_long_ago: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in written {
        let file = record.place.rsplit_once(':').map_or(record.place, |(file, _)| file);
        if record.provenance.owner.is_none() {
            without_owner.entry(file).or_default().push(record.name);
        }
        match record.provenance.reviewed {
            None => without_review.push(record.name),
            Some(reviewed) if reviewed < year_ago => reviewed_long_ago.entry(file).or_default().push(record.name),
            Some(_) => {}
        }
    }
    let told = |files: BTreeMap<&str, Vec<&str>>, what: &str, hint: &str| {
        let tell = |(file, names): (&str, Vec<&str>)| {
            warning(file, "", format!("{what}: {}", named(names)), Some(hint.to_owned()))
        };
        files.into_iter().map(tell).collect::<Vec<_>>()
    };
    // A date in bank.json stands in for every record, so that one is all that can be missing.
    let undated = BTreeMap::from([("bank.json", without_review)]);
    let undated = undated.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    [
        told(without_owner, "no owner", "\"owner\": who answers for it"),
        told(undated, "no review date", "set `reviewed` on them, or once for the whole bank"),
        told(reviewed_long_ago, "last reviewed over a year ago", "review them and set `reviewed`"),
    ]
    .concat()
}

/// "a, b, c and 12 more".
fn named(mut names: Vec<&str>) -> String {
    const SHOWN: usize = 3;
    names.dedup();
    let more = names.len().saturating_sub(SHOWN);
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

/// The stance word is composed for each question, so that an answer that brings its own contradicts it one day.
fn opens_with_stance(entry: &Entry) -> Option<Finding> {
    let opens = |text: &str| {
        let first = text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        first.eq_ignore_ascii_case("yes") || first.eq_ignore_ascii_case("no")
    };
    if !opens(&entry.answer) && !entry.short.as_deref().is_some_and(opens) {
        return None;
    }
    let hint = "state the fact; the stance word is added for each question".to_owned();
    Some(warning(&entry.place, &entry.id, "the answer opens with \"Yes\" or \"No\"", Some(hint)))
}

/// Wordings that two entries share, letter case and punctuation aside. Where the entries hold for different plans or
/// people, they are two answers to one question and not one too many.
fn repeated(entries: &[Entry]) -> Vec<Finding> {
    let mut first: BTreeMap<String, (&Entry, &Wording)> = BTreeMap::new();
    let mut findings = Vec::new();
    for entry in entries.iter().filter(|entry| entry.provenance.status != Status::Retired) {
        for (wording, ask) in entry.wordings.iter().flat_map(|one| one.ways().map(move |ask| (one, ask))) {
            let normalised = normalised(ask);
            let Some((other, theirs)) = first.get(normalised.as_str()).copied() else {
                first.insert(normalised, (entry, wording));
                continue;
            };
            if (&other.provenance.scope, &other.provenance.who) != (&entry.provenance.scope, &entry.provenance.who) {
                continue;
            }
            let contradiction = match (wording.stance, theirs.stance) {
                (Some(one), Some(two)) => one != two,
                _ => false,
            };
            findings.push(repetition((other, theirs.stance), (entry, wording.stance), ask, contradiction));
        }
    }
    findings
}

fn repetition(one: (&Entry, Option<Stance>), two: (&Entry, Option<Stance>), ask: &str, contradiction: bool) -> Finding {
    // A person can only change what a person wrote: the finding is told at the control, where there is one.
    let ((here, stance), (other, other_stance)) =
        if is_control(one.0) && !is_control(two.0) { (one, two) } else { (two, one) };
    let stance_word = |stance: Option<Stance>| stance.map_or("in prose", Stance::name);
    let hint = match (is_control(here), is_control(other)) {
        (true, false) => Some(format!("\"replaces\": \"{}\" lets the control stand for it", other.id)),
        (true, true) => Some(format!("see {}", other.place)),
        (false, _) => None,
    };
    let (severity, message) = if contradiction && is_control(here) {
        let (mine, theirs) = (stance_word(stance), stance_word(other_stance));
        (Severity::Error, format!("\"{ask}\" is answered {mine} here and {theirs} by `{}`", other.id))
    } else if here.id == other.id {
        (Severity::Warning, format!("\"{ask}\" is asked twice"))
    } else {
        (Severity::Warning, format!("\"{ask}\" is answered by `{}` too", other.id))
    };
    found(&here.place, &here.id, severity, message, hint)
}

fn normalised(ask: &str) -> String {
    let lower = ask.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Facts that no answer rests on: misspelt, or worth a control of their own.
fn idle_facts(bank: &Bank) -> Vec<Finding> {
    let mut findings = Vec::new();
    let used: BTreeSet<&str> = bank.entries.iter().flat_map(|entry| &entry.rests_on).map(String::as_str).collect();
    for ground in &bank.grounds {
        let Some(name) = ground.name.strip_prefix("facts.") else { continue };
        if used.contains(ground.name.as_str()) || form(name).is_some() {
            continue;
        }
        let hint = match nearest(name, WELL_KNOWN.iter().map(|(known, _)| *known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write a control whose answer uses it".to_owned(),
        };
        findings.push(warning(&ground.place, &ground.name, "no answer rests on this fact", Some(hint)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::check;
    use crate::bank::load::load_sources;
    use crate::bank::source::Source;
    use crate::bank::topics::Topics;

    /// What is found in a bank of these facts and controls, whose records are otherwise in order.
    fn found(facts: &str, controls: &str) -> String {
        let bank = format!(
            r#"{{ "organisation": {{ "name": "Example Ltd", "plans": ["Basic", "Plus"] }}, "reviewed": "2026-06-30", "facts": {{ {facts} }} }}"#
        );
        let topic = r#"{ "topic": "test", "title": "Test", "questions": [
            { "id": "sso", "needs": ["facts.sso"], "questions": ["Is there single sign-on?"],
              "stance": [{ "when": "facts.sso.value", "is": "yes" }], "answer": "Single sign-on is there." } ] }"#;
        let topics = Topics::parse(vec![Source::new("topics/test.json", topic)]).unwrap();
        let files = [Source::new("bank.json", bank), Source::new("controls.json", format!("[{controls}]"))];
        let bank = load_sources(&files, &[], &topics).unwrap();
        check(&bank, date(2026, 7, 1)).iter().map(|finding| format!("{:?} {finding}\n", finding.severity)).collect()
    }

    const KEPT: &str = r#""owner": "ada", "evidence": [{ "title": "Page" }]"#;

    fn control(id: &str, ask: &str, more: &str) -> String {
        format!(r#"{{ "id": "{id}", "questions": ["{ask}"], "answer": "Sure.", {more} {KEPT} }}"#)
    }

    #[test]
    fn a_bank_in_order_has_no_findings() {
        assert_eq!(found(&format!(r#""sso": {{ "value": true, {KEPT} }}"#), &control("a", "A?", "")), "");
    }

    #[test]
    fn what_has_run_out_is_an_error() {
        let planned = r#""requirement": "planned", "target": "2026-Q2""#;
        let facts = format!(r#""sso": {{ "value": false, {planned}, {KEPT} }}"#);
        let controls = control("a", "A?", r#""expires": "2026-06-30","#);
        insta::assert_snapshot!(found(&facts, &controls), @r#"
        Error bank.json:1 facts.sso: planned until 2026-06-30, which is past (state what became of it, or a new target)
        Error controls.json:1 a: expired on 2026-06-30 (review it and set a later `expires`)
        "#);
        let last_day = control("a", "A?", r#""expires": "2026-07-01","#);
        assert_eq!(found("", &last_day), "", "it may be used on its last day");
    }

    #[test]
    fn what_nobody_answers_for_is_a_warning() {
        let facts = r#""sso": { "value": true, "reviewed": "2025-06-30" }"#;
        insta::assert_snapshot!(found(facts, ""), @r#"
        Warning bank.json: last reviewed over a year ago: facts.sso (review them and set `reviewed`)
        Warning bank.json: no owner: facts.sso ("owner": who answers for it)
        Warning bank.json:1 facts.sso: no evidence ("evidence": [{ "title": …, "section": … }])
        "#);
    }

    #[test]
    fn two_answers_to_one_question_are_told_apart_from_a_contradiction() {
        let facts = format!(r#""sso": {{ "value": true, {KEPT} }}"#);
        let controls = [
            control("same", "Is there single sign-on", r#""stance": "yes","#),
            control("other", "is there SINGLE sign on?", r#""stance": "no","#),
            control("plus", "Is there single sign-on?", r#""stance": "no", "scope": { "plans": ["Plus"] },"#),
        ];
        insta::assert_snapshot!(found(&facts, &controls.join(",\n")), @r#"
        Warning controls.json:1 same: "Is there single sign-on?" is answered by `test/sso` too ("replaces": "test/sso" lets the control stand for it)
        Error controls.json:2 other: "is there SINGLE sign on?" is answered no here and yes by `same` (see controls.json:1)
        "#);
    }

    #[test]
    fn an_answer_that_opens_with_a_stance_word_and_a_fact_without_a_use_are_warned_of() {
        let facts = format!(r#""sso_provider": {{ "value": "Okta", {KEPT} }}"#);
        let controls = control("a", "A?", "").replace("Sure.", "Yes, sure.");
        insta::assert_snapshot!(found(&facts, &controls), @r#"
        Warning bank.json:1 facts.sso_provider: no answer rests on this fact (did you mean `sso_providers`?)
        Warning controls.json:1 a: the answer opens with "Yes" or "No" (state the fact; the stance word is added for each question)
        "#);
    }
}
