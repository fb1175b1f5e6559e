//! The command line: what a team does with the model every day.
//!
//! A crate has it as an example, [`main`], of the aggregates that are linked there; `cargo
//! tablewright`, [`cargo`], has the same commands for crates without one, and reads the artifacts
//! that `cargo build` makes. `--help` tells all of it.
//!
//! | command | what it does |
//! |---|---|
//! | `export`, or none | prints the document of the model; `--format sql`, `trace`, `html`, `mermaid`, `dbml` or `records`; `--out` writes a file; `--against` another |
//! | `check` | compares with what was accepted |
//! | `accept` | accepts: writes the lock files |
//! | `review` | lists what is wrong with the model, with `--dialect` also for an engine |
//! | `inspect` | the model of a binary, a lock file or exported records; `--against` another |
//! | `plan` | the script from another model, `--against`, to this one, with `--down` back |
//! | `completions` | completions for a shell |
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | done, and nothing found |
//! | 1 | found: problems of the model, or changes |
//! | 2 | could not run: wrong arguments, a file that cannot be read, code that does not compile |
//!
//! What was asked for goes to standard output, all else to standard error. With `--message-format
//! json`, problems, changes and errors are a JSON object a line, told apart by their `reason`.

mod accept;
mod arguments;
mod artifact;
mod artifacts;
mod catalogue;
mod changed;
mod check;
mod export;
mod file;
mod inspect;
mod inspected;
mod lock_file;
mod metadata;
mod outcome;
mod packages;
mod plan;
mod report;
mod review;
mod source;

mod workspace;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Command, Options};
use artifacts::Artifacts;
use outcome::{Failure, Found};
use source::{Linked, Source};

/// The whole of an example `export`: the command line over the aggregates of all linked crates.
///
/// The name of the example is free; drift's messages call it `export`. This crate is a development
/// dependency of the domain.
///
/// ```no_run
/// // examples/export.rs
/// # mod domain {}
/// use domain as _; // links the crate of the domain
///
/// fn main() -> std::process::ExitCode {
///     tablewright_cli::main()
/// }
/// ```
#[must_use]
pub fn main() -> ExitCode {
    run::<Linked>(env::args_os().collect())
}

/// The whole of `cargo tablewright`: the command line over the artifacts of packages.
///
/// Installed by `cargo install tablewright-cli`.
#[must_use]
pub fn cargo() -> ExitCode {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    // Cargo hands on the name that it was called by.
    if arguments.get(1).is_some_and(|name| name == "tablewright") {
        arguments.remove(1);
    }
    run::<Artifacts>(arguments)
}

fn run<S: Source>(arguments: Vec<OsString>) -> ExitCode {
    let (messages, command) = match Options::<S>::parse(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Where it cannot be printed, the exit code has to say it all.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let report = messages.report();
    match done(&command, &report) {
        Ok(Found::Nothing) => ExitCode::SUCCESS,
        Ok(Found::Something) => ExitCode::from(1),
        Err(failure) => report.failure(&failure),
    }
}

fn done<S: Source>(command: &Command<S>, report: &report::Report) -> Result<Found, Failure> {
    match command {
        Command::Export(options) => export::run(options, report),
        Command::Check(options) => check::run(&options.source, report),
        Command::Accept(options) => accept::run(&options.source, report),
        Command::Review(options) => review::run(options, report),
        Command::Inspect(options) => inspect::run(options, report),
        Command::Plan(options) => plan::run(options, report),
        Command::Completions(options) => export::completions::<S>(options.shell),
    }
}
