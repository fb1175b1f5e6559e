//! Refuses references that only the root can judge: to children of other aggregates, and to what
//! belongs to another tenant.

use super::message::refuse;
use crate::mapping::tenant;
use crate::shape::walk::{are_same, is_entity, is_mistaken};
use crate::shape::{EntityShape, FieldType, Fields, Shape, Target, Tenant};
use crate::stored::Identified;
use crate::text::{self, Buffer};

type Message = Buffer<4096>;

/// Refuses ids of child entities that the aggregate of this root does not hold, and of what belongs
/// to another tenant. A root asks where a field of its own refers to such at all.
///
/// # Panics
///
/// In const evaluation, naming each field.
#[track_caller]
pub const fn assert_references<T: Identified>(refers: bool) {
    if refers {
        assert_all::<T>();
    }
}

/// A function of its own, because the constants of one are evaluated where it is called.
#[track_caller]
const fn assert_all<T: Identified>() {
    let shape = T::SHAPE;
    let root = Root {
        name: shape.target.name,
        tenant: shape.target.tenant,
        fields: &shape.fields,
    };
    let mut message = Message::new();
    of_fields(&mut message, root, root.name, root.fields);
    assert!(message.length() == 0, "{}", message.as_str());
}

/// Refuses a field of this name that names no tenant.
///
/// # Panics
///
/// In const evaluation, saying what a tenant is.
#[track_caller]
pub const fn assert_tenant(name: &str, slot: &FieldType) {
    let names_one = matches!(tenant_in(slot), Target { root: true, name, .. } if !name.is_empty());
    if !names_one && !is_mistaken(&slot.shape) && slot.flaw.is_none() {
        refuse(
            name,
            " names no tenant: that is a root, to which each aggregate refers: `Id<…>` of one, or its id newtype, and neither optional nor soft",
        );
    }
}

/// Refuses that an entity of its own identity is said to go with another one.
///
/// # Panics
///
/// In const evaluation, saying what would refer to another entity.
#[track_caller]
pub const fn assert_shared(own: &Target, identity: &Target) {
    assert!(
        !are_same(own, identity) || identity.name.is_empty(),
        "the identity refers to no other entity: `on_delete` stands on a reference, or on an identity that is shared, `id: Id<Other>`"
    );
}

/// What a field refers to that names a tenant.
#[must_use]
pub const fn tenant_in(slot: &FieldType) -> &'static Target {
    match slot.shape {
        Shape::Reference(target) => target,
        _ => &Target::EMPTY,
    }
}

#[derive(Clone, Copy)]
struct Root<'r> {
    name: &'r str,
    tenant: Option<&'r Tenant>,
    fields: &'r Fields,
}

const fn of_fields(message: &mut Message, root: Root<'_>, owner: &str, fields: &Fields) {
    let mut index = 0;
    while index < fields.len() {
        if fields.slots[index].refers {
            of_shape(
                message,
                root,
                [owner, fields.names[index]],
                fields.shape(index),
            );
        }
        index += 1;
    }
}

const fn of_shape(message: &mut Message, root: Root<'_>, path: [&str; 2], shape: &Shape) {
    match shape {
        Shape::Optional(shape) => of_shape(message, root, path, shape),
        Shape::Reference(target) => of_target(message, root, path, target),
        Shape::Child(child, _) => {
            let name = child.target.name;
            if !is_entity(child.identity.target, child) {
                of_identity(message, root, name, child.identity.target);
            }
            of_column(message, root, child);
            of_fields(message, root, name, &child.fields);
        }
        Shape::Collection(rows) => {
            if let Some(key) = rows.key {
                of_shape(message, root, path, &key.shape);
            }
            of_shape(message, root, path, &rows.value.shape);
        }
        Shape::Value(value) => of_fields(message, root, value.name, &value.fields),
        Shape::Variants(of) => {
            let mut index = 0;
            while index < of.variants.len() {
                of_fields(message, root, of.tag.name, &of.variants[index].fields);
                index += 1;
            }
        }
        Shape::Scalar(_) | Shape::Enum(_) => {}
    }
}

/// The column of the tenant is generated in a child that needs it.
const fn of_column(message: &mut Message, root: Root<'_>, child: &EntityShape) {
    let tenant = match root.tenant {
        Some(tenant) if tenant::needs(child, tenant) => tenant,
        _ => return,
    };
    let mut index = 0;
    while index < child.fields.len() {
        let field = child.fields.get(index);
        if text::equal(field.column, tenant.column) {
            if message.length() > 0 {
                message.push("\n");
            }
            push_name(message, child.target.name);
            message.push(" has a column ");
            push_name(message, field.column);
            message.push(", which a child gets that refers to other aggregates of the tenant: leave the field out, or call it otherwise");
        }
        index += 1;
    }
}

const fn of_identity(message: &mut Message, root: Root<'_>, owner: &str, target: &Target) {
    if let Some(why) = why(root, target) {
        push_why(message, root, [owner, "id"], target, why);
        message.push(": give it an identity of its own");
    }
}

const fn of_target(message: &mut Message, root: Root<'_>, path: [&str; 2], target: &Target) {
    match why(root, target) {
        None => {}
        Some(why @ Why::Elsewhere) => {
            push_why(message, root, path, target, why);
            message.push(": refer to the root of its aggregate and find it from there, or keep the id without a foreign key, with `#[reference(soft)]`");
        }
        Some(why @ Why::Tenant(_)) => {
            push_why(message, root, path, target, why);
            message.push(match root.tenant {
                None => ": say whose the aggregate is, with `#[aggregate(tenant = …)]`, or keep",
                Some(_) => ": keep",
            });
            message.push(" the id without a foreign key, with `#[reference(soft)]`");
        }
    }
}

/// Why a reference is refused.
#[derive(Clone, Copy)]
enum Why<'t> {
    /// It is to a child of another aggregate.
    Elsewhere,
    /// It is to what belongs to this tenant, and the aggregate does not.
    Tenant(&'t Tenant),
}

const fn why<'t>(root: Root<'_>, target: &'t Target) -> Option<Why<'t>> {
    if !target.root && !holds(root.fields, target) {
        return Some(Why::Elsewhere);
    }
    let Some(theirs) = target.tenant else {
        return None;
    };
    match root.tenant {
        // What belongs to a tenant refers to that.
        Some(own) if tenant::is_of(target, own) || are_same(target, own.target) => None,
        _ => Some(Why::Tenant(theirs)),
    }
}

const fn push_why(
    message: &mut Message,
    root: Root<'_>,
    path: [&str; 2],
    target: &Target,
    why: Why<'_>,
) {
    if message.length() > 0 {
        message.push("\n");
    }
    let [owner, field] = path;
    message.push("`");
    message.push(owner);
    message.push(if field.is_empty() { "" } else { "." });
    message.push(field);
    message.push("` is the id of ");
    push_name(message, target.name);
    match why {
        Why::Elsewhere => {
            message.push(", a child entity that the aggregate ");
            push_name(message, root.name);
            message.push(" does not hold");
        }
        Why::Tenant(tenant) => {
            message.push(", which belongs to a tenant, ");
            push_name(message, tenant.target.name);
            message.push(", and the aggregate ");
            push_name(message, root.name);
            match root.tenant {
                Some(own) => {
                    message.push(" to another one, ");
                    push_name(message, own.target.name);
                }
                None => message.push(" to none"),
            }
        }
    }
}

const fn push_name(message: &mut Message, name: &str) {
    message.push("`");
    message.push(name);
    message.push("`");
}

/// Whether a child entity is somewhere in these fields.
const fn holds(fields: &Fields, target: &Target) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if !fields.slots[index].child.is_empty() && shape_holds(fields.shape(index), target) {
            return true;
        }
        index += 1;
    }
    false
}

const fn shape_holds(shape: &Shape, target: &Target) -> bool {
    match shape {
        Shape::Child(child, _) => is_entity(target, child) || holds(&child.fields, target),
        Shape::Optional(shape) => shape_holds(shape, target),
        _ => {
            let mut part = 0;
            while let Some(fields) = shape.part(part) {
                if holds(&fields, target) {
                    return true;
                }
                part += 1;
            }
            false
        }
    }
}
