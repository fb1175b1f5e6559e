//! Patients who stay.

use chrono::{DateTime, NaiveDate, Utc};
use tablewright::{Aggregate, Entity, Id, ValueObject};

use crate::common::Address;
use crate::patient::PatientId;
use crate::staff::PractitionerId;
use crate::ward::{Bed, Ward};

/// A patient's time in the house.
#[derive(Aggregate)]
#[aggregate(id = "AGG-ADM-001")]
#[invariant("INV-ADM-001: A patient lies in one bed at least", assert(!self.stays.is_empty()))]
#[invariant("INV-ADM-002: From announced to discharged", transitions(phase,
    Announced => Admitted | CalledOff,
    Admitted => OnLeave | Discharged,
    OnLeave => Admitted | Discharged))]
#[invariant("INV-ADM-003: A patient is announced once for a day", unique(patient, expected) where(self.planned))]
pub struct Admission {
    /// The identity.
    pub id: Id<Admission>,
    /// Who stays.
    pub patient: PatientId,
    /// Who decides.
    pub responsible: PractitionerId,
    /// Who was asked.
    pub consulted: Option<PractitionerId>,
    /// Who let the patient in.
    pub admitted_by: PractitionerId,
    /// How far it has come.
    #[column(default = Phase::Announced)]
    pub phase: Phase,
    /// Whether it was known before.
    #[column(default = true)]
    pub planned: bool,
    /// The first day.
    pub expected: NaiveDate,
    /// The beds, one after the other.
    #[children(ordered = "stay_number")]
    pub stays: Vec<Stay>,
    /// What the patient has.
    #[collection(unique(code), where(self.main))]
    pub diagnoses: Vec<Diagnosis>,
    /// Who visited, by the list at the door.
    #[column(json)]
    pub visitors: Vec<String>,
    /// How it ended.
    pub discharge: Option<Discharge>,
    /// Counted by the house itself.
    pub version: i64,
    /// Set by the system of the desk.
    pub created_at: DateTime<Utc>,
}

/// How far an admission has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(name = "admission_phase")]
pub enum Phase {
    /// The bed is kept.
    Announced,
    /// The patient is in it.
    Admitted,
    /// The patient is at home for a night.
    OnLeave,
    /// The patient has left.
    Discharged,
    /// The patient did not come.
    CalledOff,
}

/// Some days in one bed.
#[derive(Entity)]
pub struct Stay {
    /// The identity.
    pub id: Id<Stay>,
    /// Of which it is a part.
    pub admission_id: Id<Admission>,
    /// The ward.
    pub ward: Id<Ward>,
    /// The bed, which only the ward may change.
    #[reference(soft)]
    pub bed: Id<Bed>,
    /// From here on.
    pub since: DateTime<Utc>,
}

/// What a patient has.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Diagnosis {
    /// By the international list.
    #[column(length = 8)]
    pub code: String,
    /// Whether the patient is here for it.
    pub main: bool,
    /// Who found it.
    pub found_by: PractitionerId,
    /// On which side.
    pub side: Option<Side>,
}

/// A side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[expect(missing_docs, reason = "everybody knows them")]
pub enum Side {
    Left,
    Right,
    Both,
}

/// How an admission ended.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Discharge {
    /// When.
    pub at: DateTime<Utc>,
    /// Where to.
    pub to: Destination,
    /// What the next practitioner reads.
    pub summary: Option<String>,
    /// When the patient comes again.
    pub follow_up: Option<FollowUp>,
}

/// Where a patient goes.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum Destination {
    /// Home.
    Home,
    /// To relatives.
    Relatives(Address),
    /// To another house.
    Transfer {
        /// Which one.
        #[column(length = 120)]
        house: String,
        /// By ambulance.
        lying: bool,
    },
    /// Nowhere.
    Died(DateTime<Utc>),
}

/// Another look after a discharge.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct FollowUp {
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: PractitionerId,
    /// What to bring.
    #[column(length = 200)]
    pub bring: Option<String>,
}
