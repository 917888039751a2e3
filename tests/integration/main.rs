//! The integration tests, one binary.

// `cfg(test)` tells clippy that all of a module is test code, functions beside the tests included.
#[cfg(test)]
mod answers;
#[cfg(test)]
mod sample;
