"""A file written whole: whoever looks sees the old bytes or the new ones, never a third thing."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from dxsheet.disk.lock import adopt, claim, locked, signals_held
from dxsheet.findings import CANNOT, FOUND, USAGE, DxsheetError, reason
from dxsheet.lang import Text


class ExistsError(DxsheetError):
    """A new file was to be made where there is one already (exit 1)."""


class ChangedError(DxsheetError):
    """The file is no longer what was read: somebody else changed it (exit 1)."""


_INTACT = Text(
    "Nothing was written; the file is as it was.", "何も書いていません。ファイルは元のままです。"
)


_KEPT = Text(
    "It is unchanged. Choose another name.", "そのまま残しました。別の名前にしてください。"
)


def exists(path: str, hint: Text = _KEPT) -> ExistsError:
    """The file to be made is there already."""
    told = Text("{path} already exists.", "{path} は既にあります。").fill(path=path)
    return ExistsError(told, hint, code=FOUND)


_CHANGED = Text(
    "{path} was changed by somebody else meanwhile.", "{path} は、この間にほかの人が変更しました。"
)
_LOOK = Text(
    "Nothing was written. Look at the file and run the command again.",
    "何も書いていません。ファイルを確かめて、もう一度実行してください。",
)


def changed(path: str) -> ChangedError:
    """The bytes are no longer those that were read."""
    return ChangedError(_CHANGED.fill(path=path), _LOOK, code=FOUND)


_FULL = (
    Text("the disk is full", "ディスクの空きがありません"),
    Text(
        "Make room (or ask for a larger quota) and try again.",
        "空きを増やして（または割当てを増やしてもらって）、もう一度試してください。",
    ),
    CANNOT,
)
_PROTECTED = (
    Text("the file or its folder is protected", "ファイルかフォルダーが保護されています"),
    Text(
        "Close other programs that have it open, ask for the right to write, or copy it"
        " to a folder of your own.",
        "開いているほかのソフトを閉じるか、書き込みの権限をもらうか、"
        "自分のフォルダーに移してください。",
    ),
    CANNOT,
)
_NO_FOLDER = (
    Text("there is no such folder", "そのフォルダーがありません"),
    Text("Make the folder first, or check the name.", "先に作るか、名前を確かめてください。"),
    USAGE,
)
# What the system's refusal means for the person at the keyboard: why, what to do, the exit code.
_REFUSED = {
    **dict.fromkeys(("ENOSPC", "EFBIG", "EDQUOT"), _FULL),
    **dict.fromkeys(("EACCES", "EPERM"), _PROTECTED),
    **dict.fromkeys(("ENOENT", "ENOTDIR"), _NO_FOLDER),
    "EROFS": (
        Text("the disk is read-only", "ディスクが読み取り専用です"),
        Text("Write to another folder.", "書き込める別のフォルダーを使ってください。"),
        CANNOT,
    ),
    "EISDIR": (
        Text("it is a folder", "フォルダーです"),
        Text("Name a file in it.", "その中のファイルを指定してください。"),
        USAGE,
    ),
    "ENAMETOOLONG": (
        Text("the name is too long", "名前が長すぎます"),
        Text("Choose a shorter one.", "短い名前にしてください。"),
        USAGE,
    ),
}
_AGAIN = Text(
    "Try again; if it stays, look at the disk or the network drive.",
    "もう一度試してください。続くときは、ディスクやネットワークドライブを確かめてください。",
)


def refused(path: str, error: OSError) -> DxsheetError:
    """What the system's refusal means for the person at the keyboard."""
    name = errno.errorcode.get(error.errno or 0, "")
    return _said(path, *_REFUSED.get(name, (reason(error), _AGAIN, CANNOT)))


def _said(path: str, why: Text, hint: Text, code: int = CANNOT) -> DxsheetError:
    told = Text("{path} cannot be saved: {why}.", "{path} を保存できません（{why}）。")
    both = Text("{intact} {hint}", "{intact}{hint}").fill(intact=_INTACT, hint=hint)
    return DxsheetError(told.fill(path=path, why=why), both, code=code)


_NO_FILE = Text("it is not an ordinary file", "普通のファイルではありません")
_NAME_ONE = Text(
    "Name an ordinary file (leave --output out to write to standard output).",
    "普通のファイルを指定してください（--output を付けなければ、標準出力に出ます）。",
)
_WINDOWS = os.name == "nt"
_PATIENCE = 2.0
_STALE = 60.0
_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def write_whole(
    path: str, data: bytes, *, expect: bytes | None = None, create: bool = False
) -> None:
    """Make the file hold exactly `data`; its mode stays, and a link is followed to its target.

    `expect` are the bytes it must still hold; with `create` it must not exist.

    Raises:
        ExistsError: `create`, and there is something under that name.
        ChangedError: the file does not hold `expect` any more.
        BusyError: somebody else keeps it locked.
        DxsheetError: the system refuses (full, read-only...); the old file is as it was.
    """
    target = path if create else os.path.realpath(path)
    with locked(path), signals_held():
        try:
            _write(target, path, data, expect, create=create)
        except OSError as error:
            if create and isinstance(error, FileExistsError):
                raise exists(path) from error
            raise refused(path, error) from error


def _write(target: str, path: str, data: bytes, expect: bytes | None, *, create: bool) -> None:
    old = _checked(target, create=create)
    folder, name = os.path.split(target)
    _sweep(folder or ".", name)
    temporary = str(Path(folder, f"{_stem(name)}{os.urandom(6).hex()}.tmp"))
    descriptor = os.open(temporary, _NEW, 0o666 if old is None else 0o600)
    try:
        _fill(descriptor, data, old)
        if expect is not None and _bytes(target) != expect:
            raise changed(path)
        kept = not create and claim(target, descriptor)
        if not kept:
            # Windows cannot rename an open file.
            descriptor, done = -1, descriptor
            os.close(done)
        _appear(temporary, target) if create else _replace(temporary, target)
        if kept:
            adopt(target, descriptor)
    except BaseException:
        if descriptor >= 0:
            os.close(descriptor)
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _settle(folder or ".")


def _checked(target: str, *, create: bool) -> os.stat_result | None:
    """How the old file stands; None where there is none. Raises OSError for what must not be."""
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        return None
    if create:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):  # as root even /dev/null could be replaced
        raise _said(target, _NO_FILE, _NAME_ONE)
    # Replacing needs rights on the folder only: a file set to read-only would be lost all the same.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return found


def _fill(descriptor: int, data: bytes, old: os.stat_result | None) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    if old is not None and hasattr(os, "fchmod"):
        _give(descriptor, old)
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    os.fsync(descriptor)


def _give(descriptor: int, old: os.stat_result) -> None:
    """Keep owner and group as far as we may: root may all, others a group they belong to."""
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            os.fchown(descriptor, owner, old.st_gid)
            return


def _bytes(target: str) -> bytes | None:
    try:
        return Path(target).read_bytes()
    except FileNotFoundError:
        return None


def _replace(temporary: str, target: str) -> None:
    """Take the old file's place; on Windows a virus scanner may hold it for a moment."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            Path(temporary).replace(target)
            return
        except PermissionError:
            if not _WINDOWS or time.monotonic() > end:
                raise
        time.sleep(0.05)


def _appear(temporary: str, target: str) -> None:
    """Give the new file its name unless the name is taken; raises FileExistsError."""
    if _WINDOWS:
        Path(temporary).rename(target)  # Windows refuses to overwrite
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (FAT, some network drives): claim the name, then replace the claim.
        os.close(os.open(target, _NEW, 0o666))
        _replace(temporary, target)
        return
    Path(temporary).unlink()


def _settle(folder: str) -> None:
    """Force the folder's entry to the disk, where the system lets us; the file is whole already."""
    if _WINDOWS:
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _stem(name: str) -> str:
    """What the temporary files of a file begin with; short, as a name has 255 bytes at most."""
    if len(name.encode("utf-8", "surrogateescape")) <= 200:
        return f".{name}."
    from hashlib import sha256

    digest = sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
    return f".{name[:40]}-{digest[:12]}."


def _sweep(folder: str, name: str) -> None:
    """Remove what a killed process left here of this file, once it is a minute old."""
    left = re.compile(re.escape(_stem(name)) + r"[0-9a-f]{12}\.tmp")
    before = time.time() - _STALE
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if left.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        Path(entry).unlink()
