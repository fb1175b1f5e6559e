//! What an index of a record asks of its method that the method cannot do.

use super::super::column::Type;
use super::super::dialect::Unsupported;
use super::super::engine::Indexed;
use tablewright::__workspace::method::{Kind, Method};

/// Refuses what the method of an index cannot do.
pub(super) fn check(indexed: &Indexed<'_>) -> Result<(), Unsupported> {
    let index = indexed.index;
    let Some(name) = index.method.as_deref() else {
        return Ok(());
    };
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
    let columns = index.columns.iter().filter_map(|name| indexed.column(name));
    for column in columns {
        if !method.takes(kind(column.ty)) {
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
