"""What an English problem joins to itself: a cause, or a second problem."""

from __future__ import annotations

from dxsheet.wording.en_lexicon import group

# Words that give a cause wherever they stand.
_CAUSES = (
    " because ", " due to ", " owing to ", " caused by ", " as a result of ", " on account of ",
    " the reason is ", " the cause is ", " the reason being ",
)  # fmt: skip
_OPENERS = ("because ", "due to ", "owing to ", "given that ", "as a result of ", "thanks to ")
# "Since the stamp is elsewhere, ..." is a reason, "since the office moved, ..." a time: only a
# verb of the present tells them apart.
_PRESENT = group("is are has have does do can must may")
_PAST = group("was were had did could")
# "As of May", "as a result", "as required": no clause.
_NO_CLAUSE = group("""
of a an in at to for from before usual soon long many much well part with per set noted stated
required requested reported shown described agreed is was can has
""")
# "..., so the clerks retype": what stands before is the cause.
_SO = (", so ", "; so ", ", hence ", "; hence ", ", therefore ", "; therefore ", ", and so ")
_NOT_SO = group("that far as to on forth called much many long often")
_THEN = ("as a result, ", "therefore, ", "consequently, ", "as a consequence, ")

# Words that join on a second problem, at the start of a clause.
_SECOND = (
    "also ", "in addition", "additionally", "furthermore", "moreover", "besides", "and also ",
    "on top of that", "another problem", "secondly",
)  # fmt: skip

# Two clauses are two problems where each has a subject of its own and says what goes wrong.
_DETERMINERS = group("the a an some many most all half each every no several few our")
_LINKS = group("""
it its they them their this these those he she his her him that which who so then there such same
one both itself themselves latter first second other others rest
""")
_VERBS = group("""
is are was were has have had do does did go goes went come comes came arrive arrives arrived get
gets got stay stays stayed remain remains remained keep keeps kept fail fails failed break breaks
broke take takes took wait waits waited
""")
_WRONG = group("""
not never nobody none no late lost missing missed wrong wrongly incomplete broken empty unsigned
unanswered unpaid unread unopened unchecked undated untested unclear illegible blurred blank overdue
crash crashes crashed freeze freezes froze jam jams jammed leak leaks leaked fail fails failed break
breaks broke disappear disappears disappeared overrun overruns overran vanish expired damaged
duplicated mislaid misfiled doubled delayed double-booked overbooked twice slow
out-of-date outdated
""")
_SAYS = _VERBS | _WRONG
_JOINTS = group("and while but whereas")
_NOT_A_SUBJECT = group("of for to in on at by with from when if where after before until and or")


def gives_cause(text: str) -> bool:
    """Whether an English problem (normalised) also says why."""
    if any(words in text for words in _CAUSES) or _opens_with_cause(text):
        return True
    if any(words in text for words in _SO):
        rest = min((text.partition(words)[2] for words in _SO if words in text), key=len)
        return rest.split(" ", 1)[0] not in _NOT_SO
    return any(clause.startswith(_THEN) for clause in _clauses(text)[1:])


def _opens_with_cause(text: str) -> bool:
    head, comma, _ = text.partition(", ")
    if not comma or not head.strip():
        return False
    if head.startswith(_OPENERS):
        return True
    words = head.split()
    if words[0] == "since":
        return not _PRESENT.isdisjoint(words) and _PAST.isdisjoint(words)
    if words[0] == "as" and words[1:2] and words[1] not in _NO_CLAUSE:
        return not (_PRESENT | _PAST).isdisjoint(words[2:])
    return False


def joins_second(text: str) -> bool:
    """Whether an English problem (normalised) tells of two."""
    clauses = _clauses(text)
    if any(clause.startswith(_SECOND) for clause in clauses[1:]):
        return True
    return any(_two_wrongs(clause) for clause in clauses)


def _clauses(text: str) -> list[str]:
    parts = text.replace(". ", "\n").replace("; ", "\n").splitlines()
    return [part.lstrip("・- ") for part in parts]


def _two_wrongs(clause: str) -> bool:
    words = clause.replace(",", " ").rstrip(".! ").split()
    for i in range(3, len(words) - 2):
        if words[i] in _JOINTS:
            first, second = _wrong(words[:i]), _wrong(words[i + 1 :])
            if first and second and _apart(words[:i], words[i + 1 :]):
                return first != second
    return False


def _wrong(words: list[str]) -> str:
    """The subject of a clause that says what goes wrong; nothing for any other."""
    for i, word in enumerate(words[:5]):
        if word in _NOT_A_SUBJECT:
            return ""
        if word in _SAYS:
            known = i > 0 and (words[0] in _DETERMINERS or _plural(words[i - 1]))
            return words[i - 1] if known and not _WRONG.isdisjoint(words[i:]) else ""
    return ""


def _plural(word: str) -> bool:
    return word.endswith("s") or word in ("staff", "people", "post", "mail")


def _apart(first: list[str], second: list[str]) -> bool:
    """Whether the second clause does not go on about the first."""
    if not _LINKS.isdisjoint(second):
        return False
    long = {word for word in first if len(word) > 4}
    return long.isdisjoint(word for word in second if word not in _WRONG)
