//! What the runtime calls literals and signs.

use crate::expression::{Comparison, Literal, Operator};
use crate::quote::quote;
use crate::tokens::TokenStream;

pub(super) fn literal(of: &Literal) -> TokenStream {
    match of {
        Literal::Integer(value) => quote!(__tw::Literal::Integer(#value)),
        Literal::Boolean(value) => quote!(__tw::Literal::Boolean(#value)),
        Literal::Text(value) => quote!(__tw::Literal::Text(#value)),
        Literal::Character(value) => quote!(__tw::Literal::Character(#value)),
        Literal::Float(digits) => {
            let single = digits.parse::<f32>().map(f64::from).unwrap_or_default();
            let double = digits.parse::<f64>().unwrap_or_default();
            let (single, double) = (format!("{single:e}"), format!("{double:e}"));
            quote!(__tw::Literal::Float(#single, #double))
        }
    }
}

pub(super) fn comparison(of: Comparison) -> TokenStream {
    match of {
        Comparison::Equal => quote!(__tw::Comparison::Equal),
        Comparison::NotEqual => quote!(__tw::Comparison::NotEqual),
        Comparison::Less => quote!(__tw::Comparison::Less),
        Comparison::LessOrEqual => quote!(__tw::Comparison::LessOrEqual),
        Comparison::Greater => quote!(__tw::Comparison::Greater),
        Comparison::GreaterOrEqual => quote!(__tw::Comparison::GreaterOrEqual),
    }
}

pub(super) fn operator(of: Operator) -> TokenStream {
    match of {
        Operator::Add => quote!(__tw::Operator::Add),
        Operator::Subtract => quote!(__tw::Operator::Subtract),
        Operator::Multiply => quote!(__tw::Operator::Multiply),
        Operator::Remainder => quote!(__tw::Operator::Remainder),
    }
}
