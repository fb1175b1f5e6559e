//! The lock file of the crate that is compiled, as the derives see it.
//!
//! A process of rustc compiles one crate, and reads its lock file once. Of a file that is as it
//! was accepted, no more is read than where records begin, what they are of, and their seals.

mod facts;
mod file;
mod json;
mod kinds;
mod manifest;
mod seal;
mod target;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::by_name::ByName;
use crate::declared::Declared;
use crate::fingerprint::Print;
use crate::syntax::LitStr;
pub(crate) use facts::Facts;
pub(crate) use file::AcceptedEnum;
use file::{File, RESTORE, Record};
use target::Target;

/// The variable that names the lock file, for one or for all packages.
pub(crate) const LOCK: &str = "TABLEWRIGHT_LOCK";

/// The variable that is `allow` where drift is to compile.
pub(crate) const DRIFT: &str = "TABLEWRIGHT_DRIFT";

/// How to accept.
pub(crate) const ACCEPT: &str = "to accept: cargo tablewright accept, or TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept";

const FILE: &str = "data-model.lock.json";

/// What the derives of a crate ask of its lock file.
#[derive(Default)]
pub(crate) struct Lock {
    /// Unique among the crates of a program.
    pub(crate) key: u64,
    /// The file, where it exists.
    pub(crate) path: Option<PathBuf>,
    /// What is wrong with the file as a whole; nothing is compared then.
    pub(crate) problem: Option<String>,
    /// What was accepted of this crate.
    pub(crate) records: Vec<Accepted>,
    /// Whether an aggregate that was not accepted is one that is new.
    pub(crate) is_closed: bool,
    text: String,
    by_table: BTreeMap<String, usize>,
    by_root: Places,
    by_entity: Places,
    roots: Mutex<Roots>,
}

/// Records, and which of their entities, by the names of these.
type Places = ByName<Vec<(usize, usize)>>;

/// Which records roots have answered for so far.
#[derive(Default)]
struct Roots {
    /// Whether the first type has spoken for the file.
    have_begun: bool,
    have_answered: Vec<bool>,
    /// Whether the records that were left at some time were asked for by name.
    are_asked: bool,
}

/// So many accepted records that nobody has answered for are asked for by name.
const FEW: usize = 16;

/// An accepted record.
pub(crate) struct Accepted {
    /// Unique in a program.
    pub(crate) key: u64,
    position: usize,
    /// Whether it is the first one that is not as it was written.
    pub(crate) is_first_edited: bool,
    pub(crate) record: Record,
}

/// The lock file of the crate that this process compiles; nothing where drift is not checked.
pub(crate) fn of_crate() -> Option<&'static Lock> {
    static LOCK: OnceLock<Option<Lock>> = OnceLock::new();
    LOCK.get_or_init(|| Some(Lock::read(&Target::find()?)))
        .as_ref()
}

impl Lock {
    fn roots(&self) -> MutexGuard<'_, Roots> {
        self.roots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the type that asks is the first of the crate: it speaks for the file.
    pub(crate) fn begins(&self) -> bool {
        !mem::replace(&mut self.roots().have_begun, true)
    }

    /// Counts an answer for a record. Whether somebody asks for it: a child does, or an earlier
    /// type; but only one root can answer.
    pub(crate) fn answer(&self, accepted: &Accepted) -> bool {
        let mut roots = self.roots();
        let are_asked = roots.are_asked;
        let has_answered = roots.have_answered.get_mut(accepted.position);
        let is_first = has_answered.is_some_and(|answered| !mem::replace(answered, true));
        is_first && (are_asked || accepted.record.entities.len() > 1)
    }

    /// Whether a root has answered for a record by its table.
    pub(crate) fn is_answered(&self, accepted: &Accepted) -> bool {
        let roots = self.roots();
        let answered = roots.have_answered.get(accepted.position);
        answered.copied().unwrap_or_default()
    }

    /// The records that nobody has answered for, once when these have become few.
    pub(crate) fn ask(&self) -> Option<Vec<&Accepted>> {
        let mut roots = self.roots();
        let answered = roots.have_answered.iter();
        let waiting = answered.filter(|answered| !**answered).count();
        if roots.are_asked || waiting > FEW || self.records.is_empty() {
            return None;
        }
        roots.are_asked = true;
        let pairs = self.records.iter().zip(&roots.have_answered);
        Some(
            pairs
                .filter(|(_, answered)| !**answered)
                .map(|(accepted, _)| accepted)
                .collect(),
        )
    }

    /// The record that a root answers for by its table, or by the one that it was called.
    pub(crate) fn record_of(&self, declared: &Declared<'_>) -> Option<&Accepted> {
        if self.records.is_empty() {
            return None;
        }
        let former = declared.container.renamed_from.get().map(LitStr::value);
        let position = self
            .by_table
            .get(&declared.table())
            .or_else(|| self.by_table.get(&former?))?;
        self.records.get(*position)
    }

    /// The records whose roots were called as this one, which has another table: it answers for the
    /// one that was accepted under its path, which rustc knows.
    pub(crate) fn records_called(&self, name: &str) -> impl Iterator<Item = &Accepted> {
        let places = self.by_root.get(name).into_iter().flatten();
        places.filter_map(|(position, _)| self.records.get(*position))
    }

    /// The accepted children of a name: the record, the position there, and the path.
    pub(crate) fn children_called(
        &self,
        name: &str,
    ) -> impl Iterator<Item = (&Accepted, usize, &str)> {
        let places = self.by_entity.get(name).into_iter().flatten();
        places.filter_map(|(accepted, position)| {
            let accepted = self.records.get(*accepted)?;
            let path = accepted.record.entities.get(*position)?;
            Some((accepted, *position, path.as_str()))
        })
    }

    /// The enums that were accepted under a name, each once.
    pub(crate) fn enums_called(&self, name: &str) -> Vec<AcceptedEnum> {
        let mut enums: Vec<AcceptedEnum> = Vec::new();
        for accepted in &self.records {
            for of_record in accepted.record.enums_called(&self.text, name) {
                if !enums.contains(&of_record) {
                    enums.push(of_record);
                }
            }
        }
        enums
    }

    /// What a record says.
    pub(crate) fn facts_of(&self, record: &Record) -> Facts {
        Facts::of(self.text.get(record.range.clone()).unwrap_or_default())
    }

    fn read(target: &Target) -> Self {
        let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
        let mut lock = Self {
            key: hashed(&[&target.package, &version, &target.name]),
            ..Self::default()
        };
        match allowed() {
            Ok(true) => return lock,
            Ok(false) => {}
            Err(problem) => {
                lock.problem = Some(problem);
                return lock;
            }
        }
        let path = path(target);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return lock,
            read => read.map_err(|error| format!("it cannot be read: {error}\n{RESTORE}")),
        };
        let text = bytes.and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| format!("it is not UTF-8\n{RESTORE}"))
        });
        // Of a crate that has to opt in, something was accepted where the file names a path of it.
        let is_concerned = text.as_ref().map_or(target.is_main, |text| {
            target.is_main || text.contains(&format!("\"{}::", target.name))
        });
        match text.and_then(File::read) {
            Ok(file) => lock.fill(file, target),
            Err(problem) if is_concerned => {
                let name = path.display();
                lock.problem = Some(format!(
                    "the lock file {name} cannot be compared: {problem}"
                ));
            }
            Err(_) => {}
        }
        lock.path = Some(path);
        lock
    }

    fn fill(&mut self, file: File, target: &Target) {
        let own = file.records.into_iter();
        let own: Vec<Record> = own.filter(|record| record.is_of(target)).collect();
        let first_edited = own.iter().position(|record| !record.is_intact);
        self.is_closed = target.is_main || !own.is_empty();
        self.text = file.text;
        self.roots().have_answered = vec![false; own.len()];
        for (position, record) in own.into_iter().enumerate() {
            self.by_table.insert(record.table.clone(), position);
            let called = last_segment(&record.root).to_owned();
            let places = self.by_root.or_insert(called, Vec::new());
            places.push((position, 0));
            // The first one is the root.
            for (of_entity, entity) in record.entities.iter().enumerate().skip(1) {
                let called = last_segment(entity).to_owned();
                let places = self.by_entity.or_insert(called, Vec::new());
                places.push((position, of_entity));
            }
            self.records.push(Accepted {
                position,
                key: self.key ^ hashed(&[&record.root, &record.table]),
                is_first_edited: first_edited == Some(position),
                record,
            });
        }
    }
}

/// The name of a type in its path.
pub(crate) fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

/// Whether drift is to compile.
fn allowed() -> Result<bool, String> {
    match env::var(DRIFT).as_deref() {
        Err(_) | Ok("") => Ok(false),
        Ok("allow") => Ok(true),
        Ok(other) => Err(format!("`{DRIFT}` is `allow` or not set; it is `{other}`")),
    }
}

fn path(target: &Target) -> PathBuf {
    match env::var_os(LOCK).filter(|path| !path.is_empty()) {
        // A member of a workspace is compiled from its root.
        Some(path) => match env::current_dir() {
            Ok(root) => root.join(path),
            Err(_) => PathBuf::from(path),
        },
        None => target.manifest_dir.join(Path::new(FILE)),
    }
}

fn hashed(texts: &[&str]) -> u64 {
    let mut print = Print::default();
    for text in texts {
        print.bytes(text.as_bytes());
        print.bytes(&[0xff]);
    }
    print.0
}
