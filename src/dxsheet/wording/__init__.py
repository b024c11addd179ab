"""The wording rules: what a statement's predicate says, in Japanese and English.

`read` and `judge` are the only doors. They know nothing of sheets or findings; they return rule
ids. How they were chosen and what they are worth: docs/decisions/0005 and docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Literal, NamedTuple

from dxsheet.lang import Lang
from dxsheet.wording.model import Seen, log_chances
from dxsheet.wording.normalise import is_japanese, plain

Kind = Literal["problem", "cause", "solution", "purpose"]
Extra = tuple[tuple[str, tuple[str, ...]], ...]

KINDS = ("problem", "cause", "solution", "purpose")

# The grammar's silence counts as much as this log chance for "sound".
SILENT = 0.8
# A statement is warned of when the chance that it is not sound reaches what its likeliest reading
# asks for (the same for all where no measurement says otherwise), hinted at from the last.
WARNING: dict[Lang, dict[str, float]] = {
    "ja": {"remedy": 0.72, "vague": 0.8, "blame": 0.7, "digital": 0.62, "stays": 0.6},
    "en": {"remedy": 0.75, "vague": 0.8, "blame": 0.6, "digital": 0.6, "stays": 0.6},
}
HINT: dict[Lang, float] = {"ja": 0.3, "en": 0.25}
# A second reading is named when it is at least this share as likely as the first: a neighbour of
# it, or one that the grammar names as well.
NEAR, SAID_TOO = 0.5, 0.0005
_NEIGHBOURS = frozenset({"remedy", "digital"})

RULES = {
    "blame": {"problem": "P007", "cause": "C003"},
    "remedy": {"problem": "P001", "cause": "C002"},
    "digital": {"problem": "P002", "solution": "S005", "purpose": "P002"},
    "vague": {"problem": "P003", "cause": "C004", "solution": "S006"},
    "stays": {"solution": "S003"},
}


class Reading(NamedTuple):
    """The rule ids that a statement gets, usually none or one: `sure` ones warn, `maybe` ones hint.

    Two ids stand together where two neighbouring readings are as good as equally likely, or where
    two parts of the statement each say something.
    """

    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


def judge(
    text: str, kind: str, *, words: Mapping[str, Iterable[str]] | None = None
) -> tuple[str, ...]:
    """The rule ids that a reader would surely give the statement; arguments as of `read`."""
    return read(text, kind, words=words).sure


def read(text: str, kind: str, *, words: Mapping[str, Iterable[str]] | None = None) -> Reading:
    """The rule ids that a reader would give the statement, and those that one might give.

    Args:
        text: the statement as written, of any size.
        kind: problem, cause, solution or purpose; any other kind gets nothing.
        words: an office's own words: `remedies` (nouns that name a remedy), `vague` (words nothing
            can be checked against), `allowed` (phrases that are never flagged: read past).
    """
    return _read(text, kind, _frozen(words) if words else ())


def _frozen(words: Mapping[str, Iterable[str]]) -> Extra:
    return tuple(
        (name, tuple(form for word in words[name] if (form := plain(word))))
        for name in ("allowed", "remedies", "vague")
        if words.get(name)
    )


# One figure is as good as another, but for the first (県内1位).
_FIGURES = str.maketrans("03456789", "2" * 8)


@lru_cache(maxsize=4096)
def _read(text: str, kind: str, own: Extra) -> Reading:
    if kind not in KINDS:
        return Reading()
    text = plain(text)
    lang: Lang = "ja" if is_japanese(text) else "en"
    for name, forms in own:
        for form in forms:
            text = text.replace(form, _STANDING_FOR[lang][name])
    return _judged(text.translate(_FIGURES), kind, lang)


@lru_cache(maxsize=4096)
def _judged(text: str, kind: str, lang: Lang) -> Reading:
    """The reading of a normalised statement; one that differs in a figure alone is met before."""
    seen = _seen(text, kind, lang)
    if seen is None:
        return Reading()
    if seen.softly:
        return Reading((), tuple(RULES[name][kind] for name in seen.said))
    chances = _chances(seen, kind, lang)
    weak = 1 - chances.pop("sound")
    if weak < HINT[lang]:
        return Reading()
    likeliest = max(chances, key=chances.__getitem__)
    found = _named(chances, likeliest, seen.said, kind)
    return Reading(found) if weak >= WARNING[lang][likeliest] else Reading((), found)


def _seen(text: str, kind: str, lang: Lang) -> Seen | None:
    """What the language of the statement sees in it; most runs meet one language and load it."""
    if lang == "ja":
        from dxsheet.wording import ja

        return ja.seen(text, kind)
    from dxsheet.wording import en

    return en.seen(text, kind)


def forget() -> None:
    """Forget what was read so far, for measuring."""
    _read.cache_clear()
    _judged.cache_clear()


# What an office's own words are read as.
_STANDING_FOR = {
    "ja": {"allowed": "某", "remedies": "システム", "vague": "不十分さ"},
    "en": {"allowed": "it", "remedies": "software", "vague": "inadequate management"},
}


def _chances(seen: Seen, kind: str, lang: Lang) -> dict[str, float]:
    """How likely each reading is, the grammar's word being evidence."""
    scores = log_chances(lang, kind, seen.views)
    for name in seen.said:
        scores[name] += seen.counts
    if not seen.said:
        scores["sound"] += SILENT
    powers = {name: exp(score) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def _named(
    chances: Mapping[str, float], best: str, said: Sequence[str], kind: str
) -> tuple[str, ...]:
    """The rules of the likeliest weak reading and of one that may stand beside it."""
    least = {name: SAID_TOO for name in said if len(said) > 1}
    if best in _NEIGHBOURS:
        least.update(dict.fromkeys(_NEIGHBOURS, NEAR))
    least[best] = 0.0
    names = [n for n, chance in chances.items() if chance >= least.get(n, 2) * chances[best]]
    return tuple(RULES[name][kind] for name in names)
