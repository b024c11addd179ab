"""The commands as a Typer application: Typer reads the line, only the command named is loaded.

Complaints go by the type of the exception: docs/decisions/0002.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.completion import (  # type: ignore[attr-defined]
    completion_init,
    get_completion_script,
    install,
)
from typer.core import TyperCommand, TyperGroup

from dxsheet import __version__
from dxsheet.cli.commands import (
    ANYWHERE,
    COMMANDS,
    GLOBAL,
    HELP,
    HIDDEN,
    INSTALL,
    LANG,
    PLAIN,
    PROGRAM,
    SHOW,
    VERSION,
    find,
    help_page,
)
from dxsheet.cli.params import Param, call
from dxsheet.findings import SOUND, USAGE, DxsheetError, Refusal
from dxsheet.lang import LANGS, Text, chosen, unknown
from dxsheet.likeness import spelt_like
from dxsheet.screen import Screen

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
# Set by the shell that asks what may stand at the cursor (Typer's protocol).
COMPLETING = "_DXSHEET_COMPLETE"
# What Typer raises for a line that it cannot take; newer versions no longer stand on click's.
UsageError: type[Exception] = typer.BadParameter.__bases__[0]
Context = Any  # so is their class of contexts

_SEE = Text("See `{line}`.", "使い方は「{line}」で見られます。")
_NEAR = Text(
    "Did you mean {near}? See `{line}`.",
    "「{near}」のことでしょうか。使い方は「{line}」で見られます。",
)
_COMPLAINTS = {
    "language": Text(
        "--lang {word}: there is no such language.", "--lang {word} という言語はありません。"
    ),
    "NoSuchCommand": Text(
        "There is no command `{word}`.", "「{word}」というコマンドはありません。"
    ),
    "NoSuchOption": Text("There is no option {word}.", "「{word}」というオプションはありません。"),
    "MissingParameter": Text("{word} is missing.", "{word} が足りません。"),
    "value": Text("{word} needs a value.", "「{word}」には値が要ります。"),
    "flag": Text("{word} takes no value.", "「{word}」に値は付けられません。"),
    "choice": Text(
        "{word} cannot be `{value}`; it can be {choices}.",
        "「{word}」に「{value}」は使えません。使えるのは {choices} です。",
    ),
    "extra": Text("One argument too many: {word}", "余分な語があります: {word}"),
    "other": Text("`{word}` cannot be used like that.", "「{word}」は、この書き方では使えません。"),
}
_UNKNOWN_LANGUAGE = Text(
    "DXSHEET_LANG={value} is not used: it can be ja or en.",
    "DXSHEET_LANG={value} は使いません（ja か en を指定してください）。",
)
_INSTALLED = Text(
    "Completion for {shell} is in {file}. It works in the next {shell} that you open.",
    "{shell} の補完を {file} に置きました。次に開く {shell} から使えます。",
)
_NO_SHELL = Refusal(
    Text("There is no completion for `{shell}`.", "「{shell}」の補完はありません。"),
    Text(
        "Name one of these: dxsheet --show-completion {known}",
        "次のどれかを指定してください: dxsheet --show-completion {known}",
    ).fill(known="|".join(SHELLS)),
    code=USAGE,
)


def run(screen: Screen, words: Sequence[str]) -> int:
    """Read one command line and run its command on `screen`; returns the exit code.

    Raises:
        DxsheetError: the line cannot be taken (exit 2), or what the command raises.
    """
    app = _application()
    if COMPLETING in os.environ:
        return _complete(screen, app)
    try:
        # Not app(): that turns an interruption and a closed pipe into exit codes of its own.
        with app.make_context(PROGRAM, list(words), obj=screen) as context:
            code = app.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except UsageError as error:
        raise _told(error, words) from error
    return code if isinstance(code, int) else SOUND


def _complete(screen: Screen, app: TyperGroup) -> int:
    """Answer a shell that asks what may stand at the cursor.

    bash takes `C1.status=un` apart at the `=` and completes the last part alone, which Typer does
    not know: it is given one word, and what stands before the `=` is taken off the answers.
    """
    before = ""
    if os.environ[COMPLETING] == "complete_bash":
        before = _joined_for_bash()
    told, code = StringIO(), SOUND
    completion_init()
    try:
        with redirect_stdout(told):
            app.main([], prog_name=PROGRAM, standalone_mode=False)
    except SystemExit as ended:  # fish asks by the exit code whether there is something
        code = ended.code if isinstance(ended.code, int) else SOUND
    for line in told.getvalue().splitlines():
        screen.say(line.removeprefix(before))
    return code


def _joined_for_bash() -> str:
    """Write the words of the line as they were typed into bash's variables; what ends in `=`."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    words = words[: at + 1] + [""] * (at + 1 - len(words))
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    os.environ["COMP_WORDS"], os.environ["COMP_CWORD"] = "\n".join(joined), str(len(joined) - 1)
    name, equals, _ = joined[-1].rpartition("=")
    return name + equals if len(joined) < len(words) else ""


class _One(TyperCommand):
    """A command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Typer's; after it, a word too many and a language that there is not are told."""
        _settle(ctx, args)
        rest: list[str] = super().parse_args(ctx, args)
        if ctx.resilient_parsing:
            return rest
        if rest:
            raise _complaint("extra", ctx.info_name, word=" ".join(rest))
        if not ctx.obj.lang_said and (odd := unknown()):
            ctx.obj.note(_UNKNOWN_LANGUAGE.fill(value=odd))
        return rest


class _All(TyperGroup):
    """The list of commands, each declared when it is named."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Typer's, once the language is known that help and complaints are to speak."""
        _settle(ctx, args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:
        """Their names, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | None:
        """The command of that name, made into Typer's; None where there is none."""
        return _made(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Typer's; before it, the shell's name after --show-completion, and a wrong command."""
        if ctx.params.get(SHOW.name) or ctx.params.get(INSTALL.name):
            _completion(ctx, args[0])
            raise typer.Exit(SOUND)
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise _complaint("NoSuchCommand", None, COMMANDS, word=args[0])
        return super().resolve_command(ctx, args)


def _settle(ctx: Context, words: list[str]) -> None:
    """Take --lang and --plain before help or a complaint is made, wherever they stand."""
    if ctx.resilient_parsing:
        return
    values: dict[str, Any] = {}
    parser = ctx.command.make_parser(ctx)
    parser.ignore_unknown_options = True
    with suppress(UsageError):  # Typer will meet it again, and then it is told
        values = parser.parse_args(args=list(words))[0]
    screen: Screen = ctx.obj
    if values.get(PLAIN.name):
        screen.write_plainly()
    lang = values.get(LANG.name)
    if lang in LANGS:
        screen.speak(lang)
    elif isinstance(lang, str):
        raise DxsheetError(
            _COMPLAINTS["language"].fill(word=lang),
            Text("Use --lang ja or --lang en.", "--lang ja か --lang en を使ってください。"),
            code=USAGE,
        )


def _application() -> TyperGroup:
    """All commands; what stands before a command is read here."""
    app = typer.Typer(
        cls=_All,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        add_help_option=False,
    )
    app.callback()(_function(GLOBAL, _before))
    made = typer.main.get_command(app)
    assert isinstance(made, TyperGroup)
    return made


def _before(ctx: Context, values: dict[str, Any]) -> int:
    """The version; before a command nothing else, by itself the completion or the commands."""
    screen: Screen = ctx.obj
    if values[VERSION.name]:
        screen.say(f"dxsheet {__version__}")
        raise typer.Exit(SOUND)
    if ctx.invoked_subcommand is None and (values[SHOW.name] or values[INSTALL.name]):
        _completion(ctx, Path(os.environ.get("SHELL", "")).name)
    elif ctx.invoked_subcommand is None:
        screen.page(help_page(screen.lang, screen.width))
    return SOUND


def _made(name: str) -> TyperCommand:
    """One command as Typer has it."""
    command = find(name)
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    told = COMMANDS[name].help.to(chosen())
    app.command(
        name,
        cls=_One,
        help=told,
        short_help=told,
        hidden=name in HIDDEN,
        add_help_option=False,
        context_settings={"allow_extra_args": True},
    )(
        _function(
            (*command.params, *ANYWHERE, HELP), lambda ctx, values: call(command, ctx.obj, values)
        )
    )
    made = typer.main.get_command(app)
    assert isinstance(made, TyperCommand)
    return made


def _function(
    params: Iterable[Param], run: Callable[[Context, dict[str, Any]], int]
) -> Callable[..., Any]:
    """A function as Typer takes it, its signature made from declarations."""

    def function(ctx: Context, **values: object) -> int:
        given = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if value is not None
        }
        return run(ctx, given)

    def parameter(name: str, annotation: object, default: object) -> inspect.Parameter:
        kind = inspect.Parameter.KEYWORD_ONLY
        return inspect.Parameter(name, kind, default=default, annotation=annotation)

    none = inspect.Parameter.empty
    signature = [parameter("ctx", typer.Context, none)]
    for one in params:
        default = none if one.required else False if one.kind == "flag" else None
        signature.append(parameter(one.name, _annotation(one), default))
    function.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    function.__annotations__ = {one.name: one.annotation for one in signature}
    return function


def _annotation(param: Param) -> object:
    told = param.help.to(chosen())
    if param.kind == "flag":
        eager = _help if param is HELP else None
        return Annotated[
            bool, typer.Option(*param.flags, help=told, is_eager=eager is not None, callback=eager)
        ]
    shared: dict[str, Any] = {
        "help": told,
        "metavar": param.metavar,
        "parser": str,  # as it was typed, also what is no UTF-8
        "callback": _choice(param) if param.choices else None,
        "autocompletion": _completed(param),
    }
    info: Any = (
        typer.Argument(**shared)
        if param.kind == "argument"
        else typer.Option(*param.flags, **shared)
    )
    kind = list[str] if param.many else str
    return Annotated[kind if param.required else kind | None, info]


def _choice(param: Param) -> Callable[..., Any]:
    def meant(ctx: Context, value: str) -> str:
        choice = value if ctx.resilient_parsing else param.choice(value)
        if choice is not None:
            return choice
        where, known = ctx.info_name if ctx.parent else None, param.known(ctx.obj.lang)
        raise _complaint("choice", where, word=param.flags[0], value=value, choices=known)

    def checked(ctx: Context, value: str | list[str] | None) -> object:
        if isinstance(value, (list, tuple)):
            return [meant(ctx, one) for one in value]
        return None if value is None else meant(ctx, value)

    return checked


def _completed(param: Param) -> Callable[..., Any] | None:
    """What a shell offers at a parameter, as Typer asks for it."""
    offers = param.offers
    if offers is not None:

        def offered(ctx: Context, args: list[str], incomplete: str) -> list[str]:
            with suppress(DxsheetError, OSError):  # a file that cannot be read offers nothing
                return [one for one in offers(ctx.params) if one.startswith(incomplete)]
            return []

        return offered
    if param.choices:
        return lambda ctx, args, incomplete: [
            one for one in param.choices if one.startswith(incomplete)
        ]
    return None


def _help(ctx: Context, value: bool) -> bool:
    if value and not ctx.resilient_parsing:
        screen: Screen = ctx.obj
        name = ctx.info_name if ctx.parent is not None else None
        screen.page(help_page(screen.lang, screen.width, name))
        raise typer.Exit(SOUND)
    return value


def _completion(ctx: Context, shell: str) -> None:
    """Print or install what makes a shell complete command lines."""
    screen: Screen = ctx.obj
    if shell not in SHELLS:
        raise _NO_SHELL(shell=shell)
    if ctx.params.get(SHOW.name):
        script = get_completion_script(prog_name=PROGRAM, complete_var=COMPLETING, shell=shell)
        screen.page(script)
    else:
        _, path = install(shell=shell, prog_name=PROGRAM, complete_var=COMPLETING)
        screen.say(_INSTALLED.fill(shell=shell, file=path))


def _complaint(
    kind: str, command: str | None, known: Iterable[str] = (), **values: str
) -> DxsheetError:
    """A line that cannot be taken, with where its help is and what was perhaps meant."""
    line = f"{PROGRAM} {command} --help" if command else f"{PROGRAM} --help"
    near = spelt_like(values.get("word", ""), known)
    hint = _NEAR.fill(near=near[0], line=line) if near else _SEE.fill(line=line)
    return DxsheetError(_COMPLAINTS[kind].fill(**values), hint, code=USAGE)


def _told(error: Exception, words: Sequence[str]) -> DxsheetError:
    """Typer's complaint in our words: by its type, with the word of the line that it is about."""
    kind = type(error).__name__
    name = next((one for one in words if one in COMMANDS), None)
    params = (*(find(name).params if name is not None else ()), *GLOBAL)
    by_flag = {flag: one for one in params for flag in one.flags}
    about = getattr(error, "param", None)
    word = str(getattr(error, "option_name", None) or getattr(about, "metavar", None) or "")
    if kind == "BadOptionUsage":
        known = by_flag.get(word)
        return _complaint("flag" if known and known.kind == "flag" else "value", name, word=word)
    if kind == "NoSuchOption":
        return _complaint(kind, name, by_flag, word=word)
    if kind == "MissingParameter":
        return _complaint(kind, name, word=word)
    return _complaint("other", name, word=word or " ".join(words))
