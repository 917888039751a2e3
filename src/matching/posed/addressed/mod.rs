//! The vendor in a question, by name or by what it is called: "Does Example Ltd encrypt backups?" and "Supplier shall encrypt
//! backups" ask what "Do you encrypt backups?" asks.

mod name;
mod title;

use std::borrow::Cow;

use super::super::terms::{Token, tokens};
use super::is_one_of;
use crate::bank::Organisation;
use name::Name;

/// What is named after its vendor, one of a kind or several: "the Example platform", "Example employees".
const NAMED_AFTER: &str = "account admin administrator api app application cloud contractor customer database developer \
                           employee engineer environment infrastructure instance network offering operator personnel \
                           platform portal product saas server service software solution staff system team";
/// What stands before a service rather than a firm: "data in Example", "when using Example".
const OF_A_SERVICE: &str = "in within into inside through via on use uses used using accessing from";

/// Who is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// The vendor, called what it is: "the supplier".
    Title,
    /// The vendor by its name.
    Vendor,
    /// Its product.
    Product,
}

/// Where somebody is spoken of: words of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    /// How many words: where several may be meant, the longest is.
    length: usize,
    who: Who,
}

/// A question as it is put to an organisation: its own names, its product's and its titles replaced by "you", "your" and
/// "the service".
///
/// A name counts where it is written as the vendor writes it, or all in capitals; in other ways only where it is no word of
/// the language. A name in an address ("security@example.com") stays, and so does one that begins a longer name.
#[must_use]
pub fn addressed<'t>(text: &'t str, organisation: &Organisation) -> Cow<'t, str> {
    let vendor = Name::of(&organisation.name);
    let product = organisation.product.as_deref().map(Name::of).filter(|product| *product != vendor);
    if !vendor.may_be_in(text)
        && !product.as_ref().is_some_and(|product| product.may_be_in(text))
        && !title::may_be_in(text)
    {
        return Cow::Borrowed(text);
    }
    let words = tokens(text);
    let mention = |at: usize| {
        let product = product.as_ref().and_then(|product| product.length_at(text, &words, at));
        let product = product.map(|length| Mention { length, who: Who::Product });
        let vendor = vendor.length_at(text, &words, at).map(|length| Mention { length, who: Who::Vendor });
        let title = title::length_at(text, &words, at).map(|length| Mention { length, who: Who::Title });
        product.into_iter().chain(vendor).chain(title).max()
    };
    let mut whole = String::with_capacity(text.len());
    let (mut done, mut at) = (0, 0);
    while at < words.len() {
        let Some(mention) = mention(at) else {
            at += 1;
            continue;
        };
        if let Some((from, to, instead)) = instead_of(text, &words, at, mention) {
            whole.push_str(text.get(done..from).unwrap_or_default());
            whole.push_str(instead);
            done = to;
        }
        at += mention.length;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(whole)
}

/// From which byte to which a mention is replaced, and by what.
fn instead_of(text: &str, words: &[Token], at: usize, mention: Mention) -> Option<(usize, usize, &'static str)> {
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
    if who != Who::Title && matches!(before, "our" | "your" | "my" | "their") {
        return Some(next.map_or((from, to, "service"), |next| (from, next.span.0, "")));
    }
    if possessive.is_some() || next.is_some_and(|next| is_named_after(&next.text)) {
        // "The Example platform" is your platform.
        let article = preceding.filter(|word| who != Who::Title && matches!(word.text.as_str(), "the" | "a" | "an"));
        return Some((article.map_or(from, |article| article.span.0), to, "your"));
    }
    let of_a_service = who == Who::Product || is_one_of(OF_A_SERVICE, before);
    match preceding.and_then(|verb| Some((verb.span.0, asked_of(&verb.text)?))) {
        _ if who == Who::Title && !title::is_spoken_to(words, at, length) => None,
        _ if of_a_service && who == Who::Title => None,
        _ if of_a_service => Some((from, to, "the service")),
        Some((from, asked)) => Some((from, to, asked)),
        None => Some((from, to, "you")),
    }
}

/// The sign that something is somebody's, where a text begins with it.
fn possessive_mark(text: &str) -> Option<&'static str> {
    ["'s", "’s", "'", "’"].into_iter().find(|mark| text.starts_with(mark))
}

fn is_named_after(word: &str) -> bool {
    is_one_of(NAMED_AFTER, word) || word.strip_suffix('s').is_some_and(|word| is_one_of(NAMED_AFTER, word))
}

/// A verb before a name, as it stands before "you".
fn asked_of(verb: &str) -> Option<&'static str> {
    match verb {
        "does" => Some("do you"),
        "is" => Some("are you"),
        "has" => Some("have you"),
        "was" => Some("were you"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use crate::bank::Organisation;

    fn addressed<'t>(text: &'t str, name: &str, product: Option<&str>) -> Cow<'t, str> {
        let product = product.map(str::to_owned);
        super::addressed(text, &Organisation { name: name.to_owned(), product, ..Organisation::default() })
    }

    #[test]
    fn its_own_name_is_the_vendor() {
        for (question, expected) in [
            ("Can ferrolith encrypt backups?", "Can you encrypt backups?"),
            ("Does Ferrolith encrypt backups?", "do you encrypt backups?"),
            ("Does FERROLITH, Inc. encrypt backups?", "do you encrypt backups?"),
            ("Is Ferrolith GmbH certified?", "are you certified?"),
            ("Are Ferrolith's backups encrypted?", "Are your backups encrypted?"),
            ("Are the Ferrolith platform's logs kept?", "Are your platform's logs kept?"),
            ("Do Ferrolith employees sign?", "Do your employees sign?"),
            ("Is data stored in Ferrolith encrypted?", "Is data stored in the service encrypted?"),
            ("Is our Ferrolith account locked?", "Is our account locked?"),
            ("Is our ferrolith tenant apart?", "Is our tenant apart?"),
            ("Where is Quernbase hosted?", "Where is the service hosted?"),
        ] {
            assert_eq!(addressed(question, "Ferrolith", Some("Quernbase")), expected);
        }
    }

    #[test]
    fn what_it_is_called_is_the_vendor() {
        for (question, expected) in [
            ("Does the supplier encrypt backups?", "do you encrypt backups?"),
            ("How the service provider tests backups", "How you tests backups"),
            ("Does Vendor encrypt backups?", "do you encrypt backups?"),
            ("Supplier shall encrypt backups.", "you shall encrypt backups."),
            ("Are the company's backups encrypted?", "Are your backups encrypted?"),
            ("Are Vendor’s backups encrypted?", "Are your backups encrypted?"),
            ("Do your company's employees sign?", "Do your employees sign?"),
            ("Are backups made by the vendor?", "Are backups made by you?"),
        ] {
            assert_eq!(addressed(question, "Ferrolith", None), expected);
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for question in [
            "Is security@ferrolith.com read?",
            "Is ferrolith.com yours?",
            "Do you use Ferrolithic tools?",
            "Do you encrypt backups?",
            "Is vendor access logged?",
            "Does vendor management exist?",
            "Vendor Management",
            "Which vendor hosts the service?",
            "Are company laptops encrypted?",
            "Is access through the vendor logged?",
            "",
        ] {
            assert!(matches!(addressed(question, "Ferrolith", None), Cow::Borrowed(_)), "{question}");
        }
        // A word of the language, in lower case.
        assert_eq!(addressed("Which box is ticked, Box?", "Box", None), "Which box is ticked, you?");
    }

    #[test]
    fn names_of_several_words_and_legal_forms() {
        let asked = |question| addressed(question, "Grey Heron Systems Ltd", None).into_owned();
        assert_eq!(asked("Has Grey Heron Systems a policy?"), "have you a policy?");
        assert_eq!(asked("Has Grey Heron Systems Ltd. a policy?"), "have you a policy?");
        assert_eq!(asked("Has Grey Heron a policy?"), "Has Grey Heron a policy?");
    }
}
