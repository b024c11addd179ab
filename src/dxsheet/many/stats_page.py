"""The statistics as a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dxsheet.lang import Lang, Text
from dxsheet.many.recurring import Recurring
from dxsheet.many.tally import Days, Tally
from dxsheet.sheet.choices import CAUSE_STATUS, KIND, STAGE, TRIAL_STATUS
from dxsheet.spoken import day_text
from dxsheet.summary.blocks import Bar, Bars, Block, Cell, Column, Fact, Page, Row, Section, Table
from dxsheet.summary.blocks import Facts as FactList
from dxsheet.summary.gaps import KINDS


class Statistics(NamedTuple):
    """All that a page, a terminal or a JSON file draws; `names` are of the rules, by id.

    `as_of` is the day they are read on (ISO).
    """

    tally: Tally
    days: Days
    recurring: list[Recurring]
    names: dict[str, Text]
    as_of: str = ""


WORDS = {
    "title": Text("Sheets in numbers", "シートの集計"),
    "lead": Text(
        "Causes confirmed: {found}. Of these, {without} have neither a solution nor a reason.",
        "特定した課題（原因）は{found}件、そのうち、解決策も、立てない理由もないものは{without}件です。",
    ),
    "sheets": Text("Sheets", "シート"),
    "offices": Text("Organisations", "団体・機関"),
    "problems": Text("Problems", "発生している問題"),
    "causes": Text("Causes", "課題（原因）"),
    "solutions": Text("Solutions", "解決策"),
    "unreadable": Text("Could not be read", "読めなかったシート"),
    "none": Text("none", "なし"),
    "as_of": Text("as of", "基準日"),
    # By stage.
    "stages": Text("By stage", "段階別のシート"),
    "stages_of": Text("Stage", "段階"),
    # Causes and gaps.
    "cause_states": Text("Causes by status", "課題（原因）の特定状況"),
    "cause_states_of": Text("Status", "特定状況"),
    "open_gaps": Text("Gaps", "つながりの抜け"),
    "open_gaps_of": Text("Gap", "抜け"),
    "gaps": Text("Gaps", "件数"),
    "sheets_with_gaps": Text("Sheets with a gap", "抜けのあるシート"),
    "problem_without_cause": Text("problem without a cause", "課題（原因）がない問題"),
    "cause_without_problem": Text(
        "cause not linked to a problem", "問題と結び付いていない課題（原因）"
    ),
    "cause_without_solution": Text(
        "confirmed cause without a solution", "解決策がない特定済みの課題（原因）"
    ),
    "cause_rejected": Text("ruled out without a reason", "理由のない棄却"),
    "solution_without_cause": Text(
        "solution not linked to a cause", "課題（原因）と結び付いていない解決策"
    ),
    # Solutions.
    "solution_kinds": Text("Solutions by kind", "種類別の解決策"),
    "solution_kinds_of": Text("Kind", "種類"),
    "no_kind": Text("(not written)", "（未記入）"),
    "adopted": Text("Adopted", "採用"),
    "proposed": Text("Proposed", "提案"),
    "parked_or_dropped": Text("Parked or dropped", "見送り・不採用"),
    "digital_adopted": Text("Digital, of the adopted ones", "採用した解決策のうちデジタル"),
    "digital_all": Text("Digital, of all", "解決策全体のうちデジタル"),
    "share": Text("{part} of {whole} ({percent}%)", "{whole}件中{part}件（{percent}%）"),
    # From problem to decision.
    "days": Text("From problem to first decision", "問題から最初の決定までの日数"),
    "days_of": Text("Days", "日数"),
    "days_known": Text("Sheets with both dates", "問題と決定の日付が両方分かるシート"),
    "median": Text("Half were decided within", "半数が決まるまで"),
    "ninth": Text("Nine in ten within", "9割が決まるまで"),
    "days_count": Text("{n} days", "{n}日"),
    "days_span": Text("{least} to {most}", "{least}～{most}日"),
    "days_over": Text("over {n}", "{n}日より長い"),
    "from_git": Text("A date from the git history", "git の履歴から日付を補ったもの"),
    "unknown": Text("Decided, date unknown", "決定済みで日付が分からないもの"),
    "reversed": Text("Decided before the sheet's date", "決定がシートの日付より前のもの"),
    # Pilots.
    "pilots": Text("Trials", "試行"),
    "pilots_of": Text("Status", "状態"),
    "with_results": Text("With a result", "結果あり"),
    "without_results": Text("Without a result", "結果なし"),
    # Recurring causes.
    "recurring": Text("Causes that recur", "複数のシートに出てくる課題（原因）"),
    "cause": Text("Cause (its most frequent wording)", "課題（原因）（最も多い書き方）"),
    "identified": Text("Confirmed", "特定"),
    "files": Text("For example", "例"),
    # Findings.
    "findings": Text("Findings by rule", "規則別の指摘"),
    "rule": Text("Rule", "規則"),
    "catches": Text("What it is about", "内容"),
    "findings_count": Text("Findings", "指摘"),
}


# From so many days to so many; the last has no end.
SPANS = ((0, 30), (31, 90), (91, 180), (181, 365), (366, None))
_STATES = ("identified", "unverified", "rejected")
# The statuses of solutions that are told apart.
_GROUPS = (("adopted",), ("proposed",), ("parked", "dropped"))
# As many of the rules and causes as a reader takes in; JSON has them all.
_MOST_RULES, _MOST_CAUSES, _MOST_FILES = 20, 20, 3


def page(told: Statistics, lang: Lang) -> Page:
    """The page of the statistics."""
    return _Parts(told, lang).page()


class _Parts:
    """The parts of the page: the blocks of a section each, none where there is nothing to tell."""

    def __init__(self, told: Statistics, lang: Lang) -> None:
        self.told = told
        self.tally = told.tally
        self.lang: Lang = lang

    def page(self) -> Page:
        tally = self.tally
        stages = [(STAGE[one].to(self.lang), (tally.stages[one],)) for one in STAGE]
        states = [(CAUSE_STATUS[one].to(self.lang), (tally.causes[one],)) for one in _STATES]
        parts: dict[str, Sequence[Block]] = {
            "stages": self.plot("stages", ("sheets",), stages),
            "cause_states": self.plot("cause_states", ("causes",), states),
            "open_gaps": self.gaps(),
            "solution_kinds": self.solutions(),
            "days": self.days(),
            "pilots": self.pilots(),
            "recurring": self.recurring(),
            "findings": self.findings(),
        }
        without = tally.gaps["cause_without_solution"]
        lead = self.say("lead", found=tally.causes["identified"], without=without)
        sections = (Section(key, self.say(key), tuple(one)) for key, one in parts.items() if one)
        return Page(self.say("title"), self.lang, self.facts(), lead, tuple(sections))

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).to(self.lang)

    def facts(self) -> tuple[Fact, ...]:
        tally = self.tally
        told = [
            ("sheets", str(tally.sheets)),
            ("offices", str(len(tally.organisations))),
            ("problems", str(tally.problems)),
            ("causes", str(tally.causes.total())),
            ("solutions", str(tally.solutions.total())),
        ]
        if tally.unreadable:
            told.append(("unreadable", str(tally.unreadable)))
        if self.told.as_of:
            told.append(("as_of", day_text(self.told.as_of).to(self.lang)))
        return self.list_of(*told).facts

    def gaps(self) -> Sequence[Block]:
        gaps = self.tally.gaps
        counts = [(self.say(kind), (gaps[kind],)) for kind in KINDS if gaps[kind]]
        if not counts:
            return ()
        facts = self.list_of(("sheets_with_gaps", str(self.tally.sheets_with_gaps)))
        return facts, *self.plot("open_gaps", ("gaps",), counts)

    def solutions(self) -> Sequence[Block]:
        count = self.tally.solutions_in
        counts = [
            (
                KIND[one].to(self.lang) if one else self.say("no_kind"),
                tuple(count(*group, kind=one) for group in _GROUPS),
            )
            for one in (*KIND, "")
            if count(kind=one)
        ]
        if not counts:
            return ()
        digital = self.list_of(
            ("digital_adopted", self.share("adopted")), ("digital_all", self.share())
        )
        series = ("adopted", "proposed", "parked_or_dropped")
        return digital, *self.plot("solution_kinds", series, counts)

    def share(self, *statuses: str) -> str:
        part = self.tally.solutions_in(*statuses, digital=True)
        whole = self.tally.solutions_in(*statuses)
        if not whole:
            return self.say("none")
        return self.say("share", part=part, whole=whole, percent=f"{100 * part / whole:.0f}")

    def days(self) -> Sequence[Block]:
        days = self.told.days
        if not (days.sheets or days.unknown or days.reversed_):
            return ()
        middle, most = days.share(0.5), days.share(0.9)
        facts = [("days_known", str(days.sheets))]
        if middle is not None and most is not None:
            facts.append(("median", self.say("days_count", n=middle)))
            facts.append(("ninth", self.say("days_count", n=most)))
        # Dates that come from the history, are unknown, or stand the wrong way round.
        doubts = (days.from_git, days.unknown, days.reversed_)
        for key, count in zip(("from_git", "unknown", "reversed"), doubts, strict=True):
            facts += [(key, str(count))] if count else []
        counts = [(self.span(*span), (days.within(*span),)) for span in SPANS if days.sheets]
        return self.list_of(*facts), *(self.plot("days", ("sheets",), counts) if counts else ())

    def span(self, least: int, most: int | None) -> str:
        if most is None:
            return self.say("days_over", n=least - 1)
        return self.say("days_span", least=least, most=most)

    def pilots(self) -> Sequence[Block]:
        pilots = self.tally.pilots
        counts = [
            (TRIAL_STATUS[one].to(self.lang), (pilots[one, True], pilots[one, False]))
            for one in TRIAL_STATUS
            if pilots[one, True] or pilots[one, False]
        ]
        series = ("with_results", "without_results")
        return self.plot("pilots", series, counts) if counts else ()

    def recurring(self) -> Sequence[Block]:
        rows = [
            (
                one.text,
                len(one.files),
                one.organisations,
                one.statuses.get("identified", 0),
                " / ".join((*one.files[:_MOST_FILES], *("…",) * (len(one.files) > _MOST_FILES))),
            )
            for one in self.told.recurring[:_MOST_CAUSES]
        ]
        keys = ("cause", "sheets", "offices", "identified", "files")
        return (self.table("recurring", keys, rows),) if rows else ()

    def findings(self) -> Sequence[Block]:
        found, sheets = self.tally.findings, self.tally.sheets_with_rule
        rules = sorted(found, key=lambda one: (-found[one], one))[:_MOST_RULES]
        if not rules:
            return ()
        names = {id: name.to(self.lang) for id, name in self.told.names.items()}
        rows = [(one, names.get(one, ""), found[one], sheets[one]) for one in rules]
        bars = tuple(Bar(one, (found[one],)) for one in rules)
        plot = Bars("findings", self.say("findings"), (self.say("findings_count"),), bars)
        return plot, self.table("findings", ("rule", "catches", "findings_count", "sheets"), rows)

    def plot(
        self, key: str, series: Sequence[str], counts: Sequence[tuple[str, tuple[int, ...]]]
    ) -> tuple[Bars, Table]:
        """The bars, and a table of the same numbers."""
        bars = tuple(Bar(label, values) for label, values in counts)
        rows: list[tuple[str | int, ...]] = [(label, *values) for label, values in counts]
        return (
            Bars(key, self.say(key), tuple(self.say(one) for one in series), bars),
            self.table(key, (f"{key}_of", *series), rows),
        )

    def table(self, key: str, keys: Sequence[str], rows: Sequence[Sequence[str | int]]) -> Table:
        """A column is of numbers where one of its cells is."""
        columns = tuple(
            Column(one, self.say(one), "", "number" if int in map(type, cells) else "text")
            for one, cells in zip(keys, zip(*rows, strict=True), strict=True)
        )
        drawn = tuple(Row(tuple(Cell(str(value)) for value in row)) for row in rows)
        return Table(key, columns, drawn)

    def list_of(self, *facts: tuple[str, str]) -> FactList:
        return FactList(tuple(Fact(key, self.say(key), Cell(text)) for key, text in facts))
