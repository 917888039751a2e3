//! Questions that differ from a wording in a word or two that carry little elsewhere.

use super::bank::entry;
use super::{Asking, Reply};
use crate::stance::Stance::{No, Yes};

/// A few entries of a vendor that keeps lanterns.
fn asking() -> Asking {
    Asking::of(vec![
        entry(
            "methods",
            "Sign-in",
            None,
            "Second factors: TOTP and hardware keys.",
            &["Which second factors are supported?", "Which MFA methods are offered?"],
        ),
        entry(
            "retention",
            "Logs",
            None,
            "Logs are kept for 90 days in Bergen, Norway.",
            &["How long are logs retained?"],
        ),
        entry(
            "places",
            "Hosting",
            None,
            "Customer data is stored in Bergen, Norway.",
            &["In which countries is customer data hosted?", "Where is customer data stored?"],
        ),
        entry("sale", "Privacy", Some(No), "Customer data is not sold.", &["Do you sell customer data?"]),
        entry(
            "rights",
            "Access",
            Some(Yes),
            "Access follows least privilege.",
            &["Do staff receive only the permissions that their role requires?"],
        ),
        entry(
            "elsewhere",
            "Backups",
            Some(Yes),
            "Backups are kept at another site.",
            &["Are backups kept at another site?"],
        ),
    ])
}

#[test]
fn a_word_that_is_exchanged_is_another_question() {
    let asking = asking();
    for (question, expected) in [
        ("Which second factors are supported?", Reply::Account),
        ("Which second factors are mandatory?", Reply::Blank),
        ("Which second factors are on by default?", Reply::Blank),
        ("Which second factors do you use?", Reply::Blank),
        ("How long are logs retained?", Reply::Account),
        ("Where are logs retained?", Reply::Blank),
        ("In which countries is customer data hosted?", Reply::Account),
        ("In which countries do you have customers?", Reply::Blank),
        ("In which countries can the service be used?", Reply::Blank),
        ("Do you sell customer data?", Reply::No),
        ("Do your resellers sell customer data?", Reply::Blank),
        ("Do you sell the names of customer data owners?", Reply::Blank),
        ("Do staff receive only the permissions that their role requires?", Reply::Yes),
        ("Do staff receive more permissions than their role requires?", Reply::Blank),
        ("Are backups kept at another site?", Reply::Yes),
        ("Are backups kept at another site by a different company?", Reply::Blank),
    ] {
        let (reply, seen) = asking.reply(question, &[]);
        assert_eq!(reply, expected, "{question}: {seen:?}");
    }
}

#[test]
fn a_light_word_turns_a_question_where_the_entry_does_not_say_it() {
    let asking = asking();
    for (question, expected) in [
        ("Are backups kept at another site in active-active mode?", Reply::Blank),
        ("Are summaries of backups kept at another site?", Reply::Blank),
        ("Please state whether backups are indeed kept at another site.", Reply::Yes),
    ] {
        let (reply, seen) = asking.reply(question, &[]);
        assert_eq!(reply, expected, "{question}: {seen:?}");
    }
}
