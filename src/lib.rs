//! `vsq` fills vendor security questionnaires from one canonical answer bank: offline, deterministic, and honest about
//! what it does not know.
//!
//! The whole of it is one chain of functions with plain data between them. A customer's file is read into a
//! [`Workbook`](workbook::grid::Workbook); [`detect`](questionnaire::detect::detect) finds its questions and where their
//! answers go; a bank is [loaded](bank::load::load) and [indexed](matching::index::Matcher);
//! [`respond`](response::respond) proposes an answer to each question, composes the texts of its cells and takes back
//! what contradicts itself; and [`complete`](workbook::complete()) puts those texts into a copy of the file, changing
//! nothing else.
//!
//! ```
//! use vsq::bank::load::{LoadOptions, load};
//! use vsq::bank::topics::Topics;
//! use vsq::matching::index::Matcher;
//! use vsq::questionnaire::detect::detect;
//! use vsq::response::{Status, Terms, respond};
//! use vsq::workbook::{complete, read::read_bytes};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let original = std::fs::read("templates/sample/customer-questionnaire.xlsx")?;
//! let workbook = read_bytes(&original, "customer-questionnaire.xlsx")?;
//! let questionnaire = detect(&workbook);
//! let topics = Topics::read(None)?;
//! let bank = load("answers/wemalo".as_ref(), &LoadOptions { overlay: None, topics: &topics })?;
//! let matcher = Matcher::new(&bank.entries);
//! let terms = Terms::on("2026-07-01".parse()?);
//! let response = respond(&workbook, &questionnaire, &bank, &matcher, &terms);
//! let completed = complete(&original, &workbook, &response.writes(), terms.today)?;
//!
//! assert!(response.count(Status::Filled) > 0);
//! assert_ne!(completed.bytes, original);
//! # Ok(())
//! # }
//! ```
//!
//! Two wings stand on one ground floor. The customer's side ([`workbook`], [`questionnaire`]) knows no answer; our side
//! ([`bank`], [`matching`]) knows no spreadsheet; they meet in [`response`]. [`commands`] is the face that a person
//! sees. Nothing here reaches the network.
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
pub mod verify;
pub mod visible;
pub mod workbook;
