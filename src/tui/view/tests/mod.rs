//! Every screen and state at three sizes, and no panic at any.

mod lists;
mod pages;
mod reviews;
mod states;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::tui::rehearsal::{choose, press, review, screen};
use crate::tui::state::State;
use crate::tui::view;

/// What brings up every layer.
const LAYERS: [&str; 12] = ["", "e", "d", "s", "b", "/", "f", ":", "A", "?", "r", "g"];

#[test]
fn no_size_is_too_small_for_any_screen() {
    let with = |layer: &&str| {
        let mut state = review(80, 24);
        choose(&mut state, "2.1");
        press(&mut state, layer);
        state
    };
    let mut screens: Vec<State> = LAYERS.iter().map(with).collect();
    for width in 0..=40 {
        for height in 0..=12 {
            // Size by size, because the parts of a window of one size are worked out once for all that it shows.
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            for state in &mut screens {
                state.size = (width, height);
                terminal.draw(|frame| view::draw(state, frame)).unwrap();
            }
        }
    }
}

#[test]
fn a_window_may_shrink_to_nothing_and_grow_again() {
    let mut state = review(80, 24);
    let before = screen(&state);
    for (width, height) in [(1, 1), (0, 0), (3, 40), (200, 2), (80, 24)] {
        crate::tui::rehearsal::act(&mut state, crate::tui::action::Action::Resize(width, height));
        press(&mut state, "j k");
        screen(&state);
    }
    assert_eq!(screen(&state), before);
}

#[test]
fn nothing_but_ascii_is_drawn_where_that_is_asked_for() {
    for layer in LAYERS {
        let mut state = review(100, 30);
        state.look.ascii = true;
        choose(&mut state, "2.1");
        press(&mut state, layer);
        assert!(screen(&state).is_ascii(), "{layer}: {}", screen(&state));
    }
}

#[test]
fn what_a_cell_holds_is_shown_and_not_obeyed() {
    let mut state = review(80, 24);
    state.title = "a\u{1b}[2Jb\u{202e}.xlsx".to_owned();
    let subject = std::sync::Arc::get_mut(&mut state.desk.subject).unwrap();
    subject.questionnaire.sheets[0].questions[0].text = "Is \u{1b}]0;x\u{7} 日本 👍🏽 e\u{301} שלום?".to_owned();
    let shown = screen(&state);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown}");
    assert!(shown.contains("a␛[2Jb") && shown.contains("日本"), "{shown}");
}
