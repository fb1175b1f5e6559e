use tablewright::ValueObject;

#[derive(ValueObject)]
struct Link<T> {
    value: T,
    next: Option<Box<Link<T>>>,
}

#[derive(ValueObject)]
struct Growing<T> {
    value: T,
    next: Option<Box<Growing<Option<T>>>>,
}

#[derive(ValueObject)]
enum Tree<T> {
    Leaf(T),
    Branch(Box<Self>),
}

fn main() {}
