//! `vsq ask`: the ranking, the proposal and the reasons for one question, or for many from standard input.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::mem;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::arguments::AskArguments;
use super::opening::{self, Opened};
use super::{Failure, Outcome, Streams};
use crate::matching::judge::{Question, judge};
use crate::matching::posed::Posed;
use crate::matching::{Inquiry, Match, Verdict};
use crate::response::propose::JUDGED;
use crate::response::{Answering, Proposal, Status, citation};
use crate::stance::Stance;
use crate::visible;

/// The longest line of standard input that is read, in bytes.
const LONGEST_LINE: u64 = 1024 * 1024;
/// How much of standard input is read ahead, in bytes.
const READ_AHEAD: usize = 64 * 1024;
/// The most questions that are answered together, where so many have come already.
const TOGETHER: usize = 256;

/// A question as `--jsonl` reads it.
#[derive(Debug, Deserialize)]
struct Asked {
    id: Option<serde_json::Value>,
    question: String,
    #[serde(default)]
    section: Option<String>,
}

/// An answer as JSON (`vsq.ask/1`).
#[derive(Debug, Serialize)]
struct Answer<'a> {
    schema: &'static str,
    id: Option<serde_json::Value>,
    question: &'a str,
    /// What it asks, where the text says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_as: Option<&'a str>,
    matches: Vec<MatchView<'a>>,
    proposal: ProposalView<'a>,
}

#[derive(Debug, Serialize)]
struct MatchView<'a> {
    entry: &'a str,
    wording: &'a str,
    score: f64,
    confidence: f64,
    verdict: Verdict,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    features: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct ProposalView<'a> {
    status: Status,
    stance: Option<Stance>,
    answer: Option<&'a str>,
    entry: Option<&'a str>,
    confidence: f64,
    citation: Option<String>,
    reasons: &'a [String],
}

/// Runs `vsq ask`.
///
/// # Errors
/// [`Failure::User`] where the bank cannot be opened or a line of input is no question.
pub fn run(arguments: &AskArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let opened = opening::open(&arguments.bank, &arguments.model, streams)?;
    if let Some(question) = &arguments.question {
        let asked = Asked { id: None, question: question.clone(), section: None };
        streams.results.write_all(&answer(arguments, &opened, &asked)?)?;
        return Ok(Outcome::Done);
    }
    let mut lines = Lines::of(io::stdin().lock());
    let mut together = Vec::new();
    loop {
        let next = lines.next().transpose();
        if let Ok(Some((number, line))) = &next
            && !line.trim().is_empty()
        {
            together.push(asked(arguments, *number, line));
        }
        // Whoever asks line by line waits for the answer before asking on.
        if !matches!(next, Ok(Some(_))) || together.len() >= TOGETHER || !lines.has_come() {
            let answered = mem::take(&mut together).into_par_iter();
            let answered = answered.map(|asked| answer(arguments, &opened, &asked?));
            // In the order in which they were asked, up to the first that is no question.
            for answered in answered.collect::<Vec<_>>() {
                streams.results.write_all(&answered?)?;
            }
            streams.results.flush()?;
        }
        if next?.is_none() {
            return Ok(Outcome::Done);
        }
    }
}

/// Lines of an input, numbered from 1, each bounded in length.
struct Lines<R> {
    input: BufReader<R>,
    read: usize,
}

impl<R: Read> Lines<R> {
    fn of(input: R) -> Self {
        Self { input: BufReader::with_capacity(READ_AHEAD, input), read: 0 }
    }

    /// Whether the next line has come already, so that there is no waiting for it.
    fn has_come(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<(usize, String), Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read += 1;
        let number = self.read;
        let mut line = Vec::new();
        let read = Read::take(&mut self.input, LONGEST_LINE + 1).read_until(b'\n', &mut line);
        if matches!(read, Ok(0)) {
            return None;
        }
        // What is left of a longer one would be taken for another question.
        if line.len() as u64 > LONGEST_LINE {
            let message = format!("line {number} of the input has more than {LONGEST_LINE} bytes");
            return Some(Err(Failure::user(message)));
        }
        let line = read.map_err(Failure::from).and_then(|_| {
            String::from_utf8(line).map_err(|_| Failure::user(format!("line {number} of the input is not UTF-8")))
        });
        Some(line.map(|line| (number, line)))
    }
}

/// The question of a line.
fn asked(arguments: &AskArguments, number: usize, line: &str) -> Result<Asked, Failure> {
    if !arguments.jsonl {
        return Ok(Asked { id: None, question: line.trim().to_owned(), section: None });
    }
    serde_json::from_str(line.trim()).map_err(|error| {
        Failure::user(format!("line {number} of the input is no question: {error}"))
            .hint("each line is a JSON object such as {\"id\": \"1\", \"question\": \"Is data encrypted?\"}")
    })
}

/// The answer to a question as it is printed.
fn answer(arguments: &AskArguments, opened: &Opened, asked: &Asked) -> Result<Vec<u8>, Failure> {
    let section: Vec<String> = asked.section.iter().cloned().collect();
    let answering = Answering { bank: &opened.bank, matcher: &opened.matcher, terms: &opened.terms };
    let posed = Posed::of(&asked.question, &section, answering.parties());
    let inquiry = posed.inquiry();
    let read = Question::of(&inquiry);
    let mut matches = opened.matcher.rank(&inquiry, arguments.k.max(JUDGED));
    let proposal = answering.propose_from(&inquiry, &read, &matches);
    matches.truncate(arguments.k);
    let read = if arguments.explain { read.explained() } else { read };
    let mut views = matches.iter().filter_map(|found| match_view(arguments, opened, (&inquiry, &read), found));
    let mut out = Vec::new();
    if arguments.json || arguments.jsonl {
        let matches = views.collect();
        let (question, read_as) = (asked.question.as_str(), posed.read_as(&asked.question));
        let proposal = proposal_view(opened, &proposal);
        let view = Answer { schema: "vsq.ask/1", id: asked.id.clone(), question, read_as, matches, proposal };
        serde_json::to_writer(&mut out, &view).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", visible::on_one_line(&asked.question))?;
        if let Some(read_as) = posed.read_as(&asked.question) {
            writeln!(out, "  read as {}", visible::on_one_line(read_as))?;
        }
        show(opened, &proposal, &mut views, &mut out)?;
    }
    Ok(out)
}

/// A feature as it is shown; adding zero turns a negative zero into a plain one.
fn to_three_digits(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0 + 0.0
}

fn match_view<'a>(
    arguments: &AskArguments,
    opened: &'a Opened,
    (inquiry, question): (&Inquiry<'_>, &Question),
    found: &Match,
) -> Option<MatchView<'a>> {
    let entry = opened.bank.entries.get(found.entry)?;
    let judgement = judge(inquiry, question, found, entry, &opened.matcher);
    let features = found
        .features
        .iter()
        .filter(|_| arguments.explain)
        .map(|(name, value)| ((*name).to_owned(), to_three_digits(*value).into()));
    Some(MatchView {
        entry: &entry.id,
        wording: &entry.wordings.get(judgement.wording)?.ask,
        score: found.score,
        confidence: judgement.confidence,
        verdict: judgement.verdict,
        reasons: if arguments.explain { judgement.reasons } else { Vec::new() },
        features: features.collect(),
    })
}

fn proposal_view<'a>(opened: &'a Opened, proposal: &'a Proposal) -> ProposalView<'a> {
    let entry = proposal.entry.and_then(|at| opened.bank.entries.get(at));
    ProposalView {
        status: proposal.status,
        stance: proposal.stance,
        answer: proposal.words.as_ref().map(|words| words.full.as_str()),
        entry: entry.map(|entry| entry.id.as_str()),
        confidence: proposal.confidence,
        citation: entry.and_then(|entry| citation::cite_all(entry.provenance.evidence.iter().chain(&proposal.sources))),
        reasons: &proposal.reasons,
    }
}

/// What follows the question on one screen for a person.
fn show<'a>(
    opened: &Opened,
    proposal: &Proposal,
    matches: &mut dyn Iterator<Item = MatchView<'a>>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out)?;
    let headline = match proposal.status {
        Status::Filled => "Answer",
        Status::Review => "For review",
        _ => "No answer",
    };
    writeln!(out, "{headline}, confidence {:.2}", proposal.confidence)?;
    if let Some(words) = &proposal.words {
        let opening = proposal.stance.filter(|_| proposal.polar).map_or("", Stance::opening);
        writeln!(out, "  {}", visible::on_one_line(format!("{opening} {}", words.full).trim()))?;
    }
    if let Some(entry) = proposal.entry.and_then(|at| opened.bank.entries.get(at)) {
        writeln!(out, "  from  {} ({})", visible::on_one_line(&entry.id), visible::on_one_line(&entry.place))?;
        if let Some(citation) = citation::cite_all(entry.provenance.evidence.iter().chain(&proposal.sources)) {
            writeln!(out, "  cites {}", visible::on_one_line(&citation))?;
        }
    }
    for reason in &proposal.reasons {
        writeln!(out, "  why   {}", visible::on_one_line(reason))?;
    }
    let mut matches = matches.peekable();
    if matches.peek().is_some() {
        writeln!(out, "\nMatches")?;
    }
    for view in matches {
        writeln!(
            out,
            "  {:.3}  {}  {}",
            view.score,
            visible::on_one_line(view.entry),
            visible::shortened(view.wording, 90)
        )?;
        for reason in &view.reasons {
            writeln!(out, "         {}", visible::on_one_line(reason))?;
        }
        if !view.features.is_empty() {
            let features: Vec<String> = view.features.iter().map(|(name, value)| format!("{name} {value}")).collect();
            writeln!(out, "         {}", features.join(", "))?;
        }
    }
    writeln!(out)?;
    Ok(())
}
