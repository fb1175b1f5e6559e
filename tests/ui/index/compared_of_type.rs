//! What only the types of fields tell of how they are compared.

use tablewright::{Aggregate, Id, ValueObject};

/// Somebody who signs in.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", unique(age.to_ascii_lowercase()))]
#[invariant("INV-A-2: Two", unique(home.to_ascii_lowercase()))]
#[invariant("INV-A-3: Three", unique(home.town.to_ascii_lowercase()))]
#[invariant("INV-A-4: Four", unique(home.street.to_ascii_lowercase()))]
#[invariant("INV-A-5: Five", unique(state.to_ascii_lowercase()))]
#[invariant("INV-A-6: Six", unique(age, home) nulls(equal))]
#[invariant("INV-A-7: Seven", unique(age, nickname) nulls(equal))]
#[invariant("INV-A-8: Eight", unique(nickname, paid) nulls(equal))]
#[index(friend.to_ascii_lowercase())]
#[index(nickname.to_ascii_lowercase())]
#[index(notes.to_ascii_lowercase())]
struct Account {
    id: Id<Account>,
    age: i32,
    home: Place,
    state: State,
    friend: Id<Account>,
    nickname: Option<String>,
    paid: Paid,
    #[collection(unique(value.to_ascii_lowercase()))]
    notes: Vec<i32>,
    #[collection(unique(value), nulls(equal))]
    marks: Vec<i32>,
}

/// A place.
#[derive(ValueObject)]
struct Place {
    town: String,
    country: String,
}

/// How an account is paid.
#[derive(ValueObject)]
enum Paid {
    Cash,
    Card { number: i32 },
}

/// Where an account stands.
#[derive(ValueObject)]
enum State {
    Open,
    Closed,
}

fn main() {}
