//! What XML allows, as far as the library that reads it leaves that open: characters, names, references, encodings.

use quick_xml::events::{BytesDecl, BytesRef};

/// White space as XML has it (XML 1.0, 2.3).
pub(super) const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a text is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_start_matches(SPACES).is_empty()
}

/// Refuses characters that no XML document may hold (XML 1.0, 2.2).
pub(super) fn legal(text: &str) -> Result<(), String> {
    match text.chars().find(|c| !is_legal(*c)) {
        Some(c) => Err(format!("the character U+{:04X} is not allowed", c as u32)),
        None => Ok(()),
    }
}

const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// What a reference between `&` and `;` stands for: a legal character, or one of the five entities of XML itself.
pub(super) fn resolved(name: &BytesRef<'_>) -> Option<char> {
    if name.is_char_ref() {
        return name.resolve_char_ref().ok().flatten().filter(|c| is_legal(*c));
    }
    match name.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// Refuses an XML declaration that breaks its rule (XML 1.0, 2.8), and every encoding of which UTF-8 is no superset.
pub(super) fn declared(declaration: &BytesDecl<'_>) -> Result<(), String> {
    let mut rest = declaration.strip_prefix("xml").unwrap_or_default();
    let mut stated = Vec::new();
    while !is_blank(rest) {
        let (name, value, after) = pseudo_attribute(rest).ok_or("the XML declaration is none")?;
        stated.push((name, value));
        rest = after;
    }
    let (version, others) = stated.split_first().ok_or("the XML declaration states no version")?;
    let standalone = match others {
        [("encoding", encoding), standalone @ ..] => {
            // ASCII is a part of UTF-8.
            if !["utf-8", "utf8", "us-ascii", "ascii"].contains(&encoding.to_ascii_lowercase().as_str()) {
                return Err(format!("the part says that it is in {encoding}; only UTF-8 is read"));
            }
            standalone
        }
        others => others,
    };
    match (*version, standalone) {
        (("version", "1.0"), [] | [("standalone", "yes" | "no")]) => Ok(()),
        _ => Err("the XML declaration is none".to_owned()),
    }
}

/// The name and the value at the beginning of what stands in a declaration, and what follows.
fn pseudo_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let begun = text.trim_start_matches(SPACES);
    let (name, rest) = begun.split_once('=')?;
    let rest = rest.trim_start_matches(SPACES);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, after) = rest.get(1..)?.split_once(quote)?;
    (begun.len() < text.len()).then_some((name.trim_end_matches(SPACES), value, after))
}

/// Refuses what is no name (XML 1.0, 2.3, as far as ASCII goes) or has more than one colon.
pub(super) fn nameable(name: &str) -> Result<(), String> {
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii());
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') || (!c.is_ascii() && is_legal(c));
    let mut parts = name.splitn(2, ':');
    if parts.all(|part| begins(part) && part.chars().all(within)) {
        Ok(())
    } else {
        Err(format!("`{}` is no name", name.chars().take(40).collect::<String>()))
    }
}

/// Refuses what is no target of a processing instruction (XML 1.0, 2.6; without a colon by the rules of namespaces).
pub(super) fn instructs(target: &str) -> Result<(), String> {
    if target.eq_ignore_ascii_case("xml") || target.contains(':') {
        return Err("a processing instruction has no legal name".to_owned());
    }
    nameable(target)
}

/// Refuses attributes without white space between them (XML 1.0, 3.1); `attributes` is what stands behind the name.
pub(super) fn apart(attributes: &str) -> Result<(), String> {
    let mut quote = None;
    let mut behind_value = false;
    for byte in attributes.bytes() {
        match quote {
            Some(open) if byte == open => (quote, behind_value) = (None, true),
            Some(_) => {}
            None if behind_value && !SPACES.contains(&char::from(byte)) => {
                return Err("there is no white space between attributes".to_owned());
            }
            None => {
                behind_value = false;
                if matches!(byte, b'"' | b'\'') {
                    quote = Some(byte);
                }
            }
        }
    }
    Ok(())
}
