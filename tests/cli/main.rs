//! The command line, as a team uses it: `cargo tablewright`, and the example `export`.

mod accepted;
mod arguments;
mod domain;
mod files;
mod messages;
mod packages;
mod planned;
mod printed;
#[path = "../drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;
#[path = "../common/tool.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod tool;
