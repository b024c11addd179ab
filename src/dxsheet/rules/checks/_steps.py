"""What a solution does to the procedure, as far as its words say."""

from __future__ import annotations

from dxsheet.wording.normalise import is_japanese, normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.sheet.nouns import Solution

# An `after` that says in so many words that nothing changes.
_UNCHANGED = frozenset((
    "同じ", "同上", "変わらない", "変わらず", "変更なし", "変化なし", "なし", "現行どおり",
    "現行通り", "従来どおり", "従来通り", "今までどおり", "今まで通り", "これまでどおり",
    "これまで通り", "same", "thesame", "sameasbefore", "sameasnow", "asbefore", "asnow", "asis",
    "unchanged", "nochange", "nochanges", "none", "notchanged", "staysthesame",
))  # fmt: skip
# Words by which a step goes; in Japanese the verb, in English too.
_GOES_JA = (
    "廃止", "取りやめ", "とりやめ", "をやめ", "はやめ", "省略", "を省", "撤廃", "不要に", "不要と",
    "が不要", "は不要", "要らなく", "いらなく", "しなくて", "しなくなる", "なくなる", "なくて済",
    "ずに済", "ずにすむ", "一本化", "一回に", "一度に", "一回で", "一度で", "一つに減ら", "統合",
    "をなくす", "をなくし", "を無くす", "を無くし", "を削除", "を外す", "を外し", "終わりにし",
    "終わりにする", "は終了", "を閉じる", "を閉じ、", "は作らず", "は作らない", "を使わな",
    "を破棄",
)  # fmt: skip
_GOES_EN = (
    " no longer ", "abolish", "remove ", "removes ", "removing ", "removed", "drop ", "drops ",
    "dropping ", "dropped", "eliminate", "eliminating", "scrap ", "scraps ", "scrapping ", "stop ",
    "stops ", "stopping ", "skip ", "skips ", "skipping ", "do away", "does away", "get rid",
    "gets rid", "cut out ", "cuts out ", "merge ", "merges ", "merging ", "instead of ",
    "disappear", "goes away", "go away", "not needed any", "is not needed", "are not needed",
    "unnecessary", " falls away", " given up", " gives up", " in place of ", " rather than ",
    "withdraw ", "withdraws ", " stops.", " ends.", " stops ", " ends ",
    "so that nobody has to", "without having to", "only once", "just once",
)  # fmt: skip
# What goes is then a trouble and not a step.
_TROUBLES_JA = (
    "ミス", "誤り", "間違い", "漏れ", "待ち", "時間", "負担", "苦情", "無駄", "むだ", "ムダ",
    "手間", "滞留", "遅れ", "不安", "混雑", "行列", "残業", "紙", "不便",
)  # fmt: skip
_TROUBLES_EN = (
    "error", "mistake", "delay", "wait", "queue", "complaint", "burden", "paper", "overtime",
    "trouble", "inconvenience", "waste",
)  # fmt: skip
_EASED_JA = ("をなくす", "をなくし", "を無くす", "を無くし", "なくなる", "を省", "不要に")


def steps_stay(solution: Solution) -> bool:
    """Whether before and after are the same, or `after` says that nothing changes."""
    after = _bare(solution.after)
    return bool(after) and (after in _UNCHANGED or after == _bare(solution.before))


def names_what_goes(text: str) -> bool:
    """Whether a statement names a step that goes, and not only a trouble that goes."""
    text = normalise(text)
    if is_japanese(text):
        return any(_goes(text, verb, _TROUBLES_JA) for verb in _GOES_JA if verb in text)
    text = f" {text} "
    return any(_goes_en(text, verb) for verb in _GOES_EN if verb in text)


def _goes(text: str, verb: str, troubles: tuple[str, ...]) -> bool:
    before = text.partition(verb)[0]
    if verb not in _EASED_JA:
        return bool(before)
    return not before.rstrip("がはをも").endswith(troubles)


def _goes_en(text: str, verb: str) -> bool:
    before, _, after = text.partition(verb)
    if before.endswith((" not ", " n't ", " never ")):
        return False
    return not any(trouble in word for word in after.split()[:3] for trouble in _TROUBLES_EN)


def _bare(text: str | None) -> str:
    return "".join(filter(str.isalnum, normalise(text or "")))
