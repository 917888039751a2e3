//! Decisions as the cells that are written.

use proptest::prelude::*;

use super::*;
use crate::response::specimen::desk;
use crate::stance::Stance;

const SALE: usize = 0;
const PICTURES: usize = 1;
const KITES: usize = 2;
const FOLLOW_UP: usize = 3;
const BALLOONS: usize = 4;
const TUNNELS: usize = 5;
const OFFICE: usize = 6;
const LANTERNS: usize = 7;

fn decide(desk: &mut Desk, at: usize, answer: Answer) {
    desk.take(Step::Decide(vec![(at, Some(Decision::Answered(answer)))]));
}

fn cells(desk: &Desk, at: usize) -> Vec<String> {
    let writes = &desk.answer(at).unwrap().writes;
    writes.iter().map(|write| format!("{} {}", write.at, write.text)).collect()
}

fn why(desk: &Desk, at: usize) -> String {
    desk.answer(at).unwrap().reasons.join("; ")
}

#[test]
fn the_bank_alone_settles_what_it_can() {
    let desk = desk();
    let standings: Vec<&str> = (0..desk.len()).map(|at| desk.standing(at).word()).collect();
    assert_eq!(standings, ["filled", "filled", "review", "review", "review", "review", "unanswered", "kept", "review"]);
}

#[test]
fn accepting_writes_the_proposal_by_the_rules_of_the_sheet() {
    let mut desk = desk();
    let answer = desk.current(KITES);
    decide(&mut desk, KITES, answer);
    assert_eq!(desk.standing(KITES), Standing::Accepted);
    assert_eq!(cells(&desk, KITES), ["C9 Yes", "D9 Kites are flown."]);
}

#[test]
fn a_stance_that_the_list_does_not_offer_leaves_the_question_open() {
    let mut desk = desk();
    let answer = desk.current(SALE).with_stance(Some(Stance::Partial));
    decide(&mut desk, SALE, answer);
    assert_eq!(desk.standing(SALE), Standing::Review);
    assert_eq!(cells(&desk, SALE), Vec::<String>::new());
    assert!(why(&desk, SALE).contains("no choice certainly means partial"), "{}", why(&desk, SALE));
}

#[test]
fn words_and_choices_of_ones_own_go_where_the_sheet_takes_them() {
    let mut desk = desk();
    let answer = Answer::own("  The office is blue. ").with_choice("No", Some(Stance::No));
    decide(&mut desk, OFFICE, answer);
    assert_eq!(cells(&desk, OFFICE), ["C13 No", "D13 The office is blue."]);
    decide(&mut desk, OFFICE, Answer::own("").with_choice("N/A", None));
    assert_eq!(cells(&desk, OFFICE), ["C13 N/A"]);
    decide(&mut desk, OFFICE, Answer::own("").with_choice("Perhaps", None));
    assert!(why(&desk, OFFICE).contains("does not offer Perhaps"));
    let mut other = super::tests::desk();
    decide(&mut other, LANTERNS, Answer::own("None.").with_choice("Yes", Some(Stance::Yes)));
    assert_eq!(cells(&other, LANTERNS)[0], "C14 Yes", "deciding on an answered question replaces its answer");
}

#[test]
fn an_internal_answer_is_never_written_whoever_accepts_it() {
    let mut desk = desk();
    let answer = desk.current(TUNNELS);
    decide(&mut desk, TUNNELS, answer.clone());
    assert_eq!(cells(&desk, TUNNELS), Vec::<String>::new());
    assert!(why(&desk, TUNNELS).contains("internal"));
    decide(&mut desk, TUNNELS, answer.with_stance(Some(Stance::No)));
    assert_eq!(cells(&desk, TUNNELS), Vec::<String>::new());
}

#[test]
fn a_follow_up_is_looked_at_again_when_its_question_is_decided() {
    let mut desk = desk();
    assert!(why(&desk, FOLLOW_UP).contains("not answered"), "{}", why(&desk, FOLLOW_UP));
    let no = desk.current(KITES).with_stance(Some(Stance::No));
    decide(&mut desk, KITES, no);
    assert_eq!(desk.standing(FOLLOW_UP), Standing::Skipped, "{}", why(&desk, FOLLOW_UP));
    desk.take(Step::Undo);
    assert_eq!(desk.answer(FOLLOW_UP), desk.proposed(FOLLOW_UP));
}

#[test]
fn declining_and_handing_over_leave_the_cells_blank() {
    let mut desk = desk();
    desk.take(Step::Decide(vec![
        (SALE, Some(Decision::Declined { reason: "asked under another contract".to_owned() })),
        (PICTURES, Some(Decision::HandedOver { owner: "Legal".to_owned(), note: String::new() })),
    ]));
    assert_eq!((desk.standing(SALE), desk.standing(PICTURES)), (Standing::Declined, Standing::HandedOver));
    assert!(desk.writes().is_empty());
    assert_eq!(why(&desk, PICTURES), "handed to Legal");
}

#[test]
fn another_entry_brings_its_own_words_and_stance() {
    let mut desk = desk();
    let kites = desk.subject.bank.entries.iter().position(|entry| entry.id == "kites").unwrap();
    let answer = desk.answer_from(BALLOONS, kites, 0).unwrap();
    assert_eq!(answer.text, "Kites are flown.");
    assert_eq!(answer.since(&desk.subject.bank), None);
    decide(&mut desk, BALLOONS, answer.with_choice("Yes", Some(Stance::Yes)));
    assert_eq!(cells(&desk, BALLOONS), ["C11 Yes", "D11 Kites are flown."]);
}

#[test]
fn an_entry_that_changed_since_is_flagged() {
    let mut desk = desk();
    let answer = desk.current(SALE);
    let subject = Arc::get_mut(&mut desk.subject).unwrap();
    Arc::make_mut(&mut subject.bank).entries[0].answer.push_str(" Never.");
    assert_eq!(answer.since(&desk.subject.bank), Some(super::super::decide::Since::Changed));
    let subject = Arc::get_mut(&mut desk.subject).unwrap();
    Arc::make_mut(&mut subject.bank).entries.remove(0);
    assert_eq!(answer.since(&desk.subject.bank), Some(super::super::decide::Since::Gone));
}

fn change() -> impl Strategy<Value = (usize, Option<Decision>)> {
    let answer = ("[a-z ]{0,8}", prop::sample::select(Stance::ALL.to_vec()))
        .prop_map(|(text, stance)| Decision::Answered(Answer::own(&text).with_stance(Some(stance))));
    let decision = prop_oneof![
        Just(None),
        answer.prop_map(Some),
        "[a-z]{0,4}".prop_map(|reason| Some(Decision::Declined { reason })),
    ];
    (0_usize..10, decision)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn as_many_undos_as_steps_give_back_every_cell(steps in prop::collection::vec(prop::collection::vec(change(), 1..4), 1..10)) {
        let mut desk = desk();
        for step in &steps {
            desk.take(Step::Decide(step.clone()));
        }
        for _ in &steps {
            desk.take(Step::Undo);
        }
        prop_assert_eq!(&desk.answers, &desk.base);
    }

    #[test]
    fn the_answers_depend_on_the_decisions_and_not_on_the_way_to_them(steps in prop::collection::vec(change(), 1..12)) {
        let mut lived = desk();
        for (at, decision) in steps {
            lived.take(Step::Decide(vec![(at, decision)]));
        }
        let mut told = desk();
        let changes = lived.decisions.iter().map(|(at, decision)| (at, Some(decision.clone()))).collect();
        told.take(Step::Decide(changes));
        prop_assert_eq!(&lived.answers, &told.answers);
    }
}
