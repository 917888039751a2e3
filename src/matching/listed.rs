//! Questions that are numbered within one cell: "Are backups (a) encrypted and (b) tested?"

/// The most questions that one text is taken to number.
const MOST: usize = 4;

/// The questions that a text numbers, each with what stands before the first of them; none where it numbers none.
///
/// Numbers count up from the first, in letters, figures or small Roman figures, and stand in brackets. What is joined by "or"
/// is a choice, and stays whole.
#[must_use]
pub fn listed(text: &str) -> Vec<String> {
    const COUNTS: [[&str; MOST]; 3] =
        [["(a)", "(b)", "(c)", "(d)"], ["(1)", "(2)", "(3)", "(4)"], ["(i)", "(ii)", "(iii)", "(iv)"]];
    COUNTS.iter().find_map(|marks| items(text, marks)).unwrap_or_default()
}

/// Whether a text numbers questions, each of which wants an answer of its own.
#[must_use]
pub fn is_numbered(text: &str) -> bool {
    !listed(text).is_empty()
}

fn items(text: &str, marks: &[&str]) -> Option<Vec<String>> {
    let (before, mut rest) = text.split_once(marks.first()?)?;
    let mut items = Vec::with_capacity(MOST);
    for mark in marks.iter().skip(1) {
        let Some((item, behind)) = rest.split_once(mark) else { break };
        items.push(item);
        rest = behind;
    }
    items.push(rest);
    if items.len() < 2 || rest.contains('(') && rest.contains(')') {
        return None;
    }
    let bare = |item: &str| -> Option<String> {
        let item = item.trim().trim_end_matches([',', ';', '.', '?', ':']);
        let item = item.strip_suffix(" and").unwrap_or(item).trim_end_matches([',', ';']).trim();
        let whole = !item.is_empty() && !item.ends_with(" or") && !item.contains(['.', '?']);
        whole.then(|| format!("{} {item}", before.trim_end().trim_end_matches(':')).trim().to_owned())
    };
    items.into_iter().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn each_item_is_asked_with_what_stands_before_the_first() {
        assert_eq!(
            listed("Are backups (a) encrypted, (b) tested and (c) kept apart?"),
            ["Are backups encrypted", "Are backups tested", "Are backups kept apart"]
        );
        assert_eq!(
            listed("State: (i) where logs are kept; (ii) for how long."),
            ["State where logs are kept", "State for how long"]
        );
    }

    #[test]
    fn what_is_not_numbered_is_left_alone() {
        for text in [
            "Are backups (a copy of the data) encrypted?",
            "Do you offer (a) single sign-on or (b) passkeys?",
            "Are backups (a) encrypted?",
            "See (b) and (a).",
            "(a)(b)",
            "",
        ] {
            assert!(listed(text).is_empty(), "{text}");
        }
    }
}
