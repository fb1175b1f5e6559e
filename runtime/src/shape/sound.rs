//! Whether all that a derive asks of a type has been answered well.
//!
//! A type that is mistaken is told of where it is declared. Whoever makes a record of it comes upon
//! the same mistake once more: having asked here before, it says nothing, because what rustc has
//! told of one evaluation it does not tell of those that need it.

/// What a derive has asked of a type, all at once.
#[derive(Debug)]
pub struct Questions(bool);

impl Questions {
    /// That they have been asked, each a constant, and those that are none by what stands beside
    /// them.
    #[must_use]
    pub const fn asked(_: &[()]) -> Self {
        Self(true)
    }
}

/// Where the questions are. They are about the shape that this is a part of, so that a reference
/// would lead around in a circle: what a pointer leads to, rustc reads when it is asked to.
#[derive(Clone, Copy, Debug)]
pub struct Sound(*const Questions);

#[expect(unsafe_code, reason = "it is a reference to what never changes")]
unsafe impl Sync for Sound {}

#[expect(unsafe_code, reason = "it is a reference to what never changes")]
unsafe impl Send for Sound {}

impl Sound {
    /// Of a type that nothing is asked of, or whose record is not made.
    pub const UNASKED: Self = Self(std::ptr::null());

    /// A link to the questions.
    #[must_use]
    pub const fn if_answered(questions: &'static Questions) -> Self {
        Self(questions)
    }

    /// Asks them. Where one was answered with an error, the evaluation that asks ends here.
    #[expect(unsafe_code, reason = "it was made of a reference, or is null")]
    pub(crate) const fn ask(self) {
        if let Some(questions) = unsafe { self.0.as_ref() } {
            assert!(questions.0, "all of them are asked");
        }
    }
}
