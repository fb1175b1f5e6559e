//! What a field contributes: its shape, its check, and what its attributes ask of its type.
//!
//! The type's own tokens carry the span of each question, so that rustc's answer stands there.

mod assertion;
mod slot;

pub(super) use assertion::assertions;
pub(crate) use assertion::of_sound_fields;
pub(super) use slot::slot;

use proc_macro::{Delimiter, Ident, Literal, TokenTree};

use super::names;
use super::{hidden, option, user_expression};
use crate::attribute::field::{Children, Collection, DefaultValue, OnDelete};
use crate::declared::{Declared, DeclaredField, without_self};
use crate::expression::ends;
use crate::quote::{ToTokens, quote, quote_spanned};
use crate::rustc;
use crate::syntax::{Lit, LitStr, span_of};
use crate::tokens::{TokenStream, grouped};

/// The mapped fields as a constant: names, what is asked of their types, and what attributes say.
pub(super) fn all(declared: &Declared<'_>, slots: &TokenStream) -> TokenStream {
    // What depends on parameters has no constant of its own.
    constant(declared.mapped(), slots, declared.is_generic())
}

/// The same of some fields, with their defaults in their places or in constants of their own.
pub(super) fn constant<'a>(
    fields: impl Iterator<Item = &'a DeclaredField<'a>> + Clone,
    slots: &TokenStream,
    defaults_in_place: bool,
) -> TokenStream {
    let names = fields.clone().map(|field| &field.name);
    let said = fields.enumerate().filter_map(|(position, field)| {
        let default = match field.attributes.column.default.get() {
            Some(default) if defaults_in_place => default_value(field, default, None),
            _ => names::default_name(position).to_token_stream(),
        };
        let said = said(field, &default);
        (!said.is_empty()).then(|| quote!(__tw::FieldOptions::at(#position)#said))
    });
    let said: Vec<TokenStream> = said.collect();
    let said = if said.is_empty() {
        quote!(..__tw::Fields::NONE)
    } else {
        quote!(said: &[#(#said),*])
    };
    quote! {
        __tw::Fields {
            names: &[#(#names),*],
            slots: #slots,
            #said
        }
    }
}

/// What the types of some fields contribute.
pub(super) fn slots<'a>(fields: impl Iterator<Item = &'a DeclaredField<'a>>) -> TokenStream {
    let slots = fields.map(|field| {
        let slot = slot(field);
        if is_reported(field) {
            quote!(__tw::reported(#slot))
        } else {
            slot
        }
    });
    quote!(&[#(#slots),*])
}

/// Whether what is wrong with the type of a field of a generic type is told at the field.
fn is_reported(field: &DeclaredField<'_>) -> bool {
    field.is_of_generic && !field.depends && field.may_be_refused()
}

/// The fields of a type, or of a variant of it, as the runtime knows them.
pub(super) fn expression(declared: &Declared<'_>, variant: usize) -> TokenStream {
    let ident = declared.ident;
    if declared.is_entity() {
        quote!(<#ident as __tw::Identified>::SHAPE.fields)
    } else {
        quote!(__tw::fields_of(&<#ident as __tw::Stored>::SHAPE, #variant))
    }
}

/// The defaults that are values: what rustc makes of them, the derive does not know.
pub(super) fn default_values(declared: &Declared<'_>) -> Vec<Ident> {
    let fields = declared.mapped().enumerate();
    let values = fields.filter(|(_, field)| {
        let default = field.attributes.column.default.get();
        matches!(default, Some(DefaultValue::Value(_)))
    });
    let names = values.map(|(position, _)| names::default_name(position));
    names.collect()
}

/// The check of the mapped fields, given references to them in the order of their slots.
pub(super) fn checked(
    declared: &Declared<'_>,
    check: &Ident,
    given: impl FnOnce(&TokenStream) -> TokenStream,
) -> TokenStream {
    let this = names::this(declared);
    if let (Some(_), [field]) = (declared.container.stored_as.get(), declared.fields()) {
        let ty = &field.ty;
        let stored = quote_spanned!(span_of(ty)=> __tw::to_stored::<Self, #ty>(#this));
        return given(&quote!(&[&#stored]));
    }
    if !rustc::arguments().makes_code() {
        return read(declared, &this, check);
    }
    let values = declared.mapped().map(|field| match field.ident {
        Some(ident) => quote!(&#this.#ident),
        None => quote!(&#this.0),
    });
    given(&quote!(&[#(#values),*]))
}

/// What a crate has instead that is only checked: rustc asks for each value what its slot has asked
/// for its type, and that twice is a tenth of what a type costs. A field that is read is one that
/// somebody uses.
fn read(declared: &Declared<'_>, this: &Ident, check: &Ident) -> TokenStream {
    let read = declared.mapped().chain(declared.identity());
    let read = read.enumerate().map(|(position, field)| {
        let value = hidden(&format!("_{position}"));
        match field.ident {
            Some(ident) => quote!(#ident: #value,),
            None => quote!(0: #value,),
        }
    });
    quote! {
        let _ = #check;
        let Self { #(#read)* .. } = #this;
    }
}

/// `.column("mail").no_index()` …
fn said(field: &DeclaredField<'_>, default: &TokenStream) -> TokenStream {
    let attributes = &field.attributes;
    let mut said = TokenStream::new();
    if let Some(name) = attributes.column.name.get() {
        said.extend(quote!(.column(#name)));
    }
    if let Some(prefix) = attributes.embed.prefix.get() {
        said.extend(quote!(.prefix(#prefix)));
    }
    if attributes.embed.presence.is_said() {
        said.extend(quote!(.presence()));
    }
    if attributes.column.default.is_said() {
        said.extend(quote!(.default(#default)));
    }
    if attributes.column.no_index.is_said() {
        said.extend(quote!(.no_index()));
    }
    match attributes.reference.on_delete.get() {
        None | Some(OnDelete::Restrict) => {}
        Some(OnDelete::Cascade) => said.extend(quote!(.on_delete(__tw::OnDelete::Cascade))),
        Some(OnDelete::SetNull) => said.extend(quote!(.on_delete(__tw::OnDelete::SetNull))),
    }
    if attributes.reference.parent.is_said() {
        said.extend(quote!(.parent()));
    } else if attributes.reference.said.is_some() && !attributes.reference.soft.is_said() {
        said.extend(quote!(.reference()));
    }
    if attributes.children.said.is_some() {
        let children = children(&attributes.children, None);
        said.extend(quote!(.has_children().children(#children)));
    }
    if attributes.collection.said.is_some() {
        let Collection { rows, .. } = &attributes.collection;
        let children = children(rows, super::index::of_rows(&attributes.collection));
        said.extend(quote!(.children(#children)));
    }
    if let Some(from) = attributes.renamed_from.get() {
        said.extend(quote!(.renamed_from(#from)));
    }
    said
}

/// The defaults, each in a constant of its own: rustc evaluates it when the crate is checked, and
/// whether the column takes it.
pub(super) fn defaults(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        return TokenStream::new();
    }
    let ident = declared.ident;
    let fields = expression(declared, 0);
    let rules = if declared.is_entity() {
        quote!(<#ident as __tw::Identified>::SHAPE.rules)
    } else {
        quote!(&[])
    };
    let defaults = declared
        .mapped()
        .enumerate()
        .filter_map(|(position, field)| {
            let default = field.attributes.column.default.get()?;
            let value = default_value(field, default, Some(ident));
            let name = names::default_name(position);
            let assertion = match default {
                DefaultValue::Value(value) => {
                    let span = span_of(value);
                    let arguments = quote_spanned!(span=> #fields, #position, #rules, is_spoken);
                    let assertion = call(value, "assert_default", arguments);
                    let ty = &field.ty;
                    assertion::asked(&quote_spanned! {span=> {
                        #[allow(unused_imports)]
                        use __tw::Unspoken as _;
                        let is_spoken = __tw::DefaultOf::<#ty>::IS_SPOKEN;
                        __tw::#assertion
                    }})
                }
                DefaultValue::Sql(_) => TokenStream::new(),
            };
            Some(quote!(const #name: __tw::Default = #value; #assertion))
        });
    quote!(#(#defaults)*)
}

/// The default as a constant, with the name of the owner for `Self` where there is none.
fn default_value(
    field: &DeclaredField<'_>,
    default: &DefaultValue,
    owner: Option<&Ident>,
) -> TokenStream {
    let ty = &field.ty;
    match default {
        DefaultValue::Sql(sql) => quote!(__tw::Default::Sql(#sql)),
        DefaultValue::Value(value) => {
            let value = match owner {
                Some(owner) => without_self(value.clone(), owner),
                None => value.clone(),
            };
            let integer = integer(&value).filter(|_| owner.is_some());
            let constant = if let Some((_, other)) = &integer {
                quote_spanned!(span_of(&value)=> &#other)
            } else if is_operation(&value) {
                let value = user_expression(&value);
                quote!(&#value)
            } else {
                quote_spanned!(span_of(&value)=> &#value)
            };
            // The text of a float goes with it: const evaluation has no exact one.
            let literal = Lit::parse(value.clone());
            let text = match &literal {
                Some(Lit::Float(float)) => Some(float.digits()),
                _ => None,
            };
            match (owner, text) {
                (Some(_), _) => {
                    let read = match (text, integer) {
                        (Some(text), _) => call(&value, "number", quote!(#constant, #text)),
                        (_, Some((written, _))) => {
                            call(&value, "integer", quote!(#constant, #written))
                        }
                        _ => call(&value, "literal", quote!(#constant)),
                    };
                    quote_spanned! {span_of(&value)=> {
                        #[allow(unused_imports)]
                        use __tw::Unspoken as _;
                        __tw::DefaultOf::<#ty>::READ.#read
                    }}
                }
                // Of a type with parameters nobody knows yet whether they have constants.
                (None, Some(text)) => {
                    quote_spanned!(span_of(&value)=> __tw::number::<#ty>(#constant, #text))
                }
                (None, None) => quote_spanned!(span_of(&value)=> __tw::literal::<#ty>(#constant)),
            }
        }
    }
}

/// A call that stands on all of a value.
fn call(value: &TokenStream, method: &str, arguments: TokenStream) -> TokenStream {
    let (first, last) = ends(value);
    let method = Ident::new(method, first);
    let mut group = grouped(Delimiter::Parenthesis, arguments);
    group.set_span(last);
    quote!(#method #group)
}

/// The value of an integer literal, and another one, in its place, that any type of integers has: one
/// that is out of range rustc would cut, or refuse by itself.
fn integer(value: &TokenStream) -> Option<(i128, TokenStream)> {
    let mut tokens = value.clone().into_iter().peekable();
    let minus =
        tokens.next_if(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == '-'));
    let Some(Lit::Int(literal)) = Lit::parse(tokens.collect()) else {
        return None;
    };
    let value: i128 = literal.digits().parse().ok()?;
    let mut other: Literal = format!("1{}", literal.suffix()).parse().ok()?;
    other.set_span(literal.span());
    let value = if minus.is_some() { -value } else { value };
    Some((value, quote!(#minus #other)))
}

/// Whether something binds less than the `&` that is put before it, or is no expression.
fn is_operation(value: &TokenStream) -> bool {
    let ends_open = matches!(value.iter().last(), Some(TokenTree::Punct(_)));
    let mut tokens = value.clone().into_iter().skip(1);
    ends_open
        || tokens
            .any(|token| matches!(token, TokenTree::Punct(sign) if !":.!".contains(sign.as_char())))
}

fn children(children: &Children, unique: Option<TokenStream>) -> TokenStream {
    let text = |slot: Option<&LitStr>| option(slot.map(|text| quote!(#text)));
    let table = text(children.table.get());
    let foreign_key = text(children.foreign_key.get());
    let index = text(children.index.get());
    let purpose = text(children.purpose.get());
    let ordered = option(children.ordered.get().map(|name| match name {
        Some(name) => quote!(#name),
        None => quote!("position"),
    }));
    let unique = option(unique);
    quote! {
        __tw::Children {
            table: #table,
            foreign_key: #foreign_key,
            index: #index,
            purpose: #purpose,
            ordered: #ordered,
            unique: #unique,
        }
    }
}

/// The audit columns that a type declares.
pub(super) fn audit(declared: &Declared<'_>) -> TokenStream {
    if !declared.container.audit.is_said() {
        return quote!(__tw::Audit::DERIVED);
    }
    option(
        declared
            .audit()
            .map(|(created, updated)| quote!(__tw::Audit { created: #created, updated: #updated })),
    )
}
