fn main() {
    let a: Vec<String> = std::env::args().collect();
    let wb = vsq::workbook::read::read(std::path::Path::new(&a[1])).unwrap();
    let lo: u32 = a[3].parse().unwrap();
    let hi: u32 = a[4].parse().unwrap();
    for s in &wb.sheets {
        println!(
            "== {} {:?} protected {} merges {} rules {} known {}",
            s.name,
            s.state,
            s.protected,
            s.merges.len(),
            s.rules.len(),
            s.rules_known
        );
        if !a[2].is_empty() && s.name != a[2] {
            continue;
        }
        for r in s.rows.iter().filter(|r| r.index + 1 >= lo && r.index < hi) {
            let t: Vec<String> = r
                .cells
                .iter()
                .filter(|c| !c.text.is_empty() || c.formula)
                .map(|c| {
                    format!(
                        "{}{}{}:{}",
                        c.at,
                        if c.formula { "=" } else { "" },
                        if c.style.bold { "b" } else { "" },
                        c.text.chars().take(45).collect::<String>().replace('\n', "/")
                    )
                })
                .collect();
            if !t.is_empty() {
                println!("{}", t.join(" | "));
            }
        }
    }
}
