"""A folder written whole: filled beside its place, then moved into it; ours are replaced."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from dxsheet.disk import signals_held, troubles
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Text

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
        raise troubles.refused(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _put(temporary: Path, place: Path, facts: Mapping[str, object]) -> None:
    manifest = {"tool": _TOOL, **facts, "files": sorted(one.name for one in temporary.iterdir())}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (temporary / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    for one in temporary.iterdir():
        _settle(one)
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


def _settle(path: Path) -> None:
    """Force a file to the disk before its folder shows it."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:40]}.{os.urandom(6).hex()}.tmp")


def _refuse_others(place: Path) -> None:
    """Raises DxsheetError unless the place is free, an empty folder, or an export of ours."""
    foreign = _foreign(place)
    if foreign is None:
        return
    raise DxsheetError(
        Text(
            "{path} is there already, and an export did not make all of it: {what}.",
            "{path} はすでにあり、書き出したもの以外が含まれています（{what}）。",
        ).fill(path=place, what=foreign),
        Text(
            "Nothing was written. Name another folder with --output, or move that away.",
            "何も書いていません。--output で別のフォルダーを指定するか、それを移してください。",
        ),
        code=FOUND,
    )


def _foreign(place: Path) -> str | None:
    """The first thing there that an export did not write; None where there is nothing else."""
    if not os.path.lexists(place):
        return None
    if not place.is_dir():
        return place.name
    names = {one.name for one in place.iterdir()} - _LITTER
    ours = _listed(place)
    left = {one for one in names - ours if not (ours and one.endswith(_LITTER_ENDS))}
    return min(left, default=None)


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
