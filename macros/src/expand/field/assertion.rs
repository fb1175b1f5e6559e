//! What only the types of fields tell.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream};

use super::{names_of, said, slot};
use crate::attribute::FieldPath;
use crate::attribute::index::Index;
use crate::attribute::invariant::Form;
use crate::check::MOST_INDEX_COLUMNS;
use crate::check::size;
use crate::declared::{Declared, DeclaredField, Generated};
use crate::expand::option;
use crate::quote::{quote, quote_spanned};
use crate::syntax::{LitStr, span_of};

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

/// The paths of unique rules, and of indexes.
fn paths(declared: &Declared<'_>) -> TokenStream {
    let mut asked = TokenStream::new();
    let mut ask = |path: &FieldPath, assertion| {
        if let Some(field) = declared.mapped_field(&path.field)
            && (!path.rest.is_empty() || field.may_be_refused())
        {
            asked.extend(path_assertion(assertion, path.spans(), field, &path.rest()));
        }
    };
    for rule in &declared.container.invariants {
        if let Form::Unique { fields, .. } | Form::NoOverlap { fields, .. } = &rule.form {
            for path in fields {
                ask(path, "assert_unique");
            }
        }
        if let Form::NoOverlap { range, .. } = &rule.form {
            for path in range {
                ask(path, "assert_path");
            }
        }
    }
    for index in declared.indexes() {
        for path in &index.fields {
            ask(path, of_columns(index));
        }
        for path in index.include.get().into_iter().flatten() {
            ask(path, "assert_path");
        }
    }
    for (field, index, span) in refusable(declared) {
        asked.extend(path_assertion(of_columns(index), (span, span), field, ""));
    }
    widths(declared, &mut asked);
    methods(declared, &mut asked);
    ranges(declared, &mut asked);
    asked
}

/// Whether the two ends of each range are of one type.
fn ranges(declared: &Declared<'_>, asked_of: &mut TokenStream) {
    for rule in &declared.container.invariants {
        let Form::NoOverlap { range, .. } = &rule.form else {
            continue;
        };
        let [first, second] = range;
        let of = |path: &FieldPath| {
            let field = declared.mapped_field(&path.field)?;
            Some((by_itself(field, &field.name), path.rest()))
        };
        if let (Some((one, from)), Some((other, to))) = (of(first), of(second)) {
            let assertion = Ident::new("assert_range", first.field.span());
            let arguments = quote!([#one, #other], [#from, #to]);
            asked_of.extend(asked(
                &quote_spanned!(first.field.span()=> __tw::#assertion(#arguments)),
            ));
        }
    }
}

/// The indexes on fields whose types may not bear them, each where it is declared.
fn refusable<'d>(declared: &'d Declared<'_>) -> Vec<(&'d DeclaredField<'d>, &'d Index, Span)> {
    let mut indexes = Vec::new();
    for field in declared.mapped().filter(|field| field.may_be_refused()) {
        for index in &field.attributes.indexes {
            indexes.extend(index.span.map(|span| (field, index, span)));
        }
    }
    indexes
}

/// What is asked of the columns of an index: those of a tree are compared.
fn of_columns(index: &Index) -> &'static str {
    match index.method.get() {
        Some(method) if method.value() != "btree" => "assert_path",
        _ => "assert_compared",
    }
}

/// Whether the columns of an index bear its method.
fn methods(declared: &Declared<'_>, asked: &mut TokenStream) {
    for index in &declared.container.indexes {
        if let Some(method) = index.method.get() {
            let of_path = |path: &FieldPath| {
                let field = declared.mapped_field(&path.field)?;
                Some(assert_method(method, field, &path.rest()))
            };
            let assertions = index.fields.iter().filter_map(of_path).collect();
            asked.extend(of_method(&assertions));
        }
    }
    for field in declared.mapped() {
        let methods = field.attributes.indexes.iter();
        for method in methods.filter_map(|index| index.method.get()) {
            asked.extend(of_method(&assert_method(method, field, "")));
        }
    }
}

/// One error tells of the first column that does not.
fn of_method(assertions: &TokenStream) -> TokenStream {
    asked(&quote!({ #assertions }))
}

fn assert_method(method: &LitStr, field: &DeclaredField<'_>, path: &str) -> TokenStream {
    let span = method.span();
    let assertion = Ident::new("assert_method", span);
    let of = by_itself(field, &field.name);
    quote_spanned!(span=> __tw::#assertion(#of, #path, #method);)
}

/// Whether unique rules and indexes are over no more columns than an index may have.
fn widths(declared: &Declared<'_>, asked: &mut TokenStream) {
    for rule in &declared.container.invariants {
        if let Form::Unique { word, fields, .. } = &rule.form {
            asked.extend(width(declared, *word, fields));
        }
    }
    for index in declared.indexes() {
        let span = index.span.unwrap_or_else(Span::call_site);
        asked.extend(width(declared, span, &index.fields));
        let include = index.include.get();
        asked.extend(include.and_then(|fields| width(declared, span, fields)));
    }
    for (field, _, span) in refusable(declared) {
        let name = format!("`{}`", field.name);
        asked.extend(narrow(span, &name, &width_of(field, "")));
    }
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
    let widths = paths.clone().map(|path| {
        let width = width_of(field, &names_of(path));
        quote!(+ #width)
    });
    let names: Vec<String> = paths.map(|path| format!("`{path}`")).collect();
    Some(narrow(
        unique.word,
        &names.join(", "),
        &quote!(1 #(#widths)*),
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
