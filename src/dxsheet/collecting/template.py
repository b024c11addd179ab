"""Empty papers for participants: an answers file, and the headings of a form."""

from __future__ import annotations

import csv
import io

from dxsheet.lang import Lang, Text
from dxsheet.sheet.nouns import Sheet
from dxsheet.yamlfile.dump import scalar

_HEAD = Text(
    "One file a person or table; take it in with: dxsheet collect SHEET FILE\n"
    "What you leave empty is not taken in.",
    "一人（または一つの班）に一つ。取込みは dxsheet collect シート このファイル\n"
    "空けたところは取り込みません。",
)
_CAUSES = Text(
    "what could be the cause; P1 where it is said of one problem",
    "考えられる原因。特定の問題についてなら problem も書きます",
)
_IDEAS = Text("what could be done", "できそうなこと")
_SCORES = Text("1 (low) to 5 (high), or high, medium, low", "1（小）〜5（大）、または 大・中・小")
_NAME = Text("Name", "お名前")
_UNIT = Text("Unit", "所属")
_WHY = Text("What could be the cause of {id} “{text}”?", "{id}「{text}」の原因は何だと思いますか")
_WHY_IT = Text("What could be the cause?", "原因は何だと思いますか")
_IDEA = Text("Ideas", "アイデアがあれば")
_EFFECT = Text("{id} “{text}”: effect (1–5)", "{id}「{text}」の効果（1〜5）")
_EFFORT = Text("{id} “{text}”: effort (1–5)", "{id}「{text}」の手間（1〜5）")


def answers_file(sheet: Sheet | None, lang: Lang) -> str:
    """An answers file with nothing filled in, the ids of the sheet ready."""
    lines = [f"# {line}" for line in _HEAD.to(lang).split("\n")]
    lines += ["name:", "unit:", f"causes:  # {_CAUSES.to(lang)}"]
    for problem in sheet.problems if sheet else ():
        if problem.id:
            lines += [
                f"  # {problem.id} {_line(problem.text)}",
                "  - text:",
                f"    problem: {problem.id}",
            ]
    if not sheet or not sheet.problems:
        lines.append("  -")
    lines += [f"ideas:  # {_IDEAS.to(lang)}", "  -"]
    scored = _scored(sheet)
    if scored:
        lines.append(f"scores:  # {_SCORES.to(lang)}")
    for name, text in scored:
        lines += [f"  # {_line(text)}", f"  {scalar(name)}: {{effect: , effort: }}"]
    return "\n".join(lines) + "\n"


def form_headings(sheet: Sheet | None, lang: Lang) -> str:
    """The headings of a form as one line of CSV, to be asked as they stand."""
    heads = [_UNIT.to(lang), _NAME.to(lang)]
    problems = [one for one in sheet.problems if one.id] if sheet else []
    heads += [_WHY.fill(id=one.id, text=_line(one.text)).to(lang) for one in problems]
    heads += [] if problems else [_WHY_IT.to(lang)]
    heads.append(_IDEA.to(lang))
    for name, text in _scored(sheet):
        heads += [one.fill(id=name, text=_line(text)).to(lang) for one in (_EFFECT, _EFFORT)]
    out = io.StringIO()
    csv.writer(out).writerow(heads)
    return out.getvalue()


def _scored(sheet: Sheet | None) -> list[tuple[str, str]]:
    """The solutions that are still to be weighed."""
    given = sheet.solutions if sheet else ()
    return [
        (one.id, one.text or "") for one in given if one.id and one.status in (None, "proposed")
    ]


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
