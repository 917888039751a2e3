//! Which column takes the reply, which the comment, which the other parts of an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbook::grid::CellAddress;

use super::OtherRole;
use super::captions::Role;
use super::captions::roles_of;
use super::captions::weight_of;
use super::evidence::{ReplyLook, TextLook, ratio, reply_look};
use super::information::{Label, label_of};
use super::roles::Columns;
use super::survey::Survey;
use super::texts::plain;
use super::vocabulary::stance_of;
use super::weights::Weights;

/// The most columns of a block that are weighed as reply columns.
const MOST_COLUMNS: usize = 80;
/// From this share on, something holds for nearly all cells.
const NEARLY_ALL: f32 = 0.9;

/// The columns by how their cells look beside the questions.
pub(super) type Replies = BTreeMap<u32, ReplyLook>;

/// The questions of a block, for judging the columns beside them.
pub(super) struct Field<'a, 'h> {
    pub survey: &'a Survey<'a>,
    pub weights: &'a Weights<'a, 'h>,
    /// The rows with questions.
    pub rows: &'a [u32],
    pub question: u32,
    pub number: Option<u32>,
    /// The look of the questions.
    pub asked: &'a TextLook,
}

/// What was found to take the replies.
pub(super) enum Found {
    /// One column, or several of a matrix in which each question is asked of several things.
    Columns(Vec<u32>),
    /// Several that nothing tells apart.
    Several(Vec<u32>),
    /// The column that is captioned so holds formulas: answers are given on another sheet.
    Mirror,
    /// None.
    None,
}

/// A column that could take the replies.
struct Candidate {
    column: u32,
    /// How well it fits, but for where it stands.
    fit: f32,
    /// The same with its place.
    score: f32,
}

impl Field<'_, '_> {
    /// The looks of all columns that answers could go to, the nearest where there are too many.
    pub fn replies(&self, with_text: impl Iterator<Item = u32>) -> Replies {
        let block = self.weights.block;
        let mut columns: BTreeSet<u32> = with_text.collect();
        columns.extend(block.headers.iter().flat_map(|header| header.captions.keys().copied()));
        columns.extend(self.question + 1..=self.question + 4);
        let free = |column: &u32| *column != self.question && Some(*column) != self.number && block.holds(*column);
        let mut nearest: Vec<u32> = columns.into_iter().filter(free).collect();
        nearest.sort_by_key(|column| column.abs_diff(self.question));
        nearest.truncate(MOST_COLUMNS);
        nearest.into_iter().map(|column| (column, reply_look(self.survey, self.rows, column))).collect()
    }

    /// The column of the replies.
    pub fn response(&self, replies: &Replies, ticks: &[(u32, String)]) -> Found {
        let mut mirror = 0.0f32;
        let mut candidates: Vec<Candidate> = Vec::new();
        for (column, look) in replies {
            if ticks.iter().any(|(tick, _)| tick == column) || look.share(look.swallowed) > 0.6 {
                continue;
            }
            if look.share(look.formulas) >= 0.6 {
                let caption = self.weights.of(*column, Role::Response);
                let against = self.weights.against(*column, &[Role::Response]);
                mirror = mirror.max(if against > caption { 0.0 } else { caption });
            } else if !look.hidden && look.share(look.formulas) <= 0.5 {
                candidates.extend(self.candidate(*column, look));
            }
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.column.cmp(&b.column)));
        let Some(best) = candidates.first() else {
            if mirror >= 0.5 && ticks.is_empty() {
                return Found::Mirror;
            }
            return if ticks.is_empty() { self.blank_column(replies) } else { Found::None };
        };
        // A better captioned column that is all formulas: this sheet shows answers that are given elsewhere.
        if mirror >= 0.5 && self.weights.of(best.column, Role::Response) < mirror + 0.1 {
            return Found::Mirror;
        }
        let matrix = self.matrix(best, &candidates, replies);
        if matrix.len() > 1 && ticks.is_empty() {
            return Found::Columns(matrix);
        }
        let rivals: Vec<u32> =
            candidates.iter().filter(|other| self.rivals(best, other)).map(|one| one.column).collect();
        if rivals.len() > 1 && ticks.is_empty() {
            return Found::Several(rivals);
        }
        let best = self.still_open(best, &candidates, replies);
        let listed = replies.get(&best.column).is_some_and(|look| look.listed > 0);
        // Beside tick columns a reply column must be surer than they are.
        if ticks.is_empty() || (listed && best.score >= 4.0) { Found::Columns(vec![best.column]) } else { Found::None }
    }

    fn candidate(&self, column: u32, look: &ReplyLook) -> Option<Candidate> {
        let caption = self.weights.of(column, Role::Response);
        let against = self.weights.against(column, &[Role::Response]);
        let open = look.share(look.empty + look.placeholders);
        let listed = look.share(look.listed);
        let reply_listed = look.share(look.reply_listed);
        let protected = self.survey.sheet.protected;
        let unlocked = if protected { look.share(look.unlocked) } else { 0.0 };
        let stances = look.share(look.stances);
        let fit = 3.0 * caption
            + 2.5 * reply_listed
            + 0.8 * (listed - reply_listed).max(0.0)
            + 0.6 * open
            + 1.5 * unlocked
            + 0.4 * stances
            - 2.5 * (against - caption).max(0.0);
        let diverse = ratio(look.texts.len(), look.filled().min(300)) > 0.5 && look.share(look.prose) > 0.2;
        let fits = listed >= 0.3 || open >= 0.5 || unlocked >= 0.5 || stances + look.share(look.marks) >= 0.5;
        let captioned = caption >= 0.45 && caption >= against && fits;
        let surely_captioned = caption >= 0.9 && (fits || diverse || look.constant().is_some());
        let completed = caption >= 0.7 && against < 0.5 && diverse && self.asked.share(self.asked.questions) >= 0.5;
        // Without a caption that says it, the cells themselves must.
        let asks = self.asked.share(self.asked.questions) >= 0.5;
        let uncaptioned = against < 0.5
            && (reply_listed >= 0.5
                || listed >= 0.7
                || (unlocked >= 0.6 && open >= 0.5)
                || (asks && stances >= 0.6 && self.weights.block.headers.is_empty()));
        let beside = if column == self.question + 1 { 0.3 } else { 0.0 };
        let accepted = (captioned || surely_captioned || completed || uncaptioned) && fit + beside >= 1.2;
        accepted.then_some(Candidate { column, fit, score: fit + beside })
    }

    /// The columns of a matrix: under one caption that says they take replies, or with the same reply list in each, and
    /// each captioned with something that is no part of an answer.
    fn matrix(&self, best: &Candidate, candidates: &[Candidate], replies: &Replies) -> Vec<u32> {
        let names = |column: u32| {
            let roles = self.weights.caption(column).map(roles_of).unwrap_or_default();
            let parts = [Role::Response, Role::Comment, Role::Evidence, Role::Ownership, Role::Aside];
            self.weights.caption(column).is_some() && parts.iter().all(|role| weight_of(&roles, *role) < 0.45)
        };
        let group = self.weights.group(best.column).filter(|_| self.weights.of(best.column, Role::Response) >= 0.45);
        let listed = |column: u32| replies.get(&column).is_some_and(|look| look.share(look.reply_listed) >= 0.5);
        let belongs = |column: u32| {
            names(column)
                && match group {
                    Some(_) => self.weights.group(column) == group,
                    None => listed(column) && self.weights.of(column, Role::Response) < 0.45,
                }
        };
        let mut columns: Vec<u32> =
            candidates.iter().map(|candidate| candidate.column).filter(|column| belongs(*column)).collect();
        columns.sort_unstable();
        let captions: BTreeSet<Option<String>> =
            columns.iter().map(|column| self.weights.caption(*column).map(plain)).collect();
        let distinct = captions.len() == columns.len();
        if belongs(best.column) && distinct { columns } else { Vec::new() }
    }

    /// The best candidate, or where that one is answered (last year's replies) one that is captioned as well and open.
    fn still_open<'c>(&self, best: &'c Candidate, candidates: &'c [Candidate], replies: &Replies) -> &'c Candidate {
        let open =
            |one: &Candidate| replies.get(&one.column).map_or(0.0, |look| look.share(look.empty + look.placeholders));
        let caption = |one: &Candidate| self.weights.of(one.column, Role::Response);
        let as_good = |other: &&Candidate| {
            open(other) >= NEARLY_ALL && caption(other) >= 0.45 && caption(other) + 0.05 >= caption(best)
        };
        if open(best) > 0.1 { best } else { candidates.iter().find(as_good).unwrap_or(best) }
    }

    /// Whether nothing but their place tells two columns apart: the same caption, and cells alike.
    fn rivals(&self, best: &Candidate, other: &Candidate) -> bool {
        let caption = |one: &Candidate| self.weights.caption(one.column).map(plain);
        best.column == other.column
            || ((best.fit - other.fit).abs() < 0.05 && caption(best).is_some() && caption(best) == caption(other))
    }

    /// The one column that is captioned with a word that says nothing, and is empty beside questions.
    fn blank_column(&self, replies: &Replies) -> Found {
        let asks = self.asked.share(self.asked.questions) >= 0.5 && self.asked.questions >= 3;
        let captioned = !self.weights.block.headers.is_empty();
        let blank = |(column, look): &(&u32, &ReplyLook)| {
            let unsaid = self.weights.against(**column, &[]) < 0.45;
            let made = if captioned {
                self.weights.caption(**column).is_some()
            } else {
                // Without captions, a frame that only this column has.
                **column == self.question + 1 && look.share(look.framed) >= NEARLY_ALL
            };
            !look.hidden && unsaid && made && look.share(look.empty) >= NEARLY_ALL && look.filled() == 0
        };
        let columns: Vec<u32> = replies.iter().filter(blank).map(|(column, _)| *column).collect();
        match columns.as_slice() {
            _ if !asks => Found::None,
            [] => Found::None,
            [_] => Found::Columns(columns),
            _ => Found::Several(columns),
        }
    }

    /// Why a column that is captioned as the reply takes none, where that is so.
    pub fn why_no_reply(&self, column: u32, look: &ReplyLook) -> Option<&'static str> {
        let filled = look.filled();
        if look.listed > 0 || look.rows < 3 || filled * 10 < look.rows * 9 {
            return None;
        }
        let kinds = look.stances == 0 && look.prose * 5 <= filled && look.texts.len() * 3 <= filled;
        if kinds && look.placeholders == 0 && look.constant().is_none_or(|text| stance_of(text).is_none()) {
            return Some("its answer column holds kinds of answers, not answers");
        }
        self.is_row_per_answer(column).then_some("it has a row for each allowed answer")
    }

    /// Whether questions repeat on consecutive rows, each time with another answer beside them.
    fn is_row_per_answer(&self, column: u32) -> bool {
        let text = |row: u32, column: u32| self.survey.text(CellAddress::new(row, column));
        let repeated = self.rows.windows(2).filter(|two| match two {
            [above, below] => {
                let answer = text(*below, column);
                text(*above, self.question) == text(*below, self.question)
                    && text(*above, column) != answer
                    && !answer.is_empty()
            }
            _ => false,
        });
        repeated.count() * 2 >= self.rows.len()
    }

    /// The column of free text beside the reply.
    pub fn comment(&self, replies: &Replies, columns: &Columns) -> Option<u32> {
        let alone = columns.response.is_none() && columns.ticks.is_empty();
        let after = columns.response.or(columns.ticks.last().map(|(tick, _)| *tick)).unwrap_or(self.question);
        let mut best: Option<(f32, u32)> = None;
        for (column, look) in replies.iter().filter(|(column, look)| columns.leaves(**column) && look.is_writable()) {
            // A description of nothing is one to be written.
            let described = if look.filled() == 0 { 0.7 * self.weights.of(*column, Role::Description) } else { 0.0 };
            let caption = self.weights.of(*column, Role::Comment).max(described);
            let against = self.weights.against(*column, &[Role::Comment, Role::Description]);
            let open = look.share(look.empty + look.placeholders + look.swallowed);
            let accepted = caption >= 0.45 && caption + 0.05 >= against && (open >= 0.3 || caption >= NEARLY_ALL);
            if !accepted || (alone && (caption < 0.55 || open < 0.7)) {
                continue;
            }
            let near = 0.2 / (1.0 + column.abs_diff(after) as f32);
            let right = if *column > after { 0.3 } else { 0.0 };
            let score = 3.0 * caption + 0.6 * open + near + right - 1.5 * (against - caption).max(0.0);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, *column));
            }
        }
        best.map(|(_, column)| column)
    }

    /// The columns of other parts of an answer, in column order.
    pub fn others(&self, replies: &Replies, columns: &Columns) -> Vec<(OtherRole, u32)> {
        const ROLES: [(Role, OtherRole); 5] = [
            (Role::Ownership, OtherRole::Ownership),
            (Role::Evidence, OtherRole::Evidence),
            (Role::Date, OtherRole::Date),
            (Role::Owner, OtherRole::Owner),
            (Role::CustomerResponsibility, OtherRole::CustomerResponsibility),
        ];
        let free = replies.iter().filter(|(column, look)| {
            columns.leaves(**column) && columns.comment != Some(**column) && look.is_writable()
        });
        let role = |(column, look): (&u32, &ReplyLook)| {
            let weight = |role: Role| self.weights.of(*column, role);
            let (role, other) = ROLES.into_iter().max_by(|a, b| weight(a.0).total_cmp(&weight(b.0)))?;
            let open = look.share(look.empty + look.placeholders) >= 0.5 || look.listed > 0;
            let said = weight(role) >= 0.55 && weight(role) >= self.weights.against(*column, &[role]);
            let signed = self.weights.caption(*column).is_some_and(|caption| label_of(caption) == Label::Attestation);
            (said && open && !signed).then_some((other, *column))
        };
        let others: Vec<(OtherRole, u32)> = free.filter_map(role).collect();
        // Several columns of one group that mean the same are choices to tick, no cell for a text.
        let grouped = |(role, column): &(OtherRole, u32)| {
            let group = self.weights.group(*column);
            let same = |(other, at): &&(OtherRole, u32)| other == role && self.weights.group(*at) == group;
            group.is_some() && others.iter().filter(same).count() > 1
        };
        others.iter().copied().filter(|other| !grouped(other)).collect()
    }
}

/// The text that every reply cell holds before anybody answers: the same in nearly all, and no stance.
pub(super) fn default_text(look: &ReplyLook) -> Option<String> {
    let text = look.constant()?;
    stance_of(text).is_none().then(|| text.to_owned())
}
