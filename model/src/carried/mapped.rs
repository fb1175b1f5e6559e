//! From shapes to records: the mapping, natively.

use std::thread;

use tablewright::__workspace::flat::of_shape;

use super::{Carried, Damaged, Found, flat};

/// What the mapping of the largest aggregate takes: much of it is on the stack.
const STACK: usize = 256 * 1024 * 1024;

/// So many are mapped by a thread, at the least: starting it costs less than they do.
const FEWEST: usize = 100;

/// The records of shapes, in their order, or else all that are damaged.
pub(super) fn all(found: &[Found<'_>]) -> Result<Vec<Carried>, Vec<Damaged>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = found.len().div_ceil(threads).max(FEWEST);
    let (mut records, mut damaged) = (Vec::new(), Vec::new());
    thread::scope(|scope| {
        let shares: Vec<_> = found
            .chunks(share)
            .map(|share| {
                let map = move || share.iter().map(one).collect::<Vec<_>>();
                let thread = thread::Builder::new().stack_size(STACK);
                (share, thread.spawn_scoped(scope, map))
            })
            .collect();
        for (share, thread) in shares {
            // Where no thread can be had, there is this one.
            let mapped = match thread {
                Ok(thread) => thread.join().ok(),
                Err(_) => Some(share.iter().map(one).collect()),
            };
            let mapped = mapped.unwrap_or_else(|| share.iter().map(unmapped).collect());
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

fn one(found: &Found<'_>) -> Result<Carried, Damaged> {
    let damage = |why: String| {
        Damaged::new(found.offset, flat::type_of(found.shape), why)
    };
    let text: &'static str = Box::leak(Box::from(found.shape));
    let root = flat::root(text).map_err(|why| damage(format!("is damaged at {why}")))?;
    let record = of_shape(root).ok_or_else(|| damage("is larger than a record can be".to_owned()))?;
    Ok(Carried {
        record,
        is_checked: found.is_checked,
    })
}

/// A shape that no derive has written may be none that the mapping takes.
fn unmapped(found: &Found<'_>) -> Result<Carried, Damaged> {
    let of = flat::type_of(found.shape);
    Err(Damaged::new(found.offset, of, "is damaged: it has no mapping".to_owned()))
}
