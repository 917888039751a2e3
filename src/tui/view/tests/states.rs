//! The states that the screen is drawn in.

use std::sync::Arc;

use crate::response::decide::{Answer, Decision, Step};
use crate::response::desk::Desk;
use crate::response::journal::{Earlier, Journal, Questioned};
use crate::stance::Stance;
use crate::tui::rehearsal::{choose, press, review, screen, type_text};
use crate::tui::state::{State, Task};

/// The screen in a window, a line that stands there several times over told once.
pub fn drawn(prepare: fn(&mut State), (width, height): (u16, u16)) -> String {
    let mut state = review(width, height);
    prepare(&mut state);
    let screen = screen(&state);
    let mut told = String::new();
    let mut lines = screen.lines().peekable();
    while let Some(line) = lines.next() {
        let mut more = 0;
        while lines.next_if_eq(&line).is_some() {
            more += 1;
        }
        told.push_str(line);
        told.push('\n');
        match more {
            0 => {}
            1 => told.push_str(&format!("{line}\n")),
            more => told.push_str(&format!("({more} more such lines)\n")),
        }
    }
    told
}

/// As it first shows.
pub fn first(_: &mut State) {}

/// A question that a person has to decide.
pub fn undecided(state: &mut State) {
    choose(state, "2.1");
}

/// Some questions decided each way.
pub fn decided(state: &mut State) {
    choose(state, "2.1");
    press(state, "a d");
    type_text(state, "no kites");
    press(state, "enter h");
    type_text(state, "Legal: is it so?");
    press(state, "enter");
    choose(state, "2.5");
    press(state, "s down enter e");
    type_text(state, "It is blue.");
    press(state, "ctrl-s");
    choose(state, "2.5");
}

/// Half of the questions asked of the bank, and a workbook being written.
pub fn awaited(state: &mut State) {
    let answers = state.desk.response().questions.into_iter().take(4).collect();
    state.desk = Desk::unanswered(Arc::clone(&state.desk.subject));
    state.desk.receive(answers);
    state.task = Some(Task { words: "asking the bank".to_owned(), reached: Some((4, 9)) });
    state.pace = Some(20);
    state.arrange(None);
}

/// Open elsewhere, and something went wrong.
pub fn read_only(state: &mut State) {
    state.read_only = true;
    state.place = (2, 3);
    press(state, "a");
}

/// Another answer was given before.
pub fn answered_before(state: &mut State) {
    let folder = tempfile::tempdir().unwrap();
    let questioned = Questioned { sha256: "aa".to_owned(), path: "/forms/acme.xlsx".into() };
    let path = folder.path().join("aa.jsonl");
    let (mut journal, _) = Journal::open(&path, &questioned, &state.desk).unwrap();
    let answer = Answer::own("We never did.").with_choice("No", Some(Stance::No));
    journal.save(&Step::Decide(vec![(2, Some(Decision::Answered(answer)))])).unwrap();
    state.earlier = Arc::new(Earlier::read(folder.path(), "bb"));
    choose(state, "2.1");
}

/// The answers that were given before, to take one.
pub fn comparing(state: &mut State) {
    answered_before(state);
    press(state, "c");
}

/// One answer contradicts another.
pub fn contradicted(state: &mut State) {
    choose(state, "2.1");
    press(state, "a");
    choose(state, "2.7");
    press(state, "s down enter");
    choose(state, "2.7");
}

/// A filter that leaves nothing.
pub fn filtered_out(state: &mut State) {
    press(state, "f");
    type_text(state, "pelicans");
    press(state, "enter");
}

/// The words being edited.
pub fn editing(state: &mut State) {
    choose(state, "2.1");
    press(state, "e");
}

/// The reason for leaving it blank.
pub fn declining(state: &mut State) {
    choose(state, "2.1");
    press(state, "d");
    type_text(state, "not ours");
}

/// Who is to answer it.
pub fn handing_over(state: &mut State) {
    choose(state, "2.1");
    press(state, "h");
}

/// Whose questions are to be handed out.
pub fn handing_out(state: &mut State) {
    decided(state);
    press(state, "H");
}

/// The choices of the sheet.
pub fn choosing_a_stance(state: &mut State) {
    choose(state, "2.5");
    press(state, "s");
}

/// The bank searched.
pub fn searching_the_bank(state: &mut State) {
    choose(state, "2.5");
    press(state, "b");
    type_text(state, "balloons");
}

/// A question sought.
pub fn finding(state: &mut State) {
    press(state, "/");
    type_text(state, "kites");
}

/// What is to be shown.
pub fn filtering(state: &mut State) {
    press(state, "f");
}

/// A command sought by its name.
pub fn commanding(state: &mut State) {
    press(state, ":");
    type_text(state, "draft");
}

/// Everything above a confidence.
pub fn accepting_above(state: &mut State) {
    press(state, "A");
}

/// The keys.
pub fn keys(state: &mut State) {
    press(state, "?");
}

/// Why the answer was chosen.
pub fn reasons(state: &mut State) {
    choose(state, "1.2");
    press(state, "r");
}

/// The whole sheet.
pub fn sheet(state: &mut State) {
    choose(state, "2.1");
    press(state, "g");
}

/// Whether the questions that ask the same are decided so too.
pub fn asking(state: &mut State) {
    choose(state, "2.1");
    press(state, "a =");
}

/// Whether an answer is kept as a draft.
pub fn keeping(state: &mut State) {
    choose(state, "1.1");
    press(state, "B");
}
