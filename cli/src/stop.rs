//! How a command ends.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::report::{Report, shown};
use tablewright::__workspace::drift::ACCEPT;
use tablewright_model::{Code, Problem, Problems};

/// Whether a command that has run found something: problems, or changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Something,
}

impl Found {
    pub(super) fn if_any(is_any: bool) -> Self {
        if is_any {
            Self::Something
        } else {
            Self::Nothing
        }
    }
}

/// Why a command has not done what it was asked for.
#[derive(Debug)]
pub(super) enum Stop {
    /// The model has problems.
    Problems(Problems),
    /// It could not run.
    Failed(String),
}

impl Stop {
    /// Tells on standard error, and ends with the exit code.
    pub(super) fn tell(&self, report: &Report) -> ExitCode {
        match self {
            Self::Problems(problems) => {
                for problem in problems {
                    report.problem_instead(problem);
                }
                let is_nothing = |problem: &Problem| problem.code == Code::NothingLinked;
                ExitCode::from(if problems.iter().any(is_nothing) {
                    2
                } else {
                    1
                })
            }
            Self::Failed(why) => {
                report.error(why);
                ExitCode::from(2)
            }
        }
    }

    /// What could not be done with a file.
    pub(super) fn of_file(path: &Path, what: &str, why: &dyn fmt::Display) -> Self {
        Self::Failed(format!("{}: {what}: {why}", shown(path)))
    }

    /// There is no lock file yet.
    pub(super) fn not_accepted(path: &Path) -> Self {
        Self::of_file(path, "nothing is accepted yet", &ACCEPT)
    }
}

impl From<Problems> for Stop {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<String> for Stop {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// Of what is printed.
impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(format!("cannot print: {error}"))
    }
}
