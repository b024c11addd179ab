"""Is digital itself the aim of an English statement, or a step laid over a procedure that stays?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import (
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
    TECH,
    TOOL,
    WANT,
    Statement,
)

_VERBS = frozenset(
    "digitise digitised digitising digitalise digitalised digitalising computerise "
    "computerised".split()
)
_ALL = (" all ", " every ", " everything ", " entire ", " whole ", " fully ", " completely ", " each ",
        " 100% ", " entirely ", " full ", " as much as possible ", " as many ", " total ")  # fmt: skip
_LATEST = (
    " advanced technology ", " advanced technologies ", " latest technology ", " smart city ",
    " latest technologies ", " new technologies ", " cutting-edge ", " artificial intelligence ",
    " emerging technologies ", " emerging technology ", " smart government ", " state-of-the-art ",
    " digital era ", " digital age ", " on computers ", " smart cities ", " use of ict ",
    " utilisation of ict ", " modern technology ", " modern technologies ", " use of technology ",
)  # fmt: skip
# An effect is said: the digital means serves it.
_EFFECT = (
    " so that ", " in order to ", " without ", " instead ", " no longer ", " fewer ", " shorten ",
    " cut ", " reduce ", " reducing ", " shorter ", " within ", " minutes ", " hours ", " days ",
    " can ", " rather than ", " drop ", " stop ", " , so ", " save ", " free ", " who ", " letting ",
    " allow ", " lets ", " less time ", " cutting ", " by themselves ", " at home ", " avoid ",
)  # fmt: skip
_MOVES = frozenset(
    "reach reached move moved go put turn switch catch exceed place apply run close connect keep "
    "rise raised link accept state start begin hold add let know learn say publish carry drive "
    "name count measure issue show handle stay show fall come came lie leave".split()
)
_NEXT = frozenset("only just still mere".split())


def digital_goal(s: Statement) -> bool:
    """Whether the aim is digital itself: no effect is said, nothing happens in it."""
    return _named(s) and not s.has(_EFFECT) and not _happens(s)


def digital_lack(s: Statement) -> bool:
    """Whether the problem is only that digital is late, little or wanted."""
    if not _named(s) or _happens(s):
        return False
    lags = s.every & (LAG | WANT | ACQUIRE | EMPTY) or s.words[0] in ("use", "go", "become", "make")
    share = s.every & SHARE and s.every & NUMBER
    return bool(lags or share or " should " in s.line or " must " in s.line
                or not s.every & FINITE)  # fmt: skip


def _happens(s: Statement) -> bool:
    return any(m & HAPPEN and w not in _MOVES for w, m in zip(s.words, s.marks, strict=True))


def _named(s: Statement) -> bool:
    """Whether digital in the abstract is named."""
    words, marks = s.words, s.marks
    last = len(words) - 1
    for i, word in enumerate(words):
        after = marks[i + 1] if i < last else STOP
        if word in _VERBS:
            if s.has(_ALL) or _abstract_object(s, i):
                return True
        elif marks[i] & DIGITAL:
            return True
        elif word == "digital":
            if after & (STOP | DIGITAL_HEAD) or (i < last - 1 and marks[i + 2] & DIGITAL_HEAD):
                return True
        elif word in ("ai", "rpa", "ict") and (
            after & (STOP | DIGITAL_HEAD) and not (word == "rpa" and not s.every & DIGITAL)
        ):
            return not (word == "ict" and after & STOP)
        elif marks[i] & SHARE and _near_online(s, i):
            return True
    return s.has(_LATEST)


def _abstract_object(s: Statement, i: int) -> bool:
    end, np = s.noun_phrase(i + 1)
    return bool(np & (ABSTRACT | DIGITAL_HEAD)) and end > i + 1


def _near_online(s: Statement, i: int) -> bool:
    return any(mark & ONLINE for mark in s.marks[max(0, i - 4) : i + 6])


# --- S003 ----------------------------------------------------------------------------------------

_STAYS = (
    " unchanged ", " untouched ", " as is ", " as it is ", " as they are ", " as before ",
    " as now ", " as today ", " as at present ", " same as ", " like we always ", " stay the same ",
    " stays the same ", " remains ", " remain ", " retained ", " retain ", " continue ",
    " continues ", " continuing ", " still ", " in addition to ", " on top of ", " also copy ",
    " also kept ", " also prepared ", " also print ", " print it ", " print them ", " prints ",
    " retype ", " retypes ", " re-enter ", " re-enters ", " transcribe ", " transcribes ",
    " exactly as ", " exactly the ", " no change ", " without change ", " without any change ",
    " without changing ", " no other change ", " nothing else ", " same order ", " same fields ",
    " same approvals ", " same form ", " same steps ", " same procedure ", " same process ",
    " same route ", " the same circulation ", " by hand ", " paper original ", " paper copy ",
    " paper copies ", " paper master ", " as usual ", " as well as the paper ", " alongside ",
    " in parallel ", " like-for-like ", " same way ", " current process ", " existing process ",
    " existing procedure ", " current procedure ", " as we do now ", " like now ", " like before ",
    " same layout ", " into the existing ", " keep the ", " keeping ", " keep all ", " kept as ",
    " maintain the current ", " maintaining ", " preserve ", " are kept ", " is kept ",
    " then print ", " and print ", " printed ", " also on paper ", " both on paper ",
    " paper version ", " signed original ", " wet signature ", " copies it ", " copy it ",
    " copied into ", " type it ", " types it ", " typed into ", " keyed into ", " key it ",
    " key them ", " as always ", " not change ", " not changed ", " not be changed ", " not alter ",
    " all approvals ", " same stamps ", " same stamp ", " mirrors the ", " mirror the ",
    " existing paper ", " current paper ", " just like the paper ", " same number of ",
    " stamps remain ", " in the usual way ", " as in the past ", " nothing changes ",
    " leave the ", " leaving the ", " enter it ", " enters it ", " entered by hand ", " manually ",
    " also file ", " also filed ", " paper file is ", " additionally ", " duplicate ",
)  # fmt: skip
_GONE = (
    " drop ", " dropped ", " drops ", " stop ", " stops ", " stopped ", " end ", " ends ",
    " ended ", " close ", " closed ", " closing ", " abolish ", " abolished ", " remove ",
    " removed ", " replace ", " replaces ", " replaced ", " replacing ", " instead ",
    " in place of ", " no longer ", " discontinue ", " discontinued ", " scrap ", " scrapped ",
    " cease ", " ceases ", " eliminate ", " eliminated ", " eliminating ", " cancel ",
    " cancelled ", " withdraw ", " withdrawn ", " falls away ", " fall away ", " goes away ",
    " disappear ", " disappears ", " rather than ", " do away ", " phase out ", " phased out ",
    " skip ", " skipped ", " retire ", " retired ", " unnecessary ", " not needed ", " not have to ",
    " without printing ", " without retyping ", " without re-typing ", " without paper ",
    " only if ", " for people who ", " for those who ", " for residents who ", " for anyone who ",
    " who have no ", " for people without ", " for those without ", " merge ", " merged ",
    " reduce ", " reduced ", " cut ", " cuts ", " fewer ", " so that ", " delete ", " deleted ",
    " dropping ", " stopping ", " ending ", " removing ", " abolishing ", " throw ", " until ",
    " destroyed ", " shredded ", " superseded ", " take over ", " takes over ", " takes the place ",
)  # fmt: skip
_STEPS = (
    " scan ", " scanned ", " upload ", " pdf ", " excel ", " spreadsheet ", " electronically ",
    " electronic ", " internet ", " e-mail ", " email ", " screen ", " on the web ", " workflow ",
    " chat ", " e-form ", " e-forms ", " qr ", " cloud ", " intranet ", " computer ", " sms ",
)  # fmt: skip


def procedure_stays(s: Statement) -> bool:
    """Whether a digital step is added and the text says that the procedure behind it stays."""
    digital = s.every & (TECH | TOOL | ONLINE | DIGITAL) or s.has(_STEPS) or s.every & ACQUIRE
    return bool(digital) and s.has(_STAYS) and not s.has(_GONE)
