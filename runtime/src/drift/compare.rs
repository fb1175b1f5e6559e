//! What differs between two readings of one aggregate: a closed list of changes.

use super::json;
use super::object::{Kind, Object, key};
use crate::text;

/// One difference. Objects are meant by their positions among those that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    /// The object as it was accepted, if it was.
    pub(crate) before: Option<usize>,
    /// The object as the code has it, if it does.
    pub(crate) after: Option<usize>,
    pub(crate) what: What,
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// It was not accepted.
    Added,
    /// It does not exist any more.
    Removed,
    /// The value of the key at this position.
    Value(usize),
    /// It says something that no record does.
    Unknown,
    /// The order of its list.
    Order,
}

impl Change {
    pub(crate) const EMPTY: Self = Self {
        kind: Kind::Aggregate,
        before: None,
        after: None,
        what: What::Added,
    };
}

/// Which object is which on the other side; as many as there are objects.
pub(crate) struct Partners<'p> {
    pub(crate) of_before: &'p mut [Option<usize>],
    pub(crate) of_after: &'p mut [Option<usize>],
}

/// All changes, by kind and there in the order of the code, into `changes`. Returns how many there
/// are: more than have room, perhaps.
pub(super) const fn all(
    before: &[Object<'_>],
    after: &[Object<'_>],
    partners: &mut Partners<'_>,
    changes: &mut [Change],
) -> usize {
    let mut comparison = Comparison {
        before,
        after,
        partners,
        changes,
        length: 0,
    };
    comparison.pair_all();
    let mut kind = 0;
    while kind < Kind::ALL.len() {
        comparison.of_kind(Kind::ALL[kind]);
        kind += 1;
    }
    comparison.length
}

struct Comparison<'c, 'p, 'a> {
    before: &'c [Object<'a>],
    after: &'c [Object<'a>],
    partners: &'c mut Partners<'p>,
    changes: &'c mut [Change],
    length: usize,
}

impl Comparison<'_, '_, '_> {
    const fn push(&mut self, change: Change) {
        if self.length < self.changes.len() {
            self.changes[self.length] = change;
        }
        self.length += 1;
    }

    /// Tables first: what is inside of them is paired inside of pairs of them.
    const fn pair_all(&mut self) {
        self.pair(Kind::Aggregate, By::Position);
        self.pair(Kind::Table, By::Name);
        self.pair(Kind::Table, By::PreviousName);
        self.pair(Kind::Table, By::Type);
        let mut kind = 1;
        while kind < Kind::ALL.len() {
            let of = Kind::ALL[kind];
            self.pair(of, By::Name);
            match of {
                Kind::Column => self.pair(of, By::PreviousName),
                Kind::Enum => self.pair(of, By::Type),
                _ => {}
            }
            self.pair(of, By::Position);
            kind += 1;
        }
    }

    /// Pairs what is still single and alike.
    const fn pair(&mut self, kind: Kind, by: By) {
        let mut after = 0;
        while after < self.after.len() {
            if is(&self.after[after], kind) && self.partners.of_after[after].is_none() {
                // Where little has changed, it is at the same place or a little behind.
                let length = self.before.len();
                let mut steps = 0;
                while steps < length {
                    let before = (after + steps) % length;
                    if is(&self.before[before], kind)
                        && self.partners.of_before[before].is_none()
                        && self.are_alike(before, after, by)
                    {
                        self.partners.of_before[before] = Some(after);
                        self.partners.of_after[after] = Some(before);
                        break;
                    }
                    steps += 1;
                }
            }
            after += 1;
        }
    }

    const fn are_alike(&self, before: usize, after: usize, by: By) -> bool {
        let (old, new) = (&self.before[before], &self.after[after]);
        if !matches!(old.kind, Kind::Table) && !self.are_in_one_table(old, new) {
            return false;
        }
        match by {
            By::Name => {
                let mut index = 0;
                while index < old.kind.named_by() {
                    if !same(old.values[index], new.values[index]) {
                        return false;
                    }
                    index += 1;
                }
                old.values[0].is_some()
            }
            By::PreviousName => {
                let name = match new.kind {
                    Kind::Table => self.previous_table(after),
                    _ => self.previous_column(new),
                };
                match name {
                    Some(name) => text::equal(name, old.text(key::NAME)),
                    None => false,
                }
            }
            By::Type if matches!(new.kind, Kind::Enum) => {
                match (type_of(self.before, old), type_of(self.after, new)) {
                    (Some(old), Some(new)) => text::equal(old, new),
                    _ => false,
                }
            }
            By::Type => {
                let old = nth(self.before, Kind::Entity, position(self.before, before));
                let new = nth(self.after, Kind::Entity, position(self.after, after));
                match (old, new) {
                    (Some(old), Some(new)) => same(
                        self.before[old].values[key::ENTITY_TYPE],
                        self.after[new].values[key::ENTITY_TYPE],
                    ),
                    _ => false,
                }
            }
            By::Position => position(self.before, before) == position(self.after, after),
        }
    }

    const fn are_in_one_table(&self, old: &Object<'_>, new: &Object<'_>) -> bool {
        match (old.table, new.table) {
            (None, None) => true,
            (Some(old), Some(new)) => match self.partners.of_before[old] {
                Some(partner) => partner == new,
                None => false,
            },
            _ => false,
        }
    }

    /// What the entity of a table says that the table was called.
    const fn previous_table(&self, table: usize) -> Option<&str> {
        match nth(self.after, Kind::Entity, position(self.after, table)) {
            Some(entity) => match self.after[entity].values[key::ENTITY_RENAMED_FROM] {
                Some(name) => Some(json::unquoted(name)),
                None => None,
            },
            None => None,
        }
    }

    /// What a column says that it was called.
    const fn previous_column(&self, column: &Object<'_>) -> Option<&str> {
        let Some(table) = column.table else {
            return None;
        };
        let mut index = 0;
        while index < self.after.len() {
            let rename = &self.after[index];
            if is(rename, Kind::Rename)
                && same(rename.values[0], self.after[table].values[key::NAME])
                && same(rename.values[key::RENAME_COLUMN], column.values[key::NAME])
            {
                return Some(rename.text(key::RENAME_FROM));
            }
            index += 1;
        }
        None
    }

    /// The changes of all objects of one kind.
    const fn of_kind(&mut self, kind: Kind) {
        let mut latest = 0;
        let mut after = 0;
        while after < self.after.len() {
            if is(&self.after[after], kind) {
                match self.partners.of_after[after] {
                    Some(before) => {
                        self.of_pair(kind, before, after);
                        if before < latest {
                            self.push_order(kind, before, after);
                        } else {
                            latest = before;
                        }
                    }
                    None => self.push(Change {
                        kind,
                        before: None,
                        after: Some(after),
                        what: What::Added,
                    }),
                }
            }
            after += 1;
        }
        let mut before = 0;
        while before < self.before.len() {
            if is(&self.before[before], kind) && self.partners.of_before[before].is_none() {
                self.push(Change {
                    kind,
                    before: Some(before),
                    after: None,
                    what: What::Removed,
                });
            }
            before += 1;
        }
    }

    const fn of_pair(&mut self, kind: Kind, before: usize, after: usize) {
        let (old, new) = (self.before[before], self.after[after]);
        let mut index = 0;
        while index < kind.keys().len() {
            // What differs besides the fingerprint is compared itself.
            let is_fact = !matches!((kind, index), (Kind::Aggregate, key::FINGERPRINT));
            if is_fact && !same(old.values[index], new.values[index]) {
                self.push(Change {
                    kind,
                    before: Some(before),
                    after: Some(after),
                    what: What::Value(index),
                });
            }
            index += 1;
        }
        if old.unknown.is_some() || new.unknown.is_some() {
            self.push(Change {
                kind,
                before: Some(before),
                after: Some(after),
                what: What::Unknown,
            });
        }
    }

    /// Something stood before what now stands before it. Said once for each list.
    const fn push_order(&mut self, kind: Kind, before: usize, after: usize) {
        let is_known = self.length > 0
            && self.length <= self.changes.len()
            && matches!(self.changes[self.length - 1].what, What::Order);
        if !is_known {
            self.push(Change {
                kind,
                before: Some(before),
                after: Some(after),
                what: What::Order,
            });
        }
    }
}

/// What makes two objects the same one.
#[derive(Clone, Copy)]
enum By {
    /// The keys that name them.
    Name,
    /// What the code says that the name was.
    PreviousName,
    /// Of tables and enums, the Rust type.
    Type,
    /// Their place among those of their kind, in their table.
    Position,
}

/// The path of the type of an enum.
const fn type_of<'a>(objects: &[Object<'a>], of: &Object<'_>) -> Option<&'a str> {
    let mut index = 0;
    while index < objects.len() {
        if is(&objects[index], Kind::EnumType)
            && text::equal(objects[index].text(key::TYPE_ENUM), of.text(key::NAME))
        {
            return Some(objects[index].text(key::NAME));
        }
        index += 1;
    }
    None
}

/// Whether an object is of this kind.
pub(super) const fn is(object: &Object<'_>, kind: Kind) -> bool {
    object.kind as u8 == kind as u8
}

/// Whether two values are the same.
const fn same(left: Option<&str>, right: Option<&str>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => json::same(left, right),
        _ => false,
    }
}

/// The position of an object among those of its kind and table.
pub(super) const fn position(objects: &[Object<'_>], of: usize) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < of {
        if is(&objects[index], objects[of].kind)
            && (matches!(objects[of].kind, Kind::Table)
                || is_same_table(objects[index].table, objects[of].table))
        {
            count += 1;
        }
        index += 1;
    }
    count
}

const fn is_same_table(left: Option<usize>, right: Option<usize>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => left == right,
        _ => false,
    }
}

/// The object at this position among those of its kind.
pub(super) const fn nth(objects: &[Object<'_>], kind: Kind, position: usize) -> Option<usize> {
    let mut left = position;
    let mut index = 0;
    while index < objects.len() {
        if is(&objects[index], kind) {
            if left == 0 {
                return Some(index);
            }
            left -= 1;
        }
        index += 1;
    }
    None
}
