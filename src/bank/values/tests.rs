use proptest::prelude::*;
use serde_json::json;

use super::{Sense, Value};
use crate::quantity::{Bound, Duration, Quantity, Stated};

fn read(json: serde_json::Value) -> Value {
    Value::from_json(&json).unwrap()
}

fn phrase(json: serde_json::Value, sense: Sense) -> String {
    read(json).phrase(sense)
}

fn hint(json: serde_json::Value) -> String {
    Value::from_json(&json).unwrap_err().hint
}

#[test]
fn durations_read_as_people_write_them() {
    for (written, deadline, length, interval) in [
        (json!("PT72H"), "within 72 hours", "72 hours", "every 72 hours"),
        (json!("P1D"), "within 1 day", "1 day", "every day"),
        (json!("P3M"), "within 3 months", "3 months", "every 3 months"),
        (json!("P1Y"), "within 1 year", "1 year", "every year"),
        (json!("P2W"), "within 2 weeks", "2 weeks", "every 2 weeks"),
        (json!("P1DT12H"), "within 1 day and 12 hours", "1 day and 12 hours", "every day and 12 hours"),
        (json!("3 business days"), "within 3 business days", "3 business days", "every 3 business days"),
        (json!({ "at_most": "P30D" }), "within 30 days", "at most 30 days", "at least every 30 days"),
        (json!({ "at_least": "P12M" }), "at least 12 months", "at least 12 months", "at most every 12 months"),
    ] {
        assert_eq!(phrase(written.clone(), Sense::Deadline), deadline);
        assert_eq!(phrase(written.clone(), Sense::Length), length);
        assert_eq!(phrase(written, Sense::Interval), interval);
    }
}

#[test]
fn other_values_read_as_people_write_them() {
    for (written, words) in [
        (json!("TLS 1.3"), "TLS 1.3"),
        (json!({ "at_least": "TLS 1.2" }), "TLS 1.2 or later"),
        (json!("256 bits"), "256 bits"),
        (json!({ "at_least": "256 bits" }), "at least 256 bits"),
        (json!("99.9%"), "99.9%"),
        (json!({ "at_least": 3 }), "at least 3"),
        (json!("2026-06-30"), "30 June 2026"),
        (json!({ "at_most": "2026-Q4" }), "by Q4 2026"),
        (json!("indefinite"), "indefinitely"),
        (json!({ "set_by": "contract" }), "set by the contract"),
        (json!({ "on": "account deletion" }), "on account deletion"),
        (json!(["Passkeys", "TOTP", "recovery codes"]), "Passkeys, TOTP and recovery codes"),
        (json!("at the database layer"), "at the database layer"),
        (json!(true), ""),
    ] {
        assert_eq!(phrase(written, Sense::Deadline), words);
    }
}

#[test]
fn quantities_keep_their_units() {
    let duration = |duration| Stated::Known { quantity: Quantity::Duration(duration), bound: Bound::Exact };
    for (written, expected) in [
        ("P1Y2M", Duration { months: 14, ..Duration::default() }),
        ("P1W2D", Duration { days: 9, ..Duration::default() }),
        ("PT1H30M", Duration { seconds: 5_400, ..Duration::default() }),
        ("1 business day", Duration { business_days: 1, ..Duration::default() }),
    ] {
        let Value::Quantity { stated, .. } = read(json!(written)) else { panic!("{written}") };
        assert_eq!(stated, duration(expected));
    }
    let Value::Quantity { stated, .. } = read(json!("99.95%")) else { panic!() };
    assert_eq!(stated, Stated::Known { quantity: Quantity::Percentage(99_950), bound: Bound::Exact });
    let Value::Quantity { stated, .. } = read(json!("2026-Q1")) else { panic!() };
    let last = jiff::civil::date(2026, 3, 31);
    assert_eq!(stated, Stated::Known { quantity: Quantity::Date(last), bound: Bound::Exact });
}

#[test]
fn words_that_only_resemble_a_quantity_are_text() {
    for text in ["Hetzner Cloud", "Argon2id", "P", "Plan B", "PCI DSS 4.0", "10-fold", "every 3 months", "TLS 1.x"] {
        assert_eq!(read(json!(text)), Value::Text(text.to_owned()));
    }
}

#[test]
fn what_was_meant_as_a_quantity_and_is_none_is_a_fault_with_a_hint() {
    assert!(hint(json!("P72H")).contains("PT72H"));
    assert!(hint(json!("P1D2Y")).contains("PT72H"));
    assert!(hint(json!("P99999999999Y")).contains("PT72H"));
    assert!(hint(json!("2026-02-30")).contains("2026-06-30"));
    assert!(hint(json!("2026-Q5")).contains("2026-Q4"));
    assert!(hint(json!(99.9)).contains("99.9%"));
    assert!(hint(json!(-1)).contains("whole number"));
    assert!(hint(json!({ "at_least": "often" })).contains("a duration"));
    assert!(hint(json!({ "at_least": { "at_most": "P1D" } })).contains("a duration"));
    assert!(hint(json!({ "at_least": "P1D", "at_most": "P2D" })).contains("at_most"));
    assert!(hint(json!({ "set_by": "moon" })).contains("contract"));
    assert!(hint(json!(null)).contains("leave out"));
    assert!(hint(json!("  ")).contains("leave out"));
    assert!(hint(json!([])).contains("leave out"));
    assert!(hint(json!(["a", 1])).contains("first"));
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|flag| json!(flag)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(|text| json!(text)),
        "P?T?[0-9]{0,11}[YMWDHS]{0,3}".prop_map(|text| json!(text)),
        "[0-9]{0,5}-?Q?[0-9]{0,3}(-[0-9]{0,3})?".prop_map(|text| json!(text)),
        "[0-9]{0,12}[.]?[0-9]{0,5} ?(%|bits|business days)".prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            ("at_least|at_most|set_by|on|x", inner).prop_map(|(name, value)| json!({ name: value })),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_reading_or_wording_a_value_panic(json in any_json()) {
        if let Ok(value) = Value::from_json(&json) {
            for sense in [Sense::Deadline, Sense::Length, Sense::Interval] {
                let words = value.phrase(sense);
                prop_assert_eq!(words.is_empty(), matches!(&value, Value::Flag(_)));
            }
        }
    }

    #[test]
    fn a_whole_number_of_any_unit_keeps_its_number_in_words(number in 2_u32..100_000, unit in "[YMWD]") {
        let Value::Quantity { words, .. } = read(json!(format!("P{number}{unit}"))) else { panic!("no quantity") };
        prop_assert!(words.starts_with(&number.to_string()), "{}", words);
    }
}
