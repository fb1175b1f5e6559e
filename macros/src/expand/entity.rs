//! The code of a root or a child entity.

use proc_macro::{Ident, Span};

use super::names;
use super::{
    collision, drift, field, flat, hidden, index, machine, nesting, of_engines, option, overlap,
    rule,
};
use crate::attribute::script::Script;
use crate::declared::{Declared, DeclaredField, Prints, Spelling};
use crate::fingerprint;
use crate::naming;
use crate::quote::{ToTokens, quote, quote_spanned};
use crate::role::Role;
use crate::syntax::{LitStr, span_of};
use crate::tokens::TokenStream;

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let identified = identified(declared);
    let transitions = machine::transitions(declared);
    let defaults = field::defaults(declared);
    let filters_of_rows = rule::filters_of_rows(declared);
    let assertions = field::assertions(declared);
    let rules = rule::assertions(declared);
    let collisions = collision::all(declared);
    let references = references(declared);
    let shared = shared(declared);
    let role = match declared.role {
        Role::Aggregate => drift::root(declared),
        _ => {
            let ident = declared.ident;
            let together = overlap::check_together(declared);
            quote!(__tw::child!(#ident #together);)
        }
    };
    quote! {
        #identified
        #role
        #transitions
        #defaults
        #filters_of_rows
        #assertions
        #rules
        #collisions
        #references
        #shared
    }
}

/// Whether what is said of a shared identity is said of one.
fn shared(declared: &Declared<'_>) -> Option<TokenStream> {
    let said = declared.identity()?.attributes.reference.on_delete.said()?;
    let assertion = Ident::new("assert_shared", said.word);
    let of = declared.ident;
    let of = quote!(<#of as __tw::Identified>);
    Some(quote_spanned! {said.word=>
        const _: () = __tw::#assertion(#of::TARGET, #of::OWN.identity);
    })
}

/// What refers to a child, or to what has a tenant, is asked of the root, which alone knows what the
/// aggregate holds and whose it is: by the fields whose types may, as one question.
fn references(declared: &Declared<'_>) -> Option<TokenStream> {
    if declared.role != Role::Aggregate {
        return None;
    }
    let may_refer = |field: &&DeclaredField<'_>| {
        let attributes = &field.attributes;
        let is_column = attributes.column.json.is_said() || attributes.reference.soft.is_said();
        !is_column && field.spelled_as() != Spelling::Common
    };
    let refers: Vec<TokenStream> = declared
        .mapped()
        .filter(may_refer)
        .map(field::slot)
        .map(|slot| quote!(#slot.refers | ))
        .collect();
    let (ident, span) = (declared.ident, declared.ident.span());
    let question = (!refers.is_empty()).then(|| {
        let assertion = Ident::new("assert_references", span);
        let refers = quote!(#(#refers)* false);
        // A statement of the constant around it: an item of its own would cost twice as much.
        quote_spanned!(span=> __tw::#assertion::<#ident>(#refers);)
    });
    let tenant = declared.tenant().map(|field| {
        let said = declared.container.tenant.get().map_or(span, Ident::span);
        let assertion = Ident::new("assert_tenant", said);
        let (name, slot) = (&field.name, field::slot(field));
        quote_spanned!(said=> const _: () = __tw::#assertion(#name, #slot);)
    });
    Some(quote!(#question #tenant))
}

fn identified(declared: &Declared<'_>) -> TokenStream {
    let (constants, listed) = rule::constants(declared);
    let tenant = option(declared.tenant().map(tenant));
    let ident = declared.ident;
    let name = declared.name();
    let table = derived_name(&declared.table());
    let (purpose, said) = purpose_of_macro(declared);
    let listed = listed
        .iter()
        .map(|constant| quote!(__tw::Default::Value(#constant)));
    let slots = field::slots(declared.mapped());
    let shape = shape(declared, &slots, listed.chain(said).collect());
    let check = check(declared);
    let print = fingerprint::of_target(&name, &declared.table());
    let is_root = declared.role == Role::Aggregate;
    let flat = flat::target(declared, print);
    let print_of_type = fingerprint::prints(declared).print;
    let (nestings, parts) = nesting::all(declared, print_of_type);
    quote! {
        #purpose
        #nestings
        #constants
        #[automatically_derived]
        impl __tw::Identified for #ident {
            const TARGET: &'static __tw::Target = &__tw::Target {
                name: #name,
                module: ::core::module_path!(),
                table: #table,
                root: #is_root,
                tenant: #tenant,
                print: #print,
                flat: #flat,
            };
            const SHAPE: &'static __tw::EntityShape = &#shape;
            #parts
            #check
        }
    }
}

/// Whose an aggregate is, by this field.
fn tenant(field: &DeclaredField<'_>) -> TokenStream {
    let (column, slot) = (field.column(), field::slot(field));
    quote! {
        &__tw::Tenant {
            column: #column,
            target: __tw::tenant_in(#slot),
        }
    }
}

/// A name that nobody declared. One that is too long is shortened where all such names are.
pub(super) fn derived_name(name: &str) -> TokenStream {
    if name.len() <= naming::LONGEST {
        return quote!(#name);
    }
    quote! {{
        const NAME: &__tw::Name = &__tw::shortened_name(#name);
        NAME.as_str()
    }}
}

/// The shape, of which these are values beside the defaults.
fn shape(declared: &Declared<'_>, slots: &TokenStream, others: Vec<TokenStream>) -> TokenStream {
    let ident = declared.ident;
    let singular = declared.singular();
    let purpose = purpose(declared);
    let identity = declared.identity().map(|field| {
        let ty = &field.ty;
        match declared.role {
            Role::Aggregate => quote_spanned!(span_of(ty)=> __tw::root_identity::<#ty>()),
            _ => quote_spanned!(span_of(ty)=> __tw::identity::<#ty>()),
        }
    });
    let fields = field::all(declared, slots);
    let defaults = field::default_values(declared);
    let values = defaults.iter().map(ToTokens::to_token_stream);
    let values: Vec<TokenStream> = values.chain(others).collect();
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    let audit = field::audit(declared);
    let Prints { print, spelling } = fingerprint::prints(declared);
    let flat = flat::entity(declared);
    let said = said(declared);
    quote! {
        __tw::EntityShape {
            target: __tw::target::<#ident>(),
            singular: #singular,
            purpose: #purpose,
            identity: #identity,
            #values
            audit: #audit,
            fields: #fields,
            print: #print,
            spelling: #spelling,
            flat: #flat,
            #said
            ..__tw::EntityShape::EMPTY
        }
    }
}

/// What most entities have nothing of: it is left out where there is none.
fn said(declared: &Declared<'_>) -> TokenStream {
    let container = &declared.container;
    let rules = (!container.invariants.is_empty()).then(|| rule::list(declared));
    let has_indexes = declared.indexes().next().is_some();
    let indexes = has_indexes.then(|| index::all(declared));
    let renamed_from = container.renamed_from.get();
    let renamed_from = renamed_from.map(|name| option(Some(quote!(#name))));
    let root = (declared.role == Role::Aggregate).then(|| option(Some(root(declared))));
    let rules = rules.map(|rules| quote!(rules: #rules,));
    let indexes = indexes.map(|indexes| quote!(indexes: #indexes,));
    let renamed_from = renamed_from.map(|name| quote!(renamed_from: #name,));
    let root = root.map(|root| quote!(root: #root,));
    let on_delete = declared
        .cascades()
        .then(|| quote!(on_delete: __tw::OnDelete::Cascade,));
    let scripts = scripts(&container.scripts);
    quote!(#rules #indexes #renamed_from #root #on_delete #scripts)
}

/// Statements beside the table.
fn scripts(scripts: &[Script]) -> Option<TokenStream> {
    let scripts = scripts.iter().map(|script| {
        let text = |text: Option<&LitStr>| option(text.map(|text| quote!(#text)));
        let (name, purpose) = (text(script.name.get()), text(script.purpose.get()));
        let (create, drop) = (of_engines(&script.create), of_engines(&script.drop));
        quote! {
            __tw::ScriptShape {
                name: #name,
                purpose: #purpose,
                create: #create,
                drop: #drop,
            }
        }
    });
    let scripts: Vec<TokenStream> = scripts.collect();
    (!scripts.is_empty()).then(|| quote!(scripts: &[#(#scripts),*],))
}

fn purpose(declared: &Declared<'_>) -> TokenStream {
    match declared.purpose() {
        Some(purpose) => quote!(#purpose),
        None => quote!(__PURPOSE.as_str()),
    }
}

/// The purpose that a macro writes, as a constant, and as a value of the entity: the derive has
/// hashed how it is written, and not what it says.
fn purpose_of_macro(declared: &Declared<'_>) -> (TokenStream, Option<TokenStream>) {
    let container = &declared.container;
    let Some(texts) = &container.doc_of_macro else {
        return (TokenStream::new(), None);
    };
    if container.purpose.is_said() {
        return (TokenStream::new(), None);
    }
    let name = declared.name();
    let span = declared.ident.span().resolved_at(Span::call_site());
    let constant = quote_spanned! {span=>
        const __PURPOSE: &__tw::Paragraph =
            &__tw::first_paragraph(#name, ::core::concat!(#texts));
    };
    let value = quote!(__tw::Default::Value(__tw::Literal::Text(
        __PURPOSE.as_str()
    )));
    (constant, Some(value))
}

fn root(declared: &Declared<'_>) -> TokenStream {
    let id = declared.container.id.get().map(LitStr::value);
    let code = declared.code();
    let id = option(id.map(|id| quote!(#id)));
    let version = option(declared.version().map(|name| quote!(#name)));
    let [package, package_version] = flat::package();
    quote! {
        __tw::Root {
            id: #id,
            code: #code,
            version: #version,
            package: #package,
            package_version: #package_version,
        }
    }
}

/// The check of the fields in their order, then of the rules.
fn check(declared: &Declared<'_>) -> TokenStream {
    let (check, this) = (hidden("check"), names::this(declared));
    let fields = field::checked(
        declared,
        &check,
        |values| quote!(#check.entity::<Self>(&#this.id, #values);),
    );
    let rules = rule::checks(declared, &check, &quote!(entity_breaks));
    quote! {
        #[inline]
        fn check(&#this, #check: &mut __tw::Checker<'_>) {
            #fields
            #rules
        }
    }
}
