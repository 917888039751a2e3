//! The sample questionnaire that the project ships, as a buyer's procurement office would send it.
//!
//! `templates/sample/customer-questionnaire.xlsx` is what [`workbook`] makes. After a change here, write it anew with
//! `VSQ_REFRESH_SAMPLE=1 cargo test --test integration sample::`.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, FormatUnderline, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

const CUSTOMER: &str = "Ostermoor Savings Bank";
const RESPONSES: [&str; 4] = ["Yes", "No", "Partial", "Not applicable"];

/// Questions to be answered from the list of responses, by section.
const SECTIONS: [(&str, &[&str]); 8] = [
    (
        "A. Hosting and location of data",
        &[
            "Is our data stored only in data centres inside the EU or EEA?",
            "Can we choose the region in which our data is kept?",
            "Do you use sub-processors that handle our data?",
            "Are customers kept apart, so that none can reach another's data?",
        ],
    ),
    (
        "B. Encryption",
        &[
            "Is data in transit encrypted with TLS 1.2 or later?",
            "Is data encrypted at rest?",
            "Are backups encrypted?",
            "Are passwords stored as hashes rather than in a readable form?",
            "Can we bring and manage our own encryption keys?",
        ],
    ),
    (
        "C. Access control",
        &[
            "Is multi-factor authentication required for your administrators?",
            "Is multi-factor authentication available to our users?",
            "Is single sign-on with our identity provider supported?",
            "Can user accounts be created and removed automatically (SCIM)?",
            "Does the product offer role-based access control?",
            "Are the access rights of your staff reviewed at least once a year?",
        ],
    ),
    (
        "D. Logging and monitoring",
        &[
            "Are administrative actions written to an audit log?",
            "Are audit logs kept for at least 12 months?",
            "Can the audit log be forwarded to our SIEM?",
            "Is the service monitored around the clock?",
        ],
    ),
    (
        "E. Backup and continuity",
        &[
            "Is customer data backed up at least once a day?",
            "Are backups kept at a second location?",
            "Is restoring from backup tested at least once a year?",
            "Is your recovery time objective 8 hours or less?",
            "Do you commit by contract to an availability of at least 99.9%?",
        ],
    ),
    (
        "F. Vulnerabilities and incidents",
        &[
            "Will you notify us of a personal data breach within 72 hours?",
            "Are critical security updates installed within 7 days of release?",
            "Are penetration tests carried out by an independent party?",
            "Are third-party software libraries scanned for known vulnerabilities?",
            "Is there a published way to report a vulnerability to you?",
        ],
    ),
    (
        "G. Use and deletion of data",
        &[
            "Is customer data used to train AI models?",
            "Is customer data sold to anyone?",
            "Can customers export their data without your help?",
            "Is all customer data deleted within 90 days after the contract ends?",
        ],
    ),
    (
        "H. Assurance",
        &[
            "Do you hold a valid ISO/IEC 27001 certificate?",
            "Can you share a SOC 2 Type II report?",
            "Do you offer a data processing agreement under the GDPR?",
            "Do you carry cyber insurance of at least EUR 5 million?",
            "Are background checks carried out on staff with access to customer data?",
        ],
    ),
];

/// Questions to be answered in words, on a sheet of their own.
const OPEN_QUESTIONS: [&str; 6] = [
    "In which places is our data stored, and who operates the servers?",
    "Please list your sub-processors with the purpose of each.",
    "How do you separate the data of your customers?",
    "How long are backups kept?",
    "What are your recovery point and recovery time objectives?",
    "Whom do we contact with security questions?",
];

/// Headings and paragraphs of the instruction sheet; an empty heading continues the one above.
const INSTRUCTIONS: [(&str, &str); 8] = [
    ("Purpose", "This questionnaire tells us how a supplier of software protects the data that we entrust to it."),
    ("Sheets", "\"Questionnaire\" is answered from a list, \"In your own words\" in free text. Please complete both."),
    ("Response", "Choose Yes, No, Partial or Not applicable in each row. Do not leave a row empty without a reason."),
    (
        "Comments",
        "Say for Partial what is missing, for Not applicable why, and for what is planned when it will be there.",
    ),
    ("", "Name the plan or edition where an answer does not hold for all of them."),
    ("Evidence", "Give the document, page or link on which the answer rests. Attachments are welcome."),
    (
        "Declaration",
        "The declaration below the questions is completed and signed by a person who may speak for the supplier.",
    ),
    (
        "Changes",
        "Please do not add, remove or reorder rows, columns or sheets: the file is read by a program on our side.",
    ),
];

/// The looks of the sheets.
struct Styles {
    title: Format,
    subtitle: Format,
    label: Format,
    entry: Format,
    header: Format,
    section: Format,
    number: Format,
    question: Format,
    answer: Format,
    text: Format,
    heading: Format,
}

impl Styles {
    fn new() -> Self {
        let (navy, pale, line) = (Color::RGB(0x1F_3A_5F), Color::RGB(0xDD_E6_F0), Color::RGB(0xA6_B1_BF));
        let base = || Format::new().set_font_name("Arial").set_font_size(10).set_align(FormatAlign::Top);
        let boxed =
            || base().set_border(FormatBorder::Thin).set_border_color(line).set_align(FormatAlign::Left).set_indent(1);
        let input = || boxed().set_background_color(Color::RGB(0xFF_FB_E6)).set_text_wrap();
        Self {
            title: base().set_font_size(18).set_bold().set_font_color(navy),
            subtitle: base().set_font_color(Color::RGB(0x5A_66_75)),
            label: boxed().set_bold().set_background_color(pale),
            entry: input(),
            header: boxed()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(navy)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            section: boxed().set_bold().set_background_color(pale).set_font_color(navy),
            number: boxed().set_indent(0).set_align(FormatAlign::Center),
            question: boxed().set_text_wrap(),
            answer: input().set_indent(0).set_align(FormatAlign::Center),
            text: base().set_text_wrap(),
            heading: base().set_bold().set_font_color(navy),
        }
    }
}

/// The workbook, without anything of the day or the machine in it.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Supplier security questionnaire")
            .set_author(CUSTOMER)
            .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 15)?),
    );
    instructions(workbook.add_worksheet(), &styles)?;
    questionnaire(workbook.add_worksheet(), &styles)?;
    open_questions(workbook.add_worksheet(), &styles)?;
    workbook.save_to_buffer()
}

/// The first sheet: how to complete the others. Protected, as senders do.
fn instructions(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Instructions")?.set_screen_gridlines(false);
    sheet.set_column_width(0, 18)?.set_column_width(1, 92)?.set_row_height(0, 27)?;
    sheet.write_with_format(0, 0, "How to complete this questionnaire", &styles.title)?;
    sheet.write_with_format(1, 0, format!("{CUSTOMER} · Supplier risk · form S-12"), &styles.subtitle)?;
    for (row, (heading, paragraph)) in (3..).zip(INSTRUCTIONS) {
        sheet.write_with_format(row, 0, heading, &styles.heading)?;
        sheet.write_with_format(row, 1, paragraph, &styles.text)?;
    }
    let link = styles.text.clone().set_underline(FormatUnderline::Single);
    sheet.write_with_format(12, 0, "Return to", &styles.heading)?;
    sheet.write_with_format(12, 1, "supplier-risk@ostermoor.example", &link)?;
    sheet.protect_with_options(&ProtectionOptions { format_columns: true, ..ProtectionOptions::default() });
    paper(sheet)
}

/// The second sheet: title block, sections of questions with a list of responses, declaration.
fn questionnaire(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Questionnaire")?.set_screen_gridlines(false);
    for (column, width) in [7, 58, 16, 52, 34].into_iter().enumerate() {
        sheet.set_column_width(u16::try_from(column).unwrap(), width)?;
    }
    sheet.write_with_format(0, 0, "Supplier security questionnaire", &styles.title)?;
    sheet.write_with_format(1, 0, "Form S-12, edition 2026 · Confidential when completed", &styles.subtitle)?;
    sheet.set_row_height(0, 27)?;
    title_block(sheet, styles)?;

    const HEADER: u32 = 9;
    for (column, caption) in (0..).zip(["No.", "Question", "Response", "Comments", "Evidence / reference"]) {
        sheet.write_with_format(HEADER, column, caption, &styles.header)?;
    }
    sheet.set_row_height(HEADER, 24)?.set_freeze_panes(HEADER + 1, 2)?.set_repeat_rows(HEADER, HEADER)?;

    let responses = DataValidation::new()
        .allow_list_strings(&RESPONSES)?
        .set_input_title("Response")?
        .set_input_message("Please choose from the list.")?
        .set_error_title("Not on the list")?
        .set_error_message("Yes, No, Partial or Not applicable")?;
    let mut row = HEADER + 1;
    for (section, questions) in SECTIONS {
        sheet.merge_range(row, 0, row, 4, section, &styles.section)?;
        row += 1;
        for (number, question) in (1..).zip(questions) {
            sheet.write_with_format(row, 0, format!("{}{number}", &section[..1]), &styles.number)?;
            sheet.write_with_format(row, 1, *question, &styles.question)?;
            sheet.write_blank(row, 2, &styles.answer)?;
            sheet.write_blank(row, 3, &styles.entry)?.write_blank(row, 4, &styles.entry)?;
            sheet.add_data_validation(row, 2, row, 2, &responses)?;
            row += 1;
        }
    }
    progress(sheet, styles, HEADER + 2, row)?;
    declaration(sheet, styles, row + 1)?;
    paper(sheet)
}

/// Who asks and who answers, above the questions.
fn title_block(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    let pairs = [("Customer", CUSTOMER), ("Vendor name", ""), ("Product", ""), ("Security contact", "")];
    for (row, (label, value)) in (3..).zip(pairs) {
        pair(sheet, row, label, value, styles)?;
    }
    Ok(())
}

/// How many questions have a response, as a formula, and a colour for what needs a conversation.
fn progress(sheet: &mut Worksheet, styles: &Styles, first: u32, end: u32) -> Result<(), XlsxError> {
    let asked: usize = SECTIONS.iter().map(|(_, questions)| questions.len()).sum();
    let count =
        Formula::new(format!("=COUNTA(C{}:C{end})&\" of {asked}\"", first + 1)).set_result(format!("0 of {asked}"));
    sheet.write_with_format(3, 4, "Questions answered", &styles.label)?;
    sheet.write_formula_with_format(4, 4, count, &styles.number)?;
    for (value, colour) in [("No", 0xF8_CE_CC), ("Partial", 0xFF_E6_B3)] {
        let highlight = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(value))
            .set_format(Format::new().set_background_color(Color::RGB(colour)));
        sheet.add_conditional_format(first, 2, end - 1, 2, &highlight)?;
    }
    Ok(())
}

/// What a person signs, below the questions.
fn declaration(sheet: &mut Worksheet, styles: &Styles, row: u32) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, 4, "Declaration", &styles.section)?;
    let words = "The responses above are complete and correct to the best of my knowledge.";
    sheet.merge_range(row + 1, 0, row + 1, 4, words, &styles.question)?;
    for (row, label) in (row + 2..).zip(["Completed by", "Signature", "Date signed"]) {
        pair(sheet, row, label, "", styles)?;
    }
    Ok(())
}

/// A caption and, beside it, what a person enters or what stands there already.
fn pair(sheet: &mut Worksheet, row: u32, label: &str, value: &str, styles: &Styles) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, 1, label, &styles.label)?;
    let style = if value.is_empty() { &styles.entry } else { &styles.question };
    sheet.merge_range(row, 2, row, 3, value, style)?;
    Ok(())
}

/// The third sheet: questions without a list.
fn open_questions(sheet: &mut Worksheet, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("In your own words")?.set_screen_gridlines(false);
    for (column, width) in [7, 58, 68, 34].into_iter().enumerate() {
        sheet.set_column_width(u16::try_from(column).unwrap(), width)?;
    }
    sheet.write_with_format(0, 0, "In your own words", &styles.title)?;
    sheet.set_row_height(0, 27)?;
    for (column, caption) in (0..).zip(["No.", "Question", "Your answer", "Evidence / reference"]) {
        sheet.write_with_format(2, column, caption, &styles.header)?;
    }
    sheet.set_row_height(2, 24)?.set_freeze_panes(3, 2)?.set_repeat_rows(2, 2)?;
    for (row, question) in (3..).zip(OPEN_QUESTIONS) {
        sheet.write_with_format(row, 0, format!("W{}", row - 2), &styles.number)?;
        sheet.write_with_format(row, 1, question, &styles.question)?;
        sheet.write_blank(row, 2, &styles.entry)?.write_blank(row, 3, &styles.entry)?;
    }
    paper(sheet)
}

/// How a sheet prints: landscape A4, one page wide.
fn paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&8Form S-12&C&8&A&R&8Page &P of &N");
    Ok(())
}

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/sample/customer-questionnaire.xlsx")
}

/// Name and content of each part, in the order of the file; how they are compressed is not compared.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

#[test]
fn the_shipped_questionnaire_is_the_one_made_here() {
    let made = workbook().unwrap();
    if std::env::var_os("VSQ_REFRESH_SAMPLE").is_some() {
        std::fs::write(shipped(), &made).unwrap();
    }
    let (made, shipped) = (parts(&made), parts(&std::fs::read(shipped()).unwrap()));
    let names = |parts: &[(String, String)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&made), names(&shipped));
    for ((name, made), (_, shipped)) in made.iter().zip(&shipped) {
        assert!(made == shipped, "{name} differs; see the head of this file for how to write it anew");
    }
}

#[test]
fn it_is_made_the_same_every_time() {
    assert!(workbook().unwrap() == workbook().unwrap());
}
