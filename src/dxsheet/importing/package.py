"""The zip that an office file is: opened within limits, its parts parsed without entities.

A workbook comes from outside, by mail or from a shared folder. What is encrypted, not a zip, or
grows beyond all measure when unpacked is refused before anything of it is read.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.parsers import expat

from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.lang import Text

# A filled workbook has some 100 kB; pictures that somebody pasted may make it larger.
_FILE = 50_000_000
_PART = 40_000_000
_ALL = 200_000_000
_PARTS = 5_000
_NODES = 1_500_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_NO_FILE = Text("There is no file {file}.", "{file} というファイルがありません。")
_CHECK_NAME = Text("Check the name.", "名前を確かめてください。")
_REFUSED = Text("{file} cannot be read: {why}.", "{file} を読めません（{why}）。")
_CHECK_RIGHTS = Text("Check the rights on it.", "ファイルの権限を確かめてください。")
_LOCKED = Text("{file} is protected by a password.", "{file} は、パスワードで保護されています。")
_UNLOCK = Text(
    "Open it in Office, take the password off and save it.",
    "Office で開き、パスワードを外して保存してください。",
)
_OLD = Text("{file} is in the old format of Office.", "{file} は、古い形式のファイルです。")
_SAVE_NEW = Text("Save it as {ending}.", "{ending} 形式で保存し直してください。")
_NOT_OFFICE = Text(
    "{file} is not a {ending} file.", "{file} は {ending} のファイルではありません。"
)
_TOO_LARGE = Text(
    "{file} is too large to be read safely.", "{file} は大きすぎて、安全に読めません。"
)
_SMALLER = Text(
    "Take out pictures and tabs that do not belong to it.",
    "画像や関係のないシートを取り除いてください。",
)
_BROKEN = Text("{file} is damaged: {part} cannot be read.", "{file} は壊れています（{part}）。")
_SAVE_AGAIN = Text(
    "Open it in Office and save it again.", "Office で開き、もう一度保存してください。"
)


class Node:
    """An XML element: its local name, attributes by local name, children, text before them."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""

    def first(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((one for one in self.children if one.name == name), None)

    def all(self, name: str) -> list[Node]:
        """The children of that name."""
        return [one for one in self.children if one.name == name]


class Package:
    """The parts of an office file by name."""

    def __init__(self, file: str, archive: zipfile.ZipFile) -> None:
        self.file = file
        self._archive = archive
        self._left = _ALL
        self.names = frozenset(archive.namelist())

    def tree(self, name: str) -> Node | None:
        """A part as a tree, None where there is none; raises DxsheetError (exit 3)."""
        if name not in self.names:
            return None
        try:
            return _parsed(self._bytes(name))
        except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, _Hostile, ValueError,
                NotImplementedError, RuntimeError) as error:  # fmt: skip
            raise _cannot(_BROKEN.fill(file=self.file, part=name), _SAVE_AGAIN) from error
        except Exception as error:
            # zlib.error has no place of its own below OSError.
            if type(error).__name__ == "error":
                raise _cannot(_BROKEN.fill(file=self.file, part=name), _SAVE_AGAIN) from error
            raise

    def _bytes(self, name: str) -> bytes:
        room = min(_PART, self._left)
        with self._archive.open(name) as stream:
            raw = stream.read(room + 1)
        if len(raw) > room:
            raise _cannot(_TOO_LARGE.fill(file=self.file), _SMALLER)
        self._left -= len(raw)
        return raw


def read_bytes(file: str) -> bytes:
    """The bytes of an office file.

    Raises:
        DxsheetError: no such file (exit 2), unreadable or too large (exit 3).
    """
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - as everywhere
            raw = stream.read(_FILE + 1)
    except FileNotFoundError as error:
        raise DxsheetError(_NO_FILE.fill(file=file), _CHECK_NAME, code=USAGE) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise _cannot(_REFUSED.fill(file=file, why=why), _CHECK_RIGHTS) from error
    if len(raw) > _FILE:
        raise _cannot(_TOO_LARGE.fill(file=file), _SMALLER)
    return raw


def unpacked(raw: bytes, file: str, ending: str) -> Package:
    """The parts of an office file; `ending` is what it should be (.xlsx, .docx).

    Raises:
        DxsheetError: no such file, encrypted, of the old format, or too large (exit 3).
    """
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise _cannot(_LOCKED.fill(file=file), _UNLOCK)
        raise _cannot(_OLD.fill(file=file), _SAVE_NEW.fill(ending=ending))
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _not_office(file, ending) from error
    if len(entries) > _PARTS or sum(one.file_size for one in entries) > _ALL:
        raise _cannot(_TOO_LARGE.fill(file=file), _SMALLER)
    if any(one.flag_bits & 1 for one in entries):
        raise _cannot(_LOCKED.fill(file=file), _UNLOCK)
    return Package(file, archive)


def _not_office(file: str, ending: str) -> DxsheetError:
    return _cannot(_NOT_OFFICE.fill(file=file, ending=ending), _SAVE_NEW.fill(ending=ending))


def not_office(file: str, ending: str) -> DxsheetError:
    """A zip, but of something else."""
    return _not_office(file, ending)


def _cannot(message: Text, hint: Text) -> DxsheetError:
    return DxsheetError(message, hint, code=CANNOT)


class _Hostile(Exception):  # noqa: N818 - caught above, never seen
    """A document type, or more elements than any office file has."""


def _parsed(raw: bytes) -> Node:
    root = Node("", {})
    stack = [root]
    count = 0
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _NODES or len(stack) > 200:
            raise _Hostile
        node = Node(_local(name), {_local(key): one for key, one in attributes.items()})
        stack[-1].children.append(node)
        stack.append(node)

    def end(name: str) -> None:
        del name
        stack.pop()

    def text(said: str) -> None:
        if not stack[-1].children:
            stack[-1].text += said

    def document_type(*about: object) -> None:
        raise _Hostile

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = document_type
    parser.Parse(raw, True)
    return root.children[0]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
