//! What derives read of Rust's syntax: a type with its attributes, and the tokens in these.
//!
//! Our own instead of syn, as far as derives of ours look: a field's type is tokens, of which the
//! last name is known. rustc has parsed the type before a derive sees it, so that little can be
//! wrong with it. Derives are compiled before anything else of a domain: syn was a fifth of what
//! its first check costs.

mod attribute;
mod error;
mod generics;
mod input;
mod item;
mod literal;
mod path;
mod ty;

pub(crate) use attribute::{Attribute, Meta};
pub(crate) use error::{Error, Result};
pub(crate) use generics::{Generics, Kind};
pub(crate) use input::{Input, parse, parse_before};
pub(crate) use item::{Data, Field, Fields, Item, Style, Variant};
pub(crate) use literal::{Lit, LitInt, LitStr};
pub(crate) use path::Path;
pub(crate) use ty::{Type, span_of};
