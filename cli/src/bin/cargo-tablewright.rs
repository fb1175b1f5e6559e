//! `cargo tablewright`: see [`tablewright_cli`].

fn main() -> std::process::ExitCode {
    tablewright_cli::cargo()
}
