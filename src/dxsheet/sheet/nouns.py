"""The nouns of the method: what stands on a sheet, in the order the file has (design: contract)."""

from dxsheet.lang import Text
from dxsheet.sheet.choices import (
    DIGITAL_KINDS,
    CauseStatus,
    Language,
    Level,
    Means,
    Part,
    Skills,
    SolutionStatus,
    Stage,
    Stance,
    TrialStatus,
    Verdict,
)
from dxsheet.sheet.fields import (
    Amount,
    Date,
    Flag,
    Id,
    Item,
    Items,
    Noun,
    Number,
    Numbers,
    Refs,
    Texts,
    Title,
    Version,
    Words,
    field,
    identifier,
    listing,
)


class Organisation(Noun, ja="シートを作った団体"):
    """The office that owns the sheet."""

    code: Words = field(
        Text("code", "団体コード"),
        Text("organisation code, text: zeros kept", "団体コード（文字列。先頭の0を保つ）"),
    )
    name: Words = field(Text("name", "団体名"))


class Participant(Noun, ja="参加者。一人、または同じ立場の人たち"):
    """Somebody, or a group of one kind, in the room (deck rules 22, 23, 37, 40)."""

    name: Words = field(Text("name", "名前"))
    unit: Words = field(Text("department", "所属"))
    count: Number = field(Text("how many", "人数"))
    part: Part = field(
        Text("role", "関わり方"),
        Text("decides, brings ideas, facilitates or observes", "決める・案を出す・進行する・見る"),
    )
    skills: Skills = listing(Text("skills", "知識・スキル"))
    load: Words = field(
        Text("time needed", "お願いする時間"),
        Text("such as: up to one hour a week", "例: 週1時間まで"),
    )


class Roles(Noun, ja="決める人、進行役、後ろ盾"):
    """Who decides, who serves, who stands behind it (deck rules 20, 40, 42, 43)."""

    decide: Texts = listing(
        Text("who decides", "決める人"),
        Text("those who do the work decide", "業務をする人が決めます"),
    )
    facilitate: Texts = listing(
        Text("facilitator", "進行役"),
        Text("leads the meeting, sorts, does not decide", "進行・整理をし、決定はしない人"),
    )
    sponsor: Words = field(Text("sponsor", "後ろ盾"))


class Problem(Noun, ja="発生している問題。現状とあるべき姿の差で、だれかが見たもの"):
    """A gap between what is and what is wanted, seen by somebody (deck rule 24)."""

    id: Id = identifier("P")
    text: Words = field(
        Text("problem", "発生している問題"),
        Text("who, where, what, how much", "だれが、どこで、何が、どのくらい"),
    )
    affected: Words = field(
        Text("who is affected", "困っている人"),
        Text("residents, businesses, staff", "住民・事業者・職員"),
    )
    current: Words = field(Text("how it is now", "現状"))
    wanted: Words = field(Text("how it should be", "あるべき姿"))
    amount: Words = field(Text("how much", "程度"))
    evidence: Words = field(
        Text("evidence", "根拠"),
        Text("what was seen, counted or said", "見たこと・数えたこと・聞いたこと"),
    )
    raised_by: Words = field(Text("raised by", "挙げた人"))


class Cause(Noun, ja="問題の課題（原因）の候補"):
    """A candidate cause of a problem, 課題（原因） (deck rules 24 to 27)."""

    id: Id = identifier("C")
    text: Words = field(Text("cause", "課題（原因）"))
    problems: Refs = listing(
        Text("problems it causes", "対応する問題"),
        Text("may be left out where the sheet has one problem", "問題が一つのときは省略できます"),
        target="problems",
    )
    why: Texts = listing(
        Text("why", "なぜ"), Text("the most direct reason first", "直接の理由から順に")
    )
    status: CauseStatus = field(Text("status", "状態"))
    evidence: Words = field(Text("evidence", "根拠"))
    reason: Words = field(
        Text("reason", "理由"),
        Text(
            "for ruling it out, or for having no solution",
            "棄却した理由、または解決策を立てない理由",
        ),
    )
    controllable: Flag = field(Text("we can change it ourselves", "自分たちで変えられるか"))
    raised_by: Words = field(Text("raised by", "挙げた人"))


class Solution(Noun, ja="課題（原因）に対応する解決策。デジタルは手段の一つ"):
    """What answers one or more causes; digital is one means among others (deck rules 13 to 17)."""

    id: Id = identifier("S")
    text: Words = field(Text("solution", "解決策"))
    causes: Refs = listing(Text("causes it addresses", "対応する課題（原因）"), target="causes")
    digital: Flag = field(
        Text("digital", "デジタル"),
        Text("if left out, the kind decides", "書かなければ種類で決まります"),
    )
    kind: Means = field(Text("kind", "種類"))
    before: Words = field(Text("steps today", "今の手順"))
    after: Words = field(Text("steps afterwards", "見直し後の手順"))
    rule_challenged: Words = field(Text("rule to review", "見直す決まり"))
    existing: Words = field(
        Text("what already exists", "既にあるもの"),
        Text("elsewhere, shared or already bought", "他部署・共通基盤・購入済みのもの"),
    )
    effect: Level = field(Text("effect", "効果"))
    effect_spread: Words = field(
        Text("effect scores", "効果の点数の幅"),
        Text(
            "lowest and highest, such as 2-5; written by collect", "例: 2-5（collect が書きます）"
        ),
    )
    effect_people: Number = field(
        Text("number of people who scored the effect", "効果を採点した人数")
    )
    effort: Level = field(Text("effort", "手間"))
    effort_spread: Words = field(
        Text("effort scores", "手間の点数の幅"),
        Text(
            "lowest and highest, such as 1-3; written by collect", "例: 1-3（collect が書きます）"
        ),
    )
    effort_people: Number = field(
        Text("number of people who scored the effort", "手間を採点した人数")
    )
    cost: Words = field(Text("cost", "費用"))
    owner: Words = field(Text("main owner", "担当"))
    measure: Words = field(Text("measure", "指標"))
    status: SolutionStatus = field(Text("status", "状態"))
    reason: Words = field(Text("reason", "理由"))

    @property
    def is_digital(self) -> bool:
        """As said, else as the kind says."""
        return self.kind in DIGITAL_KINDS if self.digital is None else self.digital


class Idea(Noun, ja="早く出た解決策の置き場（アイデア置き場）"):
    """A solution said too early, kept for later: アイデア置き場 (deck rule 31)."""

    id: Id = identifier("I")
    text: Words = field(Text("idea", "アイデア"))
    parked_from: Words = field(Text("where it came up", "どこで出たか"), target="*")
    became: Words = field(
        Text("solution it became", "このアイデアから生まれた解決策"), target="solutions"
    )


class Stakeholder(Noun, ja="変わることの影響を受ける人と、その心配ごとへの対応"):
    """Somebody the change touches, and what is done about the worry (deck rules 33, 34)."""

    name: Words = field(Text("name", "名前"))
    stance: Stance = field(Text("stance", "受け止め方"))
    concern: Words = field(Text("worry", "心配ごと"))
    response: Words = field(Text("response", "対応"))


class Criterion(Noun, ja="見直す業務を選ぶ基準"):
    """What the work to review is chosen by (deck rule 41)."""

    name: Words = field(Text("criterion", "基準"))
    max: Number = field(Text("highest score", "満点"))


class Candidate(Noun, ja="見直す業務の候補。点数は基準の順"):
    """A piece of work that could be reviewed, with its scores in the order of the criteria."""

    name: Words = field(Text("candidate", "候補"))
    scores: Numbers = listing(Text("scores", "点数"))
    total: Number = field(Text("total", "合計"))


class Selection(Noun, ja="どの業務を、どんな基準で選ぶか"):
    """Which work is reviewed, and by what criteria (deck rules 41, 42)."""

    criteria: Items[Criterion] = listing(Text("criteria", "選定基準"))
    candidates: Items[Candidate] = listing(Text("candidates", "候補"))
    chosen: Words = field(Text("chosen work", "選んだ業務"))
    decided_by: Words = field(Text("how it was decided", "決め方"))


class Content(Noun, ja="共有する情報（5W1H）"):
    """What is shared, 5W1H (deck rule 48)."""

    who: Words = field(Text("who", "だれが"))
    what: Words = field(Text("what", "何を"))
    when: Words = field(Text("when", "いつ"))
    where: Words = field(Text("where", "どこで"))
    why: Words = field(Text("why", "なぜ"))
    how: Words = field(Text("how", "どのように"))


class Communication(Noun, ja="進めている間の情報共有の決まり"):
    """How people talk to each other while it goes on (deck rules 46 to 51)."""

    means: Words = field(Text("channel", "手段"))
    content: Item[Content] = field(Text("what is shared (5W1H)", "共有する情報（5W1H）"))
    scope: Words = field(Text("shared with", "範囲"))
    exception: Words = field(Text("when it is urgent", "急ぎのとき"))


class WorkItem(Noun, ja="作業。主担当は一人"):
    """A piece of work with exactly one main owner (deck rule 52)."""

    id: Id = identifier("W")
    text: Words = field(Text("work", "作業"))
    solution: Words = field(Text("solution it is for", "対応する解決策"), target="solutions")
    cause: Words = field(
        Text("cause it checks", "確かめる課題（原因）"),
        Text("where the work is to check a cause", "課題（原因）かどうかを確かめる作業のとき"),
        target="causes",
    )
    main_owners: Texts = listing(Text("main owner", "主担当"), Text("one name only", "一人だけ"))
    stand_in: Words = field(Text("stand-in", "代わりの人"))
    due: Date = field(Text("due", "期限"))
    done: Flag = field(Text("done", "完了"))


class Decision(Noun, ja="いつ、だれが、何を決めたか"):
    """What was decided, when and by whom (deck rule 51)."""

    date: Date = field(Text("date", "日付"))
    text: Words = field(Text("decision", "決定事項"))
    by: Words = field(Text("by", "決めた人"))


class SmallStart(Noun, ja="試行（スモールスタートで実際に試すこと）"):
    """A trial, what a small start is carried out as (deck rules 54 to 60)."""

    id: Id = identifier("T")
    units: Words = field(Text("where", "組織"))
    work: Words = field(Text("work covered", "業務"))
    budget: Words = field(Text("budget", "予算"))
    period: Words = field(Text("period", "期間"))
    risk: Words = field(Text("risk", "リスク"))
    way_back: Words = field(Text("how to go back", "戻し方"))
    affected: Words = field(Text("people affected", "影響を受ける人"))
    change: Words = field(Text("what changes for them", "変化の度合い"))
    success_sign: Words = field(Text("sign of success", "成功の目安"))
    expansion_condition: Words = field(Text("condition to expand", "展開の条件"))
    status: TrialStatus = field(Text("status", "状態"))


class Outcome(Noun, ja="実施前と比べた結果"):
    """What came out, against what was before (deck rule 60)."""

    measure: Words = field(Text("measure", "指標"))
    unit: Words = field(Text("unit", "単位"))
    baseline: Amount = field(Text("before", "実施前"))
    wanted: Amount = field(Text("goal", "目標"))
    result: Amount = field(Text("result", "結果"))
    trial: Words = field(Text("trial it comes from", "対応する試行"), target="small_start")
    decision: Verdict = field(Text("decision", "判断"))
    note: Words = field(Text("note", "メモ"))


class Kept(Noun, ja="残した指摘と、その理由"):
    """A finding that the people kept, with their reason."""

    rule: Words = field(Text("finding", "指摘"))
    at: Words = field(Text("place", "場所"))
    reason: Words = field(Text("reason", "理由"))


class Sheet(Noun, ja="一枚のシート: 根拠のある問題と、その課題（原因）、それに対応する解決策"):
    """One worksheet: a problem with evidence, its causes, and the solutions that answer them."""

    dxsheet: Version = field(Text("format version", "書式のバージョン"), required=True)
    id: Words = field(
        Text("sheet id", "シートID"),
        Text(
            "made once at random; stays when renamed",
            "一度だけ作られる番号。改名しても変わりません",
        ),
    )
    title: Title = field(Text("title", "題名"), required=True)
    organisation: Item[Organisation] = field(Text("organisation", "組織名（団体・機関）"))
    language: Language = field(Text("language", "言語"))
    date: Date = field(Text("date", "日付"))
    stage: Stage = field(Text("stage", "段階"))
    background: Words = field(Text("background", "背景"))
    purpose: Words = field(
        Text("purpose", "目的"),
        Text("what is gained, apart from the means", "手段とは別に、得られるもの"),
    )
    reflection: Words = field(
        Text("what has changed and what has not", "これまでの変化"),
        Text("has your own work changed?", "自分の組織・業務は変化したか"),
    )
    review_date: Date = field(Text("review date", "次回確認日"))
    participants: Items[Participant] = listing(Text("participants", "参加者"))
    roles: Item[Roles] = field(Text("roles", "役割"))
    problems: Items[Problem] = listing(Text("problems", "発生している問題"))
    causes: Items[Cause] = listing(Text("causes", "課題（原因）"))
    solutions: Items[Solution] = listing(Text("solutions", "解決策"))
    ideas: Items[Idea] = listing(Text("parked ideas", "アイデア置き場"))
    stakeholders: Items[Stakeholder] = listing(Text("stakeholders", "関係者"))
    selection: Item[Selection] = field(Text("choice of work", "対象業務の選定"))
    communication: Item[Communication] = field(
        Text("communication rules", "コミュニケーションルール")
    )
    work_items: Items[WorkItem] = listing(Text("work items", "作業"))
    decisions: Items[Decision] = listing(Text("decisions", "決定事項"))
    small_start: Items[SmallStart] = listing(Text("trials (small start)", "スモールスタート"))
    outcomes: Items[Outcome] = listing(Text("outcomes", "結果"))
    kept: Items[Kept] = listing(Text("kept findings", "残した指摘"))
    retired: Refs = listing(
        Text("retired ids", "欠番"),
        Text(
            "of items that were removed; not used again",
            "削除した項目の番号（再び使うことはありません）",
        ),
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
