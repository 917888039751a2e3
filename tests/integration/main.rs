//! The integration tests, one binary.
#![cfg(test)]

mod answers;
mod bank;
mod failures;
mod filling;
mod fixtures;
mod house;
mod layout;
mod layout_inspect;
mod packages;
mod sample;
mod traps;
mod verify;
mod verify_faults;
mod verify_fixtures;
mod workbook_patching;
mod workbook_properties;
mod workbook_reading;
mod workbook_refusals;
