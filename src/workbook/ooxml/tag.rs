//! A start tag as it stands in the text, rewritten without touching the attributes that stay.

use std::ops::Range;

/// A start tag, from `<` to `>`, that an XML scan has already found well-formed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    raw: &'a str,
}

/// The attributes of an element that is rewritten, in the order of the schema (ECMA-376 part 1, A.2 `CT_Cell`, `CT_Row`,
/// `CT_CalcPr`). XML gives the order no meaning; programs that compare or stream are spared to find that out.
fn schema_order(element: &str) -> &'static [&'static str] {
    match element {
        "c" => &["r", "s", "t", "cm", "vm", "ph"],
        "row" => &[
            "r",
            "spans",
            "s",
            "customFormat",
            "ht",
            "hidden",
            "customHeight",
            "outlineLevel",
            "collapsed",
            "thickTop",
            "thickBot",
            "ph",
        ],
        "calcPr" => &[
            "calcId",
            "calcMode",
            "fullCalcOnLoad",
            "refMode",
            "iterate",
            "iterateCount",
            "iterateDelta",
            "fullPrecision",
            "calcCompleted",
            "calcOnSave",
            "concurrentCalc",
            "concurrentManualCount",
            "forceFullCalc",
        ],
        _ => &[],
    }
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

    /// The tag without the attributes in `dropped` and with those in `set`, in their place where they stood before, else
    /// where the schema lists them; self-closing if `empty`. Values are written as they are and must be escaped.
    pub fn rewritten(self, dropped: &[&str], set: &[(&str, &str)], empty: bool) -> String {
        let mut text = format!("<{}", self.name());
        let attributes = self.attributes();
        let order = schema_order(self.local_name());
        let place = |name: &str| order.iter().position(|one| *one == name);
        let mut new: Vec<_> = set.iter().filter(|(name, _)| attributes.iter().all(|one| one.name != *name)).collect();
        for one in &attributes {
            new.retain(|(name, value)| {
                let later = place(name).is_some_and(|new| place(one.name).is_some_and(|old| old > new));
                if later {
                    text.push_str(&format!(" {name}=\"{value}\""));
                }
                !later
            });
            if let Some((name, value)) = set.iter().find(|(name, _)| *name == one.name) {
                text.push_str(&format!(" {name}=\"{value}\""));
            } else if !dropped.contains(&one.name) {
                text.push_str(self.raw.get(one.whole.clone()).unwrap_or_default());
            }
        }
        for (name, value) in new {
            text.push_str(&format!(" {name}=\"{value}\""));
        }
        text.push_str(if empty { "/>" } else { ">" });
        text
    }

    fn local_name(self) -> &'a str {
        self.name().get(self.prefix().len()..).unwrap_or_default()
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
        assert_eq!(
            Tag::new("<x:row r='3' hidden='1' y:descent='0.2'>").rewritten(&[], &[("ht", "30")], false),
            "<x:row r='3' ht=\"30\" hidden='1' y:descent='0.2'>"
        );
        assert_eq!(
            Tag::new("<calcPr calcId='1' iterate='1'/>").rewritten(&[], &[("fullCalcOnLoad", "1")], true),
            "<calcPr calcId='1' fullCalcOnLoad=\"1\" iterate='1'/>"
        );
        assert_eq!(Tag::new("<c/>").rewritten(&[], &[], false), "<c>");
        assert_eq!(Tag::new("<row a=\">=\" b='/'>").rewritten(&["a"], &[], true), "<row b='/'/>");
    }
}
