"""What a Japanese statement's predicate says: the grammar of the wording rules.

Patterns run over the letters of `ja_tokens`, not over the text: `[TRH]g?L$` reads "a tool, other
remedy or staff, が, is not there, and that is the whole of the end". Silence is the rule when in
doubt: a sound sentence that is scolded costs more than a weak one that passes.
"""

from __future__ import annotations

import re
from functools import cache

from dxsheet.wording.ja_tokens import Words, cut

_SENTENCES = re.compile(r"[。!?\n]+")
_MOST_SENTENCES = 12

# The end of a sentence without what carries nothing (である, と考えられる, ため).
_TAIL = "~_,"

_BLAME = {"problem": "P007", "cause": "C003"}
_REMEDY = {"problem": "P001", "cause": "C002"}
_VAGUE = {"problem": "P003", "cause": "C004", "solution": "S006"}
_DIGITAL = {"problem": "P002", "cause": "C002", "solution": "S005", "purpose": "P002"}


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
    parts = [part for part in _SENTENCES.split(text.replace(" ", "")) if part]
    sentences = [cut(part, remedies, vague) for part in parts[:_MOST_SENTENCES]]
    sentences = [words for words in sentences if words.letters.strip(_TAIL)]
    if not sentences:
        return []
    if kind == "purpose":
        return ["P002"] if any(_digital_goal(words) for words in sentences) else []
    if kind == "solution":
        return _of_solution(sentences)
    return _of_problem(sentences, kind)


def _of_solution(sentences: list[Words]) -> list[str]:
    if _stays(sentences):
        return ["S003"]
    if len(sentences) == 1 and (_digital_goal(sentences[0]) or _quota(sentences[0])):
        return ["S005"]
    return ["S006"] if all(_vague_act(words) for words in sentences) else []


def _of_problem(sentences: list[Words], kind: str) -> list[str]:
    found = []
    if any(_blames(words) for words in sentences):
        found.append(_BLAME[kind])
    if any(_digital_lack(words) or _digital_goal(words) for words in sentences):
        found.append(_DIGITAL[kind])
    elif any(_wants(words) or _lacks(words) for words in sentences) or (
        kind == "problem" and any(_names_remedy(words) for words in sentences)
    ):
        found.append(_REMEDY[kind])
    if not found and all(_vague_state(words) for words in sentences):
        found.append(_VAGUE[kind])
    return found


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _ends(letters: str, source: str) -> bool:
    return _pattern(source).search(letters) is not None


def _core(words: Words) -> str:
    return words.letters.rstrip(_TAIL)


def _last_clause(words: Words) -> str:
    return _core(words).rpartition(",")[2]


_VOLITION = re.compile(
    r"(?:(?<!だ)ろう|しよう|[いえけげせてねべめれ]よう|[おこごそとのぼも]う|[いえけげせてねべめれ]よ|しろ|しましょう)[よかぜね]*$"
)


def _asks(words: Words) -> bool:
    """Whether the sentence ends in wanting, needing or telling to."""
    core = _core(words)
    return core.endswith(("W", "N")) or _VOLITION.search("".join(words.texts)) is not None


_LIGHT = "[_ogheimtnVMbvuw~XB]*"


def _wants(words: Words) -> bool:
    """Whether a remedy is asked for."""
    letters = words.letters
    if "L" in letters and _conditional(words):
        return True
    if not _asks(words):
        return False
    clause = _last_clause(words)
    if clause.endswith("N") and "#" in clause:
        return False
    return _ends(clause, f"I{_LIGHT}[WN]?$|[TRHAKZ][^,]*[vuwV]{_LIGHT}[WN]?$|[TRHA][goihm]*[WN]$")


def _conditional(words: Words) -> bool:
    return any(
        text in ("あれば", "いれば") and _ends(words.letters[:place], "[TRHAKZ][gm]?$")
        for place, text in enumerate(words.texts)
    )


def _lacks(words: Words) -> bool:
    """Whether all that is said is that a remedy is not there."""
    if "U" in words.letters:
        return False
    clause = _last_clause(words)
    return _ends(
        clause,
        "[TRH][gmhn]*[LF]$|I[gmhn]*[LFr]$|I_?[gmh]*z$|[TRHAKZ][^,]*v_?[gmh]*[zL]$",
    )


def _names_remedy(words: Words) -> bool:
    """Whether a problem is only the name of a remedy to bring in (RPAの導入)."""
    clause = _last_clause(words)
    if "#" in clause or "g" in clause or "h" in clause or words.letters.endswith("~"):
        return False
    return _ends(clause, "[TRHAKZXBE]n?I$|[TRHA]o[Ivu]$|[TRH]n[vuV]$") and _bare(words)


def _bare(words: Words) -> bool:
    """Whether nothing, or only する, follows the last word."""
    return words.letters[-1] != "_" or words.texts[-1] in ("する", "る", "します", "していく")


def _digital_lack(words: Words) -> bool:
    """Whether the lack is of digitalisation itself."""
    clause = _last_clause(words)
    return _ends(clause, "(?:D(?![XKTZ])|%|[dTDA][^,]{0,6}p)[^,ETJ]*[rlLFzJ]$")


def _digital_goal(words: Words) -> bool:
    """Whether digital is itself what is aimed at."""
    clause = _last_clause(words)
    letters = words.letters
    if _ends(letters[: -len(clause) or None], "[EG#]"):
        return False
    return _ends(clause, f"(?:D(?![XKTZ])|A[gohn]*[VMw]|%|[dTDA][^,]{{0,6}}p){_LIGHT}[WNDI]*$")


def _quota(words: Words) -> bool:
    text = "".join(words.texts)
    return any(
        all_ in text
        for all_ in ("全課", "全職員", "すべての", "全ての", "全員", "全校", "あらゆる")
    ) and _ends(_last_clause(words), f"[TAD]{_LIGHT}w{_LIGHT}[9W~]*$")


def _blames(words: Words) -> bool:
    """Whether attitude, ability or carelessness of people is what is said."""
    letters = words.letters
    if "q" in letters:
        return True
    if _ends(letters, "(?<!T)(?<!Tn)Q[gnhmioe]*_?[lFLJrz]"):
        return True
    return _ends(letters, "P[^,]*x|y[^,]*[xz][_~]*$")


def _stays(sentences: list[Words]) -> bool:
    letters = ",".join(words.letters for words in sentences)
    if not _ends(letters, "[TADd%]") or "G" in letters:
        return False
    return _ends(letters, "S|s[^,]*[,_]")


def _vague_state(words: Words) -> bool:
    """Whether a problem or cause says nothing that could be seen or checked."""
    letters = _core(words)
    if _ends(letters, "[E9#Us]") or len(letters) > 24:
        return False
    *before, last = letters.split(",")
    if not _ends(last, "J$|[Bb][gnhm]*_?[jlrF]$|[BbXM]n?F$|[Bb]gL$"):
        return False
    return all(not part.strip(_TAIL) or _ends(part, "^[XKBbnt_]*[Jh]?[_~]*$") for part in before)


def _vague_act(words: Words) -> bool:
    """Whether a solution names an effort and no act."""
    letters = _core(words)
    if _ends(letters, "[9#UTRIsGd]") or len(letters) > 24:
        return False
    *before, last = letters.split(",")
    if not _ends(last, "[Mb][_i]*W?$|[MBb][no_]*[VMb][W]?$"):
        return False
    return all(not part.strip(_TAIL) or _ends(part, "[XBbMV][_~]*$") for part in before)
