//! The language of `check` and `where`: what every engine judges as Rust does.
//!
//! Each expression keeps the tokens that rustc type-checks as they stand, and beside them the
//! tree that the constraint is made from. The parser knows just what is understood, and says at
//! each other token what is not.

mod characters;
mod count;
mod limits;
mod lowercase;
mod method;
mod node;
mod operator;
mod option;
mod parse;
mod pattern;
mod primary;
mod refusal;
mod scope;

use std::cell::Cell;
use std::fmt;

use proc_macro::{Ident, Span};

use crate::naming;
use crate::syntax::{Error, Input, Result};
use crate::tokens::TokenStream;
pub(crate) use limits::{SHORT, parts};
pub(crate) use primary::unnamed;
use scope::Scope;

/// A condition as it was written, and what it means.
pub(crate) struct Condition {
    pub(crate) tokens: TokenStream,
    pub(crate) tree: Node,
}

/// An expression as it was written, and what it means.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) tokens: TokenStream,
    /// How many tokens of the condition stand before it, those in groups counted too.
    pub(crate) position: usize,
    pub(crate) tree: Tree,
}

/// An expression over the columns of a row.
#[derive(Clone)]
pub(crate) enum Tree {
    Place(Place),
    Literal(Literal),
    /// A path to a constant, or `dec!(…)`.
    Constant(Number),
    Compare {
        comparison: Comparison,
        left: Box<Node>,
        right: Box<Node>,
    },
    /// `[…].into_iter().filter(|is| *is).count()`: how many of these conditions hold.
    Count(Vec<Node>),
    /// `of == Some(value)`, or `of != Some(value)`
    Same {
        is: bool,
        of: Box<Node>,
        value: Box<Node>,
    },
    Arithmetic {
        operator: Operator,
        sign: Span,
        left: Box<Node>,
        right: Box<Node>,
    },
    /// `-x`
    Negative(Box<Node>),
    /// All of them, in order; never less than two.
    And(Vec<Node>),
    /// One of them, in order; never less than two.
    Or(Vec<Node>),
    Not(Box<Node>),
    /// `if a { b } else if c { d } else { e }`: the conditions with their blocks, and the last one.
    If {
        arms: Vec<(Node, Node)>,
        otherwise: Box<Node>,
    },
    /// `(least..=most).contains(&of)`
    Within {
        of: Box<Node>,
        least: Option<Box<Node>>,
        most: Option<Box<Node>>,
        inclusive: bool,
    },
    /// `[…].contains(&of)`
    Among {
        of: Box<Node>,
        list: Vec<Node>,
    },
    /// `matches!(of, … | …)`
    Is {
        of: Box<Node>,
        variants: Vec<Variant>,
    },
    /// `matches!(of, "…" | "…")`: one of these texts.
    OneOf {
        of: Box<Node>,
        texts: Vec<String>,
    },
    Empty(Box<Node>),
    /// `.to_ascii_lowercase()`, perhaps with `.as_str()` behind it.
    Lowercase(Box<Node>),
    Length(Unit, Box<Node>),
    Holds {
        at: At,
        of: Box<Node>,
        part: Box<Node>,
    },
    /// `.chars().all(|c| matches!(c, …))`
    Only {
        of: Box<Node>,
        ranges: Vec<(char, char)>,
    },
    /// `.is_some()`, or `.is_none()`
    Present {
        of: Box<Node>,
        is: bool,
    },
    /// `.is_some_and(|x| …)`, or `.is_none_or(|x| …)`
    Inside {
        of: Box<Node>,
        method: Ident,
        /// `|x|`
        parameter: TokenStream,
        body: Box<Node>,
    },
}

/// The place of a constant among those of its type: each is evaluated once, so that a mistake in it
/// is one error. A generic type has no place for them.
#[derive(Clone, Default)]
pub(crate) struct Number(Cell<Option<usize>>);

impl Number {
    pub(crate) fn get(&self) -> Option<usize> {
        self.0.get()
    }

    pub(crate) fn set(&self, number: usize) {
        self.0.set(Some(number));
    }
}

/// What a row holds: `self` and the fields that lead to it, or a name for some of them.
#[derive(Clone)]
pub(crate) struct Place {
    /// The fields from `self` on; never none.
    pub(crate) path: Vec<Member>,
    /// As it was written, without what makes a reference of it.
    pub(crate) bare: TokenStream,
    /// How many tokens of the condition stand before these.
    pub(crate) position: usize,
    pub(crate) root: Root,
    /// Whether a method makes a reference of it, which a type can make of anything.
    pub(crate) is_referred: bool,
}

/// What a place begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root {
    /// `self`
    This,
    /// The parameter of a closure.
    Value,
    /// The same, where it is a reference, and nothing stands behind it.
    Reference,
}

/// A field in a path.
#[derive(Clone)]
pub(crate) enum Member {
    Named(Ident),
    /// `.0`: the field of a newtype has no name in the database either.
    Unnamed(Span),
}

impl Member {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Named(ident) => ident.span(),
            Self::Unnamed(span) => *span,
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(ident) => ident.fmt(formatter),
            Self::Unnamed(_) => formatter.write_str("0"),
        }
    }
}

impl Place {
    /// The field of the type itself.
    pub(crate) fn field(&self) -> Option<&Member> {
        self.path.first()
    }

    /// Whether it begins with `self`, and not with the parameter of a closure.
    pub(crate) fn is_own(&self) -> bool {
        self.root == Root::This
    }

    /// The names behind it with dots.
    pub(crate) fn rest(&self) -> String {
        names(self.path.get(1..).unwrap_or_default())
    }

    /// All names with dots.
    pub(crate) fn names(&self) -> String {
        names(&self.path)
    }
}

/// The names of a path with dots.
pub(crate) fn names(path: &[Member]) -> String {
    let names: Vec<String> = path
        .iter()
        .filter_map(|member| match member {
            Member::Named(ident) => Some(naming::unraw(ident)),
            Member::Unnamed(_) => None,
        })
        .collect();
    names.join(".")
}

#[derive(Clone)]
pub(crate) enum Literal {
    Integer(i128),
    /// As it is written, without its type.
    Float(String),
    Boolean(bool),
    Text(String),
    Character(char),
}

/// A variant in a pattern.
#[derive(Clone)]
pub(crate) struct Variant {
    pub(crate) path: TokenStream,
    /// The last name of the path.
    pub(crate) name: String,
    /// Whether it has fields, which the pattern leaves out.
    pub(crate) has_fields: bool,
    /// If it has none, it is a constant.
    pub(crate) number: Number,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub(crate) fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Remainder,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Octets,
    Characters,
}

/// Where a text holds another one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Start,
    End,
    Anywhere,
    /// It is the other one, but for the case of letters of ASCII.
    Alike,
}

/// Where the first token stands, and the last.
pub(crate) fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.next_back().unwrap_or(first))
}

/// A whole condition.
pub(crate) fn condition(input: &Input<'_>) -> Result<Condition> {
    let tokens = input.clone().rest();
    let tree = parse::whole(input, &Scope::default())?;
    if tree.places().is_empty() {
        return Err(Error::new(
            tree.first(),
            "a condition reads at least one field of `self`, as in `self.quantity > 0`",
        ));
    }
    limits::check(&tree)?;
    Ok(Condition { tokens, tree })
}
