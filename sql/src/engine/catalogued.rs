//! What the catalogue of an engine has of its own.

use crate::found::FoundColumn;
use crate::schema::{Action, Column, Index, Table};

/// An engine that can be asked what it holds. What it tells becomes what its scripts say, where both
/// always mean the same.
pub(crate) trait Catalogued {
    /// The query that asks for all that a schema has.
    fn catalogue(&self) -> String;

    /// The type of a column as scripts spell it.
    fn read_type(&self, column: &FoundColumn) -> String {
        column.ty.clone()
    }

    /// Completes a column by what else the engine says of it, in its words.
    fn read_column(&self, _: &mut Column, _extra: &str) {}

    /// What happens to a row that refers, as scripts say it.
    fn read_action(&self, action: Action) -> Action {
        action
    }

    /// Completes an index by the statement that created it, where the engine keeps that.
    fn read_index(&self, _: &mut Index, _statement: &str) {}

    /// Completes a table by the statement that created it, where the engine keeps that.
    fn read_table(&self, _: &mut Table, _statement: &str) {}

    /// Makes a table of a schema what the catalogue tells of it.
    fn tell_table(&self, _: &mut Table) {}
}
