//! Drift, as the compiler reports it: of a crate outside of the workspace, where its cause stands.
//!
//! `DRIFT=overwrite cargo test -p tablewright-tests --test drift` writes `drift/*.txt` anew: read
//! the difference before you commit it.

mod code;
mod edits;
mod embedded;
mod file;
mod lock;
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

/// Compares with a file of expected output.
fn assert_golden(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("drift")
        .join(file);
    if std::env::var("DRIFT").is_ok_and(|value| value == "overwrite") {
        fs::write(&path, text).expect("written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
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
