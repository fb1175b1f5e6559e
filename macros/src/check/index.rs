//! Declared indexes: what their fields and their method allow.

use proc_macro::Ident;

use super::name;
use super::rule::{check_condition, check_count, check_fields, check_not_json};
use crate::attribute::FieldPath;
use crate::attribute::index::Index;
use crate::declared::Declared;
use crate::errors::Errors;
use crate::naming;
use crate::syntax::LitStr;

/// An access method of an index, as PostgreSQL has them.
struct Method {
    name: &'static str,
    unique: bool,
    /// Whether it has several columns.
    several: bool,
    /// Whether it covers others.
    include: bool,
}

const fn method(name: &'static str, unique: bool, several: bool, include: bool) -> Method {
    Method {
        name,
        unique,
        several,
        include,
    }
}

const METHODS: [Method; 6] = [
    method("btree", true, true, true),
    method("hash", false, false, false),
    method("gin", false, true, false),
    method("gist", false, true, true),
    method("spgist", false, false, true),
    method("brin", false, true, false),
];

/// All indexes of a type.
pub(super) fn all(errors: &Errors, declared: &Declared<'_>) {
    for index in declared.indexes() {
        check(errors, declared, index);
    }
    check_once(errors, declared);
    check_names_in_sql(errors, declared);
}

/// One declared index.
fn check(errors: &Errors, declared: &Declared<'_>, index: &Index) {
    if let Some(text) = index.name.get() {
        name::check(errors, text);
    }
    if let Some(purpose) = index.purpose.get()
        && purpose.value().trim().is_empty()
    {
        errors.at(purpose.span(), "a purpose says what the index is for");
    }
    if index.sql.is_said() {
        check_sql(errors, index);
        return;
    }
    check_count(errors, &index.fields);
    check_fields(errors, declared, &index.fields, "index");
    let on_field = declared.mapped().find(|field| {
        let mut indexes = field.attributes.indexes.iter();
        indexes.any(|of| std::ptr::eq(of, index))
    });
    let on_field = on_field.and_then(|field| field.ident);
    let of_method = index.method.get();
    if of_method.is_none_or(|method| method.value() == "btree") {
        let on_type = index.fields.iter().map(|path| &path.field);
        check_not_json(errors, declared, on_type.chain(on_field));
    }
    if let Some(text) = of_method {
        check_method(errors, declared, index, text);
    }
    if let Some(include) = index.include.get() {
        check_count(errors, include);
        check_fields(errors, declared, include, "include");
        check_include(errors, index, on_field, include);
    }
    if let Some(filter) = index.filter.get() {
        check_condition(errors, declared, filter);
    }
}

/// What is said in SQL says all that an index is.
fn check_sql(errors: &Errors, index: &Index) {
    let keys = [
        ("include", index.include.said().map(|said| said.word)),
        ("where", index.filter.said().map(|said| said.word)),
        ("method", index.method.said().map(|said| said.word)),
    ];
    if let Some(path) = index.fields.first() {
        errors.at(
            path.span(),
            format!("an index in SQL names its columns there: leave out `{path}`, or `sql`"),
        );
    }
    for (key, span) in keys {
        if let Some(span) = span {
            errors.at(
                span,
                format!("an index in SQL says this there: leave out `{key}`, or `sql`"),
            );
        }
    }
}

/// The name of an index in SQL is made of its table's alone: a second one needs its own.
fn check_names_in_sql(errors: &Errors, declared: &Declared<'_>) {
    let indexes = declared.container.indexes.iter();
    let unnamed = indexes.filter(|index| index.sql.is_said() && !index.name.is_said());
    for said in unnamed.skip(1).filter_map(|index| index.sql.said()) {
        errors.at(
            said.word,
            "another index in SQL has the name that is made for it: name this one, as in `name = \"idx_books_title_search\"`",
        );
    }
}

/// One index is enough: without names of their own, two that say the same are one.
fn check_once(errors: &Errors, declared: &Declared<'_>) {
    let mut indexes = Vec::new();
    for field in declared.mapped() {
        let on_field = field.attributes.indexes.iter();
        indexes.extend(on_field.map(|index| (Some(&field.name), index)));
    }
    let on_type = declared.container.indexes.iter();
    indexes.extend(on_type.map(|index| (None, index)));
    indexes.retain(|(_, index)| !index.name.is_said() && !index.sql.is_said());
    let mut known = Vec::new();
    for (field, index) in indexes {
        let paths = |paths: &[FieldPath]| paths.iter().map(ToString::to_string).collect();
        let fields: Vec<String> = match field {
            Some(field) => vec![field.clone()],
            None => paths(&index.fields),
        };
        let include: Option<Vec<String>> = index.include.get().map(|include| paths(include));
        let order = index.fields.iter().map(|path| path.descending.is_some());
        let on_field = index.descending.is_said().then_some(true);
        let order: Vec<bool> = order.chain(on_field).collect();
        let classes = index.fields.iter().map(|path| path.class.as_ref());
        let classes = classes.chain([index.class.get()]);
        let classes: Vec<Option<String>> = classes.map(|class| Some(class?.to_string())).collect();
        let filter = index.filter.get().map(|filter| filter.tokens.to_string());
        let method = index.method.get().map(LitStr::value);
        let says = (
            fields,
            (order, classes),
            include,
            filter,
            method,
            index.unique.is_said(),
        );
        if let Some(span) = index.span
            && known.contains(&says)
        {
            errors.at(
                span,
                format!(
                    "the index over {} is declared already: leave this one out",
                    listed_fields(&says.0)
                ),
            );
        }
        known.push(says);
    }
}

fn listed_fields(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    fields.join(", ")
}

/// What one type is enough to know of; what the types of its fields allow is known for each engine.
fn check_method(errors: &Errors, declared: &Declared<'_>, index: &Index, text: &LitStr) {
    let name = text.value();
    let Some(method) = METHODS.iter().find(|method| method.name == name) else {
        let names: Vec<String> = METHODS
            .iter()
            .map(|method| format!("\"{}\"", method.name))
            .collect();
        errors.at(
            text.span(),
            format!(
                "there is no method \"{name}\" of an index; there are {}",
                names.join(", ")
            ),
        );
        return;
    };
    check_keys(errors, declared, index, &name);
    if let (false, Some(second)) = (method.several, index.fields.get(1)) {
        errors.at(
            second.span(),
            format!("an index of the method \"{name}\" has one field; declare one for each, or leave out `method`"),
        );
    }
    if let (false, Some(said)) = (method.unique, index.unique.said()) {
        errors.at(
            said.word,
            format!("an index of the method \"{name}\" makes nothing unique; leave out `method`"),
        );
    }
    if let (false, Some(said)) = (method.include, index.include.said()) {
        errors.at(
            said.word,
            format!("an index of the method \"{name}\" includes no other columns; leave out `include`, or `method`"),
        );
    }
}

/// What a method does not know: an order, a text with small letters, and what exists without being a
/// field, which is a number or a point in time.
fn check_keys(errors: &Errors, declared: &Declared<'_>, index: &Index, method: &str) {
    let of_fields = index
        .fields
        .iter()
        .filter_map(|path| path.descending.as_ref());
    for word in of_fields.chain(index.descending.get()) {
        if method != "btree" {
            errors.at(
                word.span(),
                format!("an index of the method \"{method}\" has no order; leave out `desc`, or `method`"),
            );
        }
    }
    for path in &index.fields {
        if let Some(word) = &path.lowercase
            && !matches!(method, "btree" | "hash")
        {
            errors.at(
                word.span(),
                format!("an index of the method \"{method}\" is over columns as they are stored; leave out `.{word}()`, or `method`"),
            );
        }
        let what = if declared.is_generated(&path.field) {
            "no number and no point in time"
        } else if declared.is_parent_key(&path.field) {
            "no key of a parent"
        } else {
            continue;
        };
        if matches!(method, "gin" | "gist" | "spgist") {
            errors.at(
                path.span(),
                format!("an index of the method \"{method}\" takes {what}; leave out `method`"),
            );
        }
    }
}

/// What an index is over, it holds already.
fn check_include(errors: &Errors, index: &Index, on_field: Option<&Ident>, include: &[FieldPath]) {
    for path in include {
        let is_own =
            on_field.is_some_and(|field| naming::unraw(field) == naming::unraw(&path.field));
        let is_over = |of: &FieldPath| of.lowercase.is_none() && of.overlaps(path);
        if is_own || index.fields.iter().any(is_over) {
            errors.at(
                path.span(),
                format!("the index is over `{path}` already; leave it out of `include`"),
            );
        }
    }
}
