//! What an entity holds in other tables: its children, and the values of its collections.

use super::draft::{CollectionDraft, ColumnDraft, Draft, Range, Str, TableDraft};
use super::entity::{self};
use super::parent::Parent;
use super::subject::{Start, Subject};
use super::{column, flatten, provenance, tenant};
use crate::shape::{EntityShape, Field, FieldOptions, Fields, Rows, Shape, ValueShape};
use crate::stack::Stack;
use crate::text::{self, Buffer};

/// The way from an entity to something inside of one of its fields.
#[derive(Clone, Copy)]
struct Way {
    /// The position of the field.
    field: usize,
    /// As Rust has it: `itinerary.legs`.
    path: Buffer<512>,
    /// As names have it: `itinerary_legs`.
    name: Buffer<512>,
    /// As names had it before something on it was renamed.
    former: Buffer<512>,
    renamed: bool,
}

impl Way {
    const fn to(field: usize) -> Self {
        Self {
            field,
            path: Buffer::new(),
            name: Buffer::new(),
            former: Buffer::new(),
            renamed: false,
        }
    }

    /// On into a field.
    const fn into(&self, field: Field) -> Self {
        let mut way = self.step(field.name, field.name, field.said.renamed_from);
        way.renamed = way.renamed || field.said.renamed_from.is_some();
        way
    }

    /// On to something, which names call otherwise than Rust where it is a variant.
    const fn step(&self, rust: &str, name: &str, former: Option<&str>) -> Self {
        let mut way = *self;
        if !rust.is_empty() {
            if way.path.length() > 0 {
                way.path.push(".");
                way.name.push("_");
                way.former.push("_");
            }
            way.path.push(rust);
            way.name.push(name);
            way.former.push(match former {
                Some(former) => former,
                None => name,
            });
        }
        way
    }
}

/// The tables of what the fields of an entity hold, in declaration order, each before what is
/// beneath it. Entities wait on a stack: calls in const evaluation go no deeper than 128.
pub(super) const fn all<const N: usize>(
    draft: &mut Draft<N>,
    root: &'static EntityShape,
    owner: Parent,
) {
    let mut turns = Stack::new(Turn::of(owner));
    turns.push(Turn::of(owner));
    while let Some(mut turn) = turns.pop() {
        let fields = turn.owner.entity.fields;
        while turn.field < fields.len() {
            let field = fields.get(turn.field);
            let mut walk = Walk {
                root,
                owner: turn.owner,
                skipped: 0,
                known: turn.known,
            };
            let found = walk.of_shape(draft, field, field.shape, &Way::to(turn.field));
            let Some((child, parent)) = found else {
                turn.field += 1;
                turn.known = 0;
                continue;
            };
            turn.known = walk.known;
            turns.push(turn);
            if let Some(owner) = entity::table(draft, root, child, Some(parent)) {
                turns.push(Turn::of(owner));
            }
            break;
        }
    }
}

/// How far the fields of an entity were followed.
#[derive(Clone, Copy)]
struct Turn {
    owner: Parent,
    /// The position of the field that comes next.
    field: usize,
    /// How much in it has its table already.
    known: usize,
}

impl Turn {
    const fn of(owner: Parent) -> Self {
        Self {
            owner,
            field: 0,
            known: 0,
        }
    }
}

/// A walk through one field of an entity, up to the next child.
struct Walk {
    root: &'static EntityShape,
    owner: Parent,
    /// What was come by, of that which has its table already.
    skipped: usize,
    known: usize,
}

type Child = Option<(&'static EntityShape, Parent)>;

impl Walk {
    /// Whether what the walk comes by has no table yet.
    const fn is_new(&mut self) -> bool {
        if self.skipped < self.known {
            self.skipped += 1;
            return false;
        }
        self.skipped += 1;
        self.known += 1;
        true
    }

    const fn of_shape<const N: usize>(
        &mut self,
        draft: &mut Draft<N>,
        field: Field,
        shape: &'static Shape,
        way: &Way,
    ) -> Child {
        match shape {
            Shape::Optional(shape) => self.of_shape(draft, field, shape, way),
            Shape::Child(child, many) => {
                let parent = Parent {
                    many: *many,
                    said: field.said.children,
                    ..self.owner
                };
                if self.is_new() {
                    Some((child, parent))
                } else {
                    None
                }
            }
            Shape::Collection(rows) => {
                if self.is_new() {
                    let way = way.into(field);
                    self.collection(draft, field, rows, &way);
                }
                None
            }
            Shape::Value(ValueShape {
                newtype: true,
                fields,
                ..
            }) => {
                let inner = fields.get(0);
                let inner = Field {
                    name: field.name,
                    said: FieldOptions {
                        renamed_from: field.said.renamed_from,
                        ..inner.said
                    },
                    ..inner
                };
                self.of_shape(draft, inner, inner.shape, way)
            }
            Shape::Value(value) => self.of_fields(draft, value.fields, &way.into(field)),
            Shape::Variants(of) => {
                let way = way.into(field);
                let mut index = 0;
                while index < of.variants.len() {
                    let variant = &of.variants[index];
                    let way = way.step(variant.name, variant.column, None);
                    let found = self.of_fields(draft, variant.fields, &way);
                    if found.is_some() {
                        return found;
                    }
                    index += 1;
                }
                None
            }
            Shape::Scalar(_) | Shape::Enum(_) | Shape::Reference(_) => None,
        }
    }

    /// The table of a collection: identity, parent, position, key, value, audit.
    const fn collection<const N: usize>(
        &self,
        draft: &mut Draft<N>,
        field: Field,
        rows: &'static Rows,
        way: &Way,
    ) {
        let (owner, start) = (self.owner, Start::of(draft));
        let said = field.said.children;
        let parent = Parent { said, ..owner };
        let base = base(parent, way);
        let whose = tenant::is_needed_in(self.root, field.shape);
        let keys = columns(draft, (self.root, whose), parent, (field, rows), way);
        let singular = derived_name(draft, owner.entity, &way.name);
        let subject = Subject {
            name: owner.entity.target.name,
            base: draft.write(&base),
            table: match said.table {
                Some(table) => Str::Static(table),
                None => singular,
            },
            singular,
            start,
            fields: Fields::NONE,
            rules: &[],
            indexes: &[],
            parent: Some(parent),
            rows: Some((rows, keys)),
        };
        entity::finish(draft, subject);
        let drafted = TableDraft {
            entity: Some(owner.entity),
            parent: Some(owner.position),
            collection: Some(CollectionDraft {
                field: way.field,
                path: draft.write(&way.path),
                renamed_from: former_table(draft, parent, field, way),
            }),
            id: entity::table_id(draft, self.root),
            name: subject.table,
            purpose: purpose(draft, parent, field, way),
            source_refs: provenance::references(draft, self.root, start.rules),
            ..TableDraft::EMPTY
        };
        entity::push(draft, drafted, start);
    }

    const fn of_fields<const N: usize>(
        &mut self,
        draft: &mut Draft<N>,
        fields: Fields,
        way: &Way,
    ) -> Child {
        let mut index = 0;
        while index < fields.len() {
            let field = fields.get(index);
            let found = self.of_shape(draft, field, field.shape, way);
            if found.is_some() {
                return found;
            }
            index += 1;
        }
        None
    }
}

const fn columns<const N: usize>(
    draft: &mut Draft<N>,
    (root, whose): (&EntityShape, bool),
    parent: Parent,
    (field, rows): (Field, &'static Rows),
    way: &Way,
) -> Range {
    draft.columns.push(ColumnDraft {
        default: Some(Str::Static("GEN_RANDOM_UUID()")),
        ..column::identity()
    });
    let key = column::foreign_key(draft, parent);
    draft.columns.push(ColumnDraft {
        field: Some(way.field),
        ..key
    });
    column::position(draft, parent, Some(way.field));
    tenant::column(draft, root, whose, Some(way.field));
    let keys = flatten::of_rows(draft, rows, field.said, &base(parent, way), way.field);
    if let Some(audit) = parent.entity.audit {
        let [created, updated] = column::audit(audit);
        draft.columns.push(created);
        draft.columns.push(updated);
    }
    keys
}

/// The Rust path of a collection.
const fn base(parent: Parent, way: &Way) -> Buffer<512> {
    let mut base = Buffer::new();
    base.push(parent.entity.target.name);
    base.push(".");
    base.push(way.path.as_str());
    base
}

/// `{entity}_{path of the field}`
const fn derived_name<const N: usize>(
    draft: &mut Draft<N>,
    owner: &EntityShape,
    way: &Buffer<512>,
) -> Str {
    let mut name = Buffer::<1024>::new();
    name.push(owner.singular);
    name.push("_");
    name.push(way.as_str());
    draft.write(&text::shortened(&name))
}

/// What the table was called before: as declared, or after what was renamed on the way to it.
const fn former_table<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
    field: Field,
    way: &Way,
) -> Option<Str> {
    match (parent.said.table, field.said.renamed_from) {
        (Some(_), Some(from)) => Some(Str::Static(from)),
        (None, _) if way.renamed => Some(derived_name(draft, parent.entity, &way.former)),
        _ => None,
    }
}

/// `{field} of {entity}`, unless declared.
const fn purpose<const N: usize>(
    draft: &mut Draft<N>,
    parent: Parent,
    field: Field,
    way: &Way,
) -> Str {
    if let Some(purpose) = parent.said.purpose {
        return Str::Static(purpose);
    }
    let mut purpose = Buffer::<1024>::new();
    // What has no name is called after its variant.
    purpose.push(match field.name.as_bytes() {
        [] | [b'0'..=b'9', ..] => way.name.as_str(),
        _ => field.name,
    });
    purpose.push(" of ");
    purpose.push(parent.entity.singular);
    draft.write(&purpose)
}
