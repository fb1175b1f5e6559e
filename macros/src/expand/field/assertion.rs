//! What only the types of fields tell.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;
use syn::spanned::Spanned;

use super::{names_of, said, slot};
use crate::attribute::FieldPath;
use crate::attribute::index::Index;
use crate::attribute::invariant::Form;
use crate::check::MOST_INDEX_COLUMNS;
use crate::check::size;
use crate::declared::{Declared, DeclaredField, Generated};
use crate::expand::option;

/// What only the types of fields tell, asked where each field stands, and apart from the other
/// fields: a mistake in one of these hides none here.
pub(in crate::expand) fn assertions(declared: &Declared<'_>) -> TokenStream {
    let variants = declared.variants().iter();
    let of_variants = variants.flat_map(|variant| {
        let name = variant.name();
        variant
            .mapped()
            .map(move |field| (field, Some(name.clone())))
    });
    let fields = declared.mapped().map(|field| (field, None));
    let of_fields = assertions_of(declared, fields.chain(of_variants));
    let owner = owner(declared, &of_fields);
    let generated = generated(declared);
    let paths = paths(declared);
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
    fields: impl Iterator<Item = (&'a DeclaredField<'a>, Option<String>)>,
) -> TokenStream {
    let mut assertions = TokenStream::new();
    let mut asked: Vec<(&DeclaredField<'_>, String)> = Vec::new();
    // What depends on parameters is asked where these are known.
    for (field, variant) in fields.filter(|(field, _)| !field.depends) {
        if field.may_be_refused() {
            let mut earlier = asked.iter();
            let earlier = earlier.find(|(earlier, _)| field.holds_what(earlier));
            let label = label(declared, field, variant.as_deref());
            let earlier = earlier.map_or("", |(_, label)| label);
            let owner = option(declared.is_entity().then(|| quote!(__OWNER)));
            assertions.extend(assertion(field, &label, earlier, &owner));
            asked.push((field, label));
        }
        let unique = field.attributes.collection.unique.get();
        for path in unique.into_iter().flatten() {
            let (spans, path) = (path.spans(), names_of(path));
            assertions.extend(path_assertion("assert_unique_row", spans, field, &path));
        }
        assertions.extend(unique_rows(field));
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
        let assertion = Ident::new(assertion, field.ty.span());
        let (name, slot) = (&field.name, slot(field));
        Some(asked(
            &quote_spanned!(field.ty.span()=> __tw::#assertion(#name, #slot)),
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

/// The paths of unique rules, and of indexes.
fn paths(declared: &Declared<'_>) -> TokenStream {
    let rules = declared.container.invariants.iter();
    let unique = rules.filter_map(|rule| match &rule.form {
        Form::Unique { fields, .. } => Some(fields),
        _ => None,
    });
    let unique = unique.flatten().map(|path| (path, "assert_unique"));
    let indexed = declared.indexes().flat_map(|index| {
        let fields = index.fields.iter();
        let include = index.include.get().into_iter().flatten();
        let fields = fields.map(|path| (path, of_columns(index)));
        fields.chain(include.map(|path| (path, "assert_path")))
    });
    let on_type = unique.chain(indexed).filter_map(|(path, assertion)| {
        let field = declared.mapped_field(&path.field)?;
        let is_asked = !path.rest.is_empty() || field.may_be_refused();
        let asked = path_assertion(assertion, path.spans(), field, &path.rest());
        is_asked.then_some(asked)
    });
    let on_fields = declared.mapped().filter(|field| field.may_be_refused());
    let on_fields = on_fields.flat_map(|field| {
        let declared_on = field.attributes.indexes.iter();
        declared_on.filter_map(|index| {
            let span = index.span?;
            Some(path_assertion(of_columns(index), (span, span), field, ""))
        })
    });
    let all = on_type.chain(on_fields).chain(widths(declared));
    all.chain(methods(declared)).collect()
}

/// What is asked of the columns of an index: those of a tree are compared.
fn of_columns(index: &Index) -> &'static str {
    match index.method.get() {
        Some(method) if method.value() != "btree" => "assert_path",
        _ => "assert_compared",
    }
}

/// Whether the columns of an index bear its method.
fn methods(declared: &Declared<'_>) -> impl Iterator<Item = TokenStream> {
    let on_type = declared.container.indexes.iter().filter_map(|index| {
        let method = index.method.get()?;
        let paths = index.fields.iter();
        let paths =
            paths.filter_map(|path| Some((declared.mapped_field(&path.field)?, path.rest())));
        Some(of_method(method, paths))
    });
    let on_fields = declared.mapped().flat_map(|field| {
        let methods = field.attributes.indexes.iter();
        let methods = methods.filter_map(|index| index.method.get());
        methods.map(move |method| of_method(method, [(field, String::new())].into_iter()))
    });
    on_type.chain(on_fields)
}

/// One error tells of the first column that does not.
fn of_method<'a>(
    method: &LitStr,
    paths: impl Iterator<Item = (&'a DeclaredField<'a>, String)>,
) -> TokenStream {
    let span = method.span();
    let assertion = Ident::new("assert_method", span);
    let assertions = paths.map(|(field, path)| {
        let of = by_itself(field, &field.name);
        quote_spanned!(span=> __tw::#assertion(#of, #path, #method);)
    });
    asked(&quote!({ #(#assertions)* }))
}

/// Whether unique rules and indexes are over no more columns than an index may have.
fn widths(declared: &Declared<'_>) -> impl Iterator<Item = TokenStream> {
    let rules = declared.container.invariants.iter();
    let unique = rules.filter_map(|rule| match &rule.form {
        Form::Unique { word, fields, .. } => Some((*word, fields)),
        _ => None,
    });
    let indexes = declared.indexes().flat_map(|index| {
        let include = index.include.get();
        let span = index.span.unwrap_or_else(Span::call_site);
        let all = std::iter::once(&index.fields).chain(include);
        all.map(move |fields| (span, fields))
    });
    let on_type = unique
        .chain(indexes)
        .filter_map(|(span, fields)| width(declared, span, fields));
    let on_fields = declared.mapped().filter(|field| field.may_be_refused());
    let on_fields = on_fields.flat_map(|field| {
        let spans = field.attributes.indexes.iter();
        let spans = spans.filter_map(|index| index.span);
        spans.map(|span| narrow(span, &format!("`{}`", field.name), &width_of(field, "")))
    });
    on_type.chain(on_fields)
}

fn width(declared: &Declared<'_>, span: Span, fields: &[FieldPath]) -> Option<TokenStream> {
    let mut columns = 0_usize;
    let mut widths = TokenStream::new();
    for path in fields {
        match declared.mapped_field(&path.field) {
            Some(field) if field.may_be_refused() => {
                let width = width_of(field, &path.rest());
                widths.extend(quote!(+ #width));
            }
            _ => columns += 1,
        }
    }
    let names: Vec<String> = fields.iter().map(|path| format!("`{path}`")).collect();
    let may_be_wide = !widths.is_empty() || columns > MOST_INDEX_COLUMNS;
    may_be_wide.then(|| narrow(span, &names.join(", "), &quote!(#columns #widths)))
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
    let owner = option(declared.is_entity().then(|| quote!(__OWNER)));
    let asked = order.into_iter().chain(key).map(|(span, assertion)| {
        let of = by_itself(field, &field.name);
        let assertion = Ident::new(assertion, span);
        asked(&quote_spanned!(span=> __tw::#assertion(#of, #owner)))
    });
    asked.collect()
}

/// What no two values of a collection agree on, beside their parent.
fn unique_rows(field: &DeclaredField<'_>) -> Option<TokenStream> {
    let unique = field.attributes.collection.unique.said()?;
    let paths = unique.value.iter();
    let widths = paths.clone().map(|path| width_of(field, &names_of(path)));
    let names: Vec<String> = paths.map(|path| format!("`{path}`")).collect();
    Some(narrow(
        unique.word,
        &names.join(", "),
        &quote!(1 #(+ #widths)*),
    ))
}

fn width_of(field: &DeclaredField<'_>, path: &str) -> TokenStream {
    let of = by_itself(field, &field.name);
    quote!(__tw::width(#of, #path))
}

fn narrow(span: Span, over: &str, width: &TokenStream) -> TokenStream {
    let assertion = Ident::new("assert_narrow", span);
    asked(&quote_spanned!(span=> __tw::#assertion(#over, #width)))
}

fn path_assertion(
    assertion: &str,
    (first, last): (Span, Span),
    field: &DeclaredField<'_>,
    path: &str,
) -> TokenStream {
    let of = by_itself(field, &field.name);
    let assertion = Ident::new(assertion, first);
    // The call stands on all that is behind the field.
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#of, #path));
    arguments.set_span(last);
    asked(&quote_spanned!(first=> __tw::#assertion #arguments))
}
