//! Replies that are marked on a scale or in a box: degrees, ratings, boxes beside the text.

use super::{Case, case};

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "how far somebody agrees",
            "Statement | Strongly agree | Agree | Neutral | Disagree | Strongly disagree | Comment
             Staff know whom to tell of a lost laptop. | | | | | |
             Managers speak of security when they plan. | | | | | |
             Visitors are met at the door. | | | | | |",
            &[
                "Q!A2 -> [Strongly agree=B2, Agree=C2, Neutral=D2, Disagree=E2, Strongly disagree=F2] / G2",
                "Q!A3 -> [Strongly agree=B3, Agree=C3, Neutral=D3, Disagree=E3, Strongly disagree=F3] / G3",
                "Q!A4 -> [Strongly agree=B4, Agree=C4, Neutral=D4, Disagree=E4, Strongly disagree=F4] / G4",
            ],
        ),
        case(
            "a column for each point of a scale",
            "No.{m:2x1} | Practice{m:2x1} | Maturity level (mark one){m:1x5} | | | | | Justification{m:2x1}
             | | 1 | 2 | 3 | 4 | 5
             P1 | Changes are tried out on copies of real systems. | | | | | |
             P2 | Old machines are emptied before they are sold. | | x | | | |
             P3 | Rights are looked through when people move. | | | | | |",
            &[
                "Q!B3 -> [1=C3, 2=D3, 3=E3, 4=F3, 5=G3] / H3",
                "Q!B4 -> [1=C4, 2=D4(answered), 3=E4, 4=F4, 5=G4] / H4",
                "Q!B5 -> [1=C5, 2=D5, 3=E5, 4=F5, 5=G5] / H5",
            ],
        ),
        case(
            "points of a scale in the only row of captions",
            "Ref | Requirement | 0 | 1 | 2 | 3 | Remarks
             a | Alarms are answered within an hour. | | | | |
             b | Spare keys lie in a safe. | | | | |
             c | Cables are labelled. | | | | |",
            &[
                "Q!B2 -> [0=C2, 1=D2, 2=E2, 3=F2] / G2",
                "Q!B3 -> [0=C3, 1=D3, 2=E3, 3=F3] / G3",
                "Q!B4 -> [0=C4, 1=D4, 2=E4, 3=F4] / G4",
            ],
        ),
        case(
            "how often something is done",
            "Question{m:2x1} | How often?{m:1x5} | | | | | Explanation{m:2x1}
             | Always | Often | Sometimes | Rarely | Never
             Do you check who is calling before you reset a password? | | | | | |
             Do you lock rooms when you leave them? | | | | | |",
            &[
                "Q!A3 -> [Always=B3, Often=C3, Sometimes=D3, Rarely=E3, Never=F3] / G3",
                "Q!A4 -> [Always=B4, Often=C4, Sometimes=D4, Rarely=E4, Never=F4] / G4",
            ],
        ),
        case(
            "how far something is done",
            "ID | Control | Fully | Largely | Partially | Not at all | Evidence
             K1 | Parcels are opened in a room of their own. | | | | |
             K2 | Cameras look at every entrance. | | | | |
             K3 | The fence is walked every night. | | | | |",
            &[
                "Q!B2 -> [Fully=C2, Largely=D2, Partially=E2, Not at all=F2] evidence=G2",
                "Q!B3 -> [Fully=C3, Largely=D3, Partially=E3, Not at all=F3] evidence=G3",
                "Q!B4 -> [Fully=C4, Largely=D4, Partially=E4, Not at all=F4] evidence=G4",
            ],
        ),
        case(
            "degrees in German under a caption of their own",
            "Nr.{m:2x1} | Aussage{m:2x1} | Zutreffendes bitte ankreuzen{m:1x4} | | | | Anmerkung{m:2x1}
             | | trifft voll zu | trifft eher zu | trifft eher nicht zu | trifft nicht zu
             1 | Neue Beschäftigte werden am ersten Tag eingewiesen. | | | | |
             2 | Besucher werden begleitet. | | | | |",
            &[
                "Q!B3 -> [trifft voll zu=C3, trifft eher zu=D3, trifft eher nicht zu=E3, trifft nicht zu=F3] / G3",
                "Q!B4 -> [trifft voll zu=C4, trifft eher zu=D4, trifft eher nicht zu=E4, trifft nicht zu=F4] / G4",
            ],
        ),
        case(
            "tick columns under a caption that is not merged",
            "Nr | Anforderung | Erfüllt? | | | Bemerkung
             | | Ja | Nein | n/a |
             1 | Die Server stehen in einem verschlossenen Raum. | | | |
             2 | Der Raum wird gekühlt. | | | |
             3 | Der Strom ist doppelt zugeführt. | | | |",
            &[
                "Q!B3 -> [Ja=C3, Nein=D3, n/a=E3] / F3",
                "Q!B4 -> [Ja=C4, Nein=D4, n/a=E4] / F4",
                "Q!B5 -> [Ja=C5, Nein=D5, n/a=E5] / F5",
            ],
        ),
        case(
            "yes or no left of the requirement",
            "Y/N | Ref | Requirement | Supplier comments
             | 1.1 | Backups are kept at a second site. |
             | 1.2 | Backups are read back every quarter. |
             | 1.3 | Backups are kept for a year. |",
            &["Q!C2 -> A2 / D2", "Q!C3 -> A3 / D3", "Q!C4 -> A4 / D4"],
        ),
        case(
            "ticks left of the requirement",
            "Yes | No | Requirement | Comments
             | | The supplier insures itself against claims. |
             | | The supplier tells of changes a month before. |
             | | The supplier names its own suppliers. |",
            &["Q!C2 -> [Yes=A2, No=B2] / D2", "Q!C3 -> [Yes=A3, No=B3] / D3", "Q!C4 -> [Yes=A4, No=B4] / D4"],
        ),
        case(
            "a box left of the requirement",
            "Please tick what applies.{m:1x2}
             ☐ | Do you keep spare parts on site?
             ☐ | Do you have a contract for repairs?
             ☐ | Do you test the generator every month?",
            &["Q!B2 -> [☐=A2(placeholder)]", "Q!B3 -> [☐=A3(placeholder)]", "Q!B4 -> [☐=A4(placeholder)]"],
        ),
        case(
            "a box left of the requirement, and a column for comments",
            "Done | Requirement | Comments
             ☐ | Passwords that came with a machine are changed. |
             ☐ | Ports that nobody needs are closed. |
             ☐ | Clocks are set by one source. |",
            &[
                "Q!B2 -> [Done=A2(placeholder)] / C2",
                "Q!B3 -> [Done=A3(placeholder)] / C3",
                "Q!B4 -> [Done=A4(placeholder)] / C4",
            ],
        ),
        case(
            "choices written out in the cell",
            "No. | Question | Answer | Details
             1 | Have claims been made against you? | ☐ Yes ☐ No |
             2 | Do you hold records of more than a thousand people? | ☐ Yes ☐ No |
             3 | Do you pay by wire? | ☒ Yes ☐ No | By two people",
            &["Q!B2 -> C2(placeholder) / D2", "Q!B3 -> C3(placeholder) / D3", "Q!B4 -> C4(answered) / D4(answered)"],
        ),
    ]
}
