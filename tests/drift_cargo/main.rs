//! What Cargo sees of the lock file, and which crates are checked.

mod grown;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
mod names;
#[path = "../drift/project.rs"]
#[allow(dead_code, reason = "two tests share it")]
mod project;
mod seen;
mod strict;
mod targets;
mod workspaces;

const FILE: &str = "data-model.lock.json";

const DOMAIN: &str = "
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A book that can be borrowed.
#[derive(Aggregate)]
pub struct Book {
    pub id: Id<Book>,
    pub title: Title,
    pub pages: Vec<Page>,
}

/// One leaf.
#[derive(Entity)]
pub struct Page {
    pub id: Id<Page>,
    pub number: i32,
}

/// What a book is called.
#[derive(ValueObject)]
pub struct Title(#[column(length = 100)] pub String);
";

/// The command that compiles what links the command line. In CI it is a check; elsewhere a build,
/// whose parts are there for the examples: a check of these costs as much once more.
fn compiling() -> &'static str {
    if matrix::is_whole() { "check" } else { "build" }
}

fn longer() -> String {
    DOMAIN.replace("length = 100", "length = 200")
}
