//! Questionnaires as sectors and schemes draw them: banks, insurers, carmakers, hospitals, universities, card payment,
//! public bodies. All wording is made up.

use super::drawn::{hide_column, sheet};
use super::{Case, case, lines};

pub fn cases() -> Vec<Case> {
    let mut scoped = sheet(
        "Q",
        "Scope | Serial | Ques Num | Question/Request | Response | Additional Information | Category | ISO ref | Weight
         Lite{f} | 1 | A.1 | Is there a programme for risk? | {l:Yes;No;N/A} | | Risk | 5.1 | 3
         Core{f} | 2 | A.1.1 | Is it owned by a named leader? | {l:Yes;No;N/A} | | Risk | 5.2 | 2
         !Core{f} | 3 | A.1.2 | Does it cover suppliers? | {l:Yes;No;N/A} | | Risk | 5.3 | 1
         Lite{f} | 4 | B.1 | Is there a rule for visitors? | {l:Yes;No;N/A} | | Sites | 7.1 | 3",
    );
    hide_column(&mut scoped, 1);
    hide_column(&mut scoped, 8);
    vec![
        case(
            "card payment: in place, with another control, or not",
            "Requirement{m:2x1} | Expected testing{m:2x1} | Response (check one for each requirement){m:1x5}
             | | In Place | In Place with CCW | Not Applicable | Not Tested | Not in Place
             1.1.1 Rules for walls between networks are written down. | Read the rules. Ask who keeps them. | | | | |
             1.1.2 Someone is named for each of the rules. | Ask the people named. | | | | |
             1.2.1 What may pass is listed with its reason. | Compare the list with the machines. | | | | |",
            &[
                "Q!A3 -> [In Place=C3, In Place with CCW=D3, Not Applicable=E3, Not Tested=F3, Not in Place=G3]",
                "Q!A4 -> [In Place=C4, In Place with CCW=D4, Not Applicable=E4, Not Tested=F4, Not in Place=G4]",
                "Q!A5 -> [In Place=C5, In Place with CCW=D5, Not Applicable=E5, Not Tested=F5, Not in Place=G5]",
            ],
        ),
        case(
            "a carmaker's self-assessment by maturity",
            "Selbstauskunft Informationssicherheit{b}{m:1x8}
             Unternehmen: |
             Standort: |

             Nr. | Kontrollfrage | Reifegrad | Zielreifegrad | Beschreibung der Umsetzung | Referenz auf Nachweise | Feststellung des Prüfers | Hilfe
             1.1 | Inwieweit sind Leitlinien erstellt und bekannt gemacht? | {l:0;1;2;3;4;5;na} | 3 | | | | Leitlinie, Freigabe
             1.2 | Inwieweit sind Aufgaben verteilt? | {l:0;1;2;3;4;5;na} | 3 | | | | Stellenplan
             1.3 | Inwieweit werden Werte erfasst? | {l:0;1;2;3;4;5;na} | 3 | | | | Verzeichnis",
            &[
                "Q!A2 -> i B2",
                "Q!B6 -> C6 / E6 evidence=F6",
                "Q!B7 -> C7 / E7 evidence=F7",
                "Q!B8 -> C8 / E8 evidence=F8",
            ],
        ),
        case(
            "a statement of applicability",
            "Annex ref | Control title | Applicable (Y/N) | Justification for applicability | Implemented | Description of implementation
             A.1 | Desks are cleared at the end of the day. | {l:Yes;No} | | {l:Yes;No;Partially} |
             A.2 | Screens lock after five minutes. | {l:Yes;No} | | {l:Yes;No;Partially} |
             A.3 | Paper is shredded. | {l:Yes;No} | | {l:Yes;No;Partially} |",
            &["Q!B2 -> E2 / F2", "Q!B3 -> E3 / F3", "Q!B4 -> E4 / F4"],
        ),
        Case {
            name: "questions by scope, with rows and columns that are not asked hidden",
            sheets: vec![scoped],
            wanted: lines(&["Q!D2 -> E2 / F2", "Q!D3 -> E3 / F3", "Q!D5 -> E5 / F5"]),
        },
        case(
            "an insurer's proposal form",
            "Cyber proposal form{b}{m:1x5}
             Name of the proposer's company: |
             Website |
             Annual turnover |

             Part 2: How you protect yourself{b}{m:1x5}
             | Question | Yes | No | If yes, please give details
             2.1 | Do you ask for a second factor when staff work from home? | | |
             2.2 | Do you keep a copy of your books away from the office? | | |
             2.3 | Have you paid a ransom in the last five years? | | |
             Declaration: I declare that the above is true.{m:1x5}
             Signature | | Date |",
            &[
                "Q!A3 -> i B3",
                "Q!B8 -> [Yes=C8, No=D8] / E8",
                "Q!B9 -> [Yes=C9, No=D9] / E9",
                "Q!B10 -> [Yes=C10, No=D10] / E10",
            ],
        ),
        case(
            "a checklist of what a processor owes",
            "Art. | Obligation of the processor | Clause in the contract | Fulfilled (yes/no) | Remark
             28(3)(a) | The processor acts on written instructions alone. | | |
             28(3)(b) | Those who may see the records are bound to secrecy. | | |
             28(3)(h) | The processor takes part in audits. | | |",
            &["Q!B2 -> D2 / E2", "Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4"],
        ),
        case(
            "safeguards scored now and as they should be",
            "Safeguard | Asset class | Function | Title | Description | Current score (0-5) | Target score (0-5) | Notes
             1.1 | Devices | Identify | Keep a list of machines | Write down every machine with its place, its owner and its use, twice a year. | {l:0;1;2;3;4;5} | {l:0;1;2;3;4;5} |
             1.2 | Devices | Respond | Deal with strange machines | Take machines that nobody knows off the network within a week. | {l:0;1;2;3;4;5} | {l:0;1;2;3;4;5} |
             2.1 | Software | Identify | Keep a list of programs | Write down every program with its maker and the day it was installed. | {l:0;1;2;3;4;5} | {l:0;1;2;3;4;5} |",
            &["Q!E2 -> F2 / H2", "Q!E3 -> F3 / H3", "Q!E4 -> F4 / H4"],
        ),
        case(
            "what a customer inherits",
            "Control ID | Can Be Inherited from CSP | Specific Inheritance and Customer Agency Responsibilities
             AC-1 | {l:Yes;Partial;No} |
             AC-2 (1) | {l:Yes;Partial;No} |
             AU-6 | {l:Yes;Partial;No} |",
            &[
                "Q!A2 -> B2 customer_responsibility=C2",
                "Q!A3 -> B3 customer_responsibility=C3",
                "Q!A4 -> B4 customer_responsibility=C4",
            ],
        ),
        case(
            "a hospital's toolkit of assertions and evidence",
            "Assertion | Evidence ref | Evidence text | Mandatory | Your reply | Comments | File name of document | Confirmed by | Date confirmed
             1.1 Leadership{m:2x1} | 1.1.1 | Who in your organisation answers for records of patients? | Yes | | | | |
             | 1.1.2 | Does your board speak of them once a year? | Yes | | | | |
             1.2 Records{m:2x1} | 1.2.1 | When were your lists of records last looked through? | No | | | | |
             | 1.2.2 | Provide the name of the last course that staff went to. | Yes | | | | |",
            &[
                "Q!C2 -> E2 / F2 evidence=G2",
                "Q!C3 -> E3 / F3 evidence=G3",
                "Q!C4 -> E4 / F4 evidence=G4",
                "Q!C5 -> E5 / F5 evidence=G5",
            ],
        ),
        case(
            "a cloud checklist in Japanese with the state of things",
            "No | 区分 | チェック項目 | 実施状況 | エビデンス | 備考 | 当社確認欄
             1 | 体制 | 情報セキュリティ責任者を任命していること。 | {l:実施済み;一部実施;未実施;対象外} | | |
             2 | 体制 | 連絡先を一覧にしていること。 | {l:実施済み;一部実施;未実施;対象外} | | |
             3 | 設備 | 入退室を記録していること。 | {l:実施済み;一部実施;未実施;対象外} | | |",
            &["Q!C2 -> D2 / F2 evidence=E2", "Q!C3 -> D3 / F3 evidence=E3", "Q!C4 -> D4 / F4 evidence=E4"],
        ),
        case(
            "Japanese and English side by side",
            "番号 No. | 確認事項 | Check item | 回答 Answer | 備考 Remarks
             1 | 通信は暗号化されていますか。 | Is traffic encrypted? | {l:はい Yes;いいえ No} |
             2 | 鍵は分けて保管していますか。 | Are keys kept apart? | {l:はい Yes;いいえ No} |
             3 | 記録は一年間残りますか。 | Are logs kept for a year? | {l:はい Yes;いいえ No} |",
            &["Q!B2 -> D2 / E2", "Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4"],
        ),
        case(
            "French and English side by side, captions under captions",
            "N°{m:2x1} | Exigence / Requirement{m:1x2} | | Réponse / Answer{m:1x2} |
             | Français | English | Oui/Non | Commentaires
             1 | Les accès sont-ils revus chaque année ? | Are rights reviewed every year? | |
             2 | Les postes sont-ils chiffrés ? | Are laptops encrypted? | |
             3 | Les journaux sont-ils conservés ? | Are logs kept? | |",
            &["Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4", "Q!B5 -> D5 / E5"],
        ),
        case(
            "a bank's form: what is asked, what is proved, when and by whom",
            "Due diligence of third parties{b}{m:1x9}
             Instructions: fill in the white columns. Do not change the grey ones.{m:1x9}

             Risk area | Ref | Control question | Response | Response details | Evidence (link or file) | Planned completion date | Responsible person | Bank's rating
             Cyber | CY-1 | Is there a team that watches for attacks at night? | {l:Yes;No;Partial} | | | | |
             Cyber | CY-2 | Are attacks told to customers within a day? | {l:Yes;No;Partial} | | | | |
             People | PE-1 | Are people checked before they are hired? | {l:Yes;No;Partial} | | | | |",
            &[
                "Q!C5 -> D5 / E5 evidence=F5 date=G5 owner=H5",
                "Q!C6 -> D6 / E6 evidence=F6 date=G6 owner=H6",
                "Q!C7 -> D7 / E7 evidence=F7 date=G7 owner=H7",
            ],
        ),
        case(
            "a numbered list in one wide column, a box of several rows below each question",
            "Questions for suppliers of software{b}{m:1x6}
             Please write below each question.{m:1x6}
             1. How do you find out that a library has a fault?{m:1x6}
             {m:3x6}


             2. Describe how you tell customers of it.{m:1x6}
             {m:3x6}


             3. Who decides whether a fix may wait?{m:1x6}
             {m:3x6}",
            &["Q!A3 -> A4", "Q!A7 -> A8", "Q!A11 -> A12"],
        ),
        case(
            "requests in one wide column between headings, a merged line below each",
            "A. About your staff{b}{g}{m:1x5}
             Describe how new staff are checked{m:1x5}
             {m:1x5}
             List the courses that everybody takes{m:1x5}
             {m:1x5}
             B. About your buildings{b}{g}{m:1x5}
             State who holds keys to the server room{m:1x5}
             {m:1x5}",
            &["Q!A2 -> A3", "Q!A4 -> A5", "Q!A7 -> A8"],
        ),
        case(
            "responses that are kinds of responses",
            "Question ID | Question | Response | Score if wrong
             V-1 | Is there a person for privacy? | Yes/No | 5
             V-2 | How many people look after it? | Number | 3
             V-3 | When did you last look at it? | Date | 3
             V-4 | What would you do better? | Free text | 1
             V-5 | Do you keep a list? | Yes/No | 5
             V-6 | Who may see it? | Free text | 1",
            &[],
        ),
        case(
            "a university's form with the school's own review",
            "Supplier review{b}{m:1x7}
             Name of supplier | Enter name
             Product | Enter product

             Code | Question{b} | Supplier answer{b} | Additional information{b} | Guidance{b} | Reviewer: compliant?{b} | Reviewer notes{b}
             AUTH-1 | Can students sign in with the school's account? | {l:Yes;No;N/A} | | Name the protocol. | {l:Yes;No} |
             AUTH-2 | Are rights given by role? | {l:Yes;No;N/A} | | | {l:Yes;No} |
             DATA-1 | Where are marks stored? | | | Name the country. | {l:Yes;No} |",
            &[
                "Q!A2 -> i B2(placeholder)",
                "Q!A3 -> i B3(placeholder)",
                "Q!B6 -> C6 / D6",
                "Q!B7 -> C7 / D7",
                "Q!B8 -> C8 / D8",
            ],
        ),
        case(
            "a public body's requirements, shall and should",
            "Krav-ID | Krav | Type | Oppfylles (Ja/Nei/Delvis) | Beskrivelse av løsning | Vekt
             K1 | Leverandøren skal kryptere data i hvile. | Skal | | | 5
             K2 | Leverandøren bør støtte pålogging med to faktorer. | Bør | | | 3
             K3 | Leverandøren skal lagre data i EØS. | Skal | | | 5",
            &["Q!B2 -> D2 / E2", "Q!B3 -> D3 / E3", "Q!B4 -> D4 / E4"],
        ),
        case(
            "an outsourcing register that asks once for each service",
            "Pytanie{m:2x1} | Odpowiedź dostawcy{m:1x2} | | Uwagi{m:2x1}
             | Tak | Nie
             Czy dane są szyfrowane? | | |
             Czy kopie są testowane? | | |
             Czy dostęp jest rejestrowany? | | |",
            &["Q!A3 -> [Tak=B3, Nie=C3] / D3", "Q!A4 -> [Tak=B4, Nie=C4] / D4", "Q!A5 -> [Tak=B5, Nie=C5] / D5"],
        ),
        case(
            "status and target status of a plan",
            "Measure | Present status | Target status | Due date | Action owner | Remarks
             Laptops are encrypted with keys that we hold. | {l:Open;In progress;Done} | {l:Open;In progress;Done} | | |
             Servers are rebuilt from scripts every month. | {l:Open;In progress;Done} | {l:Open;In progress;Done} | | |
             Old accounts are closed after a week. | {l:Open;In progress;Done} | {l:Open;In progress;Done} | | |",
            &[
                "Q!A2 -> B2 / F2 date=D2 owner=E2",
                "Q!A3 -> B3 / F3 date=D3 owner=E3",
                "Q!A4 -> B4 / F4 date=D4 owner=E4",
            ],
        ),
    ]
}
