"""`git-setup`: tell one repository to merge and compare worksheets by what they say.

`.gitattributes` says which files (to be committed, so that everybody has it), the repository's own
configuration says how. Who has no dxsheet gets git's ordinary merge: an unknown driver is no error,
and the commands below fall back themselves where dxsheet is not on the PATH.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from dxsheet import git
from dxsheet.disk import NO_FOLDER, write_whole
from dxsheet.findings import FOUND, USAGE, Refusal
from dxsheet.flows.textconv import PART
from dxsheet.lang import LANGS, Lang, Text

FILE = ".gitattributes"
_BEGIN = "# >>> dxsheet git-setup: worksheets are merged and compared by what they say"
_END = "# <<< dxsheet git-setup"
_WHAT = "merge=dxsheet diff=dxsheet"

# What the driver runs. Where dxsheet is missing, does not start, is too old, or ends without having
# touched our file, git's own merge steps in: a driver that fails would leave "ours" without a word.
_DRIVER = (
    "f() { was=$(cksum < %A);"
    " dxsheet merge --path=%P --our-name=%X --their-name=%Y --base-name=%S --marker-size=%L"
    " -- %O %A %B; code=$?;"
    ' case $code in 0) return 0;; 1) [ "$was" = "$(cksum < %A)" ] || return 1;; esac;'
    " git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; }; f"
)
# Facts are kept by git under this very line (cachetextconv): it names their form and language.
_FACTS = 1
_TEXTCONV = (
    ': facts {facts}; f() {{ dxsheet --lang {lang} textconv -- "$1" 2>/dev/null'
    ' || cat -- "$1"; }}; f'
)
# In any case: to git `A.YAML` is another name.
_ENDINGS = ("[Yy][Aa][Mm][Ll]", "[Yy][Mm][Ll]")
_CACHE = "refs/notes/textconv/dxsheet"

_NO_FOLDER = Refusal(
    NO_FOLDER,
    Text("Name a folder of the repository.", "リポジトリの中のフォルダーを指定してください。"),
    code=USAGE,
)
_CUT_OFF = Refusal(
    Text(
        "The lines of dxsheet in .gitattributes have lost their first or last one.",
        ".gitattributes の dxsheet の行の、始まりか終わりがなくなっています。",
    ),
    Text(
        "Delete what is left of them, then run it again.",
        "残っている行を消してから、もう一度実行してください。",
    ),
    code=FOUND,
)
_NOT_SET = Refusal(
    Text("git did not take the setting: {why}.", "git の設定を変えられません（{why}）。"),
    Text(
        "May you write in the repository's .git folder?",
        "リポジトリの .git フォルダーに書き込めるか確かめてください。",
    ),
)


def config(lang: Lang) -> dict[str, str]:
    """The settings of a repository whose facts are told in a language."""
    return {
        "merge.dxsheet.name": "worksheets, by item and field",
        "merge.dxsheet.driver": _DRIVER,
        "diff.dxsheet.textconv": _TEXTCONV.format(facts=_FACTS, lang=lang),
        "diff.dxsheet.cachetextconv": "true",
        "diff.dxsheet.xfuncname": f"^{PART}(.*)$",
    }


class Setup(NamedTuple):
    """What was done: the top folder, the files and settings changed, what to know besides."""

    top: str
    attributes: bool
    settings: list[str]
    notes: list[Text]


def git_setup(folder: str | None = None, lang: Lang = "en") -> Setup:
    """Set up the repository that `folder` (else the current folder) is in.

    With a folder only the sheets at or below it are meant; `git diff` will speak `lang`. Running it
    again changes nothing, but what git has kept of earlier comparisons is made anew.

    Raises:
        DxsheetError: no git or repository (3); the lines in `.gitattributes` are damaged (1).
    """
    top, prefix = _place(folder)
    patterns = [_pattern(prefix if folder else "", ending) for ending in _ENDINGS]
    old = _attributes(top)
    new = _with_block(old, patterns)
    _write(top, old, new)
    wanted = config(lang)
    changed = [key for key, value in wanted.items() if _config(top, key) != value]
    for key in changed:
        _done(git.run(top, "config", "--local", "--replace-all", key, wanted[key]))
    git.run(top, "update-ref", "-d", _CACHE)
    return Setup(top, new != old, changed, _notes(top, prefix if folder else ""))


def git_undo() -> Setup:
    """Take out what `git_setup` wrote, and nothing else; raises as that does."""
    top, _ = _place(None)
    old = _attributes(top)
    before, _, after = _parted(old)
    new = before + after
    _write(top, old, new)
    settings = [config(lang) for lang in LANGS]
    there = {key: said for key in settings[0] if (said := _config(top, key)) is not None}
    ours = [key for key, said in there.items() if said in [one[key] for one in settings]]
    for key in ours:
        _done(git.run(top, "config", "--local", "--unset", key))
    git.run(top, "update-ref", "-d", _CACHE)
    notes = [_LEFT.fill(key=key) for key in there if key not in ours]
    return Setup(top, new != old, ours, notes)


def _place(folder: str | None) -> tuple[str, str]:
    """The top of the repository, and the way from there to the folder (`a/b/`)."""
    asked = folder or "."
    if not Path(asked).is_dir():
        raise _NO_FOLDER(folder=asked)
    return git.top_of(asked, asked)


def _pattern(prefix: str, ending: str) -> str:
    """The files of one ending, in the whole repository or below a folder."""
    if not prefix:
        return f"*.{ending}"
    below = re.sub(r"([\\*?\[\]])", r"\\\1", prefix)
    pattern = f"/{below}**/*.{ending}"
    if re.search(r'[\s"]', pattern):
        quoted = pattern.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"'
    return pattern


def _attributes(top: str) -> str:
    try:
        return Path(top, FILE).read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _write(top: str, old: str, new: str) -> None:
    """Write the attributes where they changed; no file is left where they say nothing."""
    path = Path(top, FILE)
    if new and new != old:
        write_whole(str(path), new.encode("utf-8", "surrogateescape"))
    elif old and not new:
        path.unlink()


def _with_block(text: str, patterns: Sequence[str]) -> str:
    """The attributes with our lines first: what the people wrote below them has the last word."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before, block, after = _parted(text)
    lines = [line for line in block.splitlines() if line.endswith(_WHAT)]
    lines += [line for line in (f"{one} {_WHAT}" for one in patterns) if line not in lines]
    made = "".join(line + newline for line in (_BEGIN, *lines, _END))
    return before + made + after


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before our lines, our lines, what stands after them; a BOM stays first."""
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    begin, end = text.find(_BEGIN), text.find(_END)
    if begin < 0 and end < 0:
        return bom, "", text[len(bom) :]
    if not 0 <= begin < end:
        raise _CUT_OFF()
    stop = text.find("\n", end) + 1 or len(text)
    return text[:begin], text[begin:stop], text[stop:]


def _config(top: str, key: str) -> str | None:
    told = git.run(top, "config", "--local", "-z", "--get", key)
    return os.fsdecode(told.stdout).rstrip("\0") if told.returncode == 0 else None


def _done(told: CompletedProcess[bytes]) -> None:
    if told.returncode != 0:
        raise _NOT_SET(why=git.said(told))


_LEFT = Text(
    "{key} is not as dxsheet wrote it, so it is left as it is.",
    "{key} は dxsheet が書いたものと違うので、そのまま残しました。",
)
_OTHER = Text(
    "Another rule applies to these files: {what} (see `git check-attr -a -- FILE`).",
    "別の行がこれらのファイルに効いています: {what}"
    "（`git check-attr -a -- ファイル` で確かめられます）。",
)
_PATH = Text(
    "dxsheet is not on the PATH here: until it is, git merges and compares by lines.",
    "dxsheet が PATH にありません。見つかるまで、git は行単位でマージ・比較します。",
)


def _notes(top: str, prefix: str) -> list[Text]:
    """What keeps the set-up from taking effect."""
    notes = [] if shutil.which("dxsheet") else [_PATH]
    told = git.run(top, "check-attr", "-z", "merge", "diff", "--", f"{prefix}sheet.yaml")
    words = os.fsdecode(told.stdout).split("\0")
    found = [f"{name}={value}" for name, value in zip(words[1::3], words[2::3], strict=False)]
    other = [one for one in found if not one.endswith("=dxsheet")]
    return notes + ([_OTHER.fill(what=", ".join(other))] if other else [])
