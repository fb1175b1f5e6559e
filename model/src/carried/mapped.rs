//! From shapes to records: the mapping, natively.

use std::thread;

use tablewright::__workspace::flat::{EntityShape, of_shape};

use super::{Carried, Damaged, Found, flat, quiet};

/// The record of a shape, or why there is none.
pub(super) type Map = fn(&'static EntityShape) -> Result<String, &'static str>;

const TOO_LARGE: &str = "is larger than a record can be";

/// The mapping of what a derive has written.
pub(super) fn written(root: &'static EntityShape) -> Result<String, &'static str> {
    of_shape(root).ok_or(TOO_LARGE)
}

/// The mapping of what anybody may have written. What the mapping asks for, derives have told rustc:
/// a shape that none has written may panic there.
pub(super) fn any(root: &'static EntityShape) -> Result<String, &'static str> {
    let record = quiet::attempt(|| of_shape(root)).ok_or("is damaged: its shape has no mapping")?;
    record.ok_or(TOO_LARGE)
}

/// What the mapping of the largest aggregate takes: much of it is on the stack.
const STACK: usize = 256 * 1024 * 1024;

/// So many are mapped by a thread, at the least: starting it costs less than they do.
const FEWEST: usize = 100;

/// The records of shapes, in their order, or else all that are damaged.
pub(super) fn all(found: &[Found<'_>], map: Map) -> Result<Vec<Carried>, Vec<Damaged>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = found.len().div_ceil(threads).max(FEWEST);
    let (mut records, mut damaged) = (Vec::new(), Vec::new());
    thread::scope(|scope| {
        let shares: Vec<_> = found
            .chunks(share)
            .map(|share| {
                let mapped = move || {
                    share
                        .iter()
                        .map(|found| one(found, map))
                        .collect::<Vec<_>>()
                };
                let thread = thread::Builder::new().stack_size(STACK);
                (share, thread.spawn_scoped(scope, mapped))
            })
            .collect();
        for (share, thread) in shares {
            // Where no thread can be had, there is this one. None ends with a panic.
            let mapped = thread.ok().and_then(|thread| thread.join().ok());
            let mapped =
                mapped.unwrap_or_else(|| share.iter().map(|found| one(found, map)).collect());
            for record in mapped {
                match record {
                    Ok(record) => records.push(record),
                    Err(why) => damaged.push(why),
                }
            }
        }
    });
    if damaged.is_empty() {
        Ok(records)
    } else {
        Err(damaged)
    }
}

fn one(found: &Found<'_>, map: Map) -> Result<Carried, Damaged> {
    let damage = |why: String| Damaged::new(found.offset, flat::type_of(found.shape), why);
    let text: &'static str = Box::leak(Box::from(found.shape));
    let root = flat::root(text).map_err(|why| damage(format!("is damaged at {why}")))?;
    let record = map(root).map_err(|why| damage(why.to_owned()))?;
    Ok(Carried {
        record,
        is_checked: found.is_checked,
    })
}
