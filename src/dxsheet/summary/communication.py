"""How people talk to each other, and which rule covers which risk (deck rules 46 to 52)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Communication, Content, Sheet
from dxsheet.summary.blocks import Cell, Column, Fact, Facts, Mark, Row, Section, Table
from dxsheet.summary.reading import Reading

_RISK = Text("Risk", "起こりやすい行き違い")
_COVER = Text("The rule that covers it", "防ぐ決めごと")
_OMISSION = Text("Information left out", "情報の抜け漏れ")
_DIFFERENCE = Text("Different understandings", "認識の相違")
_WAITING = Text("Each waits for the other", "お見合い")
_LABELLED = Text("{label}: {value}", "{label}: {value}")
_SHARED = Text("what is shared is settled: {told}", "共有する情報を決めています（{told}）")
_NOT_YET = Text("no rule yet", "まだ決めていません")
_ONE_EACH = Text(
    "one main owner for each of {n} work items", "作業{n}件のすべてに主担当が1人います"
)
_NOT_ONE = Text("not exactly one main owner: {ids}", "主担当が1人に決まっていない作業: {ids}")


def section(read: Reading) -> Section | None:
    """The rules and the three risks; None where no rule is written."""
    rules = read.sheet.communication
    if rules is None:
        return None
    facts = read.facts(rules, "means")
    if rules.content:
        facts += read.facts(rules.content, *Content.fields)
    facts += read.facts(rules, "scope", "exception")
    if not facts:
        return None
    blocks = (Facts(facts), _risks(read, rules))
    return Section("communication", read.label(Sheet, "communication"), blocks)


def _risks(read: Reading, rules: Communication) -> Table:
    """Information left out, different understandings, each waiting for the other (rule 46)."""
    content = rules.content or Content()
    omission = read.facts(rules, "means", "scope") if rules.means and rules.scope else ()
    told = read.join(
        field.label.to(read.lang) for key, field in Content.fields.items() if getattr(content, key)
    )
    difference = Cell(read.say(_SHARED, told=told)) if content.what else None
    columns = (Column("risk", read.say(_RISK)), Column("cover", read.say(_COVER)))
    rows = (
        _row(read, _OMISSION, _cover(read, omission)),
        _row(read, _DIFFERENCE, difference or _none(read, read.say(_NOT_YET))),
        _row(read, _WAITING, _owners(read)),
    )
    return Table("risks", columns, rows)


def _row(read: Reading, risk: Text, cover: Cell) -> Row:
    return Row((Cell(read.say(risk)), cover), cover.mark)


def _cover(read: Reading, facts: tuple[Fact, ...]) -> Cell:
    if not facts:
        return _none(read, read.say(_NOT_YET))
    parts = [read.say(_LABELLED, label=one.label, value=one.value.text) for one in facts]
    return Cell(" / ".join(parts))


def _owners(read: Reading) -> Cell:
    works = read.sheet.work_items
    if not works:
        return _none(read, read.say(_NOT_YET))
    loose = [one for one in works if len(one.main_owners) != 1]
    if loose:
        ids = read.join(one.id or read.text(one) for one in loose)
        return _none(read, read.say(_NOT_ONE, ids=ids))
    return Cell(read.say(_ONE_EACH, n=len(works)))


def _none(read: Reading, text: str) -> Cell:
    return Cell(text, mark=Mark("gap", "no_rule", text))
