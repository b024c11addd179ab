"""The parts after the first page, told as they stand: background, causes, solutions, results."""

from __future__ import annotations

from collections.abc import Iterable

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, status_of
from dxsheet.sheet.choices import LEVEL
from dxsheet.sheet.nouns import Cause, Kept, Outcome, Problem, Sheet, Solution
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Column,
    Cuts,
    EffectMap,
    Fact,
    Facts,
    Heading,
    Mark,
    Node,
    Paragraph,
    Row,
    Section,
    Square,
    Table,
    filled,
)
from dxsheet.summary.front import GAUGES, aims_of, newest, shown_outcomes, target
from dxsheet.summary.reading import Reading, listing, number_text, unasked, without_keys
from dxsheet.summary.work import trial_rest

_BACKGROUND = Text("Background and purpose", "背景と目的")
_WHY = Text("More on the causes", "なぜそうなるのか")
_OURS = Text("yes", "はい")
_NOT_OURS = Text("no", "いいえ")
_MORE = Text("More on the solutions", "解決策の補足")
_FINDINGS = Text("Questions from the check", "点検で出た問い")
_ABOUT = Text("Item", "項目")
_MEANS_TITLE = Text("What changes in the work", "解決策の種類と手順の変化")
_DIGITAL = Text("{kind} (digital)", "デジタル（{kind}）")
_DIGITAL_ALONE = Text("digital", "デジタル")
_NOT_SAID = Text("what changes is not written yet", "何が変わるか、まだ書かれていません")
_MAP = Text("Effect and effort", "効果と手間のマップ")
_UNPLACED = Text("Not on the map yet", "まだ置いていない解決策")

# What collect writes: how far the scores of those who were asked lie apart.
_SCORES = ("effect_spread", "effect_people", "effort_spread", "effort_people")
_CHANGES = ("before", "after", "rule_challenged", "existing")
_STAGE = Text("Stage {n}", "{n}段階目")
_TRIAL = Text("Trial", "試行")
_TRIALS_REST = Text("More on the trials", "試行の補足")
_CHANGE = Text("Change", "変化")
_TARGET = Text("Target", "目標の達成")

_FACTS = (
    "status",
    "units",
    "work",
    "period",
    "budget",
    "affected",
    "change",
    "risk",
    "way_back",
    "success_sign",
    "expansion_condition",
)


_PROBLEMS = Text("The problem", "発生している問題")
_PROBLEMS_REST = Text("More on the problems", "問題の補足")


def problems(read: Reading) -> Section | None:
    """Each problem with who is affected, how much, and what shows it."""
    if not read.sheet.problems:
        return None
    keys = ("affected", "amount", "evidence", "current", "wanted", "raised_by")
    bullets = tuple(Bullet(read.item(one), read.facts(one, *keys)) for one in read.sheet.problems)
    return Section("problems", read.say(_PROBLEMS), (Bullets(bullets),), front=True)


def problems_rest(read: Reading, drawn: Iterable[Node], out: Cuts) -> Section | None:
    """What the boxes drawn on the first page leave out of the problems, by id."""
    boxes = {node.key for node in drawn}
    bullets = []
    told = aims_of(read)[:GAUGES] if "aims" not in out else []
    for problem in read.sheet.problems:
        keys = [] if problem in told else ["current", "wanted"]
        if read.key(problem) not in boxes:
            keys = ["amount", "affected", "evidence", *keys]
        elif "details" in out:
            keys = ["affected", "evidence", *keys]
        facts = read.facts(problem, *keys, "raised_by")
        if facts:
            bullets.append(Bullet(_named(read, problem), facts))
    if not bullets:
        return None
    return Section("problems_rest", read.say(_PROBLEMS_REST), (Bullets(tuple(bullets)),))


def _named(read: Reading, item: Problem | Cause | Solution) -> Cell:
    """An item by its id where it has one: its text stands elsewhere."""
    cell = read.item(item)
    return cell._replace(text="") if cell.id else cell


def background(read: Reading, *keys: str) -> Section | None:
    """Why now, and what is gained apart from the means (deck rules 1 to 4)."""
    blocks: list[Block] = []
    for key in keys or ("background", "purpose"):
        if getattr(read.sheet, key):
            blocks += [Heading(read.label(Sheet, key))] if len(keys) != 1 else []
            blocks.append(Paragraph(getattr(read.sheet, key)))
    name = read.label(Sheet, keys[0]) if len(keys) == 1 else read.say(_BACKGROUND)
    return Section("background", name, tuple(blocks)) if blocks else None


def reflection(read: Reading) -> Section | None:
    """The answer to: has your own work changed? (deck rules 5, 62)."""
    text = read.sheet.reflection
    if not text:
        return None
    return Section("reflection", read.label(Sheet, "reflection"), (Paragraph(text),))


def causes(read: Reading, *, named: bool = False) -> Section | None:
    """What the table leaves out of a cause: the chain of whys, whose to change, who said it.

    `named`: the text of each stands elsewhere, its id is enough.
    """
    bullets = tuple(
        Bullet(_named(read, one) if named else read.item(one), notes)
        for one in read.sheet.causes
        if (notes := _beyond_the_table(read, one))
    )
    return Section("causes", read.say(_WHY), (Bullets(bullets),)) if bullets else None


def solutions(read: Reading) -> Section | None:
    """What the table leaves out of a solution: how it is measured, what it costs, why parked."""
    keys = ("measure", "cost", "reason", *_SCORES)
    bullets = tuple(
        Bullet(read.item(one), notes)
        for one in read.sheet.solutions
        if (notes := read.facts(one, *keys))
    )
    return Section("solutions", read.say(_MORE), (Bullets(bullets),)) if bullets else None


def solutions_rest(read: Reading, *, drawn: bool) -> Section | None:
    """The same by id, without what the first page and the table of the chain tell."""
    bullets = []
    for solution in read.sheet.solutions:
        live = status_of(solution) in LIVE
        keys = ["measure", "cost", *_SCORES]
        if not drawn:
            placed = solution.effect and solution.effort and status_of(solution) != "dropped"
            keys += [] if placed else ["effect", "effort"]
            keys += [] if live else ["owner"]
        if live:
            keys.append("reason")
        facts = read.facts(solution, *dict.fromkeys(keys))
        if facts:
            bullets.append(Bullet(_named(read, solution), facts))
    return Section("solutions", read.say(_MORE), (Bullets(tuple(bullets)),)) if bullets else None


def ideas(read: Reading) -> Section | None:
    """Solutions said too early, kept for later (deck rule 31)."""
    items = read.sheet.ideas
    if not items:
        return None
    table = listing(read, "ideas", items, ("text", "parked_from", "became"))
    return Section("ideas", read.label(Sheet, "ideas"), (table,))


def decisions(read: Reading, after: int = 0) -> Section | None:
    """What was decided, the latest first (deck rule 51); `after` so many, told before."""
    items = newest(read.sheet)[after:]
    if not items:
        return None
    table = listing(read, "decisions", items, ("date", "text", "by"))
    return Section("decisions", read.label(Sheet, "decisions"), (table,))


def findings(read: Reading) -> Section | None:
    """What `check` asks beyond the first page."""
    bullets = tuple(Bullet(one) for one in unasked(read))
    return Section("findings", read.say(_FINDINGS), (Bullets(bullets),)) if bullets else None


def kept(read: Reading) -> Section | None:
    """Findings that the people kept, in words, with their reasons."""
    items = read.sheet.kept
    if not items:
        return None
    said = {(one.rule, one.at): without_keys(read.say(one.message)) for one in read.kept}
    columns = (
        Column("rule", read.label(Kept, "rule")),
        Column("at", read.say(_ABOUT), "", "short"),
        Column("reason", read.label(Kept, "reason")),
    )
    rows = []
    for one in items:
        at = one.at or ""
        words = said.get((one.rule or "", at))
        # A place in the file means nothing in a meeting, where words say what it is about.
        place = "" if words and at not in read.places else at
        rows.append(Row((Cell(words or one.rule or ""), Cell(place), Cell(one.reason or ""))))
    return Section(
        "kept", read.label(Sheet, "kept"), (filled(Table("kept", columns, tuple(rows))),)
    )


def _beyond_the_table(read: Reading, cause: Cause) -> tuple[Fact, ...]:
    notes: list[Fact] = []
    if cause.why:
        label = read.label(Cause, "why")
        notes.append(Fact("why", label, Cell(" → ".join(cause.why))))
    if cause.controllable is not None:
        said = read.say(_OURS if cause.controllable else _NOT_OURS)
        mark = Mark("controllable", "yes" if cause.controllable else "no", said)
        label = read.label(Cause, "controllable")
        notes.append(Fact("controllable", label, Cell(said, mark=mark)))
    return (*notes, *read.facts(cause, "raised_by"))


def means(read: Reading, *, named: bool = False) -> Section | None:
    """The digital solutions, and all others that say what changes."""
    shown = [
        one
        for one in read.sheet.solutions
        if (one.is_digital and status_of(one) in LIVE) or any(getattr(one, key) for key in _CHANGES)
    ]
    if not shown:
        return None
    columns = (
        Column("solution", read.label(Solution, "text"), "solution"),
        Column("means", read.label(Solution, "kind"), "solution", "short"),
        *(Column(key, read.label(Solution, key), "change") for key in _CHANGES),
    )
    rows = tuple(_means_row(read, one, named) for one in shown)
    table = filled(Table("means", columns, rows))
    return Section("means", read.say(_MEANS_TITLE), (table,))


def effect_map(read: Reading) -> Section | None:
    """The map; None until one solution has its place. What is dropped is not on it."""
    shown = [one for one in read.sheet.solutions if status_of(one) != "dropped"]
    placed = [one for one in shown if one.effect and one.effort]
    if not placed:
        return None
    squares = tuple(
        Square(
            Mark("effect", effect, LEVEL[effect].to(read.lang)),
            Mark("effort", effort, LEVEL[effort].to(read.lang)),
            tuple(read.node(one) for one in placed if (one.effect, one.effort) == (effect, effort)),
        )
        for effect in LEVEL
        for effort in reversed(LEVEL)
    )
    block = EffectMap(
        read.label(Solution, "effect"),
        read.label(Solution, "effort"),
        squares,
        tuple(read.node(one) for one in shown if not (one.effect and one.effort)),
        read.say(_UNPLACED),
    )
    return Section("map", read.say(_MAP), (block,))


def _means_row(read: Reading, solution: Solution, named: bool) -> Row:
    changes = [read.cell(solution, key) for key in _CHANGES]
    mark = None
    if solution.is_digital and not (solution.after or solution.rule_challenged):
        text = read.say(_NOT_SAID)
        mark = Mark("gap", "no_change", text)
        changes[1] = Cell(text, mark=mark)
    item = _named(read, solution) if named else read.item(solution)
    return Row((item, _means_cell(read, solution), *changes), mark)


def _means_cell(read: Reading, solution: Solution) -> Cell:
    kind = read.choice("solution_kind", solution, "kind")
    if not solution.is_digital:
        return kind
    mark = Mark("digital", "yes", read.say(_DIGITAL_ALONE))
    text = read.say(_DIGITAL, kind=kind.text) if kind.text else mark.text
    return Cell(text, mark=mark)


def small_start(read: Reading) -> Section | None:
    """Each stage with its facts; None where there is none."""
    trials = read.sheet.small_start
    blocks: list[Block] = []
    for index, trial in enumerate(trials, 1):
        if len(trials) > 1 or trial.id:
            name = read.say(_STAGE, n=index) if len(trials) > 1 else ""
            blocks.append(Heading(name, trial.id or ""))
        facts = read.facts(trial, *_FACTS)
        if facts:
            blocks.append(Facts(facts))
    if not blocks:
        return None
    return Section("small_start", read.label(Sheet, "small_start"), tuple(blocks))


def trials_rest(read: Reading) -> Section | None:
    """What the first page leaves out of the trials."""
    blocks: list[Block] = []
    for trial, facts in trial_rest(read):
        blocks += [Heading("", trial.id)] if trial.id else []
        blocks.append(Facts(facts))
    if not blocks:
        return None
    return Section("small_start_rest", read.say(_TRIALS_REST), tuple(blocks))


def outcomes(read: Reading, *, rest: bool = False) -> Section | None:
    """What was measured before and after, and what was decided on it.

    `rest`: only those that the first page has no room for; else every one.
    """
    shown = shown_outcomes(read.sheet) if rest else []
    told = [one for one in read.sheet.outcomes if one not in shown]
    if not told:
        return None
    columns = (
        Column("measure", read.label(Outcome, "measure")),
        Column("trial", read.say(_TRIAL), "", "short"),
        Column("baseline", read.label(Outcome, "baseline"), "", "number"),
        Column("wanted", read.label(Outcome, "wanted"), "", "number"),
        Column("result", read.label(Outcome, "result"), "", "number"),
        Column("change", read.say(_CHANGE), "", "number"),
        Column("target", read.say(_TARGET), "", "short"),
        Column("decision", read.label(Outcome, "decision"), "", "short"),
        Column("note", read.label(Outcome, "note")),
    )
    rows = tuple(_row(read, one) for one in told)
    table = filled(Table("outcomes", columns, rows))
    return Section("outcomes", read.label(Sheet, "outcomes"), (table,))


def _row(read: Reading, outcome: Outcome) -> Row:
    measure = read.with_unit(outcome.measure or "", outcome.unit)
    mark = target(read, outcome)
    return Row(
        (
            Cell(measure),
            Cell(outcome.trial or "", refs=(outcome.trial,) if outcome.trial else ()),
            read.cell(outcome, "baseline"),
            read.cell(outcome, "wanted"),
            read.cell(outcome, "result"),
            _change(outcome),
            Cell(mark.text, mark=mark) if mark else Cell(),
            read.choice("decision", outcome, "decision"),
            read.cell(outcome, "note"),
        ),
    )


def _change(outcome: Outcome) -> Cell:
    """The difference, and its share of the baseline, where both are numbers."""
    before, after = outcome.baseline, outcome.result
    if not isinstance(before, (int, float)) or not isinstance(after, (int, float)):
        return Cell()
    change = round(after - before, 6)
    sign = "+" if change > 0 else ""
    text = f"{sign}{number_text(change)}"
    if before:
        text += f" ({sign}{change / abs(before):.0%})"
    return Cell(text, mark=Mark("number", number_text(change), text))
