//! The rules of a type: as constants, and as what the validator runs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{expression, hidden, index, option};
use crate::attribute::field::DefaultValue;
use crate::attribute::invariant::{Form, Invariant, Transitions};
use crate::declared::{Declared, renamed, without_self};

/// The rules as a constant.
pub(super) fn list(declared: &Declared<'_>) -> TokenStream {
    let invariants = &declared.container.invariants;
    let rules = invariants
        .iter()
        .enumerate()
        .map(|(position, invariant)| rule(declared, position, invariant));
    quote!(&[#(#rules),*])
}

fn rule(declared: &Declared<'_>, position: usize, invariant: &Invariant) -> TokenStream {
    let (id, sentence) = (invariant.id(), invariant.sentence());
    let text = format!("{id}: {sentence}");
    let name = option(invariant.name.get().map(|name| quote!(#name)));
    let form = form(declared, position, invariant);
    quote! {
        __tw::Rule {
            id: #id,
            sentence: #sentence,
            text: #text,
            position: #position,
            name: #name,
            form: #form,
        }
    }
}

fn form(declared: &Declared<'_>, position: usize, invariant: &Invariant) -> TokenStream {
    match &invariant.form {
        Form::Documented => quote!(__tw::Form::Documented),
        Form::Assert(_) => quote!(__tw::Form::Assert),
        Form::Check(condition) => {
            let tree = expression::tree(declared, &condition.tree);
            quote!(__tw::Form::Check(#tree))
        }
        Form::Unique { fields, filter, .. } => {
            let parent = fields
                .iter()
                .any(|path| declared.is_parent_key(&path.field));
            let fields = index::paths(declared, fields);
            let filter = filter
                .as_ref()
                .map(|filter| expression::tree(declared, &filter.tree));
            let filter = option(filter);
            quote! {
                __tw::Form::Unique {
                    fields: &[#(#fields),*],
                    parent: #parent,
                    filter: #filter,
                }
            }
        }
        Form::Transitions(machine) => {
            let field = declared.position(&machine.field);
            let arrows = values_name(position);
            quote!(__tw::Form::Transitions { field: #field, arrows: #arrows })
        }
    }
}

/// The type of the field that a state machine is over.
fn state_type<'a>(declared: &'a Declared<'_>, machine: &Transitions) -> Option<&'a TokenStream> {
    declared.mapped_field(&machine.field).map(|field| &field.ty)
}

/// The name of the constant that holds a machine's arrows. The variants are named there and
/// nowhere else, so that one misspelled state is one error.
fn arrows_name(position: usize) -> Ident {
    format_ident!("__ARROWS_{position}")
}

/// The name of the constant that holds the same arrows between stored values.
fn values_name(position: usize) -> Ident {
    format_ident!("__VALUES_{position}")
}

fn arrows_as_values(
    declared: &Declared<'_>,
    position: usize,
    machine: &Transitions,
) -> TokenStream {
    let ty = state_type(declared, machine);
    let name = arrows_name(position);
    let arrows = machine.arrows.iter().enumerate().map(|(arrow, (_, to))| {
        let to = (0..to.len()).map(|next| {
            quote_spanned!(machine.field.span()=> __tw::state::<#ty>(&#name[#arrow].1[#next]))
        });
        quote_spanned! {machine.field.span()=>
            __tw::Arrow {
                from: __tw::state::<#ty>(&#name[#arrow].0),
                to: &[#(#to),*],
            }
        }
    });
    quote!(&[#(#arrows),*])
}

/// The state machines: their arrows, whether all states are reached, and `can_become`.
pub(super) fn transitions(declared: &Declared<'_>) -> TokenStream {
    let invariants = declared.container.invariants.iter().enumerate();
    let machines = invariants.filter_map(|(position, invariant)| match &invariant.form {
        Form::Transitions(machine) => Some(state_machine(declared, position, machine)),
        _ => None,
    });
    quote!(#(#machines)*)
}

fn state_machine(declared: &Declared<'_>, position: usize, machine: &Transitions) -> TokenStream {
    let ident = declared.ident;
    let ty = state_type(declared, machine);
    let name = arrows_name(position);
    let arrows = machine
        .arrows
        .iter()
        .map(|(from, to)| quote!((<#ty>::#from, &[#(<#ty>::#to),*])));
    let values_name = values_name(position);
    let values = arrows_as_values(declared, position, machine);
    let starts = starts(declared, position, machine);
    let reached = quote_spanned! {machine.word=>
        const _: () = __tw::unreachable_states::<#ty>(&[#(#starts),*], #values_name);
    };
    // One enum is one state machine of a type: where it would be two, rustc says so of the field.
    let span = machine.field.span().resolved_at(Span::call_site());
    let can_become = quote_spanned! {span=>
        #[automatically_derived]
        impl __tw::Transitions<#ident> for #ty {
            fn can_become(&self, next: &Self) -> __tw::bool {
                __tw::follows(#name, self, next)
            }
        }
    };
    quote! {
        const #name: &[(#ty, &[#ty])] = &[#(#arrows),*];
        const #values_name: &[__tw::Arrow] = #values;
        #can_become
        #reached
    }
}

/// The states that nothing needs to lead to: those listed, or the default, or the first state.
fn starts(declared: &Declared<'_>, position: usize, machine: &Transitions) -> Vec<TokenStream> {
    let ty = state_type(declared, machine);
    let listed = machine
        .starts
        .iter()
        .map(|start| quote!(__tw::state::<#ty>(&<#ty>::#start)));
    let field = declared.mapped_field(&machine.field);
    let default = field.and_then(|field| field.attributes.column.default.get());
    let first = match default {
        Some(DefaultValue::Value(value)) => {
            let value = without_self(value.clone(), declared.ident);
            quote!(__tw::state::<#ty>(&#value))
        }
        _ => {
            let name = arrows_name(position);
            quote!(__tw::state::<#ty>(&#name[0].0))
        }
    };
    listed.chain([first]).collect()
}

/// What the validator runs for the rules of a type; `report` is the method that reports one.
pub(super) fn checks(declared: &Declared<'_>, check: &Ident, report: &TokenStream) -> TokenStream {
    let holds = hidden("holds");
    let invariants = declared.container.invariants.iter().enumerate();
    let checks = invariants.filter_map(|(position, invariant)| {
        let (condition, bounds, field) = match &invariant.form {
            Form::Assert(tokens) => (tokens, TokenStream::new(), String::new()),
            Form::Check(condition) => (
                &condition.tokens,
                expression::bounds(&condition.tree),
                only_field(declared, condition.tree.fields().as_slice()).unwrap_or_default(),
            ),
            _ => return None,
        };
        // A `let` with its type, so that rustc says of the user's own tokens what is wrong.
        Some(quote! {
            #bounds
            let #holds: __tw::bool = #condition;
            #check.#report::<Self>(#position, #field, #holds);
        })
    });
    quote!(#(#checks)*)
}

/// The field that a condition is about, where it is about one.
fn only_field(declared: &Declared<'_>, read: &[&Ident]) -> Option<String> {
    let (first, rest) = read.split_first()?;
    if rest.iter().any(|other| other != first) {
        return None;
    }
    declared.mapped_field(first).map(|field| field.name.clone())
}

/// The filters of unique rules and indexes are type-checked as conditions are, and never run.
pub(super) fn filters(declared: &Declared<'_>) -> TokenStream {
    let of_rules = declared
        .container
        .invariants
        .iter()
        .filter_map(|rule| match &rule.form {
            Form::Unique {
                filter: Some(filter),
                ..
            } => Some(filter),
            _ => None,
        });
    let of_indexes = declared.indexes().filter_map(|index| index.filter.get());
    let ident = declared.ident;
    let filters = of_rules.chain(of_indexes).map(|filter| {
        let bounds = expression::bounds(&filter.tree);
        let condition = &filter.tokens;
        quote! {
            #[allow(dead_code)]
            trait __Filter {
                fn filter(&self) -> __tw::bool;
            }
            impl __Filter for #ident {
                fn filter(&self) -> __tw::bool {
                    #bounds
                    #condition
                }
            }
        }
    });
    quote!(#(const _: () = { #filters };)*)
}

/// The same for the filters of collections, which see a row as `self`.
pub(super) fn filters_of_rows(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        return TokenStream::new();
    }
    let fields = declared.all_fields();
    let filters = fields.filter_map(|field| {
        let filter = field.attributes.collection.filter.get()?;
        let ty = &field.ty;
        let row = Ident::new("__row", Span::call_site());
        let bounds = renamed(expression::bounds(&filter.tree), "self", &row);
        let condition = renamed(filter.tokens.clone(), "self", &row);
        let row_of = quote_spanned! {ty.span()=>
            __tw::RowOf::<
                <#ty as __tw::Collection>::Key,
                <#ty as __tw::Collection>::Value,
            >::NEW
        };
        Some(quote! {
            #[allow(dead_code)]
            fn __filter() -> __tw::bool {
                #[allow(unused_imports)]
                use __tw::OtherRow as _;
                let #row = #row_of.row();
                #bounds
                #condition
            }
        })
    });
    quote!(#(const _: () = { #filters };)*)
}
