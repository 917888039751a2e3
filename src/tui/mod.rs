//! The review screen: a questionnaire settled by keyboard, at the speed of reading.
//!
//! `Event → Action → update(&mut State) → draw(&State)`. The state is plain and changed in one place, drawing reads it,
//! and the keys are one table ([`keymap`]). A decision is put on disk before the state takes it ([`run`]).

pub mod action;
mod arrivals;
pub mod home;
pub mod keeping;
pub mod keymap;
pub mod layer;
pub mod layout;
pub mod look;
mod pace;
pub mod plain;
#[cfg(test)]
pub mod rehearsal;
pub mod reviews;
pub mod run;
pub mod state;
mod terminal;
pub mod update;
pub mod view;
mod work;
pub mod wrap;
