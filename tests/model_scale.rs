//! How the time to read, merge, review and write a model grows with its size: its document, the
//! scripts of all engines, and its page.
//!
//! ```text
//! cargo run --release -p tablewright-tests --example model_scale
//! ```
//!
//! Each measurement is a process of its own, as an export is: in a process that has done it
//! before, the smaller model finds its memory at hand and the larger one does not.

mod common;

use std::process::Command;
use std::time::{Duration, Instant};

use tablewright_model::DataModel;
use tablewright_sql::Dialect;

fn main() {
    if let Some(tables) = std::env::args().nth(1) {
        let times = once(number(&tables)).map(|time| time.as_micros().to_string());
        println!("{}", times.join(" "));
        return;
    }
    let (small, large) = (medians(1_000), medians(10_000));
    for (what, small, large) in [
        ("document", small[0], large[0]),
        ("four scripts", small[1], large[1]),
        ("page", small[2], large[2]),
    ] {
        println!("{what}: 1,000 tables: {small:.1?}, 10,000 tables: {large:.1?}");
        println!("ratio: {:.1}", large.as_secs_f64() / small.as_secs_f64());
    }
}

/// The medians of five processes over a model of this many tables.
fn medians(tables: usize) -> [Duration; 3] {
    let times: Vec<[Duration; 3]> = (0..5).map(|_| in_new_process(tables)).collect();
    [0, 1, 2].map(|of| {
        let mut times: Vec<Duration> = times.iter().map(|all| all[of]).collect();
        times.sort();
        times[2]
    })
}

fn in_new_process(tables: usize) -> [Duration; 3] {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program).arg(tables.to_string()).output();
    let output = output.expect("this program can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    let times: Vec<&str> = text.split_whitespace().collect();
    [0, 1, 2].map(|of| Duration::from_micros(number(times[of]) as u64))
}

fn number(text: &str) -> usize {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}

/// One pass over a model of this many tables, two to an aggregate.
fn once(tables: usize) -> [Duration; 3] {
    let records: Vec<String> = (0..tables / 2).map(common::record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let start = Instant::now();
    let model = match DataModel::of(&records) {
        Ok(model) => model,
        Err(problems) => panic!("{problems}"),
    };
    let document = model.to_document();
    let text = document.to_string();
    let to_document = start.elapsed();
    let start = Instant::now();
    for dialect in Dialect::ALL {
        let script = tablewright_sql::script(&model, dialect).expect("every engine takes it");
        assert!(script.contains("CREATE TABLE"));
    }
    let to_scripts = start.elapsed();
    let start = Instant::now();
    assert!(tablewright_view::html(&model).ends_with("</html>\n"));
    let to_page = start.elapsed();
    assert_eq!(document.summary.total_tables, tables);
    assert!(text.ends_with("}\n"));
    [to_document, to_scripts, to_page]
}
