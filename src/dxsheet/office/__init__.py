"""What the forms and the import share of Office files: the way in here, the tabs beside it.

A workbook comes by mail or from a shared folder. What is encrypted, not a zip, or grows beyond all
measure when unpacked is refused before anything of it is read.
"""

from __future__ import annotations

import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path

from dxsheet.findings import USAGE, Refusal, reason
from dxsheet.lang import Text

# A filled workbook has some 100 kB; pictures that somebody pasted may make it larger.
FILE_BYTES = 50_000_000
ALL_BYTES = 200_000_000
PARTS = 5_000
# What a workbook says of the program that saved it last, where nobody wrote into it since.
UNTOUCHED = b"<Application>dxsheet</Application>"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = Text("Open it in Office and save it again.", "Office で開き、もう一度保存してください。")

_NO_LIBRARY = Refusal(
    Text(
        "{form} needs a library that is not installed.",
        "{form} を扱うためのライブラリが入っていません。",
    ),
    Text(
        'Install it with: pip install "dxsheet[office]"',
        '次のコマンドで入ります: pip install "dxsheet[office]"',
    ),
)
_NO_FILE = Refusal(
    Text("There is no file {file}.", "{file} というファイルがありません。"),
    Text("Check the name.", "名前を確かめてください。"),
    code=USAGE,
)
_UNREADABLE = Refusal(
    Text("{file} cannot be read: {why}.", "{file} を読めません（{why}）。"),
    Text("Check the rights on it.", "ファイルの権限を確かめてください。"),
)
_LOCKED = Refusal(
    Text("{file} is protected by a password.", "{file} は、パスワードで保護されています。"),
    Text(
        "Open it in Office, remove the password and save it.",
        "Office で開き、パスワードを外して保存してください。",
    ),
)
_SAVE_NEW = Text("Save it as {ending}.", "{ending} 形式で保存し直してください。")
_OLD = Refusal(
    Text("{file} is in the old format of Office.", "{file} は、古い形式のファイルです。"), _SAVE_NEW
)
NOT_OFFICE = Refusal(
    Text("{file} is not a {ending} file.", "{file} は {ending} のファイルではありません。"),
    _SAVE_NEW,
)
TOO_LARGE = Refusal(
    Text("{file} is too large to be read safely.", "{file} は大きすぎて、安全に読めません。"),
    Text(
        "Remove pictures and tabs that do not belong to it.",
        "画像や、関係のないタブを取り除いてください。",
    ),
)
DAMAGED = Refusal(
    Text("{file} is damaged: {part} cannot be read.", "{file} は壊れています（{part}）。"), _AGAIN
)


def require(module: str, form: str) -> None:
    """Load a library of the `office` extra; `form` is what it is wanted for (Word, Excel).

    Raises:
        DxsheetError: it is not installed (exit 3).
    """
    try:
        import_module(module)
    except ImportError as error:
        raise _NO_LIBRARY(form=form) from error


def read_bytes(file: str) -> bytes:
    """The bytes of an office file.

    Raises:
        DxsheetError: no such file (exit 2), unreadable or too large (exit 3).
    """
    try:
        with Path(file).open("rb") as stream:
            raw = stream.read(FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise _NO_FILE(file=file) from error
    except OSError as error:
        raise _UNREADABLE(file=file, why=reason(error)) from error
    if len(raw) > FILE_BYTES:
        raise TOO_LARGE(file=file)
    return raw


def unpacked(raw: bytes, file: str, ending: str) -> zipfile.ZipFile:
    """The zip that an office file is; `ending` is what it should be (.xlsx, .docx).

    Raises:
        DxsheetError: no zip, encrypted, of the old format, or too large (exit 3).
    """
    if raw.startswith(_OLE):
        raise _LOCKED(file=file) if _ENCRYPTED in raw else _OLD(file=file, ending=ending)
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NOT_OFFICE(file=file, ending=ending) from error
    # A zip that lies about a size is read no further than it says (zipfile).
    if len(entries) > PARTS or sum(one.file_size for one in entries) > ALL_BYTES:
        raise TOO_LARGE(file=file)
    if any(one.flag_bits & 1 for one in entries):
        raise _LOCKED(file=file)
    return archive
