"""Train the small model of the Japanese wording rules and write its weights.

    python benchmarks/wording/train_ja.py [--dry]

Learns from the tune half of `ja.tsv` and from `train_ja.tsv`; the held half and the field
statements of the tests are never read. Multinomial logistic regression, AdaGrad, in plain Python:
some seconds.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score import half_of, read_rows

from dxsheet.wording import ja, ja_model

HERE = Path(__file__).parent
WEIGHTS = Path(ja_model.__file__).with_name("ja_weights.txt")

CLASS_OF = {
    "P001": "remedy", "C002": "remedy", "P002": "digital", "S005": "digital",
    "P003": "vague", "C004": "vague", "S006": "effort", "P007": "blame", "C003": "blame",
    "S003": "stays",
}  # fmt: skip
EPOCHS = 20
RATE = 0.1
DECAY = 0.03
LEAST = 3
SMALLEST = 100

Sample = tuple[list[str], int]


def samples() -> list[Sample]:
    """Every statement that may be learnt from, as its features and its class.

    What the patterns alone decide is left out: the same words are sound in another kind.
    """
    rows = [row for row in read_rows(HERE / "ja.tsv") if half_of(row.text) == "tune"]
    rows += read_rows(HERE / "train_ja.tsv")
    found = []
    for row in rows:
        if ja.is_settled(row.text, row.kind):
            continue
        name = CLASS_OF[min(row.wanted)] if row.wanted else "sound"
        found.append((sorted(ja.features(row.text, row.kind)), ja_model.CLASSES.index(name)))
    return found


def train(data: list[Sample], epochs: int = EPOCHS) -> dict[str, list[float]]:
    """Weights of every feature that is seen often enough."""
    seen = Counter(feature for features, _ in data for feature in features)
    size = len(ja_model.CLASSES)
    weights = {feature: [0.0] * size for feature, count in seen.items() if count >= LEAST}
    squares = {feature: [1e-2] * size for feature in weights}
    known = [([f for f in features if f in weights], wanted) for features, wanted in data]
    order = random.Random(7)
    for _ in range(epochs):
        order.shuffle(known)
        for features, wanted in known:
            _learn(weights, squares, features, wanted)
    return weights


def _learn(
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
    features: list[str],
    wanted: int,
) -> None:
    rows = [weights[feature] for feature in features]
    scores = [sum(column) for column in zip(*rows, strict=True)]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    errors = [power / total - (lane == wanted) for lane, power in enumerate(powers)]
    for feature, row in zip(features, rows, strict=True):
        square = squares[feature]
        for lane, error in enumerate(errors):
            slope = error + DECAY * row[lane]
            square[lane] += slope * slope
            row[lane] -= RATE * slope / math.sqrt(square[lane])


def write(weights: dict[str, list[float]]) -> int:
    """Write the weights that matter; gives their number."""
    sorts: dict[str, dict[str, int]] = {mark: {} for mark in ja_model.MARKS}
    for feature, row in sorted(weights.items()):
        whole = tuple(round(weight * ja_model.SCALE) for weight in row)
        if max(map(abs, whole)) >= SMALLEST:
            sorts[feature[0]][feature[1:]] = ja_model.pack(whole)
    text = "# Trained by benchmarks/wording/train_ja.py; do not edit.\n"
    for packed in sorts.values():
        text += "\t".join(packed) + "\n" + " ".join(map(str, packed.values())) + "\n"
    WEIGHTS.write_text(text, encoding="utf-8", newline="\n")
    return sum(map(len, sorts.values()))


def main(arguments: list[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="train, write nothing")
    options = parser.parse_args(arguments)
    data = samples()
    weights = train(data)
    right = sum(_guess(weights, features) == wanted for features, wanted in data)
    print(f"{len(data)} statements, {len(weights)} features, {right / len(data):.3f} refound")
    if not options.dry:
        print(f"{write(weights)} weights written to {WEIGHTS.name}")


def _guess(weights: dict[str, list[float]], features: list[str]) -> int:
    rows = [weights[feature] for feature in features if feature in weights]
    scores = [sum(column) for column in zip(*rows, strict=True)]
    return scores.index(max(scores))


if __name__ == "__main__":
    main()
