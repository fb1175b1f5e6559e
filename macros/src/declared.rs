//! What a type declares: attributes and fields, typed, each with where it was written.

mod body;
mod field;
mod named;
mod spelling;

pub(crate) use field::DeclaredField;
pub(crate) use spelling::Spelling;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::vec;

use proc_macro::{Ident, TokenTree};

use crate::attribute::Slot;
use crate::attribute::container::{Audit, Container};
use crate::attribute::field::OnDelete;
use crate::attribute::index::Index;
use crate::errors::Errors;
use crate::expression::Member;
use crate::naming::{self, Word};
use crate::role::Role;
use crate::syntax::{Generics, Item, Kind, LitStr};
use crate::tokens::{TokenStream, grouped, in_group};

/// What a type has, in order. One iterator for all, so that what stands on it is compiled once:
/// the derives are compiled with every domain.
pub(crate) type Listed<'d, T> = vec::IntoIter<&'d T>;

/// The hashes by which an entity is compared with what was accepted.
#[derive(Clone, Copy)]
pub(crate) struct Prints {
    /// Of all that the derive knows of the record.
    pub(crate) print: u64,
    /// Of how the types of its fields are spelled.
    pub(crate) spelling: u64,
}

/// A type with its role.
pub(crate) struct Declared<'a> {
    pub(crate) role: Role,
    pub(crate) ident: &'a Ident,
    /// Of a value object; an entity has none, unless that was reported.
    pub(crate) generics: &'a Generics,
    pub(crate) container: Container,
    pub(crate) body: Body<'a>,
    /// Asked for with `fingerprint::prints`.
    pub(crate) prints: OnceCell<Prints>,
}

pub(crate) enum Body<'a> {
    Struct(Vec<DeclaredField<'a>>),
    /// A tuple struct of one field.
    Newtype(Box<DeclaredField<'a>>),
    /// A unit-only enum.
    Enum(Vec<DeclaredVariant<'a>>),
    /// An enum with data.
    Variants(Vec<DeclaredVariant<'a>>),
    /// Nothing that the role admits; reported already.
    Unfit,
}

pub(crate) struct DeclaredVariant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) rename: Slot<LitStr>,
    pub(crate) fields: Vec<DeclaredField<'a>>,
}

impl<'a> Declared<'a> {
    pub(crate) fn from_syn(errors: &Errors, item: &'a Item, role: Role) -> Self {
        refuse_generics(errors, item, role);
        let mut body = Body::from_syn(errors, item, role);
        if role != Role::Identifier {
            body.number_parts();
        }
        Self {
            role,
            ident: &item.ident,
            generics: &item.generics,
            container: Container::from_syn(errors, &item.attributes, role),
            body,
            prints: OnceCell::new(),
        }
    }

    /// The Rust name without `r#`.
    pub(crate) fn name(&self) -> String {
        naming::unraw(self.ident)
    }

    /// The name of one of its rows: `OrderLineItem` -> `order_line_item`.
    pub(crate) fn singular(&self) -> String {
        naming::snake(&self.name())
    }

    /// The name of its table: declared, or its own in the plural.
    pub(crate) fn table(&self) -> String {
        match self.container.table.get() {
            Some(table) => table.value(),
            None => naming::plural(&self.singular()),
        }
    }

    /// All fields of a struct.
    pub(crate) fn fields(&self) -> &[DeclaredField<'a>] {
        match &self.body {
            Body::Struct(fields) => fields,
            Body::Newtype(field) => std::slice::from_ref(field),
            Body::Enum(_) | Body::Variants(_) | Body::Unfit => &[],
        }
    }

    /// The variants of an enum.
    pub(crate) fn variants(&self) -> &[DeclaredVariant<'a>] {
        match &self.body {
            Body::Enum(variants) | Body::Variants(variants) => variants,
            Body::Struct(_) | Body::Newtype(_) | Body::Unfit => &[],
        }
    }

    /// All fields, those of variants too.
    pub(crate) fn all_fields(&self) -> Listed<'_, DeclaredField<'a>> {
        let mut all: Vec<_> = self.fields().iter().collect();
        for variant in self.variants() {
            all.extend(&variant.fields);
        }
        all.into_iter()
    }

    pub(crate) fn is_generic(&self) -> bool {
        !self.generics.parameters.is_empty()
    }

    pub(crate) fn is_entity(&self) -> bool {
        matches!(self.role, Role::Aggregate | Role::Entity)
    }

    /// Whether a field is the identity of an entity.
    pub(crate) fn is_identity(&self, field: &DeclaredField<'_>) -> bool {
        self.is_entity() && field.name == "id"
    }

    /// The identity of an entity.
    pub(crate) fn identity(&self) -> Option<&DeclaredField<'a>> {
        self.fields().iter().find(|field| self.is_identity(field))
    }

    /// Whether it is deleted with the entity whose identity it shares.
    pub(crate) fn cascades(&self) -> bool {
        let said = self.identity().map(|field| &field.attributes.reference);
        said.is_some_and(|said| said.on_delete.get() == Some(&OnDelete::Cascade))
    }

    /// The fields that are mapped, in order: rules and indexes refer to them by position.
    pub(crate) fn mapped(&self) -> Listed<'_, DeclaredField<'a>> {
        let mut mapped: Vec<_> = self.fields().iter().collect();
        mapped.retain(|field| !self.is_identity(field) && !field.is_skipped());
        mapped.into_iter()
    }

    /// The position of a mapped field.
    pub(crate) fn position(&self, name: &Ident) -> Option<usize> {
        let name = naming::unraw(name);
        self.mapped().position(|field| field.name == name)
    }

    /// The position of a mapped field in a path.
    pub(crate) fn member(&self, member: &Member) -> Option<usize> {
        match (member, &self.body) {
            (Member::Named(name), _) => self.position(name),
            (Member::Unnamed(_), Body::Newtype(_)) => Some(0),
            (Member::Unnamed(_), _) => None,
        }
    }

    /// The mapped field of this name.
    pub(crate) fn mapped_field(&self, name: &Ident) -> Option<&DeclaredField<'a>> {
        let name = naming::unraw(name);
        self.mapped().find(|field| field.name == name)
    }

    /// Whether a mapped field is one column of JSON, whatever its type.
    pub(crate) fn is_json(&self, name: &Ident) -> bool {
        let field = self.mapped_field(name);
        field.is_some_and(|field| field.attributes.column.json.is_said())
    }

    /// Whether a mapped field has rows of its own.
    pub(crate) fn is_collection(&self, name: &Ident) -> bool {
        let field = self.mapped_field(name);
        field.is_some_and(|field| field.attributes.collection.said.is_some())
    }

    /// The indexes declared on the type, then those on its fields.
    pub(crate) fn indexes(&self) -> Listed<'_, Index> {
        let mut all: Vec<_> = self.container.indexes.iter().collect();
        for field in self.fields() {
            all.extend(&field.attributes.indexes);
        }
        all.into_iter()
    }

    /// Whether a name in an index means a column that exists without being a field.
    pub(crate) fn is_generated(&self, name: &Ident) -> bool {
        self.position(name).is_none() && self.generated_column(&naming::unraw(name)).is_some()
    }

    /// Whether `parent` in a rule means the key of the parent: a field of that name goes first.
    pub(crate) fn is_parent_key(&self, name: &Ident) -> bool {
        self.role == Role::Entity && name.is("parent") && self.position(name).is_none()
    }
}

impl Declared<'_> {
    /// The column of optimistic locking, unless switched off.
    pub(crate) fn version(&self) -> Option<Cow<'static, str>> {
        if self.role != Role::Aggregate {
            return None;
        }
        match self.container.version.get() {
            None => Some("version".into()),
            Some(said) => said.as_ref().map(|name| name.value().into()),
        }
    }

    /// The audit columns, unless switched off.
    pub(crate) fn audit(&self) -> Option<(Cow<'static, str>, Cow<'static, str>)> {
        let named = |said: &Slot<LitStr>, derived: &'static str| {
            said.get()
                .map_or_else(|| derived.into(), |name| name.value().into())
        };
        match self.container.audit.get() {
            None => Some(("created_at".into(), "updated_at".into())),
            Some(Audit::Off) => None,
            Some(Audit::Named { created, updated }) => {
                Some((named(created, "created_at"), named(updated, "updated_at")))
            }
        }
    }

    /// Which of the columns that exist anyway has this name.
    pub(crate) fn generated_column(&self, name: &str) -> Option<Generated> {
        if !self.is_entity() {
            return None;
        }
        if self.version().is_some_and(|version| version == name) {
            return Some(Generated::Version);
        }
        let (created, updated) = self.audit()?;
        (created == name || updated == name).then_some(Generated::Audit)
    }
}

/// A column that exists without being a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Generated {
    Version,
    Audit,
}

impl<'a> DeclaredVariant<'a> {
    /// The Rust name without `r#`.
    pub(crate) fn name(&self) -> String {
        naming::unraw(self.ident)
    }

    /// The name in `snake_case`: what its columns are called after.
    pub(crate) fn column(&self) -> String {
        naming::snake(&self.name())
    }

    /// The fields that are mapped, in order.
    pub(crate) fn mapped(&self) -> Listed<'_, DeclaredField<'a>> {
        let mut mapped: Vec<_> = self.fields.iter().collect();
        mapped.retain(|field| !field.is_skipped());
        mapped.into_iter()
    }
}

impl DeclaredVariant<'_> {
    /// How the variant is stored.
    pub(crate) fn value(&self, declared: &Declared<'_>) -> String {
        if let Some(rename) = self.rename.get() {
            return rename.value();
        }
        let name = naming::unraw(self.ident);
        match declared.container.rename_all.get() {
            Some(case) => case.apply(&name),
            None => naming::snake(&name),
        }
    }
}

/// Whether some tokens name a parameter. `Self` is the type with its parameters.
fn names_parameter(tokens: &TokenStream, generics: &Generics) -> bool {
    let names = |ident: &Ident| {
        ident.is("Self")
            || generics
                .parameters
                .iter()
                .any(|of| of.kind != Kind::Lifetime && of.ident.is_same(ident))
    };
    if generics.parameters.is_empty() {
        return false;
    }
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => names(ident),
        TokenTree::Group(group) => names_parameter(&in_group(group), generics),
        _ => false,
    })
}

/// The same tokens with this name for `Self`.
pub(crate) fn without_self(tokens: TokenStream, name: &Ident) -> TokenStream {
    renamed(tokens, "Self", name)
}

/// The same tokens with another name for this one.
pub(crate) fn renamed(tokens: TokenStream, from: &str, name: &Ident) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident.is(from) => {
                let mut name = name.clone();
                name.set_span(ident.span());
                name.into()
            }
            TokenTree::Group(group) => {
                let tokens = renamed(in_group(&group), from, name);
                let mut replaced = grouped(group.delimiter(), tokens);
                replaced.set_span(group.span());
                replaced.into()
            }
            token => token,
        })
        .collect()
}

/// Every aggregate registers itself, which a generic type cannot: it is many types.
fn refuse_generics(errors: &Errors, item: &Item, role: Role) {
    if role == Role::ValueObject {
        for parameter in &item.generics.parameters {
            if parameter.kind == Kind::Lifetime {
                errors.at(
                    parameter.span,
                    "a value object owns what is stored: a reference outlives no row",
                );
            }
        }
    } else if let Some(first) = item.generics.parameters.first() {
        errors.at(
            first.span,
            "an entity cannot be generic: it is one type with one table",
        );
    }
}
