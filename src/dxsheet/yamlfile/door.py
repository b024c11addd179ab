"""The one door in: a path becomes bytes, bytes become text, or a clear reason why not.

Looked at before any parsing: what kind of file it is, size, encoding, control characters, conflict
markers (design section 6.1).
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path as FilePath

from dxsheet.findings import USAGE, DxsheetError, Finding, Refusal, reason
from dxsheet.lang import Text
from dxsheet.yamlfile.complaints import finding
from dxsheet.yamlfile.document import MAX_TOLD, Document, UnreadableError

MAX_BYTES = 2_000_000
# Without O_NONBLOCK, opening a named pipe waits for a writer that may never come.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)
# Asked for at least, so that a file that grows, or does not say its size, is read in few steps.
_LEAST = 4096

_BOM = b"\xef\xbb\xbf"
# Longest first: the UTF-32 mark begins with the UTF-16 one.
_WIDE_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# What YAML does not allow in a file, and a second BOM, which no editor shows: each alone, since one
# set of characters is looked for four times as fast as a choice.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BOM_AGAIN = re.compile("\ufeff")
_CONTROLS_TOLD = 20
# At the start of a line only: no sheet has text there, so a line of signs inside a value is safe.
_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)")
_JAPANESE = "[\u3040-\u30ff\u4e00-\u9fff\uff61-\uff9f]"
# Where Python puts the bytes that mean nothing in cp932.
_NO_SIGN = "[\x80-\x9f\ue000-\uf8ff]"


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most 2 MB and one byte.

    Raises:
        UnreadableError: a pipe or a device.
        DxsheetError: code 2 where there is no such file (or it is a folder), code 3 where the
            system does not let us read it.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        sheet = path.lower().endswith((".yaml", ".yml"))
        raise (_MISSING if sheet else _NO_SUCH)(path=path) from None
    except OSError as error:
        if FilePath(path).is_dir():  # Windows: a folder cannot even be opened
            raise _FOLDER(path=path) from None
        raise _refused(path, error) from error
    try:
        return _contents(descriptor, path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        os.close(descriptor)


def _contents(descriptor: int, path: str) -> bytes:
    found = os.fstat(descriptor)
    if stat.S_ISDIR(found.st_mode):
        raise _FOLDER(path=path)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError((finding(path, "pipe"),))
    parts: list[bytes] = []
    left = MAX_BYTES + 1
    expected = found.st_size  # room for more than there is costs more than reading it
    while left > 0:
        part = os.read(descriptor, min(left, max(expected, _LEAST)))
        if not part:
            break
        parts.append(part)
        left -= len(part)
        expected -= len(part)
    return b"".join(parts)


def decoded(raw: bytes, file: str) -> Document:
    """A document with its text and no data yet.

    Raises:
        UnreadableError: Y003 encoding, Y004 conflict markers, Y005 control characters, Y008 size.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableError((finding(file, "large"),))
    bom = raw.startswith(_BOM)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError((_bad_encoding(raw, file, error),)) from None
    document = Document(file, raw, text[1:] if bom else text, bom=bom)
    found = _controls(document) + _conflicts(document)
    if found:
        found.sort(key=lambda one: (one.line, one.column))
        raise UnreadableError(tuple(found), document.left_out)
    return document


def _bad_encoding(raw: bytes, file: str, error: UnicodeDecodeError) -> Finding:
    """Y003 at the first byte that is not UTF-8, with the encoding's name where it can be told."""
    wide = wide_encoding(raw)
    if wide is not None:
        return finding(file, "encoding", name=wide)
    before = raw[: error.start].decode("utf-8")
    place = Document(file, raw, before, bom=False).at_index(len(before))
    name = _japanese_encoding(raw, before)
    if name is not None:
        return finding(file, "encoding", place, name=name)
    return finding(file, "byte", place, byte=f"0x{raw[error.start]:02X}")


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, told by the BOM or by where the NUL bytes are."""
    for mark, name in _WIDE_BOMS:
        if raw.startswith(mark):
            return name
    nuls = raw.count(0)
    if nuls * 20 < len(raw) or not raw.strip(b"\0"):
        return None
    if not len(raw) % 4 and (_all_zero(raw[2::4], raw[3::4]) or _all_zero(raw[1::4], raw[::4])):
        return "UTF-32"
    even = raw[::2].count(0)
    if max(even, nuls - even) * 20 >= nuls * 19 and not len(raw) % 2:
        return "UTF-16"
    return None


def _all_zero(mostly: bytes, wholly: bytes) -> bool:
    """Whether these are the high bytes of UTF-32: the top one is 0, the next nearly always."""
    return not any(wholly) and mostly.count(0) * 10 >= len(mostly) * 9


def _japanese_encoding(raw: bytes, before: str) -> str | None:
    """Shift_JIS or EUC-JP where all of it decodes so; None for a damaged UTF-8 file."""
    if re.search(_JAPANESE, before):
        return None
    for codec, name in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS (cp932)")):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if re.search(_JAPANESE, text) and not re.search(_NO_SIGN, text):
            return name
    return None


_LINE_END = re.compile(r"[\r\n]")


def _controls(document: Document) -> list[Finding]:
    """Y005 for each line with control characters (the first twenty), or the reason behind them."""
    first = _BOM_AGAIN.match(document.text) or _CONTROL.search(document.text)
    if first is None:
        return []
    file = document.file
    wide = wide_encoding(document.raw)
    if wide is not None:
        return [finding(file, "encoding", name=wide)]
    if re.search(r"\x1b\$[@B]", document.text):
        place = document.at_index(first.start())
        return [finding(file, "encoding", place, name="ISO-2022-JP (JIS)")]
    if not document.raw.strip(b"\0"):
        return [finding(file, "zeros")]
    lines: dict[int, Finding] = {}
    match: re.Match[str] | None = first
    while match and len(lines) < _CONTROLS_TOLD:
        place = document.at_index(match.start())
        sign = match.group()
        what = "control" if sign != "\0" else "nul"
        lines.setdefault(place[0], finding(file, what, place, name=f"U+{ord(sign):04X}"))
        end = _LINE_END.search(document.text, match.end())  # one of a line is enough
        match = _CONTROL.search(document.text, end.end()) if end else None
    return list(lines.values())


def _conflicts(document: Document) -> list[Finding]:
    """Y004, one finding a conflict at its `<<<<<<<` line; a marker left alone has its own."""
    found: list[tuple[str, int, dict[str, object]]] = []
    if not any(sign * 7 in document.raw for sign in (b"<", b"=", b">", b"|")):  # soon told
        return []
    opened: int | None = None
    for match in _MARKER.finditer(document.text):
        sign = match.group(1)
        line, _ = document.at_index(match.start())
        if sign[0] == "<":
            if opened is not None:
                found.append(("marker", opened, {"mark": "<<<<<<<"}))
            opened = line
        elif opened is None:
            found.append(("marker", line, {"mark": sign}))
        elif sign[0] == ">":
            found.append(("conflict", opened, {"line": opened, "end": line}))
            opened = None
    if opened is not None:
        found.append(("marker", opened, {"mark": "<<<<<<<"}))
    if len(found) > MAX_TOLD:
        document.left_out["Y004"] = len(found) - MAX_TOLD
    told = found[:MAX_TOLD]
    return [finding(document.file, what, (line, 1), "", "", **more) for what, line, more in told]


def _refused(path: str, error: OSError) -> DxsheetError:
    right = isinstance(error, PermissionError)
    return (_NO_RIGHT if right else _FAILED)(path=path, why=reason(error))


_MISSING = Refusal(
    Text("There is no file {path}.", "{path} というファイルがありません。"),
    Text(
        "Check the spelling and the folder you are in; `dxsheet new` starts a new sheet.",
        "つづりと今いるフォルダーを確かめてください。新しいシートは `dxsheet new` で作れます。",
    ),
    code=USAGE,
)
_NO_SUCH = Refusal(
    _MISSING.message,
    Text(
        "Check the spelling and the folder you are in.",
        "つづりと今いるフォルダーを確かめてください。",
    ),
    code=USAGE,
)
_FOLDER = Refusal(
    Text("{path} is a folder, not a sheet.", "{path} はフォルダーで、シートではありません。"),
    Text("Name one sheet file in it.", "その中のシートのファイルを指定してください。"),
    code=USAGE,
)
_UNREAD = Text("{path} cannot be read: {why}.", "{path} を読み取れません（{why}）。")
_NO_RIGHT = Refusal(
    _UNREAD,
    Text(
        "Ask for the right to read it, or copy it to a folder of your own.",
        "読み取りの権限を付けてもらうか、自分のフォルダーにコピーしてください。",
    ),
)
_FAILED = Refusal(
    _UNREAD,
    Text(
        "Try again; if it stays, look at the disk or the network drive.",
        "もう一度試してください。続くときは、ディスクやネットワークドライブを確かめてください。",
    ),
)
