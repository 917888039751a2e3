//! Follow-ups ("If so, …"): whether they arise depends on what was written for the question they follow.

use super::{QuestionResponse, Status};
use crate::stance::Stance;

/// When a follow-up arises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arises {
    /// After a yes ("If yes", "If so").
    AfterYes,
    /// After a no ("If no", "If not").
    AfterNo,
    /// Whatever was said, or it is not known.
    Open,
}

/// Why a follow-up is not answered by itself: the question above is open, or went the other way.
#[must_use]
pub fn bar(text: &str, parent: &QuestionResponse) -> Option<(Status, String)> {
    let arises = condition(text);
    match parent.status {
        Status::Filled => {}
        Status::Kept => return Some((Status::Review, "it follows up an answer that a person has given".to_owned())),
        // What is left open above leaves this open as well, and in the same way.
        status => return Some((status, "the question that it follows up is not answered".to_owned())),
    }
    match (arises, parent.proposal.stance) {
        (Arises::Open, _) | (Arises::AfterYes, Some(Stance::Yes)) => None,
        (Arises::AfterNo, Some(Stance::No | Stance::Planned)) => None,
        (Arises::AfterYes, Some(Stance::No | Stance::Planned)) => Some((
            Status::Skipped,
            "does not arise: it asks for more after a yes, and the answer above is no".to_owned(),
        )),
        (Arises::AfterNo, Some(Stance::Yes)) => Some((
            Status::Skipped,
            "does not arise: it asks for more after a no, and the answer above is yes".to_owned(),
        )),
        _ => Some((Status::Review, "whether it arises depends on how the answer above is read".to_owned())),
    }
}

/// What the opening words say.
fn condition(text: &str) -> Arises {
    let start: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(3)
        .map(str::to_lowercase)
        .collect();
    let words: Vec<&str> = start.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["if", "yes" | "so" | "applicable", ..] | ["if", "you", "do"] | ["if", "answered", "yes"] => Arises::AfterYes,
        ["if", "no" | "not", ..] | ["if", "you", "don"] | ["if", "answered", "no"] => Arises::AfterNo,
        _ => Arises::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Proposal;

    fn parent(status: Status, stance: Stance) -> QuestionResponse {
        let proposal = Proposal { stance: Some(stance), ..Proposal::none() };
        QuestionResponse {
            sheet: 0,
            question: 0,
            status,
            proposal,
            writes: Vec::new(),
            reply: None,
            reasons: Vec::new(),
        }
    }

    #[test]
    fn a_follow_up_arises_only_after_the_answer_it_asks_about() {
        let yes = parent(Status::Filled, Stance::Yes);
        let no = parent(Status::Filled, Stance::No);
        assert_eq!(bar("If so, how often?", &yes), None);
        assert_eq!(bar("If so, how often?", &no).unwrap().0, Status::Skipped);
        assert_eq!(bar("If no, explain why.", &no), None);
        assert_eq!(bar("If not: when?", &yes).unwrap().0, Status::Skipped);
        assert_eq!(bar("Please describe.", &no), None);
    }

    #[test]
    fn what_is_left_open_above_leaves_it_open() {
        assert_eq!(bar("If so, how often?", &parent(Status::Review, Stance::Yes)).unwrap().0, Status::Review);
        assert_eq!(bar("Please describe.", &parent(Status::Unanswered, Stance::Yes)).unwrap().0, Status::Unanswered);
        assert_eq!(bar("If so, how often?", &parent(Status::Filled, Stance::Partial)).unwrap().0, Status::Review);
    }
}
