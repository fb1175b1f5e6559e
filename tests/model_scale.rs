//! How the time to read, merge, review and write a model grows with its size: its document, the
//! scripts of all engines, and its page; and how much memory it takes.
//!
//! ```text
//! cargo run --release -p tablewright-tests --example model_scale [memory]
//! ```
//!
//! Each measurement is a process of its own, as an export is: in a process that has done it
//! before, the smaller model finds its memory at hand and the larger one does not.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

// Links its aggregates.
use clinic as _;
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

/// The model takes no more memory than this many times the text of its records.
const MOST: f64 = 2.0;

/// Counts the bytes that are allocated.
struct Counting(AtomicUsize);

#[global_allocator]
static HEAP: Counting = Counting(AtomicUsize::new(0));

#[expect(unsafe_code, reason = "allocators are")]
// SAFETY: what is asked for is asked of the system, and handed on as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.0.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        self.0.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        self.0.fetch_add(size, Ordering::Relaxed);
        self.0.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps what `GlobalAlloc` asks for.
        unsafe { System.realloc(place, layout, size) }
    }
}

fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("memory") {
        return memory();
    }
    if let Some(tables) = argument {
        let times = once(number(&tables)).map(|time| time.as_micros().to_string());
        println!("{}", times.join(" "));
        return;
    }
    let (small, large) = (medians(1_000), medians(10_000));
    for (what, small, large) in [
        ("document", small[0], large[0]),
        ("four scripts", small[1], large[1]),
        ("page", small[2], large[2]),
    ] {
        println!("{what}: 1,000 tables: {small:.1?}, 10,000 tables: {large:.1?}");
        println!("ratio: {:.1}", large.as_secs_f64() / small.as_secs_f64());
    }
    memory();
}

/// How much memory models take: a large one, and one with rules and conditions.
fn memory() {
    let parts: Vec<String> = (0..5_000).map(common::record).collect();
    memory_of("10,000 tables", &parts);
    memory_of("the clinic", &clinic());
}

fn clinic() -> Vec<String> {
    let model = tablewright_model::data_model().expect("a model");
    let records = model.aggregates().iter();
    let texts = records.map(serde_json::to_string);
    texts.collect::<Result<_, _>>().expect("JSON")
}

/// How much memory a model takes, and how long it takes to read its records.
fn memory_of(what: &str, records: &[String]) {
    let texts: Vec<&str> = records.iter().map(String::as_str).collect();
    let text: usize = texts.iter().map(|text| text.len()).sum();
    let before = HEAP.0.load(Ordering::Relaxed);
    let start = Instant::now();
    let model = DataModel::of(&texts).expect("a model");
    let time = start.elapsed();
    let heap = HEAP.0.load(Ordering::Relaxed) - before;
    let ratio = ratio(heap, text);
    println!("{what}: {text} bytes of records, {heap} bytes of memory, read in {time:.1?}");
    println!("ratio: {ratio:.2}");
    assert!(ratio <= MOST, "the model takes too much memory");
    drop(model);
}

#[expect(clippy::cast_precision_loss, reason = "the numbers are small enough")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The medians of five processes over a model of this many tables.
fn medians(tables: usize) -> [Duration; 3] {
    let times: Vec<[Duration; 3]> = (0..5).map(|_| in_new_process(tables)).collect();
    [0, 1, 2].map(|of| {
        let mut times: Vec<Duration> = times.iter().map(|all| all[of]).collect();
        times.sort();
        times[2]
    })
}

fn in_new_process(tables: usize) -> [Duration; 3] {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program).arg(tables.to_string()).output();
    let output = output.expect("this program can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    let times: Vec<&str> = text.split_whitespace().collect();
    [0, 1, 2].map(|of| Duration::from_micros(number(times[of]) as u64))
}

fn number(text: &str) -> usize {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}

/// One pass over a model of this many tables, two to an aggregate.
fn once(tables: usize) -> [Duration; 3] {
    let records: Vec<String> = (0..tables / 2).map(common::record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let start = Instant::now();
    let model = match DataModel::of(&records) {
        Ok(model) => model,
        Err(problems) => panic!("{problems}"),
    };
    let document = model.to_document();
    let text = document.to_string();
    let to_document = start.elapsed();
    let start = Instant::now();
    for dialect in Dialect::ALL {
        let script = tablewright_sql::script(&model, dialect).expect("every engine takes it");
        assert!(script.contains("CREATE TABLE"));
    }
    let to_scripts = start.elapsed();
    let start = Instant::now();
    assert!(tablewright_view::html(&model).ends_with("</html>\n"));
    let to_page = start.elapsed();
    assert_eq!(document.summary.total_tables, tables);
    assert!(text.ends_with("}\n"));
    [to_document, to_scripts, to_page]
}
