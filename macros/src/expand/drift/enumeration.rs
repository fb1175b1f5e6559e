//! An enum compares itself: what it stores is in its tokens.

use crate::declared::{Declared, DeclaredVariant};
use crate::lock::{ACCEPT, AcceptedEnum, Lock};
use crate::naming;
use crate::quote::{quote, quote_spanned};
use crate::tokens::TokenStream;

/// The report of an enum that is not as it was accepted.
pub(super) fn of(
    lock: &Lock,
    declared: &Declared<'_>,
    variants: &[DeclaredVariant<'_>],
) -> TokenStream {
    let name = declared.name();
    let known = lock.enums_called(&name);
    let span = declared.ident.span();
    let changed = known.iter().filter_map(|accepted| {
        let message = change_of(accepted, declared, variants)?;
        let path = &accepted.path;
        Some(quote_spanned! {span=>
            const _: () = __tw::enum_changed(#path, ::core::module_path!(), #name, #message);
        })
    });
    quote!(#(#changed)*)
}

fn change_of(
    accepted: &AcceptedEnum,
    declared: &Declared<'_>,
    variants: &[DeclaredVariant<'_>],
) -> Option<String> {
    let values: Vec<String> = variants
        .iter()
        .map(|variant| variant.value(declared))
        .collect();
    let (native, document_name) = (declared.is_native(), declared.document_name());
    let was = &accepted.values;
    let told = if !accepted.is_whole {
        format!(
            "the enum {} was accepted with what no record tells of `{}`\nno stored value is touched",
            accepted.name,
            declared.name(),
        )
    } else if *was != values {
        let gone = was.iter().any(|value| !values.contains(value));
        let loss = if gone {
            "rows that hold a value which is gone can no longer be read"
        } else {
            "no stored value is touched"
        };
        format!(
            "the enum {} was accepted with {}, but `{}` now has {}\n{loss}",
            accepted.name,
            match was.as_slice() {
                [] => "no values".to_owned(),
                was => format!("the values {}", was.join(", ")),
            },
            declared.name(),
            values.join(", "),
        )
    } else if accepted.name != document_name && document_name.len() <= naming::LONGEST {
        format!(
            "the enum {} was accepted, but `{}` is now called {document_name}\nno stored value is touched",
            accepted.name,
            declared.name(),
        )
    } else if accepted.is_native != native {
        let storage = |is_native| {
            if is_native {
                "a database enum"
            } else {
                "text with a CHECK"
            }
        };
        format!(
            "the enum {} was accepted as {}, but is now {}\nno stored value is lost: its columns change their type",
            accepted.name,
            storage(accepted.is_native),
            storage(native),
        )
    } else {
        return None;
    };
    Some(format!("{told}\n{ACCEPT}"))
}
