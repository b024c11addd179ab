"""Plain data becomes block YAML as people write it (design section 2).

Our own writer rather than PyYAML's: the C one writes 🏢 as an escape, the other wraps and folds,
and edits need the very same scalars at any depth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Union

from dxsheet.yamlfile import scalars

Plain = Union[str, None, Mapping[str, "Plain"], Sequence["Plain"]]  # noqa: UP007 - quoted names

_SHORT = 40
# libyaml looks for the colon of a key within 1,024 characters.
_LONG_KEY = 1000


def dump(data: Plain) -> str:
    """The data as YAML text that `parse` reads back as the same data.

    Raises:
        DxsheetError: text with half a character, which no file can hold.
    """
    return "".join(f"{line}\n" for line in Writer().block(data, 0))


class Writer:
    """Block YAML with the indents of a house: how much deeper lists and mappings go."""

    __slots__ = ("_lists", "step")

    def __init__(self, *, step: int = 2, lists: int = 2) -> None:
        """`lists` is 0 where the dashes stand below the key itself."""
        self.step = step
        self._lists = lists

    def block(self, value: Plain, indent: int) -> list[str]:
        """The lines of a value that stands on lines of its own, each beginning at `indent`."""
        pad = " " * indent
        if isinstance(value, dict) and value:
            return [line for name, one in value.items() for line in self.pair(name, one, indent)]
        if isinstance(value, list) and value:
            return [line for one in value for line in self.entry(one, indent)]
        first, *rest = _scalar_lines(value, indent)
        return [pad + first, *rest]

    def below(self, value: Plain, column: int) -> list[str]:
        """The lines of a list or mapping under a key that begins in this column."""
        return self.block(value, column + (self._lists if isinstance(value, list) else self.step))

    def pair(self, name: str, value: Plain, indent: int) -> list[str]:
        """The lines of one `key: value`."""
        pad = " " * indent
        head = scalars.key(name)
        if len(head) > _LONG_KEY:
            # Dashes below a `:` of its own must be deeper than it.
            return [f"{pad}? {head}", *Writer()._after(f"{pad}:", value, indent)]
        return self._after(f"{pad}{head}:", value, indent)

    def entry(self, value: Plain, indent: int) -> list[str]:
        """The lines of one list entry."""
        pad = " " * indent
        if isinstance(value, (dict, list)) and value:
            lines = self.block(value, indent + 2)
            return [f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]
        first, *rest = _scalar_lines(value, indent + 2)
        return [f"{pad}- {first}" if first else f"{pad}-", *rest]

    def _after(self, head: str, value: Plain, indent: int) -> list[str]:
        """A value behind its key: on the same line, or on deeper lines of its own."""
        if isinstance(value, list) and value and (inline := short(value)) is not None:
            return [f"{head} {inline}"]
        if isinstance(value, (dict, list)) and value:
            return [head, *self.below(value, indent)]
        first, *rest = _scalar_lines(value, indent + self.step)
        return [f"{head} {first}" if first else head, *rest]


def _scalar_lines(value: Plain, indent: int) -> list[str]:
    if isinstance(value, dict):
        return ["{}"]
    if isinstance(value, list):
        return ["[]"]
    assert value is None or isinstance(value, str)
    lines = scalars.literal(value) if value is not None else None
    if lines is None:
        return [scalars.scalar(value)]
    pad = " " * indent
    return [lines[0], *(pad + line if line else "" for line in lines[1:])]


def short(values: Sequence[Plain]) -> str | None:
    """A list of ids or of other short words in brackets; None where it deserves its own lines."""
    words: list[str] = []
    for value in values:
        if not isinstance(value, str) or " " in value:
            return None
        word = scalars.scalar(value, flow=True)
        if word != value:
            return None
        words.append(word)
    text = f"[{', '.join(words)}]"
    return text if len(text) <= _SHORT else None


def flow(value: Plain) -> str:
    """A value on one line, in brackets where it is a list or a mapping."""
    if isinstance(value, dict):
        return f"{{{', '.join(flow_pair(name, one) for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(one) for one in value)}]"
    assert value is None or isinstance(value, str)
    return scalars.scalar(value, flow=True)


def flow_pair(name: str, value: Plain) -> str:
    """One `key: value` between brackets."""
    head = scalars.key(name, flow=True)
    return f"? {head} : {flow(value)}" if len(head) > _LONG_KEY else f"{head}: {flow(value)}"
