"""An export measured: time and memory by the count of sheets, and one question right to the row.

    python benchmarks/export.py [--count 100000] [--format parquet] [--folder KEPT]

Makes the corpus, exports a tenth of it and all of it (in one process and in as many as pay), asks
DuckDB for the identified causes without an adopted solution, and holds the rows against a plain
count: PyYAML's C loader and a loop, nothing of dxsheet.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import yaml
from corpus import make

QUESTIONS = Path(__file__).resolve().parent.parent / "docs" / "export.md"
RUN = (
    "import sys; from dxsheet.flows.exporting import export;"
    "jobs = int(sys.argv[4]) or None;"
    "export(*sys.argv[1:4], lambda text: print(text.en), jobs=jobs)"
)


def measured(folder: Path, form: str, output: Path, jobs: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and megabytes of the largest process of one export."""
    began = time.perf_counter()
    words = [sys.executable, "-c", RUN, str(folder), form, str(output), str(jobs)]
    process = subprocess.Popen(words)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"export ended with {process.returncode}")
    wall = time.perf_counter() - began
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def plain_rows(folder: Path) -> set[tuple[str, str]]:
    """(sheet, cause) of identified causes without an adopted solution, counted sheet by sheet."""
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return {
            one
            for found in pool.map(_in_one, folder.rglob("*.yaml"), chunksize=64)
            for one in found
        }


def _in_one(path: Path) -> list[tuple[str, str]]:
    sheet = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    adopted = [one for one in sheet.get("solutions", ()) if one.get("status") == "adopted"]
    answered = {cause for one in adopted for cause in one.get("causes", ())}
    return [
        (str(sheet["id"]), one["id"])
        for one in sheet.get("causes", ())
        if one.get("status") == "identified" and one["id"] not in answered
    ]


def asked_rows(output: Path, form: str) -> tuple[set[tuple[str, str]], float]:
    """The same by the first question of docs/export.md, and the seconds DuckDB took."""
    import duckdb

    query = QUESTIONS.read_text(encoding="utf-8").split("```sql\n")[1].split("```")[0]
    query = query.replace("'dxsheet-export/", f"'{output}/").replace(".parquet", f".{form}")
    began = time.perf_counter()
    rows = duckdb.sql(query).fetchall()
    return {(row[1], row[2]) for row in rows}, time.perf_counter() - began


def compare(folder: Path, output: Path, form: str) -> None:
    """Print whether both ways give the same rows; exit 1 where they do not."""
    asked, seconds = asked_rows(output, form)
    plain = plain_rows(folder)
    same = asked == plain
    print(
        f"identified causes without an adopted solution: {len(asked)} by DuckDB in {seconds:.2f} s,"
        f" {len(plain)} by a plain count: {'the same rows' if same else 'DIFFERENT ROWS'}"
    )
    if not same:
        raise SystemExit(1)


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--format", choices=("jsonl", "sqlite", "parquet"), default="parquet")
    parser.add_argument("--folder", type=Path, help="where the corpus stays, for the next run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        base = given.folder or Path(made)
        print(
            f"{'sheets':>8}{'jobs':>6}{'wall s':>9}{'CPU s':>9}{'ms/sheet':>10}"
            f"{'MB':>7}{'disk MB':>9}"
        )
        for count in (given.count // 10, given.count):
            folder = base / f"corpus-{count}"
            if not folder.exists():
                make(folder, count)
            for jobs in (1, 0):
                output = Path(made) / f"export-{count}"
                wall, cpu, most = measured(folder, given.format, output, jobs)
                disk = sum(one.stat().st_size for one in output.iterdir()) / 1e6
                print(
                    f"{count:>8}{jobs or 'auto':>6}{wall:>9.1f}{cpu:>9.1f}"
                    f"{1000 * wall / count:>10.2f}{most:>7.0f}{disk:>9.1f}",
                    flush=True,
                )
        if given.format != "sqlite":
            compare(folder, output, given.format)


if __name__ == "__main__":
    main()
