//! What a role admits as a type: structs of named fields, newtypes, enums.

use std::fmt;

use proc_macro::Span;

use super::{Body, DeclaredField, DeclaredVariant};
use crate::attribute::field::rename_of_variant;
use crate::errors::Errors;
use crate::naming::Word;
use crate::role::Role;
use crate::syntax::{Data, Fields, Item, Meta, Style, Variant};

impl<'a> Body<'a> {
    pub(super) fn from_syn(errors: &Errors, item: &'a Item, role: Role) -> Self {
        match (&item.data, role) {
            (Data::Struct(of), Role::Aggregate | Role::Entity) => match of.style {
                Style::Named => fields(errors, item, of, role),
                _ => unfit(
                    errors,
                    item.ident.span(),
                    format!(
                        "an entity has named fields, at least its identity `id: Id<{}>`",
                        item.ident
                    ),
                ),
            },
            (Data::Enum(_), Role::Aggregate | Role::Entity) => {
                let name = &item.ident;
                let message = format!(
                    "an entity is a struct, and an enum the state of one: derive `ValueObject` on this as `{name}State`, and hold it in `struct {name} {{ id: Id<{name}>, state: {name}State }}`"
                );
                unfit(errors, name.span(), message)
            }
            (Data::Struct(of), Role::ValueObject) => value_object(errors, item, of),
            (Data::Enum(variants), Role::ValueObject) => Self::from_enum(errors, item, variants),
            (Data::Struct(of), Role::Identifier) if of.all.len() == 1 => {
                newtype(errors, item, of, role)
            }
            (_, Role::Identifier) => unfit(
                errors,
                item.ident.span(),
                "an id newtype is a tuple struct of one field, as in `struct OrderId(Uuid);`",
            ),
            (Data::Union, _) => unfit(
                errors,
                item.ident.span(),
                "a union has no shape in a table; use a struct",
            ),
        }
    }

    /// Has no field hold others: the shape of a type with mistakes leads nowhere.
    pub(crate) fn forget_parts(&mut self) {
        for field in self.fields_mut() {
            field.part = None;
        }
    }

    /// Numbers the fields that may hold other types, those of variants too.
    pub(super) fn number_parts(&mut self) {
        let mut count = 0;
        for field in self.fields_mut() {
            if field.may_hold_others() {
                field.part = Some(count);
                count += 1;
            }
        }
    }

    /// All fields, those of variants too.
    fn fields_mut(&mut self) -> Vec<&mut DeclaredField<'a>> {
        let mut all = Vec::new();
        match self {
            Self::Struct(fields) => all.extend(fields),
            Self::Newtype(field) => all.push(&mut **field),
            Self::Enum(variants) | Self::Variants(variants) => {
                for variant in variants {
                    all.extend(&mut variant.fields);
                }
            }
            Self::Unfit => {}
        }
        all
    }

    fn from_enum(errors: &Errors, item: &Item, of: &'a [Variant]) -> Self {
        if of.is_empty() {
            errors.at(
                item.ident.span(),
                "an enum without variants has no value that could be stored",
            );
            return Self::Unfit;
        }
        let variants: Vec<_> = of
            .iter()
            .map(|variant| DeclaredVariant {
                ident: &variant.ident,
                rename: rename_of_variant(errors, &variant.attributes),
                fields: fields_of_variant(errors, item, variant),
            })
            .collect();
        let is_unit = |variant: &Variant| matches!(variant.fields.style, Style::Unit);
        if of.iter().all(is_unit) {
            refuse_alignment(errors, item);
            Self::Enum(variants)
        } else {
            Self::Variants(variants)
        }
    }
}

/// The only field of a tuple variant is called as the variant, those of several by their numbers.
fn fields_of_variant<'a>(
    errors: &Errors,
    item: &Item,
    variant: &'a Variant,
) -> Vec<DeclaredField<'a>> {
    let fields = variant.fields.all.iter().enumerate();
    let of_field = |field| DeclaredField::from_syn(errors, item, field, Role::ValueObject);
    let mut fields: Vec<_> = fields.map(of_field).collect();
    if fields.len() > 1 {
        for field in &mut fields {
            if field.ident.is_none() {
                field.name = field.index.to_string();
            }
        }
    }
    fields
}

/// The bytes of a value tell its variant, as long as all of them are the variant's.
fn refuse_alignment(errors: &Errors, item: &Item) {
    for attribute in &item.attributes {
        if let (Some(repr), Meta::List { tokens, .. }) = (attribute.ident(), &attribute.meta)
            && repr.is("repr")
        {
            let said = tokens.to_string();
            if ["align", "u128", "i128"]
                .iter()
                .any(|word| said.contains(word))
            {
                errors.at(
                    repr.span(),
                    "an enum that is stored has at most 64 bits, and no alignment of its own",
                );
            }
        }
    }
}

fn fields<'a>(errors: &Errors, item: &Item, fields: &'a Fields, role: Role) -> Body<'a> {
    Body::Struct(
        fields
            .all
            .iter()
            .enumerate()
            .map(|field| DeclaredField::from_syn(errors, item, field, role))
            .collect(),
    )
}

fn newtype<'a>(errors: &Errors, item: &Item, fields: &'a Fields, role: Role) -> Body<'a> {
    match fields.all.first() {
        Some(field) if field.ident.is_none() => Body::Newtype(Box::new(DeclaredField::from_syn(
            errors,
            item,
            (0, field),
            role,
        ))),
        Some(field) => {
            errors.at(
                field.span,
                "an id newtype is a tuple struct of one field, as in `struct OrderId(Uuid);`",
            );
            Body::Unfit
        }
        None => Body::Unfit,
    }
}

/// What no role admits: says so.
fn unfit<'a>(errors: &Errors, span: Span, message: impl fmt::Display) -> Body<'a> {
    errors.at(span, message);
    Body::Unfit
}

/// A struct of named fields, or a newtype.
fn value_object<'a>(errors: &Errors, item: &'a Item, of: &'a Fields) -> Body<'a> {
    let role = Role::ValueObject;
    match (of.style, of.all.len()) {
        (Style::Named, 1..) => fields(errors, item, of, role),
        (Style::Tuple(_), 1) => newtype(errors, item, of, role),
        (Style::Tuple(span), 2..) => unfit(
            errors,
            span,
            "a value object of several fields names them: its columns are called after them",
        ),
        _ => unfit(
            errors,
            item.ident.span(),
            "a value object without a field has no value",
        ),
    }
}
