//! References to children of the same aggregate.
//!
//! `InnoDB` looks at each row as it is deleted, so that a key which restricts would stop the deletion of
//! an aggregate. Its rows go with what they refer to instead; cascades fire no triggers, and so a
//! trigger can refuse what is deleted by itself.

use std::fmt::Write as _;

use super::MySql;
use crate::dialect::Unsupported;
use crate::engine::{Inner, InnerKey};
use crate::schema::Action;
use crate::writer::Spelling as _;
use tablewright_model::{OnDelete, Table};

/// What refuses a deletion.
pub(crate) struct Guard<'a> {
    pub(crate) name: String,
    pub(crate) on: &'a str,
    /// The table that refers, as `referring`, and which rows of it are in the way of `OLD`.
    pub(crate) referring: &'a str,
    pub(crate) condition: String,
    pub(crate) refusal: String,
}

pub(super) fn of<'a>(mysql: &MySql, inner: &Inner<'a>) -> Result<InnerKey<'a>, Unsupported> {
    let is_of_itself = inner.table.name == inner.child.name;
    let mut triggers = Vec::new();
    match inner.key.on_delete {
        OnDelete::SetNull if !inner.has_parent() => return Ok(InnerKey::new(Action::SetNull)),
        OnDelete::SetNull if is_of_itself => {
            return Err(Unsupported {
                why: "the parent or the tenant is a part of the key, which would become NULL with it, and a trigger may not change the table that it is on".to_owned(),
                cure: "say `on_delete = restrict` or `on_delete = cascade`",
            });
        }
        OnDelete::SetNull => {
            let (table, column) = (mysql.name(&inner.table.name), mysql.name(inner.column));
            let body = format!("UPDATE {table} SET {column} = NULL WHERE {column} = OLD.id");
            triggers.push(trigger(mysql, inner, inner.child, &body));
            if !inner.is_inside {
                // What is deleted by a cascade fires no trigger, and is refused.
                return Ok(InnerKey {
                    triggers,
                    ..InnerKey::new(Action::Restrict)
                });
            }
        }
        _ => {
            for (depth, (on, _)) in inner.way_up(inner.child).into_iter().enumerate() {
                if depth == 0 || !inner.has_parent() {
                    let guard = guard(mysql, inner, on, depth);
                    triggers.push(inner.trigger(on, (mysql.guard)(mysql, &guard)));
                }
            }
        }
    }
    if is_of_itself && !is_checked(inner) {
        triggers.extend(unlink(mysql, inner));
    }
    Ok(InnerKey {
        triggers,
        ..InnerKey::new(Action::Cascade)
    })
}

fn trigger<'a>(
    mysql: &MySql,
    inner: &Inner<'a>,
    on: &'a Table,
    body: &str,
) -> (&'a str, crate::schema::Trigger) {
    let definition = format!(
        "CREATE TRIGGER {} BEFORE DELETE ON {} FOR EACH ROW\n    {body}",
        mysql.name(&inner.name_on(on)),
        mysql.name(&on.name),
    );
    inner.trigger(on, definition)
}

/// Refuses to delete what is referred to from elsewhere.
fn guard<'a>(mysql: &MySql, inner: &Inner<'a>, on: &'a Table, depth: usize) -> Guard<'a> {
    let column = mysql.name(inner.column);
    let mut condition = match depth {
        0 => format!("referring.{column} = OLD.id"),
        _ => format!(
            "referring.{column} IN {}",
            below(mysql, &inner.way_up(inner.child), depth)
        ),
    };
    let own = inner.way_up(inner.table);
    match own.iter().position(|(table, _)| table.name == on.name) {
        // Both hang on one parent, which is not deleted itself.
        _ if inner.has_parent() => {}
        Some(0) => condition.push_str(" AND referring.id <> OLD.id"),
        Some(depth) => {
            condition.push_str(" AND referring.id NOT IN ");
            condition.push_str(&below(mysql, &own, depth));
        }
        None => {}
    }
    Guard {
        name: inner.name_on(on),
        on: &on.name,
        referring: &inner.table.name,
        condition,
        refusal: format!("{}.{} refers to it", inner.table.name, inner.column),
    }
}

/// The ids of the rows at the beginning of a way that hang on `OLD`, so many steps further up.
fn below(mysql: &MySql, way: &[(&Table, Option<&str>)], depth: usize) -> String {
    let mut sql = String::from("(SELECT t0.id FROM ");
    for (step, (table, _)) in way[..depth].iter().enumerate() {
        let name = mysql.name(&table.name);
        if step == 0 {
            let _ = write!(sql, "{name} AS t0");
        } else {
            let key = mysql.name(way[step - 1].1.unwrap_or("id"));
            let before = step - 1;
            let _ = write!(
                sql,
                " JOIN {name} AS t{step} ON t{step}.id = t{before}.{key}"
            );
        }
    }
    let key = mysql.name(way[depth - 1].1.unwrap_or("id"));
    let _ = write!(sql, " WHERE t{}.{key} = OLD.id)", depth - 1);
    sql
}

/// Cascades are at most 15 deep: rows that refer to each other forget that before all are deleted.
fn unlink<'a>(mysql: &MySql, inner: &Inner<'a>) -> Vec<(&'a str, crate::schema::Trigger)> {
    let way = inner.way_up(inner.table);
    let (table, column) = (mysql.name(&inner.table.name), mysql.name(inner.column));
    let Some(key) = way[0].1.map(|key| mysql.name(key)) else {
        return Vec::new();
    };
    let above = way.iter().enumerate().skip(1);
    let triggers = above.map(|(depth, (on, _))| {
        let rows = match depth {
            1 => format!("{key} = OLD.id"),
            _ => format!("{key} IN {}", below(mysql, &way[1..], depth - 1)),
        };
        let body = format!("UPDATE {table} SET {column} = NULL WHERE {rows}");
        trigger(mysql, inner, on, &body)
    });
    triggers.collect()
}

/// Whether a condition speaks of the reference, which may not become NULL by itself then.
fn is_checked(inner: &Inner<'_>) -> bool {
    let mut conditions = inner.record.conditions.iter();
    conditions.any(|of| of.expression.reads(inner.column))
}

/// An assignment evaluates what it assigns: of a row that is in the way, an error with the reason.
pub(super) fn assigned(mysql: &MySql, guard: &Guard<'_>) -> String {
    format!(
        "CREATE TRIGGER {name} BEFORE DELETE ON {on} FOR EACH ROW
    SET @tablewright = (SELECT UUID_TO_BIN({refusal}) FROM {referring} AS referring
        WHERE {condition} LIMIT 1)",
        name = mysql.name(&guard.name),
        on = mysql.name(guard.on),
        refusal = mysql.text(&guard.refusal),
        referring = mysql.name(guard.referring),
        condition = guard.condition,
    )
}
