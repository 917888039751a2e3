use calamine::Reader;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let t = std::time::Instant::now();
    let mut wb = calamine::open_workbook_auto(&p).unwrap();
    let mut n = 0usize;
    for s in wb.sheet_names().to_vec() {
        let r = wb.worksheet_range(&s).unwrap();
        n += r.used_cells().count();
    }
    println!("calamine {n} cells {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let wb = vsq::workbook::read::read(std::path::Path::new(&p)).unwrap();
    println!("read {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let q = vsq::questionnaire::detect::detect(&wb);
    println!("detect {:?} questions {}", t.elapsed(), q.sheets.iter().map(|s| s.questions.len()).sum::<usize>());
    let t = std::time::Instant::now();
    let f = vsq::questionnaire::layout::fingerprint(&wb);
    println!("fingerprint {:?} {}", t.elapsed(), &f[..4]);
}
