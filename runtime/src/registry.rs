//! How the aggregates of all linked crates find each other.
//!
//! Each derived root places what a compiled artifact carries of it in a section of the object file:
//! see [`binary`](crate::record::binary). The linker lays the sections of all crates side by side,
//! and says where they begin and end: nothing runs at start-up, nothing is registered by hand, and
//! a program reads of itself what others read of its file. The technique is that of the crate
//! `linkme`; it is written out here because a record costs a derive three tokens instead of a
//! second macro, which is what compiling a domain of hundreds of aggregates is made of.

/// Whether this platform collects records.
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

/// The records of all linked crates, one behind the other, with zeros between some.
///
/// It is compiled where it is called: a domain by itself does not ask the linker for bounds.
#[inline]
#[must_use]
pub fn records() -> &'static [u8] {
    section::records()
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
    #[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd"))]
    unsafe extern "Rust" {
        #[link_name = "__start_twrecord"]
        static START: [u8; 0];
        #[link_name = "__stop_twrecord"]
        static STOP: [u8; 0];
    }

    #[cfg(any(target_os = "macos", target_os = "ios"))]
    unsafe extern "Rust" {
        #[link_name = "\x01section$start$__DATA$__twrecord"]
        static START: [u8; 0];
        #[link_name = "\x01section$end$__DATA$__twrecord"]
        static STOP: [u8; 0];
    }

    // The linker sorts the parts of a section by what follows the `$`, and leaves that out.
    #[cfg(target_os = "windows")]
    #[unsafe(link_section = "twrecord$a")]
    static START: [u8; 0] = [];
    #[cfg(target_os = "windows")]
    #[unsafe(link_section = "twrecord$c")]
    static STOP: [u8; 0] = [];

    // A program without aggregates has the section too, or its bounds would not be defined.
    #[cfg(not(target_os = "windows"))]
    #[cfg_attr(
        any(target_os = "macos", target_os = "ios"),
        unsafe(link_section = "__DATA,__twrecord,regular,no_dead_strip")
    )]
    #[cfg_attr(
        not(any(target_os = "macos", target_os = "ios")),
        unsafe(link_section = "twrecord")
    )]
    #[used]
    static EMPTY: [u8; 0] = [];

    #[inline]
    pub(super) fn records() -> &'static [u8] {
        let start = (&raw const START).cast::<u8>();
        let stop = (&raw const STOP).cast::<u8>();
        let length = stop.addr() - start.addr();
        // SAFETY: between the two symbols are the bytes of one section, which never change.
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
    pub(super) fn records() -> &'static [u8] {
        &[]
    }
}
