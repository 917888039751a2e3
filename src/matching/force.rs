//! How binding a text says that something is: offered, advised, demanded.

use super::lexicon::{Found, lexicon};
use super::terms::{Token, Words};

/// How binding a text says that something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Force {
    /// It is so, no more said.
    #[default]
    Plain,
    /// It can be had: "available", "supported", "optional".
    Offered,
    /// It is advised.
    Advised,
    /// It is demanded.
    Demanded,
}

/// How binding the word at `at` makes what a text says, or that it has no part in that. That it is in force of what nobody
/// leaves to a choice ("enforced") is plain.
pub(crate) fn force(tokens: &[Token], terms: &[Found], at: usize) -> Option<Force> {
    let token = tokens.get(at)?;
    let word = |at: usize| tokens.word(at);
    let (before, after) = (at.checked_sub(1).map_or("", word), word(at + 1));
    Some(match token.text.as_str() {
        "support" if is_desk(before, after) => return None,
        "supported" | "support" | "supports" | "available" | "offer" | "offered" | "offers" | "enable" | "allow"
        | "allows" | "configurable" => Force::Offered,
        "recommend" | "recommended" | "recommends" | "encouraged" | "encourage" | "advised" => Force::Advised,
        "enforce" | "enforced" | "enforces" | "enforcing" if !is_a_choice(terms) => Force::Plain,
        "imposed" | "imposes" | "impose" if is_a_choice(terms) => Force::Demanded,
        "require" | "required" | "requires" | "needed" | "mandatory" | "mandate" | "mandated" | "enforce"
        | "enforced" | "enforces" | "compulsory" | "obligatory" | "obliged" | "obligated" | "forced" | "enforcing"
        | "requiring" => {
            // "We require that …" is the asker's demand, not a property of what is asked about.
            let may = at.checked_sub(2).map_or("", word);
            let asked = !matches!(before, "we" | "i" | "our") || matches!(may, "can" | "could" | "may" | "might");
            if asked { Force::Demanded } else { Force::Plain }
        }
        // "Must users …?" asks whether it is demanded; "… must be encrypted" is the asker's demand, with a subject or not.
        "must" | "shall" if token.opens_clause && !is_done(after) => Force::Demanded,
        "must" if before == "a" => Force::Demanded,
        "must" | "shall" => Force::Plain,
        _ => return None,
    })
}

/// "Do users have to …?", "do administrators need a second factor?", "is MFA necessary?": the asker asks whether it is demanded.
pub(crate) fn is_needed(tokens: &[Token], terms: &[Found], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    let factor = terms.iter().any(|term| matches!(lexicon().name(term.term), "mfa" | "sso"));
    let asked = (0..at).any(|start| matches!(word(start), "do" | "does") && tokens.opens_clause(start));
    match word(at) {
        "have" | "has" => asked && word(at + 1) == "to",
        "need" | "needs" => asked && (factor || word(at + 1) == "to"),
        "necessary" => factor,
        // "Do you make all users use a second factor?"
        "made" => factor && word(at + 1) == "to",
        "insist" | "insists" => factor && word(at + 1) == "on",
        "make" | "makes" => asked && factor && (2..8).any(|on| matches!(word(at + on), "use" | "have" | "enable")),
        _ => false,
    }
}

/// "Only with MFA", "exclusively via single sign-on": what comes of a word for "only".
pub(crate) fn brings_a_factor(tokens: &[Token], terms: &[Found], only: usize) -> bool {
    let means = tokens.get(only + 1).map_or("", |token| token.text.as_str());
    let behind = terms.iter().find(|term| (only + 2..only + 4).contains(&term.first));
    matches!(means, "with" | "via" | "by" | "using" | "through")
        && behind.is_some_and(|term| matches!(lexicon().name(term.term), "mfa" | "sso"))
}

/// Whether "support" is what customers turn to, and not that something is supported.
fn is_desk(before: &str, after: &str) -> bool {
    const ITS: [&str; 16] = [
        "access",
        "staff",
        "team",
        "engineer",
        "engineers",
        "personnel",
        "request",
        "requests",
        "case",
        "cases",
        "ticket",
        "tickets",
        "agents",
        "provided",
        "hours",
        "function",
    ];
    ITS.contains(&after)
        || matches!(before, "from" | "by" | "is" | "your" | "customer" | "technical" | "phone" | "email")
}

/// Whether a word behind "must" says what is to be done, and not who is to do it.
fn is_done(word: &str) -> bool {
    const DONE: [&str; 20] = [
        "be",
        "have",
        "not",
        "provide",
        "support",
        "use",
        "include",
        "offer",
        "ensure",
        "maintain",
        "implement",
        "encrypt",
        "notify",
        "retain",
        "keep",
        "store",
        "comply",
        "enforce",
        "meet",
        "hold",
    ];
    DONE.contains(&word)
}

/// Whether a text names something that may be on offer without being demanded; of anything else, that it is enforced says
/// that it is in force.
fn is_a_choice(terms: &[Found]) -> bool {
    const IN_FORCE: [&str; 8] = [
        "least-privilege",
        "tls",
        "encryption",
        "tenant-isolation",
        "access-control",
        "rbac",
        "hsts",
        "segregation-of-duties",
    ];
    const CHOICES: [&str; 8] =
        ["mfa", "sso", "password-policy", "password-length", "passwords", "users", "customers", "session-timeout"];
    let named = |names: &[&str]| terms.iter().any(|term| names.contains(&lexicon().name(term.term)));
    named(&CHOICES) || !named(&IN_FORCE)
}

#[cfg(test)]
mod tests {
    use super::Force;
    use crate::matching::signs::signs;
    use crate::matching::terms::tokens;

    fn force(text: &str) -> Force {
        signs(&tokens(text), &[]).force
    }

    #[test]
    fn whose_demand_it_is() {
        assert_eq!(force("Is MFA required for users?"), Force::Demanded);
        assert_eq!(force("Must users have a second factor?"), Force::Demanded);
        assert_eq!(force("Data must be encrypted."), Force::Plain);
        assert_eq!(force("We require that data be encrypted."), Force::Plain);
        assert_eq!(force("Is MFA available?"), Force::Offered);
    }
}
