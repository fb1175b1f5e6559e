//! Fields that are made by chance, and what rules may ask of them.

use crate::chance::Chance;

/// What a rule may ask of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An `i16`.
    Number,
    PerhapsNumber,
    /// An integer of another type.
    Integer,
    Flag,
    Text,
    PerhapsText,
    /// The module's unit-only enum.
    State,
    /// Its enum with data.
    Choice,
    Decimal,
    Instant,
    /// Its value object, whose field `open` has no rule.
    Object,
    Nothing,
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    attributes: String,
    ty: String,
}

impl Field {
    pub(crate) fn new(name: String, kind: Kind, attributes: &str, ty: &str) -> Self {
        let (attributes, ty) = (attributes.to_owned(), ty.to_owned());
        Self {
            name,
            kind,
            attributes,
            ty,
        }
    }

    pub(crate) fn declared(&self) -> String {
        let Self {
            name,
            attributes,
            ty,
            ..
        } = self;
        format!("{attributes} pub {name}: {ty},\n")
    }

    /// With another attribute.
    pub(crate) fn say(&mut self, attribute: &str) {
        self.attributes += attribute;
    }
}

/// Types of one column, what may be said of them, and what rules may ask.
const COLUMNS: &[(&str, &str, Kind)] = &[
    ("i16", "", Kind::Number),
    ("i16", "", Kind::Number),
    ("i16", "#[column(default = -7)]", Kind::Nothing),
    ("Option<i16>", "", Kind::PerhapsNumber),
    ("i32", "#[column(default(sql = \"1 + 1\"))]", Kind::Integer),
    ("i8", "", Kind::Integer),
    ("i64", "#[column(default = 9_000_000_000)]", Kind::Nothing),
    ("i64", "", Kind::Integer),
    ("u8", "", Kind::Integer),
    ("u8", "#[column(default = MOST)]", Kind::Nothing),
    ("u16", "", Kind::Integer),
    ("u32", "", Kind::Integer),
    ("u64", "", Kind::Integer),
    ("f32", "#[column(default = 0.1)]", Kind::Nothing),
    ("f64", "#[column(default = 0.1)]", Kind::Nothing),
    ("bool", "", Kind::Flag),
    ("bool", "#[column(default = true)]", Kind::Nothing),
    ("char", "#[column(default = 'ß')]", Kind::Nothing),
    ("Option<char>", "", Kind::Nothing),
    ("String", "", Kind::Text),
    ("String", "#[column(length = 30)]", Kind::Text),
    (
        "String",
        "#[column(default = \"it's \\\"so\\\" \\\\ ünïcödé 🦀\")]",
        Kind::Nothing,
    ),
    (
        "String",
        "#[column(length = 12, default = \"\")]",
        Kind::Nothing,
    ),
    (
        "Option<String>",
        "#[column(length = 30)]",
        Kind::PerhapsText,
    ),
    (
        "Decimal",
        "#[column(precision = 10, scale = 2)]",
        Kind::Decimal,
    ),
    (
        "Decimal",
        "#[column(precision = 28, scale = 28)]",
        Kind::Nothing,
    ),
    ("Uuid", "", Kind::Nothing),
    ("DateTime<Utc>", "", Kind::Instant),
    ("NaiveDateTime", "", Kind::Nothing),
    ("Option<NaiveDate>", "", Kind::PerhapsText),
    ("NaiveTime", "", Kind::Nothing),
    ("Duration", "", Kind::Nothing),
    ("Vec<String>", "#[column(json)]", Kind::Nothing),
    ("Vec<u8>", "", Kind::Nothing),
    ("[u8; 32]", "", Kind::Nothing),
    ("IpAddr", "", Kind::Nothing),
    ("Option<Box<u32>>", "", Kind::Nothing),
    ("Opaque", "#[column(skip)]", Kind::Nothing),
    ("Kept", "#[column(json)]", Kind::Nothing),
    ("State", "", Kind::State),
    ("State", "#[column(default = State::Second)]", Kind::Nothing),
    ("State", "#[column(no_index)]", Kind::State),
    ("Option<State>", "", Kind::Nothing),
    ("Shade", "", Kind::Nothing),
    ("Size", "", Kind::Nothing),
    ("Option<Size>", "", Kind::Nothing),
    ("Label", "", Kind::Nothing),
    ("Id<Foreign>", "#[reference(soft)]", Kind::Nothing),
];

/// Types of several columns.
const OBJECTS: &[(&str, &str, Kind)] = &[
    ("Object", "", Kind::Object),
    ("Object", "#[embed(prefix = \"\")]", Kind::Nothing),
    ("Object", "#[embed(prefix = \"pre_\")]", Kind::Nothing),
    ("Option<Object>", "", Kind::Nothing),
    ("Option<Box<Object>>", "", Kind::Nothing),
    ("Option<Vague>", "#[embed(presence)]", Kind::Nothing),
    ("Vague", "", Kind::Nothing),
    ("Choice", "", Kind::Choice),
    ("Option<Choice>", "", Kind::Nothing),
    ("Range<i32>", "", Kind::Nothing),
    ("Option<Range<Object>>", "", Kind::Nothing),
    ("Either<bool, Range<u8>>", "", Kind::Nothing),
    ("Option<Either<State, Size>>", "", Kind::Nothing),
    ("Code<4>", "", Kind::Nothing),
];

/// References to the root of another module.
const REFERENCES: &[(&str, &str)] = &[
    ("Id<ROOT>", ""),
    ("Id<ROOT>", "#[reference(on_delete = cascade)]"),
    ("Option<Id<ROOT>>", "#[reference(on_delete = set_null)]"),
    ("Option<Id<ROOT>>", "#[column(no_index)]"),
    ("Id<ROOT>", "#[reference(soft)]"),
    ("KEY", ""),
    ("Option<KEY>", "#[index(purpose = \"Nach ihr gefragt\")]"),
];

/// Collections, and what may be said of them.
const COLLECTIONS: &[(&str, &str)] = &[
    ("Vec<i32>", "ordered"),
    ("Vec<Option<u8>>", "ordered = \"place\""),
    ("Vec<String>", "unique(value)"),
    ("Vec<Object>", "unique(open, label), where(self.open > 3)"),
    ("Vec<Choice>", "purpose = \"Was es \\\"gibt\\\"\""),
    ("BTreeSet<u16>", ""),
    ("HashSet<State>", ""),
    ("BTreeMap<String, Object>", "index = \"idx_NAME_of_owner\""),
    ("BTreeMap<State, Range<u8>>", "foreign_key = \"whose\""),
    (
        "HashMap<Id<Foreign>, HashSet<Id<Foreign>>>",
        "table = \"NAME_rows\"",
    ),
    ("BTreeMap<u16, BTreeSet<String>>", ""),
    ("Vec<Vague>", ""),
    ("Vec<Option<i16>>", "unique(value), nulls(equal)"),
    ("Vec<String>", "unique(value.to_ascii_lowercase())"),
];

fn name(chance: &mut Chance, number: usize) -> String {
    let words = [
        "order",
        "r#type",
        "value",
        "total",
        "from",
        "is_it_so",
        "group",
        "this_name_is_as_long_as_somebody_writes_who_explains_it_all",
    ];
    let word = chance.text(&words);
    if number == 0 {
        word
    } else {
        format!("{}_{number}", word.trim_start_matches("r#"))
    }
}

/// A field of one column. Its number keeps its name apart from those of others.
pub(crate) fn column(chance: &mut Chance, number: usize) -> Field {
    let (ty, attributes, kind) = *chance.pick(COLUMNS);
    let mut field = Field::new(name(chance, number), kind, attributes, ty);
    if !attributes.contains("column") && chance.one_in(8) {
        field.say(&format!("#[column(name = \"named_{number}\")]"));
    }
    if kind != Kind::Nothing && chance.one_in(8) {
        field.say(&format!("#[renamed_from(\"former_{number}\")]"));
    }
    field
}

pub(crate) fn object(chance: &mut Chance, number: usize) -> Field {
    let (ty, attributes, kind) = *chance.pick(OBJECTS);
    Field::new(format!("part_{number}"), kind, attributes, ty)
}

pub(crate) fn reference(chance: &mut Chance, number: usize, module: usize) -> Field {
    let (ty, attributes) = *chance.pick(REFERENCES);
    let module = chance.below(module + 1);
    let ty = ty
        .replace("ROOT", &format!("super::m{module}::Root{module}"))
        .replace("KEY", &format!("super::m{module}::RootKey"));
    Field::new(format!("of_{number}"), Kind::Nothing, attributes, &ty)
}

pub(crate) fn collection(chance: &mut Chance, number: usize, owner: &str) -> Field {
    let (ty, said) = *chance.pick(COLLECTIONS);
    let name = format!("several_{number}");
    let said = said.replace("NAME", &format!("{owner}_{name}"));
    let mut attributes = format!("#[collection({said})]");
    if ty.contains("Foreign") {
        attributes += "#[reference(soft)]";
    }
    Field::new(name, Kind::Nothing, &attributes, ty)
}

/// A field of a value object.
pub(crate) fn object_part(chance: &mut Chance, number: usize) -> Field {
    let (ty, attributes, _) = *chance.pick(COLUMNS);
    Field::new(format!("inside_{number}"), Kind::Nothing, attributes, ty)
}
