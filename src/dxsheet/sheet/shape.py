"""From plain data to a sheet: pydantic types every field, and every fault is told with its path.

What pydantic says is told by its error type, in the words below, never by its English sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from dxsheet import __version__
from dxsheet.lang import Text, same
from dxsheet.likeness import spelt_like
from dxsheet.sheet.choices import meant_choice
from dxsheet.sheet.fields import FORMAT_VERSIONS, Field, Noun, Path
from dxsheet.sheet.nouns import Sheet
from dxsheet.width import short

SCHEMA_ID = "urn:dxsheet:schema:1"
# Of one rule in one sheet so many faults are collected: a hundred are told, and the rest counted.
MAX_TOLD = 101
N = TypeVar("N", bound=Noun)
# Paths of what cannot be read, as nested mappings; an empty one ends a path.
_Bad = dict[Any, "_Bad"]


class Fault(NamedTuple):
    """One thing wrong at a path; `on_key` where the key itself is what is wrong."""

    rule: str
    message: Text
    hint: Text
    path: Path
    on_key: bool = False


class Said(NamedTuple):
    """The words of one kind of error; `near` is the hint where a choice is nearly right."""

    rule: str
    message: Text
    hint: Text
    near: Text | None = None

    def fault(self, path: Path, near: str = "", /, **values: object) -> Fault:
        """The fault at a path, in these words filled with `near` and `values`."""
        hint = self.near if near and self.near else self.hint
        values["near"] = near
        return Fault(self.rule, self.message.fill(**values), hint.fill(**values), path)


class Shaped(NamedTuple):
    """A sheet, what is wrong with its shape, and how many faults of which rule are not told."""

    sheet: Sheet
    faults: list[Fault]
    left_out: Mapping[str, int]


def shaped(data: dict[str, Any]) -> tuple[Sheet, list[Fault]]:
    """The sheet that plain data holds, and what is wrong with its shape, in the order of the file.

    `data` is a mapping of texts, None, lists and mappings, as the YAML reader gives it. A value
    that cannot be read is left out of the sheet and reported; the rest of the sheet is there.
    """
    return whole(data)[:2]


def whole(data: dict[str, Any]) -> Shaped:
    """The same with the number of faults beyond those of each rule."""
    try:
        return Shaped(_placed(Sheet.model_validate(data), (), data, {}), [], {})
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)
    order = _Order(data)
    wrong.sort(key=lambda one: order.of(one["loc"]))
    told: Counter[str] = Counter()
    found: list[Fault] = []
    bad: _Bad = {}
    for one in wrong:
        path = one["loc"]
        said = _SAID[one["type"]] if one["type"] != "missing" or len(path) == 1 else _SAID["type"]
        told[said.rule] += 1
        if told[said.rule] <= MAX_TOLD:
            found.append(_fault(said, path, one["input"]))
        inner = bad
        for part in path:
            inner = inner.setdefault(part, {})
    rest = _without(data, bad)
    missing = [key for key, field in Sheet.fields.items() if field.required and not rest.get(key)]
    sheet = Sheet.model_validate({**rest, **dict.fromkeys(missing, "1")})
    vars(sheet).update(dict.fromkeys(missing))
    left_out = {rule: number - MAX_TOLD for rule, number in told.items() if number > MAX_TOLD}
    return Shaped(_placed(sheet, (), data, bad), found, left_out)


def read_value(field: Field, key: str, raw: object) -> tuple[Any, list[Fault]]:
    """One field's value as read, and what is wrong with it."""
    try:
        return field.reader.validate_python(raw), []
    except ValidationError as error:
        found = [
            _said_of(_SAID[one["type"]], field, key, (key, *one["loc"]), one["input"])
            for one in error.errors(include_url=False, include_context=False)
        ]
        return None, found


def faults_in(
    error: ValidationError, table: Mapping[str, Said], keys: tuple[str, ...]
) -> list[Fault]:
    """What pydantic found in another file, in the words of a table by its error types.

    `keys` are those that the file may have at its top; an error may bring others as `known`.
    """
    found: list[Fault] = []
    for one in error.errors(include_url=False):
        said, path, context = table[one["type"]], one["loc"], one.get("ctx", {})
        on_key = one["type"] == "extra_forbidden" or path[-1] == "[key]"
        path = path[:-1] if path[-1] == "[key]" else path
        name = str(path[-1] if on_key else one["input"])
        known = context.pop("known", keys)
        near = "".join(spelt_like(name, known))
        told = {"name": name, "key": ".".join(map(str, path)), "known": ", ".join(known)}
        fault = said.fault(path, near, **{**context, **told})
        found.append(fault._replace(on_key=on_key))
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a sheet (draft 2020-12), for editors, described in both languages."""
    made = Sheet.model_json_schema()
    for noun in (made, *made["$defs"].values()):
        for one in noun["properties"].values():
            for inner in one.pop("allOf", ()):  # as pydantic before 2.9 refers to a noun
                one.update(inner)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "$comment": f"dxsheet {__version__}: for editors. Commit it with the sheets that name it.",
        **made,
        "type": "object",
    }


def _without(value: Any, bad: _Bad) -> Any:  # noqa: ANN401 - plain data
    """Plain data without the values that cannot be read."""
    if not bad:
        return value
    if isinstance(value, dict):
        return {
            key: _without(one, bad.get(key, {})) for key, one in value.items() if bad.get(key, True)
        }
    return [_without(one, bad.get(at, {})) for at, one in enumerate(value) if bad.get(at, True)]


def _placed(noun: N, path: Path, data: dict[str, Any], bad: _Bad) -> N:
    """Say of each noun where it stands, counting the entries that could not be read."""
    for key in noun.nested:
        value = getattr(noun, key)
        if not value:
            continue
        inner, within = data[key], bad.get(key, {})
        if isinstance(value, tuple):
            left = [at for at in range(len(inner)) if within.get(at, True)]
            for at, one in zip(left, value, strict=True):
                _placed(one, (*path, key, at), inner[at], within.get(at, {}))
        else:
            _placed(value, (*path, key), inner, within)
    return noun.stands_at(path)


class _Order:
    """Which of two paths comes first in the file."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._places: dict[int, dict[str, int]] = {}

    def of(self, path: Path) -> tuple[int, ...]:
        """What a path sorts by; a key that is missing comes last."""
        found: list[int] = []
        value: Any = self._data
        for part in path:
            if isinstance(value, dict):
                known = self._places.get(id(value))
                if known is None:
                    known = self._places[id(value)] = {key: at for at, key in enumerate(value)}
                found.append(known.get(str(part), len(known)))
                value = value.get(part)
            else:
                found.append(int(part))
                value = value[int(part)] if isinstance(value, list) else None
        return tuple(found)


def _fault(said: Said, path: Path, raw: object) -> Fault:
    """The fault of one error: told of the field that holds it, or of the key that is none."""
    noun: type[Noun] = Sheet
    field: Field | None = None
    key = ""
    for part in path:
        if isinstance(part, str):
            if field is not None and field.noun is not None:
                noun = field.noun
            key, field = part, noun.fields.get(part)
    if field is None:
        return _unknown_key(key, noun.fields, path)
    return _said_of(said, field, key, path, raw)


def _said_of(said: Said, field: Field, key: str, path: Path, raw: object) -> Fault:
    if isinstance(path[-1], int):
        within = field.noun.fields if field.noun else None
        if raw is None:
            said = _SAID["empty"]
        elif within and isinstance(raw, str):
            said = _SAID["bare_entry"]
        elif said is _TYPE and not within:
            said = _SAID["deep_entry"]
    label = Text(f"`{key}`", f"「{field.label.ja}」（{key}）")
    known, word = field.values, str(raw)
    near = "".join(meant_choice(word, known) or spelt_like(word, known)) if known else ""
    return said.fault(
        path,
        near,
        label=label,
        value=short(raw) if isinstance(raw, str) else raw,
        wants=_WANTS.get(field.kind, label),
        listed=_listed(known),
        first=_first_key(field.noun.fields) if field.noun else "",
        line=f"{key}: 1" if field.kind == "version" else f"{key}: ...",
    )


def _listed(values: dict[str, Text]) -> Text:
    """The choices as the file writes them, in Japanese each with its label."""
    if not values:
        return same(", ".join(map(str, FORMAT_VERSIONS)))
    return Text(", ".join(values), "、".join(f"{one.ja}（{key}）" for key, one in values.items()))


def _first_key(fields: dict[str, Field]) -> str:
    """What a plain text in the place of an item most likely is: its text, else its first words."""
    words = [key for key, field in fields.items() if field.kind == "words"]
    return "text" if "text" in words else words[0]


def _unknown_key(key: str, fields: dict[str, Field], path: Path) -> Fault:
    """Y010, with the nearest key that the format has."""
    near = [
        one for one, field in fields.items() if key in (field.label.ja, one) or key.lower() == one
    ]
    near = near or spelt_like(key, fields)
    said, known = _SAID["extra_forbidden"], ", ".join(fields)
    if "id" in fields and re.fullmatch(r"[A-Za-z][0-9]{1,4}", key):
        said = said._replace(hint=_AS_ID.fill(first=_first_key(fields)), near=None)
    fault = said.fault(path, "".join(near[:1]), key=short(key), known=known)
    return fault._replace(on_key=True)


_AS_ID = Text(
    "Write `id: {key}`, and the words under `{first}:`.",
    "「id: {key}」と書き、文は「{first}:」に書いてください。",
)
_TYPE = Said(
    "Y011",
    Text("{label} contains something that does not fit.", "{label}に書かれた値の形が違います。"),
    Text("It takes {wants}.", "ここに書けるのは{wants}です。"),
)
# By pydantic's error types and those that `fields` raises.
_SAID: dict[str, Said] = {
    "extra_forbidden": Said(
        "Y010",
        Text("`{key}` is not a key of this part.", "「{key}」というキーはここにはありません。"),
        Text("Known here: {known}.", "ここで使えるキー: {known}"),
        Text("Did you mean `{near}`?", "「{near}」のことでしょうか。"),
    ),
    "type": _TYPE,
    "model_type": _TYPE,
    "tuple_type": _TYPE,
    "empty": Said(
        "Y011",
        Text("An entry of this list is empty.", "並びの中に、空の項目があります。"),
        Text("Fill it in or delete its `-`.", "中身を書くか、その「-」の行を消してください。"),
    ),
    "bare_entry": Said(
        "Y011",
        Text("This entry of {label} has no key.", "{label}のこの項目にキーがありません。"),
        Text("Write it as `- {first}: {value}`.", "「- {first}: {value}」のように書いてください。"),
    ),
    "deep_entry": Said(
        "Y011",
        Text(
            "This entry of {label} contains more than one value.",
            "{label}のこの項目に、値が一つではないものが書かれています。",
        ),
        Text(
            "{label} takes plain values, one per entry. Is it text with `: ` in it? Then quote it.",
            "{label}には、項目ごとに値を一つだけ書きます。"
            '文の中に「: 」があるときは、全体を " " で囲んでください。',
        ),
    ),
    "choice": Said(
        "Y012",
        Text("{label} cannot be `{value}`.", "{label}に「{value}」は使えません。"),
        Text("The choices are {listed}.", "選べるのは {listed} です。"),
        Text(
            "Write `{near}` (the choices are {listed}).",
            "「{near}」と書きます（選べるのは {listed}）。",
        ),
    ),
    "id": Said(
        "Y013",
        Text("`{value}` cannot be an id.", "「{value}」は番号として使えません。"),
        Text(
            "An id is a letter and then letters, digits, - or _ (at most 32), such as P1.",
            "番号は半角の英字で始まる英数字（32字まで）です。例: P1",
        ),
    ),
    "missing": Said(
        "Y014",
        Text("{label} is missing.", "{label}がありません。"),
        Text("Add a line `{line}`.", "「{line}」の行を足してください。"),
    ),
    "version": Said(
        "Y015",
        Text("This sheet says format version {value}.", "このシートの書式の版は {value} です。"),
        Text(
            "This dxsheet reads version {listed}. Update dxsheet, or write `dxsheet: 1`.",
            "読めるのは版 {listed} です。dxsheet を新しくするか、「dxsheet: 1」と書いてください。",
        ),
    ),
    "date": Said(
        "Y016",
        Text("{label}: `{value}` is not a date.", "{label}の「{value}」は日付として読めません。"),
        Text("Write it as 2025-02-03.", "2025-02-03 または 令和7年2月3日 のように書いてください。"),
    ),
}
# What each kind of field wants, for the hint of a wrong type.
_WANTS = {
    "words": Text("text", "文"),
    "number": Text("a number, such as 3", "数字（例: 3）"),
    "amount": Text("a number or text", "数字または文"),
    "date": Text("a date, such as 2025-02-03", "日付（例: 2025-02-03、令和7年2月3日）"),
    "flag": Text("true or false", "true か false"),
    "choice": Text("one of the words listed", "決められた語の一つ"),
    "id": Text("an id, such as P1", "番号（例: P1）"),
    "refs": Text("a list of ids, such as [C1, C2]", "番号の並び（例: [C1, C2]）"),
    "list": Text("a list, such as [a, b]", "並び（例: [a, b]）"),
    "numbers": Text("a list of numbers, such as [4, 3]", "数字の並び（例: [4, 3]）"),
    "items": Text("a list whose entries start with `- `", "「- 」で始まる項目の並び"),
    "item": Text("lines of `key: value`, indented", "字下げした「キー: 値」の行"),
    "version": Text("the number 1", "数字の 1"),
}
