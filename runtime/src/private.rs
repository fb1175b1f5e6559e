//! What generated code names. Not for use by hand: it changes without notice.

pub use std::option::Option::{None, Some};
pub use std::primitive::{bool, str};
pub use std::result::Result;

pub use crate::domain::{Aggregate, Entity, Transitions, ValueObject};
pub use crate::invariant::{Check, Violations};
pub use crate::registry::Entry;
pub use crate::rule::{Arrow, Comparison, Expr, Form, Literal, Rule};
pub use crate::shape::{
    Audit, Children, Default, EntityShape, EnumShape, Field, IndexShape, Many, OnDelete, Root,
    Shape, Target, UUID, ValueShape, fields_of,
};
pub use crate::stored::{
    Comparable, Constant, ConstantKind, Digits, Embedded, HasChildren, Identified, Identity,
    InTable,
    NoConstant, NotNull, Nullability, Reference, Required, RootEntity, SoftReference, Stored, Text,
    ask, comparable, enum_shape, follows, literal, number, ordered, state, unreachable_states,
};
pub use crate::collision::{assert_distinct, assert_free};
pub use crate::table::Table;
pub use crate::text::{Name, shortened_name};
