//! `cargo tablewright`, as it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// What the tool has done.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `cargo tablewright` in a folder, with variables of the environment.
pub(crate) fn run(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let mut command = Command::new(program());
    command.arg("tablewright").args(arguments);
    command
        .current_dir(folder)
        .env("CARGO", env!("CARGO"))
        .env_remove("TABLEWRIGHT_LOCK")
        .env_remove("TABLEWRIGHT_DRIFT")
        // As rustc sees them where Cargo runs nothing: this test is run by Cargo itself.
        .env_remove("CARGO_TARGET_TMPDIR")
        .env_remove("CARGO_MANIFEST_DIR")
        .envs(variables.iter().copied());
    ran(command.output().expect("cargo tablewright runs"))
}

pub(crate) fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The program, which Cargo builds for the first test that asks.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", "tablewright-cli"]);
        build.args(["--bin", "cargo-tablewright", "--message-format=json"]);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let done = ran(build.current_dir(root).output().expect("cargo runs"));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        executable(&done.stdout).expect("an executable")
    })
}

/// The executable that Cargo's messages tell of.
pub(crate) fn executable(messages: &str) -> Option<PathBuf> {
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut executables =
        messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
    executables.next_back()
}
