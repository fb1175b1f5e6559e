//! PostgreSQL: it takes standard SQL as it stands.

mod catalogue;
mod extension;
mod method;
mod plan;
mod room;
mod words;

use super::column::{Column, Default, Type};
use super::dialect::Unsupported;
use super::engine::{
    Commented, Engine, Exclusion, Indexed, Indexing, Inner, InnerKey, Overlap, Remarked, Trigger,
    literal_or_expression,
};
use super::schema::{self, Comment, Function};
use super::space::{Kind, Space, of_schema, of_table};
use super::writer::{Spelling, quoted};
use tablewright::__workspace::is_reserved;
use tablewright_model::{Enum, OnDelete, Table};

pub(super) struct Postgres;

/// All or nothing; and where something else is in the way, nothing waits for it for long.
const BEGIN: &str =
    "BEGIN;\nSET LOCAL lock_timeout = '10s';\nSET LOCAL statement_timeout = '5min';";

/// Its own types: an enum of such a name would never be found. Those of arrays have the same names
/// behind an underline.
#[rustfmt::skip]
const TYPES: [&str; 105] = [
    "abstime", "aclitem", "any", "anyarray", "anycompatible", "anycompatiblearray",
    "anycompatiblemultirange", "anycompatiblenonarray", "anycompatiblerange", "anyelement",
    "anyenum", "anymultirange", "anynonarray", "anyrange", "bit", "bool", "box", "bpchar", "bytea",
    "char", "cid", "cidr", "circle", "cstring", "date", "datemultirange", "daterange", "decimal",
    "event_trigger", "fdw_handler", "float", "float4", "float8", "gtsvector", "index_am_handler",
    "inet", "int", "int2", "int2vector", "int4", "int4multirange", "int4range", "int8",
    "int8multirange", "int8range", "integer", "internal", "interval", "json", "jsonb", "jsonpath",
    "language_handler", "line", "lseg", "macaddr", "macaddr8", "money", "name", "numeric",
    "nummultirange", "numrange", "oid", "oidvector", "path", "point", "polygon", "real", "record",
    "refcursor", "regclass", "regcollation", "regconfig", "regdictionary", "regnamespace",
    "regoper", "regoperator", "regproc", "regprocedure", "regrole", "regtype", "smallint",
    "table_am_handler", "text", "tid", "time", "timestamp", "timestamptz", "timetz", "trigger",
    "tsm_handler", "tsmultirange", "tsquery", "tsrange", "tstzmultirange", "tstzrange", "tsvector",
    "txid_snapshot", "unknown", "uuid", "varbit", "varchar", "void", "xid", "xid8", "xml",
];

/// Words that are no types where they are not in quotes, although they name anything else.
#[rustfmt::skip]
const NO_TYPES: [&str; 35] = [
    "bigint", "boolean", "character", "coalesce", "dec", "extract", "greatest", "grouping", "inout",
    "least", "national", "nchar", "none", "normalize", "nullif", "out", "overlay", "position",
    "precision", "row", "setof", "substring", "treat", "trim", "xmlattributes", "xmlconcat",
    "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
    "xmlserialize", "xmltable",
];

/// Columns that every table has.
const COLUMNS: [&str; 6] = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

/// The bytes of a value of an enum.
const VALUE: usize = 63;

/// The columns of a table.
const MOST_COLUMNS: usize = 1_600;

/// Indexes, tables and the indexes of keys are relations; a table is a type, as an enum is.
const SPACES: [Space; 4] = [
    of_schema(&[Kind::Table, Kind::Index, Kind::PrimaryKey]),
    of_schema(&[Kind::Table, Kind::Enum]),
    of_table(&[Kind::PrimaryKey, Kind::ForeignKey, Kind::Check]),
    of_table(&[Kind::Column]),
];

impl Spelling for Postgres {
    fn name(&self, name: &str) -> String {
        if is_reserved(name) || !is_plain(name) {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            name.to_owned()
        }
    }

    /// This collation knows the letters of ASCII alone.
    fn lowercase(&self, of: &str) -> String {
        format!("LOWER({of} COLLATE \"C\")")
    }

    /// It computes in the type of the columns.
    fn wide(&self, of: &str) -> String {
        format!("CAST({of} AS BIGINT)")
    }
}

impl Engine for Postgres {
    fn since(&self) -> &'static str {
        "PostgreSQL 15"
    }

    fn transaction(&self) -> (&'static str, &'static str) {
        (BEGIN, "COMMIT;")
    }

    /// A transaction locks all that it touches, and the server has room for some thousand locks.
    fn pauses(&self) -> bool {
        true
    }

    /// What begins with `pg_` is found in its catalogue first.
    fn keeps(&self, kind: Kind, name: &str) -> Option<&'static str> {
        match kind {
            Kind::Column if COLUMNS.contains(&name) => Some("a system column"),
            Kind::Enum if is_type(name) => Some("a type of the engine"),
            Kind::Table | Kind::Index if name.starts_with("pg_") => {
                Some("the catalogue (all that begins with `pg_`)")
            }
            _ => None,
        }
    }

    fn values(&self, of: &Enum) -> Result<(), Unsupported> {
        match of.values.iter().find(|value| value.len() > VALUE) {
            Some(value) => Err(Unsupported {
                why: format!(
                    "a value has at most {VALUE} bytes there, and '{value}' has {}",
                    value.len()
                ),
                cure: "say `storage = check`, or give the variant a shorter value with `rename`",
            }),
            None => Ok(()),
        }
    }

    fn lay_out(&self, _: &Table, columns: &mut [Column<'_>]) -> Result<(), Unsupported> {
        if columns.len() <= MOST_COLUMNS {
            return Ok(());
        }
        Err(Unsupported {
            why: format!(
                "a table has at most {MOST_COLUMNS} columns there, and this one has {}",
                columns.len()
            ),
            cure: "declare fewer columns: move some to a child entity, or to a value object that is `#[column(json)]`",
        })
    }

    fn has_enums(&self) -> bool {
        true
    }

    fn create_enum(&self, of: &schema::Enum) -> String {
        let values: Vec<String> = of.values.iter().map(|value| quoted(value)).collect();
        format!(
            "CREATE TYPE {} AS ENUM ({})",
            type_name(&of.name),
            values.join(", ")
        )
    }

    fn drop_enum(&self, name: &str) -> String {
        format!("DROP TYPE {}", type_name(name))
    }

    fn spaces(&self) -> &'static [Space] {
        &SPACES
    }

    fn ty(&self, column: &Column<'_>) -> Result<String, Unsupported> {
        Ok(match column.ty {
            Type::Boolean => "boolean".to_owned(),
            Type::SmallInt => "smallint".to_owned(),
            Type::Integer => "integer".to_owned(),
            Type::BigInt => "bigint".to_owned(),
            Type::Unsigned => "numeric(20,0)".to_owned(),
            Type::Decimal { precision, scale } => format!("numeric({precision},{scale})"),
            Type::Real => "real".to_owned(),
            Type::Double => "double precision".to_owned(),
            Type::Text => "text".to_owned(),
            Type::Varchar(length) => format!("varchar({length})"),
            Type::Uuid => "uuid".to_owned(),
            Type::Timestamp => "timestamptz".to_owned(),
            Type::DateTime => "timestamp".to_owned(),
            Type::Date => "date".to_owned(),
            Type::Time => "time".to_owned(),
            Type::Json => "jsonb".to_owned(),
            Type::Bytes => "bytea".to_owned(),
            Type::Inet => "inet".to_owned(),
            Type::Enum(name) => type_name(name),
        })
    }

    /// NaN and the infinities, midnight at the end of a day, years of five digits and whole
    /// networks are values there.
    fn storable(&self, column: &Column<'_>, name: &str) -> Vec<String> {
        let condition = match column.ty {
            Type::Decimal { .. } => format!("{name} <> 'NaN'"),
            // NaN is greater than everything else.
            Type::Real | Type::Double => format!("{name} > '-Infinity' AND {name} < 'Infinity'"),
            Type::Timestamp => format!(
                "{name} BETWEEN '1000-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00'"
            ),
            Type::DateTime => {
                format!("{name} BETWEEN '1000-01-01 00:00:00' AND '9999-12-31 23:59:59.999999'")
            }
            Type::Date => format!("{name} BETWEEN '1000-01-01' AND '9999-12-31'"),
            Type::Time => format!("{name} < '24:00:00'"),
            Type::Inet => {
                format!("masklen({name}) = CASE family({name}) WHEN 4 THEN 32 ELSE 128 END")
            }
            _ => return Vec::new(),
        };
        vec![condition]
    }

    fn default(&self, _: &Column<'_>, default: &Default) -> Result<String, Unsupported> {
        Ok(match default {
            Default::Now => "now()".to_owned(),
            Default::RandomUuid => "gen_random_uuid()".to_owned(),
            default => literal_or_expression(default),
        })
    }

    /// Cascades come in any order, which a deferred constraint does not see.
    fn inner<'a>(&self, inner: &Inner<'a>) -> Result<InnerKey<'a>, Unsupported> {
        Ok(match inner.key.on_delete {
            OnDelete::SetNull if inner.has_parent() => InnerKey {
                set_null: vec![inner.column.to_owned()],
                ..InnerKey::new(schema::Action::SetNull)
            },
            OnDelete::SetNull => InnerKey::new(schema::Action::SetNull),
            _ => InnerKey::deferred(),
        })
    }

    fn overlap(&self, overlap: &Overlap<'_>) -> Result<Exclusion, Unsupported> {
        let range = match overlap.ty {
            Type::SmallInt | Type::Integer => "int4range",
            Type::BigInt => "int8range",
            Type::Date => "daterange",
            Type::Timestamp => "tstzrange",
            Type::DateTime => "tsrange",
            _ => "numrange",
        };
        let [from, to] = overlap.ends.map(|end| self.name(end));
        let agree = overlap.agree.iter();
        let mut parts: Vec<String> = agree
            .map(|name| format!("{} WITH =", self.name(name)))
            .collect();
        parts.push(format!(
            "(CASE WHEN {to} < {from} THEN 'empty'::{range} ELSE {range}({from}, {to}) END) WITH &&"
        ));
        Ok(Exclusion::Constraint(format!(
            "EXCLUDE USING gist ({})",
            parts.join(", ")
        )))
    }

    /// An index of ranges holds other values too with an extension alone, and so do some operator
    /// classes.
    fn prepare(&self, schema: &schema::Schema) -> Vec<(&'static str, &'static str)> {
        extension::needed(schema)
    }

    fn extensions(&self) -> Vec<(&'static str, &'static str)> {
        extension::of_classes()
    }

    fn drop_foreign_key(&self, table: &str, name: &str) -> Option<String> {
        Some(format!("ALTER TABLE {table} DROP CONSTRAINT {name}"))
    }

    fn index(&self, indexed: &Indexed<'_>) -> Result<Indexing, Unsupported> {
        method::check(indexed)?;
        let index = indexed.index;
        let is_tree = index.method.as_deref().is_none_or(|of| of == "btree");
        let names = index.columns.iter().chain(&index.include);
        let columns: Vec<_> = names.filter_map(|name| indexed.column(name)).collect();
        let note = room::note(&index.name, &columns).filter(|_| is_tree);
        Ok(Indexing {
            columns: indexed.classed_keys(self),
            include: index.include.clone(),
            condition: indexed.condition.clone(),
            method: index.method.clone(),
            nulls_equal: index.unique && index.nulls_equal,
            notes: note.into_iter().collect(),
        })
    }

    fn remark(&self, _: Remarked, text: &str, _: usize) -> Comment {
        Some(text.to_owned()).into()
    }

    fn comment(&self, on: &Commented<'_>, text: &str) -> Option<String> {
        let on = match on {
            Commented::Table(name) => format!("TABLE {name}"),
            Commented::Column(table, name) => format!("COLUMN {table}.{name}"),
            Commented::Constraint(table, name) => format!("CONSTRAINT {name} ON {table}"),
            Commented::Index(name) => format!("INDEX {name}"),
            Commented::Enum(name) => format!("TYPE {}", type_name(name)),
        };
        Some(format!("COMMENT ON {on} IS {}", quoted(text)))
    }

    /// Behind the change, so that what another trigger makes of the row is judged too.
    fn trigger(&self, trigger: &Trigger<'_>) -> (String, Option<Function>) {
        let name = self.name(trigger.name);
        let column = self.name(trigger.column);
        let state = |row: &str| match trigger.first() {
            Some(_) => format!("COALESCE(CAST({row}.{column} AS TEXT), 'nothing')"),
            None => format!("{row}.{column}"),
        };
        let body = format!(
            "
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'check_violation',
        MESSAGE = {rule},
        DETAIL = format('%s may not follow %s.', {new}, {old}),
        SCHEMA = TG_TABLE_SCHEMA,
        TABLE = TG_TABLE_NAME,
        COLUMN = {field},
        CONSTRAINT = {constraint};
END
",
            new = state("NEW"),
            old = state("OLD"),
            rule = quoted(&trigger.rule),
            field = quoted(trigger.column),
            constraint = quoted(trigger.constraint),
        );
        let definition = format!(
            "CREATE TRIGGER {name} AFTER UPDATE ON {} FOR EACH ROW\n    WHEN ({})\n    EXECUTE FUNCTION {name}()",
            self.name(trigger.table),
            trigger.condition(self)
        );
        let function = Function {
            name: trigger.name.to_owned(),
            language: "plpgsql".to_owned(),
            body,
            options: None,
        };
        (definition, Some(function))
    }

    fn create_trigger(&self, trigger: &schema::Trigger) -> Vec<String> {
        let function = trigger.function.iter().map(|function| {
            let Function {
                name,
                language,
                body,
                options: _,
            } = function;
            let (name, language) = (self.name(name), self.name(language));
            let tag = tag(body);
            format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE {language} AS {tag}{body}{tag}"
            )
        });
        let definition = trigger.definition.text().to_owned();
        function.chain([definition]).collect()
    }

    fn drop_function(&self, name: &str) -> Option<String> {
        Some(format!("DROP FUNCTION {}()", self.name(name)))
    }
}

/// Whether a name means the same without quotes.
fn is_plain(name: &str) -> bool {
    let is_of_word = |of: char| of.is_ascii_lowercase() || of == '_';
    name.starts_with(is_of_word) && name.chars().all(|of| is_of_word(of) || of.is_ascii_digit())
}

/// Whether the name of an enum is that of a type that there is.
fn is_type(name: &str) -> bool {
    let of = name.strip_prefix('_').unwrap_or(name);
    TYPES.contains(&of) || of.starts_with("pg_")
}

/// What may stand around the body of a function.
fn tag(body: &str) -> String {
    let mut tag = "$refuse$".to_owned();
    while body.contains(&tag) {
        tag.insert(1, '_');
    }
    tag
}

/// An enum as a type.
fn type_name(name: &str) -> String {
    if NO_TYPES.contains(&name) {
        return format!("\"{name}\"");
    }
    Postgres.name(name)
}
