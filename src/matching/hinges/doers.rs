//! Questions that say what a wording says, of somebody else: "do your resellers", "by a US company", "what do we get". What the one does,
//! or gets, is not told of the other.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// Whom a text speaks of in the place of whom one would expect there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Doers {
    /// What a firm of some country does, wherever it does it: "hosted by a US company".
    by_a_foreign_firm: bool,
    /// Those who work for those who work for the vendor.
    of_their_kind: bool,
    /// What comes from somebody, and does not go there: "data received from third parties", "what do we get about".
    comes_from: bool,
    /// What is sold to customers in its own right: "as a service".
    as_a_service: bool,
    /// What becomes of it when the vendor is sold.
    vendor_is_sold: bool,
    /// Somebody else: "a different company".
    another_firm: bool,
    /// Customers who share data, and not only a platform.
    share_data: bool,
    /// The vendor's own tool, where customers have one of the kind: "your own SIEM".
    own_tool: bool,
    /// Those who help customers: "support tiers".
    of_support: bool,
    /// What a firm does that is called by what it provides: "by your login provider".
    by_a_provider: bool,
    /// People, where it is said of things.
    of_people: bool,
    /// What the vendor uses itself: "which provider do you use".
    pub(super) you_use: bool,
    /// What the vendor buys.
    you_buy: bool,
    /// A text about something, and not the thing: "information about".
    about_it: bool,
    /// What is one's own, beside what is another's: "that same user".
    of_the_same: bool,
    /// Who insures.
    insurer: bool,
    /// What the asker does with the vendor's things: "must we keep your data".
    we_do: bool,
    /// The vendor's part, where customers have one: "your own part in".
    vendors_part: bool,
    /// What customers tell the vendor: "our notification to you".
    ours_to_you: bool,
    /// What befalls other customers: "one another's incidents".
    of_each_others: bool,
    /// What those do who work for the vendor: "must your suppliers".
    others_do: bool,
    /// What customers do that the vendor does as well: "do customers perform tests".
    customers_do: bool,
    /// Who is named to those who work for the vendor: "customers' names disclosed to subprocessors".
    told_to_them: bool,
    /// What customers give the vendor: "do customers provide you with".
    they_give: bool,
    /// What the asker has of the kind: "our means of monitoring", "raised by our own systems".
    of_ours: bool,
    /// What runs at the customer's: "on the customer's own infrastructure".
    at_the_customers: bool,
    /// What others make: "services of other vendors".
    of_other_vendors: bool,
    /// Where those sit who make what is used: "is the software vendor located".
    makers_seat: bool,
    /// Which people have done something: "which users have turned on".
    who_has_done: bool,
}

impl Doers {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        let within = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&word(at)));
        Self {
            by_a_foreign_firm: any(&|at| {
                word(at) == "by"
                    && matches!(word(at + 1), "a" | "an" | "any")
                    && within(at + 3, at + 5, &FIRMS)
                    && (within(at + 2, at + 3, &["foreign", "domestic", "local"])
                        || tokens.get(at + 2).is_some_and(|country| country.capital || country.text == "usa"))
            }),
            of_their_kind: any(&|at| {
                SUBS.contains(&word(at)) && matches!(word(at + 1), "of" | "used") && within(at + 2, at + 5, &SUBS)
                    || SUBS.contains(&word(at)) && word(at + 1) == "own" && SUBS.contains(&word(at + 2))
                    || word(at) == "sub" && matches!(word(at + 1), "sub" | "subprocessor" | "subprocessors")
                    || word(at) == "your"
                        && SUBS.contains(&word(at + 1))
                        && matches!(word(at + 2), "use" | "engage" | "employ" | "hire")
            }),
            comes_from: any(&|at| {
                matches!(word(at), "received" | "obtained" | "collected" | "acquired" | "bought")
                    && word(at + 1) == "from"
                    && matches!(word(at + 2), "third" | "others" | "external" | "data" | "other")
                    || matches!(word(at), "get" | "receive" | "obtain")
                        && before(at, 1) == "we"
                        && word(at + 1) == "about"
            }),
            as_a_service: any(&|at| {
                word(at) == "as" && word(at + 1) == "a" && word(at + 2) == "service" && within(0, at, &THEIRS)
            }),
            vendor_is_sold: any(&|at| {
                matches!(word(at), "sold" | "acquired" | "merged" | "bought" | "taken")
                    && (before(at, 1) == "is" || before(at, 1) == "are")
                    && matches!(before(at, 2), "company" | "you" | "business" | "firm" | "vendor" | "organization")
                    && within(0, at, &["when", "if", "once", "should", "in"])
            }),
            another_firm: any(&|at| {
                matches!(word(at), "different" | "separate" | "other" | "another" | "second")
                    && within(
                        at + 1,
                        at + 3,
                        &[
                            "company",
                            "companies",
                            "owner",
                            "owners",
                            "firm",
                            "firms",
                            "provider",
                            "providers",
                            "operator",
                            "team",
                            "teams",
                            "department",
                        ],
                    )
            }),
            share_data: any(&|at| {
                matches!(word(at), "share" | "shares" | "exchange")
                    && THEIRS.contains(&before(at, 1))
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
                            "tier"
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
            by_a_provider: any(&|at| {
                word(at) == "by"
                    && matches!(word(at + 1), "your" | "the" | "a" | "an")
                    && within(at + 3, at + 4, &["provider", "vendor", "supplier", "partner", "contractor"])
                    && !matches!(word(at + 2), "service" | "software" | "saas" | "solution" | "cloud")
            }),
            of_people: any(&|at| {
                matches!(word(at), "people" | "persons" | "person" | "individuals")
                    && matches!(word(at + 1), "who" | "that")
                    && !word(at + 2).starts_with("report")
            }),
            you_use: tokens.len() > 3
                && tokens.last().is_some_and(|last| last.text == "use")
                && word(tokens.len() - 2) == "you",
            you_buy: any(&|at| matches!(word(at), "buy" | "purchase" | "acquire") && before(at, 1) == "you"),
            about_it: any(&|at| {
                matches!(word(at), "information" | "details" | "notices")
                    && word(at + 1) == "about"
                    && within(at + 2, at + 5, &SUBS)
            }),
            of_the_same: any(&|at| {
                word(at) == "same" && matches!(word(at + 1), "user" | "customer" | "tenant" | "person" | "client")
            }),
            insurer: any(&|at| matches!(word(at), "insurer" | "insurers" | "underwriter" | "broker")),
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
            others_do: any(&|at| {
                matches!(word(at), "do" | "does" | "must" | "should" | "shall" | "can" | "will")
                    && word(at + 1) == "your"
                    && within(at + 2, at + 4, &SUBS)
            }),
            customers_do: any(&|at| {
                matches!(word(at), "do" | "does" | "can" | "must")
                    && THEIRS.contains(&word(at + 1))
                    && matches!(word(at + 2), "perform" | "conduct" | "run" | "make" | "carry")
            }),
            told_to_them: any(&|at| {
                matches!(word(at), "disclosed" | "named" | "revealed" | "shown" | "given" | "known")
                    && word(at + 1) == "to"
                    && within(at + 2, at + 4, &SUBS)
            }),
            they_give: any(&|at| {
                THEIRS.contains(&word(at))
                    && matches!(word(at + 1), "provide" | "give" | "send" | "supply" | "grant")
                    && word(at + 2) == "you"
            }),
            of_ours: any(&|at| {
                word(at) == "our"
                    && (word(at + 1) == "means"
                        || word(at + 1) == "own"
                            && matches!(word(at + 2), "systems" | "tools" | "monitoring" | "alerts"))
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
            of_other_vendors: any(&|at| {
                matches!((word(at), word(at + 1)), ("of" | "for", "other"))
                    && within(at + 2, at + 3, &["vendors", "companies", "providers", "suppliers", "firms"])
            }),
            makers_seat: any(&|at| {
                matches!(word(at), "vendor" | "provider" | "supplier" | "manufacturer")
                    && matches!(before(at, 1), "software" | "hardware")
                    && matches!(word(at + 1), "located" | "based" | "established" | "registered")
            }),
            who_has_done: any(&|at| {
                word(at) == "which" && THEIRS.contains(&word(at + 1)) && matches!(word(at + 2), "have" | "has" | "did")
            }),
        }
    }

    /// What stands against an answer that tells of the usual.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.doers, trial.reading.hinges.doers);
        applying([
            (asked.by_a_foreign_firm && !said.by_a_foreign_firm, "where it is does not show whose firm it is with"),
            (asked.of_their_kind && !said.of_their_kind, "who works for the vendor does not show who works for those"),
            (asked.comes_from != said.comes_from, "what goes to somebody does not show what comes from them"),
            (asked.as_a_service && !said.as_a_service, "what is done is not told to be sold"),
            (
                asked.vendor_is_sold && !said.vendor_is_sold,
                "the question is what becomes of it when the vendor is sold",
            ),
            (
                asked.another_firm && !said.another_firm,
                "that it is elsewhere does not show that it is with somebody else",
            ),
            (asked.share_data && !said.share_data, "what customers share is not told to be data"),
            (asked.own_tool && !said.own_tool, "what there is for customers' own is not told of the vendor's own"),
            (
                asked.of_support && !said.of_support && !trial.reading.says_term("support-sla"),
                "the question is about those who help customers",
            ),
            (asked.by_a_provider && !said.by_a_provider, "who does it is not told with what is done"),
            (asked.of_people && !said.of_people, "what is so of things is not told of people"),
            (asked.you_buy && !said.you_buy, "what is not sold may be bought"),
            (asked.about_it && !said.about_it, "who they are does not show what is told about them"),
            (asked.of_the_same && !said.of_the_same, "what is so of others is not told of the same"),
            (asked.insurer && !said.insurer, "that there is insurance does not show with whom"),
            (asked.we_do && !said.we_do, "what the customer does is asked, and the bank tells what the vendor does"),
            (asked.vendors_part && !said.vendors_part, "the question is about the vendor's part"),
            (asked.ours_to_you && !said.ours_to_you, "the question is what customers tell the vendor"),
            (
                asked.of_each_others && !said.of_each_others,
                "whom else something befalls is not told with what befalls the customer",
            ),
            (
                asked.others_do
                    && !said.others_do
                    && !["subprocessors", "third-parties", "hosting-provider"]
                        .iter()
                        .any(|name| trial.reading.says_term(name)),
                "what the vendor does is not told of those who work for it",
            ),
            (asked.of_other_vendors && !said.of_other_vendors, "what the vendor does is not told of others' things"),
            (asked.makers_seat && !said.makers_seat, "where something is does not show where its maker sits"),
            (asked.they_give != said.they_give, "who gives it to whom is the question"),
            (asked.of_ours && !said.of_ours, "what the vendor has is not told of the customer's own"),
            (
                asked.at_the_customers && !said.at_the_customers,
                "what runs at the vendor's is not told of the customer's own",
            ),
            (
                asked.customers_do && !said.customers_do && !trial.reading.says_term("customers"),
                "what the vendor does is not told of customers",
            ),
            (asked.told_to_them && !said.told_to_them, "who they are does not show what they get to know"),
            (asked.who_has_done && !said.who_has_done, "what there is does not show who has it"),
        ])
    }
}

/// Firms that do something for somebody.
const FIRMS: [&str; 8] = ["company", "companies", "firm", "provider", "corporation", "entity", "vendor", "supplier"];
/// Those whom the vendor serves.
const THEIRS: [&str; 6] = ["customers", "clients", "users", "tenants", "subscribers", "offices"];
/// Those who work for the vendor.
const SUBS: [&str; 8] =
    ["subprocessors", "subcontractors", "sub", "suppliers", "vendors", "processors", "contractors", "subprocessor"];

#[cfg(test)]
mod tests {
    use super::Doers;
    use crate::matching::terms::tokens;

    fn doers(text: &str) -> Doers {
        Doers::of(&tokens(text))
    }

    #[test]
    fn somebody_else_is_seen() {
        assert!(doers("Are tapes kept by a US company?").by_a_foreign_firm);
        assert!(doers("Name the subcontractors of your subprocessors.").of_their_kind);
        assert!(doers("Data received from third parties").comes_from);
        assert!(doers("Do you offer tape tests to customers as a service?").as_a_service);
        assert!(doers("What happens to tapes when the company is sold?").vendor_is_sold);
        assert!(doers("Are tapes kept by a different company?").another_firm);
        assert!(doers("Do customers share data with one another?").share_data);
        assert!(doers("Can logs be sent to your own SIEM?").own_tool);
        assert!(doers("Which support tiers exist?").of_support);
        assert!(doers("Are tapes wiped by your login provider?").by_a_provider);
        assert!(doers("Where do the people who wipe tapes work?").of_people);
        assert!(doers("Do you buy tapes from them?").you_buy);
        assert!(doers("Which tapes do you use?").you_use);
        assert!(doers("Is there information about your subprocessors?").about_it);
        assert!(doers("Is it used to judge that same user?").of_the_same);
        assert!(doers("Who is your insurer?").insurer);
        assert!(doers("For how long must we keep your data?").we_do);
        assert!(doers("Describe your own part in it.").vendors_part);
        assert!(doers("What must our notification to you include?").ours_to_you);
        assert!(doers("Are tenants told of one another's incidents?").of_each_others);
        assert!(doers("Which users have turned it on?").who_has_done);
        assert!(doers("Do customers provide you with tapes?").they_give);
        assert!(doers("Do you wipe tapes of other vendors?").of_other_vendors);
        assert!(doers("Is the tape software vendor located here?").makers_seat);
        assert!(doers("Are tapes in a vault of our own?").at_the_customers);
        assert!(doers("Describe our means of wiping tapes.").of_ours);
        assert!(doers("Which tapes run on our own hardware?").at_the_customers);
        assert!(doers("Are sub-subprocessors named?").of_their_kind);
        assert!(doers("Which processors do your subprocessors use?").of_their_kind);
        assert!(doers("How soon must your suppliers answer?").others_do);
        assert!(doers("How often do customers perform tests?").customers_do);
        assert!(doers("Are customers disclosed to subprocessors?").told_to_them);
        for plain in [
            "Are tapes kept in the US?",
            "In which countries are tapes kept?",
            "Is data at rest scrambled?",
            "Where is the vault?",
            "Name your subprocessors.",
            "Are tests made with tapes?",
            "Are old versions of TLS supported?",
            "Are tapes kept at another site?",
            "Do customers share the platform?",
            "Can logs be sent to our SIEM?",
            "Is there support for tapes?",
            "Are tapes wiped by the service provider?",
            "Do people who report flaws hear back?",
        ] {
            assert_eq!(doers(plain), Doers::default(), "{plain}");
        }
    }
}
