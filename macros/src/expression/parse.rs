//! The grammar of conditions, from what binds least to what binds most.

use proc_macro2::Ident;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitFloat, LitInt, Path, Token, braced, bracketed, parenthesized, token};

use super::refusal::{not_understood, refused};
use super::scope::Scope;
use super::{Literal, Member, Node, Number, Root, Tree, limits, method, operator, pattern};

/// A whole condition.
pub(super) fn whole(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let node = inner(input, scope)?;
    check_condition(&node)?;
    Ok(node)
}

/// A whole expression, which may be a number too.
fn inner(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let node = or(input, scope)?;
    ended(input)?;
    Ok(node)
}

/// Refuses what is neither true nor false, as far as that can be seen. Of what has a type, rustc is
/// asked.
fn check_condition(of: &Node) -> syn::Result<()> {
    if of.is_no_truth() {
        return Err(refused(
            of.first(),
            "this is neither true nor false: a condition compares it with something, as in `self.quantity > 0`",
        ));
    }
    Ok(())
}

/// Nothing follows but what nobody understands.
pub(super) fn ended(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    Err(unexpected(input))
}

fn unexpected(input: ParseStream<'_>) -> syn::Error {
    let span = input.span();
    if input.peek(Token![as]) {
        return refused(
            span,
            "a cast can change a value: compare what has the same type",
        );
    }
    if input.peek(Token![?]) {
        return refused(
            span,
            "of an option a condition asks `.is_some_and(|x| …)` or `.is_none_or(|x| …)`",
        );
    }
    let hint = if input.is_empty() {
        "an operand is missing here"
    } else if operator::comparison(&input.fork()).is_ok_and(|sign| sign.is_some()) {
        "comparisons do not chain: join two with `&&`, as in `0 < self.n && self.n < 10`"
    } else if input.peek(Token![=]) {
        "a condition assigns nothing: `==` compares"
    } else if input.peek(Token![&]) || input.peek(Token![|]) || input.peek(Token![^]) {
        "a condition joins with `&&` and `||`"
    } else if input.peek(Token![..]) {
        "a range stands in parentheses, and asks what it contains: `(1..=9).contains(&self.n)`"
    } else if input.peek(token::Bracket) {
        "what is in a list is not in this row: a rule over several rows is Rust's alone"
    } else {
        return not_understood(span);
    };
    refused(span, hint)
}

fn or(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut parts = vec![and(input, scope)?];
    while input.peek(Token![||]) {
        input.parse::<Token![||]>()?;
        parts.push(and(input, scope)?);
    }
    joined(begin, input, scope, parts, Tree::Or)
}

fn and(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut parts = vec![comparison(input, scope)?];
    while input.peek(Token![&&]) {
        input.parse::<Token![&&]>()?;
        parts.push(comparison(input, scope)?);
    }
    joined(begin, input, scope, parts, Tree::And)
}

/// The only part, or all of them.
fn joined(
    begin: Cursor<'_>,
    input: ParseStream<'_>,
    scope: &Scope<'_>,
    mut parts: Vec<Node>,
    tree: fn(Vec<Node>) -> Tree,
) -> syn::Result<Node> {
    match parts.pop() {
        Some(only) if parts.is_empty() => Ok(only),
        last => {
            parts.extend(last);
            parts.iter().try_for_each(check_condition)?;
            Ok(scope.node(begin, input, tree(parts)))
        }
    }
}

fn comparison(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let left = sum(input, scope)?;
    let span = input.span();
    let Some(comparison) = operator::comparison(input)? else {
        return Ok(left);
    };
    let right = sum(input, scope)?;
    if comparison.is_order() {
        if left.is_denial() {
            return Err(refused(
                span,
                "`!` denies what stands right behind it, and no comparison: put that in parentheses, as in `!(self.n > 3)`",
            ));
        }
        check_ordered(&left, span)?;
        check_ordered(&right, span)?;
    }
    let tree = Tree::Compare {
        comparison,
        left: Box::new(left),
        right: Box::new(right),
    };
    Ok(scope.node(begin, input, tree))
}

/// Refuses what rustc would order, and engines would not, or in another way.
pub(super) fn check_ordered(operand: &Node, sign: proc_macro2::Span) -> syn::Result<()> {
    if operand.is_denial() {
        return Err(refused(operand.first(), operator::TURNS_BITS));
    }
    if operand.is_condition() || operand.is_no_number() {
        return Err(refused(
            sign,
            "each engine orders text in its own way, and booleans and characters are not ordered here: only numbers and times can be",
        ));
    }
    Ok(())
}

pub(super) fn sum(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut left = product(input, scope)?;
    let mut numbers = 1;
    while let Some((operator, sign)) = operator::sum(input)? {
        numbers += 1;
        limits::check_numbers(numbers, &left)?;
        let right = product(input, scope)?;
        left = scope.node(begin, input, arithmetic(operator, sign, left, right)?);
    }
    Ok(left)
}

fn product(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut left = unary(input, scope)?;
    let mut numbers = 1;
    while let Some((operator, sign)) = operator::product(input)? {
        numbers += 1;
        limits::check_numbers(numbers, &left)?;
        let right = unary(input, scope)?;
        left = scope.node(begin, input, arithmetic(operator, sign, left, right)?);
    }
    Ok(left)
}

fn arithmetic(
    operator: super::Operator,
    sign: proc_macro2::Span,
    left: Node,
    right: Node,
) -> syn::Result<Tree> {
    for operand in [&left, &right] {
        if operand.is_condition() || operand.is_no_number() {
            return Err(refused(operand.first(), operator::NUMBERS_ALONE));
        }
        if let Tree::Literal(Literal::Float(_)) = operand.tree {
            return Err(refused(
                operand.first(),
                "engines round floats each in their own way: compute with integers, or with `Decimal` and `dec!(…)`",
            ));
        }
    }
    Ok(Tree::Arithmetic {
        operator,
        sign,
        left: Box::new(left),
        right: Box::new(right),
    })
}

fn unary(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    if input.peek(Token![!]) {
        return negation(input, scope);
    }
    if input.peek(Token![-]) {
        let sign = input.parse::<Token![-]>()?;
        let operand = unary(input, &scope.inside(sign.span)?)?;
        return Ok(scope.node(begin, input, operator::negated(sign.span, operand)?));
    }
    if input.peek(Token![*]) {
        let star = input.parse::<Token![*]>()?;
        let operand = unary(input, &scope.inside(star.span)?)?;
        // A reference to a value is judged as the value.
        return match operand.tree {
            Tree::Place(_) => Ok(scope.node(begin, input, operand.tree)),
            _ => Err(not_understood(operand.first())),
        };
    }
    method::postfix(input, scope)
}

/// `!a`; what is denied twice holds.
fn negation(input: ParseStream<'_>, scope: &Scope<'_>) -> syn::Result<Node> {
    let begin = input.cursor();
    let mut signs = 0;
    let mut last = input.span();
    while input.peek(Token![!]) {
        last = input.parse::<Token![!]>()?.span;
        signs += 1;
        if signs > limits::SIGNS {
            return Err(limits::too_many_signs(last));
        }
    }
    let denied = operator::denied(last, unary(input, scope)?)?;
    if signs % 2 == 1 {
        return Ok(scope.node(begin, input, denied));
    }
    let denied = Box::new(scope.node(begin, input, denied));
    Ok(scope.node(begin, input, Tree::Not(denied)))
}

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
