//! Fields and methods behind an operand.

use proc_macro::{Delimiter, Ident, Span};

use super::parse::{check_ordered, ended, sum, whole};
use super::primary::{list, member, primary, referenced};
use super::refusal::{refused, unknown_method};
use super::scope::{Parameter, Scope};
use super::{At, Node, Place, Root, Tree, Unit, characters, count, lowercase, option};
use crate::naming::Word;
use crate::syntax::{Error, Input, Lit, Result};

/// An operand, and the fields and methods behind it.
pub(super) fn postfix(input: &Input<'_>, scope: &Scope) -> Result<Node> {
    if let Some(node) = test_of_a_list(input, scope)? {
        return Ok(node);
    }
    let begin = input.at();
    let mut of = primary(input, scope)?;
    while input.peek(".") && !input.peek("..") {
        input.expect(".")?;
        let is_call = is_call(input);
        if let Tree::Lowercase(_) = &of.tree
            && is_call
        {
            let tree = method_of_lowercase(input, scope, of)?;
            of = Node::new(begin, input, tree);
            continue;
        }
        let Tree::Place(place) = &of.tree else {
            return Err(refused(
                input.span(),
                "only what a row holds has fields and methods in a condition",
            ));
        };
        if !is_call {
            let mut path = place.path.clone();
            member(input, &mut path)?;
            let root = match place.root {
                Root::This => Root::This,
                Root::Value | Root::Reference => Root::Value,
            };
            of = Node::of_place(begin, input, path, root);
            continue;
        }
        let place = place.clone();
        let tree = method(input, scope, place, Box::new(of))?;
        of = Node::new(begin, input, tree);
    }
    Ok(of)
}

/// Whether a name and parentheses follow.
fn is_call(input: &Input<'_>) -> bool {
    if let Some(Lit::Int(_) | Lit::Float(_)) = input.peek_literal() {
        return false;
    }
    let ahead = input.clone();
    ahead.word().is_ok() && ahead.peek_group(Delimiter::Parenthesis)
}

/// A method of what a row holds.
fn method(input: &Input<'_>, scope: &Scope, place: Place, of: Box<Node>) -> Result<Tree> {
    let method = input.word()?;
    let arguments = input.parenthesized()?;
    let name = method.to_string();
    let tree = match name.as_str() {
        // A reference to a value is judged as the value.
        "as_ref" if !asks_an_option(input) => {
            return Err(refused(
                method.span(),
                "in a condition `.as_ref()` looks into an option, as in `.as_ref().is_some_and(|x| …)`: what is no option is judged as it is, so leave it out",
            ));
        }
        "as_ref" | "as_deref" | "as_str" => Tree::Place(Place {
            is_referred: true,
            ..place
        }),
        "is_some" | "is_none" => Tree::Present {
            is: name == "is_some",
            of,
        },
        "is_some_and" | "is_none_or" => {
            let parameter = parameter(&arguments)?;
            let body = whole(&arguments, &scope.with(&parameter, &place)?)?;
            return Ok(Tree::Inside {
                of,
                method,
                parameter: parameter.tokens,
                body: Box::new(body),
            });
        }
        "to_ascii_lowercase" => Tree::Lowercase(of),
        _ => return of_text(input, scope, &method, &arguments, of),
    };
    ended(&arguments)?;
    Ok(tree)
}

/// A method of a text with small letters.
fn method_of_lowercase(input: &Input<'_>, scope: &Scope, of: Node) -> Result<Tree> {
    let method = input.word()?;
    let arguments = input.parenthesized()?;
    if method.is("as_str") {
        ended(&arguments)?;
        return Ok(of.tree);
    }
    of_text(input, scope, &method, &arguments, Box::new(of))
}

/// A method of text, wherever that is from.
fn of_text(
    input: &Input<'_>,
    scope: &Scope,
    method: &Ident,
    arguments: &Input<'_>,
    of: Box<Node>,
) -> Result<Tree> {
    let name = method.to_string();
    let tree = match name.as_str() {
        "is_empty" => Tree::Empty(of),
        "len" => Tree::Length(Unit::Octets, of),
        "starts_with" => held(At::Start, arguments, scope, of)?,
        "ends_with" => held(At::End, arguments, scope, of)?,
        "contains" => held(At::Anywhere, arguments, scope, of)?,
        "eq_ignore_ascii_case" => held(At::Alike, arguments, scope, of)?,
        "chars" => return chars(input, of),
        _ => return Err(unknown_method(method.span(), &name)),
    };
    ended(arguments)?;
    Ok(tree)
}

/// The text that another one holds.
fn held(at: At, arguments: &Input<'_>, scope: &Scope, of: Box<Node>) -> Result<Tree> {
    let span = arguments.span();
    let part = if arguments.peek("|") {
        None
    } else {
        Some(referenced(arguments, scope)?)
    };
    let part = part.filter(|part| matches!(part.tree, Tree::Literal(_) | Tree::Constant(_)));
    let Some(part) = part else {
        return Err(refused(
            span,
            "a condition looks for a text that is a literal or a constant",
        ));
    };
    if !matches!(at, At::Alike) {
        lowercase::check(&of, &part)?;
    }
    Ok(Tree::Holds {
        at,
        of,
        part: Box::new(part),
    })
}

/// Whether a method of options follows, or a comparison with one.
fn asks_an_option(input: &Input<'_>) -> bool {
    const METHODS: [&str; 6] = [
        "is_some",
        "is_none",
        "is_some_and",
        "is_none_or",
        "as_ref",
        "as_deref",
    ];
    let ahead = input.clone();
    if ahead.take("==").or_else(|| ahead.take("!=")).is_some() {
        return option::is_next(&ahead);
    }
    ahead.take(".").is_some()
        && ahead
            .word()
            .is_ok_and(|name| METHODS.iter().any(|method| name.is(method)))
}

/// `.count()` or `.all(|c| matches!(c, …))` behind `.chars()`.
fn chars(input: &Input<'_>, of: Box<Node>) -> Result<Tree> {
    let span = input.span();
    let usage = |span| {
        refused(
            span,
            "of the characters of a text a condition asks `.chars().count()` and `.chars().all(|c| matches!(c, …))`",
        )
    };
    if !input.peek(".") {
        return Err(usage(span));
    }
    input.expect(".")?;
    let method = input.word()?;
    if !input.peek_group(Delimiter::Parenthesis) {
        return Err(usage(method.span()));
    }
    let arguments = input.parenthesized()?;
    if method.is("count") {
        ended(&arguments)?;
        return Ok(Tree::Length(Unit::Characters, of));
    }
    if !method.is("all") {
        return Err(usage(method.span()));
    }
    let bound = parameter(&arguments)?.name;
    let ranges = characters::listed(&arguments, &bound)?;
    Ok(Tree::Only { of, ranges })
}

fn parameter(input: &Input<'_>) -> Result<Parameter> {
    let usage = |span| {
        refused(
            span,
            "a closure in a condition has one parameter with a name, as in `|x| x > 0`",
        )
    };
    let span = input.span();
    if !input.peek("|") || input.peek("||") {
        return Err(usage(span));
    }
    let begin = input.at();
    input.expect("|")?;
    let by_value = input.take("&").is_some();
    let span = input.span();
    let name = input.name().map_err(|_| usage(span))?;
    let span = input.span();
    input.expect("|").map_err(|_| usage(span))?;
    Ok(Parameter {
        tokens: input.since(begin),
        name,
        by_value,
    })
}

/// `(1..=9).contains(&x)` or `[A, B].contains(&x)`, if one comes next.
fn test_of_a_list(input: &Input<'_>, scope: &Scope) -> Result<Option<Node>> {
    let begin = input.at();
    if count::is_next(input) {
        let tree = count::counted(input, scope)?;
        return Ok(Some(Node::new(begin, input, tree)));
    }
    if input.peek_group(Delimiter::Bracket) {
        let span = input.span();
        let list = list(input, scope)?;
        let of = contains(input, scope, span)?;
        if list.is_empty() {
            return Err(Error::new(span, "nothing is in an empty list"));
        }
        list.iter()
            .try_for_each(|text| lowercase::check(&of, text))?;
        return Ok(Some(Node::new(begin, input, Tree::Among { of, list })));
    }
    if !input.peek_group(Delimiter::Parenthesis) {
        return Ok(None);
    }
    let ahead = input.clone();
    let content = ahead.parenthesized()?;
    if !has_range(&content) {
        return Ok(None);
    }
    let span = input.span();
    let scope = &scope.inside(span)?;
    let Range {
        least,
        most,
        inclusive,
    } = range(&content, scope, span)?;
    input.go_to(&ahead);
    let of = contains(input, scope, span)?;
    check_ordered(&of, span)?;
    if let Some(least) = &least {
        check_ordered(least, span)?;
    }
    if let Some(most) = &most {
        check_ordered(most, span)?;
    }
    let tree = Tree::Within {
        of,
        least,
        most,
        inclusive,
    };
    Ok(Some(Node::new(begin, input, tree)))
}

/// `1..=9`, with one end at least.
struct Range {
    least: Option<Box<Node>>,
    most: Option<Box<Node>>,
    inclusive: bool,
}

/// All of a range, whose parentheses are at this place.
fn range(input: &Input<'_>, scope: &Scope, span: Span) -> Result<Range> {
    let least = if input.peek("..") {
        None
    } else {
        Some(Box::new(sum(input, scope)?))
    };
    let inclusive = input.peek("..=");
    if inclusive {
        input.expect("..=")?;
    } else {
        input.expect("..")?;
    }
    let most = if input.is_empty() && !inclusive {
        None
    } else if input.is_empty() {
        return Err(Error::new(
            span,
            "a range with `..=` has an end, as in `(1..=9)`",
        ));
    } else {
        Some(Box::new(sum(input, scope)?))
    };
    ended(input)?;
    if least.is_none() && most.is_none() {
        return Err(Error::new(span, "everything is in a range without ends"));
    }
    Ok(Range {
        least,
        most,
        inclusive,
    })
}

/// Whether a range stands at this level.
fn has_range(input: &Input<'_>) -> bool {
    let ahead = input.clone();
    while !ahead.is_empty() {
        if ahead.peek("..") {
            return true;
        }
        if ahead.token().is_none() {
            return false;
        }
    }
    false
}

/// `.contains(&x)` behind a range or a list.
fn contains(input: &Input<'_>, scope: &Scope, span: Span) -> Result<Box<Node>> {
    let usage = |span| {
        refused(
            span,
            "of a range or a list a condition asks `.contains(&self.field)`",
        )
    };
    if !input.peek(".") {
        return Err(usage(span));
    }
    input.expect(".")?;
    let method = input.word()?;
    if !method.is("contains") || !input.peek_group(Delimiter::Parenthesis) {
        return Err(usage(method.span()));
    }
    let scope = scope.inside(method.span())?;
    let arguments = input.parenthesized()?;
    let of = referenced(&arguments, &scope)?;
    ended(&arguments)?;
    Ok(Box::new(of))
}
