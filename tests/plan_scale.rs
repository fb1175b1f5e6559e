//! How the time to plan grows with the model, and with what changes of it.
//!
//! ```text
//! cargo run --release -p tablewright-tests --example plan_scale
//! ```
//!
//! Both models are read before the clock starts: what is measured is [`plan`], and beside it the schema
//! of one of them, of which a plan makes two.

mod common;

use std::time::Instant;

use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use tablewright_sql::plan::{PlanOptions, plan};

/// A model of so many tables; in so many of its aggregates, something is not what it is otherwise.
fn model(tables: usize, changed: usize) -> DataModel {
    let records = (0..tables / 2).map(|number| {
        let record = common::record(number);
        match number % 2 {
            _ if number >= changed => record,
            // A longer text, and a wider range of values.
            0 => record.replace("VARCHAR(100)", "VARCHAR(120)"),
            _ => record.replace("'shut')", "'shut', 'broken')"),
        }
    });
    let records: Vec<String> = records.collect();
    let texts: Vec<&str> = records.iter().map(String::as_str).collect();
    DataModel::of(&texts).expect("a model")
}

fn main() {
    println!("tables  changes  engine      ms  schema  steps");
    for (tables, changed) in [(1_000, 0), (1_000, 100), (10_000, 0), (10_000, 1_000)] {
        let [before, after] = [model(tables, 0), model(tables, changed)];
        for dialect in Dialect::ALL {
            let begun = Instant::now();
            let schema = tablewright_sql::schema(&before, dialect).expect("a schema");
            let of_schema = begun.elapsed().as_secs_f64() * 1_000.0;
            drop(schema);
            let begun = Instant::now();
            let planned = plan(&before, &after, dialect, &PlanOptions::default()).expect("a plan");
            let time = begun.elapsed().as_secs_f64() * 1_000.0;
            let steps = planned.steps().count();
            println!(
                "{tables:>6}  {changed:>7}  {:<8} {time:>7.1} {of_schema:>7.1}  {steps:>5}",
                dialect.name()
            );
        }
    }
}
