#!/usr/bin/env python3
"""What a derived aggregate costs `cargo check`, beside serde's two derives.

Generates N structs of eight fields (uuid id, two strings, i32, i64, bool, optional string, a
reference) in three variants: plain, with `#[derive(Aggregate)]`, and with serde's `Serialize` and
`Deserialize`. Prints the CPU time of `cargo check` over that of the plain ones: dependencies warm,
incremental compilation off, median of several runs. With --cold, the CPU time of a first
`cargo check` of a crate with one aggregate, against one with serde's derives, dependencies
included. With --drift, the wall time of `cargo check` with an accepted lock file over that
without one, run in turn. With --rich, the CPU time of checking and of building aggregates that
hold an enum of ever more variants of five fields each, by the column. With --rules, the CPU time of
building rules that compute, each kind in two sizes: what is twice as large takes how much longer.

    python3 benches/compile_cost.py            # N = 200 and 800
    python3 benches/compile_cost.py --cold
    python3 benches/compile_cost.py --drift 200
    python3 benches/compile_cost.py --rich
    python3 benches/compile_cost.py --build 200
    python3 benches/compile_cost.py --rules
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

FIELDS = [
    ("name", "String"),
    ("title", "String"),
    ("count", "i32"),
    ("total", "i64"),
    ("active", "bool"),
    ("note", "Option<String>"),
]

VARIANTS = {
    "plain": ("uuid", "", "uuid::Uuid", "uuid::Uuid"),
    "serde": (
        "serde",
        "#[derive(serde::Serialize, serde::Deserialize)]",
        "uuid::Uuid",
        "uuid::Uuid",
    ),
    "tablewright": (
        "tablewright",
        "#[derive(tablewright::Aggregate)]",
        "tablewright::Id<S{i}>",
        "tablewright::Id<S0>",
    ),
}

UUID = 'uuid = { version = "1", default-features = false, features = ["std", "v7"] }\n'

DEPENDENCIES = {
    "uuid": UUID,
    "serde": UUID.replace('"v7"', '"v7", "serde"')
    + 'serde = { version = "1", features = ["derive"] }\n',
    "tablewright": f'tablewright = {{ path = "{ROOT / "runtime"}" }}\n',
}


def source(variant, count):
    _, derive, identity, reference = VARIANTS[variant]
    lines = []
    for i in range(count):
        fields = [("id", identity.format(i=i)), *FIELDS, ("other_id", reference)]
        lines.append(f"/// Struct {i}.\n{derive}\npub struct S{i} {{")
        lines += [f"    pub {name}: {ty}," for name, ty in fields]
        lines.append("}")
    return "\n".join(lines) + "\n"


def package(directory, variant, count):
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "src").mkdir(exist_ok=True)
    (directory / "Cargo.toml").write_text(
        f'[package]\nname = "cost"\nversion = "0.1.0"\nedition = "2024"\n\n[workspace]\n\n'
        f"[dependencies]\n{DEPENDENCIES[VARIANTS[variant][0]]}\n"
        "[profile.dev]\nincremental = false\n"
    )
    (directory / "src/lib.rs").write_text(source(variant, count))


def rich_source(count, variants):
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


def rules_source(conditions, fields):
    """An aggregate with these rules, over fields of 16 bits with defaults."""
    rules = "\n".join(
        f'#[invariant("INV-K-{i:03}: Kept", check({condition}))]' for i, condition in enumerate(conditions)
    )
    columns = "\n".join(f"    #[column(default = 1)]\n    pub f{i}: i16," for i in range(fields))
    return (
        f"/// Struct.\n#[derive(tablewright::Aggregate)]\n{rules}\n"
        f"pub struct S {{\n    pub id: tablewright::Id<S>,\n{columns}\n}}\n"
    )


def check(directory, command="check"):
    """CPU seconds, of all processes, of one `cargo check` or `cargo build`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = dict(os.environ, CARGO_TARGET_DIR=str(directory / "target"))
    subprocess.run(["cargo", command, "-q", "--config", "build.warnings=\"allow\""], cwd=directory, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm(base, variant, count, runs, command):
    directory = base / variant
    package(directory, variant, count)
    check(directory, command)
    times = []
    for _ in range(runs):
        os.utime(directory / "src/lib.rs")
        times.append(check(directory, command))
    return statistics.median(times)


def print_warm(counts, runs, command):
    base = pathlib.Path(tempfile.mkdtemp())
    over_plain = {}
    try:
        for count in counts:
            times = {variant: warm(base, variant, count, runs, command) for variant in VARIANTS}
            ours = times["tablewright"] - times["plain"]
            serde = times["serde"] - times["plain"]
            over_plain[count] = ours
            print(
                f"N = {count}: plain {times['plain']:.2f} s, tablewright +{ours:.2f} s "
                f"({1000 * ours / count:.2f} ms each), serde +{serde:.2f} s "
                f"({1000 * serde / count:.2f} ms each): 1/{serde / ours:.1f} of serde"
            )
    finally:
        shutil.rmtree(base)
    if len(counts) > 1:
        first, last = counts[0], counts[-1]
        print(f"from {first} to {last}: {over_plain[last] / over_plain[first]:.2f} times")


def print_cold(runs):
    times = {"serde": [], "tablewright": []}
    for _ in range(runs):
        for variant, all_times in times.items():
            base = pathlib.Path(tempfile.mkdtemp())
            try:
                package(base, variant, 1)
                if variant == "serde":
                    without_uuid(base)
                subprocess.run(["cargo", "fetch", "-q"], cwd=base, check=True)
                all_times.append(check(base))
            finally:
                shutil.rmtree(base)
    ours, serde = (statistics.median(times[v]) for v in ("tablewright", "serde"))
    print(f"cold: tablewright {ours:.2f} s, serde {serde:.2f} s: {ours / serde:.2f} of serde")


def print_rich(runs):
    base = pathlib.Path(tempfile.mkdtemp())
    count = 20
    try:
        package(base, "tablewright", 1)
        for command in ("check", "build"):
            check(base, command)
            nothing = measured(base, "", command, runs)
            for variants in (2, 5, 10, 20):
                time = measured(base, rich_source(count, variants), command, runs) - nothing
                columns = count * (1 + 5 * variants)
                print(
                    f"{command}: {count} enums of {variants} variants of five fields: {time:.2f} s, "
                    f"{1000 * time / columns:.2f} ms a column"
                )
    finally:
        shutil.rmtree(base)


def print_rules(runs):
    base = pathlib.Path(tempfile.mkdtemp())
    try:
        package(base, "tablewright", 1)
        check(base, "build")
        nothing = measured(base, "", "build", runs)
        for name, (conditions, size) in RULES.items():
            times = []
            for count in (size, 2 * size):
                made = conditions(count)
                text = rules_source(made, max(4, len(made)))
                times.append(measured(base, text, "build", runs) - nothing)
            small, large = times
            print(
                f"{size} {name}: {small:.2f} s, {2 * size}: {large:.2f} s, {large / small:.1f} times "
                f"({1000 * large / (2 * size):.0f} ms each)"
            )
    finally:
        shutil.rmtree(base)


def measured(directory, source_text, command, runs):
    (directory / "src/lib.rs").write_text(source_text)
    times = []
    for _ in range(runs):
        os.utime(directory / "src/lib.rs")
        times.append(check(directory, command))
    return statistics.median(times)


def print_drift(counts, runs):
    for count in counts:
        base = pathlib.Path(tempfile.mkdtemp())
        try:
            accepted(base, count)
            size = (base / "data-model.lock.json").stat().st_size
            ratios, plain, locked = [], [], []
            for run in range(runs + 1):
                without = timed_check(base, "none.json")
                with_lock = timed_check(base, "data-model.lock.json")
                if run > 0:  # the first ones check the dependencies too
                    plain.append(without)
                    locked.append(with_lock)
                    ratios.append(with_lock / without)
            print(
                f"N = {count}: {statistics.median(plain):.2f} s without, "
                f"{statistics.median(locked):.2f} s with a lock file of {size / 1e6:.1f} MB: "
                f"{statistics.median(ratios):.2f} times"
            )
        finally:
            shutil.rmtree(base)


def accepted(directory, count):
    """A package of aggregates whose model is accepted."""
    package(directory, "tablewright", count)
    manifest = directory / "Cargo.toml"
    export = f'tablewright-cli = {{ path = "{ROOT / "cli"}" }}'
    manifest.write_text(
        manifest.read_text().replace("[profile.dev]", f"[dev-dependencies]\n{export}\n[profile.dev]")
    )
    # Nobody could insert the first row of a required reference to itself.
    lib = directory / "src/lib.rs"
    lib.write_text(lib.read_text().replace("other_id: tablewright::Id<S0>", "other_id: Option<tablewright::Id<S0>>"))
    (directory / "examples").mkdir()
    (directory / "examples/export.rs").write_text(
        "use cost as _;\nfn main() -> std::process::ExitCode { tablewright_cli::main() }\n"
    )
    command = ["cargo", "run", "-q", "--example", "export", "--", "accept"]
    environment = dict(os.environ, CARGO_TARGET_DIR=str(directory / "target-export"))
    subprocess.run(command, cwd=directory, env=environment, check=True, stdout=subprocess.DEVNULL)


def timed_check(directory, lock):
    """Wall seconds of one `cargo check` with this lock file; each has a target directory."""
    environment = dict(
        os.environ,
        CARGO_TARGET_DIR=str(directory / f"target-{lock}"),
        TABLEWRIGHT_LOCK=str(directory / lock),
    )
    os.utime(directory / "src/lib.rs")
    begin = time.monotonic()
    subprocess.run(["cargo", "check", "-q"], cwd=directory, env=environment, check=True)
    return time.monotonic() - begin


def without_uuid(directory):
    """The crate that serde alone needs: without ids."""
    for file in (directory / "Cargo.toml", directory / "src/lib.rs"):
        text = file.read_text().replace(DEPENDENCIES["serde"].split("\n")[0] + "\n", "")
        file.write_text(text.replace("uuid::Uuid", "u128"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[200, 800])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--drift", action="store_true")
    parser.add_argument("--rich", action="store_true")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    if arguments.cold:
        print_cold(arguments.runs)
    elif arguments.rich:
        print_rich(arguments.runs)
    elif arguments.rules:
        print_rules(arguments.runs)
    elif arguments.drift:
        print_drift(arguments.counts, arguments.runs)
    else:
        print_warm(arguments.counts, arguments.runs, "build" if arguments.build else "check")


if __name__ == "__main__":
    main()
