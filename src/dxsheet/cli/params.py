"""How a command is declared: its parameters with help in two languages, and what it runs.

One declaration is read twice: by `plain`, which takes an ordinary command line without loading
Typer, and by `typer_app`, which gives help, completion and usage errors (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dxsheet.lang import Text
from dxsheet.screen import Screen

Run = Callable[..., int]


class Param:
    """One parameter. `kind`: argument, option (takes a value) or flag; `many`: may be repeated.

    Values arrive as text (`str`, `None`, a tuple of them where `many`), flags as bool.
    """

    __slots__ = (
        "choices",
        "default",
        "flags",
        "help",
        "kind",
        "many",
        "metavar",
        "name",
        "required",
    )

    def __init__(
        self,
        name: str,
        kind: str,
        help: Text,
        *,
        flags: tuple[str, ...] = (),
        many: bool = False,
        required: bool = False,
        default: str | None = None,
        metavar: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.kind = kind
        self.help = help
        self.flags = flags
        self.many = many
        self.required = required
        self.default = default
        self.metavar = metavar
        self.choices = choices

    @property
    def empty(self) -> Any:  # noqa: ANN401 - what a parameter holds when it is not given
        """The value where the command line gives none."""
        if self.kind == "flag":
            return False
        return () if self.many else self.default


def argument(
    name: str, help: Text, *, many: bool = False, required: bool = True, metavar: str = ""
) -> Param:
    """A positional parameter; one that is not required is None, or () where `many`."""
    return Param(
        name, "argument", help, many=many, required=required, metavar=metavar or name.upper()
    )


def option(
    flag: str,
    help: Text,
    *,
    short: str = "",
    many: bool = False,
    default: str | None = None,
    metavar: str = "TEXT",
    choices: tuple[str, ...] = (),
    name: str = "",
) -> Param:
    """`--flag VALUE`; the parameter is named after the flag unless `name` says otherwise."""
    return Param(
        name or flag.lstrip("-").replace("-", "_"), "option", help,
        flags=(flag, short) if short else (flag,), many=many, default=default, metavar=metavar,
        choices=choices,
    )  # fmt: skip


def flag(flag: str, help: Text, *, name: str = "") -> Param:
    """`--flag`, true when given."""
    return Param(name or flag.lstrip("-").replace("-", "_"), "flag", help, flags=(flag,))


class Command:
    """One command: its help, its parameters, and `run(screen, **values) -> exit code`."""

    __slots__ = ("help", "params", "run")

    def __init__(self, help: Text, params: tuple[Param, ...], run: Run) -> None:
        self.help = help
        self.params = params
        self.run = run


def call(command: Command, screen: Screen, values: dict[str, Any]) -> int:
    """Run a command with the values given and each other parameter's empty value."""
    whole = {param.name: values.get(param.name, param.empty) for param in command.params}
    return command.run(screen, **whole)
