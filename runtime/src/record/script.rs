//! The statements beside the tables of a record.

use super::json::Json;
use super::table::of_engines;
use crate::mapping::draft::{Draft, TableDraft};
use crate::shape::ScriptShape;

/// All of them, as a list; nothing where there are none.
pub(super) const fn all<const K: usize, const N: usize>(json: &mut Json<K>, draft: &Draft<N>) {
    let mut count = 0;
    let mut table = 0;
    while table < draft.tables.kept() {
        let of = &draft.tables.items[table];
        if of.scripts.start < of.scripts.end
            && let Some(entity) = of.entity
        {
            let mut index = 0;
            while index < entity.scripts.len() {
                json.raw(if count == 0 { ",\"scripts\":[" } else { "," });
                script(json, draft, of, &entity.scripts[index], index);
                count += 1;
                index += 1;
            }
        }
        table += 1;
    }
    json.raw(if count > 0 { "]" } else { "" });
}

const fn script<const K: usize, const N: usize>(
    json: &mut Json<K>,
    draft: &Draft<N>,
    table: &TableDraft,
    script: &ScriptShape,
    position: usize,
) {
    // A name and a purpose each.
    let at = table.scripts.start + 2 * position;
    if at + 1 >= draft.names.kept() {
        return;
    }
    json.name(r#"{"name":""#, draft.read(draft.names.items[at]));
    json.name(r#","table":""#, draft.read(table.name));
    json.text(r#","purpose":"#, draft.read(draft.names.items[at + 1]));
    of_engines(json, r#","create":["#, "sql", script.create);
    of_engines(json, r#","drop":["#, "sql", script.drop);
    json.raw("}");
}
