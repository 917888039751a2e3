//! The integration tests, one binary.

mod answers;
