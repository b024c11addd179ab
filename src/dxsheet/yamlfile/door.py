"""The one door in: a path becomes bytes, or a clear reason why not (design section 6.1)."""

from __future__ import annotations

import os
import stat

from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.lang import Text
from dxsheet.yamlfile.decode import MAX_BYTES
from dxsheet.yamlfile.document import Document, Unreadable, parse

# Without O_NONBLOCK, opening a named pipe waits for a writer that may never come.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# Asked for at least, so that a file that grows, or does not say its size, is read in few steps.
_LEAST = 4096


def read(path: str) -> Document:
    """Read one sheet file.

    Raises:
        Unreadable: the file is there but cannot be read as a sheet.
        DxsheetError: code 2 where there is no such file (or it is a folder), code 3 where the
            system does not let us read it.
    """
    return parse(read_bytes(path), path)


def read_bytes(path: str) -> bytes:
    """The bytes of a regular file of at most 2 MB; raises as `read` does."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise _missing(path) from None
    except OSError as error:
        if os.path.isdir(path):  # noqa: PTH112 - Windows: a folder cannot even be opened
            raise _folder(path) from None
        raise _refused(path, error) from error
    try:
        return _contents(descriptor, path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        os.close(descriptor)


def _contents(descriptor: int, path: str) -> bytes:
    found = os.fstat(descriptor)
    mode = found.st_mode
    if stat.S_ISDIR(mode):
        raise _folder(path)
    if not stat.S_ISREG(mode):
        from dxsheet.yamlfile.faults import not_a_file

        raise Unreadable((not_a_file(path),))
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


def _missing(path: str) -> DxsheetError:
    return DxsheetError(
        Text("There is no file {path}.", "{path} というファイルがありません。").fill(path=path),
        Text(
            "Check the spelling and the folder you are in; `dxsheet new` starts a new sheet.",
            "つづりと今いるフォルダーを確かめてください。新しいシートは `dxsheet new` で作れます。",
        ),
        code=USAGE,
    )


def _folder(path: str) -> DxsheetError:
    return DxsheetError(
        Text(
            "{path} is a folder, not a sheet.", "{path} はフォルダーで、シートではありません。"
        ).fill(path=path),
        Text("Name one sheet file in it.", "その中のシートのファイルを指定してください。"),
        code=USAGE,
    )


def _refused(path: str, error: OSError) -> DxsheetError:
    if isinstance(error, PermissionError):
        hint = Text(
            "Ask for the right to read it, or copy it to a folder of your own.",
            "読み取りの権限をもらうか、自分のフォルダーにコピーしてください。",
        )
    else:
        hint = Text(
            "Try again; if it stays, look at the disk or the network drive.",
            "もう一度試してください。続くときは、ディスクやネットワークドライブを確かめてください。",
        )
    return DxsheetError(
        Text("{path} cannot be read: {why}.", "{path} を読み取れません（{why}）。").fill(
            path=path, why=error.strerror or type(error).__name__
        ),
        hint,
        code=CANNOT,
    )
