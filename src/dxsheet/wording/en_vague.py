"""Does an English statement hold anything that can be seen or checked?

Only a verdict ("poor", "not effective", "room for improvement") passed on something abstract is
called vague, and only where no event, figure or time stands beside it.
"""

from __future__ import annotations

from dxsheet.wording.en_clauses import (
    ABSTRACT,
    EMPTY,
    EMPTY_ING,
    EMPTY_NOUN,
    EMPTY_WEAK,
    FINITE,
    GUIDANCE,
    HAPPEN,
    JUDGING,
    NUMBER,
    PRAISING,
    STOP,
    THING,
    TIME,
    Statement,
)

_VERDICTS = (
    " room for improvement ", " to be desired ", " could be better ", " could be improved ",
    " needs improvement ", " need improvement ", " needs improving ", " need improving ",
    " to be improved ", " to be strengthened ", " leave much ", " leaves much ", " could do more ",
    " could do better ", " various issues ", " various problems ", " various challenges ",
    " many issues ", " many problems ", " many challenges ", " several issues ", " some issues ",
    " some problems ", " several problems ", " several challenges ", " number of issues ",
    " number of problems ", " number of challenges ", " a challenge ", " challenging ",
    " is an issue ", " is a problem ", " is an ongoing ", " falls short ", " fall short ",
    " short of expectations ", " below expectations ", " not work well ", " not working well ",
    " going well ", " go well ", " not function ", " as they should ", " as it should ",
    " not up to ", " gets better ", " get better ", " too much work ", " too busy ",
    " must be improved ", " should be improved ", " should be strengthened ", " more efficient ",
    " more effective ", " not ideal ", " behind the times ", " old ways ", " not enough effort ",
    " many points ", " improvement is needed ", " improvements are needed ", " is lacking ",
    " are lacking ", " lack of effective ", " issues with ", " issues around ", " problems with ",
    " concerns about ", " a mess ", " in chaos ", " needs attention ", " issues exist ",
    " problems exist ", " difficulties in ", " under strain ", " under pressure ", " not optimal ",
    " areas for improvement ", " must improve ", " needs to improve ", " need to improve ",
    " should improve ", " room to improve ", " opportunities for improvement ", " many things ",
    " a lot of problems ", " lots of problems ", " lots of issues ", " no sense of unity ", " too much effort ", " scope for ", " lot of inefficiency ",
    " less than optimal ", " less than ideal ", " problems with the handling ", " not as it should ",
    " adequate standard ", " not to standard ", " remains a concern ", " are concerns ",
    " work to do ", " more to be done ", " more could be done ", " much to do ",
)  # fmt: skip
_LACKING = frozenset(
    "lack lacks lacked lacking insufficient inadequate poor absence weak weaknesses weakness "
    "deficiencies deficiency shortage limited no little failure failures breakdown bad".split()
)
_PRONOUNS = frozenset("it things everything we something this nothing that".split())
# Clauses that say how, when or what for: something to check a solution by.
_HOW = (
    " so that ", " by the end of ", " instead of ", " in place of ", " if ",
    " whenever ", " at the latest ", " before ", " who ", " until ", " rather than ", " so the ",
)  # fmt: skip


# Verdicts that need nothing beside them.
_DAMNING = frozenset(
    "inefficient ineffective suboptimal sub-optimal unsatisfactory chaotic messy dysfunctional "
    "confusing inefficiency inefficiencies haphazard disorganised disjointed mismanagement "
    "shortcomings weaknesses deficiencies old-fashioned substandard lacklustre ineffectiveness "
    "muddle unorganised unprofessional".split()
)
_CLAUSE_END = frozenset(".;:,?!()–—")


def _states_fact(s: Statement) -> bool:
    """Whether a clause of it says something that is no verdict."""
    verdict = ABSTRACT | JUDGING | PRAISING | EMPTY
    seen = start = 0
    for i, word in enumerate(s.words):
        if word in _CLAUSE_END or word in ("and", "so", "which", "because", "but"):
            if seen & FINITE and not seen & verdict and i - start > 3 and start:
                return True
            seen, start = 0, i
        seen |= s.marks[i]
    return bool(start and seen & FINITE and not seen & verdict and len(s.words) - start > 4)


def _seen(s: Statement) -> bool:
    """Whether an event, a figure or a time is in it."""
    return bool(s.every & (HAPPEN | NUMBER | TIME))


def vague_state(s: Statement) -> bool:
    """Whether a problem or cause is a verdict with nothing observable."""
    if _seen(s):
        return False
    if s.has(_VERDICTS):
        return True
    if _states_fact(s):
        return False
    words = set(s.words)
    if s.every & JUDGING and (s.every & ABSTRACT or _PRONOUNS & words or _DAMNING & words):
        return True
    return _denied_praise(s) or _lacks_virtue(s) or _only_abstract(s)


def _denied_praise(s: Statement) -> bool:
    """ "not sufficiently strategic", "had not been adequately embedded"."""
    for i, word in enumerate(s.words):
        if word in ("not", "never", "hardly", "without", "no") and any(
            mark & PRAISING for mark in s.marks[i + 1 : i + 6]
        ):
            return bool(s.every & ABSTRACT) or bool(_PRONOUNS & set(s.words))
    return False


def _lacks_virtue(s: Statement) -> bool:
    """ "lack of coordination", "no ownership"."""
    for i, word in enumerate(s.words):
        if word in _LACKING:
            j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
            if s.noun_phrase(j)[1] & ABSTRACT:
                return True
    return False


def _only_abstract(s: Statement) -> bool:
    """ "Culture, mostly. And communication."."""
    known = ABSTRACT | STOP | JUDGING | PRAISING
    rest = [w for w, m in zip(s.words, s.marks, strict=True) if not m & known]
    return bool(s.every & ABSTRACT) and not s.every & FINITE and len(rest) <= 1


_LEAD = frozenset(
    "please let us we to and also always further more better thorough all will should must they "
    "staff management the department office everyone team section shall need continue be efforts "
    "are made make order in of i it is necessary important would need aims agency division "
    "city council ministry authority our strive officers managers employees ought at".split()
)
_BE = (
    " be more careful ", " be more ", " be careful ", " be made aware ", " always be ", " care ",
    " be mindful ", " pay attention ", " pay more attention ", " pay closer attention ",
    " call attention ", " make sure that everybody ", " make sure everyone ", " work harder ",
    " raise awareness ", " raise staff awareness ", " raise the awareness ", " awareness of ",
    " remind everyone ", " remind staff ", " remind all staff ", " do our best ", " every effort ", " an effort to ", " efforts to ", " prevent recurrence ",
    " similar events ", " enough attention ", " due attention ", " sufficient attention ", " try harder ",
    " take appropriate ", " take necessary ", " take measures ", " take steps ", " take action ",
    " necessary measures ", " appropriate measures ", " improve the awareness ", " as appropriate ",
    " as necessary ", " with a sense of ", " greater vigilance ", " flexibly ", " smoothly ",
    " thoroughly ", " appropriately ", " more proactive ", " proactively ", " work together ",
    " work closely ", " one team ", " more efficient ", " more effective ", " more efficiently ",
)  # fmt: skip


_MANNER = frozenset(
    "thorough thoroughly appropriate appropriately proper properly strict strictly careful carefully "
    "smooth smoothly flexible flexibly steadily diligently conscientiously sincerely rigorously "
    "firmly attractive vibrant seamless holistic strategic comprehensive proactive proactively "
    "better optimal optimally user-friendly customer-oriented citizen-centred efficient efficiently "
    "effective effectively".split()
)


def vague_action(s: Statement) -> bool:
    """Whether a solution is a good intention: an empty verb, nothing to check it by."""
    if s.every & (NUMBER | TIME) or s.has(_HOW):
        return False
    happens = any(m & HAPPEN and not m & (EMPTY | EMPTY_WEAK | EMPTY_NOUN) for m in s.marks)
    if happens:
        return False
    if s.has(_BE):
        return not s.every & THING or s.has((" be more careful ", " be careful ", " awareness "))
    if _MANNER & set(s.words) and not s.every & (THING | GUIDANCE):
        return True
    return _empty_order(s)


def _empty_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in _LEAD:
        start += 1
    if start >= len(s.words):
        return False
    mark = s.marks[start]
    if mark & EMPTY:
        return not (mark & EMPTY_WEAK and s.every & THING)
    if mark & (EMPTY_NOUN | EMPTY_ING):
        return not s.every & (THING | FINITE)
    weak = mark & EMPTY_WEAK or any(m & EMPTY for m in s.marks)
    return bool(weak) and bool(s.every & (ABSTRACT | EMPTY_NOUN)) and not s.every & THING
