//! A table, as the document has it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::column_type::ColumnType;
use super::default::Default;
use super::narrowing::Narrowing;
use super::source::Source;
use super::target::Target;

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
    #[serde(rename = "source_refs", deserialize_with = "super::exact::list")]
    pub source_refs: Vec<String>,
    /// The columns.
    #[serde(rename = "fields", deserialize_with = "super::exact::list")]
    pub columns: Vec<Column>,
    /// The primary key.
    pub primary_key: PrimaryKey,
    /// The indexes.
    #[serde(deserialize_with = "super::exact::list")]
    pub indexes: Vec<Index>,
    /// The foreign keys.
    #[serde(deserialize_with = "super::exact::list")]
    pub foreign_keys: Vec<ForeignKey>,
    /// The checks.
    #[serde(rename = "checkConstraints", deserialize_with = "super::exact::list")]
    pub checks: Vec<Check>,
}

impl Table {
    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The foreign key to the parent, if this is the table of a child: that of its identity, or the one
    /// behind it.
    #[must_use]
    pub fn key_of_parent(&self) -> Option<&ForeignKey> {
        self.columns.iter().take(2).find_map(|column| {
            let mut keys = self.foreign_keys.iter();
            keys.find(|key| {
                key.columns.last() == Some(&column.name) && key.on_delete == OnDelete::Cascade
            })
        })
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its neutral SQL type.
    #[serde(rename = "type")]
    pub ty: ColumnType,
    /// Whether it may be NULL, and whether it alone is unique.
    pub constraints: Constraints,
    /// The default, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Default>,
    /// The rules that it enforces, or where it is declared.
    pub source: Source,
    /// What checks hold its values to.
    #[serde(skip)]
    pub narrowing: Narrowing,
}

impl Column {
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
    #[serde(deserialize_with = "super::exact::list")]
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
    #[serde(deserialize_with = "super::exact::list")]
    pub columns: Vec<String>,
    /// What it is for.
    pub purpose: String,
    /// Whether no two rows may agree on it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unique: bool,
    /// The columns that it covers besides.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::exact::list"
    )]
    pub include: Vec<String>,
    /// The rows that it holds.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The access method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The columns whose letters count alike, whatever their case: the letters of ASCII alone.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::exact::list"
    )]
    pub lowercase: Vec<String>,
    /// The columns of which the last comes first.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::exact::list"
    )]
    pub descending: Vec<String>,
    /// Whether NULL is the same as NULL.
    #[serde(default, rename = "nullsEqual", skip_serializing_if = "is_false")]
    pub nulls_equal: bool,
    /// The operator class of each column, empty where it is that of its type; nothing where all are.
    #[serde(
        default,
        rename = "operatorClasses",
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::exact::list"
    )]
    pub operator_classes: Vec<String>,
    /// What engines are told instead of columns. On others there is no such index.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "super::exact::list"
    )]
    pub sql: Vec<SqlText>,
}

impl Index {
    /// The operator class of the column at a position, where it is not that of its type.
    #[must_use]
    pub fn operator_class(&self, position: usize) -> Option<&str> {
        let class = self.operator_classes.get(position)?;
        Some(class.as_str()).filter(|class| !class.is_empty())
    }

    /// Its columns as it compares them: `LOWER(email)`, `title gin_trgm_ops`, `placed_at DESC`.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let keys = self.columns.iter().enumerate().map(|(position, column)| {
            let mut key = if self.lowercase.contains(column) {
                format!("LOWER({column})")
            } else {
                column.clone()
            };
            if let Some(class) = self.operator_class(position) {
                key.push(' ');
                key.push_str(class);
            }
            if self.descending.contains(column) {
                key.push_str(" DESC");
            }
            key
        });
        keys.collect()
    }
}

/// What one engine is told, in its SQL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SqlText {
    /// The engine: `postgres`, `mysql`, which MariaDB takes too, or `sqlite`.
    pub engine: String,
    /// What it is told.
    pub sql: String,
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
    #[serde(deserialize_with = "super::exact::list")]
    pub columns: Vec<String>,
    /// The table and the columns referred to.
    pub references: Target,
    /// What happens when the row referred to is deleted.
    pub on_delete: OnDelete,
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
pub struct Check {
    /// Its name.
    pub name: String,
    /// The condition in standard SQL.
    pub expression: String,
    /// The rule, or the field whose shape asks for it.
    pub source: Source,
}

/// A unit-only enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Its values in declaration order.
    #[serde(deserialize_with = "super::exact::list")]
    pub values: Vec<String>,
    /// The rules that name it, or its Rust name.
    pub source: Source,
}
