//! What only the types of fields tell.

mod path;

use proc_macro::Ident;

use super::{said, slot};
use crate::check::size;
use crate::declared::{Declared, DeclaredField, Generated};
use crate::expand::option;
use crate::quote::{quote, quote_spanned};
use crate::syntax::span_of;
use crate::tokens::TokenStream;

/// What only the types of fields tell, asked where each field stands, and apart from the other
/// fields: a mistake in one of these hides none here.
pub(in crate::expand) fn assertions(declared: &Declared<'_>) -> TokenStream {
    let mut fields: Vec<_> = declared.mapped().map(|field| (field, None)).collect();
    for variant in declared.variants() {
        for field in variant.mapped() {
            fields.push((field, Some(variant.name())));
        }
    }
    let of_fields = assertions_of(declared, fields);
    let owner = owner(declared, &of_fields);
    let generated = generated(declared);
    let paths = path::paths(declared);
    quote!(#owner #of_fields #generated #paths)
}

/// What is asked of the types of fields with which nothing else is wrong, where another part of their
/// type is mistaken: these are answered all the same.
pub(crate) fn of_sound_fields(declared: &Declared<'_>) -> TokenStream {
    let fields = declared.mapped();
    let sound = fields.filter(|field| !field.is_mistaken.get() && !size::is_none(field));
    let asked = sound.map(|field| {
        let label = label(declared, field, None);
        assertion(field, &label, "", &quote!(__tw::None))
    });
    asked.collect()
}

/// The assertions of fields, each with its variant if it is of one.
fn assertions_of<'a>(
    declared: &Declared<'_>,
    mut fields: Vec<(&'a DeclaredField<'a>, Option<String>)>,
) -> TokenStream {
    let mut assertions = TokenStream::new();
    let mut asked: Vec<(&DeclaredField<'_>, String)> = Vec::new();
    // What depends on parameters is asked where these are known.
    fields.retain(|(field, _)| !field.depends);
    for (field, variant) in fields {
        if field.may_be_refused() {
            let mut earlier = asked.iter();
            let earlier = earlier.find(|(earlier, _)| field.holds_what(earlier));
            let label = label(declared, field, variant.as_deref());
            let earlier = earlier.map_or("", |(_, label)| label);
            let owner = option(declared.is_entity().then(|| quote!(__OWNER)));
            assertions.extend(assertion(field, &label, earlier, &owner));
            asked.push((field, label));
        }
        assertions.extend(path::of_rows(field));
        assertions.extend(names_of_rows(declared, field));
    }
    assertions
}

/// A question as a constant. That itself stands nowhere: where a type is not found, rustc offers to
/// make it a parameter of a constant that stands in the user's code.
pub(super) fn asked(question: &TokenStream) -> TokenStream {
    quote!(const _: () = #question;)
}

/// Declared fields that are columns which exist anyway are what these are.
fn generated(declared: &Declared<'_>) -> TokenStream {
    let fields = declared.mapped().filter_map(|field| {
        let assertion = match declared.generated_column(&field.column())? {
            Generated::Version => "assert_version",
            Generated::Audit => "assert_instant",
        };
        let assertion = Ident::new(assertion, span_of(&field.ty));
        let (name, slot) = (&field.name, slot(field));
        Some(asked(
            &quote_spanned!(span_of(&field.ty)=> __tw::#assertion(#name, #slot)),
        ))
    });
    fields.collect()
}

/// What messages call a field: one of a variant after that, that of a newtype after its type.
fn label(declared: &Declared<'_>, field: &DeclaredField<'_>, variant: Option<&str>) -> String {
    match variant {
        Some(variant) if field.name.is_empty() => variant.to_owned(),
        Some(variant) => format!("{variant}.{}", field.name),
        None if field.name.is_empty() => declared.name(),
        None => field.name.clone(),
    }
}

/// Whether the type of a field bears what is said of it, has a mapping as it stands, and holds no
/// child entity that an earlier field of the same type holds.
fn assertion(
    field: &DeclaredField<'_>,
    name: &str,
    earlier: &str,
    owner: &TokenStream,
) -> TokenStream {
    let attributes = &field.attributes;
    let column = &attributes.column;
    let is_spoken_of = attributes.embed.said.is_some()
        || attributes.collection.said.is_some()
        || attributes.children.said.is_some()
        || attributes.reference.said.is_some()
        || attributes.renamed_from.is_said()
        || column.default.is_said()
        || column.no_index.is_said();
    if is_spoken_of {
        let of = by_itself(field, name);
        let assertion = Ident::new("assert_field", field.span());
        return asked(&quote_spanned!(field.span()=> __tw::#assertion(#of, #earlier, #owner)));
    }
    let slot = slot(field);
    let assertion = Ident::new("assert_sound", field.span());
    asked(&quote_spanned!(field.span()=> __tw::#assertion(#name, #slot, #earlier, #owner)))
}

/// Of an entity, what its children need to know: apart from its shape, which a mistake in a field
/// keeps from being evaluated.
fn owner(declared: &Declared<'_>, assertions: &TokenStream) -> TokenStream {
    if assertions.is_empty() || !declared.is_entity() {
        return TokenStream::new();
    }
    let (ident, singular) = (declared.ident, declared.singular());
    let audit = super::audit(declared);
    quote! {
        const __OWNER: &__tw::EntityShape = &__tw::EntityShape {
            target: __tw::target::<#ident>(),
            singular: #singular,
            audit: #audit,
            ..__tw::EntityShape::EMPTY
        };
    }
}

/// A field apart from the others of its type.
fn by_itself(field: &DeclaredField<'_>, name: &str) -> TokenStream {
    let slot = slot(field);
    let said = said(field, &quote!(__tw::Default::Sql("")));
    quote! {{
        const SLOTS: &[&__tw::FieldType] = &[#slot];
        __tw::Fields {
            names: &[#name],
            slots: SLOTS,
            said: &[__tw::FieldOptions::at(0)#said],
        }
    }}
}

/// Whether the columns that an attribute names are no others of the table that they are in.
fn names_of_rows(declared: &Declared<'_>, field: &DeclaredField<'_>) -> TokenStream {
    let attributes = &field.attributes;
    let rows = if attributes.collection.said.is_some() {
        &attributes.collection.rows
    } else {
        &attributes.children
    };
    let order = rows.ordered.said().map(|said| (said.word, "assert_order"));
    let key = rows
        .foreign_key
        .said()
        .map(|said| (said.word, "assert_key"));
    let asked = order.into_iter().chain(key).map(|(span, assertion)| {
        let owner = option(declared.is_entity().then(|| quote!(__OWNER)));
        let of = by_itself(field, &field.name);
        let assertion = Ident::new(assertion, span);
        asked(&quote_spanned!(span=> __tw::#assertion(#of, #owner)))
    });
    asked.collect()
}
