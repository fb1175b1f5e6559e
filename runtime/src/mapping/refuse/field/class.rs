//! Operator classes that the columns of an index do not bear.

use super::path::{drafted, refuse_second};
use crate::mapping::flatten;
use crate::mapping::refuse::message::{Message, fail, push_quoted};
use crate::shape::Fields;
use crate::shape::walk::is_mistaken;
use crate::table::SqlType;
use crate::table::method::{Method, OperatorClass};

/// Refuses an operator class that the method of an index does not have for the columns of a path.
///
/// # Panics
///
/// In const evaluation, saying which ones it has.
#[track_caller]
pub const fn assert_class(fields: Fields, rest: &str, method: &str, class: &str) {
    let field = fields.get(0);
    // One that there is not is refused for that.
    let Some(of_method) = Method::find(method) else {
        return;
    };
    if is_mistaken(field.shape) || fields.slots[0].flaw.is_some() {
        return;
    }
    let (draft, position) = drafted(fields);
    let mut first = None;
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if flatten::is_called(&draft, column, position, rest) {
            let name = draft.read(column.name);
            let word = match column.ty {
                SqlType::Enum(_) => "enum",
                ty => ty.parts().0,
            };
            assert_class_of(name, word, method, class);
            match first {
                Some(first) if !of_method.several => refuse_second(first, name, of_method),
                Some(_) => {}
                None => first = Some(name),
            }
        }
        index += 1;
    }
}

/// The same of one column, by its name and the word of its type.
///
/// # Panics
///
/// In const evaluation, saying which ones it has.
#[track_caller]
pub const fn assert_class_of(column: &str, ty: &str, method: &str, class: &str) {
    match OperatorClass::find(class) {
        Some(known) if known.is_of(method) && known.takes(ty) => return,
        Some(known) if known.takes(ty) => {
            let mut message = Message::new();
            push_quoted(&mut message, class);
            message.push(" is an operator class of the method \"");
            message.push(known.methods[0]);
            message.push("\": say `method = \"");
            message.push(known.methods[0]);
            message.push("\"`");
            fail(message)
        }
        _ => {}
    }
    let mut message = Message::new();
    message.push("the method \"");
    message.push(method);
    message.push("\" has no operator class ");
    push_quoted(&mut message, class);
    message.push(" for ");
    message.push(ty);
    message.push(" as the column ");
    push_quoted(&mut message, column);
    message.push(" is: ");
    push_classes(&mut message, ty, method);
    fail(message)
}

/// The classes that a method has for a type, beside that which it takes by default.
const fn push_classes(message: &mut Message, ty: &str, method: &str) {
    let mut count = 0;
    let mut index = 0;
    while index < OperatorClass::ALL.len() {
        let known = &OperatorClass::ALL[index];
        if known.is_of(method) && known.takes(ty) {
            message.push(if count == 0 { "it has " } else { ", " });
            push_quoted(message, known.name);
            count += 1;
        }
        index += 1;
    }
    message.push(if count == 0 {
        "leave it out"
    } else {
        "; without one it takes that of the type"
    });
}
