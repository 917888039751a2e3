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
    let allowed = state.desk.question(at).map(|question| &*question.allowed).unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::response::decide::Decision;
    use crate::response::journal::{Earlier, Journal, Questioned};
    use crate::stance::Stance;
    use crate::tui::rehearsal::{act, cells, choose, press, review, screen, type_text};

    /// What was answered in another questionnaire: another stance on kites.
    fn answered_before() -> Arc<Earlier> {
        let folder = tempfile::tempdir().unwrap();
        let desk = crate::response::specimen::desk();
        let questioned = Questioned { sha256: "aa".to_owned(), path: "/forms/acme.xlsx".into() };
        let path = folder.path().join("aa.jsonl");
        let (mut journal, _) = Journal::open(&path, &questioned, &desk).unwrap();
        let answer = Answer::own("We never did.").with_choice("No", Some(Stance::No));
        journal.save(&Step::Decide(vec![(2, Some(Decision::Answered(answer)))])).unwrap();
        assert!(Earlier::read(folder.path(), "aa").is_empty(), "a questionnaire is not compared with itself");
        Arc::new(Earlier::read(folder.path(), "bb"))
    }

    fn said(state: &State) -> &str {
        state.message.as_ref().map_or("", |message| message.text.as_str())
    }

    #[test]
    fn what_was_answered_before_is_shown_beside_and_taken() {
        let mut state = review(120, 40);
        choose(&mut state, "2.1");
        press(&mut state, "c");
        assert_eq!(said(&state), "this was not answered before");
        state.earlier = answered_before();
        let shown = screen(&state);
        assert!(shown.contains("Answered before") && shown.contains("! No. We never did."), "{shown}");
        press(&mut state, "c");
        assert!(screen(&state).contains("acme.xlsx"));
        press(&mut state, "enter");
        assert_eq!(cells(&state, "2.1"), ["C9 No", "D9 We never did."]);
        choose(&mut state, "1.1");
        assert!(!screen(&state).contains("Answered before"));
    }

    #[test]
    fn an_answer_is_kept_as_a_draft_after_a_look() {
        let mut state = review(80, 24);
        choose(&mut state, "2.5");
        press(&mut state, "B");
        assert_eq!(said(&state), "there are no words to keep: edit the answer first");
        choose(&mut state, "1.1");
        press(&mut state, "B");
        assert!(screen(&state).contains("Do you sell customer data?"));
        let effects = press(&mut state, "y");
        let [Effect::KeepDraft(draft)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!((draft.answer.as_str(), draft.stance), ("Customer data is not sold.", Some(Stance::No)));
    }

    #[test]
    fn open_questions_are_handed_out_by_owner_and_come_back_as_proposals() {
        let mut state = review(80, 24);
        press(&mut state, "H");
        assert_eq!(said(&state), "nobody has open questions: hand one over first");
        choose(&mut state, "2.1");
        press(&mut state, "h");
        type_text(&mut state, "Legal: is it so?");
        press(&mut state, "enter H");
        assert!(screen(&state).contains("Legal") && screen(&state).contains("1 open"));
        assert_eq!(press(&mut state, "enter"), [Effect::HandOut { owner: "Legal".to_owned() }]);
        state.handed_out = Some("form.for-Legal.handed.xlsx".to_owned());
        press(&mut state, "T");
        assert_eq!(press(&mut state, "enter"), [Effect::TakeBack { path: "form.for-Legal.handed.xlsx".to_owned() }]);
        let answer = Answer::own("None was flown.").with_choice("No", Some(Stance::No));
        let taken = TakenBack {
            owner: "Legal".to_owned(),
            changes: vec![(2, Some(Decision::Returned { owner: "Legal".to_owned(), answer }))],
            blank: 1,
            refused: vec!["2.9 Do you dive?: it is no longer asked".to_owned()],
        };
        let Some(Effect::Record(step)) = taken_back(&mut state, taken) else { panic!("nothing to record") };
        assert!(said(&state).starts_with("Legal answered 1; 1 left blank; not taken: 2.9"));
        super::super::recorded(&mut state, step);
        choose(&mut state, "2.1");
        assert!(screen(&state).contains("if you accept") && cells(&state, "2.1").is_empty());
        press(&mut state, "a");
        assert_eq!(cells(&state, "2.1"), ["C9 No", "D9 None was flown."]);
        act(&mut state, crate::tui::action::Action::Release);
    }
}
