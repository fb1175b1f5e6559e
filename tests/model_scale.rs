//! How the time to read, merge, review and write a model grows with its size.
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

use tablewright::DataModel;

fn main() {
    if let Some(tables) = std::env::args().nth(1) {
        println!("{}", once(number(&tables)).as_micros());
        return;
    }
    let small = median(1_000);
    let large = median(10_000);
    println!("1,000 tables: {small:.1?}, 10,000 tables: {large:.1?}");
    println!("ratio: {:.1}", large.as_secs_f64() / small.as_secs_f64());
}

/// The median of five processes over a model of this many tables.
fn median(tables: usize) -> Duration {
    let mut times: Vec<Duration> = (0..5).map(|_| in_new_process(tables)).collect();
    times.sort();
    times[2]
}

fn in_new_process(tables: usize) -> Duration {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program).arg(tables.to_string()).output();
    let output = output.expect("this program can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    Duration::from_micros(number(text.trim()) as u64)
}

fn number(text: &str) -> usize {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}

/// One pass over a model of this many tables, two to an aggregate.
fn once(tables: usize) -> Duration {
    let records: Vec<String> = (0..tables / 2).map(common::record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let start = Instant::now();
    let model = match DataModel::of(&records) {
        Ok(model) => model,
        Err(problems) => panic!("{problems}"),
    };
    let document = model.to_document();
    let text = document.to_string();
    let time = start.elapsed();
    assert_eq!(document.summary.total_tables, tables);
    assert!(text.ends_with("}\n"));
    time
}
