//! The question's page: the question in full, what will be written cell by cell, where it comes from and why, what else
//! came close, and the rows around it as they stand in the sheet.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{plain, put};
use crate::bank::Entry;
use crate::questionnaire::Question;
use crate::response::QuestionResponse;
use crate::response::citation::cite;
use crate::response::decide::{Answer, Decision, Since, Standing};
use crate::tui::layout::Parts;
use crate::tui::state::State;
use crate::tui::update::sharing;
use crate::tui::wrap::{cut, fitted, wrapped};

/// How many rows of the sheet are shown above and below the question's.
const AROUND: u32 = 3;
/// How many earlier answers are shown.
const MOST_EARLIER: usize = 3;

/// Draws the page, in two columns where there is room for a second.
pub fn draw(state: &State, frame: &mut Frame<'_>, area: Rect, side: Rect) {
    let (main, beside) = columns(state, area, side);
    let shown = |lines: Vec<Line<'static>>, area: Rect| -> Vec<Line<'static>> {
        let kept = lines.into_iter().skip(state.scroll).take(usize::from(area.height));
        kept.map(|line| plain(state, line)).collect()
    };
    put(frame, area, shown(main, area));
    put(frame, side, shown(beside, side));
}

/// How many lines the page has.
pub fn length(state: &State, parts: Parts) -> usize {
    let (main, beside) = columns(state, parts.page, parts.side);
    main.len().max(beside.len())
}

fn columns(state: &State, area: Rect, side: Rect) -> (Vec<Line<'static>>, Vec<Line<'static>>) {
    let Some(at) = state.selected() else { return (Vec::new(), Vec::new()) };
    let width = usize::from(area.width).saturating_sub(2).max(1);
    if side.is_empty() {
        let mut lines = main(state, at, width);
        lines.extend(beside(state, at, width));
        return (lines, Vec::new());
    }
    (main(state, at, width), beside(state, at, usize::from(side.width).saturating_sub(2).max(1)))
}

/// The question and what becomes of it.
fn main(state: &State, at: usize, width: usize) -> Vec<Line<'static>> {
    let look = state.look;
    let (Some(question), Some(answer)) = (state.desk.question(at), state.desk.answer(at)) else { return Vec::new() };
    let sheet = state.desk.subject.workbook.sheets.get(answer.sheet).map_or("", |sheet| sheet.name.as_str());
    let mut lines = Vec::new();
    let place = format!("{}!{}", sheet, question.cell);
    let section = question.section.join(" › ");
    let path = question.number.as_ref().map_or_else(|| section.clone(), |number| format!("{number}  {section}"));
    lines.push(Line::from(vec![
        Span::styled(format!(" {}", cut(&path, width.saturating_sub(place.width() + 3))), look.accent()),
        Span::styled(format!("  {}", cut(&place, 40)), look.faint()),
    ]));
    paragraph(&mut lines, &question.text, width, "", look.strong());
    if let Some(guidance) = &question.guidance {
        paragraph(&mut lines, guidance, width, "", look.faint());
    }
    if !question.allowed.is_empty() {
        let allowed: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
        paragraph(&mut lines, &format!("Choices: {}", allowed.join(" / ")), width, "", look.faint());
    }
    lines.push(Line::default());
    outcome(state, at, question, answer, width, &mut lines);
    lines
}

/// What will be written, or would be, and why.
fn outcome(
    state: &State,
    at: usize,
    question: &Question,
    answer: &QuestionResponse,
    width: usize,
    lines: &mut Vec<Line<'static>>,
) {
    let look = state.look;
    let standing = state.desk.standing(at);
    let sign = format!(" {} {}", look.sign(standing), standing.word());
    let mut headline = vec![Span::styled(sign, look.standing(standing))];
    let current = state.desk.current(at);
    let preview = state.desk.preview(at, &Decision::Answered(current.clone()));
    let (lead, cells) = match standing {
        Standing::Accepted | Standing::Filled => ("will be written", Some(answer.clone())),
        Standing::Review | Standing::Unanswered if current != Answer::own("") => ("if you accept", preview),
        Standing::Review | Standing::Unanswered => ("stays blank", None),
        _ => ("", None),
    };
    if !lead.is_empty() {
        headline.push(Span::styled(format!("  {lead}"), look.faint()));
    }
    if matches!(standing, Standing::Filled | Standing::Review) && answer.proposal.words.is_some() {
        let percent = (answer.proposal.confidence * 100.0).floor();
        headline.push(Span::styled(format!("  {percent:.0}% sure"), look.faint()));
    }
    lines.push(Line::from(headline));
    if let Some(cells) = &cells {
        for write in &cells.writes {
            cell_lines(state, question, &write.at.to_string(), &write.text, width, lines);
        }
        if cells.writes.is_empty() {
            paragraph(lines, &cells.reasons.join("; "), width, "! ", look.fault());
            if !current.text.is_empty() {
                paragraph(lines, &current.text, width, "  ", look.faint());
            }
        }
    }
    if let Some(answered) = existing(state, answer.sheet, question) {
        cell_lines(state, question, &answered.0, &answered.1, width, lines);
    }
    if !matches!(standing, Standing::Accepted) {
        for reason in &answer.reasons {
            paragraph(lines, reason, width, "• ", Style::new());
        }
    }
    let alike = state.asking_alike(&question.text, question.kind);
    for (other, why) in state.desk.contradicting(at, &alike).into_iter().take(3) {
        let number = state.desk.question(other).and_then(|other| other.number.clone());
        let name = number.unwrap_or_else(|| state.desk.question(other).map(|q| q.cell.to_string()).unwrap_or_default());
        paragraph(lines, &format!("contradicts {name}: {why}"), width, "! ", look.fault());
    }
    if let Some(Decision::Answered(decided)) = state.desk.decision(at) {
        let since = decided.since(&state.desk.subject.bank).map(|since| match since {
            Since::Changed => "the bank's answer has changed since this was decided",
            Since::Gone => "the bank no longer has the answer that this came from",
        });
        if let Some(since) = since {
            paragraph(lines, since, width, "! ", look.fault());
        }
    }
    lines.push(Line::default());
}

/// The answer that stands in the sheet already.
fn existing(state: &State, sheet: usize, question: &Question) -> Option<(String, String)> {
    let cell = question.answer.response?;
    let grid = state.desk.subject.workbook.sheets.get(sheet)?;
    let text = grid.text(cell.at);
    (cell.state == crate::questionnaire::CellState::Answered).then(|| (cell.at.to_string(), format!("now: {text}")))
}

/// A cell's address and the text that goes into it.
fn cell_lines(state: &State, _: &Question, at: &str, text: &str, width: usize, lines: &mut Vec<Line<'static>>) {
    let look = state.look;
    let indent = 8;
    for (number, part) in wrapped(text, width.saturating_sub(indent)).into_iter().enumerate() {
        let lead = if number == 0 { at } else { "" };
        lines.push(Line::from(vec![Span::styled(format!("   {} ", fitted(lead, 4)), look.accent()), Span::raw(part)]));
    }
}

/// Where the answer comes from, what else came close, and the rows around.
fn beside(state: &State, at: usize, width: usize) -> Vec<Line<'static>> {
    let look = state.look;
    let mut lines = Vec::new();
    let Some(answer) = state.desk.answer(at) else { return lines };
    let bank = &state.desk.subject.bank;
    if let Some(entry) = answer.proposal.entry.and_then(|entry| bank.entries.get(entry)) {
        heading(state, &mut lines, "From");
        provenance(state, entry, answer.proposal.wording, width, &mut lines);
    }
    before(state, at, width, &mut lines);
    let runners = state.desk.proposed(at).map(|proposed| proposed.proposal.runners_up.as_slice()).unwrap_or_default();
    if !runners.is_empty() {
        heading(state, &mut lines, "Also close");
    }
    for (number, runner) in runners.iter().enumerate() {
        let Some(entry) = bank.entries.get(runner.entry) else { continue };
        let ask = entry.wordings.get(runner.wording).map_or("", |wording| wording.ask.as_str());
        let stance = entry.wordings.get(runner.wording).and_then(|wording| wording.stance);
        let stance = stance.map_or("text", crate::stance::Stance::name).replace('_', " ");
        lines.push(Line::from(vec![
            Span::styled(format!(" {} ", number + 1), look.accent()),
            Span::raw(format!("{} ", fitted(&stance, 7))),
            Span::raw(cut(ask, width.saturating_sub(12))),
        ]));
    }
    if !runners.is_empty() {
        lines.push(Line::default());
    }
    around(state, at, width, &mut lines);
    lines
}

/// What was answered before to the same question, and whether that is another answer.
fn before(state: &State, at: usize, width: usize, lines: &mut Vec<Line<'static>>) {
    let look = state.look;
    let text = state.desk.question(at).map_or("", |question| question.text.as_str());
    let now = state.desk.current(at);
    let mut any = false;
    for earlier in state.earlier.like(text).take(MOST_EARLIER) {
        if !any {
            heading(state, lines, "Answered before");
            any = true;
        }
        let other_stance = earlier.answer.stance != now.stance && now != Answer::own("");
        let (lead, style) = if other_stance { ("! ", look.fault()) } else { ("", Style::new()) };
        paragraph(lines, &cut(&sharing::in_a_line(&earlier.answer), width * 3), width, lead, style);
        paragraph(lines, &format!("in {}", earlier.file), width, "", look.faint());
    }
    if any {
        lines.push(Line::default());
    }
}

/// The entry: its wording, sources, owner and dates.
fn provenance(state: &State, entry: &Entry, wording: Option<usize>, width: usize, lines: &mut Vec<Line<'static>>) {
    let look = state.look;
    paragraph(lines, &entry.id, width, "", look.strong());
    if let Some(wording) = wording.and_then(|at| entry.wordings.get(at)) {
        paragraph(lines, &format!("matched \"{}\"", wording.ask), width, "", Style::new());
    }
    for evidence in &entry.provenance.evidence {
        paragraph(lines, &cite(evidence), width, "", Style::new());
    }
    if !entry.rests_on.is_empty() {
        paragraph(lines, &format!("rests on {}", entry.rests_on.join(", ")), width, "", look.faint());
    }
    let provenance = &entry.provenance;
    let owner = provenance.owner.as_ref().map(|owner| format!("owner {owner}"));
    let reviewed = provenance.reviewed.map(|day| format!("reviewed {day}"));
    let expires = provenance.expires.map(|day| format!("expires {day}"));
    let facts: Vec<String> = [owner, reviewed, expires].into_iter().flatten().collect();
    if !facts.is_empty() {
        paragraph(lines, &facts.join(" · "), width, "", look.faint());
    }
    paragraph(lines, &entry.place, width, "", look.faint());
    lines.push(Line::default());
}

/// The rows around the question as they stand in the sheet.
fn around(state: &State, at: usize, width: usize, lines: &mut Vec<Line<'static>>) {
    let look = state.look;
    let Some((question, sheet)) = state.desk.question(at).zip(state.desk.proposed(at).map(|answer| answer.sheet))
    else {
        return;
    };
    let Some(grid) = state.desk.subject.workbook.sheets.get(sheet) else { return };
    heading(state, lines, "In the sheet");
    let row = question.cell.row;
    for index in row.saturating_sub(AROUND)..=row.saturating_add(AROUND) {
        let Some(cells) = grid.row(index) else { continue };
        let texts: Vec<String> =
            cells.cells.iter().filter(|cell| !cell.text.trim().is_empty()).map(|cell| cut(&cell.text, 40)).collect();
        if texts.is_empty() {
            continue;
        }
        let text = cut(&texts.join(" | "), width.saturating_sub(8));
        let style = if index == row { Style::new() } else { look.faint() };
        lines.push(Line::styled(format!(" {:>5}  {text}", index + 1), style));
    }
}

fn heading(state: &State, lines: &mut Vec<Line<'static>>, text: &'static str) {
    lines.push(Line::styled(format!(" {text}"), state.look.accent()));
}

/// A text in as many lines as it needs, the first led by `lead` and the rest set in as far.
fn paragraph(lines: &mut Vec<Line<'static>>, text: &str, width: usize, lead: &'static str, style: Style) {
    let indent = lead.width();
    for (number, part) in wrapped(text, width.saturating_sub(indent)).into_iter().enumerate() {
        let lead = if number == 0 { lead.to_owned() } else { " ".repeat(indent) };
        lines.push(Line::styled(format!(" {lead}{part}"), style));
    }
}
