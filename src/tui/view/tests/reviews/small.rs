//! In a window of 80 by 24.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (80, 24);

#[test]
fn first() {
    assert_snapshot!(drawn(states::first, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ── 1 of 9 ──────────────────────────────────────────────────────────────────────
     1.1  Privacy  Security!B6
     Do you sell customer data?
     Choices: Yes / No / N/A

     ✓ filled  will be written  98% sure
       C6   No
       D6   Customer data is not sold.

     From
     sale
     matched "Do you sell customer data?"

     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    "#);
}

#[test]
fn undecided() {
    assert_snapshot!(drawn(states::undecided, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ── 3 of 9 ──────────────────────────────────────────────────────────────────────
     2.1  Operations  Security!B9
     Do you operate kites?
     Choices: Yes / No / N/A

     ◐ review  if you accept  98% sure
       C9   Yes
       D9   Kites are flown.
     • the answer is a draft, not approved

     From
     kites

     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    ");
}

#[test]
fn decided() {
    assert_snapshot!(drawn(states::decided, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ██████▓▓▓▓▓▒▒·······  1 to decide  ● 3 accepted  ✓ 2 filled  ◐ 1 review
      Operations
      ● accepted   yes          2.1  Do you operate kites?
      – declined                2.2  If so, how high do they fly?
      → handed on               2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ▌ ● accepted   no           2.5  Is your office painted green?
      = kept                    2.6  Do you operate lanterns?
      ● accepted   yes          2.7  Do you operate kites?
    ── 7 of 9 ──────────────────────────────────────────────────────────────────────
     2.5  Operations  Security!B13
     Is your office painted green?
     Choices: Yes / No / N/A

     ● accepted  will be written
       C13  No

     In the sheet
        10  2.2 | If so, how high do they fly?
        11  2.3 | Do you operate balloons?
        12  2.4 | Do you operate tunnels?
     2.7 accepted: Yes
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    ");
}

#[test]
fn awaited() {
    assert_snapshot!(drawn(states::awaited, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒············  2 to decide, about a minute  asking the bank 4 of 9
      Privacy
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ~ awaited                 2.3  Do you operate balloons?
      ~ awaited                 2.4  Do you operate tunnels?
    ── 1 of 9 ──────────────────────────────────────────────────────────────────────
     1.1  Privacy  Security!B6
     Do you sell customer data?
     Choices: Yes / No / N/A

     ✓ filled  will be written  98% sure
       C6   No
       D6   Customer data is not sold.

     From
     sale
     matched "Do you sell customer data?"

     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    "#);
}

#[test]
fn read_only() {
    assert_snapshot!(drawn(states::read_only, WINDOW), @r#"
     vsq form.xlsx                         READ ONLY · 2 of 3 · Lindgren Works · 2…
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ── 1 of 9 ──────────────────────────────────────────────────────────────────────
     1.1  Privacy  Security!B6
     Do you sell customer data?
     Choices: Yes / No / N/A

     ✓ filled  will be written  98% sure
       C6   No
       D6   Customer data is not sold.

     From
     sale
     matched "Do you sell customer data?"
     another vsq has this questionnaire open; here it can only be read
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    "#);
}

#[test]
fn answered_before() {
    assert_snapshot!(drawn(states::answered_before, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ── 3 of 9 ──────────────────────────────────────────────────────────────────────
     2.1  Operations  Security!B9
     Do you operate kites?
     Choices: Yes / No / N/A

     ◐ review  if you accept  98% sure
       C9   Yes
       D9   Kites are flown.
     • the answer is a draft, not approved

     From
     kites

     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    ");
}

#[test]
fn contradicted() {
    assert_snapshot!(drawn(states::contradicted, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ████▓▓▓▓▒▒▒▒▒░░░░···  4 to decide  ● 2 accepted  ✓ 2 filled  ◐ 2 review
      Operations
      ● accepted   yes          2.1  Do you operate kites?
      ○ unanswered              2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
      ○ unanswered              2.5  Is your office painted green?
      = kept                    2.6  Do you operate lanterns?
    ▌ ● accepted   no           2.7  Do you operate kites?
    ── 9 of 9 ──────────────────────────────────────────────────────────────────────
     2.7  Operations  Security!B15
     Do you operate kites?
     Choices: Yes / No / N/A

     ● accepted  will be written
       C15  No
       D15  Kites are flown.
     ! contradicts 2.1: the same question is answered yes and no

     From
     kites
     2.7 accepted: No
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    ");
}

#[test]
fn filtered_out() {
    assert_snapshot!(drawn(states::filtered_out, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      no question is shown: choose another filter

    (6 more such lines)
    ──  · only containing "pelicans" ───────────────────────────────────────────────

    (10 more such lines)
     showing containing "pelicans"
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    "#);
}
