//! Messages of what the mapping refuses.

use crate::text::Buffer;

pub(super) type Message = Buffer<1024>;

pub(super) const fn push_quoted(message: &mut Message, name: &str) {
    message.push("`");
    message.push(name);
    message.push("`");
}

#[track_caller]
pub(super) const fn refuse(name: &str, why: &str) -> ! {
    let mut message = Message::new();
    push_quoted(&mut message, name);
    message.push(why);
    fail(message)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how const evaluation reports")]
pub(super) const fn fail(message: Message) -> ! {
    panic!("{}", message.as_str())
}
