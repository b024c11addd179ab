"""Which files a `check` looks at: those named, and the sheets below the folders, once each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dxsheet.disk.sheets import yaml_files
from dxsheet.lang import Text
from dxsheet.rules import Settings
from dxsheet.yamlfile.door import read_bytes

File = tuple[str, bool]


class Targets(NamedTuple):
    """The files in order, each with whether it has to say `dxsheet:` to count.

    `named` has for each path asked for the places of its files in `files`; `notes` is what the
    reader should know of the search.
    """

    files: list[File]
    named: Mapping[str, Sequence[int]]
    notes: list[Text]


def targets(
    paths: Iterable[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Targets:
    """What `paths` come to; a file given twice, or under two names, is taken once.

    What the settings exclude is passed over, also where it is named.

    Raises:
        DxsheetError: no such file (exit 2), or a folder that cannot be listed (exit 3).
    """
    left_out = (settings or Settings()).leaves_out()
    found = Targets([], {}, [])
    named: dict[str, Sequence[int]] = {}
    for path in dict.fromkeys(paths):
        first = len(found.files)
        if not Path(path).is_dir():
            if not Path(path).exists():
                read_bytes(path)  # says what is wrong before anything is checked
            if not left_out(path):
                found.files.append((path, only_sheets))
        elif not left_out(path.rstrip(os.sep) + os.sep):
            listed = yaml_files(path, left_out)
            found.files.extend((file, True) for file in listed.files)
            found.notes.extend(listed.notes)
        named[path] = range(first, len(found.files))
    found = found._replace(named=named)
    return _once(found) if len(named) > 1 else found


def _once(found: Targets) -> Targets:
    """Each file under the name it was met by first; one named outright is checked anyhow."""
    places: dict[str, int] = {}
    files: list[File] = []
    moved: list[int] = []
    for path, must_say in found.files:
        place = places.setdefault(os.path.realpath(path), len(files))
        if place == len(files):
            files.append((path, must_say))
        else:
            first, must = files[place]
            files[place] = first, must and must_say
        moved.append(place)
    named = {path: [moved[at] for at in asked] for path, asked in found.named.items()}
    return Targets(files, named, found.notes)
