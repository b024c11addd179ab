"""Is a remedy what an English statement wants, or only the lack of one?

The noun does not decide: "the tablet is out of battery" is a fact, "we want a tablet" a remedy.
What is read is the word that governs the noun: a wish, an order, a lack.
"""

from __future__ import annotations

from dxsheet.wording.en_clauses import (
    ACQUIRE,
    ACQUIRE_NOUN,
    ACQUIRE_WEAK,
    ACQUIRED,
    ACQUIRING,
    CONNECTIVE,
    DETERMINER,
    FINITE,
    GUIDANCE,
    HAPPEN,
    JUDGING,
    MORE,
    NUMBER,
    PEOPLE,
    REMEDY,
    TECH,
    TOOL,
    WANT,
    Statement,
)

# Said before the word that counts.
_LEAD = frozenset(
    "please let us just maybe perhaps honestly first to also simply and then we i should the "
    "urgently really badly desperately not be able only still it is that therefore now soon".split()
)
_ADVERBS = frozenset(
    "please urgently really badly desperately also simply just still only not soon now be able to "
    "immediately quickly further eventually finally at least see start begin up out in into yet "
    "been being a an actively".split()
)
_CLIENTS = frozenset(
    "applicants applicant residents resident users citizens visitors callers parents businesses "
    "customers patients students pupils tenants taxpayers voters travellers companies passengers "
    "they people households families farmers suppliers bidders claimants".split()
)
_FIRST_PERSON = frozenset({"we", "i", "our", "us", "my"})
_NEEDED = frozenset(
    "needed required requested desired wanted necessary essential desirable indispensable overdue "
    "urgent demanded requisite vital awaited must-have recommended advisable".split()
)
_MODALS = frozenset({"should", "must", "ought", "shall", "let", "better"})
_WISHES = (
    " can we ", " could we ", " why do not we ", " why do we not ", " why not ", " how about ",
    " what about ", " is it possible ", " would it be possible ", " would be nice ",
    " would be good ", " would be great ", " would be helpful ", " would be useful ",
    " would be better ", " would be ideal ", " would be easier ", " would help ", " would solve ",
    " would make ", " if only ", " if we had ", " if there were ", " if there was ",
    " wish we had ", " would like ", " high time ", " it is time ", " should have ", " can i get ",
    " looking for ", " in favour of ", " could you ", " can you ", " could i ", " may we ",
    " would be a great help ", " would love ", " i would ", " would welcome ", " would appreciate ",
    " can not we ", " can we not ", " could not we ", " when will we ", " when do we get ",
    " what we need ", " is what we need ", " would be a solution ", " is the answer ",
    " is the solution ", " would save ",
)  # fmt: skip
_SHORTAGES = frozenset(
    "shortage shortages scarcity deficit absence unavailability non-existence nonexistence "
    "non-introduction dearth want lack".split()
)
_TOO_FEW = frozenset("insufficient inadequate few limited little scarce".split())
_UNDERSTAFFED = frozenset(
    "understaffed understaffing undermanned short-staffed understaff underfunded underfunding "
    "short-handed".split()
)
_MISSING = frozenset(
    "missing absent unavailable nonexistent non-existent lacking insufficient inadequate "
    "outstanding unbought".split()
)
# Words of duty: what is missing then is a departure from a rule, a fact.
_DUTY = (
    " requires ", " required by ", " require ", " law ", " ordinance ", " regulation ",
    " regulations ", " statutory ", " statute ", " mandatory ", " obliged ", " prescribed ",
    " prescribes ", " calls for ", " contrary to ", " act ", " directive ", " circular ",
    " by-law ", " by-laws ", " obligation ", " is required ", " are required ", " was required ",
    " were required ", " had to ", " stipulates ", " mandates ", " mandated ", " the rules ",
    " the policy ", " the rule ", " by rule ", " even though ", " despite ", " audit standard ",
)  # fmt: skip
# A clause opened by one of these says what followed.
_SO = frozenset(
    "so which therefore thus hence meaning leaving forcing causing resulting leading making "
    "consequently while whereas where".split()
)
_BREAKS = frozenset(".;:,!?–—()")


def _is_remedy(marks: int) -> bool:
    return bool(marks & (REMEDY | TECH))


def wanted(s: Statement) -> bool:
    """Whether a remedy is asked for, in any register."""
    return (
        bool(s.every & WANT and _by_wish(s))
        or _by_modal(s)
        or _by_phrase(s)
        or _by_order(s)
        or _by_name(s)
    )


def lacking(s: Statement) -> bool:
    """Whether the lack of a remedy is all that is said: no duty, nothing that followed."""
    span = _lack(s)
    if span is None:
        return False
    start, end, marks = span
    if s.has(_DUTY) or (marks & GUIDANCE and not marks & TOOL and s.every & NUMBER):
        return False
    return not _follows(s, start, end)


def _follows(s: Statement, start: int, end: int) -> bool:
    acquiring = ACQUIRE | ACQUIRE_WEAK | ACQUIRED
    for i, mark in enumerate(s.marks):
        if start <= i < end:
            continue
        if mark & HAPPEN and not mark & acquiring:
            return True
        if s.words[i] in _SO and len(s.words) - i > 3 and not _verdict(s, i):
            return True
    return False


def _verdict(s: Statement, start: int) -> bool:
    """Whether a clause only judges ("so work is inefficient")."""
    return any(mark & JUDGING for mark in s.marks[start:])


def _skip(s: Statement, i: int) -> int:
    while i < len(s.words) and s.words[i] in _ADVERBS:
        i += 1
    return i


def _acquires(s: Statement, i: int) -> bool:
    """Whether the verb here takes a remedy in hand."""
    if i >= len(s.marks):
        return False
    if s.marks[i] & ACQUIRE:
        return i + 1 < len(s.words) and s.words[i + 1] not in ("of", "in", "by", "from")
    if s.marks[i] & ACQUIRE_WEAK:
        _, np = s.noun_phrase(_skip(s, i + 1))
        return _is_remedy(np)
    return False


def _subject(s: Statement, i: int) -> int:
    """The groups of the noun phrase that opens the clause in which word i stands."""
    start = i
    while start and s.words[start - 1] not in _BREAKS and not s.marks[start - 1] & CONNECTIVE:
        start -= 1
    seen = 0
    for mark in s.marks[start:i]:
        if mark & FINITE:
            break
        seen |= mark
    end, head = s.noun_phrase(start)
    if head & ACQUIRE_NOUN or s.words[end - 1 : end] in (["lack"], ["kind"], ["number"]):
        return seen
    return head


def _by_wish(s: Statement) -> bool:
    for i, mark in enumerate(s.marks):
        if mark & WANT and _wish_at(s, i):
            return True
    return False


def _wish_at(s: Statement, i: int) -> bool:
    word = s.words[i]
    if word in _NEEDED:
        return _needed_at(s, i)
    before = s.words[max(0, i - 4) : i]
    after = s.words[i + 1] if i + 1 < len(s.words) else ""
    if word.startswith(("call", "ask", "push", "lobb", "appl")) and after not in ("for", "to"):
        return False
    if word.startswith("like") and "would" not in before:
        return False
    if "not" in before[-2:] and not word.startswith("consider"):
        return False
    first = bool(_FIRST_PERSON & set(before))
    if word.startswith("require") and not first:
        return False
    if not first and s.has((" but ", " however ", " yet ", " ; ")) and _follows(s, i, i + 4):
        return False
    j = _skip(s, i + 1)
    if s.words[j : j + 1] == ["for"]:
        j = _skip(s, j + 1)
    if j >= len(s.marks):
        return False
    client = bool(_CLIENTS & set(before)) and word.startswith("need")
    if _acquires(s, j) or s.marks[j] & ACQUIRED and s.marks[j + 1 : j + 2] != [0]:
        return not client
    if s.marks[j] & ACQUIRING:
        return _is_remedy(s.noun_phrase(_skip(s, j + 1))[1])
    if after == "that":
        return bool(s.every & ACQUIRE) or bool(s.every & TOOL)
    _, np = s.noun_phrase(j)
    if np & PEOPLE and not np & (TOOL | GUIDANCE | TECH):
        return bool(np & MORE) or first
    return _is_remedy(np) and (not client or bool(np & MORE))


def _needed_at(s: Statement, i: int) -> bool:
    """ "More staff are needed": wanted unless it is a rule ("a stamp is required for each")."""
    subject = _subject(s, i)
    if s.words[i + 1 : i + 2] == ["by"] or not subject:
        return False
    if s.has((" but ", " however ", " yet ", " each ", " every ")):
        return False
    if subject & (MORE | ACQUIRE_NOUN):
        return _is_remedy(subject) or bool(subject & ACQUIRE_NOUN)
    return bool(subject & (TOOL | GUIDANCE | TECH)) and " to " not in f" {' '.join(s.words[i:])} "


def _by_modal(s: Statement) -> bool:
    for i, word in enumerate(s.words):
        if word in _NEEDED and not s.marks[i] & WANT and _needed_at(s, i):
            return True
        have_to = word == "to" and i and s.words[i - 1] in ("have", "has")
        if not (word in _MODALS or have_to):
            continue
        if s.words[i + 1 : i + 2] == ["not"]:
            continue
        if have_to and not _FIRST_PERSON & set(s.words[:i]):
            continue
        j = _skip(s, i + 1)
        if s.words[i + 1 : i + 2] == ["be"] or s.words[i + 1 : i + 3] == ["to", "be"]:
            hard = j < len(s.marks) and s.marks[j] & ACQUIRED
            if hard and not _met_by_fact(s) and _takes(s, i, j):
                return True
        elif _acquires(s, j):
            return not _met_by_fact(s) or bool(_FIRST_PERSON & set(s.words[:i]))
    return False


_TAKEN = frozenset(
    "introduced bought installed implemented deployed adopted outsourced automated modernised "
    "computerised rewritten hired recruited procured purchased".split()
)


def _takes(s: Statement, i: int, verb: int) -> bool:
    return s.words[verb] in _TAKEN or _is_remedy(_subject(s, i))


def _met_by_fact(s: Statement) -> bool:
    """Whether an "ought" is set against what is ("should be held; in 2023 none was")."""
    return s.has((" but ", " however ", " yet ", " ; ", " although ", " though "))


def _by_phrase(s: Statement) -> bool:
    return s.has(_WISHES) and bool(s.every & (TOOL | GUIDANCE | TECH | ACQUIRE | MORE))


def _by_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in _LEAD:
        start += 1
    return _acquires(s, start)


def _by_name(s: Statement) -> bool:
    """A wish as a bare noun: "Introduction of a robot", "RPA introduction", "More staff"."""
    if s.every & FINITE or not s.words:
        return False
    if any(m & HAPPEN and not m & (ACQUIRE_WEAK | ACQUIRED) for m in s.marks[1:]):
        return False
    start = 1 if s.marks[0] & DETERMINER else 0
    end, np = s.noun_phrase(start)
    if np & ACQUIRE_NOUN:
        if s.words[end : end + 1] in (["of"], ["for"]):
            _, inner = s.noun_phrase(end + 1)
            return _is_remedy(inner) or s.words[end - 1] in ("outsourcing", "procurement")
        return any(m & (REMEDY | TECH) for m in s.marks[start : end - 1])
    if s.marks[start : start + 1] and s.marks[start] & ACQUIRING:
        return _is_remedy(s.noun_phrase(_skip(s, start + 1))[1])
    return bool(s.marks[start : start + 1] and s.marks[start] & MORE and np & REMEDY)


def _lack(s: Statement) -> tuple[int, int, int] | None:
    """Where a remedy is said to be missing: start, end, its groups."""
    for i, word in enumerate(s.words):
        found = _lack_at(s, i, word)
        if found:
            return found
    return None


def _lack_at(s: Statement, i: int, word: str) -> tuple[int, int, int] | None:
    before = s.words[i - 1] if i else "."
    if word == "no" and (before in _BREAKS or s.marks[i - 1] & (FINITE | CONNECTIVE)
                         or before in ("with", "that", "and", "got")):  # fmt: skip
        return _named(s, i, i + 1)
    if word in ("lack", "lacks", "lacked", "lacking", "without", "missing") or word in _SHORTAGES:
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or _gone(s, i)
    if word in _TOO_FEW or word in ("enough", "short") and before in ("not", "are", "is"):
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or _gone(s, i)
    if word in _UNDERSTAFFED:
        return i, i + 1, PEOPLE
    if word in _MISSING:
        return _gone(s, i)
    if word in ("not", "never", "nor"):
        return _not_at(s, i)
    if word == "to" and s.words[i + 1 : i + 2] == ["be"] and before in ("still", "yet"):
        return _gone(s, i)
    return None


def _not_at(s: Statement, i: int) -> tuple[int, int, int] | None:
    j = _skip(s, i + 1)
    if j >= len(s.marks):
        return None
    word, mark = s.words[j], s.marks[j]
    if word in ("have", "own", "possess", "got", "use", "any", "enough"):
        return _named(s, i, _skip(s, j + 1))
    if word in ("exist", "available", "place", "there", "present", "sufficient"):
        return _gone(s, i)
    if mark & (ACQUIRE | ACQUIRED | ACQUIRE_WEAK):
        return _gone(s, i) or _named(s, i, j + 1)
    return None


def _named(s: Statement, start: int, np_start: int) -> tuple[int, int, int] | None:
    end, np = s.noun_phrase(np_start)
    if end < len(s.words) and s.words[end] == "of" and s.words[end - 1] in ("use", "introduction"):
        end, np = s.noun_phrase(end + 1)
    return (start, end, np) if _is_remedy(np) else None


def _gone(s: Statement, i: int) -> tuple[int, int, int] | None:
    """The subject is a remedy and what is said of it is that it is not there."""
    subject = _subject(s, i)
    if not _is_remedy(subject):
        return None
    start = i
    while start and s.words[start - 1] not in _BREAKS:
        start -= 1
    return start, i + 3, subject
