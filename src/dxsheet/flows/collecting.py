"""`collect`: participants' answers come onto the sheet; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dxsheet.binder import Opened, change, load
from dxsheet.collecting.answers import Answers, Trouble, from_yaml
from dxsheet.collecting.taking import Averaged, Listed, Pair, Same, Taken, Taking, averaged
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Lang, Text, same
from dxsheet.yamlfile import read
from dxsheet.yamlfile.door import read_bytes
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Change, Insert, Put

ANONYMOUS = Text("somebody", "匿名")
_REFUSED = Text(
    "The answers cannot be taken in as they are:", "このままでは取り込めない答えがあります。"
)
_NOTHING = Text(
    "Nothing was written. Mend them and run it again.",
    "何も書いていません。直してから、もう一度実行してください。",
)
_NO_SOLUTION = Text(
    "there is no solution {id} to score", "点数の付いた解決策 {id} がシートにありません"
)
_NO_PROBLEM = Text("there is no problem {id}", "問題 {id} がシートにありません")


class Collected(NamedTuple):
    """What came in: statements, pairs that are alike, scores, and headings passed over."""

    people: int
    taken: list[Taken]
    pairs: list[Pair]
    scores: list[Averaged]
    passed: list[str]


def collect(
    path: str, files: Sequence[str], *, same_cause: Same, anonymous: bool = False, lang: Lang = "ja"
) -> Collected:
    """Take answers files (YAML, or a form's CSV) onto a sheet; a second run adds nothing twice.

    `same_cause(id, known, new)` decides whether two causes that are alike are one.

    Raises:
        DxsheetError: exit 1 where an answer cannot be taken in (each is named with its place;
            nothing is written), 2 or 3 where a file cannot be read.
    """
    answers, troubles, passed = _read(files)
    collected = Collected(len(answers), [], [], averaged(answers), passed)

    # Asked before the lock is taken: a facilitator may think for a while.
    decided: dict[tuple[str, str], bool] = {}

    def asked(id: str, known: str, new: str) -> bool:
        if (id, new) not in decided:
            decided[id, new] = same_cause(id, known, new)
        return decided[id, new]

    def remembered(id: str, _known: str, new: str) -> bool:
        return decided.get((id, new), False)

    def take(opened: Opened, decide: Same) -> Taking:
        found = [*troubles, *_unknown(answers, opened)]
        if found:
            raise _refused(found)
        return _taking(opened, answers, decide, ANONYMOUS.to(lang) if anonymous else None)

    def plan(opened: Opened) -> Sequence[Change]:
        taking = take(opened, remembered)
        collected.taken[:] = taking.taken
        collected.pairs[:] = taking.pairs
        return [*_changes(opened, taking), *_levels(opened, collected.scores)]

    take(load(path), asked)
    change(path, plan)
    return collected


def _taking(opened: Opened, answers: Sequence[Answers], decide: Same, nobody: str | None) -> Taking:
    taking = Taking(opened.sheet, opened.document.text)
    for one in answers:
        who = one.name if nobody is None else nobody
        for said in one.causes:
            taking.cause(said, who, decide)
        for said in one.ideas:
            taking.idea(said, who)
    return taking


def _read(files: Sequence[str]) -> tuple[list[Answers], list[Trouble], list[str]]:
    answers: list[Answers] = []
    troubles: list[Trouble] = []
    passed: list[str] = []
    for file in files:
        if file.lower().endswith(".csv"):
            from dxsheet.collecting.form import from_csv

            people, wrong, over = from_csv(read_bytes(file), file)
            answers += people
            passed += over
        else:
            one, wrong = from_yaml(read(file))
            answers.append(one)
        troubles += wrong
    return answers, troubles, passed


def _unknown(answers: Sequence[Answers], opened: Opened) -> list[Trouble]:
    """Scores of solutions and causes of problems that the sheet does not have."""
    solutions = {one.id for one in opened.sheet.solutions}
    problems = {one.id for one in opened.sheet.problems}
    found = []
    for one in answers:
        for score in one.scores:
            if score.solution not in solutions:
                found.append(Trouble(score.where, _NO_SOLUTION.fill(id=score.solution)))
        for said in one.causes:
            if said.problem and said.problem not in problems:
                found.append(Trouble(said.where, _NO_PROBLEM.fill(id=said.problem)))
    return found


def _refused(troubles: Sequence[Trouble]) -> DxsheetError:
    told = _REFUSED
    for one in troubles:
        line = Text("{told}\n  {where}: {what}", "{told}\n  {where}: {what}")
        told = line.fill(told=told, where=same(one.where), what=one.message)
    return DxsheetError(told, _NOTHING, code=FOUND)


def _changes(opened: Opened, taking: Taking) -> list[Change]:
    paths = {one.id: one.path for one in opened.sheet.causes}
    changes: list[Change] = [
        Put((*paths[one.id], "raised_by"), one.raised)
        for one in taking.causes
        if one.changed and not one.new
    ]
    changes += _added(opened, "causes", [_cause(one) for one in taking.causes if one.new])
    ideas = [{"id": one.id, "text": one.text} for one in taking.ideas if one.new]
    return changes + _added(opened, "ideas", ideas)


def _cause(one: Listed) -> dict[str, Plain]:
    entry: dict[str, Plain] = {"id": one.id, "text": one.text}
    if one.problem:
        entry["problems"] = [one.problem]
    entry["status"] = "unverified"
    if one.raised:
        entry["raised_by"] = one.raised
    return entry


def _added(opened: Opened, key: str, entries: Sequence[Mapping[str, Plain]]) -> list[Change]:
    if not entries:
        return []
    if opened.document.data.get(key):
        return [Insert((key,), None, one) for one in entries]
    return [Put((key,), list(entries))]


def _levels(opened: Opened, scores: Sequence[Averaged]) -> list[Change]:
    solutions = {one.id: one for one in opened.sheet.solutions}
    return [
        Put((*solutions[one.solution].path, one.axis), one.level)
        for one in scores
        if getattr(solutions[one.solution], one.axis) != one.level
    ]
