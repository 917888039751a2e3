//! Forms: who the vendor is, answers below their questions.

use super::{Case, case};

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "information about the vendor above the questions, and who signs",
            "Supplier assessment{b}{m:1x3}
             Company name: |
             Contact person: | Enter contact person
             E-mail: |
             Completed by: |
             Signature: |

             No. | Question | Answer
             1 | Are you certified to ISO 27001? | {l:Yes;No}
             2 | Is the certificate current? | {l:Yes;No}
             3 | Which sites does it cover? |",
            &[
                "Q!A2 -> i B2",
                "Q!A3 -> i B3(placeholder)",
                "Q!A4 -> i B4",
                "Q!B9 -> C9",
                "Q!B10 -> C10",
                "Q!B11 -> C11",
            ],
        ),
        case(
            "information and signatures among the questions",
            "No. | Question | Response
             1 | Company name |
             2 | Do you carry cyber insurance? |
             3 | Have you had a breach in the last two years? |
             4 | Signature |",
            &["Q!B2 -> i C2", "Q!B3 -> C3", "Q!B4 -> C4"],
        ),
        case(
            "answers below their questions, labelled",
            "Section 1: Operations{b}
             1. | How are servers kept up to date?
             Answer: |
             Comments: |
             2. | Who is told when a patch fails?
             Answer: |
             Comments: |
             3. | How are emergency patches handled?
             Answer: |
             Comments: |",
            &["Q!B2 -> B3 / B4", "Q!B5 -> B6 / B7", "Q!B8 -> B9 / B10"],
        ),
        case(
            "answers below their questions, in wide boxes",
            "How do you classify information?
             {m:1x4}
             How do you dispose of media?
             {m:1x4}
             How do you protect archives?
             {m:1x4}",
            &["Q!A1 -> A2", "Q!A3 -> A4", "Q!A5 -> A6"],
        ),
        case(
            "headings between the questions",
            "Question | Response | Comment
             People{b}{m:1x3}
             Are references checked before hiring? | {l:Yes;No} |
             Is there a process for leavers? | {l:Yes;No} |
             Premises{b}{m:1x3}
             Are visitors recorded? | {l:Yes;No} |
             Are badges returned? | {l:Yes;No} |",
            &["Q!A3 -> B3 / C3", "Q!A4 -> B4 / C4", "Q!A6 -> B6 / C6", "Q!A7 -> B7 / C7"],
        ),
        case(
            "numbered headings between numbered questions",
            "No | Question | Answer | Comment
             1 | Physical security{b}
             1.1 | Are doors locked at night? | {l:Yes;No} |
             1.2 | Are alarms tested? | {l:Yes;No} |
             2 | Backups{b}
             2.1 | Are backups encrypted? | {l:Yes;No} |
             2.2 | Are restores tested? | {l:Yes;No} |",
            &["Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4", "Q!B6 -> C6 / D6", "Q!B7 -> C7 / D7"],
        ),
    ]
}
