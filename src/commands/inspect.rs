//! `vsq inspect`: what was understood of a workbook.

mod drawing;
mod output;

use super::arguments::InspectArguments;
use super::layouts::{Layouts, save};
use super::{Failure, Outcome, Streams};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::detect::detect_as;
use crate::questionnaire::layout::layout_of;
use crate::visible::on_one_line;
use crate::workbook::read::read;

/// Runs `vsq inspect`.
///
/// # Errors
/// [`Failure::User`] where the file cannot be read, a layout is none, or no question with a place for its answer is
/// found; what was found instead is written out even so.
pub fn run(arguments: &InspectArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let workbook = read(&arguments.file).map_err(|error| Failure::user(error.to_string()))?;
    let layouts = Layouts::read(arguments.layout.as_deref(), arguments.no_layouts)?;
    let layout = layouts.of(&workbook);
    let found = detect_as(&workbook, layout);
    let name = arguments.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if arguments.json {
        let inspection = output::Inspection::new(&name, layout, &found);
        serde_json::to_writer_pretty(&mut *streams.results, &inspection).map_err(std::io::Error::from)?;
        writeln!(streams.results)?;
    } else {
        let layout = layout.map(|layout| layout.name.as_str());
        drawing::draw(streams.results, &found, layout, arguments.explain)?;
    }
    for note in found.notes.iter().chain(&workbook.notes) {
        writeln!(streams.messages, "note: {}", on_one_line(note))?;
    }
    if arguments.save_layout {
        let stem = arguments.file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let path = save(&layout_of(&workbook, &stem), &workbook)?;
        writeln!(streams.messages, "layout written to {}", on_one_line(&path.display().to_string()))?;
    }
    if is_empty(&found) && !arguments.save_layout {
        let failure = Failure::user(format!("{name}: no questions with a place for their answers were found"));
        return Err(failure.hint(
            "--explain shows what was looked at; --save-layout writes a layout to complete, --layout FILE reads by it",
        ));
    }
    Ok(Outcome::Done)
}

fn is_empty(found: &Questionnaire) -> bool {
    found.sheets.iter().all(|sheet| sheet.questions.is_empty())
}
