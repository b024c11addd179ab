"""What can go wrong while writing, in words: what happened, where, and what to do next."""

from __future__ import annotations

import errno

from dxsheet.findings import CANNOT, FOUND, USAGE, DxsheetError
from dxsheet.lang import Text


class ExistsError(DxsheetError):
    """A new file was to be made where there is one already (exit 1)."""


class ChangedError(DxsheetError):
    """The file is no longer what was read: somebody else changed it (exit 1)."""


class BusyError(DxsheetError):
    """Another process kept the file locked until the time was over (exit 3)."""


_INTACT = Text(
    "Nothing was written; the file is as it was.", "何も書いていません。ファイルは元のままです。"
)


def exists(path: str) -> ExistsError:
    """The file to be made is there already."""
    return ExistsError(
        Text("{path} already exists.", "{path} はすでにあります。").fill(path=path),
        Text(
            "It was left as it is. Choose another name, or go on with it: `dxsheet resume`.",
            "そのまま残しました。別の名前にするか、`dxsheet resume` で続けてください。",
        ),
        code=FOUND,
    )


def changed(path: str) -> ChangedError:
    """The bytes are no longer those that were read."""
    return ChangedError(
        Text(
            "{path} was changed by somebody else meanwhile.",
            "{path} は、この間にほかの人が変更しました。",
        ).fill(path=path),
        Text(
            "Nothing was written. Look at the file and run the command again.",
            "何も書いていません。ファイルを確かめて、もう一度実行してください。",
        ),
        code=FOUND,
    )


def busy(path: str, seconds: float) -> BusyError:
    """The lock did not come free in time."""
    return BusyError(
        Text(
            "{path} is being changed by another dxsheet; waited {seconds} seconds.",
            "{path} は別の dxsheet が変更中です（{seconds}秒待ちました）。",
        ).fill(path=path, seconds=f"{seconds:g}"),
        Text(
            "Nothing was written. Wait for the other one to end, or close it, and try again.",
            "何も書いていません。もう一方が終わるのを待つか閉じてから、もう一度試してください。",
        ),
        code=CANNOT,
    )


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_PROTECTED = {errno.EACCES, errno.EPERM}


def refused(path: str, error: OSError) -> DxsheetError:
    """What the system's refusal means for the person at the keyboard."""
    if error.errno in _FULL:
        return _said(
            path,
            Text("the disk is full", "ディスクの空きがありません"),
            Text(
                "Make room (or ask for a larger quota) and try again.",
                "空きを増やして（または割り当てを増やしてもらって）、もう一度試してください。",
            ),
        )
    if error.errno == errno.EROFS:
        return _said(
            path,
            Text("the disk is read-only", "ディスクが読み取り専用です"),
            Text("Copy the sheet to another folder.", "シートを別のフォルダーに移してください。"),
        )
    if error.errno in _PROTECTED:
        return _said(
            path,
            Text("the file or its folder is protected", "ファイルかフォルダーが保護されています"),
            Text(
                "Close other programs that have it open, ask for the right to write, or copy it"
                " to a folder of your own.",
                "開いているほかのソフトを閉じるか、書き込みの権限をもらうか、"
                "自分のフォルダーに移してください。",
            ),
        )
    return _other(path, error)


def _other(path: str, error: OSError) -> DxsheetError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _said(
            path,
            Text("there is no such folder", "そのフォルダーがありません"),
            Text(
                "Make the folder first, or check the name.", "先に作るか、名前を確かめてください。"
            ),
            code=USAGE,
        )
    if error.errno == errno.EISDIR:
        return _said(
            path,
            Text("it is a folder", "フォルダーです"),
            Text("Name a file in it.", "その中のファイルを指定してください。"),
            code=USAGE,
        )
    if error.errno == errno.ENAMETOOLONG:
        return _said(
            path,
            Text("the name is too long", "名前が長すぎます"),
            Text("Choose a shorter one.", "短い名前にしてください。"),
            code=USAGE,
        )
    why = error.strerror or type(error).__name__
    return _said(
        path,
        Text("{why}", "{why}").fill(why=why),
        Text(
            "Try again; if it stays, look at the disk or the network drive.",
            "もう一度試してください。続くときは、ディスクやネットワークドライブを確かめてください。",
        ),
    )


def _said(path: str, why: Text, hint: Text, *, code: int = CANNOT) -> DxsheetError:
    both = Text("{intact} {hint}", "{intact}{hint}").fill(intact=_INTACT, hint=hint)
    return DxsheetError(
        Text("{path} cannot be saved: {why}.", "{path} を保存できません（{why}）。").fill(
            path=path, why=why
        ),
        both,
        code=code,
    )
