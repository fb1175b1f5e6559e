//! Panics that are an answer, and that nobody is to be told of.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::thread;

thread_local! {
    /// Whether an attempt is made by this thread.
    static ATTEMPTS: Cell<bool> = const { Cell::new(false) };
}

/// What a function returns; nothing where it panics.
///
/// It must leave nothing behind that a panic would break.
pub(super) fn attempt<T>(function: impl FnOnce() -> T) -> Option<T> {
    tell_others_alone();
    let before = ATTEMPTS.replace(true);
    let returned = panic::catch_unwind(AssertUnwindSafe(function));
    ATTEMPTS.set(before);
    returned.ok()
}

/// Panics are told by a hook of the whole program: it goes on to tell all others.
fn tell_others_alone() {
    static ONCE: Once = Once::new();
    // While a thread panics, the hook cannot be changed.
    if !thread::panicking() {
        ONCE.call_once(|| {
            let told = panic::take_hook();
            panic::set_hook(Box::new(move |of| {
                if !ATTEMPTS.get() {
                    told(of);
                }
            }));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_what_follows_goes_on() {
        assert_eq!(attempt(|| 1), Some(1));
        let none: Option<usize> = attempt(|| Vec::<usize>::new()[0]);
        assert_eq!(none, None);
        assert!(!ATTEMPTS.get());
        assert_eq!(attempt(|| 2), Some(2));
    }
}
