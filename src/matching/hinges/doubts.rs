//! What stands against an answer, where a question and a wording do not hang on the same.

use super::Hinges;
use super::alternatives::exclude_each_other;
use super::asker::Asker;
use super::both::Both;
use super::deeds::Deeds;
use super::event::{counts_from_an_event, counts_from_another};
use super::inside::Inside;
use super::merit::Merit;
use super::on_offer::OnOffer;
use super::own_kind::OwnKind;
use super::purpose::Purpose;
use super::things::Things;
use crate::matching::content::{Content, Key, Role};
use crate::matching::cover::Cover;
use crate::matching::demands;
use crate::matching::form::Demand;
use crate::matching::leave::Leave;
use crate::matching::lexicon::{Class, lexicon};
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::signs::Force;
use crate::matching::trial::{Trial, applying};
use crate::quantity::{Asked, Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

impl Hinges {
    /// What stands against an answer, where a question and a wording do not hang on the same.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said, stance) = (question.hinges, wording.hinges, trial.wording.stance);
        let polar = question.form.polar;
        let demanded = |reading: &Reading| reading.signs.force == Force::Demanded;
        let lasting = || entry.measures.iter().any(|measure| measure.of.contains("retention"));
        let asks = |bound: Bound| question.asked.iter().any(|asked| asked.bound == bound && !asked.interval);
        let checks = [
            (asked.own_document && !said.own_document, "the question speaks of a document of the customer's own"),
            (
                asked.under_way != said.under_way
                    && question.form.demands != [Demand::Time]
                    && matches!(stance, Some(Stance::No | Stance::Planned)),
                "whether something is there does not show whether it has been begun",
            ),
            (
                asked.any_time && !said.any_time && polar && stance == Some(Stance::Yes),
                "the question asks whether it is so at any time",
            ),
            (
                asked.ahead && !said.ahead && polar && stance == Some(Stance::Yes),
                "the question is whether it is done before use",
            ),
            (
                asks(Bound::AtLeast) && side.stance == Some(Stance::No) && entry.measures.iter().any(is_no_less),
                "what is kept for so long at the least may be kept for longer",
            ),
            (
                asked.part_of && !said.part_of && polar && stance == Some(Stance::Yes),
                "that there is something does not show what it is a part of",
            ),
            (
                side.turned && is_opposed_as(cover, "encryption") && record.answer_affirms_term("hashing"),
                "what is hashed is not for that encrypted",
            ),
            (
                asked.of_vendor && !said.of_vendor && !question.says_term("delete"),
                "the question is about other products, or about the vendor's own data",
            ),
            (asked.in_part && !said.in_part && polar, "the question asks whether it is so in part"),
            (
                is_of_hardware(question) && wording.says_term("in-transit") && !question.says_term("in-transit"),
                "how data travels does not show how what holds it is encrypted",
            ),
            (
                (polar || question.form.is_open())
                    && is_of_protected_things(question)
                    && wording.says_term("in-transit"),
                "that traffic is encrypted does not show that what it comes from is protected",
            ),
            (polar && asks_which_data(question), "that data is held does not show that it is data of this kind"),
            (
                question.says_term("shared-hosting") && question.says_term("data") && !wording.says_term("data"),
                "that the service is shared does not show that data is",
            ),
            (
                polar
                    && question.says_term("apart")
                    && question
                        .content
                        .iter()
                        .any(|content| content.text.starts_with("tenant") || content.text.starts_with("customer"))
                    && !["customers", "tenant-isolation"].iter().any(|name| wording.says_term(name)),
                "that things are kept apart does not show that customers' are from each other",
            ),
            (
                question.says_term("vulnerabilities")
                    && question
                        .content
                        .iter()
                        .any(|content| content.key.is("customers") && content.role == Role::Recipient)
                    && !wording.says_term("customers"),
                "whom customers tell of a vulnerability does not show whether they are told",
            ),
            (
                said.of_other_customers
                    && !asked.of_other_customers
                    && ["access", "read", "disclose", "share"].iter().any(|name| question.says_term(name))
                    && !question.content.iter().any(|content| content.class == Class::Actor),
                "what other customers see does not show what others do",
            ),
            (
                is_deleted_from(question, wording),
                "when something goes does not show when other things are deleted from it",
            ),
            (
                asked.list_of && !said.list_of && polar && stance == Some(Stance::Yes),
                "that there are such things does not show that there is a list of them",
            ),
            (
                asked.list_of
                    && question.form.is_open()
                    && question.form.demands.contains(&Demand::Place)
                    && !question.says_term("store")
                    && !wording.form.demands.contains(&Demand::Place),
                "what is on a list does not show where it is found",
            ),
            (
                asked.of_other_customers
                    && !said.of_other_customers
                    && (question.says_term("notify")
                        || question.form.is_open()
                        || stance == Some(Stance::Yes) && !is_across(wording)),
                "whom else something befalls is not told with what befalls the customer",
            ),
            (asked.degree && !said.degree, "how something is done does not show to what degree it is so"),
            (asked.oftener && !said.oftener, "the question asks for more or less often than that"),
            (counts_from_another(asked.since, entry), "the time is counted from another event"),
            (
                counts_from_an_event(question, asked.since, entry),
                "how long something is kept after an event does not show how long it is kept before",
            ),
            (
                fetches(question) && lasting() && asks(Bound::AtMost),
                "how long something is kept does not show how soon it comes",
            ),
            (
                polar && (asked.offers_sides || exclude_each_other(question)),
                "the question offers one side or the other, which neither a yes nor a no tells apart",
            ),
            (
                polar && offers_places(question),
                "the question offers one place or another, which a yes does not tell apart",
            ),
            (
                demanded(question) && polar && cover.by_the_way && stance == Some(Stance::Yes),
                "what is demanded is one thing, and that there is the other by the way",
            ),
            (
                demanded(question) && question.leave != Leave::None && wording.leave == Leave::None,
                "the question is whether a customer may demand it, and the bank tells what the vendor does",
            ),
            (
                question.leave != Leave::None && wording.leave == Leave::None && !cover.opposed.is_empty(),
                "the question is whether a customer may do it, and the bank tells what there is",
            ),
            (
                asked.whoever
                    && !said.whoever
                    && polar
                    && wording.content.iter().any(|content| content.class == Class::Actor),
                "the question is about anybody, and the wording about some",
            ),
            (asked.takes && cover.indirect > 0, "the wording itself is not about what takes its time"),
            (
                question.form.is_open() && question.signs.outside && !wording.signs.outside,
                "the question asks for what is outside, and the wording tells all",
            ),
            (
                said.far_back
                    && !asked.far_back
                    && (asked.takes || question.form.caption || question.asked.iter().any(Asked::is_deadline)),
                "how far back something reaches does not show how soon it is there",
            ),
            (
                asked.far_back
                    && !said.far_back
                    && !entry.measures.iter().any(|measure| measure.of.contains("point_in_time")),
                "how soon something is restored does not show how far back",
            ),
            (
                asked.any_other
                    && side.stance == Some(Stance::No)
                    && !wording.signs.universal
                    && !question.said.terms().any(|term| record.answer_says_all_of(term)),
                "the question asks for any that is otherwise, and the wording does not say that all are so",
            ),
            (asked.of_somebodys_place && !said.of_somebodys_place, "the question is where somebody is"),
            (
                asked.of_others
                    && !said.of_others
                    && side.stance == Some(Stance::Yes)
                    && ["delete", "alter", "export", "access", "read"].iter().any(|name| question.says_term(name))
                    && !["tenant-isolation", "apart"].iter().any(|name| question.says_term(name)),
                "the question speaks of what is others'",
            ),
            (asked.of_third_data && !said.of_third_data, "the question is about data of third parties"),
            (
                asked.of_opening_reports && !said.of_opening_reports,
                "the question is who opens a report, and not what is reported",
            ),
            (
                is_of_encrypted_things(question)
                    && wording.says_term("in-transit")
                    && !question.says_term("in-transit"),
                "that data is encrypted on its way does not show which data is encrypted",
            ),
            (
                question.form.demands.contains(&Demand::Time)
                    && question.says_term("delete")
                    && entry.measures.is_empty()
                    && entry.target.is_none()
                    && !wording.form.demands.contains(&Demand::Time),
                "what a deletion reaches does not show when it is done",
            ),
            (
                asked.which_people
                    && !said.which_people
                    && wording.form.is_open()
                    && !wording.form.demands.contains(&Demand::Party)
                    && !["customers", "users", "staff", "administrators"].iter().any(|name| wording.says_term(name)),
                "the question asks which people, and the wording which of something else",
            ),
            (
                asked.open_to_customers
                    && !said.open_to_customers
                    && polar
                    && ["audit-log", "logs", "backups"].iter().any(|name| question.says_term(name))
                    && !["customers", "users"].iter().any(|name| wording.says_term(name)),
                "that there is a log does not show who may see it",
            ),
            (
                question.form.caption
                    && question.says_term("breaches")
                    && !["breaches", "incidents"].iter().any(|name| wording.says_term(name)),
                "what raises an alarm does not show what is told of a breach",
            ),
            (
                said.of_a_record && !asked.of_a_record && question.form.is_open() && question.says_term("access"),
                "that there is a record of access does not show what access there is",
            ),
            (
                !polar
                    && !["breaches", "incidents"].iter().any(|name| question.says_term(name))
                    && question.content.iter().all(|content| content.key.is_one_of(&["notify", "customers", "users"]))
                    && ["breaches", "incidents"].iter().any(|name| wording.says_term(name)),
                "the caption does not say of what somebody is told",
            ),
            (
                asked.of_method
                    && !said.of_method
                    && !polar
                    && (question.says_term("delete")
                        || (question.says_term("encryption")
                            || (question.says_term("mfa")
                                && side.stance != Some(Stance::No)
                                && stance != Some(Stance::No)))
                            && !demands::is_met(Demand::Method, question, wording, true, entry, record)),
                "that it is done does not show by what method",
            ),
            (
                asked.of_its_security
                    && !said.of_its_security
                    && (question.form.caption || question.form.demands == [Demand::Manner])
                    && !wording.says_term("protect"),
                "the question asks how something is secured",
            ),
            (
                asked.of_support && !said.of_support && !wording.says_term("support-desk"),
                "the question is who helps customers",
            ),
            (
                asked.tells_customers
                    && !said.tells_customers
                    && !matches!(stance, Some(Stance::No | Stance::Planned))
                    && !["customers", "users"].iter().any(|name| {
                        polar && wording.says_term(name)
                            || ["notify", name].iter().all(|name| record.answer_affirms_term(name))
                    }),
                "that it is noticed does not show that customers are told",
            ),
            (
                is_of_data_alone(question) && !wording.form.caption,
                "the caption names nothing that the wording could be about",
            ),
            (is_of_all_data_kept(question) && !wording.says_term("data"), "what is told is of some data alone"),
            (
                said.of_other_data
                    && !asked.of_other_data
                    && (question.form.caption || names_data_kept_alone(question)),
                "what is told is of the rest of the data",
            ),
            (asked.takes && !said.takes && lasting(), "how long something is kept does not show how long it takes"),
        ];
        let mut doubts = applying(checks);
        doubts.extend(Things::doubts(trial));
        doubts.extend(Inside::doubts(trial, cover, side));
        doubts.extend(Both::doubts(trial));
        doubts.extend(OnOffer::doubts(trial));
        doubts.extend(Purpose::doubts(trial));
        doubts.extend(Merit::doubts(trial, side));
        doubts.extend(Deeds::doubts(trial, side));
        doubts.extend(OwnKind::doubts(trial));
        doubts.extend(Asker::doubts(trial, side));
        doubts
    }
}

/// Whether a text asks for the encryption of what holds data.
fn is_of_hardware(question: &Reading) -> bool {
    const HOLDING: [&str; 4] = ["servers", "databases", "storage-volumes", "network"];
    question.says_term("encryption") && question.content.iter().any(|content| content.key.is_one_of(&HOLDING))
}

/// "Are interfaces protected?", of neither data nor traffic.
fn is_of_protected_things(question: &Reading) -> bool {
    let otherwise = ["encryption", "data", "in-transit", "customer-data"];
    question.says_term("protect") && !otherwise.iter().any(|name| question.says_term(name))
}

/// "Data deletion from backups", where the wording tells when backups go themselves.
fn is_deleted_from(question: &Reading, wording: &Reading) -> bool {
    let from = |asked: &&Content| asked.class == Class::Object && asked.after == "from";
    let itself = |asked: &Content| wording.content.iter().any(|said| said.key == asked.key && said.after != "from");
    !wording.form.polar && question.says_term("delete") && question.content.iter().filter(from).any(itself)
}

/// "Shared across tenants", "between customers".
fn is_across(wording: &Reading) -> bool {
    wording.content.iter().any(|said| matches!(said.after.as_str(), "across" | "between" | "among"))
}

/// "Which data is encrypted?"
fn is_of_encrypted_things(question: &Reading) -> bool {
    question.form.demands == [Demand::Choice] && question.says_term("encryption") && question.says_term("data")
}

/// "Data ownership", "Personal data categories": captions that name little beside data.
fn is_of_data_alone(question: &Reading) -> bool {
    const LITTLE: [&str; 5] = ["data", "customer-data", "personal-data", "own", "of-your-own"];
    question.form.caption && question.content.iter().all(|content| content.key.is_one_of(&LITTLE))
}

/// "Data retention", of no kind of data.
fn is_of_all_data_kept(question: &Reading) -> bool {
    question.form.caption && question.says_term("data") && names_data_kept_alone(question)
}

/// Whether a text speaks of data that is kept, of no kind of it: "how long are records retained".
fn names_data_kept_alone(question: &Reading) -> bool {
    question.content.iter().all(|content| content.key.is_one_of(&["retain", "data", "customer-data"]))
        && question.says_term("retain")
}

/// "Do you store sensitive data?" asks what data there is, and not what is done with it.
fn asks_which_data(question: &Reading) -> bool {
    let held = |content: &Content| content.key.is_one_of(&["store", "process", "collect", "retain", "access"]);
    let of_a_kind = |content: &Content| content.key.is_one_of(&["sensitive-data", "special-category-data"]);
    question.content.iter().any(of_a_kind) && question.content.iter().all(|content| held(content) || of_a_kind(content))
}

/// "In the EU or in the US": a choice between places.
fn offers_places(question: &Reading) -> bool {
    let offered = |content: &&Content| content.class == Class::Place && content.row.is_some_and(|row| row.any);
    let mut places = question.content.iter().filter(offered);
    let Some(first) = places.next() else { return false };
    let implies = |one: &Content, other: &Content| matches!((&one.key, &other.key), (Key::Term(one), Key::Term(other)) if lexicon().implied(*one).contains(other));
    places.any(|other| !implies(first, other) && !implies(other, first))
}

/// Whether a text is about an export first.
pub(super) fn is_of_an_export(question: &Reading) -> bool {
    question.content.first().is_some_and(|content| content.key.is("export"))
}

/// Whether the wording says the opposite of this term, which the question asks for.
fn is_opposed_as(cover: &Cover<'_>, name: &str) -> bool {
    cover.opposed.iter().any(|(asked, _)| asked.key.is(name))
}

/// Whether a length of time is stated at the least.
fn is_no_less(measure: &Measure) -> bool {
    matches!(measure.stated, Stated::Known { quantity: Quantity::Duration(_), bound: Bound::AtLeast })
}

/// Whether a text asks for something to be received, and not for it to be kept or gone.
fn fetches(question: &Reading) -> bool {
    question.says_term("obtain") && !["retain", "store", "delete"].iter().any(|kept| question.says_term(kept))
}
