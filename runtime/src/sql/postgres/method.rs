//! What the access methods of indexes can do (`pg_indexam_has_property`).

use super::super::column::Type;
use super::super::engine::Indexed;
use super::super::writer::Unsupported;
use crate::table::method::{self, Kind};

/// An access method.
struct Method {
    name: &'static str,
    unique: bool,
    /// Whether it has several columns.
    several: bool,
    /// Whether it covers others.
    include: bool,
}

const METHODS: [Method; 6] = [
    Method {
        name: "btree",
        unique: true,
        several: true,
        include: true,
    },
    Method {
        name: "hash",
        unique: false,
        several: false,
        include: false,
    },
    Method {
        name: "gin",
        unique: false,
        several: true,
        include: false,
    },
    Method {
        name: "gist",
        unique: false,
        several: true,
        include: true,
    },
    Method {
        name: "spgist",
        unique: false,
        several: false,
        include: true,
    },
    Method {
        name: "brin",
        unique: false,
        several: true,
        include: false,
    },
];

/// Refuses what the method of an index cannot do.
pub(super) fn check(indexed: &Indexed<'_>) -> Result<(), Unsupported> {
    let index = indexed.index;
    let Some(name) = index.method.as_deref() else {
        return Ok(());
    };
    let refuse = |why: String, cure| Err(Unsupported { why, cure });
    let Some(method) = METHODS.iter().find(|method| method.name == name) else {
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
    let columns = index.columns.iter().filter_map(|name| indexed.column(name));
    for column in columns {
        if !method::takes(name, kind(column.ty)) {
            return refuse(
                format!(
                    "the method {name} takes no {} as `{}` is",
                    column.field.ty, column.field.name
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
