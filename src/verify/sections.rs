//! The elements of a part below its outermost one, each by the digest of what it says, and their order.

use sha2::{Digest, Sha256};

use super::address::Area;
use super::legal::is_blank;
use super::refusal::Unreadable;
use super::tokens::{Element, Token, Tokens, write_canonical};

/// The most elements below the outermost one that are compared (conditional formats make thousands at times).
const MOST_SECTIONS: usize = 200_000;

/// The order of a worksheet's elements (ECMA-376 part 1, 18.3.1.99 and annex A, `CT_Worksheet`).
pub(super) const WORKSHEET_ORDER: &[&str] = &[
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// The order of a workbook's elements (ECMA-376 part 1, 18.2.27, `CT_Workbook`).
pub(super) const WORKBOOK_ORDER: &[&str] = &[
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
];

/// One element below the outermost one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// Its name as it is written.
    pub name: String,
    /// Whether the name is SpreadsheetML's own.
    pub of_spreadsheet: bool,
    /// Whether it has a legal range as its `ref`, and no other attribute.
    pub ranged: bool,
    /// SHA-256 of everything it says.
    digest: [u8; 32],
}

/// Gathers the sections of one part.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// In the order of the file.
    pub sections: Vec<Section>,
    /// What stands around them: the outermost element's attributes, the declaration, comments.
    frame: String,
}

/// How one list of sections differs from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Difference {
    /// The section of that name says something else.
    Changed(String),
    /// It is gone.
    Lost(String),
    /// It is new.
    Added(String),
}

impl Sections {
    /// Takes a token that stands around the sections.
    pub fn frame(&mut self, token: &Token, tokens: &Tokens<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Text(text) if is_blank(text) => Ok(()),
            Token::Text(_) => Err(tokens.ill_formed("there is text where only elements may stand")),
            token => {
                // A megabyte of comments around the sections is no workbook.
                write_canonical(token, &mut self.frame);
                let bounded = self.frame.len() <= 1 << 20;
                if bounded { Ok(()) } else { Err(tokens.too_large("there is too much around its elements")) }
            }
        }
    }

    /// Reads the section that `element` began to its end; every token of it is shown to `seen`.
    pub fn section(
        &mut self,
        tokens: &mut Tokens<'_>,
        element: Element,
        mut seen: impl FnMut(&Token) -> Result<(), String>,
    ) -> Result<(), Unreadable> {
        let (name, of_spreadsheet, outside) = (element.name.clone(), element.of_spreadsheet, tokens.depth() - 1);
        let ranged =
            element.attributes.len() == 1 && element.attribute("ref").is_some_and(|r| Area::parse(r).is_some());
        let mut hash = Sha256::new();
        let mut canonical = String::new();
        let mut token = Token::Open(element);
        loop {
            seen(&token).map_err(|detail| tokens.ill_formed(detail))?;
            canonical.clear();
            write_canonical(&token, &mut canonical);
            hash.update(canonical.as_bytes());
            if tokens.depth() <= outside {
                break;
            }
            token = tokens.next()?;
        }
        self.sections.push(Section { name, of_spreadsheet, ranged, digest: hash.finalize().into() });
        if self.sections.len() > MOST_SECTIONS {
            return Err(tokens.too_large(format!("it has more than {MOST_SECTIONS} elements")));
        }
        Ok(())
    }

    /// Takes an element whose content is compared elsewhere: only its place counts.
    pub fn placeholder(&mut self, element: &Element) {
        let (name, of_spreadsheet) = (element.name.clone(), element.of_spreadsheet);
        self.sections.push(Section { name, of_spreadsheet, ranged: false, digest: [0; 32] });
    }

    /// How `other` differs; `kept` leaves out the sections that may change.
    pub fn differences(&self, other: &Self, kept: impl Fn(&Section) -> bool) -> Vec<Difference> {
        let mut found = Vec::new();
        if self.frame != other.frame {
            found.push(Difference::Changed("the outermost element".to_owned()));
        }
        let ours: Vec<&Section> = self.sections.iter().filter(|section| kept(section)).collect();
        let theirs: Vec<&Section> = other.sections.iter().filter(|section| kept(section)).collect();
        let alike = ours.iter().zip(&theirs).take_while(|(one, other)| one == other).count();
        let (ours, theirs) = (ours.get(alike..).unwrap_or_default(), theirs.get(alike..).unwrap_or_default());
        let alike = ours.iter().rev().zip(theirs.iter().rev()).take_while(|(one, other)| one == other).count();
        let ours = ours.get(..ours.len() - alike).unwrap_or_default();
        let theirs = theirs.get(..theirs.len() - alike).unwrap_or_default();
        if ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| one.name == other.name) {
            let changed = ours.iter().zip(theirs).filter(|(one, other)| one != other);
            found.extend(changed.map(|(one, _)| Difference::Changed(one.name.clone())));
        } else {
            found.extend(ours.iter().map(|section| Difference::Lost(section.name.clone())));
            found.extend(theirs.iter().map(|section| Difference::Added(section.name.clone())));
        }
        found
    }

    /// The first section that stands behind one that the schema wants after it. Names the schema does not know
    /// (extensions) may stand anywhere.
    pub fn first_out_of_order(&self, order: &[&str]) -> Option<&str> {
        let mut reached = 0;
        for section in self.sections.iter().filter(|section| section.of_spreadsheet) {
            let local = section.name.rsplit(':').next().unwrap_or_default();
            if let Some(rank) = order.iter().position(|name| *name == local) {
                if rank < reached {
                    return Some(&section.name);
                }
                reached = rank;
            }
        }
        None
    }
}
