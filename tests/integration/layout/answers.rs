//! Reply cells: what is in them, what binds them, and which of them are not to be written.

use super::drawn::{hide_column, sheet};
use super::{Case, case, lines};

pub fn cases() -> Vec<Case> {
    let mut hidden = sheet(
        "Q",
        "Question | Response | Internal comments | Comments
         Is there a data protection officer? | {l:Yes;No} | ask legal |
         Is a record of processing kept? | {l:Yes;No} | |
         Are requests answered in a month? | {l:Yes;No} | |",
    );
    hide_column(&mut hidden, 2);
    let mut protected = sheet(
        "Q",
        "Question | Response | Comments | Score
         Are changes approved? | {u} | {u} | _
         Are changes tested? | {u} | {u} | _
         Are changes recorded? | {u} | {u} | _",
    );
    protected.protected = true;
    let mut unnamed = sheet(
        "Q",
        "Please complete the white cells

         Do you train new staff in security? | _{u}
         Is training repeated every year? | _{u}
         Is attendance recorded? | _{u}",
    );
    unnamed.protected = true;
    vec![
        case(
            "answers that a person gave are kept and placeholders are not answers",
            "Question | Answer | Comments
             Is there an incident plan? | Yes{l:Yes;No} | Tested in May.
             Is the plan tested? | Please select{l:Yes;No} | ␣
             Whom do you inform first? | <enter text> |
             Within what time? | tbd |",
            &[
                "Q!A2 -> B2(answered) / C2(answered)",
                "Q!A3 -> B3(placeholder) / C3(placeholder)",
                "Q!A4 -> B4(placeholder) / C4",
                "Q!A5 -> B5(placeholder) / C5",
            ],
        ),
        case(
            "a default that stands in every cell",
            "ID | Checklist item | Severity | Status | Comment
             1 | Logs are kept for a year in a separate account | High | Unchecked{l:Unchecked;Open;Done;N/A} |
             2 | Alerts reach somebody at night | Medium | Unchecked{l:Unchecked;Open;Done;N/A} |
             3 | Clocks are synchronised on all systems | Low | Unchecked{l:Unchecked;Open;Done;N/A} |
             4 | Log access is limited to two roles | Low | Unchecked{l:Unchecked;Open;Done;N/A} |",
            &[
                "Q!B2 -> D2(placeholder) / E2",
                "Q!B3 -> D3(placeholder) / E3",
                "Q!B4 -> D4(placeholder) / E4",
                "Q!B5 -> D5(placeholder) / E5",
            ],
        ),
        case(
            "a completed questionnaire",
            "No. | Question | Answer
             1 | Where is data stored? | In two data centres in Finland and one in Sweden.
             2 | Who can reach it? | Six administrators with hardware keys; every session is recorded.
             3 | How long is it kept? | Until ninety days after the contract has ended.",
            &["Q!B2 -> C2(answered)", "Q!B3 -> C3(answered)", "Q!B4 -> C4(answered)"],
        ),
        case(
            "replies merged over the comment where free text is asked",
            "ID | Question | Answer | Additional information
             1 | Do you use subcontractors? | {l:Yes;No} |
             2 | Describe how subcontractors are chosen. | {m:1x2} |
             3 | Do they sign your rules? | {l:Yes;No} |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "questions by formula, replies by hand",
            "ID | Question | Answer | Notes
             1 | Is customer data used for tests?{f} | {l:Yes;No} |
             2 | Is test data made up?{f} | {l:Yes;No} |
             3 | Who approves exceptions?{f} | |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "one reply is a formula",
            "ID | Question | Answer | Notes
             1 | Is the product hosted by you? | Yes{f}{l:Yes;No} |
             2 | Is hosting certified? | {l:Yes;No} |
             3 | Are regions chosen by the customer? | {l:Yes;No} |",
            &["Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "a list that cannot be read, and a limit on the comment",
            "ID | Question | Answer | Comments
             1 | Which tier is the data centre? | {l?} | {n:250}
             2 | Is power redundant? | {l:Yes;No} | {n:250}
             3 | Is cooling redundant? | {l:Yes;No} | {n:250}",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        Case {
            name: "a hidden column of internal comments",
            sheets: vec![hidden],
            wanted: lines(&["Q!A2 -> B2 / D2", "Q!A3 -> B3 / D3", "Q!A4 -> B4 / D4"]),
        },
        Case {
            name: "only unlocked cells of a protected sheet",
            sheets: vec![protected],
            wanted: lines(&["Q!A2 -> B2 / C2", "Q!A3 -> B3 / C3", "Q!A4 -> B4 / C4"]),
        },
        Case {
            name: "no captions, only unlocked cells",
            sheets: vec![unnamed],
            wanted: lines(&["Q!A3 -> B3", "Q!A4 -> B4", "Q!A5 -> B5"]),
        },
        case(
            "the sender's own columns beside the comments",
            "ID | Question | Vendor answer | Vendor comments | Analyst notes | Reviewer rating
             1 | Is code reviewed by a second person? | {l:Yes;No} | | |
             2 | Are builds made on clean machines? | {l:Yes;No} | | |
             3 | Are releases signed? | {l:Yes;No} | | |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "a hidden row",
            "Question | Answer
             Are keys kept in hardware? | {l:Yes;No}
             !Is this row for later? | {l:Yes;No}
             Are keys rotated? | {l:Yes;No}",
            &["Q!A2 -> B2", "Q!A4 -> B4"],
        ),
    ]
}
