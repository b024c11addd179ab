"""Means and change side by side, and the effect × effort map (deck rules 14, 44)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.sheet.choices import LEVEL
from dxsheet.sheet.nouns import Solution
from dxsheet.summary.blocks import Cell, Column, EffectMap, Mark, Row, Section, Square, Table
from dxsheet.summary.reading import Reading
from dxsheet.summary.tables import filled

_TITLE = Text("Means and what changes", "手段と変えること")
_MEANS = Text("Means", "手段")
_DIGITAL = Text("digital: {kind}", "デジタル（{kind}）")
_DIGITAL_ALONE = Text("digital", "デジタル")
_NOT_SAID = Text("what changes is not written yet", "何が変わるか、まだ書かれていません")
_MAP = Text("Effect and effort", "効果と手間のマップ")
_UNPLACED = Text("Not on the map yet", "まだ置いていない解決策")

_CHANGES = ("before", "after", "rule_challenged", "existing")


def section(read: Reading) -> Section | None:
    """The digital solutions, and all others that say what changes."""
    shown = [
        one
        for one in read.sheet.solutions
        if (one.is_digital and status_of(one) in LIVE) or any(getattr(one, key) for key in _CHANGES)
    ]
    if not shown:
        return None
    columns = (
        Column("solution", read.label(Solution, "text"), "solution"),
        Column("means", read.say(_MEANS), "solution", "short"),
        *(Column(key, read.label(Solution, key), "change") for key in _CHANGES),
    )
    rows = tuple(_row(read, one) for one in shown)
    table = filled(Table("means", columns, rows))
    return Section("means", read.say(_TITLE), (table,))


def effect_map(read: Reading) -> Section | None:
    """The map; None until one solution has its place. What is dropped is not on it."""
    shown = [one for one in read.sheet.solutions if status_of(one) != "dropped"]
    placed = [one for one in shown if one.effect and one.effort]
    if not placed:
        return None
    squares = tuple(
        Square(
            Mark("effect", effect, LEVEL[effect].to(read.lang)),
            Mark("effort", effort, LEVEL[effort].to(read.lang)),
            tuple(read.node(one) for one in placed if (one.effect, one.effort) == (effect, effort)),
        )
        for effect in LEVEL
        for effort in reversed(LEVEL)
    )
    block = EffectMap(
        read.label(Solution, "effect"),
        read.label(Solution, "effort"),
        squares,
        tuple(read.node(one) for one in shown if not (one.effect and one.effort)),
        read.say(_UNPLACED),
    )
    return Section("map", read.say(_MAP), (block,))


def _row(read: Reading, solution: Solution) -> Row:
    changes = [read.cell(solution, key) for key in _CHANGES]
    mark = None
    if solution.is_digital and not (solution.after or solution.rule_challenged):
        text = read.say(_NOT_SAID)
        mark = Mark("gap", "no_change", text)
        changes[1] = Cell(text, mark=mark)
    return Row((read.item(solution), _means(read, solution), *changes), mark)


def _means(read: Reading, solution: Solution) -> Cell:
    kind = read.choice("solution_kind", solution, "kind")
    if not solution.is_digital:
        return kind
    mark = Mark("digital", "yes", read.say(_DIGITAL_ALONE))
    text = read.say(_DIGITAL, kind=kind.text) if kind.text else mark.text
    return Cell(text, mark=mark)
