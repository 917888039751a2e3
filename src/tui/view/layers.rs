//! What lies over the review: lists, texts, questions of yes or no, pages.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

use super::{plain, put};
use crate::matching::Inquiry;
use crate::matching::posed::Posed;
use crate::tui::keymap::Mode;
use crate::tui::layer::{Above, Asking, Choosing, Kind, Layer, Reading, Target, Wanted, Writing};
use crate::tui::layout::middle;
use crate::tui::state::State;
use crate::tui::wrap::{cut, fitted, wrapped};
use crate::visible;

/// The widest that a box is, in cells.
const WIDEST: u16 = 110;

/// Draws the layer over what is there.
pub fn draw(state: &State, layer: &Layer, frame: &mut Frame<'_>) {
    match layer {
        Layer::Choosing(list) => choosing(state, list, frame),
        Layer::Writing(text) => writing(state, text, frame),
        Layer::Asking(asked) => asking(state, asked, frame),
        Layer::Above(accepting) => above(state, accepting, frame),
        Layer::Page(page) => {
            let lines = reading(state, page.what, reading_width(state));
            let title = match page.what {
                Reading::Keys => "Keys",
                Reading::Reasons(_) => "Why",
            };
            let inside = framed(state, frame, title, state.size.1.saturating_sub(2));
            put(frame, inside, lines.into_iter().skip(page.top).map(|line| plain(state, line)).collect());
        }
        Layer::Sheet(_) => {}
    }
}

/// A box in the middle, so high.
fn boxed(state: &State, height: u16) -> Rect {
    let (width, most) = (box_width(state), state.size.1.saturating_sub(2));
    middle((state.size.0, most), width, height.min(most))
}

/// An empty box in the middle with a title; gives what is inside it.
fn framed(state: &State, frame: &mut Frame<'_>, title: &str, height: u16) -> Rect {
    let area = boxed(state, height);
    let area = area.intersection(frame.area());
    if area.is_empty() {
        return area;
    }
    let set = if state.look.ascii {
        border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        }
    } else {
        border::ROUNDED
    };
    let block = Block::bordered()
        .border_set(set)
        .border_style(state.look.faint())
        .title(Span::styled(format!(" {title} "), state.look.accent()));
    let inside = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inside
}

fn choosing(state: &State, list: &Choosing, frame: &mut Frame<'_>) {
    let look = state.look;
    let inside = framed(state, frame, list.kind.title(), list_height(state, list));
    let width = usize::from(inside.width);
    let caret = if look.ascii { "_" } else { "▏" };
    let mut lines = vec![Line::from(vec![
        Span::styled(" > ", look.accent()),
        Span::styled(cut(&list.typed, width.saturating_sub(6)), look.strong()),
        Span::styled(caret, look.accent()),
    ])];
    lines.push(Line::default());
    let (detail, room, top) = list_view(list, inside.height);
    for (at, offer) in list.offers.iter().enumerate().skip(top).take(room) {
        let beside = cut(&offer.beside, width / 3);
        let label = fitted(&offer.label, width.saturating_sub(beside.width() + 5));
        let chosen = at == list.cursor;
        let marker = if chosen { look.marker() } else { " " };
        let style = if chosen { look.strong() } else { Style::new() };
        let line = Line::from(vec![
            Span::styled(format!("{marker} "), look.accent()),
            Span::styled(label, style),
            Span::styled(format!("  {beside}"), look.faint()),
        ]);
        lines.push(if chosen { line.style(look.chosen_line()) } else { line });
    }
    if list.offers.is_empty() {
        lines.push(Line::styled("   nothing has these letters", look.faint()));
    }
    let words = list.offers.get(list.cursor).and_then(|offer| match &offer.target {
        Target::Entry(entry, _) => state.desk.subject.bank.entries.get(*entry).map(|entry| entry.answer.as_str()),
        Target::Earlier(answer) => Some(answer.text.as_str()),
        _ => None,
    });
    if let Some(words) = words {
        lines.resize(usize::from(inside.height).saturating_sub(detail), Line::default());
        lines.push(Line::default());
        for part in wrapped(words, width.saturating_sub(4)) {
            lines.push(Line::raw(format!("  {part}")));
        }
    }
    put(frame, inside, lines.into_iter().map(|line| plain(state, line)).collect());
}

/// How high the box of a list is.
fn list_height(state: &State, list: &Choosing) -> u16 {
    match list.kind {
        Kind::Stances => u16::try_from(list.offers.len()).unwrap_or(u16::MAX).saturating_add(4).max(8),
        _ => state.size.1.saturating_sub(4),
    }
}

/// Of a list in a box so high inside: the lines of detail below it, the lines of the list, and the first offer shown.
fn list_view(list: &Choosing, height: u16) -> (usize, usize, usize) {
    let height = usize::from(height);
    let detail = if matches!(list.kind, Kind::Bank | Kind::Earlier) { height / 3 } else { 0 };
    let room = height.saturating_sub(2 + detail).max(1);
    (detail, room, list.cursor.saturating_sub(room - 1))
}

/// What of a list stands at a place of the window: an offer, `None` inside for nothing, `None` outside the box.
#[must_use]
pub fn offer_at(state: &State, list: &Choosing, at: Position) -> Option<Option<usize>> {
    let area = boxed(state, list_height(state, list));
    let inside = Block::bordered().inner(area);
    let (_, room, top) = list_view(list, inside.height);
    let line = usize::from(at.y).checked_sub(usize::from(inside.y) + 2).filter(|line| *line < room);
    let offer = line.map(|line| top + line).filter(|offer| *offer < list.offers.len() && inside.contains(at));
    area.contains(at).then_some(offer)
}

fn writing(state: &State, writing: &Writing, frame: &mut Frame<'_>) {
    let (title, height) = match writing.what {
        Wanted::Words => ("The words of the answer", state.size.1 / 2),
        Wanted::Reason => ("Why it is left blank", 3),
        Wanted::Owner => ("Who is to answer it, and a note (Legal: is this agreed?)", 3),
        Wanted::Returned => ("The workbook that came back", 3),
    };
    let inside = framed(state, frame, title, height.max(3));
    if !inside.is_empty() {
        frame.render_widget(&writing.area, inside);
    }
}

fn asking(state: &State, asking: &Asking, frame: &mut Frame<'_>) {
    let height = u16::try_from(asking.lines.len()).unwrap_or(u16::MAX).saturating_add(6);
    let inside = framed(state, frame, "Please confirm", height);
    let width = usize::from(inside.width).saturating_sub(2);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for part in wrapped(&asking.question, width) {
        lines.push(Line::styled(format!(" {part}"), state.look.strong()));
    }
    lines.push(Line::default());
    for line in asking.lines.iter().skip(asking.top) {
        lines.push(Line::raw(format!(" {}", cut(line, width))));
    }
    put(frame, inside, lines.into_iter().map(|line| plain(state, line)).collect());
}

fn above(state: &State, above: &Above, frame: &mut Frame<'_>) {
    let look = state.look;
    let inside = framed(state, frame, "Accept above a confidence", state.size.1.saturating_sub(4));
    let width = usize::from(inside.width).saturating_sub(2);
    let count = above.questions.len();
    let noun = if count == 1 { "question" } else { "questions" };
    let mut lines = vec![
        Line::styled(format!(" {count} {noun} in view at {}% or more", above.percent), look.strong()),
        Line::default(),
    ];
    for at in above.questions.iter().skip(above.top) {
        let number = state.desk.question(*at).and_then(|question| question.number.as_deref()).unwrap_or_default();
        let text = state.desk.question(*at).map_or("", |question| question.text.as_str());
        let answer = state.desk.answer(*at);
        let percent = answer.map_or(0.0, |answer| (answer.proposal.confidence * 100.0).floor());
        let stance = answer.and_then(|answer| answer.proposal.stance).map_or("text", crate::stance::Stance::name);
        let standing = state.desk.standing(*at);
        // What keeps it from being written unseen is shown beside it.
        let doubts = answer.filter(|_| standing.is_open()).map(|answer| answer.reasons.join("; ")).unwrap_or_default();
        let doubts = cut(&doubts, width / 2);
        let room = width.saturating_sub(20 + doubts.width());
        lines.push(Line::from(vec![
            Span::styled(format!(" {} {percent:>3.0}% ", look.sign(standing)), look.standing(standing)),
            Span::raw(fitted(&stance.replace('_', " "), 8)),
            Span::raw(fitted(&format!("{number} {text}"), room)),
            Span::styled(format!("  {doubts}"), look.standing(standing)),
        ]));
    }
    put(frame, inside, lines.into_iter().map(|line| plain(state, line)).collect());
}

/// The width of a box: the whole window where that is narrow.
fn box_width(state: &State) -> u16 {
    state.size.0.min(WIDEST)
}

/// The width of a page's lines in this window.
pub fn reading_width(state: &State) -> usize {
    usize::from(box_width(state)).saturating_sub(4).max(1)
}

/// The lines of a page.
pub fn reading(state: &State, what: Reading, width: usize) -> Vec<Line<'static>> {
    match what {
        Reading::Keys => keys(state, width),
        Reading::Reasons(at) => reasons(state, at, width),
    }
}

fn keys(state: &State, width: usize) -> Vec<Line<'static>> {
    let look = state.look;
    let mut lines = Vec::new();
    for (mode, heading) in Mode::ALL {
        lines.push(Line::styled(format!(" {heading}"), look.strong()));
        for bound in state.keymap.of(mode).filter(|bound| !bound.binding.command.is_further_pick()) {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            lines.push(Line::from(vec![
                Span::styled(format!("   {} ", fitted(&keys.join(" "), 20)), look.accent()),
                Span::raw(cut(bound.binding.about, width.saturating_sub(24))),
            ]));
        }
        lines.push(Line::default());
    }
    lines
}

/// Everything that led to the answer: reasons, and what the resemblance is made of.
fn reasons(state: &State, at: usize, width: usize) -> Vec<Line<'static>> {
    let look = state.look;
    let mut lines = Vec::new();
    let (Some(question), Some(answer), Some(base)) =
        (state.desk.question(at), state.desk.answer(at), state.desk.proposed(at))
    else {
        return lines;
    };
    let mut say = |text: &str, style: Style| {
        for part in wrapped(text, width.saturating_sub(2)) {
            lines.push(Line::styled(format!(" {part}"), style));
        }
    };
    say(&question.text, look.strong());
    let posed = Posed::of(&question.text, &question.section, state.desk.answering().parties());
    if let Some(read_as) = posed.read_as(&question.text) {
        say(&format!("Read as: {read_as}"), look.faint());
    }
    say("", Style::new());
    say(&format!("It stands as {}.", state.desk.standing(at).word()), Style::new());
    for reason in base.reasons.iter().chain(answer.reasons.iter().filter(|reason| !base.reasons.contains(reason))) {
        say(&format!("• {reason}"), Style::new());
    }
    say("", Style::new());
    let subject = &state.desk.subject;
    let inquiry = Inquiry { number: question.number.as_deref(), ..posed.inquiry() };
    let ranked = subject.matcher.rank(&inquiry, 10);
    if !ranked.is_empty() {
        say("What resembles it, and by what (0 to 1)", look.accent());
    }
    for found in ranked {
        let Some(entry) = subject.bank.entries.get(found.entry) else { continue };
        let ask = entry.wordings.get(found.wording).map_or("", |wording| wording.ask.as_str());
        say(&format!("{:.2}  {}  {}", found.score, entry.id, visible::on_one_line(ask)), Style::new());
        let features: Vec<String> =
            found.features.iter().map(|(name, value)| format!("{name} {:.2}", value.max(0.0))).collect();
        say(&format!("      {}", features.join(", ")), look.faint());
    }
    lines
}
