//! Who is spoken of in a question, by name or by what they are called: "Does Example Ltd encrypt backups?" and "Supplier shall
//! encrypt backups" ask what "Do you encrypt backups?" asks, and the customer's own name is "we".

mod asker;
mod instead;
mod name;
mod title;
mod unread;

use std::borrow::Cow;

use super::super::terms::tokens;
use crate::bank::Organisation;
use name::Name;
pub use title::{is_title, may_be_in as has_titles};
pub use unread::unread_name;

/// Between whom a questionnaire passes.
#[derive(Debug, Clone, Copy)]
pub struct Parties<'a> {
    /// Who answers.
    pub vendor: &'a Organisation,
    /// What the customer calls itself, where that is known.
    pub customer: Option<&'a str>,
}

/// Who is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// The vendor, called what it is: "the supplier".
    Title,
    /// The customer by its name.
    Customer,
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

/// A question as one party puts it to the other: the vendor's names, its product's and its titles replaced by "you", "your"
/// and "the service", the customer's by "we", "our" and "us".
///
/// A name counts where it is written as its owner writes it, or all in capitals; in other ways only where it is no word of
/// the language. A name in an address ("security@example.com") stays, and so does one that begins a longer name.
#[must_use]
pub fn addressed<'t>(text: &'t str, parties: Parties<'_>) -> Cow<'t, str> {
    replaced(text, parties, true)
}

/// The same with the titles left as they are: what a text resembles, they tell as well as other words do, and names do not.
#[must_use]
pub fn without_names<'t>(text: &'t str, parties: Parties<'_>) -> Cow<'t, str> {
    replaced(text, parties, false)
}

fn replaced<'t>(text: &'t str, parties: Parties<'_>, titles: bool) -> Cow<'t, str> {
    let vendor = Name::of(&parties.vendor.name);
    let product = parties.vendor.product.as_deref().map(Name::of).filter(|product| *product != vendor);
    let customer = parties.customer.map(Name::of);
    let (vendor_in_short, customer_in_short) = (vendor.in_short(), customer.as_ref().and_then(Name::in_short));
    let names = [
        (Some(vendor), Who::Vendor),
        (product, Who::Product),
        (customer, Who::Customer),
        (vendor_in_short, Who::Vendor),
        (customer_in_short, Who::Customer),
    ];
    let names: Vec<(Name, Who)> = names
        .into_iter()
        .filter_map(|(name, who)| Some((name?, who)))
        .filter(|(name, _)| name.may_be_in(text))
        .collect();
    let titles = titles && title::may_be_in(text);
    let house = asker::may_be_in(text);
    if names.is_empty() && !titles && !house {
        return Cow::Borrowed(text);
    }
    let words = tokens(text);
    let mention = |at: usize| {
        let named = names.iter().filter_map(|(name, who)| {
            let length = name.length_at(text, &words, at)?;
            Some(Mention { length, who: *who })
        });
        let titled = titles
            .then(|| title::length_at(text, &words, at))
            .flatten()
            .map(|length| Mention { length, who: Who::Title });
        let house = house
            .then(|| asker::length_at(text, &words, at))
            .flatten()
            .map(|length| Mention { length, who: Who::Customer });
        named.chain(titled).chain(house).max()
    };
    let mut whole = String::with_capacity(text.len());
    let (mut done, mut at) = (0, 0);
    while at < words.len() {
        let Some(mention) = mention(at) else {
            at += 1;
            continue;
        };
        if let Some((from, to, instead)) = instead::instead_of(text, &words, at, mention) {
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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use crate::bank::Organisation;

    use super::Parties;

    fn addressed<'t>(text: &'t str, name: &str, product: Option<&str>) -> Cow<'t, str> {
        let product = product.map(str::to_owned);
        let vendor = Organisation { name: name.to_owned(), product, ..Organisation::default() };
        super::addressed(text, Parties { vendor: &vendor, customer: Some("Orlvane Bank") })
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
            ("Does vendor encrypt backups?", "do you encrypt backups?"),
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
    fn the_customers_name_is_we() {
        for (question, expected) in [
            ("Is Orlvane Bank data encrypted?", "Is our data encrypted?"),
            ("Is Orlvane Bank's data encrypted?", "Is our data encrypted?"),
            ("Is access to the Orlvane Bank network logged?", "Is access to our network logged?"),
            ("Can Orlvane Bank test the service?", "Can we test the service?"),
            ("Does Orlvane Bank own its data?", "do we own its data?"),
            ("Will Ferrolith tell Orlvane Bank of breaches?", "Will you tell us of breaches?"),
            ("Orlvane Bank must be told of breaches.", "we must be told of breaches."),
            ("Which data is shared with Orlvane Bank?", "Which data is shared with us?"),
            ("Is Orlvane's data encrypted?", "Is our data encrypted?"),
        ] {
            assert_eq!(addressed(question, "Ferrolith", None), expected);
        }
    }

    #[test]
    fn the_askers_house_is_we() {
        for (question, expected) in [
            ("Is our hospital's data encrypted?", "Is our data encrypted?"),
            ("Is our clinic’s data encrypted?", "Is our data encrypted?"),
            ("Is our council data encrypted?", "Is our data encrypted?"),
            ("Is the data of our university encrypted?", "Is the data of ours encrypted?"),
            ("Is data belonging to our bank kept?", "Is data belonging to us kept?"),
            ("Can our hospital test the service?", "Can we test the service?"),
            ("Will you tell our firm?", "Will you tell us?"),
            ("Where may our DPO consult the list?", "Where may we consult the list?"),
            ("Can our internal auditors get the log?", "Can we get the log?"),
            ("Give a number at which our security team can call.", "Give a number at which we can call."),
        ] {
            assert_eq!(addressed(question, "Ferrolith", None), expected);
        }
        for question in [
            "Are our bank accounts kept?",
            "Do you connect to our school district?",
            "Is our group policy kept?",
            "Do you visit our hospital pharmacy?",
            "Do you have our bank data?",
            "Do you know a hospital?",
            "Must our DPO be told?",
            "Do you train our security team?",
            "Can our auditors' accounts be deleted?",
            "Is our bank told of breaches?",
            "Do you notify our association?",
            "Do you meet our agency's demands?",
            "Do you tell our insurer?",
        ] {
            assert!(matches!(addressed(question, "Ferrolith", None), Cow::Borrowed(_)), "{question}");
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
            "Does the enterprise plan have backups?",
            "Is data shared with any Supplier?",
            "Which Vendor hosts the service?",
            "Is access through the vendor logged?",
            "Does vendor management scramble tapes?",
            "Can vendor staff see tapes?",
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
