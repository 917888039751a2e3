//! The main screens at three sizes, and no panic at any.

use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::tui::rehearsal::{choose, press, review, screen, type_text};
use crate::tui::state::State;
use crate::tui::view;

/// What brings up every layer.
const LAYERS: [&str; 12] = ["", "e", "d", "s", "b", "/", "f", ":", "A", "?", "r", "g"];

#[test]
fn no_size_is_too_small_for_any_screen() {
    let with = |layer: &&str| {
        let mut state = review(80, 24);
        choose(&mut state, "2.1");
        press(&mut state, layer);
        state
    };
    let mut screens: Vec<State> = LAYERS.iter().map(with).collect();
    for width in 0..=40 {
        for height in 0..=12 {
            // Size by size, because the parts of a window of one size are worked out once for all that it shows.
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            for state in &mut screens {
                state.size = (width, height);
                terminal.draw(|frame| view::draw(state, frame)).unwrap();
            }
        }
    }
}

#[test]
fn a_window_may_shrink_to_nothing_and_grow_again() {
    let mut state = review(80, 24);
    let before = screen(&state);
    for (width, height) in [(1, 1), (0, 0), (3, 40), (200, 2), (80, 24)] {
        crate::tui::rehearsal::act(&mut state, crate::tui::action::Action::Resize(width, height));
        press(&mut state, "j k");
        screen(&state);
    }
    assert_eq!(screen(&state), before);
}

#[test]
fn nothing_but_ascii_is_drawn_where_that_is_asked_for() {
    for layer in LAYERS {
        let mut state = review(100, 30);
        state.look.ascii = true;
        choose(&mut state, "2.1");
        press(&mut state, layer);
        assert!(screen(&state).is_ascii(), "{layer}: {}", screen(&state));
    }
}

#[test]
fn what_a_cell_holds_is_shown_and_not_obeyed() {
    let mut state = review(80, 24);
    state.title = "a\u{1b}[2Jb\u{202e}.xlsx".to_owned();
    let subject = std::sync::Arc::get_mut(&mut state.desk.subject).unwrap();
    subject.questionnaire.sheets[0].questions[0].text = "Is \u{1b}]0;x\u{7} 日本 👍🏽 e\u{301} שלום?".to_owned();
    let shown = screen(&state);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown}");
    assert!(shown.contains("a␛[2Jb") && shown.contains("日本"), "{shown}");
}

#[test]
fn the_review_at_80_by_24() {
    let mut state = review(80, 24);
    choose(&mut state, "2.1");
    assert_snapshot!(screen(&state), @r"
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
fn the_review_at_120_by_40() {
    let mut state = review(120, 40);
    choose(&mut state, "1.1");
    assert_snapshot!(screen(&state), @r#"
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
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
                                                       │
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter
    "#);
}

#[test]
fn the_review_at_200_by_60() {
    let mut state = review(200, 60);
    choose(&mut state, "1.1");
    assert_snapshot!(screen(&state), @r#"
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
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
                                                                     │
     1 of 9
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help  q quit  r reasons  / find  f filter  o order  g grid
    "#);
}

#[test]
fn after_some_decisions() {
    let mut state = review(80, 24);
    choose(&mut state, "2.1");
    press(&mut state, "a d");
    type_text(&mut state, "not ours");
    press(&mut state, "enter");
    assert_snapshot!(screen(&state), @r"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
     ██▓▓▓▓▒▒▒▒▒▒▒░░·····  4 to decide  ● 1 accepted  ✓ 2 filled  ◐ 3 review
      Privacy
      ✓ filled     no      98%  1.1  Do you sell customer data?
      ✓ filled     yes     97%  1.2  Do you watermark exported pictures?
      Operations
      ● accepted   yes          2.1  Do you operate kites?
      – declined                2.2  If so, how high do they fly?
    ▌ ◐ review     yes     98%  2.3  Do you operate balloons?
      ◐ review     yes     98%  2.4  Do you operate tunnels?
    ── 5 of 9 ──────────────────────────────────────────────────────────────────────
     2.3  Operations  Security!B11
     Do you operate balloons?
     Choices: Yes / No / N/A

     ◐ review  if you accept  98% sure
       C11  Yes
       D11  Balloons are flown.
     • expired 2026-06-30

     From
     balloons
     2.2 declined
     a accept  e edit  s stance  d decline  b bank  n next  u undo  w write  ? help
    ");
}

#[test]
fn searching_the_bank() {
    let mut state = review(80, 24);
    choose(&mut state, "2.5");
    press(&mut state, "b");
    type_text(&mut state, "kites");
    assert_snapshot!(screen(&state), @r"
     vsq form.xlsx                                      Lindgren Works · 2026-07-01
    ╭ Search the bank ─────────────────────────────────────────────────────────────╮
    │ > kites▏                                                                     │
    │                                                                              │
    │▌ Do you operate kites?                                                 kites │
    │  Do you watermark exported pictures?                                pictures │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │  Kites are flown.                                                            │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
        12  2.4 | Do you operate tunnels?

     enter take  esc leave  down down  up up
    ");
}

#[test]
fn accepting_above_a_confidence() {
    let mut state = review(80, 24);
    press(&mut state, "A");
    assert_snapshot!(screen(&state), @r#"
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
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     matched "Do you sell customer data?"

     y accept these  n leave  left lower  right raise
    "#);
}

#[test]
fn choosing_a_stance() {
    let mut state = review(80, 24);
    choose(&mut state, "2.5");
    press(&mut state, "s");
    assert_snapshot!(screen(&state), @r"
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
fn the_whole_sheet() {
    let mut state = review(80, 24);
    choose(&mut state, "2.1");
    press(&mut state, "g");
    assert_snapshot!(screen(&state), @r"
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



     esc close  enter go to question  down down  up up  left left  right right
    ");
}
