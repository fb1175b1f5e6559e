//! The model as text from which other tools draw diagrams.

mod dbml;
mod mermaid;
pub(crate) mod relation;

use crate::model::{Comparison, DataModel};
use crate::view::{self, View};

impl DataModel {
    /// The model as an entity-relationship diagram of [Mermaid](https://mermaid.js.org).
    ///
    /// Each aggregate has a colour of its own, and its name before those of its tables; the root is
    /// marked, and has a thick border. References inside of an aggregate are solid, others dotted.
    ///
    /// ```
    /// use tablewright::{Aggregate, DataModel, Id};
    ///
    /// /// A book that can be borrowed.
    /// #[derive(Aggregate)]
    /// struct Book {
    ///     id: Id<Book>,
    ///     title: String,
    /// }
    ///
    /// let diagram = DataModel::of(&[Book::DATA_MODEL])?.to_mermaid();
    /// assert!(diagram.starts_with("erDiagram\n"));
    /// assert!(diagram.contains(r#""books"["Book ◆ books"]"#));
    /// # Ok::<(), tablewright::Problems>(())
    /// ```
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        mermaid::of(&View::of(&view::pairs(self)), false)
    }

    /// The model in the [language of DBML](https://dbml.dbdiagram.io): aggregates are groups of
    /// tables.
    ///
    /// ```
    /// use tablewright::{Aggregate, DataModel, Id};
    ///
    /// /// A book that can be borrowed.
    /// #[derive(Aggregate)]
    /// struct Book {
    ///     id: Id<Book>,
    ///     title: String,
    /// }
    ///
    /// let dbml = DataModel::of(&[Book::DATA_MODEL])?.to_dbml();
    /// assert!(dbml.contains("Table \"books\""));
    /// # Ok::<(), tablewright::Problems>(())
    /// ```
    #[must_use]
    pub fn to_dbml(&self) -> String {
        dbml::of(self)
    }
}

impl Comparison<'_> {
    /// Both models as one entity-relationship diagram of [Mermaid](https://mermaid.js.org).
    ///
    /// Tables that were added, changed or removed have a colour each, and a sign before their names;
    /// columns tell it in their comments, references in their labels.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        mermaid::of(&View::of(self.aggregates()), true)
    }
}
