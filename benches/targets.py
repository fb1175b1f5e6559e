"""What compiling a domain may cost: measured, and laid beside what it must be and aims to be."""

import sys

from cargo import LOCK, in_turn
from domains import DERIVES, change_value_objects, clinic, package, structs, without_ids

# A ratio fails where it is worse than it must be by more than this: machines are busy. Seconds, which
# are of one machine, fail nowhere.
LEEWAY = 1.25

# What is not yet what it must be fails where it gets worse than it is.
REACHED = {}

# What, what it must be, what it aims to be, and its unit. In the order of the table.
TARGETS = {
    "check": ("`check` over plain, to serde's two derives", 1 / 10, 1 / 14, ""),
    "build": ("`build` over plain, to serde's", 1 / 4, 1 / 6, ""),
    "build to check": ("`build` over our own `check`", 2.2, 1.7, ""),
    "release": ("`build --release` over plain, to serde's", 1 / 3, 1 / 5, ""),
    "edit": ("incremental `build` after an edit of a comment, to a touch", 5, 3, ""),
    "drift": ("drift found: `check` of an aggregate of 9 columns, to one that has not drifted", 25, 12, ""),
    "value objects": ("drift found: value objects of the clinic in 13 fields", 3, 1, " s"),
    "rich": ("the clinic: `build` over `check`", 2, 1.5, ""),
    "cold": ("cold `check` of one aggregate, to serde", 0.85, 0.7, ""),
    "growth": ("`check` over plain of 800, to 200", 4.2, 4.0, ""),
    "memory": ("peak of rustc at 800", 250, 150, " MB"),
}


def print_targets(base, count, runs):
    """Measures all and prints the table. Whether nothing fails."""
    measured = {}
    parts = (of_structs, of_release, of_edit, of_drift, of_value_objects, of_clinic, of_growth, of_cold)
    for part in parts:
        print(f"measuring: {part.__doc__}", file=sys.stderr)
        measured.update(part(base, count, runs))
    print(f"N = {count}, CPU time, incremental compilation off, median of {runs}\n")
    print("| what | measured | must | aim | verdict |\n|---|---|---|---|---|")
    for key, (what, must, aim, unit) in TARGETS.items():
        value = measured[key]
        row = (what, *(spelled(number, unit, must) for number in (value, must, aim)), verdict(value, must, aim))
        print(f"| {' | '.join(row)} |")
    return all(
        measured[key] <= LEEWAY * REACHED.get(key, must)
        for key, (_, must, _, unit) in TARGETS.items()
        if unit != " s"
    )


def spelled(number, unit, must):
    """A number as its row says numbers: parts of serde's as fractions."""
    if unit == "" and must < 0.5 and number < 1:
        return f"1/{1 / number:.1f}".removesuffix(".0")
    return f"{number:.0f}{unit}" if number >= 100 else f"{number:.2f}".rstrip("0").rstrip(".") + unit


def verdict(value, must, aim):
    if value <= aim:
        return "aim"
    if value <= must:
        return "met"
    return "missed"


def variants(base, count, runs, *command):
    """What the derives of each kind cost over plain structs, dependencies warm."""
    name = "-".join([str(count), *command])
    packages = {variant: package(base, variant, count, f"{variant}-{name}") for variant in DERIVES}
    for made in packages.values():
        made.cargo(*command)
    costs = in_turn(runs, **{variant: lambda made=made: made.again(*command) for variant, made in packages.items()})
    return {variant: cost.cpu - costs["plain"].cpu for variant, cost in costs.items()}


def of_structs(base, count, runs):
    """structs, checked and built"""
    # A check is so short that what else the machine does is a tenth of what the derives cost.
    check = variants(base, count, 5 * runs, "check")
    build = variants(base, count, runs, "build")
    return {
        "check": check["tablewright"] / check["serde"],
        "build": build["tablewright"] / build["serde"],
        "build to check": build["tablewright"] / check["tablewright"],
    }


def of_release(base, count, runs):
    """structs, built for release"""
    build = variants(base, count, runs, "build", "--release")
    return {"release": build["tablewright"] / build["serde"]}


def of_edit(base, count, runs):
    """a word more in a comment"""
    made = package(base, "tablewright", count, "edit")

    def edited():
        made.write(made.lib.read_text().replace("/// Struct 0", "/// Struct 0 more", 1))
        return made.cargo("build", CARGO_INCREMENTAL="1")

    edited()
    costs = in_turn(runs, touch=lambda: made.again("build", CARGO_INCREMENTAL="1"), edit=edited)
    return {"edit": costs["edit"].cpu / costs["touch"].cpu}


def of_drift(base, count, runs):
    """one aggregate that has drifted"""
    plain = package(base, "plain", count, "drift-plain")
    accepted = package(base, "tablewright", count, "accepted")
    drifted = package(base, "tablewright", count, "drifted")
    accepted.write(structs("tablewright", count, "i16"))
    drifted.write(structs("tablewright", count, "i32"))
    accepted.accept()
    lock = str(accepted.directory / LOCK)
    measured = {
        "plain": lambda: plain.again("check"),
        "same": lambda: accepted.again("check"),
        "drifted": lambda: drifted.again("check", TABLEWRIGHT_LOCK=lock, fails_with="rank"),
    }
    in_turn(1, **measured)
    # Two checks that differ by one aggregate of all: what the machine does is more, if seldom asked.
    costs = in_turn(5 * runs, **measured)
    found = costs["drifted"].cpu - costs["same"].cpu
    return {"drift": found * count / (costs["same"].cpu - costs["plain"].cpu)}


def of_value_objects(base, _count, runs):
    """value objects that have drifted"""
    accepted, drifted = clinic(base, "clinic-accepted"), clinic(base, "clinic-drifted")
    change_value_objects(drifted)
    measured = {
        "same": lambda: accepted.again("check"),
        "drifted": lambda: drifted.again("check", fails_with="due to 13 previous errors"),
    }
    in_turn(1, same=measured["same"])
    costs = in_turn(runs, **measured)
    return {"value objects": costs["drifted"].cpu - costs["same"].cpu}


def of_clinic(base, _count, runs):
    """the clinic"""
    made = clinic(base, "clinic")
    measured = {"check": lambda: made.again("check"), "build": lambda: made.again("build")}
    in_turn(1, **measured)
    costs = in_turn(runs, **measured)
    return {"rich": costs["build"].cpu / costs["check"].cpu}


def of_growth(base, _count, runs):
    """800 structs"""
    packages = [
        package(base, variant, count, f"growth-{variant}-{count}")
        for count in (200, 800)
        for variant in ("plain", "tablewright")
    ]
    measured = {made.directory.name: lambda made=made: made.again("check") for made in packages}
    in_turn(1, **measured)
    few_plain, few, many_plain, many = in_turn(5 * runs, **measured).values()
    growth = (many.cpu - many_plain.cpu) / (few.cpu - few_plain.cpu)
    return {"growth": growth, "memory": many.peak}


def of_cold(base, _count, runs):
    """one aggregate, with its dependencies"""
    costs = cold(base, runs)
    return {"cold": costs["tablewright"].cpu / costs["serde"].cpu}


def cold(base, runs):
    """What a first check costs, dependencies included."""
    packages = {"serde": without_ids(base), "tablewright": package(base, "tablewright", 1, "cold")}
    for name, made in packages.items():
        made.target = base / f"target-of-{name}"
        made.cargo("fetch")

    def first_check(made):
        made.cargo("clean")
        return made.cargo("check")

    return in_turn(runs, **{name: lambda made=made: first_check(made) for name, made in packages.items()})
