//! What is asked of a condition beside the types of its operands, in const evaluation.

use proc_macro::{Ident, Span};

use super::answered::call_site;
use super::{named, spanning, tree};
use crate::declared::{Declared, renamed, without_self};
use crate::expression::{Node, Place, SHORT, Tree, ends, parts};
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

/// Whether a database has the constants that a condition names, each asked where it stands.
pub(in crate::expand) fn spoken(of: &Node) -> TokenStream {
    let mut spoken = TokenStream::new();
    of.each(&mut |node| {
        if let Tree::Constant(number) = &node.tree
            && let Some(name) = named(number)
        {
            let asked = spanning(&node.tokens, "assert_spoken", quote!(&#name));
            spoken.extend(quote!(#asked;));
        }
    });
    spoken
}

/// What only the shapes of a type tell of a condition: whether its paths lead to columns, and its
/// products to numbers that every engine has.
pub(in crate::expand) fn assertions(
    declared: &Declared<'_>,
    name: &Ident,
    of: &Node,
    fields: &TokenStream,
) -> TokenStream {
    let mut assertions = TokenStream::new();
    let mut assert = |node: &Node, span: Span, function: &str, read: TokenStream| {
        let tree = without_self(tree(declared, node), declared.ident);
        let function = Ident::new(function, call_site(span));
        assertions.extend(quote_spanned! {span=>
            const _: () = { #read __tw::#function(#fields, &#tree) };
        });
    };
    let nothing = TokenStream::new;
    of.each(&mut |node| match &node.tree {
        Tree::Place(place) if place.path.len() > 1 => {
            assert(
                node,
                node.last(),
                "assert_stored",
                read(declared, name, place, &place.bare),
            );
        }
        Tree::Is { of, variants } => {
            let has_fields = variants.iter().all(|variant| variant.has_fields);
            let read = match &of.tree {
                Tree::Place(place) if has_fields => read(declared, name, place, &node.tokens),
                _ => nothing(),
            };
            assert(node, of.last(), "assert_stored", read);
        }
        Tree::Arithmetic { sign, .. } => {
            // Of what else it is wrong, it goes nowhere.
            let read = quote!(let _ = #name;);
            assert(node, *sign, "assert_computed", read);
        }
        _ => {}
    });
    if parts(of) > SHORT {
        assert(of, of.first(), "assert_length", nothing());
    }
    assertions
}

/// What rustc reads as the condition does: where it finds a mistake there, it evaluates nothing. What
/// is in a closure it reads with the whole condition.
fn read(declared: &Declared<'_>, name: &Ident, place: &Place, tokens: &TokenStream) -> TokenStream {
    if !place.is_own() {
        return quote!(let _ = #name;);
    }
    let ident = declared.ident;
    let row = Ident::new("__row", ends(&place.bare).0);
    let tokens = renamed(tokens.clone(), "self", &row);
    quote!(let _ = |#row: &#ident| { let _ = &#tokens; };)
}
