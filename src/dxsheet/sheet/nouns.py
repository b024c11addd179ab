"""The nouns of the method: what stands on a sheet, in the order the file has (design: contract)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.choices import (
    CAUSE_STATUS,
    DECISION,
    DIGITAL_KINDS,
    KIND,
    LANGUAGE,
    LEVEL,
    PART,
    SKILL,
    SOLUTION_STATUS,
    STAGE,
    STANCE,
    TRIAL_STATUS,
)
from dxsheet.sheet.fields import (
    Noun,
    amount,
    choice,
    choices,
    day,
    flag,
    identifier,
    ids,
    item,
    items,
    number,
    numbers,
    ref,
    refs,
    several,
    version,
    words,
)

FORMAT_VERSIONS = (1,)


class Organisation(Noun):
    """The office that owns the sheet."""

    code = words(
        Text("code", "団体コード"),
        Text("organisation code, text: zeros kept", "団体コード（文字列。先頭の0を保つ）"),
    )
    name = words(Text("name", "団体名"))


class Participant(Noun):
    """Somebody, or a group of one kind, in the room (deck rules 22, 23, 37, 40)."""

    name = words(Text("name", "名前"))
    unit = words(Text("unit", "所属"))
    count = number(Text("how many", "人数"))
    part = choice(
        Text("part", "関わり方"),
        PART,
        Text("decides, offers, facilitates or watches", "決める・出す・進める・見る"),
    )
    skills = choices(Text("skills", "知識・スキル"), SKILL)
    load = words(
        Text("load", "負担"), Text("the time asked of them", "お願いする時間（例: 週1時間まで）")
    )


class Roles(Noun):
    """Who decides, who serves, who stands behind it (deck rules 20, 40, 42, 43)."""

    decide = several(
        Text("decide", "決める人"), Text("those who do the work decide", "業務をする人が決めます")
    )
    facilitate = several(
        Text("facilitate", "進める人"), Text("serve and do not decide", "進行・整理をする人")
    )
    sponsor = words(Text("sponsor", "後ろ盾"))


class Problem(Noun):
    """A gap between what is and what is wanted, seen by somebody (deck rule 24)."""

    id = identifier("P")
    text = words(
        Text("problem", "発生している問題"),
        Text("who, where, what, how much", "だれが、どこで、何が、どのくらい"),
    )
    affected = words(
        Text("who is affected", "困っている人"),
        Text("residents, businesses, staff", "住民・事業者・職員"),
    )
    current = words(Text("current state", "現状"))
    wanted = words(Text("wanted state", "あるべき姿"))
    amount = words(Text("how much", "程度"))
    evidence = words(
        Text("evidence", "根拠"),
        Text("what was seen, counted or said", "見たこと・数えたこと・聞いたこと"),
    )
    raised_by = words(Text("raised by", "出した人"))


class Cause(Noun):
    """A candidate cause of a problem, 課題（原因） (deck rules 24 to 27)."""

    id = identifier("C")
    text = words(Text("cause", "課題（原因）"))
    problems = refs(
        Text("of problem", "どの問題の"),
        "problems",
        Text("may be left out where the sheet has one problem", "問題が一つのときは省略できます"),
    )
    why = several(Text("why", "なぜ"), Text("outermost first", "外側から順に"))
    status = choice(Text("status", "状態"), CAUSE_STATUS)
    evidence = words(Text("evidence", "根拠"))
    reason = words(
        Text("reason", "理由"),
        Text(
            "of a rejection, or of choosing no solution", "棄却した理由、または解決策を選ばない理由"
        ),
    )
    controllable = flag(Text("ours to change", "自分たちで変えられるか"))
    raised_by = words(Text("raised by", "出した人"))


class Solution(Noun):
    """What answers one or more causes; digital is one means among others (deck rules 13 to 17)."""

    id = identifier("S")
    text = words(Text("solution", "解決策"))
    causes = refs(Text("answers cause", "対応する課題（原因）"), "causes")
    digital = flag(
        Text("digital", "デジタル"), Text("else told by kind", "書かなければ種類で決まります")
    )
    kind = choice(Text("kind", "種類"), KIND)
    before = words(Text("steps before", "手順の前"))
    after = words(Text("steps after", "手順の後"))
    rule_challenged = words(Text("rule challenged", "見直す決まり"))
    existing = words(
        Text("what exists already", "既にあるもの"),
        Text("elsewhere, shared or bought", "他部署・共通基盤・購入済みのもの"),
    )
    effect = choice(Text("effect", "効果"), LEVEL)
    effect_spread = words(
        Text("effect scores", "効果の点数の幅"),
        Text("lowest and highest, as 2-5; written by collect", "2-5 のように。collect が書きます"),
    )
    effect_people = number(Text("people who scored effect", "効果を採点した人数"))
    effort = choice(Text("effort", "手間"), LEVEL)
    effort_spread = words(
        Text("effort scores", "手間の点数の幅"),
        Text("lowest and highest, as 1-3; written by collect", "1-3 のように。collect が書きます"),
    )
    effort_people = number(Text("people who scored effort", "手間を採点した人数"))
    cost = words(Text("cost", "費用"))
    owner = words(Text("owner", "担当"))
    measure = words(Text("measure", "指標"))
    status = choice(Text("status", "状態"), SOLUTION_STATUS)
    reason = words(Text("reason", "理由"))

    @property
    def is_digital(self) -> bool:
        """As said, else as the kind says."""
        return self.kind in DIGITAL_KINDS if self.digital is None else self.digital


class Idea(Noun):
    """A solution said too early, kept for later: アイデア置き場 (deck rule 31)."""

    id = identifier("I")
    text = words(Text("idea", "アイデア"))
    parked_from = ref(Text("parked from", "どこで出たか"), "*")
    became = ref(Text("became", "なった解決策"), "solutions")


class Stakeholder(Noun):
    """Somebody the change touches, and what is done about the worry (deck rules 33, 34)."""

    name = words(Text("name", "名前"))
    stance = choice(Text("stance", "姿勢"), STANCE)
    concern = words(Text("concern", "心配ごと"))
    response = words(Text("response", "対応"))


class Criterion(Noun):
    """What the work to review is chosen by (deck rule 41)."""

    name = words(Text("criterion", "基準"))
    max = number(Text("highest score", "満点"))


class Candidate(Noun):
    """A piece of work that could be reviewed, with its scores in the order of the criteria."""

    name = words(Text("candidate", "候補"))
    scores = numbers(Text("scores", "点数"))
    total = number(Text("total", "合計"))


class Selection(Noun):
    """Which work is reviewed, and by what criteria (deck rules 41, 42)."""

    criteria = items(Criterion, Text("criteria", "選定基準"))
    candidates = items(Candidate, Text("candidates", "候補"))
    chosen = words(Text("chosen", "選んだ業務"))
    decided_by = words(Text("decided by", "決め方"))


class Content(Noun):
    """What is shared, 5W1H (deck rule 48)."""

    who = words(Text("who", "だれが"))
    what = words(Text("what", "何を"))
    when = words(Text("when", "いつ"))
    where = words(Text("where", "どこで"))
    why = words(Text("why", "なぜ"))
    how = words(Text("how", "どのように"))


class Communication(Noun):
    """How people talk to each other while it goes on (deck rules 46 to 51)."""

    means = words(Text("means", "手段"))
    content = item(Content, Text("what is shared (5W1H)", "共有する情報（5W1H）"))
    scope = words(Text("scope", "範囲"))
    exception = words(Text("when urgent", "急ぎのとき"))


class WorkItem(Noun):
    """A piece of work with exactly one main owner (deck rule 52)."""

    id = identifier("W")
    text = words(Text("work", "作業"))
    solution = ref(Text("for solution", "どの解決策の"), "solutions")
    cause = ref(
        Text("looks at cause", "確かめる課題（原因）"),
        "causes",
        Text("who looks whether it holds", "課題（原因）が本当かどうかを見る作業のとき"),
    )
    main_owners = several(Text("main owner", "主担当"), Text("exactly one name", "ちょうど一人"))
    stand_in = words(Text("stand-in", "代わり"))
    due = day(Text("due", "期限"))
    done = flag(Text("done", "完了"))


class Decision(Noun):
    """What was decided, when and by whom (deck rule 51)."""

    date = day(Text("date", "日付"))
    text = words(Text("decision", "決定事項"))
    by = words(Text("by", "決めた人"))


class SmallStart(Noun):
    """One stage of a small start (deck rules 54 to 60)."""

    id = identifier("T")
    units = words(Text("part of the organisation", "組織"))
    work = words(Text("part of the work", "業務"))
    budget = words(Text("budget", "予算"))
    period = words(Text("period", "期間"))
    risk = words(Text("risk", "リスク"))
    way_back = words(Text("way back", "戻し方"))
    affected = words(Text("people affected", "影響を受ける人"))
    change = words(Text("degree of change", "変化の度合い"))
    success_sign = words(Text("sign of success", "成功の目安"))
    expansion_condition = words(Text("condition to expand", "展開の条件"))
    status = choice(Text("status", "状態"), TRIAL_STATUS)


class Outcome(Noun):
    """What came out, against what was before (deck rule 60)."""

    measure = words(Text("measure", "指標"))
    unit = words(Text("unit", "単位"))
    baseline = amount(Text("before", "実施前"))
    wanted = amount(Text("wanted", "目標"))
    result = amount(Text("result", "結果"))
    trial = ref(Text("of trial", "どの試行の"), "small_start")
    decision = choice(Text("decision", "判断"), DECISION)
    note = words(Text("note", "メモ"))


class Kept(Noun):
    """A finding that the people kept, with their reason: 了承."""

    rule = words(Text("finding", "指摘"))
    at = words(Text("at", "場所"))
    reason = words(Text("reason", "理由"))


class Sheet(Noun):
    """One worksheet: a problem with evidence, its causes, and the solutions that answer them."""

    dxsheet = version(Text("format version", "書式の版"))
    id = words(
        Text("sheet id", "シート番号"),
        Text("made once, random, kept across renames", "一度だけ作る番号。改名しても変わりません"),
    )
    title = words(Text("title", "題名"), required=True)
    organisation = item(Organisation, Text("organisation", "団体"))
    language = choice(Text("language", "言語"), LANGUAGE)
    date = day(Text("date", "日付"))
    stage = choice(Text("stage", "段階"), STAGE)
    background = words(Text("background", "背景"))
    purpose = words(
        Text("purpose", "目的"),
        Text("what is gained, apart from the means", "手段とは別に、何を得るか"),
    )
    reflection = words(
        Text("look back", "振り返り"),
        Text("has your own work changed?", "自分の組織・業務は変化したか"),
    )
    review_date = day(Text("review date", "見直し日"))
    participants = items(Participant, Text("participants", "参加者"))
    roles = item(Roles, Text("roles", "役割"))
    problems = items(Problem, Text("problems", "発生している問題"))
    causes = items(Cause, Text("causes", "課題（原因）"))
    solutions = items(Solution, Text("solutions", "解決策"))
    ideas = items(Idea, Text("parked ideas", "アイデア置き場"))
    stakeholders = items(Stakeholder, Text("stakeholders", "関係者"))
    selection = item(Selection, Text("choice of the work", "対象業務の選定"))
    communication = item(Communication, Text("communication rules", "コミュニケーションルール"))
    work_items = items(WorkItem, Text("work items", "作業"))
    decisions = items(Decision, Text("decisions", "決定事項"))
    small_start = items(SmallStart, Text("small start", "スモールスタート"))
    outcomes = items(Outcome, Text("outcomes", "結果"))
    kept = items(Kept, Text("findings kept", "了承"))
    retired = ids(
        Text("retired ids", "欠番"),
        Text("taken out and not given again", "取り除いた番号。もう付けません"),
    )


# Which list an id belongs to, by its customary letter.
LISTS = {
    "P": "problems",
    "C": "causes",
    "S": "solutions",
    "I": "ideas",
    "W": "work_items",
    "T": "small_start",
}


def noun_at(path: tuple[str | int, ...]) -> type[Noun] | None:
    """The noun that stands at a path of the file, None where a plain value stands or nothing."""
    noun: type[Noun] | None = Sheet
    for part in path:
        if isinstance(part, int):
            continue
        field = noun.fields.get(part) if noun else None
        noun = field.noun if field else None
    return noun


def key_order(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The order of keys in the mapping at a path; empty where the format knows none."""
    noun = noun_at(path)
    return tuple(noun.fields) if noun else ()
