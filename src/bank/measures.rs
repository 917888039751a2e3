//! The quantities that register records state.

use super::registers::{EncryptionRecord, RetentionRecord};
use super::values::Value;
use crate::quantity::{Bound, Duration, Measure, Quantity, Stated};

/// The lowest version of the protocol and the size of the key.
pub(super) fn encryption_measures(record: &EncryptionRecord) -> Vec<Measure> {
    let of = format!("encryption.{}", record.id);
    let measure = |quantity, bound| Measure {
        of: of.clone(),
        stated: Stated::Known { quantity, bound },
        from: None,
        interval: false,
    };
    let mut measures = Vec::new();
    if let (Some(protocol), Some(version)) = (&record.protocol, &record.minimum_version) {
        let parts: Option<Vec<u32>> = version.split('.').map(|part| part.trim().parse().ok()).collect();
        if let Some(parts) = parts {
            measures.push(measure(Quantity::Version { name: protocol.to_uppercase(), parts }, Bound::AtLeast));
        }
    }
    let named = record.algorithm.as_deref().map(|algorithm| algorithm.split('-').next().unwrap_or(algorithm));
    let named = named.map(str::to_uppercase).filter(|name| !name.is_empty());
    let bits = record.key_bits.or_else(|| record.algorithm.as_deref().and_then(bits_of));
    if let Some(bits) = bits {
        measures.push(measure(Quantity::KeySize { algorithm: named, bits }, Bound::Exact));
    }
    measures
}

/// The key size that a cipher's name states: 256 of `AES-256-GCM`. Of a hash such as `SHA-256` it is no key size.
fn bits_of(algorithm: &str) -> Option<u32> {
    let rest = algorithm.strip_prefix("AES-").or_else(|| algorithm.strip_prefix("aes-"))?;
    rest.split('-').next()?.parse().ok()
}

/// How long something is kept: of one stage its period, of stages that follow each other the sum.
///
/// Stages that begin with an event of their own, or follow a deletion, run beside each other: nothing is summed.
pub(super) fn retention_measures(record: &RetentionRecord) -> Vec<Measure> {
    let Some(first) = record.stages.first() else { return Vec::new() };
    let measure = |stated| {
        let of = format!("retention.{}", record.id);
        vec![Measure { of, stated, from: first.after.clone(), interval: false }]
    };
    let periods: Vec<&Stated> = record
        .stages
        .iter()
        .filter_map(|stage| match &stage.period {
            Some(Value::Quantity { stated, .. }) => Some(stated),
            _ => None,
        })
        .collect();
    if let (1, [only]) = (record.stages.len(), periods.as_slice()) {
        return measure((*only).clone());
    }
    let in_a_row = record.stages.iter().skip(1).all(|stage| stage.after.is_none())
        && record.stages.iter().rev().skip(1).all(|stage| stage.then.as_deref() != Some("deleted"));
    if !in_a_row || periods.len() != record.stages.len() {
        return Vec::new();
    }
    let mut total = (Duration::default(), Bound::Exact);
    for period in periods {
        match period {
            Stated::Indefinite => return measure(Stated::Indefinite),
            Stated::Known { quantity: Quantity::Duration(duration), bound } => {
                let Some(sum) = sum(total.0, *duration) else { return Vec::new() };
                total = match (total.1, *bound) {
                    (one, two) if one == two => (sum, one),
                    (Bound::Exact, bound) | (bound, Bound::Exact) => (sum, bound),
                    _ => return Vec::new(),
                };
            }
            _ => return Vec::new(),
        }
    }
    measure(Stated::Known { quantity: Quantity::Duration(total.0), bound: total.1 })
}

fn sum(one: Duration, two: Duration) -> Option<Duration> {
    Some(Duration {
        months: one.months.checked_add(two.months)?,
        days: one.days.checked_add(two.days)?,
        business_days: one.business_days.checked_add(two.business_days)?,
        seconds: one.seconds.checked_add(two.seconds)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{encryption_measures, retention_measures};
    use crate::quantity::{Bound, Duration, Measure, Quantity, Stated};

    fn kept(stages: &str) -> Vec<Stated> {
        let json = format!(r#"{{ "id": "x", "data": "logs", "stages": {stages} }}"#);
        let measures = retention_measures(&serde_json::from_str(&json).unwrap());
        measures.into_iter().map(|measure| measure.stated).collect()
    }

    fn lasting(duration: Duration, bound: Bound) -> Vec<Stated> {
        vec![Stated::Known { quantity: Quantity::Duration(duration), bound }]
    }

    #[test]
    fn stages_that_follow_each_other_are_summed() {
        let (days, months) =
            (Duration { days: 7, ..Duration::default() }, Duration { days: 90, months: 12, ..Duration::default() });
        assert_eq!(kept(r#"[{ "for": "P7D" }]"#), lasting(days, Bound::Exact));
        assert_eq!(
            kept(r#"[{ "for": "P90D", "then": "archived" }, { "for": "P12M", "then": "deleted" }]"#),
            lasting(months, Bound::Exact)
        );
        assert_eq!(kept(r#"[{ "for": "P90D" }, { "for": { "at_least": "P12M" } }]"#), lasting(months, Bound::AtLeast));
        assert_eq!(kept(r#"[{ "for": "P90D" }, { "for": "indefinite" }]"#), [Stated::Indefinite]);
    }

    #[test]
    fn stages_beside_each_other_or_of_unknown_length_are_not_summed() {
        for stages in [
            "[]",
            "[{}]",
            r#"[{ "for": "P90D" }, {}]"#,
            r#"[{ "for": "P90D", "then": "deleted" }, { "for": "P12M" }]"#,
            r#"[{ "for": "P90D" }, { "for": "P12M", "after": "account deletion" }]"#,
            r#"[{ "for": { "at_most": "P90D" } }, { "for": { "at_least": "P12M" } }]"#,
            r#"[{ "for": "P90D" }, { "for": { "set_by": "contract" } }]"#,
        ] {
            assert_eq!(kept(stages), [], "{stages}");
        }
    }

    #[test]
    fn a_record_of_encryption_states_its_lowest_version_and_its_key_size() {
        let measured = |fields: &str| -> Vec<Measure> {
            let json = format!(r#"{{ "id": "x", "protects": "at_rest", {fields} }}"#);
            encryption_measures(&serde_json::from_str(&json).unwrap())
        };
        let quantity = |measures: &[Measure]| match &measures[0].stated {
            Stated::Known { quantity, bound } => (quantity.clone(), *bound),
            other => panic!("{other:?}"),
        };
        let version = Quantity::Version { name: "TLS".to_owned(), parts: vec![1, 2] };
        let tls = measured(r#""protocol": "tls", "minimum_version": "1.2""#);
        assert_eq!(quantity(&tls), (version, Bound::AtLeast));
        let bits = |bits| Quantity::KeySize { algorithm: Some("AES".to_owned()), bits };
        assert_eq!(quantity(&measured(r#""algorithm": "AES-256-GCM""#)), (bits(256), Bound::Exact));
        assert_eq!(quantity(&measured(r#""algorithm": "AES", "key_bits": 128"#)), (bits(128), Bound::Exact));
        assert_eq!(measured(r#""algorithm": "SHA-256""#), [], "a hash has no key");
        assert_eq!(measured(r#""protocol": "TLS", "minimum_version": "current""#), []);
    }
}
