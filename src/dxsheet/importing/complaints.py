"""What can be wrong with a cell, in words: each says what stands there and what to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.lang import Text, same
from dxsheet.sheet.fields import Field


class Complaint(NamedTuple):
    """What is wrong with a value, wherever it stands."""

    message: Text
    hint: Text


class BadCell(NamedTuple):
    """One cell that cannot be taken in: where (解決策!D5), what is wrong, what to write."""

    where: str
    message: Text
    hint: Text


_SHOWN = 40
_CORRECT = Text("Correct it in the workbook.", "表の中で直してください。")


def error_value(said: str) -> Complaint:
    """A formula that Excel could not work out."""
    return Complaint(
        Text("The cell shows the error {said}.", "セルがエラー（{said}）になっています。").fill(
            said=said
        ),
        Text("Write the value itself.", "値そのものを書いてください。"),
    )


def no_result() -> Complaint:
    """A formula whose result the file does not hold."""
    return Complaint(
        Text("The formula has no result yet.", "数式の結果が保存されていません。"),
        Text(
            "Open the workbook in Excel, save it, and import it again.",
            "Excel で開いて保存してから、もう一度取り込んでください。",
        ),
    )


def not_chosen(field: Field, said: str) -> Complaint:
    """A word that is not one of the choices."""
    return Complaint(
        Text("“{said}” is none of the choices.", "「{said}」は選べる語ではありません。").fill(
            said=_short(said)
        ),
        Text("Choose from: {words}.", "次から選んでください: {words}").fill(
            words=Text(
                ", ".join(one.en for one in field.values.values()),
                "、".join(one.ja for one in field.values.values()),
            )
        ),
    )


def no_flag(said: str) -> Complaint:
    """Neither yes nor no."""
    return Complaint(
        Text(
            "“{said}” is neither yes nor no.", "「{said}」は、はいともいいえとも読めません。"
        ).fill(said=_short(said)),
        Text(
            "Write yes or no, or leave it empty.", "「はい」か「いいえ」と書くか、空けてください。"
        ),
    )


def no_day(said: str) -> Complaint:
    """No date."""
    return Complaint(
        Text("“{said}” is not a date.", "「{said}」は日付として読めません。").fill(
            said=_short(said)
        ),
        Text(
            "Write it as 2025-02-03 (2025/2/3 will do).",
            "2025/2/3 または 令和7年2月3日 のように書いてください。",
        ),
    )


def no_number(said: str) -> Complaint:
    """No number."""
    return Complaint(
        Text("“{said}” is not a number.", "「{said}」は数字として読めません。").fill(
            said=_short(said)
        ),
        Text("Write digits only, as 12.", "数字だけを書いてください（例: 12）。"),
    )


def no_id(said: str, letter: str) -> Complaint:
    """Nothing that can be an id."""
    return Complaint(
        Text("“{said}” cannot be an id.", "「{said}」は番号として使えません。").fill(
            said=_short(said)
        ),
        Text(
            "Write a letter and a number, as {one}, or leave it empty.",
            "{one} のように英字と数字で書くか、空けてください（空けると番号が付きます）。",
        ).fill(one=f"{letter}1"),
    )


def twice(said: str, first: str) -> Complaint:
    """An id that another row has."""
    return Complaint(
        Text("{said} stands in {first} already.", "{said} は {first} にもあります。").fill(
            said=said, first=first
        ),
        Text(
            "Give one of them another id, or leave it empty.",
            "どちらかを別の番号にするか、空けてください。",
        ),
    )


def unknown_id(said: str, known: Iterable[str]) -> Complaint:
    """A link to something that is not there."""
    ids = ", ".join(known)
    hint = Text("The ids there are {ids}.", "使える番号は {ids} です。").fill(ids=ids)
    none = Text("There is nothing to point to yet.", "指せるものが、まだ一つもありません。")
    return Complaint(
        Text("Nothing has the id {said}.", "番号 {said} のものがありません。").fill(
            said=_short(said)
        ),
        hint if ids else none,
    )


def no_sign(said: str) -> Complaint:
    """Something else than ○ in the matrix."""
    return Complaint(
        Text("“{said}” is no ○.", "「{said}」は○として読めません。").fill(said=_short(said)),
        Text(
            "Write ○ where the solution answers the cause, or leave it empty.",
            "対応するところに○を付け、ほかは空けてください。",
        ),
    )


def no_heading() -> Complaint:
    """A ○ in a row or column without an id."""
    return Complaint(
        Text("This ○ has no id at its row or column.", "この○の行か列に、番号がありません。"),
        Text(
            "Write the id of the cause in column A, of the solution in the top row.",
            "A列に課題（原因）の番号、上の行に解決策の番号を書いてください。",
        ),
    )


def merged() -> Complaint:
    """A row that shares its name with the row above."""
    return Complaint(
        Text(
            "This row shares merged cells with the one above, so it has no text of its own.",
            "上の行とセルが結合されていて、この行だけの文がありません。",
        ),
        Text(
            "Undo the merge, and write in each row what it is about.",
            "結合を解き、行ごとに内容を書いてください。",
        ),
    )


def heading_twice(said: str) -> Complaint:
    """Two columns with one heading."""
    return Complaint(
        Text("The heading “{said}” stands here twice.", "見出し「{said}」が二つあります。").fill(
            said=_short(said)
        ),
        Text("Take one of the columns out.", "どちらかの列を消してください。"),
    )


def no_headings() -> Complaint:
    """A table without a row of headings."""
    return Complaint(
        Text("No row of headings was found.", "見出しの行が見つかりません。"),
        Text("Keep the headings as the workbook had them.", "見出しは元の表のまま残してください。"),
    )


def two_answers(column: str, matrix: str) -> Complaint:
    """The column and the matrix say different things about one solution."""
    nothing = Text("nothing", "なし")
    return Complaint(
        Text(
            "This cell says {column}, the matrix says {matrix}.",
            "この欄は {column}、対応表は {matrix} になっています。",
        ).fill(column=column or nothing, matrix=matrix or nothing),
        Text("Make the two agree, or empty one.", "どちらかに合わせるか、片方を空けてください。"),
    )


def no_score() -> Complaint:
    """A gap among the scores of a candidate."""
    return Complaint(
        Text("A score is missing here.", "点数が空いています。"),
        Text("Scores cannot have gaps: write 0 or more.", "0 以上の点数を入れてください。"),
    )


def missing_title() -> Complaint:
    """A sheet without a title."""
    return Complaint(
        Text("The title is missing.", "題名がありません。"),
        Text("Write a title here.", "ここに題名を書いてください。"),
    )


def changed_meanwhile(now: str) -> Complaint:
    """A value that was changed in the workbook and, otherwise, in the sheet."""
    nothing = Text("nothing", "空欄")
    return Complaint(
        Text(
            "The sheet was changed here too since the workbook was made; it now says “{now}”.",
            "この表を作った後に、シートでも変わっています（今のシート: {now}）。",
        ).fill(now=_short(now) or nothing),
        Text(
            "Write the same here, or make the change in a workbook exported anew.",
            "同じ内容にそろえるか、もう一度書き出した表で直してください。",
        ),
    )


def another_item(name: str, now: str) -> Complaint:
    """An id that means something else on the sheet."""
    return Complaint(
        Text(
            "{name} is something else on the sheet: “{now}”.",
            "{name} は、シートでは別のもの（「{now}」）です。",
        ).fill(name=name, now=_short(now)),
        Text(
            "Empty the id to add it as a new one, or write the same text.",
            "新しい項目なら番号を空けてください。同じ項目なら文をそろえてください。",
        ),
    )


def criterion_gone(name: str) -> Complaint:
    """A criterion of the sheet that the workbook does not have."""
    return Complaint(
        Text("The criterion “{name}” is not here.", "選定基準「{name}」がありません。").fill(
            name=_short(name)
        ),
        Text(
            "Put it back in its place; criteria are taken out in the sheet itself.",
            "元の位置に戻してください。基準を減らすときは、シートのファイルで消してください。",
        ),
    )


def placed(where: str, complaint: Complaint) -> BadCell:
    """A complaint about one cell."""
    return BadCell(where, complaint.message, complaint.hint)


def other(message: Text) -> Complaint:
    """What the format itself says is wrong."""
    return Complaint(message, _CORRECT)


def _short(said: str) -> Text | str:
    said = " ".join(said.split())
    return same(said if len(said) <= _SHOWN else said[:_SHOWN] + "…") if said else ""
