"""Is a remedy what an English statement wants, or misses?

The noun does not decide: "the tablet is out of battery" is a fact, "we want a tablet" a remedy.
What is read is the word that governs the noun.
"""

from __future__ import annotations

from dxsheet.wording.en_lexicon import (
    ABSTRACT,
    ACQUIRE,
    ACQUIRE_NOUN,
    ACQUIRE_WEAK,
    ACQUIRED,
    ACQUIRING,
    CONCRETE,
    CONNECTIVE,
    DETERMINER,
    EMPTY,
    FINITE,
    GUIDANCE,
    HAPPEN,
    JUDGING,
    LIGHT,
    MORE,
    NUMBER,
    PEOPLE,
    PERSON,
    REMEDY,
    STOP,
    TECH,
    THING,
    TOOL,
    WANT,
    Phrases,
    group,
    phrases,
    words,
)
from dxsheet.wording.en_statement import BREAKS, Statement, clause_start, subject_of

ADVERBS = words("ADVERBS")
CLIENTS = words("CLIENTS")
DENIED = words("DENIED")
DUTY = phrases("DUTY")
LEAD = words("LEAD")
LIGHT_HEADS = words("LIGHT_HEADS")
MISSING = words("MISSING")
NEEDED = words("NEEDED")
SHORTAGES = words("SHORTAGES")
SO = words("SO")
TAKEN = words("TAKEN")
TOO_FEW = words("TOO_FEW")
UNDERSTAFFED = words("UNDERSTAFFED")
WISHES = phrases("WISHES")


def is_remedy(marks: int) -> bool:
    """Whether groups of a word are those of a remedy, or of what makes one."""
    return bool(marks & (REMEDY | TECH))


def follows(s: Statement, start: int, end: int) -> bool:
    """Whether outside this span something happens, or is said to follow."""
    acquiring = ACQUIRE | ACQUIRE_WEAK | ACQUIRED | WANT
    for i, mark in enumerate(s.marks):
        if start <= i < end:
            continue
        if mark & (HAPPEN | LIGHT) and not mark & acquiring:
            return True
        if s.words[i] in SO and len(s.words) - i > 3 and not _verdict(s, i):
            return True
    return False


def _verdict(s: Statement, start: int) -> bool:
    """Whether a clause only judges ("so work is inefficient")."""
    return any(mark & JUDGING for mark in s.marks[start:])


def skip(s: Statement, i: int) -> int:
    """The next word that is no adverb."""
    while i < len(s.words) and s.words[i] in ADVERBS:
        i += 1
    return i


def acquires(s: Statement, i: int) -> bool:
    """Whether the verb here takes a remedy in hand."""
    if i >= len(s.marks):
        return False
    if s.marks[i] & ACQUIRE:
        return i + 1 < len(s.words) and s.words[i + 1] not in ("of", "in", "by", "from")
    if s.marks[i] & ACQUIRE_WEAK:
        if s.words[i + 1 : i + 2] == ["of"]:
            return False
        start = skip(s, i + 1)
        end, np = s.noun_phrase(start)
        if s.words[end : end + 1] in (["with"], ["by"]) and end - start < 4:
            np |= s.noun_phrase(end + 1)[1]
        return is_remedy(np) or any(m & (TOOL | TECH) for m in s.marks[start:end])
    return False


_FIRST_PERSON = group("we i our us my")
_MODALS = group("should must ought shall let better")
_RENEWING = group("enhance improve modernise overhaul redesign renew revamp upgrade")
_AGAINST = Phrases("but; however; yet; although; though")
_EMBEDS = group("as how if that than to what when where whether which who why , ;")
_THINKING = group("think thinks believe believes feel feels")
_EACH = Phrases("but; however; yet; each; every")


def wanted(s: Statement) -> bool:
    """Whether a remedy is asked for, in any register."""
    return (
        bool(s.every & WANT and _by_wish(s))
        or _by_modal(s)
        or _by_phrase(s)
        or _by_order(s)
        or _by_name(s)
        or _by_ought(s)
    )


def _by_wish(s: Statement) -> bool:
    return any(mark & WANT and _wish_at(s, i) for i, mark in enumerate(s.marks))


def _wish_at(s: Statement, i: int) -> bool:
    word = s.words[i]
    if word in NEEDED:
        return _needed_at(s, i)
    before = s.words[max(0, i - 4) : i]
    after = s.words[i + 1] if i + 1 < len(s.words) else ""
    if word.startswith(("call", "ask", "push", "lobb")) and after not in ("for", "to"):
        return False
    if subject_of(s, i) & THING or (word == "asked" and _BEING & set(before[-1:])):
        return False
    if word.startswith("like") and "would" not in before:
        return False
    if before[-1:] == ["their"]:
        return False
    if "not" in before[-2:] and not word.startswith("consider"):
        return False
    first = bool(_FIRST_PERSON & set(before))
    if word.startswith("require") and not first:
        return False
    if not first and s.has(_AGAINST) and follows(s, i, i + 4):
        return False
    j = skip(s, i + 1)
    if s.words[j : j + 1] in (["for"], ["is"], [":"]):
        j = skip(s, j + 1)
    if j >= len(s.marks):
        return False
    client = bool(CLIENTS & set(before)) and word.startswith("need")
    if acquires(s, j):
        return not client
    if s.marks[j] & (ACQUIRING | ACQUIRED):
        return is_remedy(s.noun_phrase(skip(s, j + 1))[1])
    if after == "that":
        return bool(s.every & (ACQUIRE | TOOL))
    _, np = s.noun_phrase(j)
    if np & PEOPLE and not np & (TOOL | GUIDANCE | TECH):
        return bool(np & MORE) or first
    return is_remedy(np) and (not client or bool(np & MORE))


def _needed_at(s: Statement, i: int) -> bool:
    """Whether "more staff are needed" is a wish and not a rule ("a stamp is required")."""
    if s.words[i + 1 : i + 2] == ["by"] or (s.words[i] == "overdue" and s.every & NUMBER):
        return False
    if s.words[i + 1 : i + 2] in (["to"], ["that"]):
        rest = s.marks[i + 2 :]
        return any(m & ACQUIRE for m in rest) or (
            s.words[i + 1] == "that" and any(m & TOOL for m in rest)
        )
    subject = subject_of(s, i)
    if s.has(_EACH):
        return False
    if subject & (MORE | ACQUIRE_NOUN):
        return is_remedy(subject) or bool(subject & ACQUIRE_NOUN)
    return bool(subject & (TOOL | GUIDANCE | TECH)) and " to " not in f" {' '.join(s.words[i:])} "


def _by_modal(s: Statement) -> bool:
    for i, word in enumerate(s.words):
        if word in NEEDED and not s.marks[i] & WANT and _needed_at(s, i):
            return True
        have_to = word == "to" and i > 0 and s.words[i - 1] in ("have", "has")
        if not (word in _MODALS or have_to) or s.words[i + 1 : i + 2] == ["not"]:
            continue
        if have_to and s.words[i + 1 : i + 2] != ["be"] and not _FIRST_PERSON & set(s.words[:i]):
            continue
        if _ought_at(s, i):
            return True
    return False


def _ought_at(s: Statement, i: int) -> bool:
    j = skip(s, i + 1)
    if j >= len(s.marks):
        return False
    fact = s.has(_AGAINST)
    first = bool(_FIRST_PERSON & set(s.words[:i]))
    if s.words[i + 1 : i + 2] == ["be"] and s.words[i - 1 : i] == ["there"]:
        return not fact and is_remedy(s.noun_phrase(i + 2)[1])
    if s.marks[j] & ACQUIRED and "be" in s.words[i:j]:
        _, given = s.noun_phrase(j + 2) if s.words[j + 1 : j + 2] in (["by"], ["with"]) else (0, 0)
        return not fact and (s.words[j] in TAKEN or is_remedy(subject_of(s, i) | given))
    if s.marks[j] & ACQUIRING:
        return first and is_remedy(s.noun_phrase(j + 1)[1])
    return acquires(s, j) and (first or not fact)


def _by_ought(s: Statement) -> bool:
    """What ought to be, whatever it is about, told as a whole and next to no fact."""
    i = next((i for i, word in enumerate(s.words) if word in ("should", "ought")), 0)
    if not i or "have" in s.words[i + 1 : i + 4] or s.has(_AGAINST) or s.every & NUMBER:
        return False
    before = [m for word, m in zip(s.words[:i], s.marks, strict=False) if word not in _THINKING]
    return not (_EMBEDS & set(s.words[:i]) or any(m & FINITE for m in before))


def _by_phrase(s: Statement) -> bool:
    return bool(s.every & (TOOL | GUIDANCE | TECH | ACQUIRE | MORE)) and s.has(WISHES)


def _by_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in LEAD:
        start += 1
    if s.words[start : start + 1] and s.words[start] in _RENEWING:
        return bool(s.noun_phrase(start + 1)[1] & TOOL)
    return acquires(s, start)


def _happens_after(s: Statement, start: int) -> bool:
    """Whether a verb follows ("the introduction of the tool moved the queue")."""
    verb = HAPPEN | LIGHT | ACQUIRED
    return any(
        s.marks[i] & verb and s.words[i - 1] not in ("to", "and", "or")
        for i in range(start + 1, len(s.words))
    )


def _by_name(s: Statement) -> bool:
    """A wish as a bare noun: "Introduction of a robot", "RPA introduction", "More staff"."""
    if s.every & FINITE or not s.words:
        return False
    start = 1 if s.marks[0] & DETERMINER and not s.marks[0] & MORE else 0
    if start >= len(s.words):
        return False
    end, np = s.noun_phrase(start)
    if np & ACQUIRE_NOUN:
        if _happens_after(s, end):
            return False
        if s.words[end : end + 1] in (["of"], ["for"]):
            _, inner = s.noun_phrase(end + 1)
            return is_remedy(inner) or s.words[end - 1] in ("outsourcing", "procurement")
        return any(m & (REMEDY | TECH) for m in s.marks[start : end - 1])
    if any(m & HAPPEN and not m & (ACQUIRE_WEAK | ACQUIRED) for m in s.marks[start + 1 :]):
        return False
    if s.marks[start] & ACQUIRING:
        return is_remedy(s.noun_phrase(skip(s, start + 1))[1])
    people = np & PERSON and not CLIENTS & set(s.words[start:end])
    return bool(s.marks[start] & MORE and (np & REMEDY or people))


Span = tuple[int, int, int]

_BEING = group("are be been being is was were")
_GOT = group("have has own possess got get use using having")
# What was not put to the test is there.
_TRIED_OUT = group("run started switched test tested tried trialled rehearsed")
# "A shortage of drivers", "too few lawyers": people by their trade.
_SCARCE = group("dearth lack scarcity shortage shortages")
# Support of these kinds is people.
_OFFICE_WORK = group("administrative clerical it legal secretarial technical")
_NONE = Phrases("have none; has none")


def lacking(s: Statement) -> bool:
    """Whether the lack of a remedy is all that is said: no duty, nothing that followed."""
    span = _lack(s)
    if span is None:
        return False
    start, end, marks = span
    if s.has(DUTY) or (marks & GUIDANCE and not marks & TOOL and s.every & NUMBER):
        return False
    return not follows(s, start, end)


def _lack(s: Statement) -> Span | None:
    """Where a remedy is said to be missing: start, end, its groups."""
    for i, word in enumerate(s.words):
        found = _lack_at(s, i, word)
        if found:
            return found
    if s.words[0] == "nobody" or s.line.startswith(" no one "):
        bought = any(m & ACQUIRED for m in s.marks) and s.every & TOOL
        return (0, len(s.words), TOOL) if bought and not s.every & CONNECTIVE else None
    if s.has(_NONE) and s.every & (TOOL | TECH):
        return 0, 0, TOOL
    return None


def _lack_at(s: Statement, i: int, word: str) -> Span | None:
    before = s.words[i - 1] if i else "."
    if word == "no":
        open_ = before in BREAKS or s.marks[i - 1] & (FINITE | CONNECTIVE)
        return (
            _named(s, i, i + 1)
            if open_ or before in ("with", "that", "and", "got", "been")
            else None
        )
    if word in SHORTAGES or word in ("lacks", "lacked", "lacking", "missing") or word in TOO_FEW:
        j = i + 2 if s.words[i + 1 : i + 2] in (["of"], ["is"], ["in"]) else i + 1
        if word in SHORTAGES and i and s.marks[i - 1] & REMEDY:
            return i - 1, i + 1, s.marks[i - 1]
        return _named(s, i, j) or _gone(s, i) or _people_short(s, i)
    if word in ("enough", "short") and before in ("not", "are", "is", "run", "am"):
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or (_gone(s, i) if word == "enough" else None)
    if word in DENIED:
        return _named(s, i, i + 1)
    if word in UNDERSTAFFED or (word == "short" and i and s.marks[i - 1] & PEOPLE):
        return i, i + 1, PEOPLE
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
    if mark & (ACQUIRE | ACQUIRED | ACQUIRE_WEAK) and word not in _TRIED_OUT:
        return (None if _does(s, i, j) else _gone(s, i)) or _named(s, i, j + 1)
    return None


def _does(s: Statement, i: int, j: int) -> bool:
    """Whether the subject is the one who does not do it ("the unit does not issue receipts")."""
    return (
        _BEING.isdisjoint(s.words[i - 1 : j])
        and j + 1 < len(s.words)
        and not (s.marks[j + 1] & STOP)
    )


def _named(s: Statement, start: int, np_start: int) -> Span | None:
    end, np = s.noun_phrase(np_start)
    if s.words[end - 1] == "support" and s.words[end - 2] in _OFFICE_WORK:
        return start, end, PEOPLE
    if not is_remedy(np) and s.words[end - 1 : end] and s.words[end - 1] in LIGHT_HEADS:
        end, np = s.noun_phrase(end + 1)
    return (start, end, np) if is_remedy(np) else None


def _people_short(s: Statement, i: int) -> Span | None:
    few = s.words[i] == "few" and s.words[i - 1] == "too" and i > 0
    if not few and (s.words[i] not in _SCARCE or s.words[i + 1 : i + 2] != ["of"]):
        return None
    start = i + 1 if few else i + 2
    end, np = s.noun_phrase(start)
    return (i, end, PEOPLE) if np & PERSON and CLIENTS.isdisjoint(s.words[start:end]) else None


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
            return bool(s.marks[j - 1] & (ABSTRACT | EMPTY | CONCRETE))
    return False
