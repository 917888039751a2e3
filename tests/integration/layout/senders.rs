//! Layouts as different senders draw them: banks, public bodies, software buyers, in several languages.

use super::drawn::sheet;
use super::{Case, case, lines};

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "ticks asked of several environments",
            "Control{m:2x1} | Production{m:1x2} | | Test{m:1x2} | | Comments{m:2x1}
             | Yes | No | Yes | No
             Is access recorded? | | | | |
             Are accounts personal? | | | | |
             Are changes tried out first? | | | | |",
            &[
                "Q!A3 -> [Yes=B3, No=C3] / F3",
                "Q!A3 -> [Yes=D3, No=E3]",
                "Q!A4 -> [Yes=B4, No=C4] / F4",
                "Q!A4 -> [Yes=D4, No=E4]",
                "Q!A5 -> [Yes=B5, No=C5] / F5",
                "Q!A5 -> [Yes=D5, No=E5]",
            ],
        ),
        case(
            "hints below the captions of three rows",
            "Ref{m:3x1} | Control{m:1x2} | | Supplier{m:1x2} | | Internal use{m:2x1}
             | Domain{m:2x1} | Requirement{m:2x1} | Compliance | Statement
             | | | (select) | (max 500 characters) |
             A1 | People | Duties that conflict are given to different people. | {l:Compliant;Partially compliant;Not compliant} | |
             A2 | People | Staff are told of their duties when they begin. | {l:Compliant;Partially compliant;Not compliant} | |
             A3 | Sites | Sites are fenced and watched. | {l:Compliant;Partially compliant;Not compliant} | |",
            &["Q!C4 -> D4 / E4", "Q!C5 -> D5 / E5", "Q!C6 -> D6 / E6"],
        ),
        case(
            "the number and title of a section in its captions",
            "1 | Governance{b} | Answer{b} | Explanation{b}
             1.1 | Is there a plan for audits? | |
             1.2 | Is it followed? | |
             2 | Operations{b} | Answer{b} | Explanation{b}
             2.1 | Are machines patched? | |
             2.2 | Are patches tried out? | |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B5 -> C5 / D5", "Q!B6 -> C6 / D6"],
        ),
        case(
            "last year's replies beside this year's",
            "No. | Question | 2023 Response | 2024 Response | Comments
             1 | Is there a plan for outages? | Yes | |
             2 | Is it practised? | No | |
             3 | Is there a second site? | Yes | |",
            &["Q!B2 -> D2 / E2", "Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4"],
        ),
        case(
            "letters for question and answer",
            "Q1: Do you publish a privacy notice?
             A1: |
             Q2: Do you sell personal data?
             A2: |
             Q3: Do you use trackers?
             A3: |",
            &["Q!A1 -> B2", "Q!A3 -> B4", "Q!A5 -> B6"],
        ),
        case(
            "a record of labelled rows for each requirement",
            "Control 1: Access{b}
             Requirement: | Rights are reviewed every quarter by owners.
             Compliance: |
             Comment: |

             Control 2: Logs{b}
             Requirement: | Logs are kept for a year in another account.
             Compliance: |
             Comment: |",
            &["Q!B2 -> B3 / B4", "Q!B7 -> B8 / B9"],
        ),
        case(
            "what is asked under the caption of a practice",
            "# | Practice | Maturity level | Justification
             1 | Plans for incidents are practised with suppliers. | {l:0 - None;1 - Initial;2 - Managed;3 - Defined} |
             2 | Risks are kept in a register with their owners. | {l:0 - None;1 - Initial;2 - Managed;3 - Defined} |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3"],
        ),
        case(
            "a table of question types above the questions",
            "Question Type | Response expected
             Yes/No | Choose one
             Text | Max 500 characters

             Question ID | Question Text | Vendor Response | Vendor Comments
             Q1 | Is a second factor asked for? | {l:Yes;No} |
             Q2 | Describe what is logged. | |
             Q3 | Are logs read? | {l:Yes;No} |",
            &["Q!B6 -> C6 / D6", "Q!B7 -> C7 / D7", "Q!B8 -> C8 / D8"],
        ),
        case(
            "sections and parts of sections with numbers of their own",
            "Section | Sub-section | Due diligence question | Response (Y / N / NA) | Details / justification | Documents requested | Reviewer assessment
             1. Corporate{m:2x1} | 1.1 Ownership | Please provide details of the owners. | {l:Y;N;NA} | | Chart |
             | 1.2 Finance | Are audited accounts available? | {l:Y;N;NA} | | Accounts |
             2. Technology{m:2x1} | 2.1 Access | Is remote access protected? | {l:Y;N;NA} | | |
             | | If not, describe what is done instead. | {l:Y;N;NA} | | |",
            &[
                "Q!C2 -> D2 / E2 evidence=F2(answered)",
                "Q!C3 -> D3 / E3 evidence=F3(answered)",
                "Q!C4 -> D4 / E4 evidence=F4",
                "Q!C5 -> D5 / E5 evidence=F5",
            ],
        ),
        case(
            "a caption that offers its answers in brackets",
            "Nro | Vaatimus | Toteutuuko (Kyllä/Ei) | Perustelut
             1 | Tiedot salataan levossa. | |
             2 | Varmuuskopiot palautetaan kokeeksi vuosittain. | |
             3 | Pääsyä valvotaan ympäri vuorokauden. | |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "a bank's form with its own assessment beside",
            "Fragebogen zur Auslagerung{b}
             Dienstleister: |
             Ansprechpartner: |

             Lfd. Nr.{m:2x1} | Themengebiet{m:2x1} | Prüffrage{m:2x1} | Vom Dienstleister auszufüllen{m:1x3} | | | Bewertung durch die Bank{m:1x2}
             | | | Erfüllungsgrad | Erläuterung | Nachweis | Risiko | Kommentar
             1 | Leitung | Ist eine verantwortliche Person benannt? | {l:vollständig erfüllt;teilweise erfüllt;nicht erfüllt} | | | |
             2 | Leitung | Gibt es eine Leitlinie? | {l:vollständig erfüllt;teilweise erfüllt;nicht erfüllt} | | | |
             3 | Notfall | Werden Notfälle geübt? | {l:vollständig erfüllt;teilweise erfüllt;nicht erfüllt} | | | |",
            &[
                "Q!A2 -> i B2",
                "Q!A3 -> i B3",
                "Q!C7 -> D7 / E7 evidence=F7",
                "Q!C8 -> D8 / E8 evidence=F8",
                "Q!C9 -> D9 / E9 evidence=F9",
            ],
        ),
        case(
            "categories of two levels and circles for answers",
            "クラウド利用に関する確認{b}
             会社名 |
             記入日 |

             大項目 | 中項目 | No. | 確認内容 | 回答 (○/△/×) | 具体的な内容・備考 | 弊社使用欄
             組織{m:3x1} | 方針{m:2x1} | 1 | 方針を定めていますか。 | {l:○;△;×} | |
             | | 2 | 方針を毎年見直していること。 | {l:○;△;×} | |
             | 教育 | 3 | 教育を行っていますか。 | {l:○;△;×} | |",
            &["Q!A2 -> i B2", "Q!D6 -> E6 / F6", "Q!D7 -> E7 / F7", "Q!D8 -> E8 / F8"],
        ),
        Case {
            name: "a cover that asks who answers",
            sheets: vec![
                sheet("Cover", "Supplier form{b}\nCompany name |\nContact e-mail |\nCompleted by |\nDate |"),
                sheet(
                    "Part 1",
                    "# | Question | Answer | Remarks
                     1.1 | Is there a policy on passwords? | |
                     1.2 | Is it enforced by systems? | |",
                ),
            ],
            wanted: lines(&["Cover!A2 -> i B2", "Cover!A3 -> i B3", "Part 1!B2 -> C2 / D2", "Part 1!B3 -> C3 / D3"]),
        },
        case(
            "an example answer and an expected one beside the reply",
            "No. | Question | Example answer | Expected answer | Your answer | Deviation comment
             1 | How are keys kept? | In a module of our own | In hardware | |
             2 | Who may use them? | Two people together | At least two people | |
             3 | Where are they kept? | In Tampere | In the Union | |",
            &["Q!B2 -> E2 / F2", "Q!B3 -> E3 / F3", "Q!B4 -> E4 / F4"],
        ),
    ]
}
