"""How a problem is worded: P001, P002, P003, P007."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.rules.rule import Case, Remark, rule


@rule("P001", "warning", also=("info",), deck=(31, 32), typed=True)
def solution_first(case: Case) -> Iterator[Remark]:
    """Name: a problem that starts from a solution
    名前: 解決策から始まっている問題
    Says: “{words}” sounds like something to bring in, not like something that goes wrong.
    指摘: 「{words}」は、起きていることではなく、入れたいもの・してほしいことのように読めます。
    Why: If you start from a solution, fewer people support it and it achieves less.
    理由: 解決策の決定から始めると、周囲の納得感も得にくく、効果も低くなるおそれがあります。
    Ask: What is happening now that makes it seem necessary?
    問い: それが必要だと感じたのは、今、何が起きているからでしょうか。
    Write: Write who has difficulty, where, with what and how much. The idea can be kept with the
    parked ideas.
    書き方: 「だれが、どこで、何が、どのくらい」で書いてみてください。案は、
    アイデア置き場に残せます。

    The problem asks for a remedy, or only says that the remedy is missing.

    A tool, an app, training, staff or outsourcing that is asked for is a solution, digital or not.
    A system that is named as a fact is fine; what counts is whether the sentence asks for it. A
    test: can you think of more than one way to solve it? If not, it is a solution in disguise.

    When: the text of a problem wants, proposes or misses a remedy; at every stage.

    問題の欄に、入れたいもの・してほしいことが書かれているか、それが「ない」とだけ書かれています。
    ツールやアプリだけでなく、研修、増員、外部委託も解決策です。システムの名前が事実として
    出てくるのはかまいません。見ているのは名詞ではなく述語です。解き方が二通り以上
    思いつかないときは、解決策が問題の姿をしているのかもしれません。

    いつ: 問題の文が、手段を求めている・手段の欠如だけを述べているとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
      -     text: We want to introduce a chatbot at the counter.  # <-
      +     text: Residents who move in wait 40 minutes on average at the counter on Mondays.
            affected: residents who move in
      -     evidence: asked for in the section meeting of 12 May
      +     evidence: waiting times of the ticket machine, April

    Example (ja):
        problems:
          - id: P1
      -     text: 窓口にチャットボットを導入したい。  # <-
      +     text: 転入の窓口で、月曜日は住民が平均40分待っている。
            affected: 転入する住民
      -     evidence: 5月12日の係内会議で要望があった
      +     evidence: 発券機の記録（4月分）
    """
    yield from case.worded("P001")


@rule("P002", "warning", also=("info",), deck=(15, 16), typed=True)
def digital_as_goal(case: Case) -> Iterator[Remark]:
    """Name: digital as the goal
    名前: デジタル化そのものが目的
    Says: “{words}” sounds as if going digital were the aim.
    指摘: 「{words}」は、デジタル化そのものをねらいにしているように読めます。
    Why: Digital is a means, not the end.
    理由: デジタルは目的ではなく手段です。
    Ask: Who would be better off, and in what, once it is digital?
    問い: デジタルになると、だれの何がよくなるのでしょうか。
    Write: Write what is gained apart from the means: whose time, errors, visits or worries, and how
    much.
    書き方: 手段とは別に、得られるもの（だれの時間・誤り・来庁・不安が、
    どのくらい減るか）を書いてみてください。

    The problem or the purpose is digitalisation, AI or a digital share itself.

    "The online rate is 12 %" or "our DX is late" says nothing about anybody's trouble. A digital
    means that serves a stated effect is fine.

    When: a problem or `purpose` gives digital work as the aim or as what is lacking; at every
    stage.

    問題や目的が、デジタル化・AI の利用・オンライン利用率そのものになっています。
    「DX が遅れている」「オンライン申請率が12％」だけでは、だれが何に困っているのかが
    分かりません。効果を述べたうえで手段としてデジタルが出てくるのは、かまいません。

    いつ: 問題または `purpose` が、デジタル化自体を目的や不足として述べているとき。
    段階は問いません。

    Example (en):
      - purpose: To promote DX across the office.  # <-
      + purpose: Residents finish a move-in in one visit, and staff rewrite fewer forms.

    Example (ja):
      - purpose: 庁内のDXを推進する。  # <-
      + purpose: 転入の手続が一度の来庁で終わり、職員の書き直しの手間が減る。
    """
    yield from case.worded("P002")


@rule("P003", "warning", also=("info",), deck=(24,), typed=True)
def nothing_observable(case: Case) -> Iterator[Remark]:
    """Name: a problem in which nothing can be observed
    名前: 見て確かめられることがない問題
    Says: “{words}” does not yet say anything that can be observed.
    指摘: 「{words}」には、見て確かめられることがまだ出てきません。
    Why: Only what can be seen, counted or heard can be traced to a cause.
    理由: 見る・数える・聞くことができるものでなければ、課題（原因）をたどれません。
    Ask: What would somebody who was there see happening?
    問い: その場にいた人には、何が起きているように見えるでしょうか。
    Write: Write who has difficulty, where, with what and how much. A figure helps but is not
    required.
    書き方: 「だれが、どこで、何が、どのくらい」で書いてみてください。数字はあれば助かりますが、
    なくてもかまいません。

    Nothing in the problem can be observed or checked.

    "Efficiency is low" or "cooperation is insufficient" may be true and still give nothing to look
    at. A plain sentence about what happens is enough; figures are not needed.

    When: the text of a problem holds only words that nothing can be checked against; at every
    stage.

    問題の文に、見たり確かめたりできることがありません。「効率が悪い」「連携が不十分」は、
    そのとおりかもしれませんが、確かめる先がありません。何が起きているかをふつうの文で
    書けば足ります。数字は必須ではありません。

    いつ: 問題の文が、確かめようのない言葉だけでできているとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
      -     text: The efficiency of our work is insufficient.  # <-
      +     text: Staff of the tax section type each return twice, into two systems.
            affected: staff of the tax section
      -     evidence: remarks in the yearly interviews
      +     evidence: seen on site on 14 February

    Example (ja):
        problems:
          - id: P1
      -     text: 業務の効率が悪い。  # <-
      +     text: 税務課の職員が、同じ申告書を二つのシステムに二度入力している。
            affected: 税務課の職員
      -     evidence: 年度末の面談での声
      +     evidence: 2月14日に現場で確認
    """
    yield from case.worded("P003")


@rule("P007", "warning", also=("info",), deck=(33, 35), typed=True)
def blames_people(case: Case) -> Iterator[Remark]:
    """Name: a problem that blames people
    名前: 人を責めている問題
    Says: “{words}” seems to judge people rather than describe what happens.
    指摘: 「{words}」は、出来事ではなく人を評価しているように読めます。
    Why: When people are blamed, they stop saying what really happens.
    理由: 人のせいにされる場では、本当に起きていることが出てこなくなります。
    Ask: What happens no matter who does the work?
    問い: だれが担当しても起きることは何でしょうか。
    Write: Describe what happens: at which step, what differs from how it should be, and how often.
    書き方: 出来事として書いてみてください（どの手順で、何が、どのくらい、あるべき姿と違うか）。

    The problem is the attitude, ability or carelessness of a person or a group.

    Naming who holds a task, or who is in trouble, is not blaming anybody.

    When: the predicate of a problem judges people; at every stage.

    問題が、特定の人や集団の意識・能力・不注意になっています。担当がだれか、だれが
    困っているかを書くことは、責めることではありません。

    いつ: 問題の述語が人の評価になっているとき。段階は問いません。

    Example (en):
        problems:
          - id: P1
      -     text: Older colleagues are unwilling to learn new procedures.  # <-
      -     affected: the welfare section
      -     evidence: impressions of the section head
      +     text: One clerk alone handles appeals, and they wait when that clerk is away.
      +     affected: people who appeal
      +     evidence: eleven appeals waited over a week in June

    Example (ja):
        problems:
          - id: P1
      -     text: ベテラン職員の意識が低い。  # <-
      -     affected: 福祉課
      -     evidence: 係長の印象
      +     text: 審査請求の担当が一人で、不在の日は処理が止まっている。
      +     affected: 審査請求をする人
      +     evidence: 6月は11件が一週間以上止まった
    """
    yield from case.worded("P007")
