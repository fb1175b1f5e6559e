//! SQLite.
//!
//! It has no decimals and no unsigned integers: a decimal is an integer of its last digits, of at
//! most 18, and a `u64` is 8 bytes, the most significant first, which compare as the number does.
//!
//! It stores text of any bytes. Of a single character, and of what is compared with a list or has a
//! form, a check says that it is UTF-8; of other text and of JSON no expression of SQLite does.

mod catalogue;
mod definition;
mod float;
mod index;
mod moment;
mod number;
mod overlap;
mod plan;

use std::fmt;

use super::column::{Column, Default, Type};
use super::dialect::Unsupported;
use super::engine::{
    Engine, Exclusion, Indexed, Indexing, Inner, InnerKey, Overlap, Trigger, literal_or_expression,
};
use super::schema::{self, Function};
use super::space::{Kind, Space, of_schema, of_table};
use super::writer::{Place, Spelling, Writer, not, quoted};
use moment::{DATE, DATE_TIME, TIME, TIMESTAMP, now};
use tablewright_model::{Expression, OnDelete, Table};

pub(super) struct Sqlite;

/// The option of tables that hold values of the types of their columns alone.
const STRICT: &str = "strict";

/// The columns of a table.
const MOST_COLUMNS: usize = 2_000;

/// Tables and indexes have names of one kind; those of constraints may be the same.
const SPACES: [Space; 2] = [
    of_schema(&[Kind::Table, Kind::Index]),
    of_table(&[Kind::Column]),
];

/// The digits that an integer of 64 bits always has room for.
const MOST_DIGITS: usize = 18;

impl Spelling for Sqlite {
    fn name(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    fn octet_length(&self, of: &str) -> String {
        format!("LENGTH(CAST({of} AS BLOB))")
    }

    fn char_length(&self, of: &str) -> String {
        format!("LENGTH({of})")
    }

    /// `LIKE` does not tell letters of different case apart.
    fn holds(&self, of: &str, place: Place, part: &str, negated: bool) -> String {
        if part.is_empty() {
            return if negated { "FALSE" } else { "TRUE" }.to_owned();
        }
        let text = quoted(part);
        let sign = if negated { "<>" } else { "=" };
        let count = part.chars().count();
        match place {
            Place::Start => format!("SUBSTR({of}, 1, {count}) {sign} {text}"),
            Place::End => format!("SUBSTR({of}, -{count}) {sign} {text}"),
            Place::Anywhere => format!(
                "INSTR({of}, {text}) {sign_of} 0",
                sign_of = if negated { "=" } else { ">" }
            ),
        }
    }

    fn only(&self, of: &str, ranges: &[(char, char)], negated: bool) -> String {
        let not = not(!negated);
        let pattern = quoted(&format!("*[^{}]*", class(ranges)));
        format!("{of} {not}GLOB {pattern}")
    }

    fn float(&self, number: &str) -> String {
        float::written(double(number))
    }

    // The function is not in every build.
    fn divides_by_sign(&self) -> bool {
        true
    }

    fn numbers(
        &self,
        writer: &Writer<'_>,
        of: &[&Expression],
    ) -> Option<Result<Vec<String>, Unsupported>> {
        number::compared(writer, of)
    }
}

impl Engine for Sqlite {
    fn since(&self) -> &'static str {
        "SQLite 3.37"
    }

    fn session(&self) -> (&'static str, &'static str) {
        ("PRAGMA foreign_keys = ON;", "")
    }

    /// Tables that refer to each other are emptied one after the other.
    fn session_of_drop(&self) -> (&'static str, &'static str) {
        ("PRAGMA foreign_keys = OFF;", "PRAGMA foreign_keys = ON;")
    }

    fn transaction(&self) -> (&'static str, &'static str) {
        ("BEGIN;", "COMMIT;")
    }

    fn spaces(&self) -> &'static [Space] {
        &SPACES
    }

    fn keeps(&self, kind: Kind, name: &str) -> Option<&'static str> {
        (matches!(kind, Kind::Table | Kind::Index) && name.starts_with("sqlite_"))
            .then_some("the engine (all that begins with `sqlite_`)")
    }

    fn lay_out(&self, _: &Table, columns: &mut [Column<'_>]) -> Result<(), Unsupported> {
        if columns.len() <= MOST_COLUMNS {
            return Ok(());
        }
        Err(Unsupported {
            why: format!(
                "a table has at most {MOST_COLUMNS} columns there, and this one has {}",
                columns.len()
            ),
            cure: "declare fewer columns: move some to a child entity, or to a value object that is `#[column(json)]`",
        })
    }

    fn leaves_out(&self, indexed: &Indexed<'_>) -> Option<String> {
        index::leaves_out(indexed)
    }

    fn ty(&self, column: &Column<'_>) -> Result<String, Unsupported> {
        let ty = match column.ty {
            Type::Decimal { precision, .. } if precision > MOST_DIGITS => {
                return Err(Unsupported {
                    why: format!(
                        "a decimal of SQLite is an integer of its last digits, which has room for {MOST_DIGITS} and not for {precision}"
                    ),
                    cure: "declare fewer digits with `precision`",
                });
            }
            Type::Boolean
            | Type::SmallInt
            | Type::Integer
            | Type::BigInt
            | Type::Decimal { .. } => "INTEGER",
            Type::Real | Type::Double => "REAL",
            Type::Unsigned | Type::Uuid | Type::Bytes | Type::Inet => "BLOB",
            _ => "TEXT",
        };
        Ok(ty.to_owned())
    }

    fn storable(&self, column: &Column<'_>, name: &str) -> Vec<String> {
        let no_nul = format!("INSTR({name}, CHAR(0)) = 0");
        match column.ty {
            Type::Boolean => vec![format!("{name} IN (0, 1)")],
            Type::SmallInt if !column.is_ranged => within(name, i16::MIN, i16::MAX),
            Type::Integer if !column.is_ranged => within(name, i32::MIN, i32::MAX),
            Type::Decimal { precision, .. } => {
                let most = "9".repeat(precision);
                within(name, format_args!("-{most}"), &most)
            }
            Type::Unsigned => vec![format!("LENGTH({name}) = 8")],
            Type::Real => vec![float::is_single(name)],
            Type::Double => vec![float::is_finite(name)],
            Type::Text => vec![no_nul],
            Type::Varchar(1) if !column.is_listed => vec![is_character(name), no_nul],
            Type::Varchar(length) if !column.is_listed => {
                vec![format!("LENGTH({name}) <= {length}"), no_nul]
            }
            Type::Enum(_) => {
                let values: Vec<String> = column.values.iter().map(|of| quoted(of)).collect();
                vec![format!("{name} IN ({})", values.join(", "))]
            }
            Type::Uuid => vec![format!("LENGTH({name}) = 16")],
            Type::Inet => vec![format!("LENGTH({name}) IN (4, 16)")],
            // Before version 3.45, NULL is not valid; and what follows U+0000 is not read.
            Type::Json if column.model.is_nullable() => {
                vec![format!("({name} IS NULL OR json_valid({name}))"), no_nul]
            }
            Type::Json => vec![format!("json_valid({name})"), no_nul],
            Type::Timestamp => TIMESTAMP.conditions(name),
            Type::DateTime => DATE_TIME.conditions(name),
            Type::Date => DATE.conditions(name),
            Type::Time => TIME.conditions(name),
            _ => Vec::new(),
        }
    }

    fn default(&self, column: &Column<'_>, default: &Default) -> Result<String, Unsupported> {
        Ok(match (default, column.ty) {
            (Default::Now, Type::DateTime) => now(&DATE_TIME),
            (Default::Now, Type::Date) => now(&DATE),
            (Default::Now, Type::Time) => now(&TIME),
            (Default::Now, _) => now(&TIMESTAMP),
            (Default::RandomUuid, _) => "(RANDOMBLOB(16))".to_owned(),
            (Default::Number(number), Type::Real) => {
                format!("({})", float::written(f64::from(single(number))))
            }
            (Default::Number(number), Type::Double) => {
                format!("({})", float::written(double(number)))
            }
            (Default::Number(number), Type::Decimal { scale, .. }) => {
                number::scaled_literal(number, scale)
            }
            (Default::Number(number), Type::Unsigned) => match number.parse::<u64>() {
                Ok(number) => format!("X'{number:016X}'"),
                Err(_) => {
                    return Err(Unsupported {
                        why: format!("{number} is no `u64`"),
                        cure: "say a default that the type holds",
                    });
                }
            },
            (default, _) => literal_or_expression(default),
        })
    }

    fn options(&self) -> Vec<(&'static str, &'static str)> {
        vec![(STRICT, "yes")]
    }

    fn table_suffix(&self, table: &schema::Table) -> String {
        let strict = table.options.get(STRICT);
        strict.map_or_else(String::new, |_| " STRICT".to_owned())
    }

    fn keeps_text(&self) -> bool {
        true
    }

    fn adds_foreign_keys(&self) -> bool {
        false
    }

    /// Cascades come in any order, which a deferred constraint does not see. `SET NULL` is for all
    /// columns of a key, the parent's among them.
    fn inner<'a>(&self, inner: &Inner<'a>) -> Result<InnerKey<'a>, Unsupported> {
        Ok(match inner.key.on_delete {
            OnDelete::SetNull if inner.has_parent() => {
                let (table, column) = (self.name(&inner.table.name), self.name(inner.column));
                let definition = format!(
                    "CREATE TRIGGER {} AFTER DELETE ON {} FOR EACH ROW\nBEGIN\n    UPDATE {table} SET {column} = NULL WHERE {column} = OLD.id;\nEND",
                    self.name(&inner.name()),
                    self.name(&inner.child.name),
                );
                InnerKey {
                    triggers: vec![inner.trigger(inner.child, definition)],
                    ..InnerKey::deferred()
                }
            }
            OnDelete::SetNull => InnerKey::new(schema::Action::SetNull),
            _ => InnerKey::deferred(),
        })
    }

    fn overlap(&self, overlap: &Overlap<'_>) -> Result<Exclusion, Unsupported> {
        Ok(Exclusion::Triggers(overlap::triggers(self, overlap)))
    }

    fn drop_foreign_key(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn index(&self, indexed: &Indexed<'_>) -> Result<Indexing, Unsupported> {
        Ok(index::of(self, indexed))
    }

    /// Behind the change, so that what another trigger makes of the row is judged too.
    fn trigger(&self, trigger: &Trigger<'_>) -> (String, Option<Function>) {
        let definition = format!(
            "CREATE TRIGGER {} AFTER UPDATE ON {} FOR EACH ROW\n    WHEN {}\nBEGIN\n    SELECT RAISE(ABORT, {});\nEND",
            self.name(trigger.name),
            self.name(trigger.table),
            trigger.condition(self),
            quoted(&trigger.rule)
        );
        (definition, None)
    }
}

/// A float literal of Rust.
fn double(number: &str) -> f64 {
    number.parse().unwrap_or_default()
}

fn single(number: &str) -> f32 {
    number.parse().unwrap_or_default()
}

/// That a text is one character, or none: written anew, it is the same bytes. Two characters are
/// read as others.
fn is_character(name: &str) -> String {
    format!(
        "({name} = '' OR {name} = CHAR(UNICODE({name})) OR CAST({name} AS BLOB) IN (X'EFBFBE', X'EFBFBF'))"
    )
}

fn within(name: &str, least: impl fmt::Display, most: impl fmt::Display) -> Vec<String> {
    vec![format!("{name} BETWEEN {least} AND {most}")]
}

/// Characters that mean something in a class stand where they do not: `]` first, then `-`.
fn class(ranges: &[(char, char)]) -> String {
    let (mut first, mut second, mut class) = (String::new(), String::new(), String::new());
    for (from, to) in ranges {
        for (from, to) in apart(*from, *to) {
            if from == ']' {
                first.push(']');
            } else if from == '-' {
                second.push('-');
            } else {
                class.push(from);
                if from != to {
                    class.push('-');
                    class.push(to);
                }
            }
        }
    }
    first + &second + &class
}

/// A range without the characters that mean something, and these.
fn apart(from: char, to: char) -> Vec<(char, char)> {
    let mut parts = vec![(from, to)];
    for special in ['-', ']', '^'] {
        parts = parts
            .into_iter()
            .flat_map(|(from, to)| {
                if !(from..=to).contains(&special) {
                    return vec![(from, to)];
                }
                let before = char::from_u32(u32::from(special) - 1).filter(|_| from < special);
                let after = char::from_u32(u32::from(special) + 1).filter(|_| special < to);
                let before = before.map(|before| (from, before));
                let after = after.map(|after| (after, to));
                let special = Some((special, special));
                [before, special, after].into_iter().flatten().collect()
            })
            .collect();
    }
    // What is in a range by itself may not end another one.
    parts.sort_unstable_by_key(|(from, to)| (from == to, *from));
    parts
}
