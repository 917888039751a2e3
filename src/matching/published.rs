//! Published questions: a number identifies a question before its words do.

use super::reading::Reading;
use super::{Inquiry, Judgement, Verdict};
use crate::bank::{Entry, FrameworkLink, Relation};
use crate::stance::Stance;

/// How sure an answer is that follows from a question's number.
const BY_NUMBER: f64 = 0.97;

/// The link of an entry to the question that is asked, where it has one.
#[must_use]
pub fn link<'a>(inquiry: &Inquiry, entry: &'a Entry) -> Option<&'a FrameworkLink> {
    let (framework, number) = (inquiry.framework?, inquiry.number?);
    entry.frameworks.iter().find(|link| link.framework == framework && plain(&link.number).eq(plain(number)))
}

/// A number without the spaces that stray into it, in one case.
fn plain(number: &str) -> impl Iterator<Item = char> + '_ {
    number.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase)
}

/// Lets a question's number decide, where the words do not speak against it.
pub fn judge(inquiry: &Inquiry, entry: &Entry, judgement: &mut Judgement) {
    let Some(link) = link(inquiry, entry) else { return };
    match link.relation {
        Relation::Equal | Relation::Subset => {
            // A number that has come to stand beside another text is not trusted.
            if judgement.verdict == Verdict::Unrelated && judgement.confidence <= 0.0 {
                judgement.verdict = Verdict::Doubtful;
                judgement.reasons = vec![format!("the number is {}'s, the words are others", link.framework)];
                return;
            }
            // "How long …?" takes no side, whatever the entry's is.
            let form = Reading::of(inquiry.question).form;
            let sided = form.polar || form.caption;
            judgement.stance = link.stance.or_else(|| own_stance(entry)).filter(|_| sided);
            judgement.verdict = Verdict::Certain;
            judgement.confidence = BY_NUMBER;
            judgement.reasons = vec![format!("{} {}", link.framework, link.number)];
        }
        Relation::Superset | Relation::Intersects => {
            if judgement.verdict != Verdict::Doubtful {
                judgement.verdict = Verdict::Doubtful;
                judgement.confidence = judgement.confidence.min(0.5);
            }
            let asks = if link.relation == Relation::Superset { "asks for more than" } else { "overlaps" };
            judgement.reasons.insert(0, format!("{} {} {asks} what this answers", link.framework, link.number));
        }
    }
}

/// The stance of an entry as a whole: that of its first wording.
fn own_stance(entry: &Entry) -> Option<Stance> {
    entry.wordings.first().and_then(|wording| wording.stance)
}
