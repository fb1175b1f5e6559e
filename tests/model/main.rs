//! The model: read from records, written as the same bytes, reviewed as a whole.

mod circles;
#[path = "../common/mod.rs"]
mod common;
mod owners;
mod previous_names;
mod records;
mod review;
mod sources;
mod story;
mod typed;
