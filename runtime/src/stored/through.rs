//! Types that are stored as another one.

use std::any::Any;
use std::error::Error;

use super::Stored;
use crate::invariant::Checker;
use crate::shape::{FieldType, Shape};

/// How a type of another crate is stored: what `#[column(with = …)]` names.
///
/// ```
/// use std::error::Error;
/// use tablewright::{Aggregate, Id, StoredAs};
///
/// # mod geo { #[derive(Clone, Copy, Debug, PartialEq)] pub struct Angle(pub f64); }
/// /// An angle in thousandths of a degree.
/// pub struct Milli;
///
/// impl StoredAs<geo::Angle> for Milli {
///     type Column = i32;
///
///     fn to_column(angle: &geo::Angle) -> i32 {
///         (angle.0 * 1000.0).round() as i32
///     }
///
///     fn from_column(column: i32) -> Result<geo::Angle, Box<dyn Error + Send + Sync>> {
///         Ok(geo::Angle(f64::from(column) / 1000.0))
///     }
/// }
///
/// /// A lighthouse.
/// #[derive(Aggregate)]
/// pub struct Lighthouse {
///     pub id: Id<Lighthouse>,
///     #[column(with = Milli)]
///     pub latitude: geo::Angle,
///     #[column(with = Milli)]
///     pub sector: Option<geo::Angle>,
/// }
///
/// let sector = Lighthouse::TABLES[0].column("sector").unwrap();
/// assert_eq!(sector.ty.to_string(), "INTEGER");
/// assert!(sector.nullable);
/// let column = Milli::to_column(&geo::Angle(54.5));
/// let angle: geo::Angle = Milli::from_column(column).unwrap();
/// assert_eq!(angle, geo::Angle(54.5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how `{T}` is stored",
    label = "implements no `StoredAs<{T}>`",
    note = "`impl StoredAs<{T}> for {Self}` says which type the column has, and how one is made of the other"
)]
pub trait StoredAs<T> {
    /// What is stored: its column, its rules and its length are the field's.
    type Column: Stored + 'static;

    /// What is stored of a value.
    fn to_column(value: &T) -> Self::Column;

    /// The value of what is stored.
    ///
    /// # Errors
    ///
    /// Why nothing is stored so.
    fn from_column(column: Self::Column) -> Result<T, Box<dyn Error + Send + Sync>>;
}

impl<T, W: StoredAs<T>> StoredAs<Option<T>> for W {
    type Column = Option<W::Column>;

    fn to_column(value: &Option<T>) -> Self::Column {
        value.as_ref().map(W::to_column)
    }

    fn from_column(column: Self::Column) -> Result<Option<T>, Box<dyn Error + Send + Sync>> {
        column.map(W::from_column).transpose()
    }
}

/// A field as another type stores it.
#[must_use]
pub const fn with<T: 'static, W: StoredAs<T>>() -> &'static FieldType {
    const { &FieldType::new(<W::Column as Stored>::SHAPE, check_with::<T, W>) }
}

fn check_with<T: 'static, W: StoredAs<T>>(_: &Shape, value: &dyn Any, check: &mut Checker<'_>) {
    if let Some(value) = value.downcast_ref::<T>() {
        W::to_column(value).check(check);
    }
}

/// What is stored of a value object that says `as`, and that it is one again.
pub fn to_stored<S: Clone + TryFrom<T>, T: From<S>>(value: &S) -> T {
    value.clone().into()
}
