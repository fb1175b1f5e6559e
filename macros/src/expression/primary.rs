//! What conditions are made of: fields, constants, literals, parentheses and `if`.

use proc_macro::{Delimiter, Span};

use super::parse::{check_condition, inner, or, sum, unexpected, whole};
use super::refusal::{not_understood, refused};
use super::scope::Scope;
use super::{Literal, Member, Node, Number, Root, Tree, pattern};
use crate::syntax::{Error, Input, Lit, LitInt, LitStr, Path, Result};

/// What follows an optional `&`: what is tested.
pub(super) fn referenced(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    if input.peek("&") && !input.peek("&&") {
        input.expect("&")?;
    }
    sum(input, scope)
}

pub(super) fn primary(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    if input.peek_group(Delimiter::Parenthesis) {
        let scope = scope.inside(input.span())?;
        let content = input.parenthesized()?;
        let inner = inner(&content, &scope)?;
        return Ok(Node::new(begin, input, inner.tree));
    }
    if input.peek("self") {
        return this(input);
    }
    if input.peek_literal().is_some() {
        let literal = literal(&input.literal()?)?;
        return Ok(Node::new(begin, input, Tree::Literal(literal)));
    }
    if input.peek("if") {
        return conditional(input, scope);
    }
    if input.peek("&") {
        return Err(refused(
            input.span(),
            "a condition compares values, not references to them: leave the `&` out",
        ));
    }
    named(input, scope)
}

/// `self.field`
fn this(input: &Input<'_>) -> Result<Node> {
    let begin = input.at();
    let this = input.expect("self")?;
    if input.take(".").is_none() {
        return Err(refused(this, "a condition speaks of fields: `self.field`"));
    }
    let mut path = Vec::new();
    member(input, &mut path)?;
    Ok(Node::of_place(begin, input, path, Root::This))
}

/// A field behind a dot.
pub(super) fn member(input: &Input<'_>, path: &mut Vec<Member>) -> Result<()> {
    if unnamed(input, path) {
        return Ok(());
    }
    let name = input.word().map_err(|error| not_understood(error.span()))?;
    if input.peek_group(Delimiter::Parenthesis) {
        return Err(super::refusal::unknown_method(
            name.span(),
            &name.to_string(),
        ));
    }
    path.push(Member::Named(name));
    Ok(())
}

/// The fields of newtypes, which have no names. Returns whether there are any.
pub(crate) fn unnamed(input: &Input<'_>, path: &mut Vec<Member>) -> bool {
    match input.peek_literal() {
        Some(Lit::Float(numbers)) => {
            // `.0.1` is read as a number.
            input.token();
            let count = numbers.digits().split('.').count();
            path.extend(std::iter::repeat_n(Member::Unnamed(numbers.span()), count));
            true
        }
        Some(Lit::Int(number)) => {
            input.token();
            path.push(Member::Unnamed(number.span()));
            true
        }
        _ => false,
    }
}

/// The parameter of a closure, a constant, or a macro.
fn named(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let span = input.span();
    let is_path = input.peek_word() || input.peek("::");
    if input.is_empty() {
        return Err(unexpected(input));
    }
    if input.peek("match") || input.peek("let") {
        return Err(refused(
            span,
            "a condition binds no patterns: ask `matches!(…)`, or `.is_some_and(|x| …)` of an option",
        ));
    }
    if !is_path || is_statement(input) {
        return Err(not_understood(span));
    }
    let path = Path::parse(input).map_err(|_| not_understood(span))?;
    if let Some(name) = path.ident()
        && let Some((path, root)) = scope.named(name)
    {
        return Ok(Node::of_place(begin, input, path, root));
    }
    if input.peek("!") && !input.peek("!=") {
        return pattern::macro_call(input, scope, begin, &path);
    }
    if pattern::is_of_the_prelude(&path) {
        return Err(refused(
            span,
            "an option is compared with `Some(…)` alone: ask `.is_none()` or `.is_some_and(|x| …)`",
        ));
    }
    if input.peek_group(Delimiter::Parenthesis)
        || input.peek_group(Delimiter::Brace) && !scope.is_head()
    {
        return Err(refused(
            span,
            "no database calls a function of Rust, or makes a value of a type: name a constant instead",
        ));
    }
    Ok(Node::new(begin, input, Tree::Constant(Number::default())))
}

/// Words that begin what is no expression of a condition.
fn is_statement(input: &Input<'_>) -> bool {
    const WORDS: [&str; 8] = [
        "loop", "while", "for", "return", "move", "unsafe", "async", "static",
    ];
    let ahead = input.clone();
    ahead
        .word()
        .is_ok_and(|word| WORDS.contains(&word.to_string().as_str()))
}

/// `if a { b } else if c { d } else { e }`
fn conditional(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.at();
    let mut arms = Vec::new();
    loop {
        arms.push(arm(input, scope)?);
        if !input.peek("if") {
            break;
        }
    }
    let otherwise = Box::new(block(input, scope)?);
    Ok(Node::new(begin, input, Tree::If { arms, otherwise }))
}

/// `if a { b } else`
fn arm(input: &Input<'_>, scope: &Scope) -> Result<(Node, Node)> {
    let word = input.expect("if")?;
    if input.peek("let") {
        return Err(refused(
            input.span(),
            "a condition binds no patterns: ask `matches!(…)`, or `.is_some_and(|x| …)` of an option",
        ));
    }
    let condition = or(input, &scope.in_head(word)?)?;
    check_condition(&condition)?;
    let then = block(input, scope)?;
    if input.take("else").is_none() {
        return Err(Error::new(
            word,
            "an `if` in a condition has an `else`, as in `if self.paid { self.amount > 0 } else { true }`",
        ));
    }
    Ok((condition, then))
}

fn block(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    let begin = input.span();
    let Some(content) = input.take_group(Delimiter::Brace) else {
        return Err(unexpected(input));
    };
    let scope = &scope.inside(begin)?;
    if content.is_empty() {
        return Err(not_understood(begin));
    }
    whole(&content, scope)
}

/// The operands between brackets.
pub(super) fn list(input: &Input<'_>, scope: &Scope) -> Result<Vec<Node>> {
    let scope = &scope.inside(input.span())?;
    let brackets = input.take_group(Delimiter::Bracket);
    let content = brackets.ok_or_else(|| unexpected(input))?;
    let mut list = Vec::new();
    while !content.is_empty() {
        list.push(sum(&content, scope)?);
        if content.is_empty() {
            break;
        }
        if content.take(",").is_none() {
            return Err(unexpected(&content));
        }
    }
    Ok(list)
}

fn literal(lit: &Lit) -> Result<Literal> {
    Ok(match lit {
        Lit::Int(int) => Literal::Integer(integer(int)?),
        Lit::Float(float) => Literal::Float(float.digits().to_owned()),
        Lit::Bool(value, _) => Literal::Boolean(*value),
        Lit::Char(value, _) if *value != '\0' => Literal::Character(*value),
        Lit::Str(text) => Literal::Text(stored_text(text)?),
        Lit::Char(..) => return Err(is_not_stored(lit.span())),
        Lit::Other(span) => {
            return Err(refused(
                *span,
                "no column is compared with bytes in a literal",
            ));
        }
    })
}

/// A text in quotes that a column can hold.
pub(super) fn stored_text(text: &LitStr) -> Result<String> {
    let value = text.value();
    if value.contains('\0') {
        return Err(is_not_stored(text.span()));
    }
    Ok(value)
}

fn is_not_stored(span: Span) -> Error {
    Error::new(span, "no stored text holds the character U+0000")
}

fn integer(literal: &LitInt) -> Result<i128> {
    literal.digits().parse().map_err(|_| {
        Error::new(
            literal.span(),
            "this integer is out of every column's range",
        )
    })
}
