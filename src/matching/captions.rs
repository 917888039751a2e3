//! Captions: noun phrases that want something told by naming it, "Backup frequency".

use super::asking::named;
use super::clauses::slice;
use super::content::{Content, Key};
use super::everyday::is_light_in_a_question;
use super::form::Demand;
use super::nouns::{is_nowhere, kind_of, listed};
use super::stem::Stem;
use super::terms::{Token, Words, tokens};
use super::words::is_stop_word;

/// A noun phrase of more words is a sentence with its verb left out.
const MOST_OF_A_CAPTION: usize = 6;

/// The second of a pair is a name of what is to be told, "location" or "retention period".
const MOST_BEHIND: usize = 2;

/// What a caption that names it wants told, two things where it puts two captions together; `None` where its head is no such
/// name.
pub(super) fn told(text: &str, words: &[Token]) -> Option<Vec<Demand>> {
    let pair = pair(text, words).map(|pair| pair.told.to_vec());
    pair.or_else(|| Some(vec![headed(words)?]))
}

/// What a caption or an open question wants told besides, where it names more than one thing: "Frequency of backups and location"
/// wants the place as well, "Backup frequency, retention and location" the time.
pub(super) fn told_besides(text: &str, words: &[Token]) -> impl Iterator<Item = Demand> {
    let commas = (1..words.len()).filter(|&at| words.get(at).is_some_and(|word| word.after_comma)).map(|at| (at, at));
    let joints: Vec<(usize, usize)> = joints(text, words).chain(commas).collect();
    let last = (!joints.is_empty()).then(|| words.len() - 1);
    let places = joints.into_iter().flat_map(|(end, second)| [end - 1, second, second + 1]).chain(last);
    let mut told: Vec<Demand> = places.filter_map(|at| named(words.get(at)?)).collect();
    told.dedup();
    told.into_iter()
}

/// The places where words are joined by "and" or a sign for it: where the words before it end, and where those behind it begin.
fn joints(text: &str, words: &[Token]) -> impl Iterator<Item = (usize, usize)> {
    let sign = |at: usize| {
        let (before, after) = (words.get(at - 1)?.span, words.get(at)?.span);
        text.get(before.1..after.0).filter(|between| matches!(between.trim(), "/" | "&" | "+"))
    };
    (1..words.len()).filter_map(move |at| match words.word(at) {
        "and" => Some((at, at + 1)),
        _ => sign(at).map(|_| (at, at)),
    })
}

/// What a short noun phrase is headed by, where that says what is to be told: "data center locations", "backup frequency".
fn headed(tokens: &[Token]) -> Option<Demand> {
    let kinds = ["multi", "multiple", "single", "second", "several", "secondary", "different", "real", "point"];
    let counted = tokens.iter().any(|token| {
        kinds.contains(&token.text.as_str()) || token.text.starts_with(|first: char| first.is_ascii_digit())
    });
    let plural = usize::from(tokens.last().is_some_and(|token| token.text == "s"));
    let last = tokens.len().checked_sub(1 + plural)?;
    // "Location of subprocessors" is headed by its first noun, where that says what is to be told.
    let before = tokens.iter().position(|token| token.text == "of").and_then(|of| of.checked_sub(1));
    let says =
        |at: &usize| tokens.get(*at..=*at).is_some_and(|noun| !matches!(listed(noun), Demand::Account | Demand::Party));
    let head = before.filter(says).unwrap_or(last);
    if head.checked_sub(1).is_some_and(|before| is_nowhere(tokens.word(before))) {
        return None;
    }
    let told = match tokens.get(head)?.text.as_str() {
        "format" | "formats" | "roles" => Demand::Choice,
        "contact" | "address" | "mailbox" => Demand::Account,
        "provider" | "providers" | "vendor" | "supplier" | "operator" => Demand::Party,
        _ => listed(tokens.get(head..=head)?),
    };
    let named = matches!(tokens.get(head)?.text.as_str(), "contact" | "address" | "mailbox");
    let tells = named
        || matches!(told, Demand::Place | Demand::Frequency | Demand::Time | Demand::Method | Demand::Choice)
        || (told == Demand::Party && tokens.get(head).is_some_and(|head| head.stem.as_str() != "parti"));
    (tells && !counted && last > 0 && tokens.len() <= MOST_OF_A_CAPTION).then_some(told)
}

/// The two captions that a caption puts together: "Backup frequency and retention" wants the frequency of backups told, and
/// for how long they are kept.
#[must_use]
pub fn captions(text: &str) -> Option<[String; 2]> {
    pair(text, &tokens(text)).map(|pair| pair.captions)
}

struct Pair {
    captions: [String; 2],
    told: [Demand; 2],
}

/// Each of a pair has to be headed by what is to be told, of another kind than the other: what stands before the first is then
/// said of both. A second thing with a name of its own ("Log format and backup location") makes none. Retention alone is the
/// time for which something is kept.
fn pair(text: &str, words: &[Token]) -> Option<Pair> {
    let mut joints = joints(text, words);
    let (Some((end, second)), None) = (joints.next(), joints.next()) else { return None };
    let (first, behind) = (words.get(..end)?, words.get(second..)?);
    if behind.len() > MOST_BEHIND {
        return None;
    }
    let (_, head) = first.split_last()?;
    let told = |part: &[Token]| headed(&[head, part].concat()).or_else(|| named(part.last()?));
    let kept = behind.last()?.text == "retention";
    let kinds = [headed(first)?, told(behind)?];
    let is_one = told(behind.get(..1)?).is_some() && !words.iter().skip(1).any(|word| word.opens_clause);
    let [common, behind] = [head, behind].map(|part| slice(text, part.first()?, part.last()?));
    let whole = slice(text, first.first()?, first.last()?)?.to_owned();
    let other = format!("{} {}{}", common?, behind?, if kept { " period" } else { "" });
    (is_one && kinds[0] != kinds[1]).then_some(Pair { captions: [whole, other], told: kinds })
}

/// A caption of more words than these is a sentence in disguise.
pub(super) const LONGEST_CAPTION: usize = 5;

/// Words of a caption that narrow nothing.
const FRAMING: [&str; 43] = [
    "all",
    "every",
    "each",
    "process",
    "processes",
    "practices",
    "controls",
    "measures",
    "management",
    "overview",
    "details",
    "arrangements",
    "usage",
    "approach",
    "status",
    "place",
    "options",
    "company",
    "organization",
    "provider",
    "vendor",
    "capability",
    "capabilities",
    "mechanism",
    "mechanisms",
    "setup",
    "mandatory",
    "required",
    "enforced",
    "obligatory",
    "compulsory",
    "possible",
    "method",
    "methods",
    "second",
    "seconds",
    "minutes",
    "hours",
    "days",
    "months",
    "years",
    "data",
    "information",
];

/// The words of a caption that carry nothing by themselves and narrow it all the same.
pub(super) fn narrowing(tokens: &[Token], content: &[Content]) -> Vec<Stem> {
    let carried = |content: &&Content| !matches!(content.key, Key::Word(_)) || !is_light_in_a_question(&content.text);
    let named =
        |word: &str| content.iter().filter(carried).any(|content| content.text.split(' ').any(|part| part == word));
    let carries = |token: &&Token| {
        let word = token.text.as_str();
        word.len() > 2
            && word.chars().all(char::is_alphabetic)
            && !is_stop_word(word)
            && !named(word)
            && !FRAMING.contains(&word)
            && kind_of(token.stem.as_str(), word).is_none()
    };
    tokens.iter().filter(carries).map(|token| token.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::captions;
    use crate::matching::form::{Demand, form};
    use crate::matching::terms::tokens;

    #[test]
    fn a_caption_of_two_is_asked_as_two() {
        for (text, first, second) in [
            ("Backup frequency and retention", "Backup frequency", "Backup retention period"),
            ("Hosting provider + region?", "Hosting provider", "Hosting region"),
            ("Data centre operator / location", "Data centre operator", "Data centre location"),
            ("Backup location & retention period", "Backup location", "Backup retention period"),
        ] {
            assert_eq!(captions(text), Some([first.to_owned(), second.to_owned()]), "{text}");
        }
        for text in [
            "Log format and backup location",
            "Backup encryption and retention",
            "Backup country and region",
            "Location of backups and retention",
            "Retention and frequency",
            "Backup frequency, retention and location",
            "Backup frequency and retention and location",
            "Is the backup frequency and retention documented?",
            "Backup frequency and location of servers",
            "Backup frequency",
            "",
        ] {
            assert_eq!(captions(text), None, "{text}");
        }
    }

    #[test]
    fn both_are_to_be_told() {
        for (text, wanted) in [
            ("Backup location and frequency", vec![Demand::Place, Demand::Frequency]),
            ("Log location / retention", vec![Demand::Place, Demand::Time]),
            ("Backup frequency", vec![Demand::Frequency]),
            ("Frequency of backups and location", vec![Demand::Frequency, Demand::Place]),
            ("Backup frequency, retention & location", vec![Demand::Place, Demand::Time, Demand::Frequency]),
            ("What is your backup frequency and its location?", vec![Demand::Frequency, Demand::Place]),
            ("Describe the location and frequency of backups.", vec![Demand::Place, Demand::Frequency]),
            ("How long are backups kept and where?", vec![Demand::Time, Demand::Place]),
            ("Backup location, frequency and encryption", vec![Demand::Place, Demand::Frequency]),
        ] {
            assert_eq!(form(text, &tokens(text)).demands, wanted, "{text}");
        }
    }
}
