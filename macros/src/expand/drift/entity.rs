//! A root or a child that was accepted.

use proc_macro::{Ident, Span};

use super::gone;
use crate::declared::Prints;
use crate::declared::{Declared, DeclaredField, Spelling};
use crate::fingerprint;
use crate::lock::{Accepted, Facts, Lock};
use crate::quote::{ToTokens, quote, quote_spanned, separated};
use crate::tokens::TokenStream;

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
        let Prints { print, spelling } = fingerprint::prints(declared);
        let record = &accepted.record;
        let prints = record.prints.get(position).filter(|_| record.is_intact);
        Self {
            declared,
            lock,
            accepted,
            print,
            fingerprint: prints.map_or(0, |(fingerprint, _)| *fingerprint),
            is_same: prints.is_some_and(|(_, tokens)| *tokens == print ^ spelling),
        }
    }

    /// The registration of a root, and its reports.
    pub(super) fn root(&self) -> TokenStream {
        let ident = self.declared.ident;
        let (print, fingerprint) = (self.print, self.fingerprint);
        let record = self.record();
        let reports = self.reports();
        let drift = quote!(__tw::EntityDrift::of_changed::<#ident, __Record>());
        let answer = gone::answer(self.lock, self.accepted, &drift);
        let registered = super::registered(ident, true);
        quote! {
            #record
            #registered
            static __DRIFT: __tw::EntityDrift =
                __tw::EntityDrift::of::<#ident, __Record>(#fingerprint, #print);
            #answer
            #reports
        }
    }

    /// The reports of a root that is the accepted one if it has its path.
    pub(super) fn root_by_path(&self) -> TokenStream {
        let ident = self.declared.ident;
        let (print, fingerprint) = (self.print, self.fingerprint);
        let path = &self.accepted.record.root;
        let record = self.record();
        let reports = self.reports();
        let name = self.declared.name();
        let answer = gone::answer_by_path(self.lock, self.accepted, &name, &quote!(__DRIFT));
        quote! {
            const _: () = {
                #record
                const __DRIFT: __tw::EntityDrift = __tw::EntityDrift::of_path::<#ident, __Record>(
                    #path, #fingerprint, #print,
                );
                #answer
                #reports
            };
        }
    }

    /// The reports of a child that was accepted under this path.
    pub(super) fn child(&self, path: &str) -> TokenStream {
        let ident = self.declared.ident;
        let (key, print, fingerprint) = (self.accepted.key, self.print, self.fingerprint);
        let reports = self.reports();
        let by = format!("_of_{}", self.declared.singular());
        let gone = gone::name(self.accepted, &by, ident.span());
        quote! {
            const _: () = {
                #[allow(dead_code, non_camel_case_types)]
                struct #gone;
                const __DRIFT: __tw::EntityDrift = __tw::EntityDrift::of_child::<#key, _, #gone, #ident>(
                    #path, #fingerprint, #print,
                );
                #reports
            };
        }
    }

    /// What the record says, as a type.
    fn record(&self) -> TokenStream {
        let record = &self.accepted.record;
        let Facts {
            numbers,
            texts,
            size,
        } = self.lock.facts_of(record);
        let (intact, first) = (record.is_intact, self.accepted.is_first_edited);
        quote! {
            struct __Record;
            impl __tw::Record for __Record {
                const LOCKED: __tw::Locked = __tw::Locked {
                    numbers: #numbers,
                    texts: #texts,
                    size: #size,
                    intact: #intact,
                    first: #first,
                };
            }
        }
    }

    /// A constant for each place, so that all of them report. Each token of a call stands at its
    /// place: there rustc shows the error.
    fn reports(&self) -> TokenStream {
        let asked = |place: Place| {
            let Place {
                span,
                question,
                argument,
            } = place;
            let question = Ident::new(question, span);
            quote_spanned!(span=> __DRIFT.#question(#argument))
        };
        let mut calls: Vec<TokenStream> = self.places().into_iter().map(asked).collect();
        // A constant costs more than a call, and the rest of an entity whose own tokens are the
        // same has seldom something to report.
        if self.is_same && calls.len() > 1 {
            let last = calls.split_off(calls.len() - 2);
            let last = separated(last, ";");
            calls.push(quote!({ #last }));
        }
        let constants = calls.iter().map(|call| quote!(const _: () = #call;));
        quote!(#(#constants)*)
    }

    /// Where something may have changed by itself; at last the type, for all the rest.
    fn places(&self) -> Vec<Place> {
        let declared = self.declared;
        let fields = declared.mapped().enumerate();
        let type_span = declared.ident.span();
        if self.is_same {
            // As many as the mask has room for; others are reported at the type.
            let fields: Vec<_> = fields
                .filter(|(position, field)| *position < 128 && may_change_elsewhere(field))
                .collect();
            let mask: u128 = fields.iter().map(|(position, _)| 1 << position).sum();
            let places = fields.into_iter();
            let mut places: Vec<Place> = places.map(Place::of_field).collect();
            places.push(Place::new(type_span, "all_but", Some(mask)));
            return places;
        }
        let mut places: Vec<Place> = fields.map(Place::of_field).collect();
        for (position, rule) in declared.container.invariants.iter().enumerate() {
            places.push(Place::new(rule.text.span(), "rule", Some(position)));
        }
        let mut indexes = Vec::new();
        for field in declared.mapped() {
            indexes.extend(&field.attributes.indexes);
        }
        indexes.extend(&declared.container.indexes);
        for (position, index) in indexes.into_iter().enumerate() {
            let span = index.span.unwrap_or(type_span);
            places.push(Place::new(span, "index", Some(position)));
        }
        for (position, script) in declared.container.scripts.iter().enumerate() {
            places.push(Place::new(script.span, "script", Some(position)));
        }
        places.push(Place::new(type_span, "of_type", None::<usize>));
        places
    }
}

/// Something that is asked of the view of an entity, and where.
struct Place {
    span: Span,
    question: &'static str,
    argument: Option<TokenStream>,
}

impl Place {
    fn new(span: Span, question: &'static str, argument: Option<impl ToTokens>) -> Self {
        Self {
            span,
            question,
            argument: argument.map(|argument| argument.to_token_stream()),
        }
    }

    fn of_field((position, field): (usize, &DeclaredField<'_>)) -> Self {
        Self::new(field.span(), "field", Some(position))
    }
}

/// Whether what a field maps to may change although nothing is changed where it stands.
fn may_change_elsewhere(field: &DeclaredField<'_>) -> bool {
    field.spelled_as() != Spelling::Common || field.attributes.column.default.is_said()
}
