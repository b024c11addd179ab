"""The speed that dxsheet promises, as ratios inside one run, each beside its bar and its aim.

    python benchmarks/speed.py [--rounds 5] [--only start,check,unchanged,peers] [--repeated]

Each round runs every command once, in turn, so that a busy machine slows all alike; a ratio is the
median of the rounds' ratios. B is the CPU of `python -c pass`, P that of a bare `CSafeLoader` parse
of the same files on as many processes. CPU is user and system time of a command and its processes.
Peers come from PyPI into a temporary environment; one that cannot be had is told and passed over.
`--repeated` takes sheets that share their statements, as those of one office do.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import corpus
import peers

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "sound" / "equipment-lending-ja.yaml"
# As an installed script starts: without the site's test tools, one import of the front door.
DOOR = [sys.executable, "-c", "from dxsheet.cli import script; script()"]
WORDING = "P001,P002,P003,P007,C002,C003,C004,S003,S004,S005,S006"


class Used(NamedTuple):
    """What one run of a command took: seconds of CPU and of the clock, MB of its largest."""

    cpu: float
    wall: float
    memory: float


class Bench:
    """Runs commands in turn, keeps what they took by name, and prints a table."""

    def __init__(self, work: Path, rounds: int) -> None:
        self.rounds = rounds
        self.work = work
        self.taken: dict[str, list[Used]] = {}

    def once(self, words: list[str], **variables: str) -> Used:
        """One run of a command, its output thrown away, with a cache folder of our own."""
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.work / "cache"), "CI": ""}
        start = time.perf_counter()
        with subprocess.Popen(
            words,
            env=environment | variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as child:
            _, _, used = os.wait4(child.pid, 0)
            child.returncode = 0
        wall = time.perf_counter() - start
        return Used(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)

    def run(self, lines: dict[str, list[str]]) -> None:
        """Every command in each round, in turn."""
        self.taken = {name: [] for name in lines}
        for number in range(self.rounds):
            for name, words in lines.items():
                self.taken[name].append(self.once(words))
                print(f"\rround {number + 1}: {name}\033[K", end="", file=sys.stderr)
        print("\r\033[K", end="", file=sys.stderr)

    def ratio(self, one: str, other: str, what: str = "cpu") -> float:
        """The median of the rounds' ratios."""
        pairs = zip(self.taken[one], self.taken[other], strict=True)
        return statistics.median(getattr(a, what) / getattr(b, what) for a, b in pairs)

    def memory(self, name: str) -> float:
        """MB of the largest process of a command, the median of the rounds."""
        return statistics.median(used.memory for used in self.taken[name])


def row(name: str, figure: float, bar: float | None = None, aim: float | None = None) -> None:
    """One line of the table: what was measured, the figure, at most this, better this."""
    held = "" if bar is None else "yes" if figure <= bar else "**no**"
    said = ["" if one is None else f"{one:.3g}" for one in (bar, aim)]
    print(f"| {name} | {figure:.3g} | {said[0]} | {said[1]} | {held} |", flush=True)


def start(bench: Bench) -> None:
    """How soon a command starts, in B."""
    sheet = str(EXAMPLE)
    bench.run(
        {
            "pass": [sys.executable, "-c", "pass"],
            "--version": [*DOOR, "--version"],
            "--help": [*DOOR, "--help"],
            "check of one sheet": [*DOOR, "check", sheet],
            "show": [*DOOR, "show", sheet],
            "summary": [*DOOR, "summary", sheet],
            "summary --format html": [*DOOR, "summary", "--format", "html", sheet],
            "textconv": [*DOOR, "textconv", sheet],
        }
    )
    bars = {"--version": (2, 1.2), "--help": (10, 8), "check of one sheet": (22, 17)}
    bars["show"] = (28, 22)
    for name in list(bench.taken)[1:]:
        row(f"{name} (B)", bench.ratio(name, "pass"), *bars.get(name, ()))


def check(bench: Bench, sheets: Path) -> None:
    """A cold check of 1,000 sheets on one process, in P."""
    cold = [*DOOR, "check", str(sheets), "--no-cache", "--jobs", "1"]
    bench.run(
        {
            "parse": peers.bare_parse(sheets, 1),
            "all": cold,
            "without": [*cold, "--ignore", WORDING],
        }
    )
    row("check of 1,000, cold, one process (P)", bench.ratio("all", "parse"), 3.0, 2.2)
    row("the same without the wording rules (P)", bench.ratio("without", "parse"), 1.5, 1.3)


def unchanged(bench: Bench, sheets: Path) -> None:
    """A second check of 10,000 sheets, in B, and how large the first one grows."""
    again = [*DOOR, "check", str(sheets)]
    bench.once(again)
    time.sleep(2.5)  # a file as new as the run is looked at twice ("racily clean")
    bench.once(again)
    bench.run({"pass": [sys.executable, "-c", "pass"], "again": again})
    row("nothing changed, 10,000 (B)", bench.ratio("again", "pass"), 30, 18)
    bench.rounds, kept = 1, bench.rounds
    bench.run({"cold": [*again, "--no-cache"]})
    bench.rounds = kept
    row("largest process at 10,000 (MB)", bench.memory("cold"), 80, 60)


def against_peers(bench: Bench, sheets: Path) -> None:
    """Wall over the tools that check YAML against a schema or a style, two processes."""
    installed = peers.Peers(bench.work)
    for package, why in installed.missing.items():
        print(f"skipped: {package}: {why}")
    lines = installed.on_sheets(sheets)
    bench.run({**lines, "ours": [*DOOR, "check", str(sheets), "--no-cache"]})
    bars = {
        "yamale": (0.90, 0.45),
        "check-jsonschema": (1 / 9, 1 / 18),
        "yamllint": (1 / 13, 1 / 25),
    }
    for name in lines:
        told = f"check of 1,000, wall over {name} {installed.version(name)}"
        row(told, bench.ratio("ours", name, "wall"), *bars[name])


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="start,check,unchanged,peers")
    parser.add_argument("--repeated", action="store_true")
    given = parser.parse_args()
    wanted: dict[str, tuple[int, Callable[..., None]]] = {
        "check": (1_000, check),
        "unchanged": (10_000, unchanged),
        "peers": (1_000, against_peers),
    }
    # As pip installs a package: with its bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "src", quiet=1)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {given.rounds} rounds\n")
    print("| measured | figure | at most | aim | held |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), given.rounds)
        if "start" in given.only:
            start(bench)
        for part, (size, measure) in wanted.items():
            if part in given.only.split(","):
                sheets = Path(name) / f"sheets-{size}"
                if not sheets.exists():
                    corpus.make(sheets, size, repeated=given.repeated)
                measure(bench, sheets)


if __name__ == "__main__":
    main()
