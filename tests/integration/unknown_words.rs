//! A word that nobody knows, in the place of each word of a question that is answered.
//!
//! What must hold: the question is left open, as the word may be what it turns on. What illustrates or leads up to a question
//! ("such as …", "because our auditors …") may be any word, and so may what stands behind "or": few answers remain.

use std::fmt::Write as _;

use crate::answers::Expectation;
use crate::labelled::{Asked, every_label};

/// The word that nobody knows.
const UNKNOWN: &str = "florb";
/// How many questions are asked, at the least.
const QUESTIONS: usize = 1_500;
/// One answer is allowed in so many questions.
const ONE_IN: usize = 200;

/// Words that only hold a sentence together.
const IDLE: [&str; 48] = [
    "the", "and", "are", "was", "were", "been", "does", "did", "you", "your", "our", "its", "this", "that", "these",
    "those", "how", "what", "which", "who", "whom", "whose", "where", "when", "why", "please", "can", "could", "will",
    "would", "may", "must", "shall", "should", "has", "have", "had", "any", "all", "not", "for", "with", "from",
    "into", "than", "then", "there", "their",
];

/// The question with each of its words exchanged, one at a time.
fn exchanged(question: &str) -> impl Iterator<Item = String> {
    let is_of_a_word = |letter: char| letter.is_alphabetic() || letter == '\'';
    let is_told = |word: &str| word.len() > 2 && !IDLE.contains(&word.to_lowercase().as_str());
    question.split(move |letter| !is_of_a_word(letter)).filter(move |word| is_told(word)).map(move |word| {
        let at = word.as_ptr() as usize - question.as_ptr() as usize;
        format!("{}{UNKNOWN}{}", &question[..at], &question[at + word.len()..])
    })
}

#[test]
fn a_word_that_nobody_knows_leaves_the_question_open() {
    let (mut asked_in_all, mut answered, mut account) = (0, 0, String::new());
    for (vendor, labels) in every_label() {
        let asked = Asked::of(vendor);
        for label in labels.iter().filter(|label| matches!(label.expect, Expectation::Answered(_))) {
            for question in exchanged(&label.question) {
                asked_in_all += 1;
                let proposal = asked.reply(&question, label.section.as_deref(), label.plan.as_deref());
                if proposal.status == "filled" {
                    answered += 1;
                    writeln!(account, "{vendor} {question}\n    {}", proposal.answer.unwrap_or_default()).unwrap();
                }
            }
        }
    }
    println!("{answered} of {asked_in_all} answered");
    assert!(asked_in_all >= QUESTIONS, "{asked_in_all} questions");
    assert!(answered * ONE_IN <= asked_in_all, "{answered} of {asked_in_all} answered\n{account}");
}
