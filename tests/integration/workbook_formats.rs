//! Formats that are not patched: delimited text, OpenDocument, and the new workbooks that they are completed as.

use jiff::civil::date;
use vsq::workbook::grid::{CellKind, Format, SheetState, Workbook};
use vsq::workbook::lists::{Demand, rules_at};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete, complete_csv};

use crate::packages::{Parts, read, text_of, texts};

fn write(at: &str, text: &str) -> CellWrite {
    CellWrite { sheet: 0, at: at.parse().unwrap(), text: text.to_owned() }
}

fn csv(text: &str) -> Workbook {
    read_bytes(text.as_bytes(), "form.csv").unwrap()
}

#[test]
fn delimited_text_is_completed_as_a_new_workbook() {
    let original = "No;Question;Answer\r\n1;\"Who, what; why?\";\r\n2;\"Two\r\nlines\";N/A\r\n";
    let book = csv(original);
    assert_eq!(book.format, Format::Csv { delimiter: b';' });
    let strange = "=1+1\t_x0041_ \u{1}😀\r\nשלום";
    let copy = complete(original.as_bytes(), &book, &[write("C2", strange)], date(2026, 1, 2)).unwrap();
    assert_eq!(copy.format, Format::Xlsx);
    assert!(copy.notes[0].contains("from .csv to .xlsx"), "{:?}", copy.notes);
    let new = read(&copy.bytes);
    assert_eq!(new.sheets[0].name, "form");
    assert_eq!(
        texts(&new),
        [
            "A1=No",
            "B1=Question",
            "C1=Answer",
            "A2=1",
            "B2=Who, what; why?",
            "C2==1+1\t_x0041_ \u{1}😀\nשלום",
            "A3=2",
            "B3=Two\nlines",
            "C3=N/A"
        ]
    );
    assert!(new.sheets[0].cell("C2".parse().unwrap()).unwrap().style.wrap);
    assert!(text_of(&copy.bytes, "docProps/core.xml").contains("2026-01-02T00:00:00Z"));
    let again = complete(original.as_bytes(), &book, &[write("C2", strange)], date(2026, 1, 2)).unwrap();
    assert_eq!(copy.bytes, again.bytes);
}

#[test]
fn delimited_text_comes_back_as_such_without_formulas() {
    let original = "\u{FEFF}No;Question;Answer\r\n\r\n1;\"a;b\";\r\n2;=sender();x";
    let writes = [write("C3", "=cmd()"), write("C4", "-5; \"ok\""), write("B6", "plain\ntext")];
    let copy = complete_csv(original.as_bytes(), &csv(original), &writes).unwrap();
    let text = String::from_utf8(copy.bytes).unwrap();
    assert_eq!(
        text,
        "\u{FEFF}No;Question;Answer\r\n\r\n1;\"a;b\";'=cmd()\r\n2;=sender();\"'-5; \"\"ok\"\"\"\r\n\r\n;\"plain\ntext\"\r\n"
    );
    let again = csv(&text);
    assert_eq!(again.sheets[0].text("C3".parse().unwrap()), "'=cmd()");
    assert_eq!(again.sheets[0].text("B6".parse().unwrap()), "plain\ntext");
    let named = "sep=|\nQ|A\n1|\n";
    let copy = complete_csv(named.as_bytes(), &csv(named), &[write("B2", "x")]).unwrap();
    assert_eq!(String::from_utf8(copy.bytes).unwrap(), "sep=|\nQ|A\n1|x\n");
}

/// An OpenDocument spreadsheet with this inside its `office:spreadsheet` element.
fn open_document(styles: &str, inside: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s' xmlns:fo='f' xmlns:calcext='c'>\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{inside}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    Parts::default()
        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("content.xml", content)
        .with("META-INF/manifest.xml", "<manifest/>")
        .zip()
}

#[test]
fn open_documents_are_read_with_their_lists_and_looks() {
    let styles = "<style:style style:name='ce1' style:family='table-cell'><style:table-cell-properties style:cell-protect='none' \
                  fo:wrap-option='wrap' fo:background-color='#aabbcc' fo:border='0.5pt solid'/><style:text-properties fo:font-weight='bold'/></style:style>\
                  <style:style style:name='co1' style:family='table-column'><style:table-column-properties style:column-width='2in'/></style:style>\
                  <style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>";
    let inside = "<table:content-validations>\
        <table:content-validation table:name='v1' table:condition='of:cell-content-is-in-list(&quot;Yes&quot;;&quot;No&quot;)' table:base-cell-address='Form.C1'/>\
        <table:content-validation table:name='v2' table:condition='of:cell-content-is-in-list([$Lists.$A$1:.$A$3])' table:base-cell-address='Form.D1'/>\
        </table:content-validations>\
        <table:table table:name='Form' table:protected='true'><table:table-column table:style-name='co1' table:number-columns-repeated='2'/>\
        <table:table-column table:visibility='collapse'/>\
        <table:table-row><table:table-cell office:value-type='string' table:number-columns-spanned='2' table:style-name='ce1'>\
        <text:p>one<text:s text:c='2'/>and <text:span>two</text:span></text:p><text:p>three<text:line-break/>four</text:p>\
        <office:annotation><text:p>no</text:p></office:annotation></table:table-cell><table:covered-table-cell/>\
        <table:table-cell table:content-validation-name='v1'/><table:table-cell table:content-validation-name='v2'/></table:table-row>\
        <table:table-row table:number-rows-repeated='2' table:visibility='collapse'><table:table-cell office:value-type='float' office:value='1.5'><text:p>1.50</text:p></table:table-cell>\
        <table:table-cell/><table:table-cell table:content-validation-name='v1'/></table:table-row>\
        <table:table-row><table:table-cell office:value-type='date' table:formula='of:=TODAY()' office:date-value='2026-01-02'><text:p>2026-01-02</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated='16383'/></table:table-row>\
        <table:table-row table:number-rows-repeated='1048572'><table:table-cell table:style-name='ce1' table:number-columns-repeated='16384'/></table:table-row></table:table>\
        <table:table table:name='Lists' table:style-name='ta2'><table:table-row table:number-rows-repeated='3'><table:table-cell office:value-type='string'><text:p>a</text:p></table:table-cell></table:table-row></table:table>";
    let original = open_document(styles, inside);
    let book = read_bytes(&original, "form.ods").unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(book.format, Format::Ods);
    assert_eq!(texts(&book), ["A1=one  and two\nthree\nfour", "A2=1.50", "A3=1.50", "A4=2026-01-02 (formula)"]);
    assert_eq!((sheet.protected, sheet.merges[0].to_string().as_str()), (true, "A1:B1"));
    assert_eq!(book.sheets[1].state, SheetState::Hidden);
    let style = sheet.cells().next().unwrap().style;
    assert!(style.unlocked && style.wrap && style.bold && style.bordered && style.fill == Some(0x00AA_BBCC));
    assert!((sheet.column_width(1) - 26.7).abs() < 0.1 && sheet.column_width(2) == 0.0);
    assert_eq!(sheet.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, true, true, false]);
    assert_eq!(sheet.cell("A4".parse().unwrap()).unwrap().kind, CellKind::Date);
    let demand = |at: &str| rules_at(&sheet.rules, at.parse().unwrap()).map(|rule| rule.demand.clone()).next();
    let yes_no = Some(Demand::OneOf(vec!["Yes".to_owned(), "No".to_owned()]));
    assert_eq!(
        [demand("C1"), demand("C2"), demand("C3"), demand("C4")],
        [yes_no.clone(), yes_no.clone(), yes_no, None]
    );
    assert_eq!(demand("D1"), Some(Demand::OneOf(vec!["a".to_owned()])));

    let copy = complete(&original, &book, &[write("C1", "Yes")], date(2026, 1, 2)).unwrap();
    let new = read(&copy.bytes);
    assert_eq!(new.sheets[0].text("C1".parse().unwrap()), "Yes");
    assert_eq!(new.sheets[0].rules.len(), 2);
    assert_eq!(new.sheets[1].state, SheetState::Hidden);
    assert!(copy.notes[0].contains("formulas as their values"));
}

#[test]
fn hostile_repetitions_of_open_documents_are_refused() {
    let cell = "<table:table-cell office:value-type='string' table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row>");
    let file = open_document("", &format!("<table:table table:name='Form'>{rows}</table:table>"));
    assert!(read_bytes(&file, "form.ods").unwrap_err().to_string().contains("too many repeated cells"));
}
