//! `id: Id<Other>` is a shared identity.

use tablewright::{Aggregate, Entity, Id};

use crate::names;

/// A person.
#[derive(Aggregate)]
struct Person {
    id: Id<Person>,
    photo: Option<Photo>,
}

/// What a person looks like.
#[derive(Entity)]
struct Photo {
    id: Id<Person>,
    bytes: Vec<u8>,
}

/// What a person earns.
#[derive(Aggregate)]
struct Salary {
    id: Id<Person>,
    amount: i64,
}

/// What a person was told.
#[derive(Aggregate)]
struct Notice {
    #[reference(on_delete = cascade)]
    id: Id<Person>,
    told: i64,
}

/// Who sees a notice.
#[derive(Aggregate)]
struct Reader {
    #[reference(on_delete = restrict)]
    id: Id<Notice>,
}

#[test]
fn is_deleted_as_it_says() {
    let actions = |tables: &'static [tablewright::Table]| {
        let keys = tables[0].foreign_keys.iter();
        keys.map(|key| (key.table, key.on_delete.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(actions(Notice::TABLES), [("persons", "CASCADE")]);
    assert_eq!(actions(Reader::TABLES), [("notices", "RESTRICT")]);
}

#[test]
fn is_primary_and_foreign_key_in_one() {
    let photo = &Person::TABLES[1];
    assert_eq!(names(photo), ["id", "bytes", "created_at", "updated_at"]);
    assert_eq!(photo.foreign_keys[0].columns, ["id"]);
    assert_eq!(photo.foreign_keys[0].on_delete.as_str(), "CASCADE");
    assert!(photo.indexes.is_empty());
    let salary = &Salary::TABLES[0];
    assert_eq!(salary.foreign_keys[0].table, "persons");
    assert_eq!(salary.foreign_keys[0].on_delete.as_str(), "RESTRICT");
}
