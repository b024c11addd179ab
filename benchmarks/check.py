"""How fast `check` is, as ratios inside one run; the bars it is held to stand beside them.

    python benchmarks/check.py [--sizes 100,1000,10000] [--rounds 5] [--large] [--repeated]

Each round runs every command once, in turn, so that a busy machine slows all alike; a ratio is the
median of the rounds' ratios. CPU is user and system time of a command and its processes. Peers come
from PyPI into a temporary environment; one that cannot be had is told and passed over.
`--large` adds 100,000 sheets; `--repeated` measures sheets that share their statements too, so that
what the wording rules remember within a run shows.
"""

from __future__ import annotations

import argparse
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

DOOR = [sys.executable, "-c", "import sys; from dxsheet.cli import main; sys.exit(main())"]
NOTHING = [sys.executable, "-c", "pass"]
WORDING = "P001,P002,P003,P007,C002,C003,C004,S003,S004,S005,S006"


class Used(NamedTuple):
    """What one run of a command took: seconds of CPU and of the clock, MB of its largest."""

    cpu: float
    wall: float
    memory: float


class Bench:
    """Runs commands and keeps what they took, by size and name."""

    def __init__(self, work: Path, rounds: int) -> None:
        self.rounds = rounds
        self.work = work
        self.taken: dict[tuple[int, str], list[Used]] = {}

    def run(self, words: list[str], cwd: Path | None = None, **variables: str) -> Used:
        """One run of a command, its output thrown away, with a cache folder of our own."""
        cache = str(self.work / "cache")
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "CI": "", **variables}
        start = time.perf_counter()
        with subprocess.Popen(
            words, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            _, _, used = os.wait4(child.pid, 0)
            child.returncode = 0
        wall = time.perf_counter() - start
        return Used(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)

    def rounds_of(self, size: int, runs: dict[str, Callable[[], Used]]) -> None:
        """Every command in each round, in turn."""
        for number in range(self.rounds):
            for name, once in runs.items():
                self.taken.setdefault((size, name), []).append(once())
                print(f"\r{size} sheets, round {number + 1}: {name}\033[K", end="", file=sys.stderr)
        print("\r\033[K", end="", file=sys.stderr)

    def ratio(self, size: int, one: str, other: str, what: str) -> float:
        """The median of the rounds' ratios."""
        pairs = zip(self.taken[size, one], self.taken[size, other], strict=True)
        return statistics.median(getattr(a, what) / getattr(b, what) for a, b in pairs)

    def median(self, size: int, name: str, what: str) -> float:
        """The median of what a command took."""
        return statistics.median(getattr(used, what) for used in self.taken[size, name])


class Table:
    """Lines of a Markdown table: what was measured, the figure, the bar."""

    def __init__(self) -> None:
        self.lines = [
            "| sheets | measured | figure | bar | held |",
            "| --- | --- | --- | --- | --- |",
        ]

    def add(
        self, size: int, name: str, figure: float, bar: float | None, *, least: bool = False
    ) -> None:
        """A figure that has to be at most the bar, or at `least`."""
        held = (
            ""
            if bar is None
            else "yes"
            if (figure >= bar if least else figure <= bar)
            else "**no**"
        )
        told = "" if bar is None else f"{'≥' if least else '≤'} {bar:g}"
        self.lines.append(f"| {size:,} | {name} | {figure:.3g} | {told} | {held} |")
        print(self.lines[-1], flush=True)


def edited(sheets: Path, number: int) -> None:
    """Change one sheet as a person would."""
    path = sheets / "0000" / "2025-000000.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n# {number}\n", encoding="utf-8")


def measure_size(bench: Bench, size: int, sheets: Path) -> None:
    """Cold, warm, by contents, one changed; the floor and the bare parse in the same rounds."""
    check = [*DOOR, "check", str(sheets)]
    changes = iter(range(1, 1_000_000))

    def one_changed() -> Used:
        edited(sheets, next(changes))
        return bench.run(check)

    bench.run(check)
    bench.run(check, CI="1", XDG_CACHE_HOME=str(bench.work / "cache-ci"))
    time.sleep(2.5)  # a file as new as the run is looked at twice ("racily clean")
    bench.run(check)
    bench.rounds_of(
        size,
        {
            "pass": lambda: bench.run(NOTHING),
            "bare 2": lambda: bench.run(peers.bare_parse(sheets, 2)),
            "bare 1": lambda: bench.run(peers.bare_parse(sheets, 1)),
            "cold": lambda: bench.run([*check, "--no-cache"]),
            "cold, no wording": lambda: bench.run([*check, "--no-cache", "--ignore", WORDING]),
            "cold 1": lambda: bench.run([*check, "--no-cache", "--jobs", "1"]),
            "warm": lambda: bench.run(check),
            "contents": lambda: bench.run(
                check, CI="1", XDG_CACHE_HOME=str(bench.work / "cache-ci")
            ),
            "single": lambda: bench.run(
                [*DOOR, "check", str(sheets / "0000" / "2025-000000.yaml")]
            ),
        },
    )
    bench.rounds_of(size, {"one changed": one_changed})


def tell_size(bench: Bench, size: int, table: Table) -> None:
    """The figures of one size against the bars."""
    big = size >= 10_000
    for what in ("cpu", "wall"):
        figure = bench.ratio(size, "cold", "bare 2", what)
        table.add(size, f"cold, {what} over a bare parse on two", figure, 0.75 if big else None)
    figure = bench.ratio(size, "cold, no wording", "bare 2", "cpu")
    table.add(size, "the same without the wording rules, cpu", figure, None)
    figure = bench.ratio(size, "cold 1", "bare 1", "cpu")
    table.add(size, "cold on one process, cpu over a bare parse on one", figure, None)
    figure = bench.ratio(size, "cold", "cold 1", "wall")
    table.add(size, "two processes over one, wall", figure, None)
    share = 1 - bench.ratio(size, "cold, no wording", "cold", "cpu")
    table.add(size, "share of the wording rules", share, 0.2 if size == 1000 else None)
    for name, bar in (("warm", 6), ("contents", 32)):
        figure = bench.ratio(size, name, "pass", "cpu")
        table.add(
            size,
            f"nothing changed ({name}) over `python -c pass`, cpu",
            figure,
            bar if big else None,
        )
    added = bench.median(size, "one changed", "cpu") - bench.median(size, "warm", "cpu")
    figure = added / bench.median(size, "single", "cpu")
    table.add(size, "one changed adds, of a check of it, cpu", figure, 1 if big else None)
    bar = 100 if size >= 100_000 else 60
    table.add(
        size, "largest process, MB", bench.median(size, "cold", "memory"), bar if big else None
    )
    table.add(
        size,
        "largest process with the cache, MB",
        bench.median(size, "one changed", "memory"),
        bar if big else None,
    )


def measure_peers(
    bench: Bench, installed: peers.Peers, sheets: Path, size: int, table: Table
) -> None:
    """The tools that check YAML against a schema or a style."""
    for package, why in installed.missing.items():
        print(f"skipped: {package}: {why}")
    lines = installed.on_sheets(sheets)
    runs: dict[str, Callable[[], Used]] = {
        name: (lambda words=words: bench.run(words)) for name, words in lines.items()
    }
    runs["ours"] = lambda: bench.run([*DOOR, "check", str(sheets), "--no-cache"])
    bench.rounds_of(size, runs)
    bars = {"yamale": 0.40, "check-jsonschema": 1 / 25, "yamllint": 1 / 30}
    for name in lines:
        figure = bench.ratio(size, "ours", name, "wall")
        told = f"wall over {name} {installed.version(name)}"
        table.add(size, told, figure, bars[name])


def measure_doorstop(bench: Bench, installed: peers.Peers, table: Table) -> None:
    """Items a second, on a thousand items each: problems, causes, solutions, work items, trials."""
    ready = installed.doorstop(1000)
    if ready is None:
        return
    words, folder = ready
    sheets = bench.work / "items"
    items = 0
    for name, text in corpus.sheets(1000, seed=7):
        path = sheets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        items += text.count("- id: ") + text.count("{id: ")
        if items >= 1000:
            break
    bench.rounds_of(
        1,
        {
            "doorstop": lambda: bench.run(words, cwd=folder),
            "items": lambda: bench.run([*DOOR, "check", str(sheets), "--no-cache"]),
        },
    )
    times = bench.ratio(1, "doorstop", "items", "wall") * items / 1000
    name = f"items a second over doorstop {installed.version('doorstop')} ({items} and 1000 items)"
    table.add(len(list(sheets.rglob("*.yaml"))), name, times, 50, least=True)


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--repeated", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")] + ([100_000] if given.large else [])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {given.rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), given.rounds)
        table = Table()
        print("\n".join(table.lines))
        installed = None if given.no_peers else peers.Peers(Path(name))
        for size in sizes:
            sheets = Path(name) / f"sheets-{size}"
            corpus.make(sheets, size, repeated=given.repeated)
            measure_size(bench, size, sheets)
            tell_size(bench, size, table)
            if size == 1000 and installed is not None:
                measure_peers(bench, installed, sheets, size, table)
        if 1000 in sizes and sizes[-1] > 1000:
            each = {size: bench.median(size, "cold", "cpu") / size for size in (1000, sizes[-1])}
            table.add(
                sizes[-1], "cpu a sheet over that at 1,000", each[sizes[-1]] / each[1000], 1.15
            )
        if installed is not None:
            measure_doorstop(bench, installed, table)


if __name__ == "__main__":
    main()
