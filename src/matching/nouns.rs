//! Nouns that say what is to be told: "the countries", "the retention period", "which providers".

use super::form::Demand;
use super::terms::Token;

/// What is to be told, by the first noun that says so: "list the countries", "what is the retention period".
pub(super) fn listed(tokens: &[Token]) -> Demand {
    for (at, token) in tokens.iter().enumerate().take(9) {
        let next = tokens.get(at + 1).map_or("", |next| next.text.as_str());
        if matches!(token.text.as_str(), "key" | "bit")
            && matches!(next, "length" | "lengths" | "size" | "sizes" | "strength")
        {
            return Demand::KeySize;
        }
        let counted = || tokens.get(at + 2).and_then(|noun| kind_of(noun.stem.as_str(), &noun.text));
        if token.text == "number" && next == "of" && counted() == Some(Demand::Party) {
            return Demand::Number;
        }
        // "The level of cover", "coverage limits".
        let of_cover =
            next == "of" && is_cover(tokens.get(at + 2)) || is_cover(at.checked_sub(1).and_then(|at| tokens.get(at)));
        if matches!(token.text.as_str(), "level" | "limit" | "limits" | "amount" | "sum") && of_cover {
            return Demand::Number;
        }
        // "Backups (place)", "the storage sites".
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |before| before.text.as_str());
        if matches!(token.text.as_str(), "place" | "places" | "site" | "sites" | "whereabouts")
            && (token.after_comma || !is_nowhere(before))
        {
            return Demand::Place;
        }
        if token.text.starts_with("term") && before == "retention" {
            return Demand::Time;
        }
        if let Some(kind) = kind_of(token.stem.as_str(), &token.text) {
            return kind;
        }
    }
    Demand::Account
}

/// Whether a word before "place" or "site" makes it none: what is in place or takes place is nowhere.
pub(super) fn is_nowhere(before: &str) -> bool {
    matches!(before, "in" | "into" | "take" | "takes" | "taken" | "taking" | "took" | "web" | "off" | "on")
}

/// Whether a word is for what an insurance pays.
fn is_cover(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.text.as_str(), "cover" | "coverage" | "insurance" | "indemnity"))
}

/// What a noun wants told, by its stem; as it is written where that matters.
pub(super) fn kind_of(stem: &str, written: &str) -> Option<Demand> {
    Some(match stem {
        "countri" | "nation" | "locat" | "region" | "jurisdict" | "geographi" | "citi" | "town" | "contin" => {
            Demand::Place
        }
        "frequenc" | "interv" | "cadenc" | "schedul" => Demand::Frequency,
        "timefram" | "timelin" | "period" | "durat" | "rto" | "rpo" | "timescal" | "time" | "turnaround" | "delay"
        | "deadlin" => Demand::Time,
        "algorithm" | "cipher" | "protocol" | "version" | "hash" | "factor" => Demand::Method,
        "hyperscal" | "hoster" | "subprocessor" | "subcontractor" | "vendor" | "supplier" | "provid" | "parti"
        | "firm" | "compani"
            if written != "provide" =>
        {
            Demand::Party
        }
        _ => return None,
    })
}
