//! Pages, the sheet, and what is asked.

mod large;
mod middling;
mod small;
