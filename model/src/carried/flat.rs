//! The shape of an aggregate, from the text that an artifact carries of it: `flat.rs` of
//! `tablewright` writes it and has the form.
//!
//! What is read lives as long as the program, as the shapes of derives do, so that the mapping takes
//! both: it is read once, and as large as the text.

mod condition;
mod field;
mod reader;
mod scalar;
mod type_shape;

use tablewright::__workspace::flat::EntityShape;

pub(super) use reader::Malformed;
use reader::Reader;

/// The root of an aggregate.
pub(super) fn root(text: &'static str) -> Result<&'static EntityShape, Malformed> {
    let mut reader = Reader::new(text);
    let root = reader.entity()?;
    reader.finish()?;
    match root.root {
        Some(_) => Ok(root),
        None => Err(reader.malformed("it is no root")),
    }
}

/// The path of the type that the text begins with, where that much can be read.
pub(super) fn type_of(text: &str) -> Option<String> {
    let mut reader = Reader::new(text);
    let module = reader.text().ok()?;
    let name = reader.text().ok()?;
    let of = format!("{module}::{name}");
    // Of what is damaged, this much may be as well.
    let is_path = of.chars().all(|c| c.is_alphanumeric() || "_:#".contains(c));
    (is_path && !module.is_empty() && !name.is_empty()).then_some(of)
}
