"""Make `vectors_ja.npz`, the word vectors that `train.py` fits on, from chiVe.

    python benchmarks/wording/vectors_ja.py .../ja_ginza-5.3.0/vocab

The folder is of the PyPI package ja-ginza 5.3.0, which holds chiVe (Manabe et al. 2019, Apache
2.0): 480,000 words on 20,000 vectors of 300 dimensions. Kept are the `COMMON` commonest words (by
the package wordfreq) and those of what is learnt; mean and two main directions are taken away, 128
dimensions remain, in whole steps, once for all words that share a vector. Needs `spacy` (for its
hash of a word), `srsly` and `wordfreq`, which nothing else here needs.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np
import srsly
from bank import fillings, frames
from spacy.strings import hash_string
from train import HERE, SOFT_STEP, samples
from wordfreq import top_n_list

from dxsheet.wording.normalise import plain

COMMON, SIZE = 12_000, 128
_LONGEST = 8
_WORD = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]{1,6}")


def words_of(folder: Path) -> dict[str, int]:
    """Every word and the row of its vector."""
    rows = srsly.msgpack_loads((folder / "key2row").read_bytes())
    words = json.loads((folder / "strings.json").read_text(encoding="utf-8"))
    return {word: rows[key] for word in words if (key := hash_string(word)) in rows}


def learnt(known: dict[str, int]) -> set[str]:
    """The words found in what is learnt, the longest first from the left."""
    texts = [one.text for one in samples("ja")]
    texts += [text for one in frames("ja") for text in fillings(one.text, 9)]
    found: set[str] = set()
    for text in map(plain, texts):
        place = 0
        while place < len(text):
            sizes = range(min(_LONGEST, len(text) - place), 0, -1)
            size = next((n for n in sizes if text[place : place + n] in known), 0)
            found.add(text[place : place + size])
            place += size or 1
    return found - {""}


def main(folder: Path) -> None:
    """Write the vectors beside this file."""
    known = words_of(folder)
    table = np.load(folder / "vectors").astype(np.float64)
    table -= table.mean(0)
    main_two = np.linalg.svd(table, full_matrices=False)[2][:2]
    table -= table @ main_two.T @ main_two
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    table = table @ np.linalg.svd(table, full_matrices=False)[2][:SIZE].T

    common = [w for w in top_n_list("ja", 200_000) if w in known and _WORD.fullmatch(w)][:COMMON]
    kept = sorted({*common, *(word for word in learnt(known) if _WORD.fullmatch(word))})
    rows = sorted({known[word] for word in kept})
    steps = np.clip(np.rint(table[rows] / SOFT_STEP), -127, 127).astype(np.int8)
    place_of = {row: place for place, row in enumerate(rows)}
    places = np.array([place_of[known[word]] for word in kept], dtype=np.uint16)
    words = np.array("\n".join(kept))
    np.savez_compressed(HERE / "vectors_ja.npz", words=words, rows=places, vectors=steps)
    print(f"{len(kept):,} words, {len(rows):,} vectors")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
