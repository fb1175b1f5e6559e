//! What conditions are made of: fields, constants, literals, parentheses and `if`.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitFloat, LitInt, Path, Token, braced, bracketed, parenthesized, token};

use super::parse::{check_condition, inner, or, sum, unexpected, whole};
use super::refusal::{not_understood, refused};
use super::scope::Scope;
use super::{Literal, Member, Node, Number, Root, Tree, pattern};

/// What follows an optional `&`: what is tested.
pub(super) fn referenced(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    if input.peek(Token![&]) && !input.peek(Token![&&]) {
        input.parse::<Token![&]>()?;
    }
    sum(input, scope)
}

pub(super) fn primary(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    if input.peek(token::Paren) {
        let scope = scope.inside(input.span())?;
        let content;
        parenthesized!(content in input);
        let inner = inner(&content, &scope)?;
        return Ok(scope.node(begin, input, inner.tree));
    }
    if input.peek(Token![self]) {
        return this(input, scope);
    }
    if input.peek(Lit) {
        let literal = literal(&input.parse()?)?;
        return Ok(scope.node(begin, input, Tree::Literal(literal)));
    }
    if input.peek(Token![if]) {
        return conditional(input, scope);
    }
    if input.peek(Token![&]) {
        return Err(refused(
            input.span(),
            "a condition compares values, not references to them: leave the `&` out",
        ));
    }
    named(input, scope)
}

/// `self.field`
fn this(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let this = input.parse::<Token![self]>()?;
    if !input.peek(Token![.]) {
        return Err(refused(
            this.span,
            "a condition speaks of fields: `self.field`",
        ));
    }
    input.parse::<Token![.]>()?;
    let mut path = Vec::new();
    member(input, &mut path)?;
    Ok(scope.place(begin, input, path, Root::This))
}

/// A field behind a dot.
pub(super) fn member(input: ParseStream<'_>, path: &mut Vec<Member>) -> syn::Result<()> {
    if input.peek(LitFloat) {
        // `.0.1` is read as a number.
        let numbers: LitFloat = input.parse()?;
        let count = numbers.base10_digits().split('.').count();
        path.extend(std::iter::repeat_n(Member::Unnamed(numbers.span()), count));
        return Ok(());
    }
    if input.peek(LitInt) {
        let number: LitInt = input.parse()?;
        path.push(Member::Unnamed(number.span()));
        return Ok(());
    }
    let name = input
        .call(Ident::parse_any)
        .map_err(|error| not_understood(error.span()))?;
    if input.peek(token::Paren) {
        return Err(super::refusal::unknown_method(
            name.span(),
            &name.to_string(),
        ));
    }
    path.push(Member::Named(name));
    Ok(())
}

/// The parameter of a closure, a constant, or a macro.
fn named(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let span = input.span();
    let is_path = input.peek(Ident::peek_any) || input.peek(Token![::]);
    if input.is_empty() {
        return Err(unexpected(input));
    }
    if input.peek(Token![match]) || input.peek(Token![let]) {
        return Err(refused(
            span,
            "a condition binds no patterns: ask `matches!(…)`, or `.is_some_and(|x| …)` of an option",
        ));
    }
    if !is_path || is_statement(input) {
        return Err(not_understood(span));
    }
    let path = input
        .call(Path::parse_mod_style)
        .map_err(|_| not_understood(span))?;
    if let Some(name) = path.get_ident()
        && let Some((path, root)) = scope.named(name)
    {
        return Ok(scope.place(begin, input, path, root));
    }
    if input.peek(Token![!]) && !input.peek(Token![!=]) {
        return pattern::macro_call(input, scope, begin, &path);
    }
    if pattern::is_of_the_prelude(&path) {
        return Err(refused(
            span,
            "an option is not compared: ask `.is_none()` or `.is_some_and(|x| …)`",
        ));
    }
    if input.peek(token::Paren) || input.peek(token::Brace) && !scope.is_head() {
        return Err(refused(
            span,
            "no database calls a function of Rust, or makes a value of a type: name a constant instead",
        ));
    }
    Ok(scope.node(begin, input, Tree::Constant(Number::default())))
}

/// Words that begin what is no expression of a condition.
fn is_statement(input: ParseStream<'_>) -> bool {
    const WORDS: [&str; 8] = [
        "loop", "while", "for", "return", "move", "unsafe", "async", "static",
    ];
    input
        .fork()
        .call(Ident::parse_any)
        .is_ok_and(|word| WORDS.contains(&word.to_string().as_str()))
}

/// `if a { b } else if c { d } else { e }`
fn conditional(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut arms = Vec::new();
    loop {
        arms.push(arm(input, scope)?);
        if !input.peek(Token![if]) {
            break;
        }
    }
    let otherwise = Box::new(block(input, scope)?);
    Ok(scope.node(begin, input, Tree::If { arms, otherwise }))
}

/// `if a { b } else`
fn arm(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<(Node, Node)> {
    let word = input.parse::<Token![if]>()?;
    if input.peek(Token![let]) {
        return Err(refused(
            input.span(),
            "a condition binds no patterns: ask `matches!(…)`, or `.is_some_and(|x| …)` of an option",
        ));
    }
    let condition = or(input, &scope.in_head(word.span)?)?;
    check_condition(&condition)?;
    let then = block(input, scope)?;
    if !input.peek(Token![else]) {
        return Err(syn::Error::new(
            word.span,
            "an `if` in a condition has an `else`, as in `if self.paid { self.amount > 0 } else { true }`",
        ));
    }
    input.parse::<Token![else]>()?;
    Ok((condition, then))
}

fn block(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    if !input.peek(token::Brace) {
        return Err(unexpected(input));
    }
    let scope = &scope.inside(input.span())?;
    let content;
    let brace = braced!(content in input);
    if content.is_empty() {
        return Err(not_understood(brace.span.open()));
    }
    whole(&content, scope)
}

/// The operands between brackets.
pub(super) fn list(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Vec<Node>> {
    let scope = &scope.inside(input.span())?;
    let content;
    bracketed!(content in input);
    let mut list = Vec::new();
    while !content.is_empty() {
        list.push(sum(&content, scope)?);
        if content.is_empty() {
            break;
        }
        if !content.peek(Token![,]) {
            return Err(unexpected(&content));
        }
        content.parse::<Token![,]>()?;
    }
    Ok(list)
}

fn literal(lit: &Lit) -> syn::Result<Literal> {
    Ok(match lit {
        Lit::Int(int) => Literal::Integer(integer(int)?),
        Lit::Float(float) => Literal::Float(float.base10_digits().to_owned()),
        Lit::Bool(value) => Literal::Boolean(value.value),
        Lit::Char(value) if value.value() != '\0' => Literal::Character(value.value()),
        Lit::Str(value) if !value.value().contains('\0') => Literal::Text(value.value()),
        Lit::Char(_) | Lit::Str(_) => {
            return Err(syn::Error::new(
                lit.span(),
                "no stored text holds the character U+0000",
            ));
        }
        _ => {
            return Err(refused(
                lit.span(),
                "no column is compared with bytes in a literal",
            ));
        }
    })
}

fn integer(literal: &LitInt) -> syn::Result<i128> {
    literal.base10_parse().map_err(|_| {
        syn::Error::new(
            literal.span(),
            "this integer is out of every column's range",
        )
    })
}
