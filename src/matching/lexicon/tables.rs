//! The shipped tables.

use serde::Deserialize;

use super::Class;

/// The tables as they are shipped, by file.
pub(super) const FILES: [(&str, &str); 10] = [
    ("light.json", include_str!("../../../templates/lexicon/light.json")),
    ("general.json", include_str!("../../../templates/lexicon/general.json")),
    ("actors.json", include_str!("../../../templates/lexicon/actors.json")),
    ("objects.json", include_str!("../../../templates/lexicon/objects.json")),
    ("places.json", include_str!("../../../templates/lexicon/places.json")),
    ("names.json", include_str!("../../../templates/lexicon/names.json")),
    ("verbs.json", include_str!("../../../templates/lexicon/verbs.json")),
    ("documents.json", include_str!("../../../templates/lexicon/documents.json")),
    ("controls.json", include_str!("../../../templates/lexicon/controls.json")),
    ("manners.json", include_str!("../../../templates/lexicon/manners.json")),
];

/// A row: a term with the ways to say it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The term's name, unique.
    pub id: String,
    pub class: Class,
    /// The ways to say it; words compare by stem, in a form behind `=` to the letter.
    pub forms: Vec<String>,
    /// The terms that it says beside itself.
    pub implies: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    /// What the table is for, to those who read it.
    #[allow(dead_code)]
    about: String,
    class: Class,
    terms: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    forms: Vec<String>,
    #[serde(default)]
    implies: Vec<String>,
}

impl Table {
    fn rows(self) -> impl Iterator<Item = Row> {
        let class = self.class;
        self.terms.into_iter().map(move |Entry { id, forms, implies }| Row { id, class, forms, implies })
    }
}

/// All rows. A table that does not parse would be left out; a test sees to it that each does.
pub(super) fn shipped() -> Vec<Row> {
    FILES.iter().filter_map(|(_, text)| serde_json::from_str::<Table>(text).ok()).flat_map(Table::rows).collect()
}
