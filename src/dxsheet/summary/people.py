"""Who takes part, who decides, who is touched (deck rules 20 to 23, 33 to 45)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.choices import SKILL
from dxsheet.sheet.nouns import Participant, Roles, Sheet
from dxsheet.summary.blocks import Block, Cell, Fact, Facts, Section
from dxsheet.summary.reading import Reading
from dxsheet.summary.tables import listing

_TITLE = Text("People and roles", "参加者と役割")
_VIEWS = Text("Viewpoints", "視点の広がり")
_UNITS = Text("{n} units", "{n}つの所属")
_PEOPLE = Text("{n} people", "{n}人")
_MISSING = Text("not covered: {skills}", "まだいない知識・スキル: {skills}")


def section(read: Reading) -> Section | None:
    """Roles, participants, and how many viewpoints they bring (deck rule 45)."""
    blocks: list[Block] = []
    roles = read.sheet.roles
    facts = read.facts(roles, *Roles.fields) if roles else ()
    people = read.sheet.participants
    if people:
        facts = (*facts, Fact("viewpoints", read.say(_VIEWS), Cell(_viewpoints(read))))
    if facts:
        blocks.append(Facts(facts))
    if people:
        keys = ("name", "unit", "count", "part", "skills", "load")
        blocks.append(listing(read, "participants", people, keys))
    return Section("people", read.say(_TITLE), tuple(blocks)) if blocks else None


def stakeholders(read: Reading) -> Section | None:
    """Whom the change touches, and what is done about their worries (deck rules 33, 34)."""
    items = read.sheet.stakeholders
    if not items:
        return None
    table = listing(read, "stakeholders", items, ("name", "stance", "concern", "response"))
    return Section("stakeholders", read.label(Sheet, "stakeholders"), (table,))


def _viewpoints(read: Reading) -> str:
    people: tuple[Participant, ...] = read.sheet.participants
    units = {one.unit for one in people if one.unit}
    heads = sum(int(one.count) if one.count else 1 for one in people)
    parts = [read.say(_PEOPLE, n=heads)]
    if units:
        parts.insert(0, read.say(_UNITS, n=len(units)))
    had = {skill for one in people for skill in one.skills}
    missing = [SKILL[one].to(read.lang) for one in SKILL if one not in had]
    if had and missing:
        parts.append(read.say(_MISSING, skills=read.join(missing)))
    return ("、" if read.lang == "ja" else "; ").join(parts)
