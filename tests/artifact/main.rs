//! The model of a binary, without running it: what `inspect` reads is what the program exports.

mod built;
mod compared;
mod damaged;
mod inspected;
#[path = "../common/matrix.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod matrix;
#[path = "../drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;
mod shop;
#[path = "../common/tool.rs"]
mod tool;
