"""Is a remedy what an English statement asks for, or misses?

The noun does not decide: "the tablet is out of battery" is a fact, "we want a tablet" a request.
"""

from __future__ import annotations

from dxsheet.wording.en_words import (
    BREAKS,
    Mark,
    Phrases,
    Statement,
    clause_start,
    group,
    phrases,
    subject_of,
    words,
)

ADVERBS = words("ADVERBS")
BODIES = words("BODIES")
DENIED = words("DENIED")
DUTY = phrases("DUTY")
LIGHT_HEADS = words("LIGHT_HEADS")
MISSING = words("MISSING")
NEEDED = words("NEEDED")
NO_PLEAS = phrases("NO_PLEAS")
ORDERS = words("ORDERS")
PLEAS = phrases("PLEAS")
SHORTAGES = words("SHORTAGES")
SO = words("SO")
TOO_FEW = words("TOO_FEW")

_LEAD = group('please kindly maybe perhaps also "')
_WE = group("we i you they")
# After these an order's verb is a noun ("cut of the budget", "support for carers").
_NO_OBJECT = group(
    "of is are was were has have had by from in or takes not to for on at with you we they"
)
_EMBEDS = group(
    "although as because but how if so than that though what when where whether which who why yet"
)
_BETTER = group(
    "additional another better bigger clearer earlier extra fewer improved later longer more"
)
_ACTS = group("enhancement training lowering opening raising reopening widening")
_TO_BE = group("is are be")
_THOUGHT = group("agreed asked believe believed believes felt feel think thought view")
# Done only to what is to be new: "the manual must be rewritten" is no burden.
_MADE = group("bought equipped extended hired increased introduced replaced rewritten strengthened")


def asked_as_cause(s: Statement) -> bool:
    """Whether a cause only says what is wanted; orders and wishes stand for facts there."""
    return _ought(s) or _needed(s) or s.words[:3] == ["we", "need", "more"]


def asked(s: Statement) -> bool:
    """Whether something is asked for, in any register, whatever it is."""
    start = next((i for i, word in enumerate(s.words) if word not in _LEAD), 0)
    after = s.words[start + 1 : start + 2]
    if s.words[start] in ORDERS and after and after[0] not in _NO_OBJECT:
        return True
    first = s.words[start] in _WE and after and after[0] in ("need", "want")
    if (first or s.has(PLEAS)) and not s.has(NO_PLEAS):
        return True
    return _ought(s) or _wished(s) or _needed(s)


def _ought(s: Statement) -> bool:
    """What should be, or what a body must do, told as a whole and next to no figure."""
    for i, word in enumerate(s.words[:-1]):
        after = s.words[i + 1]
        duty = word == "must" or (word in ("need", "needs") and after == "to")
        if not duty and word not in ("should", "ought"):
            continue
        before = s.words[:i]
        if not _THOUGHT.isdisjoint(before):
            before = before[before.index("that") + 1 :] if "that" in before else before
        if after == "have" or s.every & Mark.NUMBER or not _EMBEDS.isdisjoint(before):
            return False
        if duty and _MADE.isdisjoint(s.words[i + 2 : i + 4]):
            return not BODIES.isdisjoint(before) and _EMBEDS.isdisjoint(s.words[i:])
        return True
    return False


def _wished(s: Statement) -> bool:
    """A wish as a bare noun: "Longer hours", "Purchase of a robot", "More staff"."""
    if s.every & Mark.FINITE or len(s.words) > 12:
        return False
    if s.words[0] in _BETTER:
        return s.words[1:2] != ["than"] and len(s.words) < 9
    start = 1 if s.words[0] in ("the", "a", "an") else 0
    if start == len(s.words) or s.words[start] == "increase":
        return False
    act = s.marks[start] & Mark.ACQUIRE_NOUN or s.words[start] in _ACTS
    return bool(act) and s.words[start + 1 : start + 2] in (["of"], ["in"], ["for"])


def _needed(s: Statement) -> bool:
    """Such as "a second counter is needed", and not "a stamp is required at each desk"."""
    words = [word for word in s.words[-3:] if word != "."]
    last = len(words) > 1 and words[-1] in NEEDED and words[-2] in _TO_BE and words[0] != "to"
    return last and _EMBEDS.isdisjoint(s.words)


def follows(s: Statement, start: int, end: int) -> bool:
    """Whether outside this span something happens, or is said to follow."""
    acquiring = Mark.ACQUIRE | Mark.ACQUIRE_WEAK | Mark.ACQUIRED | Mark.WANT
    for i, mark in enumerate(s.marks):
        if start <= i < end:
            continue
        if mark & (Mark.HAPPEN | Mark.LIGHT) and not mark & acquiring:
            return True
        if s.words[i] in SO and len(s.words) - i > 3 and not _verdict(s, i):
            return True
    return False


def _verdict(s: Statement, start: int) -> bool:
    """Whether a clause only judges ("so work is inefficient")."""
    return any(mark & Mark.JUDGING for mark in s.marks[start:])


def skip(s: Statement, i: int) -> int:
    """The next word that is no adverb."""
    while i < len(s.words) and s.words[i] in ADVERBS:
        i += 1
    return i


def is_remedy(marks: int) -> bool:
    """Whether groups of a word are those of a tool or system; people and paper are conditions."""
    return bool(marks & (Mark.TOOL | Mark.TECH))


Span = tuple[int, int, int]

_BEING = group("are be been being is was were")
_GOT = group("have has own possess got get use using having")
# What was not put to the test is there.
_TRIED_OUT = group("run started switched test tested tried trialled rehearsed")
_NONE = Phrases("have none; has none")
# Before what is said to be the cause; and what a lack as the subject begins with.
_FOR = group("because since")
_LACKS = group("absence lack no without")
_UNAUTOMATED = Phrases("not automated; not been automated; not digitised; not been digitised")


def lacking(s: Statement) -> bool:
    """Whether the lack of a remedy is all that is said: no duty, nothing that followed."""
    span = _lack(s)
    if span is None:
        return False
    start, end, marks = span
    return is_remedy(marks) and not s.has(DUTY) and not follows(s, start, end)


def lacking_as_cause(s: Statement) -> bool:
    """Whether a cause is the lack of a remedy, whatever is said to follow from it.

    Such as "leads go cold because there is no CRM", "lack of software makes tracking hard".
    """
    tail = max((i for i, word in enumerate(s.words) if word in _FOR), default=-1) + 1
    if tail == len(s.words):
        return False
    if s.has(_UNAUTOMATED):
        return True
    cause = Statement(" ".join(s.words[tail:])) if tail else s
    if lacking(cause):
        return True
    span = (
        _lack(cause) if tail or cause.words[0] in _LACKS or cause.words[1:2] == ["lack"] else None
    )
    return span is not None and is_remedy(span[2]) and not cause.has(DUTY)


def _lack(s: Statement) -> Span | None:
    """Where a remedy is said to be missing: start, end, its groups."""
    for i, word in enumerate(s.words):
        found = _lack_at(s, i, word)
        if found:
            return found
    if s.words[0] == "nobody" or s.line.startswith(" no one "):
        bought = any(m & Mark.ACQUIRED for m in s.marks) and s.every & Mark.TOOL
        return (0, len(s.words), Mark.TOOL) if bought and not s.every & Mark.CONNECTIVE else None
    if s.has(_NONE) and s.every & (Mark.TOOL | Mark.TECH):
        return 0, 0, Mark.TOOL
    return None


def _lack_at(s: Statement, i: int, word: str) -> Span | None:
    before = s.words[i - 1] if i else "."
    if word == "no":
        open_ = before in BREAKS or s.marks[i - 1] & (Mark.FINITE | Mark.CONNECTIVE)
        return (
            _named(s, i, i + 1)
            if open_ or before in ("with", "that", "and", "got", "been")
            else None
        )
    if word in SHORTAGES or word in ("lacks", "lacked", "lacking", "missing") or word in TOO_FEW:
        j = i + 2 if s.words[i + 1 : i + 2] in (["of"], ["is"], ["in"]) else i + 1
        if word in SHORTAGES and i and is_remedy(s.marks[i - 1]):
            return i - 1, i + 1, s.marks[i - 1]
        return _named(s, i, j) or _gone(s, i)
    if word in ("enough", "short") and before in ("not", "are", "is", "run", "am"):
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or (_gone(s, i) if word == "enough" else None)
    if word in DENIED:
        return _named(s, i, i + 1)
    if word in MISSING:
        return _gone(s, i)
    if word in ("not", "never"):
        return _not_at(s, i)
    if word == "to" and before in ("still", "yet"):
        return _gone(s, i) if s.words[i + 1 : i + 2] == ["be"] else _named(s, i, i + 2)
    return None


def _not_at(s: Statement, i: int) -> Span | None:
    j = skip(s, i + 1)
    if j >= len(s.marks):
        return None
    word, mark = s.words[j], s.marks[j]
    if (
        word in _GOT
        or word in ("any", "enough")
        or (word in ("a", "an", "one") and "there" in s.words[:i])
    ):
        return _named(s, i, skip(s, j + 1))
    if word in ("exist", "available", "place", "there", "present", "sufficient"):
        return _gone(s, i)
    if mark & (Mark.ACQUIRE | Mark.ACQUIRED | Mark.ACQUIRE_WEAK) and word not in _TRIED_OUT:
        return (None if _does(s, i, j) else _gone(s, i)) or _named(s, i, j + 1)
    return None


def _does(s: Statement, i: int, j: int) -> bool:
    """Whether the subject is the one who does not do it ("the unit does not issue receipts")."""
    return (
        _BEING.isdisjoint(s.words[i - 1 : j])
        and j + 1 < len(s.words)
        and not (s.marks[j + 1] & Mark.STOP)
    )


def _named(s: Statement, start: int, np_start: int) -> Span | None:
    end, np = s.noun_phrase(np_start)
    if not is_remedy(np) and s.words[end - 1 : end] and s.words[end - 1] in LIGHT_HEADS:
        end, np = s.noun_phrase(end + 1)
    return (start, end, np) if is_remedy(np) else None


def _gone(s: Statement, i: int) -> Span | None:
    """The subject is a remedy and what is said of it is that it is not there."""
    subject = subject_of(s, i)
    if not is_remedy(subject) or (s.words[i] in TOO_FEW and _way_of_work(s, i)):
        return None
    return clause_start(s, i), i + 3, subject


def _way_of_work(s: Statement, i: int) -> bool:
    """Such as "the checking system": how work is done, and no tool."""
    for j in range(clause_start(s, i) + 1, i):
        if s.words[j] in ("system", "systems"):
            return bool(s.marks[j - 1] & (Mark.ABSTRACT | Mark.EMPTY | Mark.CONCRETE))
    return False
