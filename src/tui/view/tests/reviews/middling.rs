//! In a window of 120 by 40.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (120, 40);

#[test]
fn first() {
    assert_snapshot!(drawn(states::first, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  1.1  Privacy  Security!B6
    ▌ ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ◐ review     yes     98%  2.1  Do you operate …  │  ✓ filled  will be written  98% sure
      ◐ review                  2.2  If so, how high…  │    C6   No
      ◐ review     yes     98%  2.3  Do you operate …  │    D6   Customer data is not sold.
      ◐ review     yes     98%  2.4  Do you operate …  │
      ○ unanswered              2.5  Is your office …  │  From
      = kept                    2.6  Do you operate …  │  sale
      ◐ review     yes     98%  2.7  Do you operate …  │  matched "Do you sell customer data?"
                                                       │  Security page, Privacy (https://ledgerly.test/security)
                                                       │  rests on controls.sale
                                                       │  owner privacy · reviewed 2026-05-01
                                                       │  controls.json:2
                                                       │
                                                       │  In the sheet
                                                       │      4  No. | Question | Answer | Comments
                                                       │      5  Privacy
                                                       │      6  1.1 | Do you sell customer data?
                                                       │      7  1.2 | Do you watermark exported pictures?
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │
    (12 more such lines)
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn undecided() {
    assert_snapshot!(drawn(states::undecided, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  2.1  Operations  Security!B9
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you operate kites?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
    ▌ ◐ review     yes     98%  2.1  Do you operate …  │  ◐ review  if you accept  98% sure
      ◐ review                  2.2  If so, how high…  │    C9   Yes
      ◐ review     yes     98%  2.3  Do you operate …  │    D9   Kites are flown.
      ◐ review     yes     98%  2.4  Do you operate …  │  • the answer is a draft, not approved
      ○ unanswered              2.5  Is your office …  │
      = kept                    2.6  Do you operate …  │  From
      ◐ review     yes     98%  2.7  Do you operate …  │  kites
                                                       │  matched "Do you operate kites?"
                                                       │  rests on controls.kites
                                                       │  controls.json:6
                                                       │
                                                       │  In the sheet
                                                       │      6  1.1 | Do you sell customer data?
                                                       │      7  1.2 | Do you watermark exported pictures?
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │     10  2.2 | If so, how high do they fly?
                                                       │     11  2.3 | Do you operate balloons?
                                                       │     12  2.4 | Do you operate tunnels?
                                                       │
    (12 more such lines)
     3 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn decided() {
    assert_snapshot!(drawn(states::decided, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ██████████▓▓▓▓▓▓▒▒▒▒··········  1 to decide  ● 3 accepted  ✓ 2 filled  ◐ 1 review  → 1 handed on  – 1 declined
      Privacy                                          │  2.5  Operations  Security!B13
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Is your office painted green?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ● accepted   yes          2.1  Do you operate …  │  ● accepted  will be written
      – declined                2.2  If so, how high…  │    C13  No
      → handed on               2.3  Do you operate …  │
      ◐ review     yes     98%  2.4  Do you operate …  │  In the sheet
    ▌ ● accepted   no           2.5  Is your office …  │     10  2.2 | If so, how high do they fly?
      = kept                    2.6  Do you operate …  │     11  2.3 | Do you operate balloons?
      ● accepted   yes          2.7  Do you operate …  │     12  2.4 | Do you operate tunnels?
                                                       │     13  2.5 | Is your office painted green?
                                                       │     14  2.6 | Do you operate lanterns? | No
                                                       │     15  2.7 | Do you operate kites?
                                                       │
    (21 more such lines)
     2.7 accepted: Yes
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    ");
}

#[test]
fn awaited() {
    assert_snapshot!(drawn(states::awaited, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒·················  2 to decide, about a minute  asking the bank 4 of 9  ✓ 2 filled  ◐ 2 review
      Privacy                                          │  1.1  Privacy  Security!B6
    ▌ ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ◐ review     yes     98%  2.1  Do you operate …  │  ✓ filled  will be written  98% sure
      ◐ review                  2.2  If so, how high…  │    C6   No
      ~ awaited                 2.3  Do you operate …  │    D6   Customer data is not sold.
      ~ awaited                 2.4  Do you operate …  │
      ~ awaited                 2.5  Is your office …  │  From
      ~ awaited                 2.6  Do you operate …  │  sale
      ~ awaited                 2.7  Do you operate …  │  matched "Do you sell customer data?"
                                                       │  Security page, Privacy (https://ledgerly.test/security)
                                                       │  rests on controls.sale
                                                       │  owner privacy · reviewed 2026-05-01
                                                       │  controls.json:2
                                                       │
                                                       │  In the sheet
                                                       │      4  No. | Question | Answer | Comments
                                                       │      5  Privacy
                                                       │      6  1.1 | Do you sell customer data?
                                                       │      7  1.2 | Do you watermark exported pictures?
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │
    (12 more such lines)
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn read_only() {
    assert_snapshot!(drawn(states::read_only, WINDOW), @r#"
     vsq form.xlsx                                                         READ ONLY · 2 of 3 · Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  1.1  Privacy  Security!B6
    ▌ ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ◐ review     yes     98%  2.1  Do you operate …  │  ✓ filled  will be written  98% sure
      ◐ review                  2.2  If so, how high…  │    C6   No
      ◐ review     yes     98%  2.3  Do you operate …  │    D6   Customer data is not sold.
      ◐ review     yes     98%  2.4  Do you operate …  │
      ○ unanswered              2.5  Is your office …  │  From
      = kept                    2.6  Do you operate …  │  sale
      ◐ review     yes     98%  2.7  Do you operate …  │  matched "Do you sell customer data?"
                                                       │  Security page, Privacy (https://ledgerly.test/security)
                                                       │  rests on controls.sale
                                                       │  owner privacy · reviewed 2026-05-01
                                                       │  controls.json:2
                                                       │
                                                       │  In the sheet
                                                       │      4  No. | Question | Answer | Comments
                                                       │      5  Privacy
                                                       │      6  1.1 | Do you sell customer data?
                                                       │      7  1.2 | Do you watermark exported pictures?
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │
    (12 more such lines)
     another vsq has this questionnaire open; here it can only be read
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn answered_before() {
    assert_snapshot!(drawn(states::answered_before, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  2.1  Operations  Security!B9
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you operate kites?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
    ▌ ◐ review     yes     98%  2.1  Do you operate …  │  ◐ review  if you accept  98% sure
      ◐ review                  2.2  If so, how high…  │    C9   Yes
      ◐ review     yes     98%  2.3  Do you operate …  │    D9   Kites are flown.
      ◐ review     yes     98%  2.4  Do you operate …  │  • the answer is a draft, not approved
      ○ unanswered              2.5  Is your office …  │
      = kept                    2.6  Do you operate …  │  From
      ◐ review     yes     98%  2.7  Do you operate …  │  kites
                                                       │  matched "Do you operate kites?"
                                                       │  rests on controls.kites
                                                       │  controls.json:6
                                                       │
                                                       │  Answered before
                                                       │  ! No. We never did.
                                                       │  in acme.xlsx
                                                       │
                                                       │  In the sheet
                                                       │      6  1.1 | Do you sell customer data?
                                                       │      7  1.2 | Do you watermark exported pictures?
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │     10  2.2 | If so, how high do they fly?
                                                       │     11  2.3 | Do you operate balloons?
                                                       │     12  2.4 | Do you operate tunnels?
                                                       │
    (8 more such lines)
     3 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn contradicted() {
    assert_snapshot!(drawn(states::contradicted, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ██████▓▓▓▓▓▓▓▒▒▒▒▒▒▒░░░░░░····  4 to decide  ● 2 accepted  ✓ 2 filled  ◐ 2 review  ○ 2 unanswered  = 1 kept
      Privacy                                          │  2.7  Operations  Security!B15
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you operate kites?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ● accepted   yes          2.1  Do you operate …  │  ● accepted  will be written
      ○ unanswered              2.2  If so, how high…  │    C15  No
      ◐ review     yes     98%  2.3  Do you operate …  │    D15  Kites are flown.
      ◐ review     yes     98%  2.4  Do you operate …  │  ! contradicts 2.1: the same question is answered yes and no
      ○ unanswered              2.5  Is your office …  │
      = kept                    2.6  Do you operate …  │  From
    ▌ ● accepted   no           2.7  Do you operate …  │  kites
                                                       │  matched "Do you operate kites?"
                                                       │  rests on controls.kites
                                                       │  controls.json:6
                                                       │
                                                       │  In the sheet
                                                       │     12  2.4 | Do you operate tunnels?
                                                       │     13  2.5 | Is your office painted green?
                                                       │     14  2.6 | Do you operate lanterns? | No
                                                       │     15  2.7 | Do you operate kites?
                                                       │
    (15 more such lines)
     2.7 accepted: No
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn filtered_out() {
    assert_snapshot!(drawn(states::filtered_out, WINDOW), @r#"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      no question is shown: choose another filter      │
                                                       │
    (34 more such lines)
     showing containing "pelicans"
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}
