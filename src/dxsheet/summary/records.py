"""The parts that are told as they stand: background, parked ideas, decisions, kept findings."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Cause, Sheet
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Fact,
    Heading,
    Mark,
    Paragraph,
    Section,
)
from dxsheet.summary.reading import Reading
from dxsheet.summary.tables import listing

_BACKGROUND = Text("Background and purpose", "背景と目的")
_WHY = Text("Why it happens", "なぜそうなるのか")
_OURS = Text("yes", "はい")
_NOT_OURS = Text("no", "いいえ")
_MORE = Text("More on the solutions", "解決策の補足")


def background(read: Reading) -> Section | None:
    """Why now, and what is gained apart from the means (deck rules 1 to 4)."""
    blocks: list[Block] = []
    for key in ("background", "purpose"):
        if getattr(read.sheet, key):
            blocks += [Heading(read.label(Sheet, key)), Paragraph(getattr(read.sheet, key))]
    return Section("background", read.say(_BACKGROUND), tuple(blocks)) if blocks else None


def reflection(read: Reading) -> Section | None:
    """The answer to: has your own work changed? (deck rules 5, 62)."""
    text = read.sheet.reflection
    if not text:
        return None
    return Section("reflection", read.label(Sheet, "reflection"), (Paragraph(text),))


def causes(read: Reading) -> Section | None:
    """What the table leaves out of a cause: the chain of whys, whose to change, who said it."""
    bullets = tuple(
        Bullet(read.item(one), notes)
        for one in read.sheet.causes
        if (notes := _beyond_the_table(read, one))
    )
    return Section("causes", read.say(_WHY), (Bullets(bullets),)) if bullets else None


def solutions(read: Reading) -> Section | None:
    """What the table leaves out of a solution: how it is measured, what it costs, why parked."""
    keys = ("measure", "cost", "reason")
    bullets = tuple(
        Bullet(read.item(one), notes)
        for one in read.sheet.solutions
        if (notes := read.facts(one, *keys))
    )
    return Section("solutions", read.say(_MORE), (Bullets(bullets),)) if bullets else None


def ideas(read: Reading) -> Section | None:
    """Solutions said too early, kept for later (deck rule 31)."""
    items = read.sheet.ideas
    if not items:
        return None
    table = listing(read, "ideas", items, ("text", "parked_from", "became"))
    return Section("ideas", read.label(Sheet, "ideas"), (table,))


def decisions(read: Reading) -> Section | None:
    """What was decided, the latest first (deck rule 51)."""
    items = sorted(read.sheet.decisions, key=lambda one: one.date or "", reverse=True)
    if not items:
        return None
    table = listing(read, "decisions", items, ("date", "text", "by"))
    return Section("decisions", read.label(Sheet, "decisions"), (table,))


def kept(read: Reading) -> Section | None:
    """Findings that the people kept, with their reasons."""
    items = read.sheet.kept
    if not items:
        return None
    table = listing(read, "kept", items, ("rule", "at", "reason"))
    return Section("kept", read.label(Sheet, "kept"), (table,))


def _beyond_the_table(read: Reading, cause: Cause) -> tuple[Fact, ...]:
    notes: list[Fact] = []
    if cause.why:
        label = read.label(Cause, "why")
        notes.append(Fact("why", label, Cell(" → ".join(cause.why))))
    if cause.controllable is not None:
        said = read.say(_OURS if cause.controllable else _NOT_OURS)
        mark = Mark("controllable", "yes" if cause.controllable else "no", said)
        label = read.label(Cause, "controllable")
        notes.append(Fact("controllable", label, Cell(said, mark=mark)))
    return (*notes, *read.facts(cause, "raised_by"))
