//! The rows of the clinic.

mod billing;
mod laboratory;
mod parts;
mod patients;
mod pharmacy;
mod staff;
mod visits;

use billing::billing_rows;
use laboratory::laboratory_rows;
use patients::{patients, records};
use pharmacy::pharmacy_rows;
use staff::{practitioners, wards};
use visits::{admissions, appointments};

use crate::oracle::Rows;

pub(crate) fn all() -> Vec<Rows> {
    [
        patients(),
        records(),
        practitioners(),
        wards(),
        vec![appointments()],
        admissions(),
        laboratory_rows(),
        pharmacy_rows(),
        billing_rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
