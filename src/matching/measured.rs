//! What a figure is a figure of, where its unit or its bound tells: so many characters are a length, a demanded share
//! of availability is a promise of it, and at most so much time of lost data is a recovery point.

use super::content::{Content, Key};
use super::lexicon::lexicon;
use super::said::Said;
use super::terms::stem;
use crate::quantity::{Asked, Quantity};

/// Adds to what a text says what its figures measure.
pub fn add_measured(content: &mut Vec<Content>, said: &mut Said, asked: &[Asked], demanded: bool) {
    let characters = |asked: &Asked| matches!(&asked.quantity, Quantity::Count { unit, .. } if matches!(unit.as_str(), "character" | "digit"));
    let counted = said.contains_named("passwords") && said.contains_word(&stem("characters"));
    if counted || asked.iter().any(characters) {
        said.insert_word(&stem("length"));
        // The unit is a part of the figure.
        let unit = stem("characters");
        content.retain(|content| !matches!(&content.key, Key::Word(word) if *word == unit));
    }
    let share = asked.iter().any(|asked| matches!(asked.quantity, Quantity::Percentage(_)));
    if let Some(sla) = lexicon().term("sla").filter(|_| share && demanded && said.contains_named("uptime")) {
        said.insert_term(sla);
    }
    let data = ["data", "customer-data", "personal-data"].iter().any(|name| said.contains_named(name));
    let Some(rpo) = lexicon().term("rpo") else { return };
    if data && asked.iter().any(Asked::is_deadline) {
        for content in content.iter_mut().filter(|content| content.key.is("loss")) {
            content.key = Key::Term(rpo);
            said.insert_term(rpo);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::reading::Reading;

    #[test]
    fn a_bound_on_lost_data_is_a_recovery_point() {
        assert!(Reading::of("The loss of data does not exceed 30 minutes.").says_term("rpo"));
        assert!(!Reading::of("Is lost data found again after 30 minutes?").says_term("rpo"));
        assert!(!Reading::of("A lost key is replaced within a day.").says_term("rpo"));
    }
}
