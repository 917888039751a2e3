//! What cannot be covered is found missing by every comparison: the short cut changes no judgement.

use super::bank;
use crate::bank::topics::{TopicWording, Topics};
use crate::matching::cover::{can_cover, covered};
use crate::matching::reading::Reading;
use crate::matching::record::Record;

#[test]
fn what_no_wording_can_cover_is_missing_from_each() {
    let entries = bank::entries();
    let records: Vec<Record> = entries.iter().map(Record::of).collect();
    let topics = Topics::read(None).unwrap();
    let wordings = topics.packs.iter().flat_map(|pack| &pack.questions).flat_map(|question| &question.record.questions);
    let questions = wordings.map(|wording| match wording {
        TopicWording::Plain(ask) => Reading::of(ask),
        TopicWording::Said(own) => Reading::of(&own.ask),
    });
    let (mut compared, mut spared) = (0, 0);
    for question in questions {
        for (entry, record) in entries.iter().zip(&records) {
            let unreachable: Vec<_> = question.content.iter().filter(|content| !can_cover(record, content)).collect();
            for (wording, reading) in entry.wordings.iter().zip(&record.wordings) {
                let found = covered(&question, reading, wording.stance, Some(record), usize::MAX);
                for content in &unreachable {
                    assert!(found.missing.contains(content), "{:?} of {question:?} in {}", content.key, wording.ask);
                }
                compared += 1;
                spared += usize::from(unreachable.len() > question.content.len() / 2);
            }
        }
    }
    // It is worth its while: without it every one of these was compared.
    assert!(spared * 2 > compared, "{spared} of {compared}");
}
