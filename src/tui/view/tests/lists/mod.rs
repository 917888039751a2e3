//! Lists, lines and texts over the review.

mod large;
mod middling;
mod small;
