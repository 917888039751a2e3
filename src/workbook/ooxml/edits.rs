//! Replacements in a text, made all at once.

use std::ops::Range;

use crate::workbook::faults::Fault;

/// Replacements of spans that do not overlap.
#[derive(Debug, Default)]
pub(super) struct Edits {
    replacements: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Puts `text` in the place of the span.
    pub fn replace(&mut self, span: Range<usize>, text: String) {
        self.replacements.push((span, text));
    }

    /// Puts `text` before the byte at `position`, behind what was already put there.
    pub fn insert(&mut self, position: usize, text: String) {
        self.replace(position..position, text);
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.replacements.is_empty()
    }

    /// The text with all replacements made; a byte-order mark before it if `marked`.
    ///
    /// # Errors
    ///
    /// Where two replacements overlap, which would be a defect of whoever asked for them.
    pub fn apply(mut self, part: &str, text: &str, marked: bool) -> Result<String, Fault> {
        self.replacements.sort_by_key(|(span, _)| (span.start, span.end));
        let added: usize = self.replacements.iter().map(|(_, new)| new.len()).sum();
        let mut result = String::with_capacity(text.len() + added + 3);
        if marked {
            result.push('\u{FEFF}');
        }
        let mut done = 0;
        for (span, new) in &self.replacements {
            let kept = text.get(done..span.start).ok_or_else(|| Fault::damaged(part, "its elements overlap"))?;
            result.push_str(kept);
            result.push_str(new);
            done = span.end;
        }
        result.push_str(text.get(done..).unwrap_or_default());
        Ok(result)
    }
}
