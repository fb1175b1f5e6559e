//! What an index of a record asks of its method that the method cannot do.

use super::super::column::{Column, Type};
use super::super::dialect::Unsupported;
use super::super::engine::Indexed;
use tablewright::__workspace::method::{Kind, Method, OperatorClass};

/// Refuses what the method of an index cannot do.
pub(super) fn check(indexed: &Indexed<'_>) -> Result<(), Unsupported> {
    let index = indexed.index;
    if index.method.is_none() && index.operator_classes.is_empty() {
        return Ok(());
    }
    let name = index.method.as_deref().unwrap_or("btree");
    let refuse = |why: String, cure| Err(Unsupported { why, cure });
    let Some(method) = Method::find(name) else {
        return refuse(
            format!("there is no method {name}"),
            "say one that there is: btree, hash, gin, gist, spgist or brin",
        );
    };
    if index.unique && !method.unique {
        return refuse(
            format!("the method {name} makes nothing unique"),
            "leave out `method`, or declare a second index",
        );
    }
    if index.columns.len() > 1 && !method.several {
        return refuse(
            format!("the method {name} is of one column"),
            "leave out `method`, or declare one index for each column",
        );
    }
    if !index.include.is_empty() && !method.include {
        return refuse(
            format!("the method {name} includes no other columns"),
            "leave out `include`, or `method`",
        );
    }
    if !index.descending.is_empty() && name != "btree" {
        return refuse(
            format!("the method {name} has no order"),
            "leave out `desc`, or `method`",
        );
    }
    if !index.lowercase.is_empty() && !matches!(name, "btree" | "hash") {
        return refuse(
            format!("the method {name} is over columns as they are stored"),
            "leave out `.to_ascii_lowercase()`, or `method`",
        );
    }
    for (position, column) in index.columns.iter().enumerate() {
        let Some(column) = indexed.column(column) else {
            continue;
        };
        if let Some(class) = index.operator_class(position) {
            check_class(column, name, class)?;
        } else if !method.takes(kind(column.ty)) {
            return refuse(
                format!(
                    "the method {name} takes no {} as `{}` is",
                    column.model.ty, column.model.name
                ),
                "leave out `method`",
            );
        }
    }
    Ok(())
}

/// Refuses an operator class that the method does not have for a column.
fn check_class(column: &Column<'_>, method: &str, class: &str) -> Result<(), Unsupported> {
    let ty = match column.ty {
        Type::Enum(_) => String::new(),
        _ => column.model.ty.text().into_owned(),
    };
    let word = ty.split('(').next().unwrap_or_default();
    let known = OperatorClass::find(class);
    if known.is_some_and(|known| known.is_of(method) && known.takes(word)) {
        return Ok(());
    }
    Err(Unsupported {
        why: format!(
            "the method {method} has no operator class {class} for {} as `{}` is",
            column.model.ty, column.model.name
        ),
        cure: "leave out the operator class, or say another one",
    })
}

const fn kind(ty: Type<'_>) -> Kind {
    match ty {
        Type::Boolean => Kind::Boolean,
        Type::Text | Type::Varchar(_) => Kind::Text,
        Type::Json => Kind::Json,
        Type::Inet => Kind::Inet,
        Type::Enum(_) => Kind::Enum,
        _ => Kind::Ordered,
    }
}
