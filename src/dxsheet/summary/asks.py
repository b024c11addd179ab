"""What is to be decided, and what is to be checked: each asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

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
from dxsheet.summary.front import adopted_only, is_empty, over_too_soon, worded
from dxsheet.summary.gaps import name_of
from dxsheet.summary.headline import measures
from dxsheet.summary.reading import Reading, unasked
from dxsheet.summary.work import late, trials_wanted

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
_NONE_BUT_CHECKS = Text("Nothing; {n} to check", "なし。確かめることは{n}件")
_LOOKED_FOR = Text("no proposal or trial awaits a decision", "提案も、判断待ちの試行もない")
_NOT_READY = Text(
    "{ids}: proposed, and the cause is not confirmed yet",
    "{ids}は提案中で、課題（原因）がまだ特定されていない",
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
_RULED_OUT = Text(
    "Every cause of “{text}” was ruled out: what else could cause it?",
    "「{text}」の課題（原因）の候補は全て棄却されました。ほかに何が考えられますか",
)
_CLOSER = {gaps.PARKED: _PARKED, gaps.RULED_OUT: _RULED_OUT}
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
    "{ids}: worded like what is adopted as {others}. Is it the same solution?",
    "{ids}は、採用済みの{others}と同じ文です。同じ解決策ですか",
)
_ALL_SAME = Text(
    "{ids}: worded like what is adopted as {others}. Are they all one solution?",
    "{ids}は、採用済みの{others}と同じ文です。全て一つの解決策ですか",
)
_SAME_SOLUTION = Text(
    "{ids}: the same words as {others}. Is it one solution?",
    "{ids}は{others}と同じ文です。一つの解決策ですか",
)
_SAME_CAUSE = Text(
    "{ids}: the same words as {others}. Is it one cause?",
    "{ids}は{others}と同じ文です。一つの課題（原因）ですか",
)
_NOT_MEASURED = Text(
    "{id}: no result yet for its measure “{measure}”",
    "{id}の指標「{measure}」は、まだ結果がありません",
)
_NO_WORK_YET = Text(
    "No work is recorded yet. After the decision on {names}: who does what, by when?",
    "作業はまだ記入がありません。{names}を採用する場合、だれが、いつまでに、何をしますか",
)
_ONE_MORE = Text(
    "One more question about the sheet is listed under “Questions from the check”.",
    "このほか、「点検で出た問い」に1件あります。",
)
_MORE_ASKED = Text(
    "{n} more questions about the sheet are listed under “Questions from the check”.",
    "このほか、「点検で出た問い」に{n}件あります。",
)
# The same on paper, in one sentence with the checks that the first page has no room for.
_NEXT = Text("On the next pages: {ask}", "次のページから: {ask}")
_BOTH_NEXT = Text(
    "On the next pages: {n} more to check, {ask}",
    "次のページから: 確かめることがほかに{n}件、{ask}",
)
_ONE_ASKED_NEXT = Text("1 question from the check", "点検で出た問いが1件")
_ASKED_NEXT = Text("{n} questions from the check", "点検で出た問いが{n}件")
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
        open_ = len(checks(read))
        none = read.say(_NONE_BUT_CHECKS if open_ else _NONE, n=open_)
        blocks.append(Bullets((Bullet(Cell(none), (Fact("looked_for", "", Cell(said)),)),)))
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
        *(_adopt(read, one, shown) for one in to_adopt(read)),
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


def to_adopt(read: Reading) -> list[Solution]:
    """Proposed solutions that rest on an identified cause, in words that none adopted has."""
    return [
        one
        for one in read.sheet.solutions
        if status_of(one) == "proposed"
        and not gaps.adopted_like(read.sheet, one)
        and any(status_of(cause) == "identified" for cause in read.chain.causes_answered(one))
    ]


def asked_today(read: Reading) -> list[Solution]:
    """The proposals that the first page has room to ask about."""
    return to_adopt(read)[:ASKS]


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
    if more := len(unasked(read)):
        blocks.append(Paragraph(read.say(_ONE_MORE if more == 1 else _MORE_ASKED, n=more)))
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
    more, asked = len(bullets) - len(briefs), len(unasked(read))
    if more or asked:
        ask = read.say(_ASKED_NEXT if asked > 1 else _ONE_ASKED_NEXT, n=asked) if asked else ""
        both = read.say(_BOTH_NEXT, n=more, ask=ask) if more else read.say(_NEXT, ask=ask)
        blocks.append(Paragraph(both if asked else read.say(_MORE, n=more)))
    if not blocks:
        blocks.append(Paragraph(read.say(_NONE)))
    return Section("questions", read.say(QUESTIONS), tuple(blocks), front=True)


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
        *_same_cause(read),
        *adopted_only(read, shown),
        *_work_to_come(read),
        *_unmeasured(read),
        *over_too_soon(read),
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
    blank = not any(one.text for one in read.sheet.problems)  # empty entries are to be filled
    for at, cause in enumerate(one for one in read.sheet.causes if one.text or not blank):
        if status_of(cause) == "unverified" and name_of(cause) not in read.twins:
            found.setdefault(cause.text or str(at), []).append(cause)
    for first, *others in found.values():
        cell = read.ask(_VERIFY, first, read.text(first), () if others else shown)
        if others:
            cell = cell._replace(id=read.names((first, *others)).text)
        yield Bullet(cell._replace(mark=read.status(first)), read.facts(first, "evidence"))


def _holes(read: Reading, shown: Collection[str]) -> Iterator[Bullet]:
    """The gaps, those of items in the same words once; a proposal that waits is asked under what
    is to be decided.
    """
    found: dict[tuple[str, str, str], list[gaps.Gap]] = {}
    for gap in read.gaps:
        if not (gap.settled or gap.state == gaps.UNDECIDED or gap.at in read.twins):
            found.setdefault((gap.kind, gap.state, gap.text or gap.at), []).append(gap)
    for (kind, state, text), same in found.items():
        ask = _CLOSER.get(state) or _ASKS[kind]
        mark = Mark("gap", kind, read.say(same[0].words))
        item = read.places.get(same[0].at)
        cell = Cell(read.say(ask, text=text))
        if item:
            cell = read.ask(ask, item, text, shown if len(same) == 1 else ())
        if len(same) > 1:
            cell = cell._replace(id=read.join(one.at for one in same))
        yield Bullet(cell._replace(mark=mark))


def _same_cause(read: Reading) -> Iterator[Bullet]:
    """Causes about which no more is asked, as a twin is confirmed or answered: are they one?"""
    found: dict[str, list[Cause]] = {}
    for cause in read.sheet.causes:
        if name_of(cause) in read.twins:
            found.setdefault(cause.text or "", []).append(cause)
    for same in found.values():
        ids = read.names(same)
        told = read.names(one for one in read.twins[name_of(same[0])] if one not in same)
        said = read.say(_SAME_CAUSE, ids=ids.text, others=told.text)
        yield Bullet(Cell(said, refs=(*ids.refs, *told.refs)))


def _work_to_come(read: Reading) -> Iterator[Bullet]:
    """Where a meeting is asked to adopt something and nothing is adopted: who will do it."""
    ready, sheet = to_adopt(read), read.sheet
    adopted = any(status_of(one) == "adopted" for one in sheet.solutions)
    if ready and not sheet.work_items and not adopted:
        names = read.join(one.id or worded(read, one, ()) for one in ready)
        refs = tuple(one.id for one in ready if one.id)
        yield Bullet(Cell(read.say(_NO_WORK_YET, names=names), refs=refs))


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
    """Solutions in the same words; in those of an adopted one a proposal needs no decision."""
    for same, first in gaps.solution_twins(read.sheet):
        ids, others = read.names(same), read.names(first)
        alike = status_of(same[0]) == status_of(first[0])
        ask = _SAME_SOLUTION if alike else _ALL_SAME if len(first) > 1 else _SAME_WORDS
        text = read.say(ask, ids=ids.text, others=others.text)
        yield Bullet(Cell(text, refs=(*ids.refs, *others.refs)))


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
