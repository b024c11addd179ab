"""Y003 and Y005: bytes that are not UTF-8, named where they can be, and characters nobody sees."""

from __future__ import annotations

import re

from dxsheet.findings import Finding
from dxsheet.lang import Text, same
from dxsheet.yamlfile.document import Document

_SAVE = Text(
    "Open it in your editor and save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).",
    "エディターで開き、文字コードをUTF-8にして保存し直してください"
    "（メモ帳では「名前を付けて保存」の「エンコード」）。",
)
_LOOKS = Text("The file is not UTF-8; it looks like {name}.", "UTF-8ではなく、{name} のようです。")
# Longest first: the UTF-32 mark begins with the UTF-16 one.
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BREAK = re.compile(rb"\r\n|\r|\n")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uff61-\uff9f]")
# Where Python puts the bytes that mean nothing in cp932.
_NO_SIGN = re.compile("[\x80-\x9f\ue000-\uf8ff]")
_AT_MOST = 20


def bad_encoding(raw: bytes, file: str, error: UnicodeDecodeError) -> Finding:
    """Y003 at the first byte that is not UTF-8, with the encoding's name where it can be told."""
    wide = wide_encoding(raw)
    if wide is not None:
        return _finding(file, (1, 1), _LOOKS.fill(name=wide))
    before = raw[: error.start]
    starts = [match.end() for match in _BREAK.finditer(before)]
    column = len(before[starts[-1] if starts else 0 :].decode("utf-8", "replace")) + 1
    place = (len(starts) + 1, column)
    name = _japanese_encoding(raw, before)
    if name is not None:
        return _finding(file, place, _LOOKS.fill(name=name))
    byte = f"0x{raw[error.start]:02X}"
    return Finding(
        "Y003",
        "error",
        Text(
            "A byte on this line ({byte}) is not UTF-8 text.",
            "この行にUTF-8として読めないバイト（{byte}）があります。",
        ).fill(byte=byte),
        Text(
            "The character there is damaged; type it again, or take the file back from git.",
            "その位置の文字が壊れています。打ち直すか、Gitから元のファイルを取り出してください。",
        ),
        file,
        *place,
    )


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, told by the BOM or by where the NUL bytes are."""
    for mark, name in _BOMS:
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


def _japanese_encoding(raw: bytes, before: bytes) -> str | None:
    """Shift_JIS or EUC-JP where all of it decodes so; None for a damaged UTF-8 file."""
    if _JAPANESE.search(before.decode("utf-8", "replace")):
        return None
    for codec, name in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS (cp932)")):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if _JAPANESE.search(text) and not _NO_SIGN.search(text):
            return name
    return None


def _finding(file: str, place: tuple[int, int], message: Text) -> Finding:
    return Finding("Y003", "error", message, _SAVE, file, *place)


def controls(document: Document, pattern: re.Pattern[str]) -> list[Finding]:
    """Y005 for each line with control characters (the first twenty), or the reason behind them."""
    text = document.text
    first = pattern.search(text)
    if first is None:
        return []
    place = document.at_index(first.start())
    wide = wide_encoding(document.raw)
    if wide is not None:
        return [_finding(document.file, (1, 1), _LOOKS.fill(name=wide))]
    if re.search(r"\x1b\$[@B]", text):
        return [_finding(document.file, place, _LOOKS.fill(name="ISO-2022-JP (JIS)"))]
    if not document.raw.strip(b"\0"):
        return [_zeros(document.file)]
    lines: dict[int, Finding] = {}
    for match in pattern.finditer(text):
        line, column = document.at_index(match.start())
        if line not in lines:
            lines[line] = _control(document.file, (line, column), match.group())
        if len(lines) == _AT_MOST:
            break
    return list(lines.values())


def _zeros(file: str) -> Finding:
    return Finding(
        "Y005",
        "error",
        Text(
            "The file holds nothing but NUL bytes.",
            "ファイルの中身がすべてNULです。",
        ),
        Text(
            "This happens when a disk or a computer stops while saving; take the file back from"
            " git or a backup.",
            "保存中にパソコンやディスクが止まるとこうなります。"
            "Gitかバックアップから取り出してください。",
        ),
        file,
    )


def _control(file: str, place: tuple[int, int], character: str) -> Finding:
    name = f"U+{ord(character):04X}"
    nul = Text("a NUL character ({name})", "NUL文字（{name}）")
    other = Text("an invisible control character ({name})", "目に見えない制御文字（{name}）")
    what = (other if character != "\0" else nul).fill(name=same(name))
    return Finding(
        "Y005",
        "error",
        Text("There is {what} on this line.", "この行に{what}があります。").fill(what=what),
        Text(
            "It often comes with pasted text; delete it, or type that part again.",
            "貼り付けた文字に混ざることがあります。削除するか、その部分を打ち直してください。",
        ),
        file,
        *place,
    )
