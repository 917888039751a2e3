//! What texts mean, as vectors: a table with one vector a piece of a word and one a pair of neighbouring words that is often
//! said ("third party"), and sums of them. No neural network is run.
//!
//! The table was distilled from a sentence model (`tools/semantic`): texts that the model takes to be alike have sums that
//! point the same way. It serves ranking alone; whether an answer follows from a wording is never decided by it.

mod pieces;
#[cfg(test)]
mod tests;
pub mod wordings;

use std::sync::LazyLock;

/// What the file begins with.
const MAGIC: &[u8; 8] = b"vsqvec1\n";
/// The most pieces of one text that are summed.
const MOST_PIECES: usize = 2_000;

static SHIPPED: LazyLock<Table<'static>> =
    LazyLock::new(|| Table::read(include_bytes!("security.table")).unwrap_or_default());

/// The table that the program carries.
#[must_use]
pub fn table() -> &'static Table<'static> {
    &SHIPPED
}

/// A table of vectors, read in place.
///
/// Little-endian: the magic, the number of pieces and of dimensions (`u32` each), where each piece's spelling begins and
/// the last ends (`u32`), the spellings in the order of their bytes, each piece's scale (`f32`), and the components
/// (`i8`), piece by piece. A piece that goes on within a word is spelled with `##` before it, a pair of words with a space
/// between them: pairs are pieces like any other, found beside those of their words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table<'a> {
    dimensions: usize,
    starts: &'a [[u8; 4]],
    spellings: &'a [u8],
    scales: &'a [[u8; 4]],
    components: &'a [u8],
}

/// The meaning of a text: a sum of vectors, of any length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meaning(Vec<f32>);

/// The meaning of a text, brought to unit length; empty where no word of it is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Direction(Box<[f32]>);

impl<'a> Table<'a> {
    /// Reads a table; `None` where the bytes are none.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (pieces, rest) = rest.split_first_chunk::<4>()?;
        let (dimensions, rest) = rest.split_first_chunk::<4>()?;
        let pieces = u32::from_le_bytes(*pieces) as usize;
        let dimensions = u32::from_le_bytes(*dimensions) as usize;
        let (starts, rest) = rest.split_at_checked(pieces.checked_add(1)?.checked_mul(4)?)?;
        let starts = starts.as_chunks::<4>().0;
        let (spellings, rest) = rest.split_at_checked(u32::from_le_bytes(*starts.last()?) as usize)?;
        let (scales, components) = rest.split_at_checked(pieces.checked_mul(4)?)?;
        let whole = components.len() == pieces.checked_mul(dimensions)? && dimensions > 0;
        whole.then_some(Self { dimensions, starts, spellings, scales: scales.as_chunks::<4>().0, components })
    }

    /// How many pieces it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether it has none: then every text means nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// The pieces of a text, in order: their positions, a pair of words behind the second of the two. Words that cannot be
    /// spelled with the pieces have none; what stands on either side of one counts as neighbours.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut pair = String::new();
        pieces::cut(
            text,
            |text| self.longest(text),
            |word, pieces| {
                pair.push(' ');
                pair.push_str(word);
                for piece in pieces.iter().copied().chain(self.position(&pair)) {
                    found.extend(u32::try_from(piece).ok().filter(|_| found.len() < MOST_PIECES));
                }
                pair.clear();
                pair.push_str(word);
            },
        );
        found
    }

    /// What a text of these pieces means: the sum of their vectors, each by what the piece counts.
    #[must_use]
    pub fn sum(&self, pieces: &[u32], counts: impl Fn(u32) -> f32) -> Meaning {
        let mut sum = vec![0.0; self.dimensions];
        for &piece in pieces {
            self.add(piece as usize, counts(piece), &mut sum);
        }
        Meaning(sum)
    }

    fn add(&self, piece: usize, counts: f32, sum: &mut [f32]) {
        let first = piece * self.dimensions;
        let Some(row) = self.components.get(first..first + self.dimensions) else { return };
        let scale = counts * self.scales.get(piece).map_or(0.0, |scale| f32::from_le_bytes(*scale));
        for (sum, component) in sum.iter_mut().zip(row) {
            *sum += scale * f32::from(component.cast_signed());
        }
    }

    /// Where the piece stands that is spelled so.
    fn position(&self, spelling: &str) -> Option<usize> {
        let last = self.not_behind(spelling.as_bytes(), self.len())?.checked_sub(1)?;
        (self.spelling(last)? == spelling.as_bytes()).then_some(last)
    }

    /// The position of the longest piece that a text begins with, and its length in bytes.
    fn longest(&self, text: &str) -> Option<(usize, usize)> {
        let mut text = text.as_bytes();
        let mut end = self.len();
        loop {
            // Whatever the text begins with stands before it in the order of bytes, and what stands last before it begins
            // with that too: so nothing that is longer than their common part fits.
            end = self.not_behind(text, end)?;
            let last = end.checked_sub(1)?;
            let spelling = self.spelling(last)?;
            let common = spelling.iter().zip(text).take_while(|(here, there)| here == there).count();
            if common == spelling.len() {
                return Some((last, common));
            }
            text = text.get(..common)?;
        }
    }

    /// How many of the first `end` pieces do not stand behind a text in the order of bytes.
    fn not_behind(&self, text: &[u8], end: usize) -> Option<usize> {
        let (mut low, mut high) = (0, end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.spelling(middle)? <= text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Some(low)
    }

    fn spelling(&self, piece: usize) -> Option<&'a [u8]> {
        let start = u32::from_le_bytes(*self.starts.get(piece)?) as usize;
        let end = u32::from_le_bytes(*self.starts.get(piece + 1)?) as usize;
        self.spellings.get(start..end)
    }
}

impl From<Vec<f32>> for Meaning {
    /// A meaning from elsewhere: only those of one origin can be added and compared.
    fn from(components: Vec<f32>) -> Self {
        Self(components)
    }
}

impl Meaning {
    /// Adds a share of another text's meaning: of a heading that it stands under.
    pub fn add(&mut self, other: &Self, share: f64) {
        for (sum, part) in self.0.iter_mut().zip(&other.0) {
            *sum += share as f32 * part;
        }
    }

    /// Adds a share of a text's meaning at unit length, so that a long text adds no more than a short one.
    pub fn add_direction(&mut self, other: &Direction, share: f64) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0.0);
        }
        for (sum, part) in self.0.iter_mut().zip(&other.0) {
            *sum += share as f32 * part;
        }
    }

    /// Where it points.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let norm = dot(&self.0, &self.0).sqrt();
        if norm > 0.0 { Direction(self.0.iter().map(|sum| sum / norm).collect()) } else { Direction::default() }
    }
}

impl Direction {
    /// How alike two texts are, 0 to 1; what points away from each other is not alike at all.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        self.likeness_to(&other.0)
    }

    /// The same where the other's components lie among those of many.
    fn likeness_to(&self, other: &[f32]) -> f64 {
        f64::from(dot(&self.0, other)).clamp(0.0, 1.0)
    }
}

/// The product of two vectors, in eight sums: in this order on any machine.
fn dot(left: &[f32], right: &[f32]) -> f32 {
    let ((lefts, left), (rights, right)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let mut sums = [0.0_f32; 8];
    for (left, right) in lefts.iter().zip(rights) {
        for ((sum, left), right) in sums.iter_mut().zip(left).zip(right) {
            *sum += left * right;
        }
    }
    let rest: f32 = left.iter().zip(right).map(|(left, right)| left * right).sum();
    sums.iter().sum::<f32>() + rest
}
