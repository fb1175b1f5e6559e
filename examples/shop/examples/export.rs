//! Prints the data model of the shop.
//!
//! ```text
//! cargo run --example export
//! ```
//!
//! Nothing but the document is on standard output. A model that fails its review prints nothing
//! there, but its problems on standard error.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

// Nothing of the domain is used by name: this links it, so that its aggregates register.
use shop as _;

fn main() -> ExitCode {
    match tablewright::data_model() {
        Ok(model) => print(&model.to_document().to_string()),
        Err(problems) => fail(&problems),
    }
}

fn print(text: &str) -> ExitCode {
    let mut output = io::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
    // Where standard error is closed, the exit code has to say it all.
    let _ = writeln!(io::stderr(), "{error}");
    ExitCode::FAILURE
}
