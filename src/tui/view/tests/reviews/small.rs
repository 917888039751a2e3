//! In a window of 80 by 24.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (80, 24);

#[test]
fn first() {
    assert_snapshot!(drawn(states::first, WINDOW), @"");
}

#[test]
fn undecided() {
    assert_snapshot!(drawn(states::undecided, WINDOW), @"");
}

#[test]
fn decided() {
    assert_snapshot!(drawn(states::decided, WINDOW), @"");
}

#[test]
fn awaited() {
    assert_snapshot!(drawn(states::awaited, WINDOW), @"");
}

#[test]
fn read_only() {
    assert_snapshot!(drawn(states::read_only, WINDOW), @"");
}

#[test]
fn answered_before() {
    assert_snapshot!(drawn(states::answered_before, WINDOW), @"");
}

#[test]
fn contradicted() {
    assert_snapshot!(drawn(states::contradicted, WINDOW), @"");
}

#[test]
fn filtered_out() {
    assert_snapshot!(drawn(states::filtered_out, WINDOW), @"");
}
