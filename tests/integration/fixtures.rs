//! What the tests are made of: a folder of their own, a small bank, a small questionnaire, and the program in an empty
//! environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use rust_xlsxwriter::{DataValidation, Format, Workbook};

/// The day that every test answers as of.
pub const TODAY: &str = "2026-07-01";

/// A folder of the test's own with a bank and a questionnaire in it.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// A folder with the small bank as `bank` and the small questionnaire as `form.xlsx`.
    pub fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.write("bank/bank.json", BANK);
        place.write("bank/controls.json", CONTROLS);
        questionnaire(&place.path("form.xlsx"));
        place
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the folder, making the folders above it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every file below the folder with its bytes, in order.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.folder.path(), &mut found);
        found.sort();
        found
    }

    /// The program run in the folder, with nothing of the tester's environment.
    pub fn vsq(&self, arguments: &[&str]) -> Output {
        self.vsq_reading(arguments, "")
    }

    /// The same with something on standard input.
    pub fn vsq_reading(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vsq"));
        command.env_clear().env("HOME", self.folder.path().join("home")).current_dir(self.folder.path());
        command.args(arguments).write_stdin(input).output().unwrap()
    }
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push((path.clone(), fs::read(path).unwrap()));
        }
    }
}

/// What a run wrote to standard output.
pub fn results(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a run wrote to standard error.
pub fn messages(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const BANK: &str = r#"{
  "format": 1,
  "organisation": { "name": "Lindgren Works", "product": "Ledgerly", "plans": ["Basic", "Plus"],
    "contacts": { "security": "security@ledgerly.test" } },
  "facts": { "mfa": { "value": true, "who": "administrators", "requirement": "required" } }
}"#;

const CONTROLS: &str = r#"[
  { "id": "sale", "topic": "Privacy", "questions": ["Do you sell customer data?"], "stance": "no",
    "answer": "Customer data is not sold." },
  { "id": "pictures", "topic": "Assets", "questions": ["Do you watermark exported pictures?"], "stance": "yes",
    "answer": "Exported pictures carry a watermark.", "scope": { "plans": ["Plus"] } },
  { "id": "carrier-pigeons", "topic": "Operations", "questions": ["Do you operate carrier pigeons?"], "stance": "planned",
    "target": "2026-Q4", "answer": "A pilot with carrier pigeons is on the roadmap." },
  { "id": "kites", "topic": "Operations", "questions": ["Do you operate kites?"], "stance": "yes", "status": "draft",
    "answer": "Kites are flown." },
  { "id": "balloons", "topic": "Operations", "questions": ["Do you operate balloons?"], "stance": "yes", "expires": "2026-06-30",
    "answer": "Balloons are flown." },
  { "id": "ladders", "topic": "Operations", "questions": ["Do you operate ladders?"], "stance": "yes", "disclosure": "nda",
    "answer": "Ladders are in use." },
  { "id": "tunnels", "topic": "Operations", "questions": ["Do you operate tunnels?"], "stance": "yes", "disclosure": "internal",
    "answer": "The tunnels are secret." }
]"#;

/// The questions of the small questionnaire, from row 5 on.
pub const QUESTIONS: [&str; 9] = [
    "Do you sell customer data?",
    "Do you watermark exported pictures?",
    "Do you operate carrier pigeons?",
    "Do you operate kites?",
    "Do you operate balloons?",
    "Do you operate ladders?",
    "Do you operate tunnels?",
    "Is your office painted green?",
    "Do you operate carrier pigeons?",
];

/// A sheet with a title, a caption row, a list and a comment column; the last question is answered already.
pub fn questionnaire(path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Security").unwrap();
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    sheet.write_with_format(0, 0, "Security questionnaire", &bold).unwrap();
    for (column, caption) in ["No.", "Question", "Answer", "Comments"].iter().enumerate() {
        sheet.write_with_format(3, u16::try_from(column).unwrap(), *caption, &bold).unwrap();
    }
    sheet.set_column_width(1, 60).unwrap();
    sheet.set_column_width(3, 60).unwrap();
    for (position, question) in QUESTIONS.iter().enumerate() {
        let row = 4 + u32::try_from(position).unwrap();
        sheet.write(row, 0, format!("Q{}", position + 1)).unwrap();
        sheet.write_with_format(row, 1, *question, &wrap).unwrap();
        sheet.write_blank(row, 2, &wrap).unwrap();
        sheet.write_blank(row, 3, &wrap).unwrap();
    }
    let last = 4 + u32::try_from(QUESTIONS.len()).unwrap() - 1;
    sheet.write_with_format(last, 2, "No", &wrap).unwrap();
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"]).unwrap();
    sheet.add_data_validation(4, 2, last, 2, &list).unwrap();
    workbook.save(path).unwrap();
}
