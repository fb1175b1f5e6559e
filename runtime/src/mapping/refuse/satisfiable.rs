//! What values a condition leaves, in const evaluation: so that a rule which nothing satisfies, or
//! everything, is refused where it stands.
//!
//! Of each quantity in a condition (a number, the length of a text, whether something is there) the
//! set of values is found for which the condition may hold, as if all else were free. It is never
//! smaller than the truth: if it is empty, nothing satisfies the condition.

mod computed;
mod length;
mod quantity;
mod set;
#[cfg(test)]
mod skipped;
mod typed;
mod whole;

use crate::mapping::condition;
use crate::mapping::refuse::message::{Message, fail};
use crate::rule::Path;
use crate::rule::{Comparison, Expr, Form, Literal, Rule, Unit, Variant};
use crate::shape::leaf::leaf;
use crate::shape::{Fields, Shape};
pub use computed::assert_computed;
pub use length::assert_length;
use quantity::Quantity;
use set::Set;
use typed::is_typed;
use whole::assert_whole;

/// Refuses a rule that nothing satisfies, alone or beside earlier rules of its column, or that
/// everything satisfies.
///
/// # Panics
///
/// In const evaluation, saying what is left.
#[track_caller]
pub const fn assert_rule(fields: Fields, rules: &[Rule], position: usize) {
    if let Form::Check(condition) = &rules[position].form {
        assert_whole(fields, condition);
        let quantities = Quantities::of(condition);
        let mut index = 0;
        while index < quantities.length {
            assert_quantity(fields, rules, position, quantities.found[index]);
            index += 1;
        }
    }
}

/// Refuses an operand that is not stored, or a pattern of what is no enum.
///
/// # Panics
///
/// In const evaluation, saying what that is.
#[track_caller]
pub const fn assert_stored(fields: Fields, operand: &Expr) {
    match operand {
        Expr::Column(path) if leaf(fields, *path).is_none() => {
            let mut message = Message::new();
            message.push("a condition cannot read `");
            Quantity::Value(*path).push(&mut message, fields);
            message.push("`, which is not stored (`skip`), or as JSON, or in rows of its own");
            fail(message);
        }
        Expr::Is(Expr::Column(path), variants) => {
            let of = leaf(fields, *path);
            if let Some(Shape::Enum(_) | Shape::Variants(_)) | None = of {
                let mut index = 0;
                while index < variants.len() && of.is_some() {
                    condition::stored(of, variants[index]);
                    index += 1;
                }
            } else if has_fields(variants) {
                let mut message = Message::new();
                message.push("`matches!` in a condition looks at an enum, and `");
                Quantity::Value(*path).push(&mut message, fields);
                message.push("` is none");
                fail(message);
            }
        }
        _ => {}
    }
}

/// Whether a pattern is made of variants with fields alone. Of any other one, rustc has said that it
/// is of another type.
const fn has_fields(variants: &[Variant]) -> bool {
    let mut index = 0;
    while index < variants.len() {
        if let Variant::Stored(_) = variants[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// The quantities of a condition, each once. In one that speaks of more, only the first of them are
/// looked at: what each costs grows with the condition.
struct Quantities {
    found: [Quantity; MOST_QUANTITIES],
    length: usize,
}

const MOST_QUANTITIES: usize = 16;

impl Quantities {
    const fn of(condition: &Expr) -> Self {
        let mut quantities = Self {
            found: [Quantity::Value((0, "")); MOST_QUANTITIES],
            length: 0,
        };
        quantities.find(condition);
        quantities
    }

    const fn find(&mut self, part: &Expr) {
        match part {
            Expr::Column(path) => self.note(Quantity::Value(*path)),
            Expr::Present(path) => self.note(Quantity::Presence(*path)),
            Expr::Length(unit, Expr::Column(path)) => self.note(Quantity::Length(*unit, *path)),
            Expr::Empty(Expr::Column(path)) => self.note(Quantity::Length(Unit::Octets, *path)),
            // Beside anything but a constant, an operand may have every value: nothing that is
            // found there can be left out.
            Expr::Compare(_, left, Expr::Literal(_)) => self.find(left),
            Expr::Compare(_, Expr::Literal(_), right) => self.find(right),
            Expr::And(left, right) | Expr::Or(left, right) => {
                self.find(left);
                self.find(right);
            }
            Expr::Is(of, _) | Expr::Not(of) | Expr::Between(of, ..) | Expr::Among(of, _) => {
                self.find(of);
            }
            Expr::Compare(..)
            | Expr::Identity
            | Expr::Literal(_)
            | Expr::Empty(_)
            | Expr::Holds(..)
            | Expr::Only(..)
            | Expr::Lowercase(_)
            | Expr::Length(..)
            | Expr::Count(_)
            | Expr::Arithmetic(..) => {}
        }
    }

    const fn note(&mut self, quantity: Quantity) {
        let mut index = 0;
        while index < self.length {
            if self.found[index].equals(quantity) {
                return;
            }
            index += 1;
        }
        if self.length < MOST_QUANTITIES {
            self.found[self.length] = quantity;
            self.length += 1;
        }
    }
}

#[track_caller]
const fn assert_quantity(fields: Fields, rules: &[Rule], position: usize, quantity: Quantity) {
    let Some(of_type) = quantity.domain(fields) else {
        return;
    };
    let Form::Check(condition) = &rules[position].form else {
        return;
    };
    let Possible { holds, fails } = possible(fields, condition, quantity);
    let own = of_type.and(&holds);
    let says_nothing = of_type.and(&fails).is_empty() && !can_overflow(condition);
    if (own.is_empty() || says_nothing) && !is_typed(fields, condition, quantity) {
        return;
    }
    if own.is_empty() {
        let mut message = Message::new();
        message.push("nothing satisfies this rule: of ");
        quantity.push_name(&mut message, fields);
        message.push(" (");
        quantity.push_set(&mut message, fields, &of_type);
        message.push(") it leaves no value");
        fail(message);
    }
    if says_nothing {
        let mut message = Message::new();
        message.push("everything satisfies this rule, so that it says nothing: of ");
        quantity.push_name(&mut message, fields);
        message.push(" (");
        quantity.push_set(&mut message, fields, &of_type);
        message.push(") it leaves every value");
        fail(message);
    }
    if reads_only(condition, quantity.path()) {
        assert_beside(fields, rules, position, quantity, (of_type, own));
    }
}

/// Whether a condition reads nothing but one path.
const fn reads_only(condition: &Expr, path: Path) -> bool {
    match condition {
        Expr::Column(other) | Expr::Present(other) => quantity::same(*other, path),
        Expr::Identity => false,
        _ => {
            let mut position = 0;
            while let Some(operand) = condition.operand(position) {
                if !reads_only(operand, path) {
                    return false;
                }
                position += 1;
            }
            true
        }
    }
}

/// Refuses a rule of one column that earlier ones of the same column leave nothing of.
#[track_caller]
const fn assert_beside(
    fields: Fields,
    rules: &[Rule],
    position: usize,
    quantity: Quantity,
    (mut left, own): (Set, Set),
) {
    let mut earlier = 0;
    while earlier < position {
        if let Form::Check(condition) = &rules[earlier].form
            && reads_only(condition, quantity.path())
        {
            left = left.and(&possible(fields, condition, quantity).holds);
            // Where they leave nothing by themselves, that has been said.
            if left.is_empty() {
                return;
            }
            if left.and(&own).is_empty() {
                let mut message = Message::new();
                message.push("nothing satisfies this rule beside those before it: of ");
                quantity.push_name(&mut message, fields);
                message.push(" it leaves ");
                quantity.push_set(&mut message, fields, &own);
                message.push(", and those up to `");
                message.push(rules[earlier].id);
                message.push("` leave ");
                quantity.push_set(&mut message, fields, &left);
                fail(message);
            }
        }
        earlier += 1;
    }
}

/// Whether arithmetic decides: where it overflows, a rule is broken.
const fn can_overflow(condition: &Expr) -> bool {
    let mut position = 0;
    while let Some(operand) = condition.operand(position) {
        if can_overflow(operand) {
            return true;
        }
        position += 1;
    }
    matches!(condition, Expr::Arithmetic(..))
}

/// The values of a quantity for which a condition may hold, and those for which it may not.
#[derive(Clone, Copy)]
struct Possible {
    holds: Set,
    fails: Set,
}

impl Possible {
    /// Of what says nothing of the quantity.
    const ANY: Self = Self::new(Set::ALL, Set::ALL);

    const fn new(holds: Set, fails: Set) -> Self {
        Self { holds, fails }
    }

    /// Of what is true for this value, and false for all others.
    const fn only(value: i128) -> Self {
        Self::new(
            Set::compared(Comparison::Equal, value),
            Set::compared(Comparison::NotEqual, value),
        )
    }

    const fn not(self) -> Self {
        Self::new(self.fails, self.holds)
    }

    const fn and(self, other: &Self) -> Self {
        Self::new(self.holds.and(&other.holds), self.fails.or(&other.fails))
    }

    const fn or(self, other: &Self) -> Self {
        Self::new(self.holds.or(&other.holds), self.fails.and(&other.fails))
    }
}

/// What a condition leaves of a quantity.
#[track_caller]
const fn possible(fields: Fields, condition: &Expr, quantity: Quantity) -> Possible {
    match condition {
        Expr::Not(of) => possible(fields, of, quantity).not(),
        Expr::And(left, right) => {
            possible(fields, left, quantity).and(&possible(fields, right, quantity))
        }
        Expr::Or(left, right) => {
            possible(fields, left, quantity).or(&possible(fields, right, quantity))
        }
        Expr::Compare(comparison, left, right) if quantity.is(left) => {
            compared(fields, quantity, *comparison, right)
        }
        Expr::Compare(comparison, left, right) if quantity.is(right) => {
            compared(fields, quantity, comparison.mirrored(), left)
        }
        Expr::Between(of, least, most) if quantity.is(of) => {
            let least = compared(fields, quantity, Comparison::GreaterOrEqual, least);
            least.and(&compared(fields, quantity, Comparison::LessOrEqual, most))
        }
        Expr::Among(of, list) if quantity.is(of) => {
            let mut any = Possible::new(Set::EMPTY, Set::ALL);
            let mut index = 0;
            while index < list.len() {
                any = any.or(&compared(fields, quantity, Comparison::Equal, &list[index]));
                index += 1;
            }
            any
        }
        Expr::Is(of, variants) if quantity.is(of) => {
            let mut any = Possible::new(Set::EMPTY, Set::ALL);
            let mut index = 0;
            while index < variants.len() {
                any = any.or(&Possible::new(
                    quantity.variant(fields, Comparison::Equal, variants[index]),
                    quantity.variant(fields, Comparison::NotEqual, variants[index]),
                ));
                index += 1;
            }
            any
        }
        Expr::Empty(Expr::Column(path)) if quantity.is_length_of(*path) => Possible::only(0),
        Expr::Present(path) if quantity.is_presence_of(*path) => {
            Possible::new(Set::one(1), Set::one(0))
        }
        Expr::Column(_) if quantity.is(condition) => Possible::new(Set::one(1), Set::one(0)),
        Expr::Literal(Literal::Boolean(true)) => Possible::new(Set::ALL, Set::EMPTY),
        Expr::Literal(Literal::Boolean(false)) => Possible::new(Set::EMPTY, Set::ALL),
        _ => Possible::ANY,
    }
}

const fn compared(
    fields: Fields,
    quantity: Quantity,
    comparison: Comparison,
    operand: &Expr,
) -> Possible {
    // What is no constant says nothing: most often, that ends it.
    if !matches!(operand, Expr::Literal(_)) {
        return Possible::ANY;
    }
    Possible::new(
        quantity.compared(fields, comparison, operand),
        quantity.compared(fields, comparison.negated(), operand),
    )
}

/// What of a column rules leave, for a message: nothing where they speak of it beside others only.
pub(super) const fn push_left(
    message: &mut Message,
    fields: Fields,
    condition: &Expr,
    field: usize,
) {
    let quantity = Quantity::Value((field, ""));
    let Some(of_type) = quantity.domain(fields) else {
        return;
    };
    let left = of_type.and(&possible(fields, condition, quantity).holds);
    if left.equals(&of_type) || left.is_empty() {
        return;
    }
    message.push("; it leaves ");
    quantity.push_set(message, fields, &left);
}
