"""Values from the command line as the file writes them, one field at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dxsheet.findings import FOUND, USAGE, DxsheetError, Refusal
from dxsheet.lang import Text
from dxsheet.sheet.choices import meant_choice
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.shape import read_value
from dxsheet.spoken import as_count, as_day
from dxsheet.yamlfile import Bare
from dxsheet.yamlfile.dump import Plain

_BETWEEN = re.compile(r"\s*[,、，]\s*")

ASSIGN = Text(
    "Write ID.FIELD=VALUE, such as C1.status=identified or roles.sponsor=NAME.",
    "番号.項目=値 の形で書いてください（例: C1.status=identified、roles.sponsor=名前）。",
)
_NOTHING = Refusal(
    Text("Nothing is given to write into the {kind}.", "追加する {kind} の中身がありません。"),
    Text(
        "Add --text or another field; `dxsheet add --help` lists them.",
        "--text などで中身を書いてください。一覧は dxsheet add --help で出ます。",
    ),
    code=USAGE,
)
_KEEPS_NOTHING = Refusal(
    Text(
        "A finding is kept with its rule, its place and a reason; {missing} is missing.",
        "指摘を残すには、指摘の番号・場所・理由が要ります（ないもの: {missing}）。",
    ),
    Text(
        'Write it as: dxsheet add keep FILE --rule P001 --at P1 --reason "...".',
        "例: dxsheet add keep ファイル --rule P001 --at P1 --reason 理由",
    ),
    code=USAGE,
)
_BAD_VALUE = Refusal(
    Text("{name}: `{value}` cannot be used there.", "{name} に「{value}」は書けません。"),
    ASSIGN,
    code=FOUND,
)
NO_FIELD = Refusal(
    Text("There is no field {name}.", "「{name}」という項目はありません。"),
    Text("{known}", "{known}"),
    code=USAGE,
)
FIELDS = Text("The fields there are {known}.", "使えるのは {known} です。")


def entry_of(
    noun: type[Noun], values: Mapping[str, tuple[str, ...]], kind: str
) -> dict[str, Plain]:
    """A new entry with its keys in the order of the format.

    Raises DxsheetError: exit 2 for a field that is not there, 1 for a value it cannot hold.
    """
    for key, given in values.items():
        if given and (key not in noun.fields or noun.fields[key].noun is not None):
            known = ", ".join("--" + one.replace("_", "-") for one in noun.fields if one != "id")
            raise NO_FIELD(name=f"{kind}.{key}", known=FIELDS.fill(known=known))
    return {
        key: value_of(field, key, values[key])
        for key, field in noun.fields.items()
        if values.get(key)
    }


def enough(kind: str, key: str, values: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse what would be an empty entry, or a kept finding that keeps nothing (X001)."""
    given = {name for name, texts in values.items() if any(one.strip() for one in texts)}
    wanted = ("rule", "at", "reason") if key == "kept" else ()
    missing = [name for name in wanted if name not in given]
    if missing:
        raise _KEEPS_NOTHING(missing=", ".join(f"--{one}" for one in missing))
    if not given - {"id"}:
        raise _NOTHING(kind=kind)


def split(given: tuple[str, ...]) -> list[str]:
    """Ids as the command line gives them: repeated, or separated by `,` `、` `，`."""
    return [one for text in given for one in _BETWEEN.split(text.strip()) if one]


def value_of(field: Field, key: str, given: tuple[str, ...]) -> Plain:
    """What to write for one field: a date as YYYY-MM-DD, a number bare, a list as a list.

    Choices, dates and counts are taken as people say them (未検証, 6月末, 4名). Raises DxsheetError
    (exit 1) where the value is none that the field can hold.
    """
    plain: str | list[str]
    if field.kind in ("refs", "list", "numbers"):
        apart = field.kind != "list" or bool(field.values)
        texts = split(given) if apart else [one for one in given if one.strip()]
        plain = [_meant(field, one) for one in texts]
    else:
        plain = _meant(field, given[-1])
    value, faults = read_value(field, key, plain)
    if faults:
        raise DxsheetError(faults[0].message, faults[0].hint, code=FOUND)
    if value is None:
        raise _BAD_VALUE(name=key, value=given[-1])
    return _written(field, value)


def understood(value: Plain, given: Sequence[str]) -> str | None:
    """What a field was given, where it is other than what was typed (来週 → 2026-12-11)."""
    written = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return None if written in (given[-1].strip(), ", ".join(given)) else written


def _meant(field: Field, said: str) -> str:
    """What a word means to the field; the word itself where nothing is certain."""
    meant: object = None
    if field.values:
        meant = meant_choice(said, field.values)
    elif field.kind == "date":
        meant = as_day(said, date.today().isoformat())
    elif field.kind == "number":
        meant = as_count(said)
    return said if meant is None else str(meant)


def _written(field: Field, value: object) -> Plain:
    if isinstance(value, tuple):
        return [_written(field, one) for one in value]
    if isinstance(value, bool):
        return Bare("true" if value else "false")
    if isinstance(value, (int, float)):
        return Bare(str(value))
    return Bare(value) if field.kind == "date" and isinstance(value, str) else str(value)
