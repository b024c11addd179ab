"""What is said about a sheet: findings (values, many) and the one error (cannot go on)."""

from __future__ import annotations

import errno
from functools import partial
from typing import Literal, NamedTuple

from dxsheet.lang import Text

Severity = Literal["error", "warning", "info"]

# Exit codes (contract).
SOUND = 0
FOUND = 1
USAGE = 2
CANNOT = 3
INTERRUPTED = 130

SEVERITIES: tuple[Severity, Severity, Severity] = ("error", "warning", "info")


class Finding(NamedTuple):
    """One thing to say about one place of one sheet.

    `line` and `column` are 1-based, as shown (`shown_column`); `at` is the item's id, else the list
    entry, else the top key; `path` the field as `problems[0].text`; `kept` the reason it was kept,
    else None.
    """

    rule: str
    severity: Severity
    message: Text
    hint: Text
    file: str = ""
    line: int = 1
    column: int = 1
    at: str = ""
    path: str = ""
    kept: str | None = None


def shown_column(before: str) -> int:
    """The column a reader is shown for what stands behind `before` on its line.

    The one place that counts it: characters from 1, as editors and SARIF (code points) do. A tab
    and a wide sign are one each.
    """
    return len(before) + 1


def index_of(line: str, column: int) -> int:
    """The index in a line of the character that a shown column is that of: `shown_column` back."""
    return min(column - 1, len(line))


class DxsheetError(Exception):
    """Cannot go on: what happened, what to do next, and the exit code.

    The only exception the package raises on purpose. `findings` carries what was found where the
    reason is the sheet itself (a file that cannot be read).
    """

    def __init__(
        self, message: Text, hint: Text, *, code: int = CANNOT, findings: tuple[Finding, ...] = ()
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint
        self.code = code
        self.findings = findings

    def __reduce__(self) -> tuple[object, ...]:
        made = partial(DxsheetError, code=self.code, findings=self.findings)
        return (made, (self.message, self.hint))


class Refusal:
    """Why dxsheet cannot go on, written once: message, hint, exit code. Called, it is the error.

        _NO_FILE = Refusal(
            Text("There is no file {file}.", "{file} というファイルはありません。"),
            Text("Check the name.", "名前を確かめてください。"),
        )
        raise _NO_FILE(file=path)

    Names in braces are filled in both texts; a value may be a `Text` itself.
    """

    __slots__ = ("code", "hint", "message")

    def __init__(self, message: Text, hint: Text, *, code: int = CANNOT) -> None:
        self.message = message
        self.hint = hint
        self.code = code

    def __call__(self, *, findings: tuple[Finding, ...] = (), **values: object) -> DxsheetError:
        """The error to raise, its texts filled with `values`."""
        message, hint = self.message.fill(**values), self.hint.fill(**values)
        return DxsheetError(message, hint, code=self.code, findings=findings)


_SYSTEM = {
    "EACCES EPERM": Text("permission denied", "権限がありません"),
    "ENOSPC": Text("the disk is full", "ディスクの空きがありません"),
    "EDQUOT": Text("the quota is used up", "割り当てられた容量を使い切っています"),
    "EFBIG": Text("the file would be too large", "ファイルが大きすぎます"),
    "EROFS": Text("the disk is read-only", "ディスクが読み取り専用です"),
    "ENOENT": Text("it does not exist", "見つかりません"),
    "ENOTDIR": Text("a part of its path is not a folder", "途中にフォルダーでないものがあります"),
    "EISDIR": Text("it is a folder", "フォルダーです"),
    "ENAMETOOLONG": Text("the name is too long", "名前が長すぎます"),
    "ELOOP": Text("its links go round in a circle", "リンクが循環しています"),
    "EBUSY ETXTBSY": Text("it is in use", "ほかで使われています"),
    "EIO": Text("the disk or the network failed", "ディスクかネットワークの故障です"),
    "ETIMEDOUT EHOSTDOWN ENOTCONN ESTALE": Text(
        "the network drive does not answer", "ネットワークドライブの応答がありません"
    ),
    "EMFILE ENFILE": Text("too many files are open", "開いているファイルが多すぎます"),
    "EBADF": Text("it is closed", "閉じられています"),
}
_REASONS = {name: text for names, text in _SYSTEM.items() for name in names.split()}


def reason(error: OSError) -> Text:
    """Why the system refused, for both readers: its own words are English on most machines."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    other = Text(error.strerror or str(error) or name, f"システムのエラー: {name}")
    return _REASONS.get(name, other)
