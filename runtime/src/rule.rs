//! The rules of a domain as constants: what an `#[invariant]` says, in a form from which Rust's
//! verdict, the CHECK and every engine's rendering are made.

mod comparison;

pub use comparison::Comparison;

/// A field by its position, and what of it is meant: nothing for all of it, or the rest of a path
/// through value objects, as in `city` of `ship.city`.
pub(crate) type Path = (usize, &'static str);

/// The position of a path into the rows of a collection.
pub const ANYWHERE: usize = usize::MAX;

/// The position of a path to a column that exists without being a field: the rest is its name.
pub const GENERATED: usize = usize::MAX - 1;

/// The path of an index to the key of the parent, whatever that is called: no column has this name.
pub const PARENT: Path = (GENERATED, "");

/// How an index compares its fields, or its columns: a bit for each of them, the first one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Those whose letters count alike, whatever their case: the letters of ASCII alone.
    pub lowercase: u16,
    /// Those of which the last comes first.
    pub descending: u16,
    /// Whether NULL is the same as NULL.
    pub nulls_equal: bool,
}

impl Compared {
    /// As most are: each as it is stored, ascending, and NULL the same as nothing.
    pub const PLAIN: Self = Self {
        lowercase: 0,
        descending: 0,
        nulls_equal: false,
    };

    /// Whether letters of the one at a position count alike.
    #[must_use]
    pub const fn is_lowercase(&self, position: usize) -> bool {
        position < 16 && self.lowercase >> position & 1 == 1
    }

    /// Whether the one at a position descends.
    #[must_use]
    pub const fn is_descending(&self, position: usize) -> bool {
        position < 16 && self.descending >> position & 1 == 1
    }

    /// All of it as one number.
    pub(crate) const fn bits(self) -> u128 {
        self.lowercase as u128 | (self.descending as u128) << 16 | (self.nulls_equal as u128) << 32
    }
}

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
        /// Whether it holds among the rows of all tenants.
        global: bool,
        /// How they are compared.
        compared: Compared,
        /// The rows that are compared.
        filter: Option<Expr>,
    },
    /// No two rows that agree on these fields have ranges that overlap.
    NoOverlap {
        /// The fields.
        fields: &'static [Path],
        /// Whether the parent's key is one of them, and stands first.
        parent: bool,
        /// The two ends of the range: what is at the second is no part of it.
        range: &'static [Path],
    },
    /// A boolean expression over one row: the validator and a CHECK.
    Check(Expr),
    /// Conditions in the SQL of single engines: the database alone.
    Sql(&'static [(&'static str, &'static str)]),
    /// Constraints in the SQL of single engines: the database alone.
    Constraint(&'static [(&'static str, &'static str)]),
    /// A state machine over the values of an enum.
    Transitions {
        /// Where the state is.
        path: Path,
        /// From each state, the states that may follow.
        arrows: &'static [Arrow],
    },
}

impl Form {
    /// What a record calls it.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Assert => "assert",
            Self::Unique { .. } => "unique",
            Self::NoOverlap { .. } => "no_overlap",
            Self::Check(_) => "check",
            Self::Sql(_) => "sql",
            Self::Constraint(_) => "constraint",
            Self::Transitions { .. } => "transitions",
        }
    }
}

/// The states that may follow one state.
#[derive(Clone, Copy, Debug)]
pub struct Arrow {
    /// The state.
    pub from: &'static str,
    /// What may follow.
    pub to: &'static [&'static str],
}

/// An expression over the columns of one row, as the domain writes it: a condition, or an operand
/// of one.
///
/// Only what every engine judges as Rust does can be written here. What may be absent is read
/// beside its [`Present`](Expr::Present) alone.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// The column of a field.
    Column(Path),
    /// The identity of the entity that the rule is of.
    Identity,
    /// A constant.
    Literal(Literal),
    /// What is optional is there.
    Present(Path),
    /// A comparison of two operands.
    Compare(Comparison, &'static Expr, &'static Expr),
    /// An operand lies between two others, or is one of them.
    Between(&'static Expr, &'static Expr, &'static Expr),
    /// An operand is one of a list.
    Among(&'static Expr, &'static [Expr]),
    /// An enum is one of these variants.
    Is(&'static Expr, &'static [Variant]),
    /// Text has nothing in it, or bytes have.
    Empty(&'static Expr),
    /// Text holds another one.
    Holds(Position, &'static Expr, &'static Expr),
    /// All characters of a text are in these ranges, both ends inclusive.
    Only(&'static Expr, &'static [(char, char)]),
    /// A text with small letters for capital ones: those of ASCII alone.
    Lowercase(&'static Expr),
    /// The length of a text, or of bytes.
    Length(Unit, &'static Expr),
    /// How many of these conditions hold.
    Count(&'static [Expr]),
    /// A number made of two.
    Arithmetic(Operator, &'static Expr, &'static Expr),
    /// Both hold.
    And(&'static Expr, &'static Expr),
    /// One of them holds.
    Or(&'static Expr, &'static Expr),
    /// It does not hold.
    Not(&'static Expr),
}

impl Expr {
    /// Whether it is true or false by itself, and not a column or a constant.
    pub(crate) const fn is_condition(&self) -> bool {
        !matches!(
            self,
            Self::Column(_)
                | Self::Identity
                | Self::Literal(_)
                | Self::Lowercase(_)
                | Self::Length(..)
                | Self::Count(_)
                | Self::Arithmetic(..)
        )
    }

    /// Whether a condition compares something that is computed.
    pub(crate) const fn computes(&self) -> bool {
        match self {
            Self::Arithmetic(..) => true,
            Self::Not(of) => of.computes(),
            Self::And(left, right) | Self::Or(left, right) | Self::Compare(_, left, right) => {
                left.computes() || right.computes()
            }
            _ => false,
        }
    }

    /// The operand at a position, for walks; nothing behind the last.
    pub(crate) const fn operand(&self, position: usize) -> Option<&Self> {
        match (self, position) {
            (
                Self::Not(of)
                | Self::Is(of, _)
                | Self::Empty(of)
                | Self::Only(of, _)
                | Self::Lowercase(of)
                | Self::Length(_, of)
                | Self::Among(of, _)
                | Self::Between(of, ..)
                | Self::Compare(_, of, _)
                | Self::Holds(_, of, _)
                | Self::Arithmetic(_, of, _)
                | Self::And(of, _)
                | Self::Or(of, _),
                0,
            )
            | (
                Self::Between(_, of, _)
                | Self::Compare(_, _, of)
                | Self::Holds(_, _, of)
                | Self::Arithmetic(_, _, of)
                | Self::And(_, of)
                | Self::Or(_, of),
                1,
            )
            | (Self::Between(_, _, of), 2) => Some(of),
            (Self::Count(list), position) if position < list.len() => Some(&list[position]),
            (Self::Among(_, list), position) if position <= list.len() => Some(&list[position - 1]),
            _ => None,
        }
    }
}

/// A variant in a pattern.
#[derive(Clone, Copy, Debug)]
pub enum Variant {
    /// As it is stored.
    Stored(Literal),
    /// As it is called: its value is known where the enum is.
    Called(&'static str),
}

/// Where a text holds another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// `.starts_with(…)`
    Start,
    /// `.ends_with(…)`
    End,
    /// `.contains(…)`
    Anywhere,
    /// `.eq_ignore_ascii_case(…)`: all of it.
    Alike,
}

/// What lengths are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes: `.len()`
    Octets,
    /// Characters: `.chars().count()`
    Characters,
}

/// The operators of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `%`: by a literal that is neither zero nor one.
    Remainder,
}

impl Operator {
    /// As SQL spells it between two operands. Of a rest, standard SQL has a function instead.
    pub(crate) const fn as_sql(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Remainder => "%",
        }
    }

    /// As a record names it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Subtract => "subtract",
            Self::Multiply => "multiply",
            Self::Remainder => "remainder",
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
    /// A decimal: its digits, and how many of them stand behind the point.
    Decimal(i128, u32),
    /// A float as it is written: in single precision, and in double.
    Float(&'static str, &'static str),
}
