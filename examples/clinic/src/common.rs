//! What all parts of the hospital speak of in the same words.

use rust_decimal::Decimal;
use tablewright::ValueObject;

/// What somebody is called.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct PersonName {
    /// The names given.
    #[column(length = 100)]
    pub given: String,
    /// The name of the family.
    #[column(length = 100)]
    pub family: String,
    /// As in `Dr.`
    #[column(length = 30)]
    pub title: Option<String>,
}

/// Where letters arrive.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Address {
    /// The street with its number.
    #[column(length = 120)]
    pub street: String,
    /// The town.
    pub town: Town,
    /// A second line.
    #[column(length = 120)]
    pub addition: Option<String>,
}

/// A town with its postal code.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Town {
    /// The postal code.
    #[column(name = "zip", length = 10)]
    pub postal_code: String,
    /// What it is called.
    #[column(length = 80)]
    pub name: String,
    /// ISO 3166-1, two letters.
    pub country: Country,
}

/// A country by its two letters.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
#[invariant("BR-COM-001: A country has two letters", assert(self.0.len() == 2))]
pub struct Country(#[column(length = 2)] pub String);

/// An electronic address.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
#[invariant("BR-COM-002: An address has one sign", assert(self.0.matches('@').count() == 1))]
pub struct Email(#[column(length = 254)] pub String);

/// A number that can be dialled from abroad.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ValueObject)]
pub struct PhoneNumber(#[column(length = 20)] pub String);

/// How somebody is reached.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Contact {
    /// Read once a day.
    pub email: Option<Email>,
    /// Answered at once.
    pub phone: PhoneNumber,
}

/// From one point to another; without an end, until further notice.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Period<T> {
    /// The first of it.
    pub starts: T,
    /// The last of it.
    pub ends: Option<T>,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Money {
    /// In units of the currency.
    #[column(precision = 12, scale = 2)]
    pub amount: Decimal,
    /// Of which it is an amount.
    pub currency: Currency,
}

/// What the hospital is paid in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(storage = native, rename_all = "UPPERCASE")]
pub enum Currency {
    /// The euro.
    Eur,
    /// The franc of Switzerland.
    Chf,
}

/// A share of a whole, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[invariant("BR-COM-003: No share is more than the whole", assert(self.0 <= 100))]
pub struct Percentage(pub u8);

/// A remark that may be left out.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Remark(pub Option<String>);

/// Something that acts in a body, by its international name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ValueObject)]
pub struct Substance(#[column(length = 120)] pub String);

/// How much of something.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Quantity {
    /// The number.
    #[column(precision = 10, scale = 3)]
    pub value: Decimal,
    /// Of these.
    pub unit: Unit,
}

/// What is counted or measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub enum Unit {
    /// 10⁻³ g
    Milligram,
    /// 10⁻³ l
    Millilitre,
    /// 10⁻³ mol/l
    MillimolePerLitre,
    /// One by one.
    Piece,
}
