"""The first sheet of paper: what the sheet is about, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable

from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.choices import CAUSE_STATUS, SOLUTION_STATUS
from dxsheet.sheet.nouns import Cause, Sheet, Solution
from dxsheet.summary.blocks import Bullet, Bullets, Cell, Fact, Section
from dxsheet.summary.reading import Reading

_UNTITLED = Text("(no title)", "（題名なし）")
_PROBLEMS = Text("The problem", "発生している問題")
_OFFICE = Text("{name} ({code})", "{name}（{code}）")
_SHEET_ID = Text("Sheet", "シート")
_COUNTS = {
    "problems": (Text("1 problem", "問題1件"), Text("{n} problems", "問題{n}件")),
    "causes": (Text("1 cause", "課題（原因）1件"), Text("{n} causes", "課題（原因）{n}件")),
    "solutions": (Text("1 solution", "解決策1件"), Text("{n} solutions", "解決策{n}件")),
    "wanted": (
        Text("1 decision wanted", "決めていただきたいこと1件"),
        Text("{n} decisions wanted", "決めていただきたいこと{n}件"),
    ),
    "questions": (
        Text("1 open question", "確かめたいこと1件"),
        Text("{n} open questions", "確かめたいこと{n}件"),
    ),
}
_SPLIT = Text(" ({parts})", "（{parts}）")
_PART = Text("{n} {what}", "{what}{n}")
_EMPTY = Text(
    "Nothing but the title yet. Start with the problem: who, where, what, how much?",
    "まだ題名だけです。まず、だれが、どこで、何に、どのくらい困っているかを書きましょう。",
)


def title(read: Reading) -> str:
    """The title, or that there is none."""
    return read.sheet.title or read.say(_UNTITLED)


def head(read: Reading) -> tuple[Fact, ...]:
    """Whose sheet it is, of what day, at what stage."""
    sheet = read.sheet
    office = sheet.organisation
    name = (office.name or office.code or "") if office else ""
    if office and office.name and office.code:
        name = read.say(_OFFICE, name=office.name, code=office.code)
    facts = [
        Fact("organisation", read.label(Sheet, "organisation"), Cell(name)) if name else None,
        read.fact(sheet, "date"),
        read.fact(sheet, "stage"),
        read.fact(sheet, "review_date"),
        Fact("id", read.say(_SHEET_ID), Cell(sheet.id)) if sheet.id else None,
    ]
    return tuple(one for one in facts if one)


def lead(read: Reading, wanted: int, questions: int) -> str:
    """One sentence of figures for a reader with a minute."""
    sheet = read.sheet
    asked = (("wanted", wanted), ("questions", questions))
    if not (sheet.problems or sheet.causes or sheet.solutions):
        return read.say(_EMPTY)
    parts = [
        _counted(read, "problems", len(sheet.problems)),
        _counted(read, "causes", len(sheet.causes)) + _split(read, sheet.causes),
        _counted(read, "solutions", len(sheet.solutions)) + _split(read, sheet.solutions),
    ]
    parts += [_counted(read, key, n) for key, n in asked if n]
    return "、".join(parts) + "。" if read.lang == "ja" else "; ".join(parts) + "."


def problems(read: Reading) -> Section | None:
    """Each problem with who is affected, how much, and what shows it."""
    if not read.sheet.problems:
        return None
    keys = ("affected", "amount", "evidence", "current", "wanted", "raised_by")
    bullets = tuple(Bullet(read.item(one), read.facts(one, *keys)) for one in read.sheet.problems)
    return Section("problems", read.say(_PROBLEMS), (Bullets(bullets),), front=True)


def _counted(read: Reading, key: str, n: int) -> str:
    one, several = _COUNTS[key]
    return read.say(one) if n == 1 else read.say(several, n=n)


def _split(read: Reading, items: Iterable[Cause] | Iterable[Solution]) -> str:
    """How many of each status, those that occur."""
    found = [status_of(one) for one in items]
    labels = SOLUTION_STATUS | CAUSE_STATUS
    order = ("identified", "unverified", "rejected", "adopted", "proposed", "parked", "dropped")
    seen = [one for one in order if one in found]
    parts = read.join(read.say(_PART, n=found.count(one), what=labels[one]) for one in seen)
    return read.say(_SPLIT, parts=parts) if parts else ""
