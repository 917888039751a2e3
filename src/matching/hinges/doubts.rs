//! What stands against an answer, where a question and a wording do not hang on the same.

use super::Hinges;
use super::aim::Aim;
use super::alternatives::exclude_each_other;
use super::asker::Asker;
use super::beyond::Beyond;
use super::both::Both;
use super::contacts::Contacts;
use super::deeds::Deeds;
use super::doers::Doers;
use super::exchanged::Exchanged;
use super::extent::Extent;
use super::inside::Inside;
use super::merit::Merit;
use super::mood::Mood;
use super::on_offer::OnOffer;
use super::own_kind::OwnKind;
use super::particulars::Particulars;
use super::planned::Planned;
use super::purpose::Purpose;
use super::sides::Sides;
use super::subcontracted::Subcontracted;
use super::things::Things;
use super::{encrypted, kept};
use crate::matching::content::{Content, Key, Role};
use crate::matching::cover::Cover;
use crate::matching::demands;
use crate::matching::force::Force;
use crate::matching::form::Demand;
use crate::matching::leave::Leave;
use crate::matching::lexicon::{Class, lexicon};
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

impl Hinges {
    /// What stands against an answer, where a question and a wording do not hang on the same.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said, stance) = (question.hinges, wording.hinges, trial.wording.stance);
        let polar = question.form.polar;
        let demanded = |reading: &Reading| reading.signs.force == Force::Demanded;
        let checks = [
            (question.form.asks_on && !wording.form.asks_on, "what a few words more ask is not told"),
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
                asked.part_of && !said.part_of && polar && stance == Some(Stance::Yes),
                "that there is something does not show what it is a part of",
            ),
            (
                asked.of_vendor && !said.of_vendor && !question.says_term("delete"),
                "the question is about other products, or about the vendor's own data",
            ),
            (
                polar && asked.of_outdated && !said.of_outdated && question.says_term("tls"),
                "that connections are encrypted does not show that older protocols are not accepted",
            ),
            (
                polar && asked.confirms_to_customers && !said.confirms_to_customers && !wording.says_term("document"),
                "that it is done does not show that it is confirmed to customers",
            ),
            (asked.of_other_data != said.of_other_data && !polar, "the question asks of other data than the usual"),
            (polar && asked.over != said.over, "one of the two asks whether it has come to an end"),
            (
                polar && asked.relies_on_vendor != said.relies_on_vendor,
                "that a vendor does something does not show who depends on it",
            ),
            (
                asked.duties_of_customers && !said.duties_of_customers && question.form.is_open(),
                "what customers have to do is not told with what the vendor does",
            ),
            (
                asked.security_and_more && !said.security_and_more && !wording.says_term("protect"),
                "the question asks how something is secured",
            ),
            (asked.in_part && !said.in_part && polar, "the question asks whether it is so in part"),
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
            (
                said.of_other_customers
                    && !asked.of_other_customers
                    && polar
                    && question.content.iter().any(|content| {
                        content.class == Class::Place
                            || content.class == Class::Actor && !content.key.is_one_of(&["customers", "users"])
                    }),
                "what other customers get does not show who else does, or where it goes",
            ),
            (asked.oftener && !said.oftener, "the question asks for more or less often than that"),
            (
                polar && (asked.offers_sides || exclude_each_other(question)),
                "the question offers one side or the other, which neither a yes nor a no tells apart",
            ),
            (
                polar && offers_places(question),
                "the question offers one place or another, which a yes does not tell apart",
            ),
            (
                demanded(question) && polar && !demanded(wording) && stance == Some(Stance::Planned),
                "what is to come is not told to be demanded",
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
                        || question.says_term("penetration-test")
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
        ];
        let mut doubts = applying(checks);
        doubts.extend(encrypted::doubts(trial, cover, side));
        doubts.extend(kept::doubts(trial, side));
        doubts.extend(Things::doubts(trial));
        doubts.extend(Inside::doubts(trial, cover, side));
        doubts.extend(Both::doubts(trial));
        doubts.extend(Contacts::doubts(trial));
        doubts.extend(OnOffer::doubts(trial));
        doubts.extend(Aim::doubts(trial));
        doubts.extend(Exchanged::doubts(trial));
        doubts.extend(Doers::doubts(trial));
        doubts.extend(Subcontracted::doubts(trial));
        doubts.extend(Sides::doubts(trial));
        doubts.extend(Particulars::doubts(trial));
        doubts.extend(Planned::doubts(trial, side.stance));
        doubts.extend(Beyond::doubts(trial));
        doubts.extend(Extent::doubts(trial));
        doubts.extend(Mood::doubts(trial));
        doubts.extend(Purpose::doubts(trial));
        doubts.extend(Merit::doubts(trial, side));
        doubts.extend(Deeds::doubts(trial, side));
        doubts.extend(OwnKind::doubts(trial));
        doubts.extend(Asker::doubts(trial, side));
        doubts
    }
}

/// "Shared across tenants", "between customers".
fn is_across(wording: &Reading) -> bool {
    wording.content.iter().any(|said| matches!(said.after.as_str(), "across" | "between" | "among"))
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
