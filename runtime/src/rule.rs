//! The rules of a domain as constants: what an `#[invariant]` says, in a form from which Rust's
//! verdict, the CHECK and every engine's rendering are made.

use crate::shape::Path;

/// One `#[invariant("ID: sentence", RULE)]`.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `ID: sentence`, as it was written.
    pub text: &'static str,
    /// The position among the rules of its type: one id may head several rules.
    pub position: usize,
    /// The id, such as `INV-ORD-001`.
    pub id: &'static str,
    /// The sentence behind the id.
    pub sentence: &'static str,
    /// The name that the rule's constraint is to have.
    pub name: Option<&'static str>,
    /// What the rule asks for.
    pub form: Form,
}

/// The forms of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Said, and enforced nowhere.
    Documented,
    /// A Rust expression: the validator alone.
    Assert,
    /// No two rows agree on these fields.
    Unique {
        /// The fields.
        fields: &'static [Path],
        /// Whether the parent's key is part of it, and stands first.
        parent: bool,
        /// The rows that are compared.
        filter: Option<Expr>,
    },
    /// A boolean expression over one row: the validator and a CHECK.
    Check(Expr),
    /// A state machine over the values of a unit-only enum.
    Transitions {
        /// The position of the field.
        field: usize,
        /// From each state, the states that may follow.
        arrows: &'static [Arrow],
    },
}

/// The states that may follow one state.
#[derive(Clone, Copy, Debug)]
pub struct Arrow {
    /// The state.
    pub from: &'static str,
    /// What may follow.
    pub to: &'static [&'static str],
}

/// A boolean expression over the columns of one row.
///
/// Only what every engine judges as Rust does can be written here: the operands of a comparison
/// are never NULL.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// The column of a field.
    Column(Path),
    /// A constant.
    Literal(Literal),
    /// A comparison of two operands.
    Compare(Comparison, &'static Expr, &'static Expr),
    /// Both hold.
    And(&'static Expr, &'static Expr),
    /// One of them holds.
    Or(&'static Expr, &'static Expr),
    /// It does not hold.
    Not(&'static Expr),
}

/// The operators of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// As standard SQL spells it.
    #[must_use]
    pub const fn as_sql(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// As a record names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::NotEqual => "not_equal",
            Self::Less => "less",
            Self::LessOrEqual => "less_or_equal",
            Self::Greater => "greater",
            Self::GreaterOrEqual => "greater_or_equal",
        }
    }
}

/// A constant of the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// An integer.
    Integer(i128),
    /// A truth value.
    Boolean(bool),
    /// Text, or the value of a unit-only enum.
    Text(&'static str),
    /// One character.
    Character(char),
    /// A number as it is written.
    Number(&'static str),
}
