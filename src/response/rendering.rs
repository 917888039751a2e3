//! A run's report as a file: JSON for programs, Markdown and a workbook for people.

use jiff::civil::Date;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use thiserror::Error;

use super::report::RunReport;
use super::report_workbook;

/// The Markdown report's template.
const MARKDOWN: &str = include_str!("../../templates/reports/run.md");

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `vsq.fill/1` as JSON.
    Json,
    /// Markdown with a table a file.
    Markdown,
    /// A workbook with a row a question.
    Workbook,
}

impl Form {
    /// The form that a file name's extension asks for.
    #[must_use]
    pub fn of(extension: &str) -> Option<Self> {
        match extension.to_lowercase().as_str() {
            "json" => Some(Self::Json),
            "md" | "markdown" => Some(Self::Markdown),
            "xlsx" => Some(Self::Workbook),
            _ => None,
        }
    }
}

/// A report that could not be rendered: a defect of the program or of the template.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The JSON could not be made.
    #[error("the report could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The template could not be rendered.
    #[error("the report could not be rendered: {0}")]
    Markdown(#[from] minijinja::Error),
    /// The workbook could not be made.
    #[error("the report could not be written as a workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// The report as the bytes of a file. `day` dates a workbook.
///
/// # Errors
/// [`RenderError`], which no input is known to cause.
pub fn render(run: &RunReport, form: Form, day: Date) -> Result<Vec<u8>, RenderError> {
    match form {
        Form::Json => {
            let mut bytes = serde_json::to_vec_pretty(run)?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        Form::Workbook => Ok(report_workbook::render(run, day)?),
        Form::Markdown => {
            let mut environment = Environment::new();
            environment.set_undefined_behavior(UndefinedBehavior::Strict);
            environment.set_auto_escape_callback(|_| AutoEscape::None);
            environment.add_filter("cell", cell);
            Ok(environment.render_str(MARKDOWN, Value::from(Serde(run)))?.into_bytes())
        }
    }
}

/// A text inside a Markdown table cell: on one line, with nothing in it that Markdown or HTML would obey.
fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in crate::visible::on_one_line(text).chars() {
        match c {
            '⏎' => safe.push(' '),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_cannot_break_out_of_its_table() {
        assert_eq!(cell("a|b\n<img src=x> [l](u)"), "a\\|b &lt;img src=x> \\[l\\](u)");
    }
}
