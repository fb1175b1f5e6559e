//! A hospital and its outpatients: who is treated, by whom, where, with what, and who pays.
//!
//! Each module is a part of the hospital's own language. Aggregates refer to each other by id;
//! what they share are the value objects of [`common`].

pub mod admission;
pub mod appointment;
pub mod billing;
pub mod common;
pub mod laboratory;
pub mod patient;
pub mod pharmacy;
pub mod staff;
pub mod ward;
