"""The house (docs/decisions/0001): no circle of imports, no file too long, no hack."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src"
FILES = sorted(SRC.rglob("*.py"))
LONGEST = 400
# Those that are still longer may only get shorter.
LONGER = {
    "dxsheet.flows.sitting.session": 460,
    "dxsheet.walk.around": 433,
}
# What the house has done without since its libraries carry their jobs.
HACKS = re.compile(r"TYPE_CHECKING = False|__import__\(|_blake2|\bimport _thread|from _thread")


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def _imports() -> dict[str, set[str]]:
    """Module → modules of ours that it imports: at the top, in a function, for a checker of types.

    Only what is named counts, not the packages above it: those hold a docstring or what they offer.
    """
    names = {_name(path) for path in FILES}
    graph: dict[str, set[str]] = {}
    for path in FILES:
        found = graph.setdefault(_name(path), set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(one.name for one in node.names if one.name in names)
            elif isinstance(node, ast.ImportFrom) and node.module in names:
                inner = {f"{node.module}.{one.name}" for one in node.names}
                found.update(inner & names or {node.module})
        found.discard(_name(path))
    return graph


def _circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that reach each other (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for one in sorted(graph.get(name, ())):
            if one not in index:
                visit(one)
                low[name] = min(low[name], low[one])
            elif one in stack:
                low[name] = min(low[name], index[one])
        if low[name] == index[name]:
            at = stack.index(name)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                found.append(sorted(group))

    for name in sorted(graph):
        if name not in index:
            visit(name)
    return found


def test_a_circle_is_found():
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_import_goes_in_a_circle():
    assert _circles(_imports()) == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_is_short_and_without_hacks(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGER.get(_name(path), LONGEST)
    assert not HACKS.search(text)


def test_no_drawer():
    drawers = re.compile(r"(util|helper|manager|misc|common)s?$")
    assert not [path for path in FILES if drawers.search(path.stem)]


def test_contributing_names_rooms_that_are_there():
    top = SRC.parent
    said = (top / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [line for line in said.splitlines() if line.startswith("| ") and "`" in line]
    paths = re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", "\n".join(rooms))
    paths = [one for one in paths if "/" in one or one.endswith((".py", ".md", ".json"))]
    assert len(paths) > 30
    here = (top, SRC / "dxsheet")
    assert not [one for one in paths if not any((folder / one).exists() for folder in here)]


def test_no_line_of_numbers_floods_a_search():
    """`git grep` tells of the trained weights that they match, and no more."""
    found = subprocess.run(
        ["git", "check-attr", "diff", "--", *SRC.rglob("*_weights.txt")],
        cwd=SRC, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if found.returncode:
        pytest.skip("no git repository")
    assert found.stdout.count("diff: unset") == found.stdout.count("\n") > 1
