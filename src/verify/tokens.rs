//! XML as a bounded stream of tokens in which every rule of well-formedness that readers enforce is checked.
//!
//! What a spreadsheet program refuses must not pass here: names are bound to their namespaces, attributes are unique,
//! characters are legal, and a document type declaration (the only source of entities) is refused as the packaging
//! convention demands (ECMA-376 part 2, 8.1.4: parts hold no DTD).

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::legal::{apart, declared, instructs, is_blank, legal, nameable, resolved};
use super::refusal::{Side, Unreadable, Why};

/// The deepest nesting; real parts stay below thirty.
const DEEPEST: usize = 256;
/// The most attributes of one element; the richest element of the standard has about fifty.
const MOST_ATTRIBUTES: usize = 512;
/// The namespaces of SpreadsheetML: transitional and strict (ECMA-376 part 1, annex A; part 4).
const SPREADSHEET: [&str; 2] =
    ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];

/// An attribute: name as it is written, value with its references resolved.
pub(super) type Attribute = (String, String);

/// The start of an element. Self-closed elements come as a start and an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The name as it is written, with its prefix.
    pub name: String,
    /// Whether the element is one of SpreadsheetML's own.
    pub of_spreadsheet: bool,
    /// The attributes, sorted by name, namespace declarations among them.
    pub attributes: Vec<Attribute>,
}

impl Element {
    /// The name without its prefix.
    pub fn local(&self) -> &str {
        self.name.split_once(':').map_or(self.name.as_str(), |(_, local)| local)
    }

    /// Whether this is SpreadsheetML's element of that name.
    pub fn is(&self, local: &str) -> bool {
        self.of_spreadsheet && self.local() == local
    }

    /// The value of the attribute without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the attribute is there and true (`ST_Boolean`: `1` or `true`).
    pub fn says(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(is_true)
    }
}

/// Whether the text is one of the two ways to write "true" (XML Schema part 2, 3.2.2).
pub(super) fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true")
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// An element begins.
    Open(Element),
    /// The innermost element ends.
    Close,
    /// The whole text between two tags, references resolved, line ends as `\n`.
    Text(String),
    /// A comment, a processing instruction or the XML declaration, as it is written.
    Aside(String),
    /// The document ended as it should.
    End,
}

/// A stream of [`Token`]s from a part of one of the two files.
pub(super) struct Tokens<'s> {
    reader: NsReader<Box<dyn BufRead + 's>>,
    buffer: Vec<u8>,
    text: String,
    pending: Option<Token>,
    depth: usize,
    begun: bool,
    rooted: bool,
    side: Side,
    part: String,
}

impl<'s> Tokens<'s> {
    /// Reads the part named `part` of the file `side` from `source`.
    pub fn new(source: Box<dyn BufRead + 's>, side: Side, part: &str) -> Self {
        let mut reader = NsReader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.enable_all_checks(true);
        Self {
            reader,
            buffer: Vec::new(),
            text: String::new(),
            pending: None,
            depth: 0,
            begun: false,
            rooted: false,
            side,
            part: part.to_owned(),
        }
    }

    /// How many elements are open after the last token.
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// The bytes that come next as far as they are at hand; none where something that was read is still to be given.
    pub fn ahead(&mut self) -> Result<Option<&[u8]>, Unreadable> {
        if self.pending.is_some() || !self.text.is_empty() {
            return Ok(None);
        }
        if let Some(error) = self.reader.get_mut().fill_buf().err() {
            return Err(self.refused(&error.into()));
        }
        Ok(self.reader.get_mut().fill_buf().ok())
    }

    /// Passes over bytes that [`Tokens::ahead`] gave: whole elements, behind an element that was closed.
    pub fn pass(&mut self, length: usize) {
        self.reader.get_mut().consume(length);
    }

    /// Says that the part breaks a rule, in this part's name.
    pub fn ill_formed(&self, detail: impl Into<String>) -> Unreadable {
        Unreadable { side: self.side, part: self.part.clone(), why: Why::IllFormed(detail.into()) }
    }

    /// Says that the part has more of something than is ever read.
    pub fn too_large(&self, detail: impl Into<String>) -> Unreadable {
        Unreadable { side: self.side, part: self.part.clone(), why: Why::TooLarge(detail.into()) }
    }

    /// The next token; after [`Token::End`] it stays there.
    pub fn next(&mut self) -> Result<Token, Unreadable> {
        let token = match self.pending.take() {
            Some(token) => token,
            None => {
                let token = self.read()?;
                if self.text.is_empty() {
                    token
                } else {
                    self.pending = Some(token);
                    Token::Text(std::mem::take(&mut self.text))
                }
            }
        };
        match &token {
            Token::Open(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.too_large(format!("elements are nested more than {DEEPEST} deep")));
                }
                if self.depth == 1 {
                    if self.rooted {
                        return Err(self.ill_formed("there are two outermost elements"));
                    }
                    self.rooted = true;
                }
            }
            Token::Close => self.depth = self.depth.saturating_sub(1),
            Token::Text(text) if self.depth == 0 && !is_blank(text) => {
                return Err(self.ill_formed("there is text outside the outermost element"));
            }
            Token::End if self.depth > 0 => return Err(self.ill_formed("the part ends inside an element")),
            Token::End if !self.rooted => return Err(self.ill_formed("there is no element")),
            Token::Text(_) | Token::Aside(_) | Token::End => {}
        }
        Ok(token)
    }

    /// Reads to the next token that is no text, and gathers the text before it.
    fn read(&mut self) -> Result<Token, Unreadable> {
        if !self.begun {
            self.refuse_other_encodings()?;
        }
        loop {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.refused(&error)),
            };
            let first = !std::mem::replace(&mut self.begun, true);
            let resolver = self.reader.resolver();
            let read = match event {
                Event::Start(start) | Event::Empty(start) => element(&start, resolver).map(Token::Open),
                Event::End(_) => Ok(Token::Close),
                Event::CData(_) | Event::GeneralRef(_) if self.depth == 0 => {
                    Err("there is text outside the outermost element".to_owned())
                }
                Event::Text(text) if text.contains("]]>") => Err("`]]>` stands in text".to_owned()),
                Event::Text(text) => {
                    self.text.push_str(&text.xml10_content());
                    continue_if_legal(&text)
                }
                Event::CData(text) => {
                    self.text.push_str(&text.xml10_content());
                    continue_if_legal(&text)
                }
                Event::GeneralRef(name) => match resolved(&name) {
                    Some(character) => {
                        self.text.push(character);
                        Ok(Token::End)
                    }
                    None => Err(format!("`&{};` stands for no character", name.as_ref())),
                },
                Event::Comment(text) => legal(&text).map(|()| Token::Aside(format!("<!--{}-->", text.as_ref()))),
                Event::PI(text) => instructs(text.target())
                    .and_then(|()| legal(&text))
                    .map(|()| Token::Aside(format!("<?{}?>", text.as_ref()))),
                Event::Decl(_) if !first => Err("the XML declaration is not at the beginning".to_owned()),
                Event::Decl(declaration) => {
                    declared(&declaration).map(|()| Token::Aside(format!("<?{}?>", declaration.as_ref())))
                }
                Event::DocType(_) => Err("there is a document type declaration, which no spreadsheet has".to_owned()),
                Event::Eof => return Ok(Token::End),
            };
            match read {
                // Text and references are gathered until something else follows.
                Ok(Token::End) => {}
                Ok(token) => return Ok(token),
                Err(detail) => return Err(self.ill_formed(detail)),
            }
        }
    }

    /// Refuses UTF-16 and UTF-32, which begin with a byte-order mark of theirs or have zero bytes between letters.
    fn refuse_other_encodings(&mut self) -> Result<(), Unreadable> {
        let start = match self.reader.get_mut().fill_buf() {
            Ok(start) => start,
            Err(error) => return Err(self.refused(&error.into())),
        };
        let other = start.starts_with(b"\xFF\xFE")
            || start.starts_with(b"\xFE\xFF")
            || start.iter().take(4).any(|byte| *byte == 0);
        if other { Err(self.ill_formed("the part is in another encoding than UTF-8")) } else { Ok(()) }
    }

    fn refused(&self, error: &quick_xml::Error) -> Unreadable {
        let why = match error {
            quick_xml::Error::Io(error) => Why::of_stream(error),
            quick_xml::Error::Namespace(error) => Why::TooLarge(error.to_string()),
            other => Why::IllFormed(other.to_string()),
        };
        Unreadable { side: self.side, part: self.part.clone(), why }
    }
}

/// [`Token::End`] as the sign to read on, where the text is legal.
fn continue_if_legal(text: &str) -> Result<Token, String> {
    legal(text).map(|()| Token::End)
}

fn element(start: &BytesStart<'_>, resolver: &NamespaceResolver) -> Result<Element, String> {
    let name = start.name();
    let of_spreadsheet = match resolver.resolve_element(name).0 {
        ResolveResult::Bound(Namespace(uri)) => SPREADSHEET.contains(&uri),
        ResolveResult::Unbound => false,
        ResolveResult::Unknown(prefix) => return Err(format!("the prefix `{prefix}` is not declared")),
    };
    nameable(name.as_ref())?;
    apart(start.attributes_raw())?;
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("in <{}>: {error}", name.as_ref()))?;
        if attributes.len() >= MOST_ATTRIBUTES {
            return Err(format!("<{}> has more than {MOST_ATTRIBUTES} attributes", name.as_ref()));
        }
        nameable(attribute.key.as_ref())?;
        if let ResolveResult::Unknown(prefix) = resolver.resolve_attribute(attribute.key).0 {
            return Err(format!("the prefix `{prefix}` is not declared"));
        }
        if attribute.value.contains('<') {
            return Err(format!("`<` stands in an attribute of <{}>", name.as_ref()));
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        legal(&value)?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    attributes.sort();
    Ok(Element { name: name.as_ref().to_owned(), of_spreadsheet, attributes })
}

/// Appends a token so that two different streams never read the same: the separators are characters that no legal
/// document holds.
pub(super) fn write_canonical(token: &Token, into: &mut String) {
    match token {
        Token::Open(element) => {
            into.push('\u{1}');
            into.push_str(&element.name);
            for (name, value) in &element.attributes {
                into.push('\u{2}');
                into.push_str(name);
                into.push('\u{3}');
                into.push_str(value);
            }
        }
        Token::Close => into.push('\u{4}'),
        Token::Text(text) => {
            into.push('\u{5}');
            into.push_str(text);
        }
        Token::Aside(text) => {
            into.push('\u{6}');
            into.push_str(text);
        }
        Token::End => {}
    }
}

#[cfg(test)]
mod tests;
