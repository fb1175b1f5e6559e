//! What the validator says of values, and that it costs nothing where nothing is wrong.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use tablewright::{Aggregate, ValueObject};

use crate::lines;
use crate::place::{Tag, Way, money, place};

#[test]
fn violations_name_the_rule_the_place_and_the_value() {
    assert_eq!(place().check_invariants(), Ok(()));
    assert_eq!(
        lines(Way::Air.check_invariants()),
        ["Not by air (INV-WAY-001), found Air"]
    );
    let mut broken = place();
    broken.total.amount = -2;
    broken.way = Way::Road(money(1, "EURO"));
    broken.tag = Tag::Unknown;
    broken.parts[0].price = Some(money(0, ""));
    broken.prices.push(money(-4, "EUR"));
    let lines = lines(broken.check_invariants());
    assert_eq!(
        lines,
        [
            "total.amount: No debts (INV-MON-001), found -2",
            "way.Road.code: the text is longer than its declared length, found \"EURO\"",
            "way.Road.code: A currency (INV-MON-002), found \"EURO\"",
            "way.Road: Asserted of money (INV-MON-004), found Money { amount: 1, code: \"EURO\" }",
            "tag: Nothing is unknown (INV-TAG-001), found Unknown",
            "parts[0].price.code: A currency (INV-MON-002), found \"\"",
            "prices[1].amount: No debts (INV-MON-001), found -4",
            "No fee beyond the total (INV-PLC-001), found fee: Some(Money { amount: 2, code: \"EUR\" }), total.amount: -2",
        ]
    );
    let violations = broken.check_invariants().unwrap_err();
    let error: &dyn std::error::Error = &violations;
    assert_eq!(error.to_string(), lines.join("\n"));
    assert_eq!(violations.iter().next().unwrap().value(), Some("-2"));
}

struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

#[expect(unsafe_code, reason = "an allocator is")]
// SAFETY: it is the system's, and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn what_breaks_nothing_allocates_nothing() {
    let place = place();
    let before = ALLOCATED.with(Cell::get);
    let judged = place.check_invariants();
    let after = ALLOCATED.with(Cell::get);
    assert_eq!(judged, Ok(()));
    assert_eq!(after, before);
}
