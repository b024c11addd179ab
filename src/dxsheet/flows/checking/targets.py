"""Which files a `check` looks at: those named, and the sheets below the folders, once each."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.rules import Settings


class Targets(NamedTuple):
    """The files in order, each with whether it has to say `dxsheet:` to count.

    `folders` and `ignores` are what the walk depended on: the folders with the time of their last
    change (ns), the files of patterns.
    """

    files: list[tuple[str, bool]]
    folders: dict[str, int]
    ignores: list[str]


def targets(
    paths: Iterable[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Targets:
    """What `paths` come to; a file given twice, or under two names, is taken once.

    Raises:
        DxsheetError: no such file (exit 2), or a folder that cannot be listed (exit 3).
    """
    found = Targets([], {}, [])
    exclude = settings.exclude if settings is not None else ()
    base = os.path.dirname(settings.file) if settings is not None else ""  # noqa: PTH120
    several = False
    for path in paths:
        several = several or bool(found.files)
        if not os.path.isdir(path):  # noqa: PTH112 - pathlib costs start-up
            if not os.path.exists(path):  # noqa: PTH110
                _complain(path)
            found.files.append((path, only_sheets))
            continue
        from dxsheet.disk.tree import yaml_files

        tree = yaml_files(path, exclude, base)
        found.files.extend((file, True) for file in tree.files)
        found.folders.update(tree.folders)
        found.ignores.extend(tree.ignores)
    return found._replace(files=_once(found.files)) if several else found


def _once(files: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Each file under the name it was met by first; one named outright is checked anyhow."""
    first: dict[str, tuple[str, bool]] = {}
    for path, must_say in files:
        real = os.path.realpath(path)
        name, must = first.get(real, (path, True))
        first[real] = (name, must and must_say)
    return list(first.values())


def _complain(path: str) -> None:
    """Say what is wrong with a file that is not there, before anything is checked."""
    from dxsheet.yamlfile.door import read_bytes

    read_bytes(path)
