"""Train the English model of the wording rules, in plain Python and always with the same result.

    python benchmarks/wording/train_en.py [--check]

Learns from `train_en.tsv` (statements written for this purpose) and the tune half of `en.tsv`;
never from the held half or from `tests/wording/field_en.tsv`. Writes `en_weights.txt` beside the
wording rules; with --check it only says whether that file is up to date. Takes some seconds.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from pathlib import Path

from score import HERE, Row, half_of, read_rows

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_model import CLASSES, LIMIT, POOLS, SCALE, ZERO, features

TARGET = HERE.parents[1] / "src" / "dxsheet" / "wording" / "en_weights.txt"
FIELD = HERE.parents[1] / "tests" / "wording" / "field_en.tsv"
EPOCHS = 60
RATE = 0.1
PENALTY = 0.02
RARE = 2  # what occurs in fewer statements says nothing

Example = tuple[list[int], int]
Table = list[list[float]]


def statements() -> list[Row]:
    """The statements to learn from, without those kept for the measurement."""
    labelled = read_rows(HERE / "en.tsv")
    kept = {row.text for row in labelled if half_of(row.text) == "held"}
    kept |= {row.text for row in read_rows(FIELD)}
    return [row for row in read_rows(HERE / "train_en.tsv") + labelled if row.text not in kept]


def class_of(row: Row) -> str:
    """The class a reader put the statement in."""
    names = {rule: name for name, rule in CLASSES[row.kind].items()}
    return names[min(row.wanted, default="")]


def train(examples: list[Example], classes: int, size: int) -> tuple[Table, list[float]]:
    """Fit a softmax regression by Adagrad; return a row of weights and a bias for each class."""
    shuffled = list(examples)
    order = random.Random(20251)
    table = [[0.0] * size for _ in range(classes)]
    slopes = [[1e-6] * size for _ in range(classes)]
    bias = [0.0] * classes
    for epoch in range(EPOCHS):
        order.shuffle(shuffled)
        rate = RATE / (1 + epoch / 6)
        for hits, wanted in shuffled:
            errors = chances(table, bias, hits)
            errors[wanted] -= 1.0
            for k, error in enumerate(errors):
                bias[k] -= 0.02 * rate * error
                if abs(error) > 0.002:
                    _step(table[k], slopes[k], hits, error, rate)
    return table, bias


def _step(row: list[float], slope: list[float], hits: list[int], error: float, rate: float) -> None:
    for i in hits:
        gradient = error + PENALTY * row[i]
        slope[i] += gradient * gradient
        row[i] -= rate * gradient / math.sqrt(1.0 + slope[i])


def chances(table: Table, bias: list[float], hits: list[int]) -> list[float]:
    """The softmax of the class sums."""
    sums = [b + sum([row[i] for i in hits]) for row, b in zip(table, bias, strict=True)]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


def written(weight: float) -> str:
    """A weight as one character."""
    return chr(ZERO + max(-LIMIT, min(LIMIT, round(weight * SCALE))))


def fit(rows: list[Row]) -> str:
    """Learn all pools and return the text of the weights file."""
    found = [(row, features(Statement(row.text), row.kind)) for row in rows]
    counts = Counter(name for _, names in found for name in names)
    names = sorted(name for name, count in counts.items() if count >= RARE and name.isascii())
    index = {name: number for number, name in enumerate(names)}
    fitted: list[tuple[str, str, float, list[float]]] = []
    for pool in sorted(set(POOLS.values())):
        classes = sorted({name for kind in POOLS if POOLS[kind] == pool for name in CLASSES[kind]})
        examples = [
            (sorted(index[name] for name in own if name in index), classes.index(class_of(row)))
            for row, own in found
            if POOLS[row.kind] == pool
        ]
        table, bias = train(examples, len(classes), len(names))
        fitted += [(pool, name, b, row) for name, b, row in zip(classes, bias, table, strict=True)]
    return _as_text(names, fitted)


def _as_text(names: list[str], fitted: list[tuple[str, str, float, list[float]]]) -> str:
    table = [[written(weight) for weight in row] for _, _, _, row in fitted]
    told = [i for i in range(len(names)) if any(row[i] != written(0.0) for row in table)]
    lines = ["\t".join(names[i] for i in told)]
    for (pool, name, bias, _), row in zip(fitted, table, strict=True):
        weights = "".join(row[i] for i in told)
        lines.append("\t".join((pool, name, str(round(bias * SCALE)), weights)))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Train and write, or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="only compare with the file")
    arguments = parser.parse_args()
    text = fit(statements())
    if arguments.check:
        return 0 if TARGET.read_text(encoding="ascii") == text else 1
    Path(TARGET).write_text(text, encoding="ascii")
    print(f"{len(text.splitlines()[0].split(chr(9)))} features, {len(text)} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
