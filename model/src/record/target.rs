//! What a foreign key refers to.

use std::fmt;

use super::text::{FromText, as_text};

/// A table, and its columns that are referred to: displayed as `orders(id)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Target {
    /// The table.
    pub table: Box<str>,
    /// Its columns.
    pub columns: Box<[Box<str>]>,
}

impl FromText for Target {
    const EXPECTED: &'static str = "a table and its columns, such as `orders(id)`";

    fn from_text(text: &str) -> Option<Self> {
        let (table, columns) = text.strip_suffix(')')?.split_once('(')?;
        let is_name = |name: &&str| !name.is_empty() && !name.contains(['(', ')', ',']);
        let columns = columns.split(", ");
        let columns = columns.map(|name| Some(name).filter(is_name).map(Box::from));
        Some(Self {
            table: Some(table).filter(is_name)?.into(),
            columns: columns.collect::<Option<_>>()?,
        })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}({})", self.table, self.columns.join(", "))
    }
}

as_text!(Target);
