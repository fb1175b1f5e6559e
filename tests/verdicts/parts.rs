//! Value objects wherever they may be: required, optional, in each other, in variants, in children
//! and in collections.

use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::row::{AsCell, Cell, Row, Subject, maybe, often, values};

/// An amount in a currency.
#[derive(ValueObject, Clone, Debug)]
#[invariant("PAR-MON-001: Not negative", check(self.amount >= dec!(0)))]
#[invariant("PAR-MON-002: Three capitals", name = "code", check(self.currency.0.len() == 3))]
struct Money {
    #[column(precision = 6, scale = 2)]
    amount: Decimal,
    currency: Currency,
}

/// A code of ISO 4217.
#[derive(ValueObject, Clone, Debug)]
#[invariant("PAR-CUR-001: Capitals", check(self.0.chars().all(|c| matches!(c, 'A'..='Z'))))]
struct Currency(#[column(length = 4)] String);

/// From one to another.
#[derive(ValueObject, Clone, Debug)]
#[invariant("PAR-SPA-001: In order", check(self.least <= self.most))]
struct Span<T: PartialOrd> {
    least: T,
    most: T,
}

/// Perhaps a note, and how far it reaches.
#[derive(ValueObject, Clone, Debug)]
#[invariant("PAR-NOT-001: A note says something", check(self.text.as_ref().is_none_or(|it| it.0 != "")))]
#[invariant("PAR-NOT-002: What reaches says why", check(if self.reach.is_some() { self.text.is_some() } else { true }))]
struct Note {
    #[column(name = "words")]
    text: Option<Words>,
    reach: Option<Span<i32>>,
}

/// Some words.
#[derive(ValueObject, Clone, Debug)]
struct Words(#[column(length = 10)] String);

/// How something is paid.
#[derive(ValueObject, Clone, Debug)]
enum Payment {
    Free,
    Cash(Money),
    Card {
        limit: Option<Money>,
        span: Span<i32>,
    },
}

/// The whole.
#[derive(Aggregate, Clone, Debug)]
#[invariant("PAR-WHO-001: A part of a part", check(self.total.amount > dec!(1) && self.total.currency.0 != "XXX"))]
#[invariant("PAR-WHO-002: Of what may be absent", check(self.discount.as_ref().is_none_or(|it| it.amount < self.total.amount)))]
#[invariant("PAR-WHO-003: A discount says why", check(self.discount.is_some() == self.note.is_some()))]
#[invariant("PAR-WHO-004: Inside of inside", check(self.note.as_ref().is_some_and(|note| note.reach.as_ref().is_some_and(|reach| reach.most > 5))))]
#[invariant("PAR-WHO-005: What is free costs nothing", check(!matches!(self.payment, Payment::Free) || self.total.amount == dec!(0)))]
#[invariant("PAR-WHO-006: Paid somehow", check(matches!(self.payment, Payment::Cash(..) | Payment::Card { .. })))]
#[invariant("PAR-WHO-007: Paid otherwise", check(self.otherwise.as_ref().is_some_and(|it| !matches!(it, Payment::Card { .. }))))]
struct Whole {
    id: Id<Whole>,
    total: Money,
    discount: Option<Money>,
    #[embed(presence)]
    note: Option<Note>,
    #[embed(prefix = "")]
    span: Span<i32>,
    payment: Payment,
    otherwise: Option<Payment>,
    #[children]
    pieces: Vec<Piece>,
    #[collection]
    prices: Vec<Money>,
}

/// A piece of the whole.
#[derive(Entity, Clone, Debug)]
#[invariant("PAR-PIE-001: Something", check(self.count > 0))]
struct Piece {
    id: Id<Piece>,
    count: i16,
    price: Option<Money>,
}

fn money() -> BoxedStrategy<Money> {
    let amount = often(&[0, -1, 1, 100, 101, 999_999], -999_999..=999_999_i64);
    let currency = often(
        &["EUR", "XXX", "eur", "", "É", "EU"].map(str::to_owned),
        "[A-Za-z]{0,4}",
    );
    let of = (amount, currency).prop_map(|(amount, currency)| Money {
        amount: Decimal::new(amount, 2),
        currency: Currency(currency),
    });
    of.boxed()
}

fn span() -> BoxedStrategy<Span<i32>> {
    let end = || often(&[0, 1, 5, 6, i32::MIN, i32::MAX], any::<i32>());
    (end(), end())
        .prop_map(|(least, most)| Span { least, most })
        .boxed()
}

fn payment() -> BoxedStrategy<Payment> {
    prop_oneof![
        Just(Payment::Free),
        money().prop_map(Payment::Cash),
        (maybe(money()), span()).prop_map(|(limit, span)| Payment::Card { limit, span }),
    ]
    .boxed()
}

fn whole() -> impl Strategy<Value = Whole> {
    let words = often(&[String::new(), "a".to_owned()], "[a-z ]{0,4}").prop_map(Words);
    let note = (maybe(words), maybe(span())).prop_map(|(text, reach)| Note { text, reach });
    let piece =
        (often(&[0, 1, -1], any::<i16>()), maybe(money())).prop_map(|(count, price)| Piece {
            id: Id::new(),
            count,
            price,
        });
    let rows = (
        proptest::collection::vec(piece, 0..3),
        proptest::collection::vec(money(), 0..3),
    );
    let of = (
        money(),
        maybe(money()),
        maybe(note),
        span(),
        payment(),
        maybe(payment()),
        rows,
    );
    of.prop_map(
        |(total, discount, note, span, payment, otherwise, (pieces, prices))| Whole {
            id: Id::new(),
            total,
            discount,
            note,
            span,
            payment,
            otherwise,
            pieces,
            prices,
        },
    )
}

type Cells<'n> = Vec<(&'n str, Cell)>;

fn money_cells<'n>([amount, currency]: [&'n str; 2], of: Option<&Money>) -> Cells<'n> {
    vec![
        (amount, of.map(|of| of.amount).cell()),
        (currency, of.map(|of| of.currency.0.clone()).cell()),
    ]
}

fn span_cells<'n>([least, most]: [&'n str; 2], of: Option<&Span<i32>>) -> Cells<'n> {
    vec![
        (least, of.map(|of| of.least).cell()),
        (most, of.map(|of| of.most).cell()),
    ]
}

fn payment_cells<'n>(names: [&'n str; 7], of: Option<&Payment>) -> Cells<'n> {
    let [tag, cash, in_currency, limit, limit_currency, least, most] = names;
    let (value, paid, limited, span) = match of {
        None => (None, None, None, None),
        Some(Payment::Free) => (Some("free"), None, None, None),
        Some(Payment::Cash(money)) => (Some("cash"), Some(money), None, None),
        Some(Payment::Card { limit, span }) => (Some("card"), None, limit.as_ref(), Some(span)),
    };
    let mut cells = vec![(tag, value.cell())];
    cells.extend(money_cells([cash, in_currency], paid));
    cells.extend(money_cells([limit, limit_currency], limited));
    cells.extend(span_cells([least, most], span));
    cells
}

fn rows_of(of: &Whole) -> Vec<Row> {
    let mut rows = Vec::new();
    let note = of.note.as_ref();
    let mut cells = money_cells(["total_amount", "total_currency"], Some(&of.total));
    cells.extend(money_cells(
        ["discount_amount", "discount_currency"],
        of.discount.as_ref(),
    ));
    cells.push(("note_present", note.is_some().cell()));
    cells.push((
        "note_words",
        note.and_then(|note| note.text.as_ref())
            .map(|text| text.0.clone())
            .cell(),
    ));
    let reach = note.and_then(|note| note.reach.as_ref());
    cells.extend(span_cells(["note_reach_least", "note_reach_most"], reach));
    cells.extend(span_cells(["least", "most"], Some(&of.span)));
    let names = [
        "payment",
        "payment_cash_amount",
        "payment_cash_currency",
        "payment_card_limit_amount",
        "payment_card_limit_currency",
        "payment_card_span_least",
        "payment_card_span_most",
    ];
    cells.extend(payment_cells(names, Some(&of.payment)));
    let names = [
        "otherwise",
        "otherwise_cash_amount",
        "otherwise_cash_currency",
        "otherwise_card_limit_amount",
        "otherwise_card_limit_currency",
        "otherwise_card_span_least",
        "otherwise_card_span_most",
    ];
    cells.extend(payment_cells(names, of.otherwise.as_ref()));
    let alone = Whole {
        pieces: Vec::new(),
        prices: Vec::new(),
        ..of.clone()
    };
    rows.push(Row::of("wholes", cells, alone.check_invariants()));
    for piece in &of.pieces {
        let mut cells = vec![("count", piece.count.cell())];
        cells.extend(money_cells(
            ["price_amount", "price_currency"],
            piece.price.as_ref(),
        ));
        rows.push(Row::of("pieces", cells, piece.check_invariants()));
    }
    for price in &of.prices {
        let cells = money_cells(["amount", "currency"], Some(price));
        rows.push(Row::of("whole_prices", cells, price.check_invariants()));
    }
    rows
}

pub(crate) const PARTS: Subject = Subject {
    rows: |count| values(count, whole()).iter().flat_map(rows_of).collect(),
};
