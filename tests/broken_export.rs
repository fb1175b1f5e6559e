//! The export of a domain that fails its review: the test `export` runs it.

use std::process::ExitCode;

use tablewright::{Aggregate, Id};

/// A link of a chain that nobody could begin.
#[derive(Aggregate)]
struct Link {
    id: Id<Link>,
    next: Id<Link>,
}

fn main() -> ExitCode {
    match tablewright_model::data_model() {
        Ok(model) => {
            print!("{}", model.to_document());
            ExitCode::SUCCESS
        }
        Err(problems) => {
            eprintln!("{problems}");
            ExitCode::FAILURE
        }
    }
}
