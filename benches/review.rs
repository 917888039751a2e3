//! The speed of the review screen with 10,000 questions and a bank of 1,000 controls, in a window of 120 by 40.
//!
//! `cargo bench --bench review` prints the median and the 99th percentile of every step that a person waits for. What it
//! is held to: 150 ms from the start to the first screen, 8 ms from a key to its drawn frame and 16 ms for a key while
//! searching, both at the 99th percentile.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what the bench makes itself is there")]
#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use criterion::Criterion;
use crossterm::event::Event;
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rust_xlsxwriter::{DataValidation, Format, Workbook};
use vsq::bank::load::{LoadOptions, load};
use vsq::bank::topics::Topics;
use vsq::matching::index::Matcher;
use vsq::questionnaire::detect::detect;
use vsq::response::Terms;
use vsq::response::desk::{Desk, Part, Subject};
use vsq::response::journal::{Journal, Questioned};
use vsq::tui::keymap::{Keymap, Press};
use vsq::tui::look::Look;
use vsq::tui::state::State;
use vsq::tui::update::{Effect, action_of, recorded, update};
use vsq::tui::view;
use vsq::workbook::read::read_bytes;

const QUESTIONS: usize = 10_000;
const CONTROLS: usize = 1_000;
/// How many answers the screen takes at once.
const AT_ONCE: usize = 256;
const WINDOW: (u16, u16) = (120, 40);

const SUBJECTS: [&str; 10] = [
    "your organisation",
    "your staff",
    "your subprocessors",
    "the production network",
    "the mobile application",
    "the support team",
    "every administrator",
    "the backup service",
    "the development team",
    "each tenant",
];
const DEEDS: [&str; 10] =
    ["encrypt", "review", "test", "log", "restrict", "delete", "monitor", "document", "approve", "rotate"];
const THINGS: [&str; 20] = [
    "access rights",
    "audit trails",
    "customer records",
    "encryption keys",
    "firewall rules",
    "incident reports",
    "laptops",
    "passwords",
    "recovery plans",
    "release packages",
    "removable media",
    "risk registers",
    "secrets",
    "service accounts",
    "source code",
    "supplier contracts",
    "training records",
    "visitor badges",
    "vulnerability scans",
    "wireless networks",
];
const TIMES: [&str; 5] =
    ["at least once a year", "before a release", "within 30 days", "on every change", "without delay"];

/// What is asked about the `at`th thing; five times a thousand subjects repeat with other words around them.
fn question(at: usize) -> String {
    let (deed, thing) = (DEEDS[at / SUBJECTS.len() % DEEDS.len()], THINGS[at / 100 % THINGS.len()]);
    format!("Does {} {deed} {thing} {}?", SUBJECTS[at % SUBJECTS.len()], TIMES[at / 2_000 % TIMES.len()])
}

/// A bank of [`CONTROLS`] controls in a folder.
fn bank(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let about = r#"{ "format": 1, "organisation": { "name": "Fernwick Systems", "product": "Fernwick" } }"#;
    std::fs::write(folder.join("bank.json"), about).unwrap();
    let mut controls = String::from("[");
    for at in 0..CONTROLS {
        let comma = if at == 0 { "" } else { "," };
        // Spread over all that is asked, so that a question in ten is answered word for word.
        let ask = question(at * 2);
        write!(
            controls,
            r#"{comma}{{ "id": "control-{at}", "topic": "Topic {}", "owner": "team {}", "questions": ["{ask}"], "stance": "yes",
            "answer": "This is done as the handbook of the platform team says, chapter {at}." }}"#,
            at % 40,
            at % 7
        )
        .unwrap();
    }
    controls.push(']');
    std::fs::write(folder.join("controls.json"), controls).unwrap();
}

/// A questionnaire of [`QUESTIONS`] questions in sections of fifty.
fn questionnaire(path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap());
    sheet.set_column_width(1, 60).unwrap();
    sheet.set_column_width(3, 60).unwrap();
    sheet.write_with_format(0, 0, "Supplier security questionnaire", &bold).unwrap();
    for (column, caption) in (0..).zip(["No.", "Question", "Answer", "Comments"]) {
        sheet.write_with_format(2, column, caption, &bold).unwrap();
    }
    let mut row = 3;
    for at in 0..QUESTIONS {
        if at % 50 == 0 {
            sheet
                .write_with_format(row, 0, format!("Section {}: {}", at / 50 + 1, THINGS[at / 100 % 20]), &bold)
                .unwrap();
            row += 1;
        }
        sheet.write(row, 0, format!("{}.{}", at / 50 + 1, at % 50 + 1)).unwrap();
        sheet.write_with_format(row, 1, question(at), &wrap).unwrap();
        sheet.write_blank(row, 2, &wrap).unwrap();
        sheet.write_blank(row, 3, &wrap).unwrap();
        row += 1;
    }
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"]).unwrap();
    sheet.add_data_validation(3, 2, row, 2, &list).unwrap();
    workbook.save(path).unwrap();
}

type Screen = Terminal<TestBackend>;

fn draw(state: &State, screen: &mut Screen) {
    screen.draw(|frame| view::draw(state, frame)).unwrap();
}

/// From the command line to the first screen: bank, index, workbook, questions, journal, list, frame.
fn start(folder: &Path, laps: &mut Vec<(&'static str, Duration)>) -> (State, Journal, Screen) {
    let mut since = Instant::now();
    let mut lap = |name| {
        laps.push((name, since.elapsed()));
        since = Instant::now();
    };
    // The questionnaire is read while the bank is.
    let (workbook, found, bank, matcher) = thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let bytes = std::fs::read(folder.join("form.xlsx")).unwrap();
            let workbook = read_bytes(&bytes, "form.xlsx").unwrap();
            let found = detect(&workbook);
            (workbook, found)
        });
        let topics = Topics::read(None).unwrap();
        let bank = load(&folder.join("bank"), &LoadOptions { overlay: None, topics: &topics }).unwrap();
        let matcher = Arc::new(Matcher::new(&bank.entries));
        lap("  of it: the bank and its index");
        let (workbook, found) = reading.join().unwrap();
        lap("  of it: reading the questionnaire");
        (workbook, found, bank, matcher)
    });
    let questioned = Questioned { sha256: workbook.digest.clone(), path: folder.join("form.xlsx") };
    let (bank, terms) = (Arc::new(bank), Terms::on(date(2026, 7, 1)));
    // The bank is asked once the screen is there.
    let mut desk = Desk::unanswered(Arc::new(Subject { workbook, questionnaire: found, bank, matcher, terms }));
    lap("  of it: the list of questions");
    let (journal, replayed) = Journal::open(&folder.join("journal.jsonl"), &questioned, &desk).unwrap();
    for step in replayed.steps {
        desk.take(step);
    }
    lap("  of it: the journal");
    let look = Look::default();
    let state = State::new(desk, "form.xlsx", Keymap::default(), look, WINDOW);
    let mut screen = Terminal::new(TestBackend::new(WINDOW.0, WINDOW.1)).unwrap();
    draw(&state, &mut screen);
    lap("  of it: the first frame");
    (state, journal, screen)
}

/// Asks the bank about every question; each part that is answered is taken and drawn between two keys.
fn ask_the_bank(state: &mut State, screen: &mut Screen) {
    let since = Instant::now();
    let mut parts = Vec::new();
    Arc::clone(&state.desk.subject).answer_in_parts(AT_ONCE, |part| {
        parts.push(part);
        ControlFlow::Continue(())
    });
    tell("asking the bank, all of it", vec![since.elapsed()], "");
    let mut times = Vec::new();
    for part in parts {
        let since = Instant::now();
        let selected = state.selected();
        match part {
            Part::Answered(answers) => state.desk.receive(answers),
            Part::Settled(response) => state.desk.settle(response),
        }
        state.arrange(selected);
        draw(state, screen);
        times.push(since.elapsed());
    }
    tell("taking a part of the answers", times, "");
}

/// A key and the frame that shows what it did, a decision being saved between the two.
fn press(state: &mut State, journal: &mut Journal, screen: &mut Screen, key: &str) -> Duration {
    let press: Press = key.parse().unwrap();
    let since = Instant::now();
    let action = action_of(state, Event::Key(press.event())).unwrap();
    if let Some(Effect::Record(step)) = update(state, action) {
        journal.save(&step).unwrap();
        recorded(state, step);
    }
    draw(state, screen);
    since.elapsed()
}

/// The median and the 99th percentile, in milliseconds.
fn percentiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).unwrap().as_secs_f64() * 1000.0;
    (at(50), at(99))
}

fn tell(name: &str, times: Vec<Duration>, target: &str) {
    let count = times.len();
    let (median, worst) = percentiles(times);
    println!("{name:<34} p50 {median:>8.2} ms  p99 {worst:>8.2} ms  of {count:>5}  {target}");
}

/// What a person does on the main screen, over and over.
const KEYS: [(&str, &str); 9] = [
    ("moving", "j j j k J K pagedown pageup end home < G"),
    ("deciding and taking it back", "n a u U u d x enter u N x"),
    ("orders", "o o o o"),
    ("the sheet", "g j pagedown l right end home esc"),
    ("reasons and help", "r j esc ? pagedown esc"),
    ("opening a list", "/ esc : esc f esc s esc b esc"),
    ("editing", "e a b c backspace esc"),
    ("accepting above", "A left right n"),
    ("filtering", "f u n a n s enter j k f a l l esc"),
];
const SEARCHES: [(&str, &str, &str); 3] = [
    ("searching the questions", "/", "r o t a t e space s e c r e t s backspace backspace"),
    ("searching the bank", "b", "f i r e w a l l space r u l e s backspace backspace"),
    ("searching the commands", ":", "w r i t e backspace backspace"),
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    bank(&folder.path().join("bank"));
    questionnaire(&folder.path().join("form.xlsx"));

    let mut laps = Vec::new();
    let mut starts = Vec::new();
    for _ in 0..11 {
        let since = Instant::now();
        drop(black_box(start(folder.path(), &mut laps)));
        starts.push(since.elapsed());
    }
    tell("start to first screen", starts, "at most 150 ms");
    let names: Vec<&'static str> = laps.iter().take(laps.len() / 11).map(|(name, _)| *name).collect();
    for name in names {
        tell(name, laps.iter().filter(|(lap, _)| *lap == name).map(|(_, time)| *time).collect(), "");
    }

    let (mut state, mut journal, mut screen) = start(folder.path(), &mut Vec::new());
    ask_the_bank(&mut state, &mut screen);
    let mut all = Vec::new();
    for (name, keys) in KEYS {
        let mut times = Vec::new();
        for _ in 0..60 {
            for key in keys.split_whitespace() {
                times.push(press(&mut state, &mut journal, &mut screen, key));
            }
        }
        all.extend_from_slice(&times);
        tell(name, times, "");
    }
    tell("every key to its frame", all, "at most 8 ms");
    for (name, open, typed) in SEARCHES {
        let mut times = Vec::new();
        for _ in 0..20 {
            press(&mut state, &mut journal, &mut screen, open);
            for key in typed.split_whitespace() {
                times.push(press(&mut state, &mut journal, &mut screen, key));
            }
            press(&mut state, &mut journal, &mut screen, "esc");
        }
        tell(name, times, "at most 16 ms");
    }

    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("a key to its frame", |bench| {
        bench.iter(|| press(&mut state, &mut journal, &mut screen, black_box("j")));
    });
    criterion.final_summary();
}
