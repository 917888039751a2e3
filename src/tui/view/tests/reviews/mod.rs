//! The review itself.

mod large;
mod middling;
mod small;
