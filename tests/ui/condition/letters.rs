//! Letters whatever their case, asked of what is no text and of what is no constant.

use tablewright::{Aggregate, Id};

/// Somebody who signs in.
#[derive(Aggregate)]
#[invariant("INV-A-1: One", check(self.name.to_ascii_uppercase() == "ADA"))]
#[invariant("INV-A-2: Two", check(self.age.eq_ignore_ascii_case("ada")))]
#[invariant("INV-A-3: Three", check(self.name.eq_ignore_ascii_case(&self.name)))]
#[invariant("INV-A-4: Four", check(self.nickname.eq_ignore_ascii_case("ada")))]
#[invariant("INV-A-5: Five", check(self.name.eq_ignore_ascii_case("ada", "b")))]
#[invariant("INV-A-6: Six", check(self.name.eq_ignore_ascii_case()))]
#[invariant("INV-A-8: Eight", check(self.age.to_ascii_lowercase() == "ada"))]
#[invariant("INV-A-9: Nine", check(self.name.to_ascii_lowercase() < "ada"))]
#[invariant("INV-A-10: Ten", check(self.name.to_ascii_lowercase()))]
#[invariant("INV-A-11: Eleven", check(self.name.to_ascii_lowercase().to_ascii_lowercase() == "ada"))]
#[invariant("INV-A-12: Twelve", check(self.name.to_ascii_lowercase().trim() == "ada"))]
#[invariant("INV-A-13: Thirteen", check(self.name.to_ascii_lowercase("x") == "ada"))]
#[invariant("INV-A-14: Fourteen", check(self.name.to_ascii_lowercase().as_bytes == 1))]
#[invariant("INV-A-15: Fifteen", check(matches!(self.name.to_ascii_lowercase().as_str(), HOME)))]
#[invariant("INV-A-16: Sixteen", check(matches!(self.name.as_str(), "a" | HOME)))]
#[invariant("INV-A-17: Seventeen", check(matches!(self.name.as_str(), "a\0")))]
#[invariant("INV-A-18: Eighteen", check(-self.name.to_ascii_lowercase() == 1))]
#[invariant("INV-A-19: Nineteen", check(self.name.to_ascii_lowercase() == "Ada"))]
#[invariant("INV-A-20: Twenty", check("ADA" != self.name.to_ascii_lowercase().as_str()))]
#[invariant("INV-A-21: Twenty-one", check(["ada", "Bea"].contains(&self.name.to_ascii_lowercase().as_str())))]
#[invariant("INV-A-22: Twenty-two", check(self.name.to_ascii_lowercase().starts_with("A")))]
#[invariant("INV-A-23: Twenty-three", check(matches!(self.name.to_ascii_lowercase().as_str(), "ada" | "Bea")))]
#[invariant("INV-A-7: Seven", check(!self.name.eq_ignore_ascii_case("ROOT")))]
struct Account {
    id: Id<Account>,
    name: String,
    age: i32,
    nickname: Option<String>,
}

const HOME: &str = "home";

/// What only rustc finds.
#[derive(Aggregate)]
#[invariant("INV-B-1: One", check(self.age.to_ascii_lowercase() == "ada"))]
#[invariant("INV-B-2: Two", check(self.name.to_ascii_lowercase() == self.age))]
#[invariant("INV-B-3: Three", check(self.nickname.to_ascii_lowercase() == "ada"))]
#[invariant("INV-B-4: Four", check(matches!(self.age, "ada")))]
#[invariant("INV-B-5: Five", check(self.name.to_ascii_lowercase() == 'a'))]
#[invariant("INV-B-6: Six", check(["ada"].contains(&self.name.to_ascii_lowercase())))]
struct Member {
    id: Id<Member>,
    name: String,
    age: i32,
    nickname: Option<String>,
}

fn main() {}
