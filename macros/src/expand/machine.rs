//! State machines: what `transitions` becomes.

use std::collections::BTreeMap;

use proc_macro::{Ident, Span};

use super::field;
use super::names;
use crate::attribute::field::DefaultValue;
use crate::attribute::invariant::{Form, Transitions};
use crate::declared::Declared;
use crate::naming::{self, Word};
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

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
    let Some(of) = declared.mapped_field(&machine.field) else {
        return TokenStream::new();
    };
    let (ty, name) = (&of.ty, &of.name);
    let (states, values) = (names::states_name(position), names::values_name(position));
    let slot = field::slot(of);
    // What is wrong with it keeps the shape of the type from being evaluated, so that nothing follows.
    let is_one = names::numbered("__MACHINE", position);
    // The error of the field stands where the rule names it.
    let span = machine.field.span().resolved_at(Span::call_site());
    let count = machine.arrows.len();
    let is_machine = quote_spanned! {span=>
        const #is_one: () = {
            #[allow(unused_imports)]
            use __tw::NoMachine as _;
            __tw::assert_machine(#name, #states, __tw::Machine::<#ty>::HAS_STATES, #count)
        };
    };
    let can_become = can_become(declared, ty, span, [&states, &values]);
    let order = order(machine);
    let known: Vec<Ident> = (0..machine.states().len())
        .map(|number| names::numbered(&format!("__STATE_{position}"), number))
        .collect();
    let named = machine.states().into_iter().zip(&known);
    let are_states = named.map(|(state, known)| {
        let span = state.span().resolved_at(Span::call_site());
        let name = naming::unraw(state);
        let likely = likely(&order, &name);
        quote_spanned!(span=> const #known: () = __tw::assert_state(#states, #name, #likely);)
    });
    let value = |state: &Ident| {
        let name = naming::unraw(state);
        let likely = likely(&order, &name);
        quote!(__tw::state(#states, #name, #likely))
    };
    let arrows = machine.arrows.iter().map(|(from, to)| {
        let (from, to) = (value(from), to.iter().map(value));
        quote!(__tw::Arrow { from: #from, to: &[#(#to),*] })
    });
    let [starts, follow] = starts(declared, machine, &value);
    let starts = quote!(__tw::starts(#states, #starts, #follow));
    let reached = quote_spanned! {machine.word=>
        const _: () = __tw::unreachable_states(#states, #starts, #values);
    };
    let are_one = known.iter().map(|known| quote!(let () = #known;));
    quote! {
        const #states: &__tw::FieldType = #slot;
        #is_machine
        const #values: &[__tw::Arrow] = {
            let () = #is_one;
            #(#are_one)*
            __tw::arrows(#states, &[
                __tw::Arrow { from: "", to: #follow },
                #(#arrows),*
            ])
        };
        #(#are_states)*
        #can_become
        #reached
    }
}

/// The states that nothing needs to lead to, and those that follow where there is no state yet:
/// `start(None, …)` lists all of these.
fn starts(
    declared: &Declared<'_>,
    machine: &Transitions,
    value: &dyn Fn(&Ident) -> TokenStream,
) -> [TokenStream; 2] {
    let first = first_state(declared, machine, value);
    let listed: Vec<TokenStream> = machine.starts.iter().map(value).collect();
    let follow = machine.starts.iter().filter(|state| !state.is("None"));
    let follow: Vec<TokenStream> = follow.map(value).collect();
    let lists_all = follow.len() < listed.len() && !follow.is_empty();
    let begun = (!lists_all).then(|| quote!(#first,));
    [
        quote!(&[#first, #(#listed),*]),
        quote!(&[#begun #(#follow),*]),
    ]
}

/// One enum is one state machine of a type: where it would be two, rustc says so of the field.
fn can_become(
    declared: &Declared<'_>,
    ty: &TokenStream,
    span: Span,
    [states, values]: [&Ident; 2],
) -> TokenStream {
    let ident = declared.ident;
    quote_spanned! {span=>
        #[automatically_derived]
        impl __tw::Transitions<#ident> for #ty {
            fn can_become(&self, next: &Self) -> __tw::bool {
                #[allow(unused_imports)]
                use __tw::NoMachine as _;
                __tw::Machine::<#ty>::can_become(#states, #values, self, next)
            }
        }
    }
}

/// The states in the order of their first mention.
fn order(machine: &Transitions) -> BTreeMap<String, usize> {
    let mut order = BTreeMap::new();
    for state in machine.states() {
        let next = order.len();
        order.entry(naming::unraw(state)).or_insert(next);
    }
    order
}

/// Where a state most likely is in its enum: most machines are written in its order.
fn likely(order: &BTreeMap<String, usize>, name: &str) -> usize {
    order.get(name).copied().unwrap_or_default()
}

/// The state that nothing needs to lead to, beside those listed: the default, or the first one.
fn first_state(
    declared: &Declared<'_>,
    machine: &Transitions,
    value: &dyn Fn(&Ident) -> TokenStream,
) -> TokenStream {
    let of = &machine.field;
    let position = declared.position(of).unwrap_or_default();
    let default = declared.mapped_field(of);
    let default = default.and_then(|field| field.attributes.column.default.get());
    match default {
        Some(DefaultValue::Value(_)) => {
            let default = names::default_name(position);
            quote!(__tw::state_of(&#default))
        }
        _ => {
            let first = machine.arrows.first();
            first.map(|(from, _)| value(from)).unwrap_or_default()
        }
    }
}
