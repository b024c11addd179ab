from __future__ import annotations

import io
import zipfile

import pytest

from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.importing import package
from dxsheet.importing.package import read_bytes, unpacked


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def refused(raw, part=None):
    with pytest.raises(DxsheetError) as caught:
        found = unpacked(raw, "a.xlsx", ".xlsx")
        found.tree(part or "a.xml")
    assert caught.value.code == CANNOT
    return caught.value.message


def test_a_part_is_read_by_local_names():
    raw = zipped(a_xml='<w:a xmlns:w="urn:x" w:k="v"><w:b>t</w:b></w:a>')
    tree = unpacked(raw, "a.xlsx", ".xlsx").tree("a.xml")
    assert (tree.name, tree.attributes, tree.first("b").text) == ("a", {"k": "v"}, "t")


def test_a_part_that_is_not_there():
    assert unpacked(zipped(a_xml="<a/>"), "a.xlsx", ".xlsx").tree("b.xml") is None


def test_what_is_no_zip():
    assert "is not a .xlsx file" in refused(b"id,text\n").en
    assert ".xlsx のファイルではありません" in refused(b"").ja


def test_a_password():
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refused(raw).en


def test_the_old_format():
    assert "old format" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).en


def test_a_zip_whose_entries_are_encrypted():
    raw = bytearray(zipped(a_xml="<a/>"))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refused(bytes(raw)).en


def test_a_bomb_that_says_its_size(monkeypatch):
    monkeypatch.setattr(package, "_ALL", 1000)
    assert "too large" in refused(zipped(a_xml="<a>" + " " * 5000 + "</a>")).en


def test_a_bomb_that_lies_about_its_size(monkeypatch):
    monkeypatch.setattr(package, "_PART", 1000)
    raw = bytearray(zipped(a_xml="<a>" + " " * 5000 + "</a>"))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = raw.index(sign) + at
        raw[begin : begin + 4] = (10).to_bytes(4, "little")
    message = refused(bytes(raw)).en
    assert "too large" in message or "damaged" in message


def test_many_small_parts_together(monkeypatch):
    monkeypatch.setattr(package, "_PARTS", 3)
    assert "too large" in refused(zipped(a="", b="", c="", d="")).en


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a>" * 300,
        "<a><b></a>",
        "",
        "\x00\x01",
    ],
)
def test_a_part_that_is_hostile_or_broken(content):
    assert "damaged: a.xml" in refused(zipped(a_xml=content)).en


def test_more_elements_than_any_office_file_has(monkeypatch):
    monkeypatch.setattr(package, "_NODES", 100)
    assert "damaged" in refused(zipped(a_xml="<a>" + "<b/>" * 200 + "</a>")).en


def test_a_truncated_zip():
    raw = zipped(a_xml="<a>" + "text " * 500 + "</a>")
    broken = bytearray(raw)
    broken[40:60] = b"\xff" * 20
    assert "damaged" in refused(bytes(broken)).en


def test_no_file(tmp_path):
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path / "none.xlsx"))
    assert caught.value.code == USAGE


def test_a_folder_and_a_file_too_large(tmp_path, monkeypatch):
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path))
    assert caught.value.code == CANNOT
    monkeypatch.setattr(package, "_FILE", 3)
    (tmp_path / "a").write_bytes(b"1234")
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path / "a"))
    assert "too large" in caught.value.message.en
