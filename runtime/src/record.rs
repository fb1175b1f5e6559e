//! The record of an aggregate: all that is known of it, as compact JSON, in const evaluation.
//!
//! `tables` and `enums` are as the document of the data model shows them. Beside them stands
//! what the document has no place for: which crate and types they come from, and the rules.
//! `model::record` reads what is written here, and writes the same bytes.

mod json;

use std::marker::PhantomData;

use crate::plan::{self, Plan, PlannedRule};
use crate::rule::{Arrow, Expr, Form, Literal};
use crate::shape::EntityShape;
use crate::stored::Identified;
use crate::table::{Check, Column, Enum, ForeignKey, Index, Table};
use json::Json;

/// The version of the form of records. It changes whenever a record could be misread.
pub(crate) const FORMAT: u32 = 1;

/// The record of an aggregate.
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static str {
    // A try that does not fit costs less than measuring first: most records fit the first.
    if let Some(text) = written_within::<T, 64>() {
        return trimmed::<T, 64>(text.len());
    }
    if let Some(text) = written_within::<T, 1024>() {
        return trimmed::<T, 1024>(text.len());
    }
    match written_within::<T, 16384>() {
        Some(text) => text,
        None => panic!("the record of an aggregate has at most 16 MiB"),
    }
}

const fn written_within<T: Identified + ?Sized, const KIB: usize>() -> Option<&'static str> {
    let json = Written::<T, KIB>::JSON;
    if json.overflowed() {
        None
    } else {
        Some(json.as_str())
    }
}

/// A program keeps no more than it needs: the text is copied to the next of a few sizes.
const fn trimmed<T: Identified + ?Sized, const WITHIN: usize>(length: usize) -> &'static str {
    macro_rules! next_of {
        ($($kib:literal)*) => {
            match length.div_ceil(1024) {
                $(0..=$kib => Trimmed::<T, WITHIN, $kib>::text(),)*
                _ => Written::<T, WITHIN>::JSON.as_str(),
            }
        };
    }
    next_of!(
        1 2 3 4 5 6 7 8 10 12 14 16 20 24 28 32 40 48 56 64 80 96 112 128 160 192 224 256 320 384
        448 512 640 768 896 1024
    )
}

/// A function cannot return a reference to its local values; a constant can.
struct Written<T: ?Sized, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const KIB: usize> Written<T, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        record(&mut json, plan::of::<T>());
        json
    };
}

/// The same, in a buffer of its size.
struct Trimmed<T: ?Sized, const WITHIN: usize, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const WITHIN: usize, const KIB: usize> Trimmed<T, WITHIN, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        json.raw(Written::<T, WITHIN>::JSON.as_str());
        json
    };

    /// A function, so that the sizes that are not needed are not evaluated.
    const fn text() -> &'static str {
        Self::JSON.as_str()
    }
}

const fn record<const N: usize>(json: &mut Json<N>, plan: &'static Plan) {
    json.raw("{\"format\":");
    json.integer(FORMAT as i128);
    package(json, plan.root);
    json.raw(",\"tables\":[");
    let mut index = 0;
    while index < plan.tables.len() {
        json.separate(index);
        table(json, &plan.tables[index]);
        index += 1;
    }
    json.raw("],\"enums\":[");
    index = 0;
    while index < plan.enums.len() {
        json.separate(index);
        enumeration(json, &plan.enums[index]);
        index += 1;
    }
    json.raw("],\"entities\":[");
    index = 0;
    while index < plan.entities.len() {
        json.separate(index);
        entity(json, plan.tables[index].name, plan.entities[index]);
        index += 1;
    }
    json.raw("],\"types\":[");
    index = 0;
    while index < plan.enum_shapes.len() {
        json.separate(index);
        let shape = plan.enum_shapes[index];
        json.key("{", "enum", shape.document_name);
        json.path("type", shape.module, shape.name);
        json.raw(if shape.native {
            ",\"native\":true}"
        } else {
            ",\"native\":false}"
        });
        index += 1;
    }
    json.raw("],\"rules\":[");
    index = 0;
    while index < plan.rules.len() {
        json.separate(index);
        rule(json, plan, &plan.rules[index]);
        index += 1;
    }
    json.raw("],\"renames\":[");
    index = 0;
    while index < plan.renames.len() {
        json.separate(index);
        let rename = &plan.renames[index];
        json.key("{", "table", plan.tables[rename.table].name);
        json.key(",", "column", rename.column);
        json.key(",", "from", rename.from);
        json.raw("}");
        index += 1;
    }
    json.raw("]}");
}

const fn package<const N: usize>(json: &mut Json<N>, shape: &EntityShape) {
    let Some(root) = shape.root else { return };
    json.key(",\"package\":{", "name", root.package);
    json.key(",", "version", root.package_version);
    json.key("},\"aggregate\":{", "name", shape.target.name);
    json.path("type", shape.target.module, shape.target.name);
    json.optional("id", root.id);
    json.raw("}");
}

const fn table<const N: usize>(json: &mut Json<N>, table: &Table) {
    json.key("{", "id", table.id);
    json.key(",", "name", table.name);
    json.key(",", "aggregate", table.aggregate);
    json.text(",", "purpose", table.purpose);
    json.list("source_refs", table.source_refs);
    json.raw(",\"fields\":[");
    let mut index = 0;
    while index < table.columns.len() {
        json.separate(index);
        column(json, &table.columns[index]);
        index += 1;
    }
    json.raw("],\"primaryKey\":{\"columns\":[\"id\"]},\"indexes\":[");
    index = 0;
    while index < table.indexes.len() {
        json.separate(index);
        index_of(json, &table.indexes[index]);
        index += 1;
    }
    json.raw("],\"foreignKeys\":[");
    index = 0;
    while index < table.foreign_keys.len() {
        json.separate(index);
        foreign_key(json, &table.foreign_keys[index]);
        index += 1;
    }
    json.raw("],\"checkConstraints\":[");
    index = 0;
    while index < table.checks.len() {
        json.separate(index);
        check(json, &table.checks[index]);
        index += 1;
    }
    json.raw("]}");
}

const fn column<const N: usize>(json: &mut Json<N>, column: &Column) {
    json.key("{", "name", column.name);
    let (word, first, second) = column.ty.parts();
    json.raw(",\"type\":\"");
    json.raw(word);
    if let Some(first) = first {
        json.raw("(");
        json.integer(first as i128);
        if let Some(second) = second {
            json.raw(",");
            json.integer(second as i128);
        }
        json.raw(")");
    }
    json.key("\",", "constraints", column.constraints());
    if let Some(default) = column.default {
        json.text(",", "default", default);
    }
    json.text(",", "source", column.source);
    json.raw("}");
}

const fn index_of<const N: usize>(json: &mut Json<N>, index: &Index) {
    json.key("{", "name", index.name);
    json.list("columns", index.columns);
    json.text(",", "purpose", index.purpose);
    if index.unique {
        json.raw(",\"unique\":true");
    }
    if !index.include.is_empty() {
        json.list("include", index.include);
    }
    if let Some(filter) = index.filter {
        json.text(",", "where", filter);
    }
    if let Some(method) = index.method {
        json.text(",", "method", method);
    }
    json.raw("}");
}

const fn foreign_key<const N: usize>(json: &mut Json<N>, key: &ForeignKey) {
    json.raw("{");
    json.list_after("", "columns", key.columns);
    json.raw(",\"references\":\"");
    json.raw(key.table);
    json.raw("(id)\"");
    json.key(",", "onDelete", key.on_delete.as_str());
    json.raw("}");
}

const fn check<const N: usize>(json: &mut Json<N>, check: &Check) {
    json.key("{", "name", check.name);
    json.text(",", "expression", check.expression);
    json.text(",", "source", check.source);
    json.raw("}");
}

const fn enumeration<const N: usize>(json: &mut Json<N>, enumeration: &Enum) {
    json.key("{", "name", enumeration.name);
    json.list("values", enumeration.values);
    json.text(",", "source", enumeration.source);
    json.raw("}");
}

const fn entity<const N: usize>(json: &mut Json<N>, table: &str, shape: &EntityShape) {
    json.key("{", "table", table);
    json.path("type", shape.target.module, shape.target.name);
    if let Some(root) = shape.root {
        json.optional("version", root.version);
    }
    if let Some(audit) = shape.audit {
        json.key(",\"audit\":{", "created", audit.created);
        json.key(",", "updated", audit.updated);
        json.raw("}");
    }
    json.optional("renamed_from", shape.renamed_from);
    json.raw("}");
}

const fn rule<const N: usize>(json: &mut Json<N>, plan: &'static Plan, planned: &PlannedRule) {
    let rule = planned.rule;
    json.text("{", "id", rule.id);
    json.text(",", "sentence", rule.sentence);
    json.key(",", "declared_on", plan.entities[planned.table].target.name);
    json.key(",", "table", plan.tables[planned.table].name);
    json.list("columns", planned.columns);
    json.optional("constraint", planned.constraint);
    json.raw(",\"rule\":{\"form\":");
    match rule.form {
        Form::Documented => json.raw("\"documented\""),
        Form::Assert => json.raw("\"assert\""),
        Form::Unique { filter, .. } => {
            json.raw("\"unique\"");
            if let Some(filter) = filter {
                json.raw(",\"where\":");
                expression(json, plan.entities[planned.table], &filter);
            }
        }
        Form::Check(condition) => {
            json.raw("\"check\",\"expression\":");
            expression(json, plan.entities[planned.table], &condition);
        }
        Form::Transitions { arrows, .. } => {
            json.raw("\"transitions\",\"arrows\":[");
            let mut index = 0;
            while index < arrows.len() {
                json.separate(index);
                arrow(json, &arrows[index]);
                index += 1;
            }
            json.raw("]");
        }
    }
    json.raw("}}");
}

const fn arrow<const N: usize>(json: &mut Json<N>, arrow: &Arrow) {
    json.text("{", "from", arrow.from);
    json.list("to", arrow.to);
    json.raw("}");
}

/// An expression as a tree: from it, every engine's rendering is made.
const fn expression<const N: usize>(json: &mut Json<N>, entity: &EntityShape, of: &Expr) {
    match of {
        Expr::Column(field) => {
            json.key("{", "column", entity.fields.get(*field).column);
            json.raw("}");
        }
        Expr::Literal(Literal::Integer(value)) => {
            json.raw("{\"integer\":\"");
            json.integer(*value);
            json.raw("\"}");
        }
        Expr::Literal(Literal::Boolean(value)) => json.raw(if *value {
            "{\"boolean\":true}"
        } else {
            "{\"boolean\":false}"
        }),
        Expr::Literal(Literal::Number(number)) => {
            json.key("{", "number", number);
            json.raw("}");
        }
        Expr::Literal(Literal::Text(text)) => {
            json.text("{", "text", text);
            json.raw("}");
        }
        Expr::Literal(Literal::Character(character)) => {
            let mut bytes = [0; 4];
            json.text("{", "text", character.encode_utf8(&mut bytes));
            json.raw("}");
        }
        Expr::Compare(comparison, left, right) => {
            operation(json, entity, comparison.as_str(), left, Some(right));
        }
        Expr::And(left, right) => operation(json, entity, "and", left, Some(right)),
        Expr::Or(left, right) => operation(json, entity, "or", left, Some(right)),
        Expr::Not(operand) => operation(json, entity, "not", operand, None),
    }
}

const fn operation<const N: usize>(
    json: &mut Json<N>,
    entity: &EntityShape,
    name: &str,
    left: &Expr,
    right: Option<&Expr>,
) {
    json.raw("{\"");
    json.raw(name);
    json.raw("\":[");
    expression(json, entity, left);
    if let Some(right) = right {
        json.raw(",");
        expression(json, entity, right);
    }
    json.raw("]}");
}
