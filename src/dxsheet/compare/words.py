"""The difference of two statements word by word, Japanese included.

Japanese has no spaces, and a dictionary would be a heavy guest for this: a word here is a run of
one script (kanji with the kana that ends it, katakana, letters, digits), and particles that follow
a word stand alone. Where that cuts badly the mark is a little longer, never wrong.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Op = Literal["same", "old", "new"]

_KANJI = "々〆ヶ㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd"
# Longer ones first; each only directly after a word, never inside a run of kana.
_PARTICLE = (
    "には|では|とは|へは|からの|からは|から|まで|より|での|との|への|ので|のに|だけ|しか|"
    "など|は|が|を|に|で|と|の|へ|も|や|か"
)
_RUN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9０-９]+(?:[.,．，][0-9０-９]+)*)"
    r"|(?P<letters>[^\W\d_぀-ヿ" + _KANJI + r"]+(?:['’-][^\W\d_぀-ヿ" + _KANJI + r"]+)*)"
    r"|(?P<katakana>[ァ-ヺー]+)"
    rf"|(?P<kanji>[{_KANJI}]+)"
    r"|(?P<hiragana>[ぁ-ゖー]+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_LEADING = re.compile(rf"(?:{_PARTICLE})")
# Above this many pairs of words the texts are shown whole.
_MANY = 2_000_000


class Span(NamedTuple):
    """A stretch of text that both have, or only the old or the new one."""

    op: Op
    text: str


def words(text: str) -> list[str]:
    """The words of a text, spaces and signs included: joined they are the text."""
    found: list[str] = []
    last = ""
    for match in _RUN.finditer(text):
        kind, run = match.lastgroup or "", match.group()
        if kind == "hiragana" and last in ("kanji", "katakana", "letters", "number"):
            found += _kana_after(found, run, last)
        else:
            found.append(run)
        last = kind
    return found


def _kana_after(found: list[str], run: str, last: str) -> list[str]:
    """Kana after a word: its ending (joined to the kanji) or a particle and what follows."""
    particle = _LEADING.match(run)
    if particle:
        rest = run[particle.end() :]
        return [particle.group(), *([rest] if rest else [])]
    if last != "kanji":
        return [run]
    found[-1] += run
    return []


def difference(old: str, new: str) -> list[Span]:
    """The spans that make both texts: `same` and `old` give the old one, `same` and `new` the new.

    Never two spans of one kind in a row; an `old` stands before the `new` that replaces it.
    """
    before, after = words(old), words(new)
    if len(before) * len(after) > _MANY:
        return [Span("old", old), Span("new", new)]
    from difflib import SequenceMatcher

    spans: list[tuple[str, str, str]] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            spans.append((gone, "", ""))
        else:
            spans += _trimmed(gone, came)
    return _spans(_without_islands(spans))


def _trimmed(gone: str, came: str) -> list[tuple[str, str, str]]:
    """What two compounds of kanji share at their ends is not marked: 推進課 and 推進部."""
    if not (_COMPOUND.fullmatch(gone) and _COMPOUND.fullmatch(came)):
        return [("", gone, came)]
    start = 0
    while start < min(len(gone), len(came)) and gone[start] == came[start]:
        start += 1
    end = 0
    while end < min(len(gone), len(came)) - start and gone[-1 - end] == came[-1 - end]:
        end += 1
    start, end = (start if start >= 2 else 0), (end if end >= 2 else 0)
    stop, halt = len(gone) - end, len(came) - end
    return [(gone[:start], "", ""), ("", gone[start:stop], came[start:halt]), (gone[stop:], "", "")]


_COMPOUND = re.compile(rf"[{_KANJI}]{{3,}}")


def _without_islands(spans: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes that only a space keeps apart are one change."""
    out: list[tuple[str, str, str]] = []
    for index, (same, gone, came) in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else ("", "", "")
        between = out and (out[-1][1] or out[-1][2]) and (following[1] or following[2])
        if same and not same.strip() and between:
            gone, came, same = same, same, ""  # noqa: PLW2901 - the island joins its neighbours
        if out and not same and not out[-1][0]:
            out[-1] = ("", out[-1][1] + gone, out[-1][2] + came)
        elif same and out and out[-1][0]:
            out[-1] = (out[-1][0] + same, "", "")
        elif same or gone or came:
            out.append((same, gone, came))
    return out


def _spans(parts: list[tuple[str, str, str]]) -> list[Span]:
    found: list[Span] = []
    for same, gone, came in parts:
        if same:
            found.append(Span("same", same))
        if gone:
            found.append(Span("old", gone))
        if came:
            found.append(Span("new", came))
    return found
