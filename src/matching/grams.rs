//! Character n-grams: what words have in common in spite of their endings, compounds and slips of the pen.

/// The length of a gram, in characters.
const LENGTH: usize = 4;

/// The grams of a text with their weights, sorted, of unit length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grams(Vec<(u64, f32)>);

impl Grams {
    /// The grams of some words. Each word is padded, so that its beginning and end count.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut keys: Vec<u64> = Vec::new();
        let mut padded: Vec<char> = Vec::new();
        for word in words {
            padded.clear();
            padded.push(' ');
            padded.extend(word.chars());
            padded.push(' ');
            let length = LENGTH.min(padded.len());
            keys.extend(padded.windows(length).map(key));
        }
        keys.sort_unstable();
        let mut counted: Vec<(u64, f32)> = Vec::with_capacity(keys.len());
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

    /// The cosine between two texts, 0 to 1.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f64 {
        let (mut here, mut there) = (self.0.as_slice(), other.0.as_slice());
        let mut sum = 0.0_f64;
        while let ([(left, weight), after_left @ ..], [(right, counter), after_right @ ..]) = (here, there) {
            if left == right {
                sum += f64::from(weight * counter);
            }
            if left <= right {
                here = after_left;
            }
            if right <= left {
                there = after_right;
            }
        }
        sum.min(1.0)
    }
}

/// Four characters of at most 21 bits each do not fit 64 bits; what is beyond the Basic Multilingual Plane may collide.
fn key(gram: &[char]) -> u64 {
    gram.iter().fold(0, |key, &c| (key << 16) | u64::from(u32::from(c) & 0xFFFF))
}

#[cfg(test)]
mod tests {
    use super::Grams;

    #[test]
    fn a_text_is_like_itself_and_unlike_another() {
        let of = |text: &str| Grams::of(text.split(' '));
        assert!((of("encrypted backups").cosine(&of("encrypted backups")) - 1.0).abs() < 1e-6);
        assert!(of("encryption").cosine(&of("encrypted")) > 0.5);
        assert!(of("encryption").cosine(&of("payroll")) < 1e-9);
        assert!(of("").cosine(&of("payroll")).abs() < 1e-9);
    }
}
