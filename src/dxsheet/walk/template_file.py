"""A template file read and checked whole: every fault with its file, line and column."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from dxsheet.findings import CANNOT, DxsheetError, Finding
from dxsheet.lang import LANGS, Lang, Text, same
from dxsheet.sheet.chain import reference_faults
from dxsheet.sheet.shape import Fault, shaped
from dxsheet.walk.plan import FULL, NEEDED, Plan
from dxsheet.walk.questions import load
from dxsheet.walk.scene import Path
from dxsheet.walk.templates import Template
from dxsheet.yamlfile import Document

_KEYS = ("dxsheet_template", "title", "description", "parts", "drop", "hints", "sheet")
# Without these the chain of problem, cause and solution has a hole.
_CHAIN = (
    "problem.text", "cause.first", "cause.text", "cause.problems", "cause.status",
    "solution.for_cause", "solution.text", "solution.causes",
)  # fmt: skip
# Written by the walk itself.
_OWN = ("id", "date", "stage", "language", "dxsheet", "title")


def read_template(path: str) -> Template:
    """Read one template.

    Raises:
        Unreadable: it is no YAML that can be read.
        DxsheetError: exit 3, with every fault of it as a finding.
    """
    from dxsheet.yamlfile import read

    checked = _Checked(read(path))
    template = checked.template(path)
    if checked.findings:
        raise _broken(checked.findings)
    return template


def _broken(findings: list[Finding]) -> DxsheetError:
    lines = [(f"{one.file}:{one.line}:{one.column}: ", one.message, one.hint) for one in findings]
    return DxsheetError(
        Text(
            "\n".join(f"{where}{what.en} {hint.en}" for where, what, hint in lines),
            "\n".join(f"{where}{what.ja}{hint.ja}" for where, what, hint in lines),
        ),
        Text("Correct the template and try again.", "ひな型を直してから、もう一度どうぞ。"),
        code=CANNOT,
        findings=tuple(findings),
    )


class _Checked:
    """One pass over a template's data; what is wrong gathers in `findings`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._data: dict[str, Any] = document.data
        self.findings = list(document.findings)
        self._bank = load()

    def template(self, path: str) -> Template:
        """The template, best effort where there are findings."""
        for key in self._data:
            if key not in _KEYS:
                self._unknown(key, _KEYS, (key,))
        if self._data.get("dxsheet_template") != "1":
            self._say("Y015", _VERSION, ("dxsheet_template",), _WRITE_ONE)
        stem = os.path.basename(path).rsplit(".", 1)[0]  # noqa: PTH119
        plan = Plan(stem, self._parts(), self._dropped(), self._hints())
        return Template(
            stem, self._text(("title",)), self._text(("description",)), plan, self._sheets(), path
        )

    def _parts(self) -> tuple[str, ...]:
        if self._data.get("parts") is None:
            return FULL
        known = tuple(self._bank.parts)
        parts = self._names("parts", known)
        for name in NEEDED:
            if name not in parts:
                self._say("Y014", _PART_NEEDED.fill(part=name), ("parts",), _ADD_PART)
                parts = (*parts, name)
        order = [known.index(name) for name in parts if name in known]
        if order != sorted(order):
            self._say("Y012", _ORDER, ("parts",), same(", ".join(known)))
        return tuple(name for name in known if name in parts)

    def _dropped(self) -> frozenset[str]:
        names = self._names("drop", tuple(self._bank.questions))
        for nth, name in enumerate(names):
            question = self._bank.questions.get(name)
            if question and (question.required or not question.part or name in _CHAIN):
                self._say("Y012", _NOT_DROPPED.fill(name=name), ("drop", nth), _DROP_OTHERS)
        return frozenset(names)

    def _names(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        value = self._data.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._say("Y011", _LIST.fill(key=key), (key,), _AS_LIST)
            return ()
        for nth, name in enumerate(value):
            if not isinstance(name, str) or name not in known:
                self._unknown(str(name), known, (key, nth), value=True)
        return tuple(one for one in value if isinstance(one, str))

    def _hints(self) -> dict[str, Text]:
        value = self._data.get("hints")
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._say("Y011", _MAPPING.fill(key="hints"), ("hints",), _AS_MAPPING)
            return {}
        for name in value:
            if name not in self._bank.questions:
                self._unknown(name, tuple(self._bank.questions), ("hints", name))
        return {name: self._text(("hints", name)) for name in value}

    def _text(self, path: Path) -> Text:
        """Words in both languages, or the same words for both."""
        value: Any = self._data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, str) and value.strip():
            return same(value)
        if isinstance(value, dict) and set(value) == set(LANGS):
            en, ja = value["en"], value["ja"]
            if isinstance(en, str) and isinstance(ja, str) and en.strip() and ja.strip():
                return Text(en, ja)
        self._say("Y014", _BOTH.fill(key=".".join(map(str, path))), path, _AS_BOTH)
        return same("…")

    def _sheets(self) -> dict[Lang, dict[str, Any]]:
        value = self._data.get("sheet")
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._say("Y011", _MAPPING.fill(key="sheet"), ("sheet",), _AS_MAPPING)
            return {}
        if not value or set(value) - set(LANGS):
            return dict.fromkeys(LANGS, self._sheet(value, ("sheet",)))
        return {lang: self._sheet(value[lang], ("sheet", lang)) for lang in LANGS if lang in value}

    def _sheet(self, value: Any, path: Path) -> dict[str, Any]:  # noqa: ANN401
        """What stands on the sheet beforehand, checked as a sheet is."""
        if not isinstance(value, dict):
            self._say("Y011", _MAPPING.fill(key=".".join(map(str, path))), path, _AS_MAPPING)
            return {}
        for key in _OWN:
            if key in value:
                self._say("Y010", _WRITTEN_BY_WALK.fill(key=key), (*path, key), _LEAVE_OUT, True)
        sheet, faults = shaped({"dxsheet": "1", "title": "…", **value})
        for one in (*faults, *reference_faults(sheet)):
            self._fault(one._replace(path=(*path, *one.path)))
        return value

    def _unknown(
        self, name: str, known: Collection[str], path: Path, *, value: bool = False
    ) -> None:
        import difflib

        near = difflib.get_close_matches(name, known, 1, 0.6)
        hint = _MEANT.fill(name=near[0]) if near else _KNOWN.fill(names=", ".join(known))
        self._say("Y012" if value else "Y010", _UNKNOWN.fill(name=name), path, hint, not value)

    def _say(self, rule: str, message: Text, path: Path, hint: Text, on_key: bool = False) -> None:
        self._fault(Fault(rule, message, hint, path, on_key))

    def _fault(self, fault: Fault) -> None:
        document = self._document
        place = document.key_place if fault.on_key else document.place
        line, column = place(fault.path)
        where = ".".join(map(str, fault.path))
        self.findings.append(
            Finding(
                fault.rule,
                "error",
                fault.message,
                fault.hint,
                document.file,
                line,
                column,
                str(fault.path[0]),
                where,
            )
        )


_VERSION = Text("This is not a template of version 1.", "版 1 のひな型ではありません。")
_WRITE_ONE = Text("Write `dxsheet_template: 1`.", "「dxsheet_template: 1」と書いてください。")
_PART_NEEDED = Text("The part `{part}` is missing.", "「{part}」の部がありません。")
_ADD_PART = Text(
    "Every walk has opening, problem, causes, identify, solutions and table.",
    "opening, problem, causes, identify, solutions, table はどの対話にも必要です。",
)
_ORDER = Text("The parts stand in another order.", "部の順番が違います。")
_NOT_DROPPED = Text("`{name}` cannot be dropped.", "「{name}」は外せません。")
_DROP_OTHERS = Text(
    "The walk needs it to go on. Leave out a whole part in `parts` instead.",
    "対話を進めるのに必要な問いです。部ごと外すときは parts から除いてください。",
)
_LIST = Text("`{key}` is a list.", "「{key}」は並びです。")
_AS_LIST = Text("Write it as [a, b].", "[a, b] のように書いてください。")
_MAPPING = Text("`{key}` is a mapping.", "「{key}」には「キー: 値」の行を書きます。")
_AS_MAPPING = Text(
    "Write lines of `key: value`, indented.", "字下げした「キー: 値」の行で書いてください。"
)
_BOTH = Text("`{key}` needs words.", "「{key}」に言葉が要ります。")
_AS_BOTH = Text(
    "Write text, or text for both languages under `en:` and `ja:`.",
    "文を書くか、en: と ja: の両方に書いてください。",
)
_WRITTEN_BY_WALK = Text(
    "`{key}` is written by the walk itself.", "「{key}」は対話が自分で書きます。"
)
_LEAVE_OUT = Text("Leave it out.", "消してください。")
_UNKNOWN = Text("`{name}` is not known here.", "「{name}」はここでは使えません。")
_MEANT = Text("Did you mean `{name}`?", "「{name}」のことでしょうか。")
_KNOWN = Text("Known here: {names}.", "使えるのは {names} です。")
