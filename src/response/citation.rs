//! Where an answer comes from, in a line.

use crate::bank::Evidence;

/// One source: `Security page, Encryption, page 3 (https://…)`.
#[must_use]
pub fn cite(evidence: &Evidence) -> String {
    let mut line = evidence.title.clone();
    if let Some(section) = &evidence.section {
        line.push_str(", ");
        line.push_str(section);
    }
    if let Some(page) = evidence.page {
        line.push_str(&format!(", page {page}"));
    }
    if let Some(link) = &evidence.link {
        line.push_str(&format!(" ({link})"));
    }
    line
}

/// All sources of an answer, each once, joined with semicolons; `None` where it names none.
#[must_use]
pub fn cite_all<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in evidence.into_iter().map(cite) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    (!lines.is_empty()).then(|| lines.join("; "))
}
