//! Character n-grams: what words have in common in spite of their endings, compounds and slips of the pen.

/// The length of a gram, in characters.
const LENGTH: usize = 4;

/// The grams of a text as digests, with their weights, sorted, of unit length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grams(Vec<(u32, f32)>);

impl Grams {
    /// The grams of some words. Each word is padded, so that its beginning and end count.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut keys: Vec<u32> = Vec::new();
        let mut padded: Vec<char> = Vec::new();
        for word in words {
            padded.clear();
            padded.push(' ');
            padded.extend(word.chars());
            padded.push(' ');
            let length = LENGTH.min(padded.len());
            keys.extend(padded.windows(length).map(digest));
        }
        keys.sort_unstable();
        let mut counted: Vec<(u32, f32)> = Vec::with_capacity(keys.len());
        for key in keys {
            match counted.last_mut() {
                Some((last, times)) if *last == key => *times += 1.0,
                _ => counted.push((key, 1.0)),
            }
        }
        let norm = counted.iter().map(|(_, times)| times * times).sum::<f32>().sqrt();
        if norm > 0.0 {
            for (_, weight) in &mut counted {
                *weight /= norm;
            }
        }
        Self(counted)
    }

    /// The grams, ready to be compared with those of many texts.
    #[must_use]
    pub fn sought(&self) -> Sought<'_> {
        let mut sieve = [0; SIEVE];
        for &(key, _) in &self.0 {
            let (at, bit) = mesh(key);
            if let Some(bits) = sieve.get_mut(at) {
                *bits |= bit;
            }
        }
        Sought { grams: &self.0, sieve }
    }
}

/// How many numbers a sieve has, a power of two; each stands for 64 meshes.
const SIEVE: usize = 64;

/// The grams of a text with a sieve that keeps out most of what is not among them: a bit for each, which a few share.
#[derive(Debug)]
pub struct Sought<'a> {
    grams: &'a [(u32, f32)],
    sieve: [u64; SIEVE],
}

impl Sought<'_> {
    /// The cosine with another text, 0 to 1.
    #[must_use]
    pub fn cosine(&self, other: &Grams) -> f64 {
        let shared = other.0.iter().filter_map(|&(key, counter)| Some(f64::from(self.weight(key)? * counter)));
        shared.fold(0.0, |sum, product| sum + product).min(1.0)
    }

    fn weight(&self, key: u32) -> Option<f32> {
        let (at, bit) = mesh(key);
        self.sieve.get(at).filter(|bits| *bits & bit != 0)?;
        let place = self.grams.binary_search_by_key(&key, |&(key, _)| key).ok()?;
        self.grams.get(place).map(|&(_, weight)| weight)
    }
}

/// Which number of a sieve a gram's bit is in, and the bit.
const fn mesh(digest: u32) -> (usize, u64) {
    ((digest >> 26) as usize, 1 << (digest >> 20 & 63))
}

/// A gram's digest: the upper bits of a product that mixes all of its letters' (Fibonacci hashing). Of the grams of two
/// texts hardly ever two share one.
#[allow(clippy::cast_possible_truncation)]
fn digest(gram: &[char]) -> u32 {
    let letters = gram.iter().fold(0_u64, |letters, &c| (letters << 16) | u64::from(u32::from(c) & 0xFFFF));
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Grams;

    #[test]
    fn a_text_is_like_itself_and_unlike_another() {
        let of = |text: &str| Grams::of(text.split(' '));
        let cosine = |here: &str, there: &str| of(here).sought().cosine(&of(there));
        assert!((cosine("encrypted backups", "encrypted backups") - 1.0).abs() < 1e-6);
        assert!(cosine("encryption", "encrypted") > 0.5);
        assert!(cosine("encryption", "payroll") < 1e-9);
        assert!(cosine("", "payroll").abs() < 1e-9);
    }
}
