//! The comparison of two files, step by step: entries, then parts, then cells, then the report.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Address, Area};
use super::archive::{Archive, comparable, same_content};
use super::bindings::Bindings;
use super::book::{Book, locking_formats};
use super::cells::{Change, Comparison};
use super::findings::{CellChange, FaultKind, Findings, Place};
use super::legality::Written;
use super::lists::Lists;
use super::lookup::{self, Lookup};
use super::refusal::{Side, Unreadable, VerifyError, Why};
use super::report::Writes;
use super::rows::{self, Sheet};
use super::sections::{Difference, Section, WORKSHEET_ORDER};
use super::strings::{self, Counts, Strings};
use super::tables::{self, Table};
use super::text::with_plain_line_ends;
use super::tokens::{Token, Tokens};
use super::{entries, workbook};

/// Two files under comparison.
pub(super) struct Audit<'a> {
    original: Archive<'a>,
    completed: Archive<'a>,
    book: Book,
    tables: Vec<Table>,
    locking: Vec<bool>,
    here: Strings,
    there: Strings,
    same_strings: bool,
    /// Whether a changed part of the completed copy could not be read, so that sums over it say nothing.
    torn: bool,
    /// The references to shared strings before and after, in the rows of the changed sheets that are not alike.
    references: (u64, u64),
    lookups: Vec<Lookup>,
    /// The values that the completed copy has where the report names a cell, by sheet.
    reported: BTreeMap<String, BTreeMap<Address, Option<String>>>,
    pub findings: Findings,
}

impl<'a> Audit<'a> {
    /// Opens both files and reads the original's structure.
    pub fn open(
        original: &'a [u8],
        completed: &'a [u8],
        (digest, other): (String, String),
    ) -> Result<Self, VerifyError> {
        let mut original = Archive::open(original, Side::Original)?;
        let completed = Archive::open(completed, Side::Completed)?;
        let book = Book::read(&mut original)?;
        let findings = Findings::new(digest, other, original.entries().len());
        Ok(Self {
            original,
            completed,
            book,
            tables: Vec::new(),
            locking: Vec::new(),
            here: Strings::default(),
            there: Strings::default(),
            same_strings: true,
            torn: false,
            references: (0, 0),
            lookups: Vec::new(),
            reported: BTreeMap::new(),
            findings,
        })
    }

    /// Compares everything; `writes` are the cells that a report names.
    pub fn run(&mut self, writes: Option<&Writes>) -> Result<(), VerifyError> {
        for (sheet, cells) in writes.into_iter().flatten() {
            self.reported.insert(sheet.clone(), cells.keys().map(|at| (*at, None)).collect());
        }
        let pairs = entries::pair(&self.original, &self.completed, &mut self.findings);
        entries::compare_archives(&mut self.original, &mut self.completed, &mut self.findings);
        let mut changed = Vec::new();
        for (at, there) in pairs {
            match same_content((&mut self.original, at), (&mut self.completed, there)) {
                Ok(true) => {}
                Ok(false) => changed.extend(self.original.entries().get(at).map(|entry| entry.name.clone())),
                Err(fault) => self.unreadable(fault)?,
            }
        }
        if !changed.is_empty() {
            self.compare_parts(&changed)?;
            if self.book.signed {
                self.findings.note(FaultKind::SignatureBroken, Place::default(), None);
            }
        }
        self.findings.parts_changed = changed;
        if writes.is_some() {
            self.read_reported_elsewhere()?;
        }
        Ok(())
    }

    /// The value that the completed copy has in a cell of the report.
    pub fn reported(&self, sheet: &str, at: Address) -> Option<&str> {
        self.reported.get(sheet)?.get(&at)?.as_deref()
    }

    fn compare_parts(&mut self, changed: &[String]) -> Result<(), VerifyError> {
        let is =
            |part: &Option<String>, name: &str| part.as_ref().is_some_and(|part| comparable(part) == comparable(name));
        let strings = changed.iter().find(|name| is(&self.book.strings, name));
        if !self.read_strings(strings)? {
            // Without its strings no cell of the copy says anything.
            return Ok(());
        }
        self.tables = tables::tables(&mut self.original, &self.book)?;
        if let Some(part) = &self.book.styles
            && let Some(tokens) = self.original.tokens(part)?
        {
            self.locking = locking_formats(tokens)?;
        }
        for name in changed {
            let sheet = self.book.sheets.iter().position(|sheet| is(&sheet.part, name));
            let compared = if is(&self.book.strings, name) {
                Ok(())
            } else if comparable(&self.book.part) == comparable(name) {
                self.compare_workbook(name)
            } else if let Some(sheet) = sheet {
                self.compare_sheet(sheet, name)?
            } else {
                self.findings.add(FaultKind::PartChanged, Place::part(name), None, None);
                self.read_through(name)
            };
            if let Err(fault) = compared {
                self.unreadable(fault)?;
            }
        }
        if strings.is_some() && !self.torn {
            self.check_counts(changed)?;
        }
        let lookups = std::mem::take(&mut self.lookups);
        let holders = lookup::holders(&mut self.original, &self.book, &self.here, &lookup::wanted(&lookups))?;
        lookup::check(lookups, &holders, &mut self.findings);
        Ok(())
    }

    /// A fault of the completed copy is a finding; what cannot be read of the original, or is too much, ends it all.
    fn unreadable(&mut self, fault: Unreadable) -> Result<(), VerifyError> {
        match (fault.side, &fault.why) {
            (Side::Completed, Why::IllFormed(_) | Why::Damaged(_)) => {
                self.torn = true;
                let what = Some(fault.why.to_string());
                self.findings.add(FaultKind::PartUnreadable, Place::part(&fault.part), None, what);
                Ok(())
            }
            _ => Err(fault.into()),
        }
    }

    /// Reads a changed part of the completed copy for its well-formedness alone.
    fn read_through(&mut self, name: &str) -> Result<(), Unreadable> {
        let lower = name.to_ascii_lowercase();
        if !lower.ends_with(".xml") && !lower.ends_with(".rels") && !lower.ends_with(".vml") {
            return Ok(());
        }
        if let Some(mut tokens) = self.completed.tokens(name)? {
            while tokens.next()? != Token::End {}
        }
        Ok(())
    }

    /// Reads the shared strings; false where those of the completed copy cannot be read.
    fn read_strings(&mut self, changed: Option<&String>) -> Result<bool, VerifyError> {
        let Some(part) = self.book.strings.clone() else { return Ok(true) };
        if changed.is_none() {
            if let Some(tokens) = self.original.tokens(&part)? {
                self.here = Strings::read(tokens)?;
            }
            return Ok(true);
        }
        let [ours, theirs] = match self.inflated(&part) {
            Ok(Some(both)) => both,
            Ok(None) => return Ok(true),
            Err(fault) => return self.unreadable(fault).map(|()| false),
        };
        let (ours, theirs) = tokens_of(&part, &ours, &theirs);
        match strings::compare(ours, theirs, &part, &mut self.findings) {
            Ok(compared) => {
                (self.here, self.there) = (compared.original, compared.completed);
                self.same_strings = compared.appended_only;
                Ok(true)
            }
            Err(fault) => self.unreadable(fault).map(|()| false),
        }
    }

    /// A part of both files; none where either has no such part. Each is inflated beside the other.
    fn inflated(&mut self, part: &str) -> Result<Option<[Vec<u8>; 2]>, Unreadable> {
        let (ours, theirs) = rayon::join(|| self.original.inflated(part), || self.completed.inflated(part));
        Ok(ours?.zip(theirs?).map(<[_; 2]>::from))
    }

    fn compare_workbook(&mut self, name: &str) -> Result<(), Unreadable> {
        match (self.original.tokens(name)?, self.completed.tokens(name)?) {
            (Some(ours), Some(theirs)) => workbook::compare(ours, theirs, name, &mut self.findings),
            _ => Ok(()),
        }
    }

    fn compare_sheet(&mut self, position: usize, part: &str) -> Result<Result<(), Unreadable>, VerifyError> {
        let Some(sheet) = self.book.sheets.get(position) else { return Ok(Ok(())) };
        let (name, hidden) = (sheet.name.clone(), sheet.hidden);
        let mut reported = self.reported.remove(&name).unwrap_or_default();
        let mut changes = Vec::new();
        let compared = self.compare_cells(&name, part, &mut changes, &mut reported);
        if !reported.is_empty() {
            self.reported.insert(name.clone(), reported);
        }
        let (ours, arrays) = match compared {
            Ok(Some(around)) => around,
            Ok(None) => return Ok(Ok(())),
            Err(fault) => return Ok(Err(fault)),
        };
        let headers = self.tables.iter().filter(|table| table.sheet == position).filter_map(Table::header);
        let headers: Vec<Area> = headers.collect();
        let written = Written {
            sheet: position,
            name: &name,
            changes: &changes,
            bindings: &ours,
            hidden,
            arrays: &arrays,
            headers: &headers,
            locking: &self.locking,
        };
        let lists = Lists { book: &self.book, tables: &self.tables };
        self.lookups.extend(written.check(&lists, &mut self.findings)?);
        self.findings.cells.extend(changes.into_iter().map(|change| CellChange {
            sheet: name.clone(),
            cell: change.at,
            was: with_plain_line_ends(&change.was.item.text),
            is: with_plain_line_ends(&change.is.item.text),
        }));
        Ok(Ok(()))
    }

    fn compare_cells(
        &mut self,
        name: &str,
        part: &str,
        changes: &mut Vec<Change>,
        reported: &mut BTreeMap<Address, Option<String>>,
    ) -> Result<Option<(Bindings, Vec<Area>)>, Unreadable> {
        let Some([ours, theirs]) = self.inflated(part)? else { return Ok(None) };
        let (ours, theirs) = tokens_of(part, &ours, &theirs);
        let (mut ours, mut theirs) = (Sheet::open(ours)?, Sheet::open(theirs)?);
        let mut comparison = Comparison {
            sheet: name,
            original: &self.here,
            // Where the strings are the same part, one table serves both.
            completed: if self.there.len() == 0 { &self.here } else { &self.there },
            same_strings: self.same_strings,
            findings: &mut self.findings,
            changes: Vec::new(),
            written: 0,
            reported,
        };
        comparison.rows(&mut ours, &mut theirs)?;
        *changes = comparison.changes;
        ours.close()?;
        theirs.close()?;
        self.references.0 += ours.references;
        self.references.1 += theirs.references;
        let disordered = theirs.sections.first_out_of_order(WORKSHEET_ORDER).map(str::to_owned);
        if disordered.is_some() && ours.sections.first_out_of_order(WORKSHEET_ORDER).is_none() {
            self.findings.add(FaultKind::ElementsDisordered, Place::sheet(name), None, disordered);
        }
        // Readers believe the hint where it is one: it may be wrong, and must not be nonsense.
        let hint = |section: &Section| section.of_spreadsheet && section.ranged && section.name.ends_with("dimension");
        let differences = ours.sections.differences(&theirs.sections, |section| !hint(section));
        for (was, is) in differences.into_iter().map(Difference::shown) {
            self.findings.add(FaultKind::SheetChanged, Place::sheet(name), was, is);
        }
        Ok(Some((ours.bindings, ours.arrays)))
    }

    /// Whether the counts that the completed copy's shared strings state are true.
    fn check_counts(&mut self, changed: &[String]) -> Result<(), VerifyError> {
        let Some(part) = self.book.strings.as_deref() else { return Ok(()) };
        let mut counts = Counts { here: &self.here, there: &self.there, part, findings: &mut self.findings };
        counts.check_unique();
        if counts.grew_by(self.references) {
            return Ok(());
        }
        // The original's own count was not true, so that all references have to be counted.
        let mut references = 0;
        let sheets = self.book.sheets.iter().filter_map(|sheet| sheet.part.as_deref());
        for sheet in sheets.collect::<BTreeSet<_>>() {
            let same = !changed.iter().any(|name| comparable(name) == comparable(sheet));
            references += rows::references(if same { &mut self.original } else { &mut self.completed }, sheet)?;
        }
        counts.check_total(references);
        Ok(())
    }

    /// Reads the values that the report names on sheets that did not change.
    fn read_reported_elsewhere(&mut self) -> Result<(), VerifyError> {
        let unread: Vec<String> = self
            .reported
            .iter()
            .filter(|(_, cells)| cells.values().all(Option::is_none))
            .map(|(sheet, _)| sheet.clone())
            .collect();
        for name in unread {
            let sheet = self.book.sheets.iter().find(|sheet| sheet.name == name);
            let Some(part) = sheet.and_then(|sheet| sheet.part.clone()) else { continue };
            if self.findings.parts_changed.iter().any(|changed| comparable(changed) == comparable(&part)) {
                continue;
            }
            if self.here.len() == 0 {
                self.read_strings(None)?;
            }
            let Some(tokens) = self.original.tokens(&part)? else { continue };
            let mut sheet = Sheet::open(tokens)?;
            while let Some(row) = sheet.next_row()? {
                for cell in row.cells {
                    if let Some(found) = self.reported.get_mut(&name).and_then(|cells| cells.get_mut(&cell.at)) {
                        *found = cell.value(&self.here).ok().map(|value| value.item.text);
                    }
                }
            }
        }
        Ok(())
    }
}

fn tokens_of<'s>(part: &str, ours: &'s [u8], theirs: &'s [u8]) -> (Tokens<'s>, Tokens<'s>) {
    let tokens = |bytes, side| Tokens::new(Box::new(bytes), side, part);
    (tokens(ours, Side::Original), tokens(theirs, Side::Completed))
}
