//! The integration tests, one binary.
#![cfg(test)]

mod answers;
mod bank;
mod batch;
mod batch_resume;
mod calibration;
mod cells;
mod failures;
mod filling;
mod fixtures;
mod forced_answers;
mod headings;
mod house;
mod labelled;
mod layout;
mod layout_inspect;
mod made_workbooks;
mod packages;
mod phrasings;
mod review;
mod sample;
mod schema_order;
mod sentence_model;
mod terminal;
mod traps;
mod variants;
mod verify;
mod verify_command;
mod verify_faults;
mod verify_fixtures;
mod verify_hostile;
mod workbook_formats;
mod workbook_patching;
mod workbook_properties;
mod workbook_reading;
mod workbook_refusals;
