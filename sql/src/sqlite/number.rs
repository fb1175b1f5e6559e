//! Numbers that are no integers of SQLite by themselves.

use super::MOST_DIGITS;
use crate::column::Type;
use crate::dialect::Unsupported;
use crate::writer::Writer;
use tablewright_model::Expression;

/// Numbers that are compared with each other, where one of them is such.
pub(super) fn compared(
    writer: &Writer<'_>,
    of: &[&Expression],
) -> Option<Result<Vec<String>, Unsupported>> {
    let has = |is: fn(&Number) -> bool| {
        let mut numbers = of.iter().filter_map(|of| Number::of(writer, of));
        numbers.any(|number| is(&number))
    };
    if has(|number| matches!(number, Number::Unsigned)) {
        return Some(of.iter().map(|of| unsigned(writer, of)).collect());
    }
    if has(|number| matches!(number, Number::Column { .. } | Number::Computed { .. })) {
        return Some(decimals(writer, of));
    }
    None
}

/// What is not an integer of SQLite by itself.
enum Number {
    Unsigned,
    /// A decimal in a column: its digits, and those behind the point.
    Column {
        digits: usize,
        scale: usize,
    },
    /// A decimal that is written.
    Literal {
        digits: usize,
        scale: usize,
    },
    /// What is made of others.
    Computed {
        digits: usize,
        scale: usize,
    },
}

impl Number {
    fn of(writer: &Writer<'_>, of: &Expression) -> Option<Self> {
        match of {
            Expression::Column(name) => match Type::of(writer.table.column(name)?) {
                Type::Unsigned => Some(Self::Unsigned),
                Type::Decimal { precision, scale } => Some(Self::Column {
                    digits: precision,
                    scale,
                }),
                _ => None,
            },
            Expression::Number(number) if !number.contains('e') => {
                let digits = number.chars().filter(char::is_ascii_digit).count();
                Some(Self::Literal {
                    digits,
                    scale: scale_of(number),
                })
            }
            Expression::Integer(number) => Some(Self::Literal {
                digits: number.trim_start_matches('-').len(),
                scale: 0,
            }),
            Expression::Add([left, right]) | Expression::Subtract([left, right]) => {
                let (left, right) = (Self::of(writer, left)?, Self::of(writer, right)?);
                if !left.is_decimal() && !right.is_decimal() {
                    return None;
                }
                let scale = left.scale().max(right.scale());
                let digits = left.whole().max(right.whole()) + 1 + scale;
                Some(Self::Computed { digits, scale })
            }
            Expression::Multiply([left, right]) => {
                let (left, right) = (Self::of(writer, left)?, Self::of(writer, right)?);
                if !left.is_decimal() && !right.is_decimal() {
                    return None;
                }
                Some(Self::Computed {
                    digits: left.digits() + right.digits(),
                    scale: left.scale() + right.scale(),
                })
            }
            _ => None,
        }
    }

    fn is_decimal(&self) -> bool {
        matches!(self, Self::Column { .. } | Self::Computed { .. })
    }

    fn digits(&self) -> usize {
        match self {
            Self::Unsigned => 20,
            Self::Column { digits, .. }
            | Self::Literal { digits, .. }
            | Self::Computed { digits, .. } => *digits,
        }
    }

    fn scale(&self) -> usize {
        match self {
            Self::Unsigned => 0,
            Self::Column { scale, .. }
            | Self::Literal { scale, .. }
            | Self::Computed { scale, .. } => *scale,
        }
    }

    fn whole(&self) -> usize {
        self.digits() - self.scale()
    }
}

fn scale_of(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// Numbers as integers of as many digits behind the point as the longest of them has.
fn decimals(writer: &Writer<'_>, of: &[&Expression]) -> Result<Vec<String>, Unsupported> {
    let numbers: Vec<Number> = of.iter().filter_map(|of| Number::of(writer, of)).collect();
    let scale = numbers.iter().map(Number::scale).max().unwrap_or_default();
    let digits = numbers.iter().map(Number::whole).max().unwrap_or_default() + scale;
    if digits > MOST_DIGITS {
        return Err(Unsupported {
            why: format!("its decimals may have {digits} digits, and an integer has room for 18"),
            cure: "declare fewer digits with `precision`, or assert the rule in Rust alone",
        });
    }
    of.iter().map(|of| scaled(writer, of, scale)).collect()
}

/// A number in units of so many digits behind the point.
fn scaled(writer: &Writer<'_>, of: &Expression, scale: usize) -> Result<String, Unsupported> {
    Ok(match of {
        Expression::Number(number) | Expression::Integer(number) => scaled_literal(number, scale),
        Expression::Add([left, right]) | Expression::Subtract([left, right]) => {
            let sign = if matches!(of, Expression::Add(_)) {
                "+"
            } else {
                "-"
            };
            let (left, right) = (scaled(writer, left, scale)?, scaled(writer, right, scale)?);
            format!("({left} {sign} {right})")
        }
        Expression::Multiply([left, right]) => {
            let of_left = Number::of(writer, left).map_or(0, |number| number.scale());
            let of_right = Number::of(writer, right).map_or(0, |number| number.scale());
            let (left, right) = (
                scaled(writer, left, of_left)?,
                scaled(writer, right, of_right)?,
            );
            times(&format!("{left} * {right}"), scale - of_left - of_right)
        }
        _ => {
            let own = Number::of(writer, of).map_or(0, |number| number.scale());
            times(&writer.condition(of)?, scale - own)
        }
    })
}

/// A literal without its point, in units of so many digits behind it.
pub(super) fn scaled_literal(number: &str, scale: usize) -> String {
    let zeros = "0".repeat(scale.saturating_sub(scale_of(number)));
    let digits = format!("{}{zeros}", number.replace('.', ""));
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", &*digits), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0');
    format!("{sign}{}", if digits.is_empty() { "0" } else { digits })
}

fn times(number: &str, zeros: usize) -> String {
    if zeros == 0 {
        number.to_owned()
    } else {
        format!("{number} * 1{}", "0".repeat(zeros))
    }
}

/// A number as the 8 bytes of a `u64`.
fn unsigned(writer: &Writer<'_>, of: &Expression) -> Result<String, Unsupported> {
    match of {
        Expression::Integer(number) => match number.parse::<u64>() {
            Ok(number) => Ok(format!("X'{number:016X}'")),
            Err(_) => Err(Unsupported {
                why: format!("{number} is no `u64`"),
                cure: "compare with what the type holds",
            }),
        },
        of => writer.condition(of),
    }
}
