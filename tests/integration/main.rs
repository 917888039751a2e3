//! The integration tests, one binary.

mod answers;
mod failures;
mod filling;
mod fixtures;
mod house;
