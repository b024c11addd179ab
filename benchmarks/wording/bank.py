"""The bank of frames: sentences of real public text with their construction kept, refilled.

`frames_LANG_sound.txt` and `frames_LANG_weak.txt` hold lines `KINDS|LABEL|text`: kinds are
p problem, c cause, s solution, g purpose; the label is `sound` or rule ids parted by `/`, of which
each kind takes its own; `{a|b|c}` is a slot. A frame and its fillings belong together: they are
never parted between what is learnt and what is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
KINDS = {"p": "problem", "c": "cause", "s": "solution", "g": "purpose"}
# Which rules each kind may break.
_OWN = {
    "problem": ("P001", "P002", "P003", "P007"),
    "cause": ("C002", "C003", "C004"),
    "solution": ("S003", "S005", "S006"),
    "purpose": ("P002",),
}
_SLOT = re.compile(r"\{([^{}]*)\}")


class Frame(NamedTuple):
    """One frame for one kind; `rule` is empty where it is sound."""

    lang: str
    line: str
    kind: str
    rule: str
    text: str


def frames(lang: str) -> Iterator[Frame]:
    """Every frame of a language, once for each of its kinds.

    Raises:
        ValueError: a line is no frame.
    """
    for part in ("sound", "weak"):
        path = HERE / f"frames_{lang}_{part}.txt"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            where = f"{path.name}:{number}"
            kinds, label, text = line.split("|", 2)
            for kind in kinds:
                yield Frame(lang, where, KINDS[kind], _rule(label, KINDS[kind], where), text)


def _rule(label: str, kind: str, where: str) -> str:
    if label == "sound":
        return ""
    fitting = [rule for rule in label.split("/") if rule in _OWN[kind]]
    if len(fitting) != 1:
        raise ValueError(f"{where}: {label} names no rule of a {kind}, or more than one")
    return fitting[0]


def fillings(text: str, most: int) -> list[str]:
    """Up to `most` texts of a frame; each slot takes its choices in turn."""
    slots = [slot.split("|") for slot in _SLOT.findall(text)]
    count = min(most, max(map(len, slots), default=1))
    made = []
    for turn in range(count):
        choices = iter(slots)
        made.append(_SLOT.sub(lambda _, turn=turn: _pick(next(choices), turn), text))  # noqa: B023
    return list(dict.fromkeys(made))


def _pick(choices: list[str], turn: int) -> str:
    return choices[turn % len(choices)]
