//! The terminal given back on every way out, and the program's end where the terminal goes first.

use std::fs;

use crate::fixtures::{Place, TODAY, results};
use crate::terminal::{Terminal, WINDOW, contents, program, signal, vsq};

const REVIEW: [&str; 6] = ["review", "form.xlsx", "--bank", "bank", "--today", TODAY];

/// Waits until the terminal shows what was there before the screen, with its cursor.
fn wait_for_plain(terminal: &mut Terminal) -> String {
    terminal.wait_until("plain screen", |screen| {
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && !mouse
    })
}

/// The whole screen of the review, once nothing more of it is to be drawn: the keys at its end are drawn last, and those of
/// the help page are others.
fn whole_screen(terminal: &mut Terminal) -> String {
    terminal.press("?");
    terminal.wait_for("esc close");
    terminal.press("\u{1b}");
    terminal.wait_for("q quit")
}

/// The decisions on the questionnaire, as `vsq fill` uses them.
fn decided(place: &Place) -> String {
    results(&place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--decisions", "--force"]))
}

#[test]
fn leaving_and_every_signal_give_the_terminal_back() {
    let place = Place::new();
    let plain = Terminal::run(program(&place, "cat", &[]));
    for signal in [None, Some("-TERM"), Some("-HUP"), Some("-INT"), Some("-QUIT")] {
        let mut terminal = Terminal::review(&place);
        terminal.wait_until("alternate screen", vt100::Screen::alternate_screen);
        assert!(terminal.modes() != plain.modes(), "raw");
        match signal {
            None => terminal.press("q"),
            Some(signal) => terminal.signal(signal),
        }
        wait_for_plain(&mut terminal);
        let (status, modes) = terminal.end_with_modes();
        assert_eq!((status, modes), (0, plain.modes()), "{signal:?}");
    }
    plain.signal("-KILL");
    plain.end();
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let place = Place::new();
    let mut command = vsq(&place, &REVIEW);
    command.env("VSQ_TEST_PANIC", "1");
    let mut terminal = Terminal::run(command);
    terminal.wait_for_review();
    let plain = Terminal::run(program(&place, "cat", &[]));
    terminal.press("j");
    let shown = terminal.wait_for("a panic was asked for");
    assert!(!shown.contains("to decide"), "{shown}");
    wait_for_plain(&mut terminal);
    let (status, modes) = terminal.end_with_modes();
    assert_eq!((status, modes), (70, plain.modes()));
    plain.signal("-KILL");
    plain.end();
}

#[test]
fn the_program_ends_with_its_terminal_and_has_lost_nothing() {
    // In the terminal's session the program gets a signal; outside it only the terminal itself tells.
    for in_session in [true, false] {
        let place = Place::new();
        let mut command = vsq(&place, &REVIEW);
        command.set_controlling_tty(in_session);
        let mut terminal = Terminal::run(command);
        terminal.wait_for_review();
        terminal.press("<d");
        terminal.wait_for("Why it is left blank");
        terminal.press("not ours\r");
        terminal.wait_for("Q1 declined");
        terminal.press("e");
        terminal.wait_for("The words of the answer");
        assert_eq!(terminal.hang_up(), 0);
        let told = decided(&place);
        assert!(told.contains("declined: not ours"), "{in_session}: {told}");
    }
}

#[test]
fn the_home_screen_ends_with_its_terminal_too() {
    let place = Place::new();
    let mut command = vsq(&place, &[]);
    command.set_controlling_tty(false);
    let mut terminal = Terminal::run(command);
    terminal.wait_for("Which questionnaire?");
    terminal.press("f");
    terminal.wait_for("> f");
    // Enter opens the questionnaire: whatever shows then goes as well.
    terminal.hang_up();
}

/// A shell with job control that started the review; its process is in the file `pid`.
fn review_in_shell(place: &Place) -> Terminal {
    let mut shell = program(place, "sh", &["-i"]);
    shell.env("PS1", "ready> ");
    shell.env("VSQ", env!("CARGO_BIN_EXE_vsq"));
    let mut terminal = Terminal::run(shell);
    terminal.wait_for("ready> ");
    place.write("start.sh", format!("echo $$ > pid; exec \"$VSQ\" {}", REVIEW.join(" ")));
    terminal.press("sh start.sh\r");
    terminal.wait_for_review();
    terminal
}

/// Waits until the shell asks for a command. Its earlier lines come back into view before the program has ended, and what is
/// typed then is the program's.
fn wait_for_shell(terminal: &mut Terminal) {
    terminal.wait_until("shell", |screen| {
        let shown = contents(screen);
        !screen.alternate_screen() && shown.trim_end().lines().last() == Some("ready>")
    });
}

#[test]
fn the_program_is_suspended_and_comes_back_as_it_was() {
    let place = Place::new();
    let mut terminal = review_in_shell(&place);
    let pid = fs::read_to_string(place.path("pid")).unwrap();
    terminal.press("na");
    terminal.wait_for("Q4 accepted: Yes");
    let before = whole_screen(&mut terminal);
    for way in ["key", "-TSTP"] {
        match way {
            "key" => terminal.press("\u{1a}"),
            signal_name => signal(pid.trim(), signal_name),
        }
        terminal.wait_for("Stopped");
        wait_for_plain(&mut terminal);
        // The shell reads and echoes: the terminal is its own.
        terminal.press("echo $((6 * 7))th\r");
        terminal.wait_for("42th");
        terminal.press("clear\r");
        terminal.wait_until("cleared", |screen| !screen.contents().contains("42th"));
        terminal.press("fg\n");
        terminal.wait_until("the screen as it was", |screen| {
            screen.alternate_screen() && screen.hide_cursor() && contents(screen) == before
        });
    }
    // Stopped without being asked, the program could give nothing back; it still draws everything again.
    signal(pid.trim(), "-STOP");
    terminal.wait_for("Stopped");
    terminal.press("fg\n");
    terminal.wait_until("the screen as it was", |screen| screen.alternate_screen() && contents(screen) == before);
    terminal.press("u");
    terminal.wait_for("Taken back: Q4");
    terminal.press("q");
    wait_for_shell(&mut terminal);
    wait_for_plain(&mut terminal);
    terminal.press("exit\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_window_may_change_while_the_program_is_stopped() {
    let place = Place::new();
    let mut terminal = review_in_shell(&place);
    terminal.press("\u{1a}");
    terminal.wait_for("Stopped");
    terminal.resize(80, 24);
    terminal.press("fg\n");
    terminal.wait_until("a screen of 80 by 24", |screen| {
        let last = screen.rows(0, 80).last().unwrap_or_default();
        screen.alternate_screen() && last.trim_start().starts_with("a accept")
    });
    terminal.press("q");
    wait_for_shell(&mut terminal);
    terminal.press("exit\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn without_a_shell_there_is_nowhere_to_be_suspended_to() {
    let place = Place::new();
    let mut terminal = Terminal::review(&place);
    terminal.press("\u{1a}");
    terminal.wait_for("there is no shell to go to");
    terminal.signal("-TSTP");
    terminal.press("n");
    terminal.wait_for("4 of 9");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_window_shrinks_to_nothing_and_grows_again() {
    let place = Place::new();
    let mut terminal = Terminal::review(&place);
    let before = whole_screen(&mut terminal);
    for (columns, rows) in [(1, 1), (2, 40), (200, 1), (1, 1)] {
        terminal.resize(columns, rows);
        terminal.press("jk");
    }
    terminal.resize(60, 20);
    terminal.wait_until("a screen of 60 by 20", |screen| screen.contents().contains("accept"));
    terminal.resize(WINDOW.0, WINDOW.1);
    terminal.wait_until("the screen as it was", |screen| contents(screen) == before);
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_editor_has_the_keys_while_it_has_the_terminal() {
    let place = Place::new();
    place.write("editor.sh", "echo 'what is it?'; read line; printf '%s' \"$line\" > \"$1\"");
    let mut command = vsq(&place, &REVIEW);
    command.env("EDITOR", "sh editor.sh");
    let mut terminal = Terminal::run(command);
    terminal.wait_for_review();
    terminal.press("nE");
    terminal.wait_for("what is it?");
    assert!(!terminal.wait_for("what is it?").contains("to decide"));
    // Were one of these keys the screen's, it would leave, decline or accept.
    terminal.press("quite dada\r");
    terminal.wait_for("Q4 accepted: Yes");
    terminal.press("k");
    terminal.wait_for("quite dada");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}
