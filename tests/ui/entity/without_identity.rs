use tablewright::Entity;

/// A line.
#[derive(Entity)]
struct Line {
    name: String,
}

fn main() {}
