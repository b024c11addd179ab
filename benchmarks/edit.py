"""One edit of a 500-line sheet beside a `check` of it: CPU of whole commands, medians of one run.

    python benchmarks/edit.py [--rounds 15]

The bar (issue "3 of 5"): an edit takes at most 1.3 times what `check` takes.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import sheets
from startup import cpu


def long_sheet(lines: int) -> str:
    """A sheet of about `lines` lines, by hand as it were: comments, blocks, flow lists."""
    _, text = next(iter(sheets(1)))
    extra = 0
    out = [text.rstrip("\n"), "decisions:"]
    while len("\n".join(out).splitlines()) < lines:
        extra += 1
        out += [
            f"  # meeting {extra}",
            f"  - date: 2025-03-{extra % 28 + 1:02d}",
            f'    text: "decision {extra}: 様式を一枚にする"',
            "    by: the volunteers  # by show of hands",
        ]
    return "\n".join(out) + "\n"


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    door = [sys.executable, "-c", "from dxsheet.cli import script; script()"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.yaml"
        path.write_text(long_sheet(500), encoding="utf-8")
        times: dict[str, list[float]] = {"check": [], "set": [], "add": []}
        for number in range(given.rounds):
            times["check"].append(cpu([*door, "check", str(path)]))
            times["set"].append(cpu([*door, "set", str(path), f"C1.evidence=counted {number}"]))
            times["add"].append(cpu([*door, "add", "idea", str(path), "--text", f"idea {number}"]))
        floor = statistics.median(times["check"])
        print(f"floor: check = {floor * 1000:.1f} ms CPU, {given.rounds} rounds")
        for name, measured in times.items():
            print(f"{name:<8}{statistics.median(measured) / floor:>8.2f}   bar 1.3")


if __name__ == "__main__":
    main()
