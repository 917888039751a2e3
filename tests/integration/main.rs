//! The integration tests, one binary.
#![cfg(test)]

mod answers;
mod failures;
mod filling;
mod fixtures;
mod house;
mod layout;
mod sample;
