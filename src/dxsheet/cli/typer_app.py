"""The commands as a Typer application, in one language: help, completion and usage errors."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from dxsheet.cli.params import Command, Param, call
from dxsheet.cli.table import COMMANDS, HIDDEN, find
from dxsheet.lang import Lang, Text
from dxsheet.screen import Screen

ABOUT = Text(
    "Identify the problem first: a worksheet of problem, causes and solutions.",
    "まずは課題特定から。問題・課題（原因）・解決策のワークシート。",
)
LANG_HELP = Text(
    "Language: ja or en (else DXSHEET_LANG, the locale, the sheet's).",
    "言語。ja か en（なければ DXSHEET_LANG、ロケール、シートの言語の順）。",
)
PLAIN_HELP = Text("No colour, no drawn lines.", "色や罫線を使いません。")
VERSION_HELP = Text("Print the version.", "版を表示します。")


def build(screen: Screen) -> typer.Typer:
    """A Typer application whose commands run on `screen`, with help in its language."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=ABOUT.to(screen.lang),
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_globals(screen.lang))
    for name in COMMANDS:
        command = find(name)
        assert command is not None  # the table was just read
        app.command(name, help=command.help.to(screen.lang), hidden=name in HIDDEN)(
            _function(command, screen)
        )
    return app


def _globals(lang: Lang) -> Any:  # noqa: ANN401 - Typer takes any callable
    """The global options, so that help shows them; the front door has read them already."""

    def callback(**_values: object) -> None:
        pass

    shown = {
        "lang": Annotated[
            str | None, typer.Option("--lang", help=LANG_HELP.to(lang), metavar="ja|en")
        ],
        "plain": Annotated[bool, typer.Option("--plain", help=PLAIN_HELP.to(lang))],
        "version": Annotated[bool, typer.Option("--version", help=VERSION_HELP.to(lang))],
    }
    callback.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=None if name == "lang" else False,
                annotation=annotation,
            )
            for name, annotation in shown.items()
        ]
    )
    callback.__annotations__ = shown
    return callback


def _function(command: Command, screen: Screen) -> Any:  # noqa: ANN401 - Typer takes any callable
    """A function whose signature is the command's declaration."""

    def function(**values: object) -> None:
        whole = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if value is not None
        }
        raise typer.Exit(call(command, screen, whole))

    function.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [_parameter(param, screen.lang) for param in command.params]
    )
    function.__annotations__ = {
        param.name: _annotation(param, screen.lang) for param in command.params
    }
    return function


def _parameter(param: Param, lang: Lang) -> inspect.Parameter:
    default: Any = inspect.Parameter.empty if param.required else param.empty
    return inspect.Parameter(
        param.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=list(default) if isinstance(default, tuple) else default,
        annotation=_annotation(param, lang),
    )


def _annotation(param: Param, lang: Lang) -> Any:  # noqa: ANN401 - an annotation is any type form
    told = param.help.to(lang)
    if param.kind == "flag":
        return Annotated[bool, typer.Option(*param.flags, help=told, show_default=False)]
    info: Any
    if param.kind == "argument":
        info = typer.Argument(help=told, metavar=param.metavar, show_default=False)
    else:
        info = typer.Option(
            *[one for one in param.flags if one],
            help=told,
            metavar="|".join(param.choices) if param.choices else param.metavar,
            show_default=param.default is not None,
            callback=_choice(param) if param.choices else None,
        )
    if param.many:
        return Annotated[list[str] if param.required else list[str] | None, info]
    return Annotated[str if param.required else str | None, info]


def _choice(param: Param) -> Any:  # noqa: ANN401 - a Typer callback
    def check(value: str | list[str] | None) -> str | list[str] | None:
        given = value if isinstance(value, list) else [value] if value is not None else []
        for one in given:
            if one not in param.choices:
                raise typer.BadParameter(f"'{one}' is none of {', '.join(param.choices)}.")
        return value

    return check
