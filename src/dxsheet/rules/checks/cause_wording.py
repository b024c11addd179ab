"""How a cause is worded: C002, C003, C004."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.rules.rule import Case, Remark, rule


@rule("C002", "warning", also=("info",), deck=(26, 27), typed=True)
def absent_solution(case: Case) -> Iterator[Remark]:
    """Name: a cause that is the solution missing
    名前: 解決策の裏返しの課題（原因）
    Says: “{words}” reads as if the missing solution were the cause.
    指摘: 「{words}」は、解決策がないことを原因としているように読めます。
    Why: If the cause is “there is no X”, the only possible solution is X.
    理由: 「〇〇がない」を原因にすると、答えが〇〇だけになってしまいます。
    Ask: What goes wrong without it, and at which step?
    問い: それがないと、どの手順で何がうまくいかないのでしょうか。
    Write: Write the step that goes wrong and what happens as a result. If a rule or guide that is
    required does not exist, say which one and what follows.
    書き方: うまくいかない手順と、その結果起きることを書いてみてください。
    あるべき決まりや手順書がない場合は、その決まりと、結果起きることを書けば原因になります。

    The cause says only that a favoured remedy is missing.

    A step, a rule or a manual that there was a duty to have is different: its absence is a cause
    when the sheet says what follows from it.

    When: a cause that is not ruled out names nothing but the absence of a remedy; at every stage.
    Of people, training, a guide or money that is missing it is a hint at most.

    課題（原因）が、望んでいる解決策の「なさ」だけになっています。本来あるべき手順・規程・
    手順書がなく、その結果何が起きているかまで書かれていれば、原因です。

    いつ: 棄却していない課題（原因）が、手段の欠如だけを述べているとき。段階は問いません。人・研修・
    手引・予算がないという場合はヒントまでとし、道具がないという場合は警告します。

    Example (en):
        causes:
          - id: C1
      -     text: We have no RPA tool.  # <-
      +     text: The same figures are typed from paper into three ledgers on the last day.

    Example (ja):
        causes:
          - id: C1
      -     text: RPAツールが導入されていない。  # <-
      +     text: 同じ数字を、月末に紙から三つの台帳へ手で写している。
    """
    yield from case.worded("C002")


@rule("C003", "warning", also=("info",), deck=(26, 35), typed=True)
def blames_people(case: Case) -> Iterator[Remark]:
    """Name: a cause that blames people
    名前: 人の注意や意識で止まっている課題（原因）
    Says: “{words}” seems to put it down to people.
    指摘: 「{words}」は、人の注意や意識を原因としているように読めます。
    Why: Behind a human error there is something that makes it easy. That is what can be changed.
    理由: 人の誤りの背景には、誤りやすくしている原因があります。変えられるのはそちらです。
    Ask: What makes it easy to make the mistake there?
    問い: そこで間違えやすくなっていたのは、なぜでしょうか。
    Write: Look at what surrounds the person: the screen, the form, the rules, the time, the
    handover.
    書き方: その人を取り巻くもの（画面、様式、決まり、時間、引継ぎ）に目を向けてみてください。

    The cause is the attitude, ability or carelessness of a person or a group.

    Saying who holds a task is not blaming anybody.

    When: the predicate of a cause that is not ruled out judges people; at every stage.

    課題（原因）が、人や集団の意識・能力・不注意になっています。担当がだれかを書くことは、
    責めることではありません。

    いつ: 棄却していない課題（原因）の述語が、人の評価になっているとき。段階は問いません。

    Example (en):
        causes:
          - id: C1
      -     text: The clerks are careless.  # <-
      +     text: The two buttons “save” and “send” stand side by side and look the same.

    Example (ja):
        causes:
          - id: C1
      -     text: 担当者の注意力が足りない。  # <-
      +     text: 「保存」と「送信」のボタンが隣り合い、同じ形をしている。
    """
    yield from case.worded("C003")


@rule("C004", "warning", also=("info",), deck=(25, 26), typed=True)
def empty_words(case: Case) -> Iterator[Remark]:
    """Name: a cause in judging or empty words
    名前: 評価や抽象語だけの課題（原因）
    Says: “{words}” is only a judgement so far.
    指摘: 「{words}」は、まだ評価の言葉にとどまっているようです。
    Why: A judgement cannot be checked, and readers understand it differently.
    理由: 評価の言葉は確かめようがなく、読む人によって受け取り方が変わります。
    Ask: What could somebody look at to confirm it?
    問い: 何を見れば、そのとおりだと確かめられるでしょうか。
    Write: Write what is done or not done, at which step, and what follows from it.
    書き方: どの手順で、何が行われて（いなくて）、その結果何が起きるのかを書いてみてください。

    Nothing in the cause can be observed or checked.

    When: a cause that is not ruled out holds only words such as "insufficient", "poor" or
    "lack of awareness of the whole"; at every stage.

    課題（原因）に、確かめられることがありません。

    いつ: 棄却していない課題（原因）が、「不十分」「徹底されていない」のような言葉だけで
    できているとき。段階は問いません。

    Example (en):
        causes:
          - id: C1
      -     text: Information sharing is insufficient.  # <-
      +     text: Changes to the rules are told by word of mouth to those who are in that day.

    Example (ja):
        causes:
          - id: C1
      -     text: 情報共有が不十分である。  # <-
      +     text: 取扱いの変更が、その日出勤している職員に口頭で伝えられるだけになっている。
    """
    yield from case.worded("C004")
