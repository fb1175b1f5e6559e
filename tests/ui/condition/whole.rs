use tablewright::{Aggregate, Entity, Id, ValueObject};

/// An address.
#[derive(ValueObject, PartialEq)]
struct Address {
    street: String,
    #[column(json)]
    notes: Vec<String>,
}

/// Where something goes.
#[derive(ValueObject, PartialEq)]
struct Route {
    by: i32,
    to: Address,
}

/// A letter.
#[derive(Aggregate)]
#[invariant("INV-B-1: JSON in it", check(self.billing == self.shipping))]
#[invariant("INV-B-2: JSON far in it", check(self.route.by > 0 || self.route != self.back))]
#[invariant("INV-B-3: A list", check([self.price, self.least].contains(&self.price)))]
#[invariant("INV-B-4: Fine", check(self.price == self.least && self.most != Some(self.least)))]
struct Letter {
    id: Id<Letter>,
    billing: Address,
    shipping: Address,
    route: Route,
    back: Route,
    price: Price,
    least: Price,
    most: Option<Price>,
}

/// A price.
#[derive(ValueObject, PartialEq, Clone, Copy)]
struct Price {
    cents: i64,
    currency: Currency,
}

impl Price {
    const FREE: Self = Self {
        cents: 0,
        currency: Currency::Euro,
    };
}

#[derive(ValueObject, PartialEq, Clone, Copy)]
enum Currency {
    Euro,
    Dollar,
}

/// A weight, of which nobody says when two are the same.
#[derive(ValueObject)]
struct Weight {
    grams: i32,
    gross: bool,
}

/// Of what is compared as a whole.
#[derive(Aggregate)]
#[invariant("INV-A-3: Not the same when", check(self.net == self.gross))]
#[invariant("INV-A-4: Of two types", check(self.price == self.net))]
#[invariant("INV-A-5: A constant", check(self.price == Price::FREE))]
#[invariant("INV-A-7: Children", check(self.items == self.others))]
#[invariant("INV-A-8: Order", check(self.price < self.least))]
#[invariant("INV-A-9: Without Some", check(self.most == self.least))]
#[invariant("INV-A-10: Fine", check(self.price == self.least && self.most != Some(self.least)))]
struct Order {
    id: Id<Order>,
    price: Price,
    least: Price,
    most: Option<Price>,
    net: Weight,
    gross: Weight,
    items: Vec<Item>,
    others: Vec<Other>,
}

/// An item.
#[derive(Entity)]
struct Item {
    id: Id<Item>,
}

/// Another one.
#[derive(Entity)]
struct Other {
    id: Id<Other>,
}

fn main() {}
