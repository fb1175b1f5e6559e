//! Drift: what the code maps to, against what was accepted.
//!
//! One comparison for all: const evaluation runs it where a fingerprint differs, so that `cargo
//! check` refuses what was not accepted, and `tablewright-model` runs it on whole models.

mod aggregate;
mod alike;
pub(crate) mod change;
mod code;
pub(crate) mod column_type;
pub(crate) mod compare;
mod consequence;
mod entity_drift;
mod former;
mod holder;
pub(crate) mod line;
pub(crate) mod list;
mod location;
pub(crate) mod message;
pub(crate) mod object;
mod order;
mod pair;
mod parts;
mod read;
mod renamed;
pub(crate) mod risk;
mod spot;
pub(crate) mod table;
pub(crate) mod told;
mod uses;
pub(crate) mod value;
mod written;

use change::{Change, Partners};
pub use entity_drift::EntityDrift;
use object::Object;

use crate::fingerprint;

/// Compares two readings. Returns how many changes there are.
pub const fn compare(
    before: &[Object<'_>],
    after: &[Object<'_>],
    partners: &mut Partners<'_>,
    changes: &mut [Change],
) -> usize {
    compare::all(before, after, partners, changes)
}

/// One accepted record, by a key that is unique in the program.
#[derive(Debug)]
pub struct Accepted<const KEY: u64>;

/// Says that a root answers for an accepted record. `Local` is a type of the crate, which the rules
/// of coherence ask for: not the root itself, which may be private to its module, while others ask.
/// `Gone` only serves the message.
#[diagnostic::on_unimplemented(
    message = "the accepted table `{Gone}` is gone: no aggregate of this crate maps to it any more",
    label = "reported at this type, for nothing is left of the other one",
    note = "its rows are lost when the table is dropped; `#[renamed_from(\"…\")]` on a type that was renamed keeps them",
    note = "to accept: `TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept`"
)]
pub trait Answers<Local, Gone> {
    /// What of the aggregate is not as it was accepted.
    const DRIFT: EntityDrift;
}

/// Says that few accepted records are left to be asked for by name.
#[diagnostic::on_unimplemented(
    message = "many of the accepted aggregates are gone: no type maps to their tables any more",
    label = "reported at the first type of the crate",
    note = "the rows of their tables are lost when these are dropped; where the lock file belongs to another crate, `TABLEWRIGHT_LOCK` names the right one",
    note = "`cargo tablewright check` lists them, `cargo tablewright accept` accepts that"
)]
pub trait FewAreGone<Local> {}

/// Asks whether few accepted records of a crate are gone.
pub const fn few_are_gone<const KEY: u64, Local>()
where
    InCrate<KEY>: FewAreGone<Local>,
{
}

/// A crate with a lock file, by a key that is unique in the program.
#[derive(Debug)]
pub struct InCrate<const KEY: u64>;

/// Asks whether a type answers for an accepted record.
pub const fn answered<const KEY: u64, Local, Gone>()
where
    Accepted<KEY>: Answers<Local, Gone>,
{
}

/// An accepted record, as a derive has read it: see `read`.
#[derive(Clone, Copy, Debug)]
pub struct Locked {
    /// What there is.
    pub numbers: &'static str,
    /// The texts of that.
    pub texts: &'static str,
    /// How many it has of what it has most of, columns or names in lists: what it is compared with
    /// is seldom larger.
    pub size: usize,
    /// Whether the record is as it was written when it was accepted.
    pub intact: bool,
    /// Whether this is the first record of the file that is not.
    pub first: bool,
}

/// Where an accepted record is found.
pub trait Record {
    /// The record.
    const LOCKED: Locked;
}

/// What an environment variable was when the crate was compiled: Cargo compiles it again when that
/// changes.
pub type Variable = Option<&'static str>;

/// Reports a change of an enum, unless it is that of another one of its name.
#[track_caller]
#[expect(
    clippy::missing_panics_doc,
    reason = "this is how const evaluation reports"
)]
pub const fn enum_changed(accepted: &str, module: &str, name: &str, message: &str) {
    assert!(!holder::is_type(accepted, module, name), "{}", message);
}

/// Reports a root that is new, unless it was accepted under one of these paths.
#[track_caller]
#[expect(
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "this is how const evaluation reports"
)]
pub const fn assert_accepted(paths: &[&str], module: &str, name: &str, message: &str) {
    let mut index = 0;
    while index < paths.len() {
        if holder::is_type(paths[index], module, name) {
            return;
        }
        index += 1;
    }
    panic!("{}", message);
}

/// The key of an accepted record for the type that was accepted under its path; for another one, a
/// key that is no record's.
#[must_use]
pub const fn key_of(key: u64, path: &str, module: &str, name: &str) -> u64 {
    if holder::is_type(path, module, name) {
        key
    } else {
        fingerprint::of_bytes(
            fingerprint::of_bytes(key, module.as_bytes()),
            name.as_bytes(),
        )
    }
}

/// The facts are there, but not as they were written.
pub const NOT_CANONICAL: &str =
    "the lock file holds the same facts as the code, but in another order or spelling";

/// How to accept.
pub const ACCEPT: &str = "to accept: cargo tablewright accept, or TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept";
