//! Those who treat.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use tablewright::{Aggregate, Id, Identifier, ValueObject};
use uuid::Uuid;

use crate::common::{Email, Period, PersonName};
use crate::ward::Ward;

/// The identity of a practitioner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Identifier)]
#[identifier(Practitioner)]
pub struct PractitionerId(pub Uuid);

/// Somebody who treats patients.
#[derive(Aggregate)]
#[aggregate(id = "AGG-PRA-001", version = "revision")]
#[invariant("INV-PRA-001: A licence is one practitioner's", unique(licence.number))]
#[invariant("INV-PRA-002: An address is one practitioner's while employed", unique(email) where(self.employed))]
pub struct Practitioner {
    /// The identity.
    pub id: PractitionerId,
    /// What they are called.
    pub name: PersonName,
    /// Where they are written to.
    pub email: Email,
    /// Whether they still work here.
    #[column(default = true)]
    pub employed: bool,
    /// What allows them to treat.
    pub licence: Licence,
    /// Who answers for them.
    pub supervisor: Option<Supervisor>,
    /// Where they work.
    pub ward: Id<Ward>,
    /// Who replaces them, and who they replaced.
    pub deputies: Deputies,
    /// What they are good at.
    #[collection]
    pub specialties: BTreeSet<Specialty>,
    /// When they see patients.
    #[collection(table = "consulting_hours")]
    pub hours: BTreeMap<Weekday, BTreeSet<Slot>>,
    /// The courses they attended, by the number of the course elsewhere.
    #[collection]
    #[reference(soft)]
    pub courses: BTreeMap<Id<Course>, CourseResult>,
}

/// Who answers for a practitioner in training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub struct Supervisor(pub PractitionerId);

/// Who stands in for whom.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Deputies {
    /// On days off.
    #[reference(on_delete = set_null)]
    pub first: Option<PractitionerId>,
    /// When the first is away too.
    #[reference(on_delete = set_null)]
    pub second: Option<PractitionerId>,
}

/// What allows somebody to treat.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Licence {
    /// As the chamber gave it.
    #[column(length = 20)]
    pub number: String,
    /// While this lasts.
    #[embed(prefix = "")]
    pub valid: Period<NaiveDate>,
}

/// What somebody is good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueObject)]
pub enum Specialty {
    /// The heart.
    Cardiology,
    /// The bones.
    Orthopaedics,
    /// Children.
    Paediatrics,
    /// The knife.
    Surgery,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueObject)]
#[value_object(rename_all = "lowercase")]
#[expect(missing_docs, reason = "everybody knows them")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
}

/// Some hours of a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, ValueObject)]
pub struct Slot {
    /// The first minute.
    pub opens: NaiveTime,
    /// The minute after the last.
    pub closes: NaiveTime,
}

/// Kept by the academy's own service: known here by its id alone.
#[derive(Debug)]
pub struct Course;

/// How a course went.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum CourseResult {
    /// Still to be held.
    Enrolled,
    /// Attended to the end.
    Passed {
        /// The last day.
        on: NaiveDate,
        /// Credits of the chamber.
        points: u16,
    },
    /// Not attended to the end.
    Failed(NaiveDate),
}
