//! Operators over all kinds of operands: a combination does not compile, or it means in every
//! database what it means in Rust.
//!
//! Each combination is the rule of a type of its own. All types are one crate, which Cargo checks
//! until nothing is left in it that does not compile; what is left is judged.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tablewright_model::DataModel;

use crate::engine::Engine;
use crate::matrix::{is_whole, one_in};
use crate::operands::{OTHERS, PLACES, conditions};
use crate::project::{Project, Report, manifest, tool};
use crate::real::Real;
use crate::row::{Cell, Row};

const HEAD: &str = r#"#![allow(warnings)]
use rust_decimal::{Decimal, dec};
use tablewright::{Aggregate, Id, ValueObject};
#[derive(ValueObject, Clone, Debug, PartialEq, PartialOrd)]
pub enum Status { Open, Closed }
impl Status { pub fn as_str(&self) -> &'static str { "OPEN" } }
impl AsRef<str> for Status { fn as_ref(&self) -> &str { "OPEN" } }
#[derive(ValueObject, Clone, Debug, PartialEq, PartialOrd)]
pub struct Money { pub cents: i64 }
impl std::ops::Neg for Money { type Output = Money; fn neg(self) -> Money { self } }
impl std::ops::Not for Money { type Output = Money; fn not(self) -> Money { self } }
#[derive(ValueObject, Clone, Debug, PartialEq, PartialOrd)]
pub struct Code(#[column(length = 9)] pub String);
impl std::ops::Deref for Code { type Target = str; fn deref(&self) -> &str { "OPEN" } }
"#;

const CONSTANTS: &str = r#"impl Row {
    const B: bool = true; const I: i32 = 5; const U: u32 = 1; const W: u64 = 1 << 63;
    const F: f32 = 0.5; const D: f64 = 0.5; const A: Decimal = dec!(0.5);
    const T: &str = "ab"; const C: char = 'a'; const Y: &[u8] = b"ab"; const S: Status = Status::Open;
}
"#;

/// A module with the type of a rule: in one line, by which rustc tells of it.
fn module(number: usize, condition: Option<&str>) -> String {
    let rule = condition.map_or_else(String::new, |condition| {
        format!("#[invariant(\"INV-ROW-{number:04}: It holds\", check({condition}))]")
    });
    let module = format!(
        "pub mod m{number} {{ use crate::*; #[doc = \"A row.\"] #[derive(Aggregate, Clone)] \
         #[aggregate(table = \"rows\", version = false, audit = false)] {rule} \
         pub struct Row {{ pub id: Id<Row>, pub flag: bool, pub n: i32, pub m: i32, pub u: u32, \
         pub word: u64, pub f: f32, pub d: f64, #[column(precision = 6, scale = 2)] pub amount: Decimal, \
         #[column(length = 9)] pub text: String, pub c: char, pub bytes: Vec<u8>, pub status: Status, \
         pub money: Money, pub code: Code, pub opt: Option<i32>, #[collection] pub list: Vec<u8> }} {CONSTANTS} }}"
    );
    module.replace('\n', " ") + "\n"
}

/// The values of a row: as cells, and as the fields of a value of Rust.
struct Values {
    cells: Vec<(&'static str, Cell)>,
    fields: String,
}

fn values() -> Vec<Values> {
    let texts = ["", "ab", "a", "b", "OPEN", "open", "AB"];
    let numbers = [5, -5, -6, 0, 1, -1, 2, i32::MAX, i32::MIN];
    let floats = [0.5_f32, 0.1, -0.5, 0.0, 1.0, -1.5];
    let decimals = ["0.50", "-0.50", "0.25", "0.00", "1.00"];
    (0..45)
        .map(|at: usize| {
            let (text, code) = (texts[at % 7], texts[at / 2 % 7]);
            let (number, other) = (numbers[at % 9], numbers[at / 3 % 9]);
            let (count, word) = ([1_u32, 0, 5, u32::MAX][at % 4], [1_u64 << 63, 1, u64::MAX][at % 3]);
            let (single, amount) = (floats[at % 6], decimals[at % 5]);
            let double = [0.5_f64, 0.1, -0.5, 0.0, 1.0][at / 2 % 5];
            let (flag, is_open, letter) = (at.is_multiple_of(2), at.is_multiple_of(3), ['a', 'b', 'A'][at % 3]);
            let opt = (!at.is_multiple_of(4)).then_some(number);
            let status = if is_open { "open" } else { "closed" };
            let cells = vec![
                ("flag", Cell::Boolean(flag)),
                ("n", Cell::Integer(number.into())),
                ("m", Cell::Integer(other.into())),
                ("u", Cell::Integer(count.into())),
                ("word", Cell::Unsigned(word)),
                ("f", Cell::Single(single)),
                ("d", Cell::Double(double)),
                ("amount", Cell::Decimal(amount.parse::<Decimal>().expect("a decimal"))),
                ("text", Cell::Text(text.to_owned())),
                ("c", Cell::Text(letter.to_string())),
                ("bytes", Cell::Bytes(text.as_bytes().to_vec())),
                ("status", Cell::Text(status.to_owned())),
                ("money_cents", Cell::Integer(number.into())),
                ("code", Cell::Text(code.to_owned())),
                ("opt", opt.map_or(Cell::Null, |opt| Cell::Integer(opt.into()))),
            ];
            let variant = if is_open { "Open" } else { "Closed" };
            let fields = format!(
                "flag: {flag}, n: {number}, m: {other}, u: {count}, word: {word}, f: {single:?}, d: {double:?}, amount: dec!({amount}), \
text: {text:?}.to_owned(), c: {letter:?}, bytes: {text:?}.as_bytes().to_vec(), status: Status::{variant}, \
money: Money {{ cents: {number} }}, code: Code({code:?}.to_owned()), opt: {opt:?}, list: Vec::new()"
            );
            Values { cells, fields }
        })
        .collect()
}

/// The conditions that compile, by their numbers; of the others, what rustc says.
pub(crate) struct Checked {
    left: BTreeMap<usize, String>,
    pub(crate) refused: BTreeMap<String, Vec<Report>>,
}

fn check(project: &Project) -> Checked {
    let all = (1..).zip(conditions());
    let mut left: BTreeMap<usize, String> = one_in(4, all).into_iter().collect();
    let mut refused = BTreeMap::new();
    // What is judged in const evaluation is only reached when all types are right.
    for _ in 0..6 {
        let modules = left
            .iter()
            .map(|(number, condition)| module(*number, Some(condition)));
        let modules: String = modules.collect();
        project.write("src/lib.rs", &format!("{HEAD}{}{modules}", module(0, None)));
        let done = project.check();
        if done.is_success {
            return Checked { left, refused };
        }
        let mut reports: BTreeMap<usize, Vec<Report>> = BTreeMap::new();
        for report in done.reports {
            let number = report
                .line
                .split("INV-ROW-")
                .nth(1)
                .and_then(|rest| rest[..4].parse().ok());
            let number = number.unwrap_or_else(|| panic!("{report:?}"));
            reports.entry(number).or_default().push(report);
        }
        assert!(!reports.is_empty(), "{}{}", done.stdout, done.stderr);
        for (number, reports) in reports {
            let condition = left.remove(&number).expect("it was there");
            refused.insert(condition, reports);
        }
    }
    panic!("what is left compiles");
}

/// Prints of each condition what engines are asked, and of which rows it holds in Rust.
const PROGRAM: &str = r#"use domain::{Code, Money, Status, m0};
use rust_decimal::dec;
use tablewright::{Aggregate, Id};
use tablewright_model::DataModel;
use tablewright_sql::Dialect;

fn sql(record: &str) {
    let model = DataModel::of(&[record]).unwrap();
    let name = model.rules().next().unwrap().constraint.as_deref().unwrap();
    let condition = model.condition(name).unwrap();
    for dialect in Dialect::ALL {
        match tablewright_sql::condition(&condition.expression, model.table("rows").unwrap(), dialect) {
            Ok(sql) => println!("{} {sql}", dialect.name()),
            Err(problems) => println!("refused {}", problems.to_string().lines().next().unwrap()),
        }
    }
}

macro_rules! judge {
    ($number:literal, $module:ident, $rows:ident) => {{
        use domain::$module::Row;
        println!("number {}", $number);
        sql(Row::DATA_MODEL);
        let holds: String = $rows.iter().map(|row| {
            let row = row.clone();
            let row = Row {
                id: Id::new(), flag: row.flag, n: row.n, m: row.m, u: row.u, word: row.word, f: row.f, d: row.d,
                amount: row.amount, text: row.text, c: row.c, bytes: row.bytes, status: row.status,
                money: row.money, code: row.code, opt: row.opt, list: row.list,
            };
            if row.check_invariants().is_ok() { '1' } else { '0' }
        }).collect();
        println!("holds {holds}");
    }};
}

"#;

fn program(checked: &Checked, values: &[Values]) -> String {
    let rows = values.iter();
    let rows: Vec<String> = rows
        .map(|values| format!("m0::Row {{ id: Id::new(), {} }}", values.fields))
        .collect();
    let judged = checked.left.keys();
    let judged = judged.map(|number| format!("    judge!({number}, m{number}, rows);\n"));
    let (rows, judged) = (rows.join(",\n"), judged.collect::<String>());
    format!(
        "{PROGRAM}fn main() {{\n    println!(\"base {{}}\", m0::Row::DATA_MODEL.replace('\\n', \" \"));\n    let rows = [{rows}];\n{judged}}}\n"
    )
}

/// A condition that compiles.
#[derive(Default)]
struct Meaning {
    condition: String,
    /// By the names of the dialects.
    sql: BTreeMap<String, String>,
    holds: Vec<bool>,
}

fn read(printed: &str, checked: &Checked) -> (DataModel, Vec<Meaning>) {
    let (mut base, mut meanings) = (None, Vec::<Meaning>::new());
    for line in printed.lines() {
        let (word, rest) = line.split_once(' ').expect("a word");
        let last = meanings.last_mut();
        match (word, last) {
            ("base", _) => base = Some(DataModel::of(&[rest]).expect("a model")),
            ("number", _) => {
                let number = rest.parse().expect("a number");
                meanings.push(Meaning {
                    condition: checked.left[&number].clone(),
                    ..Meaning::default()
                });
            }
            ("holds", Some(last)) => last.holds = rest.chars().map(|holds| holds == '1').collect(),
            ("refused", _) => {}
            (dialect, Some(last)) => {
                last.sql.insert(dialect.to_owned(), rest.to_owned());
            }
            (_, None) => panic!("{line}"),
        }
    }
    (base.expect("a base"), meanings)
}

fn judge(
    engine: &mut dyn Engine,
    base: &DataModel,
    meanings: &[Meaning],
    values: &[Values],
) -> Vec<String> {
    let rows: Vec<Row> = values
        .iter()
        .map(|values| Row::of("rows", values.cells.clone(), Ok(())))
        .collect();
    let dialect = engine.dialect();
    let mut wrong = Vec::new();
    let judged = meanings
        .iter()
        .filter(|of| of.sql.contains_key(dialect.name()));
    let judged: Vec<&Meaning> = judged.collect();
    for meanings in judged.chunks(100) {
        let conditions = meanings.iter().map(|of| of.sql[dialect.name()].clone());
        let mut real = Real::load(engine, &base.aggregates()[0], None);
        let verdicts = real.judge(&rows, &conditions.collect::<Vec<_>>());
        real.drop();
        let verdicts = verdicts.unwrap_or_else(|error| panic!("{dialect}: {error}"));
        for (at, meaning) in meanings.iter().enumerate() {
            let is: Vec<_> = verdicts.iter().map(|row| row[at]).collect();
            let should: Vec<_> = meaning.holds.iter().copied().map(Some).collect();
            if is != should {
                wrong.push(format!(
                    "{dialect}: {}: {}",
                    meaning.condition,
                    meaning.sql[dialect.name()]
                ));
            }
        }
    }
    wrong
}

/// `!` of a number is refused by us, once, whatever the number is made of.
fn no_bits_are_turned(checked: &Checked) {
    const NUMBERS: &[&str] = &[
        "self.n",
        "self.u",
        "self.word",
        "5",
        "0x05",
        "1_u32",
        "-5",
        "Self::I",
        "Self::U",
        "Self::W",
        "(self.n + 1)",
        "self.text.len()",
    ];
    let all = PLACES.iter().chain(OTHERS);
    for (number, place) in all.filter(|(operand, _)| NUMBERS.contains(operand)) {
        for form in [
            "P == !X",
            "P != !!X",
            "[!X].contains(&P)",
            "(!X..=X).contains(&P)",
            "P == !(X)",
        ] {
            let condition = form.replace('X', number).replace('P', place);
            let Some(reports) = checked.refused.get(&condition) else {
                assert!(!is_whole(), "{condition} compiles");
                continue;
            };
            let is_ours = |report: &Report| {
                report.message.starts_with("`!` denies")
                    || report.message.starts_with("a condition cannot deny")
            };
            assert!(
                reports.len() == 1 && reports.iter().all(is_ours),
                "{condition}: {reports:?}"
            );
        }
    }
}

#[test]
fn what_compiles_means_the_same() {
    let project = Project::of_domain("meanings", "");
    let manifest = manifest(
        "domain",
        &format!("{}{}\n[workspace]\n", tool("model"), tool("sql")),
    );
    let decimals = "rust_decimal = { version = \"1\",";
    let with_macros = format!("{decimals} features = [\"macros\"],");
    project.write("Cargo.toml", &manifest.replacen(decimals, &with_macros, 1));
    let checked = check(&project);
    no_bits_are_turned(&checked);
    crate::refusals::are_told_once(&checked);
    let values = values();
    project.write("examples/judge.rs", &program(&checked, &values));
    let done = project.cargo(&["run", "--offline", "--quiet", "--example", "judge"]);
    assert!(done.is_success, "{}", done.stderr);
    let (base, meanings) = read(&done.stdout, &checked);
    crate::common::tell(&format!(
        "{} combinations do not compile, {} do",
        checked.refused.len(),
        meanings.len()
    ));
    let least = if is_whole() { 100 } else { 25 };
    assert!(meanings.len() > least, "{}", meanings.len());
    let engines = [
        Some(Box::new(crate::common::sqlite::newest()) as Box<dyn Engine>),
        crate::postgres::start(),
        crate::mariadb::start(),
    ];
    let mut wrong = Vec::new();
    for mut engine in engines.into_iter().flatten() {
        wrong.extend(judge(engine.as_mut(), &base, &meanings, &values));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
