//! Lines that are said, and what is told of them.

use super::{hear, tell};
use crate::tui::layer::Layer;
use crate::tui::rehearsal::review;
use crate::tui::state::State;
use crate::tui::update::{Effect, recorded};

/// What is told after each of some lines, and what is left to do outside.
fn say(state: &mut State, lines: &[&str]) -> (String, Vec<Effect>) {
    let (mut told, mut effects) = (Vec::new(), Vec::new());
    for line in lines {
        match hear::line(state, line) {
            Some(Effect::Record(step)) => recorded(state, step),
            effect => effects.extend(effect),
        }
        tell::message(state, &mut told).unwrap();
        tell::layer(state, &mut told).unwrap();
        if matches!(state.layer, Some(Layer::Page(_) | Layer::Sheet(_))) {
            state.layer = None;
        }
    }
    (String::from_utf8(told).unwrap(), effects)
}

#[test]
fn a_question_is_told_with_all_that_its_page_shows() {
    let mut state = review(80, 24);
    say(&mut state, &["/ 2.1"]);
    let mut told = Vec::new();
    tell::question(&state, &mut told).unwrap();
    insta::assert_snapshot!(String::from_utf8(told).unwrap(), @r#"

    Question 3 of 9: 2.1, Operations, cell B9 of Security.
    Do you operate kites?
    Choices: Yes / No / N/A
    It is review, 98% sure.
    If you accept, C9: Yes
    If you accept, D9: Kites are flown.
    Why: the answer is a draft, not approved
    From: kites; matched "Do you operate kites?"
    "#);
}

#[test]
fn everything_above_a_confidence_is_told_before_it_is_accepted() {
    let mut state = review(80, 24);
    let (told, _) = say(&mut state, &["A", "100%", "no", "A 0", "yes"]);
    insta::assert_snapshot!(told, @"
    1.1 Do you sell customer data? No. Customer data is not sold.
    1.2 Do you watermark exported pictures? Yes. Exported pictures carry a watermark. This holds on the Plus plan.
    2.1 Do you operate kites? Yes. Kites are flown.
    2.3 Do you operate balloons? Yes. Balloons are flown.
    2.7 Do you operate kites? Yes. Kites are flown.
    Accept these 5, all at 90% or more? Say yes, no, or another percentage.
    Accept these 0, all at 100% or more? Say yes, no, or another percentage.
    left as it was
    1.1 Do you sell customer data? No. Customer data is not sold.
    1.2 Do you watermark exported pictures? Yes. Exported pictures carry a watermark. This holds on the Plus plan.
    2.1 Do you operate kites? Yes. Kites are flown.
    2.3 Do you operate balloons? Yes. Balloons are flown.
    2.7 Do you operate kites? Yes. Kites are flown.
    Accept these 5, all at 0% or more? Say yes, no, or another percentage.
    5 questions decided
    ");
}

#[test]
fn questions_asked_alike_are_told_and_decided_together() {
    let mut state = review(80, 24);
    let (told, _) = say(&mut state, &["/ 2.1", "a", "=", "perhaps", "=", "YES", "undo"]);
    insta::assert_snapshot!(told, @"
    2.1 accepted: Yes; one more asks the same: = decides it too
    2.7  Do you operate kites?  (review)
    Decide 1 other question that asks the same in the same way? 2.1 accepted: Yes
    Say yes or no.
    left as it was
    2.7  Do you operate kites?  (review)
    Decide 1 other question that asks the same in the same way? 2.1 accepted: Yes
    Say yes or no.
    2.7 accepted: Yes
    Taken back: 2.7 review
    ");
}

#[test]
fn lists_are_narrowed_by_words_and_taken_by_number() {
    let mut state = review(80, 24);
    let (told, effects) = say(
        &mut state,
        &["f section Privacy", "f", "10", "1", ":", "bank as you", "1", "f all questions", "b balloons", ""],
    );
    insta::assert_snapshot!(told, @r#"
    showing section Privacy
    1: all questions (9)
    2: what is to decide (6)
    3: filled (2)
    4: review (5)
    5: unanswered (1)
    6: kept (1)
    7: section Privacy (2)
    8: section Operations (7)
    9: owner privacy (1)
    Show only: Say a number, or words to look for; an empty line leaves.
    1: containing "10"
    Show only: Say a number, or words to look for; an empty line leaves.
    showing containing "10"
    1: Accept the answer as it is shown (a enter)
    2: Take a runner-up by its number, 1 to 9 (1)
    3: Edit the words in place (e)
    4: Edit the words in $EDITOR (E)
    5: Choose the stance or one of the sheet's choices (s)
    6: Leave it blank, with a reason (d)
    7: Search the bank as you type and take an answer (b)
    8: Go to the next question to decide (n tab)
    9: Go to the previous question to decide (N shift-tab)
    Commands: 31 more are there. Say a number, or words to look for; an empty line leaves.
    1: Search the bank as you type and take an answer (b)
    Commands: Say a number, or words to look for; an empty line leaves.
    Not done: no question is shown: choose another filter
    showing all questions
    1: Do you operate balloons? (balloons)
    2: Do you sell customer data? (sale)
    Search the bank: Say a number, or words to look for; an empty line leaves.
    left as it was
    "#);
    assert_eq!(effects, []);
}

#[test]
fn what_is_read_is_told_at_once() {
    let mut state = review(80, 24);
    let (told, _) = say(&mut state, &["/ 2.1", "grid", "reasons", "ctrl-z"]);
    insta::assert_snapshot!(told, @"
    Row 1: Security questionnaire
    Row 4: No. | Question | Answer | Comments
    Row 5: Privacy
    Row 6: 1.1 | Do you sell customer data?
    Row 7: 1.2 | Do you watermark exported pictures?
    Row 8: Operations
    Row 9: 2.1 | Do you operate kites?
    Row 10: 2.2 | If so, how high do they fly?
    Row 11: 2.3 | Do you operate balloons?
    Row 12: 2.4 | Do you operate tunnels?
    Row 13: 2.5 | Is your office painted green?
    Row 14: 2.6 | Do you operate lanterns? | No
    Row 15: 2.7 | Do you operate kites?
    Do you operate kites?

    It stands as review.
    • the answer is a draft, not approved

    What resembles it, and by what (0 to 1)
    0.94  kites  Do you operate kites?
    words 1.00, terms 0.00, characters 1.00, heading 1.00, meaning 1.00
    0.49  balloons  Do you operate balloons?
    words 0.31, terms 0.00, characters 0.60, heading 1.00, meaning 0.52
    0.41  tunnels  Do you operate tunnels?
    words 0.31, terms 0.00, characters 0.62, heading 1.00, meaning 0.30
    0.02  sale  Do you sell customer data?
    words 0.02, terms 0.00, characters 0.15, heading 0.00, meaning 0.00
    0.02  pictures  Do you watermark exported pictures?
    words 0.02, terms 0.00, characters 0.12, heading 0.00, meaning 0.00
    ");
}
