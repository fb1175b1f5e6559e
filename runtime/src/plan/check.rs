//! The checks of a table: those of its shapes in column order, then those of its rules.

use super::draft::{CheckDraft, ColumnDraft, Columns, Draft, Pool, Range, Str};
use super::entity::inner;
use super::expression::{self, LONGEST};
use super::index;
use super::source::transitions;
use crate::rule::{Expr, Form, Rule};
use crate::shape::{EntityShape, EnumShape, Narrowed, Shape};
use crate::text::{self, Buffer};

/// All checks of a table.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    columns: Range,
    first: usize,
) {
    if draft.overflowed() {
        return;
    }
    let mut position = columns.start;
    while position < columns.end {
        of_column(draft, shape, position);
        position += 1;
    }
    let mut rule = 0;
    while rule < shape.rules.len() {
        of_rule(draft, shape, &shape.rules[rule], columns, first);
        rule += 1;
    }
}

/// What the shape of one column asks for.
const fn of_column<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    position: usize,
) {
    let column = draft.columns.items[position];
    match column.leaf {
        Some(Shape::Enum(of)) if !of.native => {
            if let Some(field) = column.field {
                values(draft, shape, field, column, of);
            }
        }
        Some(Shape::Scalar(scalar)) => match scalar.narrowed {
            Narrowed::No | Narrowed::Unknown => {}
            Narrowed::Range(least, most) => range(draft, shape, column, least, Some(most)),
            Narrowed::AtLeast(least) => range(draft, shape, column, least, None),
            Narrowed::Characters(count) => {
                length(draft, shape, column, "CHAR_LENGTH", count as i128);
            }
            Narrowed::Octets(count) => length(draft, shape, column, "OCTET_LENGTH", count as i128),
        },
        _ => {}
    }
}

/// The values of an enum. A state machine over the field lends its name and its source.
const fn values<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    field: usize,
    column: ColumnDraft,
    of: &'static EnumShape,
) {
    let mut text = Buffer::<LONGEST>::new();
    text.push(draft.read(column.name));
    text.push(" IN (");
    let mut value = 0;
    while value < of.values.len() {
        if value > 0 {
            text.push(", ");
        }
        expression::push_quoted(&mut text, of.values[value]);
        value += 1;
    }
    text.push(")");
    let expression = draft.write(&text);
    let machine = match inner(shape.fields.shape(field)) {
        Shape::Enum(_) => transitions(shape.rules, field),
        _ => None,
    };
    let name = match machine {
        Some(Rule {
            name: Some(name), ..
        }) => Str::Static(name),
        _ => shape_name(draft, shape, column, ""),
    };
    let source = match machine {
        Some(rule) => Str::Static(rule.text),
        None => column.path,
    };
    draft.checks.push(CheckDraft {
        name,
        expression,
        source,
    });
}

const fn range<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    column: ColumnDraft,
    least: &str,
    most: Option<&str>,
) {
    let mut text = Buffer::<LONGEST>::new();
    text.push(draft.read(column.name));
    match most {
        Some(most) => {
            text.push(" BETWEEN ");
            text.push(least);
            text.push(" AND ");
            text.push(most);
        }
        None => {
            text.push(" >= ");
            text.push(least);
        }
    }
    of_shape(draft, shape, column, "_range", &text);
}

const fn length<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    column: ColumnDraft,
    function: &str,
    count: i128,
) {
    let mut text = Buffer::<LONGEST>::new();
    text.push(function);
    text.push("(");
    text.push(draft.read(column.name));
    text.push(") = ");
    text.push_integer(count);
    of_shape(draft, shape, column, "_length", &text);
}

const fn of_shape<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    column: ColumnDraft,
    suffix: &str,
    text: &Buffer<LONGEST>,
) {
    let expression = draft.write(text);
    let name = shape_name(draft, shape, column, suffix);
    let source = column.path;
    draft.checks.push(CheckDraft {
        name,
        expression,
        source,
    });
}

/// `chk_{entity}_{column}` and what the shape adds.
const fn shape_name<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    column: ColumnDraft,
    suffix: &str,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("chk_");
    name.push(shape.singular);
    name.push("_");
    name.push(draft.read(column.name));
    name.push(suffix);
    draft.write(&text::shortened(&name))
}

/// What one rule asks for. Unique rules are indexes, and state machines are checks of values.
const fn of_rule<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    rule: &'static Rule,
    columns: Range,
    first: usize,
) {
    match rule.form {
        Form::Unique { .. } => {}
        Form::Documented | Form::Assert => index::note(draft, rule, None, &Pool::new(0)),
        Form::Transitions { field, .. } => {
            let read = columns_of(draft, columns, &Expr::Column(field));
            let constraint = constraint_from(draft, rule, first);
            index::note(draft, rule, constraint, &read);
        }
        Form::Check(expression) => {
            let mut text = Buffer::<LONGEST>::new();
            expression::push(&mut text, draft, columns, &expression);
            let text = draft.write(&text);
            let read = columns_of(draft, columns, &expression);
            let name = rule_name(draft, shape, rule, &read, first);
            draft.checks.push(CheckDraft {
                name,
                expression: text,
                source: Str::Static(rule.text),
            });
            index::note(draft, rule, Some(name), &read);
        }
    }
}

/// The columns of the fields that an expression reads.
const fn columns_of<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    expression: &Expr,
) -> Columns {
    let mut fields = Pool::new(0);
    expression::fields(expression, &mut fields);
    let mut found = Pool::new(0);
    let mut index = 0;
    while index < fields.kept() {
        let mut position = columns.start;
        while position < columns.end {
            if let Some(of) = draft.columns.items[position].field
                && of == fields.items[index]
            {
                found.push(position);
            }
            position += 1;
        }
        index += 1;
    }
    found
}

/// The check that a state machine lent its source to; a native enum needs none.
const fn constraint_from<const N: usize>(
    draft: &Draft<N>,
    rule: &Rule,
    first: usize,
) -> Option<Str> {
    let mut check = first;
    while check < draft.checks.kept() {
        if text::equal(draft.read(draft.checks.items[check].source), rule.text) {
            return Some(draft.checks.items[check].name);
        }
        check += 1;
    }
    None
}

/// The declared name, or `chk_{entity}_{columns}`; where that is taken, with the rule's id.
const fn rule_name<const N: usize>(
    draft: &mut Draft<N>,
    shape: &'static EntityShape,
    rule: &Rule,
    read: &Columns,
    first: usize,
) -> Str {
    if let Some(name) = rule.name {
        return Str::Static(name);
    }
    let mut name = Buffer::<1024>::new();
    name.push("chk_");
    name.push(shape.singular);
    let mut index = 0;
    while index < read.kept() {
        name.push("_");
        name.push(draft.read(draft.columns.items[read.items[index]].name));
        index += 1;
    }
    let mut check = first;
    while check < draft.checks.kept() {
        let taken = draft.read(draft.checks.items[check].name);
        if text::equal(taken, text::shortened(&name).as_str()) {
            name.push("_");
            index::name::push_rule_id(&mut name, rule);
            break;
        }
        check += 1;
    }
    draft.write(&text::shortened(&name))
}
