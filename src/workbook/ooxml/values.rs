//! Values on their way into cells, in the form that the workbook can take (ECMA-376 part 1, 18.3.1.4 `c`).

use std::collections::BTreeMap;

/// What a cell is to hold.
#[derive(Debug, Clone)]
pub(super) struct NewValue {
    /// The text, for the height that it needs.
    pub text: String,
    /// The value's type and element, prefixes left open.
    pub form: ValueForm,
}

impl NewValue {
    /// Whether it refers to the table of shared strings.
    pub const fn is_shared(&self) -> bool {
        matches!(self.form, ValueForm::Shared(_))
    }
}

/// How a text is put into a cell.
#[derive(Debug, Clone)]
pub(super) enum ValueForm {
    /// No value.
    Nothing,
    /// A place in the table of shared strings.
    Shared(usize),
    /// Escaped text in the cell itself; whether its white space is to be preserved.
    Inline(String, bool),
}

/// The values of one sheet by row and column.
pub(super) type NewValues = BTreeMap<u32, BTreeMap<u32, NewValue>>;

impl ValueForm {
    /// The `t` attribute (18.18.11 `ST_CellType`).
    pub fn type_name(&self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Shared(_) => Some("s"),
            Self::Inline(..) => Some("inlineStr"),
        }
    }

    /// What stands inside the cell element.
    pub fn contents(&self, prefix: &str) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Shared(place) => format!("<{prefix}v>{place}</{prefix}v>"),
            Self::Inline(text, preserve) => {
                let space = if *preserve { " xml:space=\"preserve\"" } else { "" };
                format!("<{prefix}is><{prefix}t{space}>{text}</{prefix}t></{prefix}is>")
            }
        }
    }
}
