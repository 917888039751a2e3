//! In a window of 80 by 24.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (80, 24);

#[test]
fn editing() {
    assert_snapshot!(drawn(states::editing, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
    ╭ The words of the answer ─────────────────────────────────────────────────────╮
    │Kites are flown.                                                              │
    │                                                                              │
    (8 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
       D9   Kites are flown.
     • the answer is a draft, not approved

     From
     kites

     ctrl-s save  esc leave
    ");
}

#[test]
fn declining() {
    assert_snapshot!(drawn(states::declining, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
    ╭ Why it is left blank ────────────────────────────────────────────────────────╮
    │not ours                                                                      │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Do you operate kites?
     Choices: Yes / No / N/A

     ◐ review  if you accept  98% sure
       C9   Yes
       D9   Kites are flown.
     • the answer is a draft, not approved

     From
     kites

     enter save  esc leave
    ");
}

#[test]
fn handing_over() {
    assert_snapshot!(drawn(states::handing_over, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
    ▌ ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
      ◐ review     yes     98%  2.3  Do you operate balloons?
    ╭ Who is to answer it, and a note (Legal: is this agreed?) ────────────────────╮
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Do you operate kites?
     Choices: Yes / No / N/A

     ◐ review  if you accept  98% sure
       C9   Yes
       D9   Kites are flown.
     • the answer is a draft, not approved

     From
     kites

     enter save  esc leave
    ");
}

#[test]
fn handing_out() {
    assert_snapshot!(drawn(states::handing_out, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Whose open questions are to be handed out ───────────────────────────────────╮
    │ > ▏                                                                          │
    │                                                                              │
    │▌ Legal                                                                1 open │
    │                                                                              │
    (14 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
        12  2.4 | Do you operate tunnels?

     enter take  esc leave  down down  up up
    ");
}

#[test]
fn choosing_a_stance() {
    assert_snapshot!(drawn(states::choosing_a_stance, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ◐ review     yes     98%  2.1  Do you operate kites?
      ◐ review                  2.2  If so, how high do they fly?
    ╭ Stance ──────────────────────────────────────────────────────────────────────╮
    │ > ▏                                                                          │
    │                                                                              │
    │▌ Yes                                                                     yes │
    │  No                                                                       no │
    │  N/A                                                          not applicable │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     ○ unanswered  stays blank
     • the bank says nothing of this

     In the sheet
        10  2.2 | If so, how high do they fly?
        11  2.3 | Do you operate balloons?
        12  2.4 | Do you operate tunnels?

     enter take  esc leave  down down  up up
    ");
}

#[test]
fn searching_the_bank() {
    assert_snapshot!(drawn(states::searching_the_bank, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Search the bank ─────────────────────────────────────────────────────────────╮
    │ > balloons▏                                                                  │
    │                                                                              │
    │▌ Do you operate balloons?                                           balloons │
    │  Do you sell customer data?                                             sale │
    │                                                                              │
    (8 more such lines)
    │  Balloons are flown.                                                         │
    │                                                                              │
    (3 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
        12  2.4 | Do you operate tunnels?

     enter take  esc leave  down down  up up
    ");
}

#[test]
fn finding() {
    assert_snapshot!(drawn(states::finding, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Find a question ─────────────────────────────────────────────────────────────╮
    │ > kites▏                                                                     │
    │                                                                              │
    │▌ 2.1 Do you operate kites?                                            review │
    │  2.7 Do you operate kites?                                            review │
    │  1.2 Do you watermark exported pictures?                              filled │
    │                                                                              │
    (12 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
     matched "Do you sell customer data?"

     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn filtering() {
    assert_snapshot!(drawn(states::filtering, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Show only ───────────────────────────────────────────────────────────────────╮
    │ > ▏                                                                          │
    │                                                                              │
    │▌ all questions                                                             9 │
    │  what is to decide                                                         6 │
    │  filled                                                                    2 │
    │  review                                                                    5 │
    │  unanswered                                                                1 │
    │  kept                                                                      1 │
    │  section Privacy                                                           2 │
    │  section Operations                                                        7 │
    │  owner privacy                                                             1 │
    │                                                                              │
    (6 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
     matched "Do you sell customer data?"

     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn commanding() {
    assert_snapshot!(drawn(states::commanding, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Commands ────────────────────────────────────────────────────────────────────╮
    │ > draft▏                                                                     │
    │                                                                              │
    │▌ Keep the answer as a draft control of the bank                            B │
    │                                                                              │
    (14 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
     matched "Do you sell customer data?"

     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn comparing() {
    assert_snapshot!(drawn(states::comparing, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Answered before ─────────────────────────────────────────────────────────────╮
    │ > ▏                                                                          │
    │                                                                              │
    │▌ No. We never did.                                                 acme.xlsx │
    │                                                                              │
    (9 more such lines)
    │  We never did.                                                               │
    │                                                                              │
    (3 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
     kites

     enter take  esc leave  down down  up up
    ");
}
