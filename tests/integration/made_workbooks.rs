//! Workbooks with random features, written by a program that knows how spreadsheet programs write them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_xlsxwriter::{
    Chart, ConditionalFormat3ColorScale, ConditionalFormatDuplicate, DataValidation, DataValidationRule, Format,
    FormatBorder, Formula, Image, Note, Table, TableColumn, Workbook as Writer, Worksheet,
};

/// Texts that have gone wrong somewhere: formula beginnings, white space, control characters, escapes, other scripts.
pub fn strange_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=1+1".to_owned()),
        Just("+-@".to_owned()),
        Just("\t".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\n\n".to_owned()),
        Just("  ".to_owned()),
        Just("_x0041_".to_owned()),
        Just("_x005F_x000D_".to_owned()),
        Just("]]>&amp;<b>\"'".to_owned()),
        Just("\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{FFFE}\u{FFFF}".to_owned()),
        Just("😀👩‍👩‍👧 日本語 שלום".to_owned()),
        Just("a long answer ".repeat(200)),
        "[ -~]{0,20}",
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// What a sheet may have besides cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    InlineList,
    SameSheetList,
    OtherSheetList,
    NamedList,
    LengthRule,
    Table,
    Comment,
    Image,
    Chart,
    ConditionalFormats,
    Protection,
    Widths,
    Filter,
    Links,
    RichText,
    PrintSetup,
}

use Feature::{
    Chart as Charted, Comment, ConditionalFormats, Filter, Image as Pictured, InlineList, LengthRule, Links, NamedList,
    OtherSheetList, PrintSetup, Protection, RichText, SameSheetList, Table as Tabled, Widths,
};

const FEATURES: [Feature; 16] = [
    InlineList,
    SameSheetList,
    OtherSheetList,
    NamedList,
    LengthRule,
    Tabled,
    Comment,
    Pictured,
    Charted,
    ConditionalFormats,
    Protection,
    Widths,
    Filter,
    Links,
    RichText,
    PrintSetup,
];

/// The cells that [`Feature::SameSheetList`] takes its choices from (first row, last row, column): no place for an answer.
pub const CHOICES: (u32, u32, u16) = (60, 61, 12);

/// What is put into a workbook before anybody answers.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    texts: Vec<(u32, u16, String, bool)>,
    formulas: Vec<(u32, u16)>,
    merges: BTreeSet<u32>,
    features: BTreeSet<Feature>,
}

impl Contents {
    /// Everything that a sheet may have, and no text but what the features need.
    pub fn of_every_feature() -> Self {
        Self { formulas: vec![(3, 3)], merges: BTreeSet::from([0, 2]), features: FEATURES.into(), ..Self::default() }
    }
}

/// Any contents, each feature as likely there as not.
pub fn contents() -> impl Strategy<Value = Contents> {
    let cell = (0u32..30, 0u16..8, strange_text(), any::<bool>());
    (
        prop::collection::vec(cell, 0..40),
        prop::collection::vec((0u32..30, 0u16..8), 0..6),
        prop::collection::btree_set(0u32..8, 0..3),
        prop::sample::subsequence(FEATURES.to_vec(), 0..=FEATURES.len()),
    )
        .prop_map(|(texts, formulas, merges, features)| Contents {
            texts,
            formulas,
            merges,
            features: features.into_iter().collect(),
        })
}

/// A workbook of two sheets with these contents on the first.
pub fn workbook(contents: &Contents) -> Vec<u8> {
    let mut writer = Writer::new();
    let wrapped = Format::new().set_text_wrap().set_unlocked().set_border(FormatBorder::Thin);
    let bold = Format::new().set_bold();
    let sheet = writer.add_worksheet();
    for (row, column, text, framed) in &contents.texts {
        let format = if *framed { &wrapped } else { &bold };
        sheet.write_string_with_format(*row, *column, text, format).unwrap();
    }
    for (row, column) in &contents.formulas {
        sheet.write_formula(*row, *column, Formula::new("=1+1").set_result("2")).unwrap();
    }
    for row in &contents.merges {
        sheet.merge_range(40 + row * 3, 1, 41 + row * 3, 3, "merged", &wrapped).unwrap();
    }
    for feature in &contents.features {
        add(sheet, *feature, &wrapped, &bold);
    }
    if contents.features.contains(&NamedList) {
        writer.define_name("Verdicts", "=Sheet2!$C$1:$C$3").unwrap();
    }
    let other = writer.add_worksheet();
    if contents.features.contains(&OtherSheetList) || contents.features.contains(&NamedList) {
        for (row, verdict) in (0..).zip(["Fully met", "Not met, see \"notes\"", "不適用"]) {
            other.write_string(row, 2, verdict).unwrap();
        }
    }
    if !contents.features.is_empty() || !contents.texts.is_empty() {
        other.write_string(0, 0, "another").unwrap();
    }
    writer.save_to_buffer().unwrap()
}

fn add(sheet: &mut Worksheet, feature: Feature, wrapped: &Format, bold: &Format) {
    match feature {
        InlineList => {
            let list = DataValidation::new().allow_list_strings(&["Yes", "No"]).unwrap();
            _ = sheet.add_data_validation(0, 9, 1_048_575, 9, &list).unwrap();
        }
        SameSheetList => {
            let (first, last, column) = CHOICES;
            _ = sheet.write_string(first, column, "Yes, always").unwrap().write_number(last, column, 2).unwrap();
            let list = DataValidation::new().allow_list_formula(Formula::new("=$M$61:$M$62"));
            _ = sheet.add_data_validation(0, 10, 20, 10, &list).unwrap();
        }
        OtherSheetList => {
            let list = DataValidation::new().allow_list_formula(Formula::new("=Sheet2!$C:$C"));
            _ = sheet.add_data_validation(0, 11, 20, 11, &list).unwrap();
        }
        NamedList => {
            let list = DataValidation::new().allow_list_formula(Formula::new("=Verdicts"));
            _ = sheet.add_data_validation(30, 0, 34, 7, &list).unwrap();
        }
        LengthRule => {
            let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(12));
            _ = sheet.add_data_validation(35, 0, 39, 7, &rule).unwrap();
        }
        Tabled => {
            let captions = ["Question", "Answer", "Comments"].map(|caption| TableColumn::new().set_header(caption));
            _ = sheet.add_table(70, 0, 74, 2, &Table::new().set_columns(&captions)).unwrap();
        }
        Comment => _ = sheet.insert_note(2, 2, &Note::new("mind this")).unwrap(),
        Pictured => _ = sheet.insert_image(8, 12, &Image::new_from_buffer(&PIXEL).unwrap()).unwrap(),
        Charted => {
            let mut chart = Chart::new_column();
            chart.add_series().set_values("Sheet1!$A$1:$A$5");
            _ = sheet.insert_chart(5, 12, &chart).unwrap();
        }
        ConditionalFormats => {
            _ = sheet.add_conditional_format(0, 0, 20, 3, &ConditionalFormatDuplicate::new()).unwrap();
            _ = sheet.add_conditional_format(0, 4, 20, 6, &ConditionalFormat3ColorScale::new()).unwrap();
        }
        Protection => _ = sheet.protect(),
        Widths => {
            sheet.set_column_width(1, 40).unwrap().set_column_hidden(3).unwrap().set_row_hidden(4).unwrap();
            sheet.set_column_format(5, wrapped).unwrap().set_row_format(6, bold).unwrap();
            _ = sheet.set_row_height(7, 44).unwrap().group_rows(9, 11).unwrap();
        }
        Filter => _ = sheet.autofilter(80, 0, 90, 3).unwrap().set_freeze_panes(1, 1).unwrap(),
        Links => _ = sheet.write_url_with_text(91, 0, "https://example.com/policy", "the policy").unwrap(),
        RichText => {
            let parts = [(bold, "Attention: "), (wrapped, "answer all")];
            _ = sheet.write_rich_string(92, 0, &parts).unwrap();
        }
        PrintSetup => _ = sheet.set_landscape().set_header("&CQuestionnaire").set_page_breaks(&[20, 40]).unwrap(),
    }
}

/// A grey pixel as PNG.
const PIXEL: [u8; 67] = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58, 126, 155,
    85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177, 56, 246, 20, 0, 0, 0, 0, 73, 69, 78,
    68, 174, 66, 96, 130,
];
