"""`add`, `set`, `link`, `unlink`, `remove`, `park`: one edit, every comment kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from dxsheet.binder import load
from dxsheet.cli.params import BOARD, SHEET, Command, Param, argument, flag, option
from dxsheet.findings import SOUND
from dxsheet.flows import editing, merging
from dxsheet.flows.board import write_board
from dxsheet.flows.editing import KINDS
from dxsheet.flows.editing_values import split
from dxsheet.lang import Text, in_a_row
from dxsheet.screen import Screen
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import LISTS, Sheet

_ADDED = Text("Added {id} to {file}.", "{file} に {id} を追加しました。")
_SET = Text("Wrote {file}.", "{file} を書き換えました。")
_STANDS = Text(
    "It still says “{words}”, as before. If that no longer holds: {name}=",
    "「{words}」は前のままです。もう当てはまらないなら、{name}= で消してください。",
)
_TIED = Text("{source} is linked to {targets}.", "{source} の結び付き: {targets}")
_UNTIED = Text(
    "{source} is no longer linked to anything.", "{source} は、どれとも結ばれていません。"
)
_REMOVED = Text("Removed {id} from {file}.", "{file} から {id} を消しました。")
_REMOVED_LINKS = Text("Links removed from: {others}", "結び付きを外したもの: {others}")
_IN_ORDER = Text("The ids are in order.", "番号はそろっています。")
_PARKED = Text("Parked as idea {id}.", "{id} をアイデア置き場に置きました。")
_PUT_OFF = Text("{id} is parked.", "{id} を見送りにしました。")
_MOVED = Text(
    "The text of {what} is now idea {id}; {what} needs a new wording.",
    "{what} の文をアイデア {id} に移しました。{what} には、別の言い方の文を書いてください。",
)


def _board(screen: Screen, file: str, board: str | None) -> None:
    if board is not None:
        write_board(board, load(file).sheet, lang=screen.lang)


def add(screen: Screen, what: str, file: str, board: str | None, **values: object) -> int:
    """Add an item."""
    screen.settle_by(file)
    given = {
        name: value if isinstance(value, tuple) else (str(value),)
        for name, value in values.items()
        if value not in (None, ())
    }
    if given.get("rule"):
        from dxsheet.rules.pages import known  # the rules, which no other edit needs

        known(given["rule"][-1])
    told: list[str] = []
    name = editing.add(file, what, given, told.append)
    for line in told:
        screen.say(line)
    screen.say(_ADDED.fill(id=name, file=file))
    _board(screen, file, board)
    return SOUND


def assign(screen: Screen, file: str, assignments: tuple[str, ...], board: str | None) -> int:
    """Set fields."""
    screen.settle_by(file)
    old: list[tuple[str, str]] = []
    for name, written in editing.assign(file, assignments, old.append).items():
        screen.say(f"{name} = {written}")
    screen.say(_SET.fill(file=file))
    for name, words in old:
        screen.say(_STANDS.fill(name=name, words=words))
    _board(screen, file, board)
    return SOUND


def link(
    screen: Screen, file: str, source: str, targets: tuple[str, ...], *, away: bool = False
) -> int:
    """Tie an item to others, or untie it from them."""
    screen.settle_by(file)
    left = editing.link(file, source, split(targets) or targets, away=away)
    said = _TIED if left else _UNTIED
    screen.say(said.fill(source=source, targets=in_a_row(left, screen.lang)))
    return SOUND


def remove(screen: Screen, file: str, item: str, with_links: bool) -> int:
    """Take out an item."""
    screen.settle_by(file)
    others = editing.remove(file, item, with_links=with_links)
    screen.say(_REMOVED.fill(id=item, file=file))
    if others:
        screen.say(_REMOVED_LINKS.fill(others=", ".join(others)))
    return SOUND


def renumber(screen: Screen, file: str, forget: bool) -> int:
    """Repair ids."""
    screen.settle_by(file)
    renumbered = merging.renumber(file, forget=forget)
    for old, new in renumbered.ids:
        screen.say(f"{old or '-'} → {new}")
    for told in renumbered.still:
        screen.note(told)
    if not renumbered.ids:
        screen.say(_IN_ORDER)
    return SOUND


def park(screen: Screen, file: str, what: str, source: str | None, reason: str | None) -> int:
    """Put a solution off, or an idea aside."""
    screen.settle_by(file)
    name = editing.park(file, what, parked_from=source, reason=reason)
    said = _PUT_OFF if name == what else _MOVED if editing.is_id(what) else _PARKED
    screen.say(said.fill(id=name, what=what))
    return SOUND


def _fields() -> tuple[Param, ...]:
    """One option for each field of the things that can be added; lists may be repeated."""
    found: dict[str, list[Field]] = {}
    for key in KINDS.values():
        noun = Sheet.fields[key].noun
        for name, field in noun.fields.items() if noun else ():
            if field.noun is None:
                found.setdefault(name, []).append(field)
    return tuple(_field(name, fields) for name, fields in found.items())


def _field(name: str, fields: list[Field]) -> Param:
    en = dict.fromkeys(field.label.en for field in fields)
    ja = dict.fromkeys(field.label.ja for field in fields)
    words = tuple(dict.fromkeys(value for field in fields for value in field.values or ()))
    return option(
        "--" + name.replace("_", "-"),
        " / ".join(en),
        "・".join(ja),
        short=f"--{name}" if "_" in name else "",
        many=any(field.kind in ("refs", "list", "numbers") for field in fields),
        metavar="VALUE",
        name=name,
        offers=(lambda _given: words) if words else None,
    )


def _ids(given: Mapping[str, Any]) -> Iterable[str]:
    """The ids of the sheet named on the line, for a shell to complete."""
    return [one.id for one in _items(given) if one.id]


def _assignments(given: Mapping[str, Any]) -> Iterable[str]:
    """What `set` may be given: each field of each item, and its words where it has any."""
    for one in _items(given):
        for name, field in one.fields.items():
            if one.id and field.noun is None and name != "id":
                yield from (f"{one.id}.{name}={word}" for word in field.values or ("",))


def _items(given: Mapping[str, Any]) -> Iterable[Any]:
    sheet = load(given["file"]).sheet
    return [one for key in LISTS.values() for one in getattr(sheet, key)]


ADD = Command(
    (
        argument(
            "what",
            f"One of: {', '.join(KINDS)}.",
            f"種類: {', '.join(KINDS)}",
            metavar="KIND",
            offers=lambda _given: KINDS,
        ),
        SHEET,
        *_fields(),
        BOARD,
    ),
    add,
)
SET = Command(
    (
        SHEET,
        argument(
            "assignments",
            "ID.FIELD=VALUE; an empty value removes it.",
            "番号.項目=値（値が空なら消します）",
            many=True,
            metavar="ID.FIELD=VALUE",
            offers=_assignments,
        ),
        BOARD,
    ),
    assign,
)
_SOURCE = argument(
    "source", "The item to link, such as S1.", "結ぶもの（例: S1）", metavar="ID", offers=_ids
)
_TARGETS = argument(
    "targets",
    "What to link it to, such as C1 C2.",
    "結ぶ相手（例: C1 C2）",
    many=True,
    metavar="ID",
    offers=_ids,
)
LINK = Command((SHEET, _SOURCE, _TARGETS), link)
UNLINK = Command((SHEET, _SOURCE, _TARGETS), partial(link, away=True))
REMOVE = Command(
    (
        SHEET,
        argument("item", "Its id.", "番号", metavar="ID", offers=_ids),
        flag("--with-links", "Also remove the links to it.", "指している側の結び付きも消します。"),
    ),
    remove,
)
RENUMBER = Command(
    (
        SHEET,
        flag(
            "--forget", "Also use retired ids again.", "欠番（retired）も詰めて、記録を消します。"
        ),
    ),
    renumber,
)
PARK = Command(
    (
        SHEET,
        argument(
            "what",
            "An id (S1, P1), or the idea.",
            "番号（S1、P1）か、アイデアの文",
            metavar="ID|TEXT",
            offers=_ids,
        ),
        option(
            "--from ID",
            "Where it came up, such as P1.",
            "どこで出たか（例: P1）",
            name="source",
            offers=_ids,
        ),
        option("--reason", "Why it is parked.", "見送る理由"),
    ),
    park,
)
