//! Sheets that only look like questionnaires: nothing is claimed on them.

use vsq::workbook::grid::SheetState;

use super::drawn::sheet;
use super::{Case, case, lines};

pub fn cases() -> Vec<Case> {
    let mut lists = sheet("Values", "Answers\nYes\nNo\nN/A");
    lists.state = SheetState::Hidden;
    vec![
        case(
            "questions without any place for a reply",
            "Question
             Do you have a privacy policy?
             Where is it published?
             When was it last changed?",
            &[],
        ),
        case(
            "an import template: the answer column holds kinds of answers",
            "ref_id | questions | answer
             1 | Is there a policy for remote work? | YN
             2 | What does it say about home networks? | TXT
             3 | Is it reviewed? | YN
             4 | Who approved it? | TXT
             5 | Is it published? | YN
             6 | Is it enforced? | YN",
            &[],
        ),
        case(
            "an import template: a row for each allowed answer",
            "Question ID | Question | Answer | Risk score
             1 | Is there a firewall? | Yes | 0
             1 | Is there a firewall? | No | 10
             1 | Is there a firewall? | N/A | 0
             2 | Are rules reviewed? | Yes | 0
             2 | Are rules reviewed? | No | 10
             2 | Are rules reviewed? | N/A | 0",
            &[],
        ),
        case(
            "an import template: captions for a program",
            "Template Name | Question ID | Question | Question Type | Has File | Question Ordering | Answer
             Basic | 1 | Is data encrypted at rest? | 0 | 0 | 1 | Yes
             Basic | 2 | Is data encrypted in transit? | 0 | 0 | 2 | Yes
             Basic | 3 | Are keys rotated? | 0 | 0 | 3 | Yes",
            &[],
        ),
        case(
            "a catalogue of controls",
            "Control Domain | Control Title | Control ID | Control Specification | Lite | IaaS | PaaS
             Audit | Policies | A-01 | Establish, approve and review policies for audits. | Yes | Shared | Shared
             Audit | Reviews | A-02 | Conduct independent reviews once a year. | No | Shared | Provider
             Audit | Planning | A-03 | Plan reviews by risk and record the plan. | No | Shared | Provider",
            &[],
        ),
        case(
            "reviewing guidance with prose about responses",
            "Documentation{b} | Reason for Question{b} | Follow-up Inquiries/Responses{b}
             Have you had an audit? | Audits show that controls work over time. | Ask for the letter that came with the report.
             Do you have a policy? | A policy is where controls begin. | Ask for its table of contents.
             Is there a plan for disasters? | Plans shorten outages. | Ask when it was last tested and what failed.",
            &[],
        ),
        case(
            "a report that shows answers by formula",
            "ID | Question | Vendor Answer | Compliant?
             1 | Is there an inventory?{f} | Yes{f} | No
             2 | Is it complete?{f} | No{f} | No
             3 | Is it reviewed?{f} | Yes{f} | No",
            &[],
        ),
        case(
            "a change log",
            "Version | Date | Author | Description of Change
             1.0 | 2023-01-10 | A. Writer | First version of the questionnaire with all questions.
             1.1 | 2023-06-02 | A. Writer | Answer lists corrected on the second sheet.
             1.2 | 2024-02-20 | B. Editor | Question 14 reworded; response column widened.",
            &[],
        ),
        case(
            "a scorecard",
            "Section | Max score | Score | Status
             Access control | 100{f} | 0{f} | Open{f}
             Operations | 120{f} | 0{f} | Open{f}
             People | 60{f} | 0{f} | Open{f}",
            &[],
        ),
        case(
            "a lookup of choices with what they mean",
            "Severity | Status | Category | Status descriptions
             High | Open | Network | Nobody has looked at this yet
             Medium | Done | Identity | This was looked at and nothing is left to do
             Low | N/A | Storage | This does not apply to the design",
            &[],
        ),
        case(
            "a risk calculator",
            "Likelihood factors{b}{m:1x2}
             Skill required | Some skills [6]{l:None [9];Some skills [6];Expert [1]} | 6{f}
             Motive | Possible reward [4]{l:Low [1];Possible reward [4];High [9]} | 4{f}
             Opportunity | Full access [0]{l:Full access [0];None [9]} | 0{f}
             Size | Partners [5]{l:Partners [5];Anyone [9]} | 5{f}",
            &[],
        ),
        Case {
            name: "instructions and lists beside the questions",
            sheets: vec![
                sheet(
                    "Instructions",
                    "How to fill in this questionnaire{b}
                     Question | The question that is asked of the supplier.
                     Response | Choose one answer from the list.
                     Comment | Explain your answer where it is not Yes.
                     Vendor | The company that answers.",
                ),
                sheet(
                    "Q",
                    "Question | Response | Comment
                     Is there a register of suppliers? | {l:Yes;No;N/A} |
                     Are suppliers reviewed? | {l:Yes;No;N/A} |",
                ),
                lists,
            ],
            wanted: lines(&["Q!A2 -> B2 / C2", "Q!A3 -> B3 / C3"]),
        },
        case(
            "boxes beside what does not ask",
            "Before you send the form
             ☐ | All parts are complete.
             ☐ | The report is attached.
             ☐ | A copy is kept.",
            &[],
        ),
        case(
            "values to be reached, and none for what is",
            "Ref | Control | Target maturity | Priority
             1 | Doors are locked at night. | {l:1;2;3;4;5} | High
             2 | Windows are shut. | {l:1;2;3;4;5} | Low
             3 | Alarms are set. | {l:1;2;3;4;5} | Low",
            &[],
        ),
        case(
            "two columns that could each take the replies",
            "Question | Response | Response
             Do you use artificial intelligence? | |
             Is customer data used to train it? | |
             Can a customer opt out? | |",
            &[],
        ),
        case(
            "findings of a test",
            "No. | Vulnerability | Affected host | Impact | Likelihood | Recommendation
             1 | SQL injection | shop.example | High | Medium | Use prepared statements in every query.
             2 | Weak cipher | mail.example | Low | Low | Switch it off in the server's settings.",
            &[],
        ),
    ]
}
