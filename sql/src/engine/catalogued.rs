//! What the catalogue of an engine has of its own.

use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;

use crate::found::FoundColumn;
use crate::schema::{Action, Column, Enum, Index, Table};
use tablewright_model::ColumnType;

/// A neutral type by its word in the model, and what stands in parentheses behind it.
pub(crate) fn neutral(word: &str, arguments: &str) -> Option<ColumnType> {
    // A word that the model does not have would be the name of an enum.
    let text = format!("{word}{arguments}");
    let ty: Result<ColumnType, serde::de::value::Error> =
        ColumnType::deserialize(text.as_str().into_deserializer());
    let ty = ty.ok()?;
    ty.as_enum().is_none().then_some(ty)
}

/// An engine that can be asked what it holds. What it tells becomes what its scripts say, where both
/// always mean the same.
pub(crate) trait Catalogued {
    /// The query that asks for all that a schema has.
    fn catalogue(&self) -> String;

    /// The type of a column as scripts spell it.
    fn read_type(&self, column: &FoundColumn) -> String {
        column.ty.clone()
    }

    /// The neutral type of a column, where its type as scripts spell it leaves no doubt.
    fn neutral(&self, _ty: &str, _: &[Enum]) -> Option<ColumnType> {
        None
    }

    /// A condition, or a statement that has some, in one of the ways in which the engine tells it.
    fn read_condition(&self, text: String) -> String {
        text
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
