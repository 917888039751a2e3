//! Cutting a sheet into blocks: the rows under each header, headers that repeat together, tables side by side apart.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::ratio;
use super::headers::Header;
use super::survey::Survey;
use super::texts::plain;

/// A block: rows that share their captions. Headers that repeat are one block with all their rows.
#[derive(Debug, Clone)]
pub struct Block<'h> {
    /// The headers over its rows; none where the sheet has no captions.
    pub headers: Vec<&'h Header>,
    /// Its rows, without the headers', by index.
    pub rows: Vec<u32>,
    /// Its first and last column: less than all only where tables stand side by side.
    pub span: (u32, u32),
}

impl Block<'_> {
    /// Whether the column is the block's.
    #[must_use]
    pub const fn holds(&self, column: u32) -> bool {
        self.span.0 <= column && column <= self.span.1
    }

    /// The row that a person is told of, counted from one.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.headers.first().map_or(1, |header| header.first + 1)
    }
}

/// A caption by its column and words.
type Key = (u32, String);

/// The blocks under the headers: those that caption the same columns with the same words share one.
#[must_use]
pub fn blocks_of<'h>(survey: &Survey<'_>, headers: &'h [Header]) -> Vec<Block<'h>> {
    let mut occurrences: BTreeMap<Key, usize> = BTreeMap::new();
    for key in headers.iter().flat_map(keys_of) {
        *occurrences.entry(key).or_insert(0) += 1;
    }
    let mut blocks: Vec<(BTreeSet<Key>, Block<'h>)> = Vec::new();
    let rows = survey.rows();
    for (at, header) in headers.iter().enumerate() {
        let end = headers.get(at + 1).map_or(u32::MAX, |next| next.first);
        let from = rows.partition_point(|row| row.index <= header.last);
        let to = rows.partition_point(|row| row.index < end);
        let body: Vec<u32> = rows.get(from..to).unwrap_or_default().iter().map(|row| row.index).collect();
        let key: BTreeSet<Key> =
            keys_of(header).filter(|key| occurrences.get(key).is_some_and(|count| *count > 1)).collect();
        let shares = |known: &BTreeSet<Key>| {
            let common = known.intersection(&key).count();
            common >= 2 && ratio(common, known.len().min(key.len())) >= 0.6
        };
        match blocks.iter_mut().find(|(known, _)| shares(known)) {
            Some((_, block)) => {
                block.headers.push(header);
                block.rows.extend(body);
            }
            None => blocks.push((key, Block { headers: vec![header], rows: body, span: (0, u32::MAX) })),
        }
    }
    blocks.into_iter().flat_map(|(_, block)| side_by_side(block)).collect()
}

/// The whole sheet as one block without captions; the rows of the headers are left out.
#[must_use]
pub fn without_captions<'h>(survey: &Survey<'_>, headers: &[Header]) -> Block<'h> {
    let captions = |row: u32| headers.iter().any(|header| header.first <= row && row <= header.last);
    let rows = survey.rows().iter().map(|row| row.index).filter(|row| headers.len() > 64 || !captions(*row)).collect();
    Block { headers: Vec::new(), rows, span: (0, u32::MAX) }
}

fn keys_of(header: &Header) -> impl Iterator<Item = Key> + '_ {
    header.captions.iter().map(|(column, caption)| (*column, plain(&caption.text)))
}

/// Tables that stand side by side under one header row: their captions come again in the same order.
fn side_by_side(block: Block<'_>) -> Vec<Block<'_>> {
    let Some(header) = block.headers.first() else { return vec![block] };
    let texts: Vec<Key> = keys_of(header).collect();
    for tables in 2..=4 {
        if !texts.len().is_multiple_of(tables) || texts.len() / tables < 2 {
            continue;
        }
        let width = texts.len() / tables;
        let mut chunks = texts.chunks(width);
        let Some(first) = chunks.next() else { continue };
        let words = |chunk: &[Key]| chunk.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        let distinct = words(first).into_iter().collect::<BTreeSet<_>>().len() == width;
        if distinct && chunks.all(|chunk| words(chunk) == words(first)) {
            let starts: Vec<u32> = texts.chunks(width).filter_map(|chunk| Some(chunk.first()?.0)).collect();
            let ends = starts.iter().skip(1).map(|start| start - 1).chain([u32::MAX]);
            let part = |(start, end): (&u32, u32)| Block { span: (*start, end), ..block.clone() };
            return starts.iter().zip(ends).map(part).collect();
        }
    }
    vec![block]
}
