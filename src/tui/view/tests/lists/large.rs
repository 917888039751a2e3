//! In a window of 200 by 60.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (200, 60);

#[test]
fn editing() {
    assert_snapshot!(drawn(states::editing, WINDOW), @r#"
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
                                                 ╭ The words of the answer ───────────────────────────────────────────────────────────────────────────────────╮ | Do you operate balloons?
                                                 │Kites are flown.                                                                                            │ | Do you operate tunnels?
                                                 │                                                                                                            │
    (26 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
    (13 more such lines)
     3 of 9
     ctrl-s save  esc leave
    "#);
}

#[test]
fn declining() {
    assert_snapshot!(drawn(states::declining, WINDOW), @r#"
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
    (10 more such lines)
                                                 ╭ Why it is left blank ──────────────────────────────────────────────────────────────────────────────────────╮
                                                 │not ours                                                                                                    │
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
    (27 more such lines)
     3 of 9
     enter save  esc leave
    "#);
}

#[test]
fn handing_over() {
    assert_snapshot!(drawn(states::handing_over, WINDOW), @r#"
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
    (10 more such lines)
                                                 ╭ Who is to answer it, and a note (Legal: is this agreed?) ──────────────────────────────────────────────────╮
                                                 │                                                                                                            │
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
    (27 more such lines)
     3 of 9
     enter save  esc leave
    "#);
}

#[test]
fn handing_out() {
    assert_snapshot!(drawn(states::handing_out, WINDOW), @"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     █████████████▓▓▓▓▓▓▓▓▓▒▒▒▒··············  1 ╭ Whose open questions are to be handed out ─────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > ▏                                                                                                        │et
      ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │ | If so, how high do they fly?
      ✓ filled     yes     97%  1.2  Do you water│▌ Legal                                                                                              1 open │ | Do you operate balloons?
      Operations                                 │                                                                                                            │ | Do you operate tunnels?
      ● accepted   yes          2.1  Do you opera│                                                                                                            │ | Is your office painted green?
      – declined                2.2  If so, how h│                                                                                                            │ | Do you operate lanterns? | No
      → handed on               2.3  Do you opera│                                                                                                            │ | Do you operate kites?
      ◐ review     yes     98%  2.4  Do you opera│                                                                                                            │
    ▌ ● accepted   no           2.5  Is your offi│                                                                                                            │
      = kept                    2.6  Do you opera│                                                                                                            │
      ● accepted   yes          2.7  Do you opera│                                                                                                            │
                                                 │                                                                                                            │
    (42 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn choosing_a_stance() {
    assert_snapshot!(drawn(states::choosing_a_stance, WINDOW), @"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered  = 1 kept
      Privacy                                                        │  2.5  Operations  Security!B13                                                In the sheet
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  Is your office painted green?                                                   10  2.2 | If so, how high do they fly?
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                         11  2.3 | Do you operate balloons?
      Operations                                                     │                                                                                  12  2.4 | Do you operate tunnels?
      ◐ review     yes     98%  2.1  Do you operate kites?           │  ○ unanswered  stays blank                                                       13  2.5 | Is your office painted green?
      ◐ review                  2.2  If so, how high do they fly?    │  • the bank says nothing of this                                                 14  2.6 | Do you operate lanterns? | No
      ◐ review     yes     98%  2.3  Do you operate balloons?        │                                                                                  15  2.7 | Do you operate kites?
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │
    ▌ ○ unanswered              2.5  Is your office painted green?   │
      = kept                    2.6  Do you operate lanterns?        │
      ◐ review     yes     98%  2.7  Do you operate kites?           │
                                                                     │
    (11 more such lines)
                                                 ╭ Stance ────────────────────────────────────────────────────────────────────────────────────────────────────╮
                                                 │ > ▏                                                                                                        │
                                                 │                                                                                                            │
                                                 │▌ Yes                                                                                                   yes │
                                                 │  No                                                                                                     no │
                                                 │  N/A                                                                                        not applicable │
                                                 │                                                                                                            │
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
    (24 more such lines)
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn searching_the_bank() {
    assert_snapshot!(drawn(states::searching_the_bank, WINDOW), @"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Search the bank ───────────────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > balloons▏                                                                                                │et
      ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │ | If so, how high do they fly?
      ✓ filled     yes     97%  1.2  Do you water│▌ Do you operate balloons?                                                                         balloons │ | Do you operate balloons?
      Operations                                 │  Do you sell customer data?                                                                           sale │ | Do you operate tunnels?
      ◐ review     yes     98%  2.1  Do you opera│                                                                                                            │ | Is your office painted green?
      ◐ review                  2.2  If so, how h│                                                                                                            │ | Do you operate lanterns? | No
      ◐ review     yes     98%  2.3  Do you opera│                                                                                                            │ | Do you operate kites?
      ◐ review     yes     98%  2.4  Do you opera│                                                                                                            │
    ▌ ○ unanswered              2.5  Is your offi│                                                                                                            │
      = kept                    2.6  Do you opera│                                                                                                            │
      ◐ review     yes     98%  2.7  Do you opera│                                                                                                            │
                                                 │                                                                                                            │
    (25 more such lines)
                                                 │  Balloons are flown.                                                                                       │
                                                 │                                                                                                            │
    (15 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     7 of 9
     enter take  esc leave  down down  up up
    ");
}

#[test]
fn finding() {
    assert_snapshot!(drawn(states::finding, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Find a question ───────────────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > kites▏                                                                                                   │
    ▌ ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │
      ✓ filled     yes     97%  1.2  Do you water│▌ 2.1 Do you operate kites?                                                                          review │o you sell customer data?"
      Operations                                 │  2.7 Do you operate kites?                                                                          review │age, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you opera│  1.2 Do you watermark exported pictures?                                                            filled │
      ◐ review                  2.2  If so, how h│                                                                                                            │ontrols.sale
      ◐ review     yes     98%  2.3  Do you opera│                                                                                                            │acy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you opera│                                                                                                            │son:2
      ○ unanswered              2.5  Is your offi│                                                                                                            │
      = kept                    2.6  Do you opera│                                                                                                            │et
      ◐ review     yes     98%  2.7  Do you opera│                                                                                                            │ | Question | Answer | Comments
                                                 │                                                                                                            │vacy
                                                 │                                                                                                            │ | Do you sell customer data?
                                                 │                                                                                                            │ | Do you watermark exported pictures?
                                                 │                                                                                                            │rations
                                                 │                                                                                                            │ | Do you operate kites?
                                                 │                                                                                                            │
    (37 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     1 of 9
     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn filtering() {
    assert_snapshot!(drawn(states::filtering, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Show only ─────────────────────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > ▏                                                                                                        │
    ▌ ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │
      ✓ filled     yes     97%  1.2  Do you water│▌ all questions                                                                                           9 │o you sell customer data?"
      Operations                                 │  what is to decide                                                                                       6 │age, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you opera│  filled                                                                                                  2 │
      ◐ review                  2.2  If so, how h│  review                                                                                                  5 │ontrols.sale
      ◐ review     yes     98%  2.3  Do you opera│  unanswered                                                                                              1 │acy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you opera│  kept                                                                                                    1 │son:2
      ○ unanswered              2.5  Is your offi│  section Privacy                                                                                         2 │
      = kept                    2.6  Do you opera│  section Operations                                                                                      7 │et
      ◐ review     yes     98%  2.7  Do you opera│  owner privacy                                                                                           1 │ | Question | Answer | Comments
                                                 │                                                                                                            │vacy
                                                 │                                                                                                            │ | Do you sell customer data?
                                                 │                                                                                                            │ | Do you watermark exported pictures?
                                                 │                                                                                                            │rations
                                                 │                                                                                                            │ | Do you operate kites?
                                                 │                                                                                                            │
    (37 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     1 of 9
     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn commanding() {
    assert_snapshot!(drawn(states::commanding, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Commands ──────────────────────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > draft▏                                                                                                   │
    ▌ ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │
      ✓ filled     yes     97%  1.2  Do you water│▌ Keep the answer as a draft control of the bank                                                          B │o you sell customer data?"
      Operations                                 │                                                                                                            │age, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you opera│                                                                                                            │
      ◐ review                  2.2  If so, how h│                                                                                                            │ontrols.sale
      ◐ review     yes     98%  2.3  Do you opera│                                                                                                            │acy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you opera│                                                                                                            │son:2
      ○ unanswered              2.5  Is your offi│                                                                                                            │
      = kept                    2.6  Do you opera│                                                                                                            │et
      ◐ review     yes     98%  2.7  Do you opera│                                                                                                            │ | Question | Answer | Comments
                                                 │                                                                                                            │vacy
                                                 │                                                                                                            │ | Do you sell customer data?
                                                 │                                                                                                            │ | Do you watermark exported pictures?
                                                 │                                                                                                            │rations
                                                 │                                                                                                            │ | Do you operate kites?
                                                 │                                                                                                            │
    (37 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     1 of 9
     enter take  esc leave  down down  up up
    "#);
}

#[test]
fn comparing() {
    assert_snapshot!(drawn(states::comparing, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Answered before ───────────────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ > ▏                                                                                                        │
      ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │
      ✓ filled     yes     97%  1.2  Do you water│▌ No. We never did.                                                                               acme.xlsx │o you operate kites?"
      Operations                                 │                                                                                                            │ontrols.kites
    ▌ ◐ review     yes     98%  2.1  Do you opera│                                                                                                            │son:6
      ◐ review                  2.2  If so, how h│                                                                                                            │
      ◐ review     yes     98%  2.3  Do you opera│                                                                                                            │efore
      ◐ review     yes     98%  2.4  Do you opera│                                                                                                            │ever did.
      ○ unanswered              2.5  Is your offi│                                                                                                            │sx
      = kept                    2.6  Do you opera│                                                                                                            │
      ◐ review     yes     98%  2.7  Do you opera│                                                                                                            │et
                                                 │                                                                                                            │ | Do you sell customer data?
                                                 │                                                                                                            │ | Do you watermark exported pictures?
                                                 │                                                                                                            │rations
                                                 │                                                                                                            │ | Do you operate kites?
                                                 │                                                                                                            │ | If so, how high do they fly?
                                                 │                                                                                                            │ | Do you operate balloons?
                                                 │                                                                                                            │ | Do you operate tunnels?
                                                 │                                                                                                            │
    (18 more such lines)
                                                 │  We never did.                                                                                             │
                                                 │                                                                                                            │
    (15 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
     3 of 9
     enter take  esc leave  down down  up up
    "#);
}
