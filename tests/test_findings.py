"""The one error and the short way to build it."""

from __future__ import annotations

import errno
import os
import pickle
import re

from dxsheet.findings import CANNOT, USAGE, DxsheetError, Refusal, reason
from dxsheet.lang import Text

_LOST = Refusal(
    Text("There is no {what} in {file}.", "{file} に{what}はありません。"),
    Text("Look into {file}.", "{file} を見てください。"),
    code=USAGE,
)


def test_refusal_fills_both_texts_in_each_language():
    error = _LOST(file="{what}.yaml", what=Text("cause", "課題（原因）"))
    assert error.message == Text(
        "There is no cause in {what}.yaml.", "{what}.yaml に課題（原因）はありません。"
    )
    assert error.hint.ja == "{what}.yaml を見てください。"
    assert error.code == USAGE
    assert _LOST.message.en == "There is no {what} in {file}."


def test_refusal_cannot_go_on_unless_it_says_otherwise():
    assert Refusal(Text("a", "あ"), Text("b", "い"))().code == CANNOT


def test_error_crosses_processes_whole():
    error = _LOST(file="a.yaml", what="C1")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, DxsheetError)
    assert (again.message, again.hint, again.code) == (error.message, error.hint, error.code)


def test_what_the_system_refuses_is_said_in_both_languages():
    for number, name in errno.errorcode.items():
        told = reason(OSError(number, os.strerror(number)))
        assert not re.search("[A-Za-z]{2,}", told.ja.removesuffix(name)), told
        assert not re.search("[ぁ-んァ-ン一-龠]", told.en), told


def test_an_unknown_refusal_is_still_named():
    assert reason(OSError("odd")).en == "odd" and "OSError" in reason(OSError("odd")).ja
    assert "EXDEV" in reason(OSError(errno.EXDEV, "x")).ja
