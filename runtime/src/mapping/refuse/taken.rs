//! Refuses names of columns that a table of children, or of the values of a collection, has already:
//! where the name is declared.

use crate::mapping::flatten;
use crate::mapping::parent::{Parent, key_name};
use crate::mapping::refuse::collision::{Columns, push_path};
use crate::mapping::refuse::message::{Message, fail};
use crate::mapping::refuse::rows::rows_of;
use crate::shape::walk::{inner, is_entity};
use crate::shape::{Audit, Children, EntityShape, Field, Fields, Many, Shape};
use crate::text;

/// What has the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// The position in a list.
    Order,
    /// The key of the parent, as it is declared.
    Key,
    /// The same, as it is called unless it is declared.
    DerivedKey,
}

/// Refuses an `ordered` whose column is another one of the table already.
///
/// # Panics
///
/// In const evaluation, saying which.
#[track_caller]
pub const fn assert_order(field: Fields, owner: Option<&'static EntityShape>) {
    let field = field.get(0);
    if let Some(name) = field.said.children.ordered {
        assert_free_in(field, owner, name, What::Order);
    }
}

/// Refuses a `foreign_key` that is another column of the table already.
///
/// # Panics
///
/// In const evaluation, saying which.
#[track_caller]
pub const fn assert_key(field: Fields, owner: Option<&'static EntityShape>) {
    let field = field.get(0);
    if let Some(name) = field.said.children.foreign_key {
        assert_free_in(field, owner, name, What::Key);
    }
}

/// Refuses a child of which a value object has a column that is called as the key of the parent.
#[track_caller]
pub(super) const fn assert_derived_key(child: &'static EntityShape, parent: Parent) {
    if parent.said.foreign_key.is_some() || is_entity(child.identity.target, parent.entity) {
        return;
    }
    let key = key_name(parent);
    let mut index = 0;
    while index < child.fields.len() {
        let field = child.fields.get(index);
        // Most fields are called otherwise.
        let may_be = match field.said.prefix {
            Some(prefix) => text::behind(key.as_str(), prefix).is_some(),
            None => match text::behind(key.as_str(), field.column) {
                Some(rest) => text::behind(rest, "_").is_some(),
                None => false,
            },
        };
        if may_be {
            assert_free_of(child, index, key.as_str(), What::DerivedKey);
        }
        index += 1;
    }
}

#[track_caller]
const fn assert_free_in(field: Field, owner: Option<&'static EntityShape>, name: &str, what: What) {
    match inner(field.shape) {
        Shape::Child(child, _) => {
            assert_not_generated(child.target.name, name, child.audit, what);
            if let Some(owner) = owner {
                assert_not_key(
                    child.target.name,
                    name,
                    of(owner, field.said.children),
                    what,
                );
            }
            let mut index = 0;
            while index < child.fields.len() {
                // A field that is called as the key declares it.
                let declares =
                    matches!(what, What::Key) && text::equal(child.fields.get(index).column, name);
                if !declares {
                    assert_free_of(child, index, name, what);
                }
                index += 1;
            }
        }
        Shape::Collection(rows) => {
            // Its rows have the audit of their owner's.
            let audit = match owner {
                Some(owner) => owner.audit,
                None => None,
            };
            assert_not_generated(field.name, name, audit, what);
            if let Some(owner) = owner {
                assert_not_key(field.name, name, of(owner, field.said.children), what);
            }
            let (draft, _) = &rows_of(field, rows);
            let mut index = 0;
            while index < draft.columns.kept() {
                if text::equal(draft.read(draft.columns.items[index].name), name) {
                    refuse(field.name, name, "a column of its values", what);
                }
                index += 1;
            }
        }
        _ => {}
    }
}

/// The parent, as far as the name of its key asks.
const fn of(owner: &'static EntityShape, said: Children) -> Parent {
    Parent {
        entity: owner,
        table: "",
        position: 0,
        many: Many::Any,
        said,
    }
}

/// The columns that every such table has.
#[track_caller]
const fn assert_not_generated(of: &str, name: &str, audit: Option<Audit>, what: What) {
    if text::equal(name, "id") {
        refuse(of, name, "its identity", what);
    }
    if let Some(audit) = audit
        && (text::equal(name, audit.created) || text::equal(name, audit.updated))
    {
        refuse(of, name, "a column of its audit", what);
    }
}

/// The order is not the key of the parent. Of both, the order is told.
#[track_caller]
const fn assert_not_key(of: &str, name: &str, parent: Parent, what: What) {
    if matches!(what, What::Order) && text::equal(name, key_name(parent).as_str()) {
        refuse(of, name, "the key of its parent", what);
    }
}

/// The columns of a field of the child.
#[track_caller]
const fn assert_free_of(child: &'static EntityShape, field: usize, name: &str, what: What) {
    let mut draft = Columns::new();
    // What is wrong with a field is told without this.
    if child.fields.slots[field].flaw.is_some() {
        return;
    }
    flatten::of_field(&mut draft, child.target.name, child.fields, field, &[]);
    let mut index = 0;
    while index < draft.columns.kept() {
        let column = &draft.columns.items[index];
        if text::equal(draft.read(column.name), name) {
            let mut path = Message::new();
            push_path(&mut path, &draft, column.path);
            refuse(child.target.name, name, path.as_str(), what);
        }
        index += 1;
    }
}

#[track_caller]
const fn refuse(of: &str, name: &str, other: &str, what: What) -> ! {
    let mut message = Message::new();
    message.push("the table of `");
    message.push(of);
    message.push("` has the column `");
    message.push(name);
    message.push("` already, which is ");
    message.push(other);
    message.push(match what {
        What::Order => ": give the order another name, as in `ordered = \"line_number\"`",
        What::Key => {
            ": give the key of the parent another name, as in `foreign_key = \"parent_id\"`"
        }
        What::DerivedKey => {
            ": give the key of the parent another name, as in `#[children(foreign_key = \"parent_id\")]`"
        }
    });
    fail(message)
}
