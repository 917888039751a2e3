//! Which words of a text carry what it is about: neither figures nor examples, nor what is set aside or said by the way.

use super::asides::is_aside;
use super::terms::{Token, Words};
use crate::quantity::{Asked, Quantity};

/// How many words an example has at the least, "such as" included.
const LEAST_OF_AN_EXAMPLE: usize = 2;

/// The tokens that carry content: neither figures (but for their names: `TLS`, `AES`), nor examples.
pub(super) fn kept(all: Vec<Token>, asked: &[Asked]) -> Vec<Token> {
    let (mut example, mut begun) = (false, 0);
    let mut carries = Vec::with_capacity(all.len());
    for (at, token) in all.iter().enumerate() {
        let word = |at: usize| all.word(at);
        // "Such as …" and "e.g. …" illustrate, "rather than just …" sets aside; both end with the clause or the bracket.
        if token.opens_clause || (example && token.closes_bracket) {
            example = false;
        }
        // "Old versions such as early TLS in test environments": where it is so is no part of the example.
        if example
            && begun + LEAST_OF_AN_EXAMPLE < at
            && matches!(
                token.text.as_str(),
                "in" | "on" | "for" | "within" | "during" | "at" | "by" | "after" | "before" | "since" | "until"
            )
        {
            example = false;
        }
        let before = example;
        example |= matches!((token.text.as_str(), word(at + 1)), ("such", "as") | ("e.g", _) | ("eg", _) | ("e", "g"))
            || (token.text == "for" && matches!(word(at + 1), "example" | "instance"))
            || sets_aside(&token.text, word(at + 1));
        if example && !before {
            begun = at;
        }
        let measured =
            |token: &Token| asked.iter().any(|asked| asked.span.0 <= token.span.0 && token.span.1 <= asked.span.1);
        let named = || asked.iter().any(|asked| measured(token) && names(&asked.quantity, token));
        // "Does it stay below 24 hours?" asks whether it is.
        let is = matches!(token.text.as_str(), "stay" | "stays" | "remain" | "remains" | "lie" | "lies");
        let figure = (measured(token) && !named()) || (is && all.get(at + 1).is_some_and(measured));
        carries.push(!(example || figure || is_aside(&all, at)));
    }
    all.into_iter().zip(carries).filter(|&(_, carries)| carries).map(|(token, _)| token).collect()
}

/// Whether two words set what follows against what came before.
pub(super) fn sets_aside(word: &str, next: &str) -> bool {
    matches!((word, next), ("rather", "than") | ("instead", "of") | ("opposed", "to"))
}

fn names(quantity: &Quantity, token: &Token) -> bool {
    match quantity {
        Quantity::Version { name, .. } => token.text.starts_with(&name.to_lowercase()),
        Quantity::KeySize { algorithm: Some(algorithm), .. } => algorithm.eq_ignore_ascii_case(&token.text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::matching::terms::tokens;
    use crate::quantity::asked;

    #[test]
    fn an_example_ends_before_where_and_when_the_whole_is_so() {
        for (text, carried) in [
            ("Are drives such as old tapes wiped?", "are drives"),
            ("Are drives such as old tapes wiped at weekends?", "are drives at weekends"),
            ("Do you use your own rather than leased drives after incidents?", "do you use your own after incidents"),
            ("Are drives (e.g. old tapes) wiped in the vault?", "are drives wiped in the vault"),
        ] {
            let words: Vec<_> = kept(tokens(text), &asked(text)).into_iter().map(|token| token.text).collect();
            assert_eq!(words.join(" "), carried, "{text}");
        }
    }
}
