//! Entity-relationship diagrams of Mermaid.

use std::fmt::Write as _;

use crate::view::relation::{self, Relation};
use crate::view::{AggregateView, Mark, Shown, TableView, View};
use tablewright_model::{Column, Constraints};

/// Fill and border of an aggregate; after the last one, the first again. Text is dark on all.
const COLOURS: [(&str, &str); 8] = [
    ("#dbeafe", "#1d4ed8"),
    ("#dcfce7", "#15803d"),
    ("#fef3c7", "#b45309"),
    ("#fce7f3", "#be185d"),
    ("#ede9fe", "#6d28d9"),
    ("#cffafe", "#0e7490"),
    ("#ffedd5", "#c2410c"),
    ("#e2e8f0", "#334155"),
];

/// Fill and border of what is not as it was.
const MARKS: [(Mark, &str, &str); 3] = [
    (Mark::Added, "added", "fill:#bbf7d0,stroke:#15803d"),
    (Mark::Changed, "changed", "fill:#fde68a,stroke:#b45309"),
    (
        Mark::Removed,
        "removed",
        "fill:#fecaca,stroke:#b91c1c,stroke-dasharray:6 4",
    ),
];

/// Text on all fills.
const INK: &str = "color:#0f172a";

/// What is the same in both models.
const SAME: (&str, &str) = ("#f8fafc", "#94a3b8");

/// Aggregates have colours; in a comparison, changes do.
pub(super) fn of(view: &View<'_>, is_comparison: bool) -> String {
    let mut text = "erDiagram\n".to_owned();
    let colours: &[(&str, &str)] = if is_comparison { &[SAME] } else { &COLOURS };
    for (number, aggregate) in view.aggregates.iter().enumerate() {
        self::aggregate(&mut text, aggregate, number % colours.len());
    }
    lines(&mut text, &relation::all(view));
    let used = view.aggregates.len().min(colours.len());
    for (number, (fill, border)) in colours.iter().enumerate().take(used) {
        let style = format!("fill:{fill},stroke:{border},{INK}");
        let _ = writeln!(text, "    classDef part{number} {style}");
        let _ = writeln!(text, "    classDef root{number} {style},stroke-width:3px");
    }
    for (mark, name, style) in MARKS {
        if view.tables().any(|table| table.table.mark == mark) {
            let _ = writeln!(text, "    classDef {name}Part {style},{INK}");
            let _ = writeln!(
                text,
                "    classDef {name}Root {style},{INK},stroke-width:3px"
            );
        }
    }
    text
}

fn aggregate(text: &mut String, aggregate: &AggregateView<'_>, colour: usize) {
    let name = &aggregate.title;
    for (position, table) in aggregate.tables.iter().enumerate() {
        let (mark, class, changed) = if position == 0 {
            ("◆", "root", "Root")
        } else {
            ("·", "part", "Part")
        };
        let of = &table.table;
        let purpose = of.it.purpose.replace('\n', " ");
        let _ = writeln!(
            text,
            "    %% {}",
            purpose.replace('{', "(").replace('}', ")")
        );
        let class = match class_of(of.mark) {
            Some(class) => format!("{class}{changed}"),
            None => format!("{class}{colour}"),
        };
        let _ = writeln!(
            text,
            "    \"{table}\"[\"{sign}{name} {mark} {table}{was}\"]:::{class} {{",
            table = of.it.name,
            sign = sign(of.mark),
            was = of
                .was
                .filter(|was| was.name != of.it.name)
                .map_or_else(String::new, |was| format!(" (was {})", was.name)),
        );
        for field in &table.columns {
            column(text, table, field);
        }
        text.push_str("    }\n");
    }
}

fn class_of(mark: Mark) -> Option<&'static str> {
    let mut marks = MARKS.iter();
    let (_, class, _) = marks.find(|(of, _, _)| *of == mark)?;
    Some(class)
}

/// What stands before the name of a table.
fn sign(mark: Mark) -> String {
    match mark {
        Mark::Same => String::new(),
        _ => format!("{} ", mark.sign()),
    }
}

fn column(text: &mut String, table: &TableView<'_>, shown: &Shown<'_, Column>) {
    let field = shown.it;
    let ty = field.ty.text().replace(' ', "_");
    let is_reference = table.is_reference(shown);
    let is_primary = field.constraints == Constraints::PrimaryKey;
    let keys = [
        (is_primary, "PK"),
        (is_reference, "FK"),
        (field.is_unique(), "UK"),
    ];
    let keys: Vec<&str> = keys
        .iter()
        .filter(|(is_key, _)| *is_key)
        .map(|(_, key)| *key)
        .collect();
    let keys = keys.join(", ");
    let space = if keys.is_empty() { "" } else { " " };
    let comment = match shown.mark {
        Mark::Same => field.source.to_string(),
        Mark::Added => format!("+ added; {}", field.source),
        Mark::Removed => format!("− removed; {}", field.source),
        Mark::Changed => match shown.was_defined() {
            Some(was) => format!("± was {was}; {}", field.source),
            None => format!("± changed; {}", field.source),
        },
    };
    let _ = writeln!(
        text,
        "        {ty} {}{space}{keys} \"{}\"",
        field.name,
        quoted(&comment)
    );
}

/// Mermaid draws one line, the last, of a table to itself: such references share one, where the
/// first of them stands.
fn lines(text: &mut String, relations: &[Relation<'_>]) {
    for of_table in
        relations.chunk_by(|one, next| one.from.table.it.name == next.from.table.it.name)
    {
        let (own, _): (Vec<_>, Vec<_>) = of_table.iter().partition(|of| of.is_to_itself());
        let mut shared = own.as_slice();
        for relation in of_table {
            if relation.is_to_itself() {
                line(text, std::mem::take(&mut shared));
            } else {
                line(text, &[relation]);
            }
        }
    }
}

/// The one side that is referred to, and the other that refers; nothing of no reference.
fn line(text: &mut String, relations: &[&Relation<'_>]) {
    let Some(first) = relations.first() else {
        return;
    };
    let is_optional = relations.iter().any(|relation| relation.is_optional);
    let is_unique = relations.iter().all(|relation| relation.is_unique);
    let one = if is_optional { "|o" } else { "||" };
    let many = if is_unique { "o|" } else { "o{" };
    let kind = if first.is_inside { "--" } else { ".." };
    let labels = relations.iter().map(|relation| {
        let columns = relation.key.it.columns.join(", ");
        format!("{}{columns}", sign(relation.mark))
    });
    let labels: Vec<String> = labels.collect();
    let _ = writeln!(
        text,
        "    \"{}\" {one}{kind}{many} \"{}\" : \"{}\"",
        first.to,
        first.from.table.it.name,
        labels.join(", ")
    );
}

/// A text in quotes, of which Mermaid makes a part of a page, by way of Markdown: what would mean
/// something there has a code.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        // Inside of a word, an underline is one.
        let is_edge = !(before.is_alphanumeric() && after.is_alphanumeric());
        match character {
            '\n' | '\r' => quoted.push(' '),
            '"' | '#' | '&' | '<' | '>' | '*' | '~' | '`' | '\\' => code(&mut quoted, character),
            '_' if is_edge => code(&mut quoted, character),
            other => quoted.push(other),
        }
        before = character;
    }
    quoted
}

fn code(text: &mut String, character: char) {
    let _ = write!(text, "#{};", u32::from(character));
}
