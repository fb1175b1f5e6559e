//! What an engine has of its own, beside the spelling of conditions.

mod catalogued;
pub(crate) mod definition;
mod indexed;
mod inner;
mod overlap;
mod planned;
mod trigger;

use std::fmt::Write as _;

pub(crate) use catalogued::{Catalogued, neutral};
pub(crate) use indexed::{
    Apart, Indexed, Indexing, Key, covering, keys_of, keys_of_table, tells_apart,
};
pub(crate) use inner::{Inner, InnerKey};
pub(crate) use overlap::{Exclusion, Overlap, trigger};
pub(crate) use planned::{
    Altering, Beside, ColumnChange, Conversion, Converted, Guard, Planned, Position,
};
pub(crate) use trigger::Trigger;

use super::column::{Column, Default};
use super::dialect::Unsupported;
use super::schema::{self, Check, Comment, Function, Generated, IndexColumn};
use super::space::{Kind, Space};
use super::writer::{Spelling, quoted};
use tablewright_model::{Enum, Table};

/// An engine: how it stores what the model has, and how it says so.
pub(super) trait Engine: Spelling + Catalogued + Planned {
    /// Its name and the oldest version that takes the script.
    fn since(&self) -> &'static str;

    /// What a script sets for its session, and how it takes that back.
    fn session(&self) -> (&'static str, &'static str) {
        ("", "")
    }

    /// The same for a script that drops everything.
    fn session_of_drop(&self) -> (&'static str, &'static str) {
        ("", "")
    }

    /// How a transaction begins and ends, where one holds what is created.
    fn transaction(&self) -> (&'static str, &'static str) {
        ("", "")
    }

    /// Whether one transaction has not room for a long script.
    fn pauses(&self) -> bool {
        false
    }

    /// What of the engine itself has a name, so that nothing of this kind can have it.
    fn keeps(&self, _: Kind, _name: &str) -> Option<&'static str> {
        None
    }

    /// Whether the values of an enum of the database fit there.
    ///
    /// # Errors
    ///
    /// More, or longer ones, than it has room for.
    fn values(&self, _of: &Enum) -> Result<(), Unsupported> {
        Ok(())
    }

    /// Whether an enum is a type of the database.
    fn has_enums(&self) -> bool {
        false
    }

    /// The statement that creates an enum.
    fn create_enum(&self, _of: &schema::Enum) -> String {
        String::new()
    }

    /// The statement that drops the enum of this name.
    fn drop_enum(&self, _name: &str) -> String {
        String::new()
    }

    /// What of a schema has names of its own.
    fn spaces(&self) -> &'static [Space];

    /// What a table is beside a plain one.
    fn options(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// What the columns of a table are, seen together.
    ///
    /// # Errors
    ///
    /// More than a row or a table has room for.
    fn lay_out(&self, _: &Table, _columns: &mut [Column<'_>]) -> Result<(), Unsupported> {
        Ok(())
    }

    /// Makes room for the definition of a table; a note on what is shorter for that.
    ///
    /// # Errors
    ///
    /// More than a definition has room for.
    fn define(
        &self,
        _: &Definition<'_>,
        _columns: &mut [Column<'_>],
    ) -> Result<Option<String>, Unsupported> {
        Ok(None)
    }

    /// The type of a column.
    ///
    /// # Errors
    ///
    /// What it cannot store.
    fn ty(&self, column: &Column<'_>) -> Result<String, Unsupported>;

    /// The collation of a column, where it is not that of the database.
    fn collation(&self, _column: &Column<'_>) -> Option<&'static str> {
        None
    }

    /// What a value must be to be one that can be stored, beyond what the type and the checks of
    /// the model say: conditions on the column of this quoted name, all of which hold.
    fn storable(&self, column: &Column<'_>, name: &str) -> Vec<String>;

    /// A default.
    ///
    /// # Errors
    ///
    /// What it cannot have as a default.
    fn default(&self, column: &Column<'_>, default: &Default) -> Result<String, Unsupported>;

    /// What the engine keeps of a comment on such an object, of no more characters than these.
    fn remark(&self, _on: Remarked, _text: &str, _most: usize) -> Comment {
        Comment::NoPlace
    }

    /// Whether foreign keys are added when all tables are there, or declared with their table.
    fn adds_foreign_keys(&self) -> bool {
        true
    }

    /// What happens when a key changes that is referred to, where nobody says.
    fn on_update(&self) -> schema::Action {
        schema::Action::NoAction
    }

    /// How a reference to a child of the same aggregate is kept.
    ///
    /// # Errors
    ///
    /// What it cannot do on a deletion.
    fn inner<'a>(&self, inner: &Inner<'a>) -> Result<InnerKey<'a>, Unsupported>;

    /// What excludes rows that overlap.
    ///
    /// # Errors
    ///
    /// What it cannot exclude while others insert rows.
    fn overlap(&self, overlap: &Overlap<'_>) -> Result<Exclusion, Unsupported>;

    /// Operator classes that extensions of the engine have, and these extensions.
    fn extensions(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// What has to be there before the tables: statements, and what each is for.
    fn prepare(&self, _: &schema::Schema) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// Drops a foreign key, where tables that refer to each other cannot be dropped otherwise.
    fn drop_foreign_key(&self, table: &str, name: &str) -> Option<String>;

    /// Whether a column that becomes NULL with what it refers to may be in no check.
    fn refuses_checked_action(&self) -> bool {
        false
    }

    /// How a column is computed by which a unique index tells apart the rows that it holds, and its
    /// type: where indexes do not by themselves.
    fn column_of_index(&self, _: &Apart<'_>) -> Option<(&'static str, Generated)> {
        None
    }

    /// How a column is computed that stands in an index for another one: where indexes are over
    /// columns alone.
    fn column_of_key(&self, _: &Column<'_>, _: Key) -> Option<Generated> {
        None
    }

    /// Whether indexes need columns of their own.
    fn has_columns_of_indexes(&self) -> bool {
        self.column_of_index(&Apart::default()).is_some()
    }

    /// Why an index is left out, where the engine does not have its method and nothing else would
    /// serve.
    fn leaves_out(&self, _: &Indexed<'_>) -> Option<String> {
        None
    }

    /// An index.
    ///
    /// # Errors
    ///
    /// What it cannot keep in an index.
    fn index(&self, index: &Indexed<'_>) -> Result<Indexing, Unsupported>;

    /// What refuses changes of a state that no transition allows: the statement that creates it, and
    /// the function that it calls.
    fn trigger(&self, trigger: &Trigger<'_>) -> (String, Option<Function>);

    /// Whether it keeps the text of a table as it is written, with the comments in it.
    fn keeps_text(&self) -> bool {
        false
    }

    /// A column in the statement that creates its table.
    fn column(&self, column: &schema::Column) -> String {
        let mut sql = format!("{} {}", self.name(&column.name), column.ty);
        if let Some(default) = &column.default {
            let _ = write!(sql, " DEFAULT {}", default.text());
        }
        if let Some(Generated { expression, stored }) = &column.generated {
            let stored = if *stored { "STORED" } else { "VIRTUAL" };
            let expression = expression.text();
            let _ = write!(sql, " GENERATED ALWAYS AS ({expression}) {stored}");
        }
        if column.invisible {
            sql.push_str(self.invisible());
        }
        if !column.nullable {
            sql.push_str(" NOT NULL");
        }
        sql.push_str(&self.suffix(&column.comment));
        sql
    }

    /// What makes a column one that `SELECT *` leaves out.
    fn invisible(&self) -> &'static str {
        ""
    }

    /// A comment behind a column or an index.
    fn suffix(&self, _: &Comment) -> String {
        String::new()
    }

    /// What stands behind the columns of a table.
    fn table_suffix(&self, _: &schema::Table) -> String {
        String::new()
    }

    /// A comment as a statement, where it has such.
    fn comment(&self, _on: &Commented<'_>, _text: &str) -> Option<String> {
        None
    }

    /// The statement that creates an index on the table of this name.
    fn create_index(&self, table: &str, index: &schema::Index) -> String {
        let unique = if index.unique { "UNIQUE " } else { "" };
        let mut sql = format!(
            "CREATE {unique}INDEX {} ON {}",
            self.name(&index.name),
            self.name(table)
        );
        if let Some(method) = &index.method {
            let _ = write!(sql, " USING {}", self.name(method));
        }
        if let Some(definition) = &index.definition {
            let _ = write!(sql, " {}", definition.text());
        } else {
            let _ = write!(sql, " {}", self.sorted_by(&index.columns));
        }
        if !index.include.is_empty() {
            let _ = write!(sql, " INCLUDE {}", self.list(&index.include));
        }
        if index.nulls_equal {
            sql.push_str(" NULLS NOT DISTINCT");
        }
        if let Some(condition) = &index.condition {
            let _ = write!(sql, " WHERE {}", condition.text());
        }
        sql.push_str(&self.suffix(&index.comment));
        sql
    }

    /// The statements that create a trigger.
    fn create_trigger(&self, trigger: &schema::Trigger) -> Vec<String> {
        vec![trigger.definition.text().to_owned()]
    }

    /// Drops the function of a trigger, which stays when its table is dropped.
    fn drop_function(&self, _name: &str) -> Option<String> {
        None
    }

    /// The columns of an index or a key between parentheses.
    fn sorted_by(&self, columns: &[IndexColumn]) -> String {
        let columns = columns.iter().map(|column| match column {
            IndexColumn::Column(name) => self.name(name),
            IndexColumn::Other { sql } => sql.text().to_owned(),
        });
        format!("({})", columns.collect::<Vec<_>>().join(", "))
    }

    /// A list of names between parentheses.
    fn list(&self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.name(name)).collect();
        format!("({})", names.join(", "))
    }
}

/// Objects that may have comments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Remarked {
    Enum,
    Table,
    Column,
    Check,
    Index,
}

/// What a comment is on. The names are in quotes where they have to be, but for that of an enum.
pub(super) enum Commented<'a> {
    Table(&'a str),
    Column(&'a str, &'a str),
    Constraint(&'a str, &'a str),
    Index(&'a str),
    Enum(&'a str),
}

/// What a table is defined by, beside its columns.
pub(super) struct Definition<'a> {
    /// The names and conditions of its checks.
    pub(super) checks: &'a [Check],
    /// The columns by which indexes are partial.
    pub(super) partial_by: &'a [schema::Column],
}

/// A text literal of no more characters than the engine takes.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}

/// A literal, or an expression in parentheses.
pub(super) fn literal_or_expression(default: &Default) -> String {
    match default {
        Default::Boolean(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Default::Number(number) => number.to_string(),
        Default::Text(text) => quoted(text),
        Default::Now => "CURRENT_TIMESTAMP".to_owned(),
        Default::RandomUuid => "gen_random_uuid()".to_owned(),
        Default::Sql(sql) => format!("({sql})"),
    }
}
