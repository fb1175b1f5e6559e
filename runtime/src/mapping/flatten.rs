//! From what a field's type contributes to columns.

mod leaf;
mod path;
mod place;
mod scope;

pub(super) use leaf::{generated, renamed};
pub(super) use path::{is_called, is_meant};

pub(super) use leaf::imply;
use leaf::{enum_type, last, push};
use place::{Place, RustPath};

use super::draft::{Draft, ImpliedIndex, Range, RefersTo, ScopeKind, SiteDraft, Str};
use super::provenance;
use crate::rule::Rule;
use crate::shape::walk::is_several;
use crate::shape::{
    EnumShape, Field, FieldOptions, Fields, Rows, Shape, ValueShape, VariantShape, VariantsShape,
};
use crate::table::SqlType;
use crate::text::Buffer;

/// The columns of one field of a type: of an entity, or of a value object by itself.
pub(super) const fn of_field<const N: usize>(
    draft: &mut Draft<N>,
    owner: &str,
    fields: Fields,
    index: usize,
    rules: &'static [Rule],
) {
    let field = fields.get(index);
    let mut path = Buffer::new();
    path.push(owner);
    path.push(".");
    path.push(field.name);
    let place = Place {
        own: true,
        rules,
        ..Place::of(index, &path)
    };
    flatten(draft, field, field.shape, &place);
}

/// The columns of an enum with data by itself.
pub(super) const fn of_enum<const N: usize>(draft: &mut Draft<N>, shape: &'static Shape) -> Range {
    let field = item("", shape, FieldOptions::at(0).prefix(""));
    flatten(draft, field, shape, &Place::of(0, &Buffer::new()));
    draft.columns.since(0)
}

/// The columns of the keys and values of a collection in the field at a position. Returns those of
/// the keys.
pub(super) const fn of_rows<const N: usize>(
    draft: &mut Draft<N>,
    rows: &'static Rows,
    said: FieldOptions,
    base: &RustPath,
    field: usize,
) -> Range {
    // What happens on a deletion is said of the ids among keys and values.
    let said = FieldOptions::at(0).on_delete(said.on_delete);
    let place = Place::of(field, base);
    let first = draft.columns.length;
    if let Some(key) = rows.key {
        let key = item("key", &key.shape, said);
        flatten(draft, key, key.shape, &place.step(key.name));
    }
    let keys = draft.columns.since(first);
    if is_several(&rows.value.shape) {
        // The table is theirs: nothing needs to go before their names.
        let value = item("value", &rows.value.shape, said.prefix(""));
        flatten(draft, value, value.shape, &place);
    } else {
        let value = item("value", &rows.value.shape, said);
        flatten(draft, value, value.shape, &place.step(value.name));
    }
    keys
}

/// The key or the value of a collection as a field.
const fn item(name: &'static str, shape: &'static Shape, said: FieldOptions) -> Field {
    Field {
        name,
        column: name,
        shape,
        said,
    }
}

/// Follows a shape down to its columns.
const fn flatten<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    place: &Place,
) {
    match shape {
        Shape::Optional(shape) => optional(draft, field, shape, place),
        Shape::Value(value) if value.newtype => newtype(draft, field, value, place),
        Shape::Value(value) => value_object(draft, field, value, place),
        Shape::Variants(of) => {
            let first = draft.columns.length;
            variants(draft, field, shape, of, place);
            site(draft, Site::of_enum(of.tag), Str::EMPTY, place, first);
        }
        Shape::Child(..) | Shape::Collection(_) => {}
        Shape::Scalar(scalar) => push(draft, field, shape, scalar.ty, place),
        Shape::Enum(of) => {
            let first = draft.columns.length;
            provenance::found(draft, of, place.machine());
            push(draft, field, shape, enum_type(of), place);
            if place.own && field.said.implied_index {
                imply(draft, ImpliedIndex::Enum);
            }
            site(draft, Site::of_enum(of), Str::EMPTY, place, first);
        }
        Shape::Reference(target) => {
            push(draft, field, shape, SqlType::Uuid, place);
            if field.said.implied_index {
                imply(draft, ImpliedIndex::Reference);
            }
            if let Some(last) = last(draft) {
                draft.columns.items[last].refers_to =
                    Some(RefersTo::to(target, field.said.on_delete));
            }
        }
    }
}

/// The columns of what a tuple struct of one field holds.
const fn newtype<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    value: &'static ValueShape,
    place: &Place,
) {
    let first = draft.columns.length;
    let inner = value.fields.get(0);
    let inside = Field {
        said: field.said.or(inner.said),
        ..field
    };
    flatten(draft, inside, inner.shape, place);
    if !value.rules.is_empty() {
        let name = draft.join(place.prefix, "", Str::Static(field.column));
        site(draft, Site::of_value(value), name, place, first);
    }
}

/// The columns of a struct.
const fn value_object<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    value: &'static ValueShape,
    place: &Place,
) {
    let first = draft.columns.length;
    let inside = Place {
        own: false,
        required: true,
        former: place.former_group(draft, field),
        prefix: place.group(draft, field),
        ..*place
    };
    each(draft, value.fields, &inside);
    if !value.rules.is_empty() {
        let group = place.group(draft, field);
        let name = without_underline(draft, group);
        site(draft, Site::of_value(value), name, place, first);
    }
}

/// What columns begin with, without the underline behind it.
const fn without_underline<const N: usize>(draft: &mut Draft<N>, prefix: Str) -> Str {
    let mut name = Buffer::<1024>::new();
    let text = draft.read(prefix);
    name.push(match text.as_bytes() {
        [.., b'_'] => text.split_at(text.len() - 1).0,
        _ => text,
    });
    draft.write(&name)
}

/// A type with rules, as it is embedded.
#[derive(Clone, Copy)]
struct Site {
    declared_on: &'static str,
    rules: &'static [Rule],
    fields: Fields,
}

impl Site {
    const fn of_value(value: &ValueShape) -> Self {
        Self {
            declared_on: value.name,
            rules: value.rules,
            fields: value.fields,
        }
    }

    const fn of_enum(of: &EnumShape) -> Self {
        Self {
            declared_on: of.name,
            rules: of.rules,
            fields: Fields::NONE,
        }
    }
}

/// Notes where a type is embedded, if it has rules: its columns begin with the first.
const fn site<const N: usize>(
    draft: &mut Draft<N>,
    of: Site,
    name: Str,
    place: &Place,
    first: usize,
) {
    if of.rules.is_empty() {
        return;
    }
    let site = SiteDraft {
        rules: of.rules,
        declared_on: of.declared_on,
        fields: of.fields,
        base: draft.write(&place.path),
        name,
        columns: draft.columns.since(first),
        scope: place.scope,
        required: place.required,
    };
    draft.sites.push(site);
}

/// The fields of a value object, or of a variant.
const fn each<const N: usize>(draft: &mut Draft<N>, fields: Fields, place: &Place) {
    let mut index = 0;
    while index < fields.len() {
        let field = fields.get(index);
        flatten(draft, field, field.shape, &place.step(field.name));
        index += 1;
    }
}

/// One column that may be NULL, or the scope of several that are NULL together.
const fn optional<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    place: &Place,
) {
    if !field.said.presence && !is_several(shape) {
        let place = Place {
            required: false,
            ..*place
        };
        flatten(draft, field, shape, &place);
        return;
    }
    let Some(kind) = scope::of_optional(draft, field, place) else {
        return;
    };
    let name = draft.join(place.prefix, "", Str::Static(field.column));
    let inside = scope::open(draft, kind, name, place);
    flatten(draft, field, shape, &inside);
    scope::close(draft, &inside);
}

/// The tag of an enum, and the columns of each of its variants.
const fn variants<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    of: &'static VariantsShape,
    place: &Place,
) {
    provenance::found(draft, of.tag, place.machine());
    push(draft, field, shape, enum_type(of.tag), place);
    let Some(tag) = last(draft) else { return };
    let inside = Place {
        former: place.former_group(draft, field),
        prefix: place.group(draft, field),
        ..*place
    };
    let mut index = 0;
    while index < of.variants.len() {
        let variant = &of.variants[index];
        if !variant.fields.is_empty() {
            let inside = inside.step(variant.name);
            let kind = ScopeKind::Variant(tag, of.tag.values[index]);
            let name = draft.columns.items[tag].name;
            let name = draft.join(name, "_", Str::Static(variant.column));
            let mut inside = scope::open(draft, kind, name, &inside);
            inside.least = inside.path.length() - inside.tail;
            variant_columns(draft, variant, &inside);
            scope::close(draft, &inside);
        }
        index += 1;
    }
}

const fn variant_columns<const N: usize>(
    draft: &mut Draft<N>,
    variant: &'static VariantShape,
    place: &Place,
) {
    let only = variant.fields.get(0);
    if variant.fields.len() == 1 && only.name.is_empty() {
        let field = Field {
            column: match only.said.column {
                Some(column) => column,
                None => variant.column,
            },
            ..only
        };
        flatten(draft, field, only.shape, place);
        return;
    }
    let former = match place.former {
        Some(former) => Some(draft.group(former, variant.column)),
        None => None,
    };
    let inside = Place {
        former,
        prefix: draft.group(place.prefix, variant.column),
        ..*place
    };
    each(draft, variant.fields, &inside);
}
