//! The parameters of a type.

use proc_macro::{Ident, Punct, Spacing, Span, TokenTree};

use crate::tokens::TokenStream;

use super::ty::by_itself;
use super::{Attribute, Input, Result};

/// The parameters of a type, and what it asks of them.
#[derive(Default)]
pub(crate) struct Generics {
    pub(crate) parameters: Vec<Parameter>,
    /// The parameters as an implementation declares them, in angle brackets: without what they are by
    /// default.
    pub(crate) declarations: TokenStream,
    /// The parameters as they are named where a type takes them.
    pub(crate) arguments: TokenStream,
    /// What stands behind `where`, with a comma at its end.
    pub(crate) predicates: TokenStream,
}

/// One parameter.
pub(crate) struct Parameter {
    pub(crate) kind: Kind,
    pub(crate) ident: Ident,
    /// Where it begins.
    pub(crate) span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Lifetime,
    Type,
    Const,
}

impl Generics {
    /// The parameters between angle brackets, if there are some.
    pub(super) fn parse(input: &Input<'_>) -> Result<Self> {
        let mut generics = Self::default();
        if !input.peek("<") {
            return Ok(generics);
        }
        generics.add_sign(input);
        while !input.peek(">") {
            let parameter = generics.parameter(input)?;
            generics.parameters.push(parameter);
            if input.take("=").is_some() {
                input.until(&[',', '>']);
            }
            if input.peek(",") {
                generics.add_sign(input);
            } else if !input.peek(">") {
                return Err(input.missing("`,` or `>`"));
            }
        }
        generics.add_sign(input);
        Ok(generics)
    }

    /// Reads what is around the parameters.
    fn add_sign(&mut self, input: &Input<'_>) {
        if let Some(TokenTree::Punct(sign)) = input.token() {
            let sign = TokenTree::from(by_itself(sign));
            self.declarations.extend([sign.clone()]);
            self.arguments.extend([sign]);
        }
    }

    fn parameter(&mut self, input: &Input<'_>) -> Result<Parameter> {
        let begin = input.at();
        Attribute::all(input)?;
        let (span, before_name) = (input.span(), input.at());
        let (kind, at_name) = if input.take("'").is_some() {
            (Kind::Lifetime, before_name)
        } else if input.take("const").is_some() {
            (Kind::Const, input.at())
        } else {
            (Kind::Type, before_name)
        };
        let ident = input.word()?;
        self.arguments.extend(input.since(at_name));
        input.until(&[',', '=', '>']);
        self.declarations.extend(input.since(begin));
        Ok(Parameter { kind, ident, span })
    }

    /// What stands behind `where`, if that comes next.
    pub(super) fn parse_predicates(&mut self, input: &Input<'_>) {
        if input.take("where").is_none() {
            return;
        }
        let mut predicates = input.until(&['{', ';']);
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',');
        if !predicates.last().is_none_or(is_comma) {
            predicates.push(Punct::new(',', Spacing::Alone).into());
        }
        self.predicates = predicates.into_iter().collect();
    }

    /// The names of the parameters that are types.
    pub(crate) fn types(&self) -> Vec<&Ident> {
        let mut types = Vec::new();
        for parameter in &self.parameters {
            if parameter.kind == Kind::Type {
                types.push(&parameter.ident);
            }
        }
        types
    }
}
