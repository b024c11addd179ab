"""A sitting in the current folder: what is typed, and what came of it."""

from __future__ import annotations

from pathlib import Path

from dxsheet.binder import load
from dxsheet.flows import walking

from .talking import Heard

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = "2025-02-03"
SOUND_LINE = "窓口で転入届を書き直してもらうことが週に40件ほどある"
REMEDY = "窓口支援システムを入れて効率化しよう"
_SPOKEN = ("lang", "width", "piped")


def new(*lines, **more):
    talk = Heard(*lines, **{key: more.pop(key) for key in _SPOKEN if key in more})
    code = walking.new(talk, today=TODAY, **more)
    return talk, code


def resume(*lines, **more):
    talk = Heard(*lines, **{key: more.pop(key) for key in _SPOKEN if key in more})
    code = walking.resume(talk, today=TODAY, **more)
    return talk, code


def the_sheet():
    (path,) = Path().glob("*.yaml")
    return load(str(path)).sheet


def last_question(talk):
    return talk.text.rpartition("\n> ")[0].rsplit("\n\n", 1)[1]
