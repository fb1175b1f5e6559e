//! Names that nobody declared are shortened, and differ after it.

use tablewright::{Aggregate, Id};

use crate::parcel::Parcel;

/// A type of which nobody would speak.
#[derive(Aggregate)]
struct AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn {
    id: Id<AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn>,
    a_field_of_sixty_three_bytes_which_is_the_longest_name_there_is: i8,
    other_a: Id<Parcel>,
    other_b: Id<Parcel>,
}

pub(super) const RECORD: &str =
    AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn::DATA_MODEL;

#[test]
fn are_shortened_with_a_hash() {
    let table = &AVeryLongNameOfATypeThatNobodyWouldEverUseInADomainOfTheirOwn::TABLES[0];
    let all: Vec<&str> = [table.name]
        .into_iter()
        .chain(table.indexes.iter().map(|index| index.name))
        .chain(table.foreign_keys.iter().map(|key| key.name))
        .chain(table.checks.iter().map(|check| check.name))
        .collect();
    assert_eq!(all.len(), 6);
    for (position, name) in all.iter().enumerate() {
        assert_eq!(name.len(), 63, "{name}");
        assert!(!all[..position].contains(name), "{name}");
    }
    assert!(
        table
            .name
            .starts_with("a_very_long_name_of_a_type_that_nobody_would_ever_use_")
    );
    assert_eq!(
        table.columns[1].name.len(),
        63,
        "a name that fits is not touched"
    );
}
