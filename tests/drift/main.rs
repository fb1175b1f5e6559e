//! Drift, as the compiler reports it: of a crate outside of the workspace, where its cause stands.
//!
//! Of many edits of one kind, some are tried where `TABLEWRIGHT_MATRIX` is not set.
//!
//! `DRIFT=overwrite cargo test -p tablewright-tests --test drift` writes `drift/*.txt` anew: read
//! the difference before you commit it.

mod code;
mod edits;
mod embedded;
mod file;
mod lock;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
#[path = "project.rs"]
#[allow(dead_code, reason = "two tests share it")]
mod project;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use project::{Done, Project};

const DOMAIN: &str = include_str!("domain.rs");
const LEDGER: &str = include_str!("uses.rs");
const FILE: &str = "data-model.lock.json";

/// Whether the files of expected output are written anew, which takes all cases.
fn is_overwritten() -> bool {
    std::env::var("DRIFT").is_ok_and(|value| value == "overwrite")
}

/// All cases, or one in so many: see `matrix`.
fn sample<T>(many: usize, cases: impl IntoIterator<Item = T>) -> Vec<T> {
    matrix::one_in(if is_overwritten() { 1 } else { many }, cases)
}

/// Compares what is said of some or all cases with a file of expected output.
fn assert_golden(file: &str, cases: &[String]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("drift")
        .join(file);
    let text = cases.concat();
    if is_overwritten() {
        fs::write(&path, &text).expect("written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    if !matrix::is_whole() {
        for case in cases {
            let is_there = golden.contains(&format!("\n{case}")) || golden.starts_with(case);
            assert!(is_there, "{file} does not say:\n{case}");
        }
        return;
    }
    for (golden, line) in golden.lines().zip(text.lines()) {
        assert_eq!(golden, line, "{file}");
    }
    assert_eq!(golden.lines().count(), text.lines().count(), "{file}");
}

/// The errors of a compile: what each caret marks, in which line, and what is said.
fn told(project: &Project, done: &Done) -> String {
    let mut text = String::new();
    for report in &done.reports {
        let message = report.message.replace('\n', "\n        ");
        let message = message.replace("evaluation panicked: ", "");
        let root = project.root.to_str().expect("UTF-8");
        let message = message.replace(root, "$DIR");
        let _ = writeln!(
            text,
            "    {} in `{}`\n        {message}",
            report.at, report.line
        );
    }
    text
}

/// The source with an edit: what is between the first and the second of three dashes and what is
/// behind it.
fn edited(source: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(source.to_owned(), |source, (from, to)| {
        assert!(source.contains(from), "the domain holds {from}");
        source.replace(from, to)
    })
}
