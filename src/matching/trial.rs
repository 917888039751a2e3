//! A question tried against one wording: what is covered, which side follows, what is to be doubted.

use super::ability::Ability;
use super::accounts;
use super::content::{Content, Key, Role};
use super::cover::{Cover, Covered, cover, covered};
use super::demands;
use super::elsewise;
use super::figures::{Figures, figures};
use super::form::Demand;
use super::hinges::Hinges;
use super::leave::Leave;
use super::lexicon::{Class, lexicon};
use super::manner;
use super::opposites::has_opposite;
use super::parties;
use super::places;
use super::polarity::{Side, side, sweeping};
use super::reading::Reading;
use super::record::Record;
use super::states;
use super::times::Times;
use super::wanted::Wanted;
use super::weighty;
use crate::bank::{Entry, Wording};
use crate::quantity::{Asked, Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

/// A question against one wording.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// The question.
    pub question: &'a Reading,
    /// The wording.
    pub wording: &'a Wording,
    /// The wording, read.
    pub reading: &'a Reading,
    /// The entry that the wording is of.
    pub entry: &'a Entry,
    /// The entry, read.
    pub record: &'a Record,
    /// Whether the reading is of another way to ask the wording: it has to say all that is asked itself.
    pub whole: bool,
}

/// What comes of a trial.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// What is covered.
    pub cover: Cover<'a>,
    /// The side that the answer takes.
    pub side: Side,
    /// What the question asks for and the bank does not say here.
    pub missing: Vec<&'a Content>,
    /// What else is to be doubted.
    pub doubts: Vec<String>,
    /// What is to be said for it.
    pub reasons: Vec<String>,
}

impl<'a> Trial<'a> {
    /// What the wording covers of the question: most trials are decided by it, and go no further.
    #[must_use]
    pub fn covered(&self) -> Covered<'a> {
        self.covered_but_for(usize::MAX)
    }

    /// The same, given up where more than `most_missing` things are missing.
    #[must_use]
    pub fn covered_but_for(&self, most_missing: usize) -> Covered<'a> {
        let beside = (!self.whole).then_some(self.record);
        covered(self.question, self.reading, self.wording.stance, beside, most_missing)
    }

    /// Tries it, what is covered being known.
    #[must_use]
    pub fn outcome(&self, covered: Covered<'a>) -> Outcome<'a> {
        let cover = cover(self.question, self.reading, self.wording.stance, covered);
        let mut side = side(self.question, self.reading, &cover, self.wording.stance, self.entry);
        let missing = self.missing(&cover, &side);
        let mut doubts = self.content_doubts(&cover, &side);
        doubts.append(&mut side.doubts);
        let mut reasons = Vec::new();
        self.weigh_figures(&mut side, &mut doubts, &mut reasons);
        if self.question.form.polar {
            // Who asks for an account of all is given an account; only a yes or a no must hold for all.
            doubts.extend(sweeping(self.question, self.reading, side.stance, self.entry, self.record));
        }
        self.weigh_form(&cover, &side, &mut doubts);
        doubts.extend(Hinges::doubts(self, &cover, &side));
        doubts.extend(Wanted::doubts(self));
        doubts.extend(Times::doubts(self, &side));
        doubts.extend(Ability::doubts(self, &side));
        doubts.extend(accounts::doubts(self, &cover));
        doubts.extend(states::doubts(self));
        doubts.extend(parties::doubts(self));
        doubts.extend(manner::doubts(self));
        doubts.extend(elsewise::doubts(self));
        doubts.extend(weighty::doubts(self));
        Outcome { cover, side, missing, doubts, reasons }
    }

    pub(super) fn settles(side: &Side, content: &Content) -> bool {
        side.by_area && (content.class == Class::Place || places::is_reach(&content.key))
    }

    /// Whether the wording denies, so that what only narrows the question is denied with it.
    pub(super) fn denies(&self, side: &Side) -> bool {
        let open = self.question.form.is_open();
        matches!(self.wording.stance, Some(Stance::No | Stance::Planned)) && !side.turned && !open
    }

    /// Whether the question names nothing but data, of no kind or of a customer's.
    fn asks_of_data_alone(&self) -> bool {
        const DATA: [&str; 4] = ["data", "customer-data", "personal-data", "sensitive-data"];
        self.question.content.iter().all(|content| content.key.is_one_of(&DATA))
    }

    /// What the wording says beside the question, and how little it may say of it.
    fn content_doubts(&self, cover: &Cover<'_>, side: &Side) -> Vec<String> {
        let open = self.question.form.is_open();
        // A yes to something narrower is no yes; of a description it is no matter, as long as the subject is met.
        let extra: Vec<&Content> = cover
            .extra
            .iter()
            .copied()
            .filter(|content| !Self::settles(side, content))
            .filter(|content| !(open && self.is_an_account_of_it(content)))
            .collect();
        let unsaid = self.question.everyday.iter().filter(|stem| !self.reading.said.contains_word(stem)).count();
        let names = |content: &Content| {
            has_opposite(&content.key)
                || content.key.is("around-the-clock")
                || !matches!(content.class, Class::Verb | Class::Manner)
                    && !content.key.is_one_of(&["customers", "users"])
        };
        let told = |demand: &Demand| matches!(demand, Demand::Account | Demand::Manner | Demand::Choice);
        let of_data_alone = open && self.asks_of_data_alone() && self.question.form.demands.iter().all(told);
        let checks = [
            (
                of_data_alone && unsaid > 0,
                "the question names nothing but data, and the wording does not say what of it is asked",
            ),
            (
                (cover.beside > 0 || unsaid > 0)
                    && !self.question.content.iter().any(names)
                    && !self.question.says_term("data"),
                "the question names nothing that the wording could be about",
            ),
            (self.names_only_customers(), "the caption names somebody alone, and not what of them"),
            (
                unsaid > self.question.content.len() + usize::from(self.question.content.len() > 1) + usize::from(open),
                "the question has little that the wording can be held to",
            ),
            (
                !open && !side.by_area && self.question.content.len() == 1 && cover.beside > 1,
                "the question is wider than the wording",
            ),
            (
                cover.by_the_way && !open && self.entry.provenance.caveat.is_some(),
                "the answer has a reservation, and the question is not quite the wording",
            ),
            (
                self.question.leave == Leave::Act
                    && self.reading.leave == Leave::None
                    && !(open && self.reading.by_customers),
                "the question is whether a customer may do it, and the bank tells what the vendor does",
            ),
            (
                self.question.timed && !self.entry.measures.iter().any(is_of_time),
                "the question asks for some time, and none is stated",
            ),
            (cover.direct < cover.indirect, "the wording itself says too little of it"),
            (
                (self.question.form.polar || self.names_some())
                    && !side.by_area
                    && places::is_by_the_way(self.question, self.reading),
                "the wording itself is not about where it is",
            ),
            (
                self.denies(side) && cover.beside > 0 && extra.is_empty() && !side.by_area
                    || cover.one_of_several && matches!(side.stance, Some(Stance::No | Stance::Planned)),
                "what the bank denies is narrower than the question",
            ),
        ];
        let mut doubts = applying(checks);
        if !extra.is_empty() {
            doubts.push(format!("what the bank says is about {}, the question is not", list(extra)));
        }
        doubts
    }

    /// Whether it asks for some of a kind by name: who they are, or which.
    fn names_some(&self) -> bool {
        let demands = &self.question.form.demands;
        self.question.form.is_open() && (demands.contains(&Demand::Choice) || demands.contains(&Demand::Party))
    }

    /// Whether the question is a caption that names customers or users and nothing else: "Data controller".
    fn names_only_customers(&self) -> bool {
        let lists = self.question.form.lists || self.question.form.demands == [Demand::Account];
        (self.question.form.caption || lists)
            && self.question.everyday.is_empty()
            && self.question.content.iter().all(|content| content.key.is_one_of(&["customers", "users"]))
    }

    /// Whether what a wording says beside an open question belongs to an account of what is asked: what is done with it,
    /// how, or a kind of it.
    fn is_an_account_of_it(&self, content: &Content) -> bool {
        let party = self.question.form.demands.contains(&Demand::Party);
        let place = self.question.form.demands.contains(&Demand::Place);
        match (content.class, &content.key) {
            (Class::Verb, key) if (party || place) && key.is("store") => true,
            (Class::Verb, _) => self.question.form.fate,
            // Who does something by a name that nobody knows is no measure.
            (Class::Control, key) => {
                let does = content.role == Role::Subject || matches!(content.after.as_str(), "by" | "through" | "via");
                self.question.says_term("protect") && !(does && matches!(key, Key::Word(_)))
            }
            // Who does something may be a third party; who may see something is the own staff first.
            (Class::Actor, key) => (party || place) && key.is("third-parties") && !self.question.says_term("access"),
            (Class::Object, Key::Term(term)) => {
                let asked = |key: &Key| self.question.content.iter().any(|asked| asked.key == *key);
                lexicon().implied(*term).iter().any(|kind| asked(&Key::Term(*kind))) || content.parts.iter().any(asked)
            }
            _ => false,
        }
    }

    fn weigh_figures(&self, side: &mut Side, doubts: &mut Vec<String>, reasons: &mut Vec<String>) {
        let outcome = figures(self.question, self.reading, self.entry, self.record);
        let base = self.wording.stance;
        let (settled, words) = match outcome {
            Figures::None => return,
            Figures::Same => {
                // That one version is switched off says nothing of the others.
                let version =
                    |asked: &Asked| matches!(asked.quantity, Quantity::Version { .. }) && asked.bound == Bound::Exact;
                let of_one = self.entry.measures.is_empty() && self.reading.asked.iter().any(version);
                let narrower =
                    self.question.asked.is_empty() && (of_one || base != Some(Stance::Yes) && base.is_some());
                if narrower {
                    doubts.push("the wording speaks of a figure, the question does not".to_owned());
                }
                return;
            }
            // What is not done at all is not done to any measure.
            Figures::Unsettled(_) if base == Some(Stance::No) && !side.turned && self.only_bounds() => return,
            Figures::Unsettled(words) => return doubts.push(words),
            Figures::Met(words) => (Stance::Yes, words),
            Figures::Missed(words) => (Stance::No, words),
        };
        if settled == Stance::Yes && self.is_kept_with_a_reservation() {
            doubts.push(format!("{words}: that it is kept so long does not show that it is gone by then"));
        } else if side.turned || matches!(base, Some(Stance::Planned | Stance::Partial | Stance::NotApplicable)) {
            doubts.push(format!("{words}: it is not certain what follows"));
        } else if base == Some(Stance::No) && settled == Stance::Yes {
            doubts.push(format!("{words}, though the wording is answered no"));
        } else if settled == Stance::No && self.is_done_in_between() {
            doubts.push(format!("{words}: what is done in between may be often enough"));
        } else {
            side.stance = Some(settled);
            reasons.push(words);
        }
        side.by_figure = doubts.is_empty() && side.stance == Some(settled);
    }

    /// Whether how often is asked, and the answer tells of something that is done all the time beside: a log that is
    /// streamed between two backups.
    fn is_done_in_between(&self) -> bool {
        let all_the_time = ["forward", "continuous"];
        self.question.asked.iter().any(|asked| asked.interval)
            && all_the_time.iter().any(|name| self.record.answer_affirms_term(name))
    }

    /// Whether a deadline for deletion is asked of how long something is kept, and there is a reservation to that.
    fn is_kept_with_a_reservation(&self) -> bool {
        let deadline = |asked: &Asked| asked.bound != Bound::AtLeast && !asked.interval;
        self.question.says_term("delete")
            && self.question.asked.iter().any(deadline)
            && self.entry.provenance.caveat.is_some()
            && self.entry.measures.iter().any(|measure| measure.of.contains("retention"))
    }

    /// Whether the question's figures only bound what the wording speaks of without figures.
    fn only_bounds(&self) -> bool {
        self.reading.asked.is_empty()
            && self.question.asked.iter().all(|asked| {
                let named =
                    matches!(asked.quantity, Quantity::Duration(_) | Quantity::Date(_) | Quantity::Version { .. });
                asked.bound != Bound::Exact || !named
            })
    }

    fn entry_takes_both_sides(&self) -> bool {
        let takes = |side: Stance| self.entry.wordings.iter().any(|wording| wording.stance == Some(side));
        takes(Stance::Yes) && takes(Stance::No)
    }

    /// How many of the things beside a caption that wants a place are words for one: "region", "country".
    fn kinds_of_place(&self, cover: &Cover<'_>) -> usize {
        if !self.question.form.demands.contains(&Demand::Place) || !cover.extra.is_empty() {
            return 0;
        }
        let kind = |said: &&Content| said.key.is_one_of(&["country", "regions"]) && !self.question.says(&said.key);
        self.reading.content.iter().filter(kind).count()
    }

    fn weigh_form(&self, cover: &Cover<'_>, side: &Side, doubts: &mut Vec<String>) {
        let form = &self.question.form;
        // That it is asked how, or how long, does not show that it is so; only a figure settles it all the same.
        if form.polar && self.reading.form.is_open() && !side.by_figure {
            doubts.push("the wording asks for an account, not whether".to_owned());
        } else if form.polar && self.reading.form.caption && self.entry_takes_both_sides() {
            doubts.push("the wording is a caption, and the entry takes both sides".to_owned());
        } else if form.polar && side.stance.is_none() {
            doubts.push("the question wants a yes or a no, and the answer is an account".to_owned());
        }
        if self.question.to_vendor != self.reading.to_vendor {
            doubts.push("one of the two speaks of what the vendor is told".to_owned());
        }
        if form.polar && self.question.embeds != self.reading.embeds {
            doubts.push("one of the two asks whether something is known or told, not whether it is so".to_owned());
        }
        if form.fate && self.question.says_term("retain") && !self.record.answer_tells_a_fate() {
            doubts.push("the answer does not tell what becomes of it".to_owned());
        }
        if form.fate && self.question.says_term("delete") && !self.reading.form.fate {
            doubts.push("how something is deleted does not show what becomes of it".to_owned());
        }
        if form.fate && self.reading.says_term("termination") && !self.question.says_term("termination") {
            doubts.push("what becomes of it at the end of the contract is told alone".to_owned());
        }
        if form.fate && self.asks_of_data_alone() && self.reading.says_term("delete") {
            doubts.push("how data is deleted does not show what else is done with it".to_owned());
        }
        if form.polar && self.question.sets_aside != self.reading.sets_aside {
            doubts.push("one of the two sets something aside".to_owned());
        }
        if form.is_open() && side.turned {
            doubts.push("the answer is about the opposite".to_owned());
        }
        if form.caption && side.stance == Some(Stance::No) && !self.reading.form.caption {
            doubts.push("a caption asks for neither side".to_owned());
        }
        if form.caption && cover.beside > self.kinds_of_place(cover) {
            doubts.push("the caption is wider than the wording".to_owned());
        }
        let affirms = matches!(self.wording.stance, Some(Stance::Yes) | None);
        let names = |demand: &Demand| matches!(demand, Demand::Choice | Demand::Method);
        let unsaid = self.question.content.first().is_some_and(|asked| !self.reading.says(&asked.key));
        let deed = |asked: &&Content| matches!(asked.class, Class::Verb | Class::Control);
        let deed_unsaid = self.question.content.iter().filter(deed).any(|asked| !self.reading.says(&asked.key));
        if form.caption && form.demands.is_empty() && cover.by_the_way && (unsaid || deed_unsaid) {
            doubts.push("the wording itself does not say what the caption says".to_owned());
        }
        if form.is_open() && form.demands.iter().any(names) && cover.by_the_way && unsaid {
            doubts.push("the wording itself is not about what is to be named".to_owned());
        }
        // How many there are of something is counted of that itself, and not of what it is a part of.
        let counted = self.question.content.first();
        let elsewhere = |asked: &Content| {
            !self.reading.content.iter().any(|said| said.key == asked.key || said.parts.last() == Some(&asked.key))
        };
        if form.demands.contains(&Demand::Number)
            && (counted.is_some_and(elsewhere) || self.question.signs.universal && !self.reading.signs.universal)
        {
            doubts.push("the number that is told is of something else".to_owned());
        }
        // Of what is not so there is nothing more to tell: "… and, if so, how often?".
        let moot = form.upon_a_yes && matches!(side.stance, Some(Stance::No | Stance::Planned));
        for demand in form.demands.iter().filter(|_| !moot) {
            let met = demands::is_met(*demand, self.question, self.reading, affirms, self.entry, self.record);
            if !met || (*demand == Demand::Place && demands::only_repeats_the_area(self.question, self.record)) {
                doubts.push(format!("the answer does not tell {}", demand.told()));
            }
        }
    }
}

/// Whether a measure is a time, or tells that somebody sets one.
const fn is_of_time(measure: &Measure) -> bool {
    !matches!(&measure.stated, Stated::Known { quantity, .. } if !matches!(quantity, Quantity::Duration(_) | Quantity::Date(_)))
}

/// The doubts that apply, of those that a question and a wording were checked for.
pub(super) fn applying<const COUNT: usize>(checks: [(bool, &str); COUNT]) -> Vec<String> {
    checks.into_iter().filter(|(applies, _)| *applies).map(|(_, doubt)| doubt.to_owned()).collect()
}

/// Things in quotation marks, for a reason.
pub fn list<'c>(contents: impl IntoIterator<Item = &'c Content>) -> String {
    contents.into_iter().map(|content| format!("\"{}\"", content.text)).collect::<Vec<_>>().join(", ")
}
