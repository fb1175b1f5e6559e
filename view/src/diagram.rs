//! The model as text from which other tools draw diagrams.

mod dbml;
mod mermaid;

use crate::view::{self, View};
use tablewright_model::{Comparison, DataModel};

/// The model as an entity-relationship diagram of [Mermaid](https://mermaid.js.org).
///
/// Each aggregate has a colour of its own, and its name before those of its tables; the root is
/// marked, and has a thick border. References inside of an aggregate are solid, others dotted.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let diagram = tablewright_view::mermaid(&model);
/// assert!(diagram.starts_with("erDiagram\n"));
/// assert!(diagram.contains(r#""books"["Book ◆ books"]"#));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[must_use]
pub fn mermaid(model: &DataModel) -> String {
    mermaid::of(&View::of(&view::pairs(model)), false)
}

/// The model in the [language of DBML](https://dbml.dbdiagram.io): aggregates are groups of
/// tables.
///
/// ```
/// use tablewright::{Aggregate, Id};
/// use tablewright_model::DataModel;
///
/// /// A book that can be borrowed.
/// #[derive(Aggregate)]
/// struct Book {
///     id: Id<Book>,
///     title: String,
/// }
///
/// let model = DataModel::of(&[Book::DATA_MODEL])?;
/// let dbml = tablewright_view::dbml(&model);
/// assert!(dbml.contains("Table \"books\""));
/// # Ok::<(), tablewright_model::Problems>(())
/// ```
#[must_use]
pub fn dbml(model: &DataModel) -> String {
    dbml::of(model)
}

/// Both models as one entity-relationship diagram of [Mermaid](https://mermaid.js.org).
///
/// Tables that were added, changed or removed have a colour each, and a sign before their names;
/// columns tell it in their comments, references in their labels.
#[must_use]
pub fn mermaid_comparison(comparison: &Comparison<'_>) -> String {
    mermaid::of(&View::of(comparison.aggregates()), true)
}
