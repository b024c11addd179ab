"""The diagram as a Mermaid flowchart: every label quoted, nothing in it can act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import Diagram, Node, Page, signed
from dxsheet.width import visible

# What would end a label, begin markup or a directive (%%{), or be read as Markdown: Mermaid writes
# such a character as `#code;`.
_ACTS = re.compile(r"""["#<>&`%\\*_~\[\](){}|]|(?<=\d)[.)](?=\s)|^[-+](?=\s)""")
# A formula ($$) and an icon (fa:fa-…) are looked for once those are themselves again: a space of
# no width parts them.
_LATE = re.compile(r"(?<=\$)(?=\$)|(?<=:)(?=fa-)")
_NEWLINE = re.compile("\r\n|\r|\n")
_CLASSES = (
    "classDef problem fill:#f1f3f6,stroke:#1b2430,color:#1b2430",
    "classDef firm fill:#eaf1fb,stroke:#1f4e8c,stroke-width:2px,color:#1b2430",
    "classDef open fill:#ffffff,stroke:#5b6b80,stroke-dasharray:6 4,color:#1b2430",
    "classDef quiet fill:#fafafa,stroke:#7d8794,stroke-dasharray:2 3,color:#56606e",
    "classDef gap fill:#fff7ec,stroke:#a8500f,stroke-dasharray:2 3,color:#8a3f08",
)
_LOOKS = {
    "identified": "firm",
    "adopted": "firm",
    "unverified": "open",
    "proposed": "open",
}
_LINK = re.compile(r"^\s*n\w+ (?:-->|-\.->) n\w+$")
# Mermaid refuses a chart of more links, unless the host raises `maxEdges`.
MOST = 500
TOO_MANY = Text(
    "This chart has {n} links; Mermaid takes {most} unless the host raises maxEdges. "
    "--format svg draws them all.",
    "この図のつながりは{n}本です。Mermaid は、設定（maxEdges）を変えないかぎり{most}本までです。"
    "--format svg なら、全て描けます。",
)
_BEFORE = ("cause_without_problem", "solution_without_cause")


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """One flowchart, a frame in it for each sheet."""
    del options
    lines: list[str] = []
    for index, page in enumerate(pages):
        diagram = _diagram(page)
        if diagram is not None:
            # A subgraph does not take its direction from the chart.
            lines += [f"  subgraph sheet{index}[{_label(page.title)}]", "    direction LR"]
            lines += [f"    {line}" for line in _chart(diagram, f"n{index}_")]
            lines.append("  end")
    edges = links(lines)
    told = [f"%% {TOO_MANY.fill(n=edges, most=MOST).to(lang)}"] if edges > MOST else []
    return "\n".join(["flowchart LR", *told, *lines, *(f"  {one}" for one in _CLASSES)]) + "\n"


def links(lines: Sequence[str]) -> int:
    """How many links a chart has."""
    return sum(_LINK.search(line) is not None for line in lines)


def _diagram(page: Page) -> Diagram | None:
    section = page.section("mapping")
    blocks = section.blocks if section else ()
    return next((one for one in blocks if isinstance(one, Diagram)), None)


def _chart(diagram: Diagram, start: str) -> Iterator[str]:
    """The nodes under names of our own (an id may be a word of Mermaid's), then the links."""
    nodes = (*diagram.problems, *diagram.causes, *diagram.solutions)
    names = {node.key: f"{start}{index}" for index, node in enumerate(nodes)}
    for node in nodes:
        yield from _node(node, names[node.key])
    for link in diagram.links:
        yield f"{names[link.source]} --> {names[link.target]}"


def _node(node: Node, name: str) -> Iterator[str]:
    status = node.mark("cause_status") or node.mark("solution_status")
    kind = node.mark("solution_kind") or node.mark("digital")
    head = " ".join(
        one
        for one in (node.id, signed(status) if status else "", f"〔{kind.text}〕" if kind else "")
        if one
    )
    look = _LOOKS.get(status.value, "quiet") if status else "problem"
    yield f"{name}[{_label(head, node.text)}]:::{look}"
    for index, mark in enumerate(one for one in node.marks if one.kind == "gap"):
        gap = f"{name}g{index}"
        if mark.value == "cause_rejected":
            continue
        yield f"{gap}({_label(mark.text)}):::gap"
        yield f"{gap} -.-> {name}" if mark.value in _BEFORE else f"{name} -.-> {gap}"


def _label(*parts: str) -> str:
    """Parts one under another as a quoted label."""
    lines = [line for part in parts if part for line in _NEWLINE.split(part)]
    return '"' + "<br/>".join(map(_safe, lines)) + '"'


def _safe(line: str) -> str:
    return _LATE.sub("#8203;", _ACTS.sub(lambda found: f"#{ord(found[0])};", visible(line)))
