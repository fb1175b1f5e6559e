//! A domain of one aggregate, and `cargo tablewright` in its folder.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::project::Project;
use crate::tool;
use crate::tool::Ran;

pub(crate) const DOMAIN: &str = "
use tablewright::{Aggregate, Id};

/// A book that can be borrowed.
#[derive(Aggregate)]
pub struct Book {
    pub id: Id<Book>,
    #[column(length = 100)]
    pub title: String,
}
";

pub(crate) const LOCK: &str = "data-model.lock.json";

pub(crate) fn shorter() -> String {
    DOMAIN.replace("100", "90")
}

/// A domain that fails its review.
pub(crate) fn circular() -> String {
    DOMAIN.replace(
        "pub id: Id<Book>,",
        "pub id: Id<Book>,\n    pub next: Id<Book>,",
    )
}

pub(crate) const SHORTER: &str = "books.title was accepted as VARCHAR(100) NOT NULL, but Book.title now maps to VARCHAR(90) NOT NULL (stored values may be lost: not all of them fit the new type)\n";

/// `cargo tablewright` in a project.
pub(crate) fn tablewright(project: &Project, arguments: &[&str]) -> Ran {
    with(project, &[], arguments)
}

/// One after the other: what is built of all projects has one name in the target directory.
pub(crate) fn with(project: &Project, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let variables = [variables, &project.environment()].concat();
    tool::run(&project.root, &variables, arguments)
}

/// A package of an example of this repository.
pub(crate) fn example(package: &str) -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    examples.join(package).canonicalize().expect("an example")
}
