//! What was understood of a workbook, drawn for a person: each sheet with its columns, headings, questions and cells.

use std::io::{self, IsTerminal, Write};

use crate::questionnaire::{AnswerCell, CellState, Question, QuestionKind, QuestionSheet, Questionnaire};
use crate::visible::{on_one_line, shortened};

/// How many questions of a sheet are drawn where not all are asked for.
const DRAWN: usize = 12;
/// How wide a question's text is drawn, in characters.
const TEXT_WIDTH: usize = 72;

/// The colours of what is drawn; none where the output is no terminal or `NO_COLOR` is set.
struct Colours {
    wanted: bool,
}

impl Colours {
    fn new() -> Self {
        Self { wanted: io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) }
    }

    /// The text in a colour by its number in ECMA-48 8.3.117 (select graphic rendition).
    fn paint(&self, code: &str, text: &str) -> String {
        if self.wanted { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn cell(&self, cell: &AnswerCell) -> String {
        let (code, mark) = match cell.state {
            CellState::Empty => ("32", ""),
            CellState::Placeholder => ("33", " placeholder"),
            CellState::Answered => ("36", " answered"),
            CellState::Formula => ("31", " formula"),
            CellState::Locked => ("31", " locked"),
            CellState::Hidden => ("31", " hidden"),
        };
        self.paint(code, &format!("{}{mark}", cell.at))
    }
}

/// Draws it. With `explain` every question is drawn, and why each column was read as it was.
///
/// # Errors
/// Where the output cannot be written.
pub fn draw(out: &mut dyn Write, found: &Questionnaire, layout: Option<&str>, explain: bool) -> io::Result<()> {
    let colours = Colours::new();
    if let Some(framework) = &found.framework {
        let edition = framework.edition.as_deref().unwrap_or("edition not stated");
        writeln!(out, "{} ({})", on_one_line(&framework.name), on_one_line(edition))?;
    }
    if let Some(layout) = layout {
        writeln!(out, "read by the layout `{}`", on_one_line(layout))?;
    }
    for sheet in found.sheets.iter().filter(|sheet| explain || !sheet.questions.is_empty()) {
        draw_sheet(out, &colours, sheet, explain)?;
    }
    Ok(())
}

fn draw_sheet(out: &mut dyn Write, colours: &Colours, sheet: &QuestionSheet, explain: bool) -> io::Result<()> {
    let informing = sheet.questions.iter().filter(|question| question.kind == QuestionKind::Information).count();
    let asking = sheet.questions.len() - informing;
    let counts = match informing {
        0 => format!("{asking} questions"),
        _ => format!("{asking} questions, {informing} facts about the vendor"),
    };
    writeln!(out, "\n{}  {counts}", colours.paint("1", &on_one_line(&sheet.name)))?;
    for line in sheet.evidence.iter().filter(|_| explain) {
        writeln!(out, "    {}", colours.paint("2", &on_one_line(line)))?;
    }
    let drawn = if explain { usize::MAX } else { DRAWN };
    let numbers = sheet.questions.iter().take(drawn).filter_map(|question| question.number.as_ref());
    let width = numbers.map(|number| number.chars().count()).max().unwrap_or(0).min(16);
    let mut section: &[String] = &[];
    for question in sheet.questions.iter().take(drawn) {
        if question.section != section {
            section = &question.section;
            writeln!(out, "  {}", colours.paint("1;34", &on_one_line(&section.join(" > "))))?;
        }
        draw_question(out, colours, question, width)?;
    }
    if sheet.questions.len() > drawn {
        writeln!(out, "         … and {} more", sheet.questions.len() - drawn)?;
    }
    Ok(())
}

fn draw_question(out: &mut dyn Write, colours: &Colours, question: &Question, width: usize) -> io::Result<()> {
    let number = shortened(question.number.as_deref().unwrap_or_default(), width.max(1));
    let follows = if question.parent.is_some() { "└ " } else { "" };
    let text = format!("{follows}{}", shortened(&question.text, TEXT_WIDTH));
    let place = question.cell.to_string();
    writeln!(out, "  {place:>6}  {number:<width$}  {text}")?;
    let answer = &question.answer;
    let mut parts = Vec::new();
    if let Some(cell) = &answer.response {
        let choices: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
        let choices = match choices.len() {
            0 => String::new(),
            _ => format!(" [{}]", shortened(&choices.join(" / "), 48)),
        };
        let unknown = if question.list_unknown { " [a list that cannot be read]" } else { "" };
        parts.push(format!("reply {}{choices}{unknown}", colours.cell(cell)));
    }
    for (caption, cell) in &answer.choices {
        parts.push(format!("{} {}", shortened(caption, 24), colours.cell(cell)));
    }
    if let Some(cell) = &answer.comment {
        parts.push(format!("comment {}", colours.cell(cell)));
    }
    for (role, cell) in &answer.other {
        parts.push(format!("{} {}", role.name().replace('_', " "), colours.cell(cell)));
    }
    writeln!(out, "          {:<width$}  → {}", "", parts.join(" · "))
}
