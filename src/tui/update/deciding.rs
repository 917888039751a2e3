//! Decisions: what is to be recorded, and what the screen does once it is.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use rayon::prelude::*;

use super::Effect;
use crate::response::decide::{Answer, Decision, Standing, Step};
use crate::response::desk::Desk;
use crate::stance::Stance;
use crate::tui::action::Command;
use crate::tui::layer::{Above, Layer, Wanted, Writing};
use crate::tui::state::{Row, State};
use crate::visible;

/// The confidence that accepting everything above one starts with, in percent.
const USUAL_PERCENT: u8 = 90;

fn record(at: usize, decision: Decision) -> Option<Effect> {
    Some(Effect::Record(Step::Decide(vec![(at, Some(decision))])))
}

/// Records an answer, unless the sheet does not take it: then the reason is said and nothing is decided.
pub fn answer(state: &mut State, at: usize, answer: Answer) -> Option<Effect> {
    let decision = Decision::Answered(answer);
    match state.desk.preview(at, &decision) {
        Some(made) if Standing::of(&made, Some(&decision)) == Standing::Accepted => record(at, decision),
        Some(made) => {
            state.warn(made.reasons.join("; "));
            None
        }
        None => None,
    }
}

/// Accepts the answer as it is shown.
pub fn accept(state: &mut State) -> Option<Effect> {
    let at = state.selected()?;
    let current = state.desk.current(at);
    if current == Answer::own("") {
        state.warn(match state.desk.standing(at) {
            Standing::Kept => "it is answered already; edit it to replace the answer",
            Standing::Skipped => "it is not ours to write",
            Standing::Awaited => "the bank has not been asked yet; it is a matter of seconds",
            _ => "there is nothing to accept: search the bank, edit, or choose a stance",
        });
        return None;
    }
    answer(state, at, current)
}

/// Takes a runner-up, counted from 1.
pub fn pick(state: &mut State, number: usize) -> Option<Effect> {
    let at = state.selected()?;
    let runner = state.desk.proposed(at)?.proposal.runners_up.get(number.checked_sub(1)?).cloned();
    let Some(runner) = runner else {
        state.warn(format!("there is no runner-up {number}"));
        return None;
    };
    take_entry(state, at, runner.entry, runner.wording)
}

/// Answers with an entry of the bank.
pub fn take_entry(state: &mut State, at: usize, entry: usize, wording: usize) -> Option<Effect> {
    let taken = state.desk.answer_from(at, entry, wording)?;
    answer(state, at, taken)
}

/// Clears the decision.
pub fn clear(state: &mut State) -> Option<Effect> {
    let at = state.selected()?;
    if state.desk.decision(at).is_none() {
        state.say("nothing is decided here");
        return None;
    }
    Some(Effect::Record(Step::Decide(vec![(at, None)])))
}

/// Takes a step back or again.
pub fn step_back(state: &mut State, step: Step) -> Option<Effect> {
    let decisions = state.desk.decisions();
    let possible = if step == Step::Undo { decisions.can_undo() } else { decisions.can_redo() };
    if !possible {
        state.say(if step == Step::Undo { "nothing to take back" } else { "nothing to take again" });
        return None;
    }
    Some(Effect::Record(step))
}

/// Opens the text that is wanted.
pub fn open_writing(state: &mut State, what: Wanted) -> Option<Effect> {
    let question = state.selected()?;
    let text = match (what, state.desk.decision(question)) {
        (Wanted::Words, _) => state.desk.current(question).text,
        (Wanted::Reason, Some(Decision::Declined { reason })) => reason.clone(),
        (Wanted::Owner, Some(Decision::HandedOver { owner, note })) => format!("{owner}: {note}"),
        (Wanted::Returned, _) => state.handed_out.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    state.layer = Some(Layer::Writing(Box::new(Writing { what, question, area })));
    None
}

/// Answers with a person's own words.
pub fn words(state: &mut State, at: usize, text: &str) -> Option<Effect> {
    let current = state.desk.current(at);
    if text.trim() == current.text {
        state.say("the words are as they were");
        return None;
    }
    answer(state, at, current.with_text(text))
}

/// Leaves it blank.
pub fn decline(state: &mut State, at: usize, reason: &str) -> Option<Effect> {
    if reason.is_empty() {
        state.warn("a reason is needed, so that others know why it is blank");
        return None;
    }
    record(at, Decision::Declined { reason: reason.to_owned() })
}

/// Hands it to somebody else: `Legal: is this in the contract?`.
pub fn hand_over(state: &mut State, at: usize, text: &str) -> Option<Effect> {
    let (owner, note) = text.split_once(':').unwrap_or((text, ""));
    if owner.trim().is_empty() {
        state.warn("say who is to answer it");
        return None;
    }
    record(at, Decision::HandedOver { owner: owner.trim().to_owned(), note: note.trim().to_owned() })
}

/// Answers with a stance or a choice of the sheet's, the words as they are.
pub fn stance(state: &mut State, choice: Option<&str>, stance: Option<Stance>) -> Option<Effect> {
    let at = state.selected()?;
    let current = state.desk.current(at);
    let chosen = match choice {
        Some(choice) => current.with_choice(choice, stance),
        None => current.with_stance(stance),
    };
    answer(state, at, chosen)
}

/// The questions in view that would be accepted at a confidence.
fn reaching(state: &State, percent: u8) -> Vec<usize> {
    let desk = &state.desk;
    let reaches = |at: &usize| {
        let confidence = desk.answer(*at).map_or(0.0, |answer| answer.proposal.confidence);
        desk.decision(*at).is_none()
            && matches!(desk.standing(*at), Standing::Filled | Standing::Review)
            && confidence * 100.0 >= f64::from(percent)
            && is_acceptable(desk, *at)
    };
    // Thousands of answers are composed to see whether the sheet takes them; their order stays that of the list.
    let questions = state.rows.par_iter().filter_map(|row| match row {
        Row::Question(at) => Some(*at),
        Row::Heading(_) => None,
    });
    questions.filter(reaches).collect()
}

fn is_acceptable(desk: &Desk, at: usize) -> bool {
    let decision = Decision::Answered(desk.current(at));
    desk.preview(at, &decision).is_some_and(|made| Standing::of(&made, Some(&decision)) == Standing::Accepted)
}

/// Opens accepting everything above a confidence.
pub fn open_above(state: &mut State) {
    reach(state, USUAL_PERCENT);
}

/// Shows what would be accepted above a confidence, in percent.
pub fn reach(state: &mut State, percent: u8) {
    let questions = reaching(state, percent);
    state.layer = Some(Layer::Above(Above { percent, questions, top: 0 }));
}

/// A command while accepting above a confidence.
pub fn above(state: &mut State, command: Command) -> Option<Effect> {
    let Some(Layer::Above(mut above)) = state.layer.take() else { return None };
    match command {
        Command::Confirm => {
            let decided = above.questions.iter().map(|at| (*at, Some(Decision::Answered(state.desk.current(*at)))));
            let changes: Vec<_> = decided.collect();
            return (!changes.is_empty()).then_some(Effect::Record(Step::Decide(changes)));
        }
        Command::Cancel => return None,
        Command::Left | Command::Right => {
            let percent = above.percent;
            reach(state, if command == Command::Left { percent.saturating_sub(5) } else { (percent + 5).min(100) });
            return None;
        }
        Command::Down => above.top = (above.top + 1).min(above.questions.len().saturating_sub(1)),
        Command::Up => above.top = above.top.saturating_sub(1),
        _ => {}
    }
    state.layer = Some(Layer::Above(above));
    None
}

/// The step is on disk: takes it, says so, and goes on to what is next to decide.
pub fn recorded(state: &mut State, step: Step) {
    let going_on =
        matches!(&step, Step::Decide(changes) if changes.len() == 1 && changes.iter().all(|(_, d)| d.is_some()));
    let what = match &step {
        Step::Undo => "Taken back",
        Step::Redo => "Taken again",
        Step::Decide(_) => "",
    };
    let selected = state.selected();
    let changed = state.desk.take(step);
    if going_on {
        state.decided_last = changed.first().copied();
    }
    let first = changed.first().copied();
    let text = match (what, changed.as_slice()) {
        ("", [only]) => said(state, *only),
        ("", several) => format!("{} questions decided", several.len()),
        (what, [only]) => format!("{what}: {}", said(state, *only)),
        (what, several) => format!("{what}: {} questions", several.len()),
    };
    let more = if going_on { first.map_or(0, |at| super::together::still_open(state, at)) } else { 0 };
    let key = state.keymap.key_of(Command::DecideAlike);
    state.say(match more {
        0 => text,
        1 => format!("{text}; one more asks the same: {key} decides it too"),
        more => format!("{text}; {more} more ask the same: {key} decides them too"),
    });
    if going_on {
        let next = super::moving::next_open(state, true);
        state.arrange(selected);
        if let Some(next) = next.filter(|_| selected == first) {
            state.arrange(Some(next));
            state.scroll = 0;
        }
    } else {
        let shown = if what.is_empty() { selected } else { first.or(selected) };
        state.arrange(shown);
        state.scroll = 0;
    }
}

/// What became of a question, in a few words.
pub(super) fn said(state: &State, at: usize) -> String {
    let number = state.desk.question(at).and_then(|question| question.number.clone());
    let name = number.unwrap_or_else(|| state.desk.question(at).map(|q| q.cell.to_string()).unwrap_or_default());
    let standing = state.desk.standing(at);
    let reply = state.desk.answer(at).and_then(|answer| answer.reply.as_deref());
    let reply = reply.map(|reply| format!(": {}", visible::shortened(reply, 60))).unwrap_or_default();
    format!("{name} {}{reply}", standing.word())
}
