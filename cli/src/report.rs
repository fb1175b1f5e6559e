//! What a command tells, for people or for programs.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::Style;
use clap::{ColorChoice, ValueEnum};
use clap_cargo::style::{ERROR, GOOD, NOTE};
use serde::Serialize;
use serde_json::Value;

use super::changed::values;
use super::file::{is_written, replace};
use super::outcome::{Failure, shown};
use tablewright_model::{Change, Code, Problem, What};

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// For people.
    Human,
    /// A JSON object a line.
    Json,
}

/// Where messages go, and how.
pub(super) struct Report {
    pub(super) format: MessageFormat,
    /// Whether nothing is told of what goes well.
    pub(super) is_quiet: bool,
    /// When there are colours, if that is said.
    pub(super) colour: Option<ColorChoice>,
}

/// A message for programs.
#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message<'a> {
    Problem(&'a Problem),
    Change {
        /// Nothing for an enum.
        table: &'a str,
        kind: &'static str,
        name: Cow<'a, str>,
        /// `added`, `removed`, `changed` or `moved`.
        how: &'static str,
        key: Option<&'static str>,
        before: Option<Value>,
        after: Option<Value>,
        loss: &'static str,
        risk: &'static str,
        message: String,
    },
    File {
        path: String,
        /// What was done with it, or is to be.
        status: &'a str,
    },
    Note {
        message: &'a str,
    },
    Error {
        message: &'a str,
    },
}

const DIMMED: Style = Style::new().dimmed();

impl Report {
    /// Prints what was asked for. Whoever reads may have read enough.
    pub(super) fn output(text: &str) -> io::Result<()> {
        let mut output = io::stdout().lock();
        let written = output.write_all(text.as_bytes());
        unless_closed(written.and_then(|()| output.flush()))
    }

    /// Why a command has not done what it was asked for, and its exit code.
    pub(super) fn failure(&self, failure: &Failure) -> ExitCode {
        match failure {
            Failure::Problems(problems) => {
                for problem in problems {
                    self.problem_instead(problem);
                }
                let is_nothing = |problem: &Problem| problem.code == Code::NothingLinked;
                ExitCode::from(if problems.iter().any(is_nothing) {
                    2
                } else {
                    1
                })
            }
            Failure::Failed(why) => {
                self.error(why);
                ExitCode::from(2)
            }
        }
    }

    /// What was asked for, to a file if one is named.
    pub(super) fn document(&self, text: &str, file: Option<&Path>) -> Result<(), Failure> {
        let Some(file) = file.filter(|file| *file != Path::new("-")) else {
            return Ok(Self::output(text)?);
        };
        let (done, status) = if is_written(file, text) {
            ("Unchanged", "unchanged")
        } else {
            replace(file, text)?;
            ("Wrote", "wrote")
        };
        match self.format {
            MessageFormat::Human => self.status(done, &shown(file)),
            MessageFormat::Json => self.file(file, status, "")?,
        }
        Ok(())
    }

    /// The changes that a command found.
    pub(super) fn changes(&self, changes: &[Change<'_>]) -> io::Result<()> {
        changes.iter().try_for_each(|change| self.change(change))
    }

    fn change(&self, change: &Change<'_>) -> io::Result<()> {
        let loss = change.loss;
        self.found(&format!("{change} {DIMMED}({loss}){DIMMED:#}"), || {
            let how = match change.what {
                What::Added => "added",
                What::Removed => "removed",
                What::Moved => "moved",
                What::Changed(_) => "changed",
            };
            let [before, after] = values(change);
            Message::Change {
                table: change.table,
                kind: change.kind().name(),
                name: change.name(),
                how,
                key: change.key(),
                before,
                after,
                loss,
                risk: change.risk.name(),
                message: change.to_string(),
            }
        })
    }

    /// A problem that a command was asked for.
    pub(super) fn problem(&self, problem: &Problem) -> io::Result<()> {
        self.found(&problem_line(problem), || Message::Problem(problem))
    }

    /// What happened to a file, or is to happen.
    pub(super) fn file(&self, path: &Path, status: &str, line: &str) -> io::Result<()> {
        let path = shown(path);
        self.found(line, || Message::File { path, status })
    }

    /// A problem in the place of what was asked for.
    pub(super) fn problem_instead(&self, problem: &Problem) {
        self.aside(&problem_line(problem), &Message::Problem(problem));
    }

    /// Why a command could not run.
    pub(super) fn error(&self, message: &str) {
        self.aside(
            &format!("{ERROR}error{ERROR:#}: {message}"),
            &Message::Error { message },
        );
    }

    /// What is good to know.
    pub(super) fn note(&self, message: &str) {
        self.aside(
            &format!("{NOTE}note{NOTE:#}: {message}"),
            &Message::Note { message },
        );
    }

    /// What was done, as Cargo says it.
    pub(super) fn status(&self, done: &str, what: &str) {
        if !self.is_quiet && self.format == MessageFormat::Human {
            let _ = writeln!(anstream::stderr(), "{GOOD}{done:>12}{GOOD:#} {what}");
        }
    }

    /// What the compiler has to say, which Cargo has written for programs.
    pub(super) fn compiler_message(&self, line: &str) {
        if self.format == MessageFormat::Json {
            let _ = writeln!(io::stderr(), "{line}");
        }
    }

    fn found<'a>(&self, line: &str, message: impl FnOnce() -> Message<'a>) -> io::Result<()> {
        unless_closed(match self.format {
            MessageFormat::Human => writeln!(anstream::stdout(), "{line}"),
            MessageFormat::Json => writeln!(io::stdout(), "{}", json(&message())),
        })
    }

    /// Where standard error is closed, the exit code has to say it all.
    fn aside(&self, line: &str, message: &Message<'_>) {
        let _ = match self.format {
            MessageFormat::Human => writeln!(anstream::stderr(), "{line}"),
            MessageFormat::Json => writeln!(io::stderr(), "{}", json(message)),
        };
    }
}

fn json(message: &Message<'_>) -> String {
    serde_json::to_string(message).unwrap_or_default()
}

fn problem_line(problem: &Problem) -> String {
    let text = problem.to_string();
    let code = problem.code.as_str();
    let rest = text.strip_prefix(code).unwrap_or(&text);
    format!("{ERROR}{code}{ERROR:#}{rest}")
}

fn unless_closed(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// That so many aggregates are as they were.
pub(super) fn unchanged(aggregates: usize) -> String {
    let plural = if aggregates == 1 { "" } else { "s" };
    format!("{aggregates} aggregate{plural}: nothing changed")
}
