//! What draws and reads for the tests: packages of npm, and a browser.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The folder of the packages of npm that the tests use, named by a variable. CI has it.
pub(crate) fn modules() -> Option<PathBuf> {
    let modules = env::var_os("TABLEWRIGHT_NODE").filter(|modules| !modules.is_empty());
    if modules.is_none() {
        missing("the packages of npm");
    }
    modules.map(PathBuf::from)
}

pub(crate) fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let programs = env::split_paths(&path).flat_map(|folder| {
        ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name))
    });
    let found = programs.into_iter().find(|program| program.is_file());
    if found.is_none() {
        missing("a browser");
    }
    found
}

fn missing(what: &str) {
    assert!(
        env::var_os("TABLEWRIGHT_SERVERS").is_none(),
        "{what}: not installed, but asked for by TABLEWRIGHT_SERVERS"
    );
    eprintln!("not tested: {what}: not installed");
}

/// Runs a script over files, and reads the line that it prints of each.
pub(crate) fn told(script: &str, arguments: &[&Path], files: &[PathBuf]) -> Vec<Value> {
    let output = Command::new("node")
        .arg(script)
        .args(arguments)
        .args(files)
        .output()
        .expect("node runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), files.len(), "{errors}");
    lines
}
