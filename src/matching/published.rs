//! Published questions by number: where the questionnaire is known, its numbers settle a match before words do.
//!
//! A number is trusted only together with the framework that the workbook's title names and some likeness of words:
//! editions renumber, and a sender may put questions of his own under old numbers.

use super::reading::Reading;
use super::{Inquiry, Judgement, Verdict};
use crate::bank::{Entry, FrameworkLink, Relation};

/// The least resemblance of question and wording at which a number is believed.
const LEAST_LIKENESS: f64 = 0.12;

/// The entry's link to the very question that is asked, if it has one.
#[must_use]
pub fn link<'e>(inquiry: &Inquiry<'_>, entry: &'e Entry) -> Option<&'e FrameworkLink> {
    let (framework, number) = (inquiry.framework?, inquiry.number?);
    entry.frameworks.iter().find(|link| link.number == number && link.framework == framework)
}

/// What a link is worth whose entry resembles the question by `score`.
#[must_use]
pub fn judge(inquiry: &Inquiry<'_>, link: &FrameworkLink, score: f64) -> Judgement {
    let polar = Reading::of(inquiry.question).form.polar;
    let named = format!("{} {}", link.framework, link.number);
    let (verdict, confidence, reason) = match link.relation {
        Relation::Equal | Relation::Subset if score < LEAST_LIKENESS => {
            (Verdict::Doubtful, 0.4, format!("the number is that of {named}, but the words are others"))
        }
        Relation::Equal => (Verdict::Certain, 0.99, format!("same question by number: {named}")),
        Relation::Subset => (Verdict::Certain, 0.97, format!("part of what is stated, by number: {named}")),
        Relation::Superset => (Verdict::Doubtful, 0.5, format!("{named} asks for more than is stated")),
        Relation::Intersects => (Verdict::Doubtful, 0.4, format!("{named} overlaps with what is stated")),
    };
    Judgement { stance: link.stance, verdict, confidence, reasons: vec![reason], polar }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::Stance;

    fn judged(relation: Relation, score: f64) -> Verdict {
        let link = FrameworkLink {
            framework: "CAIQ 4".to_owned(),
            number: "X-01.1".to_owned(),
            relation,
            stance: Some(Stance::Yes),
        };
        judge(&Inquiry { question: "Is it so?", ..Inquiry::default() }, &link, score).verdict
    }

    #[test]
    fn only_a_question_that_asks_no_more_is_settled_by_its_number() {
        assert_eq!(judged(Relation::Equal, 0.5), Verdict::Certain);
        assert_eq!(judged(Relation::Subset, 0.5), Verdict::Certain);
        assert_eq!(judged(Relation::Superset, 0.9), Verdict::Doubtful);
        assert_eq!(judged(Relation::Intersects, 0.9), Verdict::Doubtful);
    }

    #[test]
    fn a_number_under_other_words_is_not_believed() {
        assert_eq!(judged(Relation::Equal, 0.05), Verdict::Doubtful);
    }
}
