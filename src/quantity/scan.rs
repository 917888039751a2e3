//! Cutting a text for reading quantities.

/// A piece of a text: a word, a number, or one of the signs `%`, `+`, `(`, `)`, `-`, `/`, `<`, `>`,
/// `<=`, `>=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says, lower case.
    pub text: String,
    /// The bytes of the text it was read from.
    pub span: (usize, usize),
}

/// The most pieces that are read of one text.
const MOST_PIECES: usize = 2_000;

/// Cuts a text into pieces. Digits and letters part (`24h`, `TLSv1.2`); separators of thousands go, decimal points stay.
pub fn scan(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if pieces.len() >= MOST_PIECES {
            break;
        }
        let mut end = start + first.len_utf8();
        if first.is_ascii_digit() {
            while let Some(&(at, next)) = characters.peek() {
                let after = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
                let digit_follows = after.is_some_and(|after| after.is_ascii_digit());
                if !(next.is_ascii_digit() || matches!(next, '.' | ',') && digit_follows) {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
        } else if first.is_alphabetic() {
            while let Some(&(at, next)) = characters.peek() {
                if !(next.is_alphabetic() || matches!(next, '\'' | '’')) {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
        } else if matches!(first, '<' | '>') {
            // An arrow is no comparison.
            if text.get(..start).is_some_and(|before| before.ends_with(['-', '='])) {
                continue;
            }
            end = characters.next_if(|&(_, next)| next == '=').map_or(end, |(at, _)| at + 1);
        } else if !matches!(first, '%' | '+' | '(' | ')' | '-' | '/' | '–' | '‑' | '≤' | '≥') {
            continue;
        }
        let Some(written) = text.get(start..end) else { continue };
        let text = match first {
            '0'..='9' => without_thousands(written),
            '–' | '‑' => "-".to_owned(),
            '≤' => "<=".to_owned(),
            '≥' => ">=".to_owned(),
            // "90 days' history".
            _ => {
                let word = written.trim_end_matches(['\'', '’']);
                word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).to_lowercase()
            }
        };
        pieces.push(Piece { text, span: (start, end) });
    }
    pieces
}

/// `2,048` is a number of four digits; `1,5` is two numbers badly parted and stays as it is.
fn without_thousands(written: &str) -> String {
    let grouped = written.split(',').skip(1).all(|group| group.len() == 3 && !group.contains('.'))
        || written.rsplit(',').next().is_some_and(|last| last.find('.') == Some(3));
    if grouped { written.replace(',', "") } else { written.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn a_genitive_is_no_part_of_a_unit() {
        let pieces: Vec<String> = scan("90 days' history, a year’s logs").into_iter().map(|piece| piece.text).collect();
        assert_eq!(pieces, ["90", "days", "history", "a", "year", "logs"]);
    }

    #[test]
    fn numbers_words_and_signs_part() {
        let pieces: Vec<String> =
            scan("TLSv1.2+, 2,048-bit; 99.95% in 24h.").into_iter().map(|piece| piece.text).collect();
        assert_eq!(pieces, ["tlsv", "1.2", "+", "2048", "-", "bit", "99.95", "%", "in", "24", "h"]);
    }
}
