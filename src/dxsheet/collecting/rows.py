"""A form's table as text: its encoding and separator found out strictly, its rows with their lines.

What fits in two ways is refused and asked for; nothing is read with a letter replaced.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dxsheet.collecting.answers import Trouble
from dxsheet.findings import USAGE, Refusal
from dxsheet.lang import Text, same
from dxsheet.yamlfile.door import wide_encoding

SEPARATORS = {
    ",": Text("commas", "コンマ"),
    ";": Text("semicolons", "セミコロン"),
    "\t": Text("tabs", "タブ"),
}
_NAMES = {"cp932": "Shift_JIS (cp932)", "cp1252": "Windows-1252", "iso2022_jp": "ISO-2022-JP"}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)

_GIVE = Text(
    "Say it with --encoding (utf-8, cp932, cp1252 …), or save the file as UTF-8.",
    "--encoding（utf-8、cp932、cp1252 など）で指定するか、UTF-8 で保存し直してください。",
)
_EITHER = Refusal(
    Text(
        "{where}: the text may be {one} or {other}.", "{where}: {one} とも {other} とも読めます。"
    ),
    _GIVE,
)
_NEITHER = Refusal(
    Text(
        "{where}: a byte here fits neither UTF-8, Shift_JIS (cp932) nor Windows-1252.",
        "{where}: ここに、UTF-8、Shift_JIS（cp932）、Windows-1252 のどれでも読めない字があります。",
    ),
    _GIVE,
)
_NOT_AS_SAID = Refusal(
    Text("{where}: the text is not {name}.", "{where}: {name} としては読めません。"), _GIVE
)
_NO_CODEC = Refusal(
    Text("There is no encoding “{name}”.", "「{name}」という文字コードはありません。"),
    _GIVE,
    code=USAGE,
)
_WORKBOOK = Refusal(
    Text(
        "{file} is a workbook, not text.", "{file} は Excel のファイルで、テキストではありません。"
    ),
    Text(
        "Open it and save it as CSV (UTF-8); then collect that file.",
        "開いて「CSV UTF-8」で保存し、そのファイルを取り込んでください。",
    ),
)
_WHICH_SEPARATOR = Refusal(
    Text(
        "{where}: the columns may be separated by {one} or by {other}.",
        "{where}: 列の区切りは{one}とも{other}とも読めます。",
    ),
    Text("Say it with --separator.", "--separator で指定してください。"),
)
_QUOTE = Text(
    "A quotation mark is opened here and not closed as it should be.",
    'ここから始まる引用符（"）が、正しく閉じられていません。',
)
_RAGGED = Text(
    "This row has {n} cells, the headings have {heads} (from “{text}” on).",
    "この行は{n}列ですが、見出しは{heads}列です（「{text}」のあたり）。",
)


class Row(NamedTuple):
    """One row of a table and the line of the file on which it begins."""

    line: int
    cells: list[str]


class Table(NamedTuple):
    """A table as read: how its text is encoded and parted, in words, and its rows."""

    encoding: str
    separator: Text
    rows: list[Row]


def decoded(
    raw: bytes, file: str, encoding: str, understood: Callable[[str], bool]
) -> tuple[str, str]:
    """The text of an answers file and the name of its encoding, found out where none is given.

    `understood` tells whether a text has headings that mean something, which decides between
    encodings of which each fits.

    Raises:
        DxsheetError: a workbook, an encoding that does not fit, or two that do (exit 3).
    """
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _WORKBOOK(file=file)
    if encoding:
        try:
            return raw.decode(encoding).removeprefix("\ufeff"), encoding
        except LookupError as error:
            raise _NO_CODEC(name=encoding) from error
        except UnicodeError as error:
            where = _where(raw, file, getattr(error, "start", 0))
            raise _NOT_AS_SAID(where=where, name=encoding) from error
    for mark, codec, name in (*_BOMS, *_without_mark(raw)):
        if raw.startswith(mark):
            return decoded(raw, file, codec, understood)[0], name
    if b"\0" in raw:
        raise _NEITHER(where=_where(raw, file, raw.index(b"\0")))
    try:
        return raw.decode(), "UTF-8"
    except UnicodeDecodeError as error:
        where = _where(raw, file, error.start)
        if not raw[: error.start].isascii():
            raise _NEITHER(where=where) from error  # UTF-8 that was damaged
    fitting = {codec: text for codec in ("cp932", "cp1252") if (text := _strictly(raw, codec))}
    if len(fitting) > 1:
        clear = {codec: text for codec, text in fitting.items() if understood(text)}
        fitting = clear if len(clear) == 1 else fitting
    if len(fitting) > 1:
        raise _EITHER(where=where, one=_NAMES["cp932"], other=_NAMES["cp1252"])
    for codec, text in fitting.items():
        return text, _NAMES[codec]
    raise _NEITHER(where=where)


def _without_mark(raw: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Encodings that show in the bytes themselves: NULs, or the escapes of old mail."""
    wide = wide_encoding(raw)
    if wide is not None:
        order = "be" if raw[:1] == b"\0" else "le"
        yield b"", f"{wide}-{order}", wide
    if b"\x1b$" in raw and raw.isascii():
        yield b"", "iso2022_jp", _NAMES["iso2022_jp"]


def _strictly(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return ""


def _where(raw: bytes, file: str, at: int) -> str:
    return f"{file}:{raw[:at].count(10) + 1}"


def read_table(
    raw: bytes, file: str, means: Callable[[str], bool], encoding: str, separator: str
) -> tuple[Table, list[Trouble]]:
    """The rows of a table and what is wrong with them; `means` says what heading is understood.

    Raises:
        DxsheetError: the encoding or the separator is not certain (exit 3).
    """

    def understood(text: str) -> bool:
        heads = [_heads(text, one) for one in SEPARATORS]
        return any(means(one) and not one.isascii() for row in heads for one in row)

    text, name = decoded(raw, file, encoding, understood)
    said, _, rest = text.partition("\n")
    before = 0
    if said.strip().lower().startswith("sep=") and len(said.strip()) < 6:
        # Excel's own word for the separator.
        text, before, separator = rest, 1, separator or said.strip("\r\n")[4:5]
    sign = separator or _separator(text, file, means)
    rows: list[Row] = []
    troubles: list[Trouble] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1 + before
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, cells))
            line = reader.line_num + 1 + before
    except csv.Error:
        troubles.append(Trouble(f"{file}:{line}", _QUOTE))
    heads = len(rows[0].cells) if rows else 0
    for row in rows[1:]:
        ends = max(at for at, cell in enumerate(row.cells, 1) if cell.strip())
        if len(row.cells) < heads or ends > heads:
            near = row.cells[heads] if ends > heads else row.cells[ends - 1]
            told = _RAGGED.fill(n=len(row.cells), heads=heads, text=near.strip()[:40])
            troubles.append(Trouble(f"{file}:{row.line}", told))
    return Table(name, SEPARATORS.get(sign, same(sign)), rows), troubles


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))


def _heads(text: str, sign: str) -> list[str]:
    try:
        return next(filter(any, _rows(text, sign)), [])
    except csv.Error:
        return []


def _separator(text: str, file: str, means: Callable[[str], bool]) -> str:
    """The separator that parts the headings; refused where two do equally well."""
    ranks = {}
    for sign in SEPARATORS:
        heads = _heads(text, sign)
        if len(heads) > 1:
            ranks[sign] = (sum(map(means, heads)), _even(text, sign, len(heads)))
    best = [sign for sign, rank in ranks.items() if rank == max(ranks.values())]
    if len(best) > 1:
        one, other = (SEPARATORS[sign] for sign in best[:2])
        raise _WHICH_SEPARATOR(where=f"{file}:1", one=one, other=other)
    return best[0] if best else ","


def _even(text: str, sign: str, heads: int) -> bool:
    """Whether every row has as many cells as there are headings."""
    try:
        return all(len(row) == heads for row in filter(any, _rows(text, sign)))
    except csv.Error:
        return False
