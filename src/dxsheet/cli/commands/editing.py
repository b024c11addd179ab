"""`add`, `set`, `link`, `unlink`, `remove`, `park`: one edit, every comment kept."""

from __future__ import annotations

from dxsheet.cli.params import Command, Param, argument, flag, option
from dxsheet.findings import SOUND
from dxsheet.flows.editing import KINDS
from dxsheet.lang import Text
from dxsheet.screen import Screen
from dxsheet.sheet.nouns import Sheet

_FILE = argument("file", Text("The worksheet.", "シートのファイル"))
_BOARD = option(
    "--board",
    Text("Write the projector's HTML page again.", "投影用の HTML ページも書き直します。"),
    metavar="FILE",
)
_ADDED = Text("Added {id} to {file}.", "{file} に {id} を追加しました。")
_SET = Text("Wrote {file}.", "{file} を書き換えました。")
_TIED = Text("{source}: {targets}", "{source}: {targets}")
_UNTIED = Text("{source} is tied to nothing now.", "{source} は、どれとも結ばれていません。")
_REMOVED = Text("Removed {id} from {file}.", "{file} から {id} を消しました。")
_REMOVED_LINKS = Text("Links taken out of: {others}", "結び付きを外したもの: {others}")
_IN_ORDER = Text("The ids are in order.", "番号はそろっています。")
_PARKED = Text("Parked as {id}.", "{id} として置きました。")


def _board(screen: Screen, file: str, board: str | None) -> None:
    if board is not None:
        from dxsheet.binder import load
        from dxsheet.flows.board import write_board

        write_board(board, load(file).sheet, lang=screen.lang)


def add(screen: Screen, what: str, file: str, board: str | None, **values: object) -> int:
    """Add an item."""
    screen.settle_by(file)
    from dxsheet.flows import editing

    given = {
        name: value if isinstance(value, tuple) else (str(value),)
        for name, value in values.items()
        if value not in (None, ())
    }
    name = editing.add(file, what, given)
    screen.say(_ADDED.fill(id=name, file=file))
    _board(screen, file, board)
    return SOUND


def assign(screen: Screen, file: str, assignments: tuple[str, ...], board: str | None) -> int:
    """Set fields."""
    screen.settle_by(file)
    from dxsheet.flows import editing

    editing.assign(file, assignments)
    screen.say(_SET.fill(file=file))
    _board(screen, file, board)
    return SOUND


def link(screen: Screen, file: str, source: str, targets: tuple[str, ...]) -> int:
    """Tie an item to others."""
    return _link(screen, file, source, targets, away=False)


def unlink(screen: Screen, file: str, source: str, targets: tuple[str, ...]) -> int:
    """Untie an item from others."""
    return _link(screen, file, source, targets, away=True)


def _link(screen: Screen, file: str, source: str, targets: tuple[str, ...], *, away: bool) -> int:
    screen.settle_by(file)
    from dxsheet.flows import editing
    from dxsheet.flows.editing_values import split

    left = editing.link(file, source, split(targets), away=away)
    said = (
        _TIED.fill(source=source, targets=", ".join(left)) if left else _UNTIED.fill(source=source)
    )
    screen.say(said)
    return SOUND


def remove(screen: Screen, file: str, item: str, with_links: bool) -> int:
    """Take out an item."""
    screen.settle_by(file)
    from dxsheet.flows import editing

    others = editing.remove(file, item, with_links=with_links)
    screen.say(_REMOVED.fill(id=item, file=file))
    if others:
        screen.say(_REMOVED_LINKS.fill(others=", ".join(others)))
    return SOUND


def renumber(screen: Screen, file: str) -> int:
    """Repair ids."""
    screen.settle_by(file)
    from dxsheet.flows.renumbering import renumber as run

    renamed = run(file)
    for old, new in renamed:
        screen.say(f"{old or '-'} → {new}")
    if not renamed:
        screen.say(_IN_ORDER)
    return SOUND


def park(screen: Screen, file: str, what: str, source: str | None, reason: str | None) -> int:
    """Put a solution off, or an idea aside."""
    screen.settle_by(file)
    from dxsheet.flows import editing

    name = editing.park(file, what, parked_from=source, reason=reason)
    screen.say(_PARKED.fill(id=name))
    return SOUND


def _fields() -> tuple[Param, ...]:
    """One option for each field of the things that can be added; lists may be repeated."""
    found: dict[str, Param] = {}
    lists: set[str] = set()
    for key in KINDS.values():
        noun = Sheet.fields[key].noun
        for name, field in noun.fields.items() if noun else ():
            if field.noun is not None:
                continue
            if field.kind in ("refs", "list", "numbers"):
                lists.add(name)
            found.setdefault(name, Param(name, "option", field.label, metavar="VALUE"))
    for name, param in found.items():
        dashed = "--" + name.replace("_", "-")
        param.flags = (dashed,) if "_" not in name else (dashed, f"--{name}")
        param.many = name in lists
    return tuple(found.values())


ADD = Command(
    Text("Add an item to a worksheet.", "シートに項目を追加します。"),
    (
        argument(
            "what",
            Text("One of: {kinds}.", "種類: {kinds}").fill(kinds=", ".join(KINDS)),
            metavar="KIND",
        ),
        _FILE,
        *_fields(),
        _BOARD,
    ),
    add,
)
SET = Command(
    Text("Set fields: C1.status=identified.", "項目の値を変えます（例: C1.status=identified）。"),
    (
        _FILE,
        argument(
            "assignments",
            Text(
                "ID.FIELD=VALUE; an empty value takes it out.", "番号.項目=値（値が空なら消します）"
            ),
            many=True,
            metavar="ID.FIELD=VALUE",
        ),
        _BOARD,
    ),
    assign,
)
_SOURCE = argument("source", Text("The item to tie, as S1.", "結ぶもの（例: S1）"), metavar="ID")
_TARGETS = argument(
    "targets", Text("What to, as C1 C2.", "結ぶ相手（例: C1 C2）"), many=True, metavar="ID"
)
LINK = Command(
    Text("Tie a solution to causes (S1 C2).", "解決策を課題（原因）に結びます（S1 C2）。"),
    (_FILE, _SOURCE, _TARGETS),
    link,
)
UNLINK = Command(Text("Untie them.", "結び付きを外します。"), (_FILE, _SOURCE, _TARGETS), unlink)
REMOVE = Command(
    Text("Take an item out.", "項目を消します。"),
    (
        _FILE,
        argument("item", Text("Its id.", "番号"), metavar="ID"),
        flag("--with-links", Text("Also what points to it.", "指している側の結び付きも消します。")),
    ),
    remove,
)
RENUMBER = Command(
    Text(
        "Repair double ids and gaps, and what points to them.",
        "番号の重なりや抜けを、参照ごと直します。",
    ),
    (_FILE,),
    renumber,
)
PARK = Command(
    Text("Put a solution off, or an idea aside.", "解決策を見送るか、アイデアを置いておきます。"),
    (
        _FILE,
        argument(
            "what",
            Text("An id (S1, P1), or the idea.", "番号（S1、P1）か、アイデアの文"),
            metavar="ID|TEXT",
        ),
        option(
            "--from",
            Text("Where it came up, as P1.", "どこで出たか（例: P1）"),
            name="source",
            metavar="ID",
        ),
        option("--reason", Text("Why it waits.", "見送る理由")),
    ),
    park,
)
