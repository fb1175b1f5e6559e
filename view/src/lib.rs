//! Pictures of a data model: an entity-relationship diagram of Mermaid, DBML, and a page of HTML;
//! of two models side by side, a diagram and a page in which the changes stand out.

mod diagram;
mod page;
mod view;

pub use diagram::{dbml, mermaid, mermaid_comparison};
pub use page::{html, html_comparison};
