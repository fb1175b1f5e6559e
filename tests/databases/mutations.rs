//! A database that is not what its schema says tells so: each object is dropped or altered, one at a
//! time.

use tablewright_model::DataModel;
use tablewright_sql::Dialect;
use tablewright_sql::schema::{Action, Column, Comment, IndexColumn, Schema, Sql, Table};

use crate::database::{Database, compare};
use crate::states::empty;

/// Makes databases of all schemas that differ in one thing, and asks each whether it is the schema.
/// Returns how many there were.
pub(crate) fn are_told(database: &mut dyn Database, model: &DataModel, name: &str) -> usize {
    let mut schema = tablewright_sql::schema(model, database.dialect()).expect("a schema");
    // Of what stands beside the tables no catalogue tells.
    schema.scripts.clear();
    database.run(&schema.script()).expect("the schema loads");
    let fresh = database.catalogue();
    let expected = schema.in_words_of(&fresh);
    compare(&expected, &fresh, name);
    empty(database);
    let (mut seen, mut refused) = (0, Vec::new());
    for (what, mutated) in mutated(&schema) {
        // Some changes are none of a schema: a key over a column that is not unique.
        if let Err(error) = database.run(&mutated.script()) {
            refused.push(format!("{what}: {error}"));
        } else {
            let found = database.catalogue();
            assert!(found != expected, "{name}: nobody sees {what}");
            // How an engine says an order, no script knows.
            if !what.ends_with("descends") {
                let words = mutated.in_words_of(&found);
                compare(&words, &found, &format!("{name}, {what}"));
            }
            seen += 1;
        }
        empty(database);
    }
    assert!(refused.len() <= seen / 4, "{seen} of {refused:#?}");
    seen
}

/// The schemas that differ from one in one thing that a catalogue tells, and what that is.
fn mutated(schema: &Schema) -> Vec<(String, Schema)> {
    let mut all = Mutations {
        schema,
        all: Vec::new(),
    };
    all.enums();
    for at in 0..schema.tables.len() {
        all.table(at);
        all.columns(at);
        all.checks(at);
        all.foreign_keys(at);
        all.indexes(at);
        all.triggers(at);
    }
    all.all
}

struct Mutations<'s> {
    schema: &'s Schema,
    all: Vec<(String, Schema)>,
}

impl Mutations<'_> {
    fn push(&mut self, what: String, change: impl FnOnce(&mut Schema)) {
        let mut schema = self.schema.clone();
        change(&mut schema);
        assert!(schema != *self.schema, "{what} changes nothing");
        self.all.push((what, schema));
    }

    fn of_table(&mut self, at: usize, what: &str, change: impl FnOnce(&mut Table)) {
        let what = format!("{}: {what}", self.schema.tables[at].name);
        self.push(what, |schema| change(&mut schema.tables[at]));
    }

    fn enums(&mut self) {
        for at in 0..self.schema.enums.len() {
            let name = self.schema.enums[at].name.clone();
            self.push(format!("{name} has one value more"), |schema| {
                schema.enums[at].values.push("one more".to_owned());
            });
            self.push(format!("{name} has another order"), |schema| {
                schema.enums[at].values.push("another".to_owned());
                schema.enums[at].values.rotate_right(1);
            });
            self.push(format!("{name} has another comment"), |schema| {
                change_comment(&mut schema.enums[at].comment);
            });
        }
    }

    fn table(&mut self, at: usize) {
        let table = self.schema.tables[at].clone();
        self.push(format!("{} is gone", table.name), |schema| {
            schema.tables.remove(at);
            for of in &mut schema.tables {
                of.foreign_keys.retain(|key| key.table != table.name);
            }
        });
        if !table.comment.has_no_place() {
            self.of_table(at, "comment", |table| change_comment(&mut table.comment));
        }
        if table.options.contains_key("strict") {
            self.of_table(at, "options", |table| table.options.clear());
        }
        if let Some(collation) = table.options.get("collation") {
            let other = collation.replace("nopad_", "");
            self.of_table(at, "collation", |table| {
                table.options.insert("collation".to_owned(), other.clone());
                for column in &mut table.columns {
                    column.collation = column.collation.take().map(|_| other.clone());
                }
            });
        }
        self.of_table(at, "key", |table| {
            let of_table = table
                .columns
                .iter()
                .find(|of| of.name != "id" && !of.nullable);
            let name = of_table.map_or("id", |of| &of.name).to_owned();
            table.primary_key.as_mut().expect("a key").columns =
                ["id".to_owned(), name].map(IndexColumn::Column).to_vec();
        });
    }

    fn columns(&mut self, at: usize) {
        let table = self.schema.tables[at].clone();
        self.of_table(at, "columns", |table| table.columns.rotate_left(1));
        for (of, column) in table.columns.iter().enumerate() {
            let name = &column.name;
            let is_free = is_free(&table, name);
            if is_free {
                self.of_table(at, &format!("{name} is gone"), |table| {
                    table.columns.remove(of);
                });
            }
            if name != "id" && column.generated.is_none() {
                let nullable = !column.nullable;
                self.of_table(at, &format!("{name} is NULL or not"), |table| {
                    table.columns[of].nullable = nullable;
                });
            }
            if column.default.is_some() {
                self.of_table(at, &format!("{name} has no default"), |table| {
                    table.columns[of].default = None;
                });
            }
            if is_free {
                let ty = other_type(self.schema.dialect, &column.ty);
                self.of_table(at, &format!("{name} is {ty}"), |table| {
                    let column = &mut table.columns[of];
                    ty.clone_into(&mut column.ty);
                    column.default = None;
                    column.collation = None;
                });
            }
            if let Some(default) = other_default(column) {
                self.of_table(at, &format!("{name} has another default"), |table| {
                    table.columns[of].default = Some(Sql::Script(default.to_owned()));
                });
            }
            if column.generated.is_some() {
                self.of_table(at, &format!("{name} is computed otherwise"), |table| {
                    let generated = table.columns[of].generated.as_mut().expect("it is");
                    generated.expression = Sql::Script("CASE WHEN 1 = 2 THEN 1 END".to_owned());
                });
            }
            if !column.comment.has_no_place() {
                self.of_table(at, &format!("{name} has another comment"), |table| {
                    change_comment(&mut table.columns[of].comment);
                });
            }
        }
    }

    fn checks(&mut self, at: usize) {
        let table = self.schema.tables[at].clone();
        for (of, check) in table.checks.iter().enumerate() {
            let name = check.name.as_deref().expect("a name");
            self.of_table(at, &format!("{name} is gone"), |table| {
                table.checks.remove(of);
            });
            let other = format!("({}) OR 1 = 2", check.expression.text());
            self.of_table(at, &format!("{name} is weaker"), |table| {
                table.checks[of].expression = Sql::Script(other);
            });
            self.of_table(at, &format!("{name} is called otherwise"), |table| {
                table.checks[of].name = Some("chk_otherwise".to_owned());
            });
            if !check.comment.has_no_place() {
                self.of_table(at, &format!("{name} has another comment"), |table| {
                    change_comment(&mut table.checks[of].comment);
                });
            }
        }
    }

    fn foreign_keys(&mut self, at: usize) {
        for of in 0..self.schema.tables[at].foreign_keys.len() {
            let key = self.schema.tables[at].foreign_keys[of].clone();
            let name = key.name.as_deref().expect("a name");
            self.of_table(at, &format!("{name} is gone"), |table| {
                table.foreign_keys.remove(of);
            });
            let other = match key.on_delete {
                Action::Cascade => Action::Restrict,
                _ => Action::Cascade,
            };
            self.of_table(at, &format!("{name} has another action"), |table| {
                table.foreign_keys[of].on_delete = other;
            });
            self.of_table(at, &format!("{name} is called otherwise"), |table| {
                table.foreign_keys[of].name = Some("fk_otherwise".to_owned());
            });
            let mut tables = self.schema.tables.iter();
            let other = tables.find(|table| table.name != key.table);
            if let Some(other) = other.map(|table| table.name.clone()) {
                self.of_table(at, &format!("{name} refers to another table"), |table| {
                    table.foreign_keys[of].table = other;
                });
            }
        }
    }

    fn indexes(&mut self, at: usize) {
        for of in 0..self.schema.tables[at].indexes.len() {
            let index = self.schema.tables[at].indexes[of].clone();
            let name = &index.name;
            self.of_table(at, &format!("{name} is gone"), |table| {
                table.indexes.remove(of);
            });
            self.of_table(at, &format!("{name} is unique or not"), |table| {
                table.indexes[of].unique = !index.unique;
            });
            if index.definition.is_some() {
                self.of_table(at, &format!("{name} is over something else"), |table| {
                    table.indexes[of].definition = Some(Sql::Script("(id, id)".to_owned()));
                });
                continue;
            }
            self.of_table(at, &format!("{name} has another column"), |table| {
                table.indexes[of]
                    .columns
                    .push(IndexColumn::Column("id".to_owned()));
                table.indexes[of].columns.rotate_right(1);
            });
            let quote = match self.schema.dialect {
                Dialect::Postgres | Dialect::Sqlite => '"',
                _ => '`',
            };
            self.of_table(at, &format!("{name} descends"), |table| {
                let index = &mut table.indexes[of];
                let last = index.columns.pop();
                let sql =
                    last.map(|of| format!("{quote}{}{quote} DESC", of.name().unwrap_or("id")));
                let sql = sql.map(Sql::Script);
                index
                    .columns
                    .extend(sql.map(|sql| IndexColumn::Other { sql }));
            });
            if index.unique && self.schema.dialect == Dialect::Postgres {
                self.of_table(at, &format!("{name} compares NULL, or not"), |table| {
                    table.indexes[of].nulls_equal = !index.nulls_equal;
                });
            }
            if index.condition.is_some() {
                self.of_table(at, &format!("{name} holds all rows"), |table| {
                    table.indexes[of].condition = None;
                });
            }
            if !index.include.is_empty() {
                self.of_table(at, &format!("{name} covers less"), |table| {
                    table.indexes[of].include.pop();
                });
            }
            if !index.comment.has_no_place() {
                self.of_table(at, &format!("{name} has another comment"), |table| {
                    change_comment(&mut table.indexes[of].comment);
                });
            }
        }
    }

    fn triggers(&mut self, at: usize) {
        for of in 0..self.schema.tables[at].triggers.len() {
            let trigger = self.schema.tables[at].triggers[of].clone();
            let name = &trigger.name;
            self.of_table(at, &format!("{name} is gone"), |table| {
                table.triggers.remove(of);
            });
            let other = trigger.definition.text().replacen("<>", "=", 1);
            self.of_table(at, &format!("{name} refuses other changes"), |table| {
                table.triggers[of].definition = Sql::Script(other);
            });
            if trigger.function.is_some() {
                self.of_table(at, &format!("{name} does something else"), |table| {
                    let function = table.triggers[of].function.as_mut().expect("it has one");
                    "\nBEGIN\n    RETURN NEW;\nEND\n".clone_into(&mut function.body);
                });
            }
        }
    }
}

fn change_comment(comment: &mut Comment) {
    *comment = match comment.text() {
        Some(text) => Comment::Text(format!("{text}?")),
        None => Comment::Text("a comment".to_owned()),
    };
}

/// Whether nothing but the table itself speaks of a column.
fn is_free(table: &Table, name: &str) -> bool {
    let keys = table.foreign_keys.iter().flat_map(|key| &key.columns);
    let indexes = table.indexes.iter();
    let includes = indexes.clone().flat_map(|index| &index.include);
    let columns = indexes.clone().flat_map(|index| &index.columns);
    let mut names = keys
        .chain(includes)
        .map(String::as_str)
        .chain(columns.filter_map(IndexColumn::name));
    let checks = table.checks.iter().map(|check| &check.expression);
    let of_indexes =
        indexes.flat_map(|index| [&index.condition, &index.definition].into_iter().flatten());
    let triggers = table.triggers.iter().map(|trigger| &trigger.definition);
    let columns = table.columns.iter().filter_map(|of| of.generated.as_ref());
    let generated = columns.map(|of| &of.expression);
    let mut texts = checks.chain(of_indexes).chain(triggers).chain(generated);
    name != "id" && !names.any(|of| of == name) && !texts.any(|sql| sql.text().contains(name))
}

/// A type that a column does not have.
fn other_type(dialect: Dialect, ty: &str) -> &'static str {
    let types = match dialect {
        Dialect::Postgres => ["bytea", "timestamptz"],
        Dialect::Sqlite => ["BLOB", "TEXT"],
        _ => ["DATE", "BIGINT UNSIGNED"],
    };
    types[usize::from(types[0] == ty)]
}

/// A default that a column does not have, where its type has a simple one.
fn other_default(column: &Column) -> Option<&'static str> {
    let ty = column.ty.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| ty.starts_with(word));
    let default = if has(&["smallint", "integer", "bigint"]) {
        "41"
    } else if has(&["varchar"]) {
        "'d'"
    } else {
        return None;
    };
    column.generated.is_none().then_some(default)
}
