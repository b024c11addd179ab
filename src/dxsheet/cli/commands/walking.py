"""`new` and `resume`: the walk in a room; `templates`: what it may start from."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.findings import SOUND
from dxsheet.flows import walking
from dxsheet.screen import Screen
from dxsheet.walk.templates import templates as known
from dxsheet.width import cells, wrapped

_ANSWERS = option(
    "--answers FILE", "Take the answers from this file.", "答えをこのファイルから読みます。"
)
_BOARD = option(
    "--board FILE",
    "Keep an HTML page for the projector.",
    "投影用の HTML ページを、答えるたびに更新します。",
)


def templates(screen: Screen) -> int:
    """Print the templates at hand: the package's and those of this repository."""
    for one in known():
        title = wrapped(one.title.to(screen.lang), max(screen.width - cells(one.name) - 2, 12))
        screen.say(("strong", one.name), "  ", title[0])
        for line in (*title[1:], *wrapped(one.description.to(screen.lang), screen.width - 4)):
            screen.say("    ", line)
    return SOUND


NEW = Command(
    (
        argument(
            "file",
            "Where to write (if left out: DATE-TITLE.yaml).",
            "書き込むファイル（省略すると 日付-題名.yaml）",
            required=False,
        ),
        option("--title", "The title.", "題名"),
        option(
            "--template NAME",
            "Start from a template (`dxsheet templates`).",
            "ひな形（一覧は dxsheet templates）",
            offers=lambda _given: (one.name for one in known()),
        ),
        _ANSWERS,
        flag(
            "--blank",
            "No questions: a sheet to fill by hand.",
            "質問せず、手で埋める空のシートを作ります。",
        ),
        _BOARD,
    ),
    walking.new,
)
RESUME = Command(
    (
        argument(
            "file",
            "The sheet (if left out: the newest draft).",
            "シート（省略すると最新の下書き）",
            required=False,
        ),
        _ANSWERS,
        _BOARD,
    ),
    walking.resume,
)
TEMPLATES = Command((), templates)
