//! What only the types of fields tell of the columns of indexes and rules.

use proc_macro::{Delimiter, Ident, Span};

use super::{asked, by_itself};
use crate::attribute::FieldPath;
use crate::attribute::index::Index;
use crate::attribute::invariant::Form;
use crate::check::MOST_INDEX_COLUMNS;
use crate::declared::{Declared, DeclaredField, Generated};
use crate::naming;
use crate::quote::{quote, quote_spanned};
use crate::syntax::LitStr;
use crate::tokens::{TokenStream, grouped};

/// The paths of unique rules, and of indexes.
pub(super) fn paths(declared: &Declared<'_>) -> TokenStream {
    let mut asked = TokenStream::new();
    let mut ask = |path: &FieldPath, assertion| {
        if let Some(field) = declared.mapped_field(&path.field)
            && (!path.rest.is_empty() || field.may_be_refused())
        {
            asked.extend(path_assertion(assertion, path.spans(), field, &path.rest()));
        }
    };
    for rule in &declared.container.invariants {
        if let Form::Unique { fields, nulls, .. } = &rule.form {
            for path in fields {
                let assertion = if nulls.is_some() {
                    "assert_unique_nulls"
                } else {
                    "assert_unique"
                };
                ask(path, assertion);
            }
        }
    }
    for rule in &declared.container.invariants {
        if let Form::NoOverlap { fields, range } = &rule.form {
            for path in fields {
                ask(path, "assert_unique");
            }
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
    compared(declared, &mut asked);
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
            let span = first.field.span();
            let assertion = Ident::new("assert_range", span);
            let arguments = quote!([#one, #other], [#from, #to]);
            asked_of.extend(asked(&quote_spanned!(span=> __tw::#assertion(#arguments))));
        }
    }
}

/// Whether what is compared as text is text, and whether NULL is in what compares it.
fn compared(declared: &Declared<'_>, asked: &mut TokenStream) {
    let mut ask = |path: &FieldPath| {
        let field = declared.mapped_field(&path.field);
        asked.extend(field.and_then(|field| assert_lowercase("assert_lowercase", path, field)));
    };
    for rule in &declared.container.invariants {
        if let Form::Unique { fields, .. } = &rule.form {
            fields.iter().for_each(&mut ask);
        }
    }
    for index in declared.indexes() {
        index.fields.iter().for_each(&mut ask);
    }
    for rule in &declared.container.invariants {
        if let Form::Unique {
            fields,
            nulls: Some(word),
            ..
        } = &rule.form
        {
            let fields = fields.iter().filter_map(|path| {
                let field = declared.mapped_field(&path.field)?;
                Some((field, path.rest()))
            });
            asked.extend(assert_nulls(word.span(), fields.collect()));
        }
    }
}

fn assert_lowercase(
    assertion: &str,
    path: &FieldPath,
    field: &DeclaredField<'_>,
) -> Option<TokenStream> {
    let span = path.lowercase.as_ref()?.span();
    let names = match assertion {
        "assert_lowercase" => path.rest(),
        _ => path.names(),
    };
    Some(path_assertion(assertion, (span, span), field, &names))
}

/// Whether one of these paths leads to a column that may be NULL.
fn assert_nulls(span: Span, fields: Vec<(&DeclaredField<'_>, String)>) -> TokenStream {
    let nulls = fields.into_iter().map(|(field, path)| {
        let of = by_itself(field, &field.name);
        quote!(| __tw::has_null(#of, #path))
    });
    let assertion = Ident::new("assert_nulls", span);
    asked(&quote_spanned!(span=> __tw::#assertion(false #(#nulls)*)))
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

/// Whether the columns of an index bear its method, and its operator classes.
fn methods(declared: &Declared<'_>, asked: &mut TokenStream) {
    for index in &declared.container.indexes {
        let of_path = |path: &FieldPath| {
            let field = declared.mapped_field(&path.field);
            match (&path.class, field) {
                (Some(class), Some(field)) => Some(assert_class(index, class, field, &path.rest())),
                (Some(class), None) => class_of_generated(declared, index, path, class),
                (None, field) => Some(assert_method(index.method.get()?, field?, &path.rest())),
            }
        };
        let assertions: TokenStream = index.fields.iter().filter_map(of_path).collect();
        if !assertions.is_empty() {
            asked.extend(of_method(&assertions));
        }
    }
    for field in declared.mapped() {
        for index in &field.attributes.indexes {
            let assertion = match (index.class.get(), index.method.get()) {
                (Some(class), _) => assert_class(index, class, field, ""),
                (None, Some(method)) => assert_method(method, field, ""),
                (None, None) => continue,
            };
            asked.extend(of_method(&assertion));
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

fn assert_class(
    index: &Index,
    class: &Ident,
    field: &DeclaredField<'_>,
    path: &str,
) -> TokenStream {
    let (span, name) = (class.span(), class.to_string());
    let assertion = Ident::new("assert_class", span);
    let of = by_itself(field, &field.name);
    let method = method(index);
    quote_spanned!(span=> __tw::#assertion(#of, #path, #method, #name);)
}

/// The same of a column that is no field.
fn class_of_generated(
    declared: &Declared<'_>,
    index: &Index,
    path: &FieldPath,
    class: &Ident,
) -> Option<TokenStream> {
    let name = naming::unraw(&path.field);
    let ty = match declared.generated_column(&name) {
        Some(Generated::Version) => "INTEGER",
        Some(Generated::Audit) => "TIMESTAMP",
        None if declared.is_parent_key(&path.field) => "UUID",
        None => return None,
    };
    let (span, class) = (class.span(), class.to_string());
    let assertion = Ident::new("assert_class_of", span);
    let method = method(index);
    Some(quote_spanned!(span=> __tw::#assertion(#name, #ty, #method, #class);))
}

fn method(index: &Index) -> String {
    index
        .method
        .get()
        .map_or_else(|| "btree".to_owned(), LitStr::value)
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

/// What is asked of that which no two values of a collection agree on.
pub(super) fn of_rows(field: &DeclaredField<'_>) -> TokenStream {
    let collection = &field.attributes.collection;
    let mut assertions = TokenStream::new();
    for path in collection.unique.get().into_iter().flatten() {
        let assertion = if collection.nulls.is_said() {
            "assert_row"
        } else {
            "assert_unique_row"
        };
        assertions.extend(path_assertion(
            assertion,
            path.spans(),
            field,
            &path.names(),
        ));
        assertions.extend(assert_lowercase("assert_lowercase_row", path, field));
    }
    assertions.extend(unique_rows(field));
    assertions
}

/// What no two values of a collection agree on, beside their parent.
fn unique_rows(field: &DeclaredField<'_>) -> Option<TokenStream> {
    let collection = &field.attributes.collection;
    let unique = collection.unique.said()?;
    let paths = unique.value.iter();
    let widths = paths.clone().map(|path| {
        let width = width_of(field, &path.names());
        quote!(+ #width)
    });
    let names: Vec<String> = paths.map(|path| format!("`{path}`")).collect();
    let mut asked = narrow(unique.word, &names.join(", "), &quote!(1 #(#widths)*));
    if let Some(nulls) = collection.nulls.said() {
        let fields = unique.value.iter().map(|path| (field, path.names()));
        asked.extend(assert_nulls(nulls.word, fields.collect()));
    }
    Some(asked)
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
    let mut arguments = grouped(Delimiter::Parenthesis, quote!(#of, #path));
    arguments.set_span(last);
    asked(&quote_spanned!(first=> __tw::#assertion #arguments))
}
