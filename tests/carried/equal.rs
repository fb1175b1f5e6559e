//! The law of equality over the domains that people have written.

use shop::{Customer, Order};
use tablewright::Aggregate as _;

use crate::{clinic_records, refers, types, unfriendly};

/// All that this program links.
fn written() -> Vec<&'static str> {
    let mut all = vec![Customer::DATA_MODEL, Order::DATA_MODEL];
    all.extend(clinic_records::RECORDS);
    all.extend(types::RECORDS);
    all.extend(unfriendly::RECORDS);
    all.extend(refers::RECORDS);
    all.sort_unstable();
    all
}

#[test]
fn what_is_linked_is_carried_as_it_is_mapped() {
    let linked = tablewright_model::linked_records().unwrap();
    let mut read: Vec<&str> = linked.iter().map(|of| of.record.as_str()).collect();
    read.sort_unstable();
    let written = written();
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(read, written);
    }
    assert_eq!(read.len(), written.len());
}
