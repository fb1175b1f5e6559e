//! What fields become.

use tablewright::Aggregate;
use tablewright::table::SqlType;

use crate::parcel::{Parcel, Sender};
use crate::{column, names};

#[test]
fn value_objects_are_flattened_under_their_prefixes() {
    let parcel = &Parcel::TABLES[0];
    assert_eq!(
        names(parcel),
        [
            "id",
            "sender",
            "follows",
            "customs",
            "carrier",
            "code",
            "nickname",
            "weight",
            "active",
            "ship_to_street",
            "ship_to_zip",
            "ship_to_fee_amount",
            "ship_to_fee_currency",
            "paid_amount",
            "paid_currency",
            "amount",
            "currency",
            "priority",
            "mode",
            "type",
            "labels",
        ]
    );
    assert_eq!(
        column(parcel, "ship_to_fee_currency").source,
        "Parcel.ship_to.fee.currency"
    );
    assert_eq!(
        column(parcel, "ship_to_fee_currency").ty,
        SqlType::Varchar(3)
    );
}

#[test]
fn newtypes_are_columns_of_their_owners() {
    let sender = &Sender::TABLES[0];
    assert_eq!(
        names(sender),
        [
            "id",
            "contact",
            "backup",
            "row_version",
            "made_at",
            "updated_at"
        ]
    );
    assert_eq!(column(sender, "contact").ty, SqlType::Varchar(254));
    assert_eq!(column(sender, "contact").source, "Sender.contact");
    assert_eq!(column(sender, "backup").constraints(), "NULL");
}

#[test]
fn purposes_are_first_paragraphs() {
    assert_eq!(Parcel::TABLES[0].purpose, "Something that is sent.");
}

#[test]
fn everything_is_usable_in_const() {
    const TABLES: usize = Parcel::TABLES.len();
    const FIRST: &str = Parcel::TABLES[0].columns[1].name;
    assert_eq!((TABLES, FIRST), (4, "sender"));
}
