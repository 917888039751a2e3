//! The facts that have a name of their own, and the form of value each takes (`docs/bank-format.md`).

use super::values::{Sense, Value};
use crate::quantity::{Quantity, Stated};

/// The form of value that a well-known fact takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// True or false.
    Flag,
    /// A text.
    Text,
    /// A text, or true or false.
    TextOrFlag,
    /// Several texts, or one.
    Texts,
    /// A count.
    Count,
    /// A share, or false.
    ShareOrFlag,
    /// A duration: a deadline, a length or the time between two repeats.
    Duration(Sense),
}

const DEADLINE: Form = Form::Duration(Sense::Deadline);
const LENGTH: Form = Form::Duration(Sense::Length);
const INTERVAL: Form = Form::Duration(Sense::Interval);

/// The well-known facts with their forms, in the order of the format's table.
pub const WELL_KNOWN: &[(&str, Form)] = &[
    ("hosting_regions", Form::Texts),
    ("data_stays_in", Form::Text),
    ("processing_stays_in", Form::Text),
    ("region_choice", Form::Flag),
    ("hosting_regions_count", Form::Count),
    ("hosting_provider", Form::Text),
    ("dedicated_hosting", Form::Flag),
    ("tenant_isolation", Form::Text),
    ("dedicated_tenant_namespace", Form::Flag),
    ("role_based_access", Form::Flag),
    ("roles", Form::Texts),
    ("least_privilege", Form::Flag),
    ("access_review_interval", INTERVAL),
    ("production_access_restricted", Form::Flag),
    ("production_access_logged", Form::Flag),
    ("staff_access_to_customer_data", Form::TextOrFlag),
    ("customer_access_report", Form::Flag),
    ("mfa", Form::Flag),
    ("mfa_methods", Form::Texts),
    ("sso", Form::Flag),
    ("sso_providers", Form::Texts),
    ("scim", Form::Flag),
    ("third_party_identity_provider", Form::Flag),
    ("session_invalidation", Form::Flag),
    ("secure_cookies", Form::Flag),
    ("password_hash", Form::Text),
    ("audit_log", Form::Flag),
    ("audit_log_append_only", Form::Flag),
    ("audit_log_export", Form::Flag),
    ("siem_forwarding", Form::Flag),
    ("audit_events", Form::Texts),
    ("log_retention", LENGTH),
    ("audit_log_retention", LENGTH),
    ("log_review", Form::Text),
    ("monitoring", Form::Text),
    ("external_monitoring", Form::Flag),
    ("on_call", Form::Flag),
    ("security_alerts", Form::Texts),
    ("third_party_monitoring", Form::Flag),
    ("backups", Form::Flag),
    ("backup_frequency", INTERVAL),
    ("backup_retention", LENGTH),
    ("backup_location", Form::Text),
    ("backup_offsite", Form::Flag),
    ("backup_copy_delay", DEADLINE),
    ("point_in_time_restore", LENGTH),
    ("restore_test", Form::Flag),
    ("restore_test_interval", INTERVAL),
    ("rpo", LENGTH),
    ("rto", LENGTH),
    ("replication", Form::Text),
    ("single_host_failure_tolerated", Form::Flag),
    ("multi_region", Form::Flag),
    ("uptime_sla", Form::ShareOrFlag),
    ("breach_notice", DEADLINE),
    ("breach_notice_content", Form::Texts),
    ("incident_history", Form::Flag),
    ("vulnerability_reporting", Form::Text),
    ("vulnerability_response", DEADLINE),
    ("coordinated_disclosure", Form::Flag),
    ("critical_patch", DEADLINE),
    ("dependency_scanning", Form::Flag),
    ("dependency_scanning_when", Form::Text),
    ("code_review", Form::Flag),
    ("penetration_test", Form::Flag),
    ("penetration_test_by", Form::Text),
    ("penetration_test_when", Form::Text),
    ("penetration_test_interval", INTERVAL),
    ("training_on_customer_data", Form::Flag),
    ("ai_provider_training_prohibited", Form::Flag),
    ("ai_providers", Form::Texts),
    ("ai_provider_choice", Form::Flag),
    ("data_sale", Form::Flag),
    ("third_party_trackers", Form::Flag),
    ("marketing_use", Form::Flag),
    ("data_held", Form::Texts),
    ("export", Form::Flag),
    ("export_format", Form::Text),
    ("export_time", DEADLINE),
    ("self_service_deletion", Form::Flag),
    ("deletion_time", DEADLINE),
    ("deletion_cascades", Form::Text),
    ("deletion_confirmation", Form::Flag),
    ("post_termination_retention", LENGTH),
    ("gdpr", Form::TextOrFlag),
    ("data_subject_rights", Form::Texts),
    ("dpa", Form::Flag),
    ("subprocessor_list", Form::Flag),
    ("transfer_mechanism", Form::Text),
    ("iso_27001", Form::Flag),
    ("soc2_type_1", Form::Flag),
    ("soc2_type_2", Form::Flag),
    ("iso_27001_alignment", Form::Text),
    ("soc2_alignment", Form::Text),
    ("firewalled_origin", Form::Flag),
    ("hsts", Form::Flag),
    ("abuse_prevention", Form::Texts),
    ("integrity_proof", Form::Text),
    ("questionnaire_response_time", DEADLINE),
    ("support_response_time", DEADLINE),
    ("shared_responsibility", Form::Texts),
];

/// The form of a well-known fact.
#[must_use]
pub fn form(name: &str) -> Option<Form> {
    WELL_KNOWN.iter().find(|(known, _)| *known == name).map(|(_, form)| *form)
}

/// How a duration of that fact is meant.
///
/// Of a fact without a well-known name the name decides: `…_interval` and `…_frequency` are repeats, `…_retention` is
/// a length, and anything else a deadline.
#[must_use]
pub fn sense(name: &str) -> Sense {
    match form(name) {
        Some(Form::Duration(sense)) => sense,
        _ if name.ends_with("_interval") || name.ends_with("_frequency") => Sense::Interval,
        _ if name.ends_with("_retention") => Sense::Length,
        _ => Sense::Deadline,
    }
}

impl Form {
    /// Whether a value is of the form. What is set elsewhere or tied to an event stands for any quantity.
    #[must_use]
    pub fn takes(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Flag | Self::TextOrFlag | Self::ShareOrFlag, Value::Flag(_)) => true,
            // A text that happens to look like a version or a day is a text here.
            (Self::Text | Self::TextOrFlag, Value::Text(_) | Value::Texts(_) | Value::Quantity { .. }) => true,
            (Self::Texts, Value::Texts(_) | Value::Text(_)) => true,
            (Self::Count | Self::ShareOrFlag | Self::Duration(_), Value::Quantity { stated, .. }) => match stated {
                Stated::Known { quantity: Quantity::Count { .. }, .. } => self == Self::Count,
                Stated::Known { quantity: Quantity::Percentage(_), .. } => self == Self::ShareOrFlag,
                Stated::Known { quantity: Quantity::Duration(_), .. } => matches!(self, Self::Duration(_)),
                Stated::Known { .. } => false,
                Stated::Indefinite | Stated::On(_) => matches!(self, Self::Duration(_)),
                Stated::SetBy(_) => true,
            },
            _ => false,
        }
    }

    /// The form in words, for a message.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Flag => "true or false",
            Self::Text => "a text",
            Self::TextOrFlag => "a text, true or false",
            Self::Texts => "an array of texts",
            Self::Count => "a count",
            Self::ShareOrFlag => "a share such as \"99.9%\", or false",
            Self::Duration(_) => "a duration such as \"PT72H\", \"P12M\" or { \"at_most\": \"P30D\" }",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, WELL_KNOWN};

    /// The format's table and the program's must not drift apart.
    #[test]
    fn every_fact_of_the_formats_table_is_known_with_its_form_and_no_other_is() {
        let document = include_str!("../../docs/bank-format.md");
        let table = document.split("### Well-known facts").nth(1).unwrap().split("\n## ").next().unwrap();
        let mut documented = Vec::new();
        for row in table.lines().filter(|row| row.starts_with("| `")) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            for name in cells[1].split(',') {
                documented.push((name.trim().trim_matches('`').to_owned(), cells[2].to_owned()));
            }
        }
        let known: Vec<(String, String)> = WELL_KNOWN
            .iter()
            .map(|(name, form)| {
                let words = match form {
                    Form::Flag => "true/false",
                    Form::Text => "text",
                    Form::TextOrFlag => "text or true/false",
                    Form::Texts => "texts",
                    Form::Count => "count",
                    Form::ShareOrFlag => "share or false",
                    Form::Duration(_) => "duration",
                };
                ((*name).to_owned(), words.to_owned())
            })
            .collect();
        assert_eq!(documented, known);
    }
}
