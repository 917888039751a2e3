//! Questions about the other of the two sides: "must we keep your data", "your own part in", "do customers provide you with". What holds
//! on one side is not told of the other.

use super::vocabulary::SERVED;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// On whose side a text is, where it is not the usual one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sides {
    /// Customers who share data, and not only a platform.
    share_data: bool,
    /// The vendor's own tool, where customers have one of the kind: "your own SIEM".
    own_tool: bool,
    /// Those who help customers: "support tiers".
    of_support: bool,
    /// What the vendor uses itself: "which provider do you use".
    pub(super) you_use: bool,
    /// What is one's own, beside what is another's: "that same user".
    of_the_same: bool,
    /// What the asker does with the vendor's things: "must we keep your data".
    we_do: bool,
    /// The vendor's part, where customers have one: "your own part in".
    vendors_part: bool,
    /// What customers tell the vendor: "our notification to you".
    ours_to_you: bool,
    /// What befalls other customers: "one another's incidents".
    of_each_others: bool,
    /// What customers do that the vendor does as well: "do customers perform tests".
    customers_do: bool,
    /// What customers give the vendor: "do customers provide you with".
    they_give: bool,
    /// What the asker has of the kind: "our means of monitoring", "raised by our own systems".
    of_ours: bool,
    /// What runs at the customer's: "on the customer's own infrastructure".
    at_the_customers: bool,
    /// Where the customer is: "at our site".
    at_our_place: bool,
    /// What is wanted of the customer: "do you need it from us".
    from_us: bool,
    /// What is told of customers themselves: "an overview of the customers".
    about_customers: bool,
    /// Which of several somebody on the customer's side may choose or stop: "which can our administrators block".
    they_may: bool,
    /// Which people have done something: "which users have turned on".
    who_has_done: bool,
}

impl Sides {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        let within = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&word(at)));
        Self {
            share_data: any(&|at| {
                matches!(word(at), "share" | "shares" | "exchange")
                    && SERVED.contains(&before(at, 1))
                    && matches!(word(at + 1), "data" | "information" | "records" | "credentials" | "accounts" | "keys")
            }),
            own_tool: any(&|at| {
                word(at) == "your"
                    && (word(at + 1) == "own"
                        && matches!(
                            word(at + 2),
                            "siem" | "soc" | "hsm" | "kms" | "idp" | "identity" | "key" | "vault"
                        )
                        || matches!((word(at + 1), word(at + 2)), ("siem", _) | ("identity", "provider")))
            }),
            of_support: any(&|at| {
                word(at) == "support" && matches!(before(at, 1), "what" | "which")
                    || word(at) == "support"
                        && matches!(
                            word(at + 1),
                            "account"
                                | "accounts"
                                | "tier"
                                | "tiers"
                                | "matters"
                                | "level"
                                | "levels"
                                | "questions"
                                | "issues"
                                | "problems"
                                | "requests"
                        )
            }),
            you_use: tokens.len() > 3
                && tokens.last().is_some_and(|last| last.text == "use")
                && word(tokens.len() - 2) == "you",
            of_the_same: any(&|at| {
                word(at) == "same" && matches!(word(at + 1), "user" | "customer" | "tenant" | "person" | "client")
            }),
            we_do: any(&|at| {
                matches!(word(at), "must" | "do" | "shall" | "should" | "may" | "can")
                    && word(at + 1) == "we"
                    && matches!(word(at + 2), "keep" | "retain" | "store" | "hold")
                    && word(at + 3) == "your"
            }),
            vendors_part: any(&|at| {
                matches!(word(at), "remain" | "remains" | "stay" | "rest" | "lie")
                    && matches!((word(at + 1), word(at + 2)), ("with", "you"))
                    || word(at) == "your"
                        && within(at + 1, at + 3, &["part", "role", "share", "responsibilities", "responsibility"])
                    || matches!(word(at), "expect" | "expects" | "want")
                        && matches!((word(at + 1), word(at + 2)), ("you", "to"))
                    || word(at) == "you"
                        && word(at + 1) == "do"
                        && word(at + 2) == "to"
                        && within(at + 4, at + 6, &["customers", "our"])
            }),
            ours_to_you: any(&|at| {
                word(at) == "our"
                    && (at + 1..at + 4).any(|at| {
                        matches!(word(at), "notification" | "notice" | "report" | "request" | "message")
                            && matches!((word(at + 1), word(at + 2)), ("to", "you"))
                    })
            }),
            of_each_others: any(&|at| {
                matches!((word(at), word(at + 1)), ("one", "another") | ("each", "other"))
                    && within(at + 2, at + 4, &["incidents", "breaches", "problems"])
            }),
            customers_do: any(&|at| {
                matches!(word(at), "do" | "does" | "can" | "must")
                    && SERVED.contains(&word(at + 1))
                    && matches!(word(at + 2), "perform" | "conduct" | "run" | "make" | "carry")
            }),
            they_give: any(&|at| {
                SERVED.contains(&word(at))
                    && matches!(word(at + 1), "provide" | "give" | "send" | "supply" | "grant")
                    && word(at + 2) == "you"
            }),
            of_ours: any(&|at| {
                word(at) == "our"
                    && (word(at + 1) == "means"
                        || word(at + 1) == "own"
                            && (at + 2..at + 4)
                                .any(|at| matches!(word(at), "systems" | "tools" | "monitoring" | "alerts")))
            }),
            at_the_customers: any(&|at| {
                word(at) == "own"
                    && matches!(before(at, 1), "s" | "our" | "their")
                    && within(
                        at + 1,
                        at + 2,
                        &["infrastructure", "servers", "hardware", "premises", "cloud", "storage", "database"],
                    )
                    || matches!((word(at), before(at, 1), before(at, 2)), ("own", "our", "of"))
                        && matches!(word(at + 1), "" | "choice" | "choosing")
                    || matches!((word(at), before(at, 1)), ("hands", "our")) && before(at, 2) == "in"
            }),
            at_our_place: any(&|at| {
                matches!(word(at), "at" | "to" | "in" | "on" | "from")
                    && word(at + 1) == "our"
                    && (at + 2..at + 4).any(|at| OUR_PLACES.contains(&word(at)))
            }) || any(&|at| {
                matches!((word(at), word(at + 1), word(at + 2)), ("center" | "site" | "building", "of", "ours"))
            }),
            from_us: tokens.len() > 3
                && word(tokens.len() - 2) == "from"
                && word(tokens.len() - 1) == "us"
                && any(&|at| matches!(word(at), "need" | "require" | "expect" | "want")),
            about_customers: any(&|at| {
                matches!((word(at), word(at + 1), word(at + 2)), ("customer" | "client", "security", "contact"))
                    || matches!(word(at), "overview" | "description" | "list" | "profile" | "number")
                        && word(at + 1) == "of"
                        && (at + 2..at + 4)
                            .any(|at| SERVED.contains(&word(at)) && matches!(word(at + 1), "" | "of" | "who"))
            }),
            they_may: any(&|at| {
                matches!(word(at), "can" | "may") && word(at + 1) == "our" && matches!(word(0), "which" | "what")
            }),
            who_has_done: any(&|at| {
                word(at) == "which" && SERVED.contains(&word(at + 1)) && matches!(word(at + 2), "have" | "has" | "did")
            }),
        }
    }

    /// What stands against an answer that tells of the usual.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.sides, trial.reading.hinges.sides);
        applying([
            (asked.share_data && !said.share_data, "what customers share is not told to be data"),
            (asked.own_tool && !said.own_tool, "what there is for customers' own is not told of the vendor's own"),
            (
                asked.of_support && !said.of_support && !trial.reading.says_term("support-sla"),
                "the question is about those who help customers",
            ),
            (asked.of_the_same && !said.of_the_same, "what is so of others is not told of the same"),
            (asked.we_do && !said.we_do, "what the customer does is asked, and the bank tells what the vendor does"),
            (asked.vendors_part && !said.vendors_part, "the question is about the vendor's part"),
            (asked.ours_to_you && !said.ours_to_you, "the question is what customers tell the vendor"),
            (
                asked.of_each_others && !said.of_each_others,
                "whom else something befalls is not told with what befalls the customer",
            ),
            (
                asked.customers_do && !said.customers_do && !trial.reading.says_term("customers"),
                "what the vendor does is not told of customers",
            ),
            (asked.they_give != said.they_give, "who gives it to whom is the question"),
            (asked.of_ours && !said.of_ours, "what the vendor has is not told of the customer's own"),
            (
                asked.at_the_customers && !said.at_the_customers,
                "what runs at the vendor's is not told of the customer's own",
            ),
            (
                asked.at_our_place && !said.at_our_place,
                "what is so at the vendor's is not told of the customer's place",
            ),
            (asked.from_us && !said.from_us, "the question is what the vendor wants of the customer"),
            (asked.about_customers && !said.about_customers, "the question is about the customers themselves"),
            (asked.they_may && !said.they_may, "which there are does not show what customers may do about them"),
            (asked.who_has_done && !said.who_has_done, "what there is does not show who has it"),
        ])
    }
}

/// Where customers are.
const OUR_PLACES: [&str; 8] = ["site", "sites", "location", "locations", "premises", "building", "facility", "office"];

#[cfg(test)]
mod tests {
    use super::Sides;
    use crate::matching::terms::tokens;

    fn sides(text: &str) -> Sides {
        Sides::of(&tokens(text))
    }

    #[test]
    fn the_other_side_is_seen() {
        assert!(sides("Do customers share data with one another?").share_data);
        assert!(sides("Can logs be sent to your own SIEM?").own_tool);
        assert!(sides("Which support tiers exist?").of_support);
        assert!(sides("Which tapes do you use?").you_use);
        assert!(sides("Is it used to judge that same user?").of_the_same);
        assert!(sides("For how long must we keep your data?").we_do);
        assert!(sides("Describe your own part in it.").vendors_part);
        assert!(sides("What must our notification to you include?").ours_to_you);
        assert!(sides("Are tenants told of one another's incidents?").of_each_others);
        assert!(sides("How often do customers perform tests?").customers_do);
        assert!(sides("Do customers provide you with tapes?").they_give);
        assert!(sides("Describe our means of wiping tapes.").of_ours);
        assert!(sides("Are tapes in a vault of our own?").at_the_customers);
        assert!(sides("Which tapes run on our own hardware?").at_the_customers);
        assert!(sides("Which users have turned it on?").who_has_done);
        assert!(sides("Are tapes kept at our own site?").at_our_place);
        assert!(sides("Do you need tapes from us?").from_us);
        assert!(sides("Give an overview of the customers of the service.").about_customers);
        assert!(sides("Which tapes can our administrators block?").they_may);
        for plain in [
            "Do customers share the platform?",
            "Can logs be sent to our SIEM?",
            "Is there support for tapes?",
            "Must you keep our data?",
        ] {
            assert_eq!(sides(plain), Sides::default(), "{plain}");
        }
    }
}
