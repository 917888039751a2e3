//! The integration tests, one binary.

mod packages;
mod workbook_patching;
mod workbook_reading;
mod workbook_refusals;
