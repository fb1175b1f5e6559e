//! The record of an aggregate: all that is known of it, as compact JSON, in const evaluation.
//!
//! `tables` and `enums` are as the document of the data model shows them. Beside them stands
//! what the document has no place for: which crate and types they come from, and the rules.
//! `tablewright-model` reads what is written here, and writes the same bytes.

/// Writes each item of a range of a pool, with commas between: a constant function takes no
/// closure.
macro_rules! each {
    ($json:ident, $draft:ident.$pool:ident, $range:expr, $item:ident => $write:block) => {
        let range = $range;
        let mut index = range.start;
        while index < range.end {
            $json.separate(index - range.start);
            let $item = &$draft.$pool.items[index];
            $write
            index += 1;
        }
    };
}

pub(crate) mod binary;
pub(crate) mod carried;
mod condition;
mod json;
mod rule;
mod script;
mod table;

use std::marker::PhantomData;

use crate::fingerprint;
use crate::mapping::draft::{Draft, TableDraft};
use crate::mapping::{self, draft, within_capacity};
use crate::shape::{EntityShape, Target};
use crate::stored::Identified;
use json::Json;
use rule::rule;
use table::{enumeration, table};

/// The version of the form of records. It changes whenever a record could be misread.
pub const FORMAT: u32 = 1;

/// The record of an aggregate.
pub(crate) const fn of<T: Identified + ?Sized>() -> &'static str {
    // A program keeps no more than it needs: the text is copied to the next of a few sizes.
    let text = written::<T>();
    if text.len() <= 64 * 1024 {
        trimmed::<T, 64>(text.len())
    } else if text.len() <= 1024 * 1024 {
        trimmed::<T, 1024>(text.len())
    } else {
        text
    }
}

#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn written<T: Identified + ?Sized>() -> &'static str {
    // A try that does not fit costs less than measuring first: most records fit the first.
    if let Some(text) = written_within::<T, 64>() {
        return text;
    }
    if let Some(text) = written_within::<T, 1024>() {
        return text;
    }
    match written_within::<T, 16384>() {
        Some(text) => text,
        None => panic!("the record of an aggregate has at most 16 MiB"),
    }
}

const fn written_within<T: Identified + ?Sized, const KIB: usize>() -> Option<&'static str> {
    let json = Written::<T, KIB>::JSON;
    if json.overflowed() {
        None
    } else {
        Some(json.as_str())
    }
}

const fn trimmed<T: Identified + ?Sized, const WITHIN: usize>(length: usize) -> &'static str {
    macro_rules! next_of {
        ($($kib:literal)*) => {
            match length.div_ceil(1024) {
                $(0..=$kib => Trimmed::<T, WITHIN, $kib>::text(),)*
                _ => Written::<T, WITHIN>::JSON.as_str(),
            }
        };
    }
    next_of!(
        1 2 3 4 5 6 7 8 10 12 14 16 20 24 28 32 40 48 56 64 80 96 112 128 160 192 224 256 320 384
        448 512 640 768 896 1024
    )
}

/// The record of what an artifact carries, when somebody reads it: made by the same functions,
/// natively. Nothing where it is larger than a record can be.
///
/// It takes up to 64 MiB of stack. It is compiled where it is called: a domain by itself does not.
#[inline]
#[must_use]
pub fn of_shape(root: &'static EntityShape) -> Option<String> {
    macro_rules! within_capacity_of {
        ($($capacity:literal)*) => {
            $(
                let draft = Box::new(mapping::drafted::<$capacity>(root));
                if !draft.overflowed() {
                    return of_draft(&draft);
                }
            )*
        };
    }
    within_capacity_of!(32 128 512 4096);
    None
}

fn of_draft<const N: usize>(draft: &Draft<N>) -> Option<String> {
    of_draft_within::<N, 64>(draft)
        .or_else(|| of_draft_within::<N, 1024>(draft))
        .or_else(|| of_draft_within::<N, 16384>(draft))
}

fn of_draft_within<const N: usize, const KIB: usize>(draft: &Draft<N>) -> Option<String> {
    let mut json = Box::new(Json::<KIB>::new());
    record(&mut json, draft);
    (!json.overflowed()).then(|| json.as_str().to_owned())
}

/// A function cannot return a reference to its local values; a constant can.
struct Written<T: ?Sized, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const KIB: usize> Written<T, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        drafted::<T, KIB>(&mut json);
        json
    };
}

/// The same, in a buffer of its size.
struct Trimmed<T: ?Sized, const WITHIN: usize, const KIB: usize>(PhantomData<T>);

impl<T: Identified + ?Sized, const WITHIN: usize, const KIB: usize> Trimmed<T, WITHIN, KIB> {
    const JSON: &'static Json<KIB> = &{
        let mut json = Json::new();
        json.raw(Written::<T, WITHIN>::JSON.as_str());
        json
    };

    /// A function, so that the sizes that are not needed are not evaluated.
    const fn text() -> &'static str {
        Self::JSON.as_str()
    }
}

/// From the smallest draft that the aggregate fits into: what its parts refer to by position costs
/// rustc less than references do.
const fn drafted<T: Identified + ?Sized, const KIB: usize>(json: &mut Json<KIB>) {
    within_capacity!(draft::<T>, found => record(json, found));
}

const fn record<const K: usize, const N: usize>(json: &mut Json<K>, draft: &Draft<N>) {
    json.raw(r#"{"format":"#);
    json.integer(FORMAT as i128);
    package(json, draft);
    json.raw(r#","tables":["#);
    each!(json, draft.tables, draft.tables.since(0), of_table => {
        table(json, draft, of_table);
    });
    json.raw(r#"],"enums":["#);
    each!(json, draft.enums, draft.enums.since(0), of_enum => {
        enumeration(json, draft, of_enum);
    });
    json.raw(r#"],"entities":["#);
    each!(json, draft.tables, draft.tables.since(0), of_table => {
        entity(json, draft, of_table);
    });
    json.raw(r#"],"types":["#);
    each!(json, draft.enums, draft.enums.since(0), of_enum => {
        if let Some(shape) = of_enum.shape {
            json.name(r#"{"enum":""#, shape.document_name);
            json.path(r#","type":""#, shape.module, shape.name);
            json.raw(if shape.native {
                ",\"native\":true}"
            } else {
                ",\"native\":false}"
            });
        }
    });
    json.raw(r#"],"rules":["#);
    each!(json, draft.rules, draft.rules.since(0), drafted => {
        rule(json, draft, drafted);
    });
    json.raw(r#"],"conditions":["#);
    let (mut table, mut count) = (0, 0);
    while table < draft.tables.kept() {
        count = condition::of_table(json, draft, &draft.tables.items[table], count);
        table += 1;
    }
    json.raw("]");
    script::all(json, draft);
    json.raw(r#","renames":["#);
    each!(json, draft.renames, draft.renames.since(0), rename => {
        json.name(r#"{"table":""#, table_name(draft, rename.table));
        json.name(r#","column":""#, draft.read(rename.column));
        json.name(r#","from":""#, draft.read(rename.from));
        json.raw("}");
    });
    json.raw("]");
    fingerprint(json, draft);
    json.raw("}");
}

/// The fingerprint of each entity, and a hash of its own tokens. A collection is a part of its
/// owner: it has neither.
const fn fingerprint<const K: usize, const N: usize>(json: &mut Json<K>, draft: &Draft<N>) {
    json.raw(r#","fingerprint":""#);
    let mut index = 0;
    while index < draft.tables.length {
        json.raw(if index > 0 { " " } else { "" });
        let drafted = &draft.tables.items[index];
        let (whole, tokens) = match (drafted.collection, drafted.entity) {
            (None, Some(entity)) => (
                fingerprint::of(entity.print, entity.target, &entity.own()),
                entity.print ^ entity.spelling,
            ),
            _ => (0, 0),
        };
        json.hex(whole);
        json.raw(" ");
        json.hex(tokens);
        index += 1;
    }
    json.raw("\"");
}

const fn table_name<const N: usize>(draft: &Draft<N>, position: usize) -> &str {
    draft.read(draft.tables.items[position].name)
}

/// The root's table is the first.
const fn root<const N: usize>(draft: &Draft<N>) -> &'static EntityShape {
    draft.tables.items[0].entity.expect("a table has an entity")
}

const fn package<const K: usize, const N: usize>(json: &mut Json<K>, draft: &Draft<N>) {
    let shape = root(draft);
    let Some(root) = shape.root else { return };
    json.name(r#","package":{"name":""#, root.package);
    json.name(r#","version":""#, root.package_version);
    json.name(r#"},"aggregate":{"name":""#, shape.target.name);
    json.path(r#","type":""#, shape.target.module, shape.target.name);
    json.optional(r#","id":"#, root.id);
    if let Some(tenant) = shape.target.tenant {
        json.name(r#","tenant":""#, tenant.column);
    }
    json.raw("}");
}

const fn entity<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    table: &TableDraft,
) {
    let Some(shape) = table.entity else { return };
    json.name(r#"{"table":""#, draft.read(table.name));
    let Target { module, name, .. } = shape.target;
    let renamed_from = match &table.collection {
        // The type of a collection is its field.
        Some(collection) => {
            json.raw(r#","type":""#);
            json.raw(module);
            json.raw("::");
            json.raw(name);
            json.name(".", draft.read(collection.path));
            draft.read_if(collection.renamed_from)
        }
        None => {
            json.path(r#","type":""#, module, name);
            if let Some(root) = shape.root {
                json.optional(r#","version":"#, root.version);
            }
            shape.renamed_from
        }
    };
    if let Some(audit) = shape.audit {
        json.name(r#","audit":{"created":""#, audit.created);
        json.name(r#","updated":""#, audit.updated);
        json.raw("}");
    }
    json.optional(r#","renamed_from":"#, renamed_from);
    json.raw("}");
}
