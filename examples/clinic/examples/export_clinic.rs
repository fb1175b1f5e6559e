//! Prints the data model of the clinic; accepts it, or checks it against what was accepted.
//!
//! ```text
//! cargo run --example export_clinic
//! TABLEWRIGHT_DRIFT=allow cargo run --example export_clinic -- accept
//! TABLEWRIGHT_DRIFT=allow cargo run --example export_clinic -- check
//! ```

// Nothing of the domain is used by name: this links it, so that its aggregates register.
use clinic as _;

fn main() -> std::process::ExitCode {
    tablewright_cli::main()
}
