//! The table of stances, cell by cell.

use super::*;
use crate::bank::{Evidence, Provenance};
use crate::questionnaire::{AnswerCells, QuestionKind};
use crate::workbook::grid::CellAddress;

fn cell(column: u32, state: CellState) -> AnswerCell {
    AnswerCell { at: CellAddress::new(1, column), state }
}

fn choices(offered: &[(&str, Option<Stance>)]) -> Vec<Choice> {
    offered.iter().map(|(text, stance)| Choice { text: (*text).to_owned(), stance: *stance }).collect()
}

fn bare() -> Vec<Choice> {
    choices(&[("Yes", Some(Stance::Yes)), ("No", Some(Stance::No))])
}

fn full() -> Vec<Choice> {
    choices(&[
        ("1) Yes", Some(Stance::Yes)),
        ("2) No", Some(Stance::No)),
        ("3) Partly", Some(Stance::Partial)),
        ("4) In progress", Some(Stance::Planned)),
        ("5) N/A", Some(Stance::NotApplicable)),
    ])
}

/// A question with a reply cell in C2 and a comment cell in D2.
fn question(allowed: Vec<Choice>) -> Question {
    Question {
        kind: QuestionKind::Question,
        cell: CellAddress::new(1, 1),
        number: None,
        section: Vec::new(),
        parent: None,
        text: "Is it so?".to_owned(),
        guidance: None,
        answer: AnswerCells {
            response: Some(cell(2, CellState::Empty)),
            comment: Some(cell(3, CellState::Empty)),
            ..AnswerCells::default()
        },
        allowed: allowed.into(),
        list_unknown: false,
        max_length: None,
    }
}

fn without_comment(allowed: Vec<Choice>) -> Question {
    let mut question = question(allowed);
    question.answer.comment = None;
    question
}

fn proposal(stance: Option<Stance>) -> Proposal {
    let words = Words { full: "It is done so and so.".to_owned(), short: Some("So.".to_owned()) };
    Proposal { status: Status::Filled, stance, polar: true, words: Some(words), confidence: 1.0, ..Proposal::none() }
}

fn entry(provenance: Provenance) -> Entry {
    Entry {
        id: "so".to_owned(),
        topic: String::new(),
        wordings: Vec::new(),
        answer: "It is done so and so.".to_owned(),
        short: None,
        frameworks: Vec::new(),
        measures: Vec::new(),
        target: None,
        due: None,
        rests_on: Vec::new(),
        complete: false,
        ownership: None,
        only_of: Vec::new(),
        provenance,
        place: String::new(),
    }
}

/// The cells written, as `C2=Yes`, joined; or the reason that nothing is.
fn composed(question: &Question, proposal: &Proposal, entry: Option<&Entry>) -> String {
    match compose(question, proposal, entry, &MarkStyle("x".to_owned()), false) {
        Ok(composition) => {
            composition.cells.iter().map(|(cell, text)| format!("{}={text}", cell.at)).collect::<Vec<_>>().join(" | ")
        }
        Err(reason) => format!("review: {reason}"),
    }
}

fn written(question: &Question, stance: Stance) -> String {
    composed(question, &proposal(Some(stance)), None)
}

#[test]
fn yes_and_no_take_the_lists_own_text_and_the_words_go_beside_it() {
    assert_eq!(written(&question(full()), Stance::Yes), "C2=1) Yes | D2=It is done so and so.");
    assert_eq!(written(&question(bare()), Stance::No), "C2=No | D2=It is done so and so.");
    assert_eq!(written(&without_comment(bare()), Stance::Yes), "C2=Yes");
}

#[test]
fn a_part_is_never_a_yes() {
    assert_eq!(written(&question(full()), Stance::Partial), "C2=3) Partly | D2=It is done so and so.");
    assert_eq!(written(&question(bare()), Stance::Partial), "review: no choice certainly means partial: Yes / No");
}

#[test]
fn a_plan_is_said_as_a_plan_or_else_it_is_a_no() {
    assert_eq!(written(&question(full()), Stance::Planned), "C2=4) In progress | D2=It is done so and so.");
    assert_eq!(written(&question(bare()), Stance::Planned), "C2=No | D2=It is done so and so.");
    assert_eq!(written(&without_comment(bare()), Stance::Planned), "C2=No");
}

#[test]
fn not_applicable_never_stands_without_its_reason() {
    assert_eq!(written(&question(full()), Stance::NotApplicable), "C2=5) N/A | D2=It is done so and so.");
    assert!(
        written(&without_comment(full()), Stance::NotApplicable)
            .starts_with("review: \"not applicable\" needs its reason")
    );
    assert!(written(&question(bare()), Stance::NotApplicable).starts_with("review: no choice certainly means"));
}

#[test]
fn a_scope_or_a_reservation_never_goes_unsaid() {
    let scoped = Proposal { scoped: true, ..proposal(Some(Stance::Yes)) };
    assert_eq!(composed(&question(bare()), &scoped, None), "C2=Yes | D2=It is done so and so.");
    assert!(composed(&without_comment(bare()), &scoped, None).starts_with("review: the answer holds on some plans"));
    let reserved = entry(Provenance { caveat: Some("but".to_owned()), ..Provenance::default() });
    assert!(
        composed(&without_comment(bare()), &proposal(Some(Stance::Yes)), Some(&reserved))
            .starts_with("review: the answer has a reservation")
    );
    let mut taken = question(bare());
    taken.answer.comment = Some(cell(3, CellState::Answered));
    assert!(composed(&taken, &scoped, None).starts_with("review:"));
    assert_eq!(written(&taken, Stance::Yes), "C2=Yes");
}

#[test]
fn prose_never_goes_into_a_list_and_two_choices_of_one_meaning_are_not_chosen_from() {
    assert!(composed(&question(bare()), &proposal(None), None).starts_with("review: the answer is prose"));
    let twice = choices(&[("Yes", Some(Stance::Yes)), ("Yes, fully", Some(Stance::Yes)), ("No", Some(Stance::No))]);
    assert!(written(&question(twice), Stance::Yes).starts_with("review: more than one choice means yes"));
    let other = choices(&[("Daily", None), ("Weekly", None)]);
    assert!(written(&question(other), Stance::Yes).starts_with("review: no choice certainly means yes"));
}

#[test]
fn tick_columns_get_the_sheets_mark_in_the_column_that_means_the_stance() {
    let mut ticks = question(bare());
    ticks.answer.response = None;
    ticks.answer.choices =
        vec![("Yes".to_owned(), cell(4, CellState::Empty)), ("No".to_owned(), cell(5, CellState::Empty))];
    assert_eq!(written(&ticks, Stance::No), "F2=x | D2=It is done so and so.");
}

#[test]
fn free_text_opens_with_the_stance_word_where_the_question_is_a_yes_no_question() {
    assert_eq!(written(&question(Vec::new()), Stance::Yes), "C2=Yes. It is done so and so.");
    assert_eq!(written(&question(Vec::new()), Stance::Planned), "C2=Not yet. It is done so and so.");
    let open = Proposal { polar: false, ..proposal(Some(Stance::Yes)) };
    assert_eq!(composed(&question(Vec::new()), &open, None), "C2=It is done so and so.");
    let mut comment_only = question(Vec::new());
    comment_only.answer.response = None;
    assert_eq!(written(&comment_only, Stance::No), "D2=No. It is done so and so.");
}

#[test]
fn a_limit_takes_the_short_words_or_leaves_the_cell_blank() {
    let mut limited = question(Vec::new());
    limited.max_length = Some(10);
    assert_eq!(written(&limited, Stance::Yes), "C2=Yes. So.");
    limited.max_length = Some(7);
    assert!(written(&limited, Stance::Yes).starts_with("review: the answer is longer than the 7 characters"));
}

#[test]
fn an_evidence_cell_gets_the_citation() {
    let mut question = question(bare());
    question.answer.other = vec![(OtherRole::Evidence, cell(6, CellState::Empty))];
    let evidence =
        Evidence { title: "Security page".to_owned(), section: Some("Backups".to_owned()), link: None, page: None };
    let cited = entry(Provenance { evidence: vec![evidence.clone(), evidence], ..Provenance::default() });
    let text = composed(&question, &proposal(Some(Stance::Yes)), Some(&cited));
    assert_eq!(text, "C2=Yes | D2=It is done so and so. | G2=Security page, Backups");
}

#[test]
fn what_is_answered_computed_locked_or_hidden_is_left_alone() {
    let with = |state: CellState| {
        let mut question = question(bare());
        question.answer.response = Some(cell(2, state));
        question
    };
    assert_eq!(obstacle(&with(CellState::Answered), false).unwrap().0, Status::Kept);
    assert_eq!(obstacle(&with(CellState::Answered), true), None);
    for state in [CellState::Formula, CellState::Locked, CellState::Hidden] {
        assert_eq!(obstacle(&with(state), true).unwrap().0, Status::Skipped);
    }
    assert_eq!(obstacle(&with(CellState::Placeholder), false), None);
    let mut unknown = with(CellState::Empty);
    unknown.list_unknown = true;
    assert!(written(&unknown, Stance::Yes).starts_with("review: the reply cell is bound by a rule"));
}
