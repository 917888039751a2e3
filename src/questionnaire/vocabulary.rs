//! What the choices of a list mean: a list's own texts as stances, with certainty or not at all.

use crate::stance::Stance;

/// One choice of a list or tick column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The list's own text, to be written exactly so (of a tick column, its caption).
    pub text: String,
    /// The stance that the text certainly means; `None` where it means something else or is not certain.
    pub stance: Option<Stance>,
}
