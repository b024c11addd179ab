"""Every text that a reader sees, with its place: what the tests of the words go through."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from dxsheet.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# Language data of the rules, not words of ours to a reader: what a room may say.
HEARD = ("wording", "spoken")


class Said(NamedTuple):
    """One text in one language and where it stands."""

    place: str
    text: str


def _constant(node: ast.expr) -> str | None:
    """A string of the source as the reader sees it, `{}` for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_constant(part) or "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _constant(node.left), _constant(node.right)
        return None if left is None or right is None else left + right
    return None


def in_code() -> Iterator[tuple[str, str, str]]:
    """Place, English, Japanese of every pair of texts in a call of the source.

    A pair is two string arguments side by side of which the second is Japanese: `Text(en, ja)`
    and whatever is built with both.
    """
    for path in sorted((ROOT / "src" / "dxsheet").rglob("*.py")):
        if path.relative_to(ROOT / "src" / "dxsheet").parts[0].removesuffix(".py") in HEARD:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                said = [_constant(one) for one in node.args]
                for en, ja in itertools.pairwise(said):
                    if en and ja and JAPANESE.search(ja) and not JAPANESE.search(en):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", en, ja
    for rule in RULES.values():  # of these the pages hold the texts
        for text in filter(None, (rule.name, rule.says, rule.reason, rule.ask, rule.hint)):
            yield f"rules: {rule.id}", text.en, text.ja


def in_yaml() -> Iterator[Said]:
    """The questions of the walk and the templates, whatever key they stand under."""
    paths = [*(ROOT / "src").rglob("questions*.yaml"), *(ROOT / "templates").glob("*.yaml")]
    for path in sorted(paths):
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        for node in _scalars(root):
            yield Said(f"{path.relative_to(ROOT)}:{node.start_mark.line + 1}", node.value)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)


def in_pages() -> Iterator[Said]:
    """README, docs, templates and examples, line by line, without code between fences."""
    names = ("README*.md", "docs/*.md", "examples/**/*.yaml")
    for pattern in names:
        for path in sorted(ROOT.glob(pattern)):
            fenced = False
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if line.startswith("```"):
                    fenced = not fenced
                elif not fenced:
                    yield Said(f"{path.relative_to(ROOT)}:{number}", line)


def japanese(*, pages: bool = True) -> list[Said]:
    """Every Japanese text."""
    found = [Said(place, ja) for place, _, ja in in_code()]
    found += [said for said in in_yaml() if JAPANESE.search(said.text)]
    if pages:
        found += [said for said in in_pages() if JAPANESE.search(said.text)]
    return found


def english() -> list[Said]:
    """Every English text of the program and of its questions."""
    found = [Said(place, en) for place, en, _ in in_code()]
    return found + [said for said in in_yaml() if not JAPANESE.search(said.text)]
