//! What each part of the ranking gives, on folders of published crosswalks.
//!
//! ```text
//! cargo bench --bench ablation -- --split test FOLDER...
//! cargo bench --bench ablation -- --split dev --weights meaning=0.5,heading=0.1 FOLDER...
//! ```
//!
//! A folder holds `docs.jsonl` and `queries.jsonl` (`id`, `text`, `context`), `qrels.tsv` (query, document, relevance) and
//! `split.tsv` (query, part). Each document is a control of a bank, its context the topic; each query of the part is
//! asked under its context. Prints a Markdown table: the share of queries with a right document at rank one and within
//! the first five, as the mean over the folders, with intervals of 95% from resampling the queries of each folder.
//! `--no-context FOLDER` leaves contexts out for a folder whose judgements were made from them.
//!
//! With the feature `sentence-model`, `--model DIR` ranks by a sentence model as well, and adds what it gives alone.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use vsq::bank::load::load_sources;
use vsq::bank::source::Source;
use vsq::bank::topics::Topics;
use vsq::bank::{Bank, Entry};
use vsq::matching::Inquiry;
use vsq::matching::encoder::Encoder;
use vsq::matching::index::{Matcher, Weights};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often the queries are drawn anew.
const DRAWS: usize = 2_000;

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
    #[serde(default)]
    context: Option<String>,
}

/// A crosswalk: a bank, and the questions of one part with the entries that are right for each.
struct Crosswalk {
    entries: Vec<Entry>,
    questions: Vec<(Text, BTreeSet<String>)>,
}

/// By question: right at rank one, right within the first five.
type Hits = Vec<(bool, bool)>;

fn main() -> Outcome<()> {
    let (mut split, mut asked, mut folders, mut bare) = ("dev".to_owned(), None, Vec::new(), Vec::new());
    let mut model: Option<Arc<dyn Encoder>> = None;
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--split" => split = value()?,
            "--weights" => asked = Some(value()?),
            "--model" => model = Some(Arc::new(Remembering { encoder: open(&value()?)?, held: Mutex::default() })),
            "--no-context" => bare.push(PathBuf::from(value()?)),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    let with_context = folders.iter().map(|folder| (folder, true)).chain(bare.iter().map(|folder| (folder, false)));
    let crosswalks: Vec<Crosswalk> =
        with_context.map(|(folder, context)| Crosswalk::read(folder, &split, context)).collect::<Outcome<_>>()?;
    println!("| ranking | hit@1 | 95% | hit@5 | 95% |\n|---|---|---|---|---|");
    if let Some(model) = &model {
        print("the sentence model alone, without headings", &crosswalks, |crosswalk| crosswalk.hits_of(&**model));
    }
    let (variants, aided) =
        (variants(asked.as_deref())?, [("all, and the sentence model".to_owned(), Weights::default())]);
    for (name, weights) in &variants {
        // The parts of the usual ranking are compared without the model; weights that are asked for are tried with it.
        let model = model.as_ref().filter(|_| asked.is_some());
        print(name, &crosswalks, |crosswalk| crosswalk.hits(*weights, model));
    }
    for (name, weights) in aided.iter().filter(|_| model.is_some() && asked.is_none()) {
        print(name, &crosswalks, |crosswalk| crosswalk.hits(*weights, model.as_ref()));
    }
    Ok(())
}

/// Prints a row of the table.
fn print(name: &str, crosswalks: &[Crosswalk], hits: impl Fn(&Crosswalk) -> Hits) {
    let hits: Vec<Hits> = crosswalks.iter().map(hits).collect();
    let (first, five) = (interval(&hits, |hit| hit.0), interval(&hits, |hit| hit.1));
    println!(
        "| {name} | {:.3} | {:.2}–{:.2} | {:.3} | {:.2}–{:.2} |",
        first.0, first.1, first.2, five.0, five.1, five.2
    );
}

/// Opens a sentence model.
#[cfg(feature = "sentence-model")]
fn open(folder: &str) -> Outcome<Arc<dyn Encoder>> {
    Ok(Arc::new(vsq::matching::sentence::SentenceModel::open(Path::new(folder))?))
}

#[cfg(not(feature = "sentence-model"))]
fn open(_: &str) -> Outcome<Arc<dyn Encoder>> {
    Err("a sentence model needs --features sentence-model".into())
}

/// A model that is asked once for each text, however many rankings are compared.
#[derive(Debug)]
struct Remembering {
    encoder: Arc<dyn Encoder>,
    held: Mutex<BTreeMap<String, Vec<f32>>>,
}

impl Encoder for Remembering {
    fn encode(&self, text: &str) -> Vec<f32> {
        self.encode_all(&[text]).pop().unwrap_or_default()
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let missing: Vec<&str> = texts.iter().copied().filter(|text| !held.contains_key(*text)).collect();
        let made = self.encoder.encode_all(&missing);
        held.extend(missing.into_iter().map(str::to_owned).zip(made));
        texts.iter().map(|text| held.get(*text).cloned().unwrap_or_default()).collect()
    }
}

/// The rankings that are compared: one part at a time, then all but one, then all.
fn variants(asked: Option<&str>) -> Outcome<Vec<(String, Weights)>> {
    let all = Weights::default();
    if let Some(asked) = asked {
        return asked.split(';').map(|asked| Ok((asked.to_owned(), changed(all, asked)?))).collect();
    }
    let none = Weights { words: 0.0, terms: 0.0, grams: 0.0, heading: 0.0, meaning: 0.0, ..all };
    let flat = |weights: Weights| Weights { from_heading: 0.0, from_topic: 0.0, heading_meaning: 0.0, ..weights };
    let lexical = Weights { meaning: 0.0, ..all };
    Ok(vec![
        ("words alone, without headings (BM25)".to_owned(), flat(Weights { words: 1.0, light: 1.0, ..none })),
        ("words alone, light words discounted".to_owned(), flat(Weights { words: 1.0, ..none })),
        ("the same with headings and topics".to_owned(), Weights { words: 1.0, ..none }),
        ("meaning alone, without headings".to_owned(), flat(Weights { meaning: 1.0, ..none })),
        ("meaning alone".to_owned(), Weights { meaning: 1.0, ..none }),
        ("all but meaning".to_owned(), lexical),
        ("all but words".to_owned(), Weights { words: 0.0, ..all }),
        ("all but terms".to_owned(), Weights { terms: 0.0, ..all }),
        ("all but character n-grams".to_owned(), Weights { grams: 0.0, ..all }),
        ("all but headings against topics".to_owned(), Weights { heading: 0.0, ..all }),
        ("all, without any heading or topic".to_owned(), flat(Weights { heading: 0.0, ..all })),
        ("all".to_owned(), all),
    ])
}

/// Weights with some changed: `meaning=0.5,heading=0.1`.
fn changed(mut weights: Weights, asked: &str) -> Outcome<Weights> {
    for change in asked.split(',').filter(|change| !change.is_empty()) {
        let (name, value) = change.split_once('=').ok_or("a weight is given as NAME=VALUE")?;
        let weight = match name {
            "words" => &mut weights.words,
            "terms" => &mut weights.terms,
            "grams" => &mut weights.grams,
            "heading" => &mut weights.heading,
            "meaning" => &mut weights.meaning,
            "model" => &mut weights.model,
            "heading_model" => &mut weights.heading_model,
            "heading_meaning" => &mut weights.heading_meaning,
            "usual_meaning" => &mut weights.usual_meaning,
            "from_heading" => &mut weights.from_heading,
            "from_topic" => &mut weights.from_topic,
            "light" => &mut weights.light,
            "implied" => &mut weights.implied,
            _ => return Err(format!("there is no weight {name}").into()),
        };
        *weight = value.parse()?;
    }
    Ok(weights)
}

impl Crosswalk {
    fn read(folder: &Path, split: &str, context: bool) -> Outcome<Self> {
        let texts = |name: &str| -> Outcome<Vec<Text>> {
            let lines = fs::read_to_string(folder.join(name))?;
            let read = lines.lines().map(|line| {
                let text: Text = serde_json::from_str(line)?;
                Ok(Text { context: text.context.filter(|text| context && !text.is_empty()), ..text })
            });
            read.collect()
        };
        let docs = texts("docs.jsonl")?;
        let ids: BTreeMap<&str, usize> = docs.iter().enumerate().map(|(at, doc)| (doc.id.as_str(), at)).collect();
        let mut right: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in fs::read_to_string(folder.join("qrels.tsv"))?.lines() {
            let mut cells = line.split('\t');
            let (Some(query), Some(doc)) = (cells.next(), cells.next()) else { continue };
            if let Some(at) = ids.get(doc) {
                right.entry(query.to_owned()).or_default().insert(format!("d{at}"));
            }
        }
        let parts = fs::read_to_string(folder.join("split.tsv"))?;
        let parts: BTreeMap<&str, &str> = parts.lines().filter_map(|line| line.split_once('\t')).collect();
        let wanted = |id: &str| parts.get(id).is_some_and(|part| part.split('\t').next() == Some(split));
        let queries = texts("queries.jsonl")?.into_iter().filter(|query| wanted(&query.id));
        let questions = queries.filter_map(|query| right.remove(&query.id).map(|right| (query, right))).collect();
        Ok(Self { entries: bank(&docs)?.entries, questions })
    }

    fn hits(&self, weights: Weights, model: Option<&Arc<dyn Encoder>>) -> Hits {
        let mut matcher = Matcher::with_weights(&self.entries, weights);
        if let Some(model) = model {
            matcher = matcher.aided_by(Arc::clone(model), &self.entries);
        }
        let asked = self.questions.iter().map(|(query, right)| {
            let section: Vec<String> = query.context.iter().cloned().collect();
            let inquiry = Inquiry { question: &query.text, section: &section, ..Inquiry::default() };
            let ranked = matcher.rank(&inquiry, 50);
            let ids = ranked.iter().filter_map(|found| self.entries.get(found.entry)).map(|entry| &entry.id);
            // What the bank's own topics render is no document.
            let at = ids.filter(|id| !id.contains('/')).position(|id| right.contains(id));
            (at == Some(0), at.is_some_and(|at| at < 5))
        });
        asked.collect()
    }

    /// What a sentence model finds alone: the documents whose wordings are nearest, all of them compared.
    fn hits_of(&self, model: &dyn Encoder) -> Hits {
        let documents = self.entries.iter().filter(|entry| !entry.id.contains('/'));
        let documents: Vec<(&str, &str)> = documents
            .flat_map(|entry| entry.wordings.iter().map(|wording| (entry.id.as_str(), wording.ask.as_str())))
            .collect();
        let encoded = model.encode_all(&documents.iter().map(|(_, text)| *text).collect::<Vec<_>>());
        let asked = self.questions.iter().map(|(query, right)| {
            let asked = model.encode(&query.text);
            let cosine = |vector: &Vec<f32>| -> f32 { vector.iter().zip(&asked).map(|(a, b)| a * b).sum() };
            let mut ranked: Vec<(f32, &str)> =
                encoded.iter().map(cosine).zip(documents.iter().map(|(id, _)| *id)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            let at = ranked.iter().position(|(_, id)| right.contains(*id));
            (at == Some(0), at.is_some_and(|at| at < 5))
        });
        asked.collect()
    }
}

fn bank(docs: &[Text]) -> Outcome<Bank> {
    let controls: Vec<serde_json::Value> = (0..)
        .zip(docs)
        .map(|(at, doc): (usize, &Text)| {
            let mut control = serde_json::json!({
                "id": format!("d{at}"), "questions": [doc.text], "stance": "yes", "answer": "As stated in the control."
            });
            if let (Some(context), Some(control)) = (&doc.context, control.as_object_mut()) {
                control.insert("topic".to_owned(), context.clone().into());
            }
            control
        })
        .collect();
    let organisation = serde_json::json!({"format": 1, "organisation": {"name": "Benchmark"}});
    let source = |name: &str, json: &serde_json::Value| Source::new(name, json.to_string());
    let own = [source("bank.json", &organisation), source("controls.json", &controls.into())];
    Ok(load_sources(&own, &[], &Topics::read(None)?)?)
}

/// The mean over the crosswalks of the share that holds, and the middle 95% of that mean over resampled questions.
fn interval(hits: &[Hits], holds: impl Fn(&(bool, bool)) -> bool) -> (f64, f64, f64) {
    let share = |held: usize, of: usize| held as f64 / of.max(1) as f64;
    let held = hits.iter().map(|hits| share(hits.iter().filter(|hit| holds(hit)).count(), hits.len()));
    let mean = held.sum::<f64>() / hits.len().max(1) as f64;
    let mut state = 1_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below.max(1)
    };
    let mut means: Vec<f64> = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let drawn = hits.iter().map(|hits| {
            share((0..hits.len()).filter(|_| hits.get(draw(hits.len())).is_some_and(&holds)).count(), hits.len())
        });
        means.push(drawn.sum::<f64>() / hits.len().max(1) as f64);
    }
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means.get((share * DRAWS as f64) as usize).copied().unwrap_or(mean);
    (mean, at(0.025), at(0.975))
}
