//! What several entries answer together.

use super::Asking;
use crate::matching::Inquiry;
use crate::matching::compound::join;
use crate::matching::judge::Question;
use crate::stance::Stance;

/// The entries that answer a question together, with the side; `None` where they do not.
fn joined(question: &str) -> Option<(Vec<String>, Option<Stance>)> {
    let asking = Asking::new();
    let inquiry = Inquiry { question, ..Inquiry::default() };
    let ranked = asking.matcher.rank(&inquiry, 24);
    let joined = join(&inquiry, &Question::of(&inquiry), &ranked, &asking.entries, &asking.matcher)?;
    let ids = joined.parts.iter().map(|told| asking.entries[told.entry].id.clone());
    Some((ids.collect(), joined.stance))
}

#[test]
fn what_is_told_stands_beside_a_yes() {
    let (ids, stance) = joined("Are backups encrypted, and what is the minimum version of TLS?").unwrap();
    assert_eq!((ids, stance), (vec!["backup-encryption".to_owned(), "in-transit".to_owned()], Some(Stance::Yes)));
}

#[test]
fn numbered_questions_are_asked_one_by_one() {
    let (ids, stance) = joined("Are (a) backups encrypted and (b) passwords hashed?").unwrap();
    assert_eq!((ids, stance), (vec!["backup-encryption".to_owned(), "passwords".to_owned()], Some(Stance::Yes)));
    let (ids, _) = joined("State (a) which algorithm hashes passwords and (b) the minimum version of TLS.").unwrap();
    assert_eq!(ids, ["passwords", "in-transit"]);
}

#[test]
fn what_is_so_in_one_part_and_not_in_another_is_so_in_part() {
    let (ids, stance) = joined("Are backups encrypted, and are passwords stored in clear text?").unwrap();
    assert_eq!((ids, stance), (vec!["backup-encryption".to_owned(), "passwords".to_owned()], Some(Stance::Partial)));
}

#[test]
fn a_part_that_is_not_told_leaves_the_whole_open() {
    for question in [
        "Are backups encrypted, and how often are they read aloud?",
        "Are backups encrypted, and which colour are passwords?",
    ] {
        assert_eq!(joined(question), None, "{question}");
    }
}
