# ruff: noqa: E501, ANN401
"""A whole example typed by somebody who knows the walk: prompts, key presses, what came on the sheet.

    python benchmarks/walk.py [SHEET ...]

Each answer is looked up on the finished sheet and typed as a facilitator would: one line for a
participant, the evidence along with the number, what waits for the review with `@`. The prompts that
the walk took before its questions were halved (192 for the lending example, 68 for the deck's own)
were counted by the same lookup on the walk of 2026-11-29. `walks/` holds cases written for this.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dxsheet.binder import load
from dxsheet.flows.sitting.answers import Asked
from dxsheet.flows.sitting.paper import Notes, Paper, Start
from dxsheet.flows.sitting.session import Session
from dxsheet.lang import same
from dxsheet.spoken import kind_of
from dxsheet.walk.questions import FULL, Plan
from dxsheet.walk.steps import Step

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples" / "sound"
WALKS = HERE / "walks"  # cases that were written to be walked through, not to be read
BEFORE = {"equipment-lending": (192, 171), "chat-rules": (116, 97), "mistakes": (68, 38)}
NAME = {
    "participants": "name",
    "stakeholders": "name",
    "small_start": "units",
    "outcomes": "measure",
}
# The sign in front of a line, as prompt_toolkit and a plain prompt write it.
SIGN = r"\r\n(?:\x1b\[[0-9;?]*[a-zA-Z])*>(?: |\x08\x1b\[2C)"
# Facts that the walk writes itself, or that belong to nobody in the room.
_OWN = ("id", "dxsheet", "language", "date", "stage", "organisation", "became", "parked_from")
# Facts of an item that are said at the review, in the order of the sheet.
_LATER = {
    "problems": ("current", "raised_by"),
    "causes": ("why", "controllable", "raised_by", "evidence"),
    "solutions": ("rule_challenged",),
    "small_start": ("status",),
    "work_items": ("done",),
}


class Silent:
    """A terminal that shows nothing; whoever types knows the questions."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.width, self.code, self.colour, self.plain = 80, None, False, True
        self.interactive, self.piped = True, False

    def say(self, *parts: object, end: str = "\n") -> None:
        """Nothing."""

    def page(self, text: str) -> None:
        """Nothing."""

    def draw(self, shown: object) -> None:
        """Nothing."""

    def note(self, *parts: object) -> None:
        """Nothing."""

    def flush(self) -> None:
        """Nothing."""

    def ask(self, prompt: str, *_more: object, **_others: object) -> str:
        """Nobody answers but the typist."""
        raise EOFError


class Typist:
    """Answers each question from a finished sheet."""

    scripted = False
    where = same("-")

    def __init__(self, want: dict[str, Any]) -> None:
        self.want = want
        self.session: Session | None = None
        self.log: list[tuple[str, str]] = []
        self._said: set[str] = set()
        self.ja = want.get("language") == "ja"

    def unread(self, line: str) -> None:
        """Nobody gives a line back."""

    def unused(self) -> list[str]:
        """Everything is asked for."""
        return []

    def wants(self, key: str, question: str) -> str:
        """What waits is said at the review."""
        return ""

    def line(self, step: Step, talk: object, asked: Asked) -> str:
        """The next line, counted."""
        line = self._later(step) or self._answer(step)
        if len(self.log) > 600:
            raise SystemExit(f"asked for ever: {self.log[-6:]}")
        self.log.append((step.key, line))
        return line

    @property
    def keys(self) -> int:
        """Keys pressed, Enter included."""
        return sum(len(line) + 1 for _, line in self.log)

    # ---------------------------------------------------------- the sheet so far and the one meant

    def _data(self) -> dict[str, Any]:
        assert self.session is not None
        return load(self.session.paper.path).document.data if self.session.paper.path else {}

    def _meant(self, top: str, entry: dict[str, Any]) -> dict[str, Any]:
        key = NAME.get(top, "text")
        for one in self.want.get(top) or []:
            if one.get(key) == entry.get(key):
                return one
        return {}

    def _rest(self, top: str, data: dict[str, Any]) -> list[dict[str, Any]]:
        key = NAME.get(top, "text")
        have = [one.get(key) for one in data.get(top) or []]
        return [one for one in self.want.get(top) or [] if one.get(key) not in have]

    def _here(self, top: str, name: str) -> str:
        """The id on the sheet so far of an item of the sheet meant; "" where it is not there yet."""
        want = next((one for one in self.want.get(top) or [] if one.get("id") == name), {})
        for one in self._data().get(top) or []:
            if one.get("text") == want.get("text"):
                return str(one["id"])
        return ""

    # ---------------------------------------------------------- what waits for the review

    def _later(self, step: Step) -> str:
        """One line of what waits, said once the questions have left its part."""
        if not step.key.startswith(("offer", "solutions.kinds", "decide", "outcomes.more")):
            return ""
        data = self._data()
        for top in ("background", "reflection"):
            if self.want.get(top) and not data.get(top):
                return f"@{top} {self.want[top]}"
        if step.key == "decide.when":
            return ""
        for top, fields in _LATER.items():
            for entry in data.get(top) or []:
                said = dict(self._facts(top, entry, fields))
                if said and f"{entry['id']}" not in self._said:
                    if top in ("small_start", "work_items") and step.key != "outcomes.more":
                        continue
                    self._said.add(entry["id"])
                    return self._jump(entry["id"], said)
        return ""

    def _jump(self, name: str, said: dict[str, str]) -> str:
        """`@C1 why: ...; raised_by: ...`, or one field alone."""
        if len(said) == 1:
            ((key, value),) = said.items()
            return f"@{name}.{key} {value}"
        return f"@{name} " + "; ".join(f"{key}: {value}" for key, value in said.items())

    def _facts(
        self, top: str, entry: dict[str, Any], fields: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        meant = self._meant(top, entry)
        for key in fields:
            value = meant.get(key)
            begun = key == "status" and value == "running" and entry.get(key) == "planned"
            if (value in (None, "", "false") or entry.get(key)) and not begun:
                continue
            yield key, " → ".join(value) if isinstance(value, list) else str(value)

    # ---------------------------------------------------------- answers

    def _answer(self, step: Step) -> str:
        own = {
            "title": self.want["title"], "offer": "", "catch.person": "2", "catch.reason": "as said",
            "decide.when": "1", "gate": "4", "solution.none": "3", "idea.none": "2",
            "back.several": "", "back.instead": "1", "back.owner": "2", "solution.cost": "",
        }  # fmt: skip
        name = step.question.id
        if name in own:
            return str(own[name])
        if name == "problem.first":
            ideas = [one for one in self.want.get("ideas") or [] if one.get("parked_from") == "P1"]
            return str((ideas or self.want["problems"])[0]["text"])
        if name == "problem.behind":
            return str(self.want["problems"][0]["text"])
        special = getattr(self, "_" + name.replace(".", "_"), None)
        if special:
            return str(special(step))
        return self._field(step)

    def _field(self, step: Step) -> str:
        node: Any = self.want
        path = step.path
        if len(path) > 1 and isinstance(path[1], int):
            node = self._meant(str(path[0]), self._data()[path[0]][path[1]])
            path = path[2:]
        for part in path:
            node = node.get(part) if isinstance(node, dict) else None
        if node is None:
            return ""
        if step.question.kind in ("choice", "then"):
            return next((str(one.number) for one in step.options if one.value == node), "")
        return "、".join(node) if isinstance(node, list) else str(node)

    def _catch_solution(self, step: Step) -> str:
        """What the sheet holds all the same is kept, for a reason; the rest is parked."""
        top, nth = str(step.path[0]), int(step.path[1])
        return "3" if self._meant(top, self._data()[top][nth]) else "2"

    def _cause_first(self, step: Step) -> str:
        problem = step.key.split(".")[0]
        data = self._data()
        here = next(one for one in data["problems"] if one["id"] == problem)
        meant = self._meant("problems", here).get("id", "")
        for one in self.want.get("causes") or []:
            named = one.get("problems") or ["P1"]
            held = next((c for c in data.get("causes") or [] if c["text"] == one["text"]), None)
            linked = held is not None and problem in (held.get("problems") or ["P1"])
            if meant in named and not linked:
                return held["id"] if held else one["text"]
        return ""

    _cause_more = _cause_first

    def _problem_more(self, _step: Step) -> str:
        rest = self._rest("problems", self._data())
        return str(rest[0]["text"]) if rest else ""

    def _cause_status(self, step: Step) -> str:
        meant = self._meant("causes", self._data()["causes"][step.path[1]])
        number = {"identified": "1", "rejected": "2"}.get(meant.get("status", ""), "3")
        said = meant.get({"1": "evidence", "2": "reason"}.get(number, ""), "")
        return f"{number} {said}".strip()

    def _idea_causes(self, step: Step) -> str:
        idea = self._meant("ideas", self._data()["ideas"][step.path[1]])
        became = [one for one in self.want["solutions"] if one["id"] == idea.get("became")]
        names = [self._here("causes", one) for one in became[0]["causes"]] if became else []
        return ",".join(names) or "0"

    def _solution_for_cause(self, step: Step) -> str:
        cause = step.key.split(".")[0]
        data = self._data()
        for one in self.want.get("solutions") or []:
            named = [self._here("causes", name) for name in one.get("causes") or []]
            live = [name for name in named if name in self._eligible(data)]
            held = next((s for s in data.get("solutions") or [] if s["text"] == one["text"]), None)
            if held and cause in named and cause not in (held.get("causes") or []):
                return str(held["id"])
            if not held and (cause in named or (not live and cause == self._eligible(data)[-1])):
                return str(one["text"])
        return ""

    _solution_also = _solution_for_cause

    def _eligible(self, data: dict[str, Any]) -> list[str]:
        return [one["id"] for one in data["causes"] if one.get("status") == "identified"] or ["?"]

    def _solutions_kinds(self, step: Step) -> str:
        kinds = []
        for one in self._data()["solutions"]:
            if not one.get("kind"):
                kinds.append(
                    self._meant("solutions", one).get("kind") or kind_of(one["text"]) or "other"
                )
        numbers = {one.value: str(one.number) for one in step.options}
        return "" if tuple(kinds) == step.default else " ".join(numbers[one] for one in kinds)

    def _solution_after(self, step: Step) -> str:
        meant = self._meant("solutions", self._data()["solutions"][step.path[1]])
        return " ⇒ ".join(filter(None, (meant.get("before"), meant.get("after"))))

    def _solution_status(self, step: Step) -> str:
        meant = self._meant("solutions", self._data()["solutions"][step.path[1]])
        number = {"adopted": "1", "parked": "3", "dropped": "4"}.get(meant.get("status", ""), "")
        if number == "1":
            return "1 " + " → ".join(filter(None, (meant.get("owner"), meant.get("measure"))))
        return f"{number} {meant.get('reason', '')}".strip() if number else ""

    def _solution_effect(self, step: Step) -> str:
        meant = self._meant("solutions", self._data()["solutions"][step.path[1]])
        words = [str(meant.get(key) or "") for key in ("effect", "effort", "cost")]
        words = [
            {"high": "大", "medium": "中", "low": "小"}.get(one, one) if self.ja else one
            for one in words
        ]
        return " ".join(words).strip()

    def _participant_first(self, _step: Step) -> str:
        rest = self._rest("participants", self._data())
        if not rest:
            return ""
        one = rest[0]
        parts = {
            "decide": ("決める", "decide"),
            "offer": ("案を出す", "offer"),
            "watch": ("見る", "watch"),
        }
        skills = {"the_work": ("業務", "the work"), "bpr": ("業務改革", "bpr"), "digital": ("デジタル", "digital"),
                  "service_design": ("サービス設計", "service design"), "project_management": ("PM", "pm")}  # fmt: skip
        said = [
            one["name"],
            one.get("unit"),
            one.get("count") and f"{one['count']}{'名' if self.ja else ' people'}",
        ]
        said.append(parts.get(one.get("part", ""), ("", ""))[not self.ja])
        said += [skills[name][not self.ja] for name in one.get("skills") or []]
        said.append(one.get("load"))
        return ("、" if self.ja else ", ").join(filter(None, said))

    _participant_more = _participant_first

    def _stakeholder_first(self, _step: Step) -> str:
        rest = self._rest("stakeholders", self._data())
        if not rest:
            return ""
        one = rest[0]
        stances = {
            "opposed": "反対",
            "indifferent": "無関心",
            "neutral": "中立",
            "supportive": "賛成",
        }
        stance = stances[one["stance"]] if self.ja else one["stance"]
        said = ("、" if self.ja else ", ").join(
            filter(None, (one["name"], stance, one.get("concern")))
        )
        return f"{said} → {one['response']}" if one.get("response") else said

    _stakeholder_more = _stakeholder_first

    def _content(self, _step: Step) -> str:
        held = (self.want.get("communication") or {}).get("content") or {}
        return "; ".join(f"{key}: {value}" for key, value in held.items())

    def _work(self, solution: str = "") -> str:
        rest = [one for one in self._rest("work_items", self._data())
                if not solution or self._here("solutions", one.get("solution", "")) == solution]  # fmt: skip
        if not rest:
            return ""
        one = rest[0]
        stand_in = one.get("stand_in")
        said = [one["text"], *one.get("main_owners", ()), one.get("due")]
        said.append(stand_in and f"{'代わり' if self.ja else 'stand-in'}: {stand_in}")
        return ("、" if self.ja else ", ").join(filter(None, said))

    def _work_for_solution(self, step: Step) -> str:
        return self._work(step.key.split(".")[0]) or ">"

    def _work_more(self, _step: Step) -> str:
        return self._work()

    def _decision_text(self, step: Step) -> str:
        rest = self._rest("decisions", self._data())
        if not rest:
            return ""
        one = rest[0]
        return (
            f"{one['date']} {one['text']} ({one['by']})"
            if one.get("by")
            else f"{one['date']} {one['text']}"
        )

    def _start_units(self, _step: Step) -> str:
        rest = self._rest("small_start", self._data())
        keys = ("units", "work", "period")
        return (
            ("、" if self.ja else ", ").join(rest[0][key] for key in keys if rest[0].get(key))
            if rest
            else ""
        )

    def _start_affected(self, step: Step) -> str:
        meant = self._meant("small_start", self._data()["small_start"][step.path[1]])
        return " → ".join(filter(None, (meant.get("affected"), meant.get("change"))))

    def _start_risk(self, step: Step) -> str:
        meant = self._meant("small_start", self._data()["small_start"][step.path[1]])
        return " → ".join(filter(None, (meant.get("risk"), meant.get("way_back"))))

    def _outcome_first(self, _step: Step) -> str:
        rest = self._rest("outcomes", self._data())
        if not rest:
            return ">"
        one = rest[0]
        figures = [str(one[key]) for key in ("baseline", "wanted", "result") if one.get(key)]
        if figures:
            figures[0] += f" {one.get('unit', '')}" if not self.ja else str(one.get("unit", ""))
        return f"{one['measure']} {' → '.join(figures)}".strip()

    _outcome_more = _outcome_first

    def _outcome_decision(self, step: Step) -> str:
        meant = self._meant("outcomes", self._data()["outcomes"][step.path[1]])
        number = next(
            (str(one.number) for one in step.options if one.value == meant.get("decision")), ""
        )
        return f"{number} {meant.get('note', '')}".strip()

    def _choose_criteria(self, _step: Step) -> str:
        held = (self._data().get("selection") or {}).get("criteria")
        return "" if held else "；".join(one["name"] for one in self.want["selection"]["criteria"])

    def _choose_candidates(self, _step: Step) -> str:
        held = [
            one["name"] for one in (self._data().get("selection") or {}).get("candidates") or []
        ]
        rest = [one for one in self.want["selection"]["candidates"] if one["name"] not in held]
        return f"{rest[0]['name']} {' '.join(rest[0]['scores'])}" if rest else ""


def facts(value: Any) -> int:
    """The filled fields of a sheet; a list of words is one."""
    if isinstance(value, dict):
        return sum(facts(one) for key, one in value.items() if key not in _OWN)
    if isinstance(value, list):
        return (
            sum(map(facts, value)) if any(isinstance(one, dict) for one in value) else bool(value)
        )
    return int(value not in (None, ""))


def typed(path: Path) -> tuple[Typist, dict[str, Any]]:
    """A sheet typed whole into an empty folder; the typist, and the data that came of it."""
    want = load(str(path)).document.data
    parts = ("choose", *FULL) if "selection" in want else FULL
    lang = want.get("language", "ja")
    typist = Typist(want)
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_STATE_HOME"] = f"{folder}/.state"
        try:
            paper = Paper(start=Start("", lang, want.get("date", ""), {}))
            talk: Any = Silent(lang)
            session = Session(
                talk, paper, Notes(), typist, Plan("typed", parts), today=want["date"]
            )
            typist.session = session
            session.run()
            return typist, load(paper.path).document.data
        finally:
            os.chdir(here)


# ------------------------------------------------------------------ Enter to the next question


def waited(path: Path, *, board: bool) -> list[float]:
    """Milliseconds from each Enter to the next sign in front of the line, in a pseudo-terminal.

    What was typed whole before is typed again, by prompt_toolkit, with the board's page beside.
    """
    import pexpect

    typist, _ = typed(path)
    lang = typist.want.get("language", "ja")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        words = ["-m", "dxsheet", "new", "--lang", lang]
        words += ["--board", "board.html"] if board else []
        env = {**os.environ, "HOME": folder, "XDG_STATE_HOME": f"{folder}/.state",
               "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}  # fmt: skip
        child = pexpect.spawn(
            sys.executable, words, cwd=folder, env=env, encoding="utf-8",
            dimensions=(50, 80), timeout=20,
        )  # fmt: skip
        child.delaybeforesend = None
        child.expect(SIGN)
        for _, line in typist.log:
            child.send("\x15" + line)
            time.sleep(0.03)  # the line is shown before its Enter
            begun = time.perf_counter()
            child.send("\r")
            if child.expect([SIGN, pexpect.EOF]):
                break
            found.append(1000 * (time.perf_counter() - begun))
        child.close(force=True)
    return found


def main() -> None:
    """Count and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sheets", nargs="*", type=Path)
    parser.add_argument("--log", action="store_true", help="each prompt with what was typed")
    parser.add_argument("--wait", action="store_true", help="how long from Enter to the next")
    options = parser.parse_args()
    if options.wait:
        for board in (False, True):
            path = options.sheets[0] if options.sheets else WALKS / "hall-booking-ja.yaml"
            found = waited(path.resolve(), board=board)
            name = "with --board" if board else "without"
            print(
                f"{name:14} {len(found)} questions: median {statistics.median(found):.0f} ms, worst {max(found):.0f} ms"
            )
        return
    print(f"{'sheet':32} {'facts':>6} {'typed':>6} {'prompts':>8} {'before':>7} {'keys':>6}")
    for path in options.sheets or sorted((*EXAMPLES.glob("*.yaml"), *WALKS.glob("*.yaml"))):
        typist, data = typed(path.resolve())
        before = BEFORE.get(path.stem.rsplit("-", 1)[0], ("", ""))[0]
        print(
            f"{path.stem:32} {facts(typist.want):6} {facts(data):6} {len(typist.log):8} {before:>7} {typist.keys:6}"
        )
        if options.log:
            for nth, (key, line) in enumerate(typist.log, 1):
                print(f"  {nth:3} {key}: {line}")


if __name__ == "__main__":
    sys.exit(main())
