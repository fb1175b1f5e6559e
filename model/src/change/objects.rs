//! From a record to what is compared of it.
//!
//! Each struct of the record is taken apart as a whole: a field that is added does not compile
//! until it is compared here, and by the key in [`Kind::keys`] that it has in const evaluation.

use std::borrow::Cow;

use super::lists::Lists;
use super::object::{Object, Sides};
use crate::record::{
    Aggregate, Audit, Check, Column, Constraints, Entity, Enum, EnumType, ForeignKey, Index,
    OnDelete, Package, PrimaryKey, Record, Rename, Rule, RuleForm, Script, Table,
};
use tablewright::__workspace::drift::{self, Arrow, Kind, SqlCondition, Texts, Value};

/// What the keys of an object say, in the order of [`Kind::keys`].
macro_rules! values {
    ($kind:ident, $lifetime:lifetime) => {
        [Option<Value<$lifetime>>; Kind::$kind.keys().len()]
    };
}

/// The objects of a record.
#[derive(Default)]
pub(super) struct Objects<'l, 'm> {
    /// As they are compared.
    pub(super) compared: Vec<drift::Object<'l>>,
    /// The same, of the model.
    pub(super) parts: Vec<Object<'m>>,
    /// What rules further on have of these.
    arrows: &'l [Arrow<'m>],
    conditions: &'l [SqlCondition<'m>],
    texts: &'l [Cow<'m, str>],
}

impl<'l, 'm> Objects<'l, 'm> {
    /// Those of a record with its lists.
    pub(super) fn of(record: &'m Record, lists: &'l Lists<'m>) -> Self {
        let mut objects = Self {
            arrows: &lists.arrows,
            conditions: &lists.conditions,
            texts: &lists.texts,
            ..Self::default()
        };
        objects.record(record);
        drift::find_owners(&mut objects.compared);
        objects
    }

    fn add(&mut self, part: Object<'m>, table: Option<usize>, values: &[Option<Value<'l>>]) {
        let mut object = drift::Object::new(part.kind(), table);
        for (place, value) in object.values.iter_mut().zip(values) {
            *place = *value;
        }
        self.compared.push(object);
        self.parts.push(part);
    }

    /// The next of the texts of typed values.
    fn text(&mut self) -> Option<Value<'l>> {
        let (first, rest) = self.texts.split_first()?;
        self.texts = rest;
        text(first)
    }

    fn record(&mut self, record: &'m Record) {
        let Record {
            format,
            package,
            aggregate,
            tables,
            enums,
            entities,
            types,
            rules,
            // Made of what checks and indexes say as text, which is compared.
            conditions: _,
            renames,
            scripts,
            // What differs besides is compared itself.
            fingerprint: _,
        } = record;
        let part = Object::Aggregate(Sides::Added(record));
        self.add(part, None, &aggregate_of(*format, package, aggregate));
        for table in tables {
            self.table(table);
        }
        for of in enums {
            let values = self.enum_of(of);
            self.add(Object::Enum(Sides::Added(of)), None, &values);
        }
        for of in entities {
            self.add(Object::Entity(Sides::Added(of)), None, &entity(of));
        }
        for of in types {
            self.add(Object::EnumType(Sides::Added(of)), None, &enum_type(of));
        }
        for of in rules {
            let values = self.rule(of);
            self.add(Object::Rule(Sides::Added(of)), None, &values);
        }
        for of in scripts {
            let values = self.script(of);
            self.add(Object::Script(Sides::Added(of)), None, &values);
        }
        for of in renames {
            self.add(Object::Rename(Sides::Added(of)), None, &rename(of));
        }
    }

    fn table(&mut self, of: &'m Table) {
        let Table {
            id,
            name,
            aggregate,
            purpose,
            source_refs,
            columns,
            primary_key: PrimaryKey { columns: key },
            indexes,
            foreign_keys,
            checks,
        } = of;
        let values: values!(Table, 'm) = [
            text(name),
            text(id),
            text(aggregate),
            text(purpose),
            texts(source_refs),
            texts(key),
        ];
        let table = Some(self.compared.len());
        self.add(Object::Table(Sides::Added(of)), table, &values);
        for of in columns {
            let values = self.column(of);
            self.add(Object::Column(Sides::Added(of)), table, &values);
        }
        for of in indexes {
            let values = self.index(of);
            self.add(Object::Index(Sides::Added(of)), table, &values);
        }
        for of in foreign_keys {
            let values = self.foreign_key(of);
            self.add(Object::ForeignKey(Sides::Added(of)), table, &values);
        }
        for of in checks {
            let values = self.check(of);
            self.add(Object::Check(Sides::Added(of)), table, &values);
        }
    }

    fn rule(&mut self, rule: &'m Rule) -> values!(Rule, 'l) {
        let Rule {
            id,
            sentence,
            declared_on,
            table,
            columns,
            constraint,
            rule,
        } = rule;
        let (form, mut filter, mut arrows, mut sql) = (form(rule), None, None, None);
        match rule {
            RuleForm::Unique { filter: of } => filter = optional(of.as_ref()),
            RuleForm::Transitions { arrows: of } => {
                let own;
                (own, self.arrows) = self.arrows.split_at(of.len());
                arrows = Some(Value::Arrows(own));
            }
            RuleForm::Sql { sql: of } | RuleForm::Constraint { sql: of } => {
                sql = self.of_engines(of.len());
            }
            RuleForm::Documented {}
            | RuleForm::Assert {}
            | RuleForm::Check {}
            | RuleForm::NoOverlap {} => {}
        }
        [
            text(id),
            text(table),
            text(declared_on),
            text(sentence),
            texts(columns),
            optional(constraint.as_ref()),
            Some(Value::Text(form)),
            filter,
            arrows,
            sql,
        ]
    }

    fn column(&mut self, of: &'m Column) -> values!(Column, 'l) {
        let Column {
            name,
            ty,
            constraints,
            default,
            source: _,
            // Made of what checks say, which is compared.
            narrowing: _,
        } = of;
        let constraints = match constraints {
            Constraints::PrimaryKey => drift::Constraints::PrimaryKey,
            Constraints::NotNull => drift::Constraints::NotNull,
            Constraints::NotNullUnique => drift::Constraints::NotNullUnique,
            Constraints::Null => drift::Constraints::Null,
            Constraints::NullUnique => drift::Constraints::NullUnique,
        };
        let default = default.as_ref().and_then(|_| self.text());
        [
            text(name),
            Some(Value::Type(ty.as_sql_type())),
            Some(Value::Constraints(constraints)),
            default,
            self.text(),
        ]
    }

    fn index(&mut self, of: &'m Index) -> values!(Index, 'l) {
        let Index {
            name,
            columns,
            purpose,
            unique,
            include,
            filter,
            method,
            lowercase,
            descending,
            nulls_equal,
            operator_classes,
            sql,
        } = of;
        [
            text(name),
            texts(columns),
            text(purpose),
            unique.then_some(Value::Flag(true)),
            texts_if(include),
            optional(filter.as_ref()),
            optional(method.as_ref()),
            texts_if(lowercase),
            texts_if(descending),
            nulls_equal.then_some(Value::Flag(true)),
            texts_if(operator_classes),
            self.of_engines(sql.len()),
        ]
    }

    fn script(&mut self, of: &'m Script) -> values!(Script, 'l) {
        let Script {
            name,
            table,
            purpose,
            create,
            drop,
        } = of;
        [
            text(name),
            text(table),
            text(purpose),
            self.of_engines(create.len()),
            self.of_engines(drop.len()),
        ]
    }

    /// What engines are told next, so many of them; nothing where it is none.
    fn of_engines(&mut self, count: usize) -> Option<Value<'l>> {
        let own;
        (own, self.conditions) = self.conditions.split_at(count);
        (count > 0).then_some(Value::SqlConditions(own))
    }

    fn foreign_key(&mut self, of: &'m ForeignKey) -> values!(ForeignKey, 'l) {
        let ForeignKey {
            columns,
            references: _,
            on_delete,
        } = of;
        let on_delete = match on_delete {
            OnDelete::Restrict => "RESTRICT",
            OnDelete::Cascade => "CASCADE",
            OnDelete::SetNull => "SET NULL",
        };
        [texts(columns), self.text(), Some(Value::Text(on_delete))]
    }

    fn check(&mut self, of: &'m Check) -> values!(Check, 'l) {
        let Check {
            name,
            expression,
            source: _,
        } = of;
        [text(name), text(expression), self.text()]
    }

    fn enum_of(&mut self, of: &'m Enum) -> values!(Enum, 'l) {
        let Enum {
            name,
            values,
            source: _,
        } = of;
        [text(name), texts(values), self.text()]
    }
}

fn form(rule: &RuleForm) -> &'static str {
    match rule {
        RuleForm::Documented {} => "documented",
        RuleForm::Assert {} => "assert",
        RuleForm::Unique { .. } => "unique",
        RuleForm::Check {} => "check",
        RuleForm::NoOverlap {} => "no_overlap",
        RuleForm::Sql { .. } => "sql",
        RuleForm::Constraint { .. } => "constraint",
        RuleForm::Transitions { .. } => "transitions",
    }
}

fn aggregate_of<'m>(
    format: u32,
    package: &'m Package,
    aggregate: &'m Aggregate,
) -> values!(Aggregate, 'm) {
    let Package {
        name: package,
        // It says nothing of the model.
        version: _,
    } = package;
    let Aggregate {
        name,
        ty,
        id,
        tenant,
    } = aggregate;
    [
        text(ty),
        text(name),
        optional(id.as_ref()),
        optional(tenant.as_ref()),
        text(package),
        Some(Value::Number(format)),
        None,
    ]
}

fn entity(of: &Entity) -> values!(Entity, '_) {
    let Entity {
        table,
        ty,
        version,
        audit,
        renamed_from,
    } = of;
    let [created, updated] = match audit {
        Some(Audit { created, updated }) => [text(created), text(updated)],
        None => [None, None],
    };
    [
        text(table),
        text(ty),
        optional(version.as_ref()),
        created,
        updated,
        optional(renamed_from.as_ref()),
    ]
}

fn rename(of: &Rename) -> values!(Rename, '_) {
    let Rename {
        table,
        column,
        from,
    } = of;
    [text(table), text(column), text(from)]
}

fn enum_type(of: &EnumType) -> values!(EnumType, '_) {
    let EnumType { ty, name, native } = of;
    [text(ty), text(name), Some(Value::Flag(*native))]
}

#[expect(clippy::unnecessary_wraps, reason = "what a key may say")]
fn text(text: &str) -> Option<Value<'_>> {
    Some(Value::Text(text))
}

#[expect(clippy::unnecessary_wraps, reason = "what a key may say")]
fn texts(texts: &[String]) -> Option<Value<'_>> {
    Some(Value::Texts(Texts::Strings(texts)))
}

fn texts_if(all: &[String]) -> Option<Value<'_>> {
    texts(all).filter(|_| !all.is_empty())
}

fn optional(text: Option<&String>) -> Option<Value<'_>> {
    text.map(|text| Value::Text(text))
}
