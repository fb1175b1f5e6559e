//! What a record is made of is compared as a whole.

use super::Kind;
use crate::record::{
    Aggregate, Audit, Check, Column, Entity, Enum, EnumType, ForeignKey, Index, Package,
    PrimaryKey, Record, Rename, Rule, RuleForm, Table,
};

/// Takes what records are made of apart as a whole, and counts the keys that are compared: a field
/// that is added does not compile until the comparison knows it. Behind the semicolon stands what
/// holds others, or is not compared.
macro_rules! compared {
    ($kind:ident: $($ty:ident { $($key:ident),* $(; $($other:ident),*)? })* $(+ $more:literal)?) => {
        const _: () = {
            $(const _: fn(&$ty) = |value| {
                let $ty { $($key: _,)* $($($other: _),*)? } = value;
            };)*
            let keys: &[&str] = &[$($(stringify!($key)),*),*];
            assert!(Kind::$kind.keys().len() == keys.len() $(+ $more)?);
        };
    };
}

compared!(Aggregate:
    Record { format, fingerprint; package, aggregate, tables, enums, entities, types, rules, renames, conditions }
    Package { name; version }
    Aggregate { ty, name, id });
compared!(Table:
    Table {
        name, id, aggregate, purpose, source_refs;
        primary_key, columns, indexes, foreign_keys, checks
    }
    PrimaryKey { columns });
compared!(Entity: Entity { table, ty, version, renamed_from; audit } Audit { created, updated });
compared!(Column: Column { name, ty, constraints, default, source; narrowing });
compared!(Index: Index { name, columns, purpose, unique, include, filter, method });
compared!(ForeignKey: ForeignKey { columns, references, on_delete });
compared!(Check: Check { name, expression, source });
// With the four keys of its form.
compared!(Rule: Rule { id, table, declared_on, sentence, columns, constraint; rule } + 4);
compared!(Rename: Rename { table, column, from });
compared!(Enum: Enum { name, values, source });
compared!(EnumType: EnumType { ty, name, native });

const _: fn(&RuleForm) = |form| match form {
    RuleForm::Documented {}
    | RuleForm::Assert {}
    | RuleForm::Unique { filter: _ }
    | RuleForm::Check {}
    | RuleForm::Sql { sql: _ }
    | RuleForm::Transitions { arrows: _ } => {}
};
