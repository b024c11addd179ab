"""An ordinary command line, read by the commands' own declarations without loading Typer.

It answers only what it is sure of. Anything else (help, an unknown option, a missing argument, a
word that is not a choice) is None, and Typer, the authority, says what is wrong.
"""

from __future__ import annotations

from typing import Any

from dxsheet.cli.params import Command, Param


class Globals:
    """What may stand anywhere on the line: `--lang`, `--plain`; `rest` is the line without them."""

    __slots__ = ("lang", "plain", "rest")

    def __init__(self, words: list[str]) -> None:
        self.lang: str | None = None
        self.plain = False
        self.rest: list[str] = []
        position = 0
        while position < len(words):
            word = words[position]
            if word == "--":
                self.rest += words[position:]
                break
            position += self._taken(word, words[position + 1 : position + 2])

    def _taken(self, word: str, following: list[str]) -> int:
        if word == "--plain":
            self.plain = True
        elif word == "--lang" and following:
            self.lang = following[0]
            return 2
        elif word.startswith("--lang="):
            self.lang = word[len("--lang=") :]
        else:
            self.rest.append(word)
        return 1


def values_of(command: Command, words: list[str]) -> dict[str, Any] | None:
    """The parameters as `words` (all after the command's name) give them, None when unsure."""
    by_flag = {one: param for param in command.params for one in param.flags}
    values: dict[str, Any] = {}
    loose: list[str] = []
    position = 0
    while position < len(words):
        word = words[position]
        position += 1
        if word == "--":
            loose += words[position:]
            break
        if not word.startswith("-") or word == "-":
            loose.append(word)
            continue
        name, equals, value = word.partition("=")
        param = by_flag.get(name)
        if param is None or (equals and not name.startswith("--")):
            return None
        if param.kind == "flag":
            if equals:
                return None
            values[param.name] = True
            continue
        if not equals:
            if position >= len(words):
                return None
            value = words[position]
            position += 1
        if not _held(values, param, value):
            return None
    return values if _arguments(command, loose, values) else None


def _held(values: dict[str, Any], param: Param, value: str) -> bool:
    if param.choices and value not in param.choices:
        return False
    if param.many:
        values[param.name] = (*values.get(param.name, ()), value)
    else:
        values[param.name] = value
    return True


def _arguments(command: Command, loose: list[str], values: dict[str, Any]) -> bool:
    """Give the loose words to the arguments in order; False where they do not fit."""
    wanted = [param for param in command.params if param.kind == "argument"]
    for index, param in enumerate(wanted):
        after = sum(1 for one in wanted[index + 1 :] if one.required)
        if param.many:
            count = len(loose) - after
            taken, loose = loose[:count], loose[count:]
            if param.required and not taken:
                return False
            values[param.name] = tuple(taken)
        elif loose and len(loose) > after:
            values[param.name] = loose.pop(0)
        elif param.required:
            return False
    return not loose
