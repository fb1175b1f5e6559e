//! Foreign keys and indexes: what they refer to exists and fits.

use crate::data_model::DataModel;
use crate::lookup::Lookup;
use crate::problem::{Code, Problem};
use crate::record::{Column, ColumnType, ForeignKey, Table, Target};

/// A required reference: whose, by which column, and to which table.
#[derive(Clone, Copy)]
pub(super) struct Need<'a> {
    /// The position of the table among all tables.
    pub(super) table: usize,
    pub(super) column: &'a str,
    /// The position of the table referred to.
    pub(super) target: usize,
}

/// The foreign keys of all tables; what each table needs before a row of it can exist.
pub(super) fn all<'a>(model: &'a DataModel, problems: &mut Vec<Problem>) -> Vec<Vec<Need<'a>>> {
    let tables: Vec<&Table> = model.tables().collect();
    let positions: Lookup<&str, usize> = tables
        .iter()
        .enumerate()
        .map(|(position, table)| (table.name.as_str(), position))
        .collect();
    let needs = tables.iter().enumerate().map(|(position, table)| {
        let keys = table.foreign_keys.iter().filter_map(|key| {
            let target = positions.get(&&*key.references.table);
            let found = target.map(|target| tables[target]);
            foreign_key(table, key, found, problems);
            let column = key.columns.last()?;
            let mut columns = key.columns.iter().filter_map(|name| table.column(name));
            let is_required = columns.all(|field| !field.is_nullable());
            target.filter(|_| is_required).map(|target| Need {
                table: position,
                column,
                target,
            })
        });
        keys.collect()
    });
    needs.collect()
}

/// The columns of a table's indexes.
pub(super) fn indexes(table: &Table, problems: &mut Vec<Problem>) {
    for index in &table.indexes {
        for column in &index.lowercase {
            let column = table.column(column);
            let is_text = |of: &&Column| matches!(of.ty, ColumnType::Text | ColumnType::Varchar(_));
            if let Some(column) = column.filter(|of| !is_text(of)) {
                problems.push(Problem::new(
                    Code::TypeMismatch,
                    &index.name,
                    format!(
                        "letters of `{}` count alike there, and it is {}",
                        column.name, column.ty
                    ),
                    "derive the model again: a record was changed by hand",
                ));
            }
        }
        for column in index.lowercase.iter().chain(&index.descending) {
            if !index.columns.contains(column) {
                problems.push(Problem::new(
                    Code::UnknownColumn,
                    &index.name,
                    format!("the index says how it compares `{column}`, which is not in it"),
                    "derive the model again: a record was changed by hand",
                ));
            }
        }
        let classes = index.operator_classes.len();
        if classes > 0 && classes != index.columns.len()
            || index.columns.is_empty() == index.sql.is_empty()
        {
            problems.push(Problem::new(
                Code::UnknownColumn,
                &index.name,
                "the index is over columns, each with an operator class or none with one, or it is said in SQL",
                "derive the model again: a record was changed by hand",
            ));
        }
        for column in index.columns.iter().chain(&index.include) {
            if table.column(column).is_none() {
                problems.push(unknown_column(&index.name, &table.name, column));
            }
        }
    }
}

fn foreign_key(
    table: &Table,
    key: &ForeignKey,
    target: Option<&Table>,
    problems: &mut Vec<Problem>,
) {
    let Target {
        table: name,
        columns,
    } = &key.references;
    let path = || format!("{}.{}", table.name, key.columns.join(", "));
    let Some(target) = target else {
        problems.push(Problem::new(
            Code::UnknownTable,
            path(),
            format!("the foreign key refers to the table `{name}`, which is not in the model"),
            "link the crate of that aggregate (`use domain as _;`), or keep its id with `#[reference(soft)]`",
        ));
        return;
    };
    for (column, referred) in key.columns.iter().zip(columns) {
        match (table.column(column), target.column(referred)) {
            (Some(from), Some(to)) if from.ty != to.ty => problems.push(Problem::new(
                Code::TypeMismatch,
                path(),
                format!(
                    "the column is {}, and `{name}.{referred}` is {}",
                    from.ty, to.ty
                ),
                "a reference has the type of the identity that it refers to",
            )),
            (Some(_), Some(_)) => {}
            (None, _) => problems.push(unknown_column(&path(), &table.name, column)),
            (_, None) => problems.push(unknown_column(&path(), name, referred)),
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
