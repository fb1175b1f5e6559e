//! SQLite, in process, and the oldest version that takes the scripts: a program of its own, because
//! one program links one SQLite.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::server::is_missing;

/// A database in memory.
pub(crate) enum Sqlite {
    InProcess(Connection),
    Oldest(Oldest),
}

/// The program of `tests/oldest`.
pub(crate) struct Oldest {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// Text and blobs of rows as their bytes, numbers as text.
type Rows = Vec<Vec<Option<Vec<u8>>>>;

/// The newest, which Cargo links.
pub(crate) fn newest() -> Sqlite {
    Sqlite::InProcess(Connection::open_in_memory().expect("a database"))
}

/// The oldest, if Cargo can build it.
pub(crate) fn oldest() -> Option<Sqlite> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("oldest/Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oldest");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&target)
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS")
        .status()
        .expect("cargo runs");
    if !built.success() {
        is_missing("SQLite 3.37");
        return None;
    }
    let mut process = Command::new(target.join("debug/oldest-sqlite"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (input, output) = (process.stdin.take(), process.stdout.take());
    let output = BufReader::new(output.expect("a pipe"));
    let mut sqlite = Sqlite::Oldest(Oldest {
        process,
        input,
        output,
    });
    let version = sqlite.rows("SELECT sqlite_version()").expect("a version");
    assert_eq!(version, [[Some("3.37.0".to_owned())]]);
    Some(sqlite)
}

impl Sqlite {
    /// Runs a script of any number of statements.
    pub(crate) fn run(&mut self, sql: &str) -> Result<(), String> {
        match self {
            Self::InProcess(connection) => connection.execute_batch(sql).map_err(|error| {
                let _ = connection.execute_batch("ROLLBACK");
                error.to_string()
            }),
            Self::Oldest(oldest) => oldest.ask(sql).map(drop),
        }
    }

    /// The rows of a query, which are text and numbers.
    pub(crate) fn rows(&mut self, sql: &str) -> Result<Vec<Vec<Option<String>>>, String> {
        let rows = match self {
            Self::InProcess(connection) => {
                query(connection, sql).map_err(|error| error.to_string())?
            }
            Self::Oldest(oldest) => oldest.ask(sql)?,
        };
        let text = |cell: Option<Vec<u8>>| cell.map(|cell| String::from_utf8(cell).expect("text"));
        let rows = rows.into_iter();
        Ok(rows
            .map(|row| row.into_iter().map(text).collect())
            .collect())
    }
}

fn query(connection: &Connection, sql: &str) -> rusqlite::Result<Rows> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells = (0..columns).map(|at| {
            Ok(match row.get_ref(at)? {
                ValueRef::Null => None,
                ValueRef::Integer(number) => Some(number.to_string().into_bytes()),
                ValueRef::Real(number) => Some(format!("{number:e}").into_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(bytes.to_vec()),
            })
        });
        cells.collect()
    })?;
    rows.collect()
}

impl Oldest {
    fn ask(&mut self, sql: &str) -> Result<Rows, String> {
        let input = self.input.as_mut().expect("a pipe");
        write!(input, "{}\n{sql}", sql.len()).expect("the program reads");
        input.flush().expect("the program reads");
        let answer = self.line();
        if let Some(message) = answer.strip_prefix("error ") {
            return Err(message.to_owned());
        }
        let Some(count) = answer.strip_prefix("rows ") else {
            assert_eq!(answer, "done");
            return Ok(Vec::new());
        };
        let rows = 0..count.parse().expect("a number");
        Ok(rows.map(|_: usize| cells(&self.line())).collect())
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("an answer");
        line.trim_end_matches('\n').to_owned()
    }
}

/// `-` for NULL, `=` for what is empty, and hexadecimal.
fn cells(line: &str) -> Vec<Option<Vec<u8>>> {
    let bytes = |cell: &str| {
        let digits = cell.as_bytes().chunks(2);
        let bytes = digits.map(|pair| {
            let pair = str::from_utf8(pair).expect("digits");
            u8::from_str_radix(pair, 16).expect("a byte")
        });
        bytes.collect()
    };
    let cells = line.split(' ').map(|cell| match cell {
        "-" => None,
        "=" => Some(Vec::new()),
        cell => Some(bytes(cell)),
    });
    cells.collect()
}

impl Drop for Oldest {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.input.take());
        let mut rest = Vec::new();
        let _ = self.output.read_to_end(&mut rest);
        let _ = self.process.wait();
    }
}

/// A double as a whole number and powers of two, which any version reads exactly.
pub(crate) fn exact(value: f64) -> String {
    let (mut whole, mut halvings) = (value, 0);
    while whole.fract() != 0.0 {
        whole *= 2.0;
        halvings += 1;
    }
    let mut doublings = 0;
    while whole.abs() >= 9e15 {
        whole /= 2.0;
        doublings += 1;
    }
    let powers = |sign: char, count: usize| {
        let large = format!(" {sign} {}.0", 1_u64 << 62).repeat(count / 62);
        format!("{large} {sign} {}.0", 1_u64 << (count % 62))
    };
    let (up, down) = (powers('*', doublings), powers('/', halvings));
    format!("{whole:.1}{up}{down}")
}
