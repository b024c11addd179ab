"""The commands by name, in the order that help lists them, each in a module of its own; their help.

A command's module is imported when the command is named: the list of commands needs this one only.
Help is laid out from the declarations: Typer's own pages are English within and break Japanese
where it may not (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from dxsheet.cli.params import Command, Param, flag, option
from dxsheet.findings import SOUND
from dxsheet.lang import LANGS, Lang, Text
from dxsheet.width import cells, padded, wrapped


class Entry(NamedTuple):
    """A command: its `Command` as `module:NAME` of this folder, what it is for."""

    place: str
    en: str
    ja: str

    @property
    def help(self) -> Text:
        """What it is for."""
        return Text(self.en, self.ja)


COMMANDS = {
    "new": Entry(
        "walking:NEW",
        "Start a sheet by answering questions (saved after every answer).",
        "シートを作ります（対話。一問ごとに保存）。",
    ),
    "resume": Entry(
        "walking:RESUME",
        "Continue from the first open question.",
        "続きから再開します（まだ答えていない問いから）。",
    ),
    "add": Entry("editing:ADD", "Add an item to a sheet.", "シートに項目を追加します。"),
    "set": Entry(
        "editing:SET",
        "Set fields: C1.status=identified.",
        "項目の値を変えます（例: C1.status=identified）。",
    ),
    "link": Entry(
        "editing:LINK",
        "Link a solution to causes (S1 C2).",
        "解決策を課題（原因）と結び付けます（S1 C2）。",
    ),
    "unlink": Entry("editing:UNLINK", "Remove such a link.", "結び付きを外します。"),
    "remove": Entry("editing:REMOVE", "Remove an item.", "項目を消します。"),
    "park": Entry(
        "editing:PARK",
        "Park a solution or an idea for later.",
        "解決策を見送るか、アイデアを置いておきます。",
    ),
    "renumber": Entry(
        "editing:RENUMBER",
        "Repair duplicate and missing ids, and the links to them.",
        "番号の重なりや抜けを、結び付きも合わせて直します。",
    ),
    "check": Entry(
        "checking:CHECK",
        "Check sheets and show where, why and what to ask.",
        "シートを点検し、場所・理由・問いを示します。",
    ),
    "show": Entry("showing:SHOW", "Show a sheet in the terminal.", "シートを画面に表示します。"),
    "summary": Entry(
        "showing:SUMMARY", "Make the page for the meeting.", "会議に出すまとめを作ります。"
    ),
    "diff": Entry(
        "showing:DIFF",
        "Show what changed, in the words of the sheet.",
        "何が変わったかを、シートの言葉で示します。",
    ),
    "merge": Entry(
        "merging:MERGE",
        "Merge two edited sheets (git merge driver).",
        "二人が直したシートをマージします（git のマージドライバー）。",
    ),
    "git-setup": Entry(
        "merging:GIT_SETUP",
        "Set up this git repository to merge and compare sheets.",
        "この git リポジトリで、シートのマージと比較ができるようにします。",
    ),
    "textconv": Entry(
        "merging:TEXTCONV",
        "Print a sheet with one fact per line (git diff driver).",
        "シートを1行1項目で表示します（git の比較用）。",
    ),
    "collect": Entry(
        "importing:COLLECT",
        "Import participants' answers (YAML, or CSV from a form).",
        "参加者の答え（YAML、フォームの CSV）を取り込みます。",
    ),
    "import": Entry(
        "importing:IMPORT", "Import an Excel workbook.", "Excel ファイルを取り込みます。"
    ),
    "list": Entry(
        "many:LIST", "List the sheets of a folder.", "フォルダーのシートを一覧にします。"
    ),
    "stats": Entry(
        "many:STATS", "Count the sheets of a folder.", "フォルダーのシートを集計します。"
    ),
    "export": Entry(
        "many:EXPORT",
        "Export the sheets of a folder as tables for databases.",
        "フォルダーのシートを、データベースで読める表に書き出します。",
    ),
    "rules": Entry("checking:LIST_RULES", "List the checks.", "点検の規則の一覧を表示します。"),
    "explain": Entry(
        "checking:EXPLAIN",
        "Explain one check, with examples.",
        "規則を一つ、例を付けて説明します。",
    ),
    "schema": Entry(
        "checking:SCHEMA",
        "Print the JSON Schema of a sheet.",
        "シートの JSON Schema を出力します。",
    ),
    "templates": Entry(
        "walking:TEMPLATES",
        "List the templates for `new`.",
        "new で使えるひな形の一覧を表示します。",
    ),
}

# Run by git, not by people: left out of help.
HIDDEN = frozenset(("textconv",))


def find(name: str) -> Command:
    """The command of that name, its module imported now; KeyError where there is none."""
    module, _, called = COMMANDS[name].place.partition(":")
    command: Command = getattr(import_module(f"{__name__}.{module}"), called)
    return command


# ------------------------------------------------------------------ help

PROGRAM = "dxsheet"
ABOUT = Text(
    "Identify the cause first: a worksheet of problems, causes and solutions.",
    "まずは課題（原因）の特定から。問題・課題（原因）・解決策のワークシートを作ります。",
)
LANG = option(
    "--lang",
    "Language: ja or en (else DXSHEET_LANG, the locale, the sheet's).",
    "言語。ja か en（省略すると DXSHEET_LANG、ロケール、シートの言語の順）。",
    choices=LANGS,
)
PLAIN = flag("--plain", "No colour, no drawn lines.", "色や枠線を使いません。")
VERSION = flag("--version", "Print the version.", "バージョンを表示します。")
INSTALL = flag(
    "--install-completion",
    "Install completion for this shell.",
    "このシェルで補完できるようにします。",
)
SHOW = flag(
    "--show-completion", "Print what installs it.", "補完の設定を表示します（写して直せます）。"
)
HELP = flag("--help", "Show this page.", "この説明を表示します。", short="-h")
# May stand anywhere on the line; help shows them on the first page.
ANYWHERE = (LANG, PLAIN)
GLOBAL = (LANG, PLAIN, VERSION, INSTALL, SHOW, HELP)

_USAGE = Text("Usage:", "使い方:")
_OPTIONS = Text("[OPTIONS]", "[オプション]")
_COMMAND = Text("COMMAND [ARGS]...", "コマンド [引数]...")
_SECTIONS = {
    "argument": Text("Arguments:", "引数:"),
    "option": Text("Options:", "オプション:"),
    "command": Text("Commands:", "コマンド:"),
}
_REQUIRED = Text("[required]", "[必須]")
_DEFAULT = Text("[default: {value}]", "[既定: {value}]")
_MOST_LEFT = 30  # columns of the left side of a list in help


def help_page(lang: Lang, width: int, name: str | None = None) -> str:
    """The help of one command, or the list of commands, at a width of `width` columns."""
    command = find(name) if name is not None else Command(GLOBAL, lambda: SOUND)
    params = (*command.params, HELP) if name is not None else command.params
    usage = [_USAGE.to(lang), PROGRAM, *([name] if name else []), _OPTIONS.to(lang)]
    usage += [_place(one) for one in params if one.kind == "argument"]
    if name is None:
        usage.append(_COMMAND.to(lang))
    about = (COMMANDS[name].help if name is not None else ABOUT).to(lang)
    lines = [*_packed(usage, width), "", *_hung("  ", about, width)]
    listed: dict[str, list[tuple[str, str]]] = {}
    for one in params:
        kind = "argument" if one.kind == "argument" else "option"
        listed.setdefault(kind, []).append(_entry(one, lang))
    if name is None:
        shown = [one for one in COMMANDS if one not in HIDDEN]
        listed["command"] = [(one, COMMANDS[one].help.to(lang)) for one in shown]
    for kind, title in _SECTIONS.items():
        if kind in listed:
            lines += ["", title.to(lang), *_two_columns(listed[kind], width)]
    return "\n".join(lines) + "\n"


def _place(param: Param) -> str:
    shown = param.metavar if param.required else f"[{param.metavar}]"
    return f"{shown}..." if param.many else shown


def _entry(param: Param, lang: Lang) -> tuple[str, str]:
    """The two sides of a line about a parameter."""
    told = param.help.to(lang)
    if param.kind == "argument":
        return param.metavar, f"{told}  {_REQUIRED.to(lang)}" if param.required else told
    if param.default is not None:
        told = f"{told}  {_DEFAULT.fill(value=param.default).to(lang)}"
    flags = ", ".join(sorted((one for one in param.flags if "_" not in one), key=len))
    return (flags if param.kind == "flag" else f"{flags} {param.metavar}"), told


def _two_columns(entries: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Left and right beside each other; a right side that has no room there stands below."""
    widest = max((cells(left) for left, _ in entries if cells(left) <= _MOST_LEFT), default=0)
    narrow = width - widest - 4 < 20
    column = 6 if narrow else widest + 4
    for left, right in entries:
        first, *rest = wrapped(right, width - column)
        if narrow or cells(left) > widest:
            yield from _hung("  ", left, width, 2)
            rest = [first, *rest]
        else:
            yield f"  {padded(left, widest)}  {first}"
        yield from (" " * column + line for line in rest)


def _packed(words: Sequence[str], width: int) -> Iterator[str]:
    """Words that stay whole, as many in a line as it takes, later lines further in."""
    line, *rest = words
    for word in rest:
        if cells(line) + 1 + cells(word) > width:
            yield line
            line = " " * len(PROGRAM)
        line += f" {word}"
    yield line


def _hung(indent: str, text: str, width: int, further: int = 0) -> Iterator[str]:
    """Text after an indent, its later lines `further` in."""
    first, *rest = wrapped(text, width - len(indent) - further)
    yield indent + first
    yield from (indent + " " * further + line for line in rest)
