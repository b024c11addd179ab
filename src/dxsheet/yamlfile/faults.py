"""What is said about a file that cannot be (wholly) read: the rules Y001 to Y009 in words."""

from __future__ import annotations

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.yamlfile.document import Document, Mark
from dxsheet.yamlfile.paths import Path, at_of, path_text

TITLES: dict[str, Text] = {
    "Y001": Text("The YAML cannot be read", "YAMLとして読めません"),
    "Y002": Text("The same key twice", "同じキーが2回あります"),
    "Y003": Text("Not a UTF-8 text file", "UTF-8のテキストではありません"),
    "Y004": Text("Git conflict markers", "Gitの競合の印が残っています"),
    "Y005": Text("Control characters", "制御文字があります"),
    "Y006": Text("A tab used for indentation", "字下げにタブが使われています"),
    "Y007": Text(
        "An anchor, alias, merge key, tag or directive",
        "アンカー・エイリアス・マージキー・タグ・ディレクティブがあります",
    ),
    "Y008": Text("Too large or too deep", "大きすぎるか、入れ子が深すぎます"),
    "Y009": Text("Not one mapping", "シート1枚の形になっていません"),
}

_WRITE_OUT = Text(
    "Could you write the value out in each place? If the text itself begins with this sign,"
    " put it in double quotes.",
    "それぞれの場所に値をそのまま書いていただけますか。文字としてこの記号で始めたいときは、"
    '全体を " " で囲んでください。',
)
_START = Text(
    "A sheet begins with `dxsheet: 1` and `title: ...`; `dxsheet new --blank` writes an empty one.",
    "シートは `dxsheet: 1` と `title: ...` で始まります。"
    "空のシートは `dxsheet new --blank` で作れます。",
)

_NOTED: dict[str, tuple[str, Text, Text]] = {
    "duplicate": (
        "Y002",
        Text(
            "The key `{key}` is already on line {first}: which of the two is meant?",
            "キー `{key}` は{first}行目にもあります。どちらが正しいでしょうか。",
        ),
        Text(
            "Only one value can be read; join the two or take one out.",
            "読めるのは1つだけです。2つをまとめるか、片方を消してください。",
        ),
    ),
    "anchor": (
        "Y007",
        Text(
            "`&{name}` marks an anchor, and a sheet has none.",
            "`&{name}` はアンカーの印ですが、シートでは使いません。",
        ),
        _WRITE_OUT,
    ),
    "alias": (
        "Y007",
        Text(
            "`*{name}` is an alias, and a sheet has none.",
            "`*{name}` はエイリアスですが、シートでは使いません。",
        ),
        _WRITE_OUT,
    ),
    "merge": (
        "Y007",
        Text(
            "`<<` is a merge key, and a sheet has none.",
            "`<<` はマージキーですが、シートでは使いません。",
        ),
        Text(
            "Could you write the keys out in each place?",
            "それぞれの場所にキーをそのまま書いていただけますか。",
        ),
    ),
    "tag": (
        "Y007",
        Text(
            "`{name}` is a tag, and a sheet has none.",
            "`{name}` はタグですが、シートでは使いません。",
        ),
        Text(
            "Take the tag out; if the text itself begins with `!`, put it in double quotes.",
            'タグを消してください。文字として `!` で始めたいときは、全体を " " で囲んでください。',
        ),
    ),
    "directive": (
        "Y007",
        Text(
            "The file begins with a directive (`%YAML` or `%TAG`), and a sheet has none.",
            "`%YAML` または `%TAG` のディレクティブがありますが、シートでは使いません。",
        ),
        Text("Take that line out.", "その行を消してください。"),
    ),
    "documents": (
        "Y009",
        Text(
            "A second document begins here (`---`), and a file holds one sheet.",
            "ここから2つ目の文書（`---`）が始まりますが、1つのファイルに書けるシートは1枚です。",
        ),
        Text(
            "Move it to a file of its own, or take out the `---` line.",
            "別のファイルに分けるか、`---` の行を消してください。",
        ),
    ),
    "key": (
        "Y001",
        Text(
            "A list or a mapping stands where a key is expected.",
            "キーがあるはずの場所に、リストかマッピングがあります。",
        ),
        Text(
            "Is it text that begins with `[`, `{` or `?`? Then put it in double quotes.",
            '`[`・`{`・`?` で始まる文字でしょうか。そのときは全体を " " で囲んでください。',
        ),
    ),
    "empty": (
        "Y009",
        Text("The file holds no sheet: it is empty.", "ファイルが空で、シートがありません。"),
        _START,
    ),
    "other": (
        "Y009",
        Text(
            "The file is not a sheet: at the top there are no `key: value` lines.",
            "シートではないようです。いちばん外側が `キー: 値` の形になっていません。",
        ),
        _START,
    ),
    "depth": (
        "Y008",
        Text("The nesting goes deeper than 40 levels here.", "ここで入れ子が40段を超えています。"),
        Text(
            "A sheet needs about five; are there brackets too many?",
            "シートに必要なのは5段ほどです。かっこが多すぎないでしょうか。",
        ),
    ),
    "nodes": (
        "Y008",
        Text(
            "The file has more than 60,000 values; what follows this line is not read.",
            "値が60,000個を超えています。この行より後は読みません。",
        ),
        Text(
            "Is it a sheet? A long list is better kept in a file of its own.",
            "シートで間違いないでしょうか。長い一覧は別のファイルに分けてください。",
        ),
    ),
}


def noted(
    document: Document, what: str, mark: Mark, path: Path, values: dict[str, object]
) -> Finding:
    """The finding for something seen while walking the file.

    A Mark among the values is filled in as its line.
    """
    rule, message, hint = _NOTED[what]
    filled = {
        name: document.at_mark(value)[0] if hasattr(value, "line") else value  # type: ignore[arg-type]
        for name, value in values.items()
    }
    return found(document, rule, message.fill(**filled), hint, document.at_mark(mark), path)


def found(
    document: Document,
    rule: str,
    message: Text,
    hint: Text,
    place: tuple[int, int],
    path: Path = (),
) -> Finding:
    """An error at one place of the document."""
    return Finding(
        rule=rule,
        severity="error",
        message=message,
        hint=hint,
        file=document.file,
        line=place[0],
        column=place[1],
        at=at_of(document.data, path),
        path=path_text(path),
    )


def too_large(file: str) -> Finding:
    """Y008 for a file above 2 MB."""
    return Finding(
        "Y008",
        "error",
        Text("The file is larger than 2 MB, so it is not read.", "2 MBを超えるため読みません。"),
        Text(
            "Is it a sheet? One sheet seldom needs more than 100 KB.",
            "シートで間違いないでしょうか。シート1枚は通常100 KBもありません。",
        ),
        file,
    )


def not_a_file(file: str) -> Finding:
    """Y003 for a pipe, a device or a socket."""
    return Finding(
        "Y003",
        "error",
        Text(
            "This is not an ordinary file but a pipe or a device.",
            "ふつうのファイルではありません（パイプまたはデバイスです）。",
        ),
        Text(
            "Save the text to a file first, then name that file.",
            "いったんファイルに保存し、そのファイルを指定してください。",
        ),
        file,
    )


def too_much(document: Document, what: str, mark: Mark) -> Finding:
    """Y008 where the walk stopped: too deep, or too many nodes."""
    return noted(document, what, mark, (), {})
