//! The records of the clinic.

use clinic::{admission, appointment, billing, laboratory, patient, pharmacy, staff, ward};
use tablewright::Aggregate;

pub(crate) const RECORDS: [&str; 12] = [
    admission::Admission::DATA_MODEL,
    appointment::Appointment::DATA_MODEL,
    billing::Insurer::DATA_MODEL,
    billing::Invoice::DATA_MODEL,
    laboratory::LabOrder::DATA_MODEL,
    laboratory::LabTest::DATA_MODEL,
    patient::MedicalRecord::DATA_MODEL,
    patient::Patient::DATA_MODEL,
    pharmacy::Medication::DATA_MODEL,
    pharmacy::Prescription::DATA_MODEL,
    staff::Practitioner::DATA_MODEL,
    ward::Ward::DATA_MODEL,
];
