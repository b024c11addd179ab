"""What a solution changes and who carries it: S004, S007."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.rules.rule import Case, Remark, named, remark_on, rule
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.sheet.nouns import Solution
from dxsheet.wording.normalise import is_japanese, normalise, table

# An `after` that says in so many words that nothing changes.
_UNCHANGED = frozenset(
    table("""\
同じ|同上|変わらない|変わらず|変更なし|変化なし|なし|現行どおり|現行通り|従来どおり|従来通り|
今までどおり|今まで通り|これまでどおり|これまで通り|same|thesame|sameasbefore|sameasnow|asbefore|
asnow|asis|unchanged|nochange|nochanges|none|notchanged|staysthesame""")
)
# Words by which a step goes; in Japanese the verb, in English too.
_GOES_JA = table("""\
廃止|取りやめ|とりやめ|をやめ|はやめ|省略|を省|撤廃|不要に|不要と|が不要|は不要|要らなく|いらなく|
しなくて|しなくなる|なくなる|なくて済|ずに済|ずにすむ|一本化|一回に|一度に|一回で|一度で|
一つに減ら|統合|をなくす|をなくし|を無くす|を無くし|を削除|を外す|を外し|終わりにし|終わりにする|
は終了|を閉じる|を閉じ、|は作らず|は作らない|を使わな|を破棄""")
# In English what goes stands after these ...
_DROPS_EN = table("""\
 no longer |abolish|remove |removes |removing |drop |drops |dropping |eliminate|eliminating|scrap |
scraps |scrapping |stop |stops |stopping |skip |skips |skipping |do away|does away|get rid|
gets rid|cut out |cuts out | merge | merges |merging |instead of |withdraw |withdraws | given up|
 give up | gives up | in place of | rather than | do without | does without |without having to|
so that nobody has to|only once|just once|discontinu|phase out |phases out |retire |retires |
 cancel | cancels |throw away |throws away | need not | needs not | end the | ends the |
without retyping|without printing|without stamping|without copying""")
# ... and before these.
_GOES_EN = table("""\
removed|dropped|disappear|goes away|go away|not needed any|is not needed|are not needed|
unnecessary| falls away| fall away| done away| phased out| thrown away| taken down| any more|
 any longer| becomes one | become one | stops.| ends.| goes.| stops,| ends,| stops;| ends;| goes;|
 stops | ends """)
# What goes is then a trouble and not a step.
_TROUBLES_JA = table("""\
ミス|誤り|間違い|漏れ|待ち|時間|負担|苦情|無駄|むだ|ムダ|手間|滞留|遅れ|不安|混雑|行列|残業|紙|
不便""")
_TROUBLES_EN = table("""\
error|mistake|delay|wait|queue|complaint|burden|paper|overtime|trouble|inconvenience|waste""")
# Paper in general is a trouble, a paper list is a step.
_PAPERS_EN = frozenset(
    table("""\
binder|book|calendar|card|chart|copie|copy|diary|file|folder|form|invoice|ledger|letter|list|log|
map|original|receipt|record|register|report|return|rota|round|schedule|sheet|slip|ticket|timesheet|
trail|version|voucher""")
)
_EASED_JA = ("をなくす", "をなくし", "を無くす", "を無くし", "なくなる", "を省", "不要に")


def steps_stay(solution: Solution) -> bool:
    """Whether before and after are the same, or `after` says that nothing changes."""
    after = _bare(solution.after)
    return bool(after) and (after in _UNCHANGED or after == _bare(solution.before))


def names_what_goes(text: str) -> bool:
    """Whether a statement names a step that goes, and not only a trouble that goes."""
    text = normalise(text)
    if is_japanese(text):
        return any(_goes(text, verb, _TROUBLES_JA) for verb in _GOES_JA if verb in text)
    return _drops_en(f" {text} ")


def _goes(text: str, verb: str, troubles: tuple[str, ...]) -> bool:
    before = text.partition(verb)[0]
    if verb not in _EASED_JA:
        return bool(before)
    return not before.rstrip("がはをも").endswith(troubles)


def _drops_en(text: str) -> bool:
    for verb in _DROPS_EN:
        before, found, after = text.partition(verb)
        if found and not _denied(before) and not _trouble(after.split(), 3):
            return True
    before, _, after = text.partition(" goes")
    if after == " " or (after.startswith((",", " and ")) and "paper" in before.split()[-3:]):
        return True
    for verb in _GOES_EN:
        before, found, _ = text.partition(verb)
        if found and not _denied(before) and not _trouble(before.split()[-2:], 2):
            return True
    return False


def _denied(before: str) -> bool:
    return before.rstrip().endswith((" not", "n't", " never"))


def _trouble(words: list[str], count: int) -> bool:
    """Whether the first words name a trouble; a paper list, book or form is none."""
    for word, after in zip(words[:count], [*words[1 : count + 1], ""], strict=False):
        if word == "paper" and after.strip(".,;:").rstrip("s") in _PAPERS_EN:
            continue
        if any(trouble in word for trouble in _TROUBLES_EN):
            return True
    return False


def _bare(text: str | None) -> str:
    return "".join(filter(str.isalnum, normalise(text or "")))


@rule("S004", "warning", deck=(14, 16))
def no_change_of_procedure(case: Case) -> Iterator[Remark]:
    """Name: digital, and no change of procedure
    名前: 手順の変化が書かれていないデジタルの解決策
    Says: “{words}” is digital, but it is not written yet what changes in the work.
    指摘: 「{words}」はデジタルの解決策ですが、仕事の何が変わるのかがまだ書かれていません。
    Why: Digital is the means. What decides is how the work changes.
    理由: デジタルは手段で、成否を左右するのは変革（手順の変わり方）です。
    Ask: Once it is in use, which step will change or disappear?
    問い: 使い始めると、どの手順が変わる、またはなくなるのでしょうか。
    Write: Write the steps afterwards (`after`) or the rule to review (`rule_challenged`).
    書き方: 見直し後の手順（`after`）か、見直す決まり（`rule_challenged`）を書いてください。

    A digital solution, and nothing on the sheet says what changes in the work.

    A digital solution is never faulted for being digital.

    When: a proposed or adopted solution is digital (`digital: true`, else by its kind), has
    neither `after` nor `rule_challenged`, and its text names no step that goes; at every stage.
    Where S003 already says that the steps stay, S004 keeps quiet.

    デジタルの解決策で、仕事の何が変わるのかが書かれていません。デジタルであること自体を
    指摘するものではありません。

    いつ: 提案・採用のデジタルの解決策（`digital: true`、なければ種類で判断）に、`after` も
    `rule_challenged` もなく、なくなる手順も文に出てこないとき。段階は問いません。
    S003 が出ているときは、S004 は出ません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: Callers ask the same ten questions.
        solutions:
          - id: S1  # <-
            text: Put the questions and answers on the town's chat page.
            causes: [C1]
            kind: new_system
            existing: none in the town; the prefecture has no such page
      +     after: the desk no longer answers the ten questions by telephone in the morning

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 電話での質問の大半が、同じ十項目に集まっている。
        solutions:
          - id: S1  # <-
            text: よくある質問と答えを、町の公式チャットに載せる。
            causes: [C1]
            kind: new_system
            existing: 町にはない。県にも同様のページはない
      +     after: 十項目の質問は、午前の電話当番で受けなくなる
    """
    stays = {one.statement.path[:2] for one in case.labelled("S003") if one.sure}
    for solution in case.sheet.solutions:
        if not solution.is_digital or status_of(solution) not in LIVE:
            continue
        if solution.path in stays or steps_stay(solution):
            continue
        if len(case.missing(solution, ("after", "rule_challenged"))) < 2:
            continue
        if not names_what_goes(solution.text or ""):
            yield remark_on(solution, "after")


@rule("S007", "warning", deck=(52, 60))
def without_owner_or_measure(case: Case) -> Iterator[Remark]:
    """Name: adopted without main owner or measure
    名前: 担当または指標のない採用済みの解決策
    Says: “{words}” is adopted but still lacks: {fields}.
    指摘: 「{words}」は採用されていますが、{fields}がまだ書かれていません。
    Why: Without a main owner nobody begins. Without a measure nobody can tell whether it worked.
    理由: 担当がなければだれも始められず、指標がなければ効果があったかどうかが分かりません。
    Ask: Who is the main owner, and what will show that it worked?
    問い: 担当はだれで、何を見て効果を確かめるのでしょうか。
    Write: Write the main owner (`owner`, one name) and what to count before and after (`measure`).
    書き方: 担当（`owner`。一人）と指標（`measure`。前後で比べるもの）を書いてください。

    A solution is adopted, and nobody is in charge of it or nothing will be measured.

    When: a solution with `status: adopted` lacks `owner` or `measure`; at every stage. One
    finding names both where both are missing.

    採用された解決策に、担当または指標が書かれていません。

    いつ: `status: adopted` の解決策に `owner` か `measure` がないとき（両方ないときも一件）。
    段階は問いません。

    Example (en):
        stage: draft
        causes:
          - id: C1
            text: The form asks for the same address twice.
            status: identified
            evidence: 48 of 62 returned forms lacked the second address
        solutions:
          - id: S1  # <-
            text: Drop the second address from the form.
            causes: [C1]
            kind: process
            effect: high
            effort: low
            owner: Sato, tax section
      +     measure: forms returned a month
            status: adopted
          - id: S2
            text: Staff fill in the second address at the counter.
            causes: [C1]
            kind: process
            status: parked

    Example (ja):
        stage: draft
        causes:
          - id: C1
            text: 様式で同じ住所を二回書かせている。
            status: identified
            evidence: 返送した62件中48件は、二つ目の住所だけが空欄
        solutions:
          - id: S1  # <-
            text: 様式から二つ目の住所欄をなくす。
            causes: [C1]
            kind: process
            effect: high
            effort: low
            owner: 税務課 佐藤
      +     measure: 月あたりの返送件数
            status: adopted
          - id: S2
            text: 二つ目の住所は、窓口で職員が記入する。
            causes: [C1]
            kind: process
            status: parked
    """
    apart: dict[tuple[str, ...], tuple[Text, Text]] = {
        ("owner",): (
            Text("Who is the main owner?", "担当はだれでしょうか。"),
            Text(
                "Write the main owner (`owner`, one name).",
                "担当（`owner`。一人）を書いてください。",
            ),
        ),
        ("measure",): (
            Text("What will show that it worked?", "何を見て効果を確かめるのでしょうか。"),
            Text(
                "Write what to count before and after (`measure`).",
                "指標（`measure`。前後で比べるもの）を書いてください。",
            ),
        ),
    }
    for solution in case.sheet.solutions:
        missing = case.missing(solution, ("owner", "measure"))
        if solution.status == "adopted" and missing:
            told = apart.get(tuple(missing), ())  # of both, the rule's own words
            yield remark_on(solution, missing[0], None, *told, fields=named(solution, missing))
