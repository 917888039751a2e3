//! What exactly is done, and to which things: hashes with salt, files that are watched or backed up, keys that are backed up
//! themselves, protocols and tools by name.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text says of things that a bank seldom speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Things {
    /// It speaks of salt in hashes.
    salted: bool,
    /// It speaks of files or the like that are watched.
    watches_files: bool,
    /// It speaks of files, and not of those that a log is kept in.
    of_files: bool,
    /// It speaks of keys that are backed up themselves.
    keys_backed_up: bool,
    /// It asks for protocols.
    of_protocols: bool,
    /// It asks for the reach of something, or for the tools of it.
    of_reach: bool,
    /// It pairs things with what is said of them: "respectively".
    paired: bool,
    /// It asks for an address: "state the URL".
    of_an_address: bool,
    /// It speaks of what users do: "user activity".
    of_users_deeds: bool,
    /// It speaks of a country that it does not name: "leave the country".
    of_the_country: bool,
    /// It speaks of other certificates than those that were named before.
    of_other_certificates: bool,
}

impl Things {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            salted: any(&|at| word(at).starts_with("salt")),
            watches_files: any(&|at| word(at).starts_with("monitor"))
                && any(&|at| matches!(word(at), "file" | "files" | "documents" | "content" | "emails")),
            of_files: any(&|at| matches!(word(at), "file" | "files") && word(at.wrapping_sub(1)) != "log"),
            keys_backed_up: any(&|at| {
                matches!(word(at), "keys" | "key")
                    && (1..=3).any(|on| matches!(word(at + on), "backed" | "back") && word(at + on + 1) == "up")
            }),
            paired: any(&|at| word(at) == "respectively"),
            of_an_address: any(&|at| {
                let told = matches!(word(at), "state" | "give" | "provide" | "name" | "specify" | "enter" | "include");
                let named = |at: usize| matches!(word(at), "address" | "url" | "link" | "email" | "website");
                told && (at + 1..at + 4).any(named)
            }),
            of_users_deeds: any(&|at| {
                matches!(word(at), "user" | "users" | "enduser")
                    && matches!(word(at + 1), "activity" | "activities" | "actions" | "behavior")
            }),
            of_the_country: any(&|at| matches!(word(at), "the" | "our") && word(at + 1) == "country"),
            of_other_certificates: any(&|at| {
                let certificate =
                    |at: usize| ["certif", "accredit", "attest"].iter().any(|stem| word(at).starts_with(stem));
                let standard = |at: usize| matches!(word(at), "standards" | "standard" | "frameworks" | "framework");
                matches!(word(at), "other" | "others" | "additional" | "further")
                    && (1..=3).any(|on| certificate(at + on) || standard(at + on) && any(&certificate))
            }),
            of_protocols: any(&|at| matches!(word(at), "protocol" | "protocols")),
            of_reach: any(&|at| {
                matches!(word(at), "scope" | "coverage" | "scanner" | "scanners")
                    || (tokens.len() < 4 || matches!(word(0), "what" | "which"))
                        && matches!(word(at), "tool" | "tools" | "tooling")
            }),
        }
    }

    /// What stands against an answer that speaks of other things.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said, stance) = (question.hinges.things, wording.hinges.things, trial.wording.stance);
        let polar = question.form.polar;
        let affirms = |names: &[&str]| names.iter().any(|name| record.answer_affirms_term(name));
        applying([
            (
                polar
                    && asked.of_files
                    && question.says_term("backups")
                    && !said.of_files
                    && !entry.answer.to_lowercase().contains("file"),
                "that data is backed up does not show that files are",
            ),
            (
                asked.salted && !said.salted && !affirms(&["argon2", "bcrypt", "scrypt"]),
                "that it is hashed does not show that it is salted",
            ),
            (asked.watches_files && !said.watches_files, "that a service is monitored does not show that files are"),
            (
                asked.keys_backed_up && !said.keys_backed_up,
                "where the keys of backups are kept does not show whether keys are backed up",
            ),
            (
                asked.of_users_deeds && !said.of_users_deeds,
                "what is logged of others, or who gets at logs, does not show that what users do is logged",
            ),
            (asked.of_the_country && polar && !said.of_the_country, "which country is meant is not said"),
            (
                asked.of_other_certificates && !said.of_other_certificates,
                "which certificates there are does not show that there are others",
            ),
            (asked.paired && !said.paired, "the question pairs things, and the wording does not"),
            (
                // An address of mail or of a page has a sign that others have not, and a postal one a number.
                asked.of_an_address && !entry.answer.contains(|c: char| matches!(c, '@' | '/') || c.is_ascii_digit()),
                "the question asks for an address, and the answer tells none",
            ),
            (
                asked.of_protocols && question.says_term("sso") && !affirms(&["saml", "oidc"]),
                "who signs users in does not show by which protocol",
            ),
            (
                asked.of_reach
                    && !said.of_reach
                    && !polar
                    && stance != Some(Stance::No)
                    && stance != Some(Stance::Planned),
                "the caption asks how far it reaches or by what means, and the wording does not",
            ),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::Things;
    use crate::matching::terms::tokens;

    #[test]
    fn keys_that_are_backed_up_are_told_from_the_keys_of_backups() {
        assert!(Things::of(&tokens("Are the encryption keys backed up?")).keys_backed_up);
        assert!(!Things::of(&tokens("Are the keys of backups kept apart?")).keys_backed_up);
    }
}
