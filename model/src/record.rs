//! The record of one aggregate, owned: read from what the compiler writes, and written as the
//! same bytes.
//!
//! The fields stand in the order of the document's schema, and a field that may be absent is
//! left out when it is.

mod column_type;
mod default;
mod exact;
mod fingerprint;
mod linked;
mod narrowing;
mod rule;
mod rule_id;
mod script;
mod source;
mod table;
mod target;
mod text;

pub use column_type::ColumnType;
pub use default::{Default, DefaultValue};
pub use fingerprint::{EntityFingerprint, Fingerprint};
pub use narrowing::Narrowing;
pub use rule::{Arrow, Condition, Rule, RuleForm, SqlCondition};
pub use rule_id::RuleId;
pub use script::Script;
pub use source::{Source, SourceRule};
pub use table::{
    Check, Column, Constraints, Enum, ForeignKey, Index, OnDelete, PrimaryKey, SqlText, Table,
};
pub use target::Target;

use serde::{Deserialize, Serialize};

/// Everything that is known of one aggregate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "linked::Unlinked")]
#[non_exhaustive]
pub struct Record {
    /// The version of the form of records.
    pub format: u32,
    /// The package that declares the aggregate.
    pub package: Package,
    /// The aggregate itself.
    pub aggregate: Aggregate,
    /// Its tables, as in the document.
    pub tables: Vec<Table>,
    /// The enums of its columns, as in the document as far as this aggregate knows.
    pub enums: Vec<Enum>,
    /// The entity of each table.
    pub entities: Vec<Entity>,
    /// The Rust type of each enum.
    pub types: Vec<EnumType>,
    /// The rules, by table in the order of their declaration.
    pub rules: Vec<Rule>,
    /// What checks and partial indexes ask for, as trees, by table.
    pub conditions: Vec<Condition>,
    /// Statements beside the tables, by table in the order of their declaration.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scripts: Vec<Script>,
    /// Columns that had another name.
    pub renames: Vec<Rename>,
    /// Changes with the code that the record is made from.
    #[serde(skip_serializing_if = "Fingerprint::is_empty")]
    pub fingerprint: Fingerprint,
}

impl Record {
    /// The crate that declares the aggregate: a package may have several.
    #[must_use]
    pub fn krate(&self) -> &str {
        self.aggregate.ty.split("::").next().unwrap_or_default()
    }

    /// What records are sorted by.
    #[must_use]
    pub fn order(&self) -> (&str, &str, &Package) {
        (&self.aggregate.name, &self.aggregate.ty, &self.package)
    }
}

/// A package of Cargo.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version; nothing in a lock file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
}

/// An aggregate, by its root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Aggregate {
    /// The root's Rust name.
    pub name: String,
    /// The root's path.
    #[serde(rename = "type")]
    pub ty: String,
    /// The id, such as `AGG-ORD-001`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The column that refers to whose it is, if it is somebody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
}

/// The entity of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entity {
    /// The table.
    pub table: String,
    /// The entity's path.
    #[serde(rename = "type")]
    pub ty: String,
    /// The column of optimistic locking; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The audit columns; absent where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<Audit>,
    /// The table's previous name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

/// The names of the audit columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Audit {
    /// When the row was created.
    pub created: String,
    /// When it was last changed.
    pub updated: String,
}

/// The Rust type of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EnumType {
    /// The name in the document.
    #[serde(rename = "enum")]
    pub name: String,
    /// The type's path.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether the column's type is a database enum.
    pub native: bool,
}

/// A column that had another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rename {
    /// The table.
    pub table: String,
    /// The column's name.
    pub column: String,
    /// Its previous name.
    pub from: String,
}
