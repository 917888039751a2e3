//! Captions: where they stand, over how many rows, how often, and what they say.

use super::{Case, case};

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "one header, one row a question",
            "ID{b} | Question{b} | Answer{b} | Comments{b}
             1.1 | Do you encrypt customer data at rest? | {l:Yes;No;N/A} |
             1.2 | Are backups kept in a second region? | {l:Yes;No;N/A} |
             1.3 | Do staff sign a confidentiality agreement? | {l:Yes;No;N/A} |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "free text replies",
            "No. | Requirement | Supplier response
             1 | Describe how access rights are removed when staff leave. |
             2 | Describe the way in which incidents are reported to customers. |
             3 | State where customer data is stored. |",
            &["Q!B2 -> C2", "Q!B3 -> C3", "Q!B4 -> C4"],
        ),
        case(
            "header far down, below instructions that speak of questions and answers",
            "Security Questionnaire{b}{m:1x4}
             Please answer each question in the response column. If a question does not apply, answer N/A and explain.{m:1x4}
             Your answers are treated as confidential and each response is read by two people.{m:1x4}

             Prepared for | Northwind Mutual

             Ref{b} | Question{b} | Response{b} | Remarks{b}
             Q1 | Is there an information security policy? | {l:Yes;No} |
             Q2 | Who approves exceptions to it? | |
             Q3 | Is the policy reviewed every year? | {l:Yes;No} |",
            &["Q!B8 -> C8 / D8", "Q!B9 -> C9 / D9", "Q!B10 -> C10 / D10"],
        ),
        case(
            "header repeated for each section, the section's title in the place of the question's caption",
            "Governance{b}{g}{m:1x2} | | Vendor Answers{b} | Additional Information{b} | Guidance{b}
             GOVN-01 | Is there a named security officer? | {l:Yes;No} | | See above{f}
             GOVN-02 | Describe the security organisation. | {m:1x2} | | {f}
             Access{b}{g}{m:1x2} | | Vendor Answers{b} | Additional Information{b} | Guidance{b}
             ACCS-01 | Is single sign-on supported? | {l:Yes;No} | | {f}
             ACCS-02 | Are shared accounts forbidden? | {l:Yes;No} | | {f}",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3", "Q!B5 -> C5 / D5", "Q!B6 -> C6 / D6"],
        ),
        case(
            "captions over two rows under a group",
            "No.{m:2x1} | Question{m:2x1} | To be filled in by the supplier{m:1x2} | | For the buyer{m:2x1}
             | | Response | Comment
             1 | Are laptops encrypted? | | |
             2 | Are laptops wiped before disposal? | | |
             3 | Is there a register of laptops? | | |",
            &["Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4", "Q!B5 -> C5 / D5"],
        ),
        case(
            "captions over three rows above tick columns",
            "Control{m:2x1} | Assessment Questions{m:2x1} | Assessment Answers{m:2x3} | | | Notes{m:2x1} | Mappings{m:1x2}
             | | | | | | ISO 27001 | SOC 2
             | | Yes | No | Not Applicable
             C-1 | Do you scan source code? | | | | | A.8.28 | CC7.1
             C-2 | Do you test before release? | | | | | A.8.29 | CC8.1
             C-3 | Do you review changes? | | | | | A.8.32 | CC8.1",
            &[
                "Q!B4 -> [Yes=C4, No=D4, Not Applicable=E4] / F4",
                "Q!B5 -> [Yes=C5, No=D5, Not Applicable=E5] / F5",
                "Q!B6 -> [Yes=C6, No=D6, Not Applicable=E6] / F6",
            ],
        ),
        case(
            "no captions at all, but lists",
            "1 | Are visitors escorted on your premises? | {l:Yes;No}
             2 | Are server rooms locked? | {l:Yes;No}
             3 | Are cameras in use? | {l:Yes;No}",
            &["Q!B1 -> C1", "Q!B2 -> C2", "Q!B3 -> C3"],
        ),
        case(
            "no captions, a frame beside each question",
            "Do you patch servers every month? | _
             Do you scan for vulnerabilities? | _
             Do you run penetration tests? | _
             Do you keep an inventory of assets? | _",
            &["Q!A1 -> B1", "Q!A2 -> B2", "Q!A3 -> B3", "Q!A4 -> B4"],
        ),
        case(
            "the reply column is captioned with the vendor's name",
            "Question | Acme Hosting
             Do you keep logs for a year? |
             Are logs protected from change? |
             Who can read the logs? |",
            &["Q!A2 -> B2", "Q!A3 -> B3", "Q!A4 -> B4"],
        ),
        case(
            "data one column right of its captions",
            "Question | Answer | Comments
             1.1 | Is traffic encrypted with TLS? | {l:Yes;No} |
             1.2 | Are certificates renewed in time? | {l:Yes;No} |
             1.3 | Is plain HTTP refused? | {l:Yes;No} |",
            &["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3", "Q!B4 -> C4 / D4"],
        ),
        case(
            "replies left of the questions",
            "Answer | Ref | Control question
             {l:Y;N} | a1 | Is there a clean desk rule?
             {l:Y;N} | a2 | Are paper records shredded?
             {l:Y;N} | a3 | Are printers protected by a code?",
            &["Q!C2 -> A2", "Q!C3 -> A3", "Q!C4 -> A4"],
        ),
        case(
            "a caption that says valid, and requirements instead of questions",
            "Area | # | Level | Verification Requirement | Valid | Source Code Reference | Comment
             Sessions{m:3x1} | 3.1 | 1 | Verify that sessions end on the server when a user signs out. | {l:Valid;Non-valid;Not Applicable} | |
             | 3.2 | 2 | Verify that session tokens are random and long. | {l:Valid;Non-valid;Not Applicable} | |
             | 3.3 | 1 | Verify that idle sessions end after a set time. | {l:Valid;Non-valid;Not Applicable} | |",
            &[
                "Q!D2 -> E2 / G2 evidence=F2",
                "Q!D3 -> E3 / G3 evidence=F3",
                "Q!D4 -> E4 / G4 evidence=F4",
            ],
        ),
        case(
            "names of controls with a description of each",
            "Ref | Control | Description | Status | Notes
             C1 | Access reviews | Access rights are reviewed by system owners every half year. | |
             C2 | Key rotation | Keys are replaced every year and whenever somebody who knew them leaves. | |
             C3 | Secure disposal | Media are wiped or destroyed before they leave the building. | |",
            &["Q!C2 -> D2 / E2", "Q!C3 -> D3 / E3", "Q!C4 -> D4 / E4"],
        ),
        case(
            "names of tests, with descriptions and a default in every reply cell",
            "Network{b} | Test Name{b} | Description{b} | Result{b} | Remark{b}
             NET-001 | Port exposure | Scan all addresses and list what is reachable from outside. | Not Started{l:Not Started;Pass;Issues;N/A} |
             NET-002 | Name resolution | Look for records that point to systems no longer in use. | Not Started{l:Not Started;Pass;Issues;N/A} |
             | Dangling aliases | | Not Started{l:Not Started;Pass;Issues;N/A} |
             NET-003 | Segment walls | Try to reach one segment from another by way of shared services. | Not Started{l:Not Started;Pass;Issues;N/A} |
             NET-004 | Remote access | Try default passwords on every remote entry that was found. | Not Started{l:Not Started;Pass;Issues;N/A} |",
            &[
                "Q!B2 -> D2(placeholder) / E2",
                "Q!B3 -> D3(placeholder) / E3",
                "Q!B5 -> D5(placeholder) / E5",
                "Q!B6 -> D6(placeholder) / E6",
            ],
        ),
    ]
}
