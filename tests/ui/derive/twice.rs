use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};

/// What something costs.
#[derive(ValueObject, ValueObject)]
struct Money {
    cents: i64,
}

/// Where an order is.
#[derive(ValueObject)]
#[derive(Clone, Copy, ValueObject)]
enum Status {
    Open,
    Paid,
}

/// An order.
#[derive(Aggregate, Aggregate)]
#[invariant("INV-ORD-001: Paid once", transitions(status, Open => Paid))]
struct Order {
    id: Id<Order>,
    status: Status,
    price: Money,
    #[children]
    lines: Vec<Line>,
}

/// A line of an order.
#[derive(Entity, ValueObject)]
struct Line {
    id: Id<Line>,
}

/// A customer.
#[derive(Aggregate, ValueObject)]
struct Customer {
    id: CustomerId,
}

#[derive(Identifier, Identifier)]
#[identifier(Customer)]
struct CustomerId(uuid::Uuid);

// Each of these is a type of its own.
macro_rules! made {
    ($($module:ident)*) => {
        $(mod $module {
            /// A note.
            #[derive(::tablewright::ValueObject)]
            pub struct Note {
                pub length: i32,
            }
        })*
    };
}
made!(a b);

macro_rules! versions {
    ($name:ident) => {
        mod first {
            /// A rank.
            #[derive(::tablewright::ValueObject)]
            pub struct $name(pub i32);
        }
        mod second {
            /// A rank.
            #[derive(::tablewright::ValueObject)]
            pub struct $name(pub i64);
        }
    };
}
versions!(Rank);

fn main() {}
