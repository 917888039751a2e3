//! The least that a program must do with a workbook: read the values of every sheet. Usage: `read_with_calamine FILE`.

use std::error::Error;

use calamine::{DataType, Reader, open_workbook_auto};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: read_with_calamine FILE")?;
    let mut workbook = open_workbook_auto(path)?;
    let mut cells = 0;
    for name in workbook.sheet_names() {
        let sheet = workbook.worksheet_range(&name)?;
        cells += sheet.used_cells().filter(|(_, _, value)| !value.is_empty()).count();
    }
    println!("{cells} cells");
    Ok(())
}
