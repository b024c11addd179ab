"""Pages of what the reader of the file reports, not a check: REF001 and Y001 to Y016."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.rules.engine import Rule
from dxsheet.rules.outside_files import FILE_PAGES, MISREAD

_LINKS = Text(
    "The links between problem, cause and solution are what the sheet is for.",
    "問題・課題（原因）・解決策のつながりが、シートの要です。",
)
_ASK = Text("What was meant here?", "ここには何を書くつもりだったのでしょうか。")

# id, name, reason, hint, page.
_PAGES: tuple[tuple[str, Text, Text, Text, str], ...] = (
    (
        "REF001",
        Text("an unknown id, or one id twice", "存在しない番号、または重複した番号"),
        _LINKS,
        Text(
            "Correct the id, or run `dxsheet renumber`.",
            "番号を直すか、dxsheet renumber で付け直してください。",
        ),
        """An id stands twice, or something points to an id that nothing has.

    Ids that differ only in case or in width read as the same.

    When: the file names an id that is not in the list it must stand in, or two items share an id.

    同じ番号が二度使われているか、存在しない番号を指しています。大文字と小文字、全角と半角だけが
    違う番号は、同じものと読みます。

    いつ: あるべき一覧にない番号を指しているとき、または二つの項目が同じ番号のとき。

    Flawed (en):
        solutions:
          - id: S1
            text: Drop the second address from the form.
            causes: [C7]  # <-
            kind: process
        stage: draft

    Flawed (ja):
        solutions:
          - id: S1
            text: 様式から二つ目の住所欄をなくす。
            causes: [C7]  # <-
            kind: process
        stage: draft
    """,
    ),
    (
        "L001",
        Text("a cause moved after its solution was adopted", "採用の後で動いた課題（原因）"),
        Text(
            "The identified cause decides the solution, so a cause that moves may move it.",
            "特定された課題によって解決策が変わります。課題（原因）が動けば、解決策も見直しどきです。",
        ),
        Text("`dxsheet diff` shows what changed.", "変わったところは dxsheet diff で見られます。"),
        """A cause was reworded or judged anew after a solution on it was adopted.

    Seen from the history of the file in git; nothing is asked where there is none.

    When: `dxsheet check --history`, and the wording or the status of a cause differs from what it
    was when the solution was adopted.

    解決策が採用された後で、その課題（原因）の文や状態が変わっています。git の履歴から分かります。
    履歴がなければ、何も尋ねません。

    いつ: dxsheet check --history で、採用したときと課題（原因）の文または状態が違うとき。
    """,
    ),
    (
        "X002",
        Text("a text that may be cut off at a #", "「#」で切れているかもしれない文"),
        Text(
            "What follows ` #` is a comment to YAML, so nobody reads it on the page.",
            "YAMLでは空白と「#」の後はコメントになり、資料には出ません。",
        ),
        Text(
            "Put the whole text in double quotes; for a comment, write `# ` with a space.",
            '文なら全体を " " で囲みます。コメントなら「# 」と空白を入れてください。',
        ),
        """A text without quotes is followed by ` #` and a sign right behind it.

    When: a field of free text ends there. A comment that begins with `# ` and a space is one.

    引用符のない文の後に、空白と「#」が続き、すぐ後に文字があります。

    いつ: 文を書くところで、そこから後がコメントになっているとき。「# 」と空白を入れた
    コメントには何も言いません。

    Flawed (en):
        background: visitors wait at window #3 in the morning  # <-

    Flawed (ja):
        background: 午前は窓口 #3 で待つ人が多い  # <-
    """,
    ),
    (
        "Y010",
        Text("an unknown key", "知らないキー"),
        MISREAD,
        Text(
            "Correct the key; `dxsheet schema` lists what there is.",
            "キーを直してください。使えるキーは dxsheet schema で確かめられます。",
        ),
        """A key is not one that the format has in this place.

    When: a key is misspelt or stands in the wrong part.

    その場所では使えないキーです。

    いつ: つづりが違うとき、または別の場所のキーを書いたとき。

    Flawed (en):
        backgrund: the counter of the town hall  # <-

    Flawed (ja):
        背景: 本庁舎の窓口  # <-
    """,
    ),
    (
        "Y011",
        Text("a value of the wrong kind", "値の形が違う"),
        MISREAD,
        Text("Write the kind that the hint names.", "示された形で書いてください。"),
        """A list stands where text is meant, text where a list is meant, and so on.

    When: a value is not of the kind that its key takes, or an entry of a list is empty.

    文を書く場所に並びがあるなど、値の形が違います。

    いつ: キーに合わない形の値があるとき、または並びに空の項目があるとき。

    Flawed (en):
        roles:
          decide: the volunteers  # <-
          sponsor: head of the department

    Flawed (ja):
        roles:
          decide: 有志職員  # <-
          sponsor: 市民部長
    """,
    ),
    (
        "Y012",
        Text("a word that is not one of the choices", "選べない語"),
        MISREAD,
        Text("Write one of the words listed.", "示された語のどれかを書いてください。"),
        """A field with fixed choices holds another word.

    When: a value of `stage`, `status`, `kind`, `stance` and the like is not one of the choices.

    決められた語から選ぶ欄に、別の語が書かれています。

    いつ: `stage`・`status`・`kind`・`stance` などの値が、選べる語でないとき。

    Flawed (en):
        stage: finished  # <-

    Flawed (ja):
        stage: 完了  # <-
    """,
    ),
    (
        "Y013",
        Text("an id that cannot be one", "番号として使えない書き方"),
        _LINKS,
        Text(
            "A letter, then letters, digits, `-` or `_`, at most 32, as P1.",
            "半角の英字で始まる32字までの英数字にしてください。例: P1",
        ),
        """An id is not made of a letter followed by letters, digits, `-` or `_`.

    When: the `id` of an item has other characters, begins with a digit, or is too long.

    番号に使えない文字があるか、数字で始まるか、長すぎます。

    いつ: 項目の `id` が、英字で始まる32字までの英数字（`-` と `_` を含む）でないとき。

    Flawed (en):
        ideas:
          - id: 1st  # <-
            text: a form that fills itself in

    Flawed (ja):
        ideas:
          - id: 案1  # <-
            text: 自動で埋まる様式
    """,
    ),
    (
        "Y014",
        Text("a key that every sheet has is missing", "必ず要るキーがない"),
        MISREAD,
        Text("Add `dxsheet: 1` or `title: ...`.", "`dxsheet: 1` か `title: 〜` を加えてください。"),
        """`dxsheet` or `title` is missing; all other keys may be.

    When: one of the two is missing or empty.

    `dxsheet` か `title` がありません。ほかのキーはなくてもかまいません。

    いつ: 二つのどちらかがないか、空のとき。
    """,
    ),
    (
        "Y015",
        Text("an unknown format version", "知らない書式の版"),
        MISREAD,
        Text(
            "Update dxsheet, or write `dxsheet: 1`.",
            "dxsheet を新しくするか、`dxsheet: 1` と書いてください。",
        ),
        """The sheet is of a format version that this release does not read.

    When: `dxsheet` is another number than those that the message lists.

    このリリースでは読めない版の書式です。

    いつ: `dxsheet` が、示された版のどれでもないとき。

    Flawed (en):
        dxsheet: 7  # <-

    Flawed (ja):
        dxsheet: 7  # <-
    """,
    ),
    (
        "Y016",
        Text("not a date", "日付として読めない"),
        MISREAD,
        Text("Write it as 2025-02-03.", "2025-02-03 または 令和7年2月3日 のように書いてください。"),
        """A date field holds something that is no date, or a day that no calendar has.

    When: `date`, `review_date` or `due` cannot be read as a date; 令和 dates can.

    日付の欄に、日付として読めないもの、または暦にない日が書かれています。

    いつ: `date`・`review_date`・`due` が日付として読めないとき。令和の日付も読めます。

    Flawed (en):
        review_date: 2025-02-30  # <-

    Flawed (ja):
        review_date: 来年の春ごろ  # <-
    """,
    ),
)


def outside_rules() -> Iterator[Rule]:
    """What is reported without a check of its own, as rules with a page."""
    for name, title, reason, hint, page in (*_PAGES, *FILE_PAGES):
        severity: Severity = "info" if name in ("L001", "X002") else "error"
        yield Rule(name, severity, name=title, reason=reason, ask=_ASK, hint=hint, page=page)
