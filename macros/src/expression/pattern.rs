//! Macros in a condition: `dec!(…)`, and `matches!(…)` with its patterns.

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use super::primary::{referenced, stored_text};
use super::refusal::refused;
use super::scope::Scope;
use super::{Node, Number, Tree, Variant, lowercase};
use crate::naming::Word;
use crate::syntax::{Error, Input, Lit, Path, Result};

/// What a macro stands for.
pub(super) fn macro_call(
    input: &Input<'_>,
    scope: &Scope,
    begin: usize,
    path: &Path,
) -> Result<Node> {
    input.expect("!")?;
    match path.last().to_string().as_str() {
        "dec" => {
            input.token().ok_or_else(|| input.missing("token tree"))?;
            Ok(Node::new(begin, input, Tree::Constant(Number::default())))
        }
        "matches" if input.peek_group(Delimiter::Parenthesis) => {
            let content = input.parenthesized()?;
            let tree = matches(&content, scope)?;
            Ok(Node::new(begin, input, tree))
        }
        _ => Err(refused(
            path.first().span(),
            "a condition knows the macros `matches!` and `dec!`",
        )),
    }
}

/// `matches!(self.status, A | B)`
fn matches(input: &Input<'_>, scope: &Scope) -> Result<Tree> {
    let of = referenced(input, scope)?;
    if !matches!(of.tree, Tree::Place(_) | Tree::Lowercase(_)) {
        return Err(refused(
            of.first(),
            "`matches!` in a condition looks at a field: an enum, or a text",
        ));
    }
    if !input.peek(",") {
        return Err(refused(
            input.span(),
            "`matches!` in a condition takes a field and patterns, as in `matches!(self.status, Status::Open | Status::Held)`",
        ));
    }
    input.expect(",")?;
    let of = Box::new(of);
    let span = input.span();
    if let Some(texts) = texts(input, &of)? {
        if !is_borrowed(&of) {
            return Err(refused(
                span,
                "a pattern in a condition is a text where `.as_str()` is asked, as in `matches!(self.code.as_str(), \"a\" | \"b\")`",
            ));
        }
        return Ok(Tree::OneOf { of, texts });
    }
    if let Tree::Lowercase(_) = of.tree {
        return Err(refused(
            input.span(),
            "of a text `matches!` in a condition takes literals, as in `matches!(self.code.as_str(), \"a\" | \"b\")`",
        ));
    }
    let mut variants = Vec::new();
    alternatives(input, &mut variants)?;
    input.take(",");
    if !input.is_empty() {
        return Err(usage(input.span()));
    }
    Ok(Tree::Is { of, variants })
}

/// Whether a text is looked at through a reference, as far as that can be seen: patterns see no other.
fn is_borrowed(of: &Node) -> bool {
    if let Tree::Place(place) = &of.tree {
        return place.is_referred || !place.is_own();
    }
    let tokens: Vec<TokenTree> = of.tokens.clone().into_iter().collect();
    matches!(tokens.as_slice(), [.., TokenTree::Ident(method), TokenTree::Group(_)] if method.is("as_str"))
}

/// `"a" | "b"`, all of it; nothing where it begins with no text.
fn texts(input: &Input<'_>, of: &Node) -> Result<Option<Vec<String>>> {
    let ahead = input.clone();
    ahead.take("|");
    if !matches!(ahead.peek_literal(), Some(Lit::Str(_))) {
        return Ok(None);
    }
    input.go_to(&ahead);
    let mut texts = Vec::new();
    loop {
        let Some(Lit::Str(text)) = input.peek_literal() else {
            return Err(refused(
                input.span(),
                "beside a text in a pattern of a condition stand texts alone",
            ));
        };
        let sought = stored_text(&text)?;
        lowercase::check_text(of, &sought, input.span())?;
        texts.push(sought);
        input.token();
        if input.take("|").is_none() {
            break;
        }
    }
    input.take(",");
    if input.is_empty() {
        return Ok(Some(texts));
    }
    Err(usage(input.span()))
}

/// `A | B`, perhaps in parentheses: a pattern that `macro_rules` passes on is in some.
fn alternatives(input: &Input<'_>, variants: &mut Vec<Variant>) -> Result<()> {
    input.take("|");
    loop {
        if input.peek_group(Delimiter::Parenthesis) {
            let content = input.parenthesized()?;
            alternatives(&content, variants)?;
            if !content.is_empty() {
                return Err(usage(content.span()));
            }
        } else {
            variants.push(variant(input)?);
        }
        if !input.peek("|") {
            return Ok(());
        }
        input.expect("|")?;
    }
}

/// Whether a path is a variant of `Option` or `Result`. One of the domain may be called so too: its
/// path begins with its enum.
pub(super) fn is_of_the_prelude(path: &Path) -> bool {
    let mut names = path.names.iter().rev();
    let is_one = |name: &Ident| ["Some", "None", "Ok", "Err"].iter().any(|one| name.is(one));
    let is_enum = |name: &Ident| name.is("Option") || name.is("Result");
    names.next().is_some_and(is_one) && names.next().is_none_or(is_enum)
}

fn usage(span: Span) -> Error {
    refused(
        span,
        "a pattern in a condition is a variant, as in `Status::Open`, `Cover::Insured { .. }` or `Cover::Insured(..)`",
    )
}

/// `..`, or what rustc proposes in its place: `_, _` and `amount: _`.
fn leave_out(fields: &Input<'_>) -> Result<()> {
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
        if fields.take("..").is_some() {
            return if fields.is_empty() {
                Ok(())
            } else {
                Err(refuse(span))
            };
        }
        let ahead = fields.clone();
        if ahead.token().is_some() && ahead.take(":").is_some() {
            fields.word()?;
            fields.expect(":")?;
        }
        fields.expect("_").map_err(|_| refuse(span))?;
        if !fields.is_empty() {
            let span = fields.span();
            fields.expect(",").map_err(|_| refuse(span))?;
        }
    }
    Ok(())
}

/// `Status::Open`, `Cover::Insured { .. }` or `Cover::Insured(..)`
fn variant(input: &Input<'_>) -> Result<Variant> {
    let span = input.span();
    if input.peek_literal().is_some() || input.peek("-") || input.peek("..") {
        return Err(refused(
            span,
            "`matches!` in a condition looks at an enum: of numbers ask `(1..=9).contains(&self.n)`, or `[1, 2].contains(&self.n)`",
        ));
    }
    let path = Path::parse(input).map_err(|_| usage(span))?;
    let name = path.last().to_string();
    if name == "_" || is_of_the_prelude(&path) {
        return Err(refused(
            span,
            "`matches!` in a condition looks at an enum of the domain; of an option ask `.is_none()` or `.is_some_and(|x| matches!(x, …))`",
        ));
    }
    let fields = input.take_group(Delimiter::Parenthesis);
    let fields = fields.or_else(|| input.take_group(Delimiter::Brace));
    if let Some(fields) = &fields {
        leave_out(fields)?;
    }
    Ok(Variant {
        name: name.strip_prefix("r#").unwrap_or(&name).to_owned(),
        path: path.tokens,
        has_fields: fields.is_some(),
        number: Number::default(),
    })
}
