//! What a type contributes as a field: the questions that a derive cannot answer from tokens.
//!
//! Derives name these traits with the user's own type, so that rustc answers for aliases,
//! re-exports and types made by macros, and says what is wrong on the user's own token.

mod collection;
mod condition;
mod constant;
mod containers;
mod entity;
mod fieldless;
mod machine;
mod nesting;
mod refused;
mod scalar;
mod text;
mod through;

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "serde_json")]
mod json;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod moment;
#[cfg(feature = "time")]
mod time;

pub use collection::{
    Collection, HardPart, Key, NamedFields, OtherRow, RowOf, SoftPart, collection, soft_rows,
};
pub use condition::{
    Alike, Ask, Characters, Comparable, Copied, Counted, MayBeAbsent, Measured, Ordered, Signed,
    Sought, Truth, Uncounted, Verdict,
};
pub use constant::{
    Constant, ConstantKind, DefaultOf, NoConstant, Unspoken, assert_spoken, constant, enum_shape,
    literal, number, sought, spelled, unasked_constant, variant,
};
pub(crate) use constant::{is_too_great, is_unwritten, position};
pub use containers::{NotNull, Nullability};
pub use entity::Entity;
pub use fieldless::Fieldless;
pub use machine::{
    Always, Machine, NoMachine, States, Step, Turn, Varied, arrows, assert_machine, assert_state,
    starts, state, state_of, unreachable_states, variant_of,
};
pub(crate) use nesting::DEEPEST;
pub use nesting::{
    Link, Nesting, NoNode, Node, Probe, ProbeKeys, ProbeRows, is_shapeless, nestings, number_of,
    reported, shapeless,
};
pub use through::{StoredAs, to_stored, with};

use std::any::Any;

use uuid::Uuid;

use crate::invariant::Checker;
use crate::shape::flaw::flaw;
use crate::shape::walk::{child_in, refers};
use crate::shape::{EntityShape, FieldType, IdentityType, Scalar, Shape, Target, TypeFacts};
use crate::table::SqlType;
use crate::{fingerprint, flat};

/// A type that a field of a domain type may have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a domain type",
    label = "neither a column, nor a value object, nor a child entity",
    note = "a value object derives `ValueObject`, a child of this aggregate derives `Entity`",
    note = "another aggregate is held by its id, not by value: `Id<…>` of its root",
    note = "a type of another crate may need a feature of tablewright",
    note = "`#[collection]` stores the values of a list, a set or a map as rows; `#[column(json)]` stores any type as JSON; `#[column(skip)]` does not store it"
)]
pub trait Stored {
    /// The type in which a default is written.
    type Constant: Constant;

    /// What the type contributes to the tables.
    const SHAPE: Shape;

    /// The derived type that this is, perhaps in a container, and its parts, without their shapes:
    /// see `stored::nesting`.
    const NODE: Link = Link::NONE;

    /// Reports what of this value cannot be stored, and the rules that it breaks.
    fn check(&self, check: &mut Checker<'_>);
}

/// Text of a declared length in characters.
#[diagnostic::on_unimplemented(
    message = "`length` does not fit `{Self}`",
    label = "only text has a length: `String` or `Option<String>`",
    note = "the length of a value object is declared on the value object's own field"
)]
pub trait Text<const LENGTH: u32> {
    /// The column.
    const SHAPE: Shape;

    /// Reports text that is too long or cannot be stored.
    fn check(&self, check: &mut Checker<'_>);
}

/// A decimal of declared digits.
#[diagnostic::on_unimplemented(
    message = "`precision` and `scale` do not fit `{Self}`",
    label = "only decimals have them: `rust_decimal::Decimal` or an `Option` of it",
    note = "the digits of a value object are declared on the value object's own field",
    note = "`Decimal` needs the feature `rust_decimal` of tablewright"
)]
pub trait Digits<const PRECISION: u8, const SCALE: u8> {
    /// The column.
    const SHAPE: Shape;

    /// Reports a number that does not fit the digits exactly.
    fn check(&self, check: &mut Checker<'_>);
}

/// The entity behind a derive: what `Aggregate` and `Entity` have in common.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an entity",
    label = "an id names a type that derives `Aggregate` or `Entity`",
    note = "`Id<…>` refers to the root of any aggregate, or to a child entity of its own",
    note = "`#[reference(soft)]` keeps an id of anything, without a foreign key"
)]
pub trait Identified: 'static {
    /// The entity as what an id names: apart from its shape, which may refer back to it.
    const TARGET: &'static Target;

    /// The whole entity.
    const SHAPE: &'static EntityShape;

    /// What of it only rustc knows.
    const OWN: &'static TypeFacts = &Self::SHAPE.own();

    /// The derived type that this is, perhaps in a container, and its parts, without their shapes:
    /// see `stored::nesting`.
    const NODE: Link = Link::NONE;

    /// Reports what of the fields cannot be stored, and the rules that they break.
    fn check(&self, check: &mut Checker<'_>);
}

/// The type of a field `id`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` identifies no entity",
    label = "must be `Id<…>` of the type itself, or its id newtype",
    note = "an id newtype derives `Identifier` and says `#[identifier(Entity)]`",
    note = "every identity is a UUID, by design: keep a key of another type as a column beside it, `number: i64`, with a rule `unique(number)`"
)]
pub trait Identity {
    /// What it identifies.
    type Of;

    /// The UUID.
    fn uuid(&self) -> &Uuid;
}

/// A typed id of anything: what `#[reference(soft)]` accepts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no typed id",
    label = "a soft reference is `Id<…>`, an id newtype, or an `Option` of one"
)]
pub trait SoftReference {
    /// The column.
    const SHAPE: Shape;

    /// Notes what the column holds.
    fn check(&self, check: &mut Checker<'_>);
}

/// What stands in columns of the table that it is in.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value of a map",
    label = "a map holds columns, value objects, ids, or sets of these",
    note = "children, lists and maps are rows of their own, which no row of a map can hold",
    note = "`#[column(json)]` stores any type as JSON"
)]
pub trait InTable {
    /// The type, for what is to follow from its columns alone.
    type Itself;
}

/// What an id newtype holds.
#[diagnostic::on_unimplemented(
    message = "an id newtype cannot hold `{Self}`",
    label = "must be `uuid::Uuid`: every identity is a UUID",
    note = "keep a key of another type as a column beside the identity, `number: i64`, with a rule `unique(number)`"
)]
pub trait IsUuid {}
impl IsUuid for Uuid {}

/// Asks whether an id newtype holds a UUID.
pub const fn asks_uuid<T: IsUuid>() {}

/// What an id newtype with mistakes holds.
pub const NIL: &Uuid = &Uuid::nil();

/// What an id newtype holds. That it is a UUID has been asked.
#[must_use]
pub fn uuid_in(value: &dyn Any) -> &Uuid {
    value.downcast_ref().unwrap_or(NIL)
}

impl FieldType {
    const fn new(shape: Shape, check: fn(&Shape, &dyn Any, &mut Checker<'_>)) -> Self {
        Self {
            print: fingerprint::of_shape(&shape),
            flat: flat::column(&shape),
            flaw: flaw(&shape),
            child: child_in(&shape),
            refers: refers(&shape),
            shape,
            check,
        }
    }
}

impl FieldType {
    /// What a reader of an artifact knows of a field's type: nothing of its values.
    #[must_use]
    pub const fn carried(shape: Shape) -> Self {
        Self::new(shape, |_, _, _| {})
    }
}

// The checks with the type that a slot was made for: derives pass no other. They are functions and no
// closures, because code is made of each for each type.

fn check_plain<T: Stored + 'static>(_: &Shape, value: &dyn Any, check: &mut Checker<'_>) {
    if let Some(value) = value.downcast_ref::<T>() {
        value.check(check);
    }
}

fn check_text<T: Text<LENGTH> + 'static, const LENGTH: u32>(
    _: &Shape,
    value: &dyn Any,
    check: &mut Checker<'_>,
) {
    if let Some(value) = value.downcast_ref::<T>() {
        value.check(check);
    }
}

fn check_digits<T: Digits<PRECISION, SCALE> + 'static, const PRECISION: u8, const SCALE: u8>(
    _: &Shape,
    value: &dyn Any,
    check: &mut Checker<'_>,
) {
    if let Some(value) = value.downcast_ref::<T>() {
        value.check(check);
    }
}

/// A field as its type says.
#[must_use]
pub const fn plain<T: Stored + 'static>() -> &'static FieldType {
    const { &FieldType::new(T::SHAPE, check_plain::<T>) }
}

/// Text of a declared length.
#[must_use]
pub const fn text<T: Text<LENGTH> + 'static, const LENGTH: u32>() -> &'static FieldType {
    const { &FieldType::new(T::SHAPE, check_text::<T, LENGTH>) }
}

/// A decimal of declared digits.
#[must_use]
pub const fn digits<T: Digits<PRECISION, SCALE> + 'static, const PRECISION: u8, const SCALE: u8>()
-> &'static FieldType {
    const { &FieldType::new(T::SHAPE, check_digits::<T, PRECISION, SCALE>) }
}

/// A typed id without a foreign key.
#[must_use]
pub const fn soft<T: SoftReference + 'static>() -> &'static FieldType {
    const { &FieldType::new(T::SHAPE, check_soft::<T>) }
}

fn check_soft<T: SoftReference + 'static>(_: &Shape, value: &dyn Any, check: &mut Checker<'_>) {
    if let Some(value) = value.downcast_ref::<T>() {
        value.check(check);
    }
}

/// Any type as JSON, which is not looked into.
#[must_use]
pub const fn json<const NULLABLE: bool>() -> &'static FieldType {
    const JSON: Shape = Shape::Scalar(Scalar::full(SqlType::Json));
    const REQUIRED: FieldType = FieldType::new(JSON, |_, _, _| {});
    const OPTIONAL: FieldType = FieldType::new(Shape::Optional(&JSON), |_, _, _| {});
    if NULLABLE { &OPTIONAL } else { &REQUIRED }
}

/// An entity as what an id names.
#[must_use]
pub const fn target<T: Identified>() -> &'static Target {
    T::TARGET
}

/// The key of a parent that may be no root: a typed id of what nobody else may refer to.
#[must_use]
pub const fn parent<T: Identity>() -> &'static FieldType
where
    T::Of: Identified,
{
    const {
        &FieldType::new(
            Shape::Reference(<T::Of as Identified>::TARGET),
            |_, _, _| {},
        )
    }
}

impl IdentityType {
    /// Of the type of a field.
    #[must_use]
    pub const fn of<T: Identity + 'static>() -> Self
    where
        T::Of: Identified,
    {
        Self {
            target: <T::Of as Identified>::TARGET,
            uuid: uuid_of::<T>,
        }
    }
}

fn uuid_of<T: Identity + 'static>(id: &dyn Any) -> Option<Uuid> {
    id.downcast_ref::<T>().map(|id| *id.uuid())
}

/// What the field `id` of an entity identifies.
#[must_use]
pub const fn identity<T: Identity + 'static>() -> &'static IdentityType
where
    T::Of: Identified,
{
    const { &IdentityType::of::<T>() }
}
