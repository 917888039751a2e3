//! Which side a wording's stance takes of the question: the same, the other, or none that is certain.

use super::content::Key;
use super::cover::Cover;
use super::force::Force;
use super::lexicon::{Class, Term, lexicon};
use super::opposites::Opposition;
use super::places;
use super::reading::Reading;
use super::record::Record;
use crate::bank::{Entry, Requirement};
use crate::quantity::{Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

/// What comes of carrying a stance over to the question.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// The stance towards the question, where there is one.
    pub stance: Option<Stance>,
    /// Whether it was turned.
    pub turned: bool,
    /// What makes it uncertain.
    pub doubts: Vec<String>,
    /// Whether a figure decided it.
    pub by_figure: bool,
    /// Whether the areas of the two were compared, so that what is missing of them is settled.
    pub by_area: bool,
}

/// Carries the stance towards a wording over to a question.
#[must_use]
pub fn side(question: &Reading, wording: &Reading, cover: &Cover<'_>, stance: Option<Stance>, entry: &Entry) -> Side {
    let mut side = Side { stance, ..Side::default() };
    let Some(stance) = stance else {
        if question.signs.negations.len() != wording.signs.negations.len() {
            side.doubts.push("the question negates where the wording does not, or the other way round".to_owned());
        }
        return side;
    };
    if places::speaks_of_an_area(question) && places::speaks_of_an_area(wording) {
        side.by_area = true;
        match places::settle(question, wording, stance) {
            Some(settled) => {
                side.turned = settled != stance;
                side.stance = Some(settled);
            }
            None => side.doubts.push("what is said of one area does not settle the other".to_owned()),
        }
    } else {
        turn(question, wording, cover, stance, &mut side);
    }
    not_left_open(question, wording, cover, entry, &mut side);
    binding(question, wording, stance, entry, &mut side);
    let (asked, said) = (&question.signs, &wording.signs);
    if side.by_area && (asked.bars, asked.without) != (said.bars, said.without) {
        side.doubts.push("one of the two speaks of what is barred, or done without".to_owned());
    }
    if asked.exceptions != said.exceptions {
        side.doubts.push("one of the two makes an exception".to_owned());
    }
    limits(question, wording, stance, &mut side.doubts);
    side
}

/// Negations and opposites.
fn turn(question: &Reading, wording: &Reading, cover: &Cover<'_>, stance: Stance, side: &mut Side) {
    let (asked, said) = (&question.signs, &wording.signs);
    let mut negated = asked.negations.len().abs_diff(said.negations.len());
    if asked.bars != said.bars {
        // What is forbidden is not done, but not the other way round.
        if stance == Stance::Yes
            && !asked.negations.contains(&"never")
            && said.bars > asked.bars
            && asked.negations.len() + asked.bars == said.negations.len() + said.bars
        {
            negated = 0;
        } else {
            side.doubts.push("that something is prevented or forbidden is more than that it is not done".to_owned());
        }
    }
    if asked.negates_a_part != said.negates_a_part {
        side.doubts.push("one of the two negates only what it says of a thing".to_owned());
    }
    if question.signs.without != wording.signs.without {
        side.doubts.push("one of the two speaks of what is done without".to_owned());
    }
    if question.signs.outside != wording.signs.outside {
        side.doubts.push("one of the two speaks of what is outside".to_owned());
    }
    match negated + cover.opposed.len() {
        0 => return,
        1 => {}
        _ => {
            side.doubts.push("the question turns the wording round more than once".to_owned());
            return;
        }
    }
    side.turned = true;
    side.stance = stance.opposite();
    if places::speaks_of_an_area(wording) && !places::speaks_of_an_area(question) {
        side.doubts.push("what is denied of one area is not denied anywhere".to_owned());
    }
    let contrary = cover.opposed.iter().any(|(_, opposition)| *opposition == Opposition::Contrary);
    match stance {
        // What holds excludes its opposite. What the wording adds only says how it holds.
        Stance::Yes => {}
        // What does not hold leaves its opposite, unless both may fail, or the wording denies only a part.
        Stance::No if !contrary && cover.beside == 0 => {}
        Stance::No => side.doubts.push("that one does not hold does not show that the other does".to_owned()),
        Stance::Partial | Stance::Planned | Stance::NotApplicable => {
            side.doubts.push(format!("the opposite of {stance} is not known"));
        }
    }
}

/// What is required is not optional, where it is that itself and not a way to it.
fn not_left_open(question: &Reading, wording: &Reading, cover: &Cover<'_>, entry: &Entry, side: &mut Side) {
    let asked = question.signs.optional && question.form.polar && !wording.signs.optional;
    let itself = cover.indirect == 0 && cover.opposed.is_empty();
    if asked
        && itself
        && side.stance == Some(Stance::Yes)
        && !side.turned
        && side.doubts.is_empty()
        && requires(wording, entry)
    {
        side.turned = true;
        side.stance = Some(Stance::No);
    }
}

/// Whether it is required, by the wording or by the fact behind it.
fn requires(wording: &Reading, entry: &Entry) -> bool {
    wording.signs.force == Force::Demanded || entry.provenance.requirement == Some(Requirement::Required)
}

/// Whether a question asks for a version or a length, and the least one is stated: it is in force without being demanded.
fn asks_for_the_least(question: &Reading, entry: &Entry) -> bool {
    let least = |quantity: &Quantity| matches!(quantity, Quantity::Version { .. } | Quantity::Count { .. });
    let stated = |measure: &Measure| matches!(&measure.stated, Stated::Known { quantity, bound: Bound::AtLeast } if least(quantity));
    question.asked.iter().any(|asked| least(&asked.quantity)) && entry.measures.iter().any(stated)
}

/// Demanded, advised, on offer; by default; left open.
fn binding(question: &Reading, wording: &Reading, stance: Stance, entry: &Entry, side: &mut Side) {
    let doubts = &mut side.doubts;
    let (asked, said) = (question.signs.force, wording.signs.force);
    let demanded = requires(wording, entry) || asks_for_the_least(question, entry);
    let fits = match (asked, stance) {
        (Force::Demanded, Stance::Yes) => demanded,
        (Force::Demanded, _) => said != Force::Advised,
        (Force::Advised, _) | (_, Stance::No | Stance::Partial)
            if asked == Force::Advised || said == Force::Advised =>
        {
            asked == said
        }
        (_, Stance::No) => said != Force::Demanded,
        _ => true,
    };
    if !fits {
        doubts.push("it is not the same whether it is demanded, advised or on offer".to_owned());
    }
    let settled = side.turned && question.signs.optional && requires(wording, entry);
    if question.signs.optional != wording.signs.optional && !settled {
        doubts.push("one of the two speaks of a choice".to_owned());
    }
    if question.signs.default != wording.signs.default {
        doubts.push("one of the two speaks of the default".to_owned());
    }
}

/// What stands against a yes to "all", "only" and "never", and a no to "any".
#[must_use]
pub fn sweeping(
    question: &Reading,
    wording: &Reading,
    stance: Option<Stance>,
    entry: &Entry,
    record: &Record,
) -> Vec<String> {
    let (asked, said) = (&question.signs, &wording.signs);
    let mut doubts = Vec::new();
    let sweeping = match stance {
        Some(Stance::Yes) => asked.universal || asked.only || asked.negations.contains(&"never"),
        Some(Stance::No) => asked.any,
        _ => false,
    };
    // What is stored may stay where it is while what is sent or processed does not.
    let stored = |reading: &Reading| ["store", "at-rest"].iter().any(|name| reading.says_term(name));
    let moved = ["leave", "transfer"].iter().any(|name| question.says_term(name)) && !stored(question);
    if (sweeping || (moved && stored(wording))) && entry.provenance.caveat.is_some() {
        doubts.push("the answer has a reservation, and the question leaves no room for one".to_owned());
    }
    let told_of_any = asked.any && question.says_term("notify") && !question.says_term("breaches");
    if told_of_any && !said.any && !said.universal && stance == Some(Stance::Yes) {
        doubts.push("the question asks whether it is told of any, whatever it is".to_owned());
    }
    if asked.universal && !said.universal && stance == Some(Stance::Yes) {
        if places::speaks_of_an_area(question) && !places::speaks_of_an_area(wording) {
            doubts.push("the question asks for all in one area, and the wording names none".to_owned());
        }
        let unsaid = |term: &Term| !wording.says(&Key::Term(*term));
        let checked = ["test", "review", "scan", "audit", "assess", "monitor"];
        if (question.swept.iter().any(unsaid)
            || (!question.swept.is_empty() && checked.iter().any(|deed| question.says_term(deed))))
            && !record.answer_sweeps(question)
        {
            doubts.push("the question asks for all, and the wording tells of it in general".to_owned());
        }
        if entry.provenance.scope.is_some() || entry.provenance.condition.is_some() {
            doubts.push("the answer holds under conditions, and the question asks for all".to_owned());
        }
        if asked.sweeps_the_unnamed && !record.answer_sweeps(question) {
            doubts.push("the question asks for all of what the wording does not name".to_owned());
        }
        // Of who or what is done all is asked: "all access", "every change". Of things, their name stands for all of them.
        let deed = |term: &Term| matches!(lexicon().class(*term), Class::Verb | Class::Actor);
        if question.swept.iter().any(deed) && !record.answer_sweeps(question) {
            doubts.push("the question asks for all, and the wording does not say all".to_owned());
        }
        // "Backups of customer data" are of some of it at the least; that files, logs and keys are in them is not said.
        if question.wanted.all_data && question.says_term("backups") && !record.answer_sweeps(question) {
            doubts.push("the question asks for all data, and the wording tells of backups in general".to_owned());
        }
        let of_changes = question.content.iter().any(|content| content.text.starts_with("change"));
        let names_them = wording.content.iter().any(|content| content.text.starts_with("change"));
        if of_changes && !names_them && !wording.says_term("alter") && !record.answer_sweeps(question) {
            doubts.push("the question asks for all changes, and the wording names none".to_owned());
        }
        if said.force == Force::Advised && asked.force != Force::Advised {
            doubts.push("what is advised not all do".to_owned());
        }
        // Of all incidents it is asked whether they are told, and of those that concern customers it is said.
        let told_of_all =
            question.says_term("notify") && ["incidents", "events"].iter().any(|name| question.says_term(name));
        if told_of_all && !record.answer_sweeps(question) {
            doubts.push("the question asks whether it is told of all".to_owned());
        }
        let swept = record.answer_sweeps(question) || is_of_every_volume(question, record);
        if !entry.complete && rests_on_register(entry) && !swept {
            doubts.push("the question asks for all, and the register is not said to be complete".to_owned());
        }
    }
    doubts
}

/// Whether all data at rest is asked for, and the answer says what it says of every storage volume.
fn is_of_every_volume(question: &Reading, record: &Record) -> bool {
    let data = |term: &Term| ["customer-data", "personal-data", "sensitive-data"].contains(&lexicon().name(*term));
    question.swept.iter().all(data)
        && ["encryption", "at-rest"].iter().all(|name| question.says_term(name))
        && !question.content.iter().any(|content| {
            content.class == Class::Object
                && !content.key.is_one_of(&["customer-data", "personal-data", "sensitive-data"])
        })
        && lexicon().term("storage-volumes").is_some_and(|volumes| record.answer_says_all_of(volumes))
}

/// All, only, either, on one side alone.
fn limits(question: &Reading, wording: &Reading, stance: Stance, doubts: &mut Vec<String>) {
    let (asked, said) = (&question.signs, &wording.signs);
    // "All administrators" are not "all users": some who are not of them may be without.
    let of_others = || {
        question
            .content
            .iter()
            .any(|asked| asked.class == Class::Actor && !wording.content.iter().any(|said| said.key == asked.key))
    };
    if said.universal && stance == Stance::No && (!asked.universal || of_others()) {
        doubts.push("that not all do does not show that none does".to_owned());
    }
    if asked.wholly && !said.wholly && stance == Stance::Yes {
        doubts.push("the question asks whether it is so in every respect".to_owned());
    }
    if asked.in_order_that_not && !said.in_order_that_not {
        doubts.push("the wording does not say what it is to prevent".to_owned());
    }
    let area = places::speaks_of_an_area(question) && places::speaks_of_an_area(wording);
    // What is restricted to some is for them only.
    let restricted = question.says_term("access") && wording.says_term("restrict");
    if asked.only && !said.only && !area && !restricted {
        doubts.push("the question asks whether it is the only one".to_owned());
    }
    if said.only && !asked.only && stance == Stance::No && !area {
        doubts.push("that it is not the only one does not show that it is none".to_owned());
    }
    if said.either && !asked.either && matches!(stance, Stance::Yes | Stance::Planned) && !area {
        doubts.push("the wording leaves open which of two things holds".to_owned());
    }
}

fn rests_on_register(entry: &Entry) -> bool {
    entry.rests_on.iter().any(|on| {
        ["subprocessors", "encryption", "retention"].iter().any(|register| on.split('.').next() == Some(*register))
    })
}
