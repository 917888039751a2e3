//! One spelling of a word: lower case, American, in full where it is written short. The stems of words then agree.

use compact_str::{CompactString, format_compact};

/// A word, which is in lower case, in its one spelling.
#[must_use]
pub fn one_spelling(mut lower: CompactString) -> CompactString {
    if lower.contains('.') && !lower.starts_with(|c: char| c.is_ascii_digit()) {
        lower.retain(|c| c != '.');
    }
    match SHORT.binary_search_by(|(short, _)| (*short).cmp(&lower)) {
        Ok(at) => SHORT.get(at).map_or(lower, |(_, long)| CompactString::const_new(long)),
        Err(_) => american(lower),
    }
}

/// Words that are written short, take another shape, or are spelled as in another language; sorted, for searching.
const SHORT: [(&str, &str); 105] = [
    ("2nd", "second"),
    ("3rd", "third"),
    ("4th", "fourth"),
    ("accesses", "access"),
    ("acct", "account"),
    ("accts", "accounts"),
    ("addl", "additional"),
    ("amongst", "among"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("assoc", "associated"),
    ("auth", "authentication"),
    ("authentificate", "authenticate"),
    ("authentification", "authentication"),
    ("authn", "authentication"),
    ("authz", "authorization"),
    ("avail", "available"),
    ("biz", "business"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("cannot", "not"),
    ("cert", "certificate"),
    ("certs", "certificates"),
    ("cfg", "configuration"),
    ("comms", "communications"),
    ("config", "configuration"),
    ("creds", "credentials"),
    ("cryptation", "encryption"),
    ("crypted", "encrypted"),
    ("cust", "customer"),
    ("custs", "customers"),
    ("cypher", "cipher"),
    ("cyphered", "ciphered"),
    ("cyphers", "ciphers"),
    ("datas", "data"),
    ("db", "database"),
    ("dbs", "databases"),
    ("deps", "dependencies"),
    ("dept", "department"),
    ("dev", "development"),
    ("devs", "developers"),
    ("docs", "documents"),
    ("emp", "employee"),
    ("emps", "employees"),
    ("encr", "encryption"),
    ("encription", "encryption"),
    ("encryptation", "encryption"),
    ("enrol", "enroll"),
    ("env", "environment"),
    ("envs", "environments"),
    ("evidences", "evidence"),
    ("excl", "excluding"),
    ("ext", "external"),
    ("freq", "frequency"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("govt", "government"),
    ("incl", "including"),
    ("info", "information"),
    ("informations", "information"),
    ("infra", "infrastructure"),
    ("intl", "international"),
    ("judgement", "judgment"),
    ("labelled", "labeled"),
    ("labelling", "labeling"),
    ("learnt", "learned"),
    ("localisation", "location"),
    ("localised", "located"),
    ("localization", "location"),
    ("localized", "located"),
    ("maint", "maintenance"),
    ("mgmt", "management"),
    ("mgt", "management"),
    ("modelled", "modeled"),
    ("notif", "notification"),
    ("notifs", "notifications"),
    ("org", "organization"),
    ("orgs", "organizations"),
    ("perms", "permissions"),
    ("personell", "personnel"),
    ("pls", "please"),
    ("plz", "please"),
    ("prod", "production"),
    ("programm", "program"),
    ("pwd", "password"),
    ("pwds", "passwords"),
    ("reqd", "required"),
    ("reqs", "requirements"),
    ("resp", "respectively"),
    ("softwares", "software"),
    ("subproc", "subprocessor"),
    ("subprocesser", "subprocessor"),
    ("subprocessers", "subprocessors"),
    ("subprocs", "subprocessors"),
    ("svc", "service"),
    ("svcs", "services"),
    ("sw", "software"),
    ("sys", "system"),
    ("tech", "technical"),
    ("temp", "temporary"),
    ("thru", "through"),
    ("travelling", "traveling"),
    ("vuln", "vulnerability"),
    ("vulns", "vulnerabilities"),
    ("whilst", "while"),
];

/// Words whose `-ise` is no suffix.
const TRUE_ISE: [&str; 21] = [
    "practis",
    "exercis",
    "advis",
    "otherwis",
    "enterpris",
    "compromis",
    "revis",
    "supervis",
    "promis",
    "expertis",
    "franchis",
    "precis",
    "concis",
    "likewis",
    "rais",
    "premis",
    "devis",
    "improvis",
    "surpris",
    "compris",
    "nois",
];

fn american(word: CompactString) -> CompactString {
    const ENDINGS: [(&str, &str); 8] = [
        ("isational", "izational"),
        ("isable", "izable"),
        ("isation", "ization"),
        ("isations", "izations"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
    ];
    const WHOLE: [(&str, &str); 12] = [
        ("centre", "center"),
        ("centres", "centers"),
        ("licence", "license"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("behaviour", "behavior"),
        ("analyse", "analyze"),
        ("analysed", "analyzed"),
        ("favour", "favor"),
        ("catalogue", "catalog"),
    ];
    if let Some((_, american)) = WHOLE.iter().find(|(british, _)| *british == word) {
        return CompactString::const_new(american);
    }
    for (british, american) in ENDINGS {
        if let Some(root) = word.strip_suffix(british) {
            let is_root = TRUE_ISE.iter().any(|kept| kept.strip_suffix("is") == Some(root));
            if root.len() > 2 && !is_root {
                return format_compact!("{root}{american}");
            }
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{SHORT, one_spelling};

    #[test]
    fn the_short_words_are_sorted() {
        assert!(SHORT.is_sorted());
    }

    #[test]
    fn words_are_spelled_in_full_and_as_americans_do() {
        let spelled = |word: &str| one_spelling(word.into());
        assert_eq!(["db", "u.s.a", "1.2"].map(spelled), ["database", "usa", "1.2"]);
        assert_eq!(["authorised", "organisation", "centre"].map(spelled), ["authorized", "organization", "center"]);
        assert_eq!(["enterprise", "exercise", "revised"].map(spelled), ["enterprise", "exercise", "revised"]);
    }
}
