//! `vsq review --plain`: the same questions line by line, for screen readers and dumb terminals.

use std::io::{self, BufRead, Read};

use super::{Failure, Streams};
use crate::files::{Existing, FileError};
use crate::response::decide::{Answer, Decision, Standing, Step};
use crate::response::desk::Desk;
use crate::tui::action::{Action, Command};
use crate::tui::keymap::Keymap;
use crate::tui::look::Look;
use crate::tui::run::{Keeping, Open, WriteError};
use crate::tui::state::State;
use crate::tui::update::{self, Effect, deciding};
use crate::visible::on_one_line;

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 1024 * 1024;

/// What can be said, in a line.
const COMMANDS: &str = "a accept, 1-9 runner-up, e WORDS, s STANCE OR CHOICE, d REASON, h OWNER: NOTE, x clear, n next, \
                        p previous, g NUMBER, u undo, r redo, w write, w! replace, q quit";

/// Asks the questions of each questionnaire in turn, until the person leaves.
///
/// # Errors
/// [`Failure::Output`] where standard input cannot be read or standard output not written.
pub fn run(reviews: Vec<Open>, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    for Open { title, desk, words, mut keeping } in reviews {
        let mut state =
            State::new(desk, &title, Keymap::default(), Look { colour: false, ..Look::default() }, (80, 24));
        state.read_only = keeping.journal.is_read_only();
        writeln!(streams.results, "{}", on_one_line(&title))?;
        if let Some(words) = words {
            writeln!(streams.results, "Note: {}", on_one_line(&words))?;
        }
        writeln!(streams.results, "Say {COMMANDS}.")?;
        if let Some(first) = (0..state.desk.len()).find(|at| state.desk.standing(*at).is_open()) {
            state.arrange(Some(first));
        }
        ask(&state, streams)?;
        loop {
            streams.results.flush()?;
            let mut line = Vec::new();
            if Read::take(&mut input, LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            let before = state.selected();
            let mut effect = said(&mut state, String::from_utf8_lossy(&line).trim());
            while let Some(next) = effect.take() {
                effect = perform(&mut state, &mut keeping, next);
            }
            if let Some(message) = state.message.take() {
                let lead = if message.fault { "Not done: " } else { "" };
                writeln!(streams.results, "{lead}{}", on_one_line(&message.text))?;
            }
            if state.leaving {
                break;
            }
            if state.selected() != before || line.trim_ascii().is_empty() {
                ask(&state, streams)?;
            }
        }
    }
    Ok(())
}

/// Does what a line says.
fn said(state: &mut State, line: &str) -> Option<Effect> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (at, rest) = (state.selected()?, rest.trim());
    let command = match word {
        "" => return None,
        "a" => Command::Accept,
        "x" => Command::Clear,
        "n" => Command::NextOpen,
        "p" => Command::PreviousOpen,
        "u" => Command::Undo,
        "r" => Command::Redo,
        "q" => Command::Quit,
        "w" => Command::Write,
        "w!" => return Some(Effect::Write { replace: true }),
        "g" => {
            let named =
                |at: &usize| state.desk.question(*at).and_then(|question| question.number.as_deref()) == Some(rest);
            match (0..state.desk.len()).find(named) {
                Some(found) => state.arrange(Some(found)),
                None => state.warn(format!("no question has the number {rest}")),
            }
            return None;
        }
        "e" | "s" | "d" | "h" if state.read_only => {
            state.warn("another vsq has this questionnaire open; here it can only be read");
            return None;
        }
        "e" => return deciding::words(state, at, rest),
        "d" => return deciding::decline(state, at, rest),
        "h" => return deciding::hand_over(state, at, rest),
        "s" => return stance(state, at, rest),
        digit => match digit.parse::<u8>() {
            Ok(number @ 1..=9) => Command::Pick(number),
            _ => {
                state.warn(format!("say {COMMANDS}"));
                return None;
            }
        },
    };
    update::update(state, Action::Do(command))
}

/// A stance by its name, or one of the sheet's choices by its text, in any case.
fn stance(state: &mut State, at: usize, text: &str) -> Option<Effect> {
    let same = |one: &str| one.trim().to_lowercase() == text.to_lowercase();
    let allowed = state.desk.question(at).map(|question| question.allowed.clone()).unwrap_or_default();
    if let Some(choice) = allowed.iter().find(|choice| same(&choice.text)) {
        return deciding::stance(state, Some(&choice.text), choice.stance);
    }
    let named = crate::stance::Stance::ALL.into_iter().find(|stance| same(&stance.name().replace('_', " ")));
    if named.is_none() {
        state.warn("say one of the choices, or yes, no, partial, planned, not applicable");
        return None;
    }
    deciding::stance(state, None, named)
}

/// Does what reaches outside the state.
fn perform(state: &mut State, keeping: &mut Keeping, effect: Effect) -> Option<Effect> {
    match effect {
        Effect::Record(step) => record(state, keeping, step),
        Effect::Write { replace } => {
            let existing = if replace { Existing::Replace } else { Existing::Keep };
            match keeping.write(&state.desk, existing) {
                Ok(words) => state.say(words),
                Err(WriteError::File(FileError::Exists { path })) => {
                    state.warn(format!("{} exists already; w! replaces it", path.display()));
                }
                Err(fault) => state.warn(fault.to_string()),
            }
        }
        // None of the words that can be said asks for these.
        _ => {}
    }
    None
}

fn record(state: &mut State, keeping: &mut Keeping, step: Step) {
    match keeping.journal.save(&step) {
        Ok(()) => update::recorded(state, step),
        Err(fault) => state.warn(fault.to_string()),
    }
}

/// Asks the question that is chosen.
fn ask(state: &State, streams: &mut Streams<'_>) -> io::Result<()> {
    let out = &mut *streams.results;
    let desk: &Desk = &state.desk;
    let Some((at, question)) = state.selected().and_then(|at| Some((at, desk.question(at)?))) else { return Ok(()) };
    let number = question.number.as_deref().unwrap_or_default();
    writeln!(out)?;
    writeln!(out, "Question {} of {}: {number}, {}", at + 1, desk.len(), on_one_line(&state.section(at)))?;
    writeln!(out, "{}", on_one_line(&question.text))?;
    if let Some(guidance) = &question.guidance {
        writeln!(out, "Guidance: {}", on_one_line(guidance))?;
    }
    if !question.allowed.is_empty() {
        let choices: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
        writeln!(out, "Choices: {}", on_one_line(&choices.join(" / ")))?;
    }
    let standing = desk.standing(at);
    writeln!(out, "It is {}.", standing.word())?;
    let current = desk.current(at);
    let preview = desk.preview(at, &Decision::Answered(current.clone()));
    let (lead, cells) = match standing {
        Standing::Accepted | Standing::Filled => ("Will be written", desk.answer(at).cloned()),
        _ if current == Answer::own("") => ("", None),
        _ => ("If you accept", preview),
    };
    for write in cells.iter().flat_map(|cells| &cells.writes) {
        writeln!(out, "{lead}, {}: {}", write.at, on_one_line(&write.text))?;
    }
    for reason in desk.answer(at).map(|answer| answer.reasons.as_slice()).unwrap_or_default() {
        writeln!(out, "Why: {}", on_one_line(reason))?;
    }
    let bank = &desk.subject.bank;
    for (number, runner) in desk.proposed(at).iter().flat_map(|proposed| &proposed.proposal.runners_up).enumerate() {
        let wording = bank.entries.get(runner.entry).and_then(|entry| entry.wordings.get(runner.wording));
        writeln!(out, "Runner-up {}: {}", number + 1, on_one_line(wording.map_or("", |wording| wording.ask.as_str())))?;
    }
    Ok(())
}
