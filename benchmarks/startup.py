"""How soon dxsheet starts: CPU of whole commands over `python -c pass`, medians of one run.

    python benchmarks/startup.py [--rounds 15]

Each round runs every command once, in turn, so that a busy machine slows all alike. CPU is the
child's user and system time as the kernel counts it.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHEET = ROOT / "examples" / "sound" / "equipment-lending-ja.yaml"

# What is asked of each command (issue "1 of 5"): the bar, and the aim.
BARS = {"--version": (1.3, 1.1), "--help": (8, 1.5), "check": (17, 8), "show": (21, 13)}


def commands(sheet: Path) -> dict[str, list[str]]:
    """The command lines measured, the floor first."""
    # As an installed script starts: without the site's test tools, one import of the front door.
    door = [sys.executable, "-c", "import sys; from dxsheet.cli import main; sys.exit(main())"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "--version": [*door, "--version"],
        "--help": [*door, "--help"],
        "check": [*door, "check", str(sheet)],
        "show": [*door, "show", str(sheet)],
        "summary": [*door, "summary", str(sheet)],
        "summary html": [*door, "summary", "--format", "html", str(sheet)],
    }


def cpu(words: list[str]) -> float:
    """Seconds of CPU that one run of a command takes."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sheet", type=Path, default=SHEET)
    given = parser.parse_args()
    # As pip installs a package: with its bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "src", quiet=1)
    lines = commands(given.sheet)
    times: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(given.rounds):
        for name, words in lines.items():
            times[name].append(cpu(words))
    floor = statistics.median(times["python -c pass"])
    print(f"floor: python -c pass = {floor * 1000:.1f} ms CPU, {given.rounds} rounds")
    print(f"{'command':<16}{'ratio':>8}{'bar':>8}{'aim':>8}")
    for name, measured in times.items():
        bar, aim = BARS.get(name, ("", ""))
        print(f"{name:<16}{statistics.median(measured) / floor:>8.2f}{bar:>8}{aim:>8}")


if __name__ == "__main__":
    main()
