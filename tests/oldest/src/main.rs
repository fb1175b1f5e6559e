//! Runs SQL on the SQLite that it brings, in a database in memory.
//!
//! A request is a line with the number of bytes that follow, and as much SQL. The answer to
//! statements is a line: `done`, or `error` and the message. That to a query is `rows`, their
//! number, and a line for each: its cells as text in hexadecimal, `-` where there is none.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Read as _, Write as _};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connection = Connection::open_in_memory()?;
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let mut sql = vec![0; line.trim_end().parse()?];
        input.read_exact(&mut sql)?;
        let sql = String::from_utf8(sql)?;
        let answer = if sql.starts_with("SELECT") {
            query(&connection, &sql)
        } else {
            connection.execute_batch(&sql).map(|()| "done\n".to_owned())
        };
        let answer = answer.unwrap_or_else(|error| {
            let message = error.to_string().replace('\n', " ");
            // As after an error of the connection of a user.
            if !connection.is_autocommit() {
                let _ = connection.execute_batch("ROLLBACK");
            }
            format!("error {message}\n")
        });
        output.write_all(answer.as_bytes())?;
        output.flush()?;
        line.clear();
    }
    Ok(())
}

fn query(connection: &Connection, sql: &str) -> rusqlite::Result<String> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let (mut count, mut lines) = (0, String::new());
    while let Some(row) = rows.next()? {
        count += 1;
        for column in 0..columns {
            let text = match row.get_ref(column)? {
                ValueRef::Null => None,
                ValueRef::Integer(number) => Some(number.to_string().into_bytes()),
                ValueRef::Real(number) => Some(format!("{number:e}").into_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(bytes.to_vec()),
            };
            let separator = if column == 0 { "" } else { " " };
            lines.push_str(separator);
            match text {
                None => lines.push('-'),
                Some(text) if text.is_empty() => lines.push('='),
                Some(text) => {
                    for byte in text {
                        let _ = write!(lines, "{byte:02x}");
                    }
                }
            }
        }
        lines.push('\n');
    }
    Ok(format!("rows {count}\n{lines}"))
}
