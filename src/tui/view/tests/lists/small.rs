//! In a window of 80 by 24.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (80, 24);

#[test]
fn editing() {
    assert_snapshot!(drawn(states::editing, WINDOW), @"");
}

#[test]
fn declining() {
    assert_snapshot!(drawn(states::declining, WINDOW), @"");
}

#[test]
fn handing_over() {
    assert_snapshot!(drawn(states::handing_over, WINDOW), @"");
}

#[test]
fn handing_out() {
    assert_snapshot!(drawn(states::handing_out, WINDOW), @"");
}

#[test]
fn choosing_a_stance() {
    assert_snapshot!(drawn(states::choosing_a_stance, WINDOW), @"");
}

#[test]
fn searching_the_bank() {
    assert_snapshot!(drawn(states::searching_the_bank, WINDOW), @"");
}

#[test]
fn finding() {
    assert_snapshot!(drawn(states::finding, WINDOW), @"");
}

#[test]
fn filtering() {
    assert_snapshot!(drawn(states::filtering, WINDOW), @"");
}

#[test]
fn commanding() {
    assert_snapshot!(drawn(states::commanding, WINDOW), @"");
}

#[test]
fn comparing() {
    assert_snapshot!(drawn(states::comparing, WINDOW), @"");
}
