//! New UUIDs of version 7, as [RFC 9562](https://www.rfc-editor.org/rfc/rfc9562) has them.
//!
//! `uuid` makes them too, of what the operating system's generator gives: that takes two crates more,
//! which cost the first check of a domain an eighth. Here the random bits come of the keys that the
//! standard library asks the operating system for, to hash with.

use std::hash::{BuildHasher, RandomState};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use uuid::{Builder, Uuid};

/// How many ticks a millisecond has: its fraction fills the twelve bits behind it (section 6.2,
/// method 3).
const TICKS: u128 = 4096;

/// A UUID that is greater than all that this process has made before.
pub(super) fn new() -> Uuid {
    let tick = tick();
    let milliseconds = tick >> 12;
    let fraction = tick & 0xfff;
    // A hash with keys that nobody knows. No process hashes a tick twice, and one that another was
    // forked from, which has the same keys, has another number.
    let random = RandomState::new().hash_one((process::id(), tick));
    let mut bytes = [0; 10];
    let (first, last) = bytes.split_at_mut(2);
    first.copy_from_slice(&fraction.to_be_bytes()[6..]);
    last.copy_from_slice(&random.to_be_bytes());
    Builder::from_unix_timestamp_millis(milliseconds, &bytes).into_uuid()
}

/// The time in ticks since 1970, or one tick more than the last one where that is later: two calls
/// within a tick, or a clock that was set back.
fn tick() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = ticks(since.unwrap_or_default());
    let next = |last: u64| now.max(last + 1);
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
        Some(next(last))
    });
    next(last.unwrap_or_default())
}

fn ticks(since: Duration) -> u64 {
    let ticks = since.as_nanos() * TICKS / 1_000_000;
    u64::try_from(ticks).unwrap_or(u64::MAX >> 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::thread;

    use super::*;

    #[test]
    fn each_has_the_version_and_the_variant_and_the_time() {
        let begin = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let uuid = new();
        assert_eq!(uuid.get_version_num(), 7);
        assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
        let (seconds, _) = uuid.get_timestamp().unwrap().to_unix();
        let passed = seconds - begin.unwrap().as_secs();
        assert!(passed < 60, "{passed}");
    }

    #[test]
    fn each_is_greater_than_those_before_it_and_like_no_other() {
        let of_thread = || {
            let uuids: Vec<Uuid> = (0..10_000).map(|_| new()).collect();
            assert!(uuids.is_sorted());
            uuids
        };
        let threads: Vec<_> = (0..4).map(|_| thread::spawn(of_thread)).collect();
        let all = threads.into_iter().map(|thread| thread.join().unwrap());
        let all: BTreeSet<Uuid> = all.flatten().collect();
        assert_eq!(all.len(), 40_000);
        let random: BTreeSet<u64> = all.iter().map(|uuid| uuid.as_u64_pair().1).collect();
        assert_eq!(random.len(), 40_000);
        let ones: u32 = random.iter().map(|bits| (bits << 2).count_ones()).sum();
        let share = f64::from(ones) / (62.0 * 40_000.0);
        assert!((0.49..0.51).contains(&share), "{share}");
    }

    #[test]
    fn time_is_told_in_parts_of_a_millisecond() {
        assert_eq!(ticks(Duration::from_millis(3)), 3 << 12);
        assert_eq!(ticks(Duration::from_micros(3_500)), 3 << 12 | 2048);
        assert_eq!(ticks(Duration::MAX), u64::MAX >> 1);
    }
}
