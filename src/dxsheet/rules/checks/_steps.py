"""What a solution does to the procedure, as far as its words say."""

from __future__ import annotations

from dxsheet.sheet.nouns import Solution
from dxsheet.wording.normalise import is_japanese, normalise

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
# In English what goes stands after these ...
_DROPS_EN = (
    " no longer ", "abolish", "remove ", "removes ", "removing ", "drop ", "drops ", "dropping ",
    "eliminate", "eliminating", "scrap ", "scraps ", "scrapping ", "stop ", "stops ", "stopping ",
    "skip ", "skips ", "skipping ", "do away", "does away", "get rid", "gets rid", "cut out ",
    "cuts out ", " merge ", " merges ", "merging ", "instead of ", "withdraw ", "withdraws ",
    " given up", " give up ", " gives up ", " in place of ", " rather than ", " do without ",
    " does without ", "without having to", "so that nobody has to", "only once", "just once",
    "discontinu", "phase out ", "phases out ", "retire ", "retires ", " cancel ", " cancels ",
    "throw away ", "throws away ", " need not ", " needs not ", " end the ", " ends the ",
    "without retyping", "without printing", "without stamping", "without copying",
)  # fmt: skip
# ... and before these.
_GOES_EN = (
    "removed", "dropped", "disappear", "goes away", "go away", "not needed any", "is not needed",
    "are not needed", "unnecessary", " falls away", " fall away", " done away", " phased out",
    " thrown away", " taken down", " any more", " any longer", " becomes one ", " become one ",
    " stops.", " ends.", " goes.", " stops,", " ends,", " stops;", " ends;", " goes;", " stops ",
    " ends ",
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
# Paper in general is a trouble, a paper list is a step.
_PAPERS_EN = frozenset((
    "binder", "book", "calendar", "card", "chart", "copie", "copy", "diary", "file", "folder",
    "form", "invoice", "ledger", "letter", "list", "log", "map", "original", "receipt", "record",
    "register", "report", "return", "rota", "round", "schedule", "sheet", "slip", "ticket",
    "timesheet", "trail", "version", "voucher",
))  # fmt: skip
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
    return _drops_en(f" {text} ")


def _goes(text: str, verb: str, troubles: tuple[str, ...]) -> bool:
    before = text.partition(verb)[0]
    if verb not in _EASED_JA:
        return bool(before)
    return not before.rstrip("がはをも").endswith(troubles)


def _drops_en(text: str) -> bool:
    for verb in _DROPS_EN:
        before, found, after = text.partition(verb)
        if found and not _denied(before) and not _trouble(after.split(), 3):
            return True
    before, _, after = text.partition(" goes")
    if after == " " or (after.startswith((",", " and ")) and "paper" in before.split()[-3:]):
        return True
    for verb in _GOES_EN:
        before, found, _ = text.partition(verb)
        if found and not _denied(before) and not _trouble(before.split()[-2:], 2):
            return True
    return False


def _denied(before: str) -> bool:
    return before.rstrip().endswith((" not", "n't", " never"))


def _trouble(words: list[str], count: int) -> bool:
    """Whether the first words name a trouble; a paper list, book or form is none."""
    for word, after in zip(words[:count], [*words[1 : count + 1], ""], strict=False):
        if word == "paper" and after.strip(".,;:").rstrip("s") in _PAPERS_EN:
            continue
        if any(trouble in word for trouble in _TROUBLES_EN):
            return True
    return False


def _bare(text: str | None) -> str:
    return "".join(filter(str.isalnum, normalise(text or "")))
