//! Lists and texts of a draft: of a fixed capacity, by position.

/// Most columns that one index may have: the least of what the engines allow (MySQL: 16).
pub(crate) const MOST_INDEX_COLUMNS: usize = 16;

/// The bytes of generated text that a draft has room for, per unit of its capacity.
pub(crate) const TEXT: usize = 128;

/// Where generated text is kept.
pub(crate) type Text<const N: usize> = [[u8; TEXT]; N];

/// The rows of a part of it. No text that fits into one lies in two of them.
pub(crate) const CHUNK: usize = 8;

/// Text of a draft: known from the start, or written into the draft.
#[derive(Clone, Copy)]
pub(crate) enum Str {
    Static(&'static str),
    Written { start: usize, end: usize },
}

impl Str {
    pub(crate) const EMPTY: Self = Self::Static("");
}

/// Consecutive items of a pool.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Range {
    pub(crate) const EMPTY: Self = Self { start: 0, end: 0 };
}

/// At most `N` items. More are counted, not kept.
#[derive(Clone, Copy)]
pub(crate) struct Pool<T: Copy, const N: usize> {
    pub(crate) items: [T; N],
    pub(crate) length: usize,
}

impl<T: Copy, const N: usize> Pool<T, N> {
    pub(crate) const fn new(filler: T) -> Self {
        Self {
            items: [filler; N],
            length: 0,
        }
    }

    pub(crate) const fn push(&mut self, item: T) {
        if self.length < N {
            self.items[self.length] = item;
        }
        self.length += 1;
    }

    /// The items kept.
    pub(crate) const fn kept(&self) -> usize {
        if self.length < N { self.length } else { N }
    }

    pub(crate) const fn all(&self) -> &[T] {
        self.items.split_at(self.kept()).0
    }

    pub(crate) const fn since(&self, start: usize) -> Range {
        let end = self.kept();
        let start = if start < end { start } else { end };
        Range { start, end }
    }

    pub(crate) const fn overflowed(&self) -> bool {
        self.length > N
    }
}

/// The positions of columns in an index.
pub(crate) type Columns = Pool<usize, MOST_INDEX_COLUMNS>;

impl Columns {
    pub(crate) const fn holds(&self, position: usize) -> bool {
        let mut index = 0;
        while index < self.kept() {
            if self.items[index] == position {
                return true;
            }
            index += 1;
        }
        false
    }
}
