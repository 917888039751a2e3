//! Every command as (before, keys, after).

use super::*;
use crate::response::decide::Standing;
use crate::tui::keymap::{Keymap, Mode};
use crate::tui::layer::Kind;
use crate::tui::rehearsal::{act, cells, choose, chosen, press, review, screen, type_text};
use crate::tui::state::{Filter, Order};

fn at(number: &str) -> State {
    let mut state = review(80, 24);
    choose(&mut state, number);
    state
}

fn standing(state: &State, number: &str) -> &'static str {
    let named = |at: &usize| state.desk.question(*at).unwrap().number.as_deref() == Some(number);
    state.desk.standing((0..state.desk.len()).find(named).unwrap()).word()
}

fn said(state: &State) -> &str {
    state.message.as_ref().map_or("", |message| message.text.as_str())
}

#[test]
fn moving_about() {
    for (before, keys, after) in [
        ("1.1", "j", "1.2"),
        ("1.1", "down down", "2.1"),
        ("1.2", "k", "1.1"),
        ("1.1", "up", "1.1"),
        ("1.1", "G", "2.7"),
        ("1.1", "end", "2.7"),
        ("2.7", "home", "1.1"),
        ("2.7", "<", "1.1"),
        ("1.1", "pagedown", "2.5"),
        ("2.7", "pageup", "1.2"),
        ("1.1", "ctrl-f ctrl-b", "1.1"),
        ("1.1", "n", "2.1"),
        ("2.5", "tab", "2.7"),
        ("2.7", "n", "2.1"),
        ("2.1", "N", "2.7"),
        ("2.7", "shift-tab", "2.5"),
        ("2.7", "j", "2.7"),
    ] {
        let mut state = at(before);
        press(&mut state, keys);
        assert_eq!(chosen(&state), after, "{before} {keys}");
    }
}

#[test]
fn accepting_goes_on_to_what_is_next_to_decide() {
    let mut state = at("2.1");
    press(&mut state, "a");
    assert_eq!(cells(&state, "2.1"), ["C9 Yes", "D9 Kites are flown."]);
    assert_eq!((standing(&state, "2.1"), chosen(&state).as_str()), ("accepted", "2.2"));
    assert_eq!(said(&state), "2.1 accepted: Yes; one more asks the same: = decides it too");
    press(&mut state, "u");
    assert_eq!((standing(&state, "2.1"), chosen(&state).as_str()), ("review", "2.1"));
    press(&mut state, "u");
    assert_eq!(said(&state), "nothing to take back");
    press(&mut state, "ctrl-r");
    assert_eq!(standing(&state, "2.1"), "accepted");
    press(&mut state, "x");
    assert_eq!(standing(&state, "2.1"), "review");
    press(&mut state, "U");
    assert_eq!(said(&state), "nothing to take again");
}

#[test]
fn what_cannot_be_written_is_not_accepted() {
    let mut state = at("2.4");
    press(&mut state, "enter");
    assert!(said(&state).contains("internal"), "{}", said(&state));
    assert!(!state.desk.decisions().can_undo());
    choose(&mut state, "2.5");
    press(&mut state, "a");
    assert!(said(&state).contains("nothing to accept"));
    choose(&mut state, "2.6");
    press(&mut state, "a");
    assert!(said(&state).contains("answered already"));
}

#[test]
fn choosing_a_stance_takes_the_choices_of_the_sheet() {
    let mut state = at("2.5");
    press(&mut state, "s");
    assert_eq!(state.mode(), Mode::Choosing);
    press(&mut state, "down enter");
    assert_eq!(cells(&state, "2.5"), ["C13 No"]);
    choose(&mut state, "2.5");
    press(&mut state, "s");
    type_text(&mut state, "n/a");
    press(&mut state, "enter");
    assert_eq!(cells(&state, "2.5"), ["C13 N/A"]);
    press(&mut state, "s esc");
    assert_eq!(state.mode(), Mode::Review);
}

#[test]
fn words_are_edited_in_place() {
    let mut state = at("2.1");
    press(&mut state, "e");
    assert_eq!(state.mode(), Mode::Writing);
    type_text(&mut state, " Often.");
    act(&mut state, Action::Paste("\nAnd high.".to_owned()));
    press(&mut state, "ctrl-s");
    assert_eq!(cells(&state, "2.1"), ["C9 Yes", "D9 Kites are flown. Often.\nAnd high."]);
    choose(&mut state, "2.1");
    press(&mut state, "e z esc");
    assert_eq!(cells(&state, "2.1")[1], "D9 Kites are flown. Often.\nAnd high.");
    let effects = press(&mut state, "E");
    assert!(matches!(&effects[..], [Effect::EditOutside { .. }]));
    let recorded = edited(&mut state, 2, "Seldom.");
    assert!(matches!(recorded, Some(Effect::Record(_))));
}

#[test]
fn declining_and_handing_over_ask_for_words() {
    let mut state = at("1.1");
    press(&mut state, "d enter");
    assert!(said(&state).contains("a reason is needed"));
    press(&mut state, "d");
    type_text(&mut state, "not now");
    press(&mut state, "enter");
    assert_eq!(standing(&state, "1.1"), "declined");
    choose(&mut state, "1.2");
    press(&mut state, "h");
    type_text(&mut state, "Legal: agreed?");
    press(&mut state, "ctrl-s");
    assert_eq!(standing(&state, "1.2"), "handed on");
    assert_eq!(state.owner(1), Some("Legal"));
    press(&mut state, "h esc");
    assert_eq!(state.mode(), Mode::Review);
}

#[test]
fn the_bank_is_searched_as_one_types() {
    let mut state = at("2.3");
    press(&mut state, "b");
    type_text(&mut state, "kites");
    let Some(Layer::Choosing(list)) = &state.layer else { panic!("no list") };
    assert_eq!((list.kind, list.offers[0].beside.as_str()), (Kind::Bank, "kites"));
    press(&mut state, "backspace ctrl-u");
    type_text(&mut state, "balloons");
    press(&mut state, "enter");
    assert_eq!(cells(&state, "2.3"), ["C11 Yes", "D11 Balloons are flown."]);
}

#[test]
fn runners_up_are_taken_by_their_number() {
    for number in 1..=9_u8 {
        let mut state = at("2.3");
        let runners = state.desk.proposed(4).unwrap().proposal.runners_up.len();
        press(&mut state, &number.to_string());
        if usize::from(number) > runners {
            assert_eq!(said(&state), format!("there is no runner-up {number}"));
        } else {
            assert_ne!(state.message, None);
        }
    }
}

#[test]
fn lists_are_narrowed_by_typing() {
    let mut state = at("1.1");
    press(&mut state, "/");
    type_text(&mut state, "office");
    press(&mut state, "enter");
    assert_eq!(chosen(&state), "2.5");
    press(&mut state, "/ pagedown pageup ctrl-n ctrl-p down up tab shift-tab enter");
    assert_eq!(chosen(&state), "1.1");
    press(&mut state, ":");
    type_text(&mut state, "most doubt");
    press(&mut state, "ctrl-u");
    type_text(&mut state, "completed");
    assert_eq!(press(&mut state, "enter"), [Effect::Write { replace: false }]);
    press(&mut state, "ctrl-p ctrl-c");
    assert_eq!(state.mode(), Mode::Review);
}

#[test]
fn filters_show_a_part_of_the_questions() {
    let mut state = at("1.1");
    press(&mut state, "f down enter");
    assert_eq!(state.filter, Filter::Open);
    assert_eq!(chosen(&state), "2.1");
    press(&mut state, "a");
    assert_eq!(chosen(&state), "2.2", "what is decided leaves the list, and the next is chosen");
    press(&mut state, "f");
    type_text(&mut state, "kept");
    press(&mut state, "enter");
    assert_eq!(state.filter, Filter::Standing(Standing::Kept));
    press(&mut state, "f");
    type_text(&mut state, "painted green");
    press(&mut state, "enter");
    assert_eq!((&state.filter, chosen(&state).as_str()), (&Filter::Text("painted green".to_owned()), "2.5"));
    press(&mut state, "f");
    type_text(&mut state, "owner priv");
    press(&mut state, "enter");
    assert_eq!((&state.filter, chosen(&state).as_str()), (&Filter::Owner("privacy".to_owned()), "1.1"));
}

#[test]
fn orders_follow_each_other_and_keep_the_question() {
    let mut state = at("2.3");
    for order in [Order::Doubt, Order::Section, Order::Owner, Order::Sheet] {
        press(&mut state, "o");
        assert_eq!((state.order, chosen(&state).as_str()), (order, "2.3"));
    }
    press(&mut state, "o home");
    assert_eq!(standing(&state, &chosen(&state)), "review");
    press(&mut state, "end");
    assert_eq!(standing(&state, &chosen(&state)), "filled", "what is sure comes last");
}

#[test]
fn accepting_above_a_confidence_shows_which_first() {
    let mut state = at("2.1");
    press(&mut state, "A");
    assert_eq!(state.mode(), Mode::Above);
    let Some(Layer::Above(above)) = &state.layer else { panic!("no layer") };
    let count = above.questions.len();
    assert!(count >= 2 && screen(&state).contains(&format!("{count} questions in view at 90% or more")));
    press(&mut state, "right - left l h + down up j k");
    press(&mut state, "n");
    assert!(state.desk.decisions().is_empty());
    press(&mut state, "A y");
    assert_eq!(state.desk.decisions().iter().count(), count);
    press(&mut state, "u");
    assert!(state.desk.decisions().is_empty(), "it is one step");
}

#[test]
fn questions_that_ask_the_same_are_decided_together_after_a_look() {
    let mut state = at("2.1");
    press(&mut state, "=");
    assert!(said(&state).contains("decide this question first"));
    press(&mut state, "a");
    choose(&mut state, "2.1");
    press(&mut state, "=");
    assert!(screen(&state).contains("2.7  Do you operate kites?"));
    press(&mut state, "n");
    assert_eq!(standing(&state, "2.7"), "review");
    press(&mut state, "= y");
    assert_eq!((standing(&state, "2.7"), cells(&state, "2.7")[0].as_str()), ("accepted", "C15 Yes"));
}

#[test]
fn pages_are_read_and_closed() {
    let mut state = at("2.1");
    for key in ["?", "f1", "r"] {
        press(&mut state, key);
        assert_eq!(state.mode(), Mode::Page);
        press(&mut state, "j k space pageup pagedown ctrl-d ctrl-u G g end home down up");
        let Some(Layer::Page(page)) = &state.layer else { panic!("no page") };
        assert_eq!(page.top, 0);
        press(&mut state, "esc");
        assert_eq!(state.mode(), Mode::Review);
    }
    press(&mut state, "J K ctrl-d ctrl-u space");
}

#[test]
fn the_sheet_is_walked_and_leads_back_to_a_question() {
    let mut state = at("2.1");
    press(&mut state, "g");
    assert_eq!(state.mode(), Mode::Sheet);
    press(&mut state, "j k down down enter");
    assert_eq!((state.mode(), chosen(&state).as_str()), (Mode::Review, "2.3"));
    press(&mut state, "g home l right h left G end pageup ctrl-u pagedown ctrl-d tab ] home enter");
    assert!(said(&state).contains("no question stands in this row"));
    press(&mut state, "esc");
    assert_eq!(state.mode(), Mode::Review);
}

#[test]
fn leaving_writing_and_suspending_are_left_to_the_caller() {
    let mut state = at("1.1");
    assert_eq!(press(&mut state, "w"), [Effect::Write { replace: false }]);
    ask_to_replace(&mut state, "form.completed.xlsx");
    assert_eq!(press(&mut state, "y"), [Effect::Write { replace: true }]);
    ask_to_replace(&mut state, "form.completed.xlsx");
    assert_eq!(press(&mut state, "esc"), []);
    assert_eq!(press(&mut state, "ctrl-z"), [Effect::Suspend]);
    assert_eq!(press(&mut state, "]"), [], "there is one questionnaire");
    state.place = (1, 2);
    assert_eq!(press(&mut state, "]"), [Effect::NextFile { back: false }]);
    assert_eq!(press(&mut state, "["), [Effect::NextFile { back: true }]);
    press(&mut state, "q");
    assert!(state.leaving);
}

#[test]
fn what_can_only_be_read_is_not_decided() {
    let mut state = at("2.1");
    state.read_only = true;
    for bound in Keymap::default().of(Mode::Review).filter(|bound| bound.binding.command.decides()) {
        assert_eq!(press(&mut state, &bound.keys[0].to_string()), []);
        assert_eq!(state.mode(), Mode::Review);
    }
    assert!(state.desk.decisions().is_empty());
}

#[test]
fn the_mouse_works_where_one_would_try_it() {
    let mut state = at("1.1");
    let list = crate::tui::layout::parts(&state).list;
    act(&mut state, Action::Press(5, list.y + 2));
    assert_eq!(chosen(&state), "1.2");
    act(&mut state, Action::Wheel(true, 5, list.y));
    assert_eq!(chosen(&state), "2.1");
    act(&mut state, Action::Wheel(false, 5, list.y));
    assert_eq!(chosen(&state), "1.2");
    let divider = crate::tui::layout::parts(&state).divider;
    act(&mut state, Action::Press(5, divider.y));
    act(&mut state, Action::Drag(5, divider.y + 4));
    act(&mut state, Action::Release);
    assert!(crate::tui::layout::parts(&state).list.height > list.height);
    act(&mut state, Action::Drag(5, 0));
    assert!(crate::tui::layout::parts(&state).list.height > list.height, "let go is let go");
    let hints = screen(&state).lines().last().unwrap().to_owned();
    let column = |word: &str| u16::try_from(hints[..hints.find(word).unwrap()].chars().count()).unwrap();
    act(&mut state, Action::Press(column("? help") + 3, 23));
    assert_eq!(state.mode(), Mode::Page);
    act(&mut state, Action::Wheel(true, 5, 5));
}

#[test]
fn a_click_in_a_list_chooses_and_then_takes_and_beside_it_leaves() {
    let mut state = at("1.1");
    press(&mut state, "/");
    // The box has its frame, the typed line and a blank line above the first offer.
    act(&mut state, Action::Press(10, 6));
    let Some(Layer::Choosing(list)) = &state.layer else { panic!("no list") };
    assert_eq!(list.cursor, 2);
    act(&mut state, Action::Press(10, 6));
    assert_eq!((state.mode(), chosen(&state).as_str()), (Mode::Review, "2.1"));
    press(&mut state, "/");
    act(&mut state, Action::Press(10, 0));
    assert_eq!(state.mode(), Mode::Review);
    press(&mut state, "g");
    act(&mut state, Action::Press(12, 4));
    assert_eq!(state.mode(), Mode::Sheet);
    let Some(Layer::Sheet(view)) = state.layer else { panic!("no sheet") };
    assert_eq!((view.row, view.column), (2, 0));
}

#[test]
fn what_the_bank_was_not_asked_yet_can_be_declined_and_not_accepted() {
    let mut state = at("1.1");
    let desk = crate::response::desk::Desk::unanswered(std::sync::Arc::clone(&state.desk.subject));
    let settled = state.desk.response();
    state.desk = desk;
    assert_eq!(standing(&state, "1.1"), "awaited");
    press(&mut state, "a");
    assert!(said(&state).contains("the bank has not been asked yet"));
    press(&mut state, "d");
    type_text(&mut state, "why");
    press(&mut state, "enter");
    let (first, rest) = settled.questions.split_at(4);
    state.desk.receive(first.to_vec());
    assert_eq!((standing(&state, "1.1"), standing(&state, "1.2")), ("declined", "filled"));
    assert_eq!(standing(&state, "2.7"), "awaited");
    state.desk.receive(rest.to_vec());
    state.desk.settle(settled.clone());
    press(&mut state, "u");
    assert_eq!(state.desk.response(), settled, "decisions and answers may come in any order");
}

#[test]
fn what_is_being_done_is_stopped() {
    let mut state = at("1.1");
    assert_eq!(press(&mut state, "esc"), []);
    state.task = Some(crate::tui::state::Task { words: "writing".to_owned(), reached: None });
    assert!(screen(&state).contains("6 to decide  writing"));
    assert_eq!(press(&mut state, "esc"), [Effect::Stop]);
}
