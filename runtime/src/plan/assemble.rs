//! From positions to references: the draft is a constant now, and can be pointed into.

use super::draft::{Draft, Pool, Range, Str};
use super::entity::inner;
use super::{Plan, PlannedRule, Rename};
use crate::rule::{Form, Rule};
use crate::shape::{EntityShape, EnumShape, Fields, Shape};
use crate::table::{Check, Column, Enum, ForeignKey, Index, Table};
use crate::text;

/// The lists of names that tables, indexes and rules point to.
pub(super) struct Lists<const N: usize> {
    names: [&'static str; N],
    /// The name of each column.
    columns: [&'static str; N],
}

/// The parts of the tables.
pub(super) struct Parts<const N: usize> {
    columns: [Column; N],
    indexes: [Index; N],
    foreign_keys: [ForeignKey; N],
    checks: [Check; N],
    enums: [Enum; N],
    enum_shapes: [&'static EnumShape; N],
    entities: [&'static EntityShape; N],
    rules: Pool<PlannedRule, N>,
    renames: [Rename; N],
    fields: [Option<usize>; N],
    declared: [Option<usize>; N],
}

impl<const N: usize> Parts<N> {
    pub(super) const fn overflowed(&self) -> bool {
        self.rules.overflowed()
    }
}

pub(super) const fn lists<const N: usize>(draft: &'static Draft<N>) -> Lists<N> {
    let mut lists = Lists {
        names: [""; N],
        columns: [""; N],
    };
    let mut index = 0;
    while index < draft.names.kept() {
        lists.names[index] = draft.read(draft.names.items[index]);
        index += 1;
    }
    index = 0;
    while index < draft.columns.kept() {
        lists.columns[index] = draft.read(draft.columns.items[index].name);
        index += 1;
    }
    lists
}

pub(super) const fn parts<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
) -> Parts<N> {
    let mut parts = Parts {
        columns: [Column::EMPTY; N],
        indexes: [Index::EMPTY; N],
        foreign_keys: [ForeignKey::EMPTY; N],
        checks: [Check::EMPTY; N],
        enums: [Enum::EMPTY; N],
        enum_shapes: [&EnumShape::EMPTY; N],
        entities: [&EntityShape::EMPTY; N],
        rules: Pool::new(PlannedRule::EMPTY),
        renames: [Rename::EMPTY; N],
        fields: [None; N],
        declared: [None; N],
    };
    if draft.overflowed() {
        return parts;
    }
    columns(draft, &mut parts.columns, &mut parts.fields);
    indexes(draft, lists, &mut parts.indexes, &mut parts.declared);
    foreign_keys(draft, lists, &mut parts.foreign_keys);
    checks(draft, &mut parts.checks);
    enums(draft, &mut parts.enums, &mut parts.enum_shapes);
    rules(draft, lists, &mut parts);
    let mut index = 0;
    while index < draft.renames.length {
        let drafted = &draft.renames.items[index];
        parts.renames[index] = Rename {
            table: drafted.table,
            column: draft.read(drafted.column),
            from: drafted.from,
        };
        index += 1;
    }
    parts
}

const fn columns<const N: usize>(
    draft: &'static Draft<N>,
    columns: &mut [Column; N],
    fields: &mut [Option<usize>; N],
) {
    let mut index = 0;
    while index < draft.columns.length {
        let drafted = &draft.columns.items[index];
        fields[index] = drafted.field;
        columns[index] = Column {
            name: draft.read(drafted.name),
            ty: drafted.ty,
            nullable: drafted.nullable,
            primary_key: drafted.primary_key,
            unique: drafted.unique,
            default: read(draft, drafted.default),
            source: draft.read(drafted.source),
        };
        index += 1;
    }
}

const fn indexes<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
    indexes: &mut [Index; N],
    declared: &mut [Option<usize>; N],
) {
    let mut index = 0;
    while index < draft.indexes.length {
        let drafted = &draft.indexes.items[index];
        declared[index] = drafted.declared;
        indexes[index] = Index {
            name: draft.read(drafted.name),
            columns: part(&lists.names, drafted.column_names),
            purpose: match drafted.purpose {
                Some(purpose) => draft.read(purpose),
                None => "",
            },
            unique: drafted.unique,
            include: part(&lists.names, drafted.include_names),
            filter: read(draft, drafted.filter),
            method: drafted.method,
        };
        index += 1;
    }
}

const fn foreign_keys<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
    foreign_keys: &mut [ForeignKey; N],
) {
    let mut index = 0;
    while index < draft.foreign_keys.length {
        let drafted = &draft.foreign_keys.items[index];
        let column = Range {
            start: drafted.column,
            end: drafted.column + 1,
        };
        foreign_keys[index] = ForeignKey {
            name: draft.read(drafted.name),
            columns: part(&lists.columns, column),
            table: drafted.table,
            on_delete: drafted.on_delete,
        };
        index += 1;
    }
}

const fn checks<const N: usize>(draft: &'static Draft<N>, checks: &mut [Check; N]) {
    let mut index = 0;
    while index < draft.checks.length {
        let drafted = &draft.checks.items[index];
        checks[index] = Check {
            name: draft.read(drafted.name),
            expression: draft.read(drafted.expression),
            source: draft.read(drafted.source),
        };
        index += 1;
    }
}

/// The enums, sorted by name as they are inserted.
const fn enums<const N: usize>(
    draft: &'static Draft<N>,
    enums: &mut [Enum; N],
    shapes: &mut [&'static EnumShape; N],
) {
    let mut index = 0;
    while index < draft.enums.length {
        let drafted = &draft.enums.items[index];
        if let Some(shape) = drafted.shape {
            let mut place = index;
            while place > 0 && text::before(shape.document_name, enums[place - 1].name) {
                enums[place] = enums[place - 1];
                shapes[place] = shapes[place - 1];
                place -= 1;
            }
            enums[place] = Enum {
                name: shape.document_name,
                values: shape.values,
                source: match drafted.source {
                    Some(source) => draft.read(source),
                    None => shape.name,
                },
            };
            shapes[place] = shape;
        }
        index += 1;
    }
}

/// The rules by table and there in the order of their declaration.
const fn rules<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
    parts: &mut Parts<N>,
) {
    let mut table = 0;
    while table < draft.tables.length {
        if let Some(entity) = draft.tables.items[table].entity {
            parts.entities[table] = entity;
            let mut index = 0;
            while index < entity.rules.len() {
                rule(draft, lists, table, &entity.rules[index], &mut parts.rules);
                index += 1;
            }
            rules_of_values(table, entity.fields, &mut parts.rules);
        }
        table += 1;
    }
}

/// The rules of the value objects in a table, each once: the validator alone enforces them yet.
const fn rules_of_values<const N: usize>(
    table: usize,
    fields: Fields,
    rules: &mut Pool<PlannedRule, N>,
) {
    let mut field = 0;
    while field < fields.len() {
        if let Shape::Value(value) = inner(fields.shape(field)) {
            let mut index = 0;
            while index < value.rules.len() {
                let planned = PlannedRule {
                    rule: &value.rules[index],
                    declared_on: value.name,
                    table,
                    constraint: None,
                    columns: &[],
                };
                if !is_known(rules, &planned) {
                    rules.push(planned);
                }
                index += 1;
            }
            rules_of_values(table, value.fields, rules);
        }
        field += 1;
    }
}

const fn is_known<const N: usize>(rules: &Pool<PlannedRule, N>, planned: &PlannedRule) -> bool {
    let mut index = 0;
    while index < rules.kept() {
        let known = &rules.items[index];
        if known.table == planned.table
            && text::equal(known.declared_on, planned.declared_on)
            && is_same(known.rule, planned.rule)
        {
            return true;
        }
        index += 1;
    }
    false
}

const fn rule<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
    table: usize,
    rule: &'static Rule,
    rules: &mut Pool<PlannedRule, N>,
) {
    let mut index = 0;
    while index < draft.rules.length {
        let drafted = &draft.rules.items[index];
        if drafted.table == table
            && let Some(of) = drafted.rule
            && is_same(of, rule)
        {
            rules.push(PlannedRule {
                rule,
                declared_on: match draft.tables.items[table].entity {
                    Some(entity) => entity.target.name,
                    None => "",
                },
                table,
                constraint: read(draft, drafted.constraint),
                columns: part(&lists.names, drafted.columns),
            });
            return;
        }
        index += 1;
    }
}

/// Two rules of one table differ in their text, or in their position.
const fn is_same(left: &'static Rule, right: &'static Rule) -> bool {
    left.position == right.position && text::equal(left.text, right.text)
}

pub(super) const fn tables<const N: usize>(
    draft: &'static Draft<N>,
    lists: &'static Lists<N>,
    parts: &'static Parts<N>,
) -> [Table; N] {
    let mut tables = [Table::EMPTY; N];
    if draft.overflowed() {
        return tables;
    }
    let root = match draft.tables.items[0].entity {
        Some(root) => root.target.name,
        None => "",
    };
    let mut index = 0;
    while index < draft.tables.length {
        let drafted = &draft.tables.items[index];
        tables[index] = Table {
            id: draft.read(drafted.id),
            name: drafted.name,
            aggregate: root,
            purpose: parts.entities[index].purpose,
            source_refs: part(&lists.names, drafted.source_refs),
            columns: part(&parts.columns, drafted.columns),
            primary_key: &["id"],
            indexes: part(&parts.indexes, drafted.indexes),
            foreign_keys: part(&parts.foreign_keys, drafted.foreign_keys),
            checks: part(&parts.checks, drafted.checks),
        };
        index += 1;
    }
    tables
}

pub(super) const fn plan<const N: usize>(
    root: &'static EntityShape,
    draft: &'static Draft<N>,
    parts: &'static Parts<N>,
    tables: &'static [Table; N],
) -> Plan {
    Plan {
        root,
        tables: tables.split_at(draft.tables.length).0,
        entities: parts.entities.split_at(draft.tables.length).0,
        enums: parts.enums.split_at(draft.enums.length).0,
        enum_shapes: parts.enum_shapes.split_at(draft.enums.length).0,
        rules: parts.rules.items.split_at(parts.rules.kept()).0,
        renames: parts.renames.split_at(draft.renames.length).0,
        fields: parts.fields.split_at(draft.columns.length).0,
        declared: parts.declared.split_at(draft.indexes.length).0,
    }
}

const fn part<T>(whole: &'static [T], range: Range) -> &'static [T] {
    whole.split_at(range.end).0.split_at(range.start).1
}

const fn read<const N: usize>(draft: &'static Draft<N>, text: Option<Str>) -> Option<&'static str> {
    match text {
        Some(text) => Some(draft.read(text)),
        None => None,
    }
}

impl PlannedRule {
    const EMPTY: Self = Self {
        rule: &Rule {
            id: "",
            sentence: "",
            text: "",
            position: 0,
            name: None,
            form: Form::Documented,
        },
        declared_on: "",
        table: 0,
        constraint: None,
        columns: &[],
    };
}

impl Rename {
    const EMPTY: Self = Self {
        table: 0,
        column: "",
        from: "",
    };
}
