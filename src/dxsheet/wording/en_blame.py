"""Does an English statement find the fault in the attitude or ability of people?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import BLAME, PERSON, VIRTUE, Statement

# Said of people; each is blame by itself.
_CHARGES = (
    " could not care less ", " could care less ", " not care ", " does not care ", " not bother ",
    " be bothered ", " refuse to ", " refuses to ", " refused to ", " unwilling to ",
    " resist change ", " resists change ", " resistant to ", " resistance to change ",
    " not motivated ", " no motivation ", " not interested ", " no interest ", " little interest ",
    " not serious ", " seriously ", " not competent ", " not capable ", " low consciousness ",
    " low awareness ", " low motivation ", " low morale ", " poor attitude ", " bad attitude ",
    " wrong attitude ", " casual attitude ", " not good at ", " stuck in ", " too old ",
    " keep up with ", " not try ", " not even try ", " do not want to ", " does not want to ",
    " not want to learn ", " just do not want ", " too proud ", " rules are for others ",
    " human error ", " personal error ", " cut corners ", " cutting corners ", " not pay attention ",
    " not paying attention ", " no sense of ", " not willing ", " lack of effort ", " too slow to ",
    " never listen ", " do not listen ", " not listen ", " set in their ways ", " bad at ",
    " not smart ", " too stupid ", " no common sense ", " lack of care ", " lack of common sense ",
    " no discipline ", " take responsibility ", " poor skills ", " low skills ", " low skill ",
    " hostile to ", " afraid of change ", " not conscientious ", " do not think ", " not think ",
    " no idea ", " whenever they can ", " blame others ", " shift the blame ", " at fault ",
    " is to blame ", " are to blame ", " the fault of ", " no will ", " low literacy ",
    " insufficient vigilance ", " nature to ", " only think of ", " think only of ", " hate ",
    " does not understand anything ", " not trustworthy ", " can not be trusted ", " not diligent ",
    " takes no ", " resists every ", " resist every ", " resist any ", " resists any ",
    " resisted change ", " due care ", " bunch of ", " an effort ", " any effort ", " not aware ",
    " above the rules ", " think they are ", " thinks he is ", " thinks she is ", " not care about ",
    " never think ", " never check ", " never bother ", " trick us ", " make no effort ",
    " makes no effort ", " made no effort ", " ability is low ", " do not understand anything ",
    " no feeling ", " no respect ", " not respect ", " look down on ", " turn a blind eye ",
    " do as they please ", " do what they like ", " can not read ", " can not be relied ",
    " does not try ", " do not try ", " no common ", " beyond them ", " wits ", " brains ",
    " not up to the job ", " not cut out ", " out of their depth ", " do not have what it takes ",
    " too weak ", " too soft ", " too arrogant ", " too selfish ", " too stupid ", " too dim ",
    " not bright ", " go through the motions ", " going through the motions ", " their own fault ",
    " own fault ", " wake up ", " mentality ", " mindset ", " attitude problem ", " work ethic ",
    " not conscientious ", " not careful ", " without thinking ", " never learn ", " always forget ",
    " deliberately ", " on purpose ", " wilfully ", " could not be bothered ", " pays no ",
    " pay no ", " show little ", " shows little ", " showed little ", " indulge ", " gossip ", " take no pride ", " too comfortable ", " past caring ", " not conscious ",
    " not understand how ", " no desire ", " poorly motivated ", " show no ", " showed no ",
)  # fmt: skip
# These words blame only where a person stands beside them.
_NEEDS_PERSON = frozenset(
    "lax casual passive immature conservative reluctant unreliable idle cheat cheats cheating "
    "hopeless unhelpful inexperienced sluggish clumsy disregard slack unprofessional greedy "
    "insensitive dismissive".split()
)
_LACK = frozenset(
    "lack lacks lacked lacking insufficient low poor no little without missing absence weak "
    "inadequate limited lacking".split()
)
_ALONE = frozenset(
    "motivation competence diligence seriousness conscience sense consciousness".split()
)


def blames(s: Statement) -> bool:
    """Whether people are blamed: a charge, a blaming word, or a virtue they are said to lack."""
    person = bool(s.every & PERSON)
    if s.every & BLAME:
        for word, mark in zip(s.words, s.marks, strict=True):
            if mark & BLAME and (person or word not in _NEEDS_PERSON):
                return True
    if s.has(_CHARGES) and (person or " human error " in s.line):
        return True
    return bool(s.every & VIRTUE) and _lacks_virtue(s, person)


def _lacks_virtue(s: Statement, person: bool) -> bool:
    for i, word in enumerate(s.words):
        negated = word in ("not", "never") and s.words[i + 1 : i + 2] in (["have"], ["show"])
        if word not in _LACK and not negated:
            continue
        for j in range(i + 1, min(i + 6, len(s.words))):
            if s.marks[j] & VIRTUE and (person or s.words[j] in _ALONE):
                return True
        if s.marks[i - 1] & VIRTUE or (i > 1 and s.marks[i - 2] & VIRTUE and person):
            return person and i > 0
    return False
