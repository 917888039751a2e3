//! New values spliced into a worksheet's XML: everything else stays the same bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::edits::Edits;
use super::heights;
use super::sheet::column_of;
use super::styles::Styles;
use super::tag::Tag;
use super::values::{NewValue, NewValues};
use super::xml::{XmlScan, attribute, flag, number};
use crate::workbook::complete::PatchError;
use crate::workbook::faults::Fault;
use crate::workbook::grid::{CellAddress, CellRange, Sheet, column_letters};
use crate::workbook::package::XmlPart;

/// The height in points that a row without a stated one is let need before it is given one: more than one line of the
/// usual fonts, less than two.
const TWO_LINES: f64 = 20.0;

/// A rewritten worksheet.
pub(super) struct Spliced {
    pub text: String,
    /// How many cells that referred to a shared string no longer do.
    pub released_strings: usize,
}

/// Puts the values into the worksheet. `sheet` is what was read from it.
pub(super) fn splice(
    part: &XmlPart,
    sheet: &Sheet,
    styles: &Styles,
    values: &NewValues,
) -> Result<Spliced, PatchError> {
    let mut splice = Splice {
        part,
        sheet,
        styles,
        values,
        scan: XmlScan::plain(part),
        edits: Edits::default(),
        columns: Vec::new(),
        arrays: Vec::new(),
        released_strings: 0,
    };
    splice.worksheet()?;
    let Splice { edits, released_strings, .. } = splice;
    let text = edits.apply(&part.name, &part.text, part.marked)?;
    Ok(Spliced { text, released_strings })
}

struct Splice<'a> {
    part: &'a XmlPart,
    sheet: &'a Sheet,
    styles: &'a Styles,
    values: &'a NewValues,
    scan: XmlScan<'a>,
    edits: Edits,
    /// Columns with a style: first, last, style.
    columns: Vec<(u32, u32, u32)>,
    /// Rectangles that one formula fills.
    arrays: Vec<CellRange>,
    released_strings: usize,
}

/// A row whose cells are being spliced.
struct OpenRow<'a> {
    index: u32,
    tag: Tag<'a>,
    /// The namespace prefix of its cells.
    prefix: &'a str,
    span: Range<usize>,
    style: Option<u32>,
    /// The height it needs for what is written, in points.
    needed: f64,
}

impl<'a> Splice<'a> {
    fn worksheet(&mut self) -> Result<(), PatchError> {
        loop {
            let start = self.scan.position();
            let event = self.scan.next()?;
            let (Event::Start(element) | Event::Empty(element)) = &event else {
                if matches!(event, Event::Eof) {
                    return Err(Fault::damaged(&self.part.name, "it has no cells").into());
                }
                continue;
            };
            let span = start..self.scan.position();
            match element.local_name().as_ref() {
                "dimension" => self.dimension(span),
                "col" => self.columns.extend(column_style(element)),
                "sheetData" => {
                    self.sheet_data(span)?;
                    return self.refuse_arrays();
                }
                _ => {}
            }
        }
    }

    /// Widens the stated extent where it leaves out what is written. It is a hint, often wrong, and else left alone.
    fn dimension(&mut self, span: Range<usize>) {
        let tag = self.tag(&span);
        let Some(stated) = tag.value("ref").and_then(|text| text.parse::<CellRange>().ok()) else { return };
        let mut range = stated;
        for (&row, cells) in self.values {
            for &column in cells.keys() {
                range.first = CellAddress::new(range.first.row.min(row), range.first.column.min(column));
                range.last = CellAddress::new(range.last.row.max(row), range.last.column.max(column));
            }
        }
        if range != stated {
            let text = tag.rewritten(&[], &[("ref", &range.to_string())], tag.is_empty());
            self.edits.replace(span, text);
        }
    }

    fn sheet_data(&mut self, span: Range<usize>) -> Result<(), PatchError> {
        let (part, values) = (self.part, self.values);
        let mut pending = values.iter().peekable();
        let table = self.tag(&span);
        if table.is_empty() {
            let rows: String = pending.map(|(row, cells)| self.new_row(*row, cells, table.prefix())).collect();
            self.edits.replace(span, format!("{}{rows}</{}>", table.rewritten(&[], &[], false), table.name()));
            return Ok(());
        }
        let mut next_index = 0;
        loop {
            let start = self.scan.position();
            match self.scan.next()? {
                Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "row" => {
                    let span = start..self.scan.position();
                    let index = number::<u32>(&element, "r").and_then(|row| row.checked_sub(1)).unwrap_or(next_index);
                    if index < next_index {
                        return Err(Fault::damaged(&part.name, "its rows are not in order").into());
                    }
                    next_index = index + 1;
                    while let Some((row, cells)) = pending.next_if(|(row, _)| **row < index) {
                        let text = self.new_row(*row, cells, table.prefix());
                        self.edits.insert(start, text);
                    }
                    let cells = pending.next_if(|(row, _)| **row == index).map(|(_, cells)| cells);
                    self.row(&element, index, span, cells)?;
                }
                Event::Start(_) => self.scan.skip()?,
                Event::End(_) | Event::Eof => {
                    for (row, cells) in pending {
                        let text = self.new_row(*row, cells, table.prefix());
                        self.edits.insert(start, text);
                    }
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    /// Goes through the cells of a row that was just opened and puts in `values`.
    fn row(
        &mut self,
        element: &BytesStart<'_>,
        index: u32,
        span: Range<usize>,
        values: Option<&'a BTreeMap<u32, NewValue>>,
    ) -> Result<(), PatchError> {
        let tag = self.tag(&span);
        let style = flag(element, "customFormat", false).then(|| number(element, "s")).flatten();
        let mut row = OpenRow { index, tag, prefix: tag.prefix(), span, style, needed: 0.0 };
        let empty = BTreeMap::new();
        let mut pending = values.unwrap_or(&empty).iter().peekable();
        if tag.is_empty() {
            if pending.peek().is_some() {
                let cells: String = pending.map(|(column, value)| self.new_cell(&mut row, *column, value)).collect();
                let start = self.row_start(&row, false).unwrap_or_else(|| tag.rewritten(&[], &[], false));
                self.edits.replace(row.span, format!("{start}{cells}</{}>", tag.name()));
            }
            return Ok(());
        }
        let mut next_column = 0;
        loop {
            let start = self.scan.position();
            match self.scan.next()? {
                Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "c" => {
                    let tag_span = start..self.scan.position();
                    let stated = attribute(&element, "r").and_then(|text| column_of(&text));
                    let column = stated.unwrap_or(next_column);
                    if column < next_column {
                        return Err(Fault::damaged(&self.part.name, "its cells are not in order").into());
                    }
                    next_column = column + 1;
                    while let Some((new, value)) = pending.next_if(|(new, _)| **new < column) {
                        let text = self.new_cell(&mut row, *new, value);
                        self.edits.insert(start, text);
                    }
                    let value = pending.next_if(|(new, _)| **new == column).map(|(_, value)| value);
                    self.cell(&mut row, column, tag_span, value)?;
                }
                Event::Start(_) => self.scan.skip()?,
                Event::End(_) | Event::Eof => {
                    for (column, value) in pending {
                        let text = self.new_cell(&mut row, *column, value);
                        self.edits.insert(start, text);
                    }
                    break;
                }
                _ => {}
            }
        }
        if let Some(start) = self.row_start(&row, false) {
            self.edits.replace(row.span, start);
        }
        Ok(())
    }

    /// The row's start tag where it must grow: one whose height is not the author's own choice. A row that states no
    /// height is left to the program that opens it only while its text fits one line: not every program measures it.
    fn row_start(&self, row: &OpenRow<'_>, empty: bool) -> Option<String> {
        let stated: f64 = match row.tag.value("ht") {
            Some(height) => height.trim().parse().ok()?,
            None => TWO_LINES,
        };
        let chosen = matches!(row.tag.value("customHeight"), Some("1" | "true"));
        if chosen || stated <= 0.0 || row.needed <= stated {
            return None;
        }
        Some(row.tag.rewritten(&[], &[("ht", &format!("{:.2}", row.needed))], empty))
    }

    /// Goes through a cell that was just opened and puts in `value`.
    fn cell(
        &mut self,
        row: &mut OpenRow<'_>,
        column: u32,
        tag_span: Range<usize>,
        value: Option<&NewValue>,
    ) -> Result<(), PatchError> {
        let start = tag_span.start;
        let tag = self.tag(&tag_span);
        let mut formula = false;
        let mut extension = None;
        if !tag.is_empty() {
            loop {
                let start = self.scan.position();
                match self.scan.next()? {
                    Event::Start(child) => {
                        let name = child.local_name();
                        formula |= name.as_ref() == "f";
                        if name.as_ref() == "f" {
                            self.array(&child);
                        }
                        self.scan.skip()?;
                        if name.as_ref() == "extLst" {
                            extension = self.part.text.get(start..self.scan.position());
                        }
                    }
                    Event::Empty(child) if child.local_name().as_ref() == "f" => {
                        formula = true;
                        self.array(&child);
                    }
                    Event::End(_) | Event::Eof => break,
                    _ => {}
                }
            }
        }
        let Some(value) = value else { return Ok(()) };
        if formula {
            return Err(self.formula(row.index, column));
        }
        self.released_strings += usize::from(tag.value("t") == Some("s"));
        let style = tag.value("s").and_then(|style| style.trim().parse().ok()).unwrap_or(0);
        self.grow(row, column, style, value);
        let mut set = Vec::new();
        set.extend(value.form.type_name().map(|name| ("t", name)));
        let contents = value.form.contents(tag.prefix());
        let contents = contents + extension.unwrap_or_default();
        let mut text = tag.rewritten(&["t", "cm", "vm"], &set, contents.is_empty());
        if !contents.is_empty() {
            text.push_str(&format!("{contents}</{}>", tag.name()));
        }
        self.edits.replace(start..self.scan.position(), text);
        Ok(())
    }

    /// Remembers what an array formula or data table fills beyond its own cell.
    fn array(&mut self, formula: &BytesStart<'_>) {
        if matches!(attribute(formula, "t").as_deref(), Some("array" | "dataTable")) {
            self.arrays.extend(attribute(formula, "ref").and_then(|text| text.parse::<CellRange>().ok()));
        }
    }

    /// Refuses values inside what one formula fills, now that all formulas have been seen.
    fn refuse_arrays(&self) -> Result<(), PatchError> {
        let targets =
            self.values.iter().flat_map(|(row, cells)| cells.keys().map(|column| CellAddress::new(*row, *column)));
        for at in targets {
            if self.arrays.iter().any(|range| range.contains(at)) {
                return Err(self.formula(at.row, at.column));
            }
        }
        Ok(())
    }

    fn formula(&self, row: u32, column: u32) -> PatchError {
        PatchError::Formula { sheet: self.sheet.name.clone(), at: CellAddress::new(row, column) }
    }

    fn new_row(&self, index: u32, values: &BTreeMap<u32, NewValue>, prefix: &str) -> String {
        let mut row = OpenRow { index, tag: Tag::new("<row>"), prefix, span: 0..0, style: None, needed: 0.0 };
        let cells: String = values.iter().map(|(column, value)| self.new_cell(&mut row, *column, value)).collect();
        format!("<{prefix}row r=\"{}\">{cells}</{prefix}row>", index + 1)
    }

    fn new_cell(&self, row: &mut OpenRow<'_>, column: u32, value: &NewValue) -> String {
        let of_column = || self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        let style = row.style.or_else(|| of_column().map(|(_, _, style)| *style)).unwrap_or(0);
        self.grow(row, column, style, value);
        let prefix = row.prefix;
        let mut text = format!("<{prefix}c r=\"{}{}\"", column_letters(column), row.index + 1);
        if style != 0 {
            text.push_str(&format!(" s=\"{style}\""));
        }
        match (value.form.type_name(), value.form.contents(prefix)) {
            (Some(name), contents) => text.push_str(&format!(" t=\"{name}\">{contents}</{prefix}c>")),
            (None, _) => text.push_str("/>"),
        }
        text
    }

    /// Takes note of the height that a wrapped text needs. A rectangle over several rows shares their heights.
    fn grow(&self, row: &mut OpenRow<'_>, column: u32, style: u32, value: &NewValue) {
        if !self.styles.facts(style).wrap {
            return;
        }
        let merge = self.sheet.merge_at(CellAddress::new(row.index, column));
        if merge.is_some_and(|range| range.first.row != range.last.row) {
            return;
        }
        let columns = merge.map_or(column..=column, |range| range.first.column..=range.last.column);
        let width: f64 = columns.take(100).map(|column| self.sheet.column_width(column)).sum();
        row.needed = row.needed.max(heights::needed(&value.text, width, self.styles.font_size(style)));
    }

    fn tag(&self, span: &Range<usize>) -> Tag<'a> {
        Tag::new(self.part.text.get(span.clone()).unwrap_or_default())
    }
}

/// The columns and the style that a `col` element states.
fn column_style(element: &BytesStart<'_>) -> Option<(u32, u32, u32)> {
    let bound = |name| number::<u32>(element, name).and_then(|column| column.checked_sub(1));
    Some((bound("min")?, bound("max")?, number(element, "style")?))
}
