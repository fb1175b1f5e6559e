//! Letters whatever their case, asked of what is no text and of what is no constant.

use tablewright::{Aggregate, Id};

/// Somebody who signs in.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.to_ascii_lowercase() == "ada"))]
#[invariant("INV-A-2: Two", check(self.age.eq_ignore_ascii_case("ada")))]
#[invariant("INV-A-3: Three", check(self.name.eq_ignore_ascii_case(&self.name)))]
#[invariant("INV-A-4: Four", check(self.nickname.eq_ignore_ascii_case("ada")))]
#[invariant("INV-A-5: Five", check(self.name.eq_ignore_ascii_case("ada", "b")))]
#[invariant("INV-A-6: Six", check(self.name.eq_ignore_ascii_case()))]
#[invariant("INV-A-7: Seven", check(!self.name.eq_ignore_ascii_case("ROOT")))]
struct Account {
    id: Id<Account>,
    name: String,
    age: i32,
    nickname: Option<String>,
}

fn main() {}
