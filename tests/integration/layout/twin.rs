//! A workbook of many answer sheets as the fourth generation of higher education's questionnaire is built: texts by
//! formula, some answers pulled from the first sheet, helper rows and columns hidden, reports beside it.

use vsq::questionnaire::detect::detect;
use vsq::workbook::grid::{Sheet, SheetState};

use super::drawn::{hide_column, sheet, workbook};
use super::found::found;
use super::{Case, lines};

/// An answer sheet: a hidden row of helpers, a title, then the table; the last column is a hidden helper.
fn answer_sheet(name: &str, prefix: &str, rows: &str) -> Sheet {
    let drawing = format!(
        "!helper{{f}} | 1{{f}} | 2{{f}} | 3{{f}} | 4{{f}} | 5{{f}}
         {name} questions{{b}}{{g}}{{m:1x5}}
         {prefix}: part one{{f}}{{b}}{{m:1x2}} | | Answer{{b}} | Additional Information{{b}} | Guidance{{b}} | show{{f}}
         {rows}"
    );
    let mut sheet = sheet(name, &drawing);
    hide_column(&mut sheet, 5);
    sheet
}

fn sheets() -> Vec<Sheet> {
    let product = answer_sheet(
        "Product",
        "PROD",
        "PROD-01 | What is the product's name?{f} | Example{f} | | {f} | 1{f}
         PROD-02 | Can customers export their data?{f} | {l:Yes;No} | | Say in which formats.{f} | 1{f}
         PROD-03 | Which formats are offered?{f} | {m:1x2} | | {f} | 1{f}
         PROD-04 | Does the product use artificial intelligence?{f} | {l:Yes;No;N/A} | Leave blank | {f} | 1{f}",
    );
    let intelligence = answer_sheet(
        "AI",
        "ARTI",
        "Complete this section only if you answered Yes to ARTI-01.{m:1x5}
         ARTI-01 | Are models trained on customer data?{f} | {l:Yes;No;N/A} | | {f} | 0{f}
         ARTI-02 | Can a customer refuse that?{f} | {l:Yes;No;N/A} | | {f} | 0{f}",
    );
    let evaluation = sheet(
        "Institution Evaluation",
        "Institution Evaluation{b}{m:1x5}
         ID | Question | Vendor Answer | Additional Information | Compliant?
         PROD-02 | Can customers export their data?{f} | {f} | {f} | Yes{l:Yes;No}
         ARTI-01 | Are models trained on customer data?{f} | {f} | {f} | Yes{l:Yes;No}
         ARTI-02 | Can a customer refuse that?{f} | {f} | {f} | No{l:Yes;No}",
    );
    let start = sheet(
        "START HERE",
        "Welcome{b}{m:1x3}
         GNRL-01 | Vendor name | Vendor name
         GNRL-02 | Product name | Product name
         GNRL-03 | Vendor contact email | name@vendor.domain",
    );
    let mut questions = sheet("Questions", "id | question | weight\nPROD-02 | Can customers export their data? | 10");
    questions.state = SheetState::Hidden;
    vec![start, product, intelligence, evaluation, questions]
}

pub fn cases() -> Vec<Case> {
    vec![Case {
        name: "many answer sheets with texts by formula",
        sheets: sheets(),
        wanted: lines(&[
            "START HERE!B2 -> i C2(placeholder)",
            "START HERE!B3 -> i C3(placeholder)",
            "START HERE!B4 -> i C4(placeholder)",
            "Product!B5 -> C5 / D5",
            "Product!B6 -> C6",
            "Product!B7 -> C7",
            "AI!B5 -> C5 / D5",
            "AI!B6 -> C6 / D6",
        ]),
    }]
}

#[test]
fn what_a_section_depends_on_is_known() {
    let workbook = workbook(sheets());
    assert_eq!(found(&workbook).len(), 8);
    let questionnaire = detect(&workbook);
    let asked = &questionnaire.sheets[2].questions;
    assert_eq!(asked[0].parent, None, "a question does not depend on itself");
    assert_eq!(asked[1].parent, Some(0));
    assert_eq!(asked[1].section, ["AI", "ARTI: part one"]);
}
