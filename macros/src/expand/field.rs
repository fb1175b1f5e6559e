//! What a field contributes: its shape, its check, and what its attributes ask of its type.
//!
//! The type's own tokens carry the span of each question, so that rustc's answer stands there.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::option;
use crate::attribute::field::{Children, DefaultValue, OnDelete};
use crate::attribute::invariant::Form;
use crate::declared::{Declared, DeclaredField, Generated, without_self};

/// The mapped fields as a constant: names, what is asked of their types, and what attributes say.
pub(super) fn all(declared: &Declared<'_>, slots: &TokenStream) -> TokenStream {
    let names = declared.mapped().map(|field| &field.name);
    let said = declared
        .mapped()
        .enumerate()
        .filter_map(|(position, field)| {
            let said = said(position, field);
            (!said.is_empty()).then(|| quote!(__tw::Said::at(#position)#said))
        });
    quote! {
        __tw::Fields {
            names: &[#(#names),*],
            slots: #slots,
            said: &[#(#said),*],
        }
    }
}

/// What the types of the mapped fields contribute.
pub(super) fn slots(declared: &Declared<'_>) -> TokenStream {
    let slots = declared.mapped().map(slot);
    quote!(&[#(#slots),*])
}

/// The defaults that are values: what rustc makes of them, the derive does not know.
pub(super) fn default_values(declared: &Declared<'_>) -> TokenStream {
    let fields = declared.mapped().enumerate();
    let values = fields.filter(|(_, field)| {
        let default = field.attributes.column.default.get();
        matches!(default, Some(DefaultValue::Value(_)))
    });
    let names = values.map(|(position, _)| default_name(position));
    quote!(&[#(#names),*])
}

/// The questions to the types of fields that carry none of our attributes: where another part of
/// the type is mistaken, these are answered all the same.
pub(crate) fn unmarked(declared: &Declared<'_>) -> TokenStream {
    let unmarked = declared.mapped().filter(|field| !field.is_marked);
    let slots = unmarked.map(slot);
    quote!(#(let _ = #slots;)*)
}

/// How the attributes have the type looked up.
fn slot(field: &DeclaredField<'_>) -> TokenStream {
    let ty = &field.ty;
    let column = &field.attributes.column;
    if column.json.is_said() {
        return quote! {
            __tw::json::<{
                use __tw::NotNull as _;
                __tw::Nullability::<#ty>::IS_NULLABLE
            }>()
        };
    }
    let reference = &field.attributes.reference;
    if reference.soft.is_said() {
        return quote_spanned!(ty.span()=> __tw::soft::<#ty>());
    }
    if reference.parent.is_said() {
        return quote_spanned!(ty.span()=> __tw::parent::<#ty>());
    }
    if let Some(length) = column.length.get() {
        return quote_spanned!(ty.span()=> __tw::text::<#ty, #length>());
    }
    match (column.precision.get(), column.scale.get()) {
        (Some(precision), Some(scale)) => {
            quote_spanned!(ty.span()=> __tw::digits::<#ty, #precision, #scale>())
        }
        _ => quote_spanned!(ty.span()=> __tw::plain::<#ty>()),
    }
}

/// References to the mapped fields, in the order of their slots.
pub(super) fn values(declared: &Declared<'_>) -> TokenStream {
    let values = declared.mapped().map(|field| match field.ident {
        Some(ident) => quote!(&self.#ident),
        None => quote!(&self.0),
    });
    quote!(&[#(#values),*])
}

/// `.column("mail").no_index()` …
fn said(position: usize, field: &DeclaredField<'_>) -> TokenStream {
    let attributes = &field.attributes;
    let mut said = TokenStream::new();
    if let Some(name) = attributes.column.name.get() {
        said.extend(quote!(.column(#name)));
    }
    if let Some(prefix) = attributes.embed.prefix.get() {
        said.extend(quote!(.prefix(#prefix)));
    }
    if attributes.column.default.is_said() {
        let default = default_name(position);
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
    }
    if attributes.children.said.is_some() {
        let children = children(&attributes.children);
        said.extend(quote!(.children(#children)));
    }
    if let Some(from) = attributes.renamed_from.get() {
        said.extend(quote!(.renamed_from(#from)));
    }
    said
}

/// The defaults, each in a constant of its own: rustc evaluates it when the crate is checked.
pub(super) fn defaults(declared: &Declared<'_>) -> TokenStream {
    let defaults = declared
        .mapped()
        .enumerate()
        .filter_map(|(position, field)| {
            let default = field.attributes.column.default.get()?;
            let value = default_value(field, default, declared.ident);
            let name = default_name(position);
            Some(quote!(const #name: __tw::Default = #value;))
        });
    quote!(#(#defaults)*)
}

fn default_name(position: usize) -> Ident {
    format_ident!("__DEFAULT_{position}")
}

fn default_value(field: &DeclaredField<'_>, default: &DefaultValue, owner: &Ident) -> TokenStream {
    let ty = &field.ty;
    match default {
        DefaultValue::Sql(sql) => quote!(__tw::Default::Sql(#sql)),
        DefaultValue::Value(value) => {
            let value = without_self(value.clone(), owner);
            if let Ok(float) = syn::parse2::<syn::LitFloat>(value.clone()) {
                // Its text goes with it: const evaluation has no exact one.
                let text = float.base10_digits();
                quote_spanned!(value.span()=> __tw::number::<#ty>(&#value, #text))
            } else if is_operation(&value) {
                quote_spanned!(value.span()=> __tw::literal::<#ty>(&(#value)))
            } else {
                quote_spanned!(value.span()=> __tw::literal::<#ty>(&#value))
            }
        }
    }
}

/// Whether something binds less than the `&` that is put before it.
fn is_operation(value: &TokenStream) -> bool {
    let mut tokens = value.clone().into_iter().skip(1);
    tokens.any(|token| matches!(token, TokenTree::Punct(sign) if !":.!".contains(sign.as_char())))
}

fn children(children: &Children) -> TokenStream {
    let text = |slot: Option<&syn::LitStr>| option(slot.map(|text| quote!(#text)));
    let table = text(children.table.get());
    let foreign_key = text(children.foreign_key.get());
    let index = text(children.index.get());
    let purpose = text(children.purpose.get());
    let ordered = option(children.ordered.get().map(|name| match name {
        Some(name) => quote!(#name),
        None => quote!("position"),
    }));
    quote! {
        __tw::Children {
            table: #table,
            foreign_key: #foreign_key,
            index: #index,
            purpose: #purpose,
            ordered: #ordered,
        }
    }
}

/// What attributes, rules and generated columns ask of the types of fields.
pub(super) fn bounds(declared: &Declared<'_>) -> TokenStream {
    let mut bounds = TokenStream::new();
    for (position, field) in declared.mapped().enumerate() {
        if field.attributes.children.said.is_some() {
            let owner = declared.ident;
            bounds.extend(quote_spanned! {field.span()=>
                const _: () = __tw::assert_parent_key(
                    <#owner as __tw::Identified>::SHAPE,
                    #position,
                );
            });
        }
        for question in questions(declared, field) {
            let ty = &field.ty;
            let question = Ident::new(question, proc_macro2::Span::call_site());
            bounds.extend(quote_spanned!(ty.span()=> __tw::ask::#question::<#ty>();));
        }
    }
    bounds
}

fn questions(declared: &Declared<'_>, field: &DeclaredField<'_>) -> Vec<&'static str> {
    let attributes = &field.attributes;
    let mut questions = Vec::new();
    if attributes.embed.said.is_some() {
        questions.push("embedded");
    }
    let reference = &attributes.reference;
    if reference.said.is_some() && !reference.soft.is_said() && !reference.parent.is_said() {
        questions.push("reference");
    }
    if reference.on_delete.get() == Some(&OnDelete::SetNull) {
        questions.push("nullable");
    }
    let column = &attributes.column;
    let of_one_column = column.default.is_said() || column.no_index.is_said();
    if (of_one_column || attributes.renamed_from.is_said()) && !column.json.is_said() {
        questions.push("one_column");
    }
    if attributes.children.said.is_some() {
        questions.push("children");
    }
    if attributes.children.ordered.is_said() {
        questions.push("in_order");
    }
    if is_indexed(declared, field) && !attributes.column.json.is_said() {
        questions.push("in_table");
    }
    match declared.generated_column(&field.column()) {
        Some(Generated::Version) => questions.push("version"),
        Some(Generated::Audit) => questions.push("instant"),
        None => {}
    }
    questions
}

/// Whether an index or a uniqueness rule is over the field.
fn is_indexed(declared: &Declared<'_>, field: &DeclaredField<'_>) -> bool {
    let names = |ident: &Ident| crate::naming::unraw(ident) == field.name;
    let on_type = declared.container.indexes.iter().any(|index| {
        index.fields.iter().any(names) || index.include.get().is_some_and(|i| i.iter().any(names))
    });
    let by_rule = declared
        .container
        .invariants
        .iter()
        .any(|rule| match &rule.form {
            Form::Unique { fields, .. } => fields.iter().any(names),
            _ => false,
        });
    on_type || by_rule || !field.attributes.indexes.is_empty()
}
