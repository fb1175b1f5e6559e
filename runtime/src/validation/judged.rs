//! Conditions on the rows of a collection, judged by what their columns hold.

use std::cmp::Ordering;

use crate::invariant::{Column, Held};
use crate::number::{Number, Overflow};
use crate::rule::{Comparison, Expr, Literal, Path, Position, Unit, Variant};

/// Whether a condition holds for a row. Where something overflows, it does not.
pub(super) fn holds(condition: &Expr, columns: &[Column]) -> bool {
    let row = Row {
        columns,
        overflow: Overflow::new(),
    };
    let holds = row.holds(condition);
    holds && !row.overflow.happened()
}

struct Row<'c> {
    columns: &'c [Column],
    overflow: Overflow,
}

impl Row<'_> {
    fn holds(&self, condition: &Expr) -> bool {
        match condition {
            Expr::And(left, right) => self.holds(left) && self.holds(right),
            Expr::Or(left, right) => self.holds(left) || self.holds(right),
            Expr::Not(of) => !self.holds(of),
            Expr::Present(path) => self.is_present(*path),
            Expr::Compare(sign, left, right) => self.compared(*sign, left, right),
            Expr::Between(of, least, most) => {
                self.compared(Comparison::GreaterOrEqual, of, least)
                    && self.compared(Comparison::LessOrEqual, of, most)
            }
            Expr::Among(of, list) => {
                let mut list = list.iter();
                list.any(|item| self.compared(Comparison::Equal, of, item))
            }
            Expr::Is(of, variants) => {
                let of = self.operand(of);
                variants.iter().any(|variant| is(&of, *variant))
            }
            Expr::Empty(of) => match self.operand(of) {
                Held::Text(text) => text.is_empty(),
                Held::Bytes(bytes) => bytes.is_empty(),
                _ => false,
            },
            Expr::Holds(place, of, part) => match (self.operand(of), self.operand(part)) {
                (Held::Text(of), Held::Text(part)) => match place {
                    Position::Start => of.starts_with(&part),
                    Position::End => of.ends_with(&part),
                    Position::Anywhere => of.contains(&part),
                    Position::Alike => of.eq_ignore_ascii_case(&part),
                },
                _ => false,
            },
            Expr::Only(of, ranges) => match self.operand(of) {
                Held::Text(text) => text.chars().all(|character| {
                    let mut ranges = ranges.iter();
                    ranges.any(|(first, last)| (*first..=*last).contains(&character))
                }),
                _ => false,
            },
            Expr::Column(_)
            | Expr::Literal(_)
            | Expr::Identity
            | Expr::Lowercase(_)
            | Expr::Length(..)
            | Expr::Count(_)
            | Expr::Arithmetic(..) => matches!(self.operand(condition), Held::Boolean(true)),
        }
    }

    /// Whether what a path leads to is there.
    fn is_present(&self, (_, path): Path) -> bool {
        let is_of = |column: &Column| column.behind(path).is_some();
        let is_absent = |column: &Column| column.path == path && column.held.is_null();
        self.columns.iter().any(is_of) && !self.columns.iter().any(is_absent)
    }

    fn compared(&self, sign: Comparison, left: &Expr, right: &Expr) -> bool {
        if left.is_condition() || right.is_condition() {
            let same = self.holds(left) == self.holds(right);
            return same == matches!(sign, Comparison::Equal);
        }
        if let (Comparison::Equal | Comparison::NotEqual, Expr::Column(left), Expr::Column(right)) =
            (sign, left, right)
        {
            let same = self.whole(*left) == self.whole(*right);
            return same == matches!(sign, Comparison::Equal);
        }
        if let (Some(left), Some(right)) = (self.number(left), self.number(right)) {
            return self.overflow.compare(left, sign, right);
        }
        let ordering = ordering(&self.operand(left), &self.operand(right));
        ordering.is_some_and(|ordering| sign.holds(ordering))
    }

    /// All columns that a path leads to.
    fn whole(&self, (_, path): Path) -> Vec<(&str, Option<String>)> {
        let columns = self.columns.iter();
        let columns =
            columns.filter_map(|column| Some((column.behind(path)?, column.held.key(false))));
        columns.collect()
    }

    /// The number that an operand is, computed or not; nothing of what is none.
    fn number(&self, of: &Expr) -> Option<Number> {
        if let Expr::Arithmetic(operator, left, right) = of {
            return Some(self.number(left)?.computed(*operator, self.number(right)?));
        }
        number(&self.operand(of))
    }

    fn operand(&self, of: &Expr) -> Held {
        match of {
            Expr::Column((_, path)) => {
                let mut columns = self.columns.iter();
                let found = columns.find(|column| column.path == *path);
                found.map_or(Held::Null, |column| column.held.clone())
            }
            Expr::Literal(literal) => literal_of(*literal),
            Expr::Lowercase(of) => match self.operand(of) {
                Held::Text(text) => Held::Text(text.to_ascii_lowercase()),
                other => other,
            },
            Expr::Length(unit, of) => match (unit, self.operand(of)) {
                (Unit::Octets, Held::Text(text)) => count(text.len()),
                (Unit::Characters, Held::Text(text)) => count(text.chars().count()),
                (_, Held::Bytes(bytes)) => count(bytes.len()),
                _ => Held::Null,
            },
            Expr::Count(list) => count(list.iter().filter(|of| self.holds(of)).count()),
            _ => Held::Boolean(self.holds(of)),
        }
    }
}

/// What is counted, in the type that Rust counts in.
fn count(of: usize) -> Held {
    let wide = |of| i128::try_from(of).unwrap_or(i128::MAX);
    Held::Integer(wide(of), Some((0, wide(usize::MAX))))
}

fn is(of: &Held, variant: Variant) -> bool {
    match (of, variant) {
        (Held::Variant(_, stored, _), Variant::Stored(Literal::Text(text))) => *stored == text,
        (Held::Variant(_, _, name), Variant::Called(called)) => *name == called,
        _ => false,
    }
}

fn literal_of(literal: Literal) -> Held {
    match literal {
        Literal::Integer(value) => Held::Integer(value, None),
        Literal::Boolean(value) => Held::Boolean(value),
        Literal::Character(value) => Held::Text(value.to_string()),
        Literal::Decimal(digits, scale) => Held::Decimal(digits, scale),
        // A float is read in the precision of what it is compared with.
        Literal::Text(text) | Literal::Number(text) | Literal::Float(text, _) => {
            Held::Text(text.to_owned())
        }
    }
}

/// The number that is held; nothing of what is none.
fn number(of: &Held) -> Option<Number> {
    match *of {
        Held::Integer(value, None) => Some(Number::literal(value)),
        Held::Integer(value, Some((least, most))) => Some(Number::held(value, least, most)),
        Held::Decimal(digits, scale) => Some(Number::decimal(digits, scale)),
        _ => None,
    }
}

/// Whether what one column holds is less than what another one does; of NULL, nothing is.
pub(super) fn is_less(left: &Held, right: &Held) -> bool {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return Overflow::new().compare(left, Comparison::Less, right);
    }
    ordering(left, right).is_some_and(Ordering::is_lt)
}

/// How what is no number compares; nothing of what has no order, or is NULL.
fn ordering(left: &Held, right: &Held) -> Option<Ordering> {
    match (left, right) {
        (Held::Boolean(left), Held::Boolean(right)) => Some(left.cmp(right)),
        (Held::Text(left), Held::Text(right)) => Some(left.cmp(right)),
        (Held::Bytes(left), Held::Bytes(right)) => Some(left.cmp(right)),
        (Held::Single(left), Held::Single(right)) => left.partial_cmp(right),
        (Held::Double(left), Held::Double(right)) => left.partial_cmp(right),
        (Held::Single(left), Held::Text(right)) => left.partial_cmp(&right.parse().ok()?),
        (Held::Double(left), Held::Text(right)) => left.partial_cmp(&right.parse().ok()?),
        (Held::Text(_), Held::Single(_) | Held::Double(_)) => {
            ordering(right, left).map(Ordering::reverse)
        }
        (Held::Variant(_, left, _), Held::Text(right)) => Some((*left).cmp(right.as_str())),
        (Held::Text(left), Held::Variant(_, right, _)) => Some(left.as_str().cmp(right)),
        (Held::Variant(_, left, _), Held::Variant(_, right, _)) => Some(left.cmp(right)),
        _ => None,
    }
}
