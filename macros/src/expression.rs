//! The language of `check` and `where`: what every engine judges as Rust does.
//!
//! Each expression keeps the tokens that rustc type-checks as they stand, and beside them the
//! tree that the constraint is made from. A parser of our own instead of syn's grammar of
//! expressions: it knows just what is understood, says at each other token what is not, and
//! spares users the compilation of that grammar.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitInt, Token, parenthesized, token};

/// A condition as it was written, and what it means.
pub(crate) struct Condition {
    pub(crate) tokens: TokenStream,
    pub(crate) tree: Tree,
}

/// A condition over the columns of a row.
pub(crate) enum Tree {
    /// `self` and the field: the receiver as it was written, so that a macro's `self` is that one.
    Field(Token![self], Ident),
    Literal(Literal),
    Compare {
        comparison: Comparison,
        left: Box<Tree>,
        right: Box<Tree>,
    },
    And(Box<Tree>, Box<Tree>),
    Or(Box<Tree>, Box<Tree>),
    Not(Box<Tree>),
}

pub(crate) enum Literal {
    Integer(i128),
    Boolean(bool),
    Text(String),
    Character(char),
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

impl Tree {
    /// The fields that the condition reads, in order, each as often as it is read.
    pub(crate) fn fields(&self) -> Vec<&Ident> {
        match self {
            Self::Field(_, field) => vec![field],
            Self::Literal(_) => Vec::new(),
            Self::Not(operand) => operand.fields(),
            Self::Compare { left, right, .. } | Self::And(left, right) | Self::Or(left, right) => {
                let mut fields = left.fields();
                fields.extend(right.fields());
                fields
            }
        }
    }
}

/// A whole condition.
pub(crate) fn condition(input: ParseStream<'_>) -> syn::Result<Condition> {
    let tokens: TokenStream = input.fork().parse()?;
    let tree = whole(input)?;
    if tree.fields().is_empty() {
        return Err(syn::Error::new(
            first_span(&tokens),
            "a condition reads at least one field of `self`, as in `self.quantity > 0`",
        ));
    }
    Ok(Condition { tokens, tree })
}

fn first_span(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    first.map_or_else(Span::call_site, |token| token.span())
}

fn whole(input: ParseStream<'_>) -> syn::Result<Tree> {
    let tree = or(input)?;
    if input.is_empty() {
        Ok(tree)
    } else {
        Err(not_understood(input.span()))
    }
}

fn not_understood(span: Span) -> syn::Error {
    syn::Error::new(
        span,
        "this is not supported yet in a condition, which compares fields of `self` with each other and with integers, booleans, characters and text, joined by `&&`, `||` and `!`; `assert(…)` takes any expression, in Rust alone",
    )
}

fn or(input: ParseStream<'_>) -> syn::Result<Tree> {
    let mut left = and(input)?;
    while input.peek(Token![||]) {
        input.parse::<Token![||]>()?;
        left = Tree::Or(Box::new(left), Box::new(and(input)?));
    }
    Ok(left)
}

fn and(input: ParseStream<'_>) -> syn::Result<Tree> {
    let mut left = comparison(input)?;
    while input.peek(Token![&&]) {
        input.parse::<Token![&&]>()?;
        left = Tree::And(Box::new(left), Box::new(comparison(input)?));
    }
    Ok(left)
}

fn comparison(input: ParseStream<'_>) -> syn::Result<Tree> {
    let left = unary(input)?;
    let span = input.span();
    let Some(comparison) = comparison_sign(input)? else {
        return Ok(left);
    };
    let right = unary(input)?;
    for operand in [&left, &right] {
        // `!` of an integer is another number in Rust, and nothing in SQL.
        if !matches!(operand, Tree::Field(..) | Tree::Literal(_)) {
            return Err(not_understood(span));
        }
        if comparison.is_order()
            && matches!(
                operand,
                Tree::Literal(Literal::Text(_) | Literal::Boolean(_) | Literal::Character(_))
            )
        {
            return Err(syn::Error::new(
                span,
                "each engine orders text in its own way, and booleans and characters are not ordered here: only numbers can be; `assert(…)` takes any expression, in Rust alone",
            ));
        }
    }
    Ok(Tree::Compare {
        comparison,
        left: Box::new(left),
        right: Box::new(right),
    })
}

fn comparison_sign(input: ParseStream<'_>) -> syn::Result<Option<Comparison>> {
    // Longer signs first: `<` is the beginning of `<=`.
    let comparison = if input.peek(Token![==]) {
        input.parse::<Token![==]>()?;
        Comparison::Equal
    } else if input.peek(Token![!=]) {
        input.parse::<Token![!=]>()?;
        Comparison::NotEqual
    } else if input.peek(Token![<=]) {
        input.parse::<Token![<=]>()?;
        Comparison::LessOrEqual
    } else if input.peek(Token![>=]) {
        input.parse::<Token![>=]>()?;
        Comparison::GreaterOrEqual
    } else if input.peek(Token![<]) && !input.peek(Token![<<]) {
        input.parse::<Token![<]>()?;
        Comparison::Less
    } else if input.peek(Token![>]) && !input.peek(Token![>>]) {
        input.parse::<Token![>]>()?;
        Comparison::Greater
    } else {
        return Ok(None);
    };
    Ok(Some(comparison))
}

fn unary(input: ParseStream<'_>) -> syn::Result<Tree> {
    if input.peek(Token![!]) {
        input.parse::<Token![!]>()?;
        return Ok(Tree::Not(Box::new(unary(input)?)));
    }
    if input.peek(Token![-]) {
        let minus = input.parse::<Token![-]>()?;
        if input.peek(LitInt) {
            let value = integer(&input.parse()?)?;
            return Ok(Tree::Literal(Literal::Integer(-value)));
        }
        return Err(not_understood(minus.spans[0]));
    }
    primary(input)
}

fn primary(input: ParseStream<'_>) -> syn::Result<Tree> {
    if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        return whole(&content);
    }
    if input.peek(Token![self]) {
        return field(input);
    }
    if input.peek(Lit) {
        return literal(&input.parse()?);
    }
    Err(not_understood(input.span()))
}

/// `self.field`
fn field(input: ParseStream<'_>) -> syn::Result<Tree> {
    let this = input.parse::<Token![self]>()?;
    if !input.peek(Token![.]) {
        return Err(not_understood(this.span));
    }
    input.parse::<Token![.]>()?;
    let field = input
        .call(Ident::parse_any)
        .map_err(|error| not_understood(error.span()))?;
    if input.peek(Token![.]) {
        return Err(not_understood(input.span()));
    }
    if input.peek(token::Paren) {
        return Err(not_understood(field.span()));
    }
    Ok(Tree::Field(this, field))
}

fn literal(lit: &Lit) -> syn::Result<Tree> {
    let literal = match lit {
        Lit::Int(int) => Literal::Integer(integer(int)?),
        Lit::Bool(value) => Literal::Boolean(value.value),
        Lit::Char(value) if value.value() != '\0' => Literal::Character(value.value()),
        Lit::Str(value) if !value.value().contains('\0') => Literal::Text(value.value()),
        Lit::Char(_) | Lit::Str(_) => {
            return Err(syn::Error::new(
                lit.span(),
                "no stored text holds the character U+0000",
            ));
        }
        _ => return Err(not_understood(lit.span())),
    };
    Ok(Tree::Literal(literal))
}

fn integer(literal: &LitInt) -> syn::Result<i128> {
    literal.base10_parse().map_err(|_| {
        syn::Error::new(
            literal.span(),
            "this integer is out of every column's range",
        )
    })
}
