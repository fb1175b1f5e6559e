//! Which checks there are.

use tablewright::Aggregate;
use tablewright::table::SqlType;

use crate::parcel::Parcel;
use crate::{check, column};

#[test]
fn checks_say_what_shapes_and_rules_exclude() {
    let parcel = &Parcel::TABLES[0];
    assert_eq!(
        check(parcel, "chk_parcel_priority"),
        "priority IN ('LOW', 'VERY_HIGH', 'whenever it suits you')"
    );
    assert_eq!(
        check(parcel, "chk_parcel_type_length"),
        "CHAR_LENGTH(type) = 1"
    );
    assert_eq!(
        check(parcel, "chk_parcel_weight"),
        "weight > 0 AND weight <= 31500"
    );
    assert_eq!(
        check(parcel, "chk_parcel_weight_active"),
        "weight <> 13 OR active <> FALSE"
    );
    assert_eq!(
        parcel.checks.len(),
        4,
        "a native enum needs none: {:?}",
        parcel.checks
    );
    assert_eq!(column(parcel, "mode").ty, SqlType::Enum("sending_mode"));
    assert_eq!(column(parcel, "priority").ty, SqlType::Varchar(30));
    assert_eq!(column(parcel, "priority").default, Some("'VERY_HIGH'"));
    assert_eq!(column(parcel, "weight").default, Some("500"));
    assert_eq!(column(parcel, "active").default, Some("TRUE"));
    assert_eq!(
        column(parcel, "weight").source,
        "INV-PAR-003: Weight is positive",
        "two rules of one sentence say it once"
    );
}
