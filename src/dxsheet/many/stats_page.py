"""The statistics as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
# The statuses of solutions that are told apart.
_GROUPS = (("adopted",), ("proposed",), ("parked", "dropped"))
# As many of the rules and causes as a reader takes in; JSON has them all.
_MOST_RULES, _MOST_CAUSES, _MOST_FILES = 20, 20, 3


def page(told: Statistics, lang: Lang) -> Page:
    """The page of the statistics."""
    return _Parts(told, lang).page()


class _Parts:
    def __init__(self, told: Statistics, lang: Lang) -> None:
        self.told = told
        self.tally = told.tally
        self.lang: Lang = lang

    def page(self) -> Page:
        parts = (
            self.stages(),
            self.causes(),
            self.gaps(),
            self.solutions(),
            self.days(),
            self.pilots(),
            self.recurring(),
            self.findings(),
        )
        return Page(
            self.say("title"),
            self.lang,
            self.facts(),
            self.lead(),
            tuple(one for one in parts if one),
        )

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].fill(**values).to(self.lang)

    def facts(self) -> tuple[Fact, ...]:
        counts = [("sheets", self.tally.sheets), ("offices", len(self.tally.organisations))]
        counts += [("problems", self.tally.problems), ("causes", self.tally.causes.total())]
        counts += [("solutions", self.tally.solutions.total())]
        if self.tally.unreadable:
            counts.append(("unreadable", self.tally.unreadable))
        facts = [Fact(key, self.say(key), Cell(str(count))) for key, count in counts]
        if self.told.as_of:
            day = day_text(self.told.as_of).to(self.lang)
            facts.append(Fact("as_of", self.say("as_of"), Cell(day)))
        return tuple(facts)

    def lead(self) -> str:
        tally = self.tally
        without = tally.gaps["cause_without_solution"]
        return self.say("lead", found=tally.causes["identified"], without=without)

    def stages(self) -> Section:
        counts = [(STAGE[one].to(self.lang), (self.tally.stages[one],)) for one in STAGE]
        return self.section("stages", self.plot("stages", ("sheets",), counts))

    def causes(self) -> Section | None:
        counts = [
            (CAUSE_STATUS[one].to(self.lang), (self.tally.causes[one],))
            for one in ("identified", "unverified", "rejected")
        ]
        return self.section("cause_states", self.plot("cause_states", ("causes",), counts))

    def gaps(self) -> Section | None:
        counts = [
            (self.say(kind), (self.tally.gaps[kind],)) for kind in KINDS if self.tally.gaps[kind]
        ]
        if not counts:
            return None
        facts = self.list_of(("sheets_with_gaps", str(self.tally.sheets_with_gaps)))
        return self.section("open_gaps", (facts, *self.plot("open_gaps", ("gaps",), counts)))

    def solutions(self) -> Section | None:
        tally = self.tally
        kinds = [*KIND, ""] if tally.solutions_by_kind("") else list(KIND)
        counts = [
            (
                KIND[one].to(self.lang) if one else self.say("no_kind"),
                tuple(tally.solutions_by_kind(one, *group) for group in _GROUPS),
            )
            for one in kinds
            if tally.solutions_by_kind(one)
        ]
        if not counts:
            return None
        digital = (
            (key, self.share(*which))
            for key, which in (("digital_adopted", ("adopted",)), ("digital_all", ()))
        )
        series = ("adopted", "proposed", "parked_or_dropped")
        blocks = (self.list_of(*digital), *self.plot("solution_kinds", series, counts))
        return self.section("solution_kinds", blocks)

    def share(self, *statuses: str) -> str:
        part = self.tally.solutions_digital(True, *statuses)
        whole = part + self.tally.solutions_digital(False, *statuses)
        if not whole:
            return self.say("none")
        return self.say("share", part=part, whole=whole, percent=f"{100 * part / whole:.0f}")

    def days(self) -> Section | None:
        days = self.told.days
        if not (days.sheets or days.unknown or days.reversed_):
            return None
        middle, most = days.share(0.5), days.share(0.9)
        facts = [("days_known", str(days.sheets))]
        if middle is not None and most is not None:
            facts += [
                ("median", self.say("days_count", n=middle)),
                ("ninth", self.say("days_count", n=most)),
            ]
        blocks: list[Block] = [self.list_of(*facts, *self.doubts())]
        counts = [(self.span(*span), (days.within(*span),)) for span in SPANS]
        if days.sheets:
            blocks += self.plot("days", ("sheets",), counts)
        return self.section("days", blocks)

    def doubts(self) -> list[tuple[str, str]]:
        """How many dates come from the history, are unknown, or stand the wrong way round."""
        days = self.told.days
        counts = (
            ("from_git", days.from_git),
            ("unknown", days.unknown),
            ("reversed", days.reversed_),
        )
        return [(key, str(count)) for key, count in counts if count]

    def span(self, least: int, most: int | None) -> str:
        if most is None:
            return self.say("days_over", n=least - 1)
        return self.say("days_span", least=least, most=most)

    def pilots(self) -> Section | None:
        pilots = self.tally.pilots
        counts = [
            (TRIAL_STATUS[one].to(self.lang), (pilots[one, True], pilots[one, False]))
            for one in TRIAL_STATUS
            if pilots[one, True] or pilots[one, False]
        ]
        if not counts:
            return None
        series = ("with_results", "without_results")
        return self.section("pilots", self.plot("pilots", series, counts))

    def recurring(self) -> Section | None:
        found = self.told.recurring[:_MOST_CAUSES]
        if not found:
            return None
        keys = ("cause", "sheets", "offices", "identified", "files")
        rows = [
            (
                one.text,
                len(one.files),
                one.organisations,
                one.statuses.get("identified", 0),
                " / ".join((*one.files[:_MOST_FILES], *("…",) * (len(one.files) > _MOST_FILES))),
            )
            for one in found
        ]
        return self.section("recurring", (self.table("recurring", keys, rows),))

    def findings(self) -> Section | None:
        tally = self.tally
        rules = sorted(tally.findings, key=lambda one: (-tally.findings[one], one))[:_MOST_RULES]
        if not rules:
            return None
        names = self.told.names
        rows = [
            (
                one,
                names[one].to(self.lang) if one in names else "",
                tally.findings[one],
                tally.sheets_with_rule[one],
            )
            for one in rules
        ]
        bars = [Bar(one, (tally.findings[one],)) for one in rules]
        plot = Bars("findings", self.say("findings"), (self.say("findings_count"),), tuple(bars))
        table = self.table("findings", ("rule", "catches", "findings_count", "sheets"), rows)
        return self.section("findings", (plot, table))

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

    def table(self, key: str, keys: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Table:
        told = [tuple(row) for row in rows]
        number = [any(isinstance(row[at], int) for row in told) for at in range(len(keys))]
        columns = tuple(
            Column(one, self.say(one), "", "number" if is_number else "text")
            for one, is_number in zip(keys, number, strict=True)
        )
        drawn = tuple(Row(tuple(Cell(str(value)) for value in row)) for row in told)
        return Table(key, columns, drawn)

    def list_of(self, *facts: tuple[str, str]) -> FactList:
        return FactList(tuple(Fact(key, self.say(key), Cell(text)) for key, text in facts))

    def section(self, key: str, blocks: Sequence[Block]) -> Section:
        return Section(key, self.say(key), tuple(blocks))
