//! In a window of 120 by 40.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (120, 40);

#[test]
fn accepting_above() {
    assert_snapshot!(drawn(states::accepting_above, WINDOW), @"");
}

#[test]
fn keys() {
    assert_snapshot!(drawn(states::keys, WINDOW), @"");
}

#[test]
fn reasons() {
    assert_snapshot!(drawn(states::reasons, WINDOW), @"");
}

#[test]
fn sheet() {
    assert_snapshot!(drawn(states::sheet, WINDOW), @"");
}

#[test]
fn asking() {
    assert_snapshot!(drawn(states::asking, WINDOW), @"");
}

#[test]
fn keeping() {
    assert_snapshot!(drawn(states::keeping, WINDOW), @"");
}
