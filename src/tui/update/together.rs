//! Questions that ask the same: offered to be decided the same way, in this questionnaire and in the others that are open.
//! Each is shown before anything is decided.

use super::Effect;
use crate::questionnaire::QuestionKind;
use crate::response::decide::{Decision, Standing, Step};
use crate::tui::layer::{Alike, Asking, Layer, Then};
use crate::tui::state::State;
use crate::visible;

/// Questions of another questionnaire that is open: its position, what it is called, and each with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The questionnaire's position.
    pub file: usize,
    /// What it is called.
    pub title: String,
    /// The questions, each with what is shown of it.
    pub questions: Vec<(usize, String)>,
}

/// The questions of this questionnaire that ask the same as a text, each with what is shown of it.
#[must_use]
pub fn asking(state: &State, text: &str, kind: QuestionKind, but: Option<usize>) -> Vec<(usize, String)> {
    let line = |at: usize| {
        let question = state.desk.question(at);
        let number = question.and_then(|question| question.number.clone()).unwrap_or_default();
        let text = question.map(|question| visible::shortened(&question.text, 200)).unwrap_or_default();
        (at, format!("{number}  {text}  ({})", state.desk.standing(at).word()))
    };
    state.asking_alike(text, kind).into_iter().filter(|at| Some(*at) != but).map(line).collect()
}

/// How many others of this questionnaire ask the same as a question and are still open.
pub(super) fn still_open(state: &State, at: usize) -> usize {
    let Some(question) = state.desk.question(at) else { return 0 };
    let alike = state.asking_alike(&question.text, question.kind).into_iter();
    alike.filter(|other| *other != at && state.desk.standing(*other).is_open()).count()
}

/// Offers to decide the questions that ask the same as the chosen one or, where that is not decided, as the one decided last.
pub(super) fn alike(state: &mut State) -> Option<Effect> {
    let chosen = state.selected().filter(|at| state.desk.decision(*at).is_some());
    let question = chosen.or(state.decided_last.filter(|at| state.desk.decision(*at).is_some()));
    let Some(question) = question else {
        state.warn("decide this question first; then the others can follow it");
        return None;
    };
    if state.place.1 > 1 {
        return Some(Effect::FindAlike { question });
    }
    offer(state, question, &[]);
    None
}

/// Shows the questions that ask the same and asks whether to decide them.
pub fn offer(state: &mut State, question: usize, elsewhere: &[Elsewhere]) {
    let Some(asked) = state.desk.question(question) else { return };
    let here = asking(state, &asked.text, asked.kind, Some(question));
    let count = here.len() + elsewhere.iter().map(|file| file.questions.len()).sum::<usize>();
    if count == 0 {
        state.say("no other question asks the same");
        return;
    }
    let noun = if count == 1 { "question that asks" } else { "questions that ask" };
    let decided = super::deciding::said(state, question);
    let mut lines: Vec<String> = here.iter().map(|(_, line)| line.clone()).collect();
    for file in elsewhere.iter().filter(|file| !file.questions.is_empty()) {
        lines.push(format!("in {}", file.title));
        lines.extend(file.questions.iter().map(|(_, line)| format!("  {line}")));
    }
    let positions = |questions: &[(usize, String)]| questions.iter().map(|(at, _)| *at).collect::<Vec<usize>>();
    let then = Then::Alike(Alike {
        question,
        here: positions(&here),
        elsewhere: elsewhere.iter().map(|file| (file.file, positions(&file.questions))).collect(),
    });
    let question = format!("Decide {count} other {noun} the same in the same way? {decided}");
    state.layer = Some(Layer::Asking(Asking { question, lines, then, top: 0 }));
}

/// The step that decides questions in a way; those whose cells do not take it are left as they are. `None` where none does.
#[must_use]
pub fn step(state: &State, decision: &Decision, questions: &[usize]) -> Option<Step> {
    let takes = |at: &&usize| match decision {
        Decision::Answered(_) => state
            .desk
            .preview(**at, decision)
            .is_some_and(|made| Standing::of(&made, Some(decision)) == Standing::Accepted),
        _ => true,
    };
    let changes: Vec<_> = questions.iter().filter(takes).map(|at| (*at, Some(decision.clone()))).collect();
    (!changes.is_empty()).then_some(Step::Decide(changes))
}

/// The person said yes.
pub(super) fn confirmed(state: &mut State, alike: Alike) -> Option<Effect> {
    if alike.elsewhere.iter().any(|(_, questions)| !questions.is_empty()) {
        return Some(Effect::DecideAlike(alike));
    }
    let decision = state.desk.decision(alike.question)?.clone();
    let step = step(state, &decision, &alike.here);
    if step.is_none() {
        state.warn("none of their cells takes this answer");
    }
    step.map(Effect::Record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::rehearsal::{choose, press, review, screen};

    #[test]
    fn questions_of_other_questionnaires_are_shown_and_decided_with_their_own_steps() {
        let (mut here, mut there) = (review(80, 24), review(80, 24));
        here.place = (1, 2);
        there.title = "other.xlsx".to_owned();
        choose(&mut here, "2.1");
        press(&mut here, "a");
        // The choice went on; what was decided last is meant.
        assert_eq!(press(&mut here, "="), [Effect::FindAlike { question: 2 }]);
        let asked = here.desk.question(2).unwrap();
        let (text, kind) = (asked.text.clone(), asked.kind);
        let elsewhere =
            Elsewhere { file: 1, title: "other.xlsx".to_owned(), questions: asking(&there, &text, kind, None) };
        assert_eq!(elsewhere.questions.len(), 2);
        offer(&mut here, 2, &[elsewhere]);
        let shown = screen(&here);
        assert!(
            shown.contains("Decide 3 other questions that ask the same") && shown.contains("in other.xlsx"),
            "{shown}"
        );
        let effects = press(&mut here, "y");
        let [Effect::DecideAlike(alike)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!((alike.here.as_slice(), alike.elsewhere.as_slice()), ([8].as_slice(), [(1, vec![2, 8])].as_slice()));
        let decision = here.desk.decision(2).unwrap().clone();
        let step = step(&there, &decision, &alike.elsewhere[0].1).unwrap();
        super::super::recorded(&mut there, step);
        assert_eq!(there.desk.standing(8), Standing::Accepted);
    }
}
