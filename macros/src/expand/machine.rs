//! State machines: what `transitions` becomes.

use std::collections::BTreeMap;

use proc_macro::{Ident, Literal, Span};

use super::{field, hidden, names};
use crate::attribute::field::DefaultValue;
use crate::attribute::invariant::{Form, Transitions};
use crate::declared::{Declared, DeclaredField};
use crate::expression::Member;
use crate::naming::{self, Word};
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

/// The state machines: their arrows, whether all states are reached, and `can_become`.
pub(super) fn transitions(declared: &Declared<'_>) -> TokenStream {
    let mut machines = TokenStream::new();
    let mut turning: Vec<(&DeclaredField<'_>, Vec<(usize, &Transitions)>)> = Vec::new();
    for (position, invariant) in declared.container.invariants.iter().enumerate() {
        let Form::Transitions(machine) = &invariant.form else {
            continue;
        };
        let Some(field) = declared.mapped_field(&machine.field) else {
            continue;
        };
        machines.extend(state_machine(declared, field, position, machine));
        match turning.iter_mut().find(|(of, _)| of.name == field.name) {
            Some((_, known)) => known.push((position, machine)),
            None => turning.push((field, vec![(position, machine)])),
        }
    }
    for (field, of) in turning {
        machines.extend(can_become(declared, field, &of));
    }
    machines
}

fn state_machine(
    declared: &Declared<'_>,
    of: &DeclaredField<'_>,
    position: usize,
    machine: &Transitions,
) -> TokenStream {
    let (states, values) = (names::states_name(position), names::values_name(position));
    let slot = field::slot(of);
    let found = if machine.rest.is_empty() {
        quote!(__tw::States::of(#slot))
    } else {
        let rest = machine.rest();
        quote!(__tw::States::at(#slot, #rest))
    };
    // What is wrong with it keeps the shape of the type from being evaluated, so that nothing follows.
    let is_one = names::numbered("__MACHINE", position);
    let is_machine = is_machine(of, machine, &is_one, position);
    let order = order(machine);
    let known: Vec<Ident> = (0..machine.states().len())
        .map(|number| names::numbered(&format!("__STATE_{position}"), number))
        .collect();
    let of_arrows = known.len() - machine.starts.len();
    let named = machine.states().into_iter().zip(&known).enumerate();
    let are_states = named.map(|(at, (state, known))| {
        let span = state.span().resolved_at(Span::call_site());
        let name = naming::unraw(state);
        let likely = likely(&order, &name);
        let is_of_arrow = at < of_arrows;
        quote_spanned! {span=>
            const #known: () = __tw::assert_state(&#states, #name, #likely, #is_of_arrow);
        }
    });
    let value = |state: &Ident| {
        let name = naming::unraw(state);
        let likely = likely(&order, &name);
        quote!(__tw::state(&#states, #name, #likely))
    };
    let arrows = machine.arrows.iter().map(|(from, to)| {
        let (from, to) = (value(from), to.iter().map(value));
        quote!(__tw::Arrow { from: #from, to: &[#(#to),*] })
    });
    let [starts, follow] = starts(declared, (position, machine), &value);
    let starts = quote!(__tw::starts(&#states, #starts, #follow));
    let reached = quote_spanned! {machine.word=>
        const _: () = __tw::unreachable_states(&#states, #starts, #values);
    };
    let are_one = known.iter().map(|known| quote!(let () = #known;));
    quote! {
        const #states: __tw::States = #found;
        #is_machine
        const #values: &[__tw::Arrow] = {
            let () = #is_one;
            #(#are_one)*
            __tw::arrows(&#states, &[
                __tw::Arrow { from: "", to: #follow },
                #(#arrows),*
            ])
        };
        #(#are_states)*
        #reached
    }
}

/// The states that nothing needs to lead to, and those that follow where there is no state yet:
/// `start(None, …)` lists all of these.
fn starts(
    declared: &Declared<'_>,
    (at, machine): (usize, &Transitions),
    value: &dyn Fn(&Ident) -> TokenStream,
) -> [TokenStream; 2] {
    let first = first_state(declared, (at, machine), value);
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

/// Asks whether there are states where the rule says so: the error stands where it names them.
fn is_machine(
    of: &DeclaredField<'_>,
    machine: &Transitions,
    is_one: &Ident,
    position: usize,
) -> TokenStream {
    let (ty, name) = (&of.ty, machine.path());
    let states = names::states_name(position);
    let count = machine.arrows.len();
    let span = machine.span().resolved_at(Span::call_site());
    if machine.rest.is_empty() {
        return quote_spanned! {span=>
            const #is_one: () = {
                #[allow(unused_imports)]
                use __tw::NoMachine as _;
                __tw::assert_machine(#name, &#states, __tw::Machine::<#ty>::HAS_STATES, #count)
            };
        };
    }
    // rustc follows the path: what is wrong with it is one error, and nothing is evaluated then.
    let (variant, value) = (variant_name(position), hidden("value"));
    let way = way(machine, &value);
    quote_spanned! {span=>
        const #variant: fn(&#ty) -> ::core::option::Option<::core::primitive::usize> = {
            #[allow(unused_imports)]
            use __tw::Always as _;
            |#value: &#ty| { #way }
        };
        const #is_one: () = {
            let _ = #variant;
            __tw::assert_machine(#name, &#states, true, #count)
        };
    }
}

/// From a value of the field to the variant that it holds at the path: nothing where something on the
/// way is absent.
fn way(machine: &Transitions, value: &Ident) -> TokenStream {
    let mut way = quote!(let #value = __tw::Step(#value).inside()?;);
    let last = machine.rest.len() - 1;
    for (index, member) in machine.rest.iter().enumerate() {
        let member = match member {
            Member::Named(name) => quote!(#name),
            Member::Unnamed(span) => {
                let mut first = Literal::usize_unsuffixed(0);
                first.set_span(*span);
                quote!(#first)
            }
        };
        way.extend(if index == last {
            let span = machine.span().resolved_at(Span::call_site());
            // What is wrong with the last name stands there.
            let value = Ident::new("value", value.span().located_at(span));
            quote_spanned!(span=> __tw::variant_of(&#value.#member))
        } else {
            quote!(let #value = __tw::Step(&#value.#member).inside()?;)
        });
    }
    way
}

/// The name of the constant that finds the variant at the path of a machine.
fn variant_name(position: usize) -> Ident {
    names::numbered("__VARIANT", position)
}

/// One type is one state machine of an entity: where it would be two, rustc says so of the field. The
/// machines inside of a value object are one together.
fn can_become(
    declared: &Declared<'_>,
    field: &DeclaredField<'_>,
    machines: &[(usize, &Transitions)],
) -> Option<TokenStream> {
    let (first, machine) = machines.first()?;
    let span = machine.field.span().resolved_at(Span::call_site());
    let (ident, ty) = (declared.ident, &field.ty);
    let can_become = if machine.rest.is_empty() {
        let (states, values) = (names::states_name(*first), names::values_name(*first));
        quote_spanned! {span=>
            #[allow(unused_imports)]
            use __tw::NoMachine as _;
            __tw::Machine::<#ty>::can_become(&#states, #values, self, next)
        }
    } else {
        let turns = machines.iter().map(|(position, _)| {
            let (states, values) = (names::states_name(*position), names::values_name(*position));
            let variant = variant_name(*position);
            quote!(__tw::Turn::new(&#states, #values, #variant(self), #variant(next)))
        });
        quote_spanned!(span=> __tw::Turn::are_allowed(&[#(#turns),*]))
    };
    Some(quote_spanned! {span=>
        #[automatically_derived]
        impl __tw::Transitions<#ident> for #ty {
            fn can_become(&self, next: &Self) -> __tw::bool {
                #can_become
            }
        }
    })
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
    (at, machine): (usize, &Transitions),
    value: &dyn Fn(&Ident) -> TokenStream,
) -> TokenStream {
    let of = &machine.field;
    let position = declared.position(of).unwrap_or_default();
    let first = machine.arrows.first();
    let first = first.map(|(from, _)| value(from)).unwrap_or_default();
    if !machine.rest.is_empty() {
        let states = names::states_name(at);
        return quote!(__tw::States::first(&#states, #first));
    }
    let default = declared.mapped_field(of);
    let default = default.and_then(|field| field.attributes.column.default.get());
    match default {
        Some(DefaultValue::Value(_)) => {
            let default = names::default_name(position);
            quote!(__tw::state_of(&#default))
        }
        _ => first,
    }
}
