//! Names that the model does not have: those of keys, of the checks that narrow a type, and of the
//! columns by which indexes are partial. Where one meets another, it gets the hash that long names
//! have.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::dialect::Dialect;
use crate::engine::{Engine, Key, keys_of_table, tells_apart};
use crate::space::Kind;
use tablewright::__workspace::{hashed, shortened_name};
use tablewright_model::__workspace::Lookup;
use tablewright_model::{
    Code, ColumnType, DataModel, Enum, ForeignKey, Index, Problem, RuleForm, SqlCondition, SqlText,
    Table,
};

/// One name in its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Named<'m> {
    kind: Kind,
    /// Of an enum, nothing.
    table: &'m str,
    name: &'m str,
}

/// What a name is made for, and the name.
struct Made<'m> {
    kind: Kind,
    table: &'m str,
    of: Cow<'m, str>,
    name: String,
}

/// What a name of a table is made for, its kind and columns, and the name.
type OfTable<'m> = (Kind, Cow<'m, str>, String);

/// The names that a script makes, by table.
pub(super) struct Names<'m>(BTreeMap<&'m str, Vec<OfTable<'m>>>);

impl<'m> Names<'m> {
    /// Refuses what the engine cannot tell apart, and names that it keeps for itself.
    pub(super) fn of(
        model: &'m DataModel,
        enums: &[Enum],
        dialect: Dialect,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let engine = dialect.engine();
        let said = said(model, enums, dialect);
        let made = made(model, engine);
        let mut taken = Taken::new(engine, said.len() + made.len());
        for named in &said {
            taken.refuse(*named, dialect, problems);
        }
        let mut counts = Taken::new(engine, made.len());
        let mut twice = BTreeSet::new();
        for made in &made {
            if counts.add(made.kind, made.table, &made.name).is_some() {
                twice.extend(counts.places(made.kind, made.table, &made.name));
            }
        }
        let is_met = |made: &Made<'_>| {
            let mut places = counts.places(made.kind, made.table, &made.name);
            taken.is_taken(made.kind, made.table, &made.name)
                || places.any(|place| twice.contains(&place))
        };
        let is_met: Vec<bool> = made.iter().map(is_met).collect();
        for (made, _) in made.iter().zip(&is_met).filter(|(_, is_met)| !**is_met) {
            taken.add(made.kind, made.table, &made.name);
        }
        // What meets gets names of its own.
        let of_met: Vec<String> = made
            .iter()
            .zip(&is_met)
            .filter(|(_, is_met)| **is_met)
            .map(|(made, _)| taken.hashed(made))
            .collect();
        let mut of_met = of_met.into_iter();
        let mut names: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (made, is_met) in made.into_iter().zip(is_met) {
            let hashed = if is_met { of_met.next() } else { None };
            let name = hashed.unwrap_or(made.name);
            let of_table = names.entry(made.table).or_default();
            of_table.push((made.kind, made.of, name));
        }
        Self(names)
    }

    fn get(&self, kind: Kind, table: &Table, of: &str) -> String {
        let names = self.0.get(table.name.as_str());
        let mut names = names.into_iter().flatten();
        let made = names.find(|(made, made_of, _)| *made == kind && made_of == of);
        made.map(|(.., name)| name.clone()).unwrap_or_default()
    }

    pub(super) fn primary_key(&self, table: &Table) -> String {
        self.get(Kind::PrimaryKey, table, "id")
    }

    pub(super) fn foreign_key(&self, table: &Table, key: &ForeignKey) -> String {
        self.get(Kind::ForeignKey, table, &key.columns.join("."))
    }

    /// The check of what can be stored in a column.
    pub(super) fn storable(&self, table: &Table, column: &str) -> String {
        self.get(Kind::Check, table, column)
    }

    /// The column by which an index tells rows apart.
    pub(super) fn column_of_index(&self, table: &Table, index: &Index) -> String {
        self.get(Kind::Column, table, &index.name)
    }

    /// The column that stands for another one in indexes.
    pub(super) fn column_of_key(&self, table: &Table, column: &str, key: Key) -> String {
        self.get(Kind::Column, table, &of_key(column, key))
    }
}

/// What a column is of that stands for another one in indexes: no index is called so.
fn of_key(column: &str, key: Key) -> String {
    format!("{column}.{}", key.suffix())
}

/// The names of the model, as the engine has them.
fn said<'m>(model: &'m DataModel, enums: &'m [Enum], dialect: Dialect) -> Vec<Named<'m>> {
    let engine = dialect.engine();
    let mut said = Vec::new();
    let types = enums.iter().filter(|_| engine.has_enums());
    for table in model.tables() {
        let mut add = |kind, name| {
            said.push(Named {
                kind,
                table: &table.name,
                name,
            });
        };
        add(Kind::Table, &table.name);
        for column in &table.columns {
            add(Kind::Column, &column.name);
            if column.ty == ColumnType::Json {
                add(Kind::Json, &column.name);
            }
        }
        for index in &table.indexes {
            if index.sql.is_empty() || is_said(&index.sql, dialect) {
                add(Kind::Index, &index.name);
            }
        }
        for check in &table.checks {
            add(Kind::Check, &check.name);
        }
    }
    said.extend(types.map(|of| Named {
        kind: Kind::Enum,
        table: "",
        name: &of.name,
    }));
    for rule in model.rules() {
        let Some(name) = &rule.constraint else {
            continue;
        };
        for kind in kinds(&rule.rule, dialect) {
            said.push(Named {
                kind: *kind,
                table: &rule.table,
                name,
            });
        }
    }
    said
}

fn is_said(sql: &[SqlText], dialect: Dialect) -> bool {
    sql.iter().any(|sql| sql.engine == dialect.key())
}

/// What the constraint of a rule is that no table of the model lists.
fn kinds(rule: &RuleForm, dialect: Dialect) -> &'static [Kind] {
    // What excludes rows has an index of its name, where it is a constraint.
    const EXCLUDES: &[Kind] = &[Kind::Check, Kind::Index];
    let is_said = |sql: &[SqlCondition]| sql.iter().any(|sql| sql.engine == dialect.key());
    match rule {
        RuleForm::NoOverlap {} => EXCLUDES,
        RuleForm::Constraint { sql } if is_said(sql) => EXCLUDES,
        RuleForm::Sql { sql } if is_said(sql) => &[Kind::Check],
        _ => &[],
    }
}

/// The names that a script makes, before any is told apart.
fn made<'m>(model: &'m DataModel, engine: &dyn Engine) -> Vec<Made<'m>> {
    let mut made = Vec::new();
    for table in model.tables() {
        let mut add = |kind, of: Cow<'m, str>, name: &str| {
            made.push(Made {
                kind,
                table: &table.name,
                of,
                name: shortened_name(name).as_str().to_owned(),
            });
        };
        let name = &table.name;
        add(Kind::PrimaryKey, "id".into(), &format!("pk_{name}"));
        for key in &table.foreign_keys {
            let of = format!("fk_{name}_{}", key.columns.join("_"));
            add(Kind::ForeignKey, key.columns.join(".").into(), &of);
        }
        for column in &table.columns {
            let of = format!("chk_{name}_{}_storable", column.name);
            add(Kind::Check, column.name.as_str().into(), &of);
        }
        if engine.has_columns_of_indexes() {
            let indexes = table.indexes.iter();
            for index in indexes.filter(|index| tells_apart(table, index)) {
                add(Kind::Column, index.name.as_str().into(), &index.name);
            }
            for (column, key) in keys_of_table(table) {
                let name = format!("{column}{}", key.suffix());
                add(Kind::Column, of_key(column, key).into(), &name);
            }
        }
    }
    made
}

/// Where a name is: the position of its space, and the table where that is one of a table.
type Place<'a> = (usize, &'a str, Cow<'a, str>);

/// The names that are taken in each space of an engine.
struct Taken<'a> {
    engine: &'static dyn Engine,
    names: Lookup<Place<'a>, Kind>,
}

impl<'a> Taken<'a> {
    fn new(engine: &'static dyn Engine, names: usize) -> Self {
        Self {
            engine,
            names: Lookup::sized(names),
        }
    }

    /// The places of a name: one in each space of its kind.
    fn places<'n>(
        &self,
        kind: Kind,
        table: &'n str,
        name: &'n str,
    ) -> impl Iterator<Item = Place<'n>> + use<'n> {
        let spaces = self.engine.spaces().iter().enumerate();
        let spaces = spaces.filter(move |(_, space)| space.kinds.contains(&kind));
        spaces.map(move |(position, space)| {
            let table = if space.is_of_schema { "" } else { table };
            (position, table, Cow::Borrowed(name))
        })
    }

    /// Takes a name; what had it before.
    fn add(&mut self, kind: Kind, table: &'a str, name: &'a str) -> Option<Kind> {
        let mut before = None;
        for place in self.places(kind, table, name) {
            before = before.or(self.names.get(&place));
            self.names.first(place, kind);
        }
        before
    }

    fn is_taken(&self, kind: Kind, table: &str, name: &str) -> bool {
        let names: &Lookup<Place<'_>, Kind> = &self.names;
        let mut places = self.places(kind, table, name);
        places.any(|place| names.get(&place).is_some()) || self.engine.keeps(kind, name).is_some()
    }

    /// Takes a name with a hash, for one that meets another.
    fn hashed(&mut self, made: &Made<'a>) -> String {
        let mut of = format!("{}.{}", made.table, made.of);
        let mut name = hashed(&made.name, &of).as_str().to_owned();
        while self.is_taken(made.kind, made.table, &name) {
            of.push('.');
            hashed(&made.name, &of).as_str().clone_into(&mut name);
        }
        let places: Vec<(usize, &'a str)> = self
            .places(made.kind, made.table, "")
            .map(|(position, table, _)| (position, table))
            .collect();
        for (position, table) in places {
            let place = (position, table, Cow::Owned(name.clone()));
            self.names.first(place, made.kind);
        }
        name
    }

    /// Takes a name that was declared, or says why it cannot be had.
    fn refuse(&mut self, named: Named<'a>, dialect: Dialect, problems: &mut Vec<Problem>) {
        let Named { kind, table, name } = named;
        let mut refuse = |why: String, cure: String| {
            let path = match kind {
                Kind::Column | Kind::Json => format!("{table}.{name}"),
                _ => name.to_owned(),
            };
            let message = format!("{dialect} cannot tell two things apart: {why}");
            problems.push(Problem::new(Code::NotOnEngine, path, message, cure));
        };
        if let Some(other) = self.engine.keeps(kind, name) {
            let why = format!("{other} has this name, and {}", kind.noun());
            let of = kind.noun().rsplit(' ').next().unwrap_or_default();
            refuse(why, format!("name the {of}: {}", kind.cure()));
        }
        match self.add(kind, table, name) {
            // What the model has twice, its review reports.
            Some(other) if other != kind => {
                let why = format!("{} has this name, and {}", other.noun(), kind.noun());
                let cure = format!("name one of them: {}, {}", kind.cure(), other.cure());
                refuse(why, cure);
            }
            _ => {}
        }
    }
}
