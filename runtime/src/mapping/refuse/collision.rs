//! Refuses fields whose columns would be called alike, in const evaluation.

use crate::mapping::draft::{ColumnDraft, Draft, Range, Str};
use crate::mapping::flatten;
use crate::shape::{Fields, Shape};
use crate::text::{self, Buffer};

/// Two fields have no more columns than that; of more, the review of the model finds the rest.
pub(super) type Columns = Draft<128>;

/// Refuses two fields of which a column has the same name.
///
/// # Panics
///
/// In const evaluation, naming both fields.
#[track_caller]
pub const fn assert_distinct(owner: &str, fields: Fields, earlier: usize, later: usize) {
    let mut draft = Columns::new();
    let earlier = columns(&mut draft, owner, fields, earlier);
    let later = columns(&mut draft, owner, fields, later);
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

/// Refuses a field of which a column has the name of one that exists anyway.
///
/// # Panics
///
/// In const evaluation, naming the field.
#[track_caller]
pub const fn assert_free(owner: &str, fields: Fields, field: usize, generated: &str) {
    let mut draft = Columns::new();
    let columns = columns(&mut draft, owner, fields, field);
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
