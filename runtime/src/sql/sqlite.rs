//! SQLite.
//!
//! It has no decimals and no unsigned integers: a decimal is an integer of its last digits, of at
//! most 18, and a `u64` is 8 bytes, the most significant first, which compare as the number does.

use super::writer::{Engine, Place, Unsupported, Writer, not, quoted};
use crate::model::Expression;

pub(super) struct Sqlite;

/// The digits that an integer of 64 bits always has room for.
const MOST_DIGITS: usize = 18;

/// How a `u64` is declared.
const UNSIGNED: &str = "DECIMAL(20,0)";

impl Engine for Sqlite {
    fn column(&self, name: &str) -> String {
        format!("\"{name}\"")
    }

    /// All integers have 64 bits.
    fn wide(&self, of: &str) -> String {
        of.to_owned()
    }

    fn octet_length(&self, of: &str) -> String {
        format!("LENGTH(CAST({of} AS BLOB))")
    }

    fn char_length(&self, of: &str) -> String {
        format!("LENGTH({of})")
    }

    /// `LIKE` does not tell letters of different case apart.
    fn holds(&self, of: &str, place: Place, part: &str, negated: bool) -> String {
        if part.is_empty() {
            return if negated { "FALSE" } else { "TRUE" }.to_owned();
        }
        let text = quoted(part);
        let sign = if negated { "<>" } else { "=" };
        let count = part.chars().count();
        match place {
            Place::Start => format!("SUBSTR({of}, 1, {count}) {sign} {text}"),
            Place::End => format!("SUBSTR({of}, -{count}) {sign} {text}"),
            Place::Anywhere => format!(
                "INSTR({of}, {text}) {sign_of} 0",
                sign_of = if negated { "=" } else { ">" }
            ),
        }
    }

    fn only(&self, of: &str, ranges: &[(char, char)], negated: bool) -> String {
        let not = not(!negated);
        let pattern = quoted(&format!("*[^{}]*", class(ranges)));
        format!("{of} {not}GLOB {pattern}")
    }

    fn numbers(
        &self,
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
}

/// Characters that mean something in a class stand where they do not: `]` first, then `-`.
fn class(ranges: &[(char, char)]) -> String {
    let (mut first, mut second, mut class) = (String::new(), String::new(), String::new());
    for (from, to) in ranges {
        for (from, to) in apart(*from, *to) {
            if from == ']' {
                first.push(']');
            } else if from == '-' {
                second.push('-');
            } else {
                class.push(from);
                if from != to {
                    class.push('-');
                    class.push(to);
                }
            }
        }
    }
    first + &second + &class
}

/// A range without the characters that mean something, and these.
fn apart(from: char, to: char) -> Vec<(char, char)> {
    let mut parts = vec![(from, to)];
    for special in ['-', ']', '^'] {
        parts = parts
            .into_iter()
            .flat_map(|(from, to)| {
                if !(from..=to).contains(&special) {
                    return vec![(from, to)];
                }
                let before = char::from_u32(u32::from(special) - 1).filter(|_| from < special);
                let after = char::from_u32(u32::from(special) + 1).filter(|_| special < to);
                let before = before.map(|before| (from, before));
                let after = after.map(|after| (after, to));
                let special = Some((special, special));
                [before, special, after].into_iter().flatten().collect()
            })
            .collect();
    }
    // What is in a range by itself may not end another one.
    parts.sort_unstable_by_key(|(from, to)| (from == to, *from));
    parts
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
            Expression::Column(name) => {
                let ty = &writer.table.field(name)?.ty;
                if ty == UNSIGNED && is_narrowed(writer, name) {
                    return Some(Self::Unsigned);
                }
                let (digits, scale) = declared(ty)?;
                Some(Self::Column { digits, scale })
            }
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

/// Whether a column is held to what a `u64` is, which a decimal of as many digits is not.
fn is_narrowed(writer: &Writer<'_>, name: &str) -> bool {
    let range = format!("BETWEEN 0 AND {}", u64::MAX);
    let of = [format!("{name} {range}"), format!("\"{name}\" {range}")];
    let mut checks = writer.table.check_constraints.iter();
    checks.any(|check| of.contains(&check.expression))
}

/// The digits of `DECIMAL(p,s)`.
fn declared(ty: &str) -> Option<(usize, usize)> {
    let digits = ty.strip_prefix("DECIMAL(")?.strip_suffix(')')?;
    let (precision, scale) = digits.split_once(',')?;
    Some((precision.parse().ok()?, scale.parse().ok()?))
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
        Expression::Number(number) | Expression::Integer(number) => {
            let zeros = "0".repeat(scale - scale_of(number));
            let digits = format!("{}{zeros}", number.replace('.', ""));
            let (sign, digits) = digits
                .strip_prefix('-')
                .map_or(("", &*digits), |digits| ("-", digits));
            let digits = digits.trim_start_matches('0');
            format!("{sign}{}", if digits.is_empty() { "0" } else { digits })
        }
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
