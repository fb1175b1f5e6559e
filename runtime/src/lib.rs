#![cfg_attr(
    all(feature = "chrono", feature = "cli", feature = "rust_decimal"),
    doc = include_str!("../README.md")
)]
#![cfg_attr(
    not(all(feature = "chrono", feature = "cli", feature = "rust_decimal")),
    doc = "Annotated domain types become the database design. The documentation is complete with all features."
)]

// Generated code names this crate from outside, also in this crate's own documentation tests.
extern crate self as tablewright;

#[cfg(feature = "cli")]
mod artifact;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "export")]
mod diagram;
mod domain;
mod drift;
mod fingerprint;
mod flat;
mod id;
mod invariant;
#[cfg(feature = "export")]
pub mod model;
mod number;
#[cfg(feature = "html")]
mod page;
mod plan;
mod record;
mod registry;
mod rule;
mod shape;
#[cfg(feature = "export")]
mod sql;
mod stack;
mod stored;
pub mod table;
mod text;
mod validation;
#[cfg(feature = "export")]
#[cfg_attr(
    not(feature = "html"),
    expect(dead_code, reason = "pages show more than diagrams do")
)]
mod view;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use domain::{Aggregate, Transitions, ValueObject};
pub use id::Id;
pub use invariant::{Violation, Violations};
#[cfg(feature = "export")]
pub use model::{DataModel, Document, Problem, Problems, data_model};
#[cfg(feature = "export")]
pub use sql::{Dialect, UnknownDialect};
pub use stored::Entity;
pub use table::Table;
pub use tablewright_macros::{Aggregate, Entity, Identifier, ValueObject};
