//! Refuses a default that the column's type or a check would refuse, in const evaluation.

use crate::rule::{Comparison, Expr, Form, Literal, Position, Rule, Unit, Variant};
use crate::shape::interval::integers;
use crate::shape::walk::{inner, unwrapped};
use crate::shape::{Default, Fields, Narrowed, Scalar, Shape};
use crate::stored::{is_too_great, is_unwritten};
use crate::table::SqlType;
use crate::text::{self, Buffer};

/// Refuses the default of a field where it has no room in its column, or breaks a check that the
/// defaults alone decide.
///
/// # Panics
///
/// In const evaluation, saying which.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub const fn assert_default(fields: Fields, position: usize, rules: &[Rule], is_spoken: bool) {
    if !is_spoken {
        refuse_unspoken(fields, position);
        return;
    }
    let Some(value) = default_of(fields, position) else {
        return;
    };
    assert_written(unwrapped(fields.shape(position)), value);
    assert_room(inner(fields.shape(position)), value);
    let mut index = 0;
    while index < rules.len() {
        let rule = &rules[index];
        if let Form::Check(condition) = &rule.form
            && reads(condition, position)
            && matches!(first_default(fields, condition), Some(first) if first == position)
            && matches!(holds(fields, condition), Some(false))
        {
            let mut message = Buffer::<1024>::new();
            message.push("this default breaks a rule of the same type: ");
            message.push(rule.text);
            crate::mapping::refuse::satisfiable::push_left(
                &mut message,
                fields,
                condition,
                position,
            );
            panic!("{}", message.as_str());
        }
        index += 1;
    }
}

/// A type without constants says its default in SQL. What is not one column is refused at its field.
#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse_unspoken(fields: Fields, position: usize) {
    match unwrapped(fields.shape(position)) {
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown(_),
            ..
        }) => {}
        Shape::Scalar(Scalar {
            ty: SqlType::Json, ..
        }) => {
            panic!("the default of a JSON column is written in SQL: `default(sql = \"'{{}}'\")`")
        }
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) => {
            panic!("a default of this type is written in SQL, as in `default(sql = \"…\")`")
        }
        _ => {}
    }
}

const fn default_of(fields: Fields, position: usize) -> Option<Literal> {
    match fields.get(position).said.default {
        Some(Default::Value(value)) => Some(value),
        _ => None,
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn assert_written(shape: &Shape, value: Literal) {
    assert!(
        !is_unwritten(&value),
        "a default of this type is written as a literal, or as `default(sql = \"…\")`"
    );
    if !is_too_great(&value) {
        return;
    }
    let mut message = Buffer::<256>::new();
    message.push("this default is out of the range of its type");
    if let Shape::Scalar(scalar) = shape
        && let Some(range) = integers(scalar.ty, Some(shape))
    {
        message.push(", ");
        message.push_integer(range.least);
        message.push("..=");
        message.push_integer(range.most);
    }
    panic!("{}", message.as_str());
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn assert_room(shape: &Shape, value: Literal) {
    let value = match value {
        Literal::Text(value) => value,
        Literal::Character('\0') => "\0",
        _ => return,
    };
    assert!(
        !text::holds_byte(value, 0),
        "no stored text holds the character U+0000"
    );
    if let Shape::Scalar(Scalar {
        ty: SqlType::Varchar(length),
        ..
    }) = shape
        && text::characters(value) > *length as usize
    {
        let mut message = Buffer::<256>::new();
        message.push("this default has ");
        message.push_integer(text::characters(value) as i128);
        message.push(" characters, and its column has room for ");
        message.push_integer(*length as i128);
        panic!("{}", message.as_str());
    }
}

/// Whether a condition reads a field. Of most rules this is all that is asked.
const fn reads(condition: &Expr, field: usize) -> bool {
    match condition {
        Expr::Column((of, _)) | Expr::Present((of, _)) => *of == field,
        _ => {
            let mut position = 0;
            while let Some(operand) = condition.operand(position) {
                if reads(operand, field) {
                    return true;
                }
                position += 1;
            }
            false
        }
    }
}

/// The first field of a condition that has a default: there it is reported.
const fn first_default(fields: Fields, condition: &Expr) -> Option<usize> {
    match condition {
        Expr::Column((field, _)) | Expr::Present((field, _)) => {
            if default_of(fields, *field).is_some() {
                Some(*field)
            } else {
                None
            }
        }
        _ => {
            let mut position = 0;
            while let Some(operand) = condition.operand(position) {
                let found = first_default(fields, operand);
                if found.is_some() {
                    return found;
                }
                position += 1;
            }
            None
        }
    }
}

/// Whether a condition holds for the defaults; nothing where they do not decide it.
const fn holds(fields: Fields, condition: &Expr) -> Option<bool> {
    match condition {
        Expr::Column(_) | Expr::Literal(_) => match value(fields, condition) {
            Some(Literal::Boolean(value)) => Some(value),
            _ => None,
        },
        Expr::Present((field, rest)) if rest.is_empty() && default_of(fields, *field).is_some() => {
            Some(true)
        }
        Expr::Not(operand) => not(holds(fields, operand)),
        Expr::And(left, right) => and(holds(fields, left), holds(fields, right)),
        Expr::Or(left, right) => not(and(not(holds(fields, left)), not(holds(fields, right)))),
        Expr::Compare(comparison, left, right) => compared(fields, *comparison, left, right),
        Expr::Between(of, least, most) => and(
            compared(fields, Comparison::GreaterOrEqual, of, least),
            compared(fields, Comparison::LessOrEqual, of, most),
        ),
        Expr::Among(of, list) => among(fields, of, list),
        Expr::Is(of, variants) => {
            let mut none = Some(true);
            let mut index = 0;
            while index < variants.len() {
                let is = match (value(fields, of), variants[index]) {
                    (Some(value), Variant::Stored(other)) => {
                        compare(Comparison::Equal, value, other)
                    }
                    _ => None,
                };
                none = and(none, not(is));
                index += 1;
            }
            not(none)
        }
        Expr::Empty(of) => match value(fields, of) {
            Some(Literal::Text(value)) => Some(value.is_empty()),
            _ => None,
        },
        Expr::Holds(place, of, part) => match (value(fields, of), value(fields, part)) {
            (Some(Literal::Text(of)), Some(Literal::Text(part))) => match place {
                Position::Start => Some(text::begins(of, part)),
                Position::End => Some(text::ends(of, part)),
                Position::Anywhere => None,
                Position::Alike => Some(text::alike(of, part)),
            },
            _ => None,
        },
        Expr::Identity
        | Expr::Present(_)
        | Expr::Only(..)
        | Expr::Lowercase(_)
        | Expr::Length(..)
        | Expr::Count(_)
        | Expr::Arithmetic(..) => None,
    }
}

/// Whether a default is one of a list.
const fn among(fields: Fields, of: &Expr, list: &[Expr]) -> Option<bool> {
    let mut none = Some(true);
    let mut index = 0;
    while index < list.len() {
        none = and(
            none,
            compared(fields, Comparison::NotEqual, of, &list[index]),
        );
        index += 1;
    }
    not(none)
}

const fn not(of: Option<bool>) -> Option<bool> {
    match of {
        Some(of) => Some(!of),
        None => None,
    }
}

const fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

const fn compared(
    fields: Fields,
    comparison: Comparison,
    left: &Expr,
    right: &Expr,
) -> Option<bool> {
    match (value(fields, left), value(fields, right)) {
        (Some(left), Some(right)) => compare(comparison, left, right),
        _ => None,
    }
}

const fn value(fields: Fields, operand: &Expr) -> Option<Literal> {
    match operand {
        Expr::Literal(literal) => Some(*literal),
        Expr::Column((field, rest)) if rest.is_empty() => default_of(fields, *field),
        Expr::Length(unit, of) => match (unit, value(fields, of)) {
            (Unit::Octets, Some(Literal::Text(text))) => Some(Literal::Integer(text.len() as i128)),
            (Unit::Characters, Some(Literal::Text(text))) => {
                Some(Literal::Integer(text::characters(text) as i128))
            }
            _ => None,
        },
        _ => None,
    }
}

const fn compare(comparison: Comparison, left: Literal, right: Literal) -> Option<bool> {
    let (equal, less) = match (left, right) {
        (Literal::Integer(left), Literal::Integer(right)) => (left == right, left < right),
        (Literal::Boolean(left), Literal::Boolean(right)) => (left == right, !left & right),
        (Literal::Character(left), Literal::Character(right)) => {
            (left as u32 == right as u32, (left as u32) < right as u32)
        }
        (Literal::Text(left), Literal::Text(right)) => {
            (text::equal(left, right), text::before(left, right))
        }
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => equal,
        Comparison::NotEqual => !equal,
        Comparison::Less => less,
        Comparison::LessOrEqual => less || equal,
        Comparison::Greater => !less && !equal,
        Comparison::GreaterOrEqual => !less,
    })
}
