//! `draw(&State)`: the screen as the state has it. Nothing here changes anything.

mod bars;
pub(super) mod layers;
mod list;
mod page;
mod sheet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::layer::{Layer, Reading};
use super::layout::parts;
use super::state::State;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    if let Some(Layer::Sheet(view)) = &state.layer {
        sheet::draw(state, *view, frame);
        return;
    }
    let parts = parts(state);
    bars::title(state, frame, parts.title);
    bars::progress(state, frame, parts.progress);
    list::draw(state, frame, parts.list);
    bars::divider(state, frame, parts.divider);
    page::draw(state, frame, parts.page, parts.side);
    bars::message(state, frame, parts.message);
    bars::hints(state, frame, parts.hints);
    if let Some(layer) = &state.layer {
        layers::draw(state, layer, frame);
    }
}

pub use bars::hint_at;
pub use layers::offer_at;
pub use sheet::cell_at;

/// How many lines the question's page has in this window.
#[must_use]
pub fn page_length(state: &State) -> usize {
    page::length(state, parts(state))
}

/// How many lines a page to read has in this window.
#[must_use]
pub fn reading_length(state: &State, what: Reading) -> usize {
    layers::reading(state, what, layers::reading_width(state)).len()
}

/// Puts lines into an area, from the top; what does not fit is left out.
fn put(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) {
    let area = area.intersection(frame.area());
    if !area.is_empty() {
        frame.render_widget(Paragraph::new(lines), area);
    }
}

/// A line with all that is not ASCII replaced, where the look is so.
fn plain(state: &State, line: Line<'static>) -> Line<'static> {
    if !state.look.ascii {
        return line;
    }
    let spans: Vec<Span<'static>> =
        line.spans.into_iter().map(|span| Span::styled(state.look.text(&span.content), span.style)).collect();
    Line::from(spans).style(line.style)
}

#[cfg(test)]
mod tests;
