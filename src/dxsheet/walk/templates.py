"""Templates: which parts a walk keeps, what it hints at, what stands on the sheet beforehand.

Those of the package, and those in a `templates/` folder of the repository one works in.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Lang, Text, same
from dxsheet.walk.plan import Plan

# The first line of a file that is a template; a `templates/` folder may hold other things too.
MARK = b"dxsheet_template:"


class Template(NamedTuple):
    """One template. `sheet` is what stands on the sheet beforehand, by language."""

    name: str
    title: Text
    description: Text
    plan: Plan
    sheet: Mapping[Lang, Mapping[str, Any]]
    file: str


def templates(folder: str = ".") -> list[Template]:
    """The package's templates, then those of the repository around `folder`, by name.

    One that cannot be read is listed with what is wrong in place of its description.
    """
    found: dict[str, Template] = {}
    for path in _files(folder):
        one = _listed(path)
        found[one.name] = one
    return list(found.values())


def load_template(name: str, folder: str = ".") -> Template:
    """The template of a name; one of the repository goes before one of the package.

    Raises:
        DxsheetError: exit 2 where there is none, 3 where it cannot be used: with every place.
    """
    from dxsheet.walk.template_file import read_template

    names: list[str] = []
    for path in reversed(list(_files(folder))):
        stem = _stem(path)
        if stem == name:
            return read_template(path)
        names.append(stem)
    raise DxsheetError(
        Text("There is no template {name}.", "「{name}」というひな型はありません。").fill(
            name=name
        ),
        Text("At hand: {names}.", "使えるのは {names} です。").fill(
            names=", ".join(sorted(set(names)))
        ),
        code=USAGE,
    )


def _listed(path: str) -> Template:
    from dxsheet.walk.template_file import read_template

    try:
        return read_template(path)
    except DxsheetError as error:
        broken = Text("(cannot be used)", "（使えません）")
        return Template(_stem(path), broken, error.message, Plan(), {}, path)


def _files(folder: str) -> Iterator[str]:
    for home in (_packaged(), *_of_repository(folder)):
        try:
            names = sorted(os.listdir(home))  # noqa: PTH208 - pathlib costs start-up
        except OSError:
            continue
        for name in names:
            path = f"{home}{os.sep}{name}"
            if name.endswith((".yaml", ".yml")) and _marked(path):
                yield path


def _packaged() -> str:
    """Where the package's own templates are: inside it, or beside it when it is not built yet."""
    inside = f"{os.path.dirname(os.path.dirname(__file__))}{os.sep}_templates"  # noqa: PTH120
    beside = f"{os.path.dirname(__file__)}/../../../templates"  # noqa: PTH120
    return inside if os.path.isdir(inside) else os.path.normpath(beside)  # noqa: PTH112


def _of_repository(folder: str) -> Iterator[str]:
    """`templates/` at the top of the repository, then of the folder itself, where they differ."""
    here = os.path.abspath(folder)  # noqa: PTH100
    top = here
    while not os.path.exists(f"{top}{os.sep}.git"):  # noqa: PTH110
        above = os.path.dirname(top)  # noqa: PTH120
        if above == top:
            top = here
            break
        top = above
    homes = dict.fromkeys(f"{one}{os.sep}templates" for one in (top, here))
    yield from (one for one in homes if os.path.realpath(one) != os.path.realpath(_packaged()))


def _marked(path: str) -> bool:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            start = stream.read(1 << 12)
    except OSError:
        return False
    return start.removeprefix(b"\xef\xbb\xbf").startswith(MARK) or b"\n" + MARK in start


def _stem(path: str) -> str:
    return os.path.basename(path).rsplit(".", 1)[0]  # noqa: PTH119


def full() -> Template:
    """The walk without any template: every part, nothing beforehand."""
    name = Text("the whole method", "手法の全体")
    return Template("full", name, same("full"), Plan(), {}, "")
