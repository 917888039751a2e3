//! In a window of 80 by 24.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (80, 24);

#[test]
fn accepting_above() {
    assert_snapshot!(drawn(states::accepting_above, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Accept above a confidence ───────────────────────────────────────────────────╮
    │ 5 questions in view at 90% or more                                           │
    │                                                                              │
    │ ✓  98% no      1.1 Do you sell customer data?                                │
    │ ✓  97% yes     1.2 Do you watermark exported pictures?                       │
    │ ◐  98% yes     2.1 Do you operate k…  the answer is a draft, not approved    │
    │ ◐  98% yes     2.3 Do you operate balloons?            expired 2026-06-30    │
    │ ◐  98% yes     2.7 Do you operate k…  the answer is a draft, not approved    │
    │                                                                              │
    (10 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯
     matched "Do you sell customer data?"

     y accept these  n leave  left lower  right raise
    "#);
}

#[test]
fn keys() {
    assert_snapshot!(drawn(states::keys, WINDOW), @"
    ╭ Keys ────────────────────────────────────────────────────────────────────────╮
    │ Review                                                                       │
    │   a enter              Accept the answer as it is shown                      │
    │   1                    Take a runner-up by its number, 1 to 9                │
    │   e                    Edit the words in place                               │
    │   E                    Edit the words in $EDITOR                             │
    │   s                    Choose the stance or one of the sheet's choices       │
    │   d                    Leave it blank, with a reason                         │
    │   b                    Search the bank as you type and take an answer        │
    │   n tab                Go to the next question to decide                     │
    │   N shift-tab          Go to the previous question to decide                 │
    │   u                    Take the last step back                               │
    │   ctrl-r U             Take it again                                         │
    │   w                    Write the completed workbook                          │
    │   ? f1                 Show the keys                                         │
    │   q ctrl-c             Leave; every decision is saved                        │
    │   r                    Show why the answer was chosen                        │
    │   /                    Find a question                                       │
    │   f                    Show only some questions: by status, section, owner…  │
    │   o                    Order by sheet, doubt, section or owner               │
    │   A                    Accept everything above a confidence, after a look    │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     esc close  down down  up up
    ");
}

#[test]
fn reasons() {
    assert_snapshot!(drawn(states::reasons, WINDOW), @"
    ╭ Why ─────────────────────────────────────────────────────────────────────────╮
    │ Do you watermark exported pictures?                                          │
    │                                                                              │
    │ It stands as filled.                                                         │
    │                                                                              │
    │ What resembles it, and by what (0 to 1)                                      │
    │ 0.53  pictures  Do you watermark exported pictures?                          │
    │       words 0.68, terms 0.66, characters 1.00, heading 0.00, meaning 0.41    │
    │ 0.42  sale  Do you sell customer data?                                       │
    │       words 0.23, terms 0.00, characters 0.11, heading 1.00, meaning 0.55    │
    │ 0.02  kites  Do you operate kites?                                           │
    │       words 0.01, terms 0.00, characters 0.12, heading 0.00, meaning 0.00    │
    │ 0.02  tunnels  Do you operate tunnels?                                       │
    │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00    │
    │ 0.02  balloons  Do you operate balloons?                                     │
    │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00    │
    │                                                                              │
    (4 more such lines)
    ╰──────────────────────────────────────────────────────────────────────────────╯

     esc close  down down  up up
    ");
}

#[test]
fn sheet() {
    assert_snapshot!(drawn(states::sheet, WINDOW), @"
    Security  4 to be written
           A        B                                            C        D
         1 Securit…
         2
         3
         4 No.      Question                                     Answer   Comments
         5 Privacy
         6 1.1      Do you sell customer data?                   No       Customer…
         7 1.2      Do you watermark exported pictures?          Yes      Exported…
         8 Operati…
         9 2.1      Do you operate kites?
        10 2.2      If so, how high do they fly?
        11 2.3      Do you operate balloons?
        12 2.4      Do you operate tunnels?
        13 2.5      Is your office painted green?
        14 2.6      Do you operate lanterns?                     No
        15 2.7      Do you operate kites?
        16
        17
     B9  Do you operate kites?

    (2 more such lines)
     esc close  enter go to question  down down  up up  left left  right right
    ");
}

#[test]
fn asking() {
    assert_snapshot!(drawn(states::asking, WINDOW), @"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ██▓▓▓▓▒▒▒▒▒▒▒░░░░···  5 to decide  ● 1 accepted  ✓ 2 filled  ◐ 3 review
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ● accepted   yes          2.1  Do you operate kites?
    ╭ Please confirm ──────────────────────────────────────────────────────────────╮
    │ Decide 1 other question that asks the same in the same way? 2.1 accepted:    │
    │ Yes                                                                          │
    │                                                                              │
    │ 2.7  Do you operate kites?  (review)                                         │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯

     ○ unanswered  stays blank
     • the bank says nothing of this

     In the sheet
         7  1.2 | Do you watermark exported pictures?
         8  Operations
         9  2.1 | Do you operate kites?

     y yes  n no
    ");
}

#[test]
fn keeping() {
    assert_snapshot!(drawn(states::keeping, WINDOW), @r#"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒░░···  6 to decide  ✓ 2 filled  ◐ 5 review  ○ 1 unanswered
      Privacy
    ▌ ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
    ╭ Please confirm ──────────────────────────────────────────────────────────────╮
    │ Keep this as a draft control at the end of the bank's controls.json?         │
    │                                                                              │
    │ Question  Do you sell customer data?                                         │
    │ Answer    No. Customer data is not sold.                                     │
    │                                                                              │
    │ It answers nothing before somebody reviews and approves it.                  │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
       C6   No
       D6   Customer data is not sold.

     From
     sale
     matched "Do you sell customer data?"

     y yes  n no
    "#);
}
