//! Who is seen when.

use chrono::{DateTime, NaiveDateTime, Utc};
use tablewright::{Aggregate, Id, ValueObject};

use crate::common::Money;
use crate::patient::PatientId;
use crate::staff::PractitionerId;
use crate::ward::Ward;

/// A patient and a practitioner at one time.
#[derive(Aggregate)]
#[aggregate(id = "AGG-APP-001")]
#[invariant("INV-APP-001: A practitioner sees one patient at a time", unique(practitioner, at.starts))]
#[index(patient, at.starts, purpose = "The appointments of a patient")]
#[index(at.starts, name = "idx_appointments_open", method = "btree", where(self.urgent), purpose = "What is urgent today")]
pub struct Appointment {
    /// The identity.
    pub id: Id<Appointment>,
    /// Who is seen.
    pub patient: PatientId,
    /// By whom.
    pub practitioner: PractitionerId,
    /// Where, unless in the practitioner's room.
    pub ward: Option<Id<Ward>>,
    /// When.
    pub at: TimeSlot,
    /// What came of it.
    pub state: AppointmentState,
    /// Whether it cannot wait.
    #[column(default = false)]
    pub urgent: bool,
    /// How the patient is reminded.
    pub reminder: Option<Reminder>,
    /// The number under which it was moved here.
    #[reference(soft)]
    pub moved_from: Option<Id<Appointment>>,
}

/// Some minutes of a day, by the clock on the wall.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct TimeSlot {
    /// The first minute.
    pub starts: NaiveDateTime,
    /// How many there are.
    #[column(default = 15)]
    pub minutes: u8,
}

/// What came of an appointment.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum AppointmentState {
    /// It was asked for.
    Requested,
    /// It is in both calendars.
    Confirmed(DateTime<Utc>),
    /// The patient was there.
    Kept {
        /// Came through the door.
        arrived: DateTime<Utc>,
        /// Was called.
        seen: Option<DateTime<Utc>>,
    },
    /// The patient was not.
    Missed {
        /// What is charged.
        fee: Option<Money>,
    },
    /// It was called off.
    Cancelled(Cancellation),
}

/// Why an appointment was called off.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Cancellation {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: CancelledBy,
}

/// Who called an appointment off.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum CancelledBy {
    /// Whom it was for.
    ThePatient,
    /// Whom it was with, and who may see the patient instead.
    ThePractitioner(Option<PractitionerId>),
    /// Somebody else.
    Other {
        /// Who.
        #[column(length = 80)]
        who: String,
    },
}

/// How a patient is reminded.
#[derive(Clone, Debug, PartialEq, Eq, ValueObject)]
pub struct Reminder {
    /// By what.
    pub channel: Channel,
    /// How long before.
    pub hours_before: u8,
    /// When it was sent.
    pub sent: Option<DateTime<Utc>>,
}

/// How a message goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub enum Channel {
    /// A text to the telephone.
    Text,
    /// A letter to the electronic address.
    Mail,
    /// A voice.
    Call,
}
