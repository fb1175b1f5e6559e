//! Which index a foreign key needs.

use tablewright::{Aggregate, Id, ValueObject};

use crate::index_names;

/// A port.
#[derive(Aggregate)]
struct Port {
    id: Id<Port>,
}

#[derive(ValueObject)]
struct Leg {
    from: Id<Port>,
    to: Id<Port>,
}

/// A passage with five references to one table.
#[derive(Aggregate)]
#[invariant("INV-PAS-001: A name is one passage's in a port", unique(home, name))]
#[index(first.from, name, where(self.open), purpose = "Open ones")]
#[index(first.to, name, purpose = "Arrivals")]
#[index(last, purpose = "Both ends")]
struct Passage {
    id: Id<Passage>,
    name: String,
    open: bool,
    home: Id<Port>,
    first: Leg,
    last: Leg,
    #[reference(on_delete = cascade)]
    spare: Option<Id<Port>>,
}

#[test]
fn only_where_no_whole_index_begins_with_it() {
    let passages = &Passage::TABLES[0];
    assert_eq!(passages.foreign_keys.len(), 6);
    assert!(passages.foreign_keys.iter().all(|key| key.table == "ports"));
    assert_eq!(
        index_names(passages),
        [
            // A partial index covers nothing.
            "idx_passages_first_from",
            "idx_passages_last_to",
            "idx_passages_spare",
            "idx_passages_home_name",
            "idx_passages_first_from_name",
            "idx_passages_first_to_name",
            "idx_passages_last_from_last_to",
        ]
    );
}
