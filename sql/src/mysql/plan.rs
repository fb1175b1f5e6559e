//! How MySQL and MariaDB change what is there.

use super::catalogue::add_indexes_of_keys;
use super::{MESSAGE, MySql};
use crate::dialect::Unsupported;
use crate::engine::{
    Altering, ColumnChange, Conversion, Converted, Engine as _, Guard, Planned, Position, cut,
};
use crate::schema::{Column, Table};
use crate::space::Kind;
use crate::writer::Spelling as _;

impl Planned for MySql {
    fn altering(&self) -> Option<&dyn Altering> {
        Some(self)
    }

    fn complete(&self, table: &mut Table) {
        add_indexes_of_keys(table);
    }

    /// In a strict session, what does not fit is an error, but for digits behind the point and blanks
    /// at the end.
    fn convert(
        &self,
        _: [&Column; 2],
        conversion: Conversion,
        name: &str,
    ) -> Result<Converted, Unsupported> {
        let refused = match conversion {
            Conversion::Kept | Conversion::Float => None,
            Conversion::Number { from, to } => {
                (to < from).then(|| format!("{name} <> ROUND({name}, {to})"))
            }
            Conversion::Text { most } => most.map(|most| format!("CHAR_LENGTH({name}) > {most}")),
        };
        Ok(Converted {
            expression: None,
            refused,
        })
    }

    fn guard(&self, guard: &Guard) -> Vec<String> {
        let rows = format!("{} WHERE {}", self.name(&guard.table), guard.condition);
        let why = format!("{}: {}", guard.table, guard.why);
        vec![(self.fail)(self, &rows, &why)]
    }

    fn drop_index(&self, table: &str, name: &str) -> String {
        let [table, name] = [table, name].map(|name| self.name(name));
        format!("ALTER TABLE {table} DROP INDEX {name}")
    }
}

impl Altering for MySql {
    /// Constraints keep their names.
    fn renames(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Table | Kind::Column | Kind::Json | Kind::Index)
    }

    fn rename(&self, kind: Kind, table: &str, from: &str, to: &str) -> String {
        let [table, from, to] = [table, from, to].map(|name| self.name(name));
        match kind {
            Kind::Table => format!("ALTER TABLE {from} RENAME TO {to}"),
            Kind::Index => format!("ALTER TABLE {table} RENAME INDEX {from} TO {to}"),
            _ => format!("ALTER TABLE {table} RENAME COLUMN {from} TO {to}"),
        }
    }

    fn add_column(&self, column: &Column, position: Position<'_>) -> String {
        let column = self.column(column);
        format!("ADD COLUMN {column}{}", self.position(position))
    }

    fn change_column(&self, change: &ColumnChange<'_>) -> Vec<String> {
        let [before, after] = [change.before, change.after].map(|column| self.column(column));
        let is_same = before == after && !change.is_converted && change.position == Position::Any;
        let position = self.position(change.position);
        let change = (!is_same).then(|| format!("MODIFY COLUMN {after}{position}"));
        change.into_iter().collect()
    }

    fn change_table(&self, before: &Table, after: &Table) -> Option<String> {
        let text = self.text(after.comment.text().unwrap_or_default());
        (before.comment != after.comment).then(|| format!("COMMENT = {text}"))
    }

    fn renames_in_checks(&self) -> bool {
        self.renames_in_checks
    }

    fn drop_check(&self, name: &str) -> String {
        format!("DROP {} {}", self.check, self.name(name))
    }

    fn drop_primary_key(&self, _: &str) -> String {
        "DROP PRIMARY KEY".to_owned()
    }

    fn orders_columns(&self) -> bool {
        true
    }

    fn indexes_keys(&self) -> bool {
        true
    }
}

impl MySql {
    fn position(&self, position: Position<'_>) -> String {
        match position {
            Position::Any => String::new(),
            Position::First => " FIRST".to_owned(),
            Position::After(name) => format!(" AFTER {}", self.name(name)),
        }
    }
}

/// An assignment evaluates what it assigns: of a row that is in the way, an error with the reason.
pub(super) fn assigned(mysql: &MySql, rows: &str, why: &str) -> String {
    let why = mysql.text(&cut(why, MESSAGE));
    format!("SET @tablewright = (SELECT UUID_TO_BIN({why}) FROM {rows} LIMIT 1)")
}
