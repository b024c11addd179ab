"""What is to be decided, and what is to be checked: each asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.sheet.chain import owners_of, status_of
from dxsheet.sheet.nouns import Cause, Solution
from dxsheet.summary import gaps
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Cuts,
    Fact,
    Mark,
    Paragraph,
    Section,
)
from dxsheet.summary.front import adopted_only, is_empty
from dxsheet.summary.gaps import name_of
from dxsheet.summary.headline import measures
from dxsheet.summary.reading import Reading, without_keys
from dxsheet.summary.work import late, trials_wanted
from dxsheet.yamlfile import path_text

WANTED = Text("To decide today", "今日決めること")
_ADOPT = Text("Adopt “{text}”?", "「{text}」を採用するか")
_CHOOSE = Text(
    "Which work will be reviewed ({names})?", "どの業務を見直しの対象にするか（{names}）"
)
_REVIEW = Text(
    "The review date has passed. When will the next review be?",
    "次回確認日を過ぎたので、次をいつにするか",
)
_NONE = Text("Nothing", "なし")
_LOOKED_FOR = Text("no proposal or trial awaits a decision", "提案も、判断待ちの試行もありません")
_NOT_READY = Text(
    "{ids}: proposed, and the cause is not confirmed yet",
    "{ids} は提案中で、課題（原因）がまだ特定されていません",
)
_ANSWERS = Text("Causes it addresses", "対応する課題（原因）")
_MORE = Text("{n} more on the next page", "ほかに{n}件（次のページ）")

QUESTIONS = Text("To check", "確かめること")
_VERIFY = Text(
    "Is “{text}” a cause? What would confirm it?",
    "「{text}」は原因でしょうか。何を見れば確かめられますか",
)
_ASKS = {
    gaps.PROBLEM_WITHOUT_CAUSE: Text(
        "What could cause “{text}”?", "「{text}」の課題（原因）として、何が考えられますか"
    ),
    gaps.CAUSE_WITHOUT_PROBLEM: Text(
        "Which problem does “{text}” cause?", "「{text}」は、どの問題の原因でしょうか"
    ),
    gaps.CAUSE_WITHOUT_SOLUTION: Text(
        "What could be done about “{text}”, or why is nothing done?",
        "「{text}」には、どの解決策で対応しますか。しない場合は、その理由は何でしょうか",
    ),
    gaps.CAUSE_REJECTED: Text(
        "What evidence ruled out “{text}”?",
        "「{text}」を棄却した理由は何でしょうか",
    ),
    gaps.SOLUTION_WITHOUT_CAUSE: Text(
        "Which cause does “{text}” address?",
        "「{text}」は、どの課題（原因）に対応するものでしょうか",
    ),
}
_PARKED = Text(
    "All solutions of “{text}” were parked or dropped: what else could be done, or why is "
    "nothing done?",
    "「{text}」の解決策は見送りか不採用になりました。ほかに、どの解決策で対応しますか。"
    "しない場合は、その理由は何でしょうか",
)
# The rule that asks the same of the same item: it is asked once.
_SAME_RULE = {
    gaps.CAUSE_WITHOUT_PROBLEM: "C010",
    gaps.CAUSE_WITHOUT_SOLUTION: "C008",
    gaps.CAUSE_REJECTED: "C006",
    gaps.SOLUTION_WITHOUT_CAUSE: "S001",
}
_OVERDUE = Text(
    "Overdue: {names}. Done? If not, what is the new date?",
    "期限を過ぎた作業（{names}）は終わりましたか。まだなら、いつ終わりますか",
)
_OWNER = Text("Who is the main owner of “{text}”?", "「{text}」の担当はどなたでしょうか")
_ONE_OWNER = Text(
    "Who is the only main owner of “{text}”?",
    "「{text}」の主担当をお一人に決めるなら、どなたでしょうか",
)
_SAME_WORDS = Text(
    "{ids} is worded like {adopted}, which is adopted. Is it the same?",
    "{ids}は、採用済みの{adopted}と同じ文です。同じ解決策ですか",
)
_NOT_MEASURED = Text(
    "{id}: no result yet for its measure “{measure}”",
    "{id}の指標「{measure}」は、まだ結果がありません",
)
_FINDINGS = Text("Questions from the check", "点検で出た問い")
_ONE_MORE = Text(
    "One more question about the sheet is listed under “Questions from the check”.",
    "このほか、「点検で出た問い」に1件あります。",
)
_MORE_ASKED = Text(
    "{n} more questions about the sheet are listed under “Questions from the check”.",
    "このほか、「点検で出た問い」に{n}件あります。",
)
# What a page shows of asks and checks at most, the rest on the next one.
ASKS = 5


def wanted(read: Reading) -> Section | None:
    """The decisions with what they are decided by; None where none is wanted."""
    bullets = decisions_wanted(read)
    if not bullets:
        return None
    return Section("wanted", read.say(WANTED), (Bullets(bullets, ordered=True),), front=True)


def wanted_today(read: Reading, shown: Collection[str], out: Cuts) -> Section | None:
    """The same for the first page: an item that the diagram shows is told by its id alone."""
    if is_empty(read.sheet):
        return None
    found = decisions_wanted(read, shown)
    bullets = _alike(read, [_brief(one, out) for one in found[:ASKS]])
    blocks: list[Block] = [Bullets(bullets)] if bullets else []
    if len(found) > ASKS:
        blocks.append(Paragraph(read.say(_MORE, n=len(found) - ASKS)))
    if not bullets:
        waiting = [one for one in read.sheet.solutions if status_of(one) == "proposed"]
        said = read.say(_LOOKED_FOR)
        if waiting:
            said = read.say(_NOT_READY, ids=read.names(waiting).text)
        blocks.append(
            Bullets((Bullet(Cell(read.say(_NONE)), (Fact("looked_for", "", Cell(said)),)),))
        )
    return Section("wanted", read.say(WANTED), tuple(blocks), front=True)


def more_wanted(read: Reading) -> Section | None:
    """The decisions beyond those of the first page."""
    rest = decisions_wanted(read)[ASKS:]
    return Section("wanted_more", read.say(WANTED), (Bullets(rest),)) if rest else None


def decisions_wanted(read: Reading, shown: Collection[str] = ()) -> tuple[Bullet, ...]:
    """What the meeting is asked to decide, in the order of the method.

    An item among those `shown` beside is told by its id alone.
    """
    return (
        *_selection(read),
        *(_adopt(read, one, shown) for one in _ready(read)),
        *trials_wanted(read, shown),
        *_review(read),
    )


def _alike(read: Reading, asked: Sequence[Bullet]) -> tuple[Bullet, ...]:
    """Asks with one text in one line, under the ids of all."""
    found: dict[str, list[Bullet]] = {}
    for one in asked:
        found.setdefault(one.cell.text, []).append(one)
    return tuple(
        same[0]
        if len(same) == 1
        else Bullet(same[0].cell._replace(id=read.join(one.cell.id for one in same if one.cell.id)))
        for same in found.values()
    )


def _brief(one: Bullet, out: Cuts) -> Bullet:
    """Without what the diagram, the bars or the trial beside it tell."""
    notes = tuple(note for note in one.notes if note.key in ("past", "effect", "effort", "cost"))
    if "terms" in out:
        notes = tuple(note for note in notes if note.key == "past")
    return Bullet(one.cell._replace(mark=None), notes)


def _selection(read: Reading) -> Iterator[Bullet]:
    selection = read.sheet.selection
    if selection and selection.candidates and not selection.chosen:
        names = read.join(one.name or "" for one in selection.candidates)
        cell = read.item(selection)._replace(text=read.say(_CHOOSE, names=names))
        yield Bullet(cell)


def _ready(read: Reading) -> list[Solution]:
    """Proposed solutions that rest on an identified cause, in words that none adopted has."""
    return [
        one
        for one in read.sheet.solutions
        if status_of(one) == "proposed"
        and not _adopted_like(read, one)
        and any(status_of(cause) == "identified" for cause in read.chain.causes_answered(one))
    ]


def _adopted_like(read: Reading, solution: Solution) -> list[Solution]:
    """The adopted solutions in the same words."""
    return [
        one
        for one in read.sheet.solutions
        if status_of(one) == "adopted" and one.text and one.text == solution.text
    ]


def asked_today(read: Reading) -> list[Solution]:
    """The proposals that the first page has room to ask about."""
    return _ready(read)[:ASKS]


def _adopt(read: Reading, solution: Solution, shown: Collection[str]) -> Bullet:
    cell = read.ask(_ADOPT, solution, read.text(solution), shown)
    answers = Fact("causes", read.say(_ANSWERS), read.names(read.chain.causes_answered(solution)))
    facts = read.facts(solution, "effect", "effort", "cost", "owner", "measure")
    return Bullet(cell._replace(mark=read.status(solution)), (answers, *facts))


def _review(read: Reading) -> Iterator[Bullet]:
    day = read.sheet.review_date
    if day and read.today and day < read.today and read.sheet.stage != "closed":
        yield Bullet(Cell(read.say(_REVIEW)), read.facts(read.sheet, "review_date"))


def questions(read: Reading) -> Section | None:
    """The questions, in the order of the method, and how many more `check` has."""
    bullets = checks(read)
    blocks: list[Block] = [Bullets(bullets)] if bullets else []
    blocks += _more_asked(read)
    return Section("questions", read.say(QUESTIONS), tuple(blocks), front=True) if blocks else None


def questions_today(read: Reading, shown: Collection[str], out: Cuts) -> Section | None:
    """The same for the first page: five of them, or two, or one."""
    if is_empty(read.sheet):
        return None
    bullets = checks(read, shown)
    blocks: list[Block] = []
    briefs = tuple(Bullet(one.cell._replace(mark=None)) for one in bullets[: _most(out)])
    if briefs:
        blocks.append(Bullets(briefs))
    more = len(bullets) - len(briefs)
    if more:
        blocks.append(Paragraph(read.say(_MORE, n=more)))
    blocks += _more_asked(read)
    if not blocks:
        blocks.append(Paragraph(read.say(_NONE)))
    return Section("questions", read.say(QUESTIONS), tuple(blocks), front=True)


def _more_asked(read: Reading) -> list[Block]:
    """How many more questions `check` has, and where they are."""
    more = len(_unasked(read))
    return [Paragraph(read.say(_ONE_MORE if more == 1 else _MORE_ASKED, n=more))] if more else []


def more_questions(read: Reading, out: Cuts) -> Section | None:
    """The questions beyond those of the first page."""
    rest = checks(read)[_most(out) :]
    return Section("questions_more", read.say(QUESTIONS), (Bullets(rest),)) if rest else None


def _most(out: Cuts) -> int:
    return 1 if "all_checks" in out else 2 if "checks" in out else ASKS


def checks(read: Reading, shown: Collection[str] = ()) -> tuple[Bullet, ...]:
    """What is to be checked: overdue work, causes, holes in the chain, owners, missing results."""
    return (
        *_late(read, shown),
        *_unverified(read, shown),
        *_holes(read, shown),
        *_owners(read, shown),
        *_same_words(read),
        *adopted_only(read, shown),
        *_unmeasured(read),
    )


def _late(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """Work that is past its due date, in one line."""
    works = late(read)
    names = [
        one.id if one.id and one.id in shown else " ".join(filter(None, (one.id, read.text(one))))
        for one in works
    ]
    if names:
        refs = tuple(one.id for one in works if one.id)
        yield Bullet(Cell(read.say(_OVERDUE, names=read.join(names)), refs=refs))


def _unverified(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """Causes to be confirmed; those of the same words once, under the ids of all."""
    found: dict[str, list[Cause]] = {}
    for at, cause in enumerate(read.sheet.causes):
        if status_of(cause) == "unverified":
            found.setdefault(cause.text or str(at), []).append(cause)
    for first, *others in found.values():
        cell = read.ask(_VERIFY, first, read.text(first), () if others else shown)
        if others:
            cell = cell._replace(id=read.names((first, *others)).text)
        yield Bullet(cell._replace(mark=read.status(first)), read.facts(first, "evidence"))


def _holes(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """The gaps; a proposal that waits is asked under what is to be decided."""
    for gap in read.gaps:
        if gap.settled or gap.state == gaps.UNDECIDED:
            continue
        ask = _PARKED if gap.state == gaps.PARKED else _ASKS[gap.kind]
        mark = Mark("gap", gap.kind, read.say(gap.words))
        text = gap.text or gap.at
        item = read.places.get(gap.at)
        cell = read.ask(ask, item, text, shown) if item else Cell(read.say(ask, text=text))
        yield Bullet(cell._replace(mark=mark))


def _owners(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """Adopted solutions and work items that nobody, or more than one, is in charge of."""
    for solution in read.sheet.solutions:
        if status_of(solution) == "adopted" and not solution.owner:
            yield Bullet(read.ask(_OWNER, solution, read.text(solution), shown))
    for work in read.sheet.work_items:
        if len(owners_of(work)) != 1 and not work.done:
            cell = read.ask(_ONE_OWNER, work, read.text(work), shown)
            yield Bullet(cell, read.facts(work, "main_owners"))


def _same_words(read: Reading) -> Iterator[Bullet]:
    """Proposals in the words of an adopted solution: they need no decision of their own."""
    for one in read.sheet.solutions:
        adopted = _adopted_like(read, one) if status_of(one) == "proposed" else []
        if adopted:
            names = read.names((one, *adopted))
            text = read.say(_SAME_WORDS, ids=name_of(one), adopted=read.names(adopted).text)
            yield Bullet(Cell(text, refs=names.refs))


def _unmeasured(read: Reading) -> Iterator[Bullet]:
    """Once something is tried: adopted solutions whose measure no outcome has."""
    sheet = read.sheet
    tried = sheet.stage in ("trial", "closed") or any(
        one.status in ("running", "over") for one in sheet.small_start
    )
    measured = [one for one in sheet.outcomes if one.result is not None]
    for solution in sheet.solutions if tried else ():
        if (
            status_of(solution) == "adopted"
            and solution.measure
            and not any(measures(one, solution) for one in measured)
        ):
            name = solution.id or read.text(solution)
            yield Bullet(Cell(read.say(_NOT_MEASURED, measure=solution.measure, id=name)))


def findings(read: Reading) -> Section | None:
    """What `check` asks beyond that, in words for people: no rule, no key of the file."""
    bullets = tuple(_finding(read, one) for one in _unasked(read))
    return Section("findings", read.say(_FINDINGS), (Bullets(bullets),)) if bullets else None


def _unasked(read: Reading) -> list[Finding]:
    """The findings that weigh, but for those whose question stands on the first page already.

    What is wrong with the file itself (Y…) is for whoever edits it: `check` tells.
    """
    asked = {(_SAME_RULE.get(gap.kind, ""), gap.at) for gap in read.gaps}
    asked |= {("K003", work.id or path_text(work.path)) for work in read.sheet.work_items}
    asked |= {("S007", one.id or "") for one in read.sheet.solutions if one.measure}
    return [
        one
        for one in read.findings
        if one.severity != "info"
        and not one.rule.startswith("Y")
        and (one.rule, one.at) not in asked
    ]


def _finding(read: Reading, finding: Finding) -> Bullet:
    mark = Mark("severity", finding.severity, "")
    text = without_keys(read.say(finding.message))
    # The id of an item; a place in the file means nothing in a meeting.
    return Bullet(Cell(text, id=finding.at if finding.at in read.places else "", mark=mark))
