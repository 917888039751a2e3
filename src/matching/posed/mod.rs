//! The question that a cell poses: without its number, its references and the instructions on how to fill in the sheet.
//!
//! "3.1.2 Does Example Ltd encrypt backups? If no, please explain. (ISO 27001 A.8.24)" asks what "Do you encrypt backups?" asks.
//! Only what no answer can turn on is taken away, by closed lists of words; whatever is left of a text is asked in full.

pub mod addressed;
mod identifiers;
mod indirect;
mod instructions;
mod leads;
mod paperwork;

use std::borrow::Cow;

use super::Inquiry;
use super::terms::tokens;
use addressed::{Parties, addressed, has_titles, without_names};
use identifiers::heading_without_number;
use indirect::outright;
pub use instructions::UponANo;

/// How often something is taken away from a text at the most: a cell has a handful of such things.
const MOST_TAKEN: usize = 12;

/// A question as one party poses it to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posed<'t> {
    /// What is asked.
    pub text: Cow<'t, str>,
    /// The words that tell what it resembles.
    words: Cow<'t, str>,
    /// The headings it stands under, outermost first: one within the cell comes last.
    pub section: Cow<'t, [String]>,
    /// What is asked for besides where the answer is a no ("If not, please explain").
    pub upon_a_no: UponANo,
}

impl<'t> Posed<'t> {
    /// Reads what the text of a cell asks, under the headings of the sheet.
    #[must_use]
    pub fn of(text: &'t str, section: &'t [String], parties: Parties<'_>) -> Self {
        let whole = in_full(on_one_line(text));
        let (posed, heading, upon_a_no) = undressed(&whole);
        let mut section = Cow::Borrowed(section);
        if section.iter().any(|heading| heading_without_number(heading) != heading) {
            let unnumbered = |heading: &String| heading_without_number(heading).to_owned();
            section = section.iter().map(unnumbered).collect();
        }
        if let Some(heading) = heading {
            section.to_mut().push(heading.to_owned());
        }
        // What was changed nowhere is still the cell's.
        let of_the_cell = |changed: Cow<'_, str>| {
            if changed == text { Cow::Borrowed(text) } else { Cow::Owned(changed.into_owned()) }
        };
        let asked = |put: Cow<'_, str>| {
            let changed = match outright(&put) {
                Cow::Owned(changed) => Some(changed),
                Cow::Borrowed(_) => None,
            };
            of_the_cell(changed.map_or(put, Cow::Owned))
        };
        let text = asked(addressed(posed, parties));
        let words = if has_titles(posed) { asked(without_names(posed, parties)) } else { text.clone() };
        Self { text, words, section, upon_a_no }
    }

    /// What is asked, where that is not what stands in the cell.
    #[must_use]
    pub fn read_as(&self, cell: &str) -> Option<&str> {
        (self.text != cell.trim()).then_some(&*self.text)
    }

    /// The same for the matcher; it stands in no framework and follows up nothing.
    #[must_use]
    pub fn inquiry(&self) -> Inquiry<'_> {
        Inquiry {
            question: &self.text,
            words: Some(&self.words),
            section: &self.section,
            upon_a_no: self.upon_a_no,
            ..Inquiry::default()
        }
    }
}

/// A text without what stands beside the question, a heading within it, and what is asked upon a no.
fn undressed(text: &str) -> (&str, Option<&str>, UponANo) {
    let mut posed = text.trim();
    let mut upon_a_no = UponANo::Nothing;
    for _ in 0..MOST_TAKEN {
        // The line that the answer is to be written on.
        posed = posed.trim_end_matches(['_', ' ']);
        if let Some(quoted) = quoted(posed) {
            posed = quoted;
        }
        let front = identifiers::before(posed).or_else(|| leads::before(posed)).or_else(|| paperwork::before(posed));
        if let Some(rest) = front.filter(|rest| asks(rest)) {
            posed = rest;
            continue;
        }
        let last = instructions::without_last(posed).filter(|(rest, _)| asks(rest));
        let last = last.or_else(|| Some((paperwork::behind(posed).filter(|rest| asks(rest))?, UponANo::Nothing)));
        let Some((rest, no)) = last else { break };
        posed = rest;
        upon_a_no = upon_a_no.max(no);
    }
    match leads::heading(posed).filter(|(_, rest)| asks(rest)) {
        Some((heading, rest)) => (rest, Some(heading), upon_a_no),
        None => (posed, None, upon_a_no),
    }
}

/// "What's" is "what is".
fn in_full(text: Cow<'_, str>) -> Cow<'_, str> {
    const SHORT: [(&str, &str); 4] =
        [("hat's ", "hat is "), ("hat’s ", "hat is "), ("here's ", "here is "), ("ho's ", "ho is ")];
    match SHORT.iter().find(|(short, _)| text.contains(short)) {
        Some((short, full)) => Cow::Owned(text.replace(short, full)),
        None => text,
    }
}

/// The text within the quotation marks that it stands in as a whole.
fn quoted(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['"', '“', '„'])?.strip_suffix(['"', '”', '“'])?;
    (!inside.contains(['"', '“', '”', '„'])).then(|| inside.trim())
}

/// A text without marks that are not seen, and without the ends of lines that only wrap a sentence: where the next line goes
/// on in small letters and nothing ends the one before.
fn on_one_line(text: &str) -> Cow<'_, str> {
    const UNSEEN: [char; 5] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\r'];
    if !text.contains('\n') && !text.contains(UNSEEN) {
        return Cow::Borrowed(text);
    }
    let seen: String = text.chars().filter(|c| !UNSEEN.contains(c)).collect();
    let mut lines = seen.split('\n');
    let mut whole = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let ended = whole.trim_end().ends_with(['.', '?', '!', ':', ';']) || whole.trim().is_empty();
        let goes_on = line.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(');
        whole.push(if goes_on && !ended { ' ' } else { '\n' });
        whole.push_str(line);
    }
    Cow::Owned(whole)
}

/// Whether what is left of a text can be a question: a word alone is a label.
fn asks(rest: &str) -> bool {
    let words = tokens(rest);
    words.iter().filter(|word| word.text.starts_with(char::is_alphabetic)).count() > 1
}

/// Whether a word is in a list of words.
fn is_one_of(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::addressed::Parties;
    use super::{Posed, UponANo};
    use crate::bank::Organisation;

    fn read<'t>(text: &'t str, section: &'t [String]) -> Posed<'t> {
        Posed::of(text, section, Parties { vendor: &Organisation::default(), customer: None })
    }

    fn posed(text: &str) -> String {
        read(text, &[]).text.into_owned()
    }

    #[test]
    fn numbers_references_and_instructions_are_no_part_of_a_question() {
        for dressed in [
            "3.1.2 Are tapes scrambled?",
            "3.1.2. Are tapes scrambled?",
            "3.1 Are tapes scrambled?",
            "14) Are tapes scrambled?",
            "Q14. Are tapes scrambled?",
            "Question 7: Are tapes scrambled?",
            "Q: Are tapes scrambled?",
            "4.3.a Are tapes scrambled?",
            "2.2 | Are tapes scrambled?",
            "2.3* Are tapes scrambled?",
            "C2. Are tapes scrambled?",
            "Are tapes scrambled? ______",
            "“Are tapes scrambled?”",
            "Are tapes scrambled? Evidence: the settings of the drive",
            "SEC-07: Are tapes scrambled?",
            "A.8.24 Are tapes scrambled?",
            "• Are tapes scrambled?",
            "Are tapes scrambled? (ISO 27001 A.8.24)",
            "Are tapes scrambled? [GDPR Art. 32]",
            "[CCM CEK-03] Are tapes scrambled?",
            "Are tapes scrambled? (mandatory)",
            "Are tapes scrambled? (Yes/No)",
            "Are tapes scrambled? Please attach evidence.",
            "Are tapes scrambled? Provide supporting documentation where available.",
            "Are tapes scrambled? Please describe in the comments column.",
            "Are tapes scrambled? If yes, please provide details.",
            "Are tapes scrambled? If no, please say when they will be.",
            "Are tapes scrambled? If not, why? Please attach evidence.",
            "Are tapes scrambled? (Yes / No / N/A)",
            "Are tapes scrambled? [High]",
            "Are tapes scrambled? (5 points)",
            "Are tapes\nscram\u{ad}bled?",
            "iv. Are tapes scrambled?",
            "(k) Are tapes scrambled?",
            "Are tapes scrambled? Max. 500 characters.",
            "Are tapes scrambled? Please state compliant / partially compliant / non-compliant.",
            "According to Art. 32 GDPR: Are tapes scrambled?",
            "As a vendor, Are tapes scrambled?",
            "MK 3.4 (minimum requirement): Are tapes scrambled?",
            "To be answered: yes/no. Are tapes scrambled?",
            "Are tapes scrambled?, cf. GDPR Article 32",
            "Are tapes scrambled? cf. appendix 3",
            "Could you please tell us: Are tapes scrambled?",
            "For the services in scope: Are tapes scrambled?",
            "With regard to the services provided to us, Are tapes scrambled?",
            "2.4 SEC-07: Are tapes scrambled? (mandatory) Please explain.",
        ] {
            assert_eq!(posed(dressed), "Are tapes scrambled?", "{dressed}");
        }
    }

    #[test]
    fn what_an_answer_turns_on_stays() {
        for text in [
            "24/7 support offered?",
            "3 days' notice given?",
            "1.2 or higher for TLS?",
            "AES-256 used for tapes?",
            "TLS-1.2: enforced everywhere?",
            "ISO-27001 Certificate valid?",
            "Are you certified? (ISO 27001)",
            "Are tapes scrambled? (AES-256)",
            "Are tapes scrambled? Please describe how.",
            "Are tapes scrambled? Please provide the policy.",
            "Are tapes scrambled? If yes, which cipher is used?",
            "For laptops in scope: are disks scrambled?",
            "In line with ISO 27001 A.8.24, are tapes scrambled?",
            "Are tapes scrambled?\nGuidance: only AES counts.",
            "Are tapes (High) scrambled?",
            "Scrambling of tapes (mandatory)",
            "Are you certified? (ISO 27001 clause 4)",
            "Scrambling programme (PCI DSS 4.0)",
            "S3: are tapes scrambled there?",
            "3 - tier backups kept?",
            "For our platform, are tapes scrambled?",
            "For the services used by you, are tapes scrambled?",
            "For the vendor of your platform, are tapes scrambled?",
            "Are tapes scrambled? Where?",
            "Are tapes scrambled? Mandatory?",
            "TLS 1.2: is it enforced?",
            "The supplier is asked to audits.",
            "(a) Are tapes scrambled? (b) Are they kept?",
            "Tapes: are they scrambled?",
            "Describe scrambling. Please explain.",
            "Please explain.",
            "(mandatory)",
            "",
        ] {
            assert_eq!(posed(text), text);
        }
    }

    proptest::proptest! {
        /// Whatever stands in a cell, something is asked as long as it has words, and nothing that was not there.
        #[test]
        fn any_text_is_read(text in r#"([\[\](){}<>*.,:;?! \n'’-]|[A-Z]{1,3}|[0-9]{1,3}|é|Ferrolith|the supplier|if no|please|attach|evidence|tape){0,14}"#) {
            let vendor = Organisation { name: "Ferrolith".to_owned(), ..Organisation::default() };
            let posed = Posed::of(&text, &[], Parties { vendor: &vendor, customer: Some("Tape") });
            proptest::prop_assert_eq!(posed.text.trim().is_empty(), text.trim().is_empty());
        }
    }

    #[test]
    fn a_heading_within_the_cell_is_one() {
        let sheet = ["Operations".to_owned()];
        let read = read("4.2 Tape storage: Are backups encrypted?", &sheet);
        assert_eq!(read.text, "Are backups encrypted?");
        assert_eq!(*read.section, ["Operations".to_owned(), "Tape storage".to_owned()]);
        let read = super::tests::read("Tape storage\nAre backups encrypted?", &[]);
        assert_eq!((&*read.text, &*read.section), ("Are backups encrypted?", &["Tape storage".to_owned()][..]));
    }

    #[test]
    fn numbers_are_no_part_of_a_heading() {
        for (heading, expected) in [
            ("2.2 Storage of tapes", "Storage of tapes"),
            ("Section 4: Tapes", "Tapes"),
            ("Domain 3 – Tapes (8 questions)", "Tapes"),
            ("B) Tapes", "Tapes"),
            ("IV. Tapes", "Tapes"),
            ("3D printing", "3D printing"),
            ("2 Factor locks", "2 Factor locks"),
            ("A tape", "A tape"),
            ("Annex", "Annex"),
            ("Tapes (old)", "Tapes (old)"),
            ("24/7 Support", "24/7 Support"),
        ] {
            assert_eq!(super::heading_without_number(heading), expected);
        }
    }

    #[test]
    fn what_is_short_is_written_in_full() {
        assert_eq!(
            posed("Q: What's the tape worth, and where's it kept?"),
            "What is the tape worth, and where's it kept?"
        );
        assert_eq!(posed("Who's the keeper?"), "Who is the keeper?");
    }

    #[test]
    fn what_is_asked_upon_a_no_is_known() {
        for (text, upon_a_no) in [
            ("Are tapes scrambled? If not, please explain why.", UponANo::Plan),
            ("Are tapes scrambled? If no, when will they be?", UponANo::Plan),
            ("Are tapes scrambled, and if not, when will they be?", UponANo::Plan),
            ("Do you scramble tapes, if not, by when?", UponANo::Plan),
            ("Are tapes scrambled if not in use?", UponANo::Nothing),
            ("Are tapes scrambled? If not, are they locked away?", UponANo::Other),
            ("Are tapes scrambled? If yes, please explain.", UponANo::Nothing),
        ] {
            assert_eq!(read(text, &[]).upon_a_no, upon_a_no, "{text}");
        }
    }
}
