"""Is digital itself the aim, or the lack, of an English statement?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import (
    ABSTRACT,
    ACQUIRE,
    DIGITAL,
    DIGITAL_HEAD,
    EMPTY,
    FINITE,
    HAPPEN,
    LAG,
    NUMBER,
    ONLINE,
    SHARE,
    STOP,
    WANT,
)
from dxsheet.wording.en_match import group
from dxsheet.wording.en_phrases import (
    AI,
    ALL,
    EFFECT,
    EVERYWHERE,
    LATEST,
    LOOSE,
    WANTING,
)

_FEW = group("barely fewer hardly just less merely only")
_ONLINE_LAST = group("digital digitally electronic electronically online")
_CLOCK = group("hour hours minute minutes")
_VERBS = group("""
digitise digitised digitising digitalise digitalised digitalising computerise computerised
computerisation automation
""")


def digital_goal(s: Statement) -> bool:
    """Whether the aim is digital itself: no effect is said, nothing happens in it."""
    return _named(s) and not s.has(EFFECT) and not s.every & HAPPEN


def digital_lack(s: Statement) -> bool:
    """Whether the problem is only that digital is late, little or wanted."""
    if _few_online(s):
        return True
    if s.every & HAPPEN or not _named(s) or not _CLOCK.isdisjoint(s.bag) or _but_fact(s):
        return False
    lags = s.every & (LAG | WANT | ACQUIRE | EMPTY) or s.has(WANTING)
    share = s.every & SHARE and s.every & NUMBER
    return bool(lags or share or not s.every & FINITE)


def _few_online(s: Statement) -> bool:
    """Such as "just a third of the permits can be applied for online": the share and no more."""
    words = s.words[:-1] if s.words[-1] == "." else s.words
    return (
        words[0] in _FEW and words[-1] in _ONLINE_LAST and "of" in s.bag and bool(s.every & NUMBER)
    )


def _but_fact(s: Statement) -> bool:
    """Such as "the online rate rose, but as many people come as before"."""
    if "but" not in s.bag:
        return False
    after = s.marks[s.words.index("but") :]
    return any(m & FINITE for m in after) and not any(m & (DIGITAL | ONLINE) for m in after)


def _named(s: Statement) -> bool:
    """Whether digital in the abstract is named."""
    if not s.every & (DIGITAL | SHARE) and s.bag.isdisjoint(_NAMES):
        return s.has(LATEST)
    return any(_named_at(s, i) for i in range(len(s.words))) or s.has(LATEST)


def _named_at(s: Statement, i: int) -> bool:
    word, mark = s.words[i], s.marks[i]
    if word in _VERBS:
        return s.has(ALL) or bool(s.every & LAG) or _abstract_object(s, i)
    if mark & DIGITAL:
        return True
    if mark & SHARE:
        return any(near & ONLINE for near in s.marks[max(0, i - 4) : i + 6])
    if word not in _NAMES:
        return False
    after = s.marks[i + 1] if i + 1 < len(s.marks) else STOP
    loose = bool(after & (STOP | DIGITAL_HEAD)) or s.words[i + 1] in LOOSE
    if word == "digital":
        return loose or any(near & DIGITAL_HEAD for near in s.marks[i + 2 : i + 3])
    return loose and (word in _AI_ALONE or s.has(EVERYWHERE))


_AI_ALONE = group("ai chatgpt copilot")
_NAMES = AI | _VERBS | {"digital"}


def _abstract_object(s: Statement, i: int) -> bool:
    end, np = s.noun_phrase(i + 1)
    return bool(np & (ABSTRACT | DIGITAL_HEAD)) and end > i + 1
