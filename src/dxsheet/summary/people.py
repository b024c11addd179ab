"""Who takes part and how they work together; which work was chosen; the points to remember."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, owners_of, status_of
from dxsheet.sheet.choices import SKILL
from dxsheet.sheet.nouns import (
    Candidate,
    Communication,
    Content,
    Participant,
    Roles,
    Selection,
    Sheet,
    Stakeholder,
)
from dxsheet.summary.blocks import (
    Block,
    Cell,
    Check,
    Checklist,
    Column,
    Fact,
    Facts,
    Mark,
    Row,
    Section,
    Table,
    filled,
)
from dxsheet.summary.reading import Reading, listing, number_cell

_PEOPLE_TITLE = Text("People and roles", "参加者と役割")
_OTHERS = Text("Other stakeholders", "そのほかの関係者")
_VIEWS = Text("Taking part", "参加者の内訳")
_UNITS_COUNTED = Text("{n} departments", "所属{n}か所")
_PEOPLE = Text("{n} people", "{n}人")
_AT_LEAST = Text(
    "at least {n} people (some numbers are not written)",
    "{n}人以上（人数の記入がないものがあります）",
)
_MISSING_SKILLS = Text("skills still missing: {skills}", "まだ足りない知識・スキル: {skills}")
_MAX = Text("{name} (of {max})", "{name}（{max}点満点）")
_NO_CRITERION = Text("criterion {n} (no name)", "基準{n}（名前なし）")
_CHOSEN = Text("chosen", "選定")
_RISK = Text("What can go wrong", "起こりやすい行き違い")
_COVER = Text("The rule that prevents it", "防ぐ決めごと")
_OMISSION = Text("Information left out", "情報の抜け漏れ")
_DIFFERENCE = Text("Misunderstandings", "認識相違")
_WAITING = Text("Everybody waits for somebody else", "お見合い（互いに相手を待つこと）")
_LABELLED = Text("{label}: {value}", "{label}: {value}")
_SHARED = Text(
    "you have agreed what each message says ({told})", "共有する情報を決めています（{told}）"
)
_NOT_YET = Text("no rule yet", "まだ決めていません")
_ONE_EACH = Text(
    "each of the {n} work items has one main owner", "作業{n}件の全てに、主担当が一人ずついます"
)
_NOT_ONE = Text(
    "work items without one main owner: {ids}", "主担当が一人に決まっていない作業: {ids}"
)
_CHECKLIST_TITLE = Text("Five points to remember", "覚えておきたい五つのこと")
_STATES = {
    "yes": Text("yes", "できています"),
    "partly": Text("partly", "一部できています"),
    "open": Text("not yet", "これからです"),
}

_MEANS = Text("Digital is a means, not an end", "デジタルは手段")
_NO_SOLUTION = Text("there is no solution yet", "解決策はまだありません")
_NO_DIGITAL = Text(
    "no solution that is proposed or adopted is digital",
    "提案・採用している解決策に、デジタルのものはありません",
)
_CHANGES_SAID = Text(
    "every digital solution says what changes",
    "デジタルの解決策の全てに、何を変えるかが書かれています",
)
_CHANGES_MISSING = Text(
    "what changes is not written for {ids}", "何を変えるかが書かれていない解決策: {ids}"
)
_CAUSE_FIRST = Text("Cause first", "まずは課題（原因）の特定から")
_NO_CAUSE = Text(
    "no cause is confirmed by evidence yet",
    "根拠を示して特定した課題（原因）がまだありません",
)
_IDENTIFIED = Text(
    "every problem has a cause that is confirmed by evidence",
    "どの問題にも、根拠を示して特定した課題（原因）があります",
)
_NOT_IDENTIFIED = Text(
    "problems with no cause confirmed by evidence: {ids}",
    "根拠を示して特定した課題（原因）が、まだない問題: {ids}",
)
_TOGETHER = Text("Involve the people", "周囲を巻き込む（共創的アプローチ）")
_NO_PEOPLE = Text("nobody is named yet", "参加者も決める人もまだ書かれていません")
_DECIDERS = Text("those who decide are named", "決める人が書かれています")
_NO_DECIDERS = Text("who decides is not named", "決める人が書かれていません")
_UNITS = Text("the participants come from {n} departments", "参加者の所属は{n}か所です")
_NO_UNITS = Text(
    "the departments of the participants are not written", "参加者の所属は、まだ書かれていません"
)
_ONE_UNIT = Text(
    "the participants come from fewer than two departments", "参加者の所属が、まだ一つ以下です"
)
_WORRIES = Text(
    "no response yet to the worries of {names}", "心配ごとへの対応がまだない関係者: {names}"
)
_VISIBLE = Text("Make communication visible", "コミュニケーションの可視化・情報共有")
_NO_RULES = Text("there are no communication rules yet", "コミュニケーションルールはまだありません")
_RULES = Text("you have agreed how and with whom to share", "手段と範囲が決まっています")
_HALF_RULES = Text("you have not agreed how or with whom to share", "手段か範囲が決まっていません")
_OWNERS = Text("each work item has one main owner", "どの作業にも、主担当が一人ずついます")
_LOOSE = Text(
    "work items without one main owner: {n}", "主担当が一人に決まっていない作業が{n}件あります"
)
_NO_WORK = Text("no work item has a main owner yet", "主担当を決めた作業はまだありません")
_SMALL = Text("Start small", "スモールスタート")
_NO_TRIAL = Text(
    "no trial is planned; a trial is optional",
    "試行の予定はありません（必須ではなく、一つの手段です）",
)
_SIGNS = Text(
    "each trial has a sign of success and a condition to expand",
    "どの試行にも、成功の目安と展開の条件があります",
)
_NO_SIGNS = Text(
    "a sign of success or a condition to expand is missing",
    "成功の目安か展開の条件が書かれていません",
)


def people(read: Reading) -> Section | None:
    """Roles, participants, and how many viewpoints they bring (deck rule 45)."""
    blocks: list[Block] = []
    roles = read.sheet.roles
    facts = read.facts(roles, *Roles.fields) if roles else ()
    people = read.sheet.participants
    if people:
        facts = (*facts, Fact("viewpoints", read.say(_VIEWS), Cell(_viewpoints(read))))
    if facts:
        blocks.append(Facts(facts))
    if people:
        blocks.append(listing(read, "participants", people, tuple(Participant.fields)))
    return Section("people", read.say(_PEOPLE_TITLE), tuple(blocks)) if blocks else None


def stakeholders(read: Reading, *, but_opposed: bool = False) -> Section | None:
    """Whom the change touches, and what is done about their worries (deck rules 33, 34)."""
    items = [
        one for one in read.sheet.stakeholders if not (but_opposed and one.stance == "opposed")
    ]
    if not items:
        return None
    table = listing(read, "stakeholders", items, tuple(Stakeholder.fields))
    others = len(items) < len(read.sheet.stakeholders)
    name = read.say(_OTHERS) if others else read.label(Sheet, "stakeholders")
    return Section("stakeholders", name, (table,))


def _viewpoints(read: Reading) -> str:
    people: tuple[Participant, ...] = read.sheet.participants
    units = {one.unit for one in people if one.unit}
    heads = sum(int(one.count) if one.count else 1 for one in people)
    counted = all(one.count for one in people)
    parts = [read.say(_PEOPLE if counted else _AT_LEAST, n=heads)]
    if units:
        parts.append(read.say(_UNITS_COUNTED, n=len(units)))
    had = {skill for one in people for skill in one.skills}
    missing = [SKILL[one].to(read.lang) for one in SKILL if one not in had]
    if had and missing:
        parts.append(read.say(_MISSING_SKILLS, skills=read.join(missing)))
    return ("、" if read.lang == "ja" else "; ").join(parts)


def selection(read: Reading) -> Section | None:
    """The table of scores, what was chosen and how; None where nothing was selected."""
    selection = read.sheet.selection
    if selection is None:
        return None
    blocks: list[Block] = []
    facts = read.facts(selection, "chosen", "decided_by")
    if facts:
        blocks.append(Facts(facts))
    if selection.candidates or selection.criteria:
        blocks.append(_scores(read, selection))
    if not blocks:
        return None
    return Section("selection", read.label(Sheet, "selection"), tuple(blocks))


def _scores(read: Reading, selection: Selection) -> Table:
    width = max((len(one.scores) for one in selection.candidates), default=0)
    width = max(width, len(selection.criteria))
    names = [_criterion(read, selection, index) for index in range(width)]
    columns = (
        Column("candidate", read.label(Candidate, "name")),
        *(Column(f"score{index}", name, "", "number") for index, name in enumerate(names)),
        Column("total", read.label(Candidate, "total"), "", "number"),
    )
    rows = tuple(_candidate(read, selection, one, width) for one in selection.candidates)
    table = Table("selection", columns, rows)
    return table if not rows or selection.criteria else filled(table)


def _criterion(read: Reading, selection: Selection, index: int) -> str:
    criterion = selection.criteria[index] if index < len(selection.criteria) else None
    name = (criterion.name if criterion else None) or read.say(_NO_CRITERION, n=index + 1)
    if criterion and criterion.max is not None:
        return read.say(_MAX, name=name, max=number_cell(criterion.max).text)
    return name


def _candidate(read: Reading, selection: Selection, candidate: Candidate, width: int) -> Row:
    total = candidate.total
    if total is None and candidate.scores:
        total = sum(candidate.scores)
    scores = [number_cell(one) for one in candidate.scores]
    scores += [Cell()] * (width - len(scores))
    name = candidate.name or ""
    chosen = bool(name) and name == selection.chosen
    mark = Mark("chosen", "yes", read.say(_CHOSEN)) if chosen else None
    last = number_cell(total) if total is not None else Cell()
    return Row((Cell(name, mark=mark), *scores, last), mark)


def communication(read: Reading) -> Section | None:
    """The rules and the three risks; None where no rule is written."""
    rules = read.sheet.communication
    if rules is None:
        return None
    facts = read.facts(rules, "means")
    if rules.content:
        facts += read.facts(rules.content, *Content.fields)
    facts += read.facts(rules, "scope", "exception")
    if not facts:
        return None
    blocks = (Facts(facts), _risks(read, rules))
    return Section("communication", read.label(Sheet, "communication"), blocks)


def _risks(read: Reading, rules: Communication) -> Table:
    """Information left out, different understandings, each waiting for the other (rule 46)."""
    content = rules.content or Content()
    omission = read.facts(rules, "means", "scope") if rules.means and rules.scope else ()
    told = read.join(
        field.label.to(read.lang) for key, field in Content.fields.items() if getattr(content, key)
    )
    difference = Cell(read.say(_SHARED, told=told)) if content.what else None
    columns = (Column("risk", read.say(_RISK)), Column("cover", read.say(_COVER)))
    rows = (
        _risk(read, _OMISSION, _risk_cover(read, omission)),
        _risk(read, _DIFFERENCE, difference or _no_rule(read, read.say(_NOT_YET))),
        _risk(read, _WAITING, _risk_owners(read)),
    )
    return Table("risks", columns, rows)


def _risk(read: Reading, risk: Text, cover: Cell) -> Row:
    return Row((Cell(read.say(risk)), cover), cover.mark)


def _risk_cover(read: Reading, facts: tuple[Fact, ...]) -> Cell:
    if not facts:
        return _no_rule(read, read.say(_NOT_YET))
    parts = [read.say(_LABELLED, label=one.label, value=one.value.text) for one in facts]
    return Cell(" / ".join(parts))


def _risk_owners(read: Reading) -> Cell:
    works = read.sheet.work_items
    if not works:
        return _no_rule(read, read.say(_NOT_YET))
    loose = [one for one in works if len(owners_of(one)) != 1]
    if loose:
        ids = read.join(one.id or read.text(one) for one in loose)
        return _no_rule(read, read.say(_NOT_ONE, ids=ids))
    return Cell(read.say(_ONE_EACH, n=len(works)))


def _no_rule(read: Reading, text: str) -> Cell:
    return Cell(text, mark=Mark("gap", "no_rule", text))


def checklist(read: Reading) -> Section:
    """The five lines, each with its state and why."""
    lines = (_means(read), _cause(read), _together(read), _visible(read), _small(read))
    return Section("checklist", read.say(_CHECKLIST_TITLE), (Checklist(lines),))


def _line(read: Reading, point: Text, state: str, *why: str) -> Check:
    mark = Mark("check", state, read.say(_STATES[state]))
    return Check(read.say(point), mark, read.sentences(why))


def _means(read: Reading) -> Check:
    live = [one for one in read.sheet.solutions if status_of(one) in LIVE]
    digital = [one for one in live if one.is_digital]
    if not live:
        return _line(read, _MEANS, "open", read.say(_NO_SOLUTION))
    if not digital:
        return _line(read, _MEANS, "yes", read.say(_NO_DIGITAL))
    bare = [one for one in digital if not (one.after or one.rule_challenged)]
    if not bare:
        return _line(read, _MEANS, "yes", read.say(_CHANGES_SAID))
    state = "open" if len(bare) == len(digital) else "partly"
    return _line(read, _MEANS, state, read.say(_CHANGES_MISSING, ids=read.names(bare).text))


def _cause(read: Reading) -> Check:
    shown = [one for one in read.sheet.causes if status_of(one) == "identified" and one.evidence]
    if not shown or not read.sheet.problems:
        return _line(read, _CAUSE_FIRST, "open", read.say(_NO_CAUSE))
    bare = [
        one
        for one in read.sheet.problems
        if not any(cause in shown for cause in read.chain.causes_of(one))
    ]
    if not bare:
        return _line(read, _CAUSE_FIRST, "yes", read.say(_IDENTIFIED))
    return _line(read, _CAUSE_FIRST, "partly", read.say(_NOT_IDENTIFIED, ids=read.names(bare).text))


def _together(read: Reading) -> Check:
    sheet = read.sheet
    deciders = bool(sheet.roles and sheet.roles.decide)
    if not sheet.participants and not deciders:
        return _line(read, _TOGETHER, "open", read.say(_NO_PEOPLE))
    units = len({one.unit for one in sheet.participants if one.unit})
    worried = [
        one.name or ""
        for one in sheet.stakeholders
        if one.stance in ("indifferent", "opposed") and not one.response
    ]
    why = [
        read.say(_DECIDERS if deciders else _NO_DECIDERS),
        read.say(_UNITS, n=units) if units > 1 else read.say(_ONE_UNIT if units else _NO_UNITS),
    ]
    if worried:
        why.append(read.say(_WORRIES, names=read.join(worried)))
    state = "yes" if deciders and units > 1 and not worried else "partly"
    return _line(read, _TOGETHER, state, *why)


def _visible(read: Reading) -> Check:
    rules, works = read.sheet.communication, read.sheet.work_items
    if not rules and not works:
        return _line(read, _VISIBLE, "open", read.say(_NO_RULES))
    settled = bool(rules and rules.means and rules.scope)
    loose = [one for one in works if len(owners_of(one)) != 1]
    why = [read.say(_RULES if settled else _HALF_RULES if rules else _NO_RULES)]
    if not works:
        why.append(read.say(_NO_WORK))
    else:
        why.append(read.say(_LOOSE, n=len(loose)) if loose else read.say(_OWNERS))
    state = "yes" if settled and works and not loose else "partly"
    return _line(read, _VISIBLE, state, *why)


def _small(read: Reading) -> Check:
    trials = read.sheet.small_start
    if not trials:
        return _line(read, _SMALL, "open", read.say(_NO_TRIAL))
    signs = all(one.success_sign and one.expansion_condition for one in trials)
    return _line(
        read, _SMALL, "yes" if signs else "partly", read.say(_SIGNS if signs else _NO_SIGNS)
    )
