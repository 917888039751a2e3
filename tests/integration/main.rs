//! The integration tests, one binary.

// Tells clippy that all of this is test code, the functions beside the tests included.
#![cfg(test)]

mod answers;
mod failures;
mod filling;
mod fixtures;
mod house;
mod sample;
