//! What `macro_rules` puts around the fragments that it passes on.
//!
//! An `$e:expr` or a `$p:path` arrives as a group without delimiters: invisible, and one token
//! nevertheless. Attributes are read without them: a path or a literal stands for itself, and
//! anything else in parentheses, which keep it together as the group did.
//!
//! A `self` that a macro has written and one that it was given are different names to rustc. The
//! rules of one type speak of one `self`: the first.

use proc_macro::{Delimiter, Ident, Span, TokenTree};

use crate::attribute::name_of;
use crate::naming::Word;
use crate::syntax::{Attribute, Data, Item, Meta};
use crate::tokens::{TokenStream, grouped, in_group};

/// Has all attributes of a type read as if no macro had passed them on.
pub(crate) fn read_through(item: &mut Item) {
    each_attribute(item, &mut |tokens| {
        if has_fragment(tokens) {
            *tokens = unwrapped(tokens.clone());
        }
    });
    let mut first: Option<Ident> = None;
    each_attribute(item, &mut |tokens| {
        if first.is_none() {
            first = first_self(tokens);
        }
        if let Some(first) = &first
            && has_other_self(tokens, first)
        {
            *tokens = with_one_self(tokens.clone(), first.span());
        }
    });
}

/// The arguments of each attribute.
fn each_attribute(item: &mut Item, visit: &mut dyn FnMut(&mut TokenStream)) {
    let mut each = |attributes: &mut [Attribute]| {
        for attribute in attributes {
            let is_ours = name_of(attribute).is_some();
            if let Meta::List { tokens, .. } = &mut attribute.meta
                && is_ours
            {
                visit(tokens);
            }
        }
    };
    each(&mut item.attributes);
    match &mut item.data {
        Data::Struct(fields) => {
            for field in &mut fields.all {
                each(&mut field.attributes);
            }
        }
        Data::Enum(variants) => {
            for variant in variants {
                each(&mut variant.attributes);
                for field in &mut variant.fields.all {
                    each(&mut field.attributes);
                }
            }
        }
        Data::Union => {}
    }
}

/// The first `self` in some tokens.
pub(crate) fn first_self(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident.is("self") => Some(ident),
        TokenTree::Group(group) => first_self(&in_group(&group)),
        _ => None,
    })
}

/// Whether some `self` is another name than the first.
fn has_other_self(tokens: &TokenStream, first: &Ident) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => ident.is("self") && context(ident) != context(first),
        TokenTree::Group(group) => has_other_self(&in_group(group), first),
        _ => false,
    })
}

/// What rustc tells names apart by. Nothing but `#7 bytes(20..24)`, as it shows a span, says it;
/// where it is shown in another way, names are taken for the same.
fn context(name: &Ident) -> Option<String> {
    let shown = format!("{:?}", name.span());
    let (context, _) = shown.split_once(" bytes(")?;
    Some(context.to_owned())
}

fn with_one_self(tokens: TokenStream, first: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(mut ident) if ident.is("self") => {
                ident.set_span(ident.span().resolved_at(first));
                ident.into()
            }
            TokenTree::Group(group) => {
                let inner = with_one_self(in_group(&group), first);
                let mut same = grouped(group.delimiter(), inner);
                same.set_span(group.span());
                same.into()
            }
            token => token,
        })
        .collect()
}

fn has_fragment(tokens: &TokenStream) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None || has_fragment(&in_group(group))
        }
        _ => false,
    })
}

/// Tokens without invisible groups.
pub(crate) fn unwrapped(tokens: TokenStream) -> TokenStream {
    let mut visible = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner = unwrapped(in_group(&group));
                let delimiter = match group.delimiter() {
                    Delimiter::None if stands_for_itself(&inner) => {
                        visible.extend(inner);
                        continue;
                    }
                    Delimiter::None => Delimiter::Parenthesis,
                    delimiter => delimiter,
                };
                let mut same = grouped(delimiter, inner);
                same.set_span(group.span());
                visible.extend([TokenTree::Group(same)]);
            }
            token => visible.extend([token]),
        }
    }
    visible
}

/// A single token, a negative number, or a path: nothing binds into these from outside.
fn stands_for_itself(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match tokens.as_slice() {
        [_] => true,
        [TokenTree::Punct(sign), TokenTree::Literal(_)] => sign.as_char() == '-',
        tokens => tokens.iter().all(|token| match token {
            TokenTree::Ident(_) => true,
            TokenTree::Punct(sign) => sign.as_char() == ':',
            _ => false,
        }),
    }
}
