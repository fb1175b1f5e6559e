//! The code of a value object that is a struct.

use super::names;
use super::{collision, field, flat, hidden, implementing, nesting, rule};
use crate::declared::{Body, Declared};
use crate::fingerprint;
use crate::quote::quote;
use crate::tokens::TokenStream;

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let implementation = implementing::header(declared, &quote!(__tw::Stored));
    let name = declared.name();
    let fields = field::all(declared, &field::slots(declared.mapped()));
    let (constants, listed) = rule::constants(declared);
    let said = said(declared, &listed);
    let of_rules = rule::assertions(declared);
    let check = check(declared);
    let print = fingerprint::of(declared);
    let flat = flat::value(declared);
    let marks = marks(declared);
    let defaults = field::defaults(declared);
    let filters_of_rows = rule::filters_of_rows(declared);
    let assertions = field::assertions(declared);
    let collisions = collision::all(declared);
    let (nestings, parts) = nesting::all(declared, print);
    quote! {
        #nestings
        #constants
        #[automatically_derived]
        #implementation {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape = __tw::Shape::Value(&__tw::ValueShape {
                name: #name,
                fields: #fields,
                print: #print,
                flat: #flat,
                #said
                ..__tw::ValueShape::EMPTY
            });
            #parts
            #check
        }
        #marks
        #defaults
        #filters_of_rows
        #assertions
        #of_rules
        #collisions
    }
}

/// What most value objects have nothing of: it is left out where there is none.
fn said(declared: &Declared<'_>, constants: &[TokenStream]) -> TokenStream {
    let is_newtype = matches!(declared.body, Body::Newtype(_));
    let has_rules = !declared.container.invariants.is_empty();
    let newtype = is_newtype.then(|| quote!(newtype: true,));
    let generic = declared.is_generic().then(|| quote!(generic: true,));
    let rules = has_rules.then(|| rule::list(declared));
    let rules = rules.map(|rules| quote!(rules: #rules,));
    let constants = (!constants.is_empty()).then(|| quote!(constants: &[#(#constants),*],));
    quote!(#newtype #generic #rules #constants)
}

fn check(declared: &Declared<'_>) -> TokenStream {
    let (check, this) = (hidden("check"), names::this(declared));
    let fields = field::checked(
        declared,
        &check,
        |values| quote!(#check.value::<Self>(#values);),
    );
    let rules = rule::checks(declared, &check, &quote!(value_breaks));
    quote! {
        #[inline]
        fn check(&#this, #check: &mut __tw::Checker<'_>) {
            #fields
            #rules
        }
    }
}

/// What a value object is besides: part of a table, and perhaps optional.
pub(super) fn marks(declared: &Declared<'_>) -> TokenStream {
    if !declared.is_generic() {
        // Most are: the same of all of them is written once.
        let ident = declared.ident;
        let named = matches!(declared.body, Body::Struct(_)).then(|| quote!(NamedFields));
        return quote!(__tw::object!(#ident #named););
    }
    let mut headers = vec![
        itself(&implementing::header(declared, &quote!(__tw::InTable))),
        // Two of one type are compared by all their columns.
        itself(&implementing::header(declared, &quote!(__tw::Comparable))),
        empty(&implementing::header(declared, &quote!(__tw::ValueObject))),
    ];
    if let Body::Struct(_) = declared.body {
        let named = implementing::header(declared, &quote!(__tw::NamedFields));
        headers.push(empty(&named));
    }
    marked(&headers)
}

/// The same of a type with mistakes.
pub(crate) fn marks_of_broken(declared: &Declared<'_>) -> TokenStream {
    marked(&[
        itself(&implementing::unbounded(declared, &quote!(__tw::InTable))),
        itself(&implementing::unbounded(
            declared,
            &quote!(__tw::Comparable),
        )),
        empty(&implementing::unbounded(
            declared,
            &quote!(__tw::ValueObject),
        )),
    ])
}

fn itself(header: &TokenStream) -> TokenStream {
    quote!(#header { type Itself = Self; })
}

fn empty(header: &TokenStream) -> TokenStream {
    quote!(#header {})
}

fn marked(headers: &[TokenStream]) -> TokenStream {
    let mut marks = TokenStream::new();
    for header in headers {
        marks.extend(quote!(#[automatically_derived] #header));
    }
    marks
}
