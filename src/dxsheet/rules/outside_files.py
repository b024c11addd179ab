"""Pages of what is said about a file that cannot be wholly read: Y001 to Y009."""

from __future__ import annotations

from dxsheet.lang import Text

UNREADABLE = Text(
    "What cannot be read cannot be checked, shown or merged.",
    "読めないものは、調べることも、表示することも、併合することもできません。",
)
MISREAD = Text(
    "What is not read as it was meant is lost without a sound.",
    "書いた人の意図どおりに読めないと、気付かないうちに失われてしまいます。",
)

# id, name, reason, hint, page.
FILE_PAGES: tuple[tuple[str, Text, Text, Text, str], ...] = (
    (
        "Y001",
        Text("the YAML cannot be read", "YAMLとして読めない"),
        UNREADABLE,
        Text(
            "Put text that holds `: `, ` #` or begins with a sign in double quotes.",
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
    ),
    (
        "Y002",
        Text("the same key twice", "同じキーが二度ある"),
        MISREAD,
        Text("Join the two, or take one out.", "二つをまとめるか、片方を消してください。"),
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
    ),
    (
        "Y003",
        Text("not a UTF-8 text file", "UTF-8のテキストでない"),
        UNREADABLE,
        Text("Save the file as UTF-8.", "ファイルをUTF-8で保存してください。"),
        """The file is not text in UTF-8; Shift_JIS and UTF-16 are named where they can be told.

    When: the bytes are no UTF-8, or the path is a pipe or a device.

    ファイルがUTF-8のテキストではありません。Shift_JISやUTF-16は、わかる範囲で名前を示します。

    いつ: UTF-8として読めないとき、またはパイプや装置が指定されたとき。
    """,
    ),
    (
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
    ),
    (
        "Y005",
        Text("control characters", "制御文字"),
        UNREADABLE,
        Text(
            "Delete the character and type the text again.", "その文字を消して打ち直してください。"
        ),
        """The file holds characters that cannot be seen and can drive a terminal.

    When: a control character other than line ends and tabs stands in the file.

    画面に見えない、端末を動かしうる文字が含まれています。

    いつ: 改行とタブ以外の制御文字があるとき。
    """,
    ),
    (
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
    ),
    (
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
    ),
    (
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
    ),
    (
        "Y009",
        Text("not one sheet", "シート一枚の形でない"),
        UNREADABLE,
        Text(
            "Begin with `dxsheet: 1` and `title: ...`; one sheet a file.",
            "`dxsheet: 1` と `title: ...` で始め、一つのファイルに一枚だけ書いてください。",
        ),
        """The file is empty, holds no keys at the top, or more than one document.

    When: there is not exactly one mapping in the file.

    ファイルが空か、いちばん外側が「キー: 値」でないか、文書が二つ以上あります。

    いつ: ファイルに、まとまりがちょうど一つでないとき。
    """,
    ),
)
