//! Wordings in any number, made from lists of words: the same for the same number.

/// What is asked of each bank.
pub const QUESTIONS: [&str; 6] = [
    "Is customer data encrypted at rest in backups?",
    "How often are access rights of administrators reviewed?",
    "Do you notify customers of security incidents within 72 hours?",
    "Are penetration tests performed by an independent party?",
    "Describe how laptops of departing employees are wiped.",
    "Which subprocessors store personal data outside the region?",
];

const OPENINGS: [&str; 10] = [
    "Do you have a process by which",
    "Is it ensured that",
    "Describe how",
    "Can you confirm that",
    "State whether",
    "Does your company verify that",
    "Is there evidence that",
    "Please explain how",
    "Do policies require that",
    "Is it documented that",
];
const THINGS: [&str; 25] = [
    "customer data",
    "backups",
    "access logs",
    "laptops",
    "source code",
    "encryption keys",
    "passwords",
    "contracts",
    "incident reports",
    "network diagrams",
    "mobile devices",
    "service accounts",
    "audit findings",
    "test data",
    "subprocessor agreements",
    "user sessions",
    "firewall rules",
    "risk registers",
    "training records",
    "badges",
    "certificates",
    "recovery plans",
    "change requests",
    "vulnerability reports",
    "personal data",
];
const DEEDS: [&str; 20] = [
    "encrypted",
    "reviewed",
    "deleted",
    "restored",
    "approved",
    "monitored",
    "inventoried",
    "classified",
    "tested",
    "reported",
    "rotated",
    "archived",
    "segregated",
    "assigned an owner",
    "scanned",
    "signed off",
    "retained",
    "revoked",
    "patched",
    "disclosed",
];
const MANNERS: [&str; 20] = [
    "every quarter",
    "by an independent party",
    "before release",
    "after an incident",
    "in each region",
    "by the security team",
    "without delay",
    "under a written policy",
    "when employment ends",
    "at least annually",
    "within agreed times",
    "for all tenants",
    "in production",
    "by automated means",
    "with management approval",
    "at remote sites",
    "during migration",
    "according to risk",
    "on request",
    "for critical suppliers",
];

/// Wordings by their number, with the topic that each stands under; no two below 100,000 are alike.
pub fn wordings(count: usize) -> impl Iterator<Item = (&'static str, String)> {
    (0..count).map(|number| {
        let (opening, rest) = (at(&OPENINGS, number), number / OPENINGS.len());
        let (thing, rest) = (at(&THINGS, rest), rest / THINGS.len());
        let (deed, manner) = (at(&DEEDS, rest), at(&MANNERS, rest / DEEDS.len()));
        (at(&THINGS, number / 140), format!("{opening} {thing} are {deed} {manner}?"))
    })
}

/// A word of a list, over and over.
fn at(words: &[&'static str], number: usize) -> &'static str {
    words.iter().cycle().nth(number % words.len()).copied().unwrap_or_default()
}
