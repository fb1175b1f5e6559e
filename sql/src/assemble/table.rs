//! A table with its columns and keys.

use std::collections::BTreeMap;

use super::{Assembly, origin, origin_of, script};
use crate::column::Column;
use crate::engine::{Definition, Engine, Inner, InnerKey, Remarked};
use crate::schema::{
    self, Enforcement, ForeignKey, IndexColumn, LeftOut, PrimaryKey, Sql, Trigger,
};
use tablewright_model::{DataModel, Record, Table};

impl<'m> Assembly<'m> {
    /// A table with all that belongs to it.
    pub(super) fn table(&mut self, record: &'m Record, table: &'m Table) -> schema::Table {
        let engine = self.engine;
        let mut columns = Column::all(record, table);
        let (indexes, left_out) = self.kept(table, &columns);
        for column in &mut columns {
            let mut keys = indexes.iter().flat_map(|(index, _)| &index.columns);
            column.is_indexed = keys.any(|key| *key == column.model.name);
        }
        if let Err(unsupported) = engine.lay_out(table, &mut columns) {
            self.refuse(table.name.clone(), "cannot store a row", &unsupported);
        }
        let (checks, mut notes) = self.checks(record, table, &columns);
        let partial_by = self.columns_of_indexes(record, table, &columns, &indexes);
        let definition = Definition {
            checks: &checks,
            partial_by: &partial_by,
        };
        match engine.define(&definition, &mut columns) {
            Ok(note) => notes.extend(note),
            Err(unsupported) => {
                self.refuse(table.name.clone(), "cannot define a table", &unsupported);
            }
        }
        notes.extend(script::notes(record, table, self.dialect));
        let of_model = columns.iter();
        let of_model = of_model.filter_map(|column| self.column(record, table, column));
        let all = of_model.collect::<Vec<_>>().into_iter().chain(partial_by);
        schema::Table {
            name: table.name.clone(),
            options: engine
                .options()
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
            columns: all.collect(),
            primary_key: Some(PrimaryKey {
                name: Some(self.names.primary_key(table)),
                columns: table
                    .primary_key
                    .columns
                    .iter()
                    .cloned()
                    .map(IndexColumn::Column)
                    .collect(),
                include: Vec::new(),
                deferrable: false,
            }),
            checks,
            foreign_keys: self.foreign_keys(record, table),
            indexes: self.indexes(record, table, &columns, indexes),
            triggers: self.triggers(record, table),
            comment: engine.remark(Remarked::Table, &table.purpose, usize::MAX),
            notes,
            left_out: left_out
                .into_iter()
                .map(|(index, why)| LeftOut { index, why })
                .collect(),
            origin: Some(origin(record, table, None, table.purpose.clone())),
        }
    }

    fn column(
        &mut self,
        record: &Record,
        table: &Table,
        column: &Column<'_>,
    ) -> Option<schema::Column> {
        let of = column.model;
        let path = || format!("{}.{}", table.name, of.name);
        let ty = match self.engine.ty(column) {
            Ok(ty) => ty,
            Err(unsupported) => {
                self.refuse(path(), "cannot store a column", &unsupported);
                return None;
            }
        };
        let default = of.default.as_ref();
        let default = default.map(|default| self.engine.default(column, default.value()));
        let default = match default.transpose() {
            Ok(default) => default,
            Err(unsupported) => {
                self.refuse(path(), "cannot have a default", &unsupported);
                return None;
            }
        };
        let comment = self
            .engine
            .remark(Remarked::Column, &of.source.text(), column.comment);
        Some(schema::Column {
            name: of.name.clone(),
            ty,
            logical: Some(of.ty.clone()),
            nullable: of.is_nullable(),
            default: default.map(Sql::Script),
            generated: None,
            invisible: false,
            collation: self.engine.collation(column).map(str::to_owned),
            comment,
            origin: Some(origin_of(record, table, &of.source)),
        })
    }

    fn foreign_keys(&mut self, record: &'m Record, table: &'m Table) -> Vec<ForeignKey> {
        let mut keys = Vec::with_capacity(table.foreign_keys.len());
        for key in &table.foreign_keys {
            let InnerKey {
                on_delete,
                deferrable,
                set_null,
                ..
            } = match Inner::of(self.model, record, table, key)
                .map(|inner| self.engine.inner(&inner))
            {
                None => InnerKey::new(key.on_delete.into()),
                Some(Ok(inner)) => inner,
                Some(Err(unsupported)) => {
                    let column = key.columns.last().map_or("", String::as_str);
                    let path = format!("{}.{column}", table.name);
                    self.refuse(path, "cannot keep a reference", &unsupported);
                    continue;
                }
            };
            let column = key.columns.last().and_then(|name| table.column(name));
            let source = column.map(|column| &column.source);
            let references = key.references.columns.iter();
            keys.push(ForeignKey {
                name: Some(self.names.foreign_key(table, key)),
                columns: key.columns.clone(),
                table: key.references.table.to_string(),
                references: references.map(ToString::to_string).collect(),
                on_delete,
                set_null,
                on_update: self.engine.on_update(),
                deferrable,
                extra: None,
                enforcement: Enforcement::Full,
                origin: source.map(|source| origin_of(record, table, source)),
            });
        }
        keys
    }
}

/// The triggers that foreign keys need, by the tables that they are on.
pub(super) fn triggers_of_keys(
    model: &DataModel,
    engine: &'static dyn Engine,
) -> BTreeMap<String, Vec<Trigger>> {
    let mut all: BTreeMap<String, Vec<Trigger>> = BTreeMap::new();
    for record in model.records() {
        for table in &record.tables {
            let keys = table.foreign_keys.iter();
            for inner in keys.filter_map(|key| Inner::of(model, record, table, key)) {
                // What cannot be done is told with the key.
                let Ok(key) = engine.inner(&inner) else {
                    continue;
                };
                let source = table.column(inner.column).map(|column| &column.source);
                for (on, trigger) in key.triggers {
                    all.entry(on.to_owned()).or_default().push(Trigger {
                        origin: source.map(|source| origin_of(record, table, source)),
                        ..trigger
                    });
                }
            }
        }
    }
    all
}
