//! What the bank supports for a question, and whether it may be written without a person looking.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::named_plan::of_plan;
use super::purchase::{Holding, Purchase, scope_sentence};
use super::which_plan::about_plans;
use super::{Proposal, RunnerUp, Status, Words};
use crate::bank::{self, Bank, Disclosure, Entry, Scope};
use crate::matching::compound::{self, Joined};
use crate::matching::index::Matcher;
use crate::matching::judge::{Question, judge};
use crate::matching::listed::is_numbered;
use crate::matching::posed::UponANo;
use crate::matching::posed::addressed::Parties;
use crate::matching::{Inquiry, Judgement, Match, Verdict, published};
use crate::stance::Stance;

/// How many wordings are judged for a question: the right one is hardly ever below, and each costs microseconds.
pub const JUDGED: usize = 24;
/// How many are ranked where the question has a published number.
const RANKED_WITH_NUMBER: usize = 200;
/// What is in doubt and less probable than this is not proposed. Of 31 labelled questions with such a candidate the bank
/// settles 3; it stays among the runners-up, for whoever looks.
const WORTH_A_LOOK: f64 = 0.2;
/// How many runners-up are kept for a person to choose from.
const RUNNERS_UP: usize = 9;

/// On which terms answers are given: for whom, as of which day, and how sure one must be.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// The day that expiry and plans are judged by.
    pub today: Date,
    /// What the customer buys.
    pub purchase: Purchase,
    /// The narrowest circle whose answers may be used; internal ones never are.
    pub allow_disclosure: Disclosure,
    /// What is less probable than this goes to review.
    pub min_confidence: f64,
    /// Whether answers that a person has written already may be replaced.
    pub overwrite_answers: bool,
    /// What the customer calls itself, where that is known: its name in a question is "we".
    pub customer: Option<String>,
    /// The digest of the sentence model that ranks besides the built-in table.
    pub model: Option<String>,
}

impl Terms {
    /// The usual terms as of a day: public answers, a confidence of at least 0.8, nothing overwritten.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self {
            today,
            purchase: Purchase::default(),
            allow_disclosure: Disclosure::Public,
            min_confidence: 0.8,
            overwrite_answers: false,
            customer: None,
            model: None,
        }
    }
}

/// All that a question is answered with.
#[derive(Debug, Clone, Copy)]
pub struct Answering<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// Its index.
    pub matcher: &'a Matcher,
    /// The terms.
    pub terms: &'a Terms,
}

/// A wording with what it is worth.
struct Candidate<'a> {
    found: Match,
    judgement: Judgement,
    entry: &'a Entry,
}

impl<'a> Answering<'a> {
    /// Between whom the questions pass.
    #[must_use]
    pub fn parties(&self) -> Parties<'a> {
        Parties { vendor: &self.bank.organisation, customer: self.terms.customer.as_deref() }
    }

    /// What the bank supports for a question.
    #[must_use]
    pub fn propose(&self, inquiry: &Inquiry<'_>) -> Proposal {
        // A published question's number may point at an entry that words alone would rank low.
        let depth = if inquiry.framework.is_some() && inquiry.number.is_some() { RANKED_WITH_NUMBER } else { JUDGED };
        self.propose_from(inquiry, &Question::of(inquiry), &self.matcher.rank(inquiry, depth))
    }

    /// The same from what is at hand: the question as it was read, and a ranking, of which no more is judged than usual.
    #[must_use]
    pub fn propose_from(&self, inquiry: &Inquiry<'_>, question: &Question, ranked: &[Match]) -> Proposal {
        if let Some(asked) = of_plan(inquiry.question, &self.bank.organisation.plans)
            && let Some(proposal) = self.propose_on_plan(inquiry, &asked)
        {
            return proposal;
        }
        if let Some(about) = about_plans(inquiry.question, &self.bank.organisation.plans)
            && let Some(proposal) = self.propose_about_plans(inquiry, &about)
        {
            return proposal;
        }
        let mut candidates = self.candidates(inquiry, question, ranked);
        // Certain ones first, and of these such as are made to tell what is asked, then the more confident; ties stay in the
        // order of resemblance.
        candidates.sort_by_key(|Candidate { judgement, .. }| {
            let certain = judgement.verdict == Verdict::Certain;
            (!certain, certain && !judgement.told, -thousandths(judgement.confidence))
        });
        let runners_up = |from: usize| {
            let close = candidates.iter().skip(from).take(RUNNERS_UP);
            close
                .map(|c| RunnerUp {
                    entry: c.found.entry,
                    wording: c.judgement.wording,
                    score: c.found.score,
                    confidence: rounded(c.judgement.confidence),
                })
                .collect()
        };
        let Some(best) = candidates.first() else {
            return silent();
        };
        let certain = best.judgement.verdict == Verdict::Certain;
        if !certain
            && let Some(joined) = compound::join(inquiry, question, ranked, &self.bank.entries, self.matcher)
            && tells_all(inquiry.upon_a_no, joined.stance)
            && let Some(proposal) = self.propose_joined(&joined, runners_up(0))
        {
            return proposal;
        }
        if !certain && best.judgement.confidence < WORTH_A_LOOK {
            return Proposal { runners_up: runners_up(0), ..silent() };
        }
        let doubts = self.doubts(inquiry, best, &candidates);
        let scoped = self.terms.purchase.holding(best.entry.provenance.scope.as_ref(), &self.bank.organisation)
            == Holding::Depends;
        let mut reasons = best.judgement.reasons.clone();
        let status = if certain && doubts.is_empty() { Status::Filled } else { Status::Review };
        reasons.extend(doubts);
        Proposal {
            status,
            entry: Some(best.found.entry),
            wording: Some(best.judgement.wording),
            joined: Vec::new(),
            sources: Vec::new(),
            stance: best.judgement.stance,
            polar: best.judgement.polar,
            scoped,
            words: Some(words(best.entry, best.judgement.stance, scoped)),
            confidence: rounded(best.judgement.confidence),
            reasons,
            runners_up: runners_up(1),
        }
    }

    /// The answer that several entries give together; `None` where one of them may not be written unseen.
    fn propose_joined(&self, joined: &Joined, runners_up: Vec<RunnerUp>) -> Option<Proposal> {
        let parts: Vec<&Entry> =
            joined.parts.iter().map(|told| self.bank.entries.get(told.entry)).collect::<Option<_>>()?;
        let free = |entry: &&Entry| {
            let provenance = &entry.provenance;
            provenance.status == bank::Status::Approved
                && provenance.expires.is_none_or(|expires| expires >= self.terms.today)
                && entry.due.is_none_or(|due| due >= self.terms.today)
                && self.withheld(entry).is_none()
                && self.terms.purchase.holding(provenance.scope.as_ref(), &self.bank.organisation) == Holding::Holds
        };
        // What is planned says when.
        let mut planned = parts.iter().zip(&joined.parts).filter(|(_, told)| told.stance == Some(Stance::Planned));
        let dated = planned.all(|(part, _)| part.target.is_some());
        let sure = thousandths(joined.confidence) >= thousandths(self.terms.min_confidence);
        let (first, rest) = joined.parts.split_first()?;
        if !sure || !dated || !parts.iter().all(free) {
            return None;
        }
        let told = parts.iter().zip(&joined.parts);
        let texts: Vec<String> = told.map(|(part, told)| words(part, told.stance, false).full).collect();
        let sources = parts.iter().skip(1).flat_map(|part| part.provenance.evidence.clone()).collect();
        Some(Proposal {
            status: Status::Filled,
            entry: Some(first.entry),
            wording: Some(first.wording),
            joined: rest.iter().map(|told| told.entry).collect(),
            sources,
            stance: joined.stance,
            polar: joined.stance.is_some(),
            scoped: false,
            words: Some(Words { full: texts.join(" "), short: None }),
            confidence: rounded(joined.confidence),
            reasons: joined.reasons.clone(),
            runners_up,
        })
    }

    /// The answer that a person takes from the bank for a question, with the stance that follows for the question as
    /// asked; it is the person's to look at, so that it is always for review.
    #[must_use]
    pub fn propose_entry(&self, inquiry: &Inquiry<'_>, entry: usize, wording: usize) -> Option<Proposal> {
        let taken = self.bank.entries.get(entry)?;
        let found = Match { entry, wording, score: 0.0, unaided: 0.0, features: Vec::new() };
        let judgement = judge(inquiry, &Question::of(inquiry).explained(), &found, taken, self.matcher);
        let scoped =
            self.terms.purchase.holding(taken.provenance.scope.as_ref(), &self.bank.organisation) == Holding::Depends;
        Some(Proposal {
            status: Status::Review,
            entry: Some(entry),
            wording: Some(wording),
            joined: Vec::new(),
            sources: Vec::new(),
            stance: judgement.stance,
            polar: judgement.polar,
            scoped,
            words: Some(words(taken, judgement.stance, scoped)),
            confidence: rounded(judgement.confidence),
            reasons: judgement.reasons,
            runners_up: Vec::new(),
        })
    }

    /// Why an entry's words may not be shown to the customer at all, whoever decides; `None` where they may.
    #[must_use]
    pub fn withheld(&self, entry: &Entry) -> Option<&'static str> {
        match entry.provenance.disclosure {
            Disclosure::Internal => Some("the answer is internal and never shown to a customer"),
            level if level > self.terms.allow_disclosure => {
                Some("the answer needs a non-disclosure agreement (--allow-disclosure nda)")
            }
            _ => None,
        }
    }

    /// The wordings that say anything about the question, in order of resemblance.
    fn candidates(&self, inquiry: &Inquiry<'_>, question: &Question, ranked: &[Match]) -> Vec<Candidate<'_>> {
        let known = ranked.iter().filter_map(|found| Some((self.bank.entries.get(found.entry)?, found)));
        let numbered = is_numbered(inquiry.question);
        // How near an answer is, the question tells without its heading and as it is put to the vendor.
        let without_heading = OnceCell::new();
        let is_behind = |found: &Match| {
            let is_plain = inquiry.section.is_empty() && inquiry.words.is_none_or(|words| words == inquiry.question);
            let plain: &[Match] = if is_plain {
                ranked
            } else {
                let plain = Inquiry { section: &[], words: None, ..*inquiry };
                without_heading.get_or_init(|| self.matcher.rank(&plain, JUDGED))
            };
            let own = plain.iter().find(|plain| plain.entry == found.entry);
            own.is_none_or(|own| own.is_far_behind(plain, &self.bank.entries))
        };
        let judge = |found: &Match, entry: &Entry| {
            let mut judgement = judge(inquiry, question, found, entry, self.matcher);
            if judgement.verdict == Verdict::Certain && published::link(inquiry, entry).is_none() && is_behind(found) {
                judgement.doubt("other answers of the bank are far nearer to the question".to_owned());
            }
            if judgement.verdict == Verdict::Certain && numbered {
                judgement.doubt("the question numbers several".to_owned());
            }
            judgement
        };
        known
            .enumerate()
            .filter(|(rank, (entry, _))| *rank < JUDGED || published::link(inquiry, entry).is_some())
            .map(|(_, known)| known)
            .filter(|(entry, _)| entry.provenance.status != bank::Status::Retired)
            .map(|(entry, found)| (judge(found, entry), found, entry))
            .filter(|(judgement, _, _)| judgement.verdict != Verdict::Unrelated)
            .map(|(judgement, found, entry)| Candidate { judgement, found: found.clone(), entry })
            .collect()
    }

    /// Why the best candidate may not be written unseen, besides what its judgement says.
    fn doubts(&self, inquiry: &Inquiry<'_>, best: &Candidate<'_>, candidates: &[Candidate<'_>]) -> Vec<String> {
        let mut doubts = Vec::new();
        let provenance = &best.entry.provenance;
        let today = self.terms.today;
        let certain = best.judgement.verdict == Verdict::Certain;
        if certain && thousandths(best.judgement.confidence) < thousandths(self.terms.min_confidence) {
            let (confidence, least) = (best.judgement.confidence, self.terms.min_confidence);
            doubts.push(format!("confidence {confidence:.2} is below {least:.2}"));
        }
        if !certain && best.judgement.reasons.is_empty() {
            doubts.push("the match is not certain".to_owned());
        }
        if provenance.status == bank::Status::Draft {
            doubts.push("the answer is a draft, not approved".to_owned());
        }
        if let Some(expires) = provenance.expires.filter(|expires| *expires < today) {
            doubts.push(format!("expired {expires}"));
        }
        doubts.extend(self.withheld(best.entry).map(str::to_owned));
        // An account tells of the plan as well as a yes or a no does.
        if let Some(due) = best.entry.due.filter(|due| *due < today) {
            doubts.push(format!("planned for {due}, which has passed"));
        } else if best.judgement.stance == Some(Stance::Planned) && best.entry.target.is_none() {
            doubts.push("planned, but no date is stated".to_owned());
        }
        if !tells_all(inquiry.upon_a_no, best.judgement.stance) {
            doubts.push("the question asks for more upon a no".to_owned());
        }
        if let Holding::Excluded(why) = self.terms.purchase.holding(provenance.scope.as_ref(), &self.bank.organisation)
        {
            doubts.push(why);
        }
        doubts.extend(disagreement(best, candidates));
        doubts
    }
}

/// Whether an answer of this side tells what is asked for besides upon a no.
pub(super) fn tells_all(upon_a_no: UponANo, stance: Option<Stance>) -> bool {
    match (upon_a_no, stance) {
        (UponANo::Nothing, _) | (_, None | Some(Stance::Yes)) => true,
        (UponANo::Plan, stance) => stance == Some(Stance::Planned),
        (UponANo::Other, _) => false,
    }
}

/// Another certain answer that takes another side.
fn disagreement(best: &Candidate<'_>, candidates: &[Candidate<'_>]) -> Option<String> {
    let stance = best.judgement.stance?;
    if best.judgement.verdict != Verdict::Certain {
        return None;
    }
    let other = candidates.iter().find(|other| {
        other.judgement.verdict == Verdict::Certain && other.judgement.stance.is_some_and(|side| side != stance)
    })?;
    let side = other.judgement.stance?;
    Some(format!("{} says {stance}, {} says {side}", best.entry.id, other.entry.id))
}

/// What is said where the bank is silent.
fn silent() -> Proposal {
    Proposal { reasons: vec!["the bank says nothing of this".to_owned()], ..Proposal::none() }
}

/// The words of an entry, each text with what it does not say itself but must: scope, condition, reservation, plan.
fn words(entry: &Entry, stance: Option<Stance>, scoped: bool) -> Words {
    let with = |text: &str| {
        let mut whole = sentence(text);
        let scope = entry.provenance.scope.as_ref().filter(|scope| scoped && !names(text, scope));
        let mut add = |addition: &str| {
            whole.push(' ');
            whole.push_str(addition);
        };
        if let Some(scope) = scope.and_then(scope_sentence) {
            add(&scope);
        }
        for (lead, said) in [("Condition", &entry.provenance.condition), ("Note", &entry.provenance.caveat)] {
            if let Some(said) = said.as_deref().filter(|said| !text.contains(said)) {
                add(&format!("{lead}: {}", sentence(said)));
            }
        }
        if let (Some(Stance::Planned), Some(target)) = (stance, entry.target) {
            let year = target.year();
            if !text.contains(&year.to_string()) {
                add(&format!("Planned for Q{} {year}.", (target.month() + 2) / 3));
            }
        }
        whole
    };
    Words { full: with(&entry.answer), short: entry.short.as_deref().map(with) }
}

/// Whether a text names every plan, product and region of a scope.
fn names(text: &str, scope: &Scope) -> bool {
    let text = text.to_lowercase();
    let mut names = scope.plans.iter().chain(&scope.plans_from).chain(&scope.products).chain(&scope.regions);
    names.all(|name| text.contains(&name.to_lowercase()))
}

/// The text trimmed, with a full stop where it ends in a letter or digit.
fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.chars().next_back() {
        Some(last) if last.is_alphanumeric() || last == ')' || last == '%' => format!("{text}."),
        _ => text.to_owned(),
    }
}

/// A probability in thousandths: what is shown and what is compared is the same figure on every machine.
#[allow(clippy::cast_possible_truncation)]
fn thousandths(probability: f64) -> i64 {
    (probability.clamp(0.0, 1.0) * 1000.0).round() as i64
}

fn rounded(probability: f64) -> f64 {
    thousandths(probability) as f64 / 1000.0
}
