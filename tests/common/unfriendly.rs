//! A domain whose names and sentences mean something to what draws and reads them.

use tablewright::{Aggregate, Entity, Id, ValueObject};

pub(crate) const RECORDS: [&str; 4] = [
    Unfriendly::DATA_MODEL,
    One::DATA_MODEL,
    another::One::DATA_MODEL,
    ThisIsAnAggregateWithANameThatIsWiderThanTheScreenOfAPhoneAndThanPaper::DATA_MODEL,
];

/// Called as words of both languages; "quoted", 'quoted', `quoted`, \escaped, {braced}, #1 %% 100%;
/// and what <b>HTML</b> & Markdown *make* of it: ünïcödé 🦀.
#[derive(Aggregate)]
#[aggregate(table = "erdiagram")]
#[invariant("INV-END-001: \"Quoted\", 'quoted', `quoted` \\ {braced} [bracketed] # %% <b>&amp *x* _y_ ~z~", check(self.class > 0))]
struct Unfriendly {
    id: Id<Unfriendly>,
    class: i32,
    note: Option<String>,
    #[column(default = "it's `one` \\ \"thing\"")]
    table: String,
    style: Style,
    end: Vec<End>,
}

/// A child that is called as the end of a block.
#[derive(Entity)]
#[entity(table = "end")]
struct End {
    id: Id<End>,
    other: Option<Id<Unfriendly>>,
}

/// A native enum, which is the type of a column.
#[derive(ValueObject)]
#[value_object(storage = native)]
enum Style {
    #[value_object(rename = "it's \"bold\"")]
    Bold,
    Plain,
}

/// At most one for each of those.
#[derive(Aggregate)]
#[aggregate(table = "classdef")]
#[invariant("INV-ONE-001: One each", unique(unfriendly))]
struct One {
    id: Id<One>,
    unfriendly: Id<Unfriendly>,
}

mod another {
    use tablewright::{Aggregate, Id};

    /// Another of that name.
    #[derive(Aggregate)]
    #[aggregate(id = "AGG-NXT-001", table = "links")]
    pub(super) struct One {
        id: Id<One>,
        next: Option<Id<One>>,
    }
}

/// What has long names.
#[derive(Aggregate)]
#[aggregate(table = "this_is_a_table_with_a_name_as_long_as_every_database_takes_it")]
struct ThisIsAnAggregateWithANameThatIsWiderThanTheScreenOfAPhoneAndThanPaper {
    id: Id<ThisIsAnAggregateWithANameThatIsWiderThanTheScreenOfAPhoneAndThanPaper>,
    this_is_a_column_with_a_name_as_long_as_every_database_takes_it: Option<String>,
}
