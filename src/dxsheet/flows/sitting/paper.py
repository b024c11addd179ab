"""What a walk writes: the sheet, from its title on after every answer, and its own notes.

The notes hold what the file cannot say: which questions were passed over, by which template one
walks, what going back takes back, first words that were said in other words. They stand in the
user's state folder under the sheet's id, never beside the sheet: they are about one person's walk,
not about the work. Without them (another computer) the walk tells what was passed over from the
order of what is answered (docs/decisions/0004).

A new file is called DATE-TITLE.yaml, the title in its own script; the schema for editors is put
beside the sheets once.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from dxsheet.binder import Opened, change, load, says_sheet
from dxsheet.disk import NO_FOLDER, ExistsError, user_folder, write_whole
from dxsheet.disk.whole import exists
from dxsheet.findings import FOUND, USAGE, DxsheetError, Refusal
from dxsheet.lang import Lang, Text
from dxsheet.sheet.shape import SCHEMA_ID
from dxsheet.walk.templates import SCHEMA_FILE, fresh_sheet, modeline
from dxsheet.yamlfile.edit import Change

Data = Mapping[str, Any]

_NO_FOLDER = Refusal(
    NO_FOLDER,
    Text(
        "Create it first, or name another.", "先にフォルダーを作るか、別の場所を指定してください。"
    ),
    code=USAGE,
)
_TOO_MANY = Refusal(
    Text(
        "A thousand sheets with the title {title} and today's date already exist.",
        "今日の日付で「{title}」というシートが、既に1,000枚あります。",
    ),
    Text("Give it another title.", "別の題名を付けてください。"),
    code=FOUND,
)


class Start(NamedTuple):
    """What a new sheet begins with: where it goes, and what stands on it besides the title."""

    file: str
    lang: Lang
    date: str
    given: Data


class Paper:
    """One sheet. Without a `path` it is not on disk yet; `start` says what it will begin with."""

    def __init__(self, path: str = "", start: Start | None = None) -> None:
        self.path = path
        self._start = start
        self._data: Data = dict(start.given) if start else {}

    def look(self) -> Data:
        """What stands on the sheet now, also what others wrote meanwhile; raises as `load`."""
        if self.path:
            self._data = load(self.path).document.data
        return self._data

    def opened(self) -> Opened:
        """The sheet as a value, for drawing it."""
        return load(self.path)

    def write(self, plan: Callable[[Data], Sequence[Change]]) -> None:
        """Ask `plan` for the changes of what stands there now, and write them whole.

        Raises DxsheetError where they cannot be written; the file is as it was.
        """
        if self.path:
            change(self.path, lambda opened: plan(opened.document.data))
            return
        for one in plan(self._data):
            if one.path == ("title",):
                self.begin(str(getattr(one, "value", "")))

    def begin(self, title: str) -> None:
        """Make the file. A name that is taken gets a number; a file asked for by name never."""
        assert self._start is not None  # a paper without a path is given its start
        start = self._start
        from dxsheet.yamlfile.dump import dump

        data = fresh_sheet(title, lang=start.lang, date=start.date, given=start.given)
        self.path = make(start.file, title, start.date, (modeline() + dump(data)).encode())


def make(file: str, title: str, date: str, raw: bytes) -> str:
    """Write a new file, never over another one, and return its path.

    Args:
        file: its path, or a folder (or nothing) where it is called DATE-TITLE.yaml.
        title: the sheet's title.
        date: the sheet's date.
        raw: the bytes.

    Raises:
        ExistsError: the file asked for is there already.
    """
    folder = file if not file or Path(file).is_dir() else ""
    if file and not folder:
        write_whole(file, pointed(raw, file), create=True)
        return file
    for name in file_names(date, title):
        path = str(Path(folder, name))
        try:
            write_whole(path, pointed(raw, path), create=True)
        except ExistsError:
            continue
        return path
    raise _TOO_MANY(title=title)


def refuse_existing(file: str) -> None:
    """Say before the first question where the file asked for is there, or its folder is not."""
    folder = Path(file).parent
    if not folder.is_dir():
        raise _NO_FOLDER(folder=folder)
    if file and os.path.lexists(file) and not Path(file).is_dir():
        raise exists(file, _GO_ON.fill(file=file)) if says_sheet(file) else exists(file)


_GO_ON = Text(
    "It is unchanged. Choose another name, or continue it: `dxsheet resume {file}`.",
    "そのまま残しました。別の名前にするか、`dxsheet resume {file}` で続けてください。",
)


# ------------------------------------------------------------------ the notes

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_LIMIT = 1 << 20


class Notes:
    """The notes of one walk, by the sheet's id; "" keeps them in memory until there is one.

    `known` is False where none were found; `passed` is then empty.
    """

    def __init__(self, name: str = "", template: str = "") -> None:
        self._path = _path(name) if name else None
        self.known = False
        self.passed: dict[str, str] = {}
        self.back: list[Any] = []
        self.template = template
        self._read()

    def attach(self, name: str) -> None:
        """The sheet has its id now: write what was noted so far."""
        self._path = _path(name)
        self.write()

    def note(self, passed: Mapping[str, str], reopened: Iterable[str] = ()) -> None:
        """Remember what was passed over, and what no longer is; on disk before this returns."""
        after = {key: how for key, how in self.passed.items() if key not in reopened}
        after.update(passed)
        if after != self.passed or not self.known:
            self.passed = after
            self.write()

    def remember(self, back: list[Any]) -> None:
        """Remember what going back would take back; on disk before this returns."""
        if back != self.back:
            self.back = back
            self.write()

    def write(self) -> None:
        """Write the notes whole; a folder that cannot be written is no reason to stop the walk."""
        self.known = True
        if self._path is None:
            return
        data = json.dumps(
            {"template": self.template, "passed": self.passed, "back": self.back}, indent=1
        )
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(str(self._path), data.encode("ascii"))
        except (OSError, DxsheetError):
            return

    def _read(self) -> None:
        if self._path is None:
            return
        try:
            with self._path.open("rb") as stream:
                data = json.loads(stream.read(_LIMIT))
        except (OSError, ValueError, RecursionError):
            return
        passed = data.get("passed") if isinstance(data, dict) else None
        if isinstance(passed, dict):
            self.known = True
            self.passed = {str(key): str(how) for key, how in passed.items()}
            self.template = str(data.get("template") or "")
            held = data.get("back")
            self.back = [one for one in held if _is_trace(one)] if isinstance(held, list) else []


def _is_trace(one: object) -> bool:
    """Whether an entry of the notes says what a step did (`route.Trace`)."""
    shape = [str, str, bool, dict, dict, dict]
    return isinstance(one, list) and [type(part) for part in one] == shape


def _path(name: str) -> Path | None:
    home = user_folder("state")
    if home is None:
        return None
    if not _SAFE.match(name):
        name = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return home / "walks" / f"{name}.json"


# The package's own copy, made by docs/make.py.
_PACKAGED = Path(__file__).resolve().parents[2] / "schema.json"
_VERSION = re.compile(rb'"\$comment": "dxsheet ([0-9]+(?:\.[0-9]+)*)')


def pointed(raw: bytes, sheet: str) -> bytes:
    """A new sheet, its first line naming the schema, which is put there where there is none.

    The schema stands beside the sheets of a folder that has one already, else at the top of the
    repository, else beside the sheet. One that an older dxsheet wrote is renewed, any other file of
    that name left alone. A folder that cannot take it is no reason for a new sheet to fail: the
    editor helps less, and that is all.
    """
    with contextlib.suppress(OSError, DxsheetError, ValueError):
        folder = Path(sheet).absolute().parent
        home = _home(folder)
        place = home / SCHEMA_FILE
        ours = _PACKAGED.read_bytes()
        there = place.read_bytes() if place.exists() else None
        if there is None:
            write_whole(str(place), ours, create=True)
        elif f'"$id": "{SCHEMA_ID}"'.encode() in there and _version(there) < _version(ours):
            write_whole(str(place), ours)
        name = Path(os.path.relpath(place, folder)).as_posix()
        return raw.replace(SCHEMA_FILE.encode(), name.encode(), 1)
    return raw


def _home(folder: Path) -> Path:
    """The folder that has, or is to have, the schema."""
    for one in (folder, *folder.parents):
        if (one / SCHEMA_FILE).exists() or (one / ".git").exists():
            return one
    return folder


def _version(schema: bytes) -> tuple[int, ...]:
    """Of the dxsheet that made it; nothing for one that did not say."""
    found = _VERSION.search(schema)
    return tuple(map(int, found[1].split(b"."))) if found else ()


# What Windows, a shell or a URL stumbles over, with everything that acts instead of showing.
_UNSAFE = re.compile(
    "[\\\\/:*?\"<>|%#&{}$!'`~^\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u3000\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?\Z", re.I)
# File systems stop at 255 bytes; Japanese takes three each, and a counter must still fit.
_BYTES = 150
_EMPTY = "sheet"


def file_name(date: str, title: str, nth: int = 1) -> str:
    """The name of a sheet's file; `nth` tells sheets of one day and title apart (-2, -3)."""
    stem = "-".join(part for part in (_part(date), _part(title) or _EMPTY) if part)
    if _RESERVED.match(stem):
        stem = f"{_EMPTY}-{stem}"
    return f"{stem}.yaml" if nth == 1 else f"{stem}-{nth}.yaml"


def file_names(date: str, title: str) -> Iterator[str]:
    """The names to try, one after the other, until one is free."""
    for nth in range(1, 1000):
        yield file_name(date, title, nth)


def _part(text: str) -> str:
    """Text as a part of a file name: no separators, no leading or trailing dots, not too long."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    plain = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", plain)).strip("-. ")
    while len(plain.encode()) > _BYTES:
        plain = plain[:-1]
    return plain.strip("-. ")
