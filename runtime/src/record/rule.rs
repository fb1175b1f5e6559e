//! The rules of a record.

use super::json::Json;
use super::table::{names, of_engines};
use super::table_name;
use crate::mapping::draft::{Draft, RuleDraft};
use crate::rule::{Arrow, Form};

pub(super) const fn rule<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    drafted: &RuleDraft,
) {
    let Some(rule) = drafted.rule else { return };
    json.text(r#"{"id":"#, rule.id);
    json.text(r#","sentence":"#, rule.sentence);
    json.name(r#","declared_on":""#, drafted.declared_on);
    json.name(r#","table":""#, table_name(draft, drafted.table));
    names(json, r#","columns":["#, draft, drafted.columns);
    json.optional(r#","constraint":"#, draft.read_if(drafted.constraint));
    json.name(r#","rule":{"form":""#, rule.form.name());
    match rule.form {
        Form::Documented | Form::Assert | Form::Check(_) | Form::NoOverlap { .. } => {}
        Form::Unique { .. } => json.optional(r#","where":"#, draft.read_if(drafted.filter)),
        Form::Sql(conditions) | Form::Constraint(conditions) => {
            of_engines(json, r#","sql":["#, "condition", conditions);
        }
        Form::Transitions { arrows, .. } => {
            json.raw(r#","arrows":["#);
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
