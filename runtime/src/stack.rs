//! A stack of steps for const evaluation, where calls go no deeper than 128.

/// How many steps may wait. A condition is refused where it stands long before it needs as many.
const DEEPEST: usize = 512;

pub(crate) struct Stack<T: Copy> {
    items: [T; DEEPEST],
    length: usize,
}

impl<T: Copy> Stack<T> {
    pub(crate) const fn new(filler: T) -> Self {
        Self {
            items: [filler; DEEPEST],
            length: 0,
        }
    }

    pub(crate) const fn push(&mut self, item: T) {
        assert!(self.length < DEEPEST, "a condition is nested too deeply");
        self.items[self.length] = item;
        self.length += 1;
    }

    pub(crate) const fn pop(&mut self) -> Option<T> {
        if self.length == 0 {
            return None;
        }
        self.length -= 1;
        Some(self.items[self.length])
    }
}
