//! What goes to others and comes from elsewhere: open questions handed out, answers taken back, answers given before, drafts
//! for the bank.

use std::collections::BTreeMap;

use super::Effect;
use super::deciding;
use crate::bank::draft::Draft;
use crate::response::decide::{Answer, Step};
use crate::response::handed::TakenBack;
use crate::response::journal::EarlierAnswer;
use crate::tui::layer::{Asking, Layer, Offer, Target, Then};
use crate::tui::state::State;
use crate::visible;

/// An answer in one line, its stance foremost.
#[must_use]
pub fn in_a_line(answer: &Answer) -> String {
    let stance = match (&answer.choice, answer.stance) {
        (Some(choice), _) => format!("{choice}. "),
        (None, Some(stance)) => format!("{} ", stance.opening()),
        (None, None) => String::new(),
    };
    visible::shortened(format!("{stance}{}", answer.text).trim(), 300)
}

/// Whether an answer that was given before says another thing than one that is given now.
#[must_use]
pub fn differs(before: &Answer, now: &Answer) -> bool {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    before.stance != now.stance || plain(&before.text) != plain(&now.text)
}

/// The answers given before to what the chosen question asks.
pub(super) fn earlier(state: &State) -> Vec<Offer> {
    let Some(at) = state.selected() else { return Vec::new() };
    let text = state.desk.question(at).map_or("", |question| question.text.as_str());
    let now = state.desk.current(at);
    let offer = |before: &EarlierAnswer| Offer {
        label: in_a_line(&before.answer),
        beside: format!("{}{}", if differs(&before.answer, &now) { "" } else { "the same · " }, before.file),
        target: Target::Earlier(before.answer.clone()),
    };
    state.earlier.like(text).map(offer).collect()
}

/// Those who have open questions, with how many.
pub(super) fn owners(state: &State) -> Vec<Offer> {
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for at in 0..state.desk.len() {
        let theirs = state.desk.standing(at).is_open() || state.desk.standing(at).is_handed_over();
        if let Some(owner) = state.owner(at).filter(|_| theirs) {
            *owners.entry(owner).or_default() += 1;
        }
    }
    let offer = |(owner, count): (&str, usize)| Offer {
        label: owner.to_owned(),
        beside: format!("{count} open"),
        target: Target::Owner(owner.to_owned()),
    };
    owners.into_iter().map(offer).collect()
}

/// Answers as it was answered before. It is taken as the person's own answer, whatever the bank says now.
pub(super) fn take_earlier(state: &mut State, answer: &Answer) -> Option<Effect> {
    let at = state.selected()?;
    let allowed = state.desk.question(at).map(|question| question.allowed.as_slice()).unwrap_or_default();
    // The other sheet's choice may not be one of this sheet's.
    let choice = answer.choice.clone().filter(|choice| allowed.iter().any(|allowed| allowed.text == *choice));
    let taken = Answer { choice, own_words: true, own_stance: true, ..answer.clone() };
    deciding::answer(state, at, taken)
}

/// Asks whether the answer of the chosen question is to be kept as a draft control.
pub(super) fn offer_draft(state: &mut State) -> Option<Effect> {
    let at = state.selected()?;
    let question = state.desk.question(at)?;
    let answer = state.desk.current(at);
    if answer.text.is_empty() {
        state.warn("there are no words to keep: edit the answer first");
        return None;
    }
    let draft = Draft {
        question: visible::on_one_line(&question.text).into_owned(),
        topic: question.section.last().cloned(),
        answer: answer.text.clone(),
        stance: answer.stance,
    };
    let lines = vec![
        format!("Question  {}", draft.question),
        format!("Answer    {}", in_a_line(&answer)),
        String::new(),
        "It answers nothing before somebody reviews and approves it.".to_owned(),
    ];
    let asking = "Keep this as a draft control at the end of the bank's controls.json?".to_owned();
    state.layer = Some(Layer::Asking(Asking { question: asking, lines, then: Then::KeepDraft(draft), top: 0 }));
    None
}

/// The answers of a workbook that was handed out came back: they are recorded as proposals.
pub fn taken_back(state: &mut State, taken: TakenBack) -> Option<Effect> {
    let TakenBack { owner, changes, blank, refused } = taken;
    let mut words = vec![format!("{owner} answered {}", changes.len())];
    if blank > 0 {
        words.push(format!("{blank} left blank"));
    }
    if let Some(first) = refused.first() {
        let more = if refused.len() > 1 { format!(" and {} more", refused.len() - 1) } else { String::new() };
        words.push(format!("not taken: {first}{more}"));
    }
    state.message = Some(crate::tui::state::Message { text: words.join("; "), fault: !refused.is_empty() });
    (!changes.is_empty()).then_some(Effect::Record(Step::Decide(changes)))
}
