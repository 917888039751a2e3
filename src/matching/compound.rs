//! Compound questions: several entries that together settle what none settles alone.
//!
//! "Are backups encrypted and kept at a second site?" is a yes where one entry says that backups are encrypted and another
//! that they are kept at a second site: where the question itself joins the parts with an "and", and each is certain. What wants
//! two things told ("Backup frequency and retention"), or one told beside a yes, gets both, where each is certain by itself.

use super::captions::captions;
use super::clauses::{asks_for_two_deeds, clauses};
use super::content::Content;
use super::cover::can_cover;
use super::index::Matcher;
use super::judge::{Question, judge};
use super::lexicon::Class;
use super::places;
use super::reading::Reading;
use super::trial::{Outcome, Trial};
use super::{Inquiry, Judgement, Match, Verdict};
use crate::bank::Entry;
use crate::stance::Stance;

/// The most entries that are joined.
const MOST_PARTS: usize = 3;
/// How many entries are tried for a clause.
const RANKED: usize = 12;
/// How sure a joined answer is at the most.
const JOINED: f64 = 0.88;

/// Entries that together answer a compound question.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// What answers its parts, in the order in which the question asks for them.
    pub parts: Vec<Told>,
    /// The side that its parts take together: in part where some are so and others are not; nothing where all are told and none
    /// is a side.
    pub stance: Option<Stance>,
    /// The probability that the answer is right, 0 to 1.
    pub confidence: f64,
    /// Why, in words a person reads.
    pub reasons: Vec<String>,
}

/// What answers one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Position of the entry.
    pub entry: usize,
    /// Position of its wording.
    pub wording: usize,
    /// The side that it takes; nothing where something is told.
    pub stance: Option<Stance>,
}

/// A part of the question that one wording settles.
#[derive(Clone, Copy)]
struct Part {
    entry: usize,
    wording: usize,
    /// Which member of the row it settles.
    member: usize,
}

/// Joins ranked entries to one answer, where the question is compound and each of its parts is certain.
#[must_use]
pub fn join(
    inquiry: &Inquiry,
    question: &Question,
    ranked: &[Match],
    entries: &[Entry],
    matcher: &Matcher,
) -> Option<Joined> {
    // What is done to what, only the clauses tell.
    if asks_for_two_deeds(inquiry.question) {
        return join_clauses(inquiry, entries, matcher);
    }
    if question.reading().form.caption
        && let Some(captions) = captions(inquiry.question)
    {
        return join_parts(inquiry, &captions, entries, matcher);
    }
    join_row(question.reading(), ranked, entries, matcher).or_else(|| join_clauses(inquiry, entries, matcher))
}

/// Joins what is said of the members of a row.
///
/// Nothing that negates, sweeps or measures is joined: which part it is said of, the words do not tell.
fn join_row(question: &Reading, ranked: &[Match], entries: &[Entry], matcher: &Matcher) -> Option<Joined> {
    let signs = &question.signs;
    let plain = signs.negations.is_empty()
        && signs.bars + signs.without == 0
        && !(signs.only || signs.outside || signs.default || signs.universal)
        && question.asked.is_empty();
    if !question.form.polar || !plain {
        return None;
    }
    let row = Row::of(question)?;
    if row.members.len() > MOST_PARTS {
        return None;
    }
    let shared = row.sharing_its_end();
    // By whom, or where, the last is done may be meant of each: "scans and tests by third parties".
    let limited = |row: &Row<'_>| row.behind.iter().any(|content| matches!(content.class, Class::Actor | Class::Place));
    let apart = if shared.as_ref().is_some_and(limited) { None } else { Some(row).filter(Row::stands_alone) };
    let chosen = [shared, apart].into_iter().flatten().find_map(|row| {
        let parts: Vec<Part> =
            ranked.iter().filter_map(|found| part(question, &row, found, entries, matcher)).collect();
        choose(&row, &parts)
    });
    let chosen = chosen?;
    let yes = |part: &Part| Told { entry: part.entry, wording: part.wording, stance: Some(Stance::Yes) };
    Some(joined(chosen.iter().map(yes).collect(), Some(Stance::Yes), entries))
}

/// Joins the answers to the questions that a compound one asks one after the other.
fn join_clauses(inquiry: &Inquiry, entries: &[Entry], matcher: &Matcher) -> Option<Joined> {
    let clauses = clauses(inquiry.question);
    (clauses.len() > 1).then(|| join_parts(inquiry, &clauses, entries, matcher))?
}

/// Joins the answers to questions of their own, where each is certain: told where something is to be told, and else yes or
/// no to all of them, or in part.
fn join_parts(inquiry: &Inquiry, asked: &[String], entries: &[Entry], matcher: &Matcher) -> Option<Joined> {
    let answers: Vec<Joined> = asked
        .iter()
        .map(|asked| answer(&Inquiry { question: asked, words: None, number: None, ..*inquiry }, entries, matcher))
        .collect::<Option<_>>()?;
    let stance = together(answers.iter().filter_map(|answer| answer.stance))?;
    // The whole is no surer than the least sure of its parts.
    let confidence = answers.iter().map(|answer| answer.confidence).fold(JOINED, f64::min);
    let mut parts: Vec<Told> = answers.into_iter().flat_map(|answer| answer.parts).collect();
    parts.dedup_by_key(|told| told.entry);
    (parts.len() <= MOST_PARTS).then(|| Joined { confidence, ..joined(parts, stance, entries) })
}

/// The side that parts take together, none where none takes one; `None` where they make no side.
///
/// What is so in one part and is not, or not yet, in another, is so in part.
fn together(sides: impl Iterator<Item = Stance>) -> Option<Option<Stance>> {
    let sides: Vec<Stance> = sides.collect();
    let Some(first) = sides.first() else { return Some(None) };
    if sides.iter().all(|side| side == first) {
        return matches!(first, Stance::Yes | Stance::No).then_some(Some(*first));
    }
    sides.contains(&Stance::Yes).then_some(Some(Stance::Partial))
}

/// The certain answer to a question of its own: of one entry, or of the members of its row.
fn answer(inquiry: &Inquiry, entries: &[Entry], matcher: &Matcher) -> Option<Joined> {
    let question = Question::of(inquiry);
    let ranked = matcher.rank(&Inquiry { section: &[], ..*inquiry }, RANKED);
    let judged = ranked.iter().filter(|found| !found.is_far_behind(&ranked, entries)).filter_map(|found| {
        let judgement = judge(inquiry, &question, found, entries.get(found.entry)?, matcher);
        (judgement.verdict == Verdict::Certain).then_some((found.entry, judgement))
    });
    let mut certain: Vec<(usize, Judgement)> = judged.collect();
    // Such as are made to tell what is asked come first.
    certain.sort_by_key(|(_, judgement)| !judgement.told);
    // Where certain answers take different sides, none is taken.
    let mut sides = certain.iter().filter_map(|(_, judgement)| judgement.stance);
    let side = sides.next();
    if sides.any(|other| Some(other) != side) {
        return None;
    }
    let polar = question.reading().form.polar;
    let fits = |stance: Option<Stance>| match stance {
        Some(Stance::Yes | Stance::No | Stance::Planned) => polar,
        Some(_) => false,
        None => !polar,
    };
    let Some((entry, judgement)) = certain.into_iter().find(|(_, judgement)| fits(judgement.stance)) else {
        return join_row(question.reading(), &ranked, entries, matcher);
    };
    let told = Told { entry, wording: judgement.wording, stance: judgement.stance };
    let (parts, reasons) = (vec![told], Vec::new());
    Some(Joined { parts, stance: judgement.stance, confidence: judgement.confidence, reasons })
}

fn joined(parts: Vec<Told>, stance: Option<Stance>, entries: &[Entry]) -> Joined {
    let ids: Vec<&str> =
        parts.iter().filter_map(|told| entries.get(told.entry)).map(|entry| entry.id.as_str()).collect();
    let reasons = vec![format!("its parts are answered by {}", ids.join(" and "))];
    Joined { parts, stance, confidence: JOINED, reasons }
}

/// The things that a question joins with "and", and those that are said of each of them.
#[derive(Clone)]
struct Row<'a> {
    /// What stands before the row: the subject of every part, unless each part has its own.
    common: &'a [Content],
    /// What stands behind the row and is said of every part: "is data at rest and in transit encrypted?"
    behind: &'a [Content],
    /// For each member of the row, the things from it up to the next: the member and what belongs to it.
    members: Vec<&'a [Content]>,
}

impl<'a> Row<'a> {
    /// The one row of a question; `None` where there is none, or more than one.
    fn of(question: &'a Reading) -> Option<Self> {
        let content = &question.content;
        let in_row = |content: &Content| content.row.is_some_and(|row| !row.any);
        let starts: Vec<usize> = (0..content.len()).filter(|&at| content.get(at).is_some_and(in_row)).collect();
        let numbers = starts.iter().filter_map(|&at| content.get(at)?.row).map(|row| row.number);
        let same = numbers.clone().min() == numbers.max();
        let first = *starts.first()?;
        let ends = starts.iter().skip(1).copied().chain([content.len()]);
        let members: Option<Vec<&[Content]>> = starts.iter().zip(ends).map(|(&at, end)| content.get(at..end)).collect();
        Some(Self { common: content.get(..first)?, behind: &[], members: members? })
            // "…, and is it tested?" asks of what was named before.
            .filter(|row| same && row.members.len() > 1 && !row.names_again())
    }
}

impl Row<'_> {
    /// Whether a member is said of a pronoun.
    fn names_again(&self) -> bool {
        let pronoun = |content: &&Content| matches!(content.after.as_str(), "it" | "they" | "these" | "this");
        self.members.iter().filter_map(|member| member.first()).any(|first| pronoun(&first))
    }

    /// Whether each member, with what is common, says more than how something is done.
    fn stands_alone(&self) -> bool {
        let says_what = |contents: &[Content]| contents.iter().any(|content| content.class != Class::Manner);
        says_what(self.common) || self.members.iter().all(|member| says_what(member))
    }

    /// Whether all that is common and one member are covered, as far as that is told without trying a wording.
    fn is_settled(&self, is_covered: impl Fn(&Content) -> bool) -> bool {
        // How two areas lie to each other may settle what is not covered.
        let open = |content: &Content| content.class == Class::Place || places::is_reach(&content.key);
        let settled = |content: &Content| open(content) || is_covered(content);
        self.common.iter().chain(self.behind).all(settled)
            && self.members.iter().any(|member| member.iter().all(settled))
    }

    /// The same, where what follows its last member may be said of each: no other has anything of its own.
    fn sharing_its_end(&self) -> Option<Self> {
        let (last, others) = self.members.split_last()?;
        let (member, behind) = last.split_at_checked(1)?;
        let bare = !behind.is_empty() && others.iter().all(|other| other.len() == 1);
        let members = others.iter().copied().chain([member]).collect();
        bare.then_some(Self { common: self.common, behind, members })
    }
}

/// What an entry settles of a question: one member of its row with all that is common, where nothing but the other members
/// stands against a certain yes.
fn part(question: &Reading, row: &Row<'_>, found: &Match, entries: &[Entry], matcher: &Matcher) -> Option<Part> {
    let entry = entries.get(found.entry)?;
    let record = matcher.record(found.entry, entry)?;
    if !row.is_settled(|content| can_cover(record, content)) {
        return None;
    }
    entry.wordings.iter().zip(&record.wordings).enumerate().find_map(|(at, (wording, reading))| {
        let trial = Trial { question, wording, reading, entry, record, whole: false };
        // No figure is asked for and no side is turned: a yes can only come of a yes, for what the wording covers.
        let covered = (wording.stance == Some(Stance::Yes)).then(|| trial.covered());
        let covered = covered.filter(|covered| row.is_settled(|content| !covered.missing.contains(&content)))?;
        let Outcome { cover, side, missing, doubts, .. } = trial.outcome(covered);
        let yes = side.stance == Some(Stance::Yes) && !side.turned && cover.opposed.is_empty() && doubts.is_empty();
        let settled = |content: &Content| !missing.contains(&content);
        // A wording that says two members says them of each other: backups at rest are not data at rest.
        let mut members = row.members.iter().enumerate().filter(|(_, member)| member.iter().any(settled));
        let (member, things) = members.next()?;
        let alone = members.next().is_none();
        let whole = row.common.iter().chain(row.behind).chain(*things).all(settled);
        (yes && alone && whole).then_some(Part { entry: found.entry, wording: at, member })
    })
}

/// The first part for each member, where every member has one.
fn choose(row: &Row<'_>, parts: &[Part]) -> Option<Vec<Part>> {
    (0..row.members.len()).map(|member| parts.iter().find(|part| part.member == member).copied()).collect()
}
