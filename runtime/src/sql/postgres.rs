//! PostgreSQL: it takes standard SQL as it stands.

use super::writer::Engine;
use crate::plan::is_reserved;

pub(super) struct Postgres;

impl Engine for Postgres {
    fn column(&self, name: &str) -> String {
        if is_reserved(name) {
            format!("\"{name}\"")
        } else {
            name.to_owned()
        }
    }
}
