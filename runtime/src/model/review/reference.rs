//! Foreign keys and indexes: what they refer to exists and fits.

use super::super::lookup::Lookup;
use super::super::{Code, DataModel, ForeignKey, Problem, Table};

/// All references of all tables.
pub(super) fn all(model: &DataModel, problems: &mut Vec<Problem>) {
    let tables: Lookup<&str, &Table> = model
        .tables()
        .map(|table| (table.name.as_str(), table))
        .collect();
    for table in model.tables() {
        for key in &table.foreign_keys {
            foreign_key(&tables, table, key, problems);
        }
        for index in &table.indexes {
            for column in index.columns.iter().chain(&index.include) {
                if table.field(column).is_none() {
                    problems.push(unknown_column(&index.name, &table.name, column));
                }
            }
        }
    }
}

fn foreign_key(
    tables: &Lookup<&str, &Table>,
    table: &Table,
    key: &ForeignKey,
    problems: &mut Vec<Problem>,
) {
    let path = format!("{}.{}", table.name, key.columns.join(", "));
    let (name, columns) = key.target();
    let Some(target) = tables.get(&name) else {
        problems.push(Problem::new(
            Code::UnknownTable,
            path,
            format!("the foreign key refers to the table `{name}`, which is not in the model"),
            "link the crate of that aggregate (`use domain as _;`), or keep its id with `#[reference(soft)]`",
        ));
        return;
    };
    for (column, referred) in key.columns.iter().zip(columns) {
        match (table.field(column), target.field(referred)) {
            (Some(from), Some(to)) if from.ty != to.ty => problems.push(Problem::new(
                Code::TypeMismatch,
                &path,
                format!(
                    "the column is {}, and `{name}.{referred}` is {}",
                    from.ty, to.ty
                ),
                "a reference has the type of the identity that it refers to",
            )),
            (Some(_), Some(_)) => {}
            (None, _) => problems.push(unknown_column(&path, &table.name, column)),
            (_, None) => problems.push(unknown_column(&path, name, referred)),
        }
    }
}

fn unknown_column(path: &str, table: &str, column: &str) -> Problem {
    Problem::new(
        Code::UnknownColumn,
        path,
        format!("`{table}` has no column `{column}`"),
        "derive the model again: a record was changed by hand",
    )
}
