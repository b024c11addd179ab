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
    LIGHT,
    MORE,
    NUMBER,
    PEOPLE,
    PERSON,
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
    "been being actively of properly really either both as soon possible us me everyone everybody "
    "them we i all had".split()
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
    " would love ", " i would ", " would welcome ", " would appreciate ",
    " can not we ", " can we not ", " could not we ", " when will we ", " when do we get ",
    " when are we ", " would be a solution ", " is the answer ", " is the solution ",
    " would save ", " be solved ", " benefit from ", " could use a ", " could do with ", " done by machine ", " hoping for ", " waiting for a ",
    " private company ", " external provider ", " outside firm ", " outside company ",
    " external company ", " private firm ", " would fix ", " the only way ", " is the only ",
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
_DENIED = frozenset("refused denied declined awaiting neither nor without none".split())
# "access to a tool", "use of AI": the noun after the preposition counts.
_LIGHT_HEADS = frozenset(
    "access use introduction kind sort form type number set provision investment supply "
    "availability existence support purchase budget funding implementation".split()
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
    "so therefore thus hence meaning leaving forcing causing resulting leading making "
    "consequently while whereas where".split()
)
_BREAKS = frozenset(".;:,!?–—()")
_GOT = frozenset("have has own possess got get use using having".split())

Span = tuple[int, int, int]


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
    acquiring = ACQUIRE | ACQUIRE_WEAK | ACQUIRED | WANT
    for i, mark in enumerate(s.marks):
        if start <= i < end:
            continue
        if mark & (HAPPEN | LIGHT) and not mark & acquiring:
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
        if s.words[i + 1 : i + 2] == ["of"]:
            return False
        start = _skip(s, i + 1)
        end, np = s.noun_phrase(start)
        if s.words[end : end + 1] in (["with"], ["by"]) and end - start < 4:
            np |= s.noun_phrase(end + 1)[1]
        return _is_remedy(np) or any(m & (TOOL | TECH) for m in s.marks[start:end])
    return False


def _clause_start(s: Statement, i: int) -> int:
    start = i
    while start and s.words[start - 1] not in _BREAKS and not s.marks[start - 1] & CONNECTIVE:
        start -= 1
    return start


def _subject(s: Statement, i: int) -> int:
    """The groups of the noun phrase that opens the clause in which word i stands."""
    start = _clause_start(s, i)
    if start == i:
        start = 0
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
    if word.startswith(("call", "ask", "push", "lobb")) and after not in ("for", "to"):
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
    if s.words[j : j + 1] in (["for"], ["is"], [":"]):
        j = _skip(s, j + 1)
    if j >= len(s.marks):
        return False
    client = bool(_CLIENTS & set(before)) and word.startswith("need")
    if _acquires(s, j):
        return not client
    if s.marks[j] & (ACQUIRING | ACQUIRED):
        return _is_remedy(s.noun_phrase(_skip(s, j + 1))[1])
    if after == "that":
        return bool(s.every & (ACQUIRE | TOOL))
    _, np = s.noun_phrase(j)
    if np & PEOPLE and not np & (TOOL | GUIDANCE | TECH):
        return bool(np & MORE) or first
    return _is_remedy(np) and (not client or bool(np & MORE))


def _needed_at(s: Statement, i: int) -> bool:
    """Whether "more staff are needed" is a wish and not a rule ("a stamp is required")."""
    if s.words[i + 1 : i + 2] == ["by"]:
        return False
    if s.words[i + 1 : i + 2] in (["to"], ["that"]):
        rest = s.marks[i + 2 :]
        return any(m & ACQUIRE for m in rest) or (
            s.words[i + 1] == "that" and any(m & TOOL for m in rest)
        )
    subject = _subject(s, i)
    if s.has((" but ", " however ", " yet ", " each ", " every ")):
        return False
    if subject & (MORE | ACQUIRE_NOUN):
        return _is_remedy(subject) or bool(subject & ACQUIRE_NOUN)
    return bool(subject & (TOOL | GUIDANCE | TECH)) and " to " not in f" {' '.join(s.words[i:])} "


def _by_modal(s: Statement) -> bool:
    for i, word in enumerate(s.words):
        if word in _NEEDED and not s.marks[i] & WANT and _needed_at(s, i):
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
    j = _skip(s, i + 1)
    if j >= len(s.marks):
        return False
    fact = s.has((" but ", " however ", " yet ", " ; ", " although ", " though "))
    first = bool(_FIRST_PERSON & set(s.words[:i]))
    if s.words[i + 1 : i + 2] == ["be"] and s.words[i - 1 : i] == ["there"]:
        return not fact and _is_remedy(s.noun_phrase(i + 2)[1])
    if s.marks[j] & ACQUIRED and "be" in s.words[i:j]:
        _, given = s.noun_phrase(j + 2) if s.words[j + 1 : j + 2] in (["by"], ["with"]) else (0, 0)
        return not fact and (s.words[j] in _TAKEN or _is_remedy(_subject(s, i) | given))
    if s.marks[j] & ACQUIRING:
        return first and _is_remedy(s.noun_phrase(j + 1)[1])
    return _acquires(s, j) and (first or not fact)


_TAKEN = frozenset(
    "introduced bought installed implemented deployed adopted outsourced automated modernised "
    "computerised rewritten hired recruited procured purchased".split()
)


def _by_phrase(s: Statement) -> bool:
    return bool(s.every & (TOOL | GUIDANCE | TECH | ACQUIRE | MORE)) and s.has(_WISHES)


def _by_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in _LEAD:
        start += 1
    return _acquires(s, start)


def _by_name(s: Statement) -> bool:
    """A wish as a bare noun: "Introduction of a robot", "RPA introduction", "More staff"."""
    if s.every & FINITE or not s.words:
        return False
    start = 1 if s.marks[0] & DETERMINER and not s.marks[0] & MORE else 0
    if start >= len(s.words):
        return False
    end, np = s.noun_phrase(start)
    if np & ACQUIRE_NOUN:
        if s.words[end : end + 1] in (["of"], ["for"]):
            _, inner = s.noun_phrase(end + 1)
            return _is_remedy(inner) or s.words[end - 1] in ("outsourcing", "procurement")
        return any(m & (REMEDY | TECH) for m in s.marks[start : end - 1])
    if any(m & HAPPEN and not m & (ACQUIRE_WEAK | ACQUIRED) for m in s.marks[start + 1 :]):
        return False
    if s.marks[start] & ACQUIRING:
        return _is_remedy(s.noun_phrase(_skip(s, start + 1))[1])
    people = np & PERSON and not _CLIENTS & set(s.words[start:end])
    return bool(s.marks[start] & MORE and (np & REMEDY or people))


def _lack(s: Statement) -> Span | None:
    """Where a remedy is said to be missing: start, end, its groups."""
    for i, word in enumerate(s.words):
        found = _lack_at(s, i, word)
        if found:
            return found
    if s.words[0] == "nobody" or s.line.startswith(" no one "):
        bought = any(m & ACQUIRED for m in s.marks) and s.every & TOOL
        return (0, len(s.words), TOOL) if bought and not s.every & CONNECTIVE else None
    if s.has((" have none ", " has none ")) and s.every & (TOOL | TECH):
        return 0, 0, TOOL
    return None


def _lack_at(s: Statement, i: int, word: str) -> Span | None:
    before = s.words[i - 1] if i else "."
    if word == "no":
        open_ = before in _BREAKS or s.marks[i - 1] & (FINITE | CONNECTIVE)
        return _named(s, i, i + 1) if open_ or before in ("with", "that", "and", "got") else None
    if word in _SHORTAGES or word in ("lacks", "lacked", "lacking", "missing") or word in _TOO_FEW:
        j = i + 2 if s.words[i + 1 : i + 2] in (["of"], ["is"], ["in"]) else i + 1
        if word in _SHORTAGES and i and s.marks[i - 1] & REMEDY:
            return i - 1, i + 1, s.marks[i - 1]
        return _named(s, i, j) or _gone(s, i)
    if word in ("enough", "short") and before in ("not", "are", "is", "run", "am"):
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or (_gone(s, i) if word == "enough" else None)
    if word in _DENIED:
        return _named(s, i, i + 1)
    if word in _UNDERSTAFFED:
        return i, i + 1, PEOPLE
    if word in _MISSING:
        return _gone(s, i)
    if word in ("not", "never"):
        return _not_at(s, i)
    if word == "to" and before in ("still", "yet"):
        return _gone(s, i) if s.words[i + 1 : i + 2] == ["be"] else _named(s, i, i + 2)
    return None


def _not_at(s: Statement, i: int) -> Span | None:
    j = _skip(s, i + 1)
    if j >= len(s.marks):
        return None
    word, mark = s.words[j], s.marks[j]
    if word in _GOT or word in ("any", "enough") or word in ("a", "an") and "there" in s.words[:i]:
        return _named(s, i, _skip(s, j + 1))
    if word in ("exist", "available", "place", "there", "present", "sufficient"):
        return _gone(s, i)
    if mark & (ACQUIRE | ACQUIRED | ACQUIRE_WEAK):
        return _gone(s, i) or _named(s, i, j + 1)
    return None


def _named(s: Statement, start: int, np_start: int) -> Span | None:
    end, np = s.noun_phrase(np_start)
    if not _is_remedy(np) and s.words[end - 1 : end] and s.words[end - 1] in _LIGHT_HEADS:
        end, np = s.noun_phrase(end + 1)
    return (start, end, np) if _is_remedy(np) else None


def _gone(s: Statement, i: int) -> Span | None:
    """The subject is a remedy and what is said of it is that it is not there."""
    subject = _subject(s, i)
    if not _is_remedy(subject):
        return None
    return _clause_start(s, i), i + 3, subject
