//! The rules of a record.

use super::json::Json;
use super::{names, table_name};
use crate::plan;
use crate::plan::draft::{Draft, Range, RuleDraft};
use crate::rule::{Arrow, Expr, Form, Literal};

pub(super) const fn rule<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
    planned: &RuleDraft,
) {
    let Some(rule) = planned.rule else { return };
    json.text(r#"{"id":"#, rule.id);
    json.text(r#","sentence":"#, rule.sentence);
    json.name(r#","declared_on":""#, planned.declared_on);
    json.name(r#","table":""#, table_name(draft, planned.table));
    names(json, r#","columns":["#, draft, planned.columns);
    json.optional(r#","constraint":"#, draft.read_if(planned.constraint));
    json.raw(r#","rule":{"form":"#);
    let columns = draft.tables.items[planned.table].columns;
    match rule.form {
        Form::Documented => json.raw(r#""documented""#),
        Form::Assert => json.raw(r#""assert""#),
        Form::Unique { filter, .. } => {
            json.raw(r#""unique""#);
            if let Some(filter) = filter {
                json.raw(r#","where":"#);
                expression(json, draft, columns, &filter);
            }
        }
        Form::Check(condition) => {
            json.raw(r#""check","expression":"#);
            expression(json, draft, columns, &condition);
        }
        Form::Transitions { arrows, .. } => {
            json.raw(r#""transitions","arrows":["#);
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

const fn arrow<const K: usize>(json: &mut Json<K>, arrow: &Arrow) {
    json.text(r#"{"from":"#, arrow.from);
    json.list(r#","to":["#, arrow.to);
    json.raw("}");
}

/// An expression as a tree: from it, every engine's rendering is made.
const fn expression<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
    columns: Range,
    of: &Expr,
) {
    match of {
        Expr::Column(path) => {
            json.name(r#"{"column":""#, plan::column_called(draft, columns, *path));
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
            operation(
                json,
                draft,
                columns,
                comparison.as_str(),
                (left, Some(right)),
            );
        }
        Expr::And(left, right) => operation(json, draft, columns, "and", (left, Some(right))),
        Expr::Or(left, right) => operation(json, draft, columns, "or", (left, Some(right))),
        Expr::Not(operand) => operation(json, draft, columns, "not", (operand, None)),
    }
}

const fn operation<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &'static Draft<N>,
    columns: Range,
    name: &str,
    (left, right): (&Expr, Option<&Expr>),
) {
    json.raw(r#"{""#);
    json.raw(name);
    json.raw(r#"":["#);
    expression(json, draft, columns, left);
    if let Some(right) = right {
        json.raw(",");
        expression(json, draft, columns, right);
    }
    json.raw("]}");
}
