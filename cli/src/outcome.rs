//! How a command ends.

use std::env;
use std::fmt;
use std::io;
use std::path::Path;

use tablewright::__workspace::drift::ACCEPT;
use tablewright_model::Problems;

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
pub(super) enum Failure {
    /// The model has problems.
    Problems(Problems),
    /// It could not run.
    Failed(String),
}

impl Failure {
    /// What could not be done with a file.
    pub(super) fn of_file(path: &Path, what: &str, why: &dyn fmt::Display) -> Self {
        Self::Failed(format!("{}: {what}: {why}", shown(path)))
    }

    /// There is no lock file yet.
    pub(super) fn not_accepted(path: &Path) -> Self {
        Self::of_file(path, "nothing is accepted yet", &ACCEPT)
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<String> for Failure {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// Of what is printed.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Failed(format!("cannot print: {error}"))
    }
}

/// A path as seen from where the program runs.
pub(super) fn shown(path: &Path) -> String {
    let directory = env::current_dir().unwrap_or_default();
    let inside = match path.strip_prefix(&directory) {
        Ok(inside) if directory.parent().is_some() => inside,
        _ => path,
    };
    inside.display().to_string()
}
