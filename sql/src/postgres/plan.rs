//! How PostgreSQL changes what is there.

use super::{Postgres, type_name};
use crate::dialect::Unsupported;
use crate::engine::{
    Altering, Beside, ColumnChange, Conversion, Converted, Engine as _, Guard, Planned, Position,
};
use crate::schema::{Column, Trigger};
use crate::space::Kind;
use crate::writer::{Spelling as _, quoted};

impl Planned for Postgres {
    fn altering(&self) -> Option<&dyn Altering> {
        Some(self)
    }

    /// A cast rounds numbers and cuts blanks at the end of texts, and fails otherwise.
    fn convert(
        &self,
        [_, after]: [&Column; 2],
        conversion: Conversion,
        name: &str,
    ) -> Result<Converted, Unsupported> {
        let ty = &after.ty;
        let is_enum = after
            .logical
            .as_ref()
            .is_some_and(|of| of.as_enum().is_some());
        Ok(match conversion {
            Conversion::Kept | Conversion::Float => Converted::default(),
            Conversion::Number { from, to } => Converted {
                expression: None,
                refused: (to < from).then(|| format!("{name} <> ROUND({name}, {to})")),
            },
            Conversion::Text { most } => Converted {
                // Between enums, and texts, there is no cast but by text.
                expression: is_enum.then(|| format!("CAST(CAST({name} AS text) AS {ty})")),
                refused: most.map(|most| format!("CHAR_LENGTH(CAST({name} AS text)) > {most}")),
            },
        })
    }

    fn guard(&self, guard: &Guard) -> Vec<String> {
        let Guard {
            table,
            condition,
            why,
        } = guard;
        let name = self.name(table);
        let message = quoted(&format!("{table}: {why}"));
        let body = format!(
            "
BEGIN
    IF EXISTS (SELECT 1 FROM {name} WHERE {condition}) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = {message};
    END IF;
END
"
        );
        let tag = super::tag(&body);
        vec![format!("DO {tag}{body}{tag}")]
    }

    fn drop_trigger(&self, table: &str, trigger: &Trigger) -> Vec<String> {
        let name = self.name(&trigger.name);
        let drop = format!("DROP TRIGGER {name} ON {}", self.name(table));
        let function = trigger.function.as_ref();
        let function = function.and_then(|of| self.drop_function(&of.name));
        [drop].into_iter().chain(function).collect()
    }
}

impl Altering for Postgres {
    fn renames(&self, _: Kind) -> bool {
        true
    }

    fn rename(&self, kind: Kind, table: &str, from: &str, to: &str) -> String {
        let [table, old, new] = [table, from, to].map(|name| self.name(name));
        match kind {
            Kind::Table => format!("ALTER TABLE {old} RENAME TO {new}"),
            Kind::Column | Kind::Json => {
                format!("ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
            }
            Kind::Index => format!("ALTER INDEX {old} RENAME TO {new}"),
            Kind::Check | Kind::PrimaryKey | Kind::ForeignKey => {
                format!("ALTER TABLE {table} RENAME CONSTRAINT {old} TO {new}")
            }
            Kind::Enum => format!("ALTER TYPE {} RENAME TO {}", type_name(from), type_name(to)),
        }
    }

    fn add_column(&self, column: &Column, _: Position<'_>) -> String {
        format!("ADD COLUMN {}", self.column(column))
    }

    fn change_column(&self, change: &ColumnChange<'_>) -> Vec<String> {
        let ColumnChange {
            before,
            after,
            is_converted,
            expression,
            ..
        } = change;
        let name = self.name(&after.name);
        let mut parts = Vec::new();
        if *is_converted {
            if before.default.is_some() {
                parts.push(format!("ALTER COLUMN {name} DROP DEFAULT"));
            }
            let using = expression.as_ref();
            let using = using.map_or_else(String::new, |of| format!(" USING {of}"));
            parts.push(format!("ALTER COLUMN {name} TYPE {}{using}", after.ty));
        }
        match &after.default {
            Some(default) if *is_converted || before.default != after.default => {
                let default = default.text();
                parts.push(format!("ALTER COLUMN {name} SET DEFAULT {default}"));
            }
            None if before.default.is_some() && !is_converted => {
                parts.push(format!("ALTER COLUMN {name} DROP DEFAULT"));
            }
            _ => {}
        }
        if before.nullable != after.nullable {
            let does = if after.nullable { "DROP" } else { "SET" };
            parts.push(format!("ALTER COLUMN {name} {does} NOT NULL"));
        }
        parts
    }

    fn add_value(&self, of: &str, value: &str, place: Beside<'_>) -> Option<String> {
        let (word, other) = match place {
            Beside::Before(other) => ("BEFORE", other),
            Beside::Behind(other) => ("AFTER", other),
        };
        let [value, other] = [value, other].map(quoted);
        let of = type_name(of);
        Some(format!("ALTER TYPE {of} ADD VALUE {value} {word} {other}"))
    }
}
