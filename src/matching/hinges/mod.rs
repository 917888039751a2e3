//! What a question hangs on beside the things it is about: whose document it is, whether something has been begun, how
//! long it takes, whether at any time. Where the wording does not hang on the same, the answer is in doubt.

mod aim;
mod alternatives;
mod asker;
mod beyond;
mod both;
mod contacts;
mod deeds;
mod doers;
mod doubts;
mod encrypted;
mod event;
mod exchanged;
mod extent;
mod inside;
mod kept;
mod merit;
mod mood;
mod on_offer;
mod own_kind;
mod particulars;
mod planned;
mod purpose;
mod sides;
mod subcontracted;
mod things;
mod vocabulary;
mod whose;

use self::aim::Aim;
use self::asker::Asker;
use self::beyond::Beyond;
use self::both::Both;
use self::contacts::Contacts;
use self::deeds::Deeds;
use self::doers::Doers;
use self::event::Event;
use self::exchanged::Exchanged;
use self::extent::Extent;
use self::inside::Inside;
use self::merit::Merit;
use self::mood::Mood;
use self::on_offer::OnOffer;
use self::own_kind::OwnKind;
use self::particulars::Particulars;
use self::planned::Planned;
use self::purpose::Purpose;
use self::sides::Sides;
use self::subcontracted::Subcontracted;
use self::things::Things;
use self::vocabulary::{DEGREES, RECORDS, SOMEBODY, THEIRS, THINGS, UNDER_WAY};
pub(super) use self::whose::ASKERS;
use self::whose::{PLACED, is_of_vendor, is_own_document, is_the_vendors_place, is_third_parties_data};
use super::terms::{Token, Words};

/// What a text hangs on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hinges {
    /// It speaks of a document of the asker's own: "our template", "our DPA".
    own_document: bool,
    /// It speaks of what has been begun and is not there yet: "under way", "has started".
    under_way: bool,
    /// It speaks of any time whatever.
    any_time: bool,
    /// It speaks of the time that something takes.
    takes: bool,
    /// It speaks of what is done before something is used.
    ahead: bool,
    /// It speaks of more often, or less often, than something.
    oftener: bool,
    /// The event that it counts a time from.
    since: Option<Event>,
    /// It speaks of what something is a part of.
    part_of: bool,
    /// It speaks of the vendor's other products, or of the vendor's own data.
    of_vendor: bool,
    /// It speaks of a part, or of most cases.
    in_part: bool,
    /// It speaks of a list of things.
    list_of: bool,
    /// It asks whether there is any that is otherwise: "is there any data that is not …".
    any_other: bool,
    /// It speaks of how far back something reaches.
    far_back: bool,
    /// It speaks of nobody, or of anybody whoever it is.
    whoever: bool,
    /// It speaks of where somebody is: "must users be located in …".
    of_somebodys_place: bool,
    /// It speaks of what is other users' or customers' beside those it speaks of.
    of_others: bool,
    /// It speaks of other customers or users.
    of_other_customers: bool,
    /// It speaks of data that is third parties'.
    of_third_data: bool,
    /// It speaks of who opens a report, and not of what a report tells.
    of_opening_reports: bool,
    /// It asks which people: "which users must …".
    which_people: bool,
    /// It speaks of who may have something: "available to customers".
    open_to_customers: bool,
    /// It speaks of other data, or other records, than the usual.
    of_other_data: bool,
    /// It asks for the method by which something is done.
    of_method: bool,
    /// It asks for the security of something: "Data centre security", "how do you ensure the security of …".
    of_its_security: bool,
    /// It speaks of those who help customers: "in support".
    of_support: bool,
    /// It asks to what degree something is so: "how reliable are …".
    degree: bool,
    /// It speaks of customers who are told: "alert customers", "notify us".
    tells_customers: bool,
    /// Of which things it speaks, and what is done to them.
    things: Things,
    /// What it says is done.
    deeds: Deeds,
    /// What it asks of the inside of something.
    inside: Inside,
    /// Whether it asks of the vendor and of others in one.
    both: Both,
    /// What a contact that it speaks of is for.
    contacts: Contacts,
    /// What it says of the worth of something.
    merit: Merit,
    /// Whether it speaks of what things do to their own kind.
    own_kind: OwnKind,
    /// It speaks of a record, and not only of what is recorded: "a report of access".
    of_a_record: bool,
    /// Whether it asks what customers may have of their own.
    on_offer: OnOffer,
    /// What it asks beside what is so.
    aim: Aim,
    /// What it asks about how something is so.
    extent: Extent,
    /// What it speaks of in the place of what is usual there.
    exchanged: Exchanged,
    /// Which particulars it speaks of.
    particulars: Particulars,
    /// What it asks of what is planned.
    planned: Planned,
    /// On whose side it is.
    sides: Sides,
    /// What it asks beyond what is usually asked.
    beyond: Beyond,
    /// Whom it speaks of in the place of whom one would expect there.
    doers: Doers,
    /// What it asks of those who work for the vendor.
    subcontracted: Subcontracted,
    /// In which mood it speaks.
    mood: Mood,
    /// What it says of ends and of demands.
    purpose: Purpose,
    /// The asker's part in it.
    asker: Asker,
    /// It offers one side or the other, and asks which.
    offers_sides: bool,
    /// It speaks of old versions of a protocol: "do you still allow SSL", "early TLS".
    of_outdated: bool,
    /// It speaks of what customers are confirmed: "do you confirm to customers that …".
    confirms_to_customers: bool,
    /// It speaks of what has come to its end: "is the trial over?"
    over: bool,
    /// It speaks of who depends on the vendor: "do customers rely on you to …".
    relies_on_vendor: bool,
    /// It speaks of what is asked of customers: "what is required of customers".
    duties_of_customers: bool,
    /// It speaks of security and something else in one: "security and retention of logs".
    security_and_more: bool,
}

impl Hinges {
    /// Whether it asks what the vendor uses itself.
    #[must_use]
    pub(super) const fn asks_what_you_use(&self) -> bool {
        self.sides.you_use
    }

    /// Whether it asks if something is planned, and not if it is there.
    #[must_use]
    pub(super) const fn asks_whether_planned(&self) -> bool {
        self.planned.whether
    }

    /// Reads what a text hangs on.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            own_document: any(&|at| is_own_document(tokens, at)),
            under_way: any(&|at| {
                UNDER_WAY.contains(&word(at))
                    || matches!((word(at), word(at + 1)), ("under", "way") | ("in", "progress") | ("on", "track"))
                    || matches!((word(at), word(at + 1)), ("working", "toward" | "towards" | "on"))
            }),
            any_time: any(&|at| {
                word(at) == "anytime" || (word(at) == "any" && matches!(word(at + 1), "time" | "moment"))
            }),
            takes: any(&|at| matches!(word(at), "take" | "takes" | "taken" | "last" | "lasts" | "need" | "needs"))
                && any(&|at| word(at) == "how" && matches!(word(at + 1), "long" | "much")),
            ahead: any(&|at| {
                matches!(word(at), "before" | "prior")
                    && (1..=2).any(|on| matches!(word(at + on), "use" | "using" | "being" | "going" | "go"))
            }),
            oftener: any(&|at| {
                matches!((word(at), word(at + 1)), ("more" | "less", "often" | "frequent" | "frequently"))
                    && word(at + 2) == "than"
            }),
            since: Event::counted_from(tokens),
            part_of: any(&|at| matches!((word(at), word(at + 1)), ("part", "of"))),
            of_vendor: any(&|at| is_of_vendor(tokens, at)),
            in_part: any(&|at| {
                matches!(word(at), "partly" | "partially" | "mostly" | "sometimes")
                    || matches!((word(at), word(at + 1)), ("in", "part") | ("best", "effort"))
                    || (matches!(word(at), "some" | "limited" | "most") && matches!(word(at + 1), "extent" | "cases"))
            }),
            list_of: any(&|at| {
                let told_to = at == 0 || matches!(word(at - 1), "please" | "kindly" | "and" | "yes");
                let is_list = matches!(word(at), "list" | "lists") && !told_to;
                is_list || matches!(word(at), "register" | "registry" | "catalog" | "overview" | "summary")
            }),
            any_other: any(&|at| {
                matches!((word(at), word(at + 1)), ("there", "any"))
                    || (matches!(word(at), "is" | "are") && word(at + 1) == "there" && at == 0)
                    || (word(at) == "any" && matches!(word(at + 1), "data" | "information" | "traffic" | "connection"))
            }) && any(&|at| matches!(word(at), "not" | "never" | "without" | "unencrypted" | "unprotected")),
            whoever: any(&|at| {
                matches!(word(at), "nobody" | "anybody" | "anyone")
                    || matches!((word(at), word(at + 1)), ("no", "one" | "person" | "human"))
            }),
            far_back: any(&|at| word(at) == "far" && word(at + 1) == "back"),
            of_somebodys_place: any(&|at| {
                let placed = |at: usize| PLACED.contains(&word(at));
                let named = |at: usize| word(at) == "the" || tokens.get(at).is_some_and(|token| token.capital);
                (SOMEBODY.contains(&word(at)) && (at + 1..at + 7).any(placed))
                    || (word(at) == "you" && placed(at + 1))
                    || (word(at) == "are"
                        && word(at + 1) == "you"
                        && matches!(word(at + 2), "in" | "within")
                        && named(at + 3))
                    || is_the_vendors_place(tokens, at)
            }) && !any(&|at| THINGS.contains(&word(at))),
            of_others: any(&|at| {
                matches!(word(at), "other" | "another")
                    && THEIRS.contains(&word(at + 1))
                    && (0..at).any(|before| THEIRS.contains(&word(before)))
            }),
            of_other_customers: any(&|at| {
                matches!(word(at), "other" | "another")
                    && (THEIRS.contains(&word(at + 1)) || word(at + 1).starts_with("tenant"))
            }),
            of_third_data: any(&|at| is_third_parties_data(tokens, at)),
            of_opening_reports: any(&|at| {
                word(at).starts_with("report")
                    && (1..=3).any(|back| at.checked_sub(back).is_some_and(|before| word(before) == "to"))
                    && (2..=4).any(|back| at.checked_sub(back).is_some_and(|before| word(before).starts_with("access")))
            }),
            which_people: any(&|at| {
                matches!(word(at), "which" | "what")
                    && (SOMEBODY.contains(&word(at + 1)) || matches!(word(at + 1), "accounts" | "roles" | "groups"))
            }),
            open_to_customers: any(&|at| {
                matches!(word(at), "available" | "accessible" | "visible" | "open" | "shown" | "exposed")
                    && word(at + 1) == "to"
                    && (2..=4).any(|on| THEIRS.contains(&word(at + on)) || matches!(word(at + on), "us" | "our"))
            }),
            of_method: any(&|at| matches!(word(at), "method" | "methods" | "mechanism")),
            of_its_security: tokens.len() > 1 && tokens.last().is_some_and(|last| last.text == "security")
                || any(&|at| word(at) == "security" && matches!(word(at + 1), "of" | "and")),
            of_support: any(&|at| {
                if word(at) == "support"
                    && matches!(word(at + 1), "contact" | "contacts" | "email" | "hotline" | "phone")
                {
                    return true;
                }
                matches!(word(at), "in" | "for")
                    && word(at + 1) == "support"
                    && matches!(word(at + 2), "" | "and" | "or")
                    // "Support region" is where those are who help.
                    || word(at) == "support"
                        && matches!(word(at + 1), "region" | "regions" | "location" | "locations" | "country" | "countries")
            }),
            degree: any(&|at| {
                if word(at) == "level" && word(at + 1) == "of" && word(at + 2) == "access"
                    || matches!((word(at), word(at + 1)), ("extent" | "reach" | "scope", "of"))
                        && !matches!(word(at.saturating_sub(1)), "in" | "out")
                {
                    return true;
                }
                word(at) == "how"
                    && (DEGREES.contains(&word(at + 1)) || (word(at + 1) == "far" && word(at + 2) != "back"))
            }),
            tells_customers: any(&|at| {
                matches!(word(at), "alert" | "notify" | "inform" | "warn" | "tell")
                    && at.checked_sub(1).is_some_and(|before| !matches!(word(before), "please" | "kindly"))
                    && (THEIRS.contains(&word(at + 1)) || matches!(word(at + 1), "us" | "affected"))
                    || matches!(word(at), "alerts" | "alarms" | "notices" | "reported")
                        && word(at + 1) == "to"
                        && THEIRS.contains(&word(at + 2))
                    || matches!(word(at), "told" | "warned")
                        && (THEIRS.contains(&word(at.wrapping_sub(1)))
                            || word(at.wrapping_sub(1)) == "are" && THEIRS.contains(&word(at.wrapping_sub(2))))
            }),
            things: Things::of(tokens),
            deeds: Deeds::of(tokens),
            inside: Inside::of(tokens),
            both: Both::of(tokens),
            contacts: Contacts::of(tokens),
            merit: Merit::of(tokens),
            own_kind: OwnKind::of(tokens),
            of_a_record: any(&|at| RECORDS.iter().any(|record| word(at).starts_with(record))),
            on_offer: OnOffer::of(tokens),
            aim: Aim::of(tokens),
            extent: Extent::of(tokens),
            exchanged: Exchanged::of(tokens),
            doers: Doers::of(tokens),
            subcontracted: Subcontracted::of(tokens),
            planned: Planned::of(tokens),
            sides: Sides::of(tokens),
            particulars: Particulars::of(tokens),
            beyond: Beyond::of(tokens),
            mood: Mood::of(tokens),
            purpose: Purpose::of(tokens),
            asker: Asker::of(tokens),
            offers_sides: alternatives::are_offered(tokens),
            of_outdated: any(&|at| word(at) == "ssl" || word(at) == "tls")
                && any(&|at| {
                    ["outdated", "deprecat", "legac", "obsolet", "disabl"].iter().any(|old| word(at).starts_with(old))
                        || matches!(
                            word(at),
                            "still" | "early" | "old" | "older" | "allow" | "allowed" | "accept" | "accepted"
                        ) && !any(&|at| word(at).starts_with(|first: char| first.is_ascii_digit()))
                }),
            confirms_to_customers: any(&|at| {
                let article = usize::from(matches!(word(at + 2), "the" | "a"));
                at > 0
                    && word(at).starts_with("confirm")
                    && !tokens.opens_clause(at)
                    && !matches!(word(at - 1), "please" | "kindly")
                    && word(at + 1) == "to"
                    && (THEIRS.contains(&word(at + 2 + article)) || word(at + 2) == "us")
            }),
            over: tokens.len() > 3 && tokens.last().is_some_and(|last| last.text == "over"),
            relies_on_vendor: any(&|at| {
                let relying = matches!(word(at), "depend" | "depends" | "rely" | "relies" | "dependent" | "reliant");
                relying && word(at + 1) == "on" && matches!(word(at + 2), "you" | "the" | "your")
            }),
            duties_of_customers: any(&|at| {
                matches!(word(at), "required" | "expected" | "asked" | "demanded")
                    && word(at + 1) == "of"
                    && THEIRS.contains(&word(at + 2))
                    || matches!(word(at), "expect" | "must" | "should") && THEIRS.contains(&word(at + 1))
                    || word(at).starts_with("responsib")
            }),
            security_and_more: any(&|at| word(at) == "security" && word(at + 1) == "and" && word(at + 3) == "of"),
            of_other_data: any(&|at| word(at) == "other" && matches!(word(at + 1), "data" | "records" | "retention")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hinges;
    use crate::matching::terms::tokens;

    fn read(text: &str) -> Hinges {
        Hinges::of(&tokens(text))
    }

    #[test]
    fn a_document_of_the_askers_own() {
        for text in
            ["Will you sign our DPA?", "Do you accept our data processing agreement?", "Do you follow our policies?"]
        {
            assert!(read(text).own_document, "{text}");
        }
        for text in ["Will you sign a DPA?", "Is our data covered by the DPA?", "What happens to our data?"] {
            assert!(!read(text).own_document, "{text}");
        }
    }

    #[test]
    fn what_has_been_begun_and_what_takes_its_time() {
        assert!(read("Has the audit begun?").under_way && read("Is it under way?").under_way);
        assert!(read("How long does an export take?").takes && !read("How long is it kept?").takes);
        assert!(read("Can we export at any time?").any_time && !read("Is there any export?").any_time);
    }
}
