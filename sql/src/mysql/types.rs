//! Types that not every column can have.

use super::super::column::{Column, Type};
use super::super::dialect::Unsupported;
use super::super::writer::Spelling as _;
use super::MySql;

impl MySql {
    /// An enum of the database, which cuts blanks at the end of its values: they would be others,
    /// or the same.
    pub(super) fn native_enum(&self, values: &[String]) -> Result<String, Unsupported> {
        if let Some(value) = values.iter().find(|value| value.ends_with(' ')) {
            return Err(Unsupported {
                why: format!("an ENUM cuts the blanks at the end of its value '{value}'"),
                cure: "rename the variant: `#[value_object(rename = \"…\")]`, or store the enum as text: leave out `storage = native`",
            });
        }
        let values: Vec<String> = values.iter().map(|value| self.text(value)).collect();
        Ok(format!("ENUM({})", values.join(", ")))
    }

    /// A type without a length, which no index takes.
    pub(super) fn long(ty: &str, column: &Column<'_>) -> Result<String, Unsupported> {
        if !column.is_indexed {
            return Ok(ty.to_owned());
        }
        Err(Unsupported {
            why: format!("an index takes no {ty}"),
            cure: match column.ty {
                Type::Text => {
                    "declare a length that fits: `#[column(length = 255)]`, for text in a collection on the field of a newtype: `struct Word(#[column(length = 255)] String)`; or do without the index"
                }
                Type::Bytes => {
                    "say how many bytes there are, at most 3072: `[u8; 32]`, or do without the index"
                }
                _ => "do without the index",
            },
        })
    }
}
