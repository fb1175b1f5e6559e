//! Those who are treated.

#![expect(
    clippy::disallowed_types,
    reason = "the order of a set is nobody's concern here: a table has none"
)]

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use tablewright::{Aggregate, Entity, Id, Identifier, ValueObject};
use uuid::Uuid;

use crate::billing::Insurer;
use crate::common::{Address, Contact, Period, PersonName, PhoneNumber, Remark, Substance};
use crate::staff::{Practitioner, PractitionerId};

/// The identity of a patient, printed on the wristband.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Identifier)]
#[identifier(Patient)]
pub struct PatientId(pub Uuid);

/// Somebody who is or was treated here.
#[derive(Aggregate)]
#[aggregate(id = "AGG-PAT-001", audit(created = "registered_at"))]
#[invariant("INV-PAT-001: An insurance number is one patient's", unique(coverage.Insured.number))]
#[invariant("INV-PAT-002: Nobody is their own guardian", assert(self.guardian != Some(self.id)))]
#[index(name.family, name.given, born, purpose = "Find a patient at the desk", include(contact.phone))]
pub struct Patient {
    /// The identity.
    pub id: PatientId,
    /// What the patient is called.
    pub name: PersonName,
    /// The day of birth.
    pub born: NaiveDate,
    /// How the patient is reached.
    #[embed(prefix = "")]
    pub contact: Contact,
    /// Where the patient lives.
    pub home: Address,
    /// Where letters go instead.
    #[embed(prefix = "letters_")]
    pub correspondence: Option<Address>,
    /// Who decides for a minor.
    pub guardian: Option<PatientId>,
    /// Who sent the patient, and when.
    pub referral: Option<Referral>,
    /// Who pays.
    pub coverage: Coverage,
    /// What the patient wishes to be known.
    #[embed(presence)]
    pub wishes: Option<Wishes>,
    /// What the patient must not be given.
    #[collection(purpose = "What a patient must not be given")]
    pub allergies: HashSet<Substance>,
    /// What the patient speaks, the best first.
    #[collection(ordered = "preference", unique(value))]
    pub languages: Vec<Language>,
    /// Further numbers.
    #[collection]
    pub phones: BTreeMap<PhoneKind, PhoneNumber>,
    /// Answers to the questions of the first visit.
    #[column(json)]
    pub questionnaire: BTreeMap<String, String>,
    /// Whom to call in an emergency.
    #[children(ordered)]
    pub next_of_kin: Vec<NextOfKin>,
    /// Anything else.
    pub remark: Remark,
}

/// A patient sent by somebody else.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Referral {
    /// Who sent the patient.
    pub by: Referrer,
    /// When.
    pub on: NaiveDate,
    /// What for.
    #[column(length = 200)]
    pub question: Option<String>,
}

/// Who may send a patient.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub enum Referrer {
    /// One of this house.
    Colleague(PractitionerId),
    /// A practice in town.
    Practice {
        /// What it is called.
        #[column(length = 120)]
        name: String,
        /// How it is reached.
        contact: Contact,
    },
    /// An ambulance.
    Ambulance,
}

/// Who pays for a treatment.
#[derive(Clone, Debug, PartialEq, ValueObject)]
#[value_object(name = "coverage_kind")]
pub enum Coverage {
    /// The patient.
    SelfPaying,
    /// An insurance.
    Insured {
        /// Which one.
        insurer: Id<Insurer>,
        /// The number of the policy.
        #[column(length = 30)]
        number: String,
        /// While this lasts.
        valid: Period<NaiveDate>,
    },
    /// Whoever was at fault, by the number of the case.
    Liability(#[column(length = 40)] String),
}

/// What a patient wishes, as far as it was said.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Wishes {
    /// What is eaten.
    pub diet: Option<Diet>,
    /// Whether visitors are told.
    pub visitors_told: Option<bool>,
}

/// What is eaten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub enum Diet {
    /// Nothing of an animal that was killed.
    Vegetarian,
    /// Nothing of an animal.
    Vegan,
    /// As the law of Islam has it.
    Halal,
    /// As the law of Judaism has it.
    Kosher,
}

/// A language that the staff may need an interpreter for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(name = "spoken_language")]
pub enum Language {
    /// German.
    German,
    /// French.
    French,
    /// Turkish.
    Turkish,
    /// Signs.
    #[value_object(rename = "sign")]
    SignLanguage,
}

/// Where a telephone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueObject)]
pub enum PhoneKind {
    /// At home.
    Home,
    /// In the pocket.
    Mobile,
    /// At work.
    Work,
}

/// Somebody to call in an emergency.
#[derive(Entity)]
#[entity(table = "next_of_kin")]
pub struct NextOfKin {
    /// The identity.
    pub id: Id<NextOfKin>,
    /// What they are called.
    pub name: PersonName,
    /// What they are to the patient.
    #[column(length = 40)]
    pub relation: String,
    /// How they are reached.
    pub contact: Contact,
}

/// What is known of a patient's body: kept apart, for fewer may read it.
#[derive(Aggregate)]
#[aggregate(id = "AGG-MED-001")]
pub struct MedicalRecord {
    /// The identity of the patient.
    pub id: Id<Patient>,
    /// The blood group, once it is known.
    pub blood: Option<BloodGroup>,
    /// The practitioner who keeps it.
    #[reference(on_delete = set_null)]
    pub keeper: Option<Id<Practitioner>>,
    /// The plan that is followed.
    pub plan: Option<CarePlan>,
    /// What was written down.
    pub notes: Vec<Note>,
    /// When it was last read by somebody.
    pub last_read_at: Option<DateTime<Utc>>,
}

/// A blood group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
pub struct BloodGroup {
    /// A, B, AB or O.
    #[column(name = "group")]
    pub letters: BloodLetters,
    /// Rhesus positive.
    pub rhesus: bool,
}

/// The letters of a blood group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueObject)]
#[value_object(rename_all = "UPPERCASE")]
pub enum BloodLetters {
    /// Antigen A.
    A,
    /// Antigen B.
    B,
    /// Both.
    Ab,
    /// Neither.
    O,
}

/// What is to be reached, and how.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct CarePlan {
    /// What is to be reached.
    #[column(length = 500)]
    pub goal: String,
    /// When it is looked at again.
    pub review: Option<Review>,
    /// What is done for it, in this order.
    #[collection(ordered = "step_number")]
    pub steps: Vec<Step>,
}

/// Another look at a plan.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Review {
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: PractitionerId,
    /// What to look for.
    #[column(length = 200)]
    pub focus: Option<String>,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, ValueObject)]
pub struct Step {
    /// What is done.
    #[column(length = 200)]
    pub action: String,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Something that was written down.
#[derive(Entity)]
#[entity(audit = false)]
pub struct Note {
    /// The identity.
    pub id: Id<Note>,
    /// The patient whose record it is in.
    #[reference(parent)]
    pub record: Id<MedicalRecord>,
    /// Who wrote it.
    pub author: PractitionerId,
    /// When.
    pub written_at: DateTime<Utc>,
    /// What.
    pub text: String,
    /// What was corrected in it.
    #[children(table = "note_corrections", foreign_key = "of_note")]
    pub corrections: Vec<Correction>,
}

/// A correction: notes are never changed.
#[derive(Entity)]
pub struct Correction {
    /// The identity.
    pub id: Id<Correction>,
    /// Who corrected it.
    pub by: PractitionerId,
    /// What it should have said.
    pub text: String,
}
