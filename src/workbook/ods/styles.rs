//! Styles of an OpenDocument spreadsheet: what cells and columns look like (OpenDocument 1.3 part 3, 16.2 and 17).

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::workbook::faults::Fault;
use crate::workbook::grid::StyleFacts;
use crate::workbook::ooxml::{XmlScan, local_attribute};

/// What a style says that cells, columns and tables are read from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// What cells of the style look like.
    pub facts: StyleFacts,
    /// The width of columns of the style, in characters.
    pub width: Option<f64>,
    /// Whether tables of the style are hidden.
    pub hidden: bool,
}

/// Styles by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: BTreeMap<(String, String), Style>,
}

impl Styles {
    /// The style of a family by its name; nothing special where there is none.
    pub fn of(&self, family: &str, name: Option<&str>) -> Style {
        let key = name.map(|name| (family.to_owned(), name.to_owned()));
        key.and_then(|key| self.by_name.get(&key)).copied().unwrap_or_default()
    }

    /// Reads the style that was just opened up to its end. Parents stand before their children in what is read: named
    /// styles in a part of their own, automatic ones only inherit from those.
    pub fn read(&mut self, scan: &mut XmlScan<'_>, element: &BytesStart<'_>) -> Result<(), Fault> {
        let text = |name| local_attribute(element, name).map(|value| value.into_owned());
        let (Some(name), Some(family)) = (text("name"), text("family")) else { return scan.skip() };
        let mut style = self.of(&family, text("parent-style-name").as_deref());
        let mut open = 1u32;
        while open > 0 {
            match scan.next()? {
                Event::Start(child) => {
                    style.learn(&child);
                    open += 1;
                }
                Event::End(_) => open -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        self.by_name.insert((family, name), style);
        Ok(())
    }
}

impl Style {
    fn learn(&mut self, properties: &BytesStart<'_>) {
        let text = |name| local_attribute(properties, name);
        match properties.local_name().as_ref() {
            "table-cell-properties" => {
                if let Some(protection) = text("cell-protect") {
                    self.facts.unlocked = matches!(protection.as_ref(), "none" | "formula-hidden");
                }
                if let Some(option) = text("wrap-option") {
                    self.facts.wrap = option == "wrap";
                }
                if let Some(colour) = text("background-color") {
                    self.facts.fill = colour.strip_prefix('#').and_then(|hex| u32::from_str_radix(hex, 16).ok());
                }
                let sides = ["border", "border-top", "border-bottom", "border-left", "border-right"];
                for line in sides.into_iter().filter_map(text) {
                    self.facts.bordered |= line != "none";
                }
            }
            "text-properties" => {
                if let Some(weight) = text("font-weight") {
                    self.facts.bold = weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600);
                }
            }
            "table-column-properties" => self.width = text("column-width").and_then(|width| characters(&width)),
            "table-properties" => self.hidden = text("display").is_some_and(|shown| shown == "false"),
            _ => {}
        }
    }
}

/// A length such as `2.26cm` in characters of the default font: 7 pixels of 1/96 inch each, and 5 for padding.
fn characters(length: &str) -> Option<f64> {
    let unit = length.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = length.split_at(unit);
    let pixels = number.trim().parse::<f64>().ok()?
        * match unit {
            "in" => 96.0,
            "cm" => 96.0 / 2.54,
            "mm" => 96.0 / 25.4,
            "pt" => 96.0 / 72.0,
            "pc" => 16.0,
            "px" => 1.0,
            _ => return None,
        };
    Some(((pixels - 5.0) / 7.0).max(0.0))
}
