//! How the time to read, merge, review and write a model grows with its size.
//!
//! ```text
//! cargo run --release -p tablewright-tests --example model_scale
//! ```

mod common;

use std::time::{Duration, Instant};

use tablewright::DataModel;

fn main() {
    let small = time(1_000);
    let large = time(10_000);
    println!("1,000 tables: {small:.1?}, 10,000 tables: {large:.1?}");
    println!("ratio: {:.1}", large.as_secs_f64() / small.as_secs_f64());
}

/// The median of five runs over a model of this many tables, two to an aggregate.
fn time(tables: usize) -> Duration {
    let records: Vec<String> = (0..tables / 2).map(common::record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let mut times: Vec<Duration> = (0..5).map(|_| once(&records, tables)).collect();
    times.sort();
    times[2]
}

fn once(records: &[&str], tables: usize) -> Duration {
    let start = Instant::now();
    let model = match DataModel::of(records) {
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
