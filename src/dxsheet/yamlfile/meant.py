"""What an edit means for the data, whatever the text looks like."""

from __future__ import annotations

from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Text
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.paths import Path, path_text


class EditRefused(DxsheetError):  # noqa: N818 - it says what became of the edit
    """The edit was not made, and the text is as it was (exit 1)."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message, hint, code=FOUND)


_LOOK = Text(
    "Nothing was changed. Look at the place in an editor.",
    "何も変更していません。エディターでその場所を確かめてください。",
)


def copied(value: Plain) -> Plain:
    """The same data without the places of where it was read."""
    if isinstance(value, dict):
        return {name: copied(one) for name, one in value.items()}
    if isinstance(value, list):
        return [copied(one) for one in value]
    return value


def put(data: Plain, path: Path, value: Plain) -> Plain:
    """The data with a value at a path; raises EditRefused where the path cannot be."""
    if not path:
        return copied(value)
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        if not isinstance(data, list) or not 0 <= part < len(data):
            raise nothing_at(path)
        return [put(one, rest, value) if at == part else one for at, one in enumerate(data)]
    if data is not None and not isinstance(data, dict):
        raise nothing_at(path)
    found = data or {}
    return {**found, part: put(found.get(part), rest, value)}


def insert(data: Plain, path: Path, index: int | None, value: Plain) -> Plain:
    """The data with one more entry in the list at a path; raises EditRefused."""
    entries = at_path(data, path)
    if entries is None:
        entries = []
    if not isinstance(entries, list) or not 0 <= (index or 0) <= len(entries):
        raise nothing_at(path)
    at = len(entries) if index is None else index
    return put(data, path, [*entries[:at], copied(value), *entries[at:]])


def delete(data: Plain, path: Path) -> Plain:
    """The data without what is at a path, nor what that leaves empty; raises EditRefused."""
    holder = at_path(data, path[:-1])
    if not has(data, path):
        raise nothing_at(path)
    rest: Plain
    if isinstance(holder, dict):
        rest = {name: one for name, one in holder.items() if name != path[-1]}
    else:
        assert isinstance(holder, list)
        rest = [one for at, one in enumerate(holder) if at != path[-1]]
    if rest:
        return put(data, path[:-1], rest)
    if len(path) == 1:
        raise EditRefused(
            Text("This would leave the file empty.", "ファイルが空になってしまいます。"), _LOOK
        )
    return delete(data, path[:-1])


def at_path(data: Plain, path: Path) -> Plain:
    """The value at a path, None where there is none."""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and 0 <= part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def has(data: Plain, path: Path) -> bool:
    """Whether there is a key or an entry at a path, empty or not."""
    if not path:
        return True
    holder, part = at_path(data, path[:-1]), path[-1]
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and 0 <= part < len(holder)


def nothing_at(path: Path) -> EditRefused:
    """There is no such place."""
    return EditRefused(
        Text("There is no {path} in the sheet.", "シートに {path} がありません。").fill(
            path=path_text(path)
        ),
        Text(
            "Nothing was changed. `dxsheet show` tells the ids that there are.",
            "何も変更していません。今あるIDは `dxsheet show` で確かめられます。",
        ),
    )


def unlike(path: Path) -> EditRefused:
    """The spliced text did not read back as what was meant."""
    return EditRefused(
        Text(
            "{path} is written in a way that cannot be changed safely from here.",
            "{path} は、ここから安全に変更できない書き方になっています。",
        ).fill(path=path_text(path)),
        _LOOK,
    )


def crossed(path: Path, what: Text) -> EditRefused:
    """An anchor, a double key and the like stand on the way."""
    return EditRefused(
        Text(
            "{path} cannot be changed before this is settled: {what}",
            "{path} を変更する前に、次の点を直す必要があります。{what}",
        ).fill(path=path_text(path), what=what),
        _LOOK,
    )
