//! Other ways to ask a wording: met as a whole, or not at all.

use super::{Asking, Reply, bank};
use crate::bank::Wording;
use crate::stance::Stance;

/// The invented bank, where the wordings of the entry on the encryption of backups may be asked otherwise as well.
fn asking(ways: &[(&str, Option<Stance>)]) -> Asking {
    let mut entries = bank::entries();
    let backups = entries.iter_mut().find(|entry| entry.id == "backup-encryption").unwrap();
    for (way, stance) in ways {
        let ask = backups.wordings.first().unwrap().ask.clone();
        backups.wordings.push(Wording { ask, stance: *stance, also: vec![(*way).to_owned()] });
    }
    Asking::of(entries)
}

#[test]
fn another_way_to_ask_is_answered_and_told() {
    let asking = asking(&[("Are gizmos of a backup scrambled?", Some(Stance::Yes))]);
    for question in
        ["Are gizmos of a backup scrambled?", "Please confirm that the gizmos of your backups are scrambled."]
    {
        let (reply, seen) = asking.reply(question, &[]);
        assert_eq!(reply, Reply::Yes, "{question}");
        assert!(seen.iter().any(|told| told.contains("asked like")), "{seen:?}");
    }
}

#[test]
fn what_asks_for_more_or_less_or_the_other_way_round_is_another_question() {
    let asking = asking(&[("Are gizmos of a backup scrambled?", Some(Stance::Yes))]);
    for question in [
        "Are gizmos of a backup not scrambled?",
        "Are gizmos scrambled?",
        "Are gizmos and widgets of a backup scrambled?",
        "How are gizmos of a backup scrambled?",
        "Are gizmos of a backup scrambled every day?",
        "Is it gizmos that are scrambled in logs?",
    ] {
        assert_eq!(asking.reply(question, &[]).0, Reply::Blank, "{question}");
    }
}

#[test]
fn ways_that_disagree_answer_nothing() {
    let way = "Are gizmos of a backup scrambled?";
    let asking = asking(&[(way, Some(Stance::Yes)), (way, Some(Stance::No))]);
    assert_eq!(asking.reply(way, &[]).0, Reply::Blank);
}

#[test]
fn another_way_adds_nothing_to_what_the_wordings_say() {
    let question = "Are backups encrypted by gizmos?";
    let (plain, with) = (asking(&[]), asking(&[("Do gizmos scramble it?", Some(Stance::Yes))]));
    assert_eq!(plain.reply(question, &[]).0, Reply::Blank);
    assert_eq!(with.reply(question, &[]).0, Reply::Blank);
}
