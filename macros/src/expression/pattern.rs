//! Macros in a condition: `dec!(…)`, and `matches!(…)` with its patterns.

use proc_macro2::{Ident, Span, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, Path, Token, braced, parenthesized, token};

use super::primary::referenced;
use super::refusal::refused;
use super::scope::Scope;
use super::{Node, Number, Tree, Variant};

/// What a macro stands for.
pub(super) fn macro_call(
    input: ParseStream<'_>,
    scope: &Scope<'_>,
    begin: Cursor<'_>,
    path: &Path,
) -> syn::Result<Node> {
    let name = path
        .segments
        .last()
        .map(|segment| segment.ident.to_string());
    input.parse::<Token![!]>()?;
    match name.as_deref() {
        Some("dec") => {
            input.parse::<TokenTree>()?;
            Ok(scope.node(begin, input, Tree::Constant(Number::default())))
        }
        Some("matches") if input.peek(token::Paren) => {
            let content;
            parenthesized!(content in input);
            let tree = matches(&content, scope)?;
            Ok(scope.node(begin, input, tree))
        }
        _ => Err(refused(
            path.segments[0].ident.span(),
            "a condition knows the macros `matches!` and `dec!`",
        )),
    }
}

/// `matches!(self.status, A | B)`
fn matches(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Tree> {
    let of = referenced(input, scope)?;
    if !matches!(of.tree, Tree::Place(_)) {
        return Err(refused(
            of.first(),
            "`matches!` in a condition looks at a field: an enum",
        ));
    }
    if !input.peek(Token![,]) {
        return Err(refused(
            input.span(),
            "`matches!` in a condition takes a field and patterns, as in `matches!(self.status, Status::Open | Status::Held)`",
        ));
    }
    input.parse::<Token![,]>()?;
    let mut variants = Vec::new();
    alternatives(input, &mut variants)?;
    input.parse::<Option<Token![,]>>()?;
    if !input.is_empty() {
        return Err(usage(input.span()));
    }
    Ok(Tree::Is {
        of: Box::new(of),
        variants,
    })
}

/// `A | B`, perhaps in parentheses: a pattern that `macro_rules` passes on is in some.
fn alternatives(input: ParseStream<'_>, variants: &mut Vec<Variant>) -> syn::Result<()> {
    input.parse::<Option<Token![|]>>()?;
    loop {
        if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            alternatives(&content, variants)?;
            if !content.is_empty() {
                return Err(usage(content.span()));
            }
        } else {
            variants.push(variant(input)?);
        }
        if !input.peek(Token![|]) {
            return Ok(());
        }
        input.parse::<Token![|]>()?;
    }
}

/// Whether a path is a variant of `Option` or `Result`. One of the domain may be called so too: its
/// path begins with its enum.
pub(super) fn is_of_the_prelude(path: &Path) -> bool {
    let mut names = path.segments.iter().rev().map(|segment| &segment.ident);
    let is_one = |name: &Ident| ["Some", "None", "Ok", "Err"].iter().any(|one| name == one);
    let is_enum = |name: &Ident| name == "Option" || name == "Result";
    names.next().is_some_and(is_one) && names.next().is_none_or(is_enum)
}

fn usage(span: Span) -> syn::Error {
    refused(
        span,
        "a pattern in a condition is a variant, as in `Status::Open`, `Cover::Insured { .. }` or `Cover::Insured(..)`",
    )
}

/// `..`, or what rustc proposes in its place: `_, _` and `amount: _`.
fn leave_out(fields: ParseStream<'_>) -> syn::Result<()> {
    let refuse = |span| {
        refused(
            span,
            "a pattern in a condition does not look into a variant: write `..`",
        )
    };
    if fields.is_empty() {
        return Err(refuse(fields.span()));
    }
    while !fields.is_empty() {
        let span = fields.span();
        if fields.parse::<Option<Token![..]>>()?.is_some() {
            return if fields.is_empty() {
                Ok(())
            } else {
                Err(refuse(span))
            };
        }
        if fields.peek2(Token![:]) {
            fields.call(Ident::parse_any)?;
            fields.parse::<Token![:]>()?;
        }
        fields.parse::<Token![_]>().map_err(|_| refuse(span))?;
        if !fields.is_empty() {
            let span = fields.span();
            fields.parse::<Token![,]>().map_err(|_| refuse(span))?;
        }
    }
    Ok(())
}

/// `Status::Open`, `Cover::Insured { .. }` or `Cover::Insured(..)`
fn variant(input: ParseStream<'_>) -> syn::Result<Variant> {
    let span = input.span();
    if input.peek(Lit) || input.peek(Token![-]) || input.peek(Token![..]) {
        return Err(refused(
            span,
            "`matches!` in a condition looks at an enum: of numbers ask `(1..=9).contains(&self.n)`, or `[1, 2].contains(&self.n)`",
        ));
    }
    let path = input.call(Path::parse_mod_style).map_err(|_| usage(span))?;
    let name = path
        .segments
        .last()
        .map(|segment| segment.ident.to_string());
    let name = name.unwrap_or_default();
    if name == "_" || is_of_the_prelude(&path) {
        return Err(refused(
            span,
            "`matches!` in a condition looks at an enum of the domain; of an option ask `.is_none()` or `.is_some_and(|x| matches!(x, …))`",
        ));
    }
    let has_fields = input.peek(token::Paren) || input.peek(token::Brace);
    if has_fields {
        let content;
        if input.peek(token::Paren) {
            parenthesized!(content in input);
        } else {
            braced!(content in input);
        }
        leave_out(&content)?;
    }
    Ok(Variant {
        name: name.strip_prefix("r#").unwrap_or(&name).to_owned(),
        path: path.to_token_stream(),
        has_fields,
        number: Number::default(),
    })
}
