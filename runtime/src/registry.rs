//! How the aggregates of all linked crates find each other.
//!
//! Each derived root places one [`Entry`] in a section of the object file. The linker lays the
//! sections of all crates side by side, and says where they begin and end: nothing runs at
//! start-up, and nothing is registered by hand. The technique is that of the crate `linkme`;
//! it is written out here because an entry costs a derive three tokens instead of a second
//! macro, which is what compiling a domain of hundreds of aggregates is made of.

use crate::domain::Aggregate;

/// One root of a linked crate.
pub struct Entry {
    record: fn() -> &'static str,
    /// Whether drift is checked where there is a lock file: not that of tests, and of crates that
    /// others answer for.
    is_checked: bool,
}

impl Entry {
    /// The entry of a root. The record itself is made when the crate is built, not when it is
    /// checked.
    #[must_use]
    pub const fn of<T: Aggregate>(is_checked: bool) -> Self {
        Self {
            record: || T::DATA_MODEL,
            is_checked,
        }
    }

    /// The same entry of a crate that is built: its record is in the artifact already.
    #[must_use]
    pub const fn carried(mut self, record: fn() -> &'static str) -> Self {
        self.record = record;
        self
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> &'static str {
        (self.record)()
    }

    /// Whether drift is checked.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.is_checked
    }
}

/// Whether this platform collects entries.
pub const COLLECTS: bool = cfg!(all(
    not(miri),
    any(
        target_os = "linux",
        target_os = "android",
        target_os = "freebsd",
        target_os = "macos",
        target_os = "ios",
        target_os = "windows"
    )
));

/// The roots of all linked crates, in the order in which they were linked.
///
/// It is compiled where it is called: a domain by itself does not ask the linker for bounds.
#[inline]
#[must_use]
pub fn entries() -> &'static [Entry] {
    section::entries()
}

#[cfg(all(
    not(miri),
    any(
        target_os = "linux",
        target_os = "android",
        target_os = "freebsd",
        target_os = "macos",
        target_os = "ios",
        target_os = "windows"
    )
))]
#[expect(
    unsafe_code,
    reason = "the bounds of a section are symbols of the linker"
)]
mod section {
    use super::Entry;

    #[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd"))]
    unsafe extern "Rust" {
        #[link_name = "__start_tablewright"]
        static START: [Entry; 0];
        #[link_name = "__stop_tablewright"]
        static STOP: [Entry; 0];
    }

    #[cfg(any(target_os = "macos", target_os = "ios"))]
    unsafe extern "Rust" {
        #[link_name = "\x01section$start$__DATA$__tablewright"]
        static START: [Entry; 0];
        #[link_name = "\x01section$end$__DATA$__tablewright"]
        static STOP: [Entry; 0];
    }

    // The linker sorts the parts of a section by what follows the `$`.
    #[cfg(target_os = "windows")]
    #[unsafe(link_section = ".twright$a")]
    static START: [Entry; 0] = [];
    #[cfg(target_os = "windows")]
    #[unsafe(link_section = ".twright$c")]
    static STOP: [Entry; 0] = [];

    // A program without aggregates has the section too, or its bounds would not be defined.
    #[cfg(not(target_os = "windows"))]
    #[cfg_attr(
        any(target_os = "macos", target_os = "ios"),
        unsafe(link_section = "__DATA,__tablewright,regular,no_dead_strip")
    )]
    #[cfg_attr(
        not(any(target_os = "macos", target_os = "ios")),
        unsafe(link_section = "tablewright")
    )]
    #[used]
    static EMPTY: [Entry; 0] = [];

    #[inline]
    pub(super) fn entries() -> &'static [Entry] {
        let start = (&raw const START).cast::<Entry>();
        let stop = (&raw const STOP).cast::<Entry>();
        let length = (stop.addr() - start.addr()) / size_of::<Entry>();
        // SAFETY: between the two symbols the linker has placed entries and nothing else, one
        // behind the other, as statics of the type `Entry`, whose size is its alignment.
        unsafe { std::slice::from_raw_parts(start, length) }
    }
}

#[cfg(any(
    miri,
    not(any(
        target_os = "linux",
        target_os = "android",
        target_os = "freebsd",
        target_os = "macos",
        target_os = "ios",
        target_os = "windows"
    ))
))]
mod section {
    #[inline]
    pub(super) fn entries() -> &'static [super::Entry] {
        &[]
    }
}
