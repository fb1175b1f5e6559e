//! The attributes of types.

use proc_macro::{Delimiter, Ident, TokenTree};

use super::index::{self, Index};
use super::invariant::Invariant;
use super::script::Script;
use super::{Argument, Slot, arguments_of, listed, name_of, renamed_from, span_of};
use crate::errors::Errors;
use crate::naming::Case;
use crate::quote::quote;
use crate::role::Role;
use crate::syntax::{Attribute, Input, Lit, LitStr, Meta, Result};
use crate::tokens::{TokenStream, in_group};

/// What the attributes of a type say.
#[derive(Default)]
pub(crate) struct Container {
    pub(crate) id: Slot<LitStr>,
    pub(crate) table: Slot<LitStr>,
    pub(crate) purpose: Slot<LitStr>,
    /// A name, or that there is none.
    pub(crate) version: Slot<Option<LitStr>>,
    pub(crate) audit: Slot<Audit>,
    /// The field that refers to whose it is.
    pub(crate) tenant: Slot<Ident>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) native: Slot<bool>,
    pub(crate) rename_all: Slot<Case>,
    /// The type that a value object is stored as.
    pub(crate) stored_as: Slot<TokenStream>,
    /// A type.
    pub(crate) identifies: Slot<TokenStream>,
    pub(crate) renamed_from: Slot<LitStr>,
    pub(crate) invariants: Vec<Invariant>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) scripts: Vec<Script>,
    /// The first paragraph of the doc comment, in one line; where a macro writes it, how.
    pub(crate) doc: Option<String>,
    /// The texts of a doc comment of which a macro writes the first paragraph.
    pub(crate) doc_of_macro: Option<TokenStream>,
}

/// What `audit` says.
pub(crate) enum Audit {
    Off,
    Named {
        created: Slot<LitStr>,
        updated: Slot<LitStr>,
    },
}

impl Container {
    pub(crate) fn from_syn(errors: &Errors, attributes: &[Attribute], role: Role) -> Self {
        let doc_of_macro = doc_of_macro(attributes);
        let doc = match &doc_of_macro {
            Some(texts) => Some(texts.to_string()),
            None => first_paragraph(attributes),
        };
        let mut container = Self {
            doc,
            doc_of_macro,
            ..Self::default()
        };
        for (position, attribute) in attributes.iter().enumerate() {
            container.read(errors, attribute, &attributes[..position], role);
        }
        container
    }

    fn read(&mut self, errors: &Errors, attribute: &Attribute, earlier: &[Attribute], role: Role) {
        match (name_of(attribute), role) {
            (None, _) => {}
            (Some("aggregate"), Role::Aggregate) => {
                self.each(errors, attribute, Self::read_aggregate);
            }
            (Some("entity"), Role::Entity) => self.each(errors, attribute, Self::read_entity),
            (Some("value_object"), Role::ValueObject) => {
                self.each(errors, attribute, Self::read_value_object);
            }
            (Some("identifier"), Role::Identifier) => self.read_identifier(errors, attribute),
            (Some("invariant"), Role::Aggregate | Role::Entity | Role::ValueObject) => {
                self.invariants
                    .extend(Invariant::from_syn(errors, attribute, role));
            }
            (Some("index"), Role::Aggregate | Role::Entity) => {
                self.indexes.extend(index::on_type(errors, attribute));
            }
            (Some("renamed_from"), Role::Aggregate | Role::Entity) => {
                renamed_from(errors, attribute, &mut self.renamed_from);
            }
            // Said again, it is the same mistake.
            (name, _) if earlier.iter().any(|earlier| name_of(earlier) == name) => {}
            (Some(name), role) => misplaced(errors, attribute, name, role),
        }
    }

    fn each(
        &mut self,
        errors: &Errors,
        attribute: &Attribute,
        read: fn(&mut Self, &Errors, &Argument),
    ) {
        for argument in arguments_of(errors, attribute) {
            read(self, errors, &argument);
        }
    }

    fn read_aggregate(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "id" => self.id.set(errors, word, argument.text(errors)),
            "version" if argument.is_false() => self.version.set(errors, word, Some(None)),
            "version" => self
                .version
                .set(errors, word, argument.text(errors).map(Some)),
            "tenant" => self.tenant.set(errors, word, argument.field(errors)),
            _ if self.read_table(errors, argument) => {}
            _ => argument.unknown(
                errors,
                "#[aggregate]",
                &[
                    "id", "table", "purpose", "version", "audit", "tenant", "sql",
                ],
            ),
        }
    }

    fn read_entity(&mut self, errors: &Errors, argument: &Argument) {
        if !self.read_table(errors, argument) {
            argument.unknown(errors, "#[entity]", &["table", "purpose", "audit", "sql"]);
        }
    }

    /// What roots and children have in common; whether the key is one of it.
    fn read_table(&mut self, errors: &Errors, argument: &Argument) -> bool {
        let word = &argument.word;
        match word.to_string().as_str() {
            "table" => self.table.set(errors, word, argument.text(errors)),
            "purpose" => self.purpose.set(errors, word, argument.prose(errors)),
            "audit" => self.audit.set(errors, word, audit(errors, argument)),
            "sql" => self.scripts.extend(Script::from_argument(errors, argument)),
            _ => return false,
        }
        true
    }

    fn read_value_object(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "name" => self.name.set(errors, word, argument.text(errors)),
            "as" => self.stored_as.set(errors, word, argument.ty(errors)),
            "storage" => self.native.set(errors, word, storage(errors, argument)),
            "rename_all" => {
                let case = argument.text(errors).and_then(|text| case(errors, &text));
                self.rename_all.set(errors, word, case);
            }
            _ => argument.unknown(
                errors,
                "#[value_object]",
                &["name", "storage", "rename_all", "as"],
            ),
        }
    }

    fn read_identifier(&mut self, errors: &Errors, attribute: &Attribute) {
        let of = match attribute.parse_arguments(one_type) {
            Ok(of) => Some(of),
            Err(_) => {
                errors.at(
                    span_of(attribute),
                    "`#[identifier]` takes the entity that is identified, as in `#[identifier(Order)]`",
                );
                None
            }
        };
        let word = Ident::new("identifier", span_of(attribute));
        self.identifies.set(errors, &word, of);
    }
}

/// A type, and nothing else.
fn one_type(input: &Input<'_>) -> Result<TokenStream> {
    let ty = input.until(&[',']);
    if let Some(TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_)) = ty.first() {
        return Ok(ty.into_iter().collect());
    }
    Err(input.missing("type"))
}

/// `audit = false` or `audit(created = "…", updated = "…")`
fn audit(errors: &Errors, argument: &Argument) -> Option<Audit> {
    if argument.is_false() {
        return Some(Audit::Off);
    }
    let (mut created, mut updated) = (Slot::default(), Slot::default());
    let example = "audit(created = \"made_at\", updated = \"changed_at\")` or `audit = false";
    for argument in argument.arguments(errors, example)? {
        let word = &argument.word;
        match word.to_string().as_str() {
            "created" => created.set(errors, word, argument.text(errors)),
            "updated" => updated.set(errors, word, argument.text(errors)),
            _ => argument.unknown(errors, "audit(…)", &["created", "updated"]),
        }
    }
    Some(Audit::Named { created, updated })
}

/// Whether the column's type is a database enum.
fn storage(errors: &Errors, argument: &Argument) -> Option<bool> {
    let said = match &argument.value {
        super::Value::Equals(tokens) => tokens.to_string(),
        _ => String::new(),
    };
    match said.as_str() {
        "check" => Some(false),
        "native" => Some(true),
        _ => {
            errors.at(
                argument.value_span(),
                "`storage` is `check`, a text column with a CHECK, or `native`, a database enum",
            );
            None
        }
    }
}

fn case(errors: &Errors, text: &LitStr) -> Option<Case> {
    let case = Case::from_spelling(&text.value());
    if case.is_none() {
        errors.at(
            text.span(),
            format!("`rename_all` takes {}", listed(&Case::SPELLINGS)),
        );
    }
    case
}

/// An attribute on a type that it does not belong on.
fn misplaced(errors: &Errors, attribute: &Attribute, name: &str, role: Role) {
    let place = match name {
        "aggregate" => "a type that derives `Aggregate`",
        "entity" => "a type that derives `Entity`",
        "value_object" => "a type that derives `ValueObject`",
        "identifier" => "a type that derives `Identifier`",
        "invariant" => "a type that derives `Aggregate`, `Entity` or `ValueObject`",
        "index" | "renamed_from" => {
            "a type that derives `Aggregate` or `Entity`, or on one of its fields"
        }
        _ => "a field",
    };
    errors.at(
        span_of(attribute),
        format!("`#[{name}]` belongs on {place}; this type derives `{role}`"),
    );
}

/// The first paragraph of a doc comment, in one line.
fn first_paragraph(attributes: &[Attribute]) -> Option<String> {
    let texts: Vec<String> = attributes.iter().filter_map(doc_text).collect();
    let (lines, _) = paragraph(&texts);
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// The lines of the first paragraph, and whether an empty one ends it.
fn paragraph(texts: &[String]) -> (Vec<&str>, bool) {
    let mut lines = Vec::new();
    for text in texts {
        for line in doc_lines(text) {
            if !line.is_empty() {
                lines.push(line);
            } else if !lines.is_empty() {
                return (lines, true);
            }
        }
    }
    (lines, false)
}

/// The lines of one doc attribute: a comment of lines has one each, a block has them all, often
/// with stars at the left that are not part of the text.
fn doc_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    if lines.is_empty() {
        lines.push("");
    }
    if lines.len() > 1 {
        for line in &mut lines[1..] {
            *line = line.strip_prefix('*').unwrap_or(line).trim();
        }
    }
    lines
}

fn doc_text(attribute: &Attribute) -> Option<String> {
    Some(literal(doc_value(attribute)?)?.value())
}

/// The value of a doc attribute.
fn doc_value(attribute: &Attribute) -> Option<&[TokenTree]> {
    match &attribute.meta {
        Meta::Value { value, .. } if attribute.is("doc") => Some(value),
        _ => None,
    }
}

fn literal(value: &[TokenTree]) -> Option<LitStr> {
    match value {
        [TokenTree::Literal(literal)] => match Lit::of(literal.clone()) {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        // A fragment of `macro_rules`.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            let value: Vec<TokenTree> = in_group(group).into_iter().collect();
            literal(&value)
        }
        _ => None,
    }
}

/// The texts of a doc comment with lines between them, if its first paragraph is not written out:
/// as in `#[doc = concat!(…)]`, of which rustc alone knows what it says.
fn doc_of_macro(attributes: &[Attribute]) -> Option<TokenStream> {
    let values: Vec<_> = attributes.iter().filter_map(doc_value).collect();
    let written = values.iter().map_while(|value| literal(value));
    let written: Vec<String> = written.map(|text| text.value()).collect();
    if written.len() == values.len() {
        return None;
    }
    let (_, is_written_out) = paragraph(&written);
    let values = values.into_iter().map(|value| quote!(#(#value)*, "\n",));
    (!is_written_out).then(|| values.collect())
}
