//! A value object that is used many times was changed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::project::Project;
use crate::{LEDGER, edited, sample, told};

/// What is written for what.
type Edits = &'static [(&'static str, &'static str)];

/// Edits of a domain in which one value object with rules is used many times: what is written for
/// what, and where the errors stand.
const USES: &[(Edits, &[&str])] = &[
    (
        &[("pub number: i64,", "pub number: i64,\n    pub note: i16,")],
        &["note"],
    ),
    (
        &[(
            "    pub state: BillState,",
            "    pub note: i16,\n    pub state: BillState,",
        )],
        &["note"],
    ),
    (
        &[("    pub payer:", "    pub rest: Money,\n    pub payer:")],
        &["rest"],
    ),
    (
        &[(
            "    pub number: i64,",
            "    pub rest: Money,\n    pub number: i64,",
        )],
        &["rest"],
    ),
    (
        &[
            ("    pub total: Money,", "    pub sum: Money,"),
            ("self.total", "self.sum"),
        ],
        &["sum"],
    ),
    (&[("    pub tip: Option<Money>,\n", "")], &["Bill"]),
    (
        &[
            ("    pub tip: Option<Money>,\n", ""),
            ("    pub payer:", "    pub rest: Money,\n    pub payer:"),
        ],
        &["Bill", "rest"],
    ),
    (
        &[(
            "    pub price: Money,\n    pub cut: Money,",
            "    pub cut: Money,\n    pub price: Money,",
        )],
        &["cut"],
    ),
    (
        &[
            (
                "    pub price: Money,",
                "    pub note: i16,\n    pub price: Money,",
            ),
            ("pub limit: Money", "pub cap: Money"),
        ],
        &["cap", "note"],
    ),
    (
        &[(
            "    pub lines: Vec<BillLine>,",
            "    #[collection]\n    pub more: Vec<Money>,\n    pub lines: Vec<BillLine>,",
        )],
        &["more"],
    ),
    (
        &[(
            "#[invariant(\"INV-BIL-002: The total is known\", check(self.total.cents < 1_000_000))]\n",
            "",
        )],
        &["Bill"],
    ),
    (
        &[(
            "    #[collection]\n    pub fees: Vec<Money>,\n    #[collection]\n    pub marks: Vec<i32>,\n",
            "    #[collection]\n    pub marks: Vec<i32>,\n    #[collection]\n    pub fees: Vec<Money>,\n",
        )],
        &["marks"],
    ),
];

#[test]
fn what_did_not_change_has_no_error() {
    let project = Project::of_domain("uses", LEDGER);
    project.accept();
    let mut wrong = String::new();
    for (edits, expected) in sample(3, USES) {
        project.write("src/lib.rs", &edited(LEDGER, edits));
        let done = project.check();
        let reports = done.reports.iter();
        let mut at: Vec<&str> = reports.map(|report| report.at.as_str()).collect();
        at.sort_unstable();
        if at != *expected {
            let _ = writeln!(wrong, "{edits:?}: {}{}", told(&project, &done), done.stderr);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Edits of a value object that is used many times: each line of the command line stands for a use.
#[test]
fn a_change_of_a_value_object_has_one_line_for_each_use() {
    let project = Project::of_domain("lines", LEDGER);
    project.accept();
    let lines_of = |edits: Edits| {
        project.write("src/lib.rs", &edited(LEDGER, edits));
        let listed = project.export(&["check"]).stdout;
        let lines: Vec<String> = listed.lines().map(str::to_owned).collect();
        let distinct: BTreeSet<&String> = lines.iter().collect();
        assert_eq!(distinct.len(), lines.len(), "{listed}");
        lines
    };
    let count = |lines: &[String], said: &str| {
        let lines = lines.iter();
        lines.filter(|line| line.starts_with(said)).count()
    };

    let lines = lines_of(&[(
        "#[invariant(\"INV-MON-001:",
        "#[invariant(\"INV-MON-004: Few\", check(self.cents < 900))]\n#[invariant(\"INV-MON-005: New\")]\n#[invariant(\"INV-MON-001:",
    )]);
    for said in [
        "bills: the rule INV-MON-004 is new for discount_cents: it was not accepted",
        "bills: the rule INV-MON-004 is new for tip_cents: it was not accepted",
        "bill_fees: the rule INV-MON-004 is new for cents: it was not accepted",
        "bills: the rule INV-MON-005 is new: it was not accepted",
    ] {
        assert_eq!(count(&lines, said), 1, "{said}: {lines:#?}");
    }

    let lines = lines_of(&[("#[invariant(\"INV-MON-002: Counted by two people\")]\n", "")]);
    let said = "bills: the rule INV-MON-002 was accepted, but nothing maps to it any more";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");

    // A column that a rule is the source of has no path in a record; one that has changes its path
    // with its name.
    let lines = lines_of(&[
        ("pub cents: i32", "pub pence: i32"),
        ("pub unit: Unit", "pub coin: Unit"),
        (".cents", ".pence"),
    ]);
    let said = "bills.total_cents was accepted as INTEGER NOT NULL, but Bill now maps it to bills.total_pence INTEGER NOT NULL";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");
    let said = "bills.total_unit was accepted as VARCHAR(20) NOT NULL, but Bill.total.coin now maps to bills.total_coin VARCHAR(20) NOT NULL";
    assert_eq!(count(&lines, said), 1, "{lines:#?}");
    assert!(
        lines.iter().all(|line| !line.contains("the source")),
        "{lines:#?}"
    );
}
