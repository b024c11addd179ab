"""What is still open: causes to verify, holes in the chain, missing owners, findings that ask."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.sheet.chain import status_of
from dxsheet.summary import gaps
from dxsheet.summary.blocks import Block, Bullet, Bullets, Cell, Fact, Mark, Paragraph, Section
from dxsheet.summary.reading import Reading
from dxsheet.yamlfile import path_text

_TITLE = Text("Open questions", "確かめたいこと")
_VERIFY = Text(
    "Is “{text}” a cause? What would show it?",
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
        "What would answer “{text}”, or why nothing?",
        "「{text}」には、どの解決策で応えますか。選ばないなら、その理由は何でしょうか",
    ),
    gaps.CAUSE_REJECTED: Text(
        "What was seen that rejects “{text}”?",
        "「{text}」を棄却したのは、何を見てのことでしょうか",
    ),
    gaps.SOLUTION_WITHOUT_CAUSE: Text(
        "Which cause does “{text}” answer?",
        "「{text}」は、どの課題（原因）に応えるものでしょうか",
    ),
}
# The rule that asks the same of the same item: it is asked once.
_SAME_RULE = {
    gaps.CAUSE_WITHOUT_PROBLEM: "C010",
    gaps.CAUSE_WITHOUT_SOLUTION: "C008",
    gaps.CAUSE_REJECTED: "C006",
    gaps.SOLUTION_WITHOUT_CAUSE: "S001",
}
_OWNER = Text("Who is in charge of “{text}”?", "「{text}」の担当はどなたでしょうか")
_ONE_OWNER = Text(
    "Who is the one main owner of “{text}”?",
    "「{text}」の主担当をお一人に決めるなら、どなたでしょうか",
)
_FINDINGS = Text("What the check asks", "シートへの問い")
_ONE_MORE = Text(
    "One more question about the sheet stands under “What the check asks”.",
    "このほか、「シートへの問い」に1件あります。",
)
_MORE = Text(
    "{n} more questions about the sheet stand under “What the check asks”.",
    "このほか、「シートへの問い」に{n}件あります。",
)


def section(read: Reading) -> Section | None:
    """The questions, in the order of the method, and how many more `check` has."""
    bullets = (*_unverified(read), *_holes(read), *_owners(read))
    blocks: list[Block] = [Bullets(bullets)] if bullets else []
    more = len(_unasked(read))
    if more:
        text = read.say(_ONE_MORE if more == 1 else _MORE, n=more)
        blocks.append(Paragraph(text))
    return Section("questions", read.say(_TITLE), tuple(blocks), front=True) if blocks else None


def findings(read: Reading) -> Section | None:
    """What `check` asks beyond that: too long for the first sheet of paper."""
    bullets = tuple(_finding(read, one) for one in _unasked(read))
    return Section("findings", read.say(_FINDINGS), (Bullets(bullets),)) if bullets else None


def _unverified(read: Reading) -> Iterator[Bullet]:
    for cause in read.sheet.causes:
        if status_of(cause) == "unverified":
            cell = read.item(cause)._replace(
                text=read.say(_VERIFY, text=read.text(cause)), mark=read.status(cause)
            )
            yield Bullet(cell, read.facts(cause, "evidence"))


def _holes(read: Reading) -> Iterator[Bullet]:
    for gap in read.gaps:
        if gap.settled:
            continue
        text = read.say(_ASKS[gap.kind], text=gap.text or gap.at)
        mark = Mark("gap", gap.kind, read.say(gaps.KINDS[gap.kind]))
        yield Bullet(Cell(text, id=_id(read, gap.at), mark=mark))


def _owners(read: Reading) -> Iterator[Bullet]:
    """Adopted solutions and work items that nobody, or more than one, is in charge of."""
    for solution in read.sheet.solutions:
        if status_of(solution) == "adopted" and not solution.owner:
            text = read.say(_OWNER, text=read.text(solution))
            yield Bullet(read.item(solution)._replace(text=text))
    for work in read.sheet.work_items:
        if len(work.main_owners) != 1 and not work.done:
            text = read.say(_ONE_OWNER, text=read.text(work))
            yield Bullet(read.item(work)._replace(text=text), read.facts(work, "main_owners"))


def _unasked(read: Reading) -> list[Finding]:
    """The findings that weigh, but for those whose question stands on the first page already."""
    asked = {(_SAME_RULE.get(gap.kind, ""), gap.at) for gap in read.gaps if not gap.settled}
    asked |= {("K003", work.id or path_text(work.path)) for work in read.sheet.work_items}
    asked |= {("S007", one.id or "") for one in read.sheet.solutions if one.measure}
    weighing = [one for one in read.findings if one.severity != "info"]
    return [one for one in weighing if (one.rule, one.at) not in asked]


def _id(read: Reading, at: str) -> str:
    """The id of an item; a place in the file means nothing in a meeting."""
    return at if at in read.places else ""


def _finding(read: Reading, finding: Finding) -> Bullet:
    mark = Mark("severity", finding.severity, finding.rule)
    cell = Cell(read.say(finding.message), id=_id(read, finding.at), mark=mark)
    rule = Fact("rule", finding.rule, Cell(read.say(finding.hint).replace("`", "")))
    return Bullet(cell, (rule,))
