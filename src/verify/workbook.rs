//! The workbook part: nothing may change but that it is calculated on load.

use super::findings::{FaultKind, Findings, Place};
use super::refusal::Unreadable;
use super::sections::{Difference, Sections, WORKBOOK_ORDER};
use super::tokens::{Token, Tokens};

/// A workbook part, with what it says of calculation held apart.
struct WorkbookPart {
    sections: Sections,
    /// Whether everything is calculated when the file is opened (ECMA-376 part 1, 18.2.2 `fullCalcOnLoad`).
    on_load: bool,
    /// Whether calculation properties say more than that; none where there are no such properties.
    says_more: Option<bool>,
}

/// Compares the two workbook parts.
pub(super) fn compare(
    original: Tokens<'_>,
    completed: Tokens<'_>,
    part: &str,
    findings: &mut Findings,
) -> Result<(), Unreadable> {
    let (ours, mut theirs) = (read(original)?, read(completed)?);
    let disordered = theirs.sections.first_out_of_order(WORKBOOK_ORDER).map(str::to_owned);
    if disordered.is_some() && ours.sections.first_out_of_order(WORKBOOK_ORDER).is_none() {
        findings.add(FaultKind::ElementsDisordered, Place::part(part), None, disordered);
    }
    if ours.says_more.is_none() && theirs.says_more == Some(false) {
        // Calculation on load may have been stated where nothing was said of calculation.
        theirs.sections.sections.retain(|section| !(section.of_spreadsheet && section.name.ends_with("calcPr")));
    }
    for difference in ours.sections.differences(&theirs.sections, |_| true) {
        let (was, is) = difference.shown();
        findings.add(FaultKind::WorkbookChanged, Place::part(part), was, is);
    }
    if ours.on_load && !theirs.on_load {
        let was = Some("fullCalcOnLoad".to_owned());
        findings.add(FaultKind::WorkbookChanged, Place::part(part), was, None);
    }
    Ok(())
}

impl Difference {
    /// What a finding says was there and is there.
    pub fn shown(self) -> (Option<String>, Option<String>) {
        match self {
            Self::Changed(name) => (None, Some(name)),
            Self::Lost(name) => (Some(name), None),
            Self::Added(name) => (None, Some(format!("{name}, added"))),
        }
    }
}

fn read(mut tokens: Tokens<'_>) -> Result<WorkbookPart, Unreadable> {
    let mut workbook = WorkbookPart { sections: Sections::default(), on_load: false, says_more: None };
    loop {
        match tokens.next()? {
            Token::Open(element) if tokens.depth() == 1 && !element.is("workbook") => {
                return Err(tokens.ill_formed("it is no workbook"));
            }
            Token::Open(mut element) if tokens.depth() == 2 => {
                if element.is("calcPr") {
                    workbook.on_load = element.says("fullCalcOnLoad");
                    element.attributes.retain(|(name, _)| name != "fullCalcOnLoad");
                    workbook.says_more = Some(!element.attributes.is_empty());
                }
                workbook.sections.section(&mut tokens, element, |_| Ok(()))?;
            }
            Token::End => return Ok(workbook),
            token => workbook.sections.frame(&token, &tokens)?,
        }
    }
}
