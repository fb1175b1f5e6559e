//! What a type has to report of what was accepted.
//!
//! Where nothing is different, an aggregate costs a fingerprint that const evaluation compares,
//! and a place for each field whose type may change elsewhere. Where its own tokens have changed,
//! or the lock file was edited, every field, rule and index gets a place, so that each error
//! stands where its cause does.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::declared::{Body, Declared, DeclaredField, DeclaredVariant, Role};
use crate::lock::{self, ACCEPT, Accepted, AcceptedEnum, DRIFT, LOCK, Lock, Text};
use crate::{fingerprint, naming};

/// Whether the drift of this crate is checked where there is a lock file.
pub(super) fn is_checked() -> bool {
    lock::of_crate().is_some()
}

/// The reports of a type without mistakes.
pub(super) fn of(declared: &Declared<'_>) -> TokenStream {
    let Some(lock) = lock::of_crate() else {
        return TokenStream::new();
    };
    let of_file = of_file(lock, declared);
    let of_type = match (&declared.body, declared.role) {
        _ if lock.file.is_none() || lock.problem.is_some() => TokenStream::new(),
        (Body::Enum(variants), Role::ValueObject) => of_enum(lock, declared, variants),
        (_, Role::Aggregate) => of_root(lock, declared),
        (_, Role::Entity) => of_child(lock, declared),
        _ => TokenStream::new(),
    };
    quote!(#of_file #of_type)
}

/// What a type with mistakes says: that it is there.
pub(crate) fn of_broken(declared: &Declared<'_>) -> TokenStream {
    let Some(lock) = lock::of_crate() else {
        return TokenStream::new();
    };
    let of_file = of_file(lock, declared);
    let record = record_of(lock, declared).filter(|_| declared.role == Role::Aggregate);
    let answers = record.map(|record| answers(declared, record));
    quote!(#of_file #answers)
}

/// What the first type of a crate says of the file: Cargo watches what is named here.
fn of_file(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    if !lock.is_first_asked() {
        return TokenStream::new();
    }
    let span = declared.ident.span();
    let problem = lock.problem.as_ref();
    let problem = problem.map(|problem| syn::Error::new(span, problem).to_compile_error());
    let file = lock.file.as_ref().filter(|file| file.is_file());
    let file = file.and_then(|file| file.to_str()).map(|file| {
        let key = lock.key;
        if lock.is_canonical {
            quote! {
                struct __Lock;
                impl __tw::LockText<__Lock> for __tw::InCrate<#key> {
                    const TEXT: &'static ::core::primitive::str = ::core::include_str!(#file);
                }
            }
        } else {
            quote!(const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);)
        }
    });
    let answered = lock.records.iter().map(|record| {
        let name = record.root.rsplit("::").next().unwrap_or_default();
        let gone = syn::parse_str::<Ident>(name);
        let gone = gone.unwrap_or_else(|_| Ident::new("Unnamed", Span::call_site()));
        let key = record.key;
        quote_spanned! {span=>
            const _: () = {
                #[allow(dead_code, non_camel_case_types)]
                struct #gone;
                __tw::answered::<#key, _, #gone>()
            };
        }
    });
    quote! {
        #problem
        const _: [__tw::Variable; 2] = [::core::option_env!(#DRIFT), ::core::option_env!(#LOCK)];
        #file
        #(#answered)*
    }
}

fn of_root(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    match record_of(lock, declared) {
        Some(record) => {
            let answers = answers(declared, record);
            let places = places(declared, record, 0);
            quote!(#answers #places)
        }
        None if lock.is_closed => new(declared),
        None => TokenStream::new(),
    }
}

/// Says that the accepted aggregate still exists.
fn answers(declared: &Declared<'_>, record: &Accepted) -> TokenStream {
    let (ident, key) = (declared.ident, record.key);
    quote! {
        #[automatically_derived]
        impl<__Gone> __tw::Answers<#ident, __Gone> for __tw::Accepted<#key> {}
    }
}

/// The record that a root answers for, as a constant of its.
pub(super) fn accepted(declared: &Declared<'_>) -> TokenStream {
    let lock = lock::of_crate().filter(|_| declared.role == Role::Aggregate);
    let Some((lock, record)) = lock.and_then(|lock| Some((lock, record_of(lock, declared)?)))
    else {
        return TokenStream::new();
    };
    let text = match &record.text {
        Text::Part(start, end) => {
            let key = lock.key;
            quote!(__tw::part(<__tw::InCrate<#key> as __tw::LockText<_>>::TEXT, #start, #end))
        }
        Text::Written(text) => quote!(#text),
    };
    let (intact, first) = (record.is_intact, record.is_first);
    quote! {
        const ACCEPTED: __tw::Locked = __tw::Locked {
            text: #text,
            intact: #intact,
            first: #first,
        };
    }
}

/// The record that a root answers for: of its table, of the one that it was called, or of its
/// name.
fn record_of<'a>(lock: &'a Lock, declared: &Declared<'_>) -> Option<&'a Accepted> {
    let table = declared.table();
    let former = declared.container.renamed_from.get().map(syn::LitStr::value);
    let name = declared.name();
    let alike: [&dyn Fn(&&Accepted) -> bool; 3] = [
        &|record| record.table == table,
        &|record| former.as_ref() == Some(&record.table),
        &|record| last_segment(&record.root) == name,
    ];
    alike.iter().find_map(|alike| lock.records.iter().find(alike))
}

fn of_child(lock: &Lock, declared: &Declared<'_>) -> TokenStream {
    let name = declared.name();
    let records = lock.records.iter().filter_map(|record| {
        let mut entities = record.entities.iter();
        let position = entities.position(|entity| last_segment(entity) == name)?;
        Some(places(declared, record, position))
    });
    quote!(#(#records)*)
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

/// The places of an entity at which something may have changed.
fn places(declared: &Declared<'_>, record: &Accepted, position: usize) -> TokenStream {
    let accepted = record.prints.get(position).filter(|_| record.is_intact);
    let print = fingerprint::of(declared);
    let is_same = accepted.is_some_and(|(_, accepted)| *accepted == print);
    let all = places_of(declared, is_same);
    let (ident, key) = (declared.ident, record.key);
    let mut view = match declared.role {
        Role::Aggregate => quote!(__tw::view::<#ident, #ident>()),
        _ => quote!(__tw::view_of_child::<#key, _, #ident>()),
    };
    if let Some((fingerprint, _)) = accepted {
        view = quote! {
            if __tw::is_accepted(<#ident as __tw::Identified>::SHAPE, #fingerprint) {
                __tw::View::NONE
            } else {
                #view
            }
        };
    }
    let places = all.iter().map(|(_, place)| place);
    let span = ident.span();
    let rest = quote_spanned!(span=> const _: () = __DRIFT.rest(&[#(#places),*]););
    let each = all.iter().map(|(span, place)| {
        quote_spanned!(*span=> const _: () = __DRIFT.at(#place);)
    });
    if all.is_empty() {
        return quote_spanned!(span=> const _: () = { #view }.rest(&[]););
    }
    quote! {
        const _: () = {
            const __DRIFT: __tw::View = #view;
            #rest
            #(#each)*
        };
    }
}

fn places_of(declared: &Declared<'_>, is_same: bool) -> Vec<(Span, TokenStream)> {
    let fields = declared.mapped().enumerate();
    let mut places: Vec<(Span, TokenStream)> = fields
        .filter(|(_, field)| !is_same || may_change_elsewhere(field))
        .map(|(position, field)| (field.span(), quote!(__tw::Place::Field(#position))))
        .collect();
    if is_same {
        return places;
    }
    let rules = declared.container.invariants.iter().enumerate();
    places.extend(rules.map(|(position, rule)| {
        (rule.text.span(), quote!(__tw::Place::Rule(#position)))
    }));
    let on_fields = declared.mapped().flat_map(|field| &field.attributes.indexes);
    let indexes = on_fields.chain(&declared.container.indexes).enumerate();
    places.extend(indexes.map(|(position, index)| {
        let span = index.span.unwrap_or_else(|| declared.ident.span());
        (span, quote!(__tw::Place::Index(#position)))
    }));
    places
}

/// Whether what a field maps to may change although nothing is changed where it stands.
///
/// The names of common types are taken at their word here, which decides nothing but where the
/// error stands: were such a name an alias that changed, it would stand at the type.
fn may_change_elsewhere(field: &DeclaredField<'_>) -> bool {
    const COMMON: [&str; 16] = [
        "String", "bool", "char", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32",
        "f64", "Uuid", "uuid::Uuid", "Vec<u8>",
    ];
    let ty: String = field.ty.to_string().split_whitespace().collect();
    let inner = ty.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>'));
    !COMMON.contains(&inner.unwrap_or(&ty)) || field.attributes.column.default.is_said()
}

/// An aggregate that nobody accepted.
fn new(declared: &Declared<'_>) -> TokenStream {
    let (name, table) = (declared.name(), declared.table());
    let message = format!(
        "`{name}` is new: the table {table} was not accepted\nno stored value is touched\n{ACCEPT}"
    );
    syn::Error::new(declared.ident.span(), message).to_compile_error()
}

/// An enum compares itself: what it stores is in its tokens.
fn of_enum(lock: &Lock, declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> TokenStream {
    let name = declared.name();
    let mut known: Vec<&AcceptedEnum> = Vec::new();
    for accepted in lock.records.iter().flat_map(|record| &record.enums) {
        if last_segment(&accepted.path) == name && !known.contains(&accepted) {
            known.push(accepted);
        }
    }
    let span = declared.ident.span();
    let changed = known.iter().filter_map(|accepted| {
        let message = change_of(accepted, declared, variants)?;
        let path = &accepted.path;
        Some(quote_spanned! {span=>
            const _: () = __tw::enum_changed(#path, ::core::module_path!(), #name, #message);
        })
    });
    let changed = changed.take(1);
    quote!(#(#changed)*)
}

fn change_of(
    accepted: &AcceptedEnum,
    declared: &Declared<'_>,
    variants: &[DeclaredVariant<'_>],
) -> Option<String> {
    let values: Vec<String> = variants.iter().map(|variant| variant.value(declared)).collect();
    let native = declared.container.native.get().copied().unwrap_or(false);
    let document_name = match declared.container.name.get() {
        Some(name) => name.value(),
        None => declared.singular(),
    };
    let was = accepted.values.clone().unwrap_or_default();
    let told = if accepted.values.as_ref() != Some(&values) {
        let gone = was.iter().any(|value| !values.contains(value));
        let loss = if gone {
            "rows that hold a value which is gone can no longer be read"
        } else {
            "no stored value is touched"
        };
        format!(
            "the enum {} was accepted with the values {}, but `{}` now has {}\n{loss}",
            accepted.name,
            was.join(", "),
            declared.name(),
            values.join(", "),
        )
    } else if accepted.name != document_name && document_name.len() <= naming::LONGEST {
        format!(
            "the enum {} was accepted, but `{}` is now called {document_name}\nno stored value is touched",
            accepted.name,
            declared.name(),
        )
    } else if accepted.is_native != native.to_string() {
        let storage = |is_native| if is_native { "a database enum" } else { "text with a CHECK" };
        format!(
            "the enum {} was accepted as {}, but is now {}\nno stored value is lost: its columns change their type",
            accepted.name,
            storage(accepted.is_native == "true"),
            storage(native),
        )
    } else {
        return None;
    };
    Some(format!("{told}\n{ACCEPT}"))
}
