"""Y003 and Y005: what is no UTF-8 text, by its name and its line."""

import pytest

from dxsheet.yamlfile import UnreadableError, parse

SHEET = "dxsheet: 1\ntitle: 転入手続のかきなおし\nlanguage: ja\n"


def findings(raw):
    with pytest.raises(UnreadableError) as caught:
        parse(raw, "a.yaml")
    return caught.value.findings


@pytest.mark.parametrize(
    ("encoding", "name", "line"),
    [
        ("cp932", "Shift_JIS", 2),
        ("shift_jis", "Shift_JIS", 2),
        ("euc_jp", "EUC-JP", 2),
        ("iso2022_jp", "ISO-2022-JP", 2),
        ("utf-16", "UTF-16", 1),
        ("utf-16-le", "UTF-16", 1),
        ("utf-16-be", "UTF-16", 1),
        ("utf-32", "UTF-32", 1),
        ("utf-32-le", "UTF-32", 1),
        ("utf-32-be", "UTF-32", 1),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_by_name(encoding, name, line, end):
    (found,) = findings(SHEET.replace("\n", end).encode(encoding))
    assert found.rule == "Y003"
    assert name in found.message.en and name in found.message.ja
    assert "UTF-8" in found.hint.en
    assert found.line == line


def test_ascii_only_in_utf_16():
    (found,) = findings(b"dxsheet: 1\ntitle: a\n".decode().encode("utf-16-le"))
    assert "UTF-16" in found.message.en


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (SHEET.encode()[:-1] + b"\xe8\n", 3, 13),
        (SHEET.encode().replace("転".encode(), b"\xe8\xbb"), 2, 8),
        (b"title: caf\xe9 au lait\n", 1, 11),
        (b"a: 1\r\nb: 2\rc: \xff\n", 3, 4),
        (b"a: \xed\xa0\x80\n", 1, 4),  # half a character
        (b"a: \xc0\xaf\n", 1, 4),  # an overlong one
    ],
)
def test_a_damaged_byte_has_its_place(raw, line, column):
    (found,) = findings(raw)
    assert (found.rule, found.line, found.column) == ("Y003", line, column)
    assert "Shift_JIS" not in found.message.en


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x07", "\x0b", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters(sign):
    (found,) = findings(f"title: a\r\nnote: b{sign}c\r\n".encode())
    assert (found.rule, found.line, found.column) == ("Y005", 2, 8)
    assert f"U+{ord(sign):04X}" in found.message.ja


def test_every_line_with_one_is_told_once():
    found = findings(b"a: \x01\x02\nb: 1\nc: \x1b[31m\n")
    assert [(one.rule, one.line) for one in found] == [("Y005", 1), ("Y005", 3)]


def test_the_list_of_them_ends():
    assert len(findings(b"a: \x01\n" * 1000)) == 20


def test_a_second_bom():
    (found,) = findings(b"\xef\xbb\xbf\xef\xbb\xbftitle: a\n")
    assert (found.rule, found.line, found.column) == ("Y005", 1, 1)


def test_a_file_of_zeros():
    (found,) = findings(b"\0" * 4096)
    assert found.rule == "Y005"
    assert "nothing but NUL" in found.message.en


@pytest.mark.parametrize(
    "sign", ["\t", "\x85", "\xa0", "\u2028", "\u200b", "\ufeff", "🏢", "\U0010ffff"]
)
def test_other_signs_are_text(sign):
    assert parse(f'title: "a{sign}b"\n'.encode(), "a.yaml").data["title"].startswith("a")


def test_controls_and_conflicts_are_told_together():
    found = findings(b"a: 1\n<<<<<<< x\nb: \x01\n=======\nb: 2\n>>>>>>> y\n")
    assert [(one.rule, one.line) for one in found] == [("Y004", 2), ("Y005", 3)]
