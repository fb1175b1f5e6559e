//! The attributes of fields.

use proc_macro::Span;

use super::index::{self, Index};
use super::{
    Argument, FieldPath, Slot, Value, arguments_of, check_comment, listed, name_of, renamed_from,
    span_of,
};
use crate::errors::Errors;
use crate::expression::Condition;
use crate::naming::Word;
use crate::role::Role;
use crate::syntax::{Attribute, LitInt, LitStr};
use crate::tokens::TokenStream;

/// What the attributes of a field say.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    pub(crate) column: Column,
    pub(crate) reference: Reference,
    pub(crate) embed: Embed,
    pub(crate) children: Children,
    pub(crate) collection: Collection,
    pub(crate) indexes: Vec<Index>,
    pub(crate) renamed_from: Slot<LitStr>,
}

/// `#[column(...)]`
#[derive(Default)]
pub(crate) struct Column {
    pub(crate) said: Option<Span>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) length: Slot<LitInt>,
    pub(crate) precision: Slot<LitInt>,
    pub(crate) scale: Slot<LitInt>,
    pub(crate) default: Slot<DefaultValue>,
    pub(crate) json: Slot<()>,
    /// The type that says how another one is stored.
    pub(crate) with: Slot<TokenStream>,
    pub(crate) no_index: Slot<()>,
    pub(crate) skip: Slot<()>,
}

/// `default = …` or `default(sql = "…")`
pub(crate) enum DefaultValue {
    Value(TokenStream),
    Sql(LitStr),
}

/// `#[reference(...)]`
#[derive(Default)]
pub(crate) struct Reference {
    pub(crate) said: Option<Span>,
    pub(crate) on_delete: Slot<OnDelete>,
    pub(crate) soft: Slot<()>,
    pub(crate) parent: Slot<()>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnDelete {
    Restrict,
    Cascade,
    SetNull,
}

/// `#[embed(...)]`
#[derive(Default)]
pub(crate) struct Embed {
    pub(crate) said: Option<Span>,
    pub(crate) prefix: Slot<LitStr>,
    pub(crate) presence: Slot<()>,
}

/// `#[children(...)]`
#[derive(Default)]
pub(crate) struct Children {
    pub(crate) said: Option<Span>,
    pub(crate) table: Slot<LitStr>,
    pub(crate) foreign_key: Slot<LitStr>,
    pub(crate) index: Slot<LitStr>,
    pub(crate) purpose: Slot<LitStr>,
    /// The column of the order, if it is named.
    pub(crate) ordered: Slot<Option<LitStr>>,
}

/// `#[collection(...)]`
#[derive(Default)]
pub(crate) struct Collection {
    pub(crate) said: Option<Span>,
    /// Its rows are stored as those of children are.
    pub(crate) rows: Children,
    pub(crate) unique: Slot<Vec<FieldPath>>,
    /// Whether NULL is the same as NULL there.
    pub(crate) nulls: Slot<()>,
    pub(crate) filter: Slot<Condition>,
}

impl FieldAttributes {
    pub(crate) fn from_syn(errors: &Errors, attributes: &[Attribute], role: Role) -> Self {
        let mut field = Self::default();
        for attribute in attributes {
            field.read(errors, attribute, role);
        }
        field
    }

    fn read(&mut self, errors: &Errors, attribute: &Attribute, role: Role) {
        let Some(name) = name_of(attribute) else {
            return;
        };
        let span = span_of(attribute);
        match (name, role) {
            (_, Role::Identifier) => {
                errors.at(
                    span,
                    format!("`#[{name}]` does not belong on an id newtype"),
                );
            }
            ("column", _) => {
                self.column.said = Some(span);
                for argument in arguments_of(errors, attribute) {
                    self.column.read(errors, &argument);
                }
            }
            ("reference", _) => {
                self.reference.said = Some(span);
                for argument in arguments_of(errors, attribute) {
                    self.reference.read(errors, &argument);
                }
            }
            ("embed", _) => {
                self.embed.said = Some(span);
                for argument in arguments_of(errors, attribute) {
                    self.embed.read(errors, &argument);
                }
            }
            ("children", _) => {
                self.children.said = Some(span);
                for argument in arguments_of(errors, attribute) {
                    self.children.read(errors, &argument);
                }
            }
            ("collection", _) => {
                self.collection.said = Some(span);
                for argument in arguments_of(errors, attribute) {
                    self.collection.read(errors, &argument);
                }
            }
            ("renamed_from", _) => {
                renamed_from(errors, attribute, &mut self.renamed_from);
            }
            ("index", Role::Aggregate | Role::Entity) => {
                self.indexes.push(index::on_field(errors, attribute));
            }
            ("index", _) => errors.at(
                span,
                "an index belongs to the entity whose table it is on: declare it there, as in `#[index(ship.city)]`",
            ),
            ("invariant", _) => errors.at(
                span,
                "`#[invariant]` belongs on the type: its rule may speak of `self` and its fields",
            ),
            _ => errors.at(
                span,
                format!("`#[{name}]` belongs on a type, not on a field"),
            ),
        }
    }
}

impl Column {
    const KEYS: [&str; 9] = [
        "name",
        "length",
        "precision",
        "scale",
        "default",
        "json",
        "with",
        "no_index",
        "skip",
    ];

    fn read(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "name" => self.name.set(errors, word, argument.text(errors)),
            "length" => self.length.set(errors, word, argument.number(errors)),
            "precision" => self.precision.set(errors, word, argument.number(errors)),
            "scale" => self.scale.set(errors, word, argument.number(errors)),
            "default" => self.default.set(errors, word, default(errors, argument)),
            "json" => self.json.set(errors, word, argument.flag(errors)),
            "with" => self.with.set(errors, word, argument.ty(errors)),
            "no_index" => self.no_index.set(errors, word, argument.flag(errors)),
            "skip" => self.skip.set(errors, word, argument.flag(errors)),
            _ => argument.unknown(errors, "#[column]", &Self::KEYS),
        }
    }
}

fn default(errors: &Errors, argument: &Argument) -> Option<DefaultValue> {
    if let Value::Equals(tokens) = &argument.value {
        return Some(DefaultValue::Value(tokens.clone()));
    }
    let mut sql = Slot::default();
    let example = "default = 0` or `default(sql = \"…\")";
    let arguments = argument.arguments(errors, example)?;
    for argument in &arguments {
        let word = &argument.word;
        match word.to_string().as_str() {
            "sql" => sql.set(errors, word, argument.prose(errors)),
            _ => argument.unknown(errors, "default(…)", &["sql"]),
        }
    }
    if arguments.is_empty() {
        errors.at(
            argument.word.span(),
            format!("`default(…)` takes an SQL expression, as in `{example}`"),
        );
    }
    let sql: Option<LitStr> = sql.into_value();
    if let Some(text) = &sql {
        check_comment(errors, text);
        if text.value().trim().is_empty() {
            errors.at(
                text.span(),
                "an SQL expression is not empty, as in `default(sql = \"0\")`; a column without a default says none",
            );
        }
    }
    sql.map(DefaultValue::Sql)
}

impl Reference {
    fn read(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "on_delete" => self
                .on_delete
                .set(errors, word, on_delete(errors, argument)),
            "soft" => self.soft.set(errors, word, argument.flag(errors)),
            "parent" => self.parent.set(errors, word, argument.flag(errors)),
            _ => argument.unknown(errors, "#[reference]", &["on_delete", "soft", "parent"]),
        }
    }
}

fn on_delete(errors: &Errors, argument: &Argument) -> Option<OnDelete> {
    let said = match &argument.value {
        Value::Equals(tokens) => tokens.to_string(),
        _ => String::new(),
    };
    match said.as_str() {
        "restrict" => Some(OnDelete::Restrict),
        "cascade" => Some(OnDelete::Cascade),
        "set_null" => Some(OnDelete::SetNull),
        _ => {
            errors.at(
                argument.value_span(),
                format!(
                    "`on_delete` is one of {}",
                    listed(&["restrict", "cascade", "set_null"])
                ),
            );
            None
        }
    }
}

impl Embed {
    fn read(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "prefix" => self.prefix.set(errors, word, argument.text(errors)),
            "presence" => self.presence.set(errors, word, argument.flag(errors)),
            _ => argument.unknown(errors, "#[embed]", &["prefix", "presence"]),
        }
    }
}

impl Children {
    const KEYS: [&str; 5] = ["table", "foreign_key", "index", "purpose", "ordered"];

    fn read(&mut self, errors: &Errors, argument: &Argument) {
        if !self.knows(errors, argument) {
            argument.unknown(errors, "#[children]", &Self::KEYS);
        }
    }

    /// Whether the argument is one of the keys.
    fn knows(&mut self, errors: &Errors, argument: &Argument) -> bool {
        let word = &argument.word;
        match word.to_string().as_str() {
            "table" => self.table.set(errors, word, argument.text(errors)),
            "foreign_key" => self.foreign_key.set(errors, word, argument.text(errors)),
            "index" => self.index.set(errors, word, argument.text(errors)),
            "purpose" => self.purpose.set(errors, word, argument.prose(errors)),
            "ordered" if matches!(argument.value, Value::Nothing) => {
                self.ordered.set(errors, word, Some(None));
            }
            "ordered" => self
                .ordered
                .set(errors, word, argument.text(errors).map(Some)),
            _ => return false,
        }
        true
    }
}

impl Collection {
    const KEYS: [&str; 8] = [
        "table",
        "foreign_key",
        "index",
        "purpose",
        "ordered",
        "unique",
        "nulls",
        "where",
    ];

    fn read(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "unique" => {
                let fields = argument
                    .arguments(errors, "unique(port)")
                    .map(|arguments| index::fields(errors, arguments));
                if fields.as_ref().is_some_and(Vec::is_empty) {
                    errors.at(
                        word.span(),
                        "`unique` names the fields of a row, as in `unique(port)`; a scalar is `value`, the key of a map `key`",
                    );
                }
                self.unique.set(errors, word, fields);
            }
            "nulls" => {
                let said = match &argument.value {
                    Value::Group(tokens) => Some(tokens.clone()),
                    _ => None,
                };
                index::check_nulls(errors, word, said);
                self.nulls.set(errors, word, Some(()));
            }
            "where" => self
                .filter
                .set(errors, word, index::filter(errors, argument)),
            _ if self.rows.knows(errors, argument) => {}
            _ => argument.unknown(errors, "#[collection]", &Self::KEYS),
        }
    }
}

/// `#[value_object(rename = "…")]` on a variant.
pub(crate) fn rename_of_variant(errors: &Errors, attributes: &[Attribute]) -> Slot<LitStr> {
    let mut rename = Slot::default();
    for attribute in attributes {
        match name_of(attribute) {
            Some("value_object") => {
                for argument in arguments_of(errors, attribute) {
                    let word = &argument.word;
                    if word.is("rename") {
                        rename.set(errors, word, argument.text(errors));
                    } else {
                        argument.unknown(errors, "#[value_object] on a variant", &["rename"]);
                    }
                }
            }
            Some(name) => errors.at(
                span_of(attribute),
                format!("`#[{name}]` does not belong on a variant; `#[value_object(rename = \"…\")]` does"),
            ),
            None => {}
        }
    }
    rename
}
