//! Refuses fields whose columns would be called alike, in const evaluation.

use super::draft::{Draft, Range, Str};
use super::flatten;
use crate::shape::Fields;
use crate::text::{self, Buffer};

/// Two fields have no more columns than that; of more, the review of the model finds the rest.
type Columns = Draft<128>;

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

const fn columns(draft: &mut Columns, owner: &str, fields: Fields, field: usize) -> Range {
    let start = draft.columns.length;
    flatten::of_field(draft, owner, fields, field, &[]);
    draft.columns.since(start)
}

const fn push_path(message: &mut Buffer<1024>, draft: &Columns, path: Str) {
    message.push("`");
    message.push(draft.read(path));
    message.push("`");
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
const fn refuse(mut message: Buffer<1024>, name: &str) -> ! {
    message.push(" would both be the column `");
    message.push(name);
    message.push("`: name one of them with `#[column(name = \"…\")]`, or set apart a value object with `#[embed(prefix = \"…\")]`");
    panic!("{}", message.as_str())
}
