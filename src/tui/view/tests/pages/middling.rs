//! In a window of 120 by 40.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (120, 40);

#[test]
fn accepting_above() {
    assert_snapshot!(drawn(states::accepting_above, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓╭ Accept above a confidence ─────────────────────────────────────────────────────────────────────────────────╮
      Pri│ 5 questions in view at 90% or more                                                                         │
    ▌ ✓ f│                                                                                                            │
      ✓ f│ ✓  98% no      1.1 Do you sell customer data?                                                              │
      Ope│ ✓  97% yes     1.2 Do you watermark exported pictures?                                                     │
      ◐ r│ ◐  98% yes     2.1 Do you operate kites?                            the answer is a draft, not approved    │
      ◐ r│ ◐  98% yes     2.3 Do you operate balloons?                                          expired 2026-06-30    │
      ◐ r│ ◐  98% yes     2.7 Do you operate kites?                            the answer is a draft, not approved    │
      ◐ r│                                                                                                            │
      ○ u│                                                                                                            │
      = k│                                                                                                            │
      ◐ r│                                                                                                            │
         │                                                                                                            │
    (22 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
     1 of 9
     y accept these  n leave  left lower  right raise
    ");
}

#[test]
fn keys() {
    assert_snapshot!(drawn(states::keys, WINDOW), @"
     vsq ╭ Keys ──────────────────────────────────────────────────────────────────────────────────────────────────────╮7-01
     ▓▓▓▓│ Review                                                                                                     │
      Pri│   a enter              Accept the answer as it is shown                                                    │
    ▌ ✓ f│   1                    Take a runner-up by its number, 1 to 9                                              │
      ✓ f│   e                    Edit the words in place                                                             │
      Ope│   E                    Edit the words in $EDITOR                                                           │
      ◐ r│   s                    Choose the stance or one of the sheet's choices                                     │
      ◐ r│   d                    Leave it blank, with a reason                                                       │
      ◐ r│   b                    Search the bank as you type and take an answer                                      │
      ◐ r│   n tab                Go to the next question to decide                                                   │
      ○ u│   N shift-tab          Go to the previous question to decide                                               │
      = k│   u                    Take the last step back                                                             │
      ◐ r│   ctrl-r U             Take it again                                                                       │
         │   w                    Write the completed workbook                                                        │
         │   ? f1                 Show the keys                                                                       │
         │   q ctrl-c             Leave; every decision is saved                                                      │
         │   r                    Show why the answer was chosen                                                      │
         │   /                    Find a question                                                                     │
         │   f                    Show only some questions: by status, section, owner, text                           │
         │   o                    Order by sheet, doubt, section or owner                                             │
         │   A                    Accept everything above a confidence, after a look                                  │
         │   =                    Decide the questions that ask the same the same way                                 │
         │   h                    Hand it to somebody else, with a note                                               │
         │   H                    Write one person's open questions as a workbook to send them                        │
         │   T                    Take the answers of such a workbook back as proposals                               │
         │   c                    Compare with what was answered before, and take it                                  │
         │   B                    Keep the answer as a draft control of the bank                                      │
         │   x delete             Clear the decision                                                                  │
         │   g                    Show the whole sheet                                                                │
         │   : ctrl-p             Find a command by name                                                              │
         │   O                    Open the folder of the completed workbook                                           │
         │   ]                    Go to the next questionnaire that is open                                           │
         │   [                    Go to the questionnaire before it                                                   │
         │   j down               Go to the next question                                                             │
         │   k up                 Go to the question above                                                            │
         │   pagedown ctrl-f      Go a page down the list                                                             │
         │   pageup ctrl-b        Go a page up the list                                                               │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     1 of 9
     esc close  down down  up up
    ");
}

#[test]
fn reasons() {
    assert_snapshot!(drawn(states::reasons, WINDOW), @"
     vsq ╭ Why ───────────────────────────────────────────────────────────────────────────────────────────────────────╮7-01
     ▓▓▓▓│ Do you watermark exported pictures?                                                                        │
      Pri│                                                                                                            │
      ✓ f│ It stands as filled.                                                                                       │
    ▌ ✓ f│                                                                                                            │
      Ope│ What resembles it, and by what (0 to 1)                                                                    │
      ◐ r│ 0.53  pictures  Do you watermark exported pictures?                                                        │
      ◐ r│       words 0.68, terms 0.66, characters 1.00, heading 0.00, meaning 0.41                                  │
      ◐ r│ 0.42  sale  Do you sell customer data?                                                                     │
      ◐ r│       words 0.23, terms 0.00, characters 0.11, heading 1.00, meaning 0.55                                  │
      ○ u│ 0.02  kites  Do you operate kites?                                                                         │
      = k│       words 0.01, terms 0.00, characters 0.12, heading 0.00, meaning 0.00                                  │
      ◐ r│ 0.02  tunnels  Do you operate tunnels?                                                                     │
         │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00                                  │
         │ 0.02  balloons  Do you operate balloons?                                                                   │
         │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00                                  │
         │                                                                                                            │
    (20 more such lines)
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     2 of 9
     esc close  down down  up up
    ");
}

#[test]
fn sheet() {
    assert_snapshot!(drawn(states::sheet, WINDOW), @"
    Security  4 to be written
           A        B                                            C        D                                            E
         1 Securit…
         2
         3
         4 No.      Question                                     Answer   Comments
         5 Privacy
         6 1.1      Do you sell customer data?                   No       Customer data is not sold.
         7 1.2      Do you watermark exported pictures?          Yes      Exported pictures carry a watermark. This h…
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
        18
        19
        20
        21
        22
        23
        24
        25
        26
        27
        28
        29
        30
        31
        32
        33
     B9  Do you operate kites?

    (2 more such lines)
     esc close  enter go to question  down down  up up  left left  right right  tab next sheet
    ");
}

#[test]
fn asking() {
    assert_snapshot!(drawn(states::asking, WINDOW), @"
     vsq form.xlsx                                                                              Lindgren Works · 2026-07-01
     ███▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒░░░░░░····  5 to decide  ● 1 accepted  ✓ 2 filled  ◐ 3 review  ○ 2 unanswered  = 1 kept
      Privacy                                          │  2.2  Operations  Security!B10
      ✓ filled     no      98%  1.1  Do you sell cus…  │  If so, how high do they fly?
      ✓ filled     yes     97%  1.2  Do you watermar…  │  Choices: Yes / No / N/A
      Operations                                       │
      ● accepted   yes          2.1  Do you operate …  │  ○ unanswered  stays blank
    ▌ ○ unanswered              2.2  If so, how high…  │  • the bank says nothing of this
      ◐ review     yes     98%  2.3  Do you operate …  │
      ◐ review     yes     98%  2.4  Do you operate …  │  In the sheet
      ○ unanswered              2.5  Is your office …  │      7  1.2 | Do you watermark exported pictures?
      = kept                    2.6  Do you operate …  │      8  Operations
      ◐ review     yes     98%  2.7  Do you operate …  │      9  2.1 | Do you operate kites?
                                                       │     10  2.2 | If so, how high do they fly?
                                                       │     11  2.3 | Do you operate balloons?
         ╭ Please confirm ────────────────────────────────────────────────────────────────────────────────────────────╮
         │ Decide 1 other question that asks the same in the same way? 2.1 accepted: Yes                              │
         │                                                                                                            │
         │ 2.7  Do you operate kites?  (review)                                                                       │
         │                                                                                                            │
         │                                                                                                            │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │
    (15 more such lines)
     4 of 9
     y yes  n no
    ");
}

#[test]
fn keeping() {
    assert_snapshot!(drawn(states::keeping, WINDOW), @r#"
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
         ╭ Please confirm ────────────────────────────────────────────────────────────────────────────────────────────╮
         │ Keep this as a draft control at the end of the bank's controls.json?                                       │
         │                                                                                                            │
         │ Question  Do you sell customer data?                                                                       │
         │ Answer    No. Customer data is not sold.                                                                   │
         │                                                                                                            │
         │ It answers nothing before somebody reviews and approves it.                                                │
         │                                                                                                            │
         │                                                                                                            │
         ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                       │      9  2.1 | Do you operate kites?
                                                       │
    (12 more such lines)
     1 of 9
     y yes  n no
    "#);
}
