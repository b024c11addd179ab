"""What can be wrong with the shape of a sheet, in words: Y010 to Y016 and REF001."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.lang import Text, same
from dxsheet.sheet.fields import Field, Path


class Fault(NamedTuple):
    """One thing wrong at a path; `on_key` where the key itself is what is wrong."""

    rule: str
    message: Text
    hint: Text
    path: Path
    on_key: bool = False


# What each kind of field wants, for the hint of a wrong type.
_WANTS = {
    "words": Text("text", "文"),
    "number": Text("a number, as 3", "数字（例: 3）"),
    "amount": Text("a number or text", "数字または文"),
    "date": Text("a date, as 2025-02-03", "日付（例: 2025-02-03、令和7年2月3日）"),
    "flag": Text("true or false", "true か false"),
    "choice": Text("one of the words listed", "決められた語の一つ"),
    "id": Text("an id, as P1", "番号（例: P1）"),
    "refs": Text("a list of ids, as [C1, C2]", "番号の並び（例: [C1, C2]）"),
    "list": Text("a list, as [a, b]", "並び（例: [a, b]）"),
    "numbers": Text("a list of numbers, as [4, 3]", "数字の並び（例: [4, 3]）"),
    "items": Text("a list whose entries start with `- `", "「- 」で始まる項目の並び"),
    "item": Text("lines of `key: value`, indented", "字下げした「キー: 値」の行"),
    "version": Text("the number 1", "数字の 1"),
}


def label_of(field: Field, key: str) -> Text:
    """A field as the reader knows it, with its key."""
    return Text(f"`{key}`", f"「{field.label.ja}」（{key}）")


def unknown_key(key: str, known: Iterable[str], labels: dict[str, Field], path: Path) -> Fault:
    """Y010: a key that the format does not have, with the nearest that it has."""
    near = _near(key, tuple(known), labels)
    hint = (
        Text(f"Did you mean `{near}`?", f"「{near}」のことでしょうか。")
        if near
        else Text("Known here: " + ", ".join(known) + ".", "ここで使えるキー: " + ", ".join(known))
    )
    message = Text(
        "`{key}` is not a key of this part.", "「{key}」というキーはここにはありません。"
    )
    return Fault("Y010", message.fill(key=key), hint, path, on_key=True)


def wrong_type(field: Field, key: str, path: Path) -> Fault:
    """Y011: a list where text is meant, words where a number is meant, and so on."""
    return Fault(
        "Y011",
        Text(
            "{label} holds something else than it can.", "{label}に書かれた値の形が違います。"
        ).fill(label=label_of(field, key)),
        Text("It takes {wants}.", "ここに書けるのは{wants}です。").fill(wants=_WANTS[field.kind]),
        path,
    )


def empty_entry(path: Path) -> Fault:
    """Y011: a list entry with nothing in it."""
    return Fault(
        "Y011",
        Text("An entry of this list is empty.", "並びの中に、空の項目があります。"),
        Text("Fill it in or delete its `-`.", "中身を書くか、その「-」の行を消してください。"),
        path,
    )


def wrong_choice(field: Field, key: str, value: str, path: Path) -> Fault:
    """Y012: a word that is not one of the choices."""
    near = _near_choice(value, field.values)
    listed = same(", ".join(field.values))
    hint = (
        Text(
            "Write `{near}` (the choices are {listed}).",
            "「{near}」と書きます（選べるのは {listed}）。",
        )
        if near
        else Text("The choices are {listed}.", "選べるのは {listed} です。")
    )
    return Fault(
        "Y012",
        Text("{label} cannot be `{value}`.", "{label}に「{value}」は使えません。").fill(
            label=label_of(field, key), value=value
        ),
        hint.fill(near=near or "", listed=listed),
        path,
    )


def bad_id(value: str, path: Path) -> Fault:
    """Y013: an id that is not a letter followed by letters, digits, `-` or `_`."""
    return Fault(
        "Y013",
        Text("`{value}` cannot be an id.", "「{value}」は番号として使えません。").fill(value=value),
        Text(
            "An id is a letter and then letters, digits, - or _ (at most 32), as P1.",
            "番号は半角の英字で始まる英数字（32字まで）です。例: P1",
        ),
        path,
    )


def missing(field: Field, key: str, path: Path) -> Fault:
    """Y014: one of the two keys that every sheet has."""
    return Fault(
        "Y014",
        Text("{label} is missing.", "{label}がありません。").fill(label=label_of(field, key)),
        Text("Add a line `{line}`.", "「{line}」の行を足してください。").fill(
            line=f"{key}: 1" if field.kind == "version" else f"{key}: ..."
        ),
        path,
    )


def unknown_version(value: str, known: tuple[int, ...], path: Path) -> Fault:
    """Y015: a format version that this release does not read."""
    listed = ", ".join(map(str, known))
    return Fault(
        "Y015",
        Text(
            "This sheet says format version {value}.", "このシートの書式の版は {value} です。"
        ).fill(value=value),
        Text(
            "This dxsheet reads version {listed}. Update dxsheet, or write `dxsheet: 1`.",
            "読めるのは版 {listed} です。dxsheet を新しくするか、「dxsheet: 1」と書いてください。",
        ).fill(listed=listed),
        path,
    )


def bad_day(field: Field, key: str, value: str, path: Path) -> Fault:
    """Y016: a date that no calendar has, or that cannot be read."""
    return Fault(
        "Y016",
        Text(
            "{label}: `{value}` is not a date.", "{label}の「{value}」は日付として読めません。"
        ).fill(label=label_of(field, key), value=value),
        Text("Write it as 2025-02-03.", "2025-02-03 または 令和7年2月3日 のように書いてください。"),
        path,
    )


def duplicate_id(value: str, first: str, path: Path) -> Fault:
    """REF001: two items with one id, also when only case or width differ."""
    return Fault(
        "REF001",
        Text("The id {value} is used twice.", "番号 {value} が二度使われています。").fill(
            value=value
        )
        if value == first
        else Text(
            "The ids {first} and {value} read as the same.",
            "番号 {first} と {value} は同じものと読めます。",
        ).fill(first=first, value=value),
        Text(
            "Give one of them another id, or run `dxsheet renumber`.",
            "どちらかの番号を変えるか、dxsheet renumber で付け直してください。",
        ),
        path,
    )


def dangling(value: str, stands_in: str, wanted: str, known: tuple[str, ...], path: Path) -> Fault:
    """REF001: an id that nothing has, or that belongs to another list (`stands_in`)."""
    if stands_in:
        message = Text(
            "{value} stands in `{list}`, not in `{wanted}`.",
            "{value} は {wanted} ではなく {list} の番号です。",
        ).fill(value=value, list=stands_in, wanted=wanted)
    else:
        message = Text(
            "Nothing on this sheet has the id {value}.",
            "番号 {value} のものが、このシートにありません。",
        ).fill(value=value)
    hint = (
        Text("The ids there are {known}.", "使えるのは {known} です。").fill(known=", ".join(known))
        if known
        else Text("There is nothing to point to yet.", "指せるものが、まだ一つもありません。")
    )
    return Fault("REF001", message, hint, path)


def _near(key: str, known: tuple[str, ...], labels: dict[str, Field]) -> str | None:
    for name, field in labels.items():
        if key == field.label.ja or key.lower() == name:
            return name
    import difflib  # only when something is wrong: it costs as much as the reading

    found = difflib.get_close_matches(key.lower()[:64], known, 1, 0.7)
    return found[0] if found else None


def _near_choice(value: str, values: dict[str, Text]) -> str | None:
    plain = value.strip().lower()
    for name, label in values.items():
        if plain == name or plain in (label.ja, label.en.lower()):
            return name
    import difflib

    found = difflib.get_close_matches(plain[:64], values, 1, 0.75)
    return found[0] if found else None
