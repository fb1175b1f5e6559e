//! Statements beside tables.

use super::origin;
use crate::dialect::Dialect;
use crate::schema;
use tablewright_model::{DataModel, Record, SqlText, Table};

/// Those of an engine, in the order of their tables.
pub(super) fn all(model: &DataModel, dialect: Dialect) -> Vec<schema::Script> {
    let mut all = Vec::new();
    for record in model.records() {
        for script in &record.scripts {
            let mut tables = record.tables.iter();
            let table = tables.find(|table| table.name == script.table);
            let texts = [&script.create, &script.drop].map(|said| of_engine(said, dialect));
            if let (Some(table), [Some(create), Some(drop)]) = (table, texts) {
                all.push(schema::Script {
                    name: script.name.clone(),
                    create: create.to_owned(),
                    drop: drop.to_owned(),
                    origin: Some(origin(record, table, None, script.purpose.clone())),
                });
            }
        }
    }
    all
}

/// What is not run on an engine, since nobody says it there.
pub(super) fn notes(record: &Record, table: &Table, dialect: Dialect) -> Vec<String> {
    let scripts = record.scripts.iter();
    let of_table = scripts.filter(|script| script.table == table.name);
    let unsaid = of_table.filter(|script| of_engine(&script.create, dialect).is_none());
    unsaid
        .map(|script| {
            format!(
                "Not run here, since nothing says it in the SQL of {dialect}: {} ({})",
                script.name, script.purpose
            )
        })
        .collect()
}

fn of_engine(said: &[SqlText], dialect: Dialect) -> Option<&str> {
    let mut said = said.iter();
    let said = said.find(|said| said.engine == dialect.key())?;
    Some(said.sql.as_str())
}
