//! Lists that typing narrows: commands, questions, the bank, filters, stances.

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

use super::{Effect, command_given, deciding, reading, sharing};
use crate::matching::Inquiry;
use crate::response::decide::Standing;
use crate::stance::Stance;
use crate::tui::action::Command;
use crate::tui::keymap::Mode;
use crate::tui::layer::{Choosing, Kind, Layer, Offer, Target, Wanted};
use crate::tui::state::{Filter, State};
use crate::visible;

/// The most lines that are kept of a search.
const MOST: usize = 200;
/// How many answers of the bank are ranked for what is typed.
const RANKED: usize = 40;
/// The longest text that is typed into a list, in characters.
const LONGEST: usize = 200;

/// Opens the list that a command asks for.
pub fn open(state: &mut State, command: Command) {
    let (kind, all) = match command {
        Command::SearchBank => (Kind::Bank, Vec::new()),
        Command::FindQuestion => (Kind::Questions, questions(state)),
        Command::Filter => (Kind::Filters, filters(state)),
        Command::ChooseStance => (Kind::Stances, stances(state)),
        Command::Compare => (Kind::Earlier, sharing::earlier(state)),
        Command::HandOut => (Kind::Owners, sharing::owners(state)),
        _ => (Kind::Commands, commands(state)),
    };
    if kind != Kind::Commands && kind != Kind::Filters && state.selected().is_none() {
        state.warn("no question is shown: choose another filter");
        return;
    }
    let nothing = match kind {
        Kind::Earlier => "this was not answered before",
        Kind::Owners => "nobody has open questions: hand one over first",
        _ => "",
    };
    if all.is_empty() && !nothing.is_empty() {
        state.say(nothing);
        return;
    }
    let mut choosing = Choosing { kind, typed: String::new(), all, offers: Vec::new(), cursor: 0 };
    narrow(state, &mut choosing);
    state.layer = Some(Layer::Choosing(choosing));
}

fn commands(state: &State) -> Vec<Offer> {
    let bound = state.keymap.of(Mode::Review).filter(|bound| bound.binding.command != Command::Palette);
    let bound = bound.filter(|bound| !bound.binding.command.is_further_pick());
    let offer = |bound: &crate::tui::keymap::Bound| Offer {
        label: bound.binding.about.to_owned(),
        beside: bound.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        target: Target::Command(bound.binding.command),
    };
    bound.map(offer).collect()
}

fn questions(state: &State) -> Vec<Offer> {
    let offer = |at: usize| {
        let question = state.desk.question(at)?;
        let number = question.number.as_deref().unwrap_or_default();
        let label = format!("{number} {}", visible::on_one_line(&question.text));
        let beside = state.desk.standing(at).word().to_owned();
        Some(Offer { label: label.trim().to_owned(), beside, target: Target::Question(at) })
    };
    (0..state.desk.len()).filter_map(offer).collect()
}

fn filters(state: &State) -> Vec<Offer> {
    let offer = |filter: Filter, count: usize| Offer {
        label: filter.words(),
        beside: count.to_string(),
        target: Target::Filter(filter),
    };
    let counts = state.counts();
    let open = counts.iter().filter(|(standing, _)| standing.is_open()).map(|(_, count)| count).sum();
    let mut offers = vec![offer(Filter::All, state.desk.len()), offer(Filter::Open, open)];
    for standing in Standing::ALL {
        if let Some(count) = counts.get(&standing) {
            offers.push(offer(Filter::Standing(standing), *count));
        }
    }
    let mut sections: Vec<(String, usize)> = Vec::new();
    let mut owners: BTreeSet<String> = BTreeSet::new();
    for at in 0..state.desk.len() {
        let section = state.section(at);
        let known = sections.iter().position(|(known, _)| *known == section);
        let room = sections.len() < MOST && !section.is_empty();
        match known.and_then(|at| sections.get_mut(at)) {
            Some((_, count)) => *count += 1,
            None if room => sections.push((section, 1)),
            None => {}
        }
        owners.extend(state.owner(at).map(str::to_owned));
    }
    offers.extend(sections.into_iter().map(|(section, count)| offer(Filter::Section(section), count)));
    for owner in owners {
        let count = (0..state.desk.len()).filter(|at| state.owner(*at) == Some(owner.as_str())).count();
        offers.push(offer(Filter::Owner(owner), count));
    }
    offers
}

fn stances(state: &State) -> Vec<Offer> {
    let allowed = state.selected().and_then(|at| state.desk.question(at)).map(|question| &*question.allowed);
    if let Some(allowed) = allowed.filter(|allowed| !allowed.is_empty()) {
        let offer = |choice: &crate::questionnaire::vocabulary::Choice| Offer {
            label: choice.text.clone(),
            beside: choice.stance.map(|stance| stance.name().replace('_', " ")).unwrap_or_default(),
            target: Target::Choice(choice.text.clone(), choice.stance),
        };
        return allowed.iter().map(offer).collect();
    }
    let stance = |stance: Stance| Offer {
        label: stance.name().replace('_', " "),
        beside: format!("opens with \"{}\"", stance.opening()),
        target: Target::Stance(Some(stance)),
    };
    let prose = Offer { label: "prose".to_owned(), beside: "no stance word".to_owned(), target: Target::Stance(None) };
    Stance::ALL.into_iter().map(stance).chain([prose]).collect()
}

/// The answers of the bank for what is typed: those that match as a question would, then those that have the letters.
fn bank(state: &State, typed: &str) -> Vec<Offer> {
    let subject = &state.desk.subject;
    let asked = state.selected().and_then(|at| state.desk.question(at)).map_or("", |question| question.text.as_str());
    let sought = if typed.trim().is_empty() { asked } else { typed };
    let ranked = subject.matcher.rank(&Inquiry { question: sought, ..Inquiry::default() }, RANKED);
    let mut found: Vec<(usize, usize)> = ranked.iter().map(|found| (found.entry, found.wording)).collect();
    if !typed.trim().is_empty() {
        let matcher = SkimMatcherV2::default();
        let mut more: Vec<(i64, usize)> = subject
            .bank
            .entries
            .iter()
            .enumerate()
            .filter(|(at, _)| !found.iter().any(|(entry, _)| entry == at))
            .filter_map(|(at, entry)| {
                let ask = entry.wordings.first().map_or("", |wording| wording.ask.as_str());
                Some((matcher.fuzzy_match(&format!("{} {ask}", entry.id), typed)?, at))
            })
            .collect();
        more.sort_by_key(|(score, at)| (-score, *at));
        found.extend(more.into_iter().take(MOST).map(|(_, at)| (at, 0)));
    }
    let offer = |(at, wording): (usize, usize)| {
        let entry = subject.bank.entries.get(at)?;
        let ask = &entry.wordings.get(wording)?.ask;
        let label = visible::on_one_line(ask).into_owned();
        Some(Offer { label, beside: entry.id.clone(), target: Target::Entry(at, wording) })
    };
    found.into_iter().filter_map(offer).collect()
}

/// Leaves the lines that what is typed asks for, the best first.
fn narrow(state: &State, choosing: &mut Choosing) {
    choosing.cursor = 0;
    if choosing.kind == Kind::Bank {
        choosing.offers = bank(state, &choosing.typed);
        return;
    }
    let typed = choosing.typed.trim();
    if typed.is_empty() {
        choosing.offers = choosing.all.clone();
        return;
    }
    let matcher = SkimMatcherV2::default();
    let score = |(at, offer): (usize, &Offer)| Some((-matcher.fuzzy_match(&offer.label, typed)?, at));
    let mut found: Vec<(i64, usize)> = choosing.all.par_iter().enumerate().filter_map(score).collect();
    found.sort_unstable();
    let kept = found.iter().take(MOST).filter_map(|(_, at)| choosing.all.get(*at).cloned());
    choosing.offers = kept.collect();
    if choosing.kind == Kind::Filters {
        let filter = Filter::Text(typed.to_owned());
        choosing.offers.push(Offer { label: filter.words(), beside: String::new(), target: Target::Filter(filter) });
    }
}

/// A command in a list.
pub fn command(state: &mut State, command: Command) -> Option<Effect> {
    let Some(Layer::Choosing(mut choosing)) = state.layer.take() else { return None };
    let page = usize::from(state.size.1 / 2).max(1);
    let last = choosing.offers.len().saturating_sub(1);
    choosing.cursor = match command {
        Command::Cancel => return None,
        Command::Confirm => {
            let offer = choosing.offers.get(choosing.cursor).cloned();
            return offer.and_then(|offer| take(state, offer.target));
        }
        Command::Down => choosing.cursor + 1,
        Command::Up => choosing.cursor.saturating_sub(1),
        Command::PageDown => choosing.cursor + page,
        Command::PageUp => choosing.cursor.saturating_sub(page),
        _ => choosing.cursor,
    }
    .min(last);
    state.layer = Some(Layer::Choosing(choosing));
    None
}

/// Chooses an offer by its position.
pub fn point_at(state: &mut State, offer: Option<usize>) {
    if let (Some(Layer::Choosing(choosing)), Some(offer)) = (&mut state.layer, offer) {
        choosing.cursor = offer;
    }
}

fn take(state: &mut State, target: Target) -> Option<Effect> {
    match target {
        Target::Command(command) => command_given(state, command),
        Target::Question(at) => {
            reading::go_to(state, at);
            None
        }
        Target::Entry(entry, wording) => {
            let at = state.selected()?;
            deciding::take_entry(state, at, entry, wording)
        }
        Target::Filter(filter) => {
            let selected = state.selected();
            let words = filter.words();
            state.filter = filter;
            state.arrange(selected);
            state.scroll = 0;
            state.say(format!("showing {words}"));
            None
        }
        Target::Stance(stance) => deciding::stance(state, None, stance),
        Target::Choice(choice, stance) => deciding::stance(state, Some(&choice), stance),
        Target::Earlier(answer) => sharing::take_earlier(state, &answer),
        Target::Owner(owner) => Some(Effect::HandOut { owner }),
    }
}

/// A key that no command is bound to.
pub fn type_key(state: &mut State, key: KeyEvent) {
    match state.layer.take() {
        Some(Layer::Choosing(mut choosing)) => {
            let control = key.modifiers.contains(KeyModifiers::CONTROL);
            match key.code {
                KeyCode::Char('u') if control => choosing.typed.clear(),
                KeyCode::Char(character) if !control && choosing.typed.chars().count() < LONGEST => {
                    choosing.typed.push(character);
                }
                KeyCode::Backspace => _ = choosing.typed.pop(),
                _ => {}
            }
            narrow(state, &mut choosing);
            state.layer = Some(Layer::Choosing(choosing));
        }
        Some(Layer::Writing(mut writing)) => {
            writing.area.input(key);
            state.layer = Some(Layer::Writing(writing));
        }
        other => state.layer = other,
    }
}

/// Pasted text: into whatever takes text; on one line where that is a line.
pub fn paste(state: &mut State, text: &str) {
    match state.layer.take() {
        Some(Layer::Choosing(mut choosing)) => {
            let room = LONGEST.saturating_sub(choosing.typed.chars().count());
            choosing.typed.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(room));
            narrow(state, &mut choosing);
            state.layer = Some(Layer::Choosing(choosing));
        }
        Some(Layer::Writing(mut writing)) => {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            writing.area.insert_str(if writing.what == Wanted::Words { lines } else { lines.replace('\n', " ") });
            state.layer = Some(Layer::Writing(writing));
        }
        other => state.layer = other,
    }
}
