//! A unique rule whose name is taken appends its id.

use tablewright::table::SqlType;
use tablewright::{Aggregate, Id, ValueObject};

use crate::{column, index};

/// A user.
#[derive(Aggregate)]
#[invariant("INV-USR-001: One active user per mail", unique(mail) where(self.active))]
#[index(mail, purpose = "Log in")]
struct User {
    id: Id<User>,
    mail: String,
    active: bool,
}

/// A seat.
#[derive(Aggregate)]
#[invariant("INV-SEA-001: One seat each", unique(taken_by))]
struct Seat {
    id: Id<Seat>,
    #[index]
    taken_by: Option<Id<User>>,
    state: State,
}

/// A state with a long value: 14 characters of two bytes each.
#[derive(ValueObject)]
enum State {
    #[value_object(rename = "ожидает оплаты")]
    Waiting,
    Paid,
}

#[test]
fn are_the_rules_to_change() {
    let user = &User::TABLES[0];
    let names: Vec<&str> = user.indexes.iter().map(|index| index.name).collect();
    assert_eq!(names, ["idx_users_mail_inv_usr_001", "idx_users_mail"]);
    let seat = index(&Seat::TABLES[0], "idx_seats_taken_by");
    assert_eq!(seat.purpose, "One seat each");
    assert_eq!(column(&Seat::TABLES[0], "state").ty, SqlType::Varchar(20));
}
