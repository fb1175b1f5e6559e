//! Types as they are declared.

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use crate::tokens::TokenStream;

use super::{Attribute, Error, Generics, Input, Result, Type, parse};

/// A struct, an enum or a union.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    /// Where `struct`, `enum` or `union` stands.
    pub(crate) keyword: Span,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) data: Data,
}

pub(crate) enum Data {
    Struct(Fields),
    Enum(Vec<Variant>),
    Union,
}

pub(crate) struct Variant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) fields: Fields,
}

/// The fields of a struct or of a variant.
pub(crate) struct Fields {
    pub(crate) style: Style,
    pub(crate) all: Vec<Field>,
}

#[derive(Clone, Copy)]
pub(crate) enum Style {
    Named,
    /// In parentheses, which stand there.
    Tuple(Span),
    Unit,
}

pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    /// Where it begins.
    pub(crate) span: Span,
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: Type,
}

impl Item {
    pub(crate) fn of(tokens: TokenStream) -> Result<Self> {
        parse(tokens, Self::parse)
    }

    fn parse(input: &Input<'_>) -> Result<Self> {
        let attributes = Attribute::all(input)?;
        skip_visibility(input);
        let keyword = input.word()?;
        let ident = input.word()?;
        let mut generics = Generics::parse(input)?;
        generics.parse_predicates(input);
        let data = match keyword.to_string().as_str() {
            "struct" => {
                let fields = Fields::parse(input)?;
                generics.parse_predicates(input);
                input.take(";");
                Data::Struct(fields)
            }
            "enum" => Data::Enum(variants(input)?),
            "union" => {
                input.rest();
                Data::Union
            }
            _ => {
                let message = "expected one of: `struct`, `enum`, `union`";
                return Err(Error::new(keyword.span(), message));
            }
        };
        Ok(Self {
            attributes,
            keyword: keyword.span(),
            ident,
            generics,
            data,
        })
    }
}

impl Fields {
    fn parse(input: &Input<'_>) -> Result<Self> {
        let span = input
            .peek_token()
            .map_or_else(Span::call_site, TokenTree::span);
        if let Some(inside) = input.take_group(Delimiter::Brace) {
            return Self::of(Style::Named, &inside);
        }
        match input.take_group(Delimiter::Parenthesis) {
            Some(inside) => Self::of(Style::Tuple(span), &inside),
            None => Ok(Self {
                style: Style::Unit,
                all: Vec::new(),
            }),
        }
    }

    fn of(style: Style, input: &Input<'_>) -> Result<Self> {
        let mut all = Vec::new();
        while !input.is_empty() {
            all.push(Field::parse(style, input)?);
            if input.take("=").is_some() {
                input.until(&[',']);
            }
            if !input.is_empty() {
                input.expect(",")?;
            }
        }
        Ok(Self { style, all })
    }
}

impl Field {
    fn parse(style: Style, input: &Input<'_>) -> Result<Self> {
        let span = input.span();
        let attributes = Attribute::all(input)?;
        skip_visibility(input);
        let ident = match style {
            Style::Named => {
                let ident = input.word()?;
                input.expect(":")?;
                Some(ident)
            }
            Style::Tuple(_) | Style::Unit => None,
        };
        Ok(Self {
            attributes,
            span,
            ident,
            ty: Type::of(input.until(&[',', '='])),
        })
    }
}

fn variants(input: &Input<'_>) -> Result<Vec<Variant>> {
    let inside = input.take_group(Delimiter::Brace);
    let inside = inside.ok_or_else(|| input.missing("curly braces"))?;
    let mut variants = Vec::new();
    while !inside.is_empty() {
        let attributes = Attribute::all(&inside)?;
        skip_visibility(&inside);
        variants.push(Variant {
            attributes,
            ident: inside.word()?,
            fields: Fields::parse(&inside)?,
        });
        // What it is as a number: an expression, in which angle brackets compare.
        while !inside.is_empty() && inside.take(",").is_none() {
            inside.token();
        }
    }
    Ok(variants)
}

/// `pub`, `pub(crate)`, or what `macro_rules` passes on as `$visibility:vis`.
fn skip_visibility(input: &Input<'_>) {
    let ahead = input.clone();
    if let Some(passed_on) = ahead.take_group(Delimiter::None) {
        // Otherwise it is the type of a tuple's field.
        if passed_on.is_empty() || passed_on.peek("pub") {
            input.go_to(&ahead);
        }
    } else if input.take("pub").is_some() {
        // Parentheses may be that type, too.
        let ahead = input.clone();
        let inside = ahead.take_group(Delimiter::Parenthesis);
        let is_part = |inside: Input<'_>| {
            let words = ["crate", "self", "super", "in"];
            words.iter().any(|word| inside.peek(word))
        };
        if inside.is_some_and(is_part) {
            input.go_to(&ahead);
        }
    }
}
