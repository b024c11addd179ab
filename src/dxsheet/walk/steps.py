"""One step of the walk: a question about one thing on the sheet, and how its answer is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from dxsheet.lang import Lang, Text
from dxsheet.walk.changes import Change
from dxsheet.walk.questions import Option, Question
from dxsheet.walk.scene import Path, Scene

Answer = str | tuple[str, ...]
Take = Callable[[Scene, "Step", Answer], "Reply | Text"]


class Reply(NamedTuple):
    """What an accepted answer does.

    Attributes:
        changes: the edits of the sheet.
        passed: questions passed over by it, and how.
        reopened: questions no longer passed over.
        settled: the key under which the answer is seen again, where it is not the step's own.
        goto: the key of the question to ask next, where it is not the next open one.
        leave: whether the person wants to stop here.
    """

    changes: tuple[Change, ...] = ()
    passed: Mapping[str, str] = {}
    reopened: tuple[str, ...] = ()
    settled: str = ""
    goto: str = ""
    leave: bool = False


class Step(NamedTuple):
    """A question about one thing. `key` names it for as long as the thing is there.

    Attributes:
        question: what is asked.
        key: `C2.evidence`, `title`, `P1.causes`.
        path: where the answer goes on the sheet.
        take: what the answer does.
        value: the answer that stands now, None where there is none.
        slots: what fills the blanks in the question's text.
        options: the answers that can be chosen by number.
        default: what Enter means where nothing stands; "" that it passes over.
        hidden: asked only when another answer leads here, which makes it due.
        due: asked now, whatever stands there or was passed over.
        clears: keys that are no longer passed over once this step is settled in any way.
        trace: whether its answer shows that the questions before it had their turn.
        told: said before the question, where a wording rule spoke up.
    """

    question: Question
    key: str
    path: Path
    take: Take
    value: Any = None
    slots: Mapping[str, object] = {}
    options: tuple[Option, ...] = ()
    default: Answer = ""
    hidden: bool = False
    due: bool = False
    clears: tuple[str, ...] = ()
    trace: bool = True
    told: tuple[Text, ...] = ()

    def text(self) -> Text:
        """The question with its blanks filled in."""
        return self.question.ask.fill(**self.slots)

    def open(self, passed: Mapping[str, str]) -> bool:
        """Whether it waits for an answer."""
        waits = not self.hidden and self.value is None and self.key not in passed
        return self.due or waits

    def shown(self, lang: Lang) -> str:
        """The answer that stands now, as a person would type it."""
        return self.spelt(self.value, lang)

    def spelt(self, value: Any, lang: Lang) -> str:  # noqa: ANN401 - what a field can hold
        """An answer as a person reads it: choices by their label."""
        if value is None:
            return ""
        labels = {one.value: one.label.to(lang) for one in self.options}
        many = value if isinstance(value, (list, tuple)) else (value,)
        joint = "、" if lang == "ja" else ", "
        return joint.join(labels.get(str(one), str(one)) for one in many)
