"""Train the first glance of the wording rules and write its weights.

    python benchmarks/wording/train_glance.py [--lang ja|en] [--dry]

Learns from what the full reading may learn from (the tune half and the training file); a statement
counts as weak when its readers or the full reading say so. Logistic regression, AdaGrad, in plain
Python: half a minute a language. Where the line is drawn comes from five folds: all but `LOST` of
the weak statements of the folds that were not learnt from are let through. To be run again when
the full reading has changed.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from score import half_of, read_rows

from dxsheet.wording import glance, read_in_full
from dxsheet.wording.en_lexicon import marks_of
from dxsheet.wording.normalise import normalise

HERE = Path(__file__).parent
FOLDER = Path(glance.__file__).parent

LOST = {"ja": 0.02, "en": 0.007}
EPOCHS = 12
RATE = 0.1
DECAY = 0.005
LEAST = 2
SMALLEST = 0.15
FOLDS = 5

# What a statement may begin with and be no sounder for it.
LEADS = {
    "ja": (
        "窓口では、", "毎月の月末、", "{n}番窓口では、", "市民課では{n}月から、",
        "申請を受け付けたとき、", "繁忙期の{n}月、", "西支所で", "税の申告の時期に、",
        "{n}階の相談室で、", "本庁と支所の間で、", "住民が来庁した際、", "担当の{n}人が",
        "避難所では", "契約の手続で、", "学校の事務室では、", "{n}件のうち大半で、",
    ),
    "en": (
        "At counter {n}: ", "At the {n}th floor counter, ", "In March, ", "In the tax section, ",
        "On the {n}th, ", "For forms that come by post, ", "West branch: ",
        "At the end of each month ", "When a resident moves in, ", "According to the {n} staff, ",
        "Schools: ", "In {n} of the cases, ", "Since 20{n}, ", "Every Monday ",
        "In the housing office of the north branch ", "During the audit of 20{n} ",
    ),
}  # fmt: skip


class Sample(NamedTuple):
    """A statement as what is seen of it, how often, and whether it is weak."""

    pool: str
    seen: Counter[str]
    weak: bool


def seen_in(text: str, lang: str) -> Counter[str]:
    """What the glance sees of a statement."""
    if lang == "ja":
        return Counter(glance.japanese_pairs(normalise(text)))
    words = glance.english_words(normalise(text))
    found = Counter(f"{first}\t{second}" for first, second in pairwise(words))
    for word in words:
        found.update(glance.names_of(word, marks_of(word)))
    return found


def samples(lang: str) -> list[tuple[Sample, Sample]]:
    """Every statement that may be learnt from: as it is, and with something before it."""
    rows = [row for row in read_rows(HERE / f"{lang}.tsv") if half_of(row.text) == "tune"]
    rows += read_rows(HERE / f"train_{lang}.tsv")
    pick = random.Random(5)
    found = []
    for row in rows:
        weak = bool(row.wanted) or bool(read_in_full(row.text, row.kind))
        lead = pick.choice(LEADS[lang]).format(n=pick.randint(2, 30))
        seen = [seen_in(text, lang) for text in (row.text, lead + row.text)]
        plain, led = (Sample(glance.POOLS[row.kind], one, weak) for one in seen)
        found.append((plain, led))
    return found


class Learner:
    """Weights shared by all kinds, and of each pool what it differs by."""

    def __init__(self, pairs: list[tuple[Sample, Sample]]) -> None:
        often = Counter(name for plain, _ in pairs for name in plain.seen)
        self.known = {name for name, count in often.items() if count >= LEAST}
        self.weights: dict[str, float] = {}
        self.squares: dict[str, float] = {}
        order = random.Random(7)
        data = [one for pair in pairs for one in pair]
        for _ in range(EPOCHS):
            order.shuffle(data)
            for one in data:
                self._learn(one)

    def names(self, one: Sample) -> list[tuple[str, int]]:
        """What of a statement is weighed, and how often it is in it."""
        seen = [(name, count) for name, count in one.seen.items() if name in self.known]
        seen.append(("", 1))
        return seen + [(f"{one.pool}|{name}", count) for name, count in seen]

    def prune(self) -> Learner:
        """Forget what hardly counts."""
        small = [name for name, weight in self.weights.items() if abs(weight) < SMALLEST]
        for name in small:
            if name.rpartition("|")[2]:
                del self.weights[name]
        return self

    def score(self, one: Sample) -> float:
        """How weak a statement looks."""
        return sum(self.weights.get(name, 0.0) * count for name, count in self.names(one))

    def _learn(self, one: Sample) -> None:
        names = self.names(one)
        total = sum(self.weights.get(name, 0.0) * count for name, count in names)
        error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - one.weak
        for name, count in names:
            weight = self.weights.get(name, 0.0)
            slope = error * count + DECAY * weight
            square = self.squares.get(name, 1e-2) + slope * slope
            self.squares[name] = square
            self.weights[name] = weight - RATE * slope / math.sqrt(square)


def line_for(data: list[tuple[Sample, Sample]], lost: float) -> float:
    """The score that all but a share of the weak statements reach, scored by what left them out."""
    order = list(range(len(data)))
    random.Random(3).shuffle(order)
    scores = []
    for fold in range(FOLDS):
        learner = Learner([data[i] for place, i in enumerate(order) if place % FOLDS != fold])
        learner.prune()
        left = [data[i] for place, i in enumerate(order) if place % FOLDS == fold]
        scores += [(learner.score(one), one.weak) for pair in left for one in pair]
    weak = sorted(score for score, is_weak in scores if is_weak)
    line = weak[int(len(weak) * lost)]
    sound = [score for score, is_weak in scores if not is_weak]
    read = sum(score > line for score in sound) / len(sound)
    print(f"{len(data)} statements; in the folds {read:.0%} of the sound ones are read in full")
    return line


def written(learner: Learner, line: float) -> str:
    """The file of weights: of each pool three lines."""
    text = ""
    for pool in sorted(set(glance.POOLS.values())):
        get = learner.weights.get
        weights = {
            name: round((get(name, 0.0) + get(f"{pool}|{name}", 0.0)) * glance.SCALE)
            for name in sorted(learner.known, key=lambda name: ("\t" in name, name))
        }
        kept = {
            name: max(-glance.LIMIT, min(glance.LIMIT, weight))
            for name, weight in weights.items()
            if abs(weight) >= SMALLEST * glance.SCALE
        }
        start = math.ceil((get("", 0.0) + get(f"{pool}|", 0.0) - line) * glance.SCALE)
        marks = "".join(chr(glance.ZERO + weight) for weight in kept.values())
        words = "\t".join(name for name in kept if "\t" not in name)
        pairs = "\t".join(name for name in kept if "\t" in name)
        names = f"{words}\t\t{pairs}" if pairs else words
        text += f"{pool} {start}\n{names}\n{marks}\n"
    return text


def main(arguments: list[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("ja", "en"))
    parser.add_argument("--dry", action="store_true", help="train, write nothing")
    options = parser.parse_args(arguments)
    for lang in (options.lang,) if options.lang else ("ja", "en"):
        data = samples(lang)
        text = written(Learner(data).prune(), line_for(data, LOST[lang]))
        if not options.dry:
            (FOLDER / f"{lang}_glance.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
