//! `styles.xml`: what a cell's format says, as far as a layout is read from it (ECMA-376 part 1, 18.8).

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::xml::{XmlScan, attribute, flag, number};
use crate::workbook::faults::Fault;
use crate::workbook::grid::StyleFacts;
use crate::workbook::numbers::NumberFormat;
use crate::workbook::package::XmlPart;

/// The size of a font that states none, in points.
const STANDARD_FONT_SIZE: f64 = 11.0;

/// The cell formats that `s` attributes count into.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// What each format says.
    facts: Vec<StyleFacts>,
    /// How each format shows numbers, counted into `formats`.
    format_of: Vec<usize>,
    /// The font size of each format, in points.
    font_sizes: Vec<f64>,
    formats: Vec<NumberFormat>,
}

impl Styles {
    /// What the format says; the standard format's facts where there is no such format.
    pub fn facts(&self, index: u32) -> StyleFacts {
        self.at(&self.facts, index).copied().unwrap_or_default()
    }

    /// How the format shows numbers.
    pub fn number_format(&self, index: u32) -> &NumberFormat {
        let format = self.at(&self.format_of, index).and_then(|at| self.formats.get(*at));
        format.unwrap_or(&NumberFormat::General)
    }

    /// The size of the format's font, in points.
    pub fn font_size(&self, index: u32) -> f64 {
        self.at(&self.font_sizes, index).copied().unwrap_or(STANDARD_FONT_SIZE)
    }

    fn at<'t, T>(&self, table: &'t [T], index: u32) -> Option<&'t T> {
        table.get(usize::try_from(index).ok()?)
    }
}

/// The lists of parts that cell formats are put together from.
#[derive(Default)]
struct Ingredients {
    bold: Vec<bool>,
    font_sizes: Vec<f64>,
    fills: Vec<Option<u32>>,
    bordered: Vec<bool>,
    codes: BTreeMap<u32, String>,
}

/// Reads the part.
pub(super) fn read(part: &XmlPart) -> Result<Styles, Fault> {
    let mut scan = XmlScan::new(part);
    let mut ingredients = Ingredients::default();
    let mut styles = Styles::default();
    let mut known: BTreeMap<u32, usize> = BTreeMap::new();
    loop {
        match scan.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number(&element, "numFmtId"), attribute(&element, "formatCode")) {
                        ingredients.codes.insert(id, code.into_owned());
                    }
                }
                "fonts" => each_child(&mut scan, "font", |scan| {
                    let (bold, size) = font(scan)?;
                    ingredients.bold.push(bold);
                    ingredients.font_sizes.push(size);
                    Ok(())
                })?,
                "fills" => each_child(&mut scan, "fill", |scan| {
                    ingredients.fills.push(fill(scan)?);
                    Ok(())
                })?,
                "borders" => each_child(&mut scan, "border", |scan| {
                    ingredients.bordered.push(has_line(scan)?);
                    Ok(())
                })?,
                "cellXfs" => cell_formats(&mut scan, &ingredients, &mut styles, &mut known)?,
                // Formats of conditional formatting and of named styles bind no cell by themselves.
                "cellStyleXfs" | "dxfs" | "cellStyles" | "tableStyles" | "extLst" => scan.skip()?,
                _ => {}
            },
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// Calls `read` inside every child named `child` of the element that was just opened; it must read to the child's end.
fn each_child<'a>(
    scan: &mut XmlScan<'a>,
    child: &str,
    mut read: impl FnMut(&mut XmlScan<'a>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    loop {
        match scan.next()? {
            Event::Start(element) if element.local_name().as_ref() == child => read(scan)?,
            Event::Start(_) => scan.skip()?,
            Event::End(_) | Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Calls `see` for every element up to the end of the one that was just opened.
fn descendants<'a>(scan: &mut XmlScan<'a>, mut see: impl FnMut(&BytesStart<'a>)) -> Result<(), Fault> {
    let mut open = 1u32;
    while open > 0 {
        match scan.next()? {
            Event::Start(element) => {
                see(&element);
                open += 1;
            }
            Event::End(_) => open -= 1,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a font is bold, and its size.
fn font(scan: &mut XmlScan<'_>) -> Result<(bool, f64), Fault> {
    let (mut bold, mut size) = (false, STANDARD_FONT_SIZE);
    descendants(scan, |element| match element.local_name().as_ref() {
        "b" => bold = flag(element, "val", true),
        "sz" => size = number(element, "val").filter(|size| (1.0..=409.0).contains(size)).unwrap_or(size),
        _ => {}
    })?;
    Ok((bold, size))
}

/// The background of a pattern that shows one.
fn fill(scan: &mut XmlScan<'_>) -> Result<Option<u32>, Fault> {
    let (mut shown, mut colour) = (false, None);
    descendants(scan, |element| match element.local_name().as_ref() {
        "patternFill" => {
            // Excel's second fill is `gray125` by convention and stands for none.
            shown = !matches!(attribute(element, "patternType").as_deref(), None | Some("none" | "gray125"));
        }
        "fgColor" => colour = colour_number(element).or(colour),
        "gradientFill" => shown = true,
        "color" => colour = colour.or_else(|| colour_number(element)),
        _ => {}
    })?;
    Ok(if shown { colour.or(Some(0)) } else { None })
}

/// A colour as RGB, or a number above all RGB values for a theme or indexed colour.
fn colour_number(element: &BytesStart<'_>) -> Option<u32> {
    if let Some(rgb) = attribute(element, "rgb") {
        return u32::from_str_radix(&rgb, 16).ok().map(|argb| argb & 0x00FF_FFFF);
    }
    if let Some(theme) = number::<u8>(element, "theme") {
        // The tint in 1/100 is kept so that two tints of one theme colour stay two colours.
        let tint = number::<f64>(element, "tint").unwrap_or(0.0).clamp(-1.0, 1.0);
        let step = (0u32..=200).find(|step| f64::from(*step) - 100.0 >= tint * 100.0 - 0.5).unwrap_or(100);
        return Some(0x0100_0000 | (u32::from(theme) << 8) | step);
    }
    number::<u8>(element, "indexed").map(|index| 0x0200_0000 | u32::from(index))
}

fn has_line(scan: &mut XmlScan<'_>) -> Result<bool, Fault> {
    let mut line = false;
    descendants(scan, |element| {
        let side = matches!(element.local_name().as_ref(), "left" | "right" | "top" | "bottom" | "start" | "end");
        line |= side && attribute(element, "style").is_some_and(|style| style != "none");
    })?;
    Ok(line)
}

fn cell_formats(
    scan: &mut XmlScan<'_>,
    ingredients: &Ingredients,
    styles: &mut Styles,
    known: &mut BTreeMap<u32, usize>,
) -> Result<(), Fault> {
    loop {
        match scan.next()? {
            Event::Start(element) if element.local_name().as_ref() == "xf" => {
                let index = |key| number::<usize>(&element, key).unwrap_or(0);
                let mut facts = StyleFacts {
                    unlocked: false,
                    bold: ingredients.bold.get(index("fontId")).copied().unwrap_or_default(),
                    wrap: false,
                    fill: ingredients.fills.get(index("fillId")).copied().unwrap_or_default(),
                    bordered: ingredients.bordered.get(index("borderId")).copied().unwrap_or_default(),
                };
                let id = number::<u32>(&element, "numFmtId").unwrap_or(0);
                let format = *known.entry(id).or_insert_with(|| {
                    styles.formats.push(NumberFormat::of(id, ingredients.codes.get(&id).map(String::as_str)));
                    styles.formats.len() - 1
                });
                descendants(scan, |child| match child.local_name().as_ref() {
                    "alignment" => facts.wrap = flag(child, "wrapText", false),
                    "protection" => facts.unlocked = !flag(child, "locked", true),
                    _ => {}
                })?;
                styles.facts.push(facts);
                styles.format_of.push(format);
                let size = ingredients.font_sizes.get(index("fontId")).copied();
                styles.font_sizes.push(size.unwrap_or(STANDARD_FONT_SIZE));
            }
            Event::Start(_) => scan.skip()?,
            Event::End(_) | Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
