//! What is told: a question with all that its page shows, and what lies over the review.

use std::io::{self, Write};

use crate::response::citation::cite;
use crate::response::decide::{Answer, Decision, Standing};
use crate::tui::action::Command;
use crate::tui::keymap::Mode;
use crate::tui::layer::{Asking, Choosing, Kind, Layer, Reading, SheetView, Wanted};
use crate::tui::state::State;
use crate::tui::update::sharing;
use crate::tui::view::layers::reading;
use crate::visible::on_one_line;

/// The most lines of a list that are told at once.
pub const TOLD: usize = 9;
/// How many rows of a sheet are told above and below the question's.
const AROUND: u32 = 10;
/// How many earlier answers are told.
const MOST_EARLIER: usize = 3;
/// Wider than any line, so that none is broken: whoever reads the lines breaks them as they like.
const UNBROKEN: usize = 10_000;

/// Which questionnaire this is, and what is left to do.
pub fn title(state: &State, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", on_one_line(&state.title))?;
    if let (at, count @ 2..) = state.place {
        let next = state.keymap.key_of(Command::NextFile);
        write!(out, ", questionnaire {at} of {count}; {next} goes to the next")?;
    }
    let counts = state.counts().into_iter().map(|(standing, count)| format!("{count} {}", standing.word()));
    writeln!(out, ". {}.", counts.collect::<Vec<_>>().join(", "))
}

/// What the review has to say.
pub fn message(state: &mut State, out: &mut dyn Write) -> io::Result<()> {
    let Some(message) = state.message.take() else { return Ok(()) };
    let lead = if message.fault { "Not done: " } else { "" };
    writeln!(out, "{lead}{}", on_one_line(&message.text))
}

/// The question that is chosen.
pub fn question(state: &State, out: &mut dyn Write) -> io::Result<()> {
    let desk = &state.desk;
    let chosen = state.selected().and_then(|at| Some((at, desk.question(at)?, desk.answer(at)?)));
    let Some((at, question, answer)) = chosen else { return writeln!(out, "No question is shown.") };
    let sheet = desk.subject.workbook.sheets.get(answer.sheet).map_or("", |sheet| sheet.name.as_str());
    let place =
        [question.number.clone().unwrap_or_default(), state.section(at), format!("cell {} of {sheet}", question.cell)];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    writeln!(out, "\nQuestion {} of {}: {}.", at + 1, desk.len(), on_one_line(&place.join(", ")))?;
    writeln!(out, "{}", on_one_line(&question.text))?;
    if let Some(guidance) = &question.guidance {
        writeln!(out, "Guidance: {}", on_one_line(guidance))?;
    }
    if !question.allowed.is_empty() {
        let choices: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
        writeln!(out, "Choices: {}", on_one_line(&choices.join(" / ")))?;
    }
    outcome(state, at, out)?;
    origin(state, at, out)
}

/// What is written or would be, and why.
fn outcome(state: &State, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let desk = &state.desk;
    let (Some(question), Some(answer)) = (desk.question(at), desk.answer(at)) else { return Ok(()) };
    let standing = desk.standing(at);
    let percent = (answer.proposal.confidence * 100.0).floor();
    match standing {
        Standing::Filled | Standing::Review if answer.proposal.words.is_some() => {
            writeln!(out, "It is {}, {percent:.0}% sure.", standing.word())?;
        }
        _ => writeln!(out, "It is {}.", standing.word())?,
    }
    let current = desk.current(at);
    let preview = desk.preview(at, &Decision::Answered(current.clone()));
    let (lead, cells) = match standing {
        Standing::Accepted | Standing::Filled => ("Will be written", Some(answer.clone())),
        Standing::Review | Standing::Unanswered if current != Answer::own("") => ("If you accept", preview),
        _ => ("", None),
    };
    for write in cells.iter().flat_map(|cells| &cells.writes) {
        writeln!(out, "{lead}, {}: {}", write.at, on_one_line(&write.text))?;
    }
    for reason in cells.iter().filter(|cells| cells.writes.is_empty()).flat_map(|cells| &cells.reasons) {
        writeln!(out, "It cannot be accepted as it is: {}", on_one_line(reason))?;
    }
    if standing != Standing::Accepted {
        for reason in &answer.reasons {
            writeln!(out, "Why: {}", on_one_line(reason))?;
        }
    }
    let alike = state.asking_alike(&question.text, question.kind);
    for (other, why) in desk.contradicting(at, &alike) {
        let other = desk.question(other);
        let number = other.and_then(|other| other.number.clone().or_else(|| Some(other.cell.to_string())));
        writeln!(out, "It contradicts {}: {}", on_one_line(&number.unwrap_or_default()), on_one_line(&why))?;
    }
    Ok(())
}

/// Where the answer comes from, what was answered before, and what else came close.
fn origin(state: &State, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let (desk, bank) = (&state.desk, &state.desk.subject.bank);
    let (Some(question), Some(answer)) = (desk.question(at), desk.answer(at)) else { return Ok(()) };
    if let Some(entry) = answer.proposal.entry.and_then(|entry| bank.entries.get(entry)) {
        let provenance = &entry.provenance;
        let mut parts = vec![entry.id.clone()];
        if let Some(wording) = answer.proposal.wording.and_then(|wording| entry.wordings.get(wording)) {
            parts.push(format!("matched \"{}\"", wording.ask));
        }
        parts.extend(provenance.evidence.iter().map(cite));
        parts.extend(provenance.owner.as_ref().map(|owner| format!("owner {owner}")));
        parts.extend(provenance.reviewed.map(|day| format!("reviewed {day}")));
        parts.extend(provenance.expires.map(|day| format!("expires {day}")));
        writeln!(out, "From: {}", on_one_line(&parts.join("; ")))?;
    }
    for earlier in state.earlier.like(&question.text).take(MOST_EARLIER) {
        let (words, file) = (sharing::in_a_line(&earlier.answer), on_one_line(&earlier.file));
        writeln!(out, "Answered before, in {file}: {}", on_one_line(&words))?;
    }
    let runners = desk.proposed(at).map(|proposed| proposed.proposal.runners_up.as_slice()).unwrap_or_default();
    for (number, runner) in runners.iter().enumerate() {
        let wording = bank.entries.get(runner.entry).and_then(|entry| entry.wordings.get(runner.wording));
        let Some(wording) = wording else { continue };
        let stance = wording.stance.map_or("text", crate::stance::Stance::name).replace('_', " ");
        writeln!(out, "Runner-up {}, {stance}: {}", number + 1, on_one_line(&wording.ask))?;
    }
    Ok(())
}

/// What lies over the review, and how to answer it.
pub fn layer(state: &State, out: &mut dyn Write) -> io::Result<()> {
    match &state.layer {
        None => Ok(()),
        Some(Layer::Choosing(list)) => choosing(list, out),
        Some(Layer::Writing(writing)) => {
            let wanted = match writing.what {
                Wanted::Words => "The words of the answer, in a line",
                Wanted::Reason => "Why it is left blank",
                Wanted::Owner => "Who is to answer it, and a note, as `Legal: is this agreed?`",
                Wanted::Returned => "The workbook whose answers are taken back",
            };
            let now = on_one_line(&writing.area.lines().join("\n")).into_owned();
            let now = if now.is_empty() { now } else { format!(" It is now: {now}") };
            writeln!(out, "{wanted}? An empty line leaves it.{now}")
        }
        Some(Layer::Asking(Asking { question, lines, .. })) => {
            lines.iter().try_for_each(|line| writeln!(out, "{}", on_one_line(line)))?;
            writeln!(out, "{}", on_one_line(question))?;
            writeln!(out, "Say yes or no.")
        }
        Some(Layer::Above(above)) => {
            for at in &above.questions {
                let question = state.desk.question(*at);
                let number = question.and_then(|question| question.number.clone()).unwrap_or_default();
                let text = question.map(|question| question.text.as_str()).unwrap_or_default();
                let words = sharing::in_a_line(&state.desk.current(*at));
                writeln!(out, "{}", on_one_line(format!("{number} {text} {words}").trim()))?;
            }
            let (count, percent) = (above.questions.len(), above.percent);
            writeln!(out, "Accept these {count}, all at {percent}% or more? Say yes, no, or another percentage.")
        }
        Some(Layer::Page(page)) if page.what == Reading::Keys => keys(state, out),
        Some(Layer::Page(page)) => {
            let lines = reading(state, page.what, UNBROKEN);
            lines.iter().try_for_each(|line| writeln!(out, "{}", on_one_line(line.to_string().trim())))
        }
        Some(Layer::Sheet(sheet)) => rows(state, *sheet, out),
    }
}

fn choosing(list: &Choosing, out: &mut dyn Write) -> io::Result<()> {
    if list.offers.is_empty() {
        return writeln!(out, "{}: nothing is like that. Say other words; an empty line leaves.", list.kind.title());
    }
    for (number, offer) in list.offers.iter().take(TOLD).enumerate() {
        let beside = if offer.beside.is_empty() { String::new() } else { format!(" ({})", offer.beside) };
        writeln!(out, "{}: {}", number + 1, on_one_line(&format!("{}{beside}", offer.label)))?;
    }
    let more = match list.offers.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!("{more} more are there. "),
    };
    let words = if list.kind == Kind::Stances { "one of them" } else { "words to look for" };
    writeln!(out, "{}: {more}Say a number, or {words}; an empty line leaves.", list.kind.title())
}

/// The keys of the review, but for those that move what is drawn.
fn keys(state: &State, out: &mut dyn Write) -> io::Result<()> {
    let drawn =
        [Command::ScrollDown, Command::ScrollUp, Command::PageDown, Command::PageUp, Command::Stop, Command::Suspend];
    for bound in state.keymap.of(Mode::Review) {
        let command = bound.binding.command;
        if command.is_further_pick() || drawn.contains(&command) {
            continue;
        }
        let key = bound.keys.first().map(ToString::to_string).filter(|key| key != bound.binding.name);
        let key = key.map(|key| format!("{key} or ")).unwrap_or_default();
        writeln!(out, "{key}{}: {}", bound.binding.name, bound.binding.about)?;
    }
    writeln!(
        out,
        "What a key asks for may follow it, as in `d not asked of us`. An empty line tells the question again."
    )
}

/// The rows around a question.
fn rows(state: &State, view: SheetView, out: &mut dyn Write) -> io::Result<()> {
    let Some(grid) = state.desk.subject.workbook.sheets.get(view.sheet) else { return Ok(()) };
    for index in view.row.saturating_sub(AROUND)..=view.row.saturating_add(AROUND) {
        let Some(row) = grid.row(index) else { continue };
        let texts = row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
        let texts: Vec<&str> = texts.collect();
        if !texts.is_empty() {
            writeln!(out, "Row {}: {}", index + 1, on_one_line(&texts.join(" | ")))?;
        }
    }
    Ok(())
}
