//! A start tag as it stands in the text, rewritten without touching the attributes that stay.

use std::ops::Range;

/// A start tag, from `<` to `>`, that an XML scan has already found well-formed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    raw: &'a str,
}

/// An attribute inside a tag.
struct RawAttribute<'a> {
    name: &'a str,
    /// From the white space before the name to the closing quote.
    whole: Range<usize>,
    value: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that `raw` is.
    pub fn new(raw: &'a str) -> Self {
        Self { raw }
    }

    /// The name with its prefix.
    pub fn name(self) -> &'a str {
        let inside = self.raw.trim_start_matches('<');
        inside.split(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').next().unwrap_or_default()
    }

    /// The prefix with its colon, or nothing.
    pub fn prefix(self) -> &'a str {
        self.name().split_once(':').map_or("", |(prefix, _)| self.name().get(..=prefix.len()).unwrap_or_default())
    }

    /// Whether the element ends with this tag.
    pub fn is_empty(self) -> bool {
        self.raw.ends_with("/>")
    }

    /// The raw value of an attribute by its whole name.
    pub fn value(self, name: &str) -> Option<&'a str> {
        self.attributes().into_iter().find(|one| one.name == name).map(|one| one.value)
    }

    /// The tag without the attributes in `dropped` and with those in `set`, in their place where they stood before,
    /// else last; self-closing if `empty`. Values are written as they are and must be escaped.
    pub fn rewritten(self, dropped: &[&str], set: &[(&str, &str)], empty: bool) -> String {
        let mut text = format!("<{}", self.name());
        let attributes = self.attributes();
        for one in &attributes {
            if let Some((name, value)) = set.iter().find(|(name, _)| *name == one.name) {
                text.push_str(&format!(" {name}=\"{value}\""));
            } else if !dropped.contains(&one.name) {
                text.push_str(self.raw.get(one.whole.clone()).unwrap_or_default());
            }
        }
        for (name, value) in set.iter().filter(|(name, _)| attributes.iter().all(|one| one.name != *name)) {
            text.push_str(&format!(" {name}=\"{value}\""));
        }
        text.push_str(if empty { "/>" } else { ">" });
        text
    }

    fn attributes(self) -> Vec<RawAttribute<'a>> {
        let mut found = Vec::new();
        let mut at = 1 + self.name().len();
        while let Some(one) = self.attribute_at(at) {
            at = one.whole.end;
            found.push(one);
        }
        found
    }

    /// The attribute whose leading white space begins at `start`.
    fn attribute_at(self, start: usize) -> Option<RawAttribute<'a>> {
        let rest = self.raw.get(start..)?;
        let equals = rest.find('=')?;
        let name = rest.get(..equals)?.trim();
        let after = rest.get(equals + 1..)?;
        let quote_at = after.find(['"', '\''])?;
        let quote = after.get(quote_at..)?.chars().next()?;
        let value = after.get(quote_at + 1..)?.split(quote).next()?;
        let end = start + equals + 1 + quote_at + 1 + value.len() + 1;
        Some(RawAttribute { name, whole: start..end, value })
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn attributes_that_stay_keep_their_form() {
        let tag = Tag::new("<x:c  r='B3' s=\"4\"\n t=\"s\" cm = \"1\" />");
        assert_eq!((tag.name(), tag.prefix(), tag.is_empty()), ("x:c", "x:", true));
        assert_eq!((tag.value("s"), tag.value("cm"), tag.value("x")), (Some("4"), Some("1"), None));
        assert_eq!(
            tag.rewritten(&["t", "cm", "vm"], &[("s", "5"), ("ph", "1")], false),
            "<x:c  r='B3' s=\"5\" ph=\"1\">"
        );
        assert_eq!(Tag::new("<c/>").rewritten(&[], &[], false), "<c>");
        assert_eq!(Tag::new("<row a=\">=\" b='/'>").rewritten(&["a"], &[], true), "<row b='/'/>");
    }
}
