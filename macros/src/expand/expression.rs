//! Conditions: as constants, and what they ask of the types of their operands.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use crate::declared::Declared;
use crate::expression::{Comparison, Literal, Tree};
use crate::naming;

/// The tree as a constant.
pub(super) fn tree(declared: &Declared<'_>, of: &Tree) -> TokenStream {
    written(of, &|field| {
        let position = declared.position(field);
        quote!((#position, ""))
    })
}

/// The same for a condition on the rows of a collection, which have paths alone.
pub(super) fn of_row(of: &Tree) -> TokenStream {
    written(of, &|field| {
        let name = naming::unraw(field);
        quote!((__tw::ANYWHERE, #name))
    })
}

fn written(of: &Tree, path: &dyn Fn(&Ident) -> TokenStream) -> TokenStream {
    match of {
        Tree::Field(_, field) => {
            let path = path(field);
            quote!(__tw::Expr::Column(#path))
        }
        Tree::Literal(of) => {
            let literal = literal(of);
            quote!(__tw::Expr::Literal(#literal))
        }
        Tree::Compare {
            comparison: of,
            left,
            right,
        } => {
            let comparison = comparison(*of);
            let (left, right) = (written(left, path), written(right, path));
            quote!(__tw::Expr::Compare(#comparison, &#left, &#right))
        }
        Tree::And(left, right) => {
            let (left, right) = (written(left, path), written(right, path));
            quote!(__tw::Expr::And(&#left, &#right))
        }
        Tree::Or(left, right) => {
            let (left, right) = (written(left, path), written(right, path));
            quote!(__tw::Expr::Or(&#left, &#right))
        }
        Tree::Not(operand) => {
            let operand = written(operand, path);
            quote!(__tw::Expr::Not(&#operand))
        }
    }
}

fn literal(of: &Literal) -> TokenStream {
    match of {
        Literal::Integer(value) => quote!(__tw::Literal::Integer(#value)),
        Literal::Boolean(value) => quote!(__tw::Literal::Boolean(#value)),
        Literal::Text(value) => quote!(__tw::Literal::Text(#value)),
        Literal::Character(value) => quote!(__tw::Literal::Character(#value)),
    }
}

fn comparison(of: Comparison) -> TokenStream {
    match of {
        Comparison::Equal => quote!(__tw::Comparison::Equal),
        Comparison::NotEqual => quote!(__tw::Comparison::NotEqual),
        Comparison::Less => quote!(__tw::Comparison::Less),
        Comparison::LessOrEqual => quote!(__tw::Comparison::LessOrEqual),
        Comparison::Greater => quote!(__tw::Comparison::Greater),
        Comparison::GreaterOrEqual => quote!(__tw::Comparison::GreaterOrEqual),
    }
}

/// Asks of each compared field whether engines compare it as Rust does.
pub(super) fn bounds(of: &Tree) -> TokenStream {
    match of {
        Tree::Field(..) | Tree::Literal(_) => TokenStream::new(),
        Tree::Not(operand) => bounds(operand),
        Tree::And(left, right) | Tree::Or(left, right) => {
            let (left, right) = (bounds(left), bounds(right));
            quote!(#left #right)
        }
        Tree::Compare {
            comparison,
            left,
            right,
        } => {
            let asked = [left, right].map(|operand| match (&**operand, comparison.is_order()) {
                (Tree::Field(this, field), true) => {
                    quote_spanned!(field.span()=> __tw::ordered(&#this.#field);)
                }
                (Tree::Field(this, field), false) => {
                    quote_spanned!(field.span()=> __tw::comparable(&#this.#field);)
                }
                (other, _) => bounds(other),
            });
            quote!(#(#asked)*)
        }
    }
}
