//! Deeds that are near to each other and not the same: to publish flaws and to be told of them, to let customers demand
//! something and to demand or to offer it, to delete data and to delete all of it.

use crate::matching::content::Content;
use crate::matching::leave::WHO;
use crate::matching::lexicon::Class;
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text says is done, where something near to it is often told instead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Deeds {
    /// Flaws are made known: "disclose CVEs".
    publishes_flaws: bool,
    /// It is the vendor who is to make them known.
    publishes_itself: bool,
    /// Customers demand something of their own users: "can we require MFA", "customer-enforced MFA".
    lets_customers_demand: bool,
    /// It is done to all of the data: "all of our data", "every copy".
    of_all_data: bool,
    /// It is done for each of somebody's activities: "for every processing activity".
    of_every_activity: bool,
    /// It asks what somebody is told: "what will you tell us about …".
    what_is_told: bool,
    /// It asks whether the asker is given logs: "would you give us our logs", "availability of logs to us".
    gives_logs: bool,
    /// It asks whether somebody may see logs: "can administrators access logs".
    may_see_logs: bool,
    /// It speaks of what has befallen somebody: "have you had", "has occurred".
    befell: bool,
    /// It is others who are tested, and not who test: "tests of your suppliers", "third parties are subject to".
    tests_others: bool,
    /// It asks whether there is any that is sent: "any personal data sent".
    any_sent: bool,
}

impl Deeds {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let of_data =
            |at: usize| matches!(word(at), "data" | "copy" | "copies" | "information" | "records" | "content");
        Self {
            of_all_data: any(&|at| matches!(word(at), "all" | "every") && (1..=4).any(|on| of_data(at + on))),
            any_sent: word(0) == "any" && any(&|at| matches!(word(at), "sent" | "transmitted" | "transferred")),
            what_is_told: word(0) == "what" && any(&|at| matches!(word(at), "tell" | "told" | "say" | "disclose")),
            gives_logs: any(&|at| {
                matches!(word(at), "give" | "send" | "hand" | "supply" | "provide" | "to") && word(at + 1) == "us"
            }) && any(&|at| word(at).starts_with("log") || word(at) == "trail"),
            may_see_logs: any(&|at| {
                matches!(word(at), "can" | "may")
                    && (2..=4).any(|on| {
                        matches!(word(at + on), "access" | "see" | "view" | "read")
                            && word(at + on + 1).starts_with("log")
                    })
            }),
            befell: any(&|at| matches!(word(at), "had" | "occurred" | "happened" | "experienced" | "suffered")),
            tests_others: any(&|at| {
                let behind = if word(at) == "third" { at + 2 } else { at + 1 };
                let before = |on: usize| at.checked_sub(on).map_or("", word);
                let whose = matches!(before(1), "your" | "their" | "all");
                let object = matches!(before(1), "on" | "of" | "against") || whose && before(2) != "by";
                let subject = matches!(word(behind), "subject" | "undergo" | "undergoing" | "tested" | "subjected");
                (OTHERS.contains(&word(at)) || word(at) == "third" && word(at + 1).starts_with("part"))
                    && (object || subject)
            }),
            of_every_activity: any(&|at| {
                let activity = |at: usize| matches!(word(at), "activity" | "activities" | "operation" | "operations");
                matches!(word(at), "all" | "every" | "each") && (1..=5).any(|on| activity(at + on))
            }),
            publishes_flaws: any(&|at| {
                let public = || (1..=6).any(|on| word(at + on) == "public");
                (PUBLISHING.contains(&word(at)) || word(at).starts_with("report") && public())
                    && (1..=3).any(|on| FLAWS.contains(&word(at + on)))
            }),
            publishes_itself: any(&|at| at > 0 && PUBLISHING.contains(&word(at)) && VENDOR.contains(&word(at - 1))),
            lets_customers_demand: any(&|at| {
                let allowed = || at > 0 && matches!(word(at - 1), "can" | "could" | "may" | "the" | "our" | "a" | "do");
                let demanded = |at: usize| DEMANDING.contains(&word(at));
                is_customer(word(at)) && (allowed() && demanded(at + 1) || word(at + 1) == "enforced")
                    || matches!(word(at), "enforceable" | "enforced" | "mandated") && word(at + 1) == "by" && {
                        let who = if matches!(word(at + 2), "the" | "our" | "a") { at + 3 } else { at + 2 };
                        is_customer(word(who))
                    }
            }),
        }
    }

    /// What stands against an answer that tells of another deed.
    pub(super) fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, .. } = trial;
        let (asked, said) = (&question.hinges.deeds, &wording.hinges.deeds);
        let all_deleted =
            asked.of_all_data && !said.of_all_data && question.asked.is_empty() && question.says_term("delete");
        let checks = [
            (
                ["breaches", "incidents"].iter().any(|name| question.says_term(name))
                    && (wording.says_term("notify") || asked.befell && !said.befell)
                    && !question.says_term("notify"),
                "who is told of breaches does not show whether there have been any, nor what is done",
            ),
            (
                asked.publishes_flaws && !said.publishes_flaws && (question.form.polar || asked.publishes_itself),
                "who is told of flaws does not show whether they are published",
            ),
            (
                asked.lets_customers_demand && !said.lets_customers_demand && question.form.polar,
                "whether customers may demand it is not told with what is demanded or on offer",
            ),
            (
                all_deleted && question.form.polar && side.stance == Some(Stance::Yes),
                "that data is deleted does not show that none is left",
            ),
            (
                asked.what_is_told && !said.what_is_told && !wording.form.is_open() && question.form.is_open(),
                "that somebody is told does not show what",
            ),
            (
                asked.gives_logs
                    && !question.form.is_open()
                    && !["customers", "users", "export", "share"].iter().any(|name| wording.says_term(name)),
                "that something is logged does not show to whom the logs are given",
            ),
            (
                asked.may_see_logs && !said.may_see_logs && question.form.polar,
                "that something is logged does not show who may see the logs",
            ),
            (
                question.form.polar && is_of_mere_sharing(question) && names_somebody(wording),
                "that it is shared with some, or not with them, does not show whether it is shared",
            ),
            (
                question.form.polar && is_of_data_and(question, "logs") && !wording.content.iter().any(is_data),
                "that events are logged does not show that data is",
            ),
            (
                question.form.polar && is_of_data_and(question, "protect") && wording.says_term("in-transit"),
                "that data is protected on its way does not show that it is anywhere else",
            ),
            (
                question.form.polar && question.content.iter().any(|content| is_left_to(trial, content)),
                "to whom it is restricted is not said",
            ),
            (
                question.form.polar && wording.says_term("audit-log") && audits(question) && !audits(wording),
                "that there is an audit log does not show that it is audited",
            ),
            (
                asked.tests_others && !said.tests_others && question.says_term("penetration-test"),
                "who tests does not show who is tested",
            ),
            (
                asked.of_every_activity && !said.of_every_activity && side.stance == Some(Stance::Yes),
                "that it is done does not show that it is done for each activity",
            ),
            (
                (asked.any_sent || question.form.polar && is_of_mere_transit(question))
                    && wording.says_term("protect")
                    && !question.says_term("protect"),
                "that what is sent is protected does not show whether any is sent",
            ),
        ];
        applying(checks)
    }
}

/// "Is data sent over the network?", which says nothing of how it is protected.
fn is_of_mere_transit(question: &Reading) -> bool {
    question.says_term("in-transit")
        && !question.content.iter().any(|content| matches!(content.class, Class::Control | Class::Name))
}

/// "Do you share data?", which does not say with whom.
fn is_of_mere_sharing(question: &Reading) -> bool {
    ["share", "disclose"].iter().any(|name| question.says_term(name)) && !names_somebody(question)
}

/// "Restricted to administrators", where neither the wording nor the answer says so of them.
fn is_left_to(trial: &Trial<'_>, asked: &Content) -> bool {
    let said = |content: &Content| content.key == asked.key && content.after == asked.after;
    asked.class == Class::Actor
        && asked.after == "to"
        && trial.question.says_term("restrict")
        && !trial.reading.content.iter().any(said)
        && !trial.record.answer_affirms(&asked.key)
}

/// "Are logs audited?"
fn audits(reading: &Reading) -> bool {
    reading.content.iter().any(|content| content.class == Class::Verb && content.key.is("audit"))
}

fn is_data(content: &Content) -> bool {
    content.key.is_one_of(&["data", "customer-data", "personal-data", "sensitive-data", "production-data"])
}

/// "Is customer data logged?": whether a question speaks of data and of one other term, and of nothing else.
fn is_of_data_and(question: &Reading, term: &str) -> bool {
    let named = |content: &Content| content.key.is(term);
    question.content.iter().any(is_data)
        && question.content.iter().any(named)
        && question.content.iter().all(|content| is_data(content) || named(content))
}

fn names_somebody(reading: &Reading) -> bool {
    reading.content.iter().any(|content| content.class == Class::Actor)
}

/// Words for who delivers to a vendor.
const OTHERS: [&str; 8] =
    ["suppliers", "vendors", "subprocessors", "subcontractors", "partners", "processors", "providers", "contractors"];

/// Words for making known.
const PUBLISHING: [&str; 10] = [
    "disclose",
    "disclosed",
    "publish",
    "published",
    "publishes",
    "announce",
    "announced",
    "issue",
    "issued",
    "publicize",
];

/// Words for who sells a product, where it is asked what they do.
const VENDOR: [&str; 6] = ["you", "vendor", "they", "company", "supplier", "provider"];

/// Words for what is wrong with a product.
const FLAWS: [&str; 6] = ["cve", "cves", "vulnerabilities", "vulnerability", "advisories", "flaws"];

/// Whether a word names who buys a service, or those who run it for them.
fn is_customer(word: &str) -> bool {
    WHO.contains(&word) || matches!(word, "admins" | "administrator" | "administrators" | "organization")
}

/// Words for demanding.
const DEMANDING: [&str; 5] = ["enforce", "require", "mandate", "impose", "force"];

#[cfg(test)]
mod tests {
    use super::{Deeds, is_of_data_and};
    use crate::matching::reading::Reading;
    use crate::matching::terms::tokens;

    #[test]
    fn deeds_that_are_near_to_others_are_known() {
        let read = |text: &str| Deeds::of(&tokens(text));
        for text in ["Can we require MFA of our users?", "Customer-enforced MFA", "Is MFA enforceable by the customer?"]
        {
            assert_eq!(read(text), Deeds { lets_customers_demand: true, ..Deeds::default() }, "{text}");
        }
        for text in ["Do you publish CVEs?", "Are known vulnerabilities disclosed to you?"] {
            assert_eq!(read(text).publishes_flaws, text.contains("CVEs"), "{text}");
        }
        assert!(read("Is all of our data deleted?").of_all_data);
        assert!(!read("Is data deleted from all products?").of_all_data);
        assert!(read("Is there a record of every processing activity?").of_every_activity);
        for text in ["Do you test your suppliers?", "Are tests made of third parties?", "Are all vendors tested?"] {
            assert!(read(text).tests_others, "{text}");
        }
        assert!(!read("Are tests made by your suppliers?").tests_others);
        assert!(!read("Do third parties test the product?").tests_others);
    }

    #[test]
    fn data_with_one_other_thing_is_told_from_more() {
        let of_data_and = |text: &str, term: &str| is_of_data_and(&Reading::of_question(text), term);
        assert!(of_data_and("Is customer data logged?", "logs"));
        assert!(!of_data_and("Is access to customer data logged?", "logs"));
        assert!(!of_data_and("Are backups protected?", "protect"));
    }
}
