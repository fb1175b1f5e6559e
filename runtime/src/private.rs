//! What generated code names. Not for use by hand: it changes without notice.

pub use std::option::Option::{None, Some};
pub use std::primitive::{bool, u64};

pub use uuid::Uuid;

pub use crate::domain::{Aggregate, IdentifiedEntity, Transitions, ValueObject, root_identity};
pub use crate::drift::{
    Accepted, Answers, EntityDrift, FewAreGone, InCrate, Locked, Record, Variable, answered,
    assert_accepted, enum_changed, few_are_gone, key_of,
};
pub use crate::invariant::{Checker, NotShown, Shown, listed};
pub use crate::mapping::{
    ColumnsOf, assert_class, assert_class_of, assert_compared, assert_computed, assert_default,
    assert_distinct_variants, assert_field, assert_former, assert_instant, assert_key,
    assert_length, assert_lowercase, assert_lowercase_row, assert_method, assert_narrow,
    assert_nulls, assert_order, assert_path, assert_range, assert_references, assert_row,
    assert_rule, assert_shared, assert_sound, assert_stored, assert_tenant, assert_unique,
    assert_unique_nulls, assert_unique_row, assert_version, has_null, tenant_in, width,
};
pub use crate::number::{Computed, Divided, Number, Overflow};
pub use crate::record::binary::Flat;
pub use crate::record::carried::{carried, carried_length};
pub use crate::rule::{
    ANYWHERE, Arrow, Compared, Comparison, Expr, Form, GENERATED, Literal, Operator, PARENT,
    Position, Rule, Unit, Variant,
};
pub use crate::shape::{
    Audit, Children, Default, EntityShape, EnumShape, FieldOptions, FieldType, Fields,
    IdentityType, IndexShape, MISTAKEN, Many, Root, ScriptShape, Shape, Target, Tenant, TypeFacts,
    UUID, Unique, ValueShape, VariantShape, VariantsShape, fields_of, rules_of,
};
pub use crate::stored::{
    Alike, Always, Ask, Characters, Collection, Comparable, Constant, ConstantKind, Copied,
    Counted, DefaultOf, Digits, Entity, Fieldless, HardPart, Identified, Identity, InTable, Key,
    Link, Machine, MayBeAbsent, Measured, NIL, NamedFields, Nesting, NoConstant, NoMachine, NoNode,
    Node, NotNull, Nullability, Ordered, OtherRow, Probe, ProbeKeys, ProbeRows, RowOf, Signed,
    SoftPart, SoftReference, Sought, States, Step, Stored, StoredAs, Text, Truth, Turn, Uncounted,
    Unspoken, Varied, Verdict, arrows, asks_uuid, assert_machine, assert_spoken, assert_state,
    collection, constant, digits, enum_shape, identity, is_shapeless, json, literal, nestings,
    number, number_of, parent, plain, reported, shapeless, soft, soft_rows, sought, spelled,
    starts, state, state_of, target, text, to_stored, unasked_constant, unreachable_states,
    uuid_in, variant, variant_of, with,
};
pub use crate::table::OnDelete;
pub use crate::text::{Name, Paragraph, first_paragraph, shortened_name};

pub use crate::{
    __tablewright_child as child, __tablewright_expression as expression,
    __tablewright_object as object, __tablewright_root as root,
};

/// An expression of the user's. What is none is an error of its own, where all that a derive
/// writes would be none with it.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablewright_expression {
    ($expression:expr) => {
        $expression
    };
}

/// What makes a type the root of an aggregate, beside its shape. A macro of rules, because its
/// tokens cost a derive less than those that the derive writes itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablewright_root {
    ($root:ident) => {
        #[automatically_derived]
        impl $crate::__private::Aggregate for $root {}

        // Of a root that nobody makes yet, rustc does not say so: it is a part of the design.
        let _: &$root;
    };
    // Where code is made of the crate, its artifact carries the aggregate.
    ($root:ident, $is_checked:literal) => {
        $crate::__private::root!($root);

        #[used]
        #[cfg_attr(
            target_vendor = "apple",
            unsafe(link_section = "__DATA,__twrecord,regular,no_dead_strip")
        )]
        #[cfg_attr(target_os = "windows", unsafe(link_section = "twrecord$b"))]
        #[cfg_attr(
            not(any(target_vendor = "apple", target_os = "windows")),
            unsafe(link_section = "twrecord")
        )]
        static __TABLEWRIGHT_RECORD: $crate::__private::Flat<
            { $crate::__private::carried_length::<$root>() },
        > = $crate::__private::carried::<$root, _>($is_checked);
    };
}

/// What makes a type a child entity, beside its shape.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablewright_child {
    ($child:ident $($together:tt)*) => {
        #[automatically_derived]
        impl $crate::__private::Entity for $child {
            $($together)*
        }
        #[automatically_derived]
        impl $crate::__private::Stored for $child {
            type Constant = $crate::__private::NoConstant;
            const SHAPE: $crate::__private::Shape = $crate::__private::Shape::Child(
                <$child as $crate::__private::Identified>::SHAPE,
                $crate::__private::Many::One,
            );
            const NODE: $crate::__private::Link = <$child as $crate::__private::Identified>::NODE;
            #[inline]
            fn check(&self, check: &mut $crate::__private::Checker<'_>) {
                <$child as $crate::__private::Identified>::check(self, check);
            }
        }
    };
}

/// What a value object is besides: part of a table, compared as a whole, perhaps of named fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablewright_object {
    ($object:ident $($named:ident)?) => {
        #[automatically_derived]
        impl $crate::__private::InTable for $object {
            type Itself = Self;
        }
        #[automatically_derived]
        impl $crate::__private::Comparable for $object {
            type Itself = Self;
        }
        #[automatically_derived]
        impl $crate::__private::ValueObject for $object {}
        $(
            #[automatically_derived]
            impl $crate::__private::$named for $object {}
        )?
    };
}
