"""Packages of their own, what cargo does to them, and what that costs."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = "data-model.lock.json"


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU of all processes, seconds by the clock, megabytes of the largest process."""

    cpu: float
    wall: float
    peak: float


class Package:
    """A package named `cost` or otherwise, outside of the workspace."""

    def __init__(self, base, name, dependencies, crate="cost"):
        self.directory = base / name
        self.target = base / "target"
        self.lib = self.directory / "src/lib.rs"
        self.lib.parent.mkdir(parents=True)
        self.manifest = self.directory / "Cargo.toml"
        self.manifest.write_text(
            f'[package]\nname = "{crate}"\nversion = "0.1.0"\nedition = "2024"\n\n[workspace]\n\n'
            f"[dependencies]\n{dependencies}"
        )
        # The versions that the workspace is tested with.
        shutil.copy(ROOT / "Cargo.lock", self.directory)

    def write(self, text):
        self.lib.write_text(text)

    def cargo(self, *command, fails_with=None, **environment):
        """What one run of cargo costs; of one that is to fail, with this in what it says."""
        environment = {
            "CARGO_TARGET_DIR": str(self.target),
            "CARGO_INCREMENTAL": "0",
            **environment,
        }
        command = ["cargo", *command, "--quiet", "--config", 'build.warnings="allow"']
        return cost_of(command, self.directory, environment, fails_with)

    def again(self, *command, **options):
        """The same, of this crate alone: nothing changed but the time of its file."""
        os.utime(self.lib)
        return self.cargo(*command, **options)

    def accept(self):
        """Accepts the model, with the command line of this workspace."""
        run = ["cargo", "run", "--quiet", "--package", "tablewright-cli"]
        run += ["--manifest-path", str(ROOT / "Cargo.toml"), "--"]
        run += ["accept", "--quiet", "--target-dir", str(self.target)]
        subprocess.run(run, cwd=self.directory, check=True, stdout=subprocess.DEVNULL)


def cost_of(command, directory, environment, fails_with):
    begin = time.monotonic()
    process = subprocess.Popen(
        command, cwd=directory, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read()
    # Of this process and of those that it waited for, which no other call tells.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    as_expected = process.returncode == 0 if fails_with is None else fails_with in said
    if not as_expected:
        sys.exit(f"{said}\nin {directory}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024)


def in_turn(runs, **measured):
    """The median costs of what is measured by turns, so that a busy machine slows all of it."""
    costs = {name: [] for name in measured}
    for _ in range(runs):
        for name, measure in measured.items():
            costs[name].append(measure())
    return {name: median(of_name) for name, of_name in costs.items()}


def median(costs):
    return Cost(*(statistics.median(getattr(cost, part) for cost in costs) for part in ("cpu", "wall", "peak")))


@contextmanager
def workplace():
    """A folder for packages, which are compiled by the toolchain of the workspace."""
    base = pathlib.Path(tempfile.mkdtemp())
    try:
        shutil.copy(ROOT / "rust-toolchain.toml", base)
        yield base
    finally:
        shutil.rmtree(base)
