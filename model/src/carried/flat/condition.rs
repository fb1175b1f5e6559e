//! Conditions: each part before what it is made of.

use tablewright::__workspace::flat::{
    Comparison, Expr, Fields, Literal, Operator, Position, Unit, Variant, expression, literal,
};

use super::field::Path;
use super::reader::{Read, Reader, all_kept, kept};

/// How a path is read.
type Paths<'p> = &'p dyn Fn(&mut Reader<'static>) -> Read<Path>;

impl Reader<'static> {
    /// A condition over these fields.
    pub(super) fn condition(&mut self, fields: &Fields) -> Read<Expr> {
        self.expression(&|reader| reader.path(fields))
    }

    /// A condition over the rows of a collection.
    pub(super) fn condition_of_rows(&mut self) -> Read<Expr> {
        self.expression(&Self::path_into_rows)
    }

    fn expression(&mut self, path: Paths<'_>) -> Read<Expr> {
        self.inside(|reader| reader.node(path))
    }

    fn operand(&mut self, path: Paths<'_>) -> Read<&'static Expr> {
        Ok(kept(self.expression(path)?))
    }

    fn node(&mut self, path: Paths<'_>) -> Read<Expr> {
        let tag: u8 = self.of()?;
        if let Some(comparison) = comparison(tag) {
            return Ok(Expr::Compare(
                comparison,
                self.operand(path)?,
                self.operand(path)?,
            ));
        }
        if let Some(operator) = operator(tag) {
            return Ok(Expr::Arithmetic(
                operator,
                self.operand(path)?,
                self.operand(path)?,
            ));
        }
        if let Some(position) = position(tag) {
            return Ok(Expr::Holds(
                position,
                self.operand(path)?,
                self.operand(path)?,
            ));
        }
        Ok(match tag {
            expression::COLUMN => Expr::Column(path(self)?),
            expression::IDENTITY => Expr::Identity,
            expression::PRESENT => Expr::Present(path(self)?),
            expression::LITERAL => Expr::Literal(self.literal()?),
            expression::BETWEEN => Expr::Between(
                self.operand(path)?,
                self.operand(path)?,
                self.operand(path)?,
            ),
            expression::AMONG => {
                let count = self.of()?;
                let of = self.operand(path)?;
                let others = self.several(count, |reader| reader.expression(path))?;
                Expr::Among(of, all_kept(others))
            }
            expression::COUNT => {
                let count = self.of()?;
                let parts = self.several(count, |reader| reader.expression(path))?;
                Expr::Count(all_kept(parts))
            }
            expression::IS => {
                let variants = all_kept(self.list(Self::variant)?);
                Expr::Is(self.operand(path)?, variants)
            }
            expression::ONLY => {
                let ranges = self.list(|reader| Ok((reader.character()?, reader.character()?)))?;
                Expr::Only(self.operand(path)?, all_kept(ranges))
            }
            expression::EMPTY => Expr::Empty(self.operand(path)?),
            expression::LOWERCASE => Expr::Lowercase(self.operand(path)?),
            expression::OCTET_LENGTH => Expr::Length(Unit::Octets, self.operand(path)?),
            expression::CHAR_LENGTH => Expr::Length(Unit::Characters, self.operand(path)?),
            expression::AND => Expr::And(self.operand(path)?, self.operand(path)?),
            expression::OR => Expr::Or(self.operand(path)?, self.operand(path)?),
            expression::NOT => Expr::Not(self.operand(path)?),
            _ => return Err(self.malformed("no expression is called so")),
        })
    }

    fn variant(&mut self) -> Read<Variant> {
        Ok(if self.flag()? {
            Variant::Stored(self.literal()?)
        } else {
            Variant::Called(self.text()?)
        })
    }

    fn character(&mut self) -> Read<char> {
        let number: u32 = self.of()?;
        char::from_u32(number).ok_or_else(|| self.malformed("no character has this number"))
    }

    fn decimal(&mut self) -> Read<Literal> {
        let (digits, scale) = (self.integer()?, self.of()?);
        if scale > MOST_DIGITS || digits.unsigned_abs() >= 1 << 96 {
            return Err(self.malformed("a decimal is too long"));
        }
        Ok(Literal::Decimal(digits, scale))
    }

    pub(super) fn literal(&mut self) -> Read<Literal> {
        Ok(match self.of()? {
            literal::INTEGER => Literal::Integer(self.integer()?),
            literal::BOOLEAN => Literal::Boolean(self.flag()?),
            literal::TEXT => Literal::Text(self.text()?),
            literal::CHARACTER => Literal::Character(self.character()?),
            literal::NUMBER => Literal::Number(self.word()?),
            literal::DECIMAL => self.decimal()?,
            literal::FLOAT => Literal::Float(self.word()?, self.word()?),
            _ => return Err(self.malformed("no literal is called so")),
        })
    }
}

/// What Rust keeps of a decimal.
const MOST_DIGITS: u32 = 28;

fn comparison(tag: u8) -> Option<Comparison> {
    Some(match tag {
        expression::EQUAL => Comparison::Equal,
        expression::NOT_EQUAL => Comparison::NotEqual,
        expression::LESS => Comparison::Less,
        expression::LESS_OR_EQUAL => Comparison::LessOrEqual,
        expression::GREATER => Comparison::Greater,
        expression::GREATER_OR_EQUAL => Comparison::GreaterOrEqual,
        _ => return None,
    })
}

fn operator(tag: u8) -> Option<Operator> {
    Some(match tag {
        expression::ADD => Operator::Add,
        expression::SUBTRACT => Operator::Subtract,
        expression::MULTIPLY => Operator::Multiply,
        expression::REMAINDER => Operator::Remainder,
        _ => return None,
    })
}

fn position(tag: u8) -> Option<Position> {
    Some(match tag {
        expression::STARTS_WITH => Position::Start,
        expression::ENDS_WITH => Position::End,
        expression::CONTAINS => Position::Anywhere,
        expression::ALIKE => Position::Alike,
        _ => return None,
    })
}
