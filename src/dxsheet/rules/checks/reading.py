"""What is said about a file that cannot be read as it was meant: Y001 to Y016, REF001."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.rules.rule import reported

_UNREADABLE = Text(
    "What cannot be read cannot be checked, shown or merged.",
    "読めないものは、調べることも、表示することも、マージすることもできません。",
)
_MISREAD = Text(
    "What is not read as it was meant is lost without anybody noticing.",
    "書いた人の意図どおりに読めないと、気付かないうちに失われてしまいます。",
)
_LINKS = Text(
    "The links between problem, cause and solution are what the sheet is for.",
    "問題・課題（原因）・解決策のつながりが、シートの要です。",
)
# The page of each, under its reason, which several share.
_PAGES = {
    ("REF001", _LINKS): """Name: an unknown id, or one id twice
    名前: 存在しない番号、または重複した番号
    Write: Correct the id, or run `dxsheet renumber`.
    書き方: 番号を直すか、dxsheet renumber で付け直してください。

    An id stands twice, or something points to an id that nothing has.

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
    ("Y001", _UNREADABLE): """Name: the YAML cannot be read
    名前: YAMLとして読めない
    Write: Put text in double quotes if it contains `: ` or ` #`, or begins with a sign.
    書き方: 「: 」や「 #」を含む文、記号で始まる文は、全体を " " で囲んでください。

    The file breaks the rules of YAML.

    When: a bracket or a quote is not closed, the indentation does not fit, or a line is neither a
    key nor an entry.

    YAMLの書き方に合わない行があります。

    いつ: かっこや引用符が閉じていない、字下げが合わない、キーでも項目でもない行があるとき。

    Flawed (en):
        background: "the counter closes at 17:00  # <-

    Flawed (ja):
        background: "窓口は17時に閉まる  # <-
    """,
    ("Y002", _MISREAD): """Name: the same key twice
    名前: 同じキーが二度ある
    Write: Join the two, or remove one.
    書き方: 二つをまとめるか、片方を消してください。

    A key stands twice in one part; only one of the two could be read.

    When: a mapping holds the same key more than once.

    同じ場所に同じキーが二度あります。読めるのは片方だけです。

    いつ: 一つのまとまりの中に、同じキーが二度以上あるとき。

    Flawed:
        stage: draft
        stage: decided  # <-
    """,
    ("Y003", _UNREADABLE): """Name: not a UTF-8 text file
    名前: UTF-8のテキストでない
    Write: Save the file as UTF-8.
    書き方: ファイルをUTF-8で保存してください。

    The file is not text in UTF-8; Shift_JIS and UTF-16 are named where they can be told.

    When: the bytes are no UTF-8, or the path is a pipe or a device.

    ファイルがUTF-8のテキストではありません。Shift_JISやUTF-16は、分かる範囲で名前を示します。

    いつ: UTF-8として読めないとき、またはパイプや装置が指定されたとき。
    """,
    ("Y004", _UNREADABLE): """Name: git conflict markers
    名前: Gitの競合の印
    Write: Choose one side, or join both, and delete the marker lines.
    書き方: どちらかを選ぶか両方をまとめ、印の行を消してください。

    A merge left its conflict markers in the file.

    When: a line begins with the signs that git writes around a conflict.

    併合で競合した箇所の印が残っています。

    いつ: Gitが競合の前後に書く印で始まる行があるとき。
    """,
    ("Y005", _UNREADABLE): """Name: control characters
    名前: 制御文字
    Write: Delete the character and type the text again.
    書き方: その文字を消して打ち直してください。

    The file holds characters that cannot be seen and can drive a terminal.

    When: a control character other than line ends and tabs stands in the file.

    画面に見えない、端末を動かしうる文字が含まれています。

    いつ: 改行とタブ以外の制御文字があるとき。
    """,
    ("Y006", _UNREADABLE): """Name: a tab used for indentation
    名前: 字下げのタブ
    Write: Indent with two spaces.
    書き方: 字下げには半角の空白を二つ使ってください。

    A line is indented with a tab; YAML knows only spaces.

    When: a tab stands among the blanks a line begins with.

    字下げにタブが使われています。YAMLで使えるのは半角の空白だけです。

    いつ: 行の始めの空白にタブがあるとき。

    Flawed:
        problems:
        \t- id: P1  # <-
    """,
    ("Y007", _MISREAD): """Name: an anchor, alias, merge key or tag
    名前: アンカー・エイリアス・マージキー・タグ
    Write: Write the value out in each place.
    書き方: それぞれの場所に値をそのまま書いてください。

    The file uses parts of YAML that a sheet does without.

    When: `&name`, `*name`, `<<`, `!tag` or a `%` directive stands in the file.

    シートでは使わないYAMLの書き方が含まれています。

    いつ: `&名前`、`*名前`、`<<`、`!タグ`、`%` の指示行があるとき。

    Flawed (en):
        background: &here the counter of the town hall  # <-

    Flawed (ja):
        background: &here 本庁舎の窓口  # <-
    """,
    ("Y008", _UNREADABLE): """Name: too large or too deep
    名前: 大きすぎる、または入れ子が深すぎる
    Write: Check that it is a sheet; keep long lists elsewhere.
    書き方: シートかどうか確かめ、長い一覧は別のファイルに分けてください。

    The file is beyond what any worksheet needs, so it is not read on.

    When: it is larger than 2 MB, deeper than 40 levels, or has more than 60,000 values.

    シートに必要な大きさを超えているため、読むのをやめました。

    いつ: 2 MBを超える、入れ子が40段を超える、値が60,000個を超えるとき。
    """,
    ("Y009", _UNREADABLE): """Name: not one sheet
    名前: シート1枚の形でない
    Write: Begin with `dxsheet: 1` and `title: ...`; one sheet per file.
    書き方: `dxsheet: 1` と `title: ...` で始め、一つのファイルに1枚だけ書いてください。

    The file is empty, holds no keys at the top, or more than one document.

    When: there is not exactly one mapping in the file.

    ファイルが空か、いちばん外側が「キー: 値」でないか、文書が二つ以上あります。

    いつ: ファイルに、まとまりがちょうど一つでないとき。
    """,
    ("Y010", _MISREAD): """Name: an unknown key
    名前: 使えないキー
    Write: Correct the key; `dxsheet schema` lists what there is.
    書き方: キーを直してください。使えるキーは dxsheet schema で確かめられます。

    A key is not one that the format has in this place.

    When: a key is misspelt or stands in the wrong part.

    その場所では使えないキーです。

    いつ: つづりが違うとき、または別の場所のキーを書いたとき。

    Flawed (en):
        backgrund: the counter of the town hall  # <-

    Flawed (ja):
        背景: 本庁舎の窓口  # <-
    """,
    ("Y011", _MISREAD): """Name: a value of the wrong kind
    名前: 値の形が違う
    Write: Write the kind that the hint names.
    書き方: 示された形で書いてください。

    A list stands where text is meant, text where a list is meant, and so on.

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
    ("Y012", _MISREAD): """Name: a word that is not one of the choices
    名前: 選択肢にない語
    Write: Write one of the words listed.
    書き方: 示された語のどれかを書いてください。

    A field with fixed choices holds another word.

    When: a value of `stage`, `status`, `kind`, `stance` and the like is not one of the choices.

    決められた語から選ぶ欄に、別の語が書かれています。

    いつ: `stage`・`status`・`kind`・`stance` などの値が、選べる語でないとき。

    Flawed (en):
        stage: finished  # <-

    Flawed (ja):
        stage: 完了  # <-
    """,
    ("Y013", _LINKS): """Name: an id that cannot be one
    名前: 番号として使えない書き方
    Write: A letter, then letters, digits, `-` or `_`, at most 32, such as P1.
    書き方: 半角の英字で始まる32字までの英数字にしてください。例: P1

    An id is not made of a letter followed by letters, digits, `-` or `_`.

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
    ("Y014", _MISREAD): """Name: a key that every sheet has is missing
    名前: 必ず要るキーがない
    Write: Add `dxsheet: 1` or `title: ...`.
    書き方: `dxsheet: 1` か `title: 〜` を加えてください。

    `dxsheet` or `title` is missing; all other keys may be.

    When: one of the two is missing or empty.

    `dxsheet` か `title` がありません。ほかのキーはなくてもかまいません。

    いつ: 二つのどちらかがないか、空のとき。
    """,
    ("Y015", _MISREAD): """Name: an unknown format version
    名前: 使えない書式のバージョン
    Write: Update dxsheet, or write `dxsheet: 1`.
    書き方: dxsheet を新しくするか、`dxsheet: 1` と書いてください。

    The sheet is of a format version that this release does not read.

    When: `dxsheet` is another number than those that the message lists.

    このリリースでは読めない版の書式です。

    いつ: `dxsheet` が、示された版のどれでもないとき。

    Flawed:
        dxsheet: 7  # <-
    """,
    ("Y016", _MISREAD): """Name: not a date
    名前: 日付として読めない
    Write: Write it as 2025-02-03.
    書き方: 2025-02-03 または 令和7年2月3日 のように書いてください。

    A date field holds something that is no date, or a day that no calendar has.

    When: `date`, `review_date` or `due` cannot be read as a date; 令和 dates can.

    日付の欄に、日付として読めないもの、または暦にない日が書かれています。

    いつ: `date`・`review_date`・`due` が日付として読めないとき。令和の日付も読めます。

    Flawed (en):
        review_date: 2025-02-30  # <-

    Flawed (ja):
        review_date: 来年の春ごろ  # <-
    """,
}
for (id, why), page in _PAGES.items():
    reported(id, page, why=why)
