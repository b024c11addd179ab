"""The wording rules: what a statement's predicate says, in Japanese and English.

`judge` is the only door. It knows nothing of sheets or findings; it returns rule ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from dxsheet.wording.glance import may_be_weak
from dxsheet.wording.normalise import is_japanese, normalise

Kind = Literal["problem", "cause", "solution", "purpose"]
Extra = tuple[tuple[str, tuple[str, ...]], ...]

KINDS = ("problem", "cause", "solution", "purpose")


def judge(
    text: str, kind: str, *, words: Mapping[str, Iterable[str]] | None = None
) -> tuple[str, ...]:
    """Rule ids that a reader would give the statement; usually none or one.

    Args:
        text: the statement as written, of any size.
        kind: problem, cause, solution or purpose; any other kind gets nothing.
        words: an office's own words: `remedies` (nouns that name a remedy), `vague` (words nothing
            can be checked against), `allowed` (phrases that are never flagged: read past).
    """
    return _judge(text, kind, _frozen(words) if words else ())


def _frozen(words: Mapping[str, Iterable[str]]) -> Extra:
    return tuple(
        (name, tuple(form for word in words[name] if (form := normalise(word))))
        for name in ("remedies", "vague", "allowed")
        if words.get(name)
    )


@lru_cache(maxsize=4096)
def _judge(text: str, kind: str, extra: Extra) -> tuple[str, ...]:
    if kind not in KINDS:
        return ()
    text = normalise(text)
    japanese = is_japanese(text)
    if not extra and not may_be_weak(text, kind, "ja" if japanese else "en"):
        return ()
    return _read(text, kind, japanese, extra)


def read_in_full(text: str, kind: str) -> tuple[str, ...]:
    """What `judge` says of a statement that is not passed over at a glance, for training."""
    text = normalise(text)
    return _read(text, kind, is_japanese(text), ())


def _read(text: str, kind: str, japanese: bool, extra: Extra) -> tuple[str, ...]:
    own = dict(extra)
    for phrase in own.get("allowed", ()):
        text = text.replace(phrase, "某" if japanese else "it")
    if not text:
        return ()
    if japanese:
        from dxsheet.wording import ja

        return tuple(ja.labels(text, kind, own.get("remedies", ()), own.get("vague", ())))
    from dxsheet.wording import en

    return tuple(en.labels(text, kind, own.get("remedies", ()), own.get("vague", ())))
