"""What changed since an earlier state, as a section of the summary's first page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dxsheet.compare.report import DiffPage, Line, Span
from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import Block, Bullet, Bullets, Cell, Heading, Page, Paragraph, Section

_TITLE = Text("Since last time", "前回から変わったこと")


def with_changes(page: Page, diff: DiffPage) -> Page:
    """The page with the changes after the problem, on its front."""
    lang: Lang = "ja" if page.lang == "ja" else "en"
    section = Section("since", _TITLE.to(lang), tuple(_blocks(diff)), front=True)
    after = 1 if page.sections and page.sections[0].key == "problems" else 0
    return page._replace(sections=(*page.sections[:after], section, *page.sections[after:]))


def _blocks(diff: DiffPage) -> Iterable[Block]:
    yield Paragraph(diff.between)
    if not diff.groups:
        yield Paragraph(diff.nothing)
    for group in diff.groups:
        yield Heading(group.title)
        yield Bullets(tuple(Bullet(Cell(_said(line), line.at)) for line in group.lines))


def _said(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    about = f" {line.about}" if line.about else ""
    notes = "".join(f" / {name}: {_plain(spans)}" for name, spans in line.notes)
    return f"{label}{_plain(line.spans)}{about}{notes}"


def _plain(spans: Sequence[Span]) -> str:
    """Both wordings, one after the other, where a text was reworded."""
    old = "".join(one.text for one in spans if one.op != "new")
    new = "".join(one.text for one in spans if one.op != "old")
    if old == new or not old.strip():
        return new
    return f"{old} → {new}" if new.strip() else old
