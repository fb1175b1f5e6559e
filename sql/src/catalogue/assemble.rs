//! From rows to a schema.

use std::collections::BTreeMap;

use super::CatalogueError;
use super::told::sort;
use crate::engine::{Engine, Remarked};
use crate::found::{
    EnumValue, Found, FoundCheck, FoundColumn, FoundTable, FoundTrigger, IndexPart, KeyColumn,
};
use crate::schema::{
    Check, Column, Comment, Enum, ForeignKey, Generated, Index, IndexColumn, PrimaryKey, Schema,
    Sql, Table, Trigger,
};

pub(super) fn schema(found: Found) -> Result<Schema, CatalogueError> {
    let mut assembly = Assembly {
        engine: found.dialect.engine(),
        positions: BTreeMap::new(),
        tables: Vec::with_capacity(found.tables.len()),
        statements: Vec::new(),
    };
    assembly.add_tables(found.tables)?;
    assembly.add_columns(found.columns)?;
    assembly.add_checks(found.checks)?;
    assembly.add_foreign_keys(found.foreign_keys)?;
    assembly.add_indexes(found.indexes)?;
    assembly.add_triggers(found.triggers)?;
    let engine = assembly.engine;
    for (table, statement) in assembly.tables.iter_mut().zip(&assembly.statements) {
        engine.read_table(table, statement.as_deref().unwrap_or_default());
    }
    let mut schema = Schema {
        dialect: found.dialect,
        enums: enums(engine, found.enums),
        tables: assembly.tables,
        functions: found.functions,
        scripts: Vec::new(),
    };
    sort(&mut schema);
    Ok(schema)
}

struct Assembly {
    engine: &'static dyn Engine,
    /// The position of each table, by its name.
    positions: BTreeMap<String, usize>,
    tables: Vec<Table>,
    /// The statement that created each table.
    statements: Vec<Option<String>>,
}

impl Assembly {
    /// The table of a row, or that there is none.
    fn table(&mut self, name: &str, list: &str, row: usize) -> Result<&mut Table, CatalogueError> {
        let position = self.positions.get(name);
        let table = position.and_then(|position| self.tables.get_mut(*position));
        table.ok_or_else(|| {
            let path = format!("{list}[{row}].table");
            CatalogueError::new(path, format!("there is no table `{name}` among `tables`"))
        })
    }

    fn add_tables(&mut self, tables: Vec<FoundTable>) -> Result<(), CatalogueError> {
        for (row, found) in tables.into_iter().enumerate() {
            let position = self.tables.len();
            if self
                .positions
                .insert(found.name.clone(), position)
                .is_some()
            {
                let what = format!("there are two tables `{}`", found.name);
                return Err(CatalogueError::new(format!("tables[{row}].name"), what));
            }
            self.statements.push(found.sql);
            self.tables.push(Table {
                name: found.name,
                options: found
                    .options
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value?)))
                    .collect(),
                columns: Vec::new(),
                primary_key: None,
                checks: Vec::new(),
                foreign_keys: Vec::new(),
                indexes: Vec::new(),
                triggers: Vec::new(),
                comment: comment(self.engine, Remarked::Table, found.comment),
                notes: Vec::new(),
                left_out: Vec::new(),
                origin: None,
            });
        }
        Ok(())
    }

    fn add_columns(&mut self, columns: Vec<FoundColumn>) -> Result<(), CatalogueError> {
        let mut columns: Vec<_> = columns.into_iter().enumerate().collect();
        columns.sort_by_key(|(_, found)| found.position);
        let engine = self.engine;
        let mut keys: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
        for (row, found) in columns {
            let table = self.table(&found.table, "columns", row)?;
            if found.key > 0 {
                let key = keys.entry(found.table.clone()).or_default();
                key.push((found.key, found.name.clone()));
            }
            table.columns.push(column(engine, found));
        }
        for table in &mut self.tables {
            table.primary_key = keys.remove(&table.name).map(key_of_places);
        }
        Ok(())
    }

    fn add_checks(&mut self, checks: Vec<FoundCheck>) -> Result<(), CatalogueError> {
        let engine = self.engine;
        for (row, found) in checks.into_iter().enumerate() {
            let table = self.table(&found.table, "checks", row)?;
            table.checks.push(Check {
                name: Some(found.name),
                expression: Sql::Catalogue(engine.read_condition(found.expression)),
                excludes: found.excludes,
                enforcement: found.enforcement,
                comment: comment(engine, Remarked::Check, found.comment),
                origin: None,
            });
        }
        Ok(())
    }

    fn add_foreign_keys(&mut self, keys: Vec<KeyColumn>) -> Result<(), CatalogueError> {
        let engine = self.engine;
        let mut keys: Vec<_> = keys.into_iter().enumerate().collect();
        // Where the engine has no names, what tells keys apart is a number.
        keys.sort_by(|(_, left), (_, right)| of_key(left).cmp(&of_key(right)));
        for (row, found) in keys {
            let table = self.table(&found.table, "foreign_keys", row)?;
            let is_same = |of: &&mut ForeignKey| of.name.as_ref() == Some(&found.key);
            match table.foreign_keys.last_mut().filter(is_same) {
                Some(key) => {
                    key.columns.push(found.column);
                    key.references.extend(found.references);
                }
                None => table.foreign_keys.push(foreign_key(engine, found)),
            }
        }
        Ok(())
    }

    fn add_indexes(&mut self, parts: Vec<IndexPart>) -> Result<(), CatalogueError> {
        let engine = self.engine;
        let mut parts: Vec<_> = parts.into_iter().enumerate().collect();
        parts.sort_by(|(_, left), (_, right)| of_part(left).cmp(&of_part(right)));
        let mut statements = BTreeMap::new();
        for (row, part) in parts {
            let table = self.table(&part.table, "indexes", row)?;
            if part.primary {
                add_to_key(table, part);
                continue;
            }
            let mut last = table.indexes.pop_if(|of| of.name == part.index);
            let index = last.get_or_insert_with(|| index(engine, &part));
            match (part.included, part.sql, part.column) {
                (true, _, Some(column)) => index.include.push(column),
                (_, Some(sql), _) => index.columns.push(IndexColumn::catalogue(sql)),
                (_, None, Some(column)) => index.columns.push(IndexColumn::Column(column)),
                (_, None, None) => {
                    let path = format!("indexes[{row}].column");
                    return Err(CatalogueError::new(path, "it is neither a column nor SQL"));
                }
            }
            table.indexes.extend(last);
            if let Some(statement) = part.statement {
                statements.insert((part.table, part.index), statement);
            }
        }
        for table in &mut self.tables {
            for index in &mut table.indexes {
                let of = (table.name.clone(), index.name.clone());
                if let Some(statement) = statements.get(&of) {
                    engine.read_index(index, statement);
                }
            }
        }
        Ok(())
    }

    fn add_triggers(&mut self, triggers: Vec<FoundTrigger>) -> Result<(), CatalogueError> {
        let engine = self.engine;
        let keeps_text = engine.keeps_text();
        for (row, found) in triggers.into_iter().enumerate() {
            let table = self.table(&found.table, "triggers", row)?;
            table.triggers.push(Trigger {
                name: found.name,
                definition: if keeps_text {
                    Sql::Script(found.definition)
                } else {
                    Sql::Catalogue(engine.read_condition(found.definition))
                },
                function: found.function,
                enabled: !found.disabled,
                origin: None,
            });
        }
        Ok(())
    }
}

/// What the columns of foreign keys are sorted by; where keys have numbers, by these.
fn of_key(of: &KeyColumn) -> (&str, usize, &str, u32) {
    (&of.table, of.key.len(), &of.key, of.position)
}

/// What the columns of indexes are sorted by.
fn of_part(of: &IndexPart) -> (&str, &str, u32) {
    (&of.table, &of.index, of.position)
}

fn comment(engine: &dyn Engine, on: Remarked, text: Option<String>) -> Comment {
    if engine.remark(on, "", 0).has_no_place() {
        Comment::NoPlace
    } else {
        text.into()
    }
}

fn column(engine: &dyn Engine, found: FoundColumn) -> Column {
    let ty = engine.read_type(&found);
    let mut column = Column {
        name: found.name,
        ty,
        logical: None,
        nullable: found.nullable,
        default: found.default.map(Sql::Catalogue),
        generated: found.generated.map(|expression| Generated {
            expression: Sql::Catalogue(expression),
            stored: found.stored,
        }),
        invisible: false,
        collation: found.collation,
        comment: comment(engine, Remarked::Column, found.comment),
        origin: None,
    };
    engine.read_column(&mut column, found.extra.as_deref().unwrap_or_default());
    column
}

fn foreign_key(engine: &dyn Engine, found: KeyColumn) -> ForeignKey {
    ForeignKey {
        name: Some(found.key),
        columns: vec![found.column],
        table: found.target,
        references: found.references.into_iter().collect(),
        on_delete: engine.read_action(found.on_delete),
        set_null: found.set_null,
        on_update: engine.read_action(found.on_update),
        deferrable: found.deferrable,
        extra: found.extra,
        enforcement: found.enforcement,
        origin: None,
    }
}

fn key(name: Option<String>, deferrable: bool) -> PrimaryKey {
    PrimaryKey {
        name,
        columns: Vec::new(),
        include: Vec::new(),
        deferrable,
    }
}

/// The key of columns that each say their place in it.
fn key_of_places(mut columns: Vec<(u32, String)>) -> PrimaryKey {
    columns.sort();
    let columns = columns.into_iter();
    PrimaryKey {
        columns: columns.map(|(_, name)| IndexColumn::Column(name)).collect(),
        ..key(None, false)
    }
}

fn add_to_key(table: &mut Table, part: IndexPart) {
    let name = part.index;
    let of_table = &mut table.primary_key;
    let key = of_table.get_or_insert_with(|| key(Some(name), part.deferrable));
    match (part.included, part.sql, part.column) {
        (true, _, column) => key.include.extend(column),
        (false, Some(sql), _) => key.columns.push(IndexColumn::catalogue(sql)),
        (false, None, column) => key.columns.extend(column.map(IndexColumn::Column)),
    }
}

/// An index without its columns.
fn index(engine: &dyn Engine, part: &IndexPart) -> Index {
    Index {
        name: part.index.clone(),
        unique: part.unique,
        method: part.method.clone(),
        nulls_equal: part.nulls_equal,
        columns: Vec::new(),
        definition: None,
        extension: None,
        include: Vec::new(),
        condition: part
            .condition
            .clone()
            .map(|of| Sql::Catalogue(engine.read_condition(of))),
        valid: !part.invalid,
        deferrable: part.deferrable,
        comment: comment(engine, Remarked::Index, part.comment.clone()),
        notes: Vec::new(),
        origin: None,
    }
}

fn enums(engine: &dyn Engine, mut values: Vec<EnumValue>) -> Vec<Enum> {
    values.sort_by(|left, right| (&left.of, left.position).cmp(&(&right.of, right.position)));
    let mut enums: Vec<Enum> = Vec::new();
    for value in values {
        match enums.last_mut().filter(|of| of.name == value.of) {
            Some(of) => of.values.extend(value.value),
            None => enums.push(Enum {
                name: value.of,
                values: value.value.into_iter().collect(),
                comment: comment(engine, Remarked::Enum, value.comment),
                origin: None,
            }),
        }
    }
    enums
}
