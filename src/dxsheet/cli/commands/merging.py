"""`merge`, `textconv` and `git-setup`: what git calls, and how it is told to."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.findings import SOUND
from dxsheet.flows import git_setup as setup
from dxsheet.flows import merging
from dxsheet.flows.git_setup import Setup
from dxsheet.flows.textconv import textconv as convert
from dxsheet.lang import Text
from dxsheet.screen import Screen
from dxsheet.width import visible


def merge(
    screen: Screen,
    base: str,
    ours: str,
    theirs: str,
    path: str | None,
    our_name: str | None,
    their_name: str | None,
    base_name: str | None,
    marker_size: str | None,
) -> int:
    """Merge two edited sheets; what happened is told on standard error, for git to pass on."""
    name = path or ours
    names = merging.markers(our_name, their_name, base_name, marker_size)
    made = merging.merge(base, ours, theirs, names)
    for note in made.notes:
        screen.note(Text("{file}: {what}", "{file}: {what}").fill(file=name, what=note))
    if made.by_lines is not None:
        screen.note(
            Text(
                "{file}: merged by lines, not by items: {why}",
                "{file}: 項目ではなく行でマージしました（{why}）",
            ).fill(file=name, why=made.by_lines)
        )
    if made.conflicts:
        screen.note(
            Text(
                "{file}: both sides changed {what}; choose between <<<<<<< and >>>>>>>.",
                "{file}: 双方が変えています: {what}。<<<<<<< と >>>>>>> の間から選んでください。",
            ).fill(file=name, what=", ".join(made.conflicts))
        )
    return made.code


def git_setup(screen: Screen, folder: str | None, undo: bool) -> int:
    """Set the repository up, or take that back."""
    done = setup.git_undo() if undo else setup.git_setup(folder, screen.lang)
    for line in _told(done, undo=undo):
        screen.say(line)
    for note in done.notes:
        screen.note(note)
    return SOUND


def _told(done: Setup, *, undo: bool) -> list[Text]:
    lines = []
    if done.attributes and undo:
        lines.append(
            Text(
                "The lines of dxsheet in .gitattributes are gone; commit that.",
                ".gitattributes から dxsheet の行を除きました。コミットしてください。",
            )
        )
    elif done.attributes:
        lines.append(
            Text(
                "{top}/.gitattributes names the sheets; commit it.",
                "{top}/.gitattributes にシートを登録しました。コミットしてください。",
            ).fill(top=done.top)
        )
    if done.settings:
        what = ", ".join(done.settings)
        gone = Text("Removed from this repository: {what}", "この設定を除きました: {what}")
        made = Text("Set in this repository: {what}", "このリポジトリに設定しました: {what}")
        lines.append((gone if undo else made).fill(what=what))
    return lines or [Text("Nothing to do.", "することはありません。")]


MERGE = Command(
    (
        argument("base", "The version that both began from.", "両方の元になった版"),
        argument("ours", "Our version; the result goes here.", "こちらの版（結果の書き先）"),
        argument("theirs", "Their version.", "相手の版"),
        option("--path NAME", "The name to use in messages.", "メッセージに使う名前"),
        option(
            "--our-name NAME",
            "What git calls our version (%X).",
            "git でのこちらの版の呼び名（%X）",
        ),
        option(
            "--their-name NAME",
            "What git calls their version (%Y).",
            "git での相手の版の呼び名（%Y）",
        ),
        option("--base-name NAME", "What git calls the base (%S).", "git での元の版の呼び名（%S）"),
        option(
            "--marker-size N",
            "How many characters a conflict marker has (%L).",
            "衝突の印の長さ（%L）",
        ),
    ),
    merge,
)
GIT_SETUP = Command(
    (
        argument(
            "folder",
            "Only the sheets below this folder.",
            "このフォルダーの下のシートだけ",
            required=False,
        ),
        flag("--undo", "Undo the setup.", "元に戻します。"),
    ),
    git_setup,
)


def textconv(screen: Screen, file: str) -> int:
    """Print a file as git is to compare it."""
    screen.settle_by(file)
    found = convert(file, screen.lang)
    screen.code = SOUND
    if isinstance(found, str):
        screen.page(found)
    elif not screen.data(found):
        screen.page(visible(found.decode("utf-8", "replace")))
    return SOUND


TEXTCONV = Command(
    (argument("file", "The file; any file will do.", "ファイル（何でも可）"),), textconv
)
