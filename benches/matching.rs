//! Loading and indexing a bank, and asking it, by the number of its wordings.
#![allow(missing_docs, reason = "criterion_group! writes a function without any")]
#![allow(clippy::panic, reason = "a bank that the bench makes itself loads")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use vsq::bank::Bank;
use vsq::bank::load::load_sources;
use vsq::bank::source::Source;
use vsq::bank::topics::Topics;
use vsq::matching::Inquiry;
use vsq::matching::index::Matcher;

#[path = "wordings/mod.rs"]
mod wordings;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn bank(sources: &[Source], topics: &Topics) -> Bank {
    load_sources(sources, &[], topics).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Wordings of one control.
const WORDINGS: usize = 20;

/// The files of a bank with this many wordings.
fn sources(count: usize) -> [Source; 2] {
    let all: Vec<(&str, String)> = wordings::wordings(count).collect();
    let control = |(at, asked): (usize, &[(&str, String)])| {
        let questions: Vec<&String> = asked.iter().map(|(_, wording)| wording).collect();
        let topic = asked.first().map(|(topic, _)| topic);
        let answer = "This is done as the policy says.";
        json!({"id": format!("c{at}"), "questions": questions, "topic": topic, "stance": "yes", "answer": answer})
    };
    let controls: Vec<Value> = all.chunks(WORDINGS).enumerate().map(control).collect();
    let organisation = json!({"format": 1, "organisation": {"name": "Measured"}});
    [
        Source::new("bank.json", organisation.to_string()),
        Source::new("controls.json", Value::from(controls).to_string()),
    ]
}

fn matching(criterion: &mut Criterion) {
    let topics = Topics::read(None).unwrap_or_else(|faults| panic!("{faults}"));
    for size in SIZES {
        let sources = sources(size);
        let mut group = criterion.benchmark_group("bank");
        group.throughput(Throughput::Elements(size as u64)).sample_size(10);
        group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
        group.bench_with_input(BenchmarkId::new("load", size), &sources, |bencher, sources| {
            bencher.iter(|| bank(black_box(sources), &topics));
        });
        let loaded = bank(&sources, &topics);
        group.bench_with_input(BenchmarkId::new("index", size), &loaded, |bencher, loaded| {
            bencher.iter(|| Matcher::new(black_box(&loaded.entries)));
        });
        let matcher = Matcher::new(&loaded.entries);
        group.throughput(Throughput::Elements(wordings::QUESTIONS.len() as u64));
        group.bench_with_input(BenchmarkId::new("ask", size), &matcher, |bencher, matcher| {
            bencher.iter(|| {
                for question in wordings::QUESTIONS {
                    black_box(matcher.rank(&Inquiry { question, ..Inquiry::default() }, 10));
                }
            });
        });
        group.finish();
    }
}

criterion_group!(benches, matching);
criterion_main!(benches);
