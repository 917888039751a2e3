//! Words cut into the pieces of a vocabulary: the longest that fits, from left to right (WordPiece).

/// A longer word is left out; so is one that is not plain ASCII.
const LONGEST_WORD: usize = 40;
/// What stands before a piece that goes on within a word.
const GOES_ON: &str = "##";

/// Cuts a text: gives `each` its words in small letters and the positions of their pieces, in order. `longest` gives the
/// position and the length in bytes of the longest piece that a text begins with.
///
/// A word is a run of letters and digits. One that cannot be cut to its end is left out.
pub(super) fn cut(text: &str, longest: impl Fn(&str) -> Option<(usize, usize)>, mut each: impl FnMut(&str, &[usize])) {
    let mut spelled = String::with_capacity(LONGEST_WORD + GOES_ON.len());
    let mut small = String::with_capacity(LONGEST_WORD);
    let mut found = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() || word.len() > LONGEST_WORD || !word.is_ascii() {
            continue;
        }
        found.clear();
        small.clear();
        small.push_str(word);
        small.make_ascii_lowercase();
        if word_pieces(&small, &longest, &mut spelled, &mut found) {
            each(&small, &found);
        }
    }
}

/// Whether a word in small letters can be cut to its end; its pieces are then in `found`.
fn word_pieces(
    word: &str,
    longest: &impl Fn(&str) -> Option<(usize, usize)>,
    spelled: &mut String,
    found: &mut Vec<usize>,
) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        spelled.clear();
        if rest.len() < word.len() {
            spelled.push_str(GOES_ON);
        }
        let before = spelled.len();
        spelled.push_str(rest);
        let Some((piece, length)) = longest(spelled).filter(|&(_, length)| length > before) else { return false };
        found.push(piece);
        rest = rest.get(length - before..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_longest_piece_that_fits_is_taken_and_what_does_not_fit_is_left_out() {
        let vocabulary = ["en", "##crypt", "encrypt", "##ed", "data", "##a"];
        let mut found = Vec::new();
        let longest = |text: &str| {
            let fitting = vocabulary.iter().enumerate().filter(|(_, piece)| text.starts_with(**piece));
            fitting.map(|(at, piece)| (at, piece.len())).max_by_key(|&(_, length)| length)
        };
        cut("Encrypted data, enx — dataa; donnée", longest, |word, pieces| {
            found.push(word.to_owned());
            found.extend(pieces.iter().map(|&piece| format!("  {}", vocabulary[piece])));
        });
        assert_eq!(found, ["encrypted", "  encrypt", "  ##ed", "data", "  data", "dataa", "  data", "  ##a"]);
    }
}
