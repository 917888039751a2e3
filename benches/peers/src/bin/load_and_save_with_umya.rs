//! A library that models the whole workbook: load it, write one cell, save it. Usage: `load_and_save_with_umya IN OUT`.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: load_and_save_with_umya IN OUT".into());
    };
    let mut workbook = umya_spreadsheet::reader::xlsx::read(Path::new(&input)).map_err(|error| error.to_string())?;
    let sheet = workbook.sheet_mut(0).map_err(|error| error.to_string())?;
    sheet.cell_mut("A1").set_value("answered");
    umya_spreadsheet::writer::xlsx::write(&workbook, Path::new(&output)).map_err(|error| error.to_string())?;
    Ok(())
}
