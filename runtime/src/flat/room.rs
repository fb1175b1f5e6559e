//! How much a shape takes when it is mapped, at the most.
//!
//! What an artifact carries is mapped by who reads it, where it is too late to tell that it is too
//! large. To map it in const evaluation costs a hundred times what writing it does; so while it is
//! written, this is added up, always too much of it, and only what might be too large is mapped.

/// Columns, parts of conditions, and bytes of names and conditions. Each is counted as if every name
/// were as long as names can be.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) columns: usize,
    pub(super) nodes: usize,
    pub(super) text: usize,
    /// How long the path is to where the walk is.
    pub(super) path: usize,
}

/// A name, and what stands around it in a condition.
const NAME: usize = 80;

impl Room {
    pub(super) const NONE: Self = Self {
        columns: 0,
        nodes: 0,
        text: 0,
        path: 0,
    };

    /// Whether a draft of the greatest capacity might not hold it.
    pub(super) const fn may_be_too_small(&self) -> bool {
        self.columns > 4096 / 2 || self.nodes > 32768 / 2 || self.text > 524_288 / 2
    }

    /// Goes into a field, and returns where it was before.
    pub(super) const fn enter(&mut self, name: &str) -> usize {
        let before = self.path;
        self.path += name.len() + 1;
        before
    }

    /// A column, with the checks, the indexes and the keys that it may have by itself.
    pub(super) const fn column(&mut self) {
        self.columns += 1;
        self.nodes += 8;
        self.text += 2 * self.path + 8 * NAME;
    }

    /// A table: the columns that it has without fields.
    pub(super) const fn table(&mut self) {
        self.columns += 6;
        self.nodes += 6 * 8;
        self.text += 6 * (2 * self.path + 8 * NAME);
    }

    /// So many conditions over all columns since then.
    pub(super) const fn conditions_since(&mut self, columns: usize, count: usize) {
        let parts = (self.columns - columns + 1) * count;
        self.nodes += 4 * parts;
        self.text += NAME * parts;
    }

    /// A condition of so many parts, so many of which compute. Each of these may overflow, which a
    /// CHECK judges beforehand: it holds all that stands before it.
    pub(super) const fn condition(&mut self, parts: usize, computing: usize) {
        let parts = 4 * parts + computing * parts;
        self.nodes += parts;
        self.text += NAME * parts;
    }

    /// The source of each column that the conditions since then name.
    pub(super) const fn sources_since(&mut self, nodes: usize, source: &str) {
        self.text += (self.nodes - nodes + 1) * source.len();
    }
}
