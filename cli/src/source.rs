//! Where the model of a command comes from.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::outcome::Failure;
use super::report::Report;
use super::workspace::Workspace;
use tablewright_model::carried::Carried;
use tablewright_model::{
    DataModel, Problems, Record, linked_records, nothing_linked, read_records,
};

/// Whether code may be compiled that is not as it was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drift {
    /// It is, as a command tells of it or accepts it.
    Allowed,
    /// As the environment says.
    AsElsewhere,
}

/// Where the aggregates are, and the arguments that say which.
pub(super) trait Source: clap::Args {
    /// The name of the program.
    const PROGRAM: &'static str;

    /// How it is called.
    const CALL: &'static str;

    /// The records of the aggregates.
    fn records(&self, drift: Drift, report: &Report) -> Result<Records, Failure>;

    /// The records, although code has drifted, and the workspace whose lock files they are compared
    /// with.
    fn compared(&self, report: &Report) -> Result<(Records, Workspace), Failure>;
}

/// The aggregates of all linked crates.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub(super) struct Linked {}

impl Source for Linked {
    const PROGRAM: &'static str = "export";
    const CALL: &'static str = "cargo run --example export --";

    fn records(&self, _: Drift, _: &Report) -> Result<Records, Failure> {
        Ok(Records(linked_records()?))
    }

    fn compared(&self, report: &Report) -> Result<(Records, Workspace), Failure> {
        let records = self.records(Drift::Allowed, report)?;
        Ok((records, Workspace::of_program()?))
    }
}

/// Records as they were found, in no order, some of them several times.
pub(super) struct Records(pub(super) Vec<Carried>);

/// All that is asked of a record to know its type.
#[derive(Deserialize)]
struct Header {
    aggregate: Aggregate,
}

#[derive(Deserialize)]
struct Aggregate {
    #[serde(rename = "type")]
    ty: String,
}

impl Records {
    /// The model that they make.
    pub(super) fn model(&self) -> Result<DataModel, Problems> {
        if self.0.is_empty() {
            return Err(nothing_linked());
        }
        DataModel::of(&self.texts())
    }

    /// The records in their order, whether or not they make a model.
    pub(super) fn read(&self) -> Result<Vec<Record>, Problems> {
        read_records(&self.texts())
    }

    fn texts(&self) -> Vec<&str> {
        let texts = self.0.iter().map(|carried| carried.record.as_str());
        texts.collect()
    }

    /// The types of the aggregates whose drift is checked.
    pub(super) fn checked(&self) -> BTreeSet<String> {
        let checked = self.0.iter().filter(|carried| carried.is_checked);
        let headers = checked.filter_map(|carried| serde_json::from_str(&carried.record).ok());
        headers.map(|header: Header| header.aggregate.ty).collect()
    }
}
