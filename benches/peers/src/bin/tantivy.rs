//! tantivy on what `benches/ablation.rs` and `benches/matching.rs` measure: its own BM25, English stems, in memory.
//!
//! ```text
//! cargo run --release --bin tantivy -- --split test FOLDER...     hit@1 and hit@5 on crosswalks
//! cargo run --release --bin tantivy -- --sizes                    milliseconds to index and to ask
//! ```
//!
//! Each document is its text and, in a field of its own, its context (`--no-context FOLDER` leaves it out); a question
//! is asked of both fields, with its context.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value as _};
use tantivy::{Index, Searcher, TantivyDocument, doc};

#[path = "../../../wordings/mod.rs"]
mod wordings;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What the writer may use, in bytes.
const MEMORY: usize = 100_000_000;

/// An index in memory.
struct Peer {
    searcher: Searcher,
    parser: QueryParser,
    number: Field,
}

impl Peer {
    /// Indexes documents (context, text) by their position.
    fn new<'a>(documents: impl Iterator<Item = (&'a str, &'a str)>) -> Outcome<Self> {
        let indexing =
            TextFieldIndexing::default().set_tokenizer("en_stem").set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let number = schema.add_u64_field("number", STORED);
        let (context, text) =
            (schema.add_text_field("context", options.clone()), schema.add_text_field("text", options));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(2, MEMORY)?;
        for (at, (above, wording)) in documents.enumerate() {
            writer.add_document(doc!(number => at as u64, context => above, text => wording))?;
        }
        writer.commit()?;
        let parser = QueryParser::for_index(&index, vec![text, context]);
        Ok(Self { searcher: index.reader()?.searcher(), parser, number })
    }

    /// The positions of the documents that fit best.
    fn ask(&self, question: &str, limit: usize) -> Outcome<Vec<usize>> {
        let plain: String = question.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let (query, _) = self.parser.parse_query_lenient(&plain.to_lowercase());
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit))?;
        let numbers = found.into_iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            let number = document.get_first(self.number).and_then(|value| value.as_u64());
            Ok(number.unwrap_or_default() as usize)
        });
        numbers.collect()
    }
}

fn main() -> Outcome<()> {
    let (mut split, mut folders) = ("dev".to_owned(), Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--sizes" => return sizes(),
            "--split" => split = arguments.next().ok_or("--split needs a value")?,
            "--no-context" => folders.push((PathBuf::from(arguments.next().ok_or("a folder is missing")?), false)),
            _ => folders.push((PathBuf::from(argument), true)),
        }
    }
    let mut sums = (0.0, 0.0);
    for (folder, context) in &folders {
        let (first, five) = crosswalk(folder, &split, *context)?;
        println!("{}: hit@1 {first:.3}, hit@5 {five:.3}", folder.display());
        sums = (sums.0 + first, sums.1 + five);
    }
    let count = folders.len().max(1) as f64;
    println!("mean: hit@1 {:.3}, hit@5 {:.3}", sums.0 / count, sums.1 / count);
    Ok(())
}

fn sizes() -> Outcome<()> {
    println!("| wordings | index, ms | ask, ms |\n|---|---|---|");
    for size in [100, 1_000, 10_000, 100_000] {
        let all: Vec<(&str, String)> = wordings::wordings(size).collect();
        let started = Instant::now();
        let peer = Peer::new(all.iter().map(|(topic, wording)| (*topic, wording.as_str())))?;
        let indexed = started.elapsed();
        let started = Instant::now();
        let rounds = 20;
        for _ in 0..rounds {
            for question in wordings::QUESTIONS {
                peer.ask(question, 10)?;
            }
        }
        let asked = started.elapsed().as_secs_f64() * 1_000.0 / f64::from(rounds) / wordings::QUESTIONS.len() as f64;
        println!("| {size} | {:.1} | {asked:.3} |", indexed.as_secs_f64() * 1_000.0);
    }
    Ok(())
}

/// The share of a part's questions with a right document first, and within the first five.
fn crosswalk(folder: &Path, split: &str, context: bool) -> Outcome<(f64, f64)> {
    let lines = |name: &str| fs::read_to_string(folder.join(name));
    let parsed = |name: &str| -> Outcome<Vec<Value>> {
        lines(name)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    };
    let (docs, queries) = (parsed("docs.jsonl")?, parsed("queries.jsonl")?);
    let string = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let above = |value: &Value| if context { string(value, "context") } else { String::new() };
    let texts: Vec<(String, String)> = docs.iter().map(|doc| (above(doc), string(doc, "text"))).collect();
    let peer = Peer::new(texts.iter().map(|(above, text)| (above.as_str(), text.as_str())))?;
    let qrels = lines("qrels.tsv")?;
    let mut right: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for mut cells in qrels.lines().map(|line| line.split('\t')) {
        if let (Some(query), Some(doc)) = (cells.next(), cells.next()) {
            right.entry(query).or_default().insert(doc);
        }
    }
    let parts = lines("split.tsv")?;
    let part: BTreeMap<&str, &str> = parts
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, rest)| (id, rest.split('\t').next().unwrap_or(rest)))
        .collect();
    let (mut asked, mut first, mut five) = (0_u32, 0_u32, 0_u32);
    for query in &queries {
        let id = string(query, "id");
        let (Some(wanted), Some(&held)) = (right.get(id.as_str()), part.get(id.as_str())) else { continue };
        if held != split {
            continue;
        }
        let found = peer.ask(&format!("{} {}", above(query), string(query, "text")), 5)?;
        let at =
            found.iter().position(|&at| docs.get(at).is_some_and(|doc| wanted.contains(string(doc, "id").as_str())));
        asked += 1;
        first += u32::from(at == Some(0));
        five += u32::from(at.is_some());
    }
    let share = |held: u32| f64::from(held) / f64::from(asked.max(1));
    Ok((share(first), share(five)))
}
