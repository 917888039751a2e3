//! The integration tests, one binary.

mod answers;
mod failures;
mod filling;
mod fixtures;
mod house;
mod verify;
mod verify_faults;
mod verify_fixtures;
