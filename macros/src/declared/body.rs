//! What a role admits as a type: structs of named fields, newtypes, unit-only enums.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields};

use super::{Body, DeclaredField, DeclaredVariant, Role};
use crate::attribute::field::rename_of_variant;
use crate::attribute::not_supported_yet;
use crate::errors::Errors;

impl<'a> Body<'a> {
    pub(super) fn from_syn(errors: &Errors, input: &'a DeriveInput, role: Role) -> Self {
        match (&input.data, role) {
            (Data::Struct(data), Role::Aggregate | Role::Entity) => match &data.fields {
                Fields::Named(_) => fields(errors, input, &data.fields, role),
                _ => {
                    errors.at(
                        input.ident.span(),
                        format!(
                            "an entity has named fields, at least its identity `id: Id<{}>`",
                            input.ident
                        ),
                    );
                    Self::Unfit
                }
            },
            (Data::Enum(_), Role::Aggregate | Role::Entity) => {
                errors.at(
                    input.ident.span(),
                    "an entity is a struct: give it an identity and hold this enum in a field, as its state",
                );
                Self::Unfit
            }
            (Data::Struct(data), Role::ValueObject) => match &data.fields {
                Fields::Named(named) if !named.named.is_empty() => {
                    fields(errors, input, &data.fields, role)
                }
                Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => {
                    newtype(errors, input, &data.fields, role)
                }
                Fields::Unnamed(unnamed) if unnamed.unnamed.len() > 1 => {
                    errors.at(
                        unnamed.span(),
                        "a value object of several fields names them: its columns are called after them",
                    );
                    Self::Unfit
                }
                _ => {
                    errors.at(
                        input.ident.span(),
                        "a value object without a field has no value",
                    );
                    Self::Unfit
                }
            },
            (Data::Enum(data), Role::ValueObject) => Self::from_enum(errors, input, data),
            (Data::Struct(data), Role::Identifier) if data.fields.len() == 1 => {
                newtype(errors, input, &data.fields, role)
            }
            (_, Role::Identifier) => {
                errors.at(
                    input.ident.span(),
                    "an id newtype is a tuple struct of one field, as in `struct OrderId(Uuid);`",
                );
                Self::Unfit
            }
            (Data::Union(_), _) => {
                errors.at(
                    input.ident.span(),
                    "a union has no shape in a table; use a struct",
                );
                Self::Unfit
            }
        }
    }

    fn from_enum(errors: &Errors, input: &DeriveInput, data: &'a syn::DataEnum) -> Self {
        if data.variants.is_empty() {
            errors.at(
                input.ident.span(),
                "an enum without variants has no value that could be stored",
            );
            return Self::Unfit;
        }
        refuse_alignment(errors, input);
        let mut fits = true;
        let mut variants = Vec::new();
        for variant in &data.variants {
            if !matches!(variant.fields, Fields::Unit) {
                fits = false;
                not_supported_yet(errors, variant.fields.span(), "a variant with data");
            }
            variants.push(DeclaredVariant {
                ident: &variant.ident,
                rename: rename_of_variant(errors, &variant.attrs),
            });
        }
        if fits {
            Self::Enum(variants)
        } else {
            Self::Unfit
        }
    }
}

/// The bytes of a value tell its variant, as long as all of them are the variant's.
fn refuse_alignment(errors: &Errors, input: &DeriveInput) {
    for attribute in &input.attrs {
        if attribute.path().is_ident("repr") {
            let said = attribute.meta.to_token_stream().to_string();
            if ["align", "u128", "i128"]
                .iter()
                .any(|word| said.contains(word))
            {
                errors.at(
                    attribute.path().span(),
                    "an enum that is stored has at most 64 bits, and no alignment of its own",
                );
            }
        }
    }
}

fn fields<'a>(errors: &Errors, input: &DeriveInput, fields: &'a Fields, role: Role) -> Body<'a> {
    Body::Struct(
        fields
            .iter()
            .map(|field| DeclaredField::from_syn(errors, input, field, role))
            .collect(),
    )
}

fn newtype<'a>(errors: &Errors, input: &DeriveInput, fields: &'a Fields, role: Role) -> Body<'a> {
    match fields.iter().next() {
        Some(field) if field.ident.is_none() => Body::Newtype(Box::new(DeclaredField::from_syn(
            errors, input, field, role,
        ))),
        Some(field) => {
            errors.at(
                field.span(),
                "an id newtype is a tuple struct of one field, as in `struct OrderId(Uuid);`",
            );
            Body::Unfit
        }
        None => Body::Unfit,
    }
}
