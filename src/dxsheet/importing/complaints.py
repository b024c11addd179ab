"""What can be wrong with a workbook, as a table: what stands there, and what to write.

A name in braces is filled where the complaint is made.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dxsheet.lang import Text, same
from dxsheet.likeness import spelt_like
from dxsheet.office.tabs import folded

_SHOWN = 40
_NAME = 30  # letters of a cell's text that may be asked to be typed again


class Complaint(NamedTuple):
    """What is wrong with a value, wherever it stands."""

    message: Text
    hint: Text

    def about(self, **values: object) -> Complaint:
        """The complaint about something; long texts are shown by how they begin."""
        said = {name: _short(one) if isinstance(one, str) else one for name, one in values.items()}
        return Complaint(self.message.fill(**said), self.hint.fill(**said))


class BadCell(NamedTuple):
    """One cell that cannot be taken in: where (解決策!D5), what is wrong, what to write."""

    where: str
    message: Text
    hint: Text


def _short(said: str) -> Text | str:
    said = " ".join(said.split())
    return same(said if len(said) <= _SHOWN else said[:_SHOWN] + "…") if said else ""


NOTHING = Text("nothing", "なし")
_LEAVE_OUT = Text(
    "{like}Move it under a heading, or leave it out with --leave-out {name}.",
    "{like}見出しのある列に移すか、--leave-out {name} を付けて外してください。",
)
COMMENT = Text("a comment", "コメント")
TEXT_BOX = Text("text in a shape", "図形の中の文字")
LIKE = Text("Is it “{one}”? ", "「{one}」のことですか。")

ERROR_VALUE = Complaint(
    Text("The cell shows the error {said}.", "セルがエラー（{said}）になっています。"),
    Text("Write the value itself.", "値そのものを書いてください。"),
)
NO_RESULT = Complaint(
    Text("The formula has no result yet.", "数式の結果が保存されていません。"),
    Text(
        "Open the workbook in Excel, save it, and import it again.",
        "Excel で開いて保存してから、もう一度取り込んでください。",
    ),
)
NOT_CHOSEN = Complaint(
    Text("“{said}” is not one of the choices.", "「{said}」は選べる語ではありません。"),
    Text("Choose from: {words}.", "次から選んでください: {words}"),
)
NO_FLAG = Complaint(
    Text("“{said}” is neither yes nor no.", "「{said}」は、はいともいいえとも読めません。"),
    Text("Write yes or no, or leave it empty.", "「はい」か「いいえ」と書くか、空けてください。"),
)
NO_DAY = Complaint(
    Text("“{said}” is not a date.", "「{said}」は日付として読めません。"),
    Text(
        "Write it as 2025-02-03 (2025/2/3 will do).",
        "2025/2/3 または 令和7年2月3日 のように書いてください。",
    ),
)
NO_NUMBER = Complaint(
    Text("“{said}” is not a number.", "「{said}」は数字として読めません。"),
    Text("Write digits only, such as 12.", "数字だけを書いてください（例: 12）。"),
)
NO_ID = Complaint(
    Text("“{said}” cannot be an id.", "「{said}」は番号として使えません。"),
    Text(
        "Write a letter and a number, such as {one}, or leave it empty.",
        "{one} のように英字と数字で書くか、空けてください（空けると番号が付きます）。",
    ),
)
TWICE = Complaint(
    Text("{said} is already used in {first}.", "{said} は {first} にもあります。"),
    Text(
        "Give one of them another id, or leave it empty.",
        "どちらかを別の番号にするか、空けてください。",
    ),
)
UNKNOWN_ID = Complaint(
    Text("Nothing has the id {said}.", "番号 {said} のものがありません。"),
    Text("The ids there are {ids}.", "使える番号は {ids} です。"),
)
NO_IDS = Complaint(
    UNKNOWN_ID.message,
    Text("There is nothing to point to yet.", "指せるものが、まだ一つもありません。"),
)
NO_SIGN = Complaint(
    Text("“{said}” is not ○.", "「{said}」は○として読めません。"),
    Text(
        "Write ○ where the solution addresses the cause, or leave it empty.",
        "対応するところに○を付け、ほかは空けてください。",
    ),
)
NO_HEADING = Complaint(
    Text("This ○ has no id at its row or column.", "この○の行か列に、番号がありません。"),
    Text(
        "Write the id of the cause in column A, of the solution in the top row.",
        "A列に課題（原因）の番号、上の行に解決策の番号を書いてください。",
    ),
)
MERGED = Complaint(
    Text(
        "This row shares merged cells with the one above, so it has no text of its own.",
        "上の行とセルが結合されていて、この行だけの文がありません。",
    ),
    Text(
        "Undo the merge, and write in each row what it is about.",
        "結合を解き、行ごとに内容を書いてください。",
    ),
)
HEADING_TWICE = Complaint(
    Text("The heading “{said}” is here twice.", "見出し「{said}」が二つあります。"),
    Text("Remove one of the columns.", "どちらかの列を消してください。"),
)
NO_HEADINGS = Complaint(
    Text("No row of headings was found.", "見出しの行が見つかりません。"),
    Text("Keep the headings as the workbook had them.", "見出しは元の表のまま残してください。"),
)
NO_MAIN = Complaint(
    Text(
        "The column “{said}” is missing; filled rows: {rows}.",
        "「{said}」の列がありません（{rows}行目に記入があります）。",
    ),
    Text("{like}Put its heading back.", "{like}見出しを元に戻してください。"),
)
OWN_COLUMN = Complaint(
    Text(
        "“{said}” is no heading of a sheet; filled rows: {rows}.",
        "「{said}」はシートにない見出しですが、{rows}行目に記入があります。",
    ),
    Text(
        "{like}Give it its name back, or leave it out with --leave-out {name}.",
        "{like}見出しを元に戻すか、--leave-out {name} を付けて外してください。",
    ),
)
NO_TAB = Complaint(
    Text("The tab “{said}” is missing.", "「{said}」のタブがありません。"),
    Text(
        "{like}Give it its name back, or leave it out with --leave-out {name}.",
        "{like}名前を元に戻すか、--leave-out {name} を付けて外してください。",
    ),
)
OTHER_TAB = Complaint(
    Text(
        "This tab does not belong to a sheet; filled rows: {rows}.",
        "シートにないタブですが、{rows}行目に記入があります。",
    ),
    Text(
        "{like}Give it its name back, or leave it out with --leave-out {name}.",
        "{like}名前を元に戻すか、--leave-out {name} を付けて外してください。",
    ),
)
BEYOND = Complaint(
    Text("No heading says what “{said}” is.", "「{said}」の上に見出しがありません。"), _LEAVE_OUT
)
ASIDE = Complaint(
    Text("“{said}” is beside the value of its line.", "「{said}」は値の欄の外にあります。"),
    Text(
        "Write it into the cell beside the label, or remove it.",
        "見出しのすぐ右のセルに入れるか、消してください。",
    ),
)
TOO_FAR = Complaint(
    Text("Row {row} and below are too far down to be read.", "{row}行目から下は読めません。"),
    Text("Move the rows up.", "上に詰めてください。"),
)
TWO_ANSWERS = Complaint(
    Text(
        "This cell says {column}, the matrix says {matrix}.",
        "この欄は {column}、対応表は {matrix} になっています。",
    ),
    Text("Make the two agree, or empty one.", "どちらかに合わせるか、片方を空けてください。"),
)
NO_SCORE = Complaint(
    Text("A score is missing here.", "点数が空いています。"),
    Text("Scores cannot have gaps: write 0 or more.", "0 以上の点数を入れてください。"),
)
NO_TITLE = Complaint(
    Text("The title is missing.", "題名がありません。"),
    Text("Write a title here.", "ここに題名を書いてください。"),
)
CHANGED_MEANWHILE = Complaint(
    Text(
        "The sheet was changed here too since the workbook was made; it now says “{now}”.",
        "この Excel ファイルを作った後に、元のシートも変わっています（元のシートの"
        "今の内容: {now}）。",
    ),
    Text(
        "Write the same here, or make the change in a workbook exported again.",
        "同じ内容にそろえるか、もう一度書き出した表で直してください。",
    ),
)
EMPTY = Text("nothing", "空欄")
ANOTHER_ITEM = Complaint(
    Text(
        "{name} is something else on the sheet: “{now}”.",
        "{name} は、シートでは別のもの（「{now}」）です。",
    ),
    Text(
        "Empty the id to add it as a new one, or write the same text.",
        "新しい項目なら番号を空けてください。同じ項目なら文をそろえてください。",
    ),
)
CRITERION_GONE = Complaint(
    Text("The criterion “{name}” is not here.", "選定基準「{name}」がありません。"),
    Text(
        "Put it back in its place; criteria are removed in the sheet itself.",
        "元の位置に戻してください。基準を減らすときは、シートのファイルで消してください。",
    ),
)


def named(where: str, said: str | Text) -> Text:
    """A cell that is not taken in, with what it says; or what stands on it beside its value."""
    if isinstance(said, Text):
        return Text(f"{where} ({said.en})", f"{where}（{said.ja}）")
    short = Text("{at} “{said}”", "{at}「{said}」").fill(at=where, said=_short(said))
    return short if said else same(where)


def by_name(said: str, where: str) -> Text:
    """What `--leave-out` takes: the words themselves, in quotes where a shell needs them."""
    plain = said if len(said) <= _NAME and re.fullmatch(r"[^\n\"'`$\\!]+", said) else where
    return same(plain if re.fullmatch(r"[^\s;&|<>*?()\[\]{}#~]+", plain) else f'"{plain}"')


def like(said: str, known: set[str]) -> Text | str:
    """The question whether a known name was meant, empty where none is alike."""
    plain = folded(said)
    found = [
        one
        for one in sorted(known, key=len)
        if min(len(one), len(plain)) > 1 and (folded(one) in plain or plain in folded(one))
    ]
    found = found or spelt_like(said, sorted(known))
    return LIKE.fill(one=found[0]) if found else ""


def numbers(rows: list[int]) -> str:
    """Rows as a reader counts them: 3, 5–8."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(str(one) if one == last else f"{one}–{last}" for one, last in spans)
