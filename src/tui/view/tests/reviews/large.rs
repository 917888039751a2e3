//! In a window of 200 by 60.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (200, 60);

#[test]
fn first() {
    assert_snapshot!(drawn(states::first, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                                        │  1.1  Privacy  Security!B6                                                    From
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you sell customer data?                                                   sale
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you sell customer data?"
      Operations                                                     │                                                                               Security page, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you operate kites?           │  ✓ filled  will be written  98% sure                                          )
      ◐ review                  2.2  If so, how high do they fly?    │    C6   No                                                                    rests on controls.sale
      ◐ review     yes     98%  2.3  Do you operate balloons?        │    D6   Customer data is not sold.                                            owner privacy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │                                                                               controls.json:2
      ○ unanswered              2.5  Is your office painted green?   │
      = kept                    2.6  Do you operate lanterns?        │                                                                               In the sheet
      ◐ review     yes     98%  2.7  Do you operate kites?           │                                                                                   4  No. | Question | Answer | Comments
                                                                     │                                                                                   5  Privacy
                                                                     │                                                                                   6  1.1 | Do you sell customer data?
                                                                     │                                                                                   7  1.2 | Do you watermark exported pictures?
                                                                     │                                                                                   8  Operations
                                                                     │                                                                                   9  2.1 | Do you operate kites?
                                                                     │
    (39 more such lines)
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn undecided() {
    assert_snapshot!(drawn(states::undecided, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                                        │  2.1  Operations  Security!B9                                                 From
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you operate kites?                                                        kites
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you operate kites?"
      Operations                                                     │                                                                               rests on controls.kites
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?           │  ◐ review  if you accept  98% sure                                            controls.json:6
      ◐ review                  2.2  If so, how high do they fly?    │    C9   Yes
      ◐ review     yes     98%  2.3  Do you operate balloons?        │    D9   Kites are flown.                                                      In the sheet
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │  • the answer is a draft, not approved                                            6  1.1 | Do you sell customer data?
      ○ unanswered              2.5  Is your office painted green?   │                                                                                   7  1.2 | Do you watermark exported pictures?
      = kept                    2.6  Do you operate lanterns?        │                                                                                   8  Operations
      ◐ review     yes     98%  2.7  Do you operate kites?           │                                                                                   9  2.1 | Do you operate kites?
                                                                     │                                                                                  10  2.2 | If so, how high do they fly?
                                                                     │                                                                                  11  2.3 | Do you operate balloons?
                                                                     │                                                                                  12  2.4 | Do you operate tunnels?
                                                                     │
    (41 more such lines)
     3 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn decided() {
    assert_snapshot!(drawn(states::decided, WINDOW), @"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     █████████████▓▓▓▓▓▓▓▓▓▒▒▒▒··············  1 to decide  ● 3 accepted  ✓ 2 filled  ◐ 1 review  → 1 handed on  – 1 declined  = 1 kept
      Privacy                                                        │  2.5  Operations  Security!B13                                                In the sheet
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  Is your office painted green?                                                   10  2.2 | If so, how high do they fly?
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                         11  2.3 | Do you operate balloons?
      Operations                                                     │                                                                                  12  2.4 | Do you operate tunnels?
      ● accepted   yes          2.1  Do you operate kites?           │  ● accepted  will be written                                                     13  2.5 | Is your office painted green?
      – declined                2.2  If so, how high do they fly?    │    C13  No                                                                       14  2.6 | Do you operate lanterns? | No
      → handed on               2.3  Do you operate balloons?        │                                                                                  15  2.7 | Do you operate kites?
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │
    ▌ ● accepted   no           2.5  Is your office painted green?   │
      = kept                    2.6  Do you operate lanterns?        │
      ● accepted   yes          2.7  Do you operate kites?           │
                                                                     │
    (44 more such lines)
     2.7 accepted: Yes
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    ");
}

#[test]
fn awaited() {
    assert_snapshot!(drawn(states::awaited, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒·······················  2 to decide, about a minute  asking the bank 4 of 9  ✓ 2 filled  ◐ 2 review  ~ 5 awaited
      Privacy                                                        │  1.1  Privacy  Security!B6                                                    From
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you sell customer data?                                                   sale
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you sell customer data?"
      Operations                                                     │                                                                               Security page, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you operate kites?           │  ✓ filled  will be written  98% sure                                          )
      ◐ review                  2.2  If so, how high do they fly?    │    C6   No                                                                    rests on controls.sale
      ~ awaited                 2.3  Do you operate balloons?        │    D6   Customer data is not sold.                                            owner privacy · reviewed 2026-05-01
      ~ awaited                 2.4  Do you operate tunnels?         │                                                                               controls.json:2
      ~ awaited                 2.5  Is your office painted green?   │
      ~ awaited                 2.6  Do you operate lanterns?        │                                                                               In the sheet
      ~ awaited                 2.7  Do you operate kites?           │                                                                                   4  No. | Question | Answer | Comments
                                                                     │                                                                                   5  Privacy
                                                                     │                                                                                   6  1.1 | Do you sell customer data?
                                                                     │                                                                                   7  1.2 | Do you watermark exported pictures?
                                                                     │                                                                                   8  Operations
                                                                     │                                                                                   9  2.1 | Do you operate kites?
                                                                     │
    (39 more such lines)
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn read_only() {
    assert_snapshot!(drawn(states::read_only, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                         READ ONLY · 2 of 3 · Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                                        │  1.1  Privacy  Security!B6                                                    From
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you sell customer data?                                                   sale
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you sell customer data?"
      Operations                                                     │                                                                               Security page, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you operate kites?           │  ✓ filled  will be written  98% sure                                          )
      ◐ review                  2.2  If so, how high do they fly?    │    C6   No                                                                    rests on controls.sale
      ◐ review     yes     98%  2.3  Do you operate balloons?        │    D6   Customer data is not sold.                                            owner privacy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │                                                                               controls.json:2
      ○ unanswered              2.5  Is your office painted green?   │
      = kept                    2.6  Do you operate lanterns?        │                                                                               In the sheet
      ◐ review     yes     98%  2.7  Do you operate kites?           │                                                                                   4  No. | Question | Answer | Comments
                                                                     │                                                                                   5  Privacy
                                                                     │                                                                                   6  1.1 | Do you sell customer data?
                                                                     │                                                                                   7  1.2 | Do you watermark exported pictures?
                                                                     │                                                                                   8  Operations
                                                                     │                                                                                   9  2.1 | Do you operate kites?
                                                                     │
    (39 more such lines)
     another vsq has this questionnaire open; here it can only be read
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn answered_before() {
    assert_snapshot!(drawn(states::answered_before, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                                        │  2.1  Operations  Security!B9                                                 From
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you operate kites?                                                        kites
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you operate kites?"
      Operations                                                     │                                                                               rests on controls.kites
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?           │  ◐ review  if you accept  98% sure                                            controls.json:6
      ◐ review                  2.2  If so, how high do they fly?    │    C9   Yes
      ◐ review     yes     98%  2.3  Do you operate balloons?        │    D9   Kites are flown.                                                      Answered before
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │  • the answer is a draft, not approved                                        ! No. We never did.
      ○ unanswered              2.5  Is your office painted green?   │                                                                               in acme.xlsx
      = kept                    2.6  Do you operate lanterns?        │
      ◐ review     yes     98%  2.7  Do you operate kites?           │                                                                               In the sheet
                                                                     │                                                                                   6  1.1 | Do you sell customer data?
                                                                     │                                                                                   7  1.2 | Do you watermark exported pictures?
                                                                     │                                                                                   8  Operations
                                                                     │                                                                                   9  2.1 | Do you operate kites?
                                                                     │                                                                                  10  2.2 | If so, how high do they fly?
                                                                     │                                                                                  11  2.3 | Do you operate balloons?
                                                                     │                                                                                  12  2.4 | Do you operate tunnels?
                                                                     │
    (37 more such lines)
     3 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn contradicted() {
    assert_snapshot!(drawn(states::contradicted, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ████████▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒░░░░░░░░░·····  4 to decide  ● 2 accepted  ✓ 2 filled  ◐ 2 review  ○ 2 unanswered  = 1 kept
      Privacy                                                        │  2.7  Operations  Security!B15                                                From
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  Do you operate kites?                                                        kites
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                      matched "Do you operate kites?"
      Operations                                                     │                                                                               rests on controls.kites
      ● accepted   yes          2.1  Do you operate kites?           │  ● accepted  will be written                                                  controls.json:6
      ○ unanswered              2.2  If so, how high do they fly?    │    C15  No
      ◐ review     yes     98%  2.3  Do you operate balloons?        │    D15  Kites are flown.                                                      In the sheet
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │  ! contradicts 2.1: the same question is answered yes and no                     12  2.4 | Do you operate tunnels?
      ○ unanswered              2.5  Is your office painted green?   │                                                                                  13  2.5 | Is your office painted green?
      = kept                    2.6  Do you operate lanterns?        │                                                                                  14  2.6 | Do you operate lanterns? | No
    ▌ ● accepted   no           2.7  Do you operate kites?           │                                                                                  15  2.7 | Do you operate kites?
                                                                     │
    (44 more such lines)
     2.7 accepted: No
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn filtered_out() {
    assert_snapshot!(drawn(states::filtered_out, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      no question is shown: choose another filter                    │
                                                                     │
    (54 more such lines)
     showing containing "pelicans"
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}
