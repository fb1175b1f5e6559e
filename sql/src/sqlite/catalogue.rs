//! What SQLite tells of its schema: the names of constraints, checks, defaults and conditions stand
//! in the statements that it keeps alone.

use super::Sqlite;
use super::definition::{Definition, index};
use crate::engine::Catalogued;
use crate::schema::{Check, Comment, Enforcement, Generated, Index, IndexColumn, Sql, Table};

impl Catalogued for Sqlite {
    fn catalogue(&self) -> String {
        include_str!("catalogue.sql").to_owned()
    }

    fn read_index(&self, of: &mut Index, statement: &str) {
        let (columns, condition) = index(statement);
        for (column, text) in of.columns.iter_mut().zip(columns) {
            if let IndexColumn::Other { sql } = column {
                *sql = Sql::Script(text.to_owned());
            }
        }
        of.condition = condition.map(|text| Sql::Script(text.to_owned()));
    }

    fn read_table(&self, table: &mut Table, statement: &str) {
        let definition = Definition::read(statement);
        if definition.is_virtual {
            table.options.insert("virtual".to_owned(), "yes".to_owned());
        }
        if !definition.also.is_empty() {
            let also = definition.also.join(", ");
            table.options.insert("also".to_owned(), also);
        }
        if let Some(key) = &mut table.primary_key {
            key.name.clone_from(&definition.primary_key);
        }
        let script = |text: &str| Sql::Script(text.to_owned());
        table.checks = definition
            .checks
            .iter()
            .map(|(name, expression)| Check {
                name: name.clone(),
                expression: script(expression),
                excludes: false,
                enforcement: Enforcement::Full,
                comment: Comment::NoPlace,
                origin: None,
            })
            .collect();
        // The engine lists the last one first.
        let of_text = definition.foreign_keys.iter().rev();
        let are_all = table.foreign_keys.len() == definition.foreign_keys.len();
        let mut of_text = of_text.filter(|_| are_all);
        for key in &mut table.foreign_keys {
            let (name, deferrable) = of_text.next().cloned().unwrap_or_default();
            key.name = name;
            key.deferrable = deferrable;
        }
        for column in &mut table.columns {
            let Some(of_text) = definition.column(&column.name) else {
                continue;
            };
            if let Some(default) = of_text.default {
                column.default = Some(script(default));
            }
            column.collation.clone_from(&of_text.collation);
            column.generated = of_text.generated.map(|expression| Generated {
                expression: script(expression),
                stored: of_text.stored,
            });
        }
    }
}
