//! The document of the data model: a projection of the model.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::data_model::DataModel;
use crate::record::{Enum, Table};

/// The document: tables, enums and how many of each.
///
/// Displayed, it is the document's text: JSON indented by two spaces, with a newline at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Document<'a> {
    /// Aggregates by name, inside each the root's table first.
    pub tables: Vec<&'a Table>,
    /// Sorted by name.
    pub enums: Vec<Enum>,
    /// How many there are of each.
    pub summary: Summary,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Tables.
    pub total_tables: usize,
    /// Indexes of all tables.
    pub total_indexes: usize,
    /// Foreign keys of all tables.
    pub total_foreign_keys: usize,
    /// Enums.
    pub total_enums: usize,
}

impl DataModel {
    /// The document of the data model: its tables and enums, as the specification has them.
    #[must_use]
    pub fn to_document(&self) -> Document<'_> {
        Document::of(self)
    }
}

impl<'a> Document<'a> {
    /// The JSON Schema of documents.
    pub const SCHEMA: &'static str = include_str!("../schema/data-model.schema.json");

    pub(super) fn of(model: &'a DataModel) -> Self {
        let tables: Vec<&Table> = model.tables().collect();
        let enums = enums(model);
        let summary = Summary {
            total_tables: tables.len(),
            total_indexes: tables.iter().map(|table| table.indexes.len()).sum(),
            total_foreign_keys: tables.iter().map(|table| table.foreign_keys.len()).sum(),
            total_enums: enums.len(),
        };
        Self {
            tables,
            enums,
            summary,
        }
    }
}

/// Each enum once, with the rules of all aggregates that name it.
fn enums(model: &DataModel) -> Vec<Enum> {
    let mut merged: BTreeMap<&str, Enum> = BTreeMap::new();
    for of_aggregate in model.aggregates().iter().flat_map(|record| &record.enums) {
        match merged.get_mut(of_aggregate.name.as_str()) {
            None => {
                merged.insert(&of_aggregate.name, of_aggregate.clone());
            }
            Some(known) => known.source = known.source.join(&of_aggregate.source),
        }
    }
    merged.into_values().collect()
}

impl fmt::Display for Document<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Buffered, so that a large text is not built twice.
        let mut buffered = BufWriter::new(Pieces(formatter));
        serde_json::to_writer_pretty(&mut buffered, self).map_err(|_| fmt::Error)?;
        buffered.flush().map_err(|_| fmt::Error)?;
        drop(buffered);
        formatter.write_str("\n")
    }
}

/// Hands on whole pieces of text.
struct Pieces<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl Write for Pieces<'_, '_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let text = str::from_utf8(piece).map_err(io::Error::other)?;
        self.0.write_str(text).map_err(io::Error::other)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
