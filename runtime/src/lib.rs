//! Annotated domain types become the database design.
//!
//! A domain depends on this crate alone: the derives, [`Id`], validation, and the mapping, which the
//! compiler runs. Each aggregate has its tables and its record as constants of [`Aggregate`]:
//!
//! ```
//! use tablewright::{Aggregate, Id};
//!
//! /// A book that can be borrowed.
//! #[derive(Aggregate)]
//! #[invariant("INV-BOOK-001: A title is not empty", check(!self.title.is_empty()))]
//! pub struct Book {
//!     pub id: Id<Book>,
//!     pub title: String,
//! }
//!
//! assert_eq!(Book::TABLES[0].name, "books");
//!
//! let untitled = Book { id: Id::new(), title: String::new() };
//! let violations = untitled.check_invariants().unwrap_err();
//! assert_eq!(violations.iter().next().unwrap().rule(), Some("INV-BOOK-001"));
//! ```
//!
//! The [guide](https://github.com/tablewright/tablewright#readme) tells what can be declared, and
//! what it becomes. What is made of the model is in crates of its own: `tablewright-model` reads,
//! reviews, locks and compares it, `tablewright-sql` writes scripts, `tablewright-view` diagrams and
//! pages, and `tablewright-cli` is the command line over all of them.
//!
//! # Features
//!
//! None is on by default. `chrono`, `jiff`, `rust_decimal`, `serde_json` and `time` let fields have
//! types of the crate of that name; `serde` makes [`Id`] serializable.

// Generated code names this crate from outside, also in this crate's own documentation tests.
extern crate self as tablewright;

mod domain;
mod drift;
mod fingerprint;
mod flat;
mod id;
mod invariant;
mod mapping;
mod number;
mod record;
mod registry;
mod rule;
mod shape;
mod stack;
mod stored;
pub mod table;
mod text;
mod validation;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[doc(hidden)]
#[path = "workspace.rs"]
pub mod __workspace;

pub use domain::{Aggregate, Transitions, ValueObject};
pub use id::Id;
pub use invariant::{Violation, Violations};
pub use stored::{Entity, StoredAs};
pub use table::Table;
pub use tablewright_macros::{Aggregate, Entity, Identifier, ValueObject};
