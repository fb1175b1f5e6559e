//! `cargo tablewright`: see [`tablewright::cli`].

fn main() -> std::process::ExitCode {
    tablewright::cli::cargo()
}
