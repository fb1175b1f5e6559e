//! The record of one aggregate, owned: read from what `crate::record` writes, and written as the
//! same bytes.
//!
//! The fields stand in the order of the document's schema, and a field that may be absent is
//! left out when it is.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Expression;

/// Everything that is known of one aggregate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Columns that had another name.
    pub renames: Vec<Rename>,
    /// Changes with the code that the record is made from: two numbers for each entity.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
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
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Table {
    /// `TBL-{CODE}-{NNN}`
    pub id: String,
    /// Its name.
    pub name: String,
    /// The root's Rust name.
    pub aggregate: String,
    /// What a row is.
    pub purpose: String,
    /// The aggregate's id, and the ids of the rules that concern the table.
    #[serde(rename = "source_refs")]
    pub source_refs: Vec<String>,
    /// The columns.
    pub fields: Vec<Field>,
    /// The primary key.
    pub primary_key: PrimaryKey,
    /// The indexes.
    pub indexes: Vec<Index>,
    /// The foreign keys.
    pub foreign_keys: Vec<ForeignKey>,
    /// The checks.
    pub check_constraints: Vec<CheckConstraint>,
}

impl Table {
    /// The column of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its neutral SQL type.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it may be NULL, and whether it alone is unique.
    pub constraints: Constraints,
    /// The default, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The rules that it enforces, or where it is declared.
    pub source: String,
}

impl Field {
    /// Whether the column may be NULL.
    #[must_use]
    pub fn is_nullable(&self) -> bool {
        matches!(
            self.constraints,
            Constraints::Null | Constraints::NullUnique
        )
    }

    /// Its type, what it is held to, and its default, as SQL says them.
    #[must_use]
    pub fn definition(&self) -> String {
        let default = self.default.as_ref();
        let default = default.map_or_else(String::new, |default| format!(" DEFAULT {default}"));
        format!("{} {}{default}", self.ty, self.constraints)
    }

    /// Whether no two rows have the same value, beside that of the key.
    #[must_use]
    pub fn is_unique(&self) -> bool {
        matches!(
            self.constraints,
            Constraints::NotNullUnique | Constraints::NullUnique
        )
    }
}

/// What a column's values are held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Constraints {
    /// The primary key.
    #[serde(rename = "PRIMARY KEY")]
    PrimaryKey,
    /// Never NULL.
    #[serde(rename = "NOT NULL")]
    NotNull,
    /// Never NULL, and never the same in two rows.
    #[serde(rename = "NOT NULL UNIQUE")]
    NotNullUnique,
    /// Perhaps NULL.
    #[serde(rename = "NULL")]
    Null,
    /// Perhaps NULL, and otherwise never the same in two rows.
    #[serde(rename = "NULL UNIQUE")]
    NullUnique,
}

/// As SQL says it.
impl fmt::Display for Constraints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::PrimaryKey => "PRIMARY KEY",
            Self::NotNull => "NOT NULL",
            Self::NotNullUnique => "NOT NULL UNIQUE",
            Self::Null => "NULL",
            Self::NullUnique => "NULL UNIQUE",
        })
    }
}

/// A primary key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PrimaryKey {
    /// Its columns.
    pub columns: Vec<String>,
}

/// An index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// What it is for.
    pub purpose: String,
    /// Whether no two rows may agree on it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unique: bool,
    /// The columns that it covers besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// The rows that it holds.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The access method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(value: &bool) -> bool {
    !value
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ForeignKey {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// `table(id)`
    pub references: String,
    /// What happens when the row referred to is deleted.
    pub on_delete: OnDelete,
}

impl ForeignKey {
    /// The table and the columns referred to.
    #[must_use]
    pub fn target(&self) -> (&str, Vec<&str>) {
        let (table, columns) = self
            .references
            .split_once('(')
            .unwrap_or((&self.references, ""));
        let columns = columns.trim_end_matches(')').split(", ").collect();
        (table, columns)
    }
}

/// What happens to a row when the row that it refers to is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum OnDelete {
    /// The deletion is refused.
    #[serde(rename = "RESTRICT")]
    Restrict,
    /// The row is deleted too.
    #[serde(rename = "CASCADE")]
    Cascade,
    /// The reference becomes NULL.
    #[serde(rename = "SET NULL")]
    SetNull,
}

/// As SQL says it.
impl fmt::Display for OnDelete {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
        })
    }
}

/// A CHECK constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckConstraint {
    /// Its name.
    pub name: String,
    /// The condition in standard SQL.
    pub expression: String,
    /// The rule, or the field whose shape asks for it.
    pub source: String,
}

/// A unit-only enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Its values in declaration order.
    pub values: Vec<String>,
    /// The rules that name it, or its Rust name.
    pub source: String,
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

/// A rule of the domain, in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rule {
    /// The id, such as `INV-ORD-001`.
    pub id: String,
    /// The sentence behind the id.
    pub sentence: String,
    /// The Rust name of the type that declares it.
    pub declared_on: String,
    /// The table.
    pub table: String,
    /// The columns that it speaks of.
    pub columns: Vec<String>,
    /// The constraint or unique index that enforces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// What it asks for.
    pub rule: RuleForm,
}

impl Rule {
    /// `ID: sentence`, as sources say it.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{}: {}", self.id, self.sentence)
    }
}

/// The forms of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum RuleForm {
    /// Said, and enforced nowhere. In braces, because serde lets a unit variant pass with any keys.
    Documented {},
    /// A Rust expression: enforced by the validator alone.
    Assert {},
    /// No two rows agree on the columns.
    Unique {
        /// The rows that are compared: the condition of the index.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<String>,
    },
    /// A condition on each row: that of its constraint.
    Check {},
    /// Conditions in the SQL of single engines: enforced by the database alone.
    Sql {
        /// One an engine.
        sql: Vec<SqlCondition>,
    },
    /// A state machine.
    Transitions {
        /// From each state, the states that may follow.
        arrows: Vec<Arrow>,
    },
}

/// A condition as one engine says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SqlCondition {
    /// The engine: `postgres`, `mysql`, which MariaDB takes too, or `sqlite`.
    pub engine: String,
    /// The condition in its SQL.
    pub condition: String,
}

/// The condition of a check, or of a partial index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Condition {
    /// The table.
    pub table: String,
    /// The name of the check or the index.
    pub constraint: String,
    /// The condition, from which every engine's rendering is made.
    pub expression: Expression,
}

/// The states that may follow one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Arrow {
    /// The state.
    pub from: String,
    /// What may follow.
    pub to: Vec<String>,
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
