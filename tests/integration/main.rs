//! The integration tests, one binary.

mod failures;
mod filling;
mod fixtures;
mod house;
