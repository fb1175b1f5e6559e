use tablewright::{Aggregate, Entity, Id, ValueObject};

/// A thread.
#[derive(Aggregate)]
struct Thread {
    id: Id<Thread>,
    comments: Vec<Comment>,
    letters: Vec<Letter>,
    chapters: Vec<Chapter>,
    first: Vec<First>,
}

/// A comment.
#[derive(Entity)]
struct Comment {
    id: Id<Comment>,
    answers: Vec<Comment>,
}

/// A letter.
#[derive(Entity)]
struct Letter {
    id: Id<Letter>,
    #[children(foreign_key = "letter_id")]
    answer: Option<Box<Letter>>,
}

/// Two in each other: the mistake is told once.
#[derive(Entity)]
struct Chapter {
    id: Id<Chapter>,
    sections: Vec<Section>,
}

/// A section.
#[derive(Entity)]
struct Section {
    id: Id<Section>,
    chapters: Vec<Chapter>,
}

/// Three, one of them a value object, and spelled as something else.
#[derive(Entity)]
struct First {
    id: Id<First>,
    second: Second,
}

#[derive(ValueObject)]
struct Second {
    size: i32,
    thirds: Thirds,
}

type Thirds = Vec<Third>;

/// The third.
#[derive(Entity)]
struct Third {
    id: Id<Third>,
    first: Option<First>,
}

fn main() {}
