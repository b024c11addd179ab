"""The small start and what came out of it, before and after side by side (deck rules 54 to 60)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Outcome, Sheet, SmallStart
from dxsheet.summary.blocks import Block, Cell, Column, Facts, Heading, Mark, Row, Section, Table
from dxsheet.summary.reading import Reading, number_text
from dxsheet.summary.tables import filled

_STAGE = Text("Stage {n}", "{n}段階目")
_TRIAL = Text("Trial", "試行")
_CHANGE = Text("Change", "変化")
_REACHED = Text("reached", "達成")
_MISSED = Text("not reached", "未達")
_TARGET = Text("Target", "目標の達成")
_WITH_UNIT = Text("{measure} ({unit})", "{measure}（{unit}）")

_FACTS = (
    "status", "units", "work", "period", "budget", "affected", "change",
    "risk", "way_back", "success_sign", "expansion_condition",
)  # fmt: skip


def results_of(sheet: Sheet, trial: SmallStart) -> list[Outcome]:
    """The outcomes of one stage; those that name none belong to the only stage there is."""
    alone = len(sheet.small_start) == 1
    return [
        one
        for one in sheet.outcomes
        if (one.trial is None and alone) or (one.trial is not None and one.trial == trial.id)
    ]


def small_start(read: Reading) -> Section | None:
    """Each stage with its facts; None where there is none."""
    trials = read.sheet.small_start
    blocks: list[Block] = []
    for index, trial in enumerate(trials, 1):
        if len(trials) > 1 or trial.id:
            name = read.say(_STAGE, n=index) if len(trials) > 1 else ""
            blocks.append(Heading(name, trial.id or ""))
        facts = read.facts(trial, *_FACTS)
        if facts:
            blocks.append(Facts(facts))
    if not blocks:
        return None
    return Section("small_start", read.label(Sheet, "small_start"), tuple(blocks))


def outcomes(read: Reading) -> Section | None:
    """What was measured before and after, and what was decided on it."""
    if not read.sheet.outcomes:
        return None
    columns = (
        Column("measure", read.label(Outcome, "measure")),
        Column("trial", read.say(_TRIAL), "", "short"),
        Column("baseline", read.label(Outcome, "baseline"), "", "number"),
        Column("wanted", read.label(Outcome, "wanted"), "", "number"),
        Column("result", read.label(Outcome, "result"), "", "number"),
        Column("change", read.say(_CHANGE), "", "number"),
        Column("target", read.say(_TARGET), "", "short"),
        Column("decision", read.label(Outcome, "decision"), "", "short"),
        Column("note", read.label(Outcome, "note")),
    )
    rows = tuple(_row(read, one) for one in read.sheet.outcomes)
    table = filled(Table("outcomes", columns, rows))
    return Section("outcomes", read.label(Sheet, "outcomes"), (table,))


def _row(read: Reading, outcome: Outcome) -> Row:
    measure = outcome.measure or ""
    if outcome.unit:
        measure = read.say(_WITH_UNIT, measure=measure, unit=outcome.unit)
    target = _target(read, outcome)
    return Row(
        (
            Cell(measure),
            Cell(outcome.trial or "", refs=(outcome.trial,) if outcome.trial else ()),
            read.cell(outcome, "baseline"),
            read.cell(outcome, "wanted"),
            read.cell(outcome, "result"),
            _change(outcome),
            target,
            read.choice("decision", outcome, "decision"),
            read.cell(outcome, "note"),
        ),
    )


def _change(outcome: Outcome) -> Cell:
    """The difference, and its share of the baseline, where both are numbers."""
    before, after = outcome.baseline, outcome.result
    if not isinstance(before, (int, float)) or not isinstance(after, (int, float)):
        return Cell()
    change = round(after - before, 6)
    sign = "+" if change > 0 else ""
    text = f"{sign}{number_text(change)}"
    if before:
        text += f" ({sign}{change / abs(before):.0%})"
    return Cell(text, mark=Mark("number", number_text(change), text))


def _target(read: Reading, outcome: Outcome) -> Cell:
    """Whether the result came as far as wanted, where all three are numbers."""
    before, wanted, after = outcome.baseline, outcome.wanted, outcome.result
    if not (
        isinstance(before, (int, float))
        and isinstance(wanted, (int, float))
        and isinstance(after, (int, float))
    ):
        return Cell()
    if wanted == before:
        return Cell()
    reached = after <= wanted if wanted < before else after >= wanted
    text = read.say(_REACHED if reached else _MISSED)
    return Cell(text, mark=Mark("target", "reached" if reached else "missed", text))
