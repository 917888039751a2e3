//! What a person can want of the screen, apart from the keys that say it.

use crossterm::event::KeyEvent;

/// Something that the screen is to do, whoever asks: a key, the mouse, the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A command of the keymap.
    Do(Command),
    /// A key that no command is bound to, for whatever takes text.
    Type(KeyEvent),
    /// Pasted text.
    Paste(String),
    /// The left button pressed at a column and row.
    Press(u16, u16),
    /// The pointer dragged to a column and row.
    Drag(u16, u16),
    /// The button let go.
    Release,
    /// The wheel turned down (true) or up over a column and row.
    Wheel(bool, u16, u16),
    /// The window has this width and height now.
    Resize(u16, u16),
}

/// The commands that keys are bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Command {
    /// To the next line.
    Down,
    /// To the line above.
    Up,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// To the next question that somebody has to decide.
    NextOpen,
    /// To the one before.
    PreviousOpen,
    /// The question's page down.
    ScrollDown,
    /// The question's page up.
    ScrollUp,
    /// Accept the proposed answer.
    Accept,
    /// Take a runner-up, counted from 1.
    Pick(u8),
    /// Choose a stance or one of the sheet's choices.
    ChooseStance,
    /// Edit the words.
    Edit,
    /// Edit the words in the person's own editor.
    EditOutside,
    /// Leave it blank, with a reason.
    Decline,
    /// Hand it to somebody else.
    HandOver,
    /// Take the decision back.
    Clear,
    /// Accept everything above a confidence.
    AcceptAbove,
    /// Decide the questions that ask the same the same way.
    DecideAlike,
    /// Search the bank and take an answer.
    SearchBank,
    /// Take the last step back.
    Undo,
    /// Take it again.
    Redo,
    /// Find a question.
    FindQuestion,
    /// Show only some of the questions.
    Filter,
    /// Change the order.
    Order,
    /// Why the answer was chosen.
    Reasons,
    /// The whole sheet.
    Grid,
    /// Every command, by name.
    Palette,
    /// The keys.
    Help,
    /// The next questionnaire that is open.
    NextFile,
    /// The one before.
    PreviousFile,
    /// What was answered before.
    Compare,
    /// Keep the answer as a draft control of the bank.
    KeepDraft,
    /// Write the open questions of one person as a workbook.
    HandOut,
    /// Take the answers of such a workbook back.
    TakeBack,
    /// Open the folder of the completed workbook.
    OpenFolder,
    /// Stop what is being done.
    Stop,
    /// Write the completed workbook.
    Write,
    /// To the shell, and back with `fg`.
    Suspend,
    /// Leave.
    Quit,
    /// Do what is asked.
    Confirm,
    /// Leave what is asked.
    Cancel,
}

impl Command {
    /// Whether it takes a runner-up other than the first: one line of help speaks for all nine.
    #[must_use]
    pub const fn is_further_pick(self) -> bool {
        matches!(self, Self::Pick(number) if number > 1)
    }

    /// Whether it decides something, which a screen that may only read does not do.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(
            self,
            Self::Accept
                | Self::Pick(_)
                | Self::ChooseStance
                | Self::Edit
                | Self::EditOutside
                | Self::Decline
                | Self::HandOver
                | Self::Clear
                | Self::AcceptAbove
                | Self::DecideAlike
                | Self::SearchBank
                | Self::Compare
                | Self::TakeBack
                | Self::Undo
                | Self::Redo
        )
    }
}
