"""What is said about a file that cannot be read as it was meant: Y001 to Y016."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.rules.checks.kept_entries import LINKS
from dxsheet.rules.rule import reported

UNREADABLE = Text(
    "What cannot be read cannot be checked, shown or merged.",
    "読めないものは、調べることも、表示することも、マージすることもできません。",
)
MISREAD = Text(
    "What is not read as it was meant is lost without anybody noticing.",
    "書いた人の意図どおりに読めないと、気付かないうちに失われてしまいます。",
)


reported(
    "Y010",
    Text("an unknown key", "使えないキー"),
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
)
reported(
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
)
reported(
    "Y012",
    Text("a word that is not one of the choices", "選択肢にない語"),
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
)
reported(
    "Y013",
    Text("an id that cannot be one", "番号として使えない書き方"),
    LINKS,
    Text(
        "A letter, then letters, digits, `-` or `_`, at most 32, such as P1.",
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
)
reported(
    "Y014",
    Text("a key that every sheet has is missing", "必ず要るキーがない"),
    MISREAD,
    Text("Add `dxsheet: 1` or `title: ...`.", "`dxsheet: 1` か `title: 〜` を加えてください。"),
    """`dxsheet` or `title` is missing; all other keys may be.

    When: one of the two is missing or empty.

    `dxsheet` か `title` がありません。ほかのキーはなくてもかまいません。

    いつ: 二つのどちらかがないか、空のとき。
    """,
)
reported(
    "Y015",
    Text("an unknown format version", "使えない書式のバージョン"),
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
)
reported(
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
)
reported(
    "Y001",
    Text("the YAML cannot be read", "YAMLとして読めない"),
    UNREADABLE,
    Text(
        "Put text in double quotes if it contains `: ` or ` #`, or begins with a sign.",
        '「: 」や「 #」を含む文、記号で始まる文は、全体を " " で囲んでください。',
    ),
    """The file breaks the rules of YAML.

    When: a bracket or a quote is not closed, the indentation does not fit, or a line is neither a
    key nor an entry.

    YAMLの書き方に合わない行があります。

    いつ: かっこや引用符が閉じていない、字下げが合わない、キーでも項目でもない行があるとき。

    Flawed (en):
        background: "the counter closes at 17:00  # <-

    Flawed (ja):
        background: "窓口は17時に閉まる  # <-
    """,
)
reported(
    "Y002",
    Text("the same key twice", "同じキーが二度ある"),
    MISREAD,
    Text("Join the two, or remove one.", "二つをまとめるか、片方を消してください。"),
    """A key stands twice in one part; only one of the two could be read.

    When: a mapping holds the same key more than once.

    同じ場所に同じキーが二度あります。読めるのは片方だけです。

    いつ: 一つのまとまりの中に、同じキーが二度以上あるとき。

    Flawed (en):
        stage: draft
        stage: decided  # <-

    Flawed (ja):
        stage: draft
        stage: decided  # <-
    """,
)
reported(
    "Y003",
    Text("not a UTF-8 text file", "UTF-8のテキストでない"),
    UNREADABLE,
    Text("Save the file as UTF-8.", "ファイルをUTF-8で保存してください。"),
    """The file is not text in UTF-8; Shift_JIS and UTF-16 are named where they can be told.

    When: the bytes are no UTF-8, or the path is a pipe or a device.

    ファイルがUTF-8のテキストではありません。Shift_JISやUTF-16は、分かる範囲で名前を示します。

    いつ: UTF-8として読めないとき、またはパイプや装置が指定されたとき。
    """,
)
reported(
    "Y004",
    Text("git conflict markers", "Gitの競合の印"),
    UNREADABLE,
    Text(
        "Choose one side, or join both, and delete the marker lines.",
        "どちらかを選ぶか両方をまとめ、印の行を消してください。",
    ),
    """A merge left its conflict markers in the file.

    When: a line begins with the signs that git writes around a conflict.

    併合で競合した箇所の印が残っています。

    いつ: Gitが競合の前後に書く印で始まる行があるとき。
    """,
)
reported(
    "Y005",
    Text("control characters", "制御文字"),
    UNREADABLE,
    Text("Delete the character and type the text again.", "その文字を消して打ち直してください。"),
    """The file holds characters that cannot be seen and can drive a terminal.

    When: a control character other than line ends and tabs stands in the file.

    画面に見えない、端末を動かしうる文字が含まれています。

    いつ: 改行とタブ以外の制御文字があるとき。
    """,
)
reported(
    "Y006",
    Text("a tab used for indentation", "字下げのタブ"),
    UNREADABLE,
    Text("Indent with two spaces.", "字下げには半角の空白を二つ使ってください。"),
    """A line is indented with a tab; YAML knows only spaces.

    When: a tab stands among the blanks a line begins with.

    字下げにタブが使われています。YAMLで使えるのは半角の空白だけです。

    いつ: 行の始めの空白にタブがあるとき。

    Flawed (en):
        problems:
        \t- id: P1  # <-

    Flawed (ja):
        problems:
        \t- id: P1  # <-
    """,
)
reported(
    "Y007",
    Text("an anchor, alias, merge key or tag", "アンカー・エイリアス・マージキー・タグ"),
    MISREAD,
    Text("Write the value out in each place.", "それぞれの場所に値をそのまま書いてください。"),
    """The file uses parts of YAML that a sheet does without.

    When: `&name`, `*name`, `<<`, `!tag` or a `%` directive stands in the file.

    シートでは使わないYAMLの書き方が含まれています。

    いつ: `&名前`、`*名前`、`<<`、`!タグ`、`%` の指示行があるとき。

    Flawed (en):
        background: &here the counter of the town hall  # <-

    Flawed (ja):
        background: &here 本庁舎の窓口  # <-
    """,
)
reported(
    "Y008",
    Text("too large or too deep", "大きすぎる、または入れ子が深すぎる"),
    UNREADABLE,
    Text(
        "Check that it is a sheet; keep long lists elsewhere.",
        "シートかどうか確かめ、長い一覧は別のファイルに分けてください。",
    ),
    """The file is beyond what any worksheet needs, so it is not read on.

    When: it is larger than 2 MB, deeper than 40 levels, or has more than 60,000 values.

    シートに必要な大きさを超えているため、読むのをやめました。

    いつ: 2 MBを超える、入れ子が40段を超える、値が60,000個を超えるとき。
    """,
)
reported(
    "Y009",
    Text("not one sheet", "シート1枚の形でない"),
    UNREADABLE,
    Text(
        "Begin with `dxsheet: 1` and `title: ...`; one sheet per file.",
        "`dxsheet: 1` と `title: ...` で始め、一つのファイルに1枚だけ書いてください。",
    ),
    """The file is empty, holds no keys at the top, or more than one document.

    When: there is not exactly one mapping in the file.

    ファイルが空か、いちばん外側が「キー: 値」でないか、文書が二つ以上あります。

    いつ: ファイルに、まとまりがちょうど一つでないとき。
    """,
)
