//! Triggers and their functions.

use serde::{Deserialize, Serialize};

use super::index::{is_yes, yes};
use super::{Origin, Sql};

/// A trigger: it refuses changes of a state that no transition allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Trigger {
    /// Its name.
    pub name: String,
    /// The statement that creates it.
    pub definition: Sql,
    /// The function that it calls, where the engine has such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<Function>,
    /// Whether it fires.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub enabled: bool,
    /// What of the model it is for; nothing where a catalogue told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// A function that a trigger calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Its language.
    pub language: String,
    /// Its body, as it is written.
    pub body: String,
    /// What else it is declared with, in words of the engine, such as `SECURITY DEFINER`: no
    /// function of a model is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<String>,
}
