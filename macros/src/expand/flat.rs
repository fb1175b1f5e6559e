//! What the tokens of a type say, as an artifact carries it: a part of what the runtime completes
//! with what rustc answers (`flat.rs` there has the form), and `tablewright-model` reads.

use std::env;

use crate::declared::{Body, Declared, DeclaredField, DeclaredVariant, Prints};
use crate::fingerprint;
use crate::groups;
use crate::role::Role;
use crate::syntax::LitStr;

/// Text that is written part by part.
#[derive(Default)]
struct Flat(String);

impl Flat {
    fn number(&mut self, number: u64) {
        groups::push(&mut self.0, number);
    }

    fn flag(&mut self, is: bool) {
        self.number(is.into());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.push_str(text);
    }

    fn optional(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn texts(&mut self, texts: impl Iterator<Item = impl AsRef<str>>) {
        let texts: Vec<_> = texts.collect();
        self.number(texts.len() as u64);
        for text in texts {
            self.text(text.as_ref());
        }
    }

    fn names<'a>(&mut self, fields: impl Iterator<Item = &'a DeclaredField<'a>>) {
        self.texts(fields.map(|field| &field.name));
    }
}

/// Of what an id of a root or a child entity names.
pub(super) fn target(declared: &Declared<'_>, print: u64) -> String {
    let mut flat = Flat::default();
    flat.text(&declared.name());
    flat.text(&declared.table());
    flat.flag(declared.role == Role::Aggregate);
    let tenant = declared.tenant().map(DeclaredField::column);
    flat.optional(tenant.as_deref());
    flat.number(print);
    flat.0
}

/// Of the rest of a root or a child entity.
pub(super) fn entity(declared: &Declared<'_>) -> String {
    let mut flat = Flat::default();
    flat.text(&declared.singular());
    // Of what a macro of rules writes, rustc knows the words: they are the last of the values.
    flat.optional(declared.purpose().as_deref());
    let renamed_from = declared.container.renamed_from.get().map(LitStr::value);
    flat.optional(renamed_from.as_deref());
    flat.flag(declared.cascades());
    let audit = declared.audit();
    flat.flag(audit.is_some());
    if let Some((created, updated)) = &audit {
        flat.text(created);
        flat.text(updated);
    }
    let is_root = declared.role == Role::Aggregate;
    flat.flag(is_root);
    if is_root {
        root(&mut flat, declared);
    }
    let Prints { print, spelling } = fingerprint::prints(declared);
    flat.number(print);
    flat.number(spelling);
    flat.names(declared.mapped());
    flat.0
}

fn root(flat: &mut Flat, declared: &Declared<'_>) {
    let id = declared.container.id.get().map(LitStr::value);
    flat.optional(id.as_deref());
    flat.text(&declared.code());
    flat.optional(declared.version().as_deref());
    for text in package() {
        flat.text(&text);
    }
}

/// The name and the version of the package. Cargo compiles it anew where one of them changes.
pub(super) fn package() -> [String; 2] {
    ["CARGO_PKG_NAME", "CARGO_PKG_VERSION"].map(|name| env::var(name).unwrap_or_default())
}

/// Of a value object that is a struct.
pub(super) fn value(declared: &Declared<'_>) -> String {
    let mut flat = Flat::default();
    flat.text(&declared.name());
    flat.flag(matches!(declared.body, Body::Newtype(_)));
    flat.flag(declared.is_generic());
    flat.number(fingerprint::of(declared));
    flat.names(declared.mapped());
    flat.0
}

/// Of an enum, or the tag of one with data.
pub(super) fn enumeration(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> String {
    let mut flat = Flat::default();
    flat.text(&declared.name());
    flat.text(&declared.document_name());
    flat.flag(declared.is_native());
    flat.number(fingerprint::of(declared));
    flat.texts(variants.iter().map(DeclaredVariant::name));
    flat.texts(variants.iter().map(|variant| variant.value(declared)));
    flat.0
}

/// Of an enum with data, beside its tag.
pub(super) fn variants(declared: &Declared<'_>, variants: &[DeclaredVariant<'_>]) -> String {
    let mut flat = Flat::default();
    flat.flag(declared.is_generic());
    flat.number(variants.len() as u64);
    for variant in variants {
        flat.text(&variant.name());
        flat.text(&variant.column());
        flat.names(variant.mapped());
    }
    flat.0
}
