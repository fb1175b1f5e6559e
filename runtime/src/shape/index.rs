//! Indexes that a domain declares, what is unique in a collection, and statements beside a table.

use crate::rule::{Compared, Expr, Path};

/// An index that the domain declares.
#[derive(Clone, Copy, Debug)]
pub struct IndexShape {
    /// Its fields.
    pub fields: &'static [Path],
    /// Whether it was declared on its only field; else on the type.
    pub on_field: bool,
    /// Its name, unless derived.
    pub name: Option<&'static str>,
    /// What it is for.
    pub purpose: Option<&'static str>,
    /// Whether no two rows may agree on it.
    pub unique: bool,
    /// The fields that it covers besides.
    pub include: &'static [Path],
    /// The rows that it holds.
    pub filter: Option<Expr>,
    /// The access method, as the engine names it.
    pub method: Option<&'static str>,
    /// How it compares its fields.
    pub compared: Compared,
    /// The operator class of each field, empty where it is that of its type; nothing where all are.
    pub classes: &'static [&'static str],
    /// What engines are told instead of fields: their names, and what follows the table.
    pub sql: &'static [(&'static str, &'static str)],
}

impl IndexShape {
    /// An index without fields; the derive fills in the rest.
    pub const EMPTY: Self = Self {
        fields: &[],
        on_field: false,
        name: None,
        purpose: None,
        unique: false,
        include: &[],
        filter: None,
        method: None,
        compared: Compared::PLAIN,
        classes: &[],
        sql: &[],
    };
}

/// Statements that a domain says beside a table.
#[derive(Clone, Copy, Debug)]
pub struct ScriptShape {
    /// What they are called, unless derived.
    pub name: Option<&'static str>,
    /// What they are for.
    pub purpose: Option<&'static str>,
    /// Engines, and what creates something there.
    pub create: &'static [(&'static str, &'static str)],
    /// The same engines, and what drops it.
    pub drop: &'static [(&'static str, &'static str)],
}

/// What no two values of one collection agree on.
#[derive(Clone, Copy, Debug)]
pub struct Unique {
    /// Paths into a row, such as `port` or `value`. There are no positions in it.
    pub fields: &'static [Path],
    /// How they are compared.
    pub compared: Compared,
    /// The rows that are compared.
    pub filter: Option<Expr>,
}
