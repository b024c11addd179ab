"""Bytes become text, or the reason why they are no text a sheet can hold, with its line.

Looked at before any parsing: size, encoding, control characters, conflict markers.
"""

from __future__ import annotations

import re

from dxsheet.yamlfile.document import Document, Unreadable

MAX_BYTES = 2_000_000

_BOM = b"\xef\xbb\xbf"
# What YAML does not allow in a file, and a second BOM, which no editor shows.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\\A\ufeff")
# Bytes that stand in sound text; those that begin the few signs above, however, need a look.
_SOUND = bytes({*range(0x20, 0x100), 9, 10, 13} - {0x7F})
_RARE = (b"\xc2", b"\xef\xbf", b"\xef\xbb")
_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def decoded(raw: bytes, file: str) -> Document:
    """A document with its text and no data yet.

    Raises:
        Unreadable: Y003 encoding, Y004 conflict markers, Y005 control characters, Y008 size.
    """
    if len(raw) > MAX_BYTES:
        from dxsheet.yamlfile.faults import too_large

        raise Unreadable((too_large(file),))
    bom = raw.startswith(_BOM)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        from dxsheet.yamlfile.encodings import bad_encoding

        raise Unreadable((bad_encoding(raw, file, error),)) from None
    document = Document(file, raw, text[1:] if bom else text, bom=bom)
    text = document.text
    doubtful = raw.translate(None, _SOUND) or any(map(raw.__contains__, _RARE))
    if (doubtful and _CONTROL.search(text)) or any(map(text.__contains__, _MARKS)):
        _look_closer(document)
    return document


def _look_closer(document: Document) -> None:
    from dxsheet.yamlfile.encodings import controls
    from dxsheet.yamlfile.markers import conflicts

    found = controls(document, _CONTROL) + conflicts(document)
    if found:
        raise Unreadable(tuple(sorted(found, key=lambda one: (one.line, one.column))))
