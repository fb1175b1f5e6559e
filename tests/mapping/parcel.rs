//! A domain with something of everything.

use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

/// An amount in a currency.
#[derive(ValueObject)]
pub(crate) struct Money {
    pub(crate) amount: i64,
    #[column(length = 3)]
    pub(crate) currency: String,
}

/// Where something is sent.
#[derive(ValueObject)]
pub(crate) struct Address {
    pub(crate) street: String,
    #[column(name = "zip")]
    pub(crate) postal_code: String,
    pub(crate) fee: Money,
}

/// A mail address.
#[derive(ValueObject)]
pub(crate) struct Email(#[column(length = 254)] String);

/// How urgent something is.
#[derive(ValueObject)]
#[value_object(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Priority {
    Low,
    VeryHigh,
    #[value_object(rename = "whenever it suits you")]
    Whenever,
}

/// How something is sent.
#[derive(ValueObject)]
#[value_object(name = "sending_mode", storage = native)]
pub(crate) enum Mode {
    Land,
    Air,
}

/// Who sends parcels.
#[derive(Aggregate)]
#[aggregate(version = "row_version", audit(created = "made_at"))]
pub(crate) struct Sender {
    pub(crate) id: SenderId,
    pub(crate) contact: Email,
    pub(crate) backup: Option<Email>,
}

/// The identity of a sender.
#[derive(Identifier)]
#[identifier(Sender)]
pub(crate) struct SenderId(pub(crate) Uuid);

/// Something that is sent.
///
/// What follows the first paragraph is not the purpose.
#[derive(Aggregate)]
#[aggregate(table = "shipments", version = false, audit = false)]
#[renamed_from("packages")]
#[invariant("INV-PAR-001: A parcel is tracked once", unique(carrier, code))]
#[invariant("INV-PAR-002: A nickname is unique while it is active", unique(nickname) where(self.active))]
#[invariant("INV-PAR-003: Weight is positive", check(self.weight > 0 && self.weight <= 31_500))]
#[invariant("INV-PAR-003: Weight is positive", check(!(self.weight == 13) || self.active != false))]
#[invariant("INV-PAR-004: Somebody looks after it")]
#[index(carrier, weight, purpose = "Plan tours", include(active), where(self.active == true))]
#[index(sender)]
pub(crate) struct Parcel {
    pub(crate) id: Id<Parcel>,
    pub(crate) sender: SenderId,
    #[reference(on_delete = set_null)]
    pub(crate) follows: Option<Id<Parcel>>,
    #[reference(soft)]
    pub(crate) customs: Id<Nobody>,
    pub(crate) carrier: String,
    pub(crate) code: String,
    pub(crate) nickname: Option<String>,
    #[column(default = 500)]
    pub(crate) weight: i32,
    #[column(default = true)]
    pub(crate) active: bool,
    pub(crate) ship_to: Address,
    #[embed(prefix = "paid_")]
    pub(crate) price: Money,
    #[embed(prefix = "")]
    pub(crate) value: Money,
    #[column(default = Priority::VeryHigh)]
    pub(crate) priority: Priority,
    #[column(no_index)]
    pub(crate) mode: Mode,
    r#type: char,
    #[column(json)]
    pub(crate) labels: Option<Vec<String>>,
    #[column(skip)]
    pub(crate) _cache: Option<Nobody>,
    pub(crate) stops: Vec<Stop>,
    pub(crate) seal: Option<Seal>,
}

/// Never stored.
pub(crate) struct Nobody;

/// Where a parcel was.
#[derive(Entity)]
#[invariant("INV-STP-001: A place is passed once", unique(parent, place))]
pub(crate) struct Stop {
    pub(crate) id: Id<Stop>,
    pub(crate) place: String,
    #[children(
        ordered = "line_number",
        table = "parcel_scans",
        foreign_key = "at_stop"
    )]
    pub(crate) scans: Vec<Scan>,
}

/// Who saw a parcel.
#[derive(Entity)]
#[entity(audit = false)]
pub(crate) struct Scan {
    pub(crate) id: Id<Scan>,
    pub(crate) by: u8,
    pub(crate) hash: [u8; 32],
}

/// What keeps a parcel shut.
#[derive(Entity)]
pub(crate) struct Seal {
    pub(crate) id: Id<Seal>,
    pub(crate) number: u64,
}
