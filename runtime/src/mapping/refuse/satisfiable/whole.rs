//! Refuses to compare value objects that are not wholly in columns of their row.

use super::quantity::Quantity;
use crate::mapping::refuse::message::{Message, fail, push_quoted};
use crate::rule::{Comparison, Expr, Path};
use crate::shape::Fields;
use crate::shape::leaf::leaf;
use crate::shape::walk::{columns_in, not_compared};

/// Looks at all comparisons of a condition.
#[track_caller]
pub(super) const fn assert_whole(fields: Fields, condition: &Expr) {
    match condition {
        Expr::Compare(
            Comparison::Equal | Comparison::NotEqual,
            Expr::Column(left),
            Expr::Column(_),
        ) => assert_compared(fields, *left),
        Expr::Among(Expr::Column(of), _) => assert_one(fields, *of),
        _ => {
            let mut position = 0;
            while let Some(operand) = condition.operand(position) {
                assert_whole(fields, operand);
                position += 1;
            }
        }
    }
}

#[track_caller]
const fn assert_compared(fields: Fields, path: Path) {
    let Some(shape) = leaf(fields, path) else {
        return;
    };
    if let Some(part) = not_compared(shape) {
        let mut message = begin(fields, path);
        message.push(" is compared as a whole, and its part ");
        push_quoted(&mut message, part);
        message.push(" is stored as JSON, or in rows of its own: compare the other parts, or use `assert(…)`, in Rust alone");
        fail(message);
    }
}

#[track_caller]
const fn assert_one(fields: Fields, path: Path) {
    if let Some(shape) = leaf(fields, path)
        && columns_in(shape) > 1
    {
        let mut message = begin(fields, path);
        message.push(" has several columns, and is looked for in no list: join comparisons with `||`, as in `self.price == self.least || self.price == self.most`");
        fail(message);
    }
}

const fn begin(fields: Fields, path: Path) -> Message {
    let mut message = Message::new();
    message.push("`");
    Quantity::Value(path).push(&mut message, fields);
    message.push("`");
    message
}
