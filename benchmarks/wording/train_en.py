"""Train the English model of the wording rules, in plain Python and always with the same result.

    python benchmarks/wording/train_en.py [--check]

Learns from `train_en.tsv` (statements written for this purpose) and the tune half of `en.tsv`;
never from the held half or from `tests/wording/field_en.tsv`. Writes `en_weights.txt` beside the
wording rules; with --check it only says whether that file is up to date. Takes about a minute.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from pathlib import Path

from score import HERE, KINDS, Row, half_of, read_rows

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_model import LIMIT, SCALE, ZERO, features

TARGET = HERE.parents[1] / "src" / "dxsheet" / "wording" / "en_weights.txt"
EPOCHS = 60
RATE = 0.1
PENALTY = 0.005
RARE = 2  # what occurs in fewer statements says nothing

Example = tuple[list[int], int]


def rows() -> list[Row]:
    """The statements to learn from, without those kept for the measurement."""
    labelled = read_rows(HERE / "en.tsv")
    kept = {row.text for row in labelled if half_of(row.text) == "held"}
    kept |= {row.text for row in read_rows(HERE.parents[1] / "tests" / "wording" / "field_en.tsv")}
    own = [row for row in read_rows(HERE / "train_en.tsv") if row.text not in kept]
    return own + [row for row in labelled if row.text not in kept]


def label_of(row: Row) -> str:
    """One label a statement: the first, or sound."""
    return min(row.wanted, default="sound")


def train(
    examples: list[Example], classes: int, size: int
) -> tuple[list[list[float]], list[float]]:
    """Fit a softmax regression by Adagrad; return a row of weights and a bias for each class."""
    shuffled = list(examples)
    order = random.Random(20251)
    rows_ = [[0.0] * size for _ in range(classes)]
    slopes = [[1e-6] * size for _ in range(classes)]
    bias = [0.0] * classes
    for epoch in range(EPOCHS):
        order.shuffle(shuffled)
        rate = RATE / (1 + epoch / 6)
        for hits, wanted in shuffled:
            errors = chances(rows_, bias, hits)
            errors[wanted] -= 1.0
            for row, slope, error, k in zip(rows_, slopes, errors, range(classes), strict=True):
                bias[k] -= 0.02 * rate * error
                if abs(error) > 0.002:
                    _step(row, slope, hits, error, rate)
    return rows_, bias


def _step(row: list[float], slope: list[float], hits: list[int], error: float, rate: float) -> None:
    for i in hits:
        gradient = error + PENALTY * row[i]
        slope[i] += gradient * gradient
        row[i] -= rate * gradient / math.sqrt(1.0 + slope[i])


def chances(rows_: list[list[float]], bias: list[float], hits: list[int]) -> list[float]:
    """The softmax of the class sums."""
    sums = [b + sum(map(row.__getitem__, hits)) for row, b in zip(rows_, bias, strict=True)]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


def written(weight: float) -> str:
    """A weight as one character."""
    return chr(ZERO + max(-LIMIT, min(LIMIT, round(weight * SCALE))))


def fit(statements: list[Row]) -> str:
    """Learn all kinds and return the text of the weights file."""
    found = [(row, features(Statement(row.text))) for row in statements]
    counts = Counter(name for _, names in found for name in names)
    names = sorted(name for name, count in counts.items() if count >= RARE and name.isascii())
    index = {name: number for number, name in enumerate(names)}
    fitted: list[tuple[str, str, float, list[float]]] = []
    for kind in KINDS_IN_ORDER:
        own = [(row, hits) for row, hits in found if row.kind == kind]
        labels = sorted({label_of(row) for row, _ in own})
        examples = [
            ([index[name] for name in hits if name in index], labels.index(label_of(row)))
            for row, hits in own
        ]
        table, bias = train(examples, len(labels), len(names))
        fitted += [(kind, label, b, row) for label, b, row in zip(labels, bias, table, strict=True)]
    return _as_text(names, fitted)


KINDS_IN_ORDER = sorted(KINDS)


def _as_text(names: list[str], fitted: list[tuple[str, str, float, list[float]]]) -> str:
    zero = written(0.0)
    rows_ = [[written(weight) for weight in row] for _, _, _, row in fitted]
    told = [i for i in range(len(names)) if any(row[i] != zero for row in rows_)]
    lines = ["\t".join(names[i] for i in told)]
    for (kind, label, bias, _), row in zip(fitted, rows_, strict=True):
        lines.append(
            "\t".join((kind, label, str(round(bias * SCALE)), "".join(row[i] for i in told)))
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Train and write, or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="only compare with the file")
    arguments = parser.parse_args()
    text = fit(rows())
    if arguments.check:
        return 0 if TARGET.read_text(encoding="ascii") == text else 1
    Path(TARGET).write_text(text, encoding="ascii")
    print(f"{len(text.splitlines()[0].split(chr(9)))} features, {len(text)} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
