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
            "Start a sheet by answering questions (saved after every answer).",
            "シートを作ります（対話。一問ごとに保存）。",
        ),
    ),
    "resume": Entry(
        "walking",
        "RESUME",
        Text(
            "Continue from the first open question.",
            "続きから再開します（まだ答えていない問いから）。",
        ),
    ),
    "add": Entry("editing", "ADD", Text("Add an item to a sheet.", "シートに項目を追加します。")),
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
        Text("Link a solution to causes (S1 C2).", "解決策を課題（原因）と結び付けます（S1 C2）。"),
    ),
    "unlink": Entry("editing", "UNLINK", Text("Remove such a link.", "結び付きを外します。")),
    "remove": Entry("editing", "REMOVE", Text("Remove an item.", "項目を消します。")),
    "park": Entry(
        "editing",
        "PARK",
        Text(
            "Park a solution or an idea for later.", "解決策を見送るか、アイデアを置いておきます。"
        ),
    ),
    "renumber": Entry(
        "editing",
        "RENUMBER",
        Text(
            "Repair duplicate and missing ids, and the links to them.",
            "番号の重なりや抜けを、結び付きも合わせて直します。",
        ),
    ),
    "check": Entry(
        "checking",
        "CHECK",
        Text(
            "Check sheets and show where, why and what to ask.",
            "シートを点検し、場所・理由・問いを示します。",
        ),
    ),
    "show": Entry(
        "showing", "SHOW", Text("Show a sheet in the terminal.", "シートを画面に表示します。")
    ),
    "summary": Entry(
        "showing", "SUMMARY", Text("Make the page for the meeting.", "会議に出すまとめを作ります。")
    ),
    "diff": Entry(
        "showing",
        "DIFF",
        Text(
            "Show what changed, in the words of the sheet.",
            "何が変わったかを、シートの言葉で示します。",
        ),
    ),
    "merge": Entry(
        "merging",
        "MERGE",
        Text(
            "Merge two edited sheets (git merge driver).",
            "二人が直したシートをマージします（git のマージドライバー）。",
        ),
    ),
    "git-setup": Entry(
        "merging",
        "GIT_SETUP",
        Text(
            "Set up this git repository to merge and compare sheets.",
            "この git リポジトリで、シートのマージと比較ができるようにします。",
        ),
    ),
    "textconv": Entry(
        "merging",
        "TEXTCONV",
        Text(
            "Print a sheet with one fact per line (git diff driver).",
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
        "importing", "IMPORT", Text("Import an Excel workbook.", "Excel ファイルを取り込みます。")
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
            "Export the sheets of a folder as tables for databases.",
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
        Text("Print the JSON Schema of a sheet.", "シートの JSON Schema を出力します。"),
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
