"""The folder of sheets: open one with everything that is wrong with it, find them, change them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dxsheet import disk
from dxsheet.disk.sheets import names_sheet
from dxsheet.findings import CANNOT, FOUND, DxsheetError, Finding
from dxsheet.lang import Text
from dxsheet.likeness import spelt_like
from dxsheet.sheet.chain import reference_faults
from dxsheet.sheet.fields import FORMAT_VERSIONS
from dxsheet.sheet.nouns import Sheet, key_order, noun_at
from dxsheet.sheet.shape import whole
from dxsheet.yamlfile import Document, Path, Span, UnreadableError, parse, read
from dxsheet.yamlfile.complaints import finding
from dxsheet.yamlfile.door import read_bytes
from dxsheet.yamlfile.edit import Change, apply

_SIGN = re.compile(r"#[^\s#]")
_CUT = re.compile(r"[ \t]+(#[^\s#][^\r\n]{,20})")
_CUT_OFF = Text(
    "The text ends here: `{sign}` is a comment. Is it part of the text?",
    "文はここで終わり、「{sign}」はコメントになっています。文の一部でしょうか。",
)
_CUT_HINT = Text(
    "Put the whole text in double quotes; for a comment, write `# ` with a space.",
    '文なら全体を " " で囲みます。コメントなら「# 」と空白を入れてください。',
)


@dataclass(slots=True, eq=False, repr=False)
class Opened:
    """A sheet as it stands in its file: the document with its places, the sheet, what is wrong.

    `findings` are those of the file and of its shape (Y001 to Y016, REF001, X002), not of the
    method: of a Y rule the first 101, `left_out` counts the others.
    """

    document: Document
    sheet: Sheet
    findings: list[Finding]
    left_out: Mapping[str, int]


def inspect(document: Document) -> Opened:
    """The sheet in a document that could be parsed, with every finding of its shape.

    Raises:
        UnreadableError: it is another program's file, of which a sheet's faults would be no news.
    """
    if _foreign(document.data):
        keys = ", ".join([*document.data][:3]) + (", …" if len(document.data) > 3 else "")
        raise UnreadableError((finding(document.file, "foreign", keys=keys),))
    sheet, faults, left_out = whole(document.data)
    faults = faults + reference_faults(sheet)
    findings = document.findings + [document.finding("error", *fault) for fault in faults]
    findings += _cut_texts(document)
    findings.sort(key=lambda one: (one.line, one.column, one.rule))
    return Opened(document, sheet, findings, {**document.left_out, **left_out})


# What files of other programs have as well.
_ANYBODYS = {"id", "title", "date", "language", "organisation"}


def _foreign(data: Mapping[str, object]) -> bool:
    """Whether a mapping is some other file: nothing in it is, or is nearly, a key of a sheet."""
    if "dxsheet" in data:
        return False
    words = {*Sheet.fields, *(field.label.ja for field in Sheet.fields.values())}
    own = {one for one in data if one in words or spelt_like(one, Sheet.fields)}
    return len(own) < len(data) and own <= _ANYBODYS


def examine(path: str) -> Opened:
    """Open a sheet to report on it: whatever it holds.

    Raises:
        UnreadableError: not to be read as YAML at all; its findings say why.
        DxsheetError: no such file (exit 2), or the system refuses it (exit 3).
    """
    return inspect(read(path))


def load(path: str) -> Opened:
    """Open a sheet to work with it.

    Faults that leave the rest of the sheet whole (a dangling id, a wrong date) are in `findings`.

    Raises:
        DxsheetError: exit 2 where there is no such file, 3 where it is no sheet that can be read.
    """
    return _usable(examine(path))


def load_bytes(raw: bytes, name: str) -> Opened:
    """The same from bytes that do not stand in the folder (a revision, a side of a merge)."""
    return _usable(inspect(parse(raw, name)))


def _usable(opened: Opened) -> Opened:
    if opened.sheet.dxsheet in FORMAT_VERSIONS:
        return opened
    found = tuple(one for one in opened.findings if one.path == "dxsheet")
    raise DxsheetError(
        Text(
            "{file} is not a sheet that can be read: {why}",
            "{file} はシートとして読めません。{why}",
        ).fill(file=opened.document.file, why=found[0].message),
        found[0].hint,
        code=CANNOT,
        findings=found,
    )


def change(
    path: str,
    plan: Callable[[Opened], Sequence[Change]],
    *,
    expect: bytes | None = None,
    accept: Callable[[Opened, Opened], None] | None = None,
) -> Opened:
    """Read a sheet, ask `plan` for the changes, and write it, under a lock; comments are kept.

    `expect`: the bytes that `plan` was thought out on, where that was before this call. `accept`
    is given the sheet before and after, and raises where the change is not to be written. Returns
    the sheet as it now stands; with no changes nothing is written.

    Raises:
        DxsheetError: exit 1 where the edit is refused (somebody else wrote meanwhile, the file
            has duplicate keys or an anchor on the way), 2 or 3 as `load`.
    """
    with disk.locked(path):
        opened = load(path)
        if expect is not None and opened.document.raw != expect:
            raise DxsheetError(
                Text("{file} was changed meanwhile.", "{file} は、この間に変更されました。").fill(
                    file=path
                ),
                Text(
                    "Nothing was written. Run the command again.",
                    "何も変更していません。もう一度実行してください。",
                ),
                code=FOUND,
            )
        if any(one.rule < "Y010" for one in opened.document.findings):
            first = opened.document.findings[0]
            raise DxsheetError(first.message, first.hint, code=FOUND, findings=(first,))
        changes = plan(opened)
        if not changes:
            return opened
        changed = _usable(inspect(apply(opened.document, changes, order=key_order)))
        if accept is not None:
            accept(opened, changed)
        disk.write_whole(path, changed.document.raw, expect=opened.document.raw)
        return changed


def says_sheet(path: str) -> bool:
    """Whether a file is a sheet, sound or not; False where it cannot be read."""
    try:
        return names_sheet(read_bytes(path))
    except DxsheetError:
        return False


def line_in(text: str, line: int) -> str:
    """One line of a text, counted from 1; empty where there is none."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n", line)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _cut_texts(document: Document) -> Iterator[Finding]:
    """X002: free text that ends where ` #` begins a comment, as in `window #3`."""
    if not _SIGN.search(document.text):  # most comments begin with `# `
        return
    for path, span in _plain_texts(document.root, ()):
        hit = _CUT.match(document.text, span.tail)
        keys = [one for one in path if isinstance(one, str)]
        noun = noun_at(path[: path.index(keys[-1])]) if keys else None
        field = noun.fields.get(keys[-1]) if noun else None
        if hit and field and field.kind in ("words", "list", "amount"):
            said, place = _CUT_OFF.fill(sign=hit[1]), document.at_index(hit.start(1))
            yield document.finding("info", "X002", said, _CUT_HINT, path, place=place)


def _plain_texts(span: Span, path: Path) -> Iterator[tuple[Path, Span]]:
    for key, value in span.items:
        yield from _plain_texts(value, (*path, str(key.data)))
    for at, entry in enumerate(span.entries):
        yield from _plain_texts(entry, (*path, at))
    if span.kind == "scalar" and not span.style:
        yield path, span
