//! The aggregates that compiled artifacts carry, and the program itself.
//!
//! Wherever code is made of a domain, each root leaves its shape in the section `twrecord` of the
//! artifact. Whoever reads it runs the mapping: what comes of it is, byte for byte, the
//! `DATA_MODEL` of the root. `tablewright-cli` finds the section in files; here its bytes are read.
//!
//! ```
//! use tablewright_model::carried::{self, Between};
//!
//! // Nothing is in it.
//! assert!(carried::read(&[0; 16], Between::Padding).unwrap().is_empty());
//! let errors = carried::read(b"text", Between::Padding).unwrap_err();
//! assert_eq!(errors[0].to_string(), "a record at byte 0 does not begin as records do");
//! ```

mod flat;
mod found;
mod mapped;
mod quiet;

pub use found::{Between, Damaged, begins};

use found::Found;

/// A record, as an artifact or the program itself carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The record: `DATA_MODEL` of its root.
    pub record: String,
    /// Whether drift is checked of its crate.
    pub is_checked: bool,
}

/// The records of these bytes, in their order.
///
/// What is read stays in memory as long as the program runs: no more than what the records hold.
///
/// # Errors
///
/// All records that are damaged, or were written by another version of tablewright.
pub fn read(bytes: &[u8], between: Between) -> Result<Vec<Carried>, Vec<Damaged>> {
    mapped::all(&found::all(bytes, between)?, mapped::any)
}

/// The records of the section of the running program, which derives have written.
pub(crate) fn read_own(bytes: &'static [u8]) -> Result<Vec<Carried>, Vec<Damaged>> {
    mapped::all(&found::all(bytes, Between::Padding)?, mapped::written)
}
