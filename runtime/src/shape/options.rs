//! What attributes say of a field, and its type does not bear.

use super::walk::{inner, is_list, is_optional, is_several, unwrapped};
use super::{Field, FieldOptions, Shape};
use crate::table::OnDelete;

/// What a type does not bear that attributes say of it.
pub(crate) const fn mistake_of_said(field: &Field) -> Option<&'static str> {
    let FieldOptions {
        prefix,
        presence,
        default,
        implied_index,
        renamed_from,
        reference,
        has_children,
        on_delete,
        children,
        ..
    } = field.said;
    let is_rows = matches!(field.shape, Shape::Collection(_));
    if reference && !is_rows && !matches!(inner(field.shape), Shape::Reference(_)) {
        return Some(
            " is not a reference: `#[reference]` belongs on `Id<…>` of a root, an id newtype, or an `Option` of one",
        );
    }
    if matches!(on_delete, OnDelete::SetNull) && !is_rows && !is_optional(field.shape) {
        return Some(
            " cannot become NULL: `on_delete = set_null` needs an optional reference, `Option<Id<…>>`",
        );
    }
    if has_children && !matches!(inner(field.shape), Shape::Child(..)) {
        return Some(
            " holds no child entities: `#[children]` belongs on a type that derives `Entity`, or on an `Option`, `Box` or `Vec` of one",
        );
    }
    if children.ordered.is_some() && !is_list(field.shape) {
        return Some(" has no order: `ordered` belongs on a `Vec`");
    }
    let has_parts = is_several(field.shape) || matches!(unwrapped(field.shape), Shape::Variants(_));
    if prefix.is_some() && !has_parts {
        return Some(" is one column: `prefix` says what the columns of a value object begin with");
    }
    if presence && !(is_optional(field.shape) && is_several(field.shape)) {
        return Some(
            " needs no column that says whether it is there: `presence` is for an optional value object of several columns",
        );
    }
    let is_column = matches!(
        unwrapped(field.shape),
        Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_)
    );
    if (default.is_some() || !implied_index) && !is_column {
        return Some(
            " is not one column, which `default` and `no_index` speak of: say it on the fields of the value object",
        );
    }
    if renamed_from.is_some() && matches!(inner(field.shape), Shape::Child(..)) {
        return Some(
            " has no column: `#[renamed_from]` stands on the child's type, and names its table",
        );
    }
    None
}
