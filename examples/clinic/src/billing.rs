//! Who pays.

use chrono::NaiveDate;
use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::admission::Admission;
use crate::common::{Address, Contact, Money, Percentage};
use crate::patient::PatientId;

/// Who pays for many patients.
#[derive(Aggregate)]
#[aggregate(id = "AGG-INS-001")]
pub struct Insurer {
    /// The identity.
    pub id: Id<Insurer>,
    /// What it is called.
    #[column(length = 120)]
    #[index(unique, purpose = "Find an insurer by its name")]
    pub name: String,
    /// Where invoices go.
    #[embed(prefix = "post_")]
    pub address: Address,
    /// Who answers questions.
    pub desk: Option<Contact>,
    /// What it pays of each kind of treatment, where it does not pay all.
    #[collection(ordered, unique(treatment))]
    pub shares: Vec<Share>,
}

/// What an insurer pays of a kind of treatment.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Share {
    /// The kind, by the list of the chamber.
    pub treatment: i16,
    /// How much.
    pub pays: Percentage,
}

/// What is to be paid.
#[derive(Aggregate)]
#[aggregate(id = "AGG-INV-001")]
#[invariant("INV-INV-001: A number is given once", unique(number))]
#[invariant("INV-INV-002: Reminded at most three times", check(self.reminders >= 0 && self.reminders <= 3))]
pub struct Invoice {
    /// The identity.
    pub id: Id<Invoice>,
    /// Without gaps, says the tax office.
    pub number: u32,
    /// For which stay, if for one.
    pub admission: Option<Id<Admission>>,
    /// Who pays.
    pub payer: Payer,
    /// What is to be paid.
    pub total: Money,
    /// What need not be.
    pub discount: Option<Discount>,
    /// By when.
    pub due: NaiveDate,
    /// How often it was asked for.
    #[column(default = 0)]
    pub reminders: i16,
    /// What was paid.
    pub payments: Vec<Payment>,
}

/// Who pays an invoice.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum Payer {
    /// The patient.
    Patient(PatientId),
    /// An insurer, and the patient for the rest.
    Shared {
        /// The insurer.
        insurer: Id<Insurer>,
        /// Who pays the rest.
        patient: PatientId,
        /// How much of it is the insurer's.
        share: Percentage,
    },
    /// Somebody else, at their address.
    Other {
        /// What they are called.
        #[column(length = 200)]
        name: String,
        /// Where they live.
        address: Option<Address>,
    },
}

/// What need not be paid.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum Discount {
    /// This much.
    Amount(Money),
    /// This much of the total.
    Share(Percentage),
}

/// Money that came in.
#[derive(Entity)]
pub struct Payment {
    /// The identity.
    pub id: Id<Payment>,
    /// How much.
    pub amount: Money,
    /// When.
    pub received: NaiveDate,
    /// What the bank tells of it.
    pub bank: Option<BankReference>,
}

/// What a bank tells of a payment.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct BankReference {
    /// The number at the bank.
    #[column(length = 35)]
    pub number: String,
    /// The account it came from.
    pub account: Account,
    /// What the payer wrote.
    #[column(length = 140)]
    pub text: Option<String>,
}

/// An account at a bank.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Account {
    /// The number of the account.
    #[column(length = 34)]
    pub iban: String,
    /// The bank, where the number does not tell.
    #[column(length = 11)]
    pub bic: Option<String>,
}
