//! How much a shape takes when it is mapped, at the most.
//!
//! What an artifact carries is mapped by who reads it, where it is too late to tell that it is too
//! large. To map it in const evaluation costs a hundred times what writing it does; so while it is
//! written, this is added up, always too much of it, and only what might be too large is mapped.

use crate::rule::{Compared, Form, Rule};

/// Columns, parts of conditions, and bytes of names and conditions. Each is counted as if every name
/// were as long as names can be.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) columns: usize,
    pub(super) nodes: usize,
    pub(super) text: usize,
    /// What is listed: the columns of indexes and rules, and each index and rule itself.
    listed: usize,
    /// State machines: the enum of each lists those before it once more.
    machines: usize,
    /// Bytes of the rules that one column may be the source of, each behind the other.
    sources: usize,
    /// Whether a path, or such sources, may be longer than what one text has room for.
    is_long: bool,
    /// How long the path is to where the walk is.
    pub(super) path: usize,
}

/// The columns that an index may have.
const INDEXED: usize = 16;

/// A name, and what stands around it in a condition.
const NAME: usize = 80;

impl Room {
    pub(super) const NONE: Self = Self {
        columns: 0,
        nodes: 0,
        text: 0,
        listed: 0,
        machines: 0,
        sources: 0,
        is_long: false,
        path: 0,
    };

    /// Whether a draft of the greatest capacity might not hold it.
    pub(super) const fn may_be_too_small(&self) -> bool {
        self.is_long
            || self.columns > 4096 / 2
            || self.nodes > 32768 / 2
            || self.text > 524_288 / 2
            || self.listed + self.machines * self.machines > 4096
    }

    /// Goes into a field, and returns where it was before.
    pub(super) const fn enter(&mut self, name: &str) -> usize {
        let before = self.path;
        self.path += name.len() + 1;
        // What its columns begin with, what they began with, and where its rules are.
        self.text += 8 * self.path;
        // Of 512, some are left to the names of the root and the column.
        self.is_long = self.is_long || self.path > 320;
        before
    }

    /// Begins a type, and returns what was known of the sources before.
    pub(super) const fn begin(&mut self) -> usize {
        let before = self.sources;
        self.sources = 0;
        before
    }

    /// Ends a type: of its columns, each is one of what holds it.
    pub(super) const fn end(&mut self, before: usize) {
        // Of 8192, some are left to what stands between them.
        self.is_long = self.is_long || self.sources > 7168;
        if before > self.sources {
            self.sources = before;
        }
    }

    /// A column, with the checks, the indexes and the keys that it may have by itself.
    pub(super) const fn column(&mut self) {
        self.columns += 1;
        self.listed += 2;
        self.nodes += 8;
        self.text += 2 * self.path + 8 * NAME;
    }

    /// A table: the columns that it has without fields.
    pub(super) const fn table(&mut self) {
        // Identity, parent, position, tenant, version, audit, and a key that carries the tenant.
        self.columns += 8;
        // A map is unique by its parent, its key and its value; keys and indexes may carry a tenant.
        self.listed += 2 * INDEXED + 16;
        self.nodes += 8 * 8;
        self.text += 8 * (2 * self.path + 8 * NAME);
    }

    /// An index, and what covers it.
    pub(super) const fn index(&mut self) {
        self.column();
        self.listed += 2 * INDEXED;
    }

    /// What the record lists once more: how an index compares its columns.
    pub(super) const fn compared(&mut self, compared: Compared) {
        if compared.bits() != Compared::PLAIN.bits() {
            self.listed += 2 * INDEXED;
        }
    }

    /// Statements beside a table: what they are called, and what for.
    pub(super) const fn script(&mut self) {
        self.listed += 2;
        self.text += 2 * NAME;
    }

    /// The operator class of a field of an index: a part of its name, and listed for each column.
    pub(super) const fn class(&mut self, class: &str) {
        self.listed += INDEXED;
        self.text += INDEXED * (class.len() + 1);
    }

    /// What a rule is beside its condition.
    pub(super) const fn rule(&mut self, rule: &Rule) {
        self.sources += rule.text.len() + 2;
        self.listed += 2;
        match rule.form {
            Form::Unique { compared, .. } => {
                self.index();
                self.compared(compared);
            }
            Form::NoOverlap { .. } => self.index(),
            Form::Transitions { .. } => self.machines += 1,
            _ => {}
        }
    }

    /// So many conditions over all columns since then.
    pub(super) const fn conditions_since(&mut self, columns: usize, count: usize) {
        let parts = (self.columns - columns + 1) * count;
        self.nodes += 4 * parts;
        self.text += NAME * parts;
    }

    /// A condition of so many parts, so many of which compute, and so many bytes. Each of these may
    /// overflow, which a CHECK judges beforehand: it holds all that stands before it.
    pub(super) const fn condition(&mut self, parts: usize, computing: usize, bytes: usize) {
        self.listed += parts;
        let times = 4 + computing;
        self.nodes += times * parts;
        self.text += times * (NAME * parts + 2 * bytes);
    }

    /// The source of each column that the conditions since then name.
    pub(super) const fn sources_since(&mut self, nodes: usize, source: &str) {
        self.text += (self.nodes - nodes + 1) * source.len();
    }
}
