//! The indexes of a table, and the columns by which they are partial.

use std::collections::BTreeMap;

use super::{Assembly, origin, text};
use crate::column::Column;
use crate::engine::{Apart, Indexed, Indexing, Remarked, keys_of};
use crate::schema::{self, Sql};
use tablewright_model::{Index, Record, Table};

/// An index with its condition as the engine spells it.
pub(super) type Conditional<'m> = (&'m Index, Option<String>);

impl<'m> Assembly<'m> {
    /// The indexes of a table with their conditions, and the names of others with why they are left
    /// out.
    pub(super) fn kept(
        &mut self,
        table: &'m Table,
        columns: &[Column<'_>],
    ) -> (Vec<Conditional<'m>>, Vec<(String, String)>) {
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (index, condition) in self.conditional(table) {
            if !index.sql.is_empty() && self.definition(index).is_none() {
                let why = format!(
                    "Nothing says it in the SQL of {}: {} is left out.",
                    self.dialect, index.name
                );
                left_out.push((index.name.clone(), why));
                continue;
            }
            let indexed = self.indexed(table, columns, index, condition);
            match self.engine.leaves_out(&indexed) {
                Some(why) => left_out.push((index.name.clone(), why)),
                None => kept.push((index, indexed.condition)),
            }
        }
        (kept, left_out)
    }

    /// What the model says of an index in the SQL of the engine.
    fn definition<'a>(&self, index: &'a Index) -> Option<&'a str> {
        let mut said = index.sql.iter();
        let said = said.find(|said| said.engine == self.dialect.key())?;
        Some(said.sql.trim())
    }

    /// The extension that an index is made with.
    fn extension(&self, index: &Index, definition: Option<&str>) -> Option<String> {
        let mut classes = self.engine.extensions().into_iter();
        let is_named = |class: &str| {
            let is_it = |of: &String| of == class;
            index.operator_classes.iter().any(is_it)
                || definition.is_some_and(|sql| text::names(sql, class))
        };
        let (_, extension) = classes.find(|(class, _)| is_named(class))?;
        Some(extension.to_owned())
    }

    fn indexed<'a>(
        &self,
        table: &'a Table,
        columns: &'a [Column<'a>],
        index: &'a Index,
        condition: Option<String>,
    ) -> Indexed<'a> {
        Indexed {
            index,
            columns,
            condition,
            partial_by: self.names.column_of_index(table, index),
            replaced: if self.engine.has_columns_of_indexes() {
                let keys = keys_of(table, index).into_iter();
                keys.map(|(name, key)| (name, self.names.column_of_key(table, name, key)))
                    .collect()
            } else {
                BTreeMap::new()
            },
        }
    }

    /// The columns that indexes need, where they are over columns alone: those that stand for others,
    /// and those that tell rows apart.
    pub(super) fn columns_of_indexes(
        &self,
        record: &Record,
        table: &Table,
        columns: &[Column<'_>],
        indexes: &[Conditional<'m>],
    ) -> Vec<schema::Column> {
        let engine = self.engine;
        let mut all = self.columns_of_keys(record, table, columns, indexes);
        let apart = indexes.iter();
        let apart = apart.filter_map(|(index, condition)| {
            let of = self.indexed(table, columns, index, condition.clone());
            if !of.is_apart() {
                return None;
            }
            let apart = Apart {
                condition: condition.as_deref(),
                nulls: of.nulls(),
            };
            let (ty, generated) = engine.column_of_index(&apart)?;
            Some(schema::Column {
                name: self.names.column_of_index(table, index),
                ty: ty.to_owned(),
                logical: None,
                nullable: true,
                default: None,
                generated: Some(generated),
                invisible: true,
                collation: None,
                comment: engine.remark(Remarked::Column, &index.purpose, usize::MAX),
                origin: Some(origin_of(record, table, index)),
            })
        });
        all.extend(apart);
        all
    }

    /// The columns that stand for others in indexes, each once.
    fn columns_of_keys(
        &self,
        record: &Record,
        table: &Table,
        columns: &[Column<'_>],
        indexes: &[Conditional<'m>],
    ) -> Vec<schema::Column> {
        let engine = self.engine;
        let mut all: BTreeMap<String, schema::Column> = BTreeMap::new();
        for (index, _) in indexes {
            for (name, key) in keys_of(table, index) {
                let Some(column) = columns.iter().find(|column| column.model.name == name) else {
                    continue;
                };
                let generated = engine.column_of_key(column, key);
                // What the column itself cannot be stored as is refused there.
                let (Some(generated), Ok(ty)) = (generated, engine.ty(column)) else {
                    continue;
                };
                let name = self.names.column_of_key(table, name, key);
                all.entry(name.clone()).or_insert_with(|| schema::Column {
                    name,
                    ty,
                    logical: None,
                    nullable: true,
                    default: None,
                    generated: Some(generated),
                    invisible: true,
                    collation: engine.collation(column).map(str::to_owned),
                    comment: engine.remark(Remarked::Column, &index.purpose, usize::MAX),
                    origin: Some(origin_of(record, table, index)),
                });
            }
        }
        all.into_values().collect()
    }

    /// The indexes of a table with their conditions.
    fn conditional(&mut self, table: &'m Table) -> Vec<Conditional<'m>> {
        let mut indexes = Vec::new();
        for index in &table.indexes {
            let condition = self.conditions.get(index.name.as_str());
            let written = condition.map(|condition| self.written(table, condition));
            match written.transpose() {
                Ok(condition) => indexes.push((index, condition.or_else(|| index.filter.clone()))),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, index.name),
                    "cannot judge a condition",
                    &unsupported,
                ),
            }
        }
        indexes
    }

    pub(super) fn indexes(
        &mut self,
        record: &Record,
        table: &Table,
        columns: &[Column<'_>],
        indexes: Vec<Conditional<'m>>,
    ) -> Vec<schema::Index> {
        let mut all = Vec::with_capacity(indexes.len());
        for (index, condition) in indexes {
            let of = self.indexed(table, columns, index, condition);
            let definition = self.definition(index);
            let made = if definition.is_some() {
                Ok(Indexing::default())
            } else {
                self.engine.index(&of)
            };
            match made {
                Ok(made) => all.push(schema::Index {
                    name: index.name.clone(),
                    unique: index.unique,
                    method: made.method,
                    columns: made.columns,
                    definition: definition.map(|sql| Sql::Script(sql.to_owned())),
                    extension: self.extension(index, definition),
                    include: made.include,
                    nulls_equal: made.nulls_equal,
                    condition: made.condition.map(Sql::Script),
                    valid: true,
                    deferrable: false,
                    comment: self
                        .engine
                        .remark(Remarked::Index, &index.purpose, usize::MAX),
                    notes: made.notes,
                    origin: Some(origin_of(record, table, index)),
                }),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, index.name),
                    "cannot have an index",
                    &unsupported,
                ),
            }
        }
        all
    }
}

fn origin_of(record: &Record, table: &Table, index: &Index) -> schema::Origin {
    let mut rules = record.rules.iter();
    let rule = rules.find(|rule| rule.constraint.as_ref() == Some(&index.name));
    origin(record, table, rule, index.purpose.clone())
}
