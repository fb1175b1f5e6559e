//! What is measured.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::common::{Period, Unit};
use crate::patient::PatientId;
use crate::staff::PractitionerId;

/// Something that the laboratory measures.
#[derive(Aggregate)]
#[aggregate(id = "AGG-LBT-001", version = false)]
#[invariant("INV-LBT-001: A code is one test's", unique(code))]
pub struct LabTest {
    /// The identity.
    pub id: Id<LabTest>,
    /// By the international list.
    #[column(length = 10)]
    pub code: String,
    /// In words.
    #[column(length = 120)]
    pub name: String,
    /// In what it is measured.
    #[column(no_index)]
    pub unit: Unit,
    /// What is usual.
    pub usual: Option<Bounds<Level>>,
    /// How the machine is set.
    #[column(json)]
    pub settings: Option<Vec<u32>>,
    /// The checksum of the settings.
    pub settings_hash: Option<[u8; 32]>,
}

/// What a value should lie between; without one side, anything there.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Bounds<T> {
    /// The least.
    pub least: T,
    /// The most.
    pub most: Option<T>,
}

/// A measured level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub struct Level(#[column(precision = 12, scale = 4)] pub Decimal);

/// What a practitioner wants to know.
#[derive(Aggregate)]
#[aggregate(id = "AGG-LBO-001")]
#[invariant("INV-LBO-001: At most twenty results", assert(self.results.len() <= 20))]
pub struct LabOrder {
    /// The identity.
    pub id: Id<LabOrder>,
    /// Whose blood it is.
    pub patient: PatientId,
    /// Who asked.
    pub ordered_by: PractitionerId,
    /// What was taken, once it was.
    pub sample: Option<Sample>,
    /// What came out, by the test.
    #[collection(
        table = "lab_results",
        index = "idx_lab_results_order",
        foreign_key = "order_id"
    )]
    pub results: BTreeMap<Id<LabTest>, LabResult>,
    /// When the work was done.
    pub worked: Option<Work>,
}

/// What was taken from a patient.
#[derive(Entity)]
pub struct Sample {
    /// The identity.
    pub id: Id<Sample>,
    /// On the tube.
    pub barcode: u64,
    /// What it is.
    pub kind: SampleKind,
    /// When it was taken.
    pub taken: DateTime<Utc>,
}

/// What can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(storage = native)]
pub enum SampleKind {
    /// From a vein.
    Blood,
    /// From a cup.
    Urine,
    /// From the throat.
    Swab,
}

/// What came out of a test.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum LabResult {
    /// A level.
    Measured(Level),
    /// Found or not.
    Detected(bool),
    /// Nothing that could be said.
    Void {
        /// Why.
        #[column(length = 200)]
        reason: String,
        /// Whether to take another sample.
        repeat: Option<bool>,
    },
}

/// The time that something took.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Work(pub Period<DateTime<Utc>>);
