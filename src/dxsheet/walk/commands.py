"""The few words that are a request and not an answer, as they can be typed with a Japanese IME on.

Signs and words both work, full-width or not. Between quotes (「戻る」, "back") such a word is an
answer like any other.
"""

from __future__ import annotations

import unicodedata

from dxsheet.lang import Text

HELP = "help"
BACK = "back"
SKIP = "skip"
UNKNOWN = "unknown"
TABLE = "table"
LEAVE = "leave"

# The sign first: it is the one the legend shows.
_SPELT = {
    HELP: ("?", "help", "ヘルプ", "へるぷ", "説明"),
    BACK: ("<", "back", "戻る", "もどる", "戻る。"),
    SKIP: (">", "skip", "とばす", "飛ばす", "スキップ"),
    UNKNOWN: ("-", "don't know", "dont know", "not known yet", "わからない", "分からない",
              "まだわからない", "まだ分からない"),
    TABLE: ("=", "table", "表"),
    LEAVE: ("q", "quit", "exit", "save", "終わる", "終了", "やめる", "保存"),
}  # fmt: skip
_BY_SPELLING = {spelt: name for name, all_ in _SPELT.items() for spelt in all_}
# What the keys for - and ' give with an IME on.
_ALIKE = str.maketrans({"ー": "-", "−": "-", "―": "-", "–": "-", "—": "-", "‐": "-", "’": "'"})
_QUOTES = {"「": "」", '"': '"', "“": "”", "『": "』", "＂": "＂"}

LEGEND = (
    ("?", Text("help and example", "説明と例")),
    ("<", Text("back", "戻る")),
    (">", Text("skip", "とばす")),
    ("-", Text("not known yet", "まだ分からない")),
    ("=", Text("the table so far", "ここまでの表")),
    ("q", Text("save and leave", "保存して終わる")),
)


def command(line: str) -> str | None:
    """The request that a line is, None where it is an answer."""
    plain = unicodedata.normalize("NFKC", line).strip().casefold().rstrip("。")
    if not plain:
        return None
    return _BY_SPELLING.get(plain) or (
        _BY_SPELLING.get(plain.translate(_ALIKE))
        if len(plain) == 1 or "'" in plain.translate(_ALIKE)
        else None
    )


def literal(line: str) -> str:
    """An answer without the quotes that kept it from being read as something else."""
    text = line.strip()
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if command(inner) is not None or inner.lstrip().startswith("#") or inner.isdigit():
            return inner
    return text
