"""Train the weights of the wording rules, of both languages, the same each time.

    python benchmarks/wording/train.py [--lang ja|en] [--check | --cross]

Learns from `train_LANG.tsv` (statements written for this), the tune half of `LANG.tsv` and the bank
of frames; never from the held half, the exams (`blind*.tsv`) or the field statements of the tests.
L2-regularised multinomial logistic regression (scikit-learn), one for each view of each pool of
kinds. Words that were not learnt are weighed by those they are like: a fit on vectors of words is
linear in the words, so it becomes a weight for each word and no vector is in the package
(`vectors_en.npz`: 12,500 words of GloVe, Pennington et al. 2014, public domain, 64 dimensions;
`vectors_ja.npz`: 14,300 words of chiVe, Manabe et al. 2019, Apache 2.0, 128 dimensions). Some
seconds. `--check` says whether the weights in the package are those; `--cross`
measures the bank by frames that were not learnt from, a quarter at a time, and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from bank import Frame, fillings, frames
from scipy.sparse import csr_matrix
from score import HERE, Row, as_text, half_of, judge_rows, read_rows, summarise
from sklearn.linear_model import LogisticRegression

from dxsheet import wording
from dxsheet.wording import en, ja, model
from dxsheet.wording.normalise import plain

PACKAGE = Path(model.__file__).parent
FIELD = HERE.parents[1] / "tests" / "wording"
LANGS = ("ja", "en")

READING_OF = {
    "P001": "remedy", "C002": "remedy", "P002": "digital", "S005": "digital", "P003": "vague",
    "C004": "vague", "S006": "vague", "P007": "blame", "C003": "blame", "S003": "stays",
}  # fmt: skip
READINGS = {
    pool: tuple(dict.fromkeys(r for k in kinds for r in model.READINGS[k]))
    for pool, kinds in (("state", ("problem", "cause")), ("aim", ("solution", "purpose")))
}
# How freely each view may fit (scikit-learn's C), and in how many statements a feature must stand.
FREEDOM = {"ja": (0.05, 0.5), "en": (1.5,)}
LEAST = {"ja": 3, "en": 2}
# How many fillings of a frame are learnt, and what a frame counts for in all.
FILLINGS = {"ja": 4, "en": 8}
FRAME_COUNTS = {"ja": 6.0, "en": 8.0}
# The fit on word vectors: how freely, how many words are weighed as first and as last (en), and
# a step of the vectors.
SOFT_FREEDOM = 0.3
SOFT_EDGES = 2500
SOFT_STEP = 0.6 / 127
# A feature whose weights all stay below this is not kept.
SMALLEST = {"ja": 0.0221, "en": 0.08}
PARTS = 4


class Sample(NamedTuple):
    """One statement to learn from."""

    kind: str
    reading: str
    text: str
    counts: float


def reading_of(rules: Iterable[str]) -> str:
    """The reading behind the rule ids of a statement."""
    return READING_OF[min(rules)] if rules else "sound"


def samples(lang: str) -> list[Sample]:
    """The statements to learn from, without those kept for measuring."""
    labelled = read_rows(HERE / f"{lang}.tsv")
    kept = {row.text for row in labelled if half_of(row.text) == "held"}
    for path in [*HERE.glob(f"blind*_{lang}.tsv"), FIELD / f"field_{lang}.tsv"]:
        kept |= {row.text for row in read_rows(path)}
    rows = [row for row in read_rows(HERE / f"train_{lang}.tsv") + labelled if row.text not in kept]
    return [Sample(row.kind, reading_of(row.wanted), row.text, 1.0) for row in rows]


def of_frames(bank: Iterable[Frame]) -> Iterator[Sample]:
    """The fillings of some frames; all of one frame count `FRAME_COUNTS`."""
    for frame in bank:
        texts = fillings(frame.text, FILLINGS[frame.lang])
        rules = [frame.rule] if frame.rule else []
        for text in texts:
            yield Sample(frame.kind, reading_of(rules), text, FRAME_COUNTS[frame.lang] / len(texts))


def fitted(lang: str, learnt: Sequence[Sample]) -> dict[str, model.Weights]:
    """The weights of each pool: its views fitted apart, and their mean."""
    seen_in = ja.seen if lang == "ja" else en.seen
    ja.vocabulary.cache_clear()
    with patch.object(ja, "words_of", lambda _: tuple(_vectors("ja")[0])):
        ja.vocabulary()
    found: dict[str, model.Weights] = {}
    for pool, names in READINGS.items():
        ours = [one for one in learnt if model.POOLS[one.kind] == pool]
        seen = [(one, seen_in(plain(one.text), one.kind)) for one in ours]
        known = [(one, views_of) for one, views_of in seen if views_of]
        wanted = np.array([names.index(one.reading) for one, _ in known])
        counts = np.array([one.counts for one, _ in known])
        parts = [
            _fit([views_of.views[place] for _, views_of in known], wanted, counts, lang, place)
            for place in range(len(FREEDOM[lang]))
        ]
        soft = _soft if lang == "en" else _soft_whole
        parts.append(soft([views_of.views[-1] for _, views_of in known], wanted, counts))
        found[pool] = _in_steps(_mean(parts), names, SMALLEST[lang])
    return found


class Fit(NamedTuple):
    """What was fitted: a row for each feature, a column for each reading; the last row is bias."""

    features: list[str]
    rows: np.ndarray


def _fit(
    documents: Sequence[Iterable[str]],
    wanted: np.ndarray,
    counts: np.ndarray,
    lang: str,
    place: int,
) -> Fit:
    number = Counter(feature for document in documents for feature in document)
    known = sorted(f for f, n in number.items() if n >= LEAST[lang] and not set(f) & set("\t\n"))
    places = {feature: place for place, feature in enumerate(known)}
    hits = [sorted(places[f] for f in document if f in places) for document in documents]
    ends = np.cumsum([0, *map(len, hits)])
    shape = (len(documents), len(known))
    table = csr_matrix((np.ones(ends[-1]), [p for row in hits for p in row], ends), shape=shape)
    fit = LogisticRegression(C=FREEDOM[lang][place], max_iter=300, tol=1e-3)
    fit.fit(table, wanted, sample_weight=counts)
    return Fit(known, np.vstack([fit.coef_.T, fit.intercept_]))


@cache
def _vectors(lang: str) -> tuple[dict[str, int], np.ndarray]:
    """The place of each known word, and the vectors; the last is of every other word."""
    with np.load(HERE / f"vectors_{lang}.npz") as file:
        words = str(file["words"]).split("\n")
        vectors = file["vectors"].astype(np.float64) * SOFT_STEP
        if "rows" in file:  # words that are used alike share a vector
            vectors = vectors[file["rows"]]
    places = {word: place for place, word in enumerate(words)}
    return places, np.vstack([vectors, np.zeros(vectors.shape[1])])


def _soft_whole(
    documents: Sequence[AbstractSet[str]], wanted: np.ndarray, counts: np.ndarray
) -> Fit:
    """A fit on the sum of the vectors of the words, and the kind."""
    places, vectors = _vectors("ja")
    kinds = [f"@{kind}" for kind in model.READINGS]
    size = vectors.shape[1]
    table = np.zeros((len(documents), size + len(kinds)))
    for row, document in zip(table, documents, strict=True):
        row[:size] = vectors[[places[f[1:]] for f in document if f[0] == model.WORD]].sum(axis=0)
        row[size:] = [kind in document for kind in kinds]
    fit = LogisticRegression(C=SOFT_FREEDOM, max_iter=300, tol=1e-3)
    fit.fit(table, wanted, sample_weight=counts)
    features = [*kinds, *[model.WORD + word for word in places]]
    rows = np.vstack([fit.coef_.T[size:], vectors[:-1] @ fit.coef_.T[:size], fit.intercept_])
    return Fit(features, rows)


def _soft(documents: Sequence[AbstractSet[str]], wanted: np.ndarray, counts: np.ndarray) -> Fit:
    """A fit on the sum of the vectors of the words, and those of the first and the last."""
    places, vectors = _vectors("en")
    size = vectors.shape[1]
    table = np.zeros((len(documents), 3 * size))
    for row, document in zip(table, documents, strict=True):
        row[:size] = vectors[[places[f] for f in document if f in places]].sum(axis=0)
        for feature in document:
            if feature.startswith("^ "):
                row[size : 2 * size] = vectors[places.get(feature[2:], -1)]
            elif feature.endswith(" $"):
                row[2 * size :] = vectors[places.get(feature[:-2], -1)]
    fit = LogisticRegression(C=SOFT_FREEDOM, max_iter=300, tol=1e-3)
    fit.fit(table, wanted, sample_weight=counts)
    each, first, last = np.split(fit.coef_.T, 3)
    words = list(places)
    edges = words[:SOFT_EDGES]
    features = [*words, *[f"^ {word}" for word in edges], *[f"{word} $" for word in edges]]
    rows = [vectors[:-1] @ each, vectors[:SOFT_EDGES] @ first, vectors[:SOFT_EDGES] @ last]
    return Fit(features, np.vstack([*rows, fit.intercept_]))


def _mean(fits: Sequence[Fit]) -> Fit:
    """The mean of fits, which is the mean of their log chances."""
    features = sorted({feature for each in fits for feature in each.features})
    places = {feature: place for place, feature in enumerate(features)}
    rows = np.zeros((len(features) + 1, fits[0].rows.shape[1]))
    for each in fits:
        rows[[*(places[f] for f in each.features), -1]] += each.rows / len(fits)
    return Fit(features, rows)


def _in_steps(fit: Fit, names: Sequence[str], smallest: float) -> model.Weights:
    """The weights in whole steps, as the package holds them."""
    weights = (fit.rows[:-1] - fit.rows[:-1].mean(axis=1, keepdims=True)).T
    worded = np.array([feature[0] == model.WORD for feature in fit.features])
    large = np.abs(weights).max(axis=0) >= smallest
    kept = np.array([*np.flatnonzero(large & ~worded), *np.flatnonzero(worded)])
    steps = float(round(model.LIMIT / np.quantile(np.abs(weights[:, kept]), 0.9995), 1))
    whole = np.clip(np.rint(weights[:, kept] * steps), -model.LIMIT, model.LIMIT).astype(int)
    signs = (np.pad(whole, ((0, 0), (1, 0))) + model.ZERO).astype(np.uint8)
    rows = {
        name: (round(float(fit.rows[-1, lane]) * steps), signs[lane].tobytes())
        for lane, name in enumerate(names)
    }
    places = {n: p for p, n in enumerate(["", *(fit.features[p] for p in kept)])}
    return model.Weights(steps, places, rows)


def _dumped(pool: str, ours: model.Weights) -> str:
    """The weights of a pool as `model.weights` reads them."""
    rows = [f"{name} {bias} {row.decode()}" for name, (bias, row) in ours.rows.items()]
    names = [name for name in ours.places if not name.startswith(model.WORD)]
    return "\n".join([f"{pool} {ours.steps}", "\t".join(names), *rows])


def as_file(weights: dict[str, model.Weights]) -> str:
    """The weights of a language as they lie in the package."""
    blocks = [_dumped(pool, ours) for pool, ours in weights.items()]
    words = [f[1:] for f in next(iter(weights.values())).places if f.startswith(model.WORD)]
    blocks[:0] = ["\t".join(["words", *words])] if words else []
    return "\n\n".join(["# Trained by benchmarks/wording/train.py; do not edit.", *blocks]) + "\n"


def crossed(lang: str) -> str:
    """The bank measured by frames that were not learnt from."""
    bank = list(frames(lang))
    lines = list(dict.fromkeys(frame.line for frame in bank))
    outcomes = []
    for part in range(PARTS):
        left_out = set(lines[part::PARTS])
        learnt = [*samples(lang), *of_frames(f for f in bank if f.line not in left_out)]
        weights = fitted(lang, learnt)
        rows = [
            Row(lang, frame.kind, frozenset([frame.rule] if frame.rule else []), text)
            for frame in bank
            if frame.line in left_out
            for text in fillings(frame.text, FILLINGS[lang])
        ]
        with patch.object(model, "weights", lambda _, weights=weights: weights):
            wording.forget()
            outcomes += judge_rows(rows, wording.judge, lambda *one: wording.read(*one).maybe)
    wording.forget()
    return as_text(lang, summarise(outcomes))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write, or check, or measure; 1 when the weights are stale."""
    parser = argparse.ArgumentParser(description="Train the weights of the wording rules.")
    parser.add_argument("--lang", choices=LANGS, action="append", help="only this language")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="only say whether they are up to date")
    group.add_argument("--cross", action="store_true", help="measure the bank, write nothing")
    options = parser.parse_args(arguments)
    stale = False
    for lang in options.lang or LANGS:
        if options.cross:
            print(crossed(lang))
            continue
        text = as_file(fitted(lang, [*samples(lang), *of_frames(frames(lang))]))
        target = PACKAGE / f"{lang}_weights.txt"
        if options.check:
            stale |= target.read_text(encoding="utf-8") != text
            continue
        target.write_text(text, encoding="utf-8", newline="\n")
        print(f"{target.name}: {len(text.encode()):,} bytes")
    if stale:
        print("the weights are stale: run benchmarks/wording/train.py")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
