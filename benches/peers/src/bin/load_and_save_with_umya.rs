//! A library that models the whole workbook: load it, write cells, save it.
//!
//! Usage: `load_and_save_with_umya IN OUT [WRITES.json]`, WRITES.json an array of `{ "sheet", "cell", "text" }`; without
//! it one cell is written.

use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: load_and_save_with_umya IN OUT [WRITES.json]".into());
    };
    let mut workbook = umya_spreadsheet::reader::xlsx::read(Path::new(&input)).map_err(|error| error.to_string())?;
    let first = workbook.sheet_mut(0).map_err(|error| error.to_string())?.name().to_owned();
    let writes: Vec<Value> = match arguments.next() {
        Some(path) => serde_json::from_slice(&std::fs::read(path)?)?,
        None => vec![json!({ "sheet": first, "cell": "A1", "text": "answered" })],
    };
    for write in &writes {
        let said = |key: &str| write.get(key).and_then(Value::as_str).ok_or("a write needs sheet, cell and text");
        let sheet = workbook.sheet_by_name_mut(said("sheet")?).map_err(|error| error.to_string())?;
        sheet.cell_mut(said("cell")?).set_value_string(said("text")?);
    }
    umya_spreadsheet::writer::xlsx::write(&workbook, Path::new(&output)).map_err(|error| error.to_string())?;
    Ok(())
}
