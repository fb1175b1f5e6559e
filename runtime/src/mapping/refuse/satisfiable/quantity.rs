//! What in a row a condition can bound.

use super::set::Set;
use crate::mapping::refuse::message::Message;
use crate::rule::Path;
use crate::rule::{ANYWHERE, Comparison, Expr, Literal, Unit, Variant};
use crate::shape::interval::{Interval, LENGTH};
use crate::shape::leaf::{integers, leaf, precision, scale_of};
use crate::shape::{Fields, Narrowed, Scalar, Shape};
use crate::table::SqlType;
use crate::text;

/// A number, or what can be counted as one.
#[derive(Clone, Copy)]
pub(super) enum Quantity {
    /// An integer, a decimal in units of its last digit, a truth value, or the position of a variant.
    Value(Path),
    Length(Unit, Path),
    /// 1 where something optional is there, 0 where it is not.
    Presence(Path),
}

/// Whether two paths are the same.
pub(super) const fn same(left: Path, right: Path) -> bool {
    left.0 == right.0 && text::equal(left.1, right.1)
}

/// The values of an enum, as stored.
const fn values(shape: &Shape) -> &'static [&'static str] {
    match shape {
        Shape::Enum(of) => of.values,
        Shape::Variants(of) => of.tag.values,
        _ => &[],
    }
}

impl Quantity {
    pub(super) const fn path(self) -> Path {
        match self {
            Self::Value(path) | Self::Length(_, path) | Self::Presence(path) => path,
        }
    }

    /// Whether both are of the same kind and path.
    pub(super) const fn equals(self, other: Self) -> bool {
        let is_kind = match (self, other) {
            (Self::Value(_), Self::Value(_)) | (Self::Presence(_), Self::Presence(_)) => true,
            (Self::Length(unit, _), Self::Length(other, _)) => unit as u8 == other as u8,
            _ => false,
        };
        is_kind && same(self.path(), other.path())
    }

    /// Whether an operand is this one.
    pub(super) const fn is(self, operand: &Expr) -> bool {
        match (self, operand) {
            (Self::Value(path), Expr::Column(other)) => same(path, *other),
            (Self::Length(unit, path), Expr::Length(of, Expr::Column(other))) => {
                unit as u8 == *of as u8 && same(path, *other)
            }
            _ => false,
        }
    }

    pub(super) const fn is_length_of(self, path: Path) -> bool {
        match self {
            Self::Length(_, of) => same(path, of),
            _ => false,
        }
    }

    pub(super) const fn is_presence_of(self, path: Path) -> bool {
        match self {
            Self::Presence(of) => same(path, of),
            _ => false,
        }
    }

    /// All that is stored of it; nothing where it is not counted.
    pub(super) const fn domain(self, fields: Fields) -> Option<Set> {
        let Some(shape) = leaf(fields, self.path()) else {
            return None;
        };
        match self {
            Self::Presence(_) => Some(Set::of(Interval::new(0, 1))),
            Self::Length(unit, _) => Some(Set::of(lengths(shape, unit))),
            Self::Value(_) => match shape {
                Shape::Enum(_) | Shape::Variants(_) => {
                    let count = values(shape).len() as i128;
                    Some(Set::of(Interval::new(0, count - 1)))
                }
                Shape::Scalar(Scalar {
                    ty: SqlType::Boolean,
                    ..
                }) => Some(Set::of(Interval::new(0, 1))),
                Shape::Scalar(_) => match precision(shape) {
                    Some(precision) => {
                        let most = 10_i128.pow(precision) - 1;
                        Some(Set::of(Interval::new(-most, most)))
                    }
                    None => match integers(shape) {
                        Some(interval) => Some(Set::of(interval)),
                        None => None,
                    },
                },
                _ => None,
            },
        }
    }

    /// What compares so with an operand: anything, where that is no constant.
    pub(super) const fn compared(
        self,
        fields: Fields,
        comparison: Comparison,
        operand: &Expr,
    ) -> Set {
        let Expr::Literal(literal) = operand else {
            return Set::ALL;
        };
        // Most constants need no look at the type: const evaluation costs by the call.
        match *literal {
            Literal::Integer(value) => return Set::compared(comparison, value),
            Literal::Boolean(value) => return Set::compared(comparison, value as i128),
            _ => {}
        }
        let Some(shape) = leaf(fields, self.path()) else {
            return Set::ALL;
        };
        match *literal {
            Literal::Decimal(digits, scale) => {
                compared_decimal(comparison, (digits, scale), scale_of(shape))
            }
            Literal::Text(text) => valued(shape, comparison, text),
            _ => Set::ALL,
        }
    }

    /// The same with a variant.
    #[track_caller]
    pub(super) const fn variant(
        self,
        fields: Fields,
        comparison: Comparison,
        variant: Variant,
    ) -> Set {
        let Some(shape) = leaf(fields, self.path()) else {
            return Set::ALL;
        };
        let value = match (variant, shape) {
            (Variant::Stored(Literal::Text(value)), _) => Some(value),
            (Variant::Called(name), Shape::Variants(of)) => of.value(name),
            _ => None,
        };
        match value {
            Some(value) => valued(shape, comparison, value),
            // A name that is none is refused where it stands.
            None => Set::ALL,
        }
    }

    /// Writes where it is.
    pub(super) const fn push(self, message: &mut Message, fields: Fields) {
        let (field, rest) = self.path();
        let name = if field == ANYWHERE {
            ""
        } else {
            fields.names[field]
        };
        message.push(if name.is_empty() && rest.is_empty() {
            "self.0"
        } else {
            name
        });
        message.push(if name.is_empty() || rest.is_empty() {
            ""
        } else {
            "."
        });
        message.push(rest);
    }

    pub(super) const fn push_name(self, message: &mut Message, fields: Fields) {
        message.push(match self {
            Self::Value(_) => "`",
            Self::Length(Unit::Octets, _) => "the length of `",
            Self::Length(Unit::Characters, _) => "the number of characters of `",
            Self::Presence(_) => "whether there is `",
        });
        self.push(message, fields);
        message.push("`");
    }

    /// Writes the values of a set: `1, 2 or 4..=9`.
    pub(super) const fn push_set(self, message: &mut Message, fields: Fields, set: &Set) {
        let Some(shape) = leaf(fields, self.path()) else {
            return;
        };
        // Names are no numbers: they have no ranges.
        let lists = self.is_named(shape);
        let mut index = 0;
        while let Some(interval) = set.interval(index) {
            let is_last = set.interval(index + 1).is_none();
            let mut value = interval.least;
            loop {
                let ends = value == interval.most;
                let is_range = !lists && interval.most > interval.least + 1;
                if index > 0 || value > interval.least {
                    message.push(if is_last && (ends || is_range) {
                        " or "
                    } else {
                        ", "
                    });
                }
                self.push_value(message, shape, value);
                if is_range {
                    message.push("..=");
                    self.push_value(message, shape, interval.most);
                }
                if ends || is_range {
                    break;
                }
                value += 1;
            }
            index += 1;
        }
    }

    /// Whether its values have names.
    const fn is_named(self, shape: &Shape) -> bool {
        matches!(self, Self::Value(_)) && !values(shape).is_empty()
    }

    const fn push_value(self, message: &mut Message, shape: &Shape, value: i128) {
        let is_truth = matches!(self, Self::Presence(_))
            || matches!(
                shape,
                Shape::Scalar(Scalar {
                    ty: SqlType::Boolean,
                    ..
                })
            ) && matches!(self, Self::Value(_));
        let values = values(shape);
        if is_truth {
            message.push(if value == 0 { "false" } else { "true" });
        } else if self.is_named(shape) {
            message.push("`");
            #[expect(clippy::cast_sign_loss, reason = "the position of a variant")]
            message.push(values[value as usize]);
            message.push("`");
        } else if matches!(self, Self::Value(_)) {
            message.push_decimal(value, scale_of(shape));
        } else {
            message.push_integer(value);
        }
    }
}

/// What compares so with a value of an enum.
const fn valued(shape: &Shape, comparison: Comparison, value: &str) -> Set {
    let values = values(shape);
    let mut index = 0;
    while index < values.len() {
        if text::equal(values[index], value) {
            return Set::compared(comparison, index as i128);
        }
        index += 1;
    }
    Set::ALL
}

/// The lengths that a shape has.
const fn lengths(shape: &Shape, unit: Unit) -> Interval {
    let Shape::Scalar(scalar) = shape else {
        return LENGTH;
    };
    // A character has at most four bytes.
    match (scalar.ty, scalar.narrowed, unit) {
        (_, Narrowed::Octets(count), Unit::Octets) => Interval::new(count as i128, count as i128),
        (SqlType::Varchar(length), _, Unit::Characters) => Interval::new(0, length as i128),
        (SqlType::Varchar(length), _, Unit::Octets) => Interval::new(0, 4 * length as i128),
        _ => LENGTH,
    }
}

/// What compares so with a decimal, in units of the last of so many digits behind the point.
const fn compared_decimal(comparison: Comparison, (digits, scale): (i128, u32), unit: u32) -> Set {
    if scale <= unit {
        return Set::compared(comparison, digits.saturating_mul(10_i128.pow(unit - scale)));
    }
    let one = 10_i128.pow(scale - unit);
    let below = digits.div_euclid(one);
    if digits.rem_euclid(one) == 0 {
        return Set::compared(comparison, below);
    }
    // Between two values that are stored.
    match comparison {
        Comparison::Equal => Set::EMPTY,
        Comparison::NotEqual => Set::ALL,
        Comparison::Less | Comparison::LessOrEqual => Set::compared(Comparison::LessOrEqual, below),
        Comparison::Greater | Comparison::GreaterOrEqual => {
            Set::compared(Comparison::Greater, below)
        }
    }
}
