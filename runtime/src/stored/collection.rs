//! `#[collection]`: lists, sets, maps and maps of sets, each value a row.

#![expect(
    clippy::disallowed_types,
    reason = "these are the user's: what is found in them is sorted"
)]

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;

use super::{FieldType, InTable, SoftReference, Stored, plain, soft};
use crate::invariant::Checker;
use crate::shape::walk::is_several;
use crate::shape::{Rows, RowsKind, Shape};

/// What `#[collection]` speaks of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection of values",
    label = "`#[collection]` belongs on a `Vec`, a set, a map, or a map of sets",
    note = "the sets and maps of the standard library: `HashSet`, `BTreeSet`, `HashMap` and `BTreeMap`",
    note = "an empty collection and none would be the same rows: an `Option` of one has no mapping"
)]
pub trait Collection: 'static {
    /// The keys of a map; of anything else, `NoKey`.
    type Key;

    /// The values.
    type Value;

    /// What keeps its rows apart.
    const KIND: RowsKind;

    /// Visits each value, with its position in a list, or with its key.
    fn each(&self, visit: Visit<'_>);
}

/// Takes the position of a value, or its key, and the value.
type Visit<'v> = &'v mut dyn FnMut(Option<usize>, Option<&dyn Any>, &dyn Any);

/// The key of what has none.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

impl<T: 'static> Collection for Vec<T> {
    type Key = NoKey;
    type Value = T;
    const KIND: RowsKind = RowsKind::List;
    fn each(&self, visit: Visit<'_>) {
        for (position, value) in self.iter().enumerate() {
            visit(Some(position), None, value);
        }
    }
}

/// What a map may hold: a value, or a set of them.
#[diagnostic::on_unimplemented(
    message = "a collection cannot hold `{Self}` as the values of a map",
    label = "a map holds values or sets of values",
    note = "`#[column(json)]` stores any type as JSON"
)]
pub trait MapValue: 'static {
    /// The values.
    type Item;

    /// What keeps the rows of the map apart.
    const KIND: RowsKind;

    /// Visits each value.
    fn each_item(&self, visit: &mut dyn FnMut(&dyn Any));
}

// Whatever has columns is one value, an id of what is no root included.
impl<T: InTable + 'static> MapValue for T {
    // Of a type without columns, nothing follows.
    type Item = T::Itself;
    const KIND: RowsKind = RowsKind::Map;
    fn each_item(&self, visit: &mut dyn FnMut(&dyn Any)) {
        visit(self);
    }
}

macro_rules! sets {
    ($($set:ident $(, $state:ident)?;)*) => {$(
        impl<T: 'static $(, $state: 'static)?> Collection for $set<T $(, $state)?> {
            type Key = NoKey;
            type Value = T;
            const KIND: RowsKind = RowsKind::Set;
            fn each(&self, visit: Visit<'_>) {
                for value in self {
                    visit(None, None, value);
                }
            }
        }

        impl<T: 'static $(, $state: 'static)?> MapValue for $set<T $(, $state)?> {
            type Item = T;
            const KIND: RowsKind = RowsKind::MapOfSets;
            fn each_item(&self, visit: &mut dyn FnMut(&dyn Any)) {
                for value in self {
                    visit(value);
                }
            }
        }
    )*};
}

sets! {
    BTreeSet;
    HashSet, S;
}

macro_rules! maps {
    ($($map:ident $(, $state:ident)?;)*) => {$(
        impl<K: 'static, V: MapValue $(, $state: 'static)?> Collection for $map<K, V $(, $state)?> {
            type Key = K;
            type Value = V::Item;
            const KIND: RowsKind = V::KIND;
            fn each(&self, visit: Visit<'_>) {
                for (key, values) in self {
                    values.each_item(&mut |value| visit(None, Some(key), value));
                }
            }
        }
    )*};
}

maps! {
    BTreeMap;
    HashMap, S;
}

/// The columns of a key, if there is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a map",
    label = "a key is a column, a value object or an id",
    note = "`#[column(json)]` stores any type as JSON"
)]
pub trait Key {
    /// The columns.
    const SLOT: Option<&'static FieldType>;
}

impl Key for NoKey {
    const SLOT: Option<&'static FieldType> = None;
}

impl<T: Stored + 'static> Key for T {
    const SLOT: Option<&'static FieldType> = Some(plain::<T>());
}

/// The key or the value of a collection of which the ids are soft, asked of a concrete type: an
/// inherent constant wins over the trait's.
pub struct SoftPart<T>(PhantomData<T>);

impl<T: SoftReference + 'static> SoftPart<T> {
    /// The column of an id.
    pub const SLOT: Option<&'static FieldType> = Some(soft::<T>());
}

/// The answer for what is no id.
pub trait HardPart {
    /// Its columns.
    const SLOT: Option<&'static FieldType>;
}

impl<T: Key> HardPart for SoftPart<T> {
    const SLOT: Option<&'static FieldType> = T::SLOT;
}

/// The values of a collection, each a row.
#[must_use]
pub const fn collection<T: Collection>() -> &'static FieldType
where
    T::Key: Key,
    T::Value: Stored + 'static,
{
    const {
        &FieldType::of_rows::<T>(
            const {
                &Rows {
                    kind: T::KIND,
                    key: <T::Key as Key>::SLOT,
                    value: plain::<T::Value>(),
                }
            },
        )
    }
}

/// The same, with soft ids.
///
/// # Panics
///
/// Never: every value has columns.
#[must_use]
pub const fn soft_rows<T: Collection>(
    key: Option<&'static FieldType>,
    value: Option<&'static FieldType>,
) -> Rows {
    Rows {
        kind: T::KIND,
        key,
        value: value.expect("a value has columns"),
    }
}

impl FieldType {
    /// The values of a collection, each a row.
    #[must_use]
    pub const fn of_rows<T: Collection>(rows: &'static Rows) -> Self {
        Self::new(Shape::Collection(rows), check_rows::<T>)
    }
}

/// Reports what of the rows cannot be stored, and the rules that they break.
fn check_rows<T: Collection>(shape: &Shape, values: &dyn Any, check: &mut Checker<'_>) {
    let (Shape::Collection(rows), Some(values)) = (shape, values.downcast_ref::<T>()) else {
        return;
    };
    if check.notes() {
        note_rows(rows, values, check);
        return;
    }
    let before = check.count();
    check.beside(|check| {
        values.each(&mut |position, key, value| {
            if let (Some(slot), Some(key)) = (rows.key, key) {
                slot.check(key, &mut check.field("key"));
            }
            match position {
                Some(position) => rows.value.check(value, &mut check.item(position)),
                None => rows.value.check(value, check),
            }
        });
    });
    // Sets and maps may have any order, and reports one only.
    if !matches!(rows.kind, RowsKind::List) {
        check.sort_from(before);
    }
}

/// Notes what the columns of each row hold: of a value object, they are called as its fields.
fn note_rows<T: Collection>(rows: &Rows, values: &T, check: &mut Checker<'_>) {
    values.each(&mut |_, key, value| {
        check.begin_row();
        if let (Some(slot), Some(key)) = (rows.key, key) {
            slot.check(key, &mut check.field("key"));
        }
        if is_several(&rows.value.shape) {
            rows.value.check(value, check);
        } else {
            rows.value.check(value, &mut check.field("value"));
        }
    });
}

/// A value object of named fields: the columns of a row of a collection are called after them.
pub trait NamedFields {}

/// What a condition on the rows of a collection sees as `self`, asked of concrete types: an
/// inherent method wins over the trait's. Nothing of it is ever run.
#[derive(Debug)]
pub struct RowOf<K, V>(PhantomData<(K, V)>);

impl<K, V> RowOf<K, V> {
    /// The question.
    pub const NEW: Self = Self(PhantomData);
}

impl<V: NamedFields + 'static> RowOf<NoKey, V> {
    /// The value itself.
    ///
    /// # Panics
    ///
    /// Always: it is never called.
    #[must_use]
    pub fn row(&self) -> &'static V {
        unreachable!()
    }
}

impl<K: Key + InTable + 'static, V: NamedFields + 'static> RowOf<K, V> {
    /// The value, and its key.
    ///
    /// # Panics
    ///
    /// Always: it is never called.
    #[must_use]
    pub fn row(&self) -> &'static Keyed<K, V> {
        unreachable!()
    }
}

/// The answer for a value that is one column, or an enum.
pub trait OtherRow<K: 'static, V: 'static> {
    /// The value as a field.
    fn row(&self) -> &'static Row<K, V>;
}

impl<K: 'static, V: 'static> OtherRow<K, V> for RowOf<K, V> {
    fn row(&self) -> &'static Row<K, V> {
        unreachable!()
    }
}

/// A value of named fields, and its key.
#[derive(Debug)]
pub struct Keyed<K, V> {
    /// The key.
    pub key: K,
    value: V,
}

impl<K, V> std::ops::Deref for Keyed<K, V> {
    type Target = V;
    fn deref(&self) -> &V {
        &self.value
    }
}

/// A value, and its key.
#[derive(Debug)]
pub struct Row<K, V> {
    /// The key.
    pub key: K,
    /// The value.
    pub value: V,
}
