//! What an artifact carries of an aggregate is, read, what the compiler makes of it where
//! `DATA_MODEL` is named.

mod chance;
#[path = "../common/clinic.rs"]
mod clinic_records;
mod equal;
mod fuzzed;
mod generated;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
#[path = "../drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;
#[allow(dead_code, reason = "nobody makes a value of them")]
mod refers;
mod room;
mod too_large;
#[path = "../decode/shapes/types.rs"]
mod types;
#[path = "../common/unfriendly.rs"]
#[allow(dead_code, reason = "nobody makes a value of them")]
mod unfriendly;
