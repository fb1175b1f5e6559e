//! What an engine has of its own, beside the spelling of conditions.

use super::column::{Column, Default};
use super::space::{Kind, Space};
use super::writer::{Spelling, Unsupported, quoted};
use tablewright_model::{Enum, Index, Table};

/// An engine: how it stores what the model has, and how it says so.
pub(super) trait Engine: Spelling {
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

    /// An enum as a type of the database, where it has such.
    fn create_enum(&self, _of: &Enum) -> Option<String> {
        None
    }

    fn drop_enum(&self, _of: &Enum) -> Option<String> {
        None
    }

    /// What of a schema has names of its own.
    fn spaces(&self) -> &'static [Space];

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

    /// What a value must be to be one that can be stored, beyond what the type and the checks of
    /// the model say: conditions on the column of this quoted name, all of which hold.
    fn storable(&self, column: &Column<'_>, name: &str) -> Vec<String>;

    /// A default.
    ///
    /// # Errors
    ///
    /// What it cannot have as a default.
    fn default(&self, column: &Column<'_>, default: &Default) -> Result<String, Unsupported>;

    /// What stands behind a column or an index of this source: no more characters of it than that.
    fn column_suffix(&self, _source: &str, _most: usize) -> String {
        String::new()
    }

    /// What stands behind the columns of a table that has this purpose.
    fn table_suffix(&self, _purpose: &str) -> String {
        String::new()
    }

    /// Whether foreign keys are added when all tables are there, or declared with their table.
    fn adds_foreign_keys(&self) -> bool {
        true
    }

    /// Drops a foreign key, where tables that refer to each other cannot be dropped otherwise.
    fn drop_foreign_key(&self, table: &str, name: &str) -> Option<String>;

    /// Whether a column that becomes NULL with what it refers to may be in no check.
    fn refuses_checked_action(&self) -> bool {
        false
    }

    /// Whether unique indexes are partial by a column of their own.
    fn has_columns_of_indexes(&self) -> bool {
        false
    }

    /// The column of this name by which a unique index is partial.
    fn column_of_index(&self, _name: &str, _condition: &str) -> String {
        String::new()
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
    fn index(&self, index: &Indexed<'_>) -> Result<Written, Unsupported>;

    /// Whether it keeps the text of a table as it is written, with the comments in it.
    fn keeps_text(&self) -> bool {
        false
    }

    /// Comments as statements, where it has such.
    fn comment(&self, _on: &Commented<'_>, _text: &str) -> Option<String> {
        None
    }

    /// What refuses changes of a state that no transition allows: statements.
    fn trigger(&self, trigger: &Trigger<'_>) -> Vec<String>;

    /// What is left of a trigger when its table is dropped.
    fn drop_trigger(&self, _name: &str) -> Option<String> {
        None
    }
}

/// What a comment is on. The names are in quotes where they have to be, but for that of an enum.
pub(super) enum Commented<'a> {
    Table(&'a str),
    Column(&'a str, &'a str),
    Constraint(&'a str, &'a str),
    Index(&'a str),
    Enum(&'a str),
}

/// An index, and what it takes to write it.
pub(super) struct Indexed<'a> {
    pub(super) index: &'a Index,
    pub(super) table: &'a Table,
    pub(super) columns: &'a [Column<'a>],
    /// The condition as the engine spells it.
    pub(super) condition: Option<String>,
    /// The name of the column by which it is partial, where indexes are not.
    pub(super) partial_by: String,
}

/// A check as the engine has it.
pub(super) struct Check {
    pub(super) name: String,
    /// The condition as the engine spells it.
    pub(super) expression: String,
    /// The rule, or what it narrows.
    pub(super) source: String,
}

/// What a table is defined by, beside its columns.
pub(super) struct Definition<'a> {
    /// The names and conditions of its checks.
    pub(super) checks: &'a [Check],
    /// The columns by which indexes are partial, with their comments.
    pub(super) partial_by: &'a [String],
}

impl Indexed<'_> {
    pub(super) fn column(&self, name: &str) -> Option<&Column<'_>> {
        self.columns.iter().find(|column| column.model.name == name)
    }

    /// ` WHERE condition`, if there is one.
    pub(super) fn filter(&self) -> String {
        let condition = self.condition.as_ref();
        condition.map_or_else(String::new, |condition| format!(" WHERE {condition}"))
    }

    /// `CREATE INDEX name ON table`
    pub(super) fn head(&self, spelling: &dyn Spelling, method: &str) -> String {
        format!(
            "CREATE {}INDEX {} ON {}{method}",
            if self.index.unique { "UNIQUE " } else { "" },
            spelling.name(&self.index.name),
            spelling.name(&self.table.name),
        )
    }
}

/// A list of names between parentheses.
pub(super) fn list<'a>(
    spelling: &dyn Spelling,
    names: impl IntoIterator<Item = &'a String>,
) -> String {
    let names: Vec<String> = names.into_iter().map(|name| spelling.name(name)).collect();
    format!("({})", names.join(", "))
}

/// The columns of an index where nothing can be covered besides: those that would be, as its last
/// ones, and what that changes. A unique index keeps to its own.
pub(super) fn covering<'a>(
    index: &'a Index,
    engine: &str,
    fits: impl Fn(&str) -> bool,
) -> (Vec<&'a String>, Vec<String>) {
    let mut columns: Vec<&String> = index.columns.iter().collect();
    let (mut behind, mut left) = (Vec::new(), Vec::new());
    let include = index.include.iter().enumerate();
    let others = include
        .filter(|(at, name)| !index.columns.contains(name) && !index.include[..*at].contains(name));
    for (_, name) in others {
        if !index.unique && fits(name) {
            behind.push(name);
        } else {
            left.push(name.as_str());
        }
    }
    let mut notes = Vec::new();
    if !behind.is_empty() {
        notes.push(format!(
            "{engine} has no INCLUDE: what is covered follows the columns of {}.",
            index.name
        ));
    }
    if !left.is_empty() {
        notes.push(format!(
            "{engine} has no INCLUDE: {} does not cover {}.",
            index.name,
            left.join(", ")
        ));
    }
    columns.extend(behind);
    (columns, notes)
}

/// A statement, and what it does not say of the model.
pub(super) struct Written {
    pub(super) statement: String,
    pub(super) notes: Vec<String>,
}

/// What refuses changes of a state.
pub(super) struct Trigger<'a> {
    pub(super) name: &'a str,
    pub(super) table: &'a str,
    pub(super) column: &'a str,
    /// The rule as `ID: sentence`.
    pub(super) rule: String,
    /// The constraint that leads back to the rule.
    pub(super) constraint: &'a str,
    /// Each state, and what may follow; nothing where it is final.
    pub(super) arrows: Vec<(&'a str, &'a [String])>,
}

impl Trigger<'_> {
    /// Whether a change is refused, over `OLD` and `NEW`. It is not true where one of them is NULL.
    pub(super) fn condition(&self, spelling: &dyn Spelling) -> String {
        let column = spelling.name(self.column);
        let allowed = self.arrows.iter().filter(|(_, to)| !to.is_empty());
        let allowed = allowed.map(|(from, to)| {
            let to: Vec<String> = to.iter().map(|to| spelling.text(to)).collect();
            let from = spelling.text(from);
            format!(
                "(OLD.{column} = {from} AND NEW.{column} IN ({}))",
                to.join(", ")
            )
        });
        let allowed: Vec<String> = allowed.collect();
        let changes = format!("NEW.{column} <> OLD.{column}");
        if allowed.is_empty() {
            return changes;
        }
        format!(
            "{changes} AND NOT (\n        {}\n    )",
            allowed.join("\n        OR ")
        )
    }
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

/// Whether a column makes the index partial, where indexes are not.
pub(super) fn is_partial(index: &Index) -> bool {
    index.unique && index.filter.is_some()
}
