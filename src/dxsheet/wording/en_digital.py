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
    WANT,
    Statement,
)

_VERBS = frozenset(
    "digitise digitised digitising digitalise digitalised digitalising computerise "
    "computerised".split()
)
_AI = frozenset("ai rpa ict chatgpt copilot chatbots robots drones iot blockchain".split())
_ALL = (" all ", " every ", " everything ", " entire ", " whole ", " fully ", " completely ", " each ",
        " 100% ", " entirely ", " full ", " as much as possible ", " as many ", " total ")  # fmt: skip
_LATEST = (
    " advanced technology ", " advanced technologies ", " latest technology ", " smart city ",
    " latest technologies ", " new technologies ", " cutting-edge ", " artificial intelligence ",
    " emerging technologies ", " emerging technology ", " smart government ", " state-of-the-art ",
    " digital era ", " digital age ", " on computers ", " smart cities ", " use of ict ",
    " utilisation of ict ", " modern technology ", " modern technologies ", " use of technology ",
    " new technology ", " machine learning ", " through technology ", " with technology ",
    " analogue way ", " analogue era ", " innovative technologies ", " innovative technology ",
    " available online ", " is electronic ", " are electronic ", " are online ", " done online ",
    " handled online ", " completed online ", " still analogue ", " to the cloud ",
    " language model ", " language models ", " smart technology ", " technology leader ",
    " digitally ", " virtual town hall ",
)  # fmt: skip
# What may follow "AI" or "digital" where no thing follows that it would describe.
_LOOSE = frozenset(
    "wherever everywhere more widely actively extensively fully too now yet anyway properly across "
    "throughout today soon tomorrow at all enough much well overnight only".split()
)
# An effect is said: the digital means serves it.
_EFFECT = (
    " so that ", " in order to ", " without ", " instead ", " no longer ", " fewer ", " shorten ",
    " cut ", " reduce ", " reducing ", " shorter ", " within ", " minutes ", " hours ", " days ",
    " can ", " rather than ", " drop ", " stop ", " , so ", " save ", " free ", " letting ",
    " allow ", " lets ", " less time ", " cutting ", " by themselves ", " at home ", " avoid ",
)  # fmt: skip
_WANTING = (
    " should ", " must ", " ought ", " have to ", " has to ", " use ", " go ", " become ",
    " make ", " rely ", " relies ",
)  # fmt: skip


def digital_goal(s: Statement) -> bool:
    """Whether the aim is digital itself: no effect is said, nothing happens in it."""
    return _named(s) and not s.has(_EFFECT) and not s.every & HAPPEN


def digital_lack(s: Statement) -> bool:
    """Whether the problem is only that digital is late, little or wanted."""
    if s.every & HAPPEN or not _named(s):
        return False
    lags = s.every & (LAG | WANT | ACQUIRE | EMPTY) or s.has(_WANTING)
    share = s.every & SHARE and s.every & NUMBER
    return bool(lags or share or not s.every & FINITE)


def _named(s: Statement) -> bool:
    """Whether digital in the abstract is named."""
    words, marks = s.words, s.marks
    last = len(words) - 1
    for i, word in enumerate(words):
        after = marks[i + 1] if i < last else STOP
        loose = after & (STOP | DIGITAL_HEAD) or (i < last and words[i + 1] in _LOOSE)
        if word in _VERBS:
            if s.has(_ALL) or s.every & LAG or _abstract_object(s, i):
                return True
        elif marks[i] & DIGITAL:
            return True
        elif word == "digital":
            if loose or (i < last - 1 and marks[i + 2] & DIGITAL_HEAD):
                return True
        elif word in _AI:
            if loose and (word in ("ai", "chatgpt", "copilot") or s.has(_EVERYWHERE)):
                return True
        elif marks[i] & SHARE and _near_online(s, i):
            return True
    return s.has(_LATEST)


_EVERYWHERE = (
    " everywhere ", " wherever ", " dx ", " ai ", " everything ", " as many ", " all ",
    " digital ", " adoption ",
)  # fmt: skip


def _abstract_object(s: Statement, i: int) -> bool:
    end, np = s.noun_phrase(i + 1)
    return bool(np & (ABSTRACT | DIGITAL_HEAD)) and end > i + 1


def _near_online(s: Statement, i: int) -> bool:
    return any(mark & ONLINE for mark in s.marks[max(0, i - 4) : i + 6])


# --- S003 ----------------------------------------------------------------------------------------

# The procedure is said to stay, whatever else is said.
_UNCHANGED = (
    " unchanged ", " untouched ", " as is ", " as it is ", " as they are ", " as before ",
    " as now ", " as today ", " as at present ", " same as ", " always do ", " stay the same ",
    " stays the same ", " remains ", " remain ", " retained ", " retaining ", " no change ",
    " without change ", " without any change ", " without changing ", " without altering ",
    " without touching ", " without modifying ", " without revising ", " without amending ",
    " no other change ", " nothing else ", " exactly as ", " exactly the ", " as usual ",
    " do not change ", " does not change ", " not be changed ", " not changed ", " not alter ",
    " not affected ", " not be touched ", " nothing changes ", " like now ", " like before ",
    " as always ", " in the usual way ", " as in the past ", " as we do now ", " as it does now ",
    " as they do now ", " like-for-like ", " no revision ", " no alteration ", " as it was ",
    " as they were ", " same way ", " current process ", " existing process ", " stays as ",
    " existing procedure ", " current procedure ", " just like the paper ", " same layout ",
    " mirrors the ", " mirror the ", " mirroring ", " same number of ", " one to one ",
    " one-to-one ", " be maintained ", " is maintained ", " are maintained ", " stay in place ",
    " stays in place ", " kept in place ", " remain in place ", " left as ", " like it is ",
    " the way it is ", " the way they are ", " as things are ", " as they stand ", " status quo ",
    " continue as ", " continues as ", " carry on as ", " carries on as ", " same rules ",
    " no step is ", " none of the steps ", " no steps ", " not touch ", " leaving the ",
)  # fmt: skip
# It is said to go on beside the digital step; a step that is named as gone takes this back.
_BESIDE = (
    " continue ", " continues ", " continuing ", " still ", " in addition to ", " on top of ",
    " also copy ", " also kept ", " also prepared ", " also print ", " print it ", " print them ",
    " prints it ", " prints them ", " printed and ", " and print ", " and prints ", " then print ",
    " retype ", " retypes ", " retyped ", " re-enter ", " re-enters ", " re-entered ",
    " transcribe ", " transcribes ", " transcribed ", " by hand ", " paper original ",
    " paper copy ", " paper copies ", " paper master ", " alongside ", " in parallel ",
    " into the existing ", " and keep ", " keep all ", " keeping ", " are kept ", " is kept ",
    " also on paper ", " both on paper ", " paper version ", " signed original ", " wet signature ",
    " wet-ink ", " copies it ", " copy it ", " copies them ", " copied into ", " copied onto ",
    " type it ", " types it ", " typed into ", " keyed into ", " key it ", " key them ",
    " existing paper ", " current paper ", " enter it ", " enters it ", " entered by hand ",
    " manually ", " also file ", " also filed ", " printed out ", " print the ", " prints the ",
    " print out ", " printout ", " printouts ", " then bring ", " also sign ", " also signed ",
    " also submit ", " also be submitted ", " also send ", " by post as well ", " duplicate ",
    " as well as in the paper ", " as well as the paper ", " as well as on paper ", " too ",
    " to be printed ", " handwritten ", " keep writing ", " keep the paper ", " keep paper ",
    " in duplicate ", " also stamp ", " and stamp ", " stamps it ", " stamps them ", " stamp it ",
    " retain ", " maintaining ", " preserve ", " then copy ", " then copies ", " hard copy ",
    " hard copies ", " also on file ", " also enter ", " also record ", " also write ",
)  # fmt: skip
_SAME = frozenset(
    "fields order form format layout steps procedure procedures approvals approvers route binders "
    "files stamp stamps checks seals signatures items questions circulation offices folders people "
    "desks hands rounds forms sequence boxes registers ledgers columns process workflow".split()
)
_REPLACED = (
    " replace ",
    " replaces ",
    " replaced ",
    " replacing ",
    " in place of ",
    " instead of ",
)
_GONE = (
    " drop ", " dropped ", " drops ", " stop ", " stops ", " stopped ", " end ", " ends ",
    " ended ", " close ", " closed ", " closing ", " abolish ", " abolished ", " remove ",
    " removed ", " no longer ", " discontinue ", " discontinued ", " scrap ", " scrapped ",
    " cease ", " ceases ", " eliminate ", " eliminated ", " eliminating ", " cancel ", " goes ",
    " cancelled ", " withdraw ", " withdrawn ", " falls away ", " fall away ", " goes away ",
    " disappear ", " disappears ", " rather than ", " do away ", " phase out ", " phased out ",
    " skip ", " skipped ", " retire ", " retired ", " unnecessary ", " not needed ", " not have to ",
    " without printing ", " without retyping ", " without re-typing ", " without paper ",
    " only if ", " for people who ", " for those who ", " for residents who ", " for anyone who ",
    " who have no ", " for people without ", " for those without ", " merge ", " merged ",
    " reduce ", " reduced ", " cut ", " cuts ", " fewer ", " so that ", " delete ", " deleted ",
    " dropping ", " stopping ", " ending ", " removing ", " abolishing ", " throw ", " until ",
    " destroyed ", " shredded ", " superseded ", " take over ", " takes over ", " instead ",
)  # fmt: skip
_STEPS = frozenset(
    "scan scanned scanning upload uploaded pdf excel spreadsheet electronically electronic internet "
    "e-mail e-mailed email emailed screen web workflow chat e-form e-forms qr cloud intranet "
    "computer sms online digital digitally digitise digitised app apps tablet tablets handheld "
    "handhelds portal chatbot chatbots rpa robot robots system software e-signature e-signatures "
    "kiosk kiosks website platform database ocr ai kintone scanner scanners web-based mobile "
    "terminal terminals smartphone phone automated card-reader e-filing drone drones camera "
    "cameras macro tool barcode".split()
)


def procedure_stays(s: Statement) -> bool:
    """Whether a digital step is added and the text says that the procedure behind it stays."""
    if not any(word in _STEPS for word in s.words):
        return False
    if s.has(_GONE):
        return False
    if s.has(_UNCHANGED) or _same_again(s):
        return True
    return s.has(_BESIDE) and not s.has(_REPLACED)


def _same_again(s: Statement) -> bool:
    """ "with the same 60 fields", "for the same circulation of seven stamps"."""
    for i, word in enumerate(s.words):
        if word == "same" and any(after in _SAME for after in s.words[i + 1 : i + 4]):
            return True
    return False
