//! Every message of the derives, as rustc shows it. One folder for each kind of mistake.
//!
//! `TRYBUILD=overwrite cargo test -p tablewright-tests --test compile_fail` writes them anew: read
//! the difference before you commit it.

#[test]
fn every_mistake_has_its_message() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
