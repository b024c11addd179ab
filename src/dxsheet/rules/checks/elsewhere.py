"""What is found beside the checks: links (REF001), the history (L001), what YAML cut off (X002)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.rules.rule import reported

LINKS = Text(
    "The links between problem, cause and solution are what the sheet is for.",
    "問題・課題（原因）・解決策のつながりが、シートの要です。",
)


reported(
    "REF001",
    Text("an unknown id, or one id twice", "存在しない番号、または重複した番号"),
    LINKS,
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
)
reported(
    "L001",
    Text("a cause moved after its solution was adopted", "解決策の採用後に変わった課題（原因）"),
    Text(
        "The identified cause decides the solution, so a cause that moves may move it.",
        "特定された課題（原因）によって解決策が変わります。課題（原因）"
        "が変わったときは、解決策も確かめます。",
    ),
    Text("`dxsheet diff` shows what changed.", "変わったところは dxsheet diff で見られます。"),
    """A cause was reworded or judged again after a solution on it was adopted.

    Seen from the history of the file in git; nothing is asked where there is none.

    When: `dxsheet check --history`, and the wording or the status of a cause differs from what it
    was when the solution was adopted.

    解決策が採用された後で、その課題（原因）の文や状態が変わっています。git の履歴から分かります。
    履歴がなければ、何も尋ねません。

    いつ: dxsheet check --history で、採用したときと課題（原因）の文または状態が違うとき。
    """,
    "info",
)

reported(
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
    "info",
)
