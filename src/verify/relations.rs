//! Which part belongs to which: the relationships of a package (ECMA-376 part 2, 6.5).

use super::archive::Archive;
use super::refusal::Unreadable;
use super::tokens::Token;

/// The most relationships of one part.
const MOST_RELATIONS: usize = 100_000;

/// A relationship to another part of the same package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Its identifier, unique for its source.
    pub id: String,
    /// The last segment of its type; the rest differs between the strict and the transitional format.
    pub kind: String,
    /// The name of the part that it leads to, without a slash at the beginning.
    pub target: String,
}

/// The relationships of a part, or of the whole package where `source` is empty; none where there is no such part.
pub(super) fn relations(archive: &mut Archive<'_>, source: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let part = resolved(folder, &format!("_rels/{name}.rels"));
    let mut found = Vec::new();
    let Some(mut tokens) = archive.tokens(&part)? else { return Ok(found) };
    loop {
        match tokens.next()? {
            Token::Open(element) if element.local() == "Relationship" => {
                let text = |name| element.attribute(name).unwrap_or_default();
                if text("TargetMode") == "External" {
                    continue;
                }
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relation { id: text("Id").to_owned(), kind, target: resolved(folder, text("Target")) });
                if found.len() > MOST_RELATIONS {
                    return Err(tokens.too_large(format!("there are more than {MOST_RELATIONS} relationships")));
                }
            }
            Token::End => return Ok(found),
            _ => {}
        }
    }
}

/// The name of the part that `target` leads to from a part in `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut segments: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_folder_of_their_source() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolved("xl", "/xl/./a.xml"), "xl/a.xml");
        assert_eq!(resolved("", "xl\\workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolved("xl", "../../../a.xml"), "a.xml");
    }
}
