"""Tables as programs of many countries write them: found out and said, or refused with where."""

import pytest

from dxsheet.collecting.form import column_of
from dxsheet.collecting.rows import read_table
from dxsheet.findings import CANNOT, USAGE, DxsheetError

JA = "お名前,原因だと思うこと\n佐藤,様式が長い\n"
EN = "Your name,Possible cause\nZoë,Staff don’t know the form – it isn’t shown\n"


def table(raw: bytes, encoding: str = "", separator: str = ""):
    return read_table(raw, "a.csv", lambda one: column_of(one) is not None, encoding, separator)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (JA.encode(), "UTF-8"), (JA.encode("utf-8-sig"), "UTF-8"), (JA.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + JA.encode("utf-16-be"), "UTF-16"), (EN.encode("utf-16-le"), "UTF-16"),
        (EN.encode("utf-16-be"), "UTF-16"), (JA.encode("utf-32"), "UTF-32"),
        (JA.encode("cp932"), "Shift_JIS (cp932)"), (EN.encode("cp1252"), "Windows-1252"),
        (JA.encode("iso2022_jp"), "ISO-2022-JP"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_out_and_said(raw: bytes, name: str) -> None:
    found, troubles = table(raw)
    assert troubles == []
    assert found.encoding == name
    text = JA if "様式" in found.rows[1].cells[1] else EN
    assert [one.cells for one in found.rows] == [line.split(",") for line in text.splitlines()]


def refused(raw: bytes, *more: str) -> str:
    with pytest.raises(DxsheetError) as caught:
        table(raw, *more)
    assert caught.value.code in (CANNOT, USAGE)
    return f"{caught.value.message.en} {caught.value.hint.en}"


def test_two_encodings_that_fit_are_asked_for() -> None:
    raw = "Name,Cause\nA,原因\n".encode("cp932")
    assert "a.csv:2: the text may be Shift_JIS (cp932) or Windows-1252" in refused(raw)
    assert "--encoding" in refused(raw)
    assert table(raw, "cp932")[0].rows[1].cells[1] == "原因"
    assert table(raw, "cp1252")[0].encoding == "cp1252"


def test_an_encoding_that_fits_nothing_is_told_with_its_line() -> None:
    assert "a.csv:3" in refused(b"Name,Cause\nA,b\nC,\x81\xff\n")
    # UTF-8 of which a byte is missing is not read as something else.
    assert "a.csv:2" in refused("お名前,原因\n佐藤,様式".encode()[:-1] + b"\n")
    assert "a.csv:2" in refused("Name,Cause\nZoë,x\n".encode("cp1252"), "utf-8")
    assert "a.csv:2" in refused(b"Name,Cause\nAnn,it is so far\0 away from here\n")
    assert "no encoding" in refused(JA.encode(), "klingon")


def test_a_workbook_is_no_text() -> None:
    assert "save it as CSV" in refused(b"PK\x03\x04abc")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Cause\nA,b; c\n", "commas"),
        ("Name;Cause\nA;b, c\n", "semicolons"),
        ("Name\tCause\nA\tb, c; d\n", "tabs"),
        ("sep=;\nName;Cause\nA;b\n", "semicolons"),
        ('"Name";"Cause, if any"\n"A";"b, c"\n', "semicolons"),
        ("Name,Cause; if any\nA,b\n", "commas"),
        ("Cause\nb, c\n", "commas"),
    ],
)
def test_the_separator_is_found_out_and_said(text: str, said: str) -> None:
    found, _ = table(text.encode())
    assert found.separator.en == said


def test_two_separators_that_fit_are_asked_for() -> None:
    raw = b"Why;x,Cause\nA;b,c\n"
    assert "semicolons" in refused(raw) and "--separator" in refused(raw)
    assert [one.cells for one in table(raw, "", ",")[0].rows] == [["Why;x", "Cause"], ["A;b", "c"]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Name,Cause\nA,b,and c\n", [2]),
        ("Name,Cause\nA,b\nC\nD,e\n", [3]),
        ('Name,Cause\nA,"b\nC,d\n', [2]),
        ('Name,Cause\nA,"b" c\nD,e\n', [2]),
        ('Name,Cause\nA,"b\nc"\nD,e,f\n', [4]),
        ("sep=,\nName,Cause\nA,b,c\n", [3]),
        ("Name,Cause\nA,b,,\n,,\n", []),
    ],
)
def test_rows_that_do_not_fit_are_told_with_their_line(text: str, lines: list[int]) -> None:
    _, troubles = table(text.encode())
    assert [one.where for one in troubles] == [f"a.csv:{line}" for line in lines]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_program(end: str) -> None:
    found, troubles = table(JA.replace("\n", end).encode("utf-8-sig"))
    assert troubles == []
    assert [one.cells for one in found.rows] == [line.split(",") for line in JA.splitlines()]
