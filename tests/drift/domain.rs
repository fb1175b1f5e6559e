//! A lending library, in which every shape occurs that a lock file tells of.

use rust_decimal::Decimal;
use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

/// The identity of a member.
#[derive(Identifier)]
#[identifier(Member)]
pub struct MemberId(pub Uuid);

/// An electronic address.
#[derive(ValueObject)]
pub struct Email(#[column(length = 254)] pub String);

/// An amount of money.
#[derive(ValueObject)]
pub struct Money {
    #[column(precision = 10, scale = 2)]
    pub amount: Decimal,
    pub currency: Currency,
}

/// What fees are paid in.
#[derive(ValueObject)]
#[value_object(name = "fee_currency", storage = native)]
pub enum Currency {
    Eur,
    #[value_object(rename = "sterling")]
    Gbp,
}

/// Where somebody lives.
#[derive(ValueObject)]
pub struct Address {
    #[column(length = 100)]
    pub street: String,
    pub place: Place,
}

/// A town and its post code.
#[derive(ValueObject)]
pub struct Place {
    #[column(length = 10)]
    pub code: String,
    #[column(name = "name", length = 60)]
    pub town: String,
}

/// Somebody who borrows.
#[derive(Aggregate)]
#[aggregate(id = "AGG-MEM-001", version = "revision", audit(created = "joined_at"))]
#[renamed_from("readers")]
#[invariant("INV-MEM-001: An address is one member's", unique(email) where(!self.left))]
#[invariant("INV-MEM-002: Nobody guarantees for himself")]
#[invariant(
    "INV-MEM-003: A nickname is one member's",
    unique(nickname.to_ascii_lowercase(), left) nulls(equal)
)]
#[index(updated_at desc, purpose = "List who changed last")]
#[index(left, email, purpose = "Find members who stay", include(nickname), where(!self.left))]
pub struct Member {
    pub id: MemberId,
    pub email: Email,
    #[renamed_from("alias")]
    #[column(length = 30)]
    pub nickname: Option<String>,
    #[embed(prefix = "at_")]
    pub home: Address,
    pub guarantor: Option<MemberId>,
    #[column(default = false)]
    pub left: bool,
    #[column(json)]
    pub interests: Vec<String>,
}

/// Where a copy stands.
#[derive(ValueObject)]
pub enum Shelf {
    Open,
    Closed,
}

/// A work that can be borrowed.
#[derive(Aggregate)]
#[aggregate(audit = false)]
#[invariant("INV-TIT-001: A title has pages", check(self.pages > 0 && self.pages < 30000))]
#[invariant("INV-TIT-002: It has copies", assert(!self.copies.is_empty()))]
#[index(pages desc, name.to_ascii_lowercase(), purpose = "Find thick titles")]
#[index(name text_pattern_ops, pages, purpose = "Find titles by how they begin")]
#[index(
    sql(postgres = "USING gin (name gin_trgm_ops)", sqlite = "(LENGTH(name))"),
    purpose = "Search in names"
)]
pub struct Title {
    pub id: Id<Title>,
    #[column(length = 200)]
    #[index(name = "idx_titles_by_name", method = "hash")]
    pub name: String,
    pub pages: i32,
    #[column(default(sql = "'en'"), length = 2)]
    pub language: String,
    #[children(ordered, purpose = "List the copies of a title")]
    pub copies: Vec<Copy>,
}

/// One copy of a title.
#[derive(Entity)]
#[entity(table = "title_copies")]
#[entity(sql(
    purpose = "How many copies there are",
    postgres(
        create = "CREATE VIEW copy_counts AS SELECT 1 AS one",
        drop = "DROP VIEW copy_counts"
    ),
    sqlite(
        create = "CREATE VIEW copy_counts AS SELECT 1 AS one",
        drop = "DROP VIEW copy_counts"
    )
))]
#[invariant("INV-COP-001: A number is given once", unique(parent, number))]
pub struct Copy {
    pub id: Id<Copy>,
    pub number: u16,
    pub price: Money,
    pub shelf: Shelf,
    pub damages: Vec<Damage>,
}

/// What is broken.
#[derive(Entity)]
pub struct Damage {
    pub id: Id<Damage>,
    pub note: String,
    pub fee: Option<i64>,
}

/// How far a loan has come.
#[derive(ValueObject)]
pub enum LoanState {
    Asked,
    Lent,
    Returned,
}

/// A copy in the hands of a member.
#[derive(Aggregate)]
#[aggregate(version = false)]
#[invariant("INV-LOA-001: From asked to returned", transitions(state, Asked => Lent, Lent => Returned))]
pub struct Loan {
    pub id: Id<Loan>,
    #[reference(on_delete = set_null)]
    pub member: Option<MemberId>,
    pub title: Id<Title>,
    #[reference(soft)]
    pub copy: Id<Copy>,
    #[column(default = LoanState::Asked)]
    pub state: LoanState,
    pub fee: Money,
}
