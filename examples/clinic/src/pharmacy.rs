//! What is given.

#![expect(
    clippy::disallowed_types,
    reason = "the order of a set is nobody's concern here: a table has none"
)]

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use chrono::NaiveTime;
use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::common::{Quantity, Substance};
use crate::patient::PatientId;
use crate::staff::PractitionerId;

/// Something that can be given.
#[derive(Aggregate)]
#[aggregate(id = "AGG-DRG-001")]
#[invariant(
    "INV-DRG-001: A name and a form are one medication",
    unique(name, form)
)]
pub struct Medication {
    /// The identity.
    pub id: Id<Medication>,
    /// As on the box.
    #[column(length = 120)]
    pub name: String,
    /// What it looks like.
    pub form: Form,
    /// What acts in it, and how much of that is in a piece.
    #[collection]
    pub ingredients: BTreeMap<Substance, Quantity>,
    /// What it must not be given with.
    #[collection]
    #[reference(on_delete = cascade)]
    pub interactions: HashSet<Id<Medication>>,
    /// What it may be replaced with, by who sells it.
    #[collection]
    pub substitutes: BTreeMap<Seller, HashSet<Id<Medication>>>,
    /// What is printed for the patient.
    #[column(json)]
    pub leaflet: Option<HashSet<String>>,
}

/// Who sells medications.
#[derive(ValueObject, PartialEq, Eq, PartialOrd, Ord)]
#[value_object]
pub struct Seller(#[column(length = 80)] pub String);

/// What a medication looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(name = "medication_form")]
pub enum Form {
    /// To be swallowed.
    Tablet,
    /// To be drunk.
    Syrup,
    /// To be injected.
    Ampoule,
}

/// What a patient is to be given.
#[derive(Aggregate)]
#[aggregate(id = "AGG-PRE-001")]
pub struct Prescription {
    /// The identity.
    pub id: Id<Prescription>,
    /// Who takes it.
    pub patient: PatientId,
    /// Who says so.
    pub prescriber: PractitionerId,
    /// Who looked at it again.
    pub countersigned: Option<PractitionerId>,
    /// What is to be taken.
    #[children(
        ordered = "line_number",
        index = "idx_prescription_lines_order",
        purpose = "Print a prescription"
    )]
    pub lines: Vec<PrescriptionLine>,
}

/// One medication of a prescription.
#[derive(Entity)]
#[invariant(
    "INV-PRE-001: A medication stands once in a prescription",
    unique(parent, medication)
)]
pub struct PrescriptionLine {
    /// The identity.
    pub id: Id<PrescriptionLine>,
    /// What.
    pub medication: Id<Medication>,
    /// How much, and when.
    pub dosage: Dosage,
    /// How often it may be fetched again.
    #[column(default = 0)]
    pub repeats: u8,
}

/// How a medication is taken.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum Dosage {
    /// At the times of the day in the list.
    Daily(DailyDose),
    /// Again and again.
    Interval {
        /// How much each time.
        dose: Quantity,
        /// How long between.
        every: Duration,
        /// At most this much in a day.
        at_most: Option<Quantity>,
    },
    /// When it hurts.
    AsNeeded(Option<Quantity>),
    /// As the practitioner has told.
    AsTold,
}

/// How much is taken at which times.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct DailyDose {
    /// With water.
    pub with_meals: bool,
    /// When, and how much.
    #[collection]
    pub times: BTreeMap<NaiveTime, Quantity>,
}
