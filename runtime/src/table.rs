//! Table metadata: what an aggregate becomes in a relational database, as constants.
//!
//! Everything here is flat, `Copy` and usable in `const`:
//!
//! ```
//! use tablewright::{Aggregate, Id};
//!
//! /// A book that can be borrowed.
//! #[derive(Aggregate)]
//! pub struct Book {
//!     pub id: Id<Book>,
//!     #[column(length = 200)]
//!     pub title: String,
//! }
//!
//! const COLUMNS: usize = Book::TABLES[0].columns.len();
//! assert_eq!(COLUMNS, 5); // id, title, version, created_at, updated_at
//! assert_eq!(Book::TABLES[0].column("title").unwrap().ty.to_string(), "VARCHAR(200)");
//! ```

pub(crate) mod constraints;
pub(crate) mod method;
mod on_delete;
mod sql_type;

use constraints::Constraints;
pub use on_delete::OnDelete;
pub use sql_type::SqlType;

/// One table of an aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// `TBL-{CODE}-{NNN}`, counted inside the aggregate from 001, root first.
    pub id: &'static str,
    /// The table's name.
    pub name: &'static str,
    /// The root's Rust name.
    pub aggregate: &'static str,
    /// What a row is, in a sentence.
    pub purpose: &'static str,
    /// The aggregate's id, if it has one, then the ids of the rules that concern the table, sorted.
    pub source_refs: &'static [&'static str],
    /// The columns in order.
    pub columns: &'static [Column],
    /// The columns of the primary key.
    pub primary_key: &'static [&'static str],
    /// The indexes: those of columns, those of unique rules, those declared on the type.
    pub indexes: &'static [Index],
    /// The foreign keys in the order of their columns.
    pub foreign_keys: &'static [ForeignKey],
    /// The checks: those of shapes, then those of rules.
    pub checks: &'static [Check],
}

impl Table {
    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The column's name.
    pub name: &'static str,
    /// Its neutral type.
    pub ty: SqlType<'static>,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether it is the primary key.
    pub primary_key: bool,
    /// Whether it alone is unique, over all rows.
    pub unique: bool,
    /// The default, as an SQL literal or one of `NOW()` and `GEN_RANDOM_UUID()`.
    pub default: Option<&'static str>,
    /// The rules that the column enforces as `ID: sentence`, joined by `; `; else where it is
    /// declared, as `Order.total.amount`, or why it was generated.
    pub source: &'static str,
}

impl Column {
    /// As the document words it: `PRIMARY KEY`, `NOT NULL`, `NULL UNIQUE` …
    #[must_use]
    pub const fn constraints(&self) -> &'static str {
        Constraints::of(self.primary_key, self.nullable, self.unique).as_str()
    }
}

/// One index of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Index {
    /// The index's name.
    pub name: &'static str,
    /// Its columns in order.
    pub columns: &'static [&'static str],
    /// What it is for.
    pub purpose: &'static str,
    /// Whether no two rows may agree on its columns.
    pub unique: bool,
    /// The columns that it covers besides.
    pub include: &'static [&'static str],
    /// The rows that it holds, as an SQL expression; all where absent.
    pub filter: Option<&'static str>,
    /// The access method, as the engine names it.
    pub method: Option<&'static str>,
    /// The columns whose letters count alike, whatever their case: the letters of ASCII alone.
    pub lowercase: &'static [&'static str],
    /// The columns of which the last comes first.
    pub descending: &'static [&'static str],
    /// Whether NULL is the same as NULL.
    pub nulls_equal: bool,
    /// The operator class of each column, empty where it is that of its type; nothing where all are.
    pub operator_classes: &'static [&'static str],
    /// What engines are told instead of columns: their names, and what follows the table. On others
    /// there is no such index.
    pub sql: &'static [(&'static str, &'static str)],
}

/// One foreign key of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignKey {
    /// `fk_{table}_{columns}`.
    pub name: &'static str,
    /// The columns that refer.
    pub columns: &'static [&'static str],
    /// The table referred to.
    pub table: &'static str,
    /// The columns there: `id`, and before it the key of the parent, where both rows are of one.
    pub references: &'static [&'static str],
    /// What happens when the row referred to is deleted.
    pub on_delete: OnDelete,
}

/// One CHECK constraint of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// The constraint's name.
    pub name: &'static str,
    /// The condition in standard SQL.
    pub expression: &'static str,
    /// The rule as `ID: sentence`, or the field whose shape asks for it.
    pub source: &'static str,
}

impl Table {
    pub(crate) const EMPTY: Self = Self {
        id: "",
        name: "",
        aggregate: "",
        purpose: "",
        source_refs: &[],
        columns: &[],
        primary_key: &["id"],
        indexes: &[],
        foreign_keys: &[],
        checks: &[],
    };
}

impl Column {
    pub(crate) const EMPTY: Self = Self {
        name: "",
        ty: SqlType::Uuid,
        nullable: false,
        primary_key: false,
        unique: false,
        default: None,
        source: "",
    };
}

impl Index {
    pub(crate) const EMPTY: Self = Self {
        name: "",
        columns: &[],
        purpose: "",
        unique: false,
        include: &[],
        filter: None,
        method: None,
        lowercase: &[],
        descending: &[],
        nulls_equal: false,
        operator_classes: &[],
        sql: &[],
    };
}

impl ForeignKey {
    pub(crate) const EMPTY: Self = Self {
        name: "",
        columns: &[],
        table: "",
        references: &["id"],
        on_delete: OnDelete::Restrict,
    };
}

impl Check {
    pub(crate) const EMPTY: Self = Self {
        name: "",
        expression: "",
        source: "",
    };
}
