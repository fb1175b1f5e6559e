//! Refuses fields whose columns would be called alike, in const evaluation.
#![allow(
    clippy::large_stack_arrays,
    clippy::large_types_passed_by_value,
    reason = "const evaluation has no heap, and no stack to be careful of"
)]

use crate::shape::{Field, Fields, Shape};
use crate::text::{self, Buffer};

/// The columns of one field that are compared: more than any value object has.
const MOST: usize = 64;

type Name = Buffer<256>;

/// One column and the field path that it comes from.
#[derive(Clone, Copy)]
struct Leaf {
    name: Name,
    path: Name,
}

struct Leaves {
    items: [Leaf; MOST],
    length: usize,
}

/// Refuses two fields of which a column has the same name.
///
/// # Panics
///
/// In const evaluation, naming both fields.
#[track_caller]
pub const fn assert_distinct(owner: &str, fields: Fields, earlier: usize, later: usize) {
    let earlier = leaves(fields.get(earlier));
    let later = leaves(fields.get(later));
    let mut left = 0;
    while left < earlier.length {
        let mut right = 0;
        while right < later.length {
            let (one, other) = (&earlier.items[left], &later.items[right]);
            if text::equal(one.name.as_str(), other.name.as_str()) {
                let mut of = Buffer::<512>::new();
                push_path(&mut of, owner, &one.path);
                of.push(" and ");
                push_path(&mut of, owner, &other.path);
                refuse(&of, &other.name);
            }
            right += 1;
        }
        left += 1;
    }
}

/// Refuses a field of which a column has the name of one that exists anyway.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
pub const fn assert_free(owner: &str, fields: Fields, field: usize, generated: &str) {
    let leaves = leaves(fields.get(field));
    let mut index = 0;
    while index < leaves.length {
        let leaf = &leaves.items[index];
        if text::equal(leaf.name.as_str(), generated) {
            let mut of = Buffer::<512>::new();
            push_path(&mut of, owner, &leaf.path);
            of.push(" and a column that every such table has");
            refuse(&of, &leaf.name);
        }
        index += 1;
    }
}

const fn push_path(message: &mut Buffer<512>, owner: &str, path: &Name) {
    message.push("`");
    message.push(owner);
    message.push(".");
    message.push(path.as_str());
    message.push("`");
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse(of: &Buffer<512>, name: &Name) -> ! {
    let mut message = Buffer::<1024>::new();
    message.push(of.as_str());
    message.push(" would both be the column `");
    message.push(name.as_str());
    message.push("`: name one of them with `#[column(name = \"…\")]`, or set apart a value object with `#[embed(prefix = \"…\")]`");
    panic!("{}", message.as_str())
}

const fn leaves(field: Field) -> Leaves {
    let mut leaves = Leaves {
        items: [Leaf {
            name: Buffer::new(),
            path: Buffer::new(),
        }; MOST],
        length: 0,
    };
    let mut path = Buffer::new();
    path.push(field.name);
    gather(&mut leaves, field, field.shape, &Buffer::new(), &path);
    leaves
}

const fn gather(leaves: &mut Leaves, field: Field, shape: &Shape, prefix: &Name, path: &Name) {
    match shape {
        Shape::Optional(shape) => gather(leaves, field, shape, prefix, path),
        Shape::Value(value) if value.newtype => {
            let inner = value.fields.get(0);
            let field = Field {
                said: field.said.or(inner.said),
                ..field
            };
            gather(leaves, field, inner.shape, prefix, path);
        }
        Shape::Value(value) => {
            let mut prefix = *prefix;
            match field.said.prefix {
                Some(said) => prefix.push(said),
                None => {
                    prefix.push(field.column);
                    prefix.push("_");
                }
            }
            let mut index = 0;
            while index < value.fields.len() {
                let leaf = value.fields.get(index);
                let mut path = *path;
                path.push(".");
                path.push(leaf.name);
                gather(leaves, leaf, leaf.shape, &prefix, &path);
                index += 1;
            }
        }
        Shape::Child(..) => {}
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) => {
            let mut name = *prefix;
            name.push(field.column);
            if leaves.length < MOST {
                leaves.items[leaves.length] = Leaf { name, path: *path };
                leaves.length += 1;
            }
        }
    }
}
