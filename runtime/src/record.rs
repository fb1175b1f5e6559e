//! The record of an aggregate: all that is known of it, as compact JSON, in const evaluation.
//!
//! `tables` and `enums` are as the document of the data model shows them. Beside them stands
//! what the document has no place for: which crate and types they come from, and the rules.
//! `model::record` reads what is written here, and writes the same bytes.

mod json;

use std::marker::PhantomData;

use crate::fingerprint;
use crate::plan::{self, Plan, PlannedRule};
use crate::rule::{Arrow, Expr, Form, Literal};
use crate::shape::EntityShape;
use crate::stored::Identified;
use crate::table::{Check, Column, Enum, ForeignKey, Index, Table};
use json::Json;

/// The version of the form of records. It changes whenever a record could be misread.
pub(crate) const FORMAT: u32 = 1;

/// The record of an aggregate.
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static str {
    // A program keeps no more than it needs: the text is copied to the next of a few sizes.
    let text = written::<T, false>();
    if text.len() <= 64 * 1024 {
        trimmed::<T, 64>(text.len())
    } else if text.len() <= 1024 * 1024 {
        trimmed::<T, 1024>(text.len())
    } else {
        text
    }
}

/// What a lock file holds of the record: all but the version of the package, which says nothing
/// of the model, and the fingerprint.
pub(crate) const fn locked<T: Identified + ?Sized>() -> &'static str {
    written::<T, true>()
}

#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn written<T: Identified + ?Sized, const LOCKED: bool>() -> &'static str {
    // A try that does not fit costs less than measuring first: most records fit the first.
    if let Some(text) = written_within::<T, LOCKED, 64>() {
        return text;
    }
    if let Some(text) = written_within::<T, LOCKED, 1024>() {
        return text;
    }
    match written_within::<T, LOCKED, 16384>() {
        Some(text) => text,
        None => panic!("the record of an aggregate has at most 16 MiB"),
    }
}

const fn written_within<T: Identified + ?Sized, const LOCKED: bool, const KIB: usize>()
-> Option<&'static str> {
    let json = Written::<T, LOCKED, KIB>::JSON;
    if json.overflowed() {
        None
    } else {
        Some(json.as_str())
    }
}

const fn trimmed<T: Identified + ?Sized, const WITHIN: usize>(length: usize) -> &'static str {
    macro_rules! next_of {
        ($($kib:literal)*) => {
            match length.div_ceil(1024) {
                $(0..=$kib => Trimmed::<T, WITHIN, $kib>::text(),)*
                _ => Written::<T, false, WITHIN>::JSON.as_str(),
            }
        };
    }
    next_of!(
        1 2 3 4 5 6 7 8 10 12 14 16 20 24 28 32 40 48 56 64 80 96 112 128 160 192 224 256 320 384
        448 512 640 768 896 1024
    )
}

/// A function cannot return a reference to its local values; a constant can.
struct Written<T: ?Sized, const LOCKED: bool, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const LOCKED: bool, const KIB: usize> Written<T, LOCKED, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        record(&mut json, plan::of::<T>(), LOCKED);
        json
    };
}

/// The same, in a buffer of its size.
struct Trimmed<T: ?Sized, const WITHIN: usize, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const WITHIN: usize, const KIB: usize> Trimmed<T, WITHIN, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        json.raw(Written::<T, false, WITHIN>::JSON.as_str());
        json
    };

    /// A function, so that the sizes that are not needed are not evaluated.
    const fn text() -> &'static str {
        Self::JSON.as_str()
    }
}

/// Writes each item of a list, with commas between: a constant function takes no closure.
macro_rules! each {
    ($json:ident, $list:expr, $item:ident => $write:block) => {
        each!($json, $list, _position, $item => $write)
    };
    ($json:ident, $list:expr, $position:ident, $item:ident => $write:block) => {
        let mut index = 0;
        while index < $list.len() {
            $json.separate(index);
            let ($position, $item) = (index, &$list[index]);
            $write
            index += 1;
        }
    };
}

const fn record<const N: usize>(json: &mut Json<N>, plan: &'static Plan, locked: bool) {
    json.raw(r#"{"format":"#);
    json.integer(FORMAT as i128);
    package(json, plan.root, locked);
    json.raw(r#","tables":["#);
    each!(json, plan.tables, of_table => {
        table(json, of_table);
    });
    json.raw(r#"],"enums":["#);
    each!(json, plan.enums, of_enum => {
        enumeration(json, of_enum);
    });
    json.raw(r#"],"entities":["#);
    each!(json, plan.entities, position, of_entity => {
        entity(json, plan.tables[position].name, of_entity);
    });
    json.raw(r#"],"types":["#);
    each!(json, plan.enum_shapes, shape => {
        json.name(r#"{"enum":""#, shape.document_name);
        json.path(r#","type":""#, shape.module, shape.name);
        json.raw(if shape.native {
            ",\"native\":true}"
        } else {
            ",\"native\":false}"
        });
    });
    json.raw(r#"],"rules":["#);
    each!(json, plan.rules, planned => {
        rule(json, plan, planned);
    });
    json.raw(r#"],"renames":["#);
    each!(json, plan.renames, rename => {
        json.name(r#"{"table":""#, plan.tables[rename.table].name);
        json.name(r#","column":""#, rename.column);
        json.name(r#","from":""#, rename.from);
        json.raw("}");
    });
    json.raw("]");
    if !locked {
        fingerprint(json, plan);
    }
    json.raw("}");
}

/// The fingerprint of each entity, and a hash of its own tokens.
const fn fingerprint<const N: usize>(json: &mut Json<N>, plan: &'static Plan) {
    json.raw(r#","fingerprint":""#);
    let mut index = 0;
    while index < plan.entities.len() {
        json.raw(if index > 0 { " " } else { "" });
        let EntityShape {
            print,
            spelling,
            target,
            own,
            ..
        } = plan.entities[index];
        json.hex(fingerprint::of(*print, target, own));
        json.raw(" ");
        json.hex(*print ^ *spelling);
        index += 1;
    }
    json.raw("\"");
}

const fn package<const N: usize>(json: &mut Json<N>, shape: &EntityShape, locked: bool) {
    let Some(root) = shape.root else { return };
    json.name(r#","package":{"name":""#, root.package);
    if !locked {
        json.name(r#","version":""#, root.package_version);
    }
    json.name(r#"},"aggregate":{"name":""#, shape.target.name);
    json.path(r#","type":""#, shape.target.module, shape.target.name);
    json.optional(r#","id":"#, root.id);
    json.raw("}");
}

const fn table<const N: usize>(json: &mut Json<N>, table: &Table) {
    json.name(r#"{"id":""#, table.id);
    json.name(r#","name":""#, table.name);
    json.name(r#","aggregate":""#, table.aggregate);
    json.text(r#","purpose":"#, table.purpose);
    json.list(r#","source_refs":["#, table.source_refs);
    json.raw(r#","fields":["#);
    each!(json, table.columns, of_column => {
        column(json, of_column);
    });
    json.raw(r#"],"primaryKey":{"columns":["id"]},"indexes":["#);
    each!(json, table.indexes, of_index => {
        index_of(json, of_index);
    });
    json.raw(r#"],"foreignKeys":["#);
    each!(json, table.foreign_keys, key => {
        foreign_key(json, key);
    });
    json.raw(r#"],"checkConstraints":["#);
    each!(json, table.checks, of_check => {
        check(json, of_check);
    });
    json.raw("]}");
}

const fn column<const N: usize>(json: &mut Json<N>, column: &Column) {
    json.name(r#"{"name":""#, column.name);
    let (word, first, second) = column.ty.parts();
    json.raw(r#","type":""#);
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
    json.name(r#"","constraints":""#, column.constraints());
    if let Some(default) = column.default {
        json.text(r#","default":"#, default);
    }
    json.text(r#","source":"#, column.source);
    json.raw("}");
}

const fn index_of<const N: usize>(json: &mut Json<N>, index: &Index) {
    json.name(r#"{"name":""#, index.name);
    json.list(r#","columns":["#, index.columns);
    json.text(r#","purpose":"#, index.purpose);
    if index.unique {
        json.raw(r#","unique":true"#);
    }
    if !index.include.is_empty() {
        json.list(r#","include":["#, index.include);
    }
    if let Some(filter) = index.filter {
        json.text(r#","where":"#, filter);
    }
    if let Some(method) = index.method {
        json.text(r#","method":"#, method);
    }
    json.raw("}");
}

const fn foreign_key<const N: usize>(json: &mut Json<N>, key: &ForeignKey) {
    json.list(r#"{"columns":["#, key.columns);
    json.raw(r#","references":""#);
    json.raw(key.table);
    json.raw(r#"(id)""#);
    json.name(r#","onDelete":""#, key.on_delete.as_str());
    json.raw("}");
}

const fn check<const N: usize>(json: &mut Json<N>, check: &Check) {
    json.name(r#"{"name":""#, check.name);
    json.text(r#","expression":"#, check.expression);
    json.text(r#","source":"#, check.source);
    json.raw("}");
}

const fn enumeration<const N: usize>(json: &mut Json<N>, enumeration: &Enum) {
    json.name(r#"{"name":""#, enumeration.name);
    json.list(r#","values":["#, enumeration.values);
    json.text(r#","source":"#, enumeration.source);
    json.raw("}");
}

const fn entity<const N: usize>(json: &mut Json<N>, table: &str, shape: &EntityShape) {
    json.name(r#"{"table":""#, table);
    json.path(r#","type":""#, shape.target.module, shape.target.name);
    if let Some(root) = shape.root {
        json.optional(r#","version":"#, root.version);
    }
    if let Some(audit) = shape.audit {
        json.name(r#","audit":{"created":""#, audit.created);
        json.name(r#","updated":""#, audit.updated);
        json.raw("}");
    }
    json.optional(r#","renamed_from":"#, shape.renamed_from);
    json.raw("}");
}

const fn rule<const N: usize>(json: &mut Json<N>, plan: &'static Plan, planned: &PlannedRule) {
    let rule = planned.rule;
    json.text(r#"{"id":"#, rule.id);
    json.text(r#","sentence":"#, rule.sentence);
    json.name(r#","declared_on":""#, planned.declared_on);
    json.name(r#","table":""#, plan.tables[planned.table].name);
    json.list(r#","columns":["#, planned.columns);
    json.optional(r#","constraint":"#, planned.constraint);
    json.raw(r#","rule":{"form":"#);
    match rule.form {
        Form::Documented => json.raw(r#""documented""#),
        Form::Assert => json.raw(r#""assert""#),
        Form::Unique { filter, .. } => {
            json.raw(r#""unique""#);
            if let Some(filter) = filter {
                json.raw(r#","where":"#);
                expression(json, plan.entities[planned.table], &filter);
            }
        }
        Form::Check(condition) => {
            json.raw(r#""check","expression":"#);
            expression(json, plan.entities[planned.table], &condition);
        }
        Form::Transitions { arrows, .. } => {
            json.raw(r#""transitions","arrows":["#);
            each!(json, arrows, of_arrow => {
                arrow(json, of_arrow);
            });
            json.raw("]");
        }
    }
    json.raw("}}");
}

const fn arrow<const N: usize>(json: &mut Json<N>, arrow: &Arrow) {
    json.text(r#"{"from":"#, arrow.from);
    json.list(r#","to":["#, arrow.to);
    json.raw("}");
}

/// An expression as a tree: from it, every engine's rendering is made.
const fn expression<const N: usize>(json: &mut Json<N>, entity: &EntityShape, of: &Expr) {
    match of {
        Expr::Column(field) => {
            json.name(r#"{"column":""#, entity.fields.get(*field).column);
            json.raw("}");
        }
        Expr::Literal(Literal::Integer(value)) => {
            json.raw(r#"{"integer":""#);
            json.integer(*value);
            json.raw(r#""}"#);
        }
        Expr::Literal(Literal::Boolean(value)) => json.raw(if *value {
            "{\"boolean\":true}"
        } else {
            "{\"boolean\":false}"
        }),
        Expr::Literal(Literal::Number(number)) => {
            json.name(r#"{"number":""#, number);
            json.raw("}");
        }
        Expr::Literal(Literal::Text(text)) => {
            json.text(r#"{"text":"#, text);
            json.raw("}");
        }
        Expr::Literal(Literal::Character(character)) => {
            let mut bytes = [0; 4];
            json.text(r#"{"text":"#, character.encode_utf8(&mut bytes));
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
    json.raw(r#"{""#);
    json.raw(name);
    json.raw(r#"":["#);
    expression(json, entity, left);
    if let Some(right) = right {
        json.raw(",");
        expression(json, entity, right);
    }
    json.raw("]}");
}
