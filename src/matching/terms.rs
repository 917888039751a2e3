//! Words of a text: cut, lower-cased, brought to one spelling, stemmed.

use super::stem::Stem;

/// The most words that are read of one text. Questions have a few dozen; a cell may hold 32,767 characters.
pub const MOST_WORDS: usize = 1_000;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word, lower case and in one spelling (`authorise` and `authorize` are the same).
    pub text: String,
    /// Its Snowball stem.
    pub stem: Stem,
    /// The bytes of the text it was read from.
    pub span: (usize, usize),
    /// Whether a clause ends before it: a full stop, a colon, a semicolon, a question mark, a bullet.
    pub opens_clause: bool,
    /// Whether a comma, a dash or a bracket stands before it.
    pub after_comma: bool,
    /// Whether a bracket closes before it.
    pub closes_bracket: bool,
    /// Whether it is written with a capital first letter.
    pub capital: bool,
}

/// Cuts a text into words.
///
/// A word is a run of letters and digits; a full stop stays inside a number (`1.2`) and inside an abbreviation of single
/// letters (`U.S.`). Hyphens, slashes and the rest part words, so that `multi-factor` is two. `US` and `IT` in capitals
/// are the country and the trade, not the pronouns.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let shouted = !text.chars().any(char::is_lowercase);
    let mut found: Vec<Token> = Vec::new();
    let (mut opens_clause, mut after_comma, mut closes_bracket) = (true, false, false);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !first.is_alphanumeric() {
            let abbreviated = first == '.' && found.last().is_some_and(is_abbreviation);
            opens_clause |= !abbreviated && ends_clause(first, rest.peek().map(|&(_, next)| next));
            after_comma |= matches!(first, ',' | '(' | ')' | '–' | '—');
            closes_bracket |= first == ')';
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut previous = first;
        while let Some(&(at, next)) = rest.peek() {
            let joined = || next == '.' && joins(previous, text.get(at + 1..).and_then(|after| after.chars().next()));
            if !(next.is_alphanumeric() || is_apostrophe(next) || joined()) {
                break;
            }
            previous = next;
            end = at + next.len_utf8();
            rest.next();
        }
        let Some(written) = text.get(start..end) else { continue };
        let written = written.trim_end_matches(is_apostrophe);
        // "w/o" is one word, and so is "w/".
        let parts = if written == "w" && text.get(end..).is_some_and(is_rest_of_without) {
            rest.nth(1);
            vec![("without", (start, end + 2))]
        } else if written == "w" && text.get(end..).is_some_and(|rest| rest.starts_with("/ ")) {
            vec![("with", (start, end + 1))]
        } else {
            split_contraction(written, start)
        };
        for (text, span) in parts {
            let text = one_spelling(text, shouted);
            if text.is_empty() {
                continue;
            }
            let stem = Stem::of(&text);
            found.push(Token {
                text,
                stem,
                span,
                opens_clause,
                after_comma,
                closes_bracket,
                capital: first.is_uppercase(),
            });
            (opens_clause, after_comma, closes_bracket) = (false, false, false);
        }
        if found.len() >= MOST_WORDS {
            break;
        }
    }
    found
}

/// The stem of a word as [`tokens`] would give it.
#[must_use]
pub fn stem(word: &str) -> Stem {
    tokens(word).into_iter().map(|token| token.stem).next().unwrap_or_else(|| Stem::of(""))
}

fn is_rest_of_without(rest: &str) -> bool {
    rest.strip_prefix("/o").is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// `e.g.`, `i.e.`, `approx.`: the full stop ends no clause.
fn is_abbreviation(token: &Token) -> bool {
    token.text.chars().count() == 1
        || matches!(token.text.as_str(), "eg" | "ie" | "etc" | "approx" | "incl" | "no" | "vs" | "art" | "min" | "max")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// A full stop joins digits (`1.2`), and single letters (`U.S`).
fn joins(before: char, after: Option<char>) -> bool {
    after.is_some_and(|after| {
        (before.is_ascii_digit() && after.is_ascii_digit()) || (before.is_uppercase() && after.is_uppercase())
    })
}

fn ends_clause(c: char, next: Option<char>) -> bool {
    match c {
        '?' | '!' | ';' | ':' | '\n' | '▪' | '•' | '·' => true,
        '.' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// `don't` is `do` and `not`; `vendor's` is `vendor`.
fn split_contraction(word: &str, start: usize) -> Vec<(&str, (usize, usize))> {
    let Some(at) = word.find(is_apostrophe) else { return vec![(word, (start, start + word.len()))] };
    let (head, tail) = word.split_at(at);
    let negated =
        tail.trim_start_matches(is_apostrophe).eq_ignore_ascii_case("t") && head.to_lowercase().ends_with('n');
    if !negated {
        return vec![(head, (start, start + at))];
    }
    let verb = match head.to_lowercase().as_str() {
        "can" => head,
        "won" => "will",
        "shan" => "shall",
        _ => head.get(..head.len() - 1).unwrap_or(head),
    };
    vec![(verb, (start, start + at)), ("not", (start, start + word.len()))]
}

/// Lower case, without the dots of an abbreviation, in American spelling: the stems then agree.
fn one_spelling(word: &str, shouted: bool) -> String {
    if !shouted {
        match word {
            "US" | "U.S" | "USA" | "U.S.A" => return "usa".to_owned(),
            "IT" => return "infotech".to_owned(),
            _ => {}
        }
    }
    let mut lower = word.to_lowercase();
    if lower.contains('.') && !lower.starts_with(|c: char| c.is_ascii_digit()) {
        lower.retain(|c| c != '.');
    }
    match SHORT.binary_search_by(|(short, _)| (*short).cmp(&lower)) {
        Ok(at) => SHORT.get(at).map_or(lower, |(_, long)| (*long).to_owned()),
        Err(_) => american(lower),
    }
}

/// Words that are written short, take another shape, or are spelled as in another language; sorted, for searching.
const SHORT: [(&str, &str); 103] = [
    ("2nd", "second"),
    ("3rd", "third"),
    ("4th", "fourth"),
    ("accesses", "access"),
    ("acct", "account"),
    ("accts", "accounts"),
    ("addl", "additional"),
    ("amongst", "among"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("assoc", "associated"),
    ("auth", "authentication"),
    ("authentificate", "authenticate"),
    ("authentification", "authentication"),
    ("authn", "authentication"),
    ("authz", "authorization"),
    ("avail", "available"),
    ("biz", "business"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("cannot", "not"),
    ("cert", "certificate"),
    ("certs", "certificates"),
    ("cfg", "configuration"),
    ("comms", "communications"),
    ("config", "configuration"),
    ("creds", "credentials"),
    ("cryptation", "encryption"),
    ("crypted", "encrypted"),
    ("cust", "customer"),
    ("custs", "customers"),
    ("cypher", "cipher"),
    ("cyphered", "ciphered"),
    ("cyphers", "ciphers"),
    ("datas", "data"),
    ("db", "database"),
    ("dbs", "databases"),
    ("deps", "dependencies"),
    ("dept", "department"),
    ("dev", "development"),
    ("devs", "developers"),
    ("docs", "documents"),
    ("emp", "employee"),
    ("emps", "employees"),
    ("encr", "encryption"),
    ("encription", "encryption"),
    ("encryptation", "encryption"),
    ("enrol", "enroll"),
    ("env", "environment"),
    ("envs", "environments"),
    ("evidences", "evidence"),
    ("excl", "excluding"),
    ("ext", "external"),
    ("freq", "frequency"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("govt", "government"),
    ("incl", "including"),
    ("info", "information"),
    ("informations", "information"),
    ("infra", "infrastructure"),
    ("intl", "international"),
    ("judgement", "judgment"),
    ("labelled", "labeled"),
    ("labelling", "labeling"),
    ("learnt", "learned"),
    ("localisation", "location"),
    ("localised", "located"),
    ("localization", "location"),
    ("localized", "located"),
    ("maint", "maintenance"),
    ("mgmt", "management"),
    ("mgt", "management"),
    ("modelled", "modeled"),
    ("notif", "notification"),
    ("notifs", "notifications"),
    ("org", "organization"),
    ("orgs", "organizations"),
    ("perms", "permissions"),
    ("personell", "personnel"),
    ("prod", "production"),
    ("programm", "program"),
    ("pwd", "password"),
    ("pwds", "passwords"),
    ("reqd", "required"),
    ("reqs", "requirements"),
    ("resp", "respectively"),
    ("softwares", "software"),
    ("subproc", "subprocessor"),
    ("subprocesser", "subprocessor"),
    ("subprocessers", "subprocessors"),
    ("subprocs", "subprocessors"),
    ("svc", "service"),
    ("svcs", "services"),
    ("sw", "software"),
    ("sys", "system"),
    ("tech", "technical"),
    ("temp", "temporary"),
    ("thru", "through"),
    ("travelling", "traveling"),
    ("vuln", "vulnerability"),
    ("vulns", "vulnerabilities"),
    ("whilst", "while"),
];

/// Words whose `-ise` is no suffix.
const TRUE_ISE: [&str; 21] = [
    "practis",
    "exercis",
    "advis",
    "otherwis",
    "enterpris",
    "compromis",
    "revis",
    "supervis",
    "promis",
    "expertis",
    "franchis",
    "precis",
    "concis",
    "likewis",
    "rais",
    "premis",
    "devis",
    "improvis",
    "surpris",
    "compris",
    "nois",
];

fn american(word: String) -> String {
    const ENDINGS: [(&str, &str); 8] = [
        ("isational", "izational"),
        ("isable", "izable"),
        ("isation", "ization"),
        ("isations", "izations"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
    ];
    const WHOLE: [(&str, &str); 12] = [
        ("centre", "center"),
        ("centres", "centers"),
        ("licence", "license"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("behaviour", "behavior"),
        ("analyse", "analyze"),
        ("analysed", "analyzed"),
        ("favour", "favor"),
        ("catalogue", "catalog"),
    ];
    if let Some((_, american)) = WHOLE.iter().find(|(british, _)| *british == word) {
        return (*american).to_owned();
    }
    for (british, american) in ENDINGS {
        if let Some(root) = word.strip_suffix(british) {
            let is_root = TRUE_ISE.iter().any(|kept| kept.strip_suffix("is") == Some(root));
            if root.len() > 2 && !is_root {
                return format!("{root}{american}");
            }
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{Token, stem, tokens};

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn numbers_keep_their_stops_and_hyphens_part() {
        assert_eq!(words("TLS 1.2, AES-256. Off-site?"), ["tls", "1.2", "aes", "256", "off", "site"]);
    }

    #[test]
    fn a_country_and_a_trade_are_no_pronouns() {
        assert_eq!(words("Do US staff in the U.S. tell us?"), ["do", "usa", "staff", "in", "the", "usa", "tell", "us"]);
        assert_eq!(words("Is IT told about it?"), ["is", "infotech", "told", "about", "it"]);
        assert_eq!(words("TELL US ABOUT IT"), ["tell", "us", "about", "it"]);
    }

    #[test]
    fn contractions_show_their_negation() {
        assert_eq!(
            words("Data doesn’t leave the vendor's site"),
            ["data", "does", "not", "leave", "the", "vendor", "site"]
        );
    }

    #[test]
    fn what_is_written_short_is_read_in_full() {
        assert_eq!(words("It can't and won't"), ["it", "can", "not", "and", "will", "not"]);
        assert_eq!(words("w/o the 3rd DB; w/ it"), ["without", "the", "third", "database", "with", "it"]);
    }

    #[test]
    fn the_short_words_are_sorted() {
        assert!(super::SHORT.is_sorted());
    }

    #[test]
    fn spellings_agree() {
        assert_eq!(stem("authorised"), stem("authorized"));
        assert_eq!(stem("organisation"), stem("organization"));
        assert_eq!(words("enterprise exercise revised centre"), ["enterprise", "exercise", "revised", "center"]);
    }

    #[test]
    fn clauses_open_after_stops_and_spans_point_into_the_text() {
        let text = "Encrypted? With 1.2; on é";
        let found = tokens(text);
        let opening: Vec<&str> =
            found.iter().filter(|token| token.opens_clause).map(|token| token.text.as_str()).collect();
        assert_eq!(opening, ["encrypted", "with", "on"]);
        let spelled = |token: &Token| text.get(token.span.0..token.span.1).map(str::to_lowercase);
        assert!(found.iter().all(|token| spelled(token).as_ref() == Some(&token.text)));
    }
}
