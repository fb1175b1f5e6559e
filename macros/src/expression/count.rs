//! How many of some conditions hold:
//! `[self.card.is_some(), self.cash.is_some()].into_iter().filter(|is| *is).count() == 1`.

use proc_macro::{Delimiter, Span};

use super::parse::{check_condition, ended, or, unexpected};
use super::refusal::refused;
use super::scope::Scope;
use super::{Node, Tree};
use crate::naming::Word;
use crate::syntax::{Error, Input, Result};

fn usage(span: Span) -> Error {
    refused(
        span,
        "how many of some conditions hold is `[self.card.is_some(), self.cash.is_some()].into_iter().filter(|is| *is).count()`, and how many of some options are there `[self.card, self.cash].into_iter().filter(|it| it.is_some()).count()`",
    )
}

/// Whether a list comes next that something is counted of.
pub(super) fn is_next(input: &Input<'_>) -> bool {
    let ahead = input.clone();
    ahead.take_group(Delimiter::Bracket).is_some()
        && ahead.take(".").is_some()
        && ahead
            .word()
            .is_ok_and(|word| word.is("into_iter") || word.is("iter"))
}

/// The conditions that are counted.
pub(super) fn counted(input: &Input<'_>, scope: &Scope) -> Result<Tree> {
    let span = input.span();
    let listed = listed(input, scope)?;
    if listed.is_empty() {
        return Err(Error::new(span, "nothing is in an empty list"));
    }
    call(input)?;
    let (name, arguments) = call(input)?;
    if !name.is("filter") {
        return Err(usage(name.span()));
    }
    let asked = filter(&arguments)?;
    let Ok((name, arguments)) = call(input) else {
        return Err(usage(name.span()));
    };
    if !name.is("count") || !arguments.is_empty() {
        return Err(usage(name.span()));
    }
    let counted = listed.into_iter().map(|part| match asked {
        None => condition(part),
        Some(is) => present(part, is),
    });
    counted.collect::<Result<Vec<_>>>().map(Tree::Count)
}

fn listed(input: &Input<'_>, scope: &Scope) -> Result<Vec<Node>> {
    let scope = &scope.inside(input.span())?;
    let brackets = input.take_group(Delimiter::Bracket);
    let content = brackets.ok_or_else(|| unexpected(input))?;
    let mut listed = Vec::new();
    while !content.is_empty() {
        if content.peek("&") && !content.peek("&&") {
            content.expect("&")?;
        }
        listed.push(or(&content, scope)?);
        if !content.is_empty() && content.take(",").is_none() {
            return Err(unexpected(&content));
        }
    }
    Ok(listed)
}

/// The next method and what it takes.
fn call<'t>(input: &Input<'t>) -> Result<(proc_macro::Ident, Input<'t>)> {
    let span = input.span();
    input.expect(".").map_err(|_| usage(span))?;
    let name = input.word().map_err(|_| usage(span))?;
    let arguments = input.parenthesized().map_err(|_| usage(name.span()))?;
    Ok((name, arguments))
}

/// What is counted: what holds itself, or options that are there, or not.
fn filter(input: &Input<'_>) -> Result<Option<bool>> {
    let span = input.span();
    if !input.peek("|") || input.peek("||") {
        return Err(usage(span));
    }
    input.expect("|")?;
    while input.take("&").is_some() {}
    let name = input.name().map_err(|_| usage(span))?;
    input.expect("|").map_err(|_| usage(span))?;
    while input.take("*").is_some() {}
    let word = input.word().map_err(|_| usage(span))?;
    if !word.is_same(&name) {
        return Err(usage(word.span()));
    }
    if input.is_empty() {
        return Ok(None);
    }
    let (method, arguments) = call(input)?;
    if !(method.is("is_some") || method.is("is_none")) {
        return Err(usage(method.span()));
    }
    ended(&arguments)?;
    ended(input)?;
    Ok(Some(method.is("is_some")))
}

/// A condition by itself: what overflows in it would make the whole rule break.
fn condition(of: Node) -> Result<Node> {
    check_condition(&of)?;
    if of.computes() {
        return Err(refused(
            of.first(),
            "what is counted computes nothing: what overflows in it has no verdict of its own",
        ));
    }
    Ok(of)
}

/// Whether an option is there, or is not.
fn present(of: Node, is: bool) -> Result<Node> {
    if of.place().is_none() {
        return Err(usage(of.first()));
    }
    Ok(Node {
        tokens: of.tokens.clone(),
        position: of.position,
        tree: Tree::Present {
            of: Box::new(of),
            is,
        },
    })
}
