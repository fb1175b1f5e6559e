//! The checks of a table: those of its shapes in column order, then those of its rules.

use super::condition::Frame;
use super::draft::node::Node;
use super::draft::{CheckDraft, Draft, Range, ScopeDraft, Str};
use super::provenance::transitions;
use super::subject::Subject;
use super::{expression, presence, rules};
use crate::rule::{Comparison, Literal, Rule, Unit};
use crate::shape::{EnumShape, Narrowed, Shape, VariantsShape};
use crate::text::{self, Buffer};

/// All checks of a table.
pub(super) const fn all<const N: usize>(draft: &mut Draft<N>, subject: Subject, frame: Frame) {
    if draft.overflowed() {
        return;
    }
    let Range {
        start: mut position,
        end,
    } = frame.columns;
    let (mut scope, mut site) = (subject.start.scopes, subject.start.sites);
    while position < end {
        while presence::begins_at(draft, scope, position) {
            of_scope(draft, subject, scope);
            scope += 1;
        }
        of_column(draft, subject, position);
        position += 1;
        while rules::ends_at(draft, site, position) {
            rules::of_site(draft, subject, frame, site);
            site += 1;
        }
    }
    let mut rule = 0;
    while rule < subject.rules.len() {
        rules::of_type(draft, subject, frame, &subject.rules[rule]);
        rule += 1;
    }
}

/// What being absent together asks for.
const fn of_scope<const N: usize>(draft: &mut Draft<N>, subject: Subject, position: usize) {
    if let Some(node) = presence::check(draft, position) {
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
        let name = shape_name(draft, subject, name, suffix);
        of_shape(draft, name, path, node);
    }
}

/// What the shape of one column asks for.
const fn of_column<const N: usize>(draft: &mut Draft<N>, subject: Subject, position: usize) {
    let column = draft.columns.items[position];
    match column.leaf {
        Some(Shape::Enum(of) | Shape::Variants(VariantsShape { tag: of, .. })) if !of.native => {
            values(draft, subject, position, of);
        }
        Some(Shape::Scalar(scalar)) => {
            let node = draft.nodes_length;
            let suffix = match scalar.narrowed {
                Narrowed::No | Narrowed::Unknown(_) => return,
                Narrowed::Range(least, most) => range(draft, position, least, Some(most)),
                Narrowed::AtLeast(least) => range(draft, position, least, None),
                Narrowed::Zero(bounds) => not_zero(draft, position, bounds),
                Narrowed::Characters(count) => {
                    length(draft, position, Unit::Characters, count as i128)
                }
                Narrowed::Octets(count) => length(draft, position, Unit::Octets, count as i128),
            };
            let name = shape_name(draft, subject, column.name, suffix);
            of_shape(draft, name, column.path, node);
        }
        _ => {}
    }
}

/// The values of an enum. A state machine over the field lends its name and its source.
const fn values<const N: usize>(
    draft: &mut Draft<N>,
    subject: Subject,
    position: usize,
    of: &'static EnumShape,
) {
    let column = draft.columns.items[position];
    let node = draft.nodes_length;
    draft.node(Node::In(of.values.len()));
    draft.node(Node::Column(position));
    let mut value = 0;
    while value < of.values.len() {
        draft.node(Node::Literal(Literal::Text(of.values[value])));
        value += 1;
    }
    let condition = expression::condition(draft, node);
    let machine = match column.field {
        Some(field) if column.least == 0 => {
            let names = text::from(draft.read(column.path), column.tail);
            transitions(subject.rules, field, names)
        }
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
        condition,
        source,
    });
}

const fn range<const N: usize>(
    draft: &mut Draft<N>,
    position: usize,
    least: &'static str,
    most: Option<&'static str>,
) -> &'static str {
    draft.node(match most {
        Some(_) => Node::Between,
        None => Node::Compare(Comparison::GreaterOrEqual),
    });
    draft.node(Node::Column(position));
    draft.node(Node::Literal(Literal::Integer(text::integer(least))));
    if let Some(most) = most {
        draft.node(Node::Literal(Literal::Integer(text::integer(most))));
    }
    "_range"
}

const fn not_zero<const N: usize>(
    draft: &mut Draft<N>,
    position: usize,
    bounds: Option<(&'static str, &'static str)>,
) -> &'static str {
    if let Some((least, most)) = bounds {
        draft.node(Node::And);
        range(draft, position, least, Some(most));
    }
    draft.node(Node::Compare(Comparison::NotEqual));
    draft.node(Node::Column(position));
    draft.node(Node::Literal(Literal::Integer(0)));
    "_range"
}

const fn length<const N: usize>(
    draft: &mut Draft<N>,
    position: usize,
    unit: Unit,
    count: i128,
) -> &'static str {
    draft.node(Node::Compare(Comparison::Equal));
    draft.node(Node::Length(unit));
    draft.node(Node::Column(position));
    draft.node(Node::Literal(Literal::Integer(count)));
    "_length"
}

/// The check of a shape: what it asks for is said from a node on.
const fn of_shape<const N: usize>(draft: &mut Draft<N>, name: Str, source: Str, node: usize) {
    let condition = expression::condition(draft, node);
    draft.checks.push(CheckDraft {
        name,
        condition,
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
