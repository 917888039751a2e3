//! Questions that say what a wording says, of another place or another thing: "the same site", "versions of your software", "in which
//! countries do you have customers". What is so of the one is not told of the other.

use super::vocabulary::SERVED;
use crate::matching::form::Demand;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a text speaks of in the place of what is usual there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Exchanged {
    /// Where the service is used or to be had, or where customers are, and not where it runs.
    where_it_is_used: bool,
    /// Data that is being worked on: "data in use".
    data_in_use: bool,
    /// How it was before.
    formerly: bool,
    /// Data as it is in earnest: "with real customer data".
    real_data: bool,
    /// Versions of the vendor's own software.
    of_own_versions: bool,
    /// Where a text is to be found.
    found_where: bool,
    /// The very same place: "in the production site itself".
    same_place: bool,
    /// What is left where it is.
    left_in_place: bool,
    /// More than what is named: "not only".
    not_only: bool,
    /// What something contains: "the content of analytics data".
    content_of: bool,
    /// What is done to a record of something itself: "is the export itself logged".
    itself_recorded: bool,
    /// The version of what is used, where it is no protocol.
    version_of: bool,
    /// How soon it is done: "how quickly".
    how_soon: bool,
    /// Of what it is written down, other than where: "the times documented at which".
    documented_else: bool,
    /// What one is told to see, keep to or write down, by the word that asks: "see when", "limit from where".
    seen: Option<Asking>,
}

/// A word that asks within a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    Who,
    What,
    Which,
    When,
    Where,
    How,
}

impl Asking {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "who" | "whom" => Self::Who,
            "what" => Self::What,
            "which" => Self::Which,
            "when" => Self::When,
            "where" => Self::Where,
            "how" => Self::How,
            _ => return None,
        })
    }
}

impl Exchanged {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        let within = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&word(at)));
        let where_asked = any(&|at| {
            matches!(word(at), "which" | "what")
                && within(at + 1, at + 5, &["country", "countries", "region", "regions", "markets", "languages"])
        }) || word(0) == "where"
            || any(&|at| {
                word(at) == "how" && word(at + 1) == "many" && within(at + 2, at + 3, &["regions", "countries"])
            });
        Self {
            where_it_is_used: any(&|at| {
                where_asked
                    && (matches!(word(at), "blocked" | "banned" | "sold" | "marketed" | "popular")
                        || matches!(word(at), "be" | "is") && word(at + 1) == "used"
                        || matches!(word(at), "have" | "serve") && SERVED.contains(&word(at + 1))
                        || SERVED.contains(&word(at)) && matches!(word(at + 1), "sit" | "live" | "work" | "come"))
                    || word(at) == "use"
                        && word(at + 1) == "of"
                        && within(at + 2, at + 4, &["service", "platform", "product"])
                    || matches!(word(at), "offered" | "sold" | "marketed")
                        && word(at + 1) == "to"
                        && SERVED.contains(&word(at + 2))
                        && within(at + 3, at + 6, &["regions", "countries", "across", "worldwide"])
            }),
            data_in_use: any(&|at| {
                word(at) == "in" && word(at + 1) == "use" && matches!(before(at, 1), "data" | "information")
            }),
            formerly: any(&|at| {
                matches!(word(at), "formerly" | "previously" | "originally")
                    || word(at) == "once" && matches!(before(at, 1), "were" | "was")
                    || word(at) == "before"
                        && at > 2
                        && (matches!(word(at + 1), "" | "that" | "then")
                            || word(at + 1) == "the" && matches!(word(at + 2), "current" | "present"))
            }) && any(&|at| matches!(word(at), "was" | "were" | "held" | "had" | "did")),
            real_data: any(&|at| {
                matches!(word(at), "with" | "using" | "on")
                    && matches!(word(at + 1), "real" | "live" | "actual" | "genuine")
                    && within(at + 2, at + 4, &["data", "records"])
            }),
            of_own_versions: any(&|at| {
                matches!(word(at), "version" | "versions" | "release" | "releases")
                    && word(at + 1) == "of"
                    && (within(at + 2, at + 4, &OWN_SOFTWARE)
                        || word(at + 2) == "your" && !matches!(word(at + 3), "tls" | "ssl"))
            }),
            found_where: word(0) == "where"
                && any(&|at| {
                    matches!(word(at), "found" | "published" | "downloaded" | "viewed" | "read" | "consulted")
                        && before(at, 1) == "be"
                }),
            same_place: any(&|at| matches!(word(at), "itself" | "themselves") && PLACES.contains(&before(at, 1))),
            left_in_place: any(&|at| word(at) == "in" && word(at + 1) == "place")
                && any(&|at| word(at).starts_with("leav")),
            not_only: any(&|at| word(at) == "not" && matches!(word(at + 1), "only" | "just" | "merely")),
            content_of: any(&|at| {
                matches!(word(at), "content" | "contents")
                    && word(at + 1) == "of"
                    && matches!(before(at, 1), "" | "the")
            }) && matches!(
                word(0),
                "what" | "describe" | "state" | "explain" | "list" | "which" | "content" | "contents"
            ) && !any(&|at| matches!(word(at), "log" | "logs")),
            itself_recorded: any(&|at| {
                matches!(word(at), "itself" | "themselves")
                    && matches!(word(at + 1), "logged" | "recorded" | "audited" | "monitored" | "documented")
            }),
            version_of: any(&|at| {
                word(at) == "version"
                    && word(at + 1) == "of"
                    && !(at + 2..at + 5).any(|at| matches!(word(at), "tls" | "ssl" | "protocol" | "https" | "it"))
                    || word(at) == "version"
                        && matches!(before(at, 1), "database" | "software" | "os" | "kernel" | "browser")
            }),
            how_soon: any(&|at| {
                word(at) == "how" && matches!(word(at + 1), "soon" | "quickly" | "fast" | "rapidly" | "promptly")
            }),
            documented_else: any(&|at| {
                matches!(word(at), "documented" | "recorded" | "stated" | "known" | "disclosed")
                    && (word(at + 1) == "which" || word(at + 2) == "which")
                    && !matches!(
                        before(at, 1),
                        "locations"
                            | "location"
                            | "places"
                            | "place"
                            | "countries"
                            | "regions"
                            | "sites"
                            | "it"
                            | "is"
                            | "data"
                    )
            }),
            seen: (1..tokens.len()).find_map(|at| {
                let asking = Asking::of(word(at))?;
                if asking == Asking::What && !matches!(word(at + 1), "was" | "is" | "has") {
                    return None;
                }
                let back = if matches!(word(at - 1), "from" | "by" | "to" | "in" | "for") { 2 } else { 1 };
                matches!(before(at, back), "see" | "limit" | "restrict" | "record" | "log" | "track" | "choose")
                    .then_some(asking)
            }),
        }
    }

    /// What stands against an answer that tells of the usual.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.exchanged, trial.reading.hinges.exchanged);
        applying([
            (
                asked.where_it_is_used != said.where_it_is_used,
                "where it runs does not show where it is used or to be had",
            ),
            (
                asked.data_in_use != said.data_in_use,
                "what is so of data at rest or on its way is not told of data in use",
            ),
            (asked.formerly && !said.formerly, "how it is does not show how it was"),
            (asked.real_data && !said.real_data, "that it is done does not show with whose data"),
            (asked.of_own_versions && !said.of_own_versions, "the question is about versions of the vendor's software"),
            (
                asked.found_where
                    && !said.found_where
                    && !trial.reading.form.demands.contains(&Demand::Place)
                    && !trial.entry.answer.contains("http")
                    && !tells_where(&trial.entry.answer),
                "what a text says does not show where it is",
            ),
            (asked.same_place && !said.same_place, "the question is whether it is the very same"),
            (asked.left_in_place && !said.left_in_place, "the question is whether it is left where it is"),
            (
                asked.not_only && !said.not_only && trial.question.form.polar,
                "the question is about more than what is named",
            ),
            (asked.content_of && !said.content_of, "the question is what it contains"),
            (asked.itself_recorded && !said.itself_recorded, "the question is what is done to it itself"),
            (asked.version_of && !said.version_of, "what is used does not show in which version"),
            (
                asked.how_soon && trial.record.wordings.iter().any(|wording| wording.hinges.far_back),
                "how far back it reaches does not show how soon it is done",
            ),
            (asked.documented_else && !said.documented_else, "the question is of what else it is written down"),
            (
                asked.seen.is_some()
                    && (said.seen.is_some() || asked.seen == Some(Asking::What))
                    && asked.seen != said.seen,
                "one of the two asks for something else that is seen or kept to",
            ),
        ])
    }
}

/// Whether an answer tells where a text is: on a page, in a document, by whom.
fn tells_where(answer: &str) -> bool {
    ["page", "website", "stands", "published", "trust center", "portal"].iter().any(|place| answer.contains(place))
}

/// What a vendor makes.
const OWN_SOFTWARE: [&str; 7] = ["software", "product", "application", "app", "api", "platform", "client"];
/// Where something may be.
const PLACES: [&str; 14] = [
    "site",
    "sites",
    "location",
    "place",
    "building",
    "room",
    "facility",
    "center",
    "region",
    "environment",
    "server",
    "account",
    "rack",
    "production",
];

#[cfg(test)]
mod tests {
    use super::Exchanged;
    use crate::matching::terms::tokens;

    fn exchanged(text: &str) -> Exchanged {
        Exchanged::of(&tokens(text))
    }

    #[test]
    fn another_place_or_thing_is_seen() {
        assert!(exchanged("In which countries can the service be used?").where_it_is_used);
        assert!(exchanged("In which countries do you have customers?").where_it_is_used);
        assert!(exchanged("Is the use of the service restricted?").where_it_is_used);
        assert!(exchanged("Is data in use scrambled?").data_in_use);
        assert!(exchanged("Where was the vault before?").formerly);
        assert!(exchanged("Are tests made with real customer data?").real_data);
        assert!(exchanged("Are old versions of your software supported?").of_own_versions);
        assert!(exchanged("Where can the policy be found?").found_where);
        assert!(exchanged("Are tapes kept in the production site itself?").same_place);
        assert!(exchanged("Does deletion leave tapes in place?").left_in_place);
        assert!(exchanged("Are all tapes wiped, not only old ones?").not_only);
        assert!(exchanged("What is the content of the tapes?").content_of);
        assert!(exchanged("Is the export of tapes itself logged?").itself_recorded);
        assert!(exchanged("Which version of the database is used?").version_of);
        assert!(exchanged("How quickly are tapes read?").how_soon);
        assert!(exchanged("Are the times documented at which tapes are wiped?").documented_else);
        assert_eq!(exchanged("Can we see when tapes are wiped?").seen, Some(super::Asking::When));
        for plain in [
            "In which countries are tapes kept?",
            "Is data at rest scrambled?",
            "Where is the vault?",
            "Are tests made with tapes?",
            "Are old versions of TLS supported?",
        ] {
            assert_eq!(exchanged(plain), Exchanged::default(), "{plain}");
        }
    }
}
