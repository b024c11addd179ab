"""What a Japanese statement's predicate says: which rule, if any, a reader would give it.

Silence is the rule when in doubt: a sound sentence that is scolded costs more than a weak one that
passes. The patterns are in `ja_grammar`.
"""

from __future__ import annotations

import re

from dxsheet.wording import ja_grammar as grammar
from dxsheet.wording import ja_model
from dxsheet.wording.ja_tokens import Words, cut
from dxsheet.wording.normalise import normalise

_SENTENCES = re.compile(r"[。!?\n]+")
_MOST_SENTENCES = 12
_ENDS = "。!?\n"
# Whose wish it is does not matter (…してほしいとの声がある).
_REPORTED = re.compile(
    r"((?:ほしい|欲しい|たい|べき)(?:です|だ|である)?(?=と|との|という|といった)|を求める(?=声|意見))"
    r"(?:と|との|という|といった)?(?:声|意見|要望|希望|提案)(?:[がもを][^0-9]{0,20})?$"
)

# How sure the model has to be before it says something the patterns did not, in a short text and in
# a longer one: the more there is in a text, the more of it is fact.
_SHORT = 22
_SURE_OF_SHORT = 0.4
_SURE = 0.6
# How sure it has to be of a sound statement to silence the patterns, in a text of a few words and
# in any other: a few words have little in them that could be a fact.
_A_FEW = 8
_SURELY_SOUND_OF_A_FEW = 0.95
_SURELY_SOUND = 0.8
# How sure it has to be of another fault than the patterns name.
_SURER = 0.8

_RULE = {
    "blame": {"problem": "P007", "cause": "C003"},
    "remedy": {"problem": "P001", "cause": "C002"},
    "digital": {"problem": "P002", "cause": "C002", "solution": "S005", "purpose": "P002"},
    "vague": {"problem": "P003", "cause": "C004"},
    "effort": {"solution": "S006"},
    "stays": {"solution": "S003"},
}


def labels(
    text: str, kind: str, remedies: tuple[str, ...] = (), vague: tuple[str, ...] = ()
) -> list[str]:
    """Rule ids of a normalised Japanese statement.

    Args:
        text: the statement, normalised.
        kind: problem, cause, solution or purpose.
        remedies: an office's own names of remedies.
        vague: an office's own vague words.
    """
    text = _plain(text)
    sentences = _sentences(text, remedies, vague)
    if not sentences:
        return []
    said = _by_pattern(sentences, kind)
    if _is_means(sentences, kind):
        return [_RULE["digital"][kind]]
    letters = _joined(sentences)
    if not said and not any(grammar.may_be(name, letters) for name in ja_model.weak_ones(kind)):
        return []
    name, likelihood = ja_model.likeliest(letters, kind, text)
    if said and name == "sound":
        surely = _SURELY_SOUND_OF_A_FEW if len(letters) <= _A_FEW else _SURELY_SOUND
        return [] if likelihood > surely else said
    if said:
        better = len(said) == 1 and likelihood > _SURER and grammar.may_be(name, letters)
        return [_RULE[name][kind]] if better else said
    sure = _SURE_OF_SHORT if len(letters) <= _SHORT else _SURE
    if name == "sound" or likelihood < sure or not grammar.may_be(name, letters):
        return []
    if name == "remedy" and grammar.tells_a_fact(text, letters):
        return []
    return [_RULE[name][kind]]


def features(text: str, kind: str) -> set[str]:
    """What the model sees of a statement as it was written, for training."""
    text = _plain(normalise(text))
    return ja_model.features(_joined(_sentences(text, (), ())), kind, text)


def is_settled(text: str, kind: str) -> bool:
    """Whether the patterns alone decide on a statement as it was written, for training."""
    return _is_means(_sentences(_plain(normalise(text)), (), ()), kind)


def _is_means(sentences: list[Words], kind: str) -> bool:
    return kind == "purpose" and all(map(grammar.digital_means, sentences))


def _plain(text: str) -> str:
    """The text without blanks, the mark of its end and whose wish it is."""
    return _REPORTED.sub(r"\1", text.replace(" ", "").strip(_ENDS))


def _sentences(text: str, remedies: tuple[str, ...], vague: tuple[str, ...]) -> list[Words]:
    parts = [part for part in _SENTENCES.split(text) if part]
    sentences = [cut(part, remedies, vague) for part in parts[:_MOST_SENTENCES]]
    return [words for words in sentences if words.core]


def _joined(sentences: list[Words]) -> str:
    return ",".join([words.letters for words in sentences])


def _by_pattern(sentences: list[Words], kind: str) -> list[str]:
    if kind == "purpose":
        return ["P002"] if any(map(grammar.digital_goal, sentences)) else []
    if kind == "solution":
        return _of_solution(sentences)
    return _of_problem(sentences, kind)


def _of_solution(sentences: list[Words]) -> list[str]:
    if grammar.procedure_stays(sentences):
        return ["S003"]
    if all(map(_is_digital_for_its_own_sake, sentences)):
        return ["S005"]
    return ["S006"] if all(map(grammar.vague_act, sentences)) else []


def _is_digital_for_its_own_sake(words: Words) -> bool:
    return grammar.digital_goal(words) or grammar.digital_quota(words)


def _of_problem(sentences: list[Words], kind: str) -> list[str]:
    found = []
    if any(map(grammar.blames, sentences)):
        found.append(_RULE["blame"][kind])
    if any(grammar.digital_lack(words) or grammar.digital_goal(words, kind) for words in sentences):
        found.append(_RULE["digital"][kind])
    elif any(grammar.wants_remedy(words) or grammar.lacks_remedy(words) for words in sentences) or (
        kind == "problem" and any(map(grammar.names_remedy, sentences))
    ):
        found.append(_RULE["remedy"][kind])
    if not found and all(map(grammar.vague_state, sentences)):
        found.append(_RULE["vague"][kind])
    return found
