"""`export`: a folder of sheets as tables that databases and notebooks read."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from dxsheet.binder import load
from dxsheet.disk import signals_held
from dxsheet.disk.whole import refused
from dxsheet.findings import FOUND, Refusal
from dxsheet.flows.every_sheet import Seen as Progress
from dxsheet.flows.every_sheet import name_below
from dxsheet.flows.exporting_tables import (
    NOT_WRITTEN,
    JsonLines,
    Parquet,
    Sqlite,
    Taken,
    Taker,
    kept,
    name_from,
)
from dxsheet.lang import Text
from dxsheet.many.export_columns import SCHEMA_VERSION

# Says that a folder is an export of ours, and what is in it.
MANIFEST = "dxsheet-export.json"
_TOOL = "dxsheet export"
# What a file system or a database leaves beside our files, and nobody would miss.
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_LITTER_ENDS = ("-wal", "-shm", "-journal")
_STALE = 3600.0


@contextmanager
def staged(target: str) -> Iterator[tuple[Path, Callable[[Mapping[str, object]], None]]]:
    """A new folder to fill, and a function that puts it in the place of `target`.

    The function takes what the manifest says beside the list of files. Where it is not called, or
    anything is raised, nothing is left behind and an older export stands as it did.

    Raises:
        DxsheetError: exit 1 where something else than an export of ours stands there, 2 or 3
            where the system refuses.
    """
    place = Path(os.path.realpath(target))  # follows a link to a folder that is still to be made
    _refuse_others(place)
    temporary = _beside(place)
    try:
        _sweep(place)
        temporary.mkdir()
        yield temporary, lambda facts: _put(temporary, place, facts)
    except OSError as error:
        raise refused(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _put(temporary: Path, place: Path, facts: Mapping[str, object]) -> None:
    manifest = {"tool": _TOOL, **facts, "files": sorted(one.name for one in temporary.iterdir())}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (temporary / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    for one in temporary.iterdir():
        with one.open("rb+") as stream:  # on the disk before its folder shows it
            os.fsync(stream.fileno())
    with signals_held():
        _refuse_others(place)
        old = _beside(place) if os.path.lexists(place) else None
        if old:
            place.rename(old)
        try:
            temporary.rename(place)
        except OSError:
            if old:
                old.rename(place)
            raise
        if old:
            shutil.rmtree(old, ignore_errors=True)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:40]}.{os.urandom(6).hex()}.tmp")


_NOT_OURS = Refusal(
    Text(
        "{path} already exists, and not all of it comes from an export: {what}.",
        "{path} は既にあり、書き出したもの以外が含まれています（{what}）。",
    ),
    Text(
        "Nothing was written. Name another folder with --output, or move that file away.",
        "何も書いていません。--output で別のフォルダーを指定するか、それを移してください。",
    ),
    code=FOUND,
)


def _refuse_others(place: Path) -> None:
    """Raises DxsheetError unless the place is free, an empty folder, or an export of ours.

    Nor may it be the folder that the reader is in, which would be gone from under them.
    """
    if place == Path(os.path.realpath(os.curdir)):
        raise _HERE()
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise _A_FILE(path=place)
    ours = _listed(place)
    left = {one.name for one in place.iterdir()} - _LITTER - ours
    foreign = [one for one in left if not (ours and one.endswith(_LITTER_ENDS))]
    if foreign:
        raise _NOT_OURS(path=place, what=min(foreign))


_A_FILE = Refusal(
    Text("{path} is a file, not a folder.", "{path} はファイルで、フォルダーではありません。"),
    Text(
        "Nothing was written. The tables go into a folder: name a new one with --output.",
        "何も書いていません。表はフォルダーに入ります。--output に新しい名前を指定してください。",
    ),
    code=FOUND,
)


_HERE = Refusal(
    Text(
        "An export is a folder of its own, and cannot take the place of the one that you are in.",
        "今いるフォルダーそのものには書き出せません。書き出すたびにフォルダーごと入れ替わるためです。",
    ),
    Text(
        "Name a new folder with --output, such as --output tables.",
        "--output に、--output tables のような新しいフォルダーを指定してください。",
    ),
    code=FOUND,
)


def _listed(place: Path) -> set[str]:
    """The files that the manifest names, itself too; empty where there is none of ours."""
    try:
        said = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return {MANIFEST, *map(str, said["files"])} if said["tool"] == _TOOL else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _sweep(place: Path) -> None:
    """Remove what a killed run left beside this export, once nothing in it is an hour young."""
    before = time.time() - _STALE
    start = f".{place.name[:40]}."
    for one in place.parent.iterdir():
        if not (one.name.startswith(start) and one.name.endswith(".tmp")):
            continue
        if len(one.name) == len(start) + 16 and one.is_dir() and not one.is_symlink():
            with suppress(OSError):
                if max(part.lstat().st_mtime for part in (one, *one.iterdir())) < before:
                    shutil.rmtree(one, ignore_errors=True)


# What an export of one format is written by: `lines` and `whole` say what it takes.
FORMATS: dict[str, type[JsonLines | Sqlite]] = {
    "jsonl": JsonLines,
    "sqlite": Sqlite,
    "parquet": Parquet,
}

_TWICE = Text(
    "{file}: another sheet has the id {id} too; here it is called {name}.",
    "{file}: シート番号 {id} がほかのシートと同じです。ここでは {name} として書き出します。",
)


class Exported(NamedTuple):
    """How many sheets are in the export, how many could not be read, and the rows by table."""

    sheets: int
    left_out: int
    rows: dict[str, int]


def export(
    folder: str,
    form: str,
    output: str,
    tell: Callable[[Text], None],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write every sheet at or below a folder into the folder `output`, whole or not at all.

    A sheet that cannot be read is left out and told of, as is one whose id another sheet has.
    `progress` is told how far it is.

    Raises:
        DxsheetError: no such folder (2), something else stands at `output` (1), duckdb is missing,
            the disk refuses, or there are sheets and none can be read (3).
    """
    with staged(output) as (temporary, put):
        try:
            with closing(FORMATS[form](temporary)) as writer:
                done = _write(folder, writer, tell, jobs, progress)
        except sqlite3.Error as error:
            full = "full" in str(error)
            why = _FULL if full else Text(str(error), "データベースのエラー")
            raise NOT_WRITTEN(why=why) from error
        put({"format": form, "schema_version": SCHEMA_VERSION, **done._asdict()})
    return done


def _write(
    folder: str,
    writer: JsonLines | Sqlite,
    tell: Callable[[Text], None],
    jobs: int | None,
    progress: Progress | None,
) -> Exported:
    sheets = 0
    names: set[str] = set()
    unreadable: list[tuple[str, Text]] = []
    rows: Counter[str] = Counter()
    taker = Taker(folder, lines=writer.lines, whole=writer.whole)
    with closing(taker.read(tell, unreadable, jobs=jobs, seen=progress)) as answers:
        for taken in map(Taken._make, answers):
            here = _renamed(taken, taker, tell) if taken.name in names else taken
            names.add(here.name)
            writer.add(here)
            sheets += 1
            rows.update(here.counts)
    writer.finish()
    return Exported(sheets, len(unreadable), dict(rows))


def _renamed(taken: Taken, taker: Taker, tell: Callable[[Text], None]) -> Taken:
    """The same sheet under a name of its own: two sheets of one id would join as one."""
    file = name_below(taken.path, taker.folder)
    name = name_from(kept(file))
    tell(_TWICE.fill(file=kept(file), id=taken.name, name=name))
    return Taken._make(taker.of(load(taken.path), file, name))


_FULL = Text("the disk is full", "ディスクの空きがありません")
