//! Questions that are asked in a roundabout way: "Could you tell us whether you encrypt backups?", "You encrypt backups, don't
//! you?" and "Supplier to encrypt backups." ask what "You encrypt backups?" asks.

use std::borrow::Cow;

use super::super::form::WH;
use super::super::openings::TELLING;
use super::super::terms::{Token, Words, tokens};
use super::addressed::is_title;
use super::is_one_of;
use super::paperwork::is_known;

/// What bids somebody to say something.
const SAYING: &str = "confirm indicate indicates state states specify specifies clarify advise declare declares say disclose tell inform \
                      know describe describes explain explains answer verify attest show comment outline note document address \
                      detailed elaborate information stated explained specified confirmed indicated described present presents write enter \
                      precise certify clear unclear understand mention";
/// What asks it.
const WONDERING: &str = "ask asks asked asking wonder wonders wondering question like hear learn find out idea enquire inquire interests \
                         interested curious open remains light establish ascertain determine sharing share statement particulars details description narrative information unsure sure check";
/// What one says upon "if" as upon "whether"; "inform us if" speaks of a day to come.
const SAYING_IF: &str =
    "confirm indicate indicates state states specify specifies clarify declare declares say disclose know";
/// What one holds to be so, or makes sure of.
const HOLDING: &str = "sure certain assume presume understand understood believe confident understanding assumed expected assuming \
                       presuming believing take gather trust correct true case right fact impression think thinking position given \
                       assumption fair guess suppose footing";
/// What one declares to be so.
const DECLARING: &str = "confirm declares declare confirms confirmed confirming confirmation warrants represents undertakes certifies certify asserts \
                         attests attest affirms affirm acknowledges demonstrate demonstrates verify verified statement state states \
                         prove proves substantiate accredit ensures ensure indicate";
/// Of these, what is said to somebody, or somehow, before "that".
const CONFIRMING: &str = "confirm confirms confirmed confirming confirmation declare declares certify certifies attest attests affirm affirms \
                          warrants represents acknowledges";
/// What may stand between what one is to say and the word that asks for it.
const FOLLOWED: &str =
    "us me on about of to as out below herein also briefly clearly exactly precisely detail writing words memory offer";
/// The most words that lead to a question.
const MOST_OF_A_LEAD: usize = 20;
/// What ends a sentence and asks whether it is so: "…, isn't it?", "…, right?"
const ASKING_BEHIND: &str = "is are was were do does did have has can could will would should not it they you we he she there this \
                             that these right correct yes no true so ok okay agreed am i the case assume presume suppose guess \
                             take think presumably surely";

/// A question as it would be asked outright; the text as it is where it is.
pub fn outright(text: &str) -> Cow<'_, str> {
    let mut asked = Cow::Borrowed(text);
    for plain in [without_tag, without_doubt, without_lead, as_a_duty, without_company, stated] {
        if let Some(rest) = plain(&asked) {
            asked = Cow::Owned(rest);
        }
    }
    asked
}

/// The question before "…, don't you?", "…, right?".
fn without_tag(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let text = text.strip_suffix('?')?.trim_end();
    let (before, tag) = text.rsplit_once([',', '–', '—'])?;
    let (words, tag) = (tokens(before), tokens(tag));
    // "You don't, do you?" may be answered either way.
    if words.iter().any(|word| word.text == "not")
        && tag.iter().any(|word| is_one_of("do does is are can will", &word.text))
    {
        return None;
    }
    let asks =
        !tag.is_empty() && tag.len() <= MOST_WORDS && tag.iter().all(|word| is_one_of(ASKING_BEHIND, &word.text));
    // "Is it kept, yes or no" is no tag, and neither is "…, and is it?"
    let last = words.iter().rposition(|word| word.opens_clause).unwrap_or_default();
    (asks && words.len() - last > 2).then(|| format!("{}?", before.trim_end()))
}

/// "Don't you encrypt backups?" and "Aren't backups encrypted?" ask whether they are: a yes says so.
fn without_doubt(text: &str) -> Option<String> {
    const VERBS: &str = "is are do does did has have was were can would will should";
    let (first, rest) = text.split_once(' ')?;
    let lower = first.to_ascii_lowercase().replace('’', "'");
    let verb = match lower.strip_suffix("n't")? {
        "ca" => "can",
        "wo" => "will",
        verb => verb,
    };
    let mut capital = verb.chars();
    let begun = capital.next().map(|c| c.to_ascii_uppercase());
    (is_one_of(VERBS, verb) && rest.ends_with('?'))
        .then(|| format!("{}{} {rest}", begun.unwrap_or_default(), capital.as_str()))
}

/// "You encrypt backups": what somebody does is to be affirmed or denied.
fn stated(text: &str) -> Option<String> {
    let yours = text.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("you "));
    if !yours || text.contains('?') || text.ends_with('.') {
        return None;
    }
    let words = tokens(text);
    let whole = words.len() > 2 && words.iter().skip(1).all(|word| !word.opens_clause);
    (whole && !words.iter().any(|word| WH.contains(&word.text.as_str()))).then(|| format!("{text}?"))
}

/// The question behind "Please tell us whether", "Can we be sure that", "Our DPO wants to know how often".
fn without_lead(text: &str) -> Option<String> {
    let words = tokens(text);
    let word = |at: usize| words.word(at);
    let end = (1..words.len().min(MOST_OF_A_LEAD)).find(|&at| {
        // "Ask in which country", but not "state the time within which".
        let said = is_one_of(SAYING, word(at - 1)) || is_one_of(WONDERING, word(at - 1));
        let led = is_one_of("for in at within", word(at)) && WH.contains(&word(at + 1)) && said;
        is_one_of("whether if that", word(at)) || led || WH.contains(&word(at))
    })?;
    let lead = words.get(..end)?;
    let said = |list: &str| lead.iter().any(|word| is_one_of(list, &word.text));
    // "How do you ensure that …" asks how, and "State (a) where … and (b) how …" twice.
    if WH.contains(&word(0)) && word(end) != "whether" || text.contains("(b)") {
        return None;
    }
    let known = |word: &Token| {
        is_known(word) || [SAYING, WONDERING, HOLDING, DECLARING].iter().any(|list| is_one_of(list, &word.text))
    };
    if !lead.iter().all(known) || lead.iter().skip(1).any(|word| word.opens_clause) || promises(lead) {
        return None;
    }
    let last = word(end - 1);
    // What a noun hangs on is what it is about: "the time within which".
    if word(end) == "which" && is_one_of("for in at within by after of on to from", last) {
        return None;
    }
    let plain = |words: &[&str]| {
        lead.iter().all(|word| is_one_of("please kindly", &word.text) || words.contains(&word.text.as_str()))
    };
    let (leads, behind) = match word(end) {
        "whether" => (
            said(SAYING) || said(WONDERING),
            end + 1 + if word(end + 1) == "or" && word(end + 2) == "not" { 2 } else { 0 },
        ),
        "if" => {
            let told = is_one_of("can could", word(0)) && is_one_of("us me", last);
            let asks =
                said(WONDERING) || said(SAYING) && (is_one_of(SAYING_IF, last) || word(end + 1) == "you" || told);
            (asks && !is_to_come(&words, end), end + 1)
        }
        "that" => {
            let denied = lead.iter().any(|word| is_one_of("not no never", &word.text));
            // "Assuming that it is so, …" asks something else.
            let supposed = is_one_of("given assuming presuming do does", word(0));
            let held = said(HOLDING) && !supposed || sees_to_it(lead);
            // "Confirm in writing that", but not "state the information that".
            let apart = words.get(end).is_some_and(|word| word.after_comma)
                || (2..5).any(|back| end > back && is_one_of("to by on for in of", word(end - back)));
            let declared = is_one_of(DECLARING, last) || said(CONFIRMING) && apart;
            ((held || declared && !plain(&["confirm", "can", "could", "you", "state"])) && !denied, end + 1)
        }
        _ => {
            // "Explain the process when …" has something told of a case.
            let follows = [SAYING, WONDERING, FOLLOWED].iter().any(|list| is_one_of(list, last))
                || words.get(end).is_some_and(|word| word.after_comma);
            (follows && !plain(&TELLING) && !plain(&["state"]) && (said(SAYING) || said(WONDERING)), end)
        }
    };
    let rest = text.get(words.get(behind)?.span.0..)?;
    // "Whether there is a plan and, if so, where": both are asked, and neither alone.
    let sentence = words.iter().skip(behind).enumerate().take_while(|(on, word)| *on == 0 || !word.opens_clause);
    let asks_more = behind > end && sentence.into_iter().any(|(_, word)| WH.contains(&word.text.as_str()));
    if !leads || asks_more || words.len() - behind < 2 {
        return None;
    }
    Some(if behind == end { format!("State {rest}") } else { asked(rest) })
}

/// "Do you see to it that", "Do you make sure that": who makes sure of it does it.
fn sees_to_it(lead: &[Token]) -> bool {
    let words: Vec<&str> = lead.iter().map(|word| word.text.as_str()).collect();
    matches!(words.as_slice(), ["do", "you", rest @ ..] if matches!(rest, ["see", "to", "it"] | ["make", "certain"]))
}

/// "Do you tell us whether", "is it stated where", "you shall tell us whether": what somebody does, and not what they are asked
/// to say now.
fn promises(lead: &[Token]) -> bool {
    let word = |at: usize| lead.word(at);
    let held = word(0) == "is" && word(1) == "it" && !word(2).ends_with("ed");
    let does = is_one_of("do does did will are is was were have has had must shall should", word(0)) && !held;
    let would = word(0) == "would" && word(1) == "you" && matches!(word(2), "tell" | "inform" | "say" | "know");
    let sees = sees_to_it(lead);
    let confirms = matches!(word(0), "do" | "does")
        && is_one_of("confirm certify declare warrant", lead.last().map_or("", |last| &last.text));
    let duty = word(0) == "you" && !lead.iter().any(|word| is_one_of("asked requested invited", &word.text));
    let telling = lead.iter().any(|word| is_one_of("tell inform know show advise report explain", &word.text));
    let asks = is_one_of(
        "ask know enquire inquire be trouble bother assume rely trust confirm understand think say safely please kindly just",
        word(2),
    );
    let for_us = is_one_of("can could may might should", word(0)) && matches!(word(1), "we" | "i") && !asks;
    (does && !sees && !confirms) || for_us || would || (duty && telling)
}

/// "If you have had a breach", "if you change it": of what may come to be, and not of what is.
fn is_to_come(words: &[Token], at: usize) -> bool {
    const COMING: &str = "change changed move moved suffer suffered discover discovered find found detect detected lose lost become \
                          learn learned stop stopped were was had experience experienced receive received plan intend ever";
    // "Can you tell us if there is a breach?", "would you tell us if …".
    let promised = matches!(words.word(0), "would" | "will");
    let open = is_one_of("there our we anything something someone anybody a an it", words.word(at + 1));
    let modal = (promised || open)
        && (0..at).any(|at| is_one_of("can could would may might", words.word(at)))
        && (0..at).any(|at| is_one_of("tell inform let say advise", words.word(at)));
    let known = (0..at).any(|at| is_one_of(SAYING_IF, words.word(at)) && words.word(at) != "know");
    (at + 1..at + 5).any(|at| is_one_of(COMING, words.word(at)))
        || modal && !known && !words.iter().take(at).any(|word| is_one_of("wondering mind kind able ask", &word.text))
}

/// "You are required to encrypt", "supplier to encrypt": what somebody shall do.
fn as_a_duty(text: &str) -> Option<String> {
    if !text.contains(" to ") {
        return None;
    }
    let words = tokens(text);
    let word = |at: usize| words.word(at);
    let titled = (0..2).find(|&at| is_title(word(at)) || at == 0 && word(0) == "you")?;
    let obliged = matches!(word(titled + 1), "is" | "are")
        && is_one_of("required obliged obligated expected supposed", word(titled + 2))
        && word(titled + 3) == "to";
    let bare = (titled == 0 || is_one_of("the service cloud saas", word(0)))
        && word(titled + 1) == "to"
        && !is_one_of("the a an our us your customer customers", word(titled + 2))
        && !is_title(word(titled + 2));
    let behind = if obliged {
        titled + 4
    } else if bare {
        titled + 2
    } else {
        return None;
    };
    let rest = text.get(words.get(behind)?.span.0..)?;
    (words.len() > behind + 1).then(|| format!("You shall {rest}"))
}

/// "You or your company" and "you guys" are you.
fn without_company(text: &str) -> Option<String> {
    const SAME: [&str; 6] = [
        "you guys",
        "you folks",
        "you or your company",
        "you or your organisation",
        "you or your organization",
        "you or your firm",
    ];
    let lower = text.to_ascii_lowercase();
    SAME.iter().find_map(|same| {
        let at = lower.find(same)?;
        let (before, behind) = (text.get(..at)?, text.get(at + same.len()..)?);
        let whole = behind.starts_with(' ') && (before.is_empty() || before.ends_with(' '));
        whole.then(|| format!("{before}you{behind}"))
    })
}

/// A sentence, or the first of several, as a question.
fn asked(rest: &str) -> String {
    let end = rest.find(". ").or_else(|| rest.ends_with('.').then(|| rest.len() - 1));
    match end.filter(|&end| !rest.get(..end).is_some_and(|first| first.contains('?'))) {
        Some(end) => format!("{}?{}", rest.get(..end).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default()),
        None if rest.contains('?') => rest.to_owned(),
        None => format!("{rest}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::outright;

    #[test]
    fn what_is_asked_in_a_roundabout_way_is_asked_outright() {
        for roundabout in [
            "Please tell us whether you scramble tapes.",
            "Could you tell us whether or not you scramble tapes?",
            "Let us know if you scramble tapes",
            "Could you please let us know if you scramble tapes?",
            "May we know whether you scramble tapes?",
            "Disclose whether you scramble tapes.",
            "Kindly indicate if you scramble tapes.",
            "Vendor to confirm whether you scramble tapes.",
            "We would like to know whether you scramble tapes.",
            "Can we be sure that you scramble tapes?",
            "We assume that you scramble tapes.",
            "Please confirm in writing that you scramble tapes.",
            "you scramble tapes, don't you?",
            "you scramble tapes, right?",
            "you scramble tapes, is that correct?",
            "you guys scramble tapes?",
            "you or your company scramble tapes?",
        ] {
            assert_eq!(outright(roundabout), "you scramble tapes?", "{roundabout}");
        }
        for duty in
            ["You are required to scramble tapes.", "Vendor to scramble tapes.", "The supplier to scramble tapes."]
        {
            assert_eq!(outright(duty), "You shall scramble tapes.", "{duty}");
        }
        assert_eq!(outright("Our DPO asks how often tapes are scrambled."), "State how often tapes are scrambled.");
        assert_eq!(outright("State whether tapes are scrambled. Who does it?"), "tapes are scrambled? Who does it?");
    }

    #[test]
    fn what_is_told_or_done_stays() {
        for text in [
            "Do you tell us whether tapes are scrambled?",
            "Would you tell us if tapes were lost?",
            "Could you tell us if you lose a tape?",
            "Can you tell us if there is a breach?",
            "You shall tell us whether tapes are scrambled.",
            "Will you inform us if you change tapes?",
            "Tell us if a tape is lost.",
            "Do you know whether tapes are scrambled?",
            "How do you verify that tapes are scrambled?",
            "What shows that tapes are scrambled?",
            "State the information that is scrambled.",
            "Assuming that tapes are scrambled, who does it?",
            "Explain the steps when tapes are scrambled.",
            "Does our auditor specify where tapes are?",
            "Please tell us whether tapes are scrambled and, if so, where.",
            "Are there tapes, and are they scrambled?",
            "Tapes kept, and where?",
            "Do you scramble tapes that are lost?",
            "Vendor to vendor transfers of tapes",
            "You don't scramble tapes, do you?",
            "Is it scrambled?",
            "",
        ] {
            assert_eq!(outright(text), text);
        }
    }
}
