//! The questions, by facet.

use super::Reply::{self, Account, Blank, No, Planned, Yes};
use super::{Asking, check};

/// The usual words.
const PLAIN: &[(&str, Reply)] = &[
    ("Is customer data encrypted at rest?", Yes),
    ("Do you encrypt data in transit?", Yes),
    ("Are backups encrypted?", Yes),
    ("Are your passwords hashed?", Yes),
    ("Where is customer data stored?", Account),
    ("How long are logs kept?", Account),
    ("Are penetration tests performed by a third party?", Yes),
    ("Is MFA required for administrators?", Yes),
    ("Do you support single sign-on (SSO)?", No),
    ("Do you sell customer data?", No),
    ("Are you certified to ISO/IEC 27001?", No),
    ("Do you have a SOC 2 Type II report?", Planned),
    ("Do you offer an uptime SLA?", No),
    ("Is customer data backed up?", Yes),
    ("Are restores from backup tested?", Yes),
    ("How are tenants isolated?", Account),
    ("Is the audit log append-only?", Yes),
    ("What are your RPO and RTO?", Account),
    ("How soon are critical patches installed?", Account),
];

/// Other words for the same.
const PARAPHRASE: &[(&str, Reply)] = &[
    ("Please confirm that our data is encrypted while it is stored.", Yes),
    ("Does your organisation encrypt client data at rest?", Yes),
    ("Is information ciphered in transit? Please confirm: is data encrypted in transit?", Yes),
    ("Are backup copies encrypted?", Yes),
    ("Which function is used for hashing passwords?", Account),
    ("Are administrators required to authenticate with a second factor?", Yes),
    ("Can end users switch on 2FA?", Yes),
    ("Does the platform offer federated login?", No),
    ("Do you ever resell client data?", No),
    ("Will our data be used for training machine learning models?", No),
    ("In which country is our data hosted?", Account),
    ("Is each client's data logically separated from that of other clients?", Yes),
    ("Are the actions of administrators recorded in a log?", Yes),
    ("Do you conduct pen tests?", Yes),
    ("Are user access rights reviewed on a regular basis?", Yes),
    ("Would you inform affected customers of a data breach?", Yes),
    ("Can you share a SOC 2 Type II report?", Planned),
    ("Is a SOC 2 Type II report planned?", Yes),
    ("Is a SOC 2 Type II report planned for all customers?", Blank),
    ("Is a SOC 2 Type II report on your roadmap?", Yes),
    ("Is a SOC 2 Type II report available or planned?", Blank),
    ("Is a copy of the backups kept off-site?", Yes),
    ("Has your company obtained ISO 27001 certification?", No),
    ("For how long do you retain logs?", Account),
];

/// From the other side.
const INVERSE: &[(&str, Reply)] = &[
    ("Is customer data stored unencrypted?", No),
    ("Is any data transmitted in clear text?", No),
    ("Are passwords kept in plain text?", No),
    ("Does customer data leave the EEA?", No),
    ("Is customer data stored outside the European Economic Area?", No),
    ("Is customer data stored outside Europe?", No),
    ("Is customer data stored in the US?", No),
    ("Do you never sell customer data?", Yes),
    ("Do you refrain from selling customer data?", Yes),
    ("The supplier refrains from selling customer data.", Yes),
    ("The supplier refrains from selling customer data. (Agree / Disagree)", Yes),
    ("Customer data must not be sold. Is this requirement met?", Yes),
    ("Is it the case that you do not sell customer data?", Yes),
    ("Is customer data never used to train AI models?", Yes),
    ("Can entries of the audit log be altered?", No),
    ("Is customer data commingled with that of other tenants?", No),
    ("Are backups not encrypted?", No),
    ("Do you prohibit the sale of customer data?", Blank),
    ("Are controls in place to prevent the sale of customer data?", Blank),
    ("Do you not only encrypt backups but also test restores?", Blank),
];

/// Figures on both sides of what is stated.
const THRESHOLD: &[(&str, Reply)] = &[
    ("Are logs kept for at least 30 days?", Yes),
    ("Are logs kept for at least 12 months?", No),
    ("Are logs kept for at least ninety days?", Yes),
    ("Are logs retained for more than 90 days?", No),
    ("Are logs retained for a minimum of one year?", No),
    ("Do you notify customers of a breach within 72 hours?", Yes),
    ("Do you notify customers of a breach within 24 hours?", No),
    ("Will we be told of a security incident no later than two days after detection?", Yes),
    ("Are access rights reviewed at least annually?", Yes),
    ("Are access rights reviewed quarterly?", No),
    ("Are access rights reviewed twice a year?", Yes),
    ("Are penetration tests performed at least quarterly?", No),
    ("Are penetration tests performed annually?", Yes),
    ("Are penetration tests performed every two years?", Yes),
    ("Is TLS 1.2 or higher used for connections to the service?", Yes),
    ("Is TLS 1.3 or later used for connections to the service?", No),
    ("Is customer data at rest encrypted with AES-256?", Yes),
    ("Is customer data at rest encrypted with AES-128 or stronger?", Yes),
    ("Is the RPO four hours or less?", Yes),
    ("Is the RPO 15 minutes or less?", No),
    ("Is the RTO at most 4 hours?", No),
    ("Is the RTO at most 24 hours?", Yes),
    ("Are critical security patches installed within 7 days?", Yes),
    ("Are critical security patches installed within 24 hours?", No),
    ("Are restore tests performed at least annually?", Yes),
    ("Are restore tests performed every quarter?", No),
    ("Are backups made at least weekly?", Yes),
    ("Are backups made every hour?", No),
    ("Are backups retained for at least 30 days?", Blank),
    ("Do you guarantee 99.9% availability?", No),
    ("Is customer data deleted within 60 days of termination?", Yes),
    ("Is customer data deleted within 7 days of termination?", No),
    ("Are logs kept for 30 to 90 days?", Blank),
    ("Have penetration tests been performed in the last 6 months?", Blank),
];

/// Several things at once, or everything without exception.
const COMPOUND: &[(&str, Reply)] = &[
    ("Is customer data encrypted at rest and are the keys rotated every year?", Blank),
    ("Are access rights reviewed, approved and communicated annually?", Blank),
    ("Are backups encrypted and immutable?", Blank),
    ("Is all customer data deleted after termination?", Blank),
    ("Are all backups encrypted?", Blank),
    ("Is every service of yours encrypted at rest?", Blank),
    ("Do you hold ISO 27001 and SOC 2 Type II?", Blank),
    ("Is MFA required for administrators and users?", Blank),
    ("Is customer data encrypted at rest with keys that customers manage?", Blank),
    ("Are penetration tests performed and are their reports shared with customers?", Blank),
    ("Are access rights reviewed annually and documented?", Blank),
    ("Is the audit log append-only and reviewed daily?", Blank),
];

/// Whom it binds, and how.
const SCOPE: &[(&str, Reply)] = &[
    ("Is MFA required for users?", Blank),
    ("Is MFA enforced for all employees?", Blank),
    ("Is MFA optional for administrators?", No),
    ("Do your subprocessors require MFA for administrators?", Blank),
    ("Are your subprocessors certified to ISO 27001?", Blank),
    ("Do customers encrypt their backups themselves?", Blank),
    ("Is MFA enabled by default for users?", Blank),
    ("Do your suppliers sell customer data?", Blank),
    ("Do your employees sign in with single sign-on?", Blank),
    ("Is customer data stored only in Norway?", Blank),
    ("Is customer data stored in Germany?", Blank),
    ("Is customer data deleted after termination?", Yes),
];

/// What the bank does not mention at all.
const SILENT: &[(&str, Reply)] = &[
    ("Do you carry cyber liability insurance?", Blank),
    ("Are background checks performed on new employees?", Blank),
    ("Do employees receive security awareness training annually?", Blank),
    ("Is there a bug bounty programme?", Blank),
    ("Do you have a data protection officer?", Blank),
    ("Is antivirus software installed on all endpoints?", Blank),
    ("Is there a formal change management process?", Blank),
    ("Are visitors to the data centre escorted?", Blank),
    ("Do you use a web application firewall?", Blank),
    ("Is source code scanned with static analysis?", Blank),
    ("Are mobile devices managed centrally?", Blank),
    ("What is your FedRAMP authorization level?", Blank),
    ("Do you comply with HIPAA?", Blank),
    ("Are you TISAX assessed?", Blank),
    ("Do you have a business continuity plan?", Blank),
    ("Can customers bring their own encryption keys?", Blank),
    ("Is wireless network access restricted?", Blank),
    ("Do you maintain an inventory of assets?", Blank),
    ("Is data lost prevention (DLP) software in use?", Blank),
    ("Do you provide a software bill of materials?", Blank),
];

/// What the bank does not mention beside something that it does.
const NEAR_MISS: &[(&str, Reply)] = &[
    ("Are session tokens stored in clear text?", Blank),
    ("Are API keys hashed?", Blank),
    ("Are encryption keys backed up?", Blank),
    ("Are access policies reviewed annually?", Blank),
    ("Is the incident response plan tested annually?", Blank),
    ("Are logs encrypted at rest?", Blank),
    ("Are logs backed up?", Blank),
    ("Are laptops encrypted?", Blank),
    ("Are you certified to ISO 27017?", Blank),
    ("Do you have a SOC 1 report?", Blank),
    ("Do you have a SOC 2 Type I report?", Blank),
    ("Does the audit log contain passwords?", Blank),
    ("Are there passwords that are not hashed?", Blank),
    ("Are non-critical patches installed within 72 hours?", Blank),
    ("Are vulnerability scans performed annually?", Blank),
    ("Is the restore procedure documented?", Blank),
    ("Do you notify authorities of a breach within 48 hours?", Blank),
    ("Are passwords at least 12 characters long?", Blank),
    ("Are passwords rotated every 90 days?", Blank),
    ("Are backups tested for malware?", Blank),
    ("Are penetration test reports available to customers?", Blank),
    ("Is the audit log reviewed by an independent auditor?", Blank),
    ("Do you train employees on customer data protection?", Blank),
    ("Is access to backups restricted?", Blank),
    ("Are administrators' laptops protected by MFA?", Blank),
    ("Is each tenant's data encrypted with a key of its own?", Blank),
    ("Do you have a policy on selling customer data?", Blank),
    ("Does the payment provider store cardholder data?", Blank),
    ("Is health data stored?", Blank),
];

/// A peer's trap list.
const TRAPS: &[(&str, Reply)] = &[
    ("Do you process or store cardholder data?", No),
    ("Do you process cardholder data?", No),
    ("What is the FedRAMP backup schedule?", Blank),
    ("Is a penetration test done at least quarterly?", No),
    ("Does data leave the EEA?", No),
    ("Please provide your SOC 2 Type II report.", Account),
];

#[test]
fn plain() {
    check(PLAIN);
}

#[test]
fn paraphrase() {
    check(PARAPHRASE);
}

#[test]
fn inverse() {
    check(INVERSE);
}

#[test]
fn threshold() {
    check(THRESHOLD);
}

#[test]
fn compound() {
    check(COMPOUND);
}

#[test]
fn scope() {
    check(SCOPE);
}

#[test]
fn silent() {
    check(SILENT);
}

#[test]
fn near_miss() {
    check(NEAR_MISS);
}

#[test]
fn traps() {
    check(TRAPS);
}

#[test]
fn a_heading_narrows_and_fills_in() {
    let asking = Asking::new();
    let under = |heading: &str, question: &str| asking.reply(question, &[heading.to_owned()]).0;
    assert_eq!(under("Laptops", "Is data encrypted at rest?"), Blank);
    assert_eq!(under("Data security", "Is data encrypted at rest?"), Yes);
    assert_eq!(under("Business continuity", "Is the plan tested annually?"), Blank);
}
