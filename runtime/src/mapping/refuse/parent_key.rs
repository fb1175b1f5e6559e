//! Refuses children whose key to their parent is something else.

use super::{former, taken};
use crate::mapping::column;
use crate::mapping::parent::Parent;
use crate::shape::walk::{inner, is_entity};
use crate::shape::{Children, EntityShape, Many, Shape};
use crate::text::Buffer;

/// Refuses children, also those inside of value objects, of which a field is called as the key of
/// their parent, and is something else.
#[track_caller]
pub(super) const fn assert_parent_keys(
    owner: &'static EntityShape,
    said: Children,
    shape: &'static Shape,
) {
    if let Shape::Child(child, many) = inner(shape) {
        let parent = Parent {
            entity: owner,
            table: owner.target.table,
            position: 0,
            many: *many,
            said,
        };
        if matches!(many, Many::Any) && is_entity(child.identity.target, owner) {
            refuse_list(child);
        }
        let key = column::parent_field(child, parent);
        taken::assert_derived_key(child, parent);
        former::assert_child(child, parent, key);
    }
    let mut position = 0;
    while let Some(fields) = inner(shape).part(position) {
        let mut index = 0;
        while index < fields.len() {
            // Most parts hold no children.
            if !fields.slots[index].child.is_empty() {
                let field = fields.get(index);
                assert_parent_keys(owner, field.said.children, field.shape);
            }
            index += 1;
        }
        position += 1;
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse_list(child: &EntityShape) -> ! {
    let mut message = Buffer::<512>::new();
    message.push("the child `");
    message.push(child.target.name);
    message.push("` shares the identity of its parent, so that a parent has one at most: hold it without the `Vec`, or give it an identity of its own");
    panic!("{}", message.as_str())
}
