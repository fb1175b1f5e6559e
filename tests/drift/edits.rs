//! Edits of the domain.

/// Edits of the domain: what each is, and what is written for what.
pub(crate) const EDITS: &[(&str, &[(&str, &str)])] = &[
    ("a length", &[("length = 200", "length = 300")]),
    ("a shorter length", &[("length = 30)", "length = 20)")]),
    ("a type", &[("pub number: u16", "pub number: u32")]),
    ("optional", &[("pub pages: i32", "pub pages: i64")]),
    ("not optional", &[("pub fee: Option<i64>", "pub fee: i64")]),
    ("a name", &[("pub language", "pub tongue")]),
    (
        "a name that is said",
        &[(
            "    #[column(default(sql = \"'en'\"), length = 2)]\n    pub language",
            "    #[renamed_from(\"language\")]\n    #[column(default(sql = \"'en'\"), length = 2)]\n    pub tongue",
        )],
    ),
    (
        "a new field",
        &[("pub number: u16,", "pub number: u16,\n    pub lost: bool,")],
    ),
    ("a field that is gone", &[("    pub note: String,\n", "")]),
    (
        "the order of fields",
        &[(
            "    pub number: u16,\n    pub price: Money,\n",
            "    pub price: Money,\n    pub number: u16,\n",
        )],
    ),
    ("a default", &[("default = false", "default = true")]),
    (
        "a default of an enum",
        &[
            ("LoanState::Asked)", "LoanState::Lent)"),
            ("Asked => Lent,", "Asked => Lent, start(Asked),"),
        ],
    ),
    ("a default in SQL", &[("'en'", "'de'")]),
    (
        "a value object's field",
        &[("length = 254", "length = 100")],
    ),
    (
        "the digits of a value object's field, in two aggregates",
        &[("precision = 10", "precision = 12")],
    ),
    (
        "the name of a nested column",
        &[("name = \"name\"", "name = \"town\"")],
    ),
    (
        "a new field of a value object",
        &[(
            "    pub place: Place,\n}",
            "    pub place: Place,\n    pub house: i32,\n}",
        )],
    ),
    ("a prefix", &[("prefix = \"at_\"", "prefix = \"home_\"")]),
    (
        "a reference",
        &[("#[reference(on_delete = set_null)]\n", "")],
    ),
    (
        "what a reference refers to",
        &[("pub title: Id<Title>", "pub title: Id<Loan>")],
    ),
    (
        "a reference that is soft",
        &[(
            "    pub title: Id<Title>",
            "    #[reference(soft)]\n    pub title: Id<Title>",
        )],
    ),
    (
        "values of an enum",
        &[(
            "    Open,\n    Closed,\n",
            "    Open,\n    Closed,\n    Cellar,\n",
        )],
    ),
    (
        "the name of a value",
        &[("rename = \"sterling\"", "rename = \"gbp\"")],
    ),
    ("the name of an enum", &[("fee_currency", "money_currency")]),
    (
        "how an enum is stored",
        &[("fee_currency\", storage = native", "fee_currency\"")],
    ),
    ("a sentence", &[("A title has pages", "No title is empty")]),
    ("an id of a rule", &[("INV-TIT-001", "INV-TIT-009")]),
    (
        "a condition",
        &[("self.pages < 30000", "self.pages < 40000")],
    ),
    ("arrows", &[("Asked => Lent,", "Asked => Lent | Returned,")]),
    (
        "a new rule",
        &[(
            "#[invariant(\"INV-TIT-002",
            "#[invariant(\"INV-TIT-003: Not too thick\", check(self.pages < 5000))]\n#[invariant(\"INV-TIT-002",
        )],
    ),
    (
        "a rule that is gone",
        &[(
            "#[invariant(\"INV-MEM-002: Nobody guarantees for himself\")]\n",
            "",
        )],
    ),
    (
        "what is unique",
        &[("unique(parent, number)", "unique(number)")],
    ),
    (
        "the rows that are compared",
        &[("unique(email) where(!self.left)", "unique(email)")],
    ),
    (
        "the method of an index",
        &[("method = \"hash\"", "method = \"btree\"")],
    ),
    (
        "letters that count alike in a rule",
        &[("nickname.to_ascii_lowercase(), left", "nickname, left")],
    ),
    (
        "letters that count alike in an index",
        &[("name.to_ascii_lowercase(), purpose", "name, purpose")],
    ),
    ("NULL that is the same as NULL", &[(" nulls(equal)", "")]),
    (
        "the order of an index",
        &[("#[index(pages desc,", "#[index(pages,")],
    ),
    (
        "a column that is no field in an index",
        &[("updated_at desc", "revision desc")],
    ),
    (
        "an operator class of an index",
        &[("text_pattern_ops", "varchar_pattern_ops")],
    ),
    (
        "an index in SQL",
        &[("(LENGTH(name))", "(LENGTH(name) DESC)")],
    ),
    (
        "the engines of an index in SQL",
        &[(", sqlite = \"(LENGTH(name))\"", "")],
    ),
    (
        "an index on a field that descends",
        &[(
            "    #[index(name = \"idx_titles_by_name\", method = \"hash\")]",
            "    #[index(name = \"idx_titles_by_name\", desc)]",
        )],
    ),
    (
        "the key of a parent in an index",
        &[(
            "#[invariant(\"INV-COP-001",
            "#[index(number, parent)]\n#[invariant(\"INV-COP-001",
        )],
    ),
    (
        "what statements create",
        &[(
            "    sqlite(\n        create = \"CREATE VIEW copy_counts AS SELECT 1",
            "    sqlite(\n        create = \"CREATE VIEW copy_counts AS SELECT 2",
        )],
    ),
    (
        "what statements are for",
        &[("How many copies there are", "How many copies are lent")],
    ),
    (
        "statements that are gone",
        &[(
            "#[entity(sql(\n    purpose = \"How many copies there are\",\n    postgres(\n        create = \"CREATE VIEW copy_counts AS SELECT 1 AS one\",\n        drop = \"DROP VIEW copy_counts\"\n    ),\n    sqlite(\n        create = \"CREATE VIEW copy_counts AS SELECT 1 AS one\",\n        drop = \"DROP VIEW copy_counts\"\n    )\n))]\n",
            "",
        )],
    ),
    (
        "new statements",
        &[(
            "/// A copy in the hands of a member.\n#[derive(Aggregate)]\n",
            "/// A copy in the hands of a member.\n#[derive(Aggregate)]\n#[aggregate(sql(mysql(create = \"CREATE VIEW loans_of AS SELECT 1\", drop = \"DROP VIEW loans_of\")))]\n",
        )],
    ),
    (
        "the purpose of an index",
        &[("Find members who stay", "List members who stay")],
    ),
    (
        "what an index covers",
        &[("include(nickname)", "include(interests)")],
    ),
    (
        "the order of children",
        &[("#[children(ordered,", "#[children(")],
    ),
    (
        "the purpose of a child's index",
        &[("List the copies of a title", "Load copies")],
    ),
    (
        "a table",
        &[("table = \"title_copies\"", "table = \"copies\"")],
    ),
    (
        "a purpose",
        &[("/// One copy of a title.", "/// A copy of a title.")],
    ),
    ("an id of an aggregate", &[("AGG-MEM-001", "AGG-MBR-001")]),
    (
        "the column of the version",
        &[("version = \"revision\"", "version = \"edition\"")],
    ),
    (
        "the columns of the audit",
        &[("created = \"joined_at\"", "created = \"entered_at\"")],
    ),
    (
        "what a name was",
        &[("renamed_from(\"alias\")", "renamed_from(\"handle\")")],
    ),
    (
        "what a new column never was",
        &[(
            "pub number: u16,",
            "pub number: u16,\n    #[renamed_from(\"serial\")]\n    pub lost: bool,",
        )],
    ),
    (
        "a name that is said wrongly",
        &[(
            "    #[column(default(sql = \"'en'\"), length = 2)]\n    pub language",
            "    #[renamed_from(\"lingo\")]\n    #[column(default(sql = \"'en'\"), length = 2)]\n    pub tongue",
        )],
    ),
    (
        "what a column never was, said late",
        &[(
            "    pub pages: i32,",
            "    #[renamed_from(\"sheets\")]\n    pub pages: i32,",
        )],
    ),
    (
        "names that are exchanged",
        &[(
            "    pub code: String,\n    #[column(name = \"name\", length = 60)]\n    pub town: String,",
            "    #[renamed_from(\"name\")]\n    pub code: String,\n    #[renamed_from(\"code\")]\n    #[column(name = \"name\", length = 60)]\n    pub town: String,",
        )],
    ),
    (
        "what a table was",
        &[("renamed_from(\"readers\")", "renamed_from(\"users\")")],
    ),
    (
        "several causes",
        &[
            ("length = 254", "length = 100"),
            ("pub pages: i32", "pub pages: i64"),
            ("prefix = \"at_\"", "prefix = \"home_\""),
            ("A title has pages", "No title is empty"),
            ("    Open,\n    Closed,\n", "    Open,\n"),
        ],
    ),
    (
        "a new aggregate",
        &[(
            "/// How far a loan",
            "/// A fine.\n#[derive(Aggregate)]\npub struct Fine { pub id: Id<Fine> }\n\n/// How far a loan",
        )],
    ),
    (
        "a new aggregate that never was another one",
        &[(
            "/// How far a loan",
            "/// A fine.\n#[derive(Aggregate)]\n#[renamed_from(\"penalties\")]\npub struct Fine { pub id: Id<Fine> }\n\n/// How far a loan",
        )],
    ),
    (
        "a new child",
        &[
            (
                "pub damages: Vec<Damage>,",
                "pub damages: Vec<Damage>,\n    pub stains: Vec<Stain>,",
            ),
            (
                "/// What is broken.",
                "/// A stain.\n#[derive(Entity)]\npub struct Stain { pub id: Id<Stain> }\n\n/// What is broken.",
            ),
        ],
    ),
    (
        "a child that is gone",
        &[("    pub damages: Vec<Damage>,\n", "")],
    ),
    (
        "an aggregate that is another one now",
        &[("Loan", "Lending")],
    ),
    (
        "an aggregate that says what it was",
        &[
            ("Loan", "Lending"),
            (
                "#[aggregate(version = false)]",
                "#[aggregate(version = false)]\n#[renamed_from(\"loans\")]",
            ),
        ],
    ),
    ("a child that is another one now", &[("Damage", "Defect")]),
];
