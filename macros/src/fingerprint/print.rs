//! The hash itself, and what is hashed whatever it means.

use proc_macro::Ident;

use crate::attribute::Slot;
use crate::naming;
use crate::syntax::{LitInt, LitStr};

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same in every version
/// of Rust, as what stands in a lock file must be.
pub(crate) struct Print(pub(crate) u64);

impl Default for Print {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Print {
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// What is hashed.
pub(super) trait Printed {
    fn print(&self, print: &mut Print);
}

impl Printed for str {
    fn print(&self, print: &mut Print) {
        print.bytes(self.as_bytes());
        // No text holds this byte: it keeps two texts apart.
        print.bytes(&[0xff]);
    }
}

impl Printed for String {
    fn print(&self, print: &mut Print) {
        self.as_str().print(print);
    }
}

impl Printed for u8 {
    fn print(&self, print: &mut Print) {
        print.bytes(&[*self]);
    }
}

impl Printed for bool {
    fn print(&self, print: &mut Print) {
        u8::from(*self).print(print);
    }
}

impl Printed for () {
    fn print(&self, _: &mut Print) {}
}

impl Printed for LitStr {
    fn print(&self, print: &mut Print) {
        self.value().print(print);
    }
}

impl Printed for LitInt {
    fn print(&self, print: &mut Print) {
        self.digits().print(print);
    }
}

impl Printed for Ident {
    fn print(&self, print: &mut Print) {
        naming::unraw(self).print(print);
    }
}

impl<T: Printed> Printed for Option<T> {
    fn print(&self, print: &mut Print) {
        self.is_some().print(print);
        if let Some(value) = self {
            value.print(print);
        }
    }
}

impl<T: Printed> Printed for Slot<T> {
    fn print(&self, print: &mut Print) {
        self.is_said().print(print);
        if let Some(value) = self.get() {
            value.print(print);
        }
    }
}

impl<T: Printed> Printed for Vec<T> {
    fn print(&self, print: &mut Print) {
        self.len().to_string().print(print);
        for value in self {
            value.print(print);
        }
    }
}
