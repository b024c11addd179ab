"""`dxsheet.toml` and `[tool.dxsheet]`: read, and every mistake named with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from dxsheet.findings import SEVERITIES, USAGE, DxsheetError
from dxsheet.lang import Text
from dxsheet.rules.settings import Settings, matcher
from dxsheet.yamlfile.door import read_bytes

KEYS = ("select", "ignore", "severity", "words", "exclude")
WORDS = ("remedies", "vague", "allowed")
MOST_STARS = 4  # each may stand for any number of signs: more of them could make matching slow
_SEPARATORS = re.compile(r"[\s,、，]+")


class _Source:
    """The file being read, for what is said about it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    def wrong(self, line: int, message: Text, hint: Text) -> DxsheetError:
        """The error for one place."""
        place = Text("{file}, line {line}: {what}", "{file} の{line}行目: {what}")
        return DxsheetError(place.fill(file=self.path, line=line, what=message), hint, code=USAGE)

    def line_of(self, *words: str) -> int:
        """The first line, from 1, that holds the words in this order, each after the last."""
        line = 0
        lines = self.text.splitlines()
        for word in words:
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
            line = next((at for at in range(line, len(lines)) if pattern.search(lines[at])), line)
        return line + 1


def read_settings(path: str) -> Settings | None:
    """The settings in a file, None where a `pyproject.toml` has none.

    Raises:
        DxsheetError: what is wrong, with its line (exit 2); not to be read (exit 3).
    """
    raw = read_bytes(path)
    own = not path.endswith("pyproject.toml")
    if not own and b"dxsheet" not in raw:
        return None
    source = _Source(path, raw.decode("utf-8-sig", errors="replace"))
    table = _parsed(source, raw)
    if own:
        return _settings(source, table)
    tool = table.get("tool")
    if not isinstance(tool, dict) or "dxsheet" not in tool:
        return None
    return _settings(source, tool["dxsheet"])


def _parsed(source: _Source, raw: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise source.wrong(
            line,
            Text("the file is not UTF-8.", "UTF-8ではありません。"),
            Text("Save it as UTF-8.", "UTF-8で保存してください。"),
        ) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at.group(1)) if at else source.text.count("\n") + 1
        raise source.wrong(
            line,
            Text("this is not TOML.", "TOMLとして読めません。"),
            Text(
                'It should look like `ignore = ["S010"]`.', '`ignore = ["S010"]` のように書きます。'
            ),
        ) from None


def _settings(source: _Source, table: object) -> Settings:
    table = _table(source, table, "dxsheet")
    for key in table:
        if key not in KEYS:
            raise _unknown_key(source, key, KEYS)
    severity = _table(source, table.get("severity", {}), "severity")
    words = _table(source, table.get("words", {}), "words")
    return Settings(
        select=_ids(source, table, "select"),
        ignore=_ids(source, table, "ignore"),
        severity=dict(_severities(source, severity)),
        words=dict(_word_lists(source, words)),
        file=source.path,
        exclude=_patterns(source, _texts(source, table.get("exclude", []), "exclude")),
    )


def _table(source: _Source, value: object, key: str) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise source.wrong(
        source.line_of(key),
        Text("`{key}` has to be a table.", "`{key}` は表（テーブル）で書きます。").fill(key=key),
        Text("Write it as `[{key}]` and lines below.", "`[{key}]` の下に行を並べてください。").fill(
            key=key
        ),
    )


def _ids(source: _Source, table: dict[str, Any], key: str) -> tuple[str, ...]:
    values = _texts(source, table.get(key, []), key)
    for value in values:
        if not _begins_a_rule(plain_id(value)):
            raise source.wrong(source.line_of(key, value), *_no_such_rule(value))
    return tuple(map(plain_id, values))


def _texts(source: _Source, value: object, key: str) -> tuple[str, ...]:
    """A list of texts that are not empty; one text alone will do."""
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, list) and all(isinstance(one, str) and one.strip() for one in listed):
        return tuple(one.strip() for one in listed)
    raise source.wrong(
        source.line_of(key),
        Text("`{key}` has to be a list of texts.", "`{key}` は文字列の並びで書きます。").fill(
            key=key
        ),
        Text(
            'Write it as `{key} = ["...", "..."]`.', '`{key} = ["〜", "〜"]` のように書きます。'
        ).fill(key=key),
    )


def _patterns(source: _Source, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines as in a `.gitignore`; one that could take for ever to match is none."""
    for line in lines:
        try:
            matcher((line,))
            slow = len(re.findall(r"\*+", line)) > MOST_STARS
        except ValueError:
            slow = True
        if slow:
            raise source.wrong(
                source.line_of("exclude"),
                Text("`{line}` is no pattern.", "`{line}` という書き方は使えません。").fill(
                    line=line
                ),
                Text(
                    'Write it as in a .gitignore, with at most {most} `*`: `exclude = ["old/"]`.',
                    '.gitignore と同じ書き方で、`*` は{most}個までです: `exclude = ["old/"]`',
                ).fill(most=MOST_STARS),
            )
    return lines


def _severities(source: _Source, table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if not _begins_a_rule(plain_id(name)):
            raise source.wrong(source.line_of("severity", name), *_no_such_rule(name))
        if value not in SEVERITIES:
            raise source.wrong(
                source.line_of("severity", name),
                Text("a severity cannot be `{value}`.", "重要度に `{value}` は使えません。").fill(
                    value=value
                ),
                Text(
                    "It can be {known}; to switch a rule off, put it under `ignore`.",
                    "使えるのは {known} です。止めたい指摘は `ignore` に書いてください。",
                ).fill(known=", ".join(SEVERITIES)),
            )
        yield plain_id(name), value


def _word_lists(source: _Source, table: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in table.items():
        if name not in WORDS:
            raise _unknown_key(source, name, WORDS)
        yield name, _texts(source, value, name)


def _unknown_key(source: _Source, key: str, known: tuple[str, ...]) -> DxsheetError:
    import difflib

    near = difflib.get_close_matches(key.lower()[:32], known, 1, 0.6)
    hint = (
        Text("Did you mean `{near}`?", "`{near}` のことでしょうか。").fill(near=near[0])
        if near
        else Text("Known here: {known}.", "ここで使えるキー: {known}").fill(known=", ".join(known))
    )
    message = Text("`{key}` is not a setting.", "`{key}` という設定はありません。")
    return source.wrong(source.line_of(key), message.fill(key=key), hint)


def ids_of(values: Iterable[str]) -> tuple[str, ...]:
    """Rule ids or beginnings as a flag gives them.

    Raises:
        DxsheetError: no rule begins so (exit 2).
    """
    ids = [plain_id(one) for value in values for one in _SEPARATORS.split(value) if one]
    for one in ids:
        if not _begins_a_rule(one):
            message, hint = _no_such_rule(one)
            raise DxsheetError(message, hint, code=USAGE)
    return tuple(ids)


def plain_id(word: str) -> str:
    """A rule's id however it was typed: `p001`, `Ｐ００１`."""
    return unicodedata.normalize("NFKC", word).strip().upper()


def _begins_a_rule(start: str) -> bool:
    from dxsheet.rules.catalogue import KNOWN

    return any(rule.startswith(start) for rule in KNOWN)


def _no_such_rule(name: str) -> tuple[Text, Text]:
    return (
        Text("there is no rule {name}.", "「{name}」で始まる指摘はありません。").fill(name=name),
        Text(
            "An id, or its beginning: P001, P, S0. `dxsheet rules` lists them.",
            "P001、P、S0 のように番号かその始めを書きます。一覧は dxsheet rules で出ます。",
        ),
    )
