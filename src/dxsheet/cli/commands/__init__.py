"""The commands by name, in the order that help lists them, each in a module of its own.

A command's module is imported when the command is named: help needs this list only.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from dxsheet.cli.params import Command
from dxsheet.lang import Text


class Entry(NamedTuple):
    """A command: its module in this folder, the name of its `Command` there, what it is for."""

    module: str
    name: str
    help: Text


COMMANDS = {
    "new": Entry(
        "walking",
        "NEW",
        Text(
            "Start a worksheet: the walk, saved after every answer.",
            "シートを作ります（対話。一問ごとに保存）。",
        ),
    ),
    "resume": Entry(
        "walking",
        "RESUME",
        Text(
            "Go on from the first open question.",
            "続きから再開します（まだ答えていない問いから）。",
        ),
    ),
    "add": Entry(
        "editing", "ADD", Text("Add an item to a worksheet.", "シートに項目を追加します。")
    ),
    "set": Entry(
        "editing",
        "SET",
        Text(
            "Set fields: C1.status=identified.", "項目の値を変えます（例: C1.status=identified）。"
        ),
    ),
    "link": Entry(
        "editing",
        "LINK",
        Text("Tie a solution to causes (S1 C2).", "解決策を課題（原因）に結びます（S1 C2）。"),
    ),
    "unlink": Entry("editing", "UNLINK", Text("Untie them.", "結び付きを外します。")),
    "remove": Entry("editing", "REMOVE", Text("Remove an item.", "項目を消します。")),
    "park": Entry(
        "editing",
        "PARK",
        Text(
            "Put a solution off, or an idea aside.", "解決策を見送るか、アイデアを置いておきます。"
        ),
    ),
    "renumber": Entry(
        "editing",
        "RENUMBER",
        Text(
            "Repair double ids and gaps, and what points to them.",
            "番号の重なりや抜けを、参照ごと直します。",
        ),
    ),
    "check": Entry(
        "checking",
        "CHECK",
        Text(
            "Check worksheets; say where, why and what to ask.",
            "シートを点検し、場所・理由・問いを示します。",
        ),
    ),
    "show": Entry(
        "showing", "SHOW", Text("Show a worksheet on the terminal.", "シートを画面に表示します。")
    ),
    "summary": Entry(
        "showing", "SUMMARY", Text("Make the page for the meeting.", "会議に出すまとめを作ります。")
    ),
    "diff": Entry(
        "showing",
        "DIFF",
        Text(
            "Say what changed, in the words of the worksheet.",
            "何が変わったかを、シートの言葉で示します。",
        ),
    ),
    "merge": Entry(
        "merging",
        "MERGE",
        Text(
            "Merge two edited worksheets (git merge driver).",
            "2人が直したシートをマージします（git のマージドライバー）。",
        ),
    ),
    "git-setup": Entry(
        "merging",
        "GIT_SETUP",
        Text(
            "Teach this git repository to merge and compare worksheets.",
            "この git リポジトリで、シートのマージと比較ができるようにします。",
        ),
    ),
    "textconv": Entry(
        "textconv",
        "TEXTCONV",
        Text(
            "Print a worksheet one fact a line (git diff driver).",
            "シートを1行1項目で表示します（git の比較用）。",
        ),
    ),
    "collect": Entry(
        "importing",
        "COLLECT",
        Text(
            "Import participants' answers (YAML, or CSV from a form).",
            "参加者の答え（YAML、フォームの CSV）を取り込みます。",
        ),
    ),
    "import": Entry(
        "importing", "IMPORT", Text("Take in an Excel workbook.", "Excel の表を取り込みます。")
    ),
    "list": Entry(
        "many", "LIST", Text("List the sheets of a folder.", "フォルダーのシートを一覧にします。")
    ),
    "stats": Entry(
        "many", "STATS", Text("Count the sheets of a folder.", "フォルダーのシートを集計します。")
    ),
    "export": Entry(
        "many",
        "EXPORT",
        Text(
            "Write the sheets of a folder as tables for databases.",
            "フォルダーのシートを、データベースで読める表に書き出します。",
        ),
    ),
    "rules": Entry(
        "reference", "RULES", Text("List the checks.", "点検の規則の一覧を表示します。")
    ),
    "explain": Entry(
        "reference",
        "EXPLAIN",
        Text("Explain one check, with examples.", "規則を一つ、例を付けて説明します。"),
    ),
    "schema": Entry(
        "reference",
        "SCHEMA",
        Text("Print the JSON Schema of a worksheet.", "シートの JSON Schema を出力します。"),
    ),
    "templates": Entry(
        "reference",
        "TEMPLATES",
        Text("List the templates for `new`.", "new で使えるひな形の一覧を表示します。"),
    ),
}

# Run by git, not by people: left out of help.
HIDDEN = frozenset(("textconv",))


def find(name: str) -> Command:
    """The command of that name, its module imported now; KeyError where there is none."""
    entry = COMMANDS[name]
    command: Command = getattr(import_module(f"{__name__}.{entry.module}"), entry.name)
    return command
