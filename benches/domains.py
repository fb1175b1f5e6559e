"""The sources that are compiled."""

import shutil

from cargo import LOCK, ROOT, Package

FIELDS = [
    ("name", "String"),
    ("title", "String"),
    ("count", "i32"),
    ("total", "i64"),
    ("active", "bool"),
    ("note", "Option<String>"),
]

UUID = 'uuid = { version = "1", default-features = false, features = ["std", "v7"] }\n'
TABLEWRIGHT = f'tablewright = {{ path = "{ROOT / "runtime"}" }}\n'

DEPENDENCIES = {
    "plain": UUID,
    "serde": UUID.replace('"v7"', '"v7", "serde"') + 'serde = { version = "1", features = ["derive"] }\n',
    "tablewright": TABLEWRIGHT,
}

DERIVES = {
    "plain": "",
    "serde": "#[derive(serde::Serialize, serde::Deserialize)]",
    "tablewright": "#[derive(tablewright::Aggregate)]",
}


def package(base, variant, count, name):
    """A package of so many structs."""
    made = Package(base, name, DEPENDENCIES[variant])
    made.write(structs(variant, count))
    return made


def structs(variant, count, ninth=None):
    """Structs of eight fields; the last one has a ninth, of this type."""
    lines = []
    for i in range(count):
        fields = [("id", identity(variant, i)), *FIELDS, ("other_id", identity(variant, 0))]
        if i == 0:
            # Nobody could insert the first row of a required reference to itself.
            fields[-1] = ("other_id", f"Option<{identity(variant, 0)}>")
        if i == count - 1 and ninth:
            fields.append(("rank", ninth))
        lines.append(f"/// Struct {i}.\n{DERIVES[variant]}\npub struct S{i} {{")
        lines += [f"    pub {name}: {ty}," for name, ty in fields]
        lines.append("}")
    return "\n".join(lines) + "\n"


def identity(variant, of):
    return f"tablewright::Id<S{of}>" if variant == "tablewright" else "uuid::Uuid"


def without_ids(base):
    """What serde alone needs for one struct."""
    made = Package(base, "serde", DEPENDENCIES["serde"].replace(UUID.replace('"v7"', '"v7", "serde"'), ""))
    made.write(structs("serde", 1).replace("uuid::Uuid", "u128"))
    return made


# Value objects of the clinic that 13 fields hold, and what becomes of their columns.
CHANGED = [
    ("pub struct Email(#[column(length = 254)]", "pub struct Email(#[column(length = 300)]"),
    ('#[column(name = "zip", length = 10)]', '#[column(name = "zip", length = 12)]'),
    ("#[column(length = 100)]\n    pub family", "#[column(length = 120)]\n    pub family"),
]


def change_value_objects(of_clinic):
    common = of_clinic.lib.with_name("common.rs")
    text = common.read_text()
    for before, after in CHANGED:
        assert before in text, before
        text = text.replace(before, after)
    common.write_text(text)


def clinic(base, name):
    """The clinic of the examples, as a package of its own."""
    features = TABLEWRIGHT.replace(" }", ', features = ["chrono", "rust_decimal"] }')
    dependencies = (
        f"{features}{UUID}"
        'rust_decimal = { version = "1", default-features = false }\n'
        'chrono = { version = "0.4", default-features = false, features = ["std"] }\n'
    )
    made = Package(base, name, dependencies, crate="clinic")
    shutil.copytree(ROOT / "examples/clinic/src", made.lib.parent, dirs_exist_ok=True)
    shutil.copy(ROOT / "examples/clinic" / LOCK, made.directory)
    return made


def choices(count, variants):
    """Aggregates, each with an enum of so many variants of five fields."""
    fields = "a: u8, b: Option<u16>, c: String, d: bool, e: i64"
    lines = []
    for i in range(count):
        lines.append(f"/// Choice {i}.\n#[derive(tablewright::ValueObject)]\npub enum E{i} {{")
        lines += [f"    V{v} {{ {fields} }}," for v in range(variants)]
        lines.append(f"}}\n/// Struct {i}.\n#[derive(tablewright::Aggregate)]\npub struct S{i} {{")
        lines.append(f"    pub id: tablewright::Id<S{i}>,\n    pub choice: E{i},\n}}")
    return "\n".join(lines) + "\n"


def alternatives(count):
    return " || ".join(f"self.f0 + {i} > self.f1" for i in range(count))


def equalities(count):
    """Conditions that compute, compared with each other."""
    text = "(self.f0 + 1 > 0)"
    for i in range(count):
        text = f"({text} == (self.f0 + {i} > self.f1))"
    return text[1:-1]


def sums(count):
    return " + ".join(f"self.f{i % 4}" for i in range(count)) + " > 3"


def several(count):
    """One rule for each of so many fields."""
    return [f"self.f{i} * 2 - 1 > 0 && (3..=9).contains(&self.f{i}) || self.f{i} == 1" for i in range(count)]


# What makes the conditions of a size, and the smaller size.
RULES = {
    "operands of ||": (lambda count: [alternatives(count)], 20),
    "== between conditions": (lambda count: [equalities(count)], 9),
    "summands": (lambda count: [sums(count)], 12),
    "rules": (several, 15),
}


def ruled(conditions, fields):
    """An aggregate with these rules, over fields of 16 bits with defaults."""
    rules = "\n".join(
        f'#[invariant("INV-K-{i:03}: Kept", check({condition}))]' for i, condition in enumerate(conditions)
    )
    columns = "\n".join(f"    #[column(default = 1)]\n    pub f{i}: i16," for i in range(fields))
    return (
        f"/// Struct.\n#[derive(tablewright::Aggregate)]\n{rules}\n"
        f"pub struct S {{\n    pub id: tablewright::Id<S>,\n{columns}\n}}\n"
    )
