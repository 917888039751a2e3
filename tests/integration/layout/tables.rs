//! Tables: ticks, scores, blocks of several rows, stacked and side by side, more than one a workbook.

use super::drawn::sheet;
use super::{Case, case, lines};

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "tick columns in one header row",
            "Requirement | Fully met | Partially met | Not met | Remarks
             The provider shall encrypt backups. | | | |
             The provider shall test restores twice a year. | x | | |
             The provider shall keep backups apart from production. | | | |",
            &[
                "Q!A2 -> [Fully met=B2, Partially met=C2, Not met=D2] / E2",
                "Q!A3 -> [Fully met=B3(answered), Partially met=C3, Not met=D3] / E3",
                "Q!A4 -> [Fully met=B4, Partially met=C4, Not met=D4] / E4",
            ],
        ),
        case(
            "control ids with tick columns for the status, and for something else",
            "Control ID{m:2x1} | Implementation Status{m:1x4} | | | | Control Origination{m:1x2}
             | Implemented | Partially Implemented | Planned | N/A | Provider | Customer
             AC-01 (a) | | | | | |
             AC-01 (b) | | | | | |
             AC-02 (1) | | | | | |",
            &[
                "Q!A3 -> [Implemented=B3, Partially Implemented=C3, Planned=D3, N/A=E3]",
                "Q!A4 -> [Implemented=B4, Partially Implemented=C4, Planned=D4, N/A=E4]",
                "Q!A5 -> [Implemented=B5, Partially Implemented=C5, Planned=D5, N/A=E5]",
            ],
        ),
        case(
            "scores",
            "ID | Control | Maturity | Rationale
             1 | Assets are recorded with an owner and a class. | {l:0;1;2;3;4;5} |
             2 | Risks are assessed before systems go live. | {l:0;1;2;3;4;5} |
             3 | Suppliers are assessed before contracts are signed. | {l:0;1;2;3;4;5} |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "blocks of several rows, criteria under each question",
            "Governance{b}{g}{m:1x6}
             Stream{b} | Level{b} | Strategy{b} | Answer{b} | Interview Notes{b} | Rating{b}
             Plan{m:4x1} | 1 | Do you know the risks of your applications? | {l:No;Yes, some;Yes, most} | {m:2x1} | 0{f}
             | | You wrote them down with the people who own them⏎You keep the list current | | |
             | 2 | Do you have a plan for application security? | {l:No;Yes, some;Yes, most} | {m:2x1} | 0{f}
             | | The plan names goals and dates | | |
             Policy{b}{m:1x3} | | | Answer{b} | Interview Notes{b} | Rating{b}
             Rules{m:2x1} | 1 | Do you have rules that all teams follow? | {l:No;Yes, some;Yes, most} | {m:2x1} | 0{f}
             | | The rules are written for developers | | |",
            &["Q!C3 -> D3 / E3", "Q!C5 -> D5 / E5", "Q!C8 -> D8 / E8"],
        ),
        case(
            "stacked tables of different shape",
            "Part A: Organisation{b}
             No. | Question | Answer
             1 | Is there a security committee? | {l:Yes;No}
             2 | Does it meet every quarter? | {l:Yes;No}

             Part B: Technology{b}
             Ref | Control question | Evidence | Response | Comments
             T-1 | Is the network segmented? | | {l:Yes;No} |
             T-2 | Is traffic between segments filtered? | | {l:Yes;No} |",
            &["Q!B3 -> C3", "Q!B4 -> C4", "Q!B8 -> D8 / E8 evidence=C8", "Q!B9 -> D9 / E9 evidence=C9"],
        ),
        Case {
            name: "another shape on every sheet",
            sheets: vec![
                sheet(
                    "Access",
                    "Question | Answer | Comment
                     Do you review access rights? | {l:Yes;No} |
                     Is access removed on the last day? | {l:Yes;No} |",
                ),
                sheet(
                    "Network",
                    "Intro text about this part.

                     # | Comment | Reply | Topic | Question
                     1 | | {l:Yes;No} | Walls | Is there a firewall at each site?
                     2 | | {l:Yes;No} | Walls | Are its rules reviewed?",
                ),
            ],
            wanted: lines(&[
                "Access!A2 -> B2 / C2",
                "Access!A3 -> B3 / C3",
                "Network!E4 -> C4 / B4",
                "Network!E5 -> C5 / B5",
            ]),
        },
        case(
            "two tables side by side",
            "Question | Answer | | Question | Answer
             Are guests on a separate network? | {l:Yes;No} | | Are doors alarmed? | {l:Yes;No}
             Is wireless traffic encrypted? | {l:Yes;No} | | Are keys recorded? | {l:Yes;No}",
            &["Q!A2 -> B2", "Q!D2 -> E2", "Q!A3 -> B3", "Q!D3 -> E3"],
        ),
        case(
            "several parts to one answer",
            "ID | Requirement | Compliance | Comments | Evidence | Target date | Owner
             R1 | Accounts of leavers are closed within a day. | {l:Compliant;Partially compliant;Not compliant} | | | |
             R2 | Privileged accounts use a second factor. | {l:Compliant;Partially compliant;Not compliant} | | | |
             R3 | Service accounts have an owner. | {l:Compliant;Partially compliant;Not compliant} | | | |",
            &[
                "Q!B2 -> C2 / D2 evidence=E2 date=F2 owner=G2",
                "Q!B3 -> C3 / D3 evidence=E3 date=F3 owner=G3",
                "Q!B4 -> C4 / D4 evidence=E4 date=F4 owner=G4",
            ],
        ),
        case(
            "ownership beside the stance",
            "Question ID | Question | CSP Answer | Control Ownership | Implementation Description | CSC Responsibilities
             X-01.1 | Are policies approved by management? | {l:Yes;No;NA} | {l:CSP-owned;CSC-owned;Shared} | |
             X-01.2 | Are policies reviewed each year? | {l:Yes;No;NA} | {l:CSP-owned;CSC-owned;Shared} | |",
            &[
                "Q!B2 -> C2 / E2 ownership=D2 customer_responsibility=F2",
                "Q!B3 -> C3 / E3 ownership=D3 customer_responsibility=F3",
            ],
        ),
        case(
            "comments only",
            "Ref | Control objective | Comments
             5.1 | Information is classified by its value and by law. |
             5.2 | Labels follow the class of the information. |
             5.3 | Media are destroyed when no longer needed. |",
            &["Q!B2 -> / C2", "Q!B3 -> / C3", "Q!B4 -> / C4"],
        ),
        case(
            "two languages side by side",
            "Nr | Frage | Question | Antwort / Answer | Kommentar / Comment
             1 | Werden Daten verschlüsselt übertragen? | Is data encrypted in transit? | {l:Ja;Nein} |
             2 | Werden Passwörter gehasht gespeichert? | Are passwords stored as hashes? | {l:Ja;Nein} |
             3 | Gibt es ein Verzeichnis der Verarbeitungen? | Is there a record of processing? | {l:Ja;Nein} |",
            &["Q!B2 -> D2 / E2", "Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4"],
        ),
        case(
            "a matrix: each question asked of several sites",
            "Question | Helsinki | Stockholm | Remarks
             Is the site staffed at night? | {l:Yes;No} | {l:Yes;No} |
             Is the site certified? | {l:Yes;No} | {l:Yes;No} |",
            &["Q!A2 -> B2 / D2", "Q!A2 -> C2", "Q!A3 -> B3 / D3", "Q!A3 -> C3"],
        ),
        case(
            "a matrix under one caption",
            "No.{m:2x1} | Question{m:2x1} | Response{m:1x3}
             | | Portal | Mobile app | Interface
             1 | Who may create accounts? | | |
             2 | How are sessions ended? | | |
             3 | What is logged? | | |",
            &[
                "Q!B3 -> C3", "Q!B3 -> D3", "Q!B3 -> E3", "Q!B4 -> C4", "Q!B4 -> D4", "Q!B4 -> E4", "Q!B5 -> C5", "Q!B5 -> D5", "Q!B5 -> E5",
            ],
        ),
        case(
            "identical questions on two rows",
            "System | Question | Answer
             Portal | Is the system tested before release? | {l:Yes;No}
             Interface | Is the system tested before release? | {l:Yes;No}
             Archive | Is the system tested before release? | {l:Yes;No}",
            &["Q!B2 -> C2", "Q!B3 -> C3", "Q!B4 -> C4"],
        ),
    ]
}
