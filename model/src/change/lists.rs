//! Lists of rules, and texts of typed values, as the comparison reads them.

use std::borrow::Cow;

use crate::record::{self, Record, RuleForm, Table};
use tablewright::__workspace::drift::{Arrow, SqlCondition, Texts};

/// What the comparison reads in another form than records have it.
#[derive(Default)]
pub(super) struct Lists<'m> {
    pub(super) arrows: Vec<Arrow<'m>>,
    pub(super) conditions: Vec<SqlCondition<'m>>,
    /// What typed values say, in the order in which the objects have them.
    pub(super) texts: Vec<Cow<'m, str>>,
}

impl<'m> Lists<'m> {
    /// Those of a record, one rule after the other.
    pub(super) fn of(record: &'m Record) -> Self {
        let mut lists = Self::default();
        for table in &record.tables {
            lists.add_texts(table);
        }
        lists
            .texts
            .extend(record.enums.iter().map(|of| of.source.text()));
        for rule in &record.rules {
            match &rule.rule {
                RuleForm::Transitions { arrows } => {
                    let arrows = arrows.iter().map(|record::Arrow { from, to }| Arrow {
                        from,
                        to: Texts::Strings(to),
                    });
                    lists.arrows.extend(arrows);
                }
                RuleForm::Sql { sql } | RuleForm::Constraint { sql } => {
                    let sql = sql.iter();
                    let sql = sql.map(|record::SqlCondition { engine, condition }| SqlCondition {
                        engine,
                        condition,
                    });
                    lists.conditions.extend(sql);
                }
                RuleForm::Documented {}
                | RuleForm::Assert {}
                | RuleForm::NoOverlap {}
                | RuleForm::Unique { .. }
                | RuleForm::Check {} => {}
            }
        }
        for script in &record.scripts {
            let said = script.create.iter().chain(&script.drop);
            lists.conditions.extend(said.map(of_engine));
        }
        lists
    }

    fn add_texts(&mut self, table: &'m Table) {
        for column in &table.columns {
            let default = column.default.iter();
            self.texts
                .extend(default.map(|of| Cow::Owned(of.to_string())));
            self.texts.push(column.source.text());
        }
        let keys = table.foreign_keys.iter();
        self.texts
            .extend(keys.map(|of| Cow::Owned(of.references.to_string())));
        self.texts
            .extend(table.checks.iter().map(|of| of.source.text()));
        let of_indexes = table.indexes.iter().flat_map(|index| &index.sql);
        self.conditions.extend(of_indexes.map(of_engine));
    }
}

/// What one engine is told.
fn of_engine(of: &record::SqlText) -> SqlCondition<'_> {
    let record::SqlText { engine, sql } = of;
    SqlCondition {
        engine,
        condition: sql,
    }
}
