//! Conditions: each part before what it is made of.

use super::writer::Writer;
use crate::rule::{
    ANYWHERE, Comparison, Expr, GENERATED, Literal, Operator, Path, Position, Unit, Variant,
};
use crate::shape::Fields;
use crate::shape::leaf::leaf;
use crate::shape::walk::columns_in;
use crate::stack::Stack;

/// The tags of expressions. What they are made of follows in the order of the domain's own words.
pub mod expression {
    /// A path.
    pub const COLUMN: u8 = 0;
    /// A literal.
    pub const LITERAL: u8 = 1;
    /// A path.
    pub const PRESENT: u8 = 2;
    /// Comparisons, of two operands each.
    pub const EQUAL: u8 = 3;
    /// See [`EQUAL`].
    pub const NOT_EQUAL: u8 = 4;
    /// See [`EQUAL`].
    pub const LESS: u8 = 5;
    /// See [`EQUAL`].
    pub const LESS_OR_EQUAL: u8 = 6;
    /// See [`EQUAL`].
    pub const GREATER: u8 = 7;
    /// See [`EQUAL`].
    pub const GREATER_OR_EQUAL: u8 = 8;
    /// Three operands.
    pub const BETWEEN: u8 = 9;
    /// How many others there are, an operand, and the others.
    pub const AMONG: u8 = 10;
    /// How many variants there are, each the tag of [`LITERAL`] and a literal, or 0 and a name; and
    /// an operand.
    pub const IS: u8 = 11;
    /// An operand.
    pub const EMPTY: u8 = 12;
    /// Two operands.
    pub const STARTS_WITH: u8 = 13;
    /// Two operands.
    pub const ENDS_WITH: u8 = 14;
    /// Two operands.
    pub const CONTAINS: u8 = 15;
    /// How many ranges there are, the first and the last character of each, and an operand.
    pub const ONLY: u8 = 16;
    /// An operand.
    pub const OCTET_LENGTH: u8 = 17;
    /// An operand.
    pub const CHAR_LENGTH: u8 = 18;
    /// Two operands.
    pub const ADD: u8 = 19;
    /// Two operands.
    pub const SUBTRACT: u8 = 20;
    /// Two operands.
    pub const MULTIPLY: u8 = 21;
    /// Two operands.
    pub const AND: u8 = 22;
    /// Two operands.
    pub const OR: u8 = 23;
    /// An operand.
    pub const NOT: u8 = 24;
    /// Two operands.
    pub const REMAINDER: u8 = 25;
    /// Nothing.
    pub const IDENTITY: u8 = 26;
    /// How many operands there are, and these.
    pub const COUNT: u8 = 27;
    /// Two operands.
    pub const ALIKE: u8 = 28;
    /// An operand.
    pub const LOWERCASE: u8 = 29;
}

/// The tags of literals.
pub mod literal {
    /// Whether it is negative, and a number.
    pub const INTEGER: u8 = 0;
    /// 0 or 1.
    pub const BOOLEAN: u8 = 1;
    /// A text.
    pub const TEXT: u8 = 2;
    /// The number of a character.
    pub const CHARACTER: u8 = 3;
    /// A number as it is written: a text.
    pub const NUMBER: u8 = 4;
    /// An integer, and how many of its digits stand behind the point.
    pub const DECIMAL: u8 = 5;
    /// Two texts.
    pub const FLOAT: u8 = 6;
}

impl<const SIZE: usize> Writer<SIZE> {
    /// A condition, if there is one.
    pub(super) const fn condition(&mut self, condition: Option<&Expr>, fields: &Fields) {
        self.flag(condition.is_some());
        if let Some(condition) = condition {
            self.expression(condition, fields);
        }
    }

    /// Const evaluation calls no deeper than 128: the way to a part is on a stack.
    pub(super) const fn expression(&mut self, of: &Expr, fields: &Fields) {
        let start = self.length();
        let mut way = Stack::new((of, 0));
        let (mut parts, mut computing) = (1 + self.pairs(of, fields), 0);
        self.node(of);
        way.push((of, 0));
        while let Some((of, next)) = way.pop() {
            if let Some(operand) = of.operand(next) {
                way.push((of, next + 1));
                self.node(operand);
                way.push((operand, 0));
                parts += 1 + self.pairs(operand, fields);
                computing += matches!(operand, Expr::Arithmetic(..)) as usize;
            }
        }
        let bytes = self.length() - start;
        self.room.condition(parts, computing, bytes);
    }

    /// What comparing value objects is beside its two operands: four parts for each pair of columns.
    const fn pairs(&self, of: &Expr, fields: &Fields) -> usize {
        let Expr::Compare(_, Expr::Column(left), Expr::Column(_)) = of else {
            return 0;
        };
        if left.0 == ANYWHERE {
            // A row of a collection has no more columns than there are.
            return 4 * self.room.columns;
        }
        match leaf(*fields, *left) {
            Some(shape) if columns_in(shape) > 1 => 4 * columns_in(shape),
            _ => 0,
        }
    }

    const fn node(&mut self, of: &Expr) {
        self.small(tag(of));
        match of {
            Expr::Column(path) | Expr::Present(path) => self.path(*path),
            Expr::Literal(value) => self.literal(value),
            Expr::Among(_, list) | Expr::Count(list) => self.number(list.len() as u128),
            Expr::Is(_, variants) => {
                self.number(variants.len() as u128);
                let mut index = 0;
                while index < variants.len() {
                    match &variants[index] {
                        Variant::Stored(value) => {
                            self.small(expression::LITERAL);
                            self.literal(value);
                        }
                        Variant::Called(name) => {
                            self.small(0);
                            self.text(name);
                        }
                    }
                    index += 1;
                }
            }
            Expr::Only(_, ranges) => {
                self.number(ranges.len() as u128);
                let mut index = 0;
                while index < ranges.len() {
                    let (first, last) = ranges[index];
                    self.number(first as u128);
                    self.number(last as u128);
                    index += 1;
                }
            }
            _ => {}
        }
    }

    /// The position of a field and two more, 0 for anywhere, or 1 for what is no field; and the rest
    /// of the path.
    pub(super) const fn path(&mut self, (field, rest): Path) {
        self.number(match field {
            ANYWHERE => 0,
            GENERATED => 1,
            field => field as u128 + 2,
        });
        self.text(rest);
    }

    pub(super) const fn literals(&mut self, literals: &[Literal]) {
        self.number(literals.len() as u128);
        let mut index = 0;
        while index < literals.len() {
            self.literal(&literals[index]);
            index += 1;
        }
    }

    pub(super) const fn literal(&mut self, of: &Literal) {
        match *of {
            Literal::Integer(value) => {
                self.small(literal::INTEGER);
                self.integer(value);
            }
            Literal::Boolean(value) => {
                self.small(literal::BOOLEAN);
                self.flag(value);
            }
            Literal::Text(text) => {
                self.small(literal::TEXT);
                self.text(text);
            }
            Literal::Character(character) => {
                self.small(literal::CHARACTER);
                self.number(character as u128);
            }
            Literal::Number(number) => {
                self.small(literal::NUMBER);
                self.text(number);
            }
            Literal::Decimal(digits, scale) => {
                self.small(literal::DECIMAL);
                self.integer(digits);
                self.number(scale as u128);
            }
            Literal::Float(single, double) => {
                self.small(literal::FLOAT);
                self.text(single);
                self.text(double);
            }
        }
    }
}

const fn tag(of: &Expr) -> u8 {
    match of {
        Expr::Column(_) => expression::COLUMN,
        Expr::Identity => expression::IDENTITY,
        Expr::Literal(_) => expression::LITERAL,
        Expr::Present(_) => expression::PRESENT,
        Expr::Compare(Comparison::Equal, ..) => expression::EQUAL,
        Expr::Compare(Comparison::NotEqual, ..) => expression::NOT_EQUAL,
        Expr::Compare(Comparison::Less, ..) => expression::LESS,
        Expr::Compare(Comparison::LessOrEqual, ..) => expression::LESS_OR_EQUAL,
        Expr::Compare(Comparison::Greater, ..) => expression::GREATER,
        Expr::Compare(Comparison::GreaterOrEqual, ..) => expression::GREATER_OR_EQUAL,
        Expr::Between(..) => expression::BETWEEN,
        Expr::Among(..) => expression::AMONG,
        Expr::Count(_) => expression::COUNT,
        Expr::Is(..) => expression::IS,
        Expr::Empty(_) => expression::EMPTY,
        Expr::Holds(Position::Start, ..) => expression::STARTS_WITH,
        Expr::Holds(Position::End, ..) => expression::ENDS_WITH,
        Expr::Holds(Position::Anywhere, ..) => expression::CONTAINS,
        Expr::Holds(Position::Alike, ..) => expression::ALIKE,
        Expr::Only(..) => expression::ONLY,
        Expr::Lowercase(_) => expression::LOWERCASE,
        Expr::Length(Unit::Octets, _) => expression::OCTET_LENGTH,
        Expr::Length(Unit::Characters, _) => expression::CHAR_LENGTH,
        Expr::Arithmetic(Operator::Add, ..) => expression::ADD,
        Expr::Arithmetic(Operator::Subtract, ..) => expression::SUBTRACT,
        Expr::Arithmetic(Operator::Multiply, ..) => expression::MULTIPLY,
        Expr::Arithmetic(Operator::Remainder, ..) => expression::REMAINDER,
        Expr::And(..) => expression::AND,
        Expr::Or(..) => expression::OR,
        Expr::Not(_) => expression::NOT,
    }
}
