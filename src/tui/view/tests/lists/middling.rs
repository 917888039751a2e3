//! In a window of 120 by 40.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (120, 40);

#[test]
fn editing() {
    assert_snapshot!(drawn(states::editing, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  2.1  Operations  Security!B9
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Do you operate kites?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
    ▌ ◐ review     yes     98%  2.1  Do you operate …  │  ◐ review  if you accept  98% sure
      ◐ review                  2.2  If so, how high…  │    C9   Yes
      ◐ review     yes     98%  2.3  Do you operate …  │    D9   Kites are flown.
      ◐ r╭ The words of the answer ───────────────────────────────────────────────────────────────────────────────────╮
      ○ u│Kites are flown.                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (14 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
    (8 more such lines)
     3 of 9
     ctrl-s save  esc leave
    ");
}

#[test]
fn declining() {
    assert_snapshot!(drawn(states::declining, WINDOW), @r#"
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
         ╭ Why it is left blank ──────────────────────────────────────────────────────────────────────────────────────╮
         │not ours                                                                                                    │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │     10  2.2 | If so, how high do they fly?
                                                       │     11  2.3 | Do you operate balloons?
                                                       │     12  2.4 | Do you operate tunnels?
                                                       │
    (12 more such lines)
     3 of 9
     enter save  esc leave
    "#);
}

#[test]
fn handing_over() {
    assert_snapshot!(drawn(states::handing_over, WINDOW), @r#"
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
         ╭ Who is to answer it, and a note (Legal: is this agreed?) ──────────────────────────────────────────────────╮
         │                                                                                                            │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │      8  Operations
                                                       │      9  2.1 | Do you operate kites?
                                                       │     10  2.2 | If so, how high do they fly?
                                                       │     11  2.3 | Do you operate balloons?
                                                       │     12  2.4 | Do you operate tunnels?
                                                       │
    (12 more such lines)
     3 of 9
     enter save  esc leave
    "#);
}

#[test]
fn handing_out() {
    assert_snapshot!(drawn(states::handing_out, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ████╭ Whose open questions are to be handed out ─────────────────────────────────────────────────────────────────╮
      Pri│ > ▏                                                                                                        │
      ✓ f│                                                                                                            │
      ✓ f│▌ Legal                                                                                              1 open │
      Ope│                                                                                                            │
      ● a│                                                                                                            │
      – d│                                                                                                            │
      → h│                                                                                                            │
      ◐ r│                                                                                                            │
    ▌ ● a│                                                                                                            │
      = k│                                                                                                            │
      ● a│                                                                                                            │
         │                                                                                                            │
    (22 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn choosing_a_stance() {
    assert_snapshot!(drawn(states::choosing_a_stance, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                          │  2.5  Operations  Security!B13
      ✓ filled     no      98%  1.1  Do you sell cus…  │  Is your office painted green?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ◐ review     yes     98%  2.1  Do you operate …  │  ○ unanswered  stays blank
      ◐ review                  2.2  If so, how high…  │  • the bank says nothing of this
      ◐ review     yes     98%  2.3  Do you operate …  │
      ◐ review     yes     98%  2.4  Do you operate …  │  In the sheet
    ▌ ○ unanswered              2.5  Is your office …  │     10  2.2 | If so, how high do they fly?
      = kept                    2.6  Do you operate …  │     11  2.3 | Do you operate balloons?
      ◐ review     yes     98%  2.7  Do you operate …  │     12  2.4 | Do you operate tunnels?
                                                       │     13  2.5 | Is your office painted green?
                                                       │     14  2.6 | Do you operate lanterns? | No
         ╭ Stance ────────────────────────────────────────────────────────────────────────────────────────────────────╮
         │ > ▏                                                                                                        │
         │                                                                                                            │
         │▌ Yes                                                                                                   yes │
         │  No                                                                                                     no │
         │  N/A                                                                                        not applicable │
         │                                                                                                            │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
    (14 more such lines)
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn searching_the_bank() {
    assert_snapshot!(drawn(states::searching_the_bank, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Search the bank ───────────────────────────────────────────────────────────────────────────────────────────╮
      Pri│ > balloons▏                                                                                                │
      ✓ f│                                                                                                            │
      ✓ f│▌ Do you operate balloons?                                                                         balloons │
      Ope│  Do you sell customer data?                                                                           sale │
      ◐ r│                                                                                                            │
    (3 more such lines)
    ▌ ○ u│                                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (12 more such lines)
         │  Balloons are flown.                                                                                       │
         │                                                                                                            │
    (8 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn finding() {
    assert_snapshot!(drawn(states::finding, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Find a question ───────────────────────────────────────────────────────────────────────────────────────────╮
      Pri│ > kites▏                                                                                                   │
    ▌ ✓ f│                                                                                                            │
      ✓ f│▌ 2.1 Do you operate kites?                                                                          review │
      Ope│  2.7 Do you operate kites?                                                                          review │
      ◐ r│  1.2 Do you watermark exported pictures?                                                            filled │
      ◐ r│                                                                                                            │
    (2 more such lines)
      ○ u│                                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (22 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     1 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn filtering() {
    assert_snapshot!(drawn(states::filtering, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Show only ─────────────────────────────────────────────────────────────────────────────────────────────────╮
      Pri│ > ▏                                                                                                        │
    ▌ ✓ f│                                                                                                            │
      ✓ f│▌ all questions                                                                                           9 │
      Ope│  what is to decide                                                                                       6 │
      ◐ r│  filled                                                                                                  2 │
      ◐ r│  review                                                                                                  5 │
      ◐ r│  unanswered                                                                                              1 │
      ◐ r│  kept                                                                                                    1 │
      ○ u│  section Privacy                                                                                         2 │
      = k│  section Operations                                                                                      7 │
      ◐ r│  owner privacy                                                                                           1 │
         │                                                                                                            │
    (22 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     1 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn commanding() {
    assert_snapshot!(drawn(states::commanding, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Commands ──────────────────────────────────────────────────────────────────────────────────────────────────╮
      Pri│ > draft▏                                                                                                   │
    ▌ ✓ f│                                                                                                            │
      ✓ f│▌ Keep the answer as a draft control of the bank                                                          B │
      Ope│                                                                                                            │
      ◐ r│                                                                                                            │
    (3 more such lines)
      ○ u│                                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (22 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     1 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn comparing() {
    assert_snapshot!(drawn(states::comparing, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Answered before ───────────────────────────────────────────────────────────────────────────────────────────╮
      Pri│ > ▏                                                                                                        │
      ✓ f│                                                                                                            │
      ✓ f│▌ No. We never did.                                                                               acme.xlsx │
      Ope│                                                                                                            │
    ▌ ◐ r│                                                                                                            │
      ◐ r│                                                                                                            │
    (2 more such lines)
      ○ u│                                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (12 more such lines)
         │  We never did.                                                                                             │
         │                                                                                                            │
    (8 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     3 of 9
     enter take  esc leave  down down  up up
    ");
}
