//! Whatever keys are pressed: undo leads back to the start, and the steps that were recorded lead to the same state again.

use crossterm::event::Event;
use proptest::prelude::*;

use super::*;
use crate::response::specimen::desk;
use crate::tui::keymap::{Press, TABLE};
use crate::tui::rehearsal::review;

/// Any key of any mode, and letters to type; the keys that decide come up more often than they are.
fn key() -> impl Strategy<Value = String> {
    let bound: Vec<&str> = TABLE.iter().flat_map(|binding| binding.keys).copied().collect();
    prop_oneof![
        3 => prop::sample::select(bound).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["a", "enter", "u", "U", "d", "e", "s", "n", "1", "x", "=", "y", "esc", "ctrl-s"])
            .prop_map(str::to_owned),
        1 => "[a-z]".prop_map(|letter| letter),
    ]
}

/// Presses a key; what is to be recorded is recorded and kept in `steps`.
fn press(state: &mut State, key: &str, steps: &mut Vec<Step>) {
    let press: Press = key.parse().unwrap();
    let effect = action_of(state, Event::Key(press.event())).and_then(|action| update(state, action));
    if let Some(Effect::Record(step)) = effect {
        steps.push(step.clone());
        recorded(state, step);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undo_leads_back_and_the_steps_lead_there_again(keys in prop::collection::vec(key(), 1..60)) {
        let mut state = review(80, 24);
        let first = (state.desk.response(), state.counts(), state.rows.clone());
        let mut steps = Vec::new();
        for key in &keys {
            press(&mut state, key, &mut steps);
        }
        let mut replayed = desk();
        for step in steps.clone() {
            replayed.take(step);
        }
        prop_assert_eq!(replayed.response(), state.desk.response());
        prop_assert_eq!(replayed.decisions(), state.desk.decisions());

        state.layer = None;
        state.filter = crate::tui::state::Filter::All;
        state.order = crate::tui::state::Order::Sheet;
        for _ in 0..=steps.len() {
            press(&mut state, "u", &mut Vec::new());
        }
        prop_assert!(state.desk.decisions().is_empty() && !state.desk.decisions().can_undo());
        state.arrange(None);
        prop_assert_eq!((state.desk.response(), state.counts(), state.rows), first);
    }
}
