//! The checks of a table: those of its shapes in column order, then those of its rules.

use super::draft::{CheckDraft, ColumnDraft, Columns, Draft, Pool, Range, ScopeDraft, Str};
use super::entity::{Subject, inner};
use super::expression::{self, LONGEST};
use super::source::transitions;
use super::{index, scope};
use crate::rule::{Expr, Form, Rule};
use crate::shape::{EnumShape, Narrowed, Shape, VariantsShape};
use crate::text::{self, Buffer};

/// All checks of a table. `first` is the first of them, `first_scope` the first of its scopes.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    columns: Range,
    first: usize,
    first_scope: usize,
) {
    if draft.overflowed() {
        return;
    }
    let mut scope = first_scope;
    let mut position = columns.start;
    while position < columns.end {
        while scope::begins_at(draft, scope, position) {
            of_scope(draft, subject, scope);
            scope += 1;
        }
        of_column(draft, subject, position);
        position += 1;
    }
    let mut rule = 0;
    while rule < subject.rules.len() {
        of_rule(draft, subject, &subject.rules[rule], columns, first);
        rule += 1;
    }
}

/// What being absent together asks for.
const fn of_scope<const N: usize>(draft: &mut Draft<N>, subject: Subject, position: usize) {
    if let Some(text) = scope::check(draft, position) {
        let ScopeDraft {
            name, path, parent, ..
        } = draft.scopes.items[position];
        // What is optional in a variant that holds nothing else is called as the variant.
        let is_called_as_parent = parent != 0
            && text::equal(
                draft.read(name),
                draft.read(draft.scopes.items[parent - 1].name),
            );
        let suffix = if is_called_as_parent {
            "_value_shape"
        } else {
            "_shape"
        };
        of_shape(draft, subject, name, path, suffix, &text);
    }
}

/// Whether a check of the table has this name already.
const fn is_taken<const N: usize>(draft: &Draft<N>, first: usize, name: &str) -> bool {
    let mut check = first;
    while check < draft.checks.kept() {
        if text::equal(draft.read(draft.checks.items[check].name), name) {
            return true;
        }
        check += 1;
    }
    false
}

/// What the shape of one column asks for.
const fn of_column<const N: usize>(draft: &mut Draft<N>, subject: Subject, position: usize) {
    let column = draft.columns.items[position];
    match column.leaf {
        Some(Shape::Enum(of) | Shape::Variants(VariantsShape { tag: of, .. })) if !of.native => {
            values(draft, subject, column, of);
        }
        Some(Shape::Scalar(scalar)) => match scalar.narrowed {
            Narrowed::No | Narrowed::Unknown => {}
            Narrowed::Range(least, most) => range(draft, subject, column, least, Some(most)),
            Narrowed::AtLeast(least) => range(draft, subject, column, least, None),
            Narrowed::Characters(count) => {
                length(draft, subject, column, "CHAR_LENGTH", count as i128);
            }
            Narrowed::Octets(count) => {
                length(draft, subject, column, "OCTET_LENGTH", count as i128);
            }
        },
        _ => {}
    }
}

/// The values of an enum. A state machine over the field lends its name and its source.
const fn values<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    column: ColumnDraft,
    of: &'static EnumShape,
) {
    let mut text = Buffer::<LONGEST>::new();
    expression::push_column(&mut text, draft, &column);
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
    let machine = match column.field {
        Some(field) if field < subject.fields.len() => match inner(subject.fields.shape(field)) {
            Shape::Enum(_) => transitions(subject.rules, field),
            _ => None,
        },
        _ => None,
    };
    let name = match machine {
        Some(Rule {
            name: Some(name), ..
        }) => Str::Static(name),
        _ => shape_name(draft, subject, column.name, ""),
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
    subject: Subject,
    column: ColumnDraft,
    least: &str,
    most: Option<&str>,
) {
    let mut text = Buffer::<LONGEST>::new();
    expression::push_column(&mut text, draft, &column);
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
    of_shape(draft, subject, column.name, column.path, "_range", &text);
}

const fn length<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    column: ColumnDraft,
    function: &str,
    count: i128,
) {
    let mut text = Buffer::<LONGEST>::new();
    text.push(function);
    text.push("(");
    expression::push_column(&mut text, draft, &column);
    text.push(") = ");
    text.push_integer(count);
    of_shape(draft, subject, column.name, column.path, "_length", &text);
}

const fn of_shape<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    name: Str,
    source: Str,
    suffix: &str,
    text: &Buffer<LONGEST>,
) {
    let expression = draft.write(text);
    let name = shape_name(draft, subject, name, suffix);
    draft.checks.push(CheckDraft {
        name,
        expression,
        source,
    });
}

/// `chk_{entity}_{column}` and what the shape adds.
const fn shape_name<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    column: Str,
    suffix: &str,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push("chk_");
    name.push(draft.read(subject.singular));
    name.push("_");
    name.push(draft.read(column));
    name.push(suffix);
    draft.write(&text::shortened(&name))
}

/// What one rule asks for. Unique rules are indexes, and state machines are checks of values.
const fn of_rule<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    rule: &'static Rule,
    columns: Range,
    first: usize,
) {
    match rule.form {
        Form::Unique { .. } => {}
        Form::Documented | Form::Assert => index::note(draft, subject, rule, None, &Pool::new(0)),
        Form::Transitions { field, .. } => {
            let read = columns_of(draft, columns, &Expr::Column((field, "")));
            let constraint = constraint_from(draft, rule, first);
            index::note(draft, subject, rule, constraint, &read);
        }
        Form::Check(expression) => {
            let mut text = Buffer::<LONGEST>::new();
            expression::push(&mut text, draft, columns, &expression);
            let text = draft.write(&text);
            let read = columns_of(draft, columns, &expression);
            let name = rule_name(draft, subject, rule, &read, first);
            draft.checks.push(CheckDraft {
                name,
                expression: text,
                source: Str::Static(rule.text),
            });
            index::note(draft, subject, rule, Some(name), &read);
        }
    }
}

/// The columns that an expression reads.
const fn columns_of<const N: usize>(
    draft: &Draft<N>,
    columns: Range,
    expression: &Expr,
) -> Columns {
    let mut found = Pool::new(0);
    expression::columns_read(draft, columns, expression, &mut found);
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
    subject: Subject,
    rule: &Rule,
    read: &Columns,
    first: usize,
) -> Str {
    if let Some(name) = rule.name {
        return Str::Static(name);
    }
    let mut name = Buffer::<1024>::new();
    name.push("chk_");
    name.push(draft.read(subject.singular));
    let mut index = 0;
    while index < read.kept() {
        name.push("_");
        name.push(draft.read(draft.columns.items[read.items[index]].name));
        index += 1;
    }
    if is_taken(draft, first, text::shortened(&name).as_str()) {
        name.push("_");
        index::name::push_rule_id(&mut name, rule);
    }
    draft.write(&text::shortened(&name))
}
