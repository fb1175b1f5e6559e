//! Refuses fields whose columns would be called alike, in const evaluation.

use crate::fingerprint;
use crate::mapping::draft::{ColumnDraft, Draft, Range, Str};
use crate::mapping::flatten;
use crate::shape::{Fields, Shape};
use crate::text::{self, Buffer};

/// Two fields have no more columns than that; of more, the review of the model finds the rest.
pub(super) type Columns = Draft<128>;

/// The fields of a type whose columns are compared.
pub struct ColumnsOf {
    /// The name of the type.
    pub owner: &'static str,
    /// All its fields.
    pub fields: Fields,
}

impl ColumnsOf {
    /// Whether columns of two of these fields may have the same name, or one that of a column which
    /// exists anyway. Nearly always they do not, and no two fields are compared.
    #[must_use]
    pub const fn collide(&self, compared: &[usize], generated: &[&str]) -> bool {
        let mut draft = Columns::new();
        let mut known = Names::new();
        let mut index = 0;
        while index < generated.len() {
            known.has_of_another(generated[index], usize::MAX);
            index += 1;
        }
        let mut index = 0;
        while index < compared.len() {
            let columns = columns(&mut draft, self.owner, self.fields, compared[index]);
            let mut column = columns.start;
            while column < columns.end {
                let name = draft.read(draft.columns.items[column].name);
                if known.has_of_another(name, compared[index]) {
                    return true;
                }
                column += 1;
            }
            index += 1;
        }
        // What was not kept was not compared.
        draft.overflowed()
    }

    /// Refuses two fields of which a column has the same name.
    ///
    /// # Panics
    ///
    /// In const evaluation, naming both fields.
    #[track_caller]
    pub const fn assert_distinct(&self, earlier: usize, later: usize) {
        let mut draft = Columns::new();
        let earlier = columns(&mut draft, self.owner, self.fields, earlier);
        let later = columns(&mut draft, self.owner, self.fields, later);
        let mut left = earlier.start;
        while left < earlier.end {
            let mut right = later.start;
            while right < later.end {
                let (one, other) = (&draft.columns.items[left], &draft.columns.items[right]);
                let name = draft.read(other.name);
                if text::equal(draft.read(one.name), name) {
                    let mut of = Buffer::<1024>::new();
                    push_path(&mut of, &draft, one.path);
                    of.push(" and ");
                    push_path(&mut of, &draft, other.path);
                    refuse(of, name);
                }
                right += 1;
            }
            left += 1;
        }
    }

    /// Refuses a field of which a column has the name of one that exists anyway.
    ///
    /// # Panics
    ///
    /// In const evaluation, naming the field.
    #[track_caller]
    pub const fn assert_free(&self, field: usize, generated: &str) {
        let mut draft = Columns::new();
        let columns = columns(&mut draft, self.owner, self.fields, field);
        let mut index = columns.start;
        while index < columns.end {
            let column = &draft.columns.items[index];
            if text::equal(draft.read(column.name), generated) {
                let mut of = Buffer::<1024>::new();
                push_path(&mut of, &draft, column.path);
                of.push(" and a column that every such table has");
                refuse(of, generated);
            }
            index += 1;
        }
    }
}

/// More names than a draft has columns, so that some place is always free.
const NAMES: usize = 256;

/// Names by their hashes, each with the field whose column it is. 0 is a free place.
struct Names {
    hashes: [u64; NAMES],
    fields: [usize; NAMES],
}

impl Names {
    const fn new() -> Self {
        Self {
            hashes: [0; NAMES],
            fields: [0; NAMES],
        }
    }

    /// Whether another field has a column of this name, which is known from now on. Different names
    /// of one hash would do no harm: the comparison of their fields finds nothing.
    const fn has_of_another(&mut self, name: &str, field: usize) -> bool {
        let hash = fingerprint::of_bytes(0, name.as_bytes()) | 1;
        // The upper bits depend on all of the name.
        let mut place = (hash >> 32) as usize % NAMES;
        while self.hashes[place] != 0 {
            if self.hashes[place] == hash {
                return self.fields[place] != field;
            }
            place = (place + 1) % NAMES;
        }
        self.hashes[place] = hash;
        self.fields[place] = field;
        false
    }
}

/// Refuses two variants of which a column has the same name.
///
/// # Panics
///
/// In const evaluation, naming both variants.
#[track_caller]
pub const fn assert_distinct_variants(shape: &'static Shape, earlier: usize, later: usize) {
    let Shape::Variants(of) = shape else { return };
    let mut draft = Columns::new();
    let columns = flatten::of_enum(&mut draft, shape);
    let mut left = columns.start;
    while left < columns.end {
        let mut right = left + 1;
        while right < columns.end {
            let (one, other) = (&draft.columns.items[left], &draft.columns.items[right]);
            let name = draft.read(other.name);
            let are_of_both = is_of(&draft, one, of.variants[earlier].name)
                && is_of(&draft, other, of.variants[later].name);
            if are_of_both && text::equal(draft.read(one.name), name) {
                let mut message = Buffer::<1024>::new();
                message.push("the variants `");
                message.push(of.variants[earlier].name);
                message.push("` and `");
                message.push(of.variants[later].name);
                message.push("` would both have a column that ends in `");
                message.push(name);
                message.push("`: rename one of them, or a field with `#[column(name = \"…\")]`");
                fail(&message);
            }
            right += 1;
        }
        left += 1;
    }
}

const fn is_of(draft: &Columns, column: &ColumnDraft, variant: &str) -> bool {
    flatten::is_called(draft, column, 0, variant)
}

/// The columns of a field.
pub(super) const fn columns(
    draft: &mut Columns,
    owner: &str,
    fields: Fields,
    field: usize,
) -> Range {
    let start = draft.columns.length;
    // What is wrong with a field is told without this.
    if fields.slots[field].flaw.is_none() {
        flatten::of_field(draft, owner, fields, field, &[]);
    }
    draft.columns.since(start)
}

pub(super) const fn push_path(message: &mut Buffer<1024>, draft: &Columns, path: Str) {
    message.push("`");
    message.push(draft.read(path));
    message.push("`");
}

#[track_caller]
const fn refuse(mut message: Buffer<1024>, name: &str) -> ! {
    message.push(" would both be the column `");
    message.push(name);
    message.push("`: name one of them with `#[column(name = \"…\")]`, or set apart a value object with `#[embed(prefix = \"…\")]`");
    fail(&message)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn fail(message: &Buffer<1024>) -> ! {
    panic!("{}", message.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_their_fields() {
        let mut known = Names::new();
        // As many as there may be, so that many lie where others would.
        for number in 0..NAMES - 1 {
            assert!(!known.has_of_another(&format!("column_{number}"), number));
        }
        for number in 0..NAMES - 1 {
            let name = format!("column_{number}");
            assert!(!known.has_of_another(&name, number), "{name}");
            assert!(known.has_of_another(&name, number + 1), "{name}");
        }
    }
}
