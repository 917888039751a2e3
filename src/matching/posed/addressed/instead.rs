//! What is put instead of a name or a title, so that the sentence stays one.

use super::super::super::terms::{Token, Words};
use super::super::is_one_of;
use super::{Mention, Who, title};

/// What is named after its vendor, one of a kind or several: "the Example platform", "Example employees".
const NAMED_AFTER: &str = "account admin administrator api app application cloud contractor customer database developer \
                           employee engineer environment infrastructure instance network offering operator personnel \
                           platform portal product saas server service software solution staff system team";
/// What a customer has, besides: "Example data".
const OF_A_CUSTOMER: &str = "asset business client confidential content credential data device email facility file group information \
                             personal policies policy premises proprietary record requirement sensitive site standard subsidiary \
                             subsidiaries tenant user";
/// What stands before a service rather than a firm: "data in Example", "when using Example".
const OF_A_SERVICE: &str = "in within into inside through via on use uses used using accessing from";
/// What stands before one who does something, and behind one.
const BEFORE_A_DOER: &str = "do did have had can could will would shall should must may how whether if that what which when where \
                             and or";

/// What is kept for somebody, and may be said to be theirs: "data of ours".
const KEPT: &str = "data information records content documents files";

/// From which byte to which a mention is replaced, and by what; `None` where it stays.
pub(super) fn instead_of(
    text: &str,
    words: &[Token],
    at: usize,
    mention: Mention,
) -> Option<(usize, usize, &'static str)> {
    let Mention { length, who } = mention;
    let (first, last) = (words.get(at)?, words.get(at + length - 1)?);
    let (from, mut to) = (first.span.0, last.span.1);
    let behind = text.get(to..)?;
    // "Ltd. has": the full stop is part of the form.
    let shortened = behind.starts_with('.') && words.get(at + length).is_some_and(|next| !next.capital);
    to += usize::from(shortened);
    let possessive = possessive_mark(behind);
    to += possessive.map_or(0, str::len);
    let preceding = at.checked_sub(1).and_then(|at| words.get(at));
    let before = preceding.map_or("", |word| word.text.as_str());
    let next = words.get(at + length).filter(|next| !next.opens_clause && !next.after_comma);
    // "Our Example account" is our account.
    if matches!(who, Who::Vendor | Who::Product) && matches!(before, "our" | "your" | "my" | "their") {
        return Some(next.map_or((from, to, "service"), |next| (from, next.span.0, "")));
    }
    if possessive.is_some() || next.is_some_and(|next| belongs(&next.text, who)) {
        // "The Example platform" is your platform.
        let article = preceding.filter(|word| who != Who::Title && matches!(word.text.as_str(), "the" | "a" | "an"));
        let whose = if who == Who::Customer { "our" } else { "your" };
        return Some((article.map_or(from, |article| article.span.0), to, whose));
    }
    if who == Who::Title && (!title::is_spoken_to(words, at, length) || is_one_of(OF_A_SERVICE, before)) {
        return None;
    }
    if who == Who::Product || who == Who::Vendor && is_one_of(OF_A_SERVICE, before) {
        return Some((from, to, "the service"));
    }
    let asked = preceding.and_then(|verb| Some((verb.span.0, asked_of(&verb.text, who)?)));
    Some(match asked {
        Some((from, asked)) => (from, to, asked),
        None if who != Who::Customer => (from, to, "you"),
        None if first.opens_clause || first.after_comma || is_one_of(BEFORE_A_DOER, before) => (from, to, "we"),
        None if before == "of" && at.checked_sub(2).is_some_and(|at| is_one_of(KEPT, words.word(at))) => {
            (from, to, "ours")
        }
        None => (from, to, "us"),
    })
}

/// The sign that something is somebody's, where a text begins with it.
pub(super) fn possessive_mark(text: &str) -> Option<&'static str> {
    ["'s", "’s", "'", "’"].into_iter().find(|mark| text.starts_with(mark))
}

/// Whether what follows a name is something that its bearer has.
pub(super) fn belongs(next: &str, who: Who) -> bool {
    let listed = |word: &str| is_one_of(NAMED_AFTER, word) || who == Who::Customer && is_one_of(OF_A_CUSTOMER, word);
    listed(next) || next.strip_suffix('s').is_some_and(listed)
}

/// A verb before a name, as it stands before "you" or "we".
fn asked_of(verb: &str, who: Who) -> Option<&'static str> {
    Some(match (verb, who) {
        ("does", Who::Customer) => "do we",
        ("is", Who::Customer) => "are we",
        ("has", Who::Customer) => "have we",
        ("was", Who::Customer) => "were we",
        ("does", _) => "do you",
        ("is", _) => "are you",
        ("has", _) => "have you",
        ("was", _) => "were you",
        _ => return None,
    })
}
