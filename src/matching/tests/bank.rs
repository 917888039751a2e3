//! An invented vendor's entries, for asking.

use crate::bank::{Entry, Provenance, Requirement, Wording};
use crate::quantity::{Bound, Measure, Quantity, Stated, asked};
use crate::stance::Stance::{self, No, Planned, Yes};

/// An entry of one stance for all its wordings.
pub fn entry(id: &str, topic: &str, stance: Option<Stance>, answer: &str, wordings: &[&str]) -> Entry {
    Entry {
        id: id.to_owned(),
        topic: topic.to_owned(),
        wordings: wordings.iter().map(|ask| Wording { ask: (*ask).to_owned(), stance, also: Vec::new() }).collect(),
        answer: answer.to_owned(),
        short: None,
        frameworks: Vec::new(),
        measures: Vec::new(),
        target: None,
        due: None,
        rests_on: Vec::new(),
        complete: false,
        ownership: None,
        only_of: Vec::new(),
        provenance: Provenance::default(),
        place: String::new(),
    }
}

/// What can be added to an entry.
trait Stating: Sized {
    fn inverse(self, ask: &str) -> Self;
    fn measuring(self, of: &str, stated: Stated, interval: bool) -> Self;
    fn demanded(self) -> Self;
    fn with_caveat(self, caveat: &str) -> Self;
    fn resting_on(self, register: &str, complete: bool) -> Self;
}

impl Stating for Entry {
    fn inverse(mut self, ask: &str) -> Self {
        let stance = self.wordings.first().and_then(|wording| wording.stance).and_then(Stance::opposite);
        self.wordings.push(Wording { ask: ask.to_owned(), stance, also: Vec::new() });
        self
    }

    fn measuring(mut self, of: &str, stated: Stated, interval: bool) -> Self {
        self.measures.push(Measure { of: of.to_owned(), stated, from: None, interval });
        self
    }

    fn demanded(mut self) -> Self {
        self.provenance.requirement = Some(Requirement::Required);
        self
    }

    fn with_caveat(mut self, caveat: &str) -> Self {
        self.provenance.caveat = Some(caveat.to_owned());
        self
    }

    fn resting_on(mut self, register: &str, complete: bool) -> Self {
        self.rests_on = vec![register.to_owned()];
        self.complete = complete;
        self
    }
}

/// The figure in a text, with a bound.
fn stated(text: &str, bound: Bound) -> Stated {
    let figure = asked(text).into_iter().next().map(|asked| asked.quantity);
    Stated::Known { quantity: figure.unwrap_or(Quantity::Percentage(0)), bound }
}

/// The entries of a vendor that hosts a service for lighthouse keepers.
pub fn entries() -> Vec<Entry> {
    vec![
        entry(
            "at-rest",
            "Encryption at rest",
            Some(Yes),
            "Customer data at rest is encrypted with AES-256 on every storage volume.",
            &["Is customer data encrypted at rest?", "Do you encrypt stored data?", "How is data at rest encrypted?"],
        )
        .inverse("Is customer data stored in clear text?")
        .measuring("encryption.volumes", stated("AES-256", Bound::Exact), false),
        entry(
            "in-transit",
            "Encryption in transit",
            Some(Yes),
            "Connections to the service use TLS 1.2 or later.",
            &[
                "Is data encrypted in transit?",
                "Is TLS used for connections to the service?",
                "What is the minimum version of TLS?",
            ],
        )
        .inverse("Is data transmitted in clear text?")
        .measuring("encryption.tls", stated("TLS 1.2", Bound::AtLeast), false),
        entry(
            "backup-encryption",
            "Encryption of backups",
            Some(Yes),
            "Backups are encrypted with a key of their own.",
            &["Are backups encrypted?", "Are backups encrypted at rest?"],
        )
        .resting_on("encryption.backups", false),
        entry(
            "passwords",
            "Passwords",
            Some(Yes),
            "Passwords are hashed with Argon2id.",
            &["Are passwords hashed?", "Which algorithm hashes passwords?"],
        )
        .inverse("Are passwords stored in clear text?"),
        entry(
            "log-retention",
            "Logging",
            Some(Yes),
            "Logs are kept for 90 days.",
            &["How long are logs kept?", "Are logs retained for at least a given time?"],
        )
        .measuring("log_retention", stated("90 days", Bound::Exact), false),
        entry(
            "breach-notice",
            "Incidents",
            Some(Yes),
            "Affected customers are told of a breach within 48 hours of its detection.",
            &[
                "Do you notify customers of a security breach?",
                "Within what time are customers told of an incident?",
                "Are affected customers notified within a given time?",
            ],
        )
        .measuring("breach_notice", stated("48 hours", Bound::AtMost), false),
        entry(
            "access-review",
            "Access control",
            Some(Yes),
            "Access rights are reviewed every six months.",
            &["Are access rights reviewed regularly?", "How often are access rights reviewed?"],
        )
        .measuring("access_review_interval", stated("every 6 months", Bound::AtMost), true),
        entry(
            "penetration-test",
            "Penetration testing",
            Some(Yes),
            "An independent firm makes a penetration test every year.",
            &["Are penetration tests performed?", "Are penetration tests performed by a third party?"],
        )
        .measuring("penetration_test_interval", stated("annually", Bound::Exact), true),
        entry(
            "admin-mfa",
            "Authentication",
            Some(Yes),
            "Multi-factor authentication is required of administrators.",
            &["Is MFA required for administrators?", "Must administrators use two-factor authentication?"],
        )
        .demanded(),
        entry(
            "user-mfa",
            "Authentication",
            Some(Yes),
            "Users can turn on multi-factor authentication.",
            &["Is MFA available to users?", "Can users enable two-factor authentication?"],
        ),
        entry("sso", "Authentication", Some(No), "There is no single sign-on.", &["Do you support single sign-on?"]),
        entry(
            "residency",
            "Data residency",
            Some(Yes),
            "Customer data is stored in Oslo, Norway, and stays in the EEA.",
            &["Does customer data stay in the EEA?", "Is customer data stored only within the EEA?"],
        ),
        entry(
            "location",
            "Data residency",
            None,
            "Customer data is stored in Oslo, Norway.",
            &["Where is customer data stored?", "In which country is customer data hosted?"],
        ),
        entry(
            "data-sale",
            "Privacy",
            Some(No),
            "Customer data is not sold.",
            &["Do you sell customer data?", "Is customer data sold to third parties?"],
        ),
        entry(
            "training",
            "AI",
            Some(No),
            "No model is trained on customer data.",
            &["Is customer data used to train AI models?", "Do you train AI on our data?"],
        ),
        entry(
            "cardholder-data",
            "Payments",
            Some(No),
            "Cardholder data is neither stored nor processed here; a payment provider handles it.",
            &["Do you store or process cardholder data?"],
        ),
        entry(
            "iso-27001",
            "Certificates",
            Some(No),
            "There is no ISO 27001 certificate.",
            &["Are you certified to ISO 27001?", "Do you hold an ISO 27001 certificate?"],
        ),
        entry(
            "soc-2",
            "Certificates",
            Some(Planned),
            "A SOC 2 Type II report is planned for 2027.",
            &["Do you have a SOC 2 Type II report?", "Has a SOC 2 Type II audit been completed?"],
        ),
        entry(
            "uptime",
            "Availability",
            Some(No),
            "No availability is promised by contract.",
            &["Do you offer an uptime SLA?", "Do you guarantee a level of availability?"],
        ),
        entry(
            "backups",
            "Backup and restore",
            Some(Yes),
            "Customer data is backed up every night to a second site in Bergen.",
            &["Is customer data backed up?", "How often are backups made?", "Are backups kept at a second site?"],
        )
        .measuring("backup_frequency", stated("daily", Bound::Exact), true),
        entry(
            "restore-test",
            "Backup and restore",
            Some(Yes),
            "Restoring from backup is tested twice a year.",
            &["Are restores from backup tested?", "How often are restore tests performed?"],
        )
        .measuring("restore_test_interval", stated("twice a year", Bound::Exact), true),
        entry(
            "recovery",
            "Continuity",
            Some(Yes),
            "The recovery point objective is 1 hour, the recovery time objective 8 hours.",
            &["What are your RPO and RTO?", "Are a recovery point objective and a recovery time objective defined?"],
        )
        .measuring("rpo", stated("within 1 hour", Bound::AtMost), false)
        .measuring("rto", stated("within 8 hours", Bound::AtMost), false),
        entry(
            "deletion",
            "Deletion",
            Some(Yes),
            "Customer data is deleted within 30 days of termination. Copies in mail archives stay.",
            &["Is customer data deleted after termination?", "When is customer data deleted after the contract ends?"],
        )
        .with_caveat("Copies in mail archives stay.")
        .measuring("deletion_time", stated("within 30 days", Bound::AtMost), false),
        entry(
            "tenant-isolation",
            "Tenant isolation",
            Some(Yes),
            "Every tenant has a schema of its own in the database.",
            &["Is each tenant's data isolated from that of other tenants?", "How are tenants isolated?"],
        )
        .inverse("Is customer data commingled with that of other customers?"),
        entry(
            "audit-log",
            "Audit",
            Some(Yes),
            "Every action of an administrator is written to an append-only audit log.",
            &["Are administrator actions logged?", "Is the audit log append-only?"],
        )
        .inverse("Can audit logs be altered?"),
        entry(
            "critical-patches",
            "Vulnerabilities",
            Some(Yes),
            "Critical security patches are installed within 72 hours.",
            &[
                "How soon are critical patches installed?",
                "Are critical security patches installed within a given time?",
            ],
        )
        .measuring("critical_patch", stated("72 hours", Bound::AtMost), false),
        entry(
            "retention-by-contract",
            "Retention",
            Some(Yes),
            "How long backups are kept is fixed in the contract.",
            &["How long are backups retained?", "Are backups retained for at least a given time?"],
        )
        .measuring("backup_retention", Stated::SetBy("contract".to_owned()), false),
    ]
}
