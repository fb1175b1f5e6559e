//! Which aggregate of the code is which one of those that were accepted.

use std::collections::BTreeMap;

use super::Record;

/// An aggregate as it was accepted, and as the code has it.
type Pair<'m> = (Option<&'m Record>, Option<&'m Record>);

/// Those of the code in its order, then those that are gone.
pub(super) fn all<'m>(before: &'m [Record], after: &'m [Record]) -> Vec<Pair<'m>> {
    let mut accepted = Accepted::of(before);
    let mut partners = vec![None; after.len()];
    for key in Key::ALL {
        for (record, partner) in after.iter().zip(&mut partners) {
            if partner.is_none() {
                *partner = accepted.take(key, record);
            }
        }
    }
    let gone = accepted.left().map(|record| (Some(record), None));
    let pairs = partners.into_iter().zip(after.iter().map(Some));
    pairs.chain(gone).collect()
}

/// What makes an aggregate the accepted one, the surest first: none of it need be unique.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    TypeAndTable,
    Type,
    FormerTable,
    Table,
    Name,
}

impl Key {
    const ALL: [Self; 5] = [
        Self::TypeAndTable,
        Self::Type,
        Self::FormerTable,
        Self::Table,
        Self::Name,
    ];

    fn of_code(self, record: &Record) -> Option<[&str; 2]> {
        let entity = record.entities.first();
        match self {
            Self::FormerTable => Some([entity?.renamed_from.as_deref()?, ""]),
            _ => self.of_accepted(record),
        }
    }

    fn of_accepted(self, record: &Record) -> Option<[&str; 2]> {
        let table = record.tables.first().map(|table| table.name.as_str());
        let ty = record.aggregate.ty.as_str();
        Some(match self {
            Self::TypeAndTable => [ty, table?],
            Self::Type => [ty, ""],
            Self::FormerTable | Self::Table => [table?, ""],
            Self::Name => [&record.aggregate.name, ""],
        })
    }
}

/// The accepted records that no aggregate has taken yet.
struct Accepted<'a> {
    records: &'a [Record],
    is_taken: Vec<bool>,
    /// By key, package and names.
    known: BTreeMap<(Key, &'a str, [&'a str; 2]), Vec<usize>>,
}

impl<'a> Accepted<'a> {
    fn of(records: &'a [Record]) -> Self {
        let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (position, record) in records.iter().enumerate() {
            for key in Key::ALL {
                if let Some(names) = key.of_accepted(record) {
                    let place = (key, record.package.name.as_str(), names);
                    known.entry(place).or_default().push(position);
                }
            }
        }
        Self {
            records,
            is_taken: vec![false; records.len()],
            known,
        }
    }

    fn take(&mut self, key: Key, record: &Record) -> Option<&'a Record> {
        let place = (key, record.package.name.as_str(), key.of_code(record)?);
        let mut known = self.known.get(&place)?.iter();
        let found = *known.find(|position| !self.is_taken[**position])?;
        self.is_taken[found] = true;
        Some(&self.records[found])
    }

    fn left(self) -> impl Iterator<Item = &'a Record> {
        let records = self.records.iter().zip(self.is_taken);
        records.filter_map(|(record, is_taken)| (!is_taken).then_some(record))
    }
}
