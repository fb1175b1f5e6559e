//! Paths without arguments.

use proc_macro::Ident;

use crate::tokens::TokenStream;

use super::{Input, Result};

/// `name`, `Self::NAME`, `::krate::module::NAME`
pub(crate) struct Path {
    pub(crate) tokens: TokenStream,
    /// Never none.
    pub(crate) names: Vec<Ident>,
    begins_with_colons: bool,
}

impl Path {
    pub(crate) fn parse(input: &Input<'_>) -> Result<Self> {
        let begin = input.at();
        let begins_with_colons = input.take("::").is_some();
        let mut names = Vec::new();
        loop {
            names.push(name(input)?);
            if input.take("::").is_none() {
                break;
            }
        }
        Ok(Self {
            tokens: input.since(begin),
            names,
            begins_with_colons,
        })
    }

    /// The only name, if there is one.
    pub(crate) fn ident(&self) -> Option<&Ident> {
        match self.names.as_slice() {
            [name] if !self.begins_with_colons => Some(name),
            _ => None,
        }
    }

    pub(crate) fn first(&self) -> &Ident {
        &self.names[0]
    }

    /// The last name.
    pub(crate) fn last(&self) -> &Ident {
        &self.names[self.names.len() - 1]
    }
}

fn name(input: &Input<'_>) -> Result<Ident> {
    let is_part_of_paths = ["self", "Self", "super", "crate"]
        .iter()
        .any(|word| input.peek(word));
    if is_part_of_paths {
        input.word()
    } else {
        input.name()
    }
}
