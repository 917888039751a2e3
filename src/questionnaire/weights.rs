//! What a block's captions say of its columns, averaged over the headers that repeat.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::captions::Role;
use super::evidence::TextLook;
use super::headers::Caption;

/// The captions' weights for each column.
pub(super) struct Weights<'a, 'h> {
    /// The block.
    pub block: &'a Block<'h>,
    /// Each captioned column's weight for each role.
    said: BTreeMap<u32, [f32; Role::COUNT]>,
    /// How many columns the data stand right of their captions; almost always none.
    shift: i8,
}

impl<'a, 'h> Weights<'a, 'h> {
    /// The weights of a block whose columns look like this.
    pub fn new(block: &'a Block<'h>, looks: &BTreeMap<u32, TextLook>) -> Self {
        let mut said: BTreeMap<u32, [f32; Role::COUNT]> = BTreeMap::new();
        let share = 1.0 / block.headers.len().max(1) as f32;
        for (column, caption) in block.headers.iter().flat_map(|header| &header.captions) {
            let weights = said.entry(*column).or_default();
            for (role, weight) in &caption.roles {
                if let Some(sum) = weights.get_mut(*role as usize) {
                    *sum += weight * share;
                }
            }
        }
        let mut weights = Self { block, said, shift: 0 };
        weights.shift = weights.shift_of(looks);
        weights
    }

    /// By how many columns the data stand beside their captions: questions below the caption of the reply (or of the
    /// number), and none below their own.
    fn shift_of(&self, looks: &BTreeMap<u32, TextLook>) -> i8 {
        let asks = |column: u32| looks.get(&column).map_or(0.0, |look| look.share(look.questions));
        let moved = |to: u32| {
            asks(to) >= 0.6
                && self.of(to, Role::Question) < 0.45
                && self.of(to, Role::Response).max(self.of(to, Role::Number)) >= 0.45
        };
        for column in self.said.keys().filter(|column| self.of(**column, Role::Question) >= 0.9 && asks(**column) < 0.2)
        {
            if moved(column + 1) {
                return 1;
            }
            if column.checked_sub(1).is_some_and(moved) {
                return -1;
            }
        }
        0
    }

    /// The column that captions the data in this one.
    fn captioned_at(&self, column: u32) -> Option<u32> {
        column.checked_add_signed(-i32::from(self.shift))
    }

    /// How surely the captions say that the column has the role, from 0 to 1.
    pub fn of(&self, column: u32, role: Role) -> f32 {
        let said = self.captioned_at(column).and_then(|column| self.said.get(&column));
        said.and_then(|weights| weights.get(role as usize)).copied().unwrap_or(0.0)
    }

    /// The surest other role of the column.
    pub fn against(&self, column: u32, but: &[Role]) -> f32 {
        let Some(said) = self.captioned_at(column).and_then(|column| self.said.get(&column)) else { return 0.0 };
        let others = said.iter().enumerate().filter(|(at, _)| !but.iter().any(|role| *role as usize == *at));
        others.map(|(_, weight)| *weight).fold(0.0, f32::max)
    }

    /// The caption of the column.
    fn caption_of(&self, column: u32) -> Option<&Caption> {
        let column = self.captioned_at(column)?;
        self.block.headers.iter().find_map(|header| header.captions.get(&column))
    }

    /// The caption as a person reads it.
    pub fn caption(&self, column: u32) -> Option<&str> {
        self.caption_of(column).map(|caption| caption.text.as_str())
    }

    /// The columns that share a group caption with this one, itself among them.
    pub fn group(&self, column: u32) -> Option<(u32, u32)> {
        self.caption_of(column)?.group.filter(|(first, last)| last > first)
    }
}
