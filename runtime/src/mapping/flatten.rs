//! From what a field's type contributes to columns.

mod leaf;
mod path;

pub(super) use leaf::{generated, renamed};
pub(super) use path::{is_called, is_meant};

use leaf::{Leaf, enum_type, last, plan, push, push_leaf};

use super::draft::{Draft, Planned, Range, ScopeDraft, ScopeKind, SiteDraft, Str};
use super::provenance;
use crate::rule::Rule;
use crate::shape::walk::is_several;
use crate::shape::{Field, Fields, Rows, Said, Shape, ValueShape, VariantShape, VariantsShape};
use crate::table::SqlType;
use crate::text::Buffer;

/// A Rust path, as `Order.total.amount`.
type RustPath = Buffer<512>;

/// Where in a row a column is.
#[derive(Clone, Copy)]
struct Place {
    /// The position of the entity's field.
    field: usize,
    /// The entity's own field, not one of a value object of several fields.
    own: bool,
    /// Whether it is filled wherever its scope is there.
    required: bool,
    scope: usize,
    /// Where in the path the names begin that follow the field.
    tail: usize,
    /// How much of them a path must say to mean the column: it must name the variant.
    least: usize,
    /// What the columns began with before a field was renamed.
    former: Option<Str>,
    /// The rules of the entity.
    rules: &'static [Rule],
}

impl Place {
    /// In the row itself, in the field at a position, which has this path.
    const fn of(field: usize, path: &RustPath) -> Self {
        Self {
            field,
            own: false,
            required: true,
            scope: 0,
            tail: path.length() + 1,
            least: 0,
            former: None,
            rules: &[],
        }
    }
}

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
    flatten(draft, field, field.shape, Str::EMPTY, &path, place);
}

/// The columns of an enum with data by itself.
pub(super) const fn of_enum<const N: usize>(draft: &mut Draft<N>, shape: &'static Shape) -> Range {
    let path = Buffer::new();
    let field = item("", shape, Said::at(0).prefix(""));
    flatten(draft, field, shape, Str::EMPTY, &path, Place::of(0, &path));
    draft.columns.since(0)
}

/// The columns of the keys and values of a collection in the field at a position. Returns those of
/// the keys.
pub(super) const fn of_rows<const N: usize>(
    draft: &mut Draft<N>,
    rows: &'static Rows,
    said: Said,
    base: &RustPath,
    field: usize,
) -> Range {
    // What happens on a deletion is said of the ids among keys and values.
    let said = Said::at(0).on_delete(said.on_delete);
    let place = Place::of(field, base);
    let first = draft.columns.length;
    if let Some(key) = rows.key {
        of_item(draft, item("key", &key.shape, said), base, place);
    }
    let keys = draft.columns.since(first);
    if is_several(&rows.value.shape) {
        // The table is theirs: nothing needs to go before their names.
        let field = item("value", &rows.value.shape, said.prefix(""));
        flatten(draft, field, field.shape, Str::EMPTY, base, place);
    } else {
        of_item(draft, item("value", &rows.value.shape, said), base, place);
    }
    keys
}

const fn of_item<const N: usize>(draft: &mut Draft<N>, item: Field, base: &RustPath, place: Place) {
    let path = step(base, item.name);
    flatten(draft, item, item.shape, Str::EMPTY, &path, place);
}

/// The key or the value of a collection as a field.
const fn item(name: &'static str, shape: &'static Shape, said: Said) -> Field {
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
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    match shape {
        Shape::Optional(shape) => optional(draft, field, shape, prefix, path, place),
        Shape::Value(value) => {
            let first = draft.columns.length;
            if value.newtype {
                newtype(draft, field, value, prefix, path, place);
            } else {
                value_object(draft, field, value, prefix, path, place);
            }
            let of = (value.name, value.rules, value.fields);
            let name = if value.rules.is_empty() {
                return;
            } else if value.newtype {
                draft.join(prefix, "", Str::Static(field.column))
            } else {
                let group = group(draft, field, prefix);
                without_underline(draft, group)
            };
            site(draft, of, name, path, place, first);
        }
        Shape::Variants(of) => {
            let first = draft.columns.length;
            variants(draft, field, shape, of, prefix, path, place);
            let of = (of.tag.name, of.tag.rules, Fields::NONE);
            site(draft, of, Str::EMPTY, path, place, first);
        }
        Shape::Child(..) | Shape::Collection(_) => {}
        Shape::Scalar(scalar) => push(draft, field, shape, scalar.ty, prefix, path, place),
        Shape::Enum(of) => {
            let first = draft.columns.length;
            let machine = if place.own {
                provenance::transitions(place.rules, place.field)
            } else {
                None
            };
            provenance::found(draft, of, machine);
            push(draft, field, shape, enum_type(of), prefix, path, place);
            if place.own && field.said.planned_index {
                plan(draft, Planned::Enum);
            }
            let of = (of.name, of.rules, Fields::NONE);
            site(draft, of, Str::EMPTY, path, place, first);
        }
        Shape::Reference(target) => {
            push(draft, field, shape, SqlType::Uuid, prefix, path, place);
            if field.said.planned_index {
                plan(draft, Planned::Reference);
            }
            if let Some(last) = last(draft) {
                draft.columns.items[last].refers_to = Some((target.table, field.said.on_delete));
            }
        }
    }
}

/// The columns of what a tuple struct of one field holds.
const fn newtype<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    value: &'static ValueShape,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    let inner = value.fields.get(0);
    let field = Field {
        said: field.said.or(inner.said),
        ..field
    };
    flatten(draft, field, inner.shape, prefix, path, place);
}

/// The columns of a struct.
const fn value_object<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    value: &'static ValueShape,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    let former = former_group(draft, field, prefix, place);
    let prefix = group(draft, field, prefix);
    let place = Place {
        own: false,
        required: true,
        former,
        ..place
    };
    each(draft, value.fields, prefix, path, place);
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

/// Notes where a type is embedded, if it has rules: its columns begin with the first.
const fn site<const N: usize>(
    draft: &mut Draft<N>,
    (declared_on, rules, fields): (&'static str, &'static [Rule], Fields),
    name: Str,
    path: &RustPath,
    place: Place,
    first: usize,
) {
    if rules.is_empty() {
        return;
    }
    let site = SiteDraft {
        rules,
        declared_on,
        fields,
        base: draft.write(path),
        name,
        columns: draft.columns.since(first),
        scope: place.scope,
        required: place.required,
    };
    draft.sites.push(site);
}

/// The fields of a value object, or of a variant.
const fn each<const N: usize>(
    draft: &mut Draft<N>,
    fields: Fields,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    let mut index = 0;
    while index < fields.len() {
        let field = fields.get(index);
        let path = step(path, field.name);
        flatten(draft, field, field.shape, prefix, &path, place);
        index += 1;
    }
}

/// One column that may be NULL, or the scope of several that are NULL together.
const fn optional<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    if !field.said.presence && !is_several(shape) {
        let place = Place {
            required: false,
            ..place
        };
        flatten(draft, field, shape, prefix, path, place);
        return;
    }
    let kind = if field.said.presence {
        push_presence(draft, field, prefix, path, place);
        match last(draft) {
            Some(column) => ScopeKind::Present(column),
            None => return,
        }
    } else {
        ScopeKind::Optional
    };
    let name = draft.join(prefix, "", Str::Static(field.column));
    let scope = open(draft, kind, name, path, place);
    let place = Place {
        own: false,
        required: true,
        scope,
        ..place
    };
    flatten(draft, field, shape, prefix, path, place);
    close(draft, scope);
}

/// The column that says whether an optional value object is there.
const fn push_presence<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    const PRESENT: Shape = Shape::Scalar(crate::shape::Scalar::full(SqlType::Boolean));
    let column = draft.join(Str::Static(field.column), "_present", Str::EMPTY);
    let former = match former_name(draft, field, prefix, place) {
        Some(former) => Some(draft.join(former, "_present", Str::EMPTY)),
        None => None,
    };
    let leaf = Leaf {
        shape: &PRESENT,
        ty: SqlType::Boolean,
        column,
        former,
        default: None,
    };
    push_leaf(draft, leaf, prefix, path, place);
}

/// The tag of an enum, and the columns of each of its variants.
const fn variants<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    shape: &'static Shape,
    of: &'static VariantsShape,
    prefix: Str,
    path: &RustPath,
    place: Place,
) {
    provenance::found(draft, of.tag, None);
    push(draft, field, shape, enum_type(of.tag), prefix, path, place);
    let Some(tag) = last(draft) else { return };
    let former = former_group(draft, field, prefix, place);
    let prefix = group(draft, field, prefix);
    let mut index = 0;
    while index < of.variants.len() {
        let variant = &of.variants[index];
        if !variant.fields.is_empty() {
            let path = step(path, variant.name);
            let kind = ScopeKind::Variant(tag, of.tag.values[index]);
            let name = draft.columns.items[tag].name;
            let name = draft.join(name, "_", Str::Static(variant.column));
            let scope = open(draft, kind, name, &path, place);
            let place = Place {
                own: false,
                required: true,
                scope,
                least: path.length() - place.tail,
                former,
                ..place
            };
            variant_columns(draft, variant, prefix, &path, place);
            close(draft, scope);
        }
        index += 1;
    }
}

const fn variant_columns<const N: usize>(
    draft: &mut Draft<N>,
    variant: &'static VariantShape,
    prefix: Str,
    path: &RustPath,
    place: Place,
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
        flatten(draft, field, only.shape, prefix, path, place);
    } else {
        let former = match place.former {
            Some(former) => {
                let former = draft.join(former, "", Str::Static(variant.column));
                Some(draft.join(former, "_", Str::EMPTY))
            }
            None => None,
        };
        let prefix = draft.join(prefix, "", Str::Static(variant.column));
        let prefix = draft.join(prefix, "_", Str::EMPTY);
        each(
            draft,
            variant.fields,
            prefix,
            path,
            Place { former, ..place },
        );
    }
}

/// The path of something inside of a path. What has no name adds nothing.
const fn step(path: &RustPath, name: &str) -> RustPath {
    let mut path = *path;
    if !name.is_empty() {
        path.push(".");
        path.push(name);
    }
    path
}

/// What goes before the columns of a value object, or of the variants of an enum.
const fn group<const N: usize>(draft: &mut Draft<N>, field: Field, prefix: Str) -> Str {
    match field.said.prefix {
        Some(said) => draft.join(prefix, "", Str::Static(said)),
        None => {
            let prefix = draft.join(prefix, "", Str::Static(field.column));
            draft.join(prefix, "_", Str::EMPTY)
        }
    }
}

/// What went before them, if something was renamed.
const fn former_group<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    prefix: Str,
    place: Place,
) -> Option<Str> {
    match (field.said.renamed_from, place.former) {
        (Some(_), _) => match former_name(draft, field, prefix, place) {
            Some(former) => Some(draft.join(former, "_", Str::EMPTY)),
            None => None,
        },
        (None, Some(former)) => Some(group(draft, field, former)),
        (None, None) => None,
    }
}

/// What a field was called, if something was renamed.
const fn former_name<const N: usize>(
    draft: &mut Draft<N>,
    field: Field,
    prefix: Str,
    place: Place,
) -> Option<Str> {
    match (field.said.renamed_from, place.former) {
        (Some(from), Some(former)) => Some(draft.join(former, "", Str::Static(from))),
        (Some(from), None) => Some(draft.join(prefix, "", Str::Static(from))),
        (None, Some(former)) => Some(draft.join(former, "", Str::Static(field.column))),
        (None, None) => None,
    }
}

/// Opens a scope for the columns that follow.
const fn open<const N: usize>(
    draft: &mut Draft<N>,
    kind: ScopeKind,
    name: Str,
    path: &RustPath,
    place: Place,
) -> usize {
    let path = draft.write(path);
    draft.scopes.push(ScopeDraft {
        kind,
        parent: place.scope,
        name,
        path,
        columns: Range {
            start: draft.columns.length,
            end: draft.columns.length,
        },
    });
    draft.scopes.length
}

const fn close<const N: usize>(draft: &mut Draft<N>, scope: usize) {
    if scope <= draft.scopes.kept() {
        draft.scopes.items[scope - 1].columns.end = draft.columns.kept();
    }
}
