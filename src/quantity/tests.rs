use super::*;

fn read(text: &str) -> Vec<String> {
    asked(text)
        .into_iter()
        .map(|asked| {
            let bound = match (asked.bound, asked.strict) {
                (Bound::Exact, _) => "=",
                (Bound::AtLeast, false) => ">=",
                (Bound::AtLeast, true) => ">",
                (Bound::AtMost, false) => "<=",
                (Bound::AtMost, true) => "<",
            };
            format!("{}{bound} {}", if asked.interval { "every " } else { "" }, asked.quantity)
        })
        .collect()
}

#[test]
fn durations_with_their_bounds() {
    for (text, expected) in [
        ("Are logs kept for at least twelve months?", ">= 1 year"),
        ("Do you tell us within 72 hours?", "<= 72 hours"),
        ("Do you tell us in under an hour?", "< 1 hour"),
        ("no later than three (3) business days", "<= 3 business days"),
        ("not longer than 30 days", "<= 30 days"),
        ("a minimum of 90 days", ">= 90 days"),
        ("retained for 6 months or more", ">= 6 months"),
        ("retained for a year or longer", ">= 1 year"),
        ("told at the latest 72 hours after", "<= 72 hours"),
        ("retained for min. 6 months", ">= 6 months"),
        ("tested min. once per year", "every <= 1 year"),
        ("longer than 30 days", "> 30 days"),
        ("kept for 12 months", "= 1 year"),
        ("a 24-hour deadline", "= 24 hours"),
        ("up to twenty-four hours", "<= 24 hours"),
        ("an RPO not exceeding 15 minutes", "<= 15 minutes"),
        ("by the next business day", "<= 1 business day"),
        ("in less than 4 hrs", "< 4 hours"),
        ("an RTO of eight hours", "<= 8 hours"),
        ("10 years minimum", ">= 10 years"),
        ("no fewer than 5 days", ">= 5 days"),
        ("kept for 30+ days", ">= 30 days"),
        ("after 3 days at the latest", "<= 3 days"),
        ("retained >= 12 months", ">= 1 year"),
        ("RPO ≤ 4h", "<= 4 hours"),
        ("RPO of one day or better", "<= 1 day"),
        ("kept -> 12 months", "= 1 year"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn frequencies_are_times_between_two_repeats() {
    for (text, expected) in [
        ("reviewed annually", "every <= 1 year"),
        ("reviewed at least annually", "every <= 1 year"),
        ("an annual test", "every <= 1 year"),
        ("at least once per quarter", "every <= 3 months"),
        ("no less than twice a year", "every <= 6 months"),
        ("every six months", "every <= 6 months"),
        ("at least every 12 months", "every <= 1 year"),
        ("every year at the latest", "every <= 1 year"),
        ("every year or sooner", "every <= 1 year"),
        ("on a daily basis", "every <= 1 day"),
        ("semi-annually", "every <= 6 months"),
        ("every other year", "every <= 2 years"),
        ("four times a year", "every <= 3 months"),
        ("tested monthly or more often", "every <= 1 month"),
        ("at a minimum every quarter", "every <= 3 months"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn versions_keys_shares_counts_and_dates() {
    for (text, expected) in [
        ("TLS 1.2 or higher", ">= TLS 1.2"),
        ("TLSv1.2+", ">= TLS 1.2"),
        ("at least TLS version 1.3", ">= TLS 1.3"),
        ("TLS 1.2 or TLS 1.3", ">= TLS 1.2"),
        ("TLS versions below 1.2", "< TLS 1.2"),
        ("a minimum of TLS 1.2", ">= TLS 1.2"),
        ("AES-256", "= AES-256"),
        ("256-bit AES", "= AES-256"),
        ("AES 128 bit or stronger", ">= AES-128"),
        ("keys of at least 2,048 bits", ">= 2048 bits"),
        ("with AES using keys of at least 128 bits", ">= 128 bits"),
        ("TLS 1.2 as a minimum", ">= TLS 1.2"),
        ("Minimum TLS version is 1.3", ">= TLS 1.3"),
        ("Is TLS 1.3 the lowest version?", ">= TLS 1.3"),
        ("99.9% uptime", "= 99.9%"),
        ("at least 99.95 percent", ">= 99.95%"),
        ("at least two regions", ">= 2 regions"),
        ("more than one availability zone", "> 1 availability"),
        ("12 or more characters", ">= 12 characters"),
        ("minimum password length of 14 characters", ">= 14 characters"),
        ("99.5 % availability or better", ">= 99.5%"),
        ("by 31 December 2026", "<= 2026-12-31"),
        ("before or by 2026-12-31", "<= 2026-12-31"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn numbers_that_are_no_quantities() {
    for text in [
        "watched 24x7",
        "watched 24/7",
        "24 hours a day, 7 days a week",
        "ISO 27001",
        "SOC 2 Type 2",
        "NIST SP 800-53",
        "in the last 12 months",
        "over the past three years",
        "30 to 90 days",
        "Article 28",
        "SHA-256",
        "a day of rest",
        "the second one",
        "reviewed by a second person",
        "bimonthly",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

fn measure(stated: Stated, interval: bool) -> Measure {
    Measure { of: "figure".to_owned(), stated, from: None, interval }
}

fn met(question: &str, stated: &str, interval: bool) -> Comparison {
    let [asked] = asked(question).try_into().expect("one quantity is asked");
    let [Asked { quantity, bound, .. }] = super::asked(stated).try_into().expect("one quantity is stated");
    compare(&asked, &measure(Stated::Known { quantity, bound }, interval))
}

#[test]
fn thresholds_on_both_sides() {
    use Comparison::{Incomparable, Met, Missed, Unsettled};
    for (question, stated, expected) in [
        ("within 72 hours", "within 72 hours", Met),
        ("within 24 hours", "within 72 hours", Missed),
        ("within 4 days", "within 72 hours", Met),
        ("within 3 days", "within 72 hours", Met),
        ("at least 12 months", "for 7 days", Missed),
        ("at least 12 months", "for 365 days", Met),
        ("at least one year", "for 12 months", Met),
        ("more than 12 months", "for 12 months", Missed),
        ("at least 6 months", "up to 3 months", Missed),
        ("at least 6 months", "up to 12 months", Unsettled),
        ("within 6 months", "at least 12 months", Missed),
        ("within 12 months", "at least 6 months", Unsettled),
        ("TLS 1.2 or higher", "TLS 1.3 or higher", Met),
        ("TLS 1.3 or higher", "TLS 1.2 or higher", Missed),
        ("TLS versions below 1.2", "TLS 1.2 or higher", Missed),
        ("AES-256", "AES-256", Met),
        ("AES-256", "AES-128", Missed),
        ("at least AES-128", "AES-256", Met),
        ("AES-256", "RSA-2048", Incomparable),
        ("within 24 hours", "TLS 1.2", Incomparable),
        ("within 1 business day", "within 1 business day", Met),
        ("within two business days", "within 1 business day", Met),
        ("within 7 days", "within 3 business days", Met),
        ("within 4 days", "within 3 business days", Unsettled),
        ("within 2 days", "within 3 business days", Missed),
        ("at least 99.9%", "99.95%", Met),
        ("for 12 months", "for 7 days", Missed),
        ("for 6 months", "for 12 months", Unsettled),
    ] {
        assert_eq!(met(question, stated, false), expected, "{question} / {stated}");
    }
}

#[test]
fn repeats_compare_with_repeats_alone() {
    let quarterly = measure(
        Stated::Known {
            quantity: Quantity::Duration(Duration { months: 3, ..Duration::default() }),
            bound: Bound::Exact,
        },
        true,
    );
    let first = |text: &str| compare(&asked(text)[0], &quarterly);
    assert_eq!(first("at least annually"), Comparison::Met);
    assert_eq!(first("quarterly"), Comparison::Met);
    assert_eq!(first("monthly"), Comparison::Missed);
    assert_eq!(first("within 12 months"), Comparison::Incomparable);
}

#[test]
fn what_is_fixed_elsewhere_is_not_settled_and_without_end_is_longer_than_anything() {
    let asked = asked("at least 10 years");
    assert_eq!(compare(&asked[0], &measure(Stated::Indefinite, false)), Comparison::Met);
    assert_eq!(compare(&asked[0], &measure(Stated::SetBy("contract".to_owned()), false)), Comparison::Unsettled);
    assert_eq!(compare(&asked[0], &measure(Stated::On("deletion".to_owned()), false)), Comparison::Unsettled);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn known(days: u32, bound: Bound) -> Measure {
        let quantity = Quantity::Duration(Duration { days, ..Duration::default() });
        measure(Stated::Known { quantity, bound }, false)
    }

    proptest! {
        #[test]
        fn reading_never_fails_and_spans_are_of_the_text(text in ".{0,200}") {
            for found in asked(&text) {
                prop_assert!(text.get(found.span.0..found.span.1).is_some());
            }
        }

        #[test]
        fn a_figure_meets_one_side_of_a_threshold(days in 1_u32..5_000, other in 1_u32..5_000) {
            let at_least = &asked(&format!("at least {days} days"))[0];
            let under = &asked(&format!("less than {days} days"))[0];
            let stated = known(other, Bound::Exact);
            let pair = (compare(at_least, &stated), compare(under, &stated));
            let expected = if other >= days {
                (Comparison::Met, Comparison::Missed)
            } else {
                (Comparison::Missed, Comparison::Met)
            };
            prop_assert_eq!(pair, expected);
        }

        #[test]
        fn a_smaller_figure_keeps_every_deadline(days in 1_u32..5_000, limit in 1_u32..5_000) {
            let within = &asked(&format!("within {limit} days"))[0];
            if compare(within, &known(days + 1, Bound::AtMost)) == Comparison::Met {
                prop_assert_eq!(compare(within, &known(days, Bound::AtMost)), Comparison::Met);
            }
        }
    }
}
