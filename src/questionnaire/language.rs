//! What is known of the languages that questionnaires are written in: caption words, stance words, openers of questions.
//!
//! Kept as data, one file a language, under `templates/languages/`; a language is added by adding a file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::shipped::templates;
use crate::stance::Stance;

use super::captions::Role;
use super::texts::{first_word, is_ideographic, plain};

/// One language's file.
#[derive(Debug, Clone, Deserialize)]
struct Language {
    /// Column captions by role.
    captions: BTreeMap<Role, Vec<String>>,
    /// The texts of choices that certainly mean a stance.
    stances: BTreeMap<Stance, Vec<String>>,
    /// The texts of choices that mean a degree of a stance: more, less or vaguer than the bare word.
    degrees: BTreeMap<Stance, Vec<String>>,
    /// First words of questions.
    openers: Vec<String>,
    /// First words of requests ("Describe …").
    requests: Vec<String>,
    /// Texts that stand in a reply cell before anybody has answered.
    placeholders: Vec<String>,
    /// Words that open a placeholder which says what to enter ("Enter name").
    entries: Vec<String>,
    /// Openings of questions that follow up the one before.
    follow_ups: Vec<String>,
    /// Labels of facts about who answers, by fact.
    information: BTreeMap<String, Vec<String>>,
    /// Labels of what only a person may sign or certify.
    attestations: Vec<String>,
    /// Names of sheets that hold no questions.
    asides: Vec<String>,
    /// Words of a document's title.
    titles: Vec<String>,
    /// Words by which a note says that what follows is asked only after some answer.
    routes: Vec<String>,
    /// Texts of cells that are not to be written in.
    leave_blank: Vec<String>,
}

/// All languages together, for look-ups by [plain] text.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Caption phrases of languages that put spaces between words.
    pub captions: HashMap<String, Vec<Role>>,
    /// Caption phrases of languages that do not, longest first.
    pub dense_captions: Vec<(String, Role)>,
    /// Texts that mean a stance; those that two languages read differently are left out.
    pub stances: HashMap<String, Stance>,
    /// Texts that mean a degree of a stance.
    pub degrees: HashMap<String, Stance>,
    /// First words of questions.
    pub openers: HashSet<String>,
    /// First words of requests.
    pub requests: HashSet<String>,
    /// Texts of unanswered reply cells.
    pub placeholders: HashSet<String>,
    /// Words that open a placeholder which says what to enter.
    pub entries: Vec<String>,
    /// Openings of follow-ups by their first word, of languages without spaces by their first character.
    pub follow_ups: HashMap<String, Vec<String>>,
    /// Labels of information about the vendor.
    pub information: HashMap<String, String>,
    /// Labels of signatures and certifications.
    pub attestations: Vec<String>,
    /// Names of sheets without questions.
    pub asides: HashSet<String>,
    /// Words of a document's title.
    pub titles: Vec<String>,
    /// Words by which a note says that what follows is asked only after some answer.
    pub routes: Vec<String>,
    /// Texts of cells that are not to be written in.
    pub leave_blank: Vec<String>,
}

impl Lexicon {
    /// The lexicon of all shipped languages.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let mut lexicon = Self::default();
            // A file that does not parse would be a fault of the build; a test holds all of them to it.
            for file in templates("languages", "json", None).unwrap_or_default().into_values() {
                if let Ok(language) = serde_json::from_slice(&file.bytes) {
                    lexicon.add(&language);
                }
            }
            lexicon.dense_captions.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then(a.cmp(b)));
            lexicon
        })
    }

    fn add(&mut self, language: &Language) {
        for (role, phrases) in &language.captions {
            for phrase in phrases.iter().map(|phrase| plain(phrase)) {
                if phrase.chars().any(is_ideographic) {
                    self.dense_captions.push((phrase, *role));
                } else {
                    let roles = self.captions.entry(phrase).or_default();
                    if !roles.contains(role) {
                        roles.push(*role);
                    }
                }
            }
        }
        for (stance, texts) in &language.stances {
            for text in texts {
                // The first language to claim a word keeps it; a test holds that no two disagree.
                self.stances.entry(plain(text)).or_insert(*stance);
            }
        }
        for (stance, texts) in &language.degrees {
            for text in texts {
                self.degrees.entry(plain(text)).or_insert(*stance);
            }
        }
        self.openers.extend(language.openers.iter().map(|word| plain(word)));
        self.requests.extend(language.requests.iter().map(|word| plain(word)));
        self.placeholders.extend(language.placeholders.iter().map(|text| plain(text)));
        self.entries.extend(language.entries.iter().map(|text| plain(text)));
        for opening in language.follow_ups.iter().map(|text| plain(text)) {
            self.follow_ups.entry(first_word(&opening).to_owned()).or_default().push(opening);
        }
        for (fact, labels) in &language.information {
            for label in labels {
                self.information.entry(plain(label)).or_insert_with(|| fact.clone());
            }
        }
        self.attestations.extend(language.attestations.iter().map(|label| plain(label)));
        self.asides.extend(language.asides.iter().map(|name| plain(name)));
        self.titles.extend(language.titles.iter().map(|word| plain(word)));
        self.routes.extend(language.routes.iter().map(|words| plain(words)));
        self.leave_blank.extend(language.leave_blank.iter().map(|text| plain(text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<(String, Language)> {
        let files = templates("languages", "json", None).unwrap();
        files.into_iter().map(|(name, file)| (name, serde_json::from_slice(&file.bytes).unwrap())).collect()
    }

    #[test]
    fn every_language_file_is_read_and_says_what_is_needed() {
        assert_eq!(languages().len(), 14);
        for (code, language) in languages() {
            for role in [Role::Number, Role::Question, Role::Response, Role::Comment, Role::Guidance, Role::Section] {
                assert!(language.captions.get(&role).is_some_and(|phrases| !phrases.is_empty()), "{code}: {role:?}");
            }
            for stance in Stance::ALL {
                assert!(language.stances.get(&stance).is_some_and(|texts| !texts.is_empty()), "{code}: {stance}");
            }
            for list in [&language.placeholders, &language.follow_ups, &language.attestations, &language.asides] {
                assert!(!list.is_empty(), "{code}");
            }
            assert!(language.information.contains_key("organisation"), "{code}");
        }
    }

    #[test]
    fn no_two_languages_read_a_stance_word_differently_and_none_takes_it_for_a_degree() {
        let mut seen: HashMap<String, (Stance, bool, String)> = HashMap::new();
        for (code, language) in languages() {
            for (texts_by_stance, degree) in [(&language.stances, false), (&language.degrees, true)] {
                for (stance, text) in
                    texts_by_stance.iter().flat_map(|(stance, texts)| texts.iter().map(move |text| (stance, text)))
                {
                    let known = seen.entry(plain(text)).or_insert_with(|| (*stance, degree, code.clone()));
                    assert_eq!((known.0, known.1), (*stance, degree), "`{text}` of {code} and {}", known.2);
                }
            }
        }
    }
}
