//! `vsq` fills vendor security questionnaires from one canonical answer bank.
#![warn(missing_docs)]

pub mod bank;
pub mod commands;
pub mod files;
pub mod matching;
pub mod quantity;
pub mod questionnaire;
pub mod response;
pub mod shipped;
pub mod stance;
pub mod tui;
pub mod visible;
pub mod workbook;
