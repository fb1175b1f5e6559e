use tablewright::ValueObject;

#[derive(ValueObject)]
enum Payment {
    Cash,
    Card {
        #[column(default = 1)]
        number: i32,
    },
    #[allow(non_camel_case_types)]
    card(String),
    Überweisung(String),
    #[value_object(rename = "cash")]
    Money(i32),
}

#[derive(ValueObject)]
enum State {
    Open,
    Shut(i32),
}

#[derive(ValueObject)]
enum Held {
    Nothing,
    Thing(std::rc::Rc<String>),
}

#[derive(ValueObject)]
enum Lamp {
    Off,
    On { hold: i32, since: i32 },
    OnHold(i32),
    OnDemand(i32),
    Weak(Option<Loose>),
    Weaker(i32, Option<Loose>),
}

#[derive(ValueObject)]
struct Loose {
    a: Option<i32>,
    b: Option<i32>,
}

fn main() {}
