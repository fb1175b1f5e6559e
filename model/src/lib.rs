//! The data model: the records of all aggregates, merged, sorted and reviewed.

mod assemble;
pub mod carried;
mod change;
mod comparison;
mod data_model;
mod document;
mod expanded;
mod expression;
mod implication;
mod linked;
mod lock;
mod lookup;
mod names;
mod problem;
mod read;
mod record;
mod renaming;
mod review;
mod seal;
mod trace;

pub use assemble::read_records;
pub use change::{Change, Compared, Fact, Object, Renamed, Sides, What};
pub use comparison::Comparison;
pub use data_model::DataModel;
pub use document::{Document, Summary};
pub use expression::{Expression, Pair, Unary};
pub use linked::{data_model, linked_records, nothing_linked};
pub use lock::{Lock, LockError};
pub use problem::{Code, Problem, Problems};
pub use record::{
    Aggregate, Arrow, Audit, Check, Column, ColumnType, Condition, Constraints, Default,
    DefaultValue, Entity, EntityFingerprint, Enum, EnumType, Fingerprint, ForeignKey, Index,
    Narrowing, OnDelete, Package, PrimaryKey, Record, Rename, Rule, RuleForm, RuleId, Script,
    Source, SourceRule, SqlCondition, SqlText, Table, Target,
};
pub use renaming::Renaming;
#[doc(inline)]
pub use tablewright::__workspace::drift::{Kind, Risk};
pub use trace::{Enforcer, Trace, TracedRule};

/// What the other crates of the workspace share, and nobody else.
#[doc(hidden)]
pub mod __workspace {
    pub use crate::lookup::Lookup;
}
