"""What is said about a file that cannot be (wholly) read: the rules Y001 to Y009 in words."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.width import short


class Said(NamedTuple):
    """The words of one complaint."""

    rule: str
    message: Text
    hint: Text


_WRITE_OUT = (
    "Could you write the value out in each place? If the text itself begins with this sign,"
    " put it in double quotes.",
    "それぞれの場所に値をそのまま書いていただけますか。文字としてこの記号で始めたいときは、"
    '全体を " " で囲んでください。',
)
_START = (
    "A sheet begins with `dxsheet: 1` and `title: ...`; `dxsheet new --blank` writes an empty one.",
    "シートは `dxsheet: 1` と `title: ...` で始まります。"
    "空のシートは `dxsheet new --blank` で作れます。",
)
_PASTED = (
    "It often comes with pasted text; delete it, or type that part again.",
    "貼り付けた文字に混ざることがあります。削除するか、その部分を打ち直してください。",
)
_QUOTE = ("Put the whole value in double quotes.", '値の全体を " " で囲んでください。')
_SAVE = (
    "Open it in your editor and save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).",
    "エディターで開き、文字コードをUTF-8にして保存し直してください"
    "（メモ帳では「名前を付けて保存」の「エンコード」）。",
)
_BOTH = (
    "Keep one of the two texts, or join them, and delete the lines <<<<<<<, =======, >>>>>>>.",
    "どちらかの文を残すか一つにまとめ、<<<<<<<・=======・>>>>>>> の行を消してください。",
)


def _said(en: str, ja: str, hint_en: str, hint_ja: str) -> tuple[Text, Text]:
    return Text(en, ja), Text(hint_en, hint_ja)


# Each under its rule and the name that it is asked for by.
_TOLD = {
    # Seen while walking the file, and read past.
    "Y002 duplicate": _said(
        "The key `{key}` is already on line {first}: which of the two is meant?",
        "キー `{key}` は{first}行目にもあります。どちらが正しいでしょうか。",
        "Only one value can be read; join the two or remove one.",
        "読めるのは一つだけです。二つをまとめるか、片方を消してください。",
    ),
    "Y007 anchor": _said(
        "`&{name}` marks an anchor, and a sheet has none.",
        "`&{name}` はアンカーの印ですが、シートでは使いません。",
        *_WRITE_OUT,
    ),
    "Y007 alias": _said(
        "`*{name}` is an alias, and a sheet has none.",
        "`*{name}` はエイリアスですが、シートでは使いません。",
        *_WRITE_OUT,
    ),
    "Y007 merge": _said(
        "`<<` is a merge key, and a sheet has none.",
        "`<<` はマージキーですが、シートでは使いません。",
        "Could you write the keys out in each place?",
        "それぞれの場所にキーをそのまま書いていただけますか。",
    ),
    "Y007 tag": _said(
        "`{name}` is a tag, and a sheet has none.",
        "`{name}` はタグですが、シートでは使いません。",
        "Remove the tag; if the text itself begins with `!`, put it in double quotes.",
        'タグを消してください。文字として `!` で始めたいときは、全体を " " で囲んでください。',
    ),
    "Y007 directive": _said(
        "This line begins with `%` and is a directive to YAML, and a sheet has none.",
        "`%` で始まるこの行はYAMLのディレクティブですが、シートでは使いません。",
        "Remove that line.",
        "その行を消してください。",
    ),
    "Y009 documents": _said(
        "A second document begins here (`---`), but a file contains one sheet.",
        "ここから二つ目の文書（`---`）が始まりますが、一つのファイルに書けるシートは1枚です。",
        "Move it to a file of its own, or remove the `---` line.",
        "別のファイルに分けるか、`---` の行を消してください。",
    ),
    "Y001 key": _said(
        "A list or a mapping is where a key is expected.",
        "キーがあるはずの場所に、リストかマッピングがあります。",
        "Is it text that begins with `[`, `{` or `?`? Then put it in double quotes.",
        '`[`・`{`・`?` で始まる文字でしょうか。そのときは全体を " " で囲んでください。',
    ),
    # No sheet.
    "Y009 empty": _said(
        "The file contains no sheet: it is empty.", "ファイルが空で、シートがありません。", *_START
    ),
    "Y009 other": _said(
        "The file is not a sheet: at the top there are no `key: value` lines.",
        "シートではないようです。いちばん外側が `キー: 値` の形になっていません。",
        *_START,
    ),
    "Y009 foreign": _said(
        "The file is not a sheet: none of its keys ({keys}) is a sheet's.",
        "シートではないようです。シートのキーが一つもありません（あるのは {keys}）。",
        *_START,
    ),
    # More than a sheet can be.
    "Y008 depth": _said(
        "The nesting is deeper than 40 levels here.",
        "ここで入れ子が40段を超えています。",
        "A sheet needs about five; are there brackets too many?",
        "シートに必要なのは5段ほどです。かっこが多すぎないでしょうか。",
    ),
    "Y008 nodes": _said(
        "The file has more than 60,000 values; what follows this line is not read.",
        "値が60,000個を超えています。この行より後は読みません。",
        "Is it a sheet? A long list is better kept in a file of its own.",
        "シートで間違いないでしょうか。長い一覧は別のファイルに分けてください。",
    ),
    "Y008 large": _said(
        "The file is larger than 2 MB, so it is not read.",
        "2 MBを超えるため読みません。",
        "Is it a sheet? One sheet seldom needs more than 100 KB.",
        "シートで間違いないでしょうか。シート1枚は通常100 KBもありません。",
    ),
    # Before any parsing: what the bytes are.
    "Y003 pipe": _said(
        "This is not an ordinary file but a pipe or a device.",
        "ふつうのファイルではありません（パイプまたはデバイスです）。",
        "Save the text to a file first, then name that file.",
        "いったんファイルに保存し、そのファイルを指定してください。",
    ),
    "Y003 encoding": _said(
        "The file is not UTF-8; it looks like {name}.", "UTF-8ではなく、{name} のようです。", *_SAVE
    ),
    "Y003 byte": _said(
        "A byte on this line ({byte}) is not UTF-8 text.",
        "この行にUTF-8として読めないバイト（{byte}）があります。",
        "The character there is damaged; type it again, or take the file back from git.",
        "その位置の文字が壊れています。打ち直すか、Gitから元のファイルを取り出してください。",
    ),
    "Y004 conflict": _said(
        "Two branches changed this place and git could not decide (lines {line} to {end}).",
        "二つのブランチが同じ場所を変えたため、Gitが決められませんでした（{line}〜{end}行目）。",
        *_BOTH,
    ),
    "Y004 marker": _said(
        "A conflict marker is left on this line ({mark}).",
        "この行にGitの競合の印（{mark}）が残っています。",
        *_BOTH,
    ),
    "Y005 nul": _said(
        "There is a NUL character ({name}) on this line.",
        "この行にNUL文字（{name}）があります。",
        *_PASTED,
    ),
    "Y005 control": _said(
        "There is an invisible control character ({name}) on this line.",
        "この行に目に見えない制御文字（{name}）があります。",
        *_PASTED,
    ),
    "Y005 zeros": _said(
        "The file contains nothing but NUL bytes.",
        "ファイルの中身が全てNULです。",
        "This happens when a disk or a computer stops while saving; take the file back from "
        "git or a backup.",
        "保存中にパソコンやディスクが止まるとこうなります。"
        "Gitかバックアップから取り出してください。",
    ),
    # What libyaml stopped at.
    "Y001 invisible": _said(
        "An invisible character ({name}) keeps this line from being read.",
        "目に見えない文字（{name}）があるため、この行を読めません。",
        *_PASTED,
    ),
    "Y006 tab": _said(
        "This line is indented with a tab.",
        "この行の字下げにタブが使われています。",
        "YAML takes spaces only: two for each level. Most editors can turn tabs into spaces.",
        "YAMLの字下げは半角スペースだけです（1段につき二つ）。"
        "エディターの機能でタブをスペースに変えられます。",
    ),
    "Y001 ended": _said(
        "`...` alone on a line ends the sheet, so what follows it cannot be read.",
        "`...` だけの行はシートの終わりを表すため、その後を読めません。",
        "Remove that line; if it belongs to a text, indent it as deep as the text.",
        "その行を消してください。文の一部なら、文と同じ深さに字下げしてください。",
    ),
    "Y001 open_quote": _said(
        "The quotation mark that opens here is never closed.",
        "ここで開いた引用符が閉じられていません。",
        """Add the closing mark; a mark inside the text is written \\" in " " and '' in ' '.""",
        """閉じる引用符を足してください。中の引用符は、" " では \\"、' ' では '' と書きます。""",
    ),
    "Y001 escape": _said(
        "A backslash inside double quotes begins an escape, and this one is not known.",
        '" " の中の \\ は特別な意味を持ちますが、この書き方は読めません。',
        "Write \\\\ for one backslash, or use single quotes.",
        "\\ そのものは \\\\ と書くか、全体を ' ' で囲んでください。",
    ),
    "Y001 json_pair": _said(
        "`{written}` is how JSON writes {sign}, and YAML does not join the two halves.",
        "`{written}` はJSONでの {sign} の書き方で、YAMLでは二つの半分がつながりません。",
        "Write the sign itself: {sign}.",
        "文字そのもの（{sign}）で書いてください。",
    ),
    "Y001 half_sign": _said(
        "`{sign}` is half a character, and the other half is missing.",
        "`{sign}` は文字の半分で、もう半分がありません。",
        "Type the character itself in its place.",
        "その位置に、文字そのものを打ち直してください。",
    ),
    "Y001 after_bracket": _said(
        "Text continues after the closing bracket: is the value a list, or text that begins "
        "with a bracket?",
        "閉じるかっこの後に文字が続いています。リストでしょうか、かっこで始まる文でしょうか。",
        "If it is part of the text, put the whole value in double quotes.",
        '文字として書きたいときは、値の全体を " " で囲んでください。',
    ),
    "Y001 open_bracket": _said(
        "The `{sign}` that opens here is not closed, or a value or a comma is missing in it.",
        "ここで開いた `{sign}` が閉じられていないか、中の値や `,` が足りません。",
        "Close it on the same line with `]` or `}`; text with a bracket in it goes in double "
        "quotes.",
        '同じ行で `]` や `}` で閉じてください。かっこのある文は全体を " " で囲んでください。',
    ),
    "Y001 full_width": _said(
        "A full-width {wide} ({sign}) is where YAML needs a half-width one.",
        "YAMLの記号の位置に全角の{wide}（{sign}）があります。",
        "Could you type it again in half width: `key: value`, with a half-width colon and space?",
        "半角で打ち直してください。`キー: 値` のコロンとその後の空白は半角です。",
    ),
    "Y001 reserved": _said(
        "A value cannot begin with `{sign}`, a sign that YAML keeps for itself.",
        "`{sign}` はYAMLで特別な意味を持つため、値の先頭に置けません。",
        *_QUOTE,
    ),
    "Y001 reserved_line": _said(
        "A line cannot begin with `{sign}`, a sign that YAML keeps for itself.",
        "`{sign}` はYAMLで特別な意味を持つため、行の先頭に置けません。",
        "An entry of a list begins with `- `. If the line continues the text above, begin that "
        "text with `|` and indent its lines deeper than the key.",
        "箇条書きは `- ` で始めます。上の文の続きなら、文の始まりを `|` にし、"
        "キーより深く字下げしてください。",
    ),
    "Y001 after_quote": _said(
        "Text continues after the closing quotation mark.",
        "閉じる引用符の後に文字が続いています。",
        'Put the whole value in quotes, with \\" for each quotation mark inside.',
        '値の全体を " " で囲み、中の引用符は \\" と書いてください。',
    ),
    "Y001 colon_twice": _said(
        "There is a second colon after the key, and nothing can follow it.",
        "キーの後にコロンがもう一つあり、この後を読めません。",
        "Remove the second `:`.",
        "二つ目の `:` を消してください。",
    ),
    "Y001 no_space": _said(
        "There is no space after the colon.",
        "コロン `:` の後に空白がありません。",
        "Write `key: value` with one half-width space.",
        "`キー: 値` のように、半角の空白を一つ入れてください。",
    ),
    "Y001 no_space_listed": _said(
        "There is no space after the list mark `-`.",
        "箇条書きの `-` の後に空白がありません。",
        "Write `- key: value` with one half-width space.",
        "`- キー: 値` のように、半角の空白を一つ入れてください。",
    ),
    "Y001 colon_inside": _said(
        "The text contains `: `, which YAML takes for another key.",
        "文の中に `: ` があり、YAMLが別のキーと読んでいます。",
        "Put the whole value in double quotes, or use a full-width colon (：) in the text.",
        '値の全体を " " で囲むか、文の中のコロンを全角（：）にしてください。',
    ),
    "Y001 no_colon": _said(
        "This line has no `key: value`: is the colon missing?",
        "この行は `キー: 値` の形になっていません。コロン `:` が抜けていないでしょうか。",
        "If it continues the text above, indent it deeper than the key and begin the text "
        "with `|`.",
        "上の文の続きなら、キーより深く字下げし、文の始まりを `|` にしてください。",
    ),
    "Y001 indentation": _said(
        "The indentation of this line does not fit the lines above it.",
        "この行の字下げが、上の行とそろっていません。",
        "Keys of one item begin in the same column; each level is two spaces deeper, and "
        "list entries begin with `- `.",
        "同じ項目のキーは同じ桁から始めます。1段深くなるごとに半角スペース二つ、"
        "箇条書きは `- ` で始めてください。",
    ),
    "Y001 unknown": _said(
        "The YAML cannot be read here.",
        "ここでYAMLとして読めなくなりました。",
        "Look at this line and the one above: signs, quotation marks, indentation.",
        "この行と一つ上の行の、記号・引用符・字下げを確かめてください。",
    ),
}
SAID = {
    name: Said(rule, *texts)
    for (rule, name), texts in ((key.split(), texts) for key, texts in _TOLD.items())
}


def finding(
    file: str,
    what: str,
    place: tuple[int, int] = (1, 1),
    at: str = "",
    path: str = "",
    **values: object,
) -> Finding:
    """A complaint at a line and column (from 1) of a file."""
    rule, message, hint = SAID[what]
    values = {name: short(one) if isinstance(one, str) else one for name, one in values.items()}
    return Finding(
        rule, "error", message.fill(**values), hint.fill(**values), file, *place, at, path
    )
