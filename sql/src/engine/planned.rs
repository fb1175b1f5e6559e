//! How an engine changes what is there already.

use super::Engine;
use crate::dialect::Unsupported;
use crate::schema::{Column, Table, Trigger};
use crate::space::Kind;
use crate::writer::Spelling;

/// How stored values become those of another type, as far as that is the same on all engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// They are of the type already; the engine may store them otherwise.
    Kept,
    /// Exact numbers, of so many digits behind the point before and after.
    Number { from: u8, to: u8 },
    /// Numbers that become floats, each exactly.
    Float,
    /// Texts, values of enums among them; of no more characters than these, where they may have more.
    Text { most: Option<u32> },
}

/// The stored values of a column as those of another type.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Converted {
    /// What they become, where the engine has to be told.
    pub(crate) expression: Option<String>,
    /// Which rows are in the way, where the engine would change their values without a word.
    pub(crate) refused: Option<String>,
}

/// What must not be found in a table before a plan may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guard {
    /// The table, as it is called before.
    pub(crate) table: String,
    /// Which rows are in the way.
    pub(crate) condition: String,
    /// What is wrong with them.
    pub(crate) why: String,
}

/// An engine that can be led from one schema to another.
pub(crate) trait Planned: Spelling {
    /// How tables are changed where they are. Otherwise a new one takes the rows of the old one.
    fn altering(&self) -> Option<&dyn Altering> {
        None
    }

    /// What the script of a plan sets for its session, and how it takes that back, where that is not
    /// what other scripts set.
    fn session_of_plan(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Adds to a table what the engine makes there by itself.
    fn complete(&self, _: &mut Table) {}

    /// How the stored values of the first column become those of the second; the name is that of the
    /// first, as statements have it.
    ///
    /// # Errors
    ///
    /// What does not become the other.
    fn convert(
        &self,
        columns: [&Column; 2],
        conversion: Conversion,
        name: &str,
    ) -> Result<Converted, Unsupported>;

    /// What fails where rows are in the way.
    fn guard(&self, guard: &Guard) -> Vec<String>;

    /// Drops an index.
    fn drop_index(&self, _table: &str, name: &str) -> String {
        format!("DROP INDEX {}", self.name(name))
    }

    /// Drops a trigger, and its function.
    fn drop_trigger(&self, _table: &str, trigger: &Trigger) -> Vec<String> {
        vec![format!("DROP TRIGGER {}", self.name(&trigger.name))]
    }

    /// What fails where rows of these tables refer to what is not there, if nothing else does.
    fn check_references(&self, _tables: &[&str]) -> Vec<String> {
        Vec::new()
    }
}

/// An engine that changes tables where they are.
pub(crate) trait Altering: Engine {
    /// Whether something of this kind can be given another name.
    fn renames(&self, kind: Kind) -> bool;

    /// Gives it another name. The table is what it is in, or it itself.
    fn rename(&self, kind: Kind, table: &str, from: &str, to: &str) -> String;

    /// Adds a column, in an `ALTER TABLE`.
    fn add_column(&self, column: &Column, position: Position<'_>) -> String;

    /// Changes a column, in an `ALTER TABLE`; nothing where that is not needed.
    fn change_column(&self, change: &ColumnChange<'_>) -> Vec<String>;

    /// Changes what a table is beside its columns, in an `ALTER TABLE`.
    fn change_table(&self, _before: &Table, _after: &Table) -> Option<String> {
        None
    }

    /// Whether a check goes on to read a column that gets another name.
    fn renames_in_checks(&self) -> bool {
        true
    }

    /// Drops a check, in an `ALTER TABLE`.
    fn drop_check(&self, name: &str) -> String {
        format!("DROP CONSTRAINT {}", self.name(name))
    }

    /// Drops a primary key, in an `ALTER TABLE`.
    fn drop_primary_key(&self, name: &str) -> String {
        format!("DROP CONSTRAINT {}", self.name(name))
    }

    /// Adds a value to an enum of the database.
    fn add_value(&self, _of: &str, _value: &str, _place: Beside<'_>) -> Option<String> {
        None
    }

    /// Whether columns stand in the order that they are asked for.
    fn orders_columns(&self) -> bool {
        false
    }

    /// Whether a foreign key has an index that begins with its columns.
    fn indexes_keys(&self) -> bool {
        false
    }
}

/// Where a column stands, on engines that let it stand anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position<'s> {
    /// Where it is, or behind all others.
    Any,
    First,
    After(&'s str),
}

/// Where a value of an enum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside<'s> {
    Before(&'s str),
    Behind(&'s str),
}

/// A column that stays, under the name that it has afterwards.
pub(crate) struct ColumnChange<'s> {
    pub(crate) before: &'s Column,
    pub(crate) after: &'s Column,
    /// Whether what it stores becomes something else.
    pub(crate) is_converted: bool,
    /// What its values become, where the engine has to be told.
    pub(crate) expression: Option<String>,
    pub(crate) position: Position<'s>,
}
