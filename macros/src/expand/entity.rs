//! The code of a root or a child entity.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use super::{collision, field, hidden, index, inherent_check, option, rule};
use crate::declared::{Declared, Role};
use crate::naming;

pub(super) fn all(declared: &Declared<'_>) -> TokenStream {
    let identified = identified(declared);
    let transitions = rule::transitions(declared);
    let filters = rule::filters(declared);
    let bounds = field::bounds(declared);
    let collisions = collision::all(declared);
    let role = match declared.role {
        Role::Aggregate => aggregate(declared),
        _ => child(declared),
    };
    quote! {
        #identified
        #role
        #transitions
        #filters
        #bounds
        #collisions
    }
}

fn identified(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let name = declared.name();
    let table = table(declared);
    let shape = shape(declared);
    let check = check(declared);
    quote! {
        #[automatically_derived]
        impl __tw::Identified for #ident {
            const TARGET: __tw::Target = __tw::Target {
                name: #name,
                module: ::core::module_path!(),
                table: #table,
            };
            const SHAPE: &'static __tw::EntityShape = &#shape;
            #check
        }
    }
}

fn table(declared: &Declared<'_>) -> TokenStream {
    if let Some(table) = declared.container.table.get() {
        return quote!(#table);
    }
    derived_name(&naming::plural(&declared.singular()))
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

fn shape(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let name = declared.name();
    let singular = declared.singular();
    let purpose = match declared.container.purpose.get() {
        Some(purpose) => purpose.value(),
        None => declared.container.doc.clone().unwrap_or_default(),
    };
    let identity = declared.identity().map(|field| field.ty);
    let fields = declared.mapped().map(field::shape);
    let rules = rule::all(declared);
    let indexes = index::all(declared);
    let audit = audit(declared);
    let renamed_from = declared
        .container
        .renamed_from
        .get()
        .map(|name| quote!(renamed_from: __tw::Some(#name),));
    let root = (declared.role == Role::Aggregate).then(|| root(declared));
    quote! {
        __tw::EntityShape {
            name: #name,
            module: ::core::module_path!(),
            singular: #singular,
            table: <#ident as __tw::Identified>::TARGET.table,
            purpose: #purpose,
            identity: <<#identity as __tw::Identity>::Of as __tw::Identified>::TARGET,
            fields: &[#(#fields),*],
            #rules
            #indexes
            #audit
            #renamed_from
            #root
            ..__tw::EntityShape::EMPTY
        }
    }
}

fn audit(declared: &Declared<'_>) -> Option<TokenStream> {
    if !declared.container.audit.is_said() {
        return None;
    }
    let audit = declared.audit().map(|(created, updated)| {
        quote!(__tw::Audit { created: #created, updated: #updated })
    });
    let audit = option(audit);
    Some(quote!(audit: #audit,))
}

fn root(declared: &Declared<'_>) -> TokenStream {
    let id = declared.container.id.get().map(LitStr::value);
    let code = match &id {
        Some(id) => id.split('-').nth(1).unwrap_or_default().to_owned(),
        None => naming::screaming(&declared.name()),
    };
    let id = option(id.map(|id| quote!(#id)));
    let version = option(declared.version().map(|name| quote!(#name)));
    quote! {
        root: __tw::Some(__tw::Root {
            id: #id,
            code: #code,
            version: #version,
            package: ::core::env!("CARGO_PKG_NAME"),
            package_version: ::core::env!("CARGO_PKG_VERSION"),
        }),
    }
}

/// The check of the fields in their order, then of the rules.
fn check(declared: &Declared<'_>) -> TokenStream {
    let check = hidden("check");
    let fields = declared
        .mapped()
        .filter_map(|field| field::check(field, &check));
    let rules = quote!(<Self as __tw::Identified>::SHAPE.rules);
    let rules = rule::checks(declared, &check, &rules);
    let statements = quote!(#(#fields)* #rules);
    let parameter = if statements.is_empty() {
        hidden("_check")
    } else {
        check
    };
    quote! {
        fn check(&self, #parameter: &mut __tw::Check<'_>) {
            #statements
        }
    }
}

fn aggregate(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let inherent = inherent_root(declared);
    quote! {
        #[automatically_derived]
        impl __tw::Aggregate for #ident {}

        #inherent

        #[used]
        #[cfg_attr(
            any(target_os = "linux", target_os = "android", target_os = "freebsd"),
            unsafe(link_section = "tablewright")
        )]
        #[cfg_attr(
            any(target_os = "macos", target_os = "ios"),
            unsafe(link_section = "__DATA,__tablewright,regular,no_dead_strip")
        )]
        #[cfg_attr(target_os = "windows", unsafe(link_section = ".twright$b"))]
        static ENTRY: __tw::Entry = __tw::Entry::of::<#ident>();
    }
}

/// What a root offers without a trait in scope.
pub(crate) fn inherent_root(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let check = inherent_check(ident, &quote!(__tw::Aggregate));
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// The tables of the aggregate: the root's first, then its children's, depth first.
            pub const TABLES: &'static [__tw::Table] = <#ident as __tw::Aggregate>::TABLES;
            /// The aggregate's record as compact JSON.
            pub const DATA_MODEL: &'static __tw::str = <#ident as __tw::Aggregate>::DATA_MODEL;
            #check
        }
    }
}

fn child(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let stored = stored(declared);
    let inherent = inherent_child(declared);
    quote! {
        #stored
        #inherent
        #[automatically_derived]
        impl __tw::Stored for #ident {
            type Constant = __tw::NoConstant;
            const SHAPE: __tw::Shape =
                __tw::Shape::Child(<#ident as __tw::Identified>::SHAPE, __tw::Many::One);
            fn check(&self, check: &mut __tw::Check<'_>) {
                <#ident as __tw::Identified>::check(self, check);
            }
        }
    }
}

/// What makes an entity the child of whoever holds it.
pub(crate) fn stored(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    quote! {
        #[automatically_derived]
        impl __tw::Entity for #ident {}
        #[automatically_derived]
        impl __tw::Required for #ident {}
        #[automatically_derived]
        impl __tw::HasChildren for #ident {}
    }
}

/// What a child offers without a trait in scope.
pub(crate) fn inherent_child(declared: &Declared<'_>) -> TokenStream {
    let ident = declared.ident;
    let check = inherent_check(ident, &quote!(__tw::Entity));
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            #check
        }
    }
}
