from __future__ import annotations

import io
import zipfile

import pytest

from dxsheet import office
from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.office import read_bytes, unpacked


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def refused(raw):
    with pytest.raises(DxsheetError) as caught:
        unpacked(raw, "a.xlsx", ".xlsx")
    assert caught.value.code == CANNOT
    return caught.value.message


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
    monkeypatch.setattr(office, "ALL_BYTES", 1000)
    assert "too large" in refused(zipped(a_xml="<a>" + " " * 5000 + "</a>")).en


def test_many_small_parts_together(monkeypatch):
    monkeypatch.setattr(office, "PARTS", 3)
    assert "too large" in refused(zipped(a="", b="", c="", d="")).en


def test_no_file(tmp_path):
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path / "none.xlsx"))
    assert caught.value.code == USAGE


def test_a_folder_and_a_file_too_large(tmp_path, monkeypatch):
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path))
    assert caught.value.code == CANNOT
    monkeypatch.setattr(office, "FILE_BYTES", 3)
    (tmp_path / "a").write_bytes(b"1234")
    with pytest.raises(DxsheetError) as caught:
        read_bytes(str(tmp_path / "a"))
    assert "too large" in caught.value.message.en
