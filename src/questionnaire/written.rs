//! Choices written out in the reply cell itself, a box before or after each: `☐ Yes  ☐ No`, `Yes [ ]  No [ ]`.

use super::texts::plain;
use super::vocabulary::{Choice, certain_choices};

/// The boxes that choices are written out with, each with its ticked form.
const BOXES: [(&str, &str); 4] = [("☐", "☒"), ("□", "■"), ("[ ]", "[x]"), ("[]", "[x]")];
/// The longest text, in bytes, that is read as choices.
const LONGEST: usize = 200;

/// The choices of a cell in which none is ticked yet, each as the whole text that the cell has once it is taken; none
/// where the text is not boxes with a few words each.
#[must_use]
pub fn written_choices(text: &str) -> Vec<Choice> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Vec::new();
    }
    BOXES
        .iter()
        .map(|(open, ticked)| choices_with(text, open, ticked))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn choices_with(text: &str, open: &str, ticked: &str) -> Vec<Choice> {
    let parts: Vec<&str> = text.split(open).collect();
    let labels: Vec<&str> = match parts.as_slice() {
        [first, labels @ ..] if plain(first).is_empty() => labels.to_vec(),
        [labels @ .., last] if plain(last).is_empty() => labels.to_vec(),
        _ => return Vec::new(),
    };
    if labels.len() < 2 || labels.iter().any(|label| plain(label).is_empty()) {
        return Vec::new();
    }
    let places = text.match_indices(open).map(|(at, _)| at);
    let taken = places.filter_map(|at| Some([text.get(..at)?, ticked, text.get(at + open.len()..)?].concat()));
    let meant = certain_choices(labels.iter().map(|label| label.trim_matches(|c: char| c == '/' || c.is_whitespace())));
    taken.zip(meant).map(|(text, label)| Choice { text, ..label }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::Stance::{self, No, NotApplicable, Yes};

    fn read(text: &str) -> Vec<(String, Option<Stance>)> {
        written_choices(text).into_iter().map(|choice| (choice.text, choice.stance)).collect()
    }

    #[test]
    fn boxes_stand_before_or_after_their_words() {
        let taken = |text: &str, stance| (text.to_owned(), stance);
        assert_eq!(read("☐ Yes  ☐ No"), [taken("☒ Yes  ☐ No", Some(Yes)), taken("☐ Yes  ☒ No", Some(No))]);
        assert_eq!(
            read("Ja [ ] / Nein [ ] / Entfällt [ ]"),
            [
                taken("Ja [x] / Nein [ ] / Entfällt [ ]", Some(Yes)),
                taken("Ja [ ] / Nein [x] / Entfällt [ ]", Some(No)),
                taken("Ja [ ] / Nein [ ] / Entfällt [x]", Some(NotApplicable)),
            ]
        );
        assert_eq!(read("□ Tier 1 □ Tier 2").iter().map(|(_, stance)| *stance).collect::<Vec<_>>(), [None, None]);
    }

    #[test]
    fn other_texts_are_no_choices() {
        for text in ["", "☐", "☐ Yes", "☒ Yes", "Yes / No", "See ☐ and ☐ below", "☐ ☐"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
