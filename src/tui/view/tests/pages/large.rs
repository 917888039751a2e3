//! In a window of 200 by 60.

use insta::assert_snapshot;

use crate::tui::view::tests::states::{self, drawn};

const WINDOW: (u16, u16) = (200, 60);

#[test]
fn accepting_above() {
    assert_snapshot!(drawn(states::accepting_above, WINDOW), @r#"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 ╭ Accept above a confidence ─────────────────────────────────────────────────────────────────────────────────╮
      Privacy                                    │ 5 questions in view at 90% or more                                                                         │
    ▌ ✓ filled     no      98%  1.1  Do you sell │                                                                                                            │
      ✓ filled     yes     97%  1.2  Do you water│ ✓  98% no      1.1 Do you sell customer data?                                                              │o you sell customer data?"
      Operations                                 │ ✓  97% yes     1.2 Do you watermark exported pictures?                                                     │age, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you opera│ ◐  98% yes     2.1 Do you operate kites?                            the answer is a draft, not approved    │
      ◐ review                  2.2  If so, how h│ ◐  98% yes     2.3 Do you operate balloons?                                          expired 2026-06-30    │ontrols.sale
      ◐ review     yes     98%  2.3  Do you opera│ ◐  98% yes     2.7 Do you operate kites?                            the answer is a draft, not approved    │acy · reviewed 2026-05-01
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
     y accept these  n leave  left lower  right raise
    "#);
}

#[test]
fn keys() {
    assert_snapshot!(drawn(states::keys, WINDOW), @r#"
     vsq form.xlsx                               ╭ Keys ──────────────────────────────────────────────────────────────────────────────────────────────────────╮                 Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 │ Review                                                                                                     │
      Privacy                                    │   a enter              Accept the answer as it is shown                                                    │
    ▌ ✓ filled     no      98%  1.1  Do you sell │   1                    Take a runner-up by its number, 1 to 9                                              │
      ✓ filled     yes     97%  1.2  Do you water│   e                    Edit the words in place                                                             │o you sell customer data?"
      Operations                                 │   E                    Edit the words in $EDITOR                                                           │age, Privacy (https://ledgerly.test/security
      ◐ review     yes     98%  2.1  Do you opera│   s                    Choose the stance or one of the sheet's choices                                     │
      ◐ review                  2.2  If so, how h│   d                    Leave it blank, with a reason                                                       │ontrols.sale
      ◐ review     yes     98%  2.3  Do you opera│   b                    Search the bank as you type and take an answer                                      │acy · reviewed 2026-05-01
      ◐ review     yes     98%  2.4  Do you opera│   n tab                Go to the next question to decide                                                   │son:2
      ○ unanswered              2.5  Is your offi│   N shift-tab          Go to the previous question to decide                                               │
      = kept                    2.6  Do you opera│   u                    Take the last step back                                                             │et
      ◐ review     yes     98%  2.7  Do you opera│   ctrl-r U             Take it again                                                                       │ | Question | Answer | Comments
                                                 │   w                    Write the completed workbook                                                        │vacy
                                                 │   ? f1                 Show the keys                                                                       │ | Do you sell customer data?
                                                 │   q ctrl-c             Leave; every decision is saved                                                      │ | Do you watermark exported pictures?
                                                 │   r                    Show why the answer was chosen                                                      │rations
                                                 │   /                    Find a question                                                                     │ | Do you operate kites?
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
                                                 │   home <               Go to the first question                                                            │
                                                 │   end G >              Go to the last question                                                             │
                                                 │   J ctrl-d space       Scroll the question down                                                            │
                                                 │   K ctrl-u             Scroll the question up                                                              │
                                                 │   esc                  Stop what is being done, such as writing                                            │
                                                 │   ctrl-z               To the shell; `fg` comes back                                                       │
                                                 │                                                                                                            │
                                                 │ In a list that you narrow by typing                                                                        │
                                                 │   enter                Take the line                                                                       │
                                                 │   esc ctrl-c           Leave the list                                                                      │
                                                 │   down ctrl-n tab      Go to the next line                                                                 │
                                                 │   up ctrl-p shift-tab  Go to the line above                                                                │
                                                 │   pagedown             Go a page down                                                                      │
                                                 │   pageup               Go a page up                                                                        │
                                                 │                                                                                                            │
                                                 │ While editing the words                                                                                    │
                                                 │   ctrl-s f2            Save the words                                                                      │
                                                 │   esc ctrl-c           Leave the words as they were                                                        │
                                                 │                                                                                                            │
                                                 │ While typing a line                                                                                        │
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     1 of 9
     esc close  down down  up up
    "#);
}

#[test]
fn reasons() {
    assert_snapshot!(drawn(states::reasons, WINDOW), @r#"
     vsq form.xlsx                               ╭ Why ───────────────────────────────────────────────────────────────────────────────────────────────────────╮                 Lindgren Works · 2026-07-01
     ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░·····  6 │ Do you watermark exported pictures?                                                                        │
      Privacy                                    │                                                                                                            │
      ✓ filled     no      98%  1.1  Do you sell │ It stands as filled.                                                                                       │
    ▌ ✓ filled     yes     97%  1.2  Do you water│                                                                                                            │o you watermark exported pictures?"
      Operations                                 │ What resembles it, and by what (0 to 1)                                                                    │ontrols.pictures
      ◐ review     yes     98%  2.1  Do you opera│ 0.53  pictures  Do you watermark exported pictures?                                                        │son:4
      ◐ review                  2.2  If so, how h│       words 0.68, terms 0.66, characters 1.00, heading 0.00, meaning 0.41                                  │
      ◐ review     yes     98%  2.3  Do you opera│ 0.42  sale  Do you sell customer data?                                                                     │et
      ◐ review     yes     98%  2.4  Do you opera│       words 0.23, terms 0.00, characters 0.11, heading 1.00, meaning 0.55                                  │ | Question | Answer | Comments
      ○ unanswered              2.5  Is your offi│ 0.02  kites  Do you operate kites?                                                                         │vacy
      = kept                    2.6  Do you opera│       words 0.01, terms 0.00, characters 0.12, heading 0.00, meaning 0.00                                  │ | Do you sell customer data?
      ◐ review     yes     98%  2.7  Do you opera│ 0.02  tunnels  Do you operate tunnels?                                                                     │ | Do you watermark exported pictures?
                                                 │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00                                  │rations
                                                 │ 0.02  balloons  Do you operate balloons?                                                                   │ | Do you operate kites?
                                                 │       words 0.01, terms 0.00, characters 0.11, heading 0.00, meaning 0.00                                  │ | If so, how high do they fly?
                                                 │                                                                                                            │
    (40 more such lines)
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
     2 of 9
     esc close  down down  up up
    "#);
}

#[test]
fn sheet() {
    assert_snapshot!(drawn(states::sheet, WINDOW), @"
    Security  4 to be written
           A        B                                            C        D                                            E        F        G        H        I        J        K        L        M        N
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
        34
        35
        36
        37
        38
        39
        40
        41
        42
        43
        44
        45
        46
        47
        48
        49
        50
        51
        52
        53
     B9  Do you operate kites?

    (2 more such lines)
     esc close  enter go to question  down down  up up  left left  right right  tab next sheet
    ");
}

#[test]
fn asking() {
    assert_snapshot!(drawn(states::asking, WINDOW), @"
     vsq form.xlsx                                                                                                                                                              Lindgren Works · 2026-07-01
     ████▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░·····  5 to decide  ● 1 accepted  ✓ 2 filled  ◐ 3 review  ○ 2 unanswered  = 1 kept
      Privacy                                                        │  2.2  Operations  Security!B10                                                In the sheet
      ✓ filled     no      98%  1.1  Do you sell customer data?      │  If so, how high do they fly?                                                     7  1.2 | Do you watermark exported pictures?
      ✓ filled     yes     97%  1.2  Do you watermark exported pic…  │  Choices: Yes / No / N/A                                                          8  Operations
      Operations                                                     │                                                                                   9  2.1 | Do you operate kites?
      ● accepted   yes          2.1  Do you operate kites?           │  ○ unanswered  stays blank                                                       10  2.2 | If so, how high do they fly?
    ▌ ○ unanswered              2.2  If so, how high do they fly?    │  • the bank says nothing of this                                                 11  2.3 | Do you operate balloons?
      ◐ review     yes     98%  2.3  Do you operate balloons?        │                                                                                  12  2.4 | Do you operate tunnels?
      ◐ review     yes     98%  2.4  Do you operate tunnels?         │                                                                                  13  2.5 | Is your office painted green?
      ○ unanswered              2.5  Is your office painted green?   │
      = kept                    2.6  Do you operate lanterns?        │
      ◐ review     yes     98%  2.7  Do you operate kites?           │
                                                                     │
    (11 more such lines)
                                                 ╭ Please confirm ────────────────────────────────────────────────────────────────────────────────────────────╮
                                                 │ Decide 1 other question that asks the same in the same way? 2.1 accepted: Yes                              │
                                                 │                                                                                                            │
                                                 │ 2.7  Do you operate kites?  (review)                                                                       │
                                                 │                                                                                                            │
                                                 │                                                                                                            │
                                                 ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
                                                                     │
    (25 more such lines)
     4 of 9
     y yes  n no
    ");
}

#[test]
fn keeping() {
    assert_snapshot!(drawn(states::keeping, WINDOW), @r#"
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
    (5 more such lines)
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
                                                                     │
    (23 more such lines)
     1 of 9
     y yes  n no
    "#);
}
