//! Questions that say what a wording says, of somebody else: "do your resellers", "by a US company", "what do we get". What the one does,
//! or gets, is not told of the other.

use super::vocabulary::SERVED;
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
    /// What a firm does that is called by what it provides: "by your login provider".
    by_a_provider: bool,
    /// People, where it is said of things.
    of_people: bool,
    /// What the vendor buys.
    you_buy: bool,
    /// A text about something, and not the thing: "information about".
    about_it: bool,
    /// Who insures.
    insurer: bool,
    /// What those do who work for the vendor: "must your suppliers".
    others_do: bool,
    /// Who is named to those who work for the vendor: "customers' names disclosed to subprocessors".
    told_to_them: bool,
    /// What those are to do who work for the vendor: "expect subprocessors to".
    expected_of_them: bool,
    /// Who it is that does it, in a word: "access reviewer".
    whoever_does: bool,
    /// What others make: "services of other vendors".
    of_other_vendors: bool,
    /// Where those sit who make what is used: "is the software vendor located".
    makers_seat: bool,
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
                    && (matches!(word(at + 2), "third" | "others" | "external" | "data" | "other")
                        || word(at + 2) == "a" && word(at + 3) == "third")
                    || matches!(word(at), "get" | "receive" | "obtain")
                        && before(at, 1) == "we"
                        && word(at + 1) == "about"
            }),
            as_a_service: any(&|at| {
                word(at) == "as" && word(at + 1) == "a" && word(at + 2) == "service" && within(0, at, &SERVED)
            }),
            vendor_is_sold: any(&|at| {
                matches!(
                    word(at),
                    "sold"
                        | "acquired"
                        | "merged"
                        | "bought"
                        | "taken"
                        | "closed"
                        | "liquidated"
                        | "insolvent"
                        | "bankrupt"
                ) && (before(at, 1) == "is" || before(at, 1) == "are")
                    && matches!(
                        before(at, if before(at, 2) == "itself" { 3 } else { 2 }),
                        "company" | "you" | "business" | "firm" | "vendor" | "organization"
                    )
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
                    && (word(at + 2), word(at + 3)) != ("is", "on")
            }),
            you_buy: any(&|at| matches!(word(at), "buy" | "purchase" | "acquire") && before(at, 1) == "you"),
            about_it: any(&|at| {
                matches!(word(at), "information" | "details" | "notices")
                    && word(at + 1) == "about"
                    && within(at + 2, at + 5, &SUBS)
            }),
            insurer: any(&|at| matches!(word(at), "insurer" | "insurers" | "underwriter" | "broker")),
            others_do: any(&|at| {
                matches!(word(at), "do" | "does" | "must" | "should" | "shall" | "can" | "will")
                    && word(at + 1) == "your"
                    && within(at + 2, at + 4, &SUBS)
            }),
            told_to_them: any(&|at| {
                matches!(word(at), "disclosed" | "named" | "revealed" | "shown" | "given" | "known")
                    && word(at + 1) == "to"
                    && within(at + 2, at + 4, &SUBS)
            }),
            expected_of_them: any(&|at| {
                matches!(word(at), "expect" | "require" | "demand")
                    && before(at, 1) != "we"
                    && (at + 1..at + 4).any(|at| SUBS.contains(&word(at)) && word(at + 1) == "to")
                    || word(at) == "their" && word(at + 1) == "security" && within(0, at, &SUBS)
            }),
            whoever_does: any(&|at| {
                matches!(word(at), "reviewer" | "reviewers" | "approver" | "approvers" | "recipient" | "recipients")
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
            (asked.by_a_provider && !said.by_a_provider, "who does it is not told with what is done"),
            (asked.of_people && !said.of_people, "what is so of things is not told of people"),
            (asked.you_buy && !said.you_buy, "what is not sold may be bought"),
            (asked.about_it && !said.about_it, "who they are does not show what is told about them"),
            (asked.insurer && !said.insurer, "that there is insurance does not show with whom"),
            (
                asked.others_do
                    && !said.others_do
                    && !["subprocessors", "third-parties", "hosting-provider"]
                        .iter()
                        .any(|name| trial.reading.says_term(name)),
                "what the vendor does is not told of those who work for it",
            ),
            (asked.told_to_them && !said.told_to_them, "who they are does not show what they get to know"),
            (asked.expected_of_them && !said.expected_of_them, "who they are does not show what they have to do"),
            (asked.whoever_does && !said.whoever_does, "that it is done does not show who does it"),
            (asked.of_other_vendors && !said.of_other_vendors, "what the vendor does is not told of others' things"),
            (asked.makers_seat && !said.makers_seat, "where something is does not show where its maker sits"),
        ])
    }
}

/// Firms that do something for somebody.
const FIRMS: [&str; 8] = ["company", "companies", "firm", "provider", "corporation", "entity", "vendor", "supplier"];
/// Those who work for the vendor.
pub(super) const SUBS: [&str; 8] =
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
        assert!(doers("Are sub-subprocessors named?").of_their_kind);
        assert!(doers("Which processors do your subprocessors use?").of_their_kind);
        assert!(doers("Data received from third parties").comes_from);
        assert!(doers("Do you offer tape tests to customers as a service?").as_a_service);
        assert!(doers("What happens to tapes when the company is sold?").vendor_is_sold);
        assert!(doers("Are tapes kept by a different company?").another_firm);
        assert!(doers("Are tapes wiped by your login provider?").by_a_provider);
        assert!(doers("Where do the people who wipe tapes work?").of_people);
        assert!(doers("Do you buy tapes from them?").you_buy);
        assert!(doers("Is there information about your subprocessors?").about_it);
        assert!(doers("Who is your insurer?").insurer);
        assert!(doers("How soon must your suppliers answer?").others_do);
        assert!(doers("Are customers disclosed to subprocessors?").told_to_them);
        assert!(doers("Do you wipe tapes of other vendors?").of_other_vendors);
        assert!(doers("Tape reviewer").whoever_does);
        assert!(doers("What do you expect subprocessors to do?").expected_of_them);
        assert!(doers("Name your subprocessors and their security measures.").expected_of_them);
        assert!(doers("Is the tape software vendor located here?").makers_seat);
        for plain in [
            "Are tapes kept in the US?",
            "Name your subprocessors.",
            "Are tapes kept at another site?",
            "Are tapes wiped by the service provider?",
            "Do people who report flaws hear back?",
        ] {
            assert_eq!(doers(plain), Doers::default(), "{plain}");
        }
    }
}
