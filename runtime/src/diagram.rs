//! The model as text from which other tools draw diagrams.

mod dbml;
mod mermaid;
mod relation;

use crate::model::DataModel;

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
        mermaid::of(self)
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
