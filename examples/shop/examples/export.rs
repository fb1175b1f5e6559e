//! Prints the data model of the shop; accepts it, or checks it against what was accepted.
//!
//! ```text
//! cargo run --example export
//! TABLEWRIGHT_DRIFT=allow cargo run --example export -- accept
//! TABLEWRIGHT_DRIFT=allow cargo run --example export -- check
//! ```

// Nothing of the domain is used by name: this links it, so that its aggregates register.
use shop as _;

fn main() -> std::process::ExitCode {
    tablewright_cli::main()
}
