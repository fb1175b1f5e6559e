//! The checks of a table.

use super::{Assembly, origin, origin_of, text};
use crate::column::Column;
use crate::dialect::Unsupported;
use crate::engine::{Exclusion, Overlap, Remarked, trigger};
use crate::schema::{Check, Enforcement, Origin, Sql, Trigger};
use crate::writer::Writer;
use tablewright_model::{Expression, OnDelete, Record, Rule, RuleForm, Table};

/// What the source of a check that narrows a type begins with.
const STORABLE: &str = "What can be stored: ";

impl<'m> Assembly<'m> {
    /// The checks of the model as the engine spells them, then what can be stored, then what was
    /// said in its own SQL; and notes on what the engine does not check.
    pub(super) fn checks(
        &mut self,
        record: &'m Record,
        table: &'m Table,
        columns: &[Column<'_>],
    ) -> (Vec<Check>, Vec<String>) {
        let mut checks = self.of_model(record, table);
        for column in columns {
            checks.extend(self.storable(record, table, column));
        }
        self.exclusions(record, table, columns, &mut checks);
        let notes = self.in_sql(record, table, &mut checks);
        self.refuse_checked_actions(record, table, &checks);
        (checks, notes)
    }

    fn of_model(&mut self, record: &Record, table: &'m Table) -> Vec<Check> {
        let mut checks = Vec::new();
        for check in &table.checks {
            // What was read from elsewhere may lack the tree.
            let written = match self.conditions.get(check.name.as_str()) {
                Some(condition) => self.written(table, condition),
                None => Ok(check.expression.clone()),
            };
            let origin = origin_of(record, table, &check.source);
            match written {
                Ok(expression) => checks.push(self.check(&check.name, expression, origin)),
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, check.name),
                    "cannot judge a condition",
                    &unsupported,
                ),
            }
        }
        checks
    }

    /// What a value of a column has to be to be stored and read again, where its type takes more.
    fn storable(&self, record: &Record, table: &Table, column: &Column<'_>) -> Option<Check> {
        let name = &column.model.name;
        let conditions = self.engine.storable(column, &self.engine.name(name));
        if conditions.is_empty() {
            return None;
        }
        let source = format!("{STORABLE}{}", column.model.source);
        let origin = Origin {
            narrows: Some(name.clone()),
            ..origin(record, table, None, source)
        };
        let constraint = self.names.storable(table, name);
        Some(self.check(&constraint, conditions.join(" AND "), origin))
    }

    /// What excludes rows that overlap: constraints, and triggers of the table.
    fn exclusions(
        &mut self,
        record: &Record,
        table: &Table,
        columns: &[Column<'_>],
        checks: &mut Vec<Check>,
    ) {
        for rule in record.rules.iter().filter(|rule| rule.table == table.name) {
            let Some(overlap) = overlap(rule, columns) else {
                continue;
            };
            let origin = origin(record, table, Some(rule), rule.source());
            match self.engine.overlap(&overlap) {
                Ok(Exclusion::Constraint(definition)) => checks.push(Check {
                    excludes: true,
                    ..self.check(overlap.name, definition, origin)
                }),
                Ok(Exclusion::Triggers(triggers)) => {
                    let of_table = self.of_keys.entry(table.name.clone()).or_default();
                    of_table.extend(triggers.into_iter().map(|(name, definition)| Trigger {
                        origin: Some(origin.clone()),
                        ..trigger(name, definition)
                    }));
                }
                Err(unsupported) => self.refuse(
                    format!("{}.{}", table.name, overlap.name),
                    "cannot exclude rows that overlap",
                    &unsupported,
                ),
            }
        }
    }

    fn in_sql(&self, record: &Record, table: &Table, checks: &mut Vec<Check>) -> Vec<String> {
        let mut notes = Vec::new();
        for rule in record.rules.iter().filter(|rule| rule.table == table.name) {
            let (form @ (RuleForm::Sql { sql } | RuleForm::Constraint { sql }), Some(name)) =
                (&rule.rule, &rule.constraint)
            else {
                continue;
            };
            let source = rule.source();
            match sql.iter().find(|sql| sql.engine == self.dialect.key()) {
                Some(sql) => {
                    let origin = origin(record, table, Some(rule), source);
                    checks.push(Check {
                        excludes: matches!(form, RuleForm::Constraint { .. }),
                        ..self.check(name, sql.condition.clone(), origin)
                    });
                }
                None => notes.push(format!(
                    "Not enforced here, since nothing says it in the SQL of {}: {source}",
                    self.dialect
                )),
            }
        }
        notes
    }

    fn check(&self, name: &str, expression: String, origin: Origin) -> Check {
        Check {
            name: Some(name.to_owned()),
            expression: Sql::Script(expression),
            excludes: false,
            enforcement: Enforcement::Full,
            comment: self
                .engine
                .remark(Remarked::Check, &origin.source, usize::MAX),
            origin: Some(origin),
        }
    }

    pub(super) fn written(
        &self,
        table: &Table,
        condition: &Expression,
    ) -> Result<String, Unsupported> {
        Writer::new(table, self.engine).condition(condition)
    }

    /// Some engines do not act on a column that a check reads.
    fn refuse_checked_actions(&mut self, record: &Record, table: &Table, checks: &[Check]) {
        if !self.engine.refuses_checked_action() {
            return;
        }
        let keys = table.foreign_keys.iter();
        let keys = keys.filter(|key| key.on_delete == OnDelete::SetNull);
        let columns: Vec<&String> = keys.filter_map(|key| key.columns.last()).collect();
        for check in checks {
            let name = check.name.as_deref().unwrap_or_default();
            let condition = self.conditions.get(name);
            let mut columns = columns.iter();
            let reads = columns.any(|name| match condition {
                Some(condition) => condition.reads(name),
                None => text::names(check.expression.text(), name),
            });
            if reads {
                let mut rules = record.rules.iter();
                let is_of_rule = rules.any(|rule| rule.constraint.as_deref() == Some(name));
                let unsupported = Unsupported {
                    why: "it becomes NULL when the row that it refers to is deleted".to_owned(),
                    cure: if is_of_rule {
                        "assert the rule in Rust alone, or restrict the deletion"
                    } else {
                        "restrict the deletion: `#[reference(on_delete = restrict)]`"
                    },
                };
                let path = format!("{}.{name}", table.name);
                self.refuse(path, "cannot check a column", &unsupported);
            }
        }
    }
}

/// What a rule excludes, if it does.
fn overlap<'a>(rule: &'a Rule, columns: &[Column<'a>]) -> Option<Overlap<'a>> {
    let (RuleForm::NoOverlap {}, Some(name)) = (&rule.rule, &rule.constraint) else {
        return None;
    };
    let [agree @ .., from, to] = rule.columns.as_slice() else {
        return None;
    };
    let mut columns = columns.iter();
    let ty = columns.find(|column| column.model.name == *from)?.ty;
    Some(Overlap {
        name,
        table: &rule.table,
        agree: agree.iter().map(String::as_str).collect(),
        ends: [from, to],
        ty,
        rule: rule.source(),
    })
}
