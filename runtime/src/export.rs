//! What an example `export` does: print the model, accept it, or check it.

mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error, fmt, fs};

use crate::drift::{ACCEPT, MISSPELLED};
use crate::model::{Change, DataModel, Lock, Problems, Record};
use crate::sql::Dialect;
use crate::{data_model, registry};
use workspace::Workspace;

/// The whole of an example `export`: what its arguments ask for.
///
/// - Without arguments it prints the document of the data model, and nothing else.
/// - `--format trace` prints all rules, and what enforces them, as a table in Markdown; `--format
///   document` prints the document.
/// - `--format sql --dialect postgres` (or `mysql`, `mariadb`, `sqlite`) prints the script that
///   creates the model on that engine, and with `--drop` behind it the one that drops it.
/// - `--accept` writes the lock files of the linked crates, and prints what changed, a line a
///   change. A crate that has drifted compiles where the environment variable
///   `TABLEWRIGHT_DRIFT` is `allow`.
/// - `--check` compares without writing.
///
/// The exit code is 0; 1 where the model has problems, or `--check` finds a change; 2 where the
/// arguments are others. Problems go to standard error. A closed pipe is no failure.
///
/// ```no_run
/// // examples/export.rs
/// # mod domain {}
/// use domain as _; // links the crate of the domain
///
/// fn main() -> std::process::ExitCode {
///     tablewright::export()
/// }
/// ```
#[must_use]
pub fn export() -> ExitCode {
    let arguments: Vec<String> = env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] | ["--format", "document"] => document(),
        ["--format", "trace"] => trace(),
        ["--format", "sql", "--dialect", of] => sql(of, DataModel::to_sql),
        ["--format", "sql", "--dialect", of, "--drop"] => sql(of, DataModel::to_drop_sql),
        ["--accept"] => accept(),
        ["--check"] => check(),
        _ => {
            let _ = writeln!(io::stderr(), "{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            // Where standard error is closed, the exit code has to say it all.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

const USAGE: &str = "usage: export [--format document | --format trace | --accept | --check]
       export --format sql --dialect <postgres|mysql|mariadb|sqlite> [--drop]
Without an argument it prints the document of the data model.";

type Done = Result<ExitCode, Box<dyn error::Error>>;

fn document() -> Done {
    print(&data_model()?.to_document().to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn trace() -> Done {
    print(&data_model()?.trace().to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn sql(dialect: &str, script: fn(&DataModel, Dialect) -> Result<String, Problems>) -> Done {
    let dialect = match dialect.parse() {
        Ok(dialect) => dialect,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            return Ok(ExitCode::from(2));
        }
    };
    print(&script(&data_model()?, dialect)?)?;
    Ok(ExitCode::SUCCESS)
}

fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    let written = output.write_all(text.as_bytes());
    match written.and_then(|()| output.flush()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn accept() -> Done {
    let mut text = String::new();
    let workspace = Workspace::find()?;
    for (path, file) in files(&workspace, &data_model()?)? {
        let written = file.accepted().to_string();
        let is_new = file.text.is_none();
        if is_new {
            writeln!(text, "created {}", shown(&path))?;
        } else {
            list(&mut text, &file.changes())?;
        }
        if file.text.as_deref() == Some(written.as_str()) {
            writeln!(text, "{}: nothing to accept", shown(&path))?;
            continue;
        }
        replace(&path, &written)?;
        if is_new {
            // Cargo does not watch for a file that is not there: its crates look for it once more
            // when they are compiled.
            for root in workspace.roots(&file.records) {
                touch(&root).map_err(|error| Failed::new("cannot touch", &root, &error))?;
            }
        } else {
            writeln!(text, "wrote {}", shown(&path))?;
        }
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn check() -> Done {
    let mut text = String::new();
    for (path, file) in files(&Workspace::find()?, &data_model()?)? {
        let Some(locked) = &file.text else {
            return Err(Failed::new("nothing is accepted yet", &path, &ACCEPT).into());
        };
        let changes = file.changes();
        list(&mut text, &changes)?;
        if changes.is_empty() && !file.lock.is_written_as(locked) {
            writeln!(text, "{}: {MISSPELLED}", shown(&path))?;
        }
        for (package, name) in file.strangers() {
            let _ = writeln!(
                io::stderr(),
                "{}: the crate `{name}` of the package `{package}` is not linked here, and was not compared",
                shown(&path)
            );
        }
    }
    print(&text)?;
    Ok(if text.is_empty() {
        ExitCode::SUCCESS
    } else {
        let _ = writeln!(io::stderr(), "{ACCEPT}");
        ExitCode::FAILURE
    })
}

/// A path as seen from where the program runs.
fn shown(path: &Path) -> String {
    let directory = env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(directory).unwrap_or(path);
    inside.display().to_string()
}

/// A line a change. Aggregates that share an enum have its changes in common.
fn list(text: &mut String, changes: &[Change]) -> fmt::Result {
    let mut known = BTreeSet::new();
    for change in changes {
        let line = format!("{change} ({})", change.loss);
        if !change.table.is_empty() || known.insert(line.clone()) {
            writeln!(text, "{line}")?;
        }
    }
    Ok(())
}

/// One lock file, and the records of the linked crates that belong there.
struct LockFile {
    /// As it stands, if it exists.
    text: Option<String>,
    lock: Lock,
    records: Vec<Record>,
    /// The packages and crates of these records.
    crates: BTreeSet<(String, String)>,
    /// All that may have records in the file.
    known: BTreeSet<(String, String)>,
}

impl LockFile {
    fn read(
        path: &Path,
        records: Vec<Record>,
        known: BTreeSet<(String, String)>,
    ) -> Result<Self, Failed> {
        let cannot = |error: &dyn fmt::Display| Failed::new("cannot be read", path, error);
        let text = match fs::read(path) {
            Ok(bytes) => Some(String::from_utf8(bytes).map_err(|error| cannot(&error))?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(cannot(&error)),
        };
        let lock = match &text {
            Some(text) => Lock::read(text)
                .map_err(|error| cannot(&format_args!("{error}\n{}", error.help())))?,
            None => Lock::of_records(std::iter::empty()),
        };
        let crates = records.iter().map(crate_of).collect();
        Ok(Self {
            text,
            lock,
            records,
            crates,
            known,
        })
    }

    fn changes(&self) -> Vec<Change> {
        self.own().changes(&self.records)
    }

    /// What the file holds of the linked crates, and of those that do not exist any more.
    fn own(&self) -> Lock {
        let own = |record: &&Record| !self.is_stranger(record);
        Lock::of_records(self.lock.records().iter().filter(own).cloned())
    }

    /// What is to be written: records of other crates that exist stay.
    fn accepted(&self) -> Lock {
        let others = self.lock.records().iter();
        let others = others.filter(|record| self.is_stranger(record));
        Lock::of_records(others.chain(&self.records).cloned())
    }

    /// Whether a record is of a crate that exists and is not linked: another program answers for it.
    fn is_stranger(&self, record: &Record) -> bool {
        let of = crate_of(record);
        !self.crates.contains(&of) && self.known.contains(&of)
    }

    /// The crates of which the file holds what is not compared here.
    fn strangers(&self) -> BTreeSet<(String, String)> {
        let records = self.lock.records().iter();
        let strangers = records.filter(|record| self.is_stranger(record));
        strangers.map(crate_of).collect()
    }
}

fn crate_of(record: &Record) -> (String, String) {
    (record.package.name.clone(), record.krate().to_owned())
}

/// The lock files of all linked crates whose drift is checked.
fn files(
    workspace: &Workspace,
    model: &DataModel,
) -> Result<BTreeMap<PathBuf, LockFile>, Box<dyn error::Error>> {
    let checked: BTreeSet<String> = registry::checked()
        .filter_map(|text| serde_json::from_str::<Record>(text).ok())
        .map(|record| record.aggregate.ty)
        .collect();
    let mut by_path: BTreeMap<PathBuf, Vec<Record>> = BTreeMap::new();
    for record in model.aggregates() {
        if checked.contains(&record.aggregate.ty) {
            let path = workspace.lock_of(&record.package.name)?;
            by_path.entry(path).or_default().push(record.clone());
        }
    }
    if by_path.is_empty() {
        return Err("none of the linked crates is checked for drift: tests, and crates of a registry or of git, are not".into());
    }
    let mut files = BTreeMap::new();
    for (path, records) in by_path {
        let file = LockFile::read(&path, records, workspace.crates_of(&path))?;
        files.insert(path, file);
    }
    Ok(files)
}

/// Writes a file as a whole or not at all.
fn replace(path: &Path, text: &str) -> Result<(), Failed> {
    let cannot = |error: io::Error| Failed::new("cannot be written", path, &error);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(cannot)
}

fn touch(path: &Path) -> io::Result<()> {
    let file = fs::File::options().append(true).open(path)?;
    file.set_modified(std::time::SystemTime::now())
}

/// What could not be done with a file.
#[derive(Debug)]
struct Failed(String);

impl Failed {
    fn new(what: &str, path: &Path, why: &dyn fmt::Display) -> Self {
        Self(format!("{}: {what}: {why}", shown(path)))
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl error::Error for Failed {}
