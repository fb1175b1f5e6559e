//! A root or a child that was accepted.

use std::ops::Range;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::gone;
use crate::declared::{Declared, DeclaredField};
use crate::fingerprint;
use crate::lock::{Accepted, Lock};

/// An entity, and what was accepted of it.
pub(super) struct Entity<'a> {
    declared: &'a Declared<'a>,
    lock: &'a Lock,
    accepted: &'a Accepted,
    /// What the derive knows of it.
    print: u64,
    /// Its accepted fingerprint; nothing where the record was edited.
    fingerprint: u64,
    /// Whether its own tokens say what they said then.
    is_same: bool,
}

impl<'a> Entity<'a> {
    /// The entity at this position of a record.
    pub(super) fn new(
        lock: &'a Lock,
        accepted: &'a Accepted,
        position: usize,
        declared: &'a Declared<'a>,
    ) -> Self {
        let print = fingerprint::of(declared);
        let record = &accepted.record;
        let prints = record.prints.get(position).filter(|_| record.is_intact);
        Self {
            declared,
            lock,
            accepted,
            print,
            fingerprint: prints.map_or(0, |(fingerprint, _)| *fingerprint),
            is_same: prints.is_some_and(|(_, of_derive)| *of_derive == print),
        }
    }

    /// The registration of a root, and its reports.
    pub(super) fn root(&self) -> TokenStream {
        let ident = self.declared.ident;
        let (print, fingerprint) = (self.print, self.fingerprint);
        let (written, record) = self.record();
        let reports = self.reports(&quote!(__TABLEWRIGHT_ENTRY.drift));
        let answer = gone::answer(self.lock, self.accepted, self.declared);
        quote! {
            #written
            __tw::root!(#ident, __tw::Entry::compared::<#ident, #record>(#fingerprint, #print));
            #answer
            #reports
        }
    }

    /// The reports of a child that was accepted under this path.
    pub(super) fn child(&self, path: &str) -> TokenStream {
        let ident = self.declared.ident;
        let (key, print, fingerprint) = (self.accepted.key, self.print, self.fingerprint);
        let (written, record) = self.record();
        let reports = self.reports(&quote!(__DRIFT));
        quote! {
            const _: () = {
                #written
                const __DRIFT: __tw::View = __tw::View::of_child::<#key, _, #ident, #record>(
                    #path, #fingerprint, #print,
                );
                #reports
            };
        }
    }

    /// What the record needs to be named, and the type that names it.
    fn record(&self) -> (TokenStream, TokenStream) {
        let record = &self.accepted.record;
        if self.lock.is_canonical {
            let key = self.lock.key;
            let Range { start, end } = record.range;
            return (
                TokenStream::new(),
                quote!(__tw::Part<#key, _, #start, #end>),
            );
        }
        let text = self.lock.text_of(record);
        let (intact, first) = (record.is_intact, self.accepted.is_first_edited);
        let written = quote! {
            struct __Record;
            impl __tw::Record for __Record {
                const LOCKED: __tw::Locked = __tw::Locked {
                    text: #text,
                    intact: #intact,
                    first: #first,
                };
            }
        };
        (written, quote!(__Record))
    }

    /// A constant for each place, so that all of them report.
    fn reports(&self, view: &TokenStream) -> TokenStream {
        let reports = self.places().into_iter();
        let reports =
            reports.map(|(span, place)| quote_spanned!(span=> const _: () = #view.#place;));
        quote!(#(#reports)*)
    }

    /// What is asked of the view, and where: at last for all that has no place of its own.
    fn places(&self) -> Vec<(Span, TokenStream)> {
        let Self {
            declared, is_same, ..
        } = self;
        let mut fields: Vec<_> = declared.mapped().enumerate().collect();
        if *is_same {
            // As many as the mask has room for; others are reported at the type.
            fields.retain(|(position, field)| *position < 128 && may_change_elsewhere(field));
        }
        let places = fields.iter();
        let places = places.map(|(position, field)| (field.span(), quote!(field(#position))));
        let mut places: Vec<_> = places.collect();
        let type_span = declared.ident.span();
        if *is_same {
            let positions = fields.iter().map(|(position, _)| 1_u128 << position);
            let mask: u128 = positions.sum();
            places.push((type_span, quote!(all_but(#mask))));
            return places;
        }
        let rules = declared.container.invariants.iter().enumerate();
        places.extend(rules.map(|(position, rule)| (rule.text.span(), quote!(rule(#position)))));
        let on_fields = declared
            .mapped()
            .flat_map(|field| &field.attributes.indexes);
        let indexes = on_fields.chain(&declared.container.indexes).enumerate();
        places.extend(
            indexes.map(|(position, index)| {
                (index.span.unwrap_or(type_span), quote!(index(#position)))
            }),
        );
        places.push((type_span, quote!(of_type())));
        places
    }
}

/// Whether what a field maps to may change although nothing is changed where it stands.
///
/// The names of common types are taken at their word here, which decides nothing but where the
/// error stands: were such a name an alias that changed, it would stand at the type.
fn may_change_elsewhere(field: &DeclaredField<'_>) -> bool {
    const COMMON: [&str; 16] = [
        "String",
        "bool",
        "char",
        "i8",
        "i16",
        "i32",
        "i64",
        "u8",
        "u16",
        "u32",
        "u64",
        "f32",
        "f64",
        "Uuid",
        "uuid::Uuid",
        "Vec<u8>",
    ];
    let ty: String = field.ty.to_string().split_whitespace().collect();
    let inner = ty
        .strip_prefix("Option<")
        .and_then(|rest| rest.strip_suffix('>'));
    !COMMON.contains(&inner.unwrap_or(&ty)) || field.attributes.column.default.is_said()
}
