"""Help and usage errors: Typer's, with the error in the reader's language and exit code 2."""

from __future__ import annotations

import contextlib
import io
import os
import re

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Text
from dxsheet.screen import Screen

UNKNOWN_LANGUAGE = Text(
    "DXSHEET_LANG={value} is not used: it can be ja or en.",
    "DXSHEET_LANG={value} は使いません（ja か en を指定してください）。",
)


def wrong_language(value: str) -> DxsheetError:
    """`--lang` with something else than ja or en."""
    return DxsheetError(
        Text(
            "--lang {value}: there is no such language.", "--lang {value} という言語はありません。"
        ).fill(value=value),
        Text("Use --lang ja or --lang en.", "--lang ja か --lang en を使ってください。"),
        code=USAGE,
    )


def run_typer(screen: Screen, words: list[str]) -> int:
    """Hand a command line to Typer and return the exit code."""
    os.environ.setdefault("COLUMNS", str(screen.width))
    from dxsheet.cli.typer_app import build

    app = build(screen)
    told = io.StringIO()
    asks_help = not words or "--help" in words or "-h" in words
    try:
        with contextlib.redirect_stdout(told) if asks_help else contextlib.nullcontext():
            code = app(words, prog_name="dxsheet", standalone_mode=False)
    except Exception as error:
        raise _usage(error, words) or error from error
    finally:
        screen.page(in_japanese(told.getvalue()) if screen.lang == "ja" else told.getvalue())
    return code if isinstance(code, int) else 0


# What Typer says by itself on a help page, and how it reads in Japanese.
_HELP = {
    "Usage:": "使い方:",
    "[OPTIONS]": "[オプション]",
    "COMMAND [ARGS]...": "コマンド [引数]...",
    "Options:": "オプション:",
    "Arguments:": "引数:",
    "Commands:": "コマンド:",
    "Show this message and exit.": "この説明を表示します。",
    "Install completion for the current shell.": "このシェルで補完できるようにします。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "補完の設定を表示します（写して直せます）。"
    ),
    "[default:": "[既定:",
    "[required]": "[必須]",
}


def in_japanese(page: str) -> str:
    """A help page of Typer's with its own words in Japanese, however they were wrapped."""
    for said, meant in _HELP.items():
        page = re.sub(r"\s+".join(map(re.escape, said.split(" "))), meant, page)
    return page


def _usage(error: Exception, words: list[str]) -> DxsheetError | None:
    """Typer's complaint about the command line as ours, None where it is something else."""
    told = getattr(error, "format_message", None)
    if told is None or getattr(error, "exit_code", None) != USAGE:
        return None
    from dxsheet.cli.table import COMMANDS

    command = words[0] if words and words[0] in COMMANDS else ""
    help_line = f"dxsheet {command} --help" if command else "dxsheet --help"
    return DxsheetError(
        _translated(error, told()),
        Text("See `{line}`.", "使い方は「{line}」で見られます。").fill(line=help_line),
        code=USAGE,
    )


# The complaint's class (Typer vendors click, so by name) → how it is said in Japanese.
_SAID = {
    "NoSuchOption": "「{name}」というオプションはありません。",
    "NoSuchCommand": "「{name}」というコマンドはありません。",
    "MissingParameter": "{name} が足りません。",
    "BadParameter": "オプションの値が正しくありません: {told}",
    "BadOptionUsage": "オプションの使い方が正しくありません: {told}",
    "BadArgumentUsage": "引数の使い方が正しくありません: {told}",
}


# The whole sentence of a complaint → the same in Japanese.
_SENTENCES = (
    (r"Option '(.+)' requires an argument\.", r"「\1」には値が要ります。"),
    (r"Option '(.+)' does not take a value\.", r"「\1」に値は付けられません。"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)\.?", r"余分な語があります: \1"),
    (
        r"Invalid value for '(.+?)': '(.*)' is none of (.+)\.",
        r"「\1」に「\2」は使えません。使えるのは \3 です。",
    ),
)


def _translated(error: Exception, told: str) -> Text:
    for pattern, meant in _SENTENCES:
        whole = re.fullmatch(pattern, told, re.DOTALL)
        if whole:
            return Text(told, whole.expand(meant))
    name = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if name is None and param is not None:
        name = getattr(param, "metavar", None) or getattr(param, "name", "")
    if told.startswith("No such command"):
        name = told.split("'")[1] if "'" in told else told
        pattern = _SAID["NoSuchCommand"]
    else:
        pattern = _SAID.get(type(error).__name__, "コマンドの書き方が正しくありません: {told}")
    return Text(told or "The command line cannot be read.", pattern).fill(
        name=name or "", told=told
    )
