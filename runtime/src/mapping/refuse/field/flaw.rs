//! Refuses a field of a type with a flaw.

use crate::mapping::refuse::message::{Message, fail, push_quoted};
use crate::shape::flaw::Flaw;
use crate::stored::DEEPEST;

#[track_caller]
pub(super) const fn refuse_flaw(name: &str, flaw: Flaw) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, name);
    match flaw {
        Flaw::Untold(value_object) => {
            message.push(" is optional, and nothing in ");
            push_quoted(&mut message, value_object);
            message.push(" is required: `None` could not be told from one that is empty; `#[embed(presence)]` adds a column that says whether it is there");
        }
        Flaw::Refused(why) => message.push(why),
        Flaw::Twice => message.push(" is an `Option` of what is optional already: `None` and `Some(None)` would be the same NULL; leave one `Option` out, or say with an enum which of the two it is"),
        Flaw::Endless(true) => message.push(" holds the type that it belongs to, and so would never end: a tree is stored as references: hold all of them in one list of the root, each with the id of the one above, as in `above: Option<Id<…>>`"),
        Flaw::Endless(false) => message.push(" holds the type that it belongs to, and no row has columns without end: a tree is stored as references: make it entities, all in one list of the root, each with the id of the one above, as in `above: Option<Id<…>>`, or store it as JSON with `#[column(json)]`"),
        Flaw::Deep => {
            message.push(" holds more than ");
            message.push_integer(DEEPEST as i128);
            message.push(" types inside of each other, and more are not mapped: leave out some that only hold another one, or store it as JSON, with `#[column(json)]`");
        }
        Flaw::Computed(excess) => {
            message.push(" does not fit: what a rule of its type computes");
            excess.push(&mut message);
        }
        Flaw::NoRows => message.push(" is an `Option` of a list, a set or a map: `None` and an empty one would be the same rows; leave the `Option` out"),
        Flaw::FieldOptions(part, why) => {
            message.push(" does not fit: its part ");
            push_quoted(&mut message, part);
            message.push(why);
        }
        Flaw::BecomesNull(part) => {
            message.push(" is optional, and its part ");
            push_quoted(&mut message, part);
            message.push(" would become NULL by itself: `on_delete = set_null` cannot be said inside of an optional value object");
        }
    }
    fail(message)
}
