//! A field as it is declared.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use proc_macro::{Ident, Span};

use super::{names_parameter, without_self};
use crate::attribute::field::FieldAttributes;
use crate::attribute::name_of;
use crate::errors::Errors;
use crate::naming;
use crate::role::Role;
use crate::syntax::{Field, Item, Type, span_of};
use crate::tokens::TokenStream;

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct DeclaredField<'a> {
    /// Nothing for the field of a tuple.
    pub(crate) ident: Option<&'a Ident>,
    /// Its place in its type.
    pub(crate) index: usize,
    /// The Rust name without `r#`. Nothing for the only field of a tuple, a number for one of several.
    pub(crate) name: String,
    /// The type, with the name of the declared type for `Self`: some questions about it are asked
    /// where there is none.
    pub(crate) ty: TokenStream,
    /// The same as it was parsed.
    pub(crate) syntax: &'a Type,
    /// Asked for with [`DeclaredField::spelling`].
    pub(crate) spelling: OnceCell<String>,
    pub(crate) attributes: FieldAttributes,
    /// Its number among those fields of a type that may hold other types.
    pub(crate) part: Option<usize>,
    /// Whether the type that it belongs to is generic.
    pub(crate) is_of_generic: bool,
    /// Whether its type names a parameter of that.
    pub(crate) depends: bool,
    /// Whether it is a field of an entity.
    pub(crate) is_of_entity: bool,
    /// Whether it has attributes of ours, right or wrong.
    pub(crate) is_marked: bool,
    /// Whether something is wrong with what its attributes say.
    pub(crate) is_mistaken: Cell<bool>,
}

impl DeclaredField<'_> {
    pub(crate) fn is_skipped(&self) -> bool {
        self.attributes.column.skip.is_said()
    }

    /// Where the field's name stands.
    pub(crate) fn span(&self) -> Span {
        self.ident.map_or_else(|| span_of(&self.ty), Ident::span)
    }

    /// The column's name.
    pub(crate) fn column(&self) -> Cow<'_, str> {
        match self.attributes.column.name.get() {
            Some(name) => name.value().into(),
            None => (&self.name).into(),
        }
    }
}

impl<'a> DeclaredField<'a> {
    pub(super) fn from_syn(
        errors: &Errors,
        item: &Item,
        (index, field): (usize, &'a Field),
        role: Role,
    ) -> Self {
        let is_ours = |attribute| name_of(attribute).is_some();
        let before = errors.count();
        let ty = field.ty.to_tokens();
        let attributes = FieldAttributes::from_syn(errors, &field.attributes, role);
        Self {
            ident: field.ident.as_ref(),
            index,
            name: field.ident.as_ref().map(naming::unraw).unwrap_or_default(),
            syntax: &field.ty,
            spelling: OnceCell::new(),
            attributes,
            is_mistaken: Cell::new(errors.count() > before),
            part: None,
            is_of_generic: !item.generics.parameters.is_empty(),
            depends: names_parameter(&ty, &item.generics),
            ty: without_self(ty, &item.ident),
            is_of_entity: matches!(role, Role::Aggregate | Role::Entity),
            is_marked: field.attributes.iter().any(is_ours),
        }
    }

    /// How its type is written, without blanks.
    pub(crate) fn spelling(&self) -> &str {
        self.spelling.get_or_init(|| self.ty.without_blanks())
    }
}
