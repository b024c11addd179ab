"""The method as checks: what a good facilitator would ask of a sheet.

Here the settings of an office, `dxsheet.toml` and `[tool.dxsheet]`: read by pydantic, every mistake
told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from dxsheet.findings import USAGE, DxsheetError, Severity
from dxsheet.lang import Text
from dxsheet.rules.rule import Hit, Rule, kept_reason
from dxsheet.rules.running import (
    KNOWN,
    RULES,
    Settings,
    check,
    hits_for,
    matcher,
    place_of,
    plain_id,
    settings_files,
)
from dxsheet.sheet.fields import Path
from dxsheet.sheet.shape import Said, faults_in
from dxsheet.yamlfile.door import read_bytes

__all__ = [
    "RULES",
    "Hit",
    "Rule",
    "Settings",
    "check",
    "find_settings",
    "hits_for",
    "ids_of",
    "kept_reason",
    "place_of",
]

MOST_STARS = 4  # each may stand for any number of signs: more of them could make matching slow
_SEPARATORS = r"[\s,、，]+"
# A line of a pyproject.toml that may begin our settings, by any way of writing the two keys: a
# project that only depends on dxsheet is not read any further.
_OWN_TABLE = (
    rb"(?m)^(?:\xef\xbb\xbf)?[ \t]*(?:\[[ \t]*)?([\"']?)tool\1[ \t]*"
    rb"(?:[\]=]|\.[ \t]*([\"']?)dxsheet\2)"
)


def find_settings(start: str) -> Settings:
    """The settings that hold for a folder or file: the nearest, no further up than its repository.

    A folder's `dxsheet.toml` comes before the `[tool.dxsheet]` of its `pyproject.toml`; where
    there is neither, everything is as usual.

    Raises:
        DxsheetError: the settings are wrong (exit 2, with the line) or cannot be read (3).
    """
    found = (read_settings(path) for path in settings_files(start))
    return next((one for one in found if one is not None), Settings())


def read_settings(path: str) -> Settings | None:
    """The settings in a file, None where a `pyproject.toml` has none.

    Raises:
        DxsheetError: what is wrong, with its line (exit 2); not to be read (exit 3).
    """
    raw = read_bytes(path)
    own = not path.endswith("pyproject.toml")
    if not own and not re.search(_OWN_TABLE, raw):
        return None
    table: Any = _parsed(path, raw)
    if not own:
        tool = table.get("tool")
        if not isinstance(tool, dict) or "dxsheet" not in tool:
            return None
        table = tool["dxsheet"]
    try:
        written = _Written.model_validate(table)
    except ValidationError as error:
        keys = _Words if error.errors()[0]["loc"][:1] == ("words",) else _Written
        first = faults_in(error, _SAID, tuple(keys.model_fields))[0]
        line = _line_of(raw.decode("utf-8-sig"), first.path, error.errors()[0]["input"])
        raise _wrong(path, line, first.message, first.hint) from None
    words = written.words.model_dump(exclude_unset=True)
    return Settings(written.select, written.ignore, written.severity, words, path, written.exclude)


def ids_of(values: Iterable[str]) -> tuple[str, ...]:
    """Rule ids or beginnings as a flag gives them; several may stand in one word.

    Raises:
        DxsheetError: no rule begins so (exit 2).
    """
    ids = [plain_id(one) for value in values for one in re.split(_SEPARATORS, value) if one]
    for one in ids:
        if not _begins_a_rule(one):
            said = _SAID["rule"]
            raise DxsheetError(said.message.fill(name=one), said.hint, code=USAGE)
    return tuple(ids)


def _parsed(path: str, raw: bytes) -> dict[str, Any]:
    import tomllib  # most folders have no settings

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        said, line = _SAID["encoding"], raw[: error.start].count(b"\n") + 1
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        said, line = _SAID["toml"], int(at.group(1)) if at else raw.count(b"\n") + 1
    raise _wrong(path, line, said.message, said.hint)


def _wrong(path: str, line: int, message: Text, hint: Text) -> DxsheetError:
    place = Text("{file}, line {line}: {what}", "{file} の{line}行目: {what}")
    return DxsheetError(place.fill(file=path, line=line, what=message), hint, code=USAGE)


def _line_of(text: str, path: Path, value: object) -> int:
    """The first line, from 1, that holds the keys and the value, one after the other."""
    words = [one for one in path if isinstance(one, str)]
    line, lines = 0, text.splitlines()
    for word in [*words, value] if isinstance(value, str) else words:
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        line = next((at for at in range(line, len(lines)) if pattern.search(lines[at])), line)
    return line + 1


def _begins_a_rule(start: str) -> bool:
    return any(rule.startswith(start) for rule in KNOWN)


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts that are not empty; one text alone will do."""
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, list) and all(isinstance(one, str) and one.strip() for one in listed):
        return tuple(one.strip() for one in listed)
    raise PydanticCustomError("texts", "texts")


def _rule(value: str) -> str:
    if not _begins_a_rule(plain_id(value)):
        raise PydanticCustomError("rule", "rule")
    return plain_id(value)


def _pattern(value: str) -> str:
    """A line as in a `.gitignore`; one that could take for ever to match is none."""
    try:
        matcher((value,))
        slow = len(re.findall(r"\*+", value)) > MOST_STARS
    except ValueError:
        slow = True
    if slow:
        raise PydanticCustomError("pattern", "pattern", {"most": MOST_STARS})
    return value


_Texts = Annotated[tuple[str, ...], PlainValidator(_texts)]
_Rule = Annotated[str, PlainValidator(_rule)]
_Rules = Annotated[tuple[_Rule, ...], BeforeValidator(_texts)]
_Pattern = Annotated[str, PlainValidator(_pattern)]


class _Words(BaseModel):
    """An office's own words, as `dxsheet.wording.judge` takes them."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    remedies: _Texts = ()
    vague: _Texts = ()
    allowed: _Texts = ()


class _Written(BaseModel):
    """The settings as a file has them."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    select: _Rules = ()
    ignore: _Rules = ()
    severity: dict[_Rule, Severity] = {}
    words: _Words = Field(default_factory=_Words)
    exclude: Annotated[tuple[_Pattern, ...], BeforeValidator(_texts)] = ()


_TABLE = Said(
    "",
    Text("`{key}` has to be a table.", "`{key}` は表（テーブル）で書きます。"),
    Text("Write it as `[{key}]` and lines below.", "`[{key}]` の下に行を並べてください。"),
)
# By pydantic's error types and those raised above.
_SAID = {
    "encoding": Said(
        "",
        Text("the file is not UTF-8.", "UTF-8ではありません。"),
        Text("Save it as UTF-8.", "UTF-8で保存してください。"),
    ),
    "toml": Said(
        "",
        Text("this is not TOML.", "TOMLとして読めません。"),
        Text('It should look like `ignore = ["S010"]`.', '`ignore = ["S010"]` のように書きます。'),
    ),
    "extra_forbidden": Said(
        "",
        Text("`{name}` is not a setting.", "`{name}` という設定はありません。"),
        Text("Known here: {known}.", "ここで使えるキー: {known}"),
        Text("Did you mean `{near}`?", "`{near}` のことでしょうか。"),
    ),
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "texts": Said(
        "",
        Text("`{key}` has to be a list of texts.", "`{key}` は文字列の並びで書きます。"),
        Text('Write it as `{key} = ["...", "..."]`.', '`{key} = ["〜", "〜"]` のように書きます。'),
    ),
    "rule": Said(
        "",
        Text("there is no rule {name}.", "「{name}」で始まる指摘はありません。"),
        Text(
            "An id, or its beginning: P001, P, S0. `dxsheet rules` lists them.",
            "P001、P、S0 のように番号かその始めを書きます。一覧は dxsheet rules で出ます。",
        ),
    ),
    "literal_error": Said(
        "",
        Text("a severity cannot be `{name}`.", "重要度に `{name}` は使えません。"),
        Text(
            "It can be error, warning or info; to switch a rule off, put it under `ignore`.",
            "使えるのは error, warning, info です。止めたい指摘は `ignore` に書いてください。",
        ),
    ),
    "pattern": Said(
        "",
        Text("`{name}` is not a valid pattern.", "`{name}` という書き方は使えません。"),
        Text(
            'Write it as in a .gitignore, with at most {most} `*`: `exclude = ["old/"]`.',
            '.gitignore と同じ書き方で、`*` は{most}個までです: `exclude = ["old/"]`',
        ),
    ),
}
