//! The aggregates that are linked into the program.

use tablewright::__workspace::registry;

use crate::data_model::DataModel;
use crate::problem::{Code, Problem, Problems};

/// The model of all aggregates of all linked crates.
///
/// A crate is linked when the program's source mentions it: where nothing of a domain is used by
/// name, `use domain as _;` links it. Nothing else is needed. Aggregates inside of a static
/// library (crate type `staticlib`) that another linker takes in do not register, because that
/// linker leaves out what nothing refers to; nor do those of a platform without sections, such as
/// WebAssembly. There, [`DataModel::of`] composes the model explicitly.
///
/// The order in which the linker lays crates side by side makes no difference.
///
/// # Errors
///
/// All problems of the model; also that this platform collects nothing, or that no aggregate is
/// linked.
pub fn data_model() -> Result<DataModel, Problems> {
    let entries = registry::entries().iter();
    let records: Vec<&str> = entries.map(registry::Entry::record).collect();
    if records.is_empty() {
        return Err(nothing_linked());
    }
    DataModel::of(&records)
}

/// Says that no aggregate is linked, and what to do.
#[must_use]
pub fn nothing_linked() -> Problems {
    let problem = if registry::COLLECTS {
        Problem::new(
            Code::NothingLinked,
            "",
            "no aggregate is linked",
            "link the crate of the domain: `use domain as _;`",
        )
    } else {
        Problem::new(
            Code::NothingLinked,
            "",
            "aggregates do not register on this platform",
            "compose the model: `DataModel::of(&[Order::DATA_MODEL, …])`",
        )
    };
    Problems::from(problem)
}
