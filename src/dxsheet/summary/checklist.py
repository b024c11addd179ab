"""The five points to remember, and how this sheet stands on each (deck rule 63)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.summary.blocks import Check, Checklist, Mark, Section
from dxsheet.summary.reading import Reading

_TITLE = Text("Five points to remember", "覚えておきたい5つのこと")
_STATES = {
    "yes": Text("yes", "できています"),
    "partly": Text("partly", "一部できています"),
    "open": Text("not yet", "これからです"),
}

_MEANS = Text("Digital is a means", "デジタルは手段")
_NO_SOLUTION = Text("there is no solution yet", "解決策はまだありません")
_NO_DIGITAL = Text("no digital solution is planned", "デジタルの解決策は選んでいません")
_CHANGES_SAID = Text(
    "every digital solution says what changes",
    "デジタルの解決策は、どれも何を変えるかが書かれています",
)
_CHANGES_MISSING = Text(
    "what changes is not written for {ids}", "何を変えるかが書かれていない解決策: {ids}"
)
_CAUSE_FIRST = Text("Cause first", "まずは課題（原因）の特定から")
_NO_CAUSE = Text(
    "no cause is identified with evidence yet",
    "根拠を示して特定した課題（原因）がまだありません",
)
_IDENTIFIED = Text(
    "every problem has an identified cause with evidence",
    "どの問題にも、根拠のある特定済みの課題（原因）があります",
)
_NOT_IDENTIFIED = Text(
    "no cause identified with evidence for {ids}",
    "根拠のある課題（原因）を特定していない問題: {ids}",
)
_TOGETHER = Text("Involve the people", "周囲を巻き込む（共創的アプローチ）")
_NO_PEOPLE = Text("nobody is named yet", "参加者も決める人もまだ書かれていません")
_DECIDERS = Text("those who decide are named", "決める人が書かれています")
_NO_DECIDERS = Text("who decides is not named", "決める人が書かれていません")
_UNITS = Text("{n} units take part", "{n}つの所属が参加しています")
_ONE_UNIT = Text("fewer than two units take part", "参加している所属が1つ以下です")
_WORRIES = Text(
    "no response yet to the worries of {names}", "心配ごとへの対応がまだない関係者: {names}"
)
_VISIBLE = Text("Make communication visible", "コミュニケーションの可視化・情報共有")
_NO_RULES = Text("there are no communication rules yet", "コミュニケーションルールはまだありません")
_RULES = Text("means and scope are settled", "手段と範囲が決まっています")
_HALF_RULES = Text("means or scope is not settled", "手段か範囲が決まっていません")
_OWNERS = Text("each work item has one main owner", "どの作業にも主担当が1人います")
_LOOSE = Text(
    "work items without one main owner: {n}", "主担当が1人に決まっていない作業が{n}件あります"
)
_NO_WORK = Text("no work item has an owner yet", "主担当を決めた作業はまだありません")
_SMALL = Text("Start small", "スモールスタート")
_NO_TRIAL = Text(
    "none planned; it is one option, not a duty", "予定はありません（必須ではなく、一つの手段です）"
)
_SIGNS = Text(
    "each stage has a sign of success and a condition to expand",
    "どの段階にも成功の目安と展開の条件があります",
)
_NO_SIGNS = Text(
    "a sign of success or a condition to expand is missing",
    "成功の目安か展開の条件が書かれていません",
)


def section(read: Reading) -> Section:
    """The five lines, each with its state and why."""
    lines = (_means(read), _cause(read), _together(read), _visible(read), _small(read))
    return Section("checklist", read.say(_TITLE), (Checklist(lines),))


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
        read.say(_UNITS, n=units) if units > 1 else read.say(_ONE_UNIT),
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
    loose = [one for one in works if len(one.main_owners) != 1]
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
