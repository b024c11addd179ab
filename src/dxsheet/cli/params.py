"""How a command is declared: its parameters with help in two languages, and what it runs.

Typer's functions are made from these declarations (`app`), once the reader's language is known: a
decorator's help is fixed when its module is imported (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from dxsheet.findings import USAGE, Refusal
from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.screen import Screen
from dxsheet.spoken import as_day

Run = Callable[..., int]
# What may stand at a parameter, by the values that the line has so far.
Offered = Callable[[Mapping[str, Any]], Iterable[str]]
# What may be empty: words of a person, lists; a revision is looked up, and is not there.
_TEXTS = ("VALUE", "TEXT", "NAME", "RULE,...", "REV")
_EMPTY = Refusal(
    Text("{word} is empty.", "{word} が空です。"),
    Text(
        "Is a variable of a script not set? Name what is meant, or leave it out.",
        "スクリプトの変数に値が入っていないのかもしれません。指定するか、書かずにおいてください。",
    ),
    code=USAGE,
)


class Param(NamedTuple):
    """One parameter. An option takes a value; `many` may be repeated.

    Values arrive as text (`str`, `None`, a tuple of them where `many`), flags as bool. `offers`
    gives the words that a shell completes where there are no `choices`; `labels` what a choice is
    called on the screen, which is taken too.
    """

    name: str
    kind: Literal["argument", "option", "flag"]
    help: Text
    flags: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    default: str | None = None
    metavar: str = ""
    choices: tuple[str, ...] = ()
    labels: Mapping[str, Text] = MappingProxyType({})
    offers: Offered | None = None

    @property
    def empty(self) -> object:
        """The value where the command line gives none."""
        if self.kind == "flag":
            return False
        return () if self.many else self.default

    def refuse_nothing(self, given: object) -> None:
        """An empty word is no path or id, and would be taken for `.` or the root.

        Raises:
            DxsheetError: it is one (exit 2).
        """
        words = given if isinstance(given, tuple) else (given,)
        if "" in words and not (self.kind == "option" and self.metavar in _TEXTS):
            raise _EMPTY(word=self.flags[0] if self.flags else self.metavar)

    def choice(self, said: str) -> str | None:
        """The choice that a word of the line means: itself, or what it is called on the screen."""
        if said in self.choices:
            return said
        from dxsheet.sheet.choices import meant_choice  # the models (pydantic): help needs none

        return meant_choice(said, dict(self.labels))

    def known(self, lang: Lang) -> str:
        """The choices in a row; a Japanese reader sees what they are called beside them."""
        called = {key: f"{key}（{label.ja}）" for key, label in self.labels.items()}
        return in_a_row(
            (called.get(one, one) if lang == "ja" else one for one in self.choices), lang
        )


class Command(NamedTuple):
    """One command: its parameters, and `run(screen, **values) -> exit code`."""

    params: tuple[Param, ...]
    run: Run


def argument(name: str, en: str, ja: str, **more: Any) -> Param:  # noqa: ANN401 - as in Param
    """A positional parameter; one that is not required is None, or () where `many`."""
    given = {"required": True, "metavar": name.upper(), **more}
    return Param(name, "argument", Text(en, ja), **given)


def option(
    flag: str,
    en: str,
    ja: str,
    *,
    short: str = "",
    choices: Iterable[str] = (),
    **more: Any,  # noqa: ANN401 - as in Param
) -> Param:
    """`--flag VALUE`, as help shows it; named after the flag unless `name` says otherwise.

    What stands for the value is the choices, or TEXT, where the flag is alone.
    """
    flag, _, value = flag.partition(" ")
    allowed = tuple(choices or more.get("labels", ()))
    flags = (flag, short) if short else (flag,)
    given = {"name": _name(flag), "metavar": value or "|".join(allowed) or "TEXT", **more}
    return Param(kind="option", help=Text(en, ja), flags=flags, choices=allowed, **given)


def flag(flag: str, en: str, ja: str, *, short: str = "") -> Param:
    """`--flag`, true when given."""
    flags = (flag, short) if short else (flag,)
    return Param(name=_name(flag), kind="flag", help=Text(en, ja), flags=flags)


def _name(flag: str) -> str:
    return flag.lstrip("-").replace("-", "_")


def call(command: Command, screen: Screen, values: dict[str, Any]) -> int:
    """Run a command with the values given and each other parameter's empty value.

    Where no `--format` is given, the ending of the file to write says it.

    Raises:
        DxsheetError: it ends as a format that the command has not, such as .pdf, or a value is
            empty that cannot be (exit 2).
    """
    whole = {param.name: values.get(param.name, param.empty) for param in command.params}
    for param in command.params:
        param.refuse_nothing(whole[param.name])
    form = next((one for one in command.params if one.name == "format"), None)
    target = whole.get("output") or whole.get("output_file")
    if form is not None and target and form.name not in values:
        whole[form.name] = _by_ending(target, form) or form.default
    return command.run(screen, **whole)


_ENDINGS = {".markdown": "md", ".htm": "html", ".txt": "text", ".mmd": "mermaid", ".jsonl": "jsonl"}
# Endings of a form that another command has, or that a program opens which takes nothing else.
_FORMS = (*_ENDINGS, ".md", ".html", ".docx", ".xlsx", ".csv", ".svg", ".json")
_OTHERS = (".pdf", ".doc", ".xls", ".ppt", ".pptx", ".odt", ".ods", ".rtf", ".png", ".jpg", ".jpeg")
_NO_FORM = Refusal(
    Text("This cannot be written as {ending}.", "{ending} の形では書き出せません。"),
    Text(
        "It can be {known}. A PDF: print the page in the browser (html) or in Word (docx).",
        "使えるのは {known} です。PDF は、html をブラウザーで、または docx を Word で開いて"
        "作れます。",
    ),
    code=USAGE,
)


def _by_ending(target: str, form: Param) -> str | None:
    """The format that a file's name asks for; None where it says nothing."""
    ending = PurePath(target).suffix.lower()
    named = _ENDINGS.get(ending, ending.removeprefix("."))
    if named in form.choices:
        return named
    if ending in (*_FORMS, *_OTHERS):
        raise _NO_FORM(ending=ending, known=", ".join(form.choices))
    return None


# Parameters that several commands have.
SHEET = argument("file", "The sheet.", "シートのファイル")
OUTPUT = option(
    "--output FILE",
    "Write to this file (its ending tells the format).",
    "このファイルに書き出します（形式は拡張子で決まります）。",
    short="-o",
)
BOARD = option(
    "--board FILE", "Write the projector's HTML page again.", "投影用の HTML ページも書き直します。"
)
JOBS = option(
    "--jobs N",
    "Number of processes (if left out: by the number of sheets).",
    "同時に動かす数（省略すると自動）",
)
_NO_JOBS = Refusal(
    Text("`--jobs {jobs}` is not a valid number.", "`--jobs {jobs}` は使えません。"),
    Text("Give a number from 1 to 64.", "1から64までの数を指定してください。"),
    code=USAGE,
)


def processes(jobs: str | None) -> int | None:
    """How many processes `--jobs` asks for.

    Raises:
        DxsheetError: not a number from 1 to 64 (exit 2).
    """
    if jobs is None:
        return None
    if jobs.isascii() and jobs.isdigit() and 0 < int(jobs[:4]) <= 64:
        return int(jobs)
    raise _NO_JOBS(jobs=jobs)


AS_OF = option(
    "--as-of DATE",
    "The state as of this day (if left out: today).",
    "いつの時点で見るか（省略すると今日）",
)
_NO_DAY = Refusal(
    Text("“{text}” is not a date.", "「{text}」は日付ではありません。"),
    Text("Write it as 2026-04-01.", "2026-04-01 のように書いてください。"),
    code=USAGE,
)


def day(text: str | None) -> str:
    """The day of `--as-of` as ISO text, however it was written (`as_day`), or today.

    Raises:
        DxsheetError: it is no date (exit 2).
    """
    if not text:
        return date.today().isoformat()
    try:
        return as_day(text) or date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise _NO_DAY(text=text) from error
