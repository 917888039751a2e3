//! The other ways to ask that the banks and topics ship, asked of the banks themselves.
//!
//! What must hold: where a wording is answered, none of the other ways to ask it takes the other side, and most are answered as it
//! is. Some are left open: each is one among all questions, and what keeps a wrong answer back may keep a right one back.

use vsq::response::Status;
use vsq::stance::Stance;

use crate::labelled::Asked;

/// One in so many is asked: the program that is tested is not the quick one.
const ONE_IN: usize = 4;
/// The share that is answered as the wording is.
const ALIKE: f64 = 0.85;

/// Asks a bank the other ways to ask its wordings.
fn hold(vendor: &str) {
    let asked = Asked::of(vendor);
    let wordings =
        asked.bank.entries.iter().flat_map(|entry| entry.wordings.iter().map(move |wording| (entry, wording)));
    let (mut alike, mut all, mut faults) = (0_u32, 0_u32, Vec::new());
    for (entry, wording) in wordings.filter(|(_, wording)| !wording.also.is_empty()) {
        let told = asked.propose(&wording.ask, None, None);
        let own = told.entry.and_then(|at| asked.bank.entries.get(at)).is_some_and(|told| told.id == entry.id);
        if told.status != Status::Filled || !own {
            continue;
        }
        for way in wording.also.iter().step_by(ONE_IN) {
            let proposal = asked.propose(way, None, None);
            let filled = proposal.status == Status::Filled;
            all += 1;
            alike += u32::from(filled && proposal.stance == told.stance);
            let sides = (told.stance, proposal.stance);
            if filled && matches!(sides, (Some(Stance::Yes), Some(Stance::No)) | (Some(Stance::No), Some(Stance::Yes)))
            {
                faults.push(format!("{way}\n    as {}", wording.ask));
            }
        }
    }
    println!("{vendor}: {alike} of {all} answered alike");
    assert!(faults.is_empty(), "{vendor}: {} take the other side:\n{}", faults.len(), faults.join("\n"));
    assert!(f64::from(alike) >= ALIKE * f64::from(all), "{vendor}: {alike} of {all} answered alike");
    assert!(all > 0, "{vendor}: none is asked");
}

#[test]
fn mojaq_is_asked_otherwise() {
    hold("mojaq");
}

#[test]
fn vaivatta_is_asked_otherwise() {
    hold("vaivatta");
}

#[test]
fn wemalo_is_asked_otherwise() {
    hold("wemalo");
}

#[test]
fn mijoro_is_asked_otherwise() {
    hold("mijoro");
}

#[test]
fn omoikane_is_asked_otherwise() {
    hold("omoikane");
}

#[test]
fn invented_vendors_are_asked_otherwise() {
    hold("pawlane");
    hold("tidewick");
}
