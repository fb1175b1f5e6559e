//! The rules of a type: as constants, and as what the validator runs.

use proc_macro::{Ident, Span};

use super::condition::{
    ask, conditions, filter_name, function, holds_name, is_constant, named_conditions, partial,
    self_in,
};
use super::names;
use super::{expression, hidden, index, of_engines, option, overlap, user_expression};
use crate::attribute::invariant::{Form, Invariant};
use crate::declared::{Declared, renamed, without_self};
use crate::expression::{Condition, Node};
use crate::quote::{quote, quote_spanned};
use crate::role::Role;
use crate::syntax::span_of;
use crate::tokens::TokenStream;

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
        Form::Unique {
            fields,
            filter,
            global,
            nulls,
            ..
        } => {
            let global = global.is_some();
            let parent = fields
                .iter()
                .any(|path| declared.is_parent_key(&path.field));
            let index::Keys {
                paths: fields,
                compared,
            } = index::keys(declared, fields, nulls.is_some());
            let filter = filter
                .as_ref()
                .map(|filter| expression::tree(declared, &filter.tree));
            let filter = option(filter);
            quote! {
                __tw::Form::Unique {
                    fields: &[#(#fields),*],
                    parent: #parent,
                    global: #global,
                    compared: #compared,
                    filter: #filter,
                }
            }
        }
        Form::NoOverlap { fields, range } => overlap::form(declared, fields, range),
        Form::Sql(said) => {
            let said = of_engines(said);
            quote!(__tw::Form::Sql(#said))
        }
        Form::Constraint(said) => {
            let said = of_engines(said);
            quote!(__tw::Form::Constraint(#said))
        }
        Form::Transitions(machine) => {
            let field = declared.position(&machine.field);
            let (rest, arrows) = (machine.rest(), names::values_name(position));
            quote!(__tw::Form::Transitions { path: (#field, #rest), arrows: #arrows })
        }
    }
}

/// What the validator runs for the rules of a type; `breaks` is the method that reports one.
pub(super) fn checks(declared: &Declared<'_>, check: &Ident, breaks: &TokenStream) -> TokenStream {
    let invariants = declared.container.invariants.iter().enumerate();
    let mut checks = TokenStream::new();
    let (mut is_checked, mut computes) = (false, false);
    for (position, rule) in invariants {
        checks.extend(checked(declared, position, rule, check, breaks));
        if let Form::Check(condition) = &rule.form {
            is_checked = true;
            computes |= condition.tree.computes();
        }
    }
    let ask = (is_checked && !is_constant(declared)).then(ask);
    let count = computes.then(|| {
        quote!(
            #[allow(unused_imports)]
            use __tw::{Counted as _, Uncounted as _};
        )
    });
    let show = (!checks.is_empty()).then(|| {
        quote!(
            #[allow(unused_imports)]
            use __tw::NotShown as _;
        )
    });
    quote!(#ask #count #show #checks)
}

/// What the validator runs for one rule.
fn checked(
    declared: &Declared<'_>,
    position: usize,
    invariant: &Invariant,
    check: &Ident,
    breaks: &TokenStream,
) -> Option<TokenStream> {
    let holds = hidden("holds");
    // A `let` with its type, so that rustc says of the user's own tokens what is wrong.
    match &invariant.form {
        Form::Assert(condition) => {
            let shown = match declared.role {
                // All of an entity is more than anybody would read.
                Role::ValueObject => {
                    let this = names::this(declared);
                    shown(&quote!(*#this))
                }
                _ => quote!(__tw::None),
            };
            let asserted = asserted(condition);
            Some(quote! {
                let #holds: __tw::bool = #asserted;
                if !#holds {
                    #check.#breaks::<Self>(#position, "", #shown);
                }
            })
        }
        Form::Check(condition) => {
            let evaluated = evaluated(declared, position, &holds, condition);
            let (path, shown) = offender(&condition.tree);
            Some(quote! {
                #evaluated
                if !#holds {
                    #check.#breaks::<Self>(#position, #path, #shown);
                }
            })
        }
        _ => None,
    }
}

/// An expression of Rust. Where it returns, it does so from itself, and not from the validator.
fn asserted(condition: &TokenStream) -> TokenStream {
    let expression = user_expression(condition);
    if names::names_one(condition, &[&Ident::new("return", Span::call_site())]) {
        quote!((|| -> __tw::bool { #expression })())
    } else {
        expression
    }
}

/// Whether a condition holds.
fn evaluated(
    declared: &Declared<'_>,
    position: usize,
    holds: &Ident,
    condition: &Condition,
) -> TokenStream {
    let constant = is_constant(declared).then(|| {
        let (name, this) = (holds_name(position), names::this(declared));
        quote!(#name(#this))
    });
    let checked = || expression::checked(&condition.tree);
    if !condition.tree.computes() {
        let checked = constant.unwrap_or_else(checked);
        return quote! {
            #[allow(unused_parens)]
            let #holds: __tw::bool = #checked;
        };
    }
    // As it was written, the condition is for rustc to check alone: it would panic where it
    // overflows.
    let overflow = hidden("overflow");
    let evaluated = expression::evaluated(&condition.tree);
    let checked = constant.is_none().then(|| {
        let checked = checked();
        quote! {
            #[allow(unused_parens)]
            let _ = || -> __tw::bool { #checked };
        }
    });
    quote! {
        #checked
        let #overflow = __tw::Overflow::new();
        let #holds: __tw::bool = #evaluated;
        let #holds = #holds && !#overflow.happened();
    }
}

/// The path to what breaks a condition, where that is one thing, and how it is shown.
fn offender(of: &Node) -> (String, TokenStream) {
    let mut known: Vec<(String, &TokenStream)> = Vec::new();
    for place in of.places().into_iter().filter(|place| place.is_own()) {
        let path = place.names();
        if !known.iter().any(|(known, _)| *known == path) {
            known.push((path, &place.bare));
        }
    }
    if let [(path, tokens)] = known.as_slice() {
        return (path.clone(), shown(tokens));
    }
    let parts = known.iter().map(|(path, tokens)| {
        let shown = shown(tokens);
        quote!((#path, #shown))
    });
    (String::new(), quote!(__tw::listed(&[#(#parts),*])))
}

/// The debug form of a value, if its type has one.
fn shown(value: &TokenStream) -> TokenStream {
    quote!(__tw::Shown(&#value).shown())
}

/// The constants that the rules of a type name, each as a constant of ours, and the list of them:
/// they are a part of what the rules say. To be called before the rules are written.
pub(super) fn constants(declared: &Declared<'_>) -> (TokenStream, Vec<TokenStream>) {
    let is_asked = is_constant(declared);
    let mut constants = Vec::new();
    for condition in conditions(declared) {
        constants.append(&mut expression::constants(&condition.tree, is_asked));
    }
    for field in declared.fields() {
        if let Some(filter) = field.attributes.collection.filter.get() {
            constants.append(&mut expression::constants(&filter.tree, false));
        }
    }
    let (mut declarations, mut list) = (TokenStream::new(), Vec::new());
    for (position, (number, value)) in constants.into_iter().enumerate() {
        if declared.is_generic() {
            list.push(value);
            continue;
        }
        number.set(position);
        let name = expression::constant_name(position);
        let value = without_self(value, declared.ident);
        declarations.extend(quote!(const #name: __tw::Literal = #value;));
        list.push(quote!(#name));
    }
    (declarations, list)
}

/// What the rules of a generic type ask of its parameters: rustc answers where these are known.
pub(super) fn bounds(declared: &Declared<'_>) -> TokenStream {
    let parameters = declared.generics.types();
    let mut bounds = TokenStream::new();
    if parameters.is_empty() {
        return bounds;
    }
    for condition in conditions(declared) {
        for (place, question) in expression::questions(&condition.tree) {
            let Some(field) = place.field().and_then(|field| declared.member(field)) else {
                continue;
            };
            let Some(field) = declared.mapped().nth(field) else {
                continue;
            };
            let ty = &field.ty;
            let mut named = parameters
                .iter()
                .filter(|parameter| names::names_one(ty, &[parameter]))
                .peekable();
            if place.path.len() > 1 || named.peek().is_none() {
                continue;
            }
            let asked = Ident::new(question.name, Span::call_site());
            if question.is_of_the_option() {
                bounds.extend(quote!(#ty: __tw::#asked<Itself = #ty>,));
            } else {
                // Of an option, what is in it is asked.
                let asked =
                    named.map(|parameter| quote!(#parameter: __tw::#asked<Itself = #parameter>,));
                bounds.extend(asked);
            }
        }
    }
    bounds
}

/// What rules ask of the shapes of a type, where each stands.
pub(super) fn assertions(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() || conditions(declared).is_empty() {
        return TokenStream::new();
    }
    let ident = declared.ident;
    let (fields, rules) = if declared.is_entity() {
        let shape = quote!(<#ident as __tw::Identified>::SHAPE);
        (quote!(#shape.fields), quote!(#shape.rules))
    } else {
        let shape = quote!(&<#ident as __tw::Stored>::SHAPE);
        (
            quote!(__tw::fields_of(#shape, 0)),
            quote!(__tw::rules_of(#shape)),
        )
    };
    let mut assertions = ask();
    for (name, condition) in named_conditions(declared) {
        let asserted = expression::assertions(declared, &name, &condition.tree, &fields);
        assertions.extend(asserted);
    }
    let invariants = declared.container.invariants.iter().enumerate();
    for (position, invariant) in invariants {
        if let Form::Check(condition) = &invariant.form {
            let spoken = expression::spoken(&condition.tree);
            let arguments = quote!(#fields, #rules, #position);
            let call = expression::spanning(&condition.tree.tokens, "assert_rule", arguments);
            let name = holds_name(position);
            let asked = quote!(#spoken #call;);
            assertions.extend(function(declared, &name, condition, &asked));
        }
    }
    for (position, filter) in partial(declared).into_iter().enumerate() {
        let spoken = expression::spoken(&filter.tree);
        assertions.extend(function(declared, &filter_name(position), filter, &spoken));
    }
    assertions
}

/// The filters of collections, which see a row as `self`: they are type-checked as conditions are,
/// and never run.
pub(super) fn filters_of_rows(declared: &Declared<'_>) -> TokenStream {
    if declared.is_generic() {
        return TokenStream::new();
    }
    let fields = declared.all_fields();
    let filters = fields.filter_map(|field| {
        let filter = field.attributes.collection.filter.get()?;
        let ty = &field.ty;
        let row = Ident::new("__row", self_in(&filter.tokens).span());
        let condition = renamed(expression::checked(&filter.tree), "self", &row);
        let row_of = quote_spanned! {span_of(ty)=>
            __tw::RowOf::<
                <#ty as __tw::Collection>::Key,
                <#ty as __tw::Collection>::Value,
            >::NEW
        };
        Some(quote! {
            const _: () = {
                #[allow(dead_code, unused_parens)]
                fn __filter() -> __tw::bool {
                    #[allow(unused_imports)]
                    use __tw::{Ask as _, OtherRow as _};
                    let #row = #row_of.row();
                    #condition
                }
            };
        })
    });
    quote!(#(#filters)*)
}
