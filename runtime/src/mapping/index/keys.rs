//! The columns of an index, and how it compares them.

use crate::mapping::condition::Frame;
use crate::mapping::draft::{Columns, Draft, IndexDraft, MOST_INDEX_COLUMNS, Pool, Range, Str};
use crate::mapping::{flatten, paths};
use crate::rule::{Compared, GENERATED, Path};
use crate::shape::IndexShape;

/// Columns, and how they are compared.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub(super) columns: Columns,
    compared: Compared,
}

impl Keys {
    /// No columns; NULL is the same as NULL there, or is not.
    pub(super) const fn new(of: Compared) -> Self {
        Self {
            columns: Pool::new(0),
            compared: Compared {
                nulls_equal: of.nulls_equal,
                ..Compared::PLAIN
            },
        }
    }

    pub(super) const fn push(&mut self, column: usize) {
        self.columns.push(column);
    }

    /// Whether a column is one of them: a field may be the key of the parent.
    const fn has(&self, column: usize) -> bool {
        let mut index = 0;
        while index < self.columns.kept() {
            if self.columns.items[index] == column {
                return true;
            }
            index += 1;
        }
        false
    }

    /// The columns of these fields, in the order of the fields.
    pub(super) const fn push_all<const N: usize>(
        &mut self,
        draft: &Draft<N>,
        frame: Frame,
        fields: &[Path],
        compared: Compared,
    ) {
        let mut index = 0;
        while index < fields.len() {
            let mut position = frame.columns.start;
            while position < frame.columns.end {
                if is_meant(draft, frame, position, fields[index]) && !self.has(position) {
                    let at = self.columns.length;
                    if compared.is_lowercase(index) && at < MOST_INDEX_COLUMNS {
                        self.compared.lowercase |= 1 << at;
                    }
                    if compared.is_descending(index) && at < MOST_INDEX_COLUMNS {
                        self.compared.descending |= 1 << at;
                    }
                    self.columns.push(position);
                }
                position += 1;
            }
            index += 1;
        }
        self.keep_narrow();
    }

    /// More columns than an index may have were refused where it is declared: with that error, the
    /// build has no other.
    pub(super) const fn keep_narrow(&mut self) {
        if self.columns.length > MOST_INDEX_COLUMNS {
            self.columns.length = MOST_INDEX_COLUMNS;
        }
    }

    /// Leaves out a column that is the first one already.
    pub(super) const fn once(&mut self) {
        let columns = &mut self.columns;
        let Compared {
            lowercase,
            descending,
            nulls_equal,
        } = self.compared;
        let mut compared = Compared {
            lowercase: lowercase & 1,
            descending: descending & 1,
            nulls_equal,
        };
        let (mut kept, mut index) = (1, 1);
        while index < columns.kept() {
            if columns.items[index] != columns.items[0] {
                columns.items[kept] = columns.items[index];
                compared.lowercase |= (lowercase >> index & 1) << kept;
                compared.descending |= (descending >> index & 1) << kept;
                kept += 1;
            }
            index += 1;
        }
        if kept < columns.length {
            columns.length = kept;
        }
        self.compared = compared;
    }

    /// An index over these columns that nothing says anything of.
    pub(super) const fn index(self) -> IndexDraft {
        IndexDraft {
            compared: self.compared,
            ..super::over(self.columns)
        }
    }
}

/// Whether a path means the column at a position.
const fn is_meant<const N: usize>(
    draft: &Draft<N>,
    frame: Frame,
    position: usize,
    path: Path,
) -> bool {
    if path.0 == GENERATED && path.1.is_empty() {
        return matches!(paths::parent_column(draft, frame), Some(key) if key == position);
    }
    flatten::is_meant(draft, &draft.columns.items[position], path)
}

/// Lists the operator class of each column of an index: that of the field that it comes from.
pub(super) const fn classes<const N: usize>(
    draft: &mut Draft<N>,
    frame: Frame,
    said: &'static IndexShape,
    columns: &Columns,
) -> Range {
    if said.classes.is_empty() {
        return Range::EMPTY;
    }
    let start = draft.names.length;
    let mut column = 0;
    while column < columns.kept() {
        let mut field = 0;
        while field + 1 < said.fields.len()
            && !is_meant(draft, frame, columns.items[column], said.fields[field])
        {
            field += 1;
        }
        let class = if field < said.classes.len() {
            said.classes[field]
        } else {
            ""
        };
        draft.names.push(Str::Static(class));
        column += 1;
    }
    draft.names.since(start)
}
