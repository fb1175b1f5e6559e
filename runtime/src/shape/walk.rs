//! What a shape is beneath what is around it.

use super::{EntityShape, Many, Narrowed, Rows, RowsKind, Scalar, Shape, Target, ValueShape};
use crate::table::SqlType;
use crate::text;

/// A shape without the `Option` around it.
pub(crate) const fn inner(shape: &Shape) -> &Shape {
    match shape {
        Shape::Optional(shape) => inner(shape),
        shape => shape,
    }
}

/// A shape without the `Option` and the newtypes around it.
pub(crate) const fn unwrapped(shape: &Shape) -> &Shape {
    match inner(shape) {
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => unwrapped(fields.shape(0)),
        shape => shape,
    }
}

/// Whether a value that is there always fills at least one column.
pub(crate) const fn always_fills(shape: &Shape, presence: bool) -> bool {
    match shape {
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) | Shape::Variants(_) => true,
        Shape::Child(..) | Shape::Collection(_) => false,
        Shape::Optional(_) => presence,
        Shape::Value(value) => {
            let mut index = 0;
            while index < value.fields.len() {
                let field = value.fields.get(index);
                if always_fills(field.shape, field.said.presence) {
                    return true;
                }
                index += 1;
            }
            false
        }
    }
}

/// Whether a shape is the columns of a value object of named fields, however it is wrapped.
pub(crate) const fn is_several(shape: &Shape) -> bool {
    match shape {
        Shape::Value(ValueShape {
            newtype: true,
            fields,
            ..
        }) => is_several(fields.shape(0)),
        Shape::Optional(shape) => is_several(shape),
        Shape::Value(_) => true,
        _ => false,
    }
}

/// The name of the first child entity in a shape; nothing where there is none.
pub(crate) const fn child_in(shape: &Shape) -> &'static str {
    match shape {
        Shape::Child(child, _) => child.target.name,
        Shape::Optional(inner) => child_in(inner),
        _ => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    if !fields.slots[index].child.is_empty() {
                        return fields.slots[index].child;
                    }
                    index += 1;
                }
                part += 1;
            }
            ""
        }
    }
}

/// Whether something in a shape refers to a child entity, or to what has a tenant.
pub(crate) const fn refers(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(_) | Shape::Enum(_) => false,
        Shape::Reference(target) => !target.root || target.tenant.is_some(),
        Shape::Optional(shape) => refers(shape),
        // The identity of another child, which must be there too.
        Shape::Child(child, _) => {
            let identity = child.identity.target;
            (!identity.root || identity.tenant.is_some()) && !is_entity(identity, child)
                || child.fields.refer()
        }
        Shape::Collection(rows) => {
            rows.value.refers
                || match rows.key {
                    Some(key) => key.refers,
                    None => false,
                }
        }
        Shape::Value(_) | Shape::Variants(_) => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                if fields.refer() {
                    return true;
                }
                part += 1;
            }
            false
        }
    }
}

/// A type with mistakes has been reported itself.
pub(crate) const fn is_mistaken(shape: &Shape) -> bool {
    matches!(
        inner(shape),
        Shape::Scalar(Scalar {
            narrowed: Narrowed::Unknown(_),
            ..
        })
    )
}

/// Whether an id names this entity.
pub(crate) const fn is_entity(target: &Target, entity: &EntityShape) -> bool {
    are_same(target, entity.target)
}

/// Whether both are of one entity.
pub(crate) const fn are_same(left: &Target, right: &Target) -> bool {
    text::equal(left.name, right.name) && text::equal(left.module, right.module)
}

pub(crate) const fn is_optional(shape: &Shape) -> bool {
    matches!(shape, Shape::Optional(_))
}

/// Whether there is an order to be kept.
pub(crate) const fn is_list(shape: &Shape) -> bool {
    matches!(
        inner(shape),
        Shape::Child(_, Many::Any)
            | Shape::Collection(Rows {
                kind: RowsKind::List,
                ..
            })
    )
}

/// How many columns a shape has in the table of what holds it, at the most.
pub(crate) const fn columns_in(shape: &Shape) -> usize {
    match shape {
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) => 1,
        Shape::Child(..) | Shape::Collection(_) => 0,
        // A value object may have one that says whether it is there.
        Shape::Optional(of) if is_several(of) => 1 + columns_in(of),
        Shape::Optional(of) => columns_in(of),
        Shape::Value(_) | Shape::Variants(_) => {
            let mut count = matches!(shape, Shape::Variants(_)) as usize;
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    count += columns_in(fields.shape(index));
                    index += 1;
                }
                part += 1;
            }
            count
        }
    }
}

/// The first part of a shape that is not in columns by which two of it could be compared; nothing
/// where all of it is.
pub(crate) const fn not_compared(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Optional(of) => not_compared(of),
        Shape::Value(_) | Shape::Variants(_) => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                let mut index = 0;
                while index < fields.len() {
                    let shape = fields.shape(index);
                    let is_json = matches!(
                        inner(shape),
                        Shape::Scalar(Scalar {
                            ty: SqlType::Json,
                            ..
                        })
                    );
                    if is_json || is_rows(shape) {
                        return Some(fields.names[index]);
                    }
                    if let Some(part) = not_compared(shape) {
                        return Some(part);
                    }
                    index += 1;
                }
                part += 1;
            }
            None
        }
        _ => None,
    }
}

/// Whether it is rows of another table, by itself.
const fn is_rows(shape: &Shape) -> bool {
    matches!(inner(shape), Shape::Child(..) | Shape::Collection(_))
}
