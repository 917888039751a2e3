//! Undo and redo, whatever the steps.

use proptest::prelude::*;

use super::*;

fn decision() -> impl Strategy<Value = Option<Decision>> {
    prop_oneof![
        Just(None),
        "[a-z]{0,6}".prop_map(|reason| Some(Decision::Declined { reason })),
        "[a-z]{0,6}".prop_map(|text| Some(Decision::Answered(Answer::own(&text)))),
        ("[a-z]{1,4}", "[a-z]{0,4}").prop_map(|(owner, note)| Some(Decision::HandedOver { owner, note })),
    ]
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec((0_usize..6, decision()), 0..4).prop_map(Step::Decide),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

proptest! {
    #[test]
    fn as_many_undos_as_steps_give_the_first_state(steps in prop::collection::vec(step(), 0..30)) {
        let mut decisions = Decisions::default();
        for step in steps {
            decisions.take(step);
        }
        let last = decisions.made.clone();
        let mut taken_back = 0;
        while decisions.can_undo() {
            decisions.take(Step::Undo);
            taken_back += 1;
        }
        prop_assert!(decisions.is_empty());
        for _ in 0..taken_back {
            decisions.take(Step::Redo);
        }
        prop_assert_eq!(decisions.made, last);
    }

    #[test]
    fn a_step_and_its_undo_change_nothing(before in prop::collection::vec(step(), 0..10), changes in prop::collection::vec((0_usize..6, decision()), 0..4)) {
        let mut decisions = Decisions::default();
        for step in before {
            decisions.take(step);
        }
        let (made, done) = (decisions.made.clone(), decisions.done.clone());
        decisions.take(Step::Decide(changes));
        decisions.take(Step::Undo);
        prop_assert_eq!(decisions.made, made);
        prop_assert_eq!(decisions.done, done);
    }
}
