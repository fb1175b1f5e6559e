//! Types that `macro_rules` makes are what they would be if they were written out, whatever kind of
//! fragment a value of an attribute comes through.

use tablewright::{Aggregate, Entity, Id, Identifier, Transitions, ValueObject};
use uuid::Uuid;

const SIX: i32 = 6;

/// Where an order stands.
#[derive(Clone, Copy, Debug, ValueObject)]
enum Status {
    Open,
    Held,
    Sent,
}

mod written {
    use super::{Aggregate, Entity, Id, Identifier, SIX, Status, Uuid, ValueObject};

    /// An order of the shop.
    #[derive(Aggregate)]
    #[aggregate(id = "AGG-ORD-001", table = "shop_orders", version = false)]
    #[renamed_from("old_orders")]
    #[invariant("INV-ORD-001: Few", name = "chk_few", check(self.count > 1 + 2 && self.count + 5 * -3 < SIX))]
    #[invariant("INV-ORD-002: Held or open", check(matches!(self.status, Status::Open | Status::Held)))]
    #[invariant("INV-ORD-003: One to five", check((1..=5).contains(&self.rank)))]
    #[invariant("INV-ORD-004: Not both", assert(self.count != self.rank))]
    #[invariant("INV-ORD-005: Counted once", unique(count) where(self.rank > 2))]
    #[invariant("INV-ORD-006: Goes one way", transitions(status, Open => Held, Held => Sent))]
    #[invariant("INV-ORD-007: By hand", sql(postgres = "count > 0"))]
    #[index(rank, name = "idx_by_rank", purpose = "By rank", where(self.rank > 1))]
    pub(super) struct Order {
        pub(super) id: OrderId,
        #[column(default = 1 + 2)]
        pub(super) count: i32,
        #[column(default = 3, name = "the_rank")]
        #[renamed_from("old_rank")]
        pub(super) rank: i32,
        #[column(default = Status::Open)]
        pub(super) status: Status,
        #[column(length = 5)]
        pub(super) text: String,
        #[column(precision = 10, scale = 5)]
        pub(super) amount: rust_decimal::Decimal,
        #[column(default(sql = "1"))]
        pub(super) by_sql: i32,
        #[column(default = -2.5)]
        pub(super) ratio: f64,
        #[collection(unique(value), where(self.value > 3))]
        pub(super) numbers: Vec<i32>,
        pub(super) lines: Vec<Line>,
        pub(super) code: Code,
    }

    #[derive(Debug, Identifier)]
    #[identifier(Order)]
    pub(super) struct OrderId(pub(super) Uuid);

    /// A line.
    #[derive(Entity)]
    #[invariant("INV-LIN-001: Some", check(self.count > 0))]
    pub(super) struct Line {
        pub(super) id: Id<Line>,
        pub(super) count: i32,
    }

    #[derive(Debug, ValueObject)]
    #[invariant("INV-COD-001: Positive", check(self.0 > 0))]
    #[invariant("INV-COD-002: Small", assert(self.0 < 100))]
    pub(super) struct Code(pub(super) i32);
}

/// Everything that an attribute takes, each through another kind of fragment. Some rules are the
/// macro's own, some are given to it, and some are both.
macro_rules! made {
    (
        $(#[$given:meta])*
        $order:ident, $id:ident, $line:ident,
        $doc:literal, $aggregate:literal, $table:expr, $off:expr, $old:literal,
        $three:expr, $five:literal, $minus:literal, $six:path, $pattern:pat, $own:expr,
        $text:expr, $six_half:literal, $sql:literal, $ty:ty, $field:ident, $open:ident, $state:path, $ratio:literal,
        $($rest:tt)*
    ) => {
        #[doc = concat!(" An ", $doc, "\n of the shop.\n\n", "Not the purpose.")]
        #[derive(Aggregate)]
        #[aggregate(id = $aggregate, table = $table, version = $off)]
        #[renamed_from($old)]
        #[invariant("INV-ORD-001: Few", name = $text, check(self.$field > $three && self.$field + $five * $minus < $six))]
        #[invariant("INV-ORD-002: Held or open", check(matches!(self.status, $pattern)))]
        $(#[$given])*
        #[invariant("INV-ORD-006: Goes one way", transitions(status, $open => Held, Held => Sent))]
        #[invariant("INV-ORD-007: By hand", sql(postgres = $sql))]
        #[index(rank, name = "idx_by_rank", purpose = "By rank", where($own))]
        pub(super) struct $order {
            pub(super) id: $id,
            #[column(default = $three)]
            pub(super) $field: $ty,
            #[column(default = $six_half, name = "the_rank")]
            #[renamed_from("old_rank")]
            pub(super) rank: i32,
            #[column(default = $state)]
            pub(super) status: Status,
            #[column(length = $five)]
            pub(super) text: String,
            #[column(precision = 10, scale = $five)]
            pub(super) amount: rust_decimal::Decimal,
            #[column(default(sql = "1"))]
            pub(super) by_sql: $ty,
            #[column(default = $ratio)]
            pub(super) ratio: f64,
            $($rest)*
        }

        #[derive(Debug, Identifier)]
        #[identifier($order)]
        pub(super) struct $id(pub(super) Uuid);

        /// A line.
        #[derive(Entity)]
        #[invariant("INV-LIN-001: Some", check(self.count > 0))]
        pub(super) struct $line {
            pub(super) id: Id<$line>,
            pub(super) count: i32,
        }
    };
}

mod by_macro {
    use super::{Aggregate, Entity, Id, Identifier, SIX, Status, Uuid, ValueObject};

    macro_rules! code {
        ($name:ident, $rule:expr) => {
            #[derive(Debug, ValueObject)]
            #[invariant("INV-COD-001: Positive", check(self.0 > 0))]
            #[invariant("INV-COD-002: Small", assert($rule))]
            pub(super) struct $name(pub(super) i32);
        };
    }
    code!(Code, self.0 < 100);

    made! {
        #[invariant("INV-ORD-003: One to five", check((1..=5).contains(&self.rank)))]
        #[invariant("INV-ORD-004: Not both", assert(self.count != self.rank))]
        #[invariant("INV-ORD-005: Counted once", unique(count) where(self.rank > 2))]
        Order, OrderId, Line,
        "order", "AGG-ORD-001", "shop_orders", false, "old_orders",
        1 + 2, 5, -3, SIX, Status::Open | Status::Held, self.rank > 1,
        "chk_few", 3, "count > 0", i32, count, Open, Status::Open, -2.5,
        #[collection(unique(value), where(self.value > 3))]
        pub(super) numbers: Vec<i32>,
        pub(super) lines: Vec<Line>,
        pub(super) code: Code,
    }
}

#[test]
fn a_type_of_a_macro_has_the_tables_of_one_that_is_written_out() {
    let written = format!("{:#?}", written::Order::TABLES);
    let by_macro = format!("{:#?}", by_macro::Order::TABLES);
    assert_eq!(written, by_macro);
}

macro_rules! order {
    ($module:ident, $count:literal, $rank:literal, $code:literal) => {
        $module::Order {
            id: $module::OrderId(Uuid::nil()),
            count: $count,
            rank: $rank,
            status: Status::Open,
            text: String::new(),
            amount: rust_decimal::Decimal::ZERO,
            by_sql: 1,
            ratio: 1.5,
            numbers: vec![1],
            lines: vec![$module::Line {
                id: Id::from_uuid(Uuid::nil()),
                count: $rank,
            }],
            code: $module::Code($code),
        }
    };
}

/// The ids of the rules that a value breaks.
fn broken(order: &impl Aggregate) -> Vec<String> {
    let Err(violations) = order.check_invariants() else {
        return Vec::new();
    };
    violations
        .iter()
        .filter_map(|violation| violation.rule().map(str::to_owned))
        .collect()
}

#[test]
fn a_type_of_a_macro_has_the_validator_of_one_that_is_written_out() {
    assert_eq!(broken(&order!(by_macro, 4, 1, 1)), Vec::<String>::new());
    assert_eq!(
        broken(&order!(by_macro, 0, 0, 0)),
        broken(&order!(written, 0, 0, 0))
    );
    assert_eq!(broken(&order!(by_macro, 0, 0, 0)).len(), 5);
    assert_eq!(
        broken(&order!(by_macro, 7, 7, 100)),
        broken(&order!(written, 7, 7, 100))
    );
}

mod purposes {
    use super::{Aggregate, Id};

    macro_rules! documented {
        ($doc:expr, $name:ident $(, $item:item)?) => {
            #[doc = $doc]
            #[doc = concat!(" and ", stringify!($name), "\n\n more.")]
            /// More of it.
            #[derive(Aggregate)]
            pub(super) struct $name {
                id: Id<$name>,
            }
            $(
                #[doc = concat!("* Of ", stringify!($name))]
                $item
            )?
        };
    }

    documented! {
        " The one", One,
        #[derive(Aggregate)]
        pub(super) struct Two {
            id: Id<Two>,
        }
    }

    #[doc = include_str!("fragments/purpose.md")]
    #[derive(Aggregate)]
    pub(super) struct Included {
        id: Id<Included>,
    }

    /// Written out.
    ///
    #[doc = concat!("Not the", " purpose.")]
    #[derive(Aggregate)]
    pub(super) struct Written {
        id: Id<Written>,
    }
}

#[test]
fn a_doc_comment_of_a_macro_is_a_purpose() {
    let purpose = |tables: &[tablewright::Table]| tables[0].purpose;
    assert_eq!(purpose(purposes::One::TABLES), "The one and One");
    assert_eq!(purpose(purposes::Two::TABLES), "Of One");
    assert_eq!(
        purpose(purposes::Included::TABLES),
        "What a file says, on two lines."
    );
    assert_eq!(purpose(purposes::Written::TABLES), "Written out.");
}

/// What a macro is given as tokens may be a path to a state.
macro_rules! parcel {
    ($($machine:tt)*) => {
        /// A parcel.
        #[derive(Aggregate)]
        #[invariant("INV-PAR-001: States follow each other", transitions($($machine)*))]
        struct Parcel {
            id: Id<Parcel>,
            delivery: Delivery,
        }
    };
}

#[derive(ValueObject)]
struct Delivery {
    step: Option<Step>,
}

#[derive(ValueObject)]
enum Step {
    Packed,
    Sent,
}

parcel!(delivery.step, Packed => Sent);

#[test]
fn a_state_machine_of_a_macro_is_over_a_path() {
    let parcel = |step| Parcel {
        id: Id::from_uuid(Uuid::nil()),
        delivery: Delivery { step },
    };
    let [none, packed, sent] = [None, Some(Step::Packed), Some(Step::Sent)].map(parcel);
    assert!(packed.delivery.can_become(&sent.delivery));
    assert!(none.delivery.can_become(&packed.delivery));
    assert!(!none.delivery.can_become(&sent.delivery));
    assert_eq!(packed.id, sent.id);
}
