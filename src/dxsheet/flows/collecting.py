"""`collect`: participants' answers come onto the sheet; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dxsheet.binder import Opened, change, load
from dxsheet.collecting.answers import Answers, Trouble, from_yaml
from dxsheet.collecting.form import Form, answers_file, columns_said, form_headings, from_csv
from dxsheet.collecting.rows import decoded
from dxsheet.collecting.taking import (
    ANONYMOUS,
    Averaged,
    Listed,
    Pair,
    Same,
    Taken,
    Taking,
    averaged,
    in_order,
)
from dxsheet.disk import write_whole
from dxsheet.disk.whole import exists
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.flows.every_sheet import Seen
from dxsheet.lang import LANGS, Lang, Text, same
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.door import read_bytes
from dxsheet.yamlfile.dump import Bare, Plain
from dxsheet.yamlfile.edit import Change, Insert, Put

_REFUSED = Text(
    "The answers cannot be imported as they are:", "このままでは取り込めない答えがあります。"
)
_NOTHING = Text(
    "Nothing was changed. Fix them and run the command again.",
    "何も書いていません。直してから、もう一度実行してください。",
)
_NO_SOLUTION = Text(
    "there is no solution {id} to score", "点数の付いた解決策 {id} がシートにありません"
)
_NO_PROBLEM = Text("there is no problem {id}", "問題 {id} がシートにありません")


class Reading(NamedTuple):
    """How answers files are to be read: what `--column`, `--encoding`, `--separator` say."""

    columns: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""


class Collected(NamedTuple):
    """What came in: statements, pairs that are alike, scores, and how each form was understood."""

    people: int
    taken: list[Taken]
    pairs: list[Pair]
    scores: list[Averaged]
    forms: list[Form]


def collect(
    path: str,
    files: Sequence[str],
    *,
    same_cause: Same,
    anonymous: bool = False,
    reading: Reading | None = None,
    seen: Seen | None = None,
) -> Collected:
    """Take answers files (YAML, or a form's CSV) onto a sheet; a second run adds nothing twice.

    The order of the files makes no difference. `same_cause(id, known, new)` decides whether two
    causes that are alike are one; `seen` is told how far it is.

    Raises:
        DxsheetError: exit 1 where an answer cannot be taken in (each is named with its place;
            nothing is written), 2 or 3 where a file cannot be read.
    """
    answers, troubles, forms = _read(files, reading or Reading())
    collected = Collected(len(answers), [], [], [], forms)

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
        return _taking(opened, answers, decide, seen, anonymous=anonymous)

    def plan(opened: Opened) -> Sequence[Change]:
        taking = take(opened, remembered)
        collected.taken[:] = taking.taken
        collected.pairs[:] = taking.pairs
        collected.scores[:] = averaged(answers, opened.sheet)
        return [*_changes(opened, taking), *_levels(opened, collected.scores)]

    take(load(path), asked)
    change(path, plan)
    return collected


def write_templates(path: str, lang: Lang) -> list[str]:
    """Write an empty answers file and a form's headings beside a sheet; never over a file.

    Raises:
        DxsheetError: the sheet cannot be read, or a file of that name is there.
    """
    sheet = load(path).sheet if path else None
    if sheet and sheet.language in LANGS:
        lang = "ja" if sheet.language == "ja" else "en"
    stem = Path(path).with_suffix("") if path else Path("dxsheet")
    papers = {
        f"{stem}-answers.yaml": answers_file(sheet, lang).encode(),
        f"{stem}-form.csv": form_headings(sheet, lang).encode("utf-8-sig"),
    }
    for file in papers:
        if Path(file).exists():
            raise exists(file)
    for file, content in papers.items():
        write_whole(file, content, create=True)
    return list(papers)


def _taking(
    opened: Opened, answers: Sequence[Answers], decide: Same, seen: Seen | None, *, anonymous: bool
) -> Taking:
    taking = Taking(opened.sheet, opened.document.text)
    nobody = ANONYMOUS.to("en" if opened.sheet.language == "en" else "ja")
    for done, one in enumerate(answers, 1):
        if seen is not None:
            seen(done, len(answers))
        who = nobody if anonymous else one.name
        for said in one.causes:
            taking.cause(said, who, decide)
        for said in one.ideas:
            taking.idea(said, who)
    return taking


def _read(
    files: Sequence[str], reading: Reading
) -> tuple[list[Answers], list[Trouble], list[Form]]:
    """Every person's answers in an order of their own; a file named twice counts once."""
    answers: list[Answers] = []
    troubles: list[Trouble] = []
    forms: list[Form] = []
    said = columns_said(reading.columns)
    for file in {Path(one).resolve(): one for one in files}.values():
        raw = read_bytes(file)
        if file.lower().endswith((".yaml", ".yml")):
            text, _ = decoded(raw, file, reading.encoding, lambda _: False)
            one, wrong = from_yaml(parse(text.encode(), file))
            answers.append(one)
            troubles += wrong
        else:
            form = from_csv(raw, file, said, encoding=reading.encoding, separator=reading.separator)
            forms.append(form)
            answers += form.answers
            troubles += form.troubles
    return in_order(answers), troubles, forms


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
    changes: list[Change] = []
    for one in taking.causes:
        if one.new:
            continue
        if "problems" in one.changed:
            changes.append(Put((*paths[one.id], "problems"), list(one.problems)))
        if "raised_by" in one.changed:
            changes.append(Put((*paths[one.id], "raised_by"), one.raised))
    changes += _added(opened, "causes", [_cause(one) for one in taking.causes if one.new])
    ideas = [{"id": one.id, "text": one.text} for one in taking.ideas if one.new]
    return changes + _added(opened, "ideas", ideas)


def _cause(one: Listed) -> dict[str, Plain]:
    entry: dict[str, Plain] = {"id": one.id, "text": one.text}
    if one.problems:
        entry["problems"] = list(one.problems)
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
    changes: list[Change] = []
    for one in scores:
        there = solutions[one.solution]
        for key, now, value in (
            (one.axis, one.level, one.level),
            (f"{one.axis}_spread", one.spread, one.spread),
            (f"{one.axis}_people", one.people, Bare(str(one.people))),
        ):
            if getattr(there, key) != now:
                changes.append(Put((*there.path, key), value))
    return changes
