#!/usr/bin/env python3
"""What a derived aggregate costs the compiler, beside serde's two derives.

Prints a table of what compiling a domain must cost and aims to cost, and exits with 1 where
something is worse than it must be by more than a quarter. Compared are N structs of eight fields
(uuid id, two strings, i32, i64, bool, optional string, a reference) in three variants: plain, with
`#[derive(Aggregate)]`, and with serde's `Serialize` and `Deserialize`. All is CPU time of all
processes, which run by turns; `targets.py` says of each line how it is measured.

    python3 benches/compile_cost.py            # N = 200
    python3 benches/compile_cost.py --small    # N = 100, as CI runs it

More of one thing:

    python3 benches/compile_cost.py 200 800           # `cargo check`, and how it grows
    python3 benches/compile_cost.py --build 200 800
    python3 benches/compile_cost.py --cold            # a first `cargo check`, with dependencies
    python3 benches/compile_cost.py --drift 200 800   # wall time with an accepted lock file
    python3 benches/compile_cost.py --rich            # enums of ever more variants, by the column
    python3 benches/compile_cost.py --rules           # rules that compute, in two sizes
"""

import argparse
import sys

# Nothing is left in the folder of the sources.
sys.dont_write_bytecode = True

from cargo import LOCK, in_turn, workplace
from domains import RULES, choices, package, ruled
from targets import cold, print_targets, variants


def print_variants(base, counts, runs, command):
    first = None
    for count in counts:
        costs = variants(base, count, runs, command)
        ours, serde = costs["tablewright"], costs["serde"]
        print(
            f"N = {count}: tablewright +{ours:.2f} s over plain ({1000 * ours / count:.2f} ms each), "
            f"serde +{serde:.2f} s ({1000 * serde / count:.2f} ms each): 1/{serde / ours:.1f} of serde"
        )
        if first:
            print(f"from {counts[0]} to {count}: {ours / first:.2f} times")
        first = first or ours


def print_cold(base, runs):
    costs = cold(base, runs)
    ours, serde = costs["tablewright"].cpu, costs["serde"].cpu
    print(f"cold: tablewright {ours:.2f} s, serde {serde:.2f} s: {ours / serde:.2f} of serde")


def print_drift(base, counts, runs):
    for count in counts:
        made = package(base, "tablewright", count, f"drift-{count}")
        made.accept()
        lock = made.directory / LOCK
        measured = {
            "without": lambda: made.again("check", TABLEWRIGHT_LOCK="none.json"),
            "locked": lambda: made.again("check", TABLEWRIGHT_LOCK=str(lock)),
        }
        in_turn(1, **measured)
        costs = in_turn(runs, **measured)
        without, locked = costs["without"].wall, costs["locked"].wall
        print(
            f"N = {count}: {without:.2f} s without, {locked:.2f} s with a lock file of "
            f"{lock.stat().st_size / 1e6:.1f} MB: {locked / without:.2f} times"
        )


class OverNothing:
    """What sources of a package cost over an empty one."""

    def __init__(self, base, runs, command):
        self.made = package(base, "tablewright", 1, command)
        self.runs, self.command = runs, command
        self.made.cargo(command)
        self.nothing = self.of_all("")

    def of_all(self, text):
        self.made.write(text)
        return in_turn(self.runs, all=lambda: self.made.again(self.command))["all"].cpu

    def of(self, text):
        return self.of_all(text) - self.nothing


def print_rich(base, runs, count=20):
    for command in ("check", "build"):
        over_nothing = OverNothing(base, runs, command)
        for variants in (2, 5, 10, 20):
            cost = over_nothing.of(choices(count, variants))
            columns = count * (1 + 5 * variants)
            print(
                f"{command}: {count} enums of {variants} variants of five fields: {cost:.2f} s, "
                f"{1000 * cost / columns:.2f} ms a column"
            )


def print_rules(base, runs):
    over_nothing = OverNothing(base, runs, "build")
    for name, (conditions, size) in RULES.items():
        small, large = (
            over_nothing.of(ruled(made, max(4, len(made)))) for made in map(conditions, (size, 2 * size))
        )
        print(
            f"{size} {name}: {small:.2f} s, {2 * size}: {large:.2f} s, {large / small:.1f} times "
            f"({1000 * large / (2 * size):.0f} ms each)"
        )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--runs", type=int, help="how often each is measured; 3, of --small 2")
    for mode in ("small", "cold", "drift", "rich", "build", "rules"):
        parser.add_argument(f"--{mode}", action="store_true")
    return parser.parse_args()


def main():
    asked = arguments()
    counts = asked.counts or [200, 800]
    runs = asked.runs or (2 if asked.small else 3)
    with workplace() as base:
        if asked.cold:
            print_cold(base, runs)
        elif asked.rich:
            print_rich(base, runs)
        elif asked.rules:
            print_rules(base, runs)
        elif asked.drift:
            print_drift(base, counts, runs)
        elif asked.build or asked.counts:
            print_variants(base, counts, runs, "build" if asked.build else "check")
        elif not print_targets(base, 100 if asked.small else 200, runs):
            sys.exit("worse than it must be, by more than a quarter")


if __name__ == "__main__":
    main()
