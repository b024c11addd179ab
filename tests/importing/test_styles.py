from __future__ import annotations

import pytest

from dxsheet.importing.package import _parsed
from dxsheet.importing.styles import look_of, looks


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", ""),
        ("@", ""),
        ("0.00", ""),
        ("0.00E+00", ""),
        ("##0.0E+0", ""),
        ("#,##0;[Red]-#,##0", ""),
        ('#,##0"分"', ""),
        ('0"day"', ""),
        ("yyyy/m/d", "date"),
        ('yyyy"年"m"月"d"日"', "date"),
        ("[$-411]ge.m.d", "date"),
        ("[$-en-US]d-mmm-yy;@", "date"),
        ("m/d/yy h:mm", "date"),
        ("mmm", "date"),
        ("h:mm", "time"),
        ("[h]:mm:ss", "time"),
        ("0%", "percent"),
        ("0.0%", "percent"),
    ],
)
def test_what_a_format_shows(code, look):
    assert look_of(code) == look


def test_styles_name_built_in_and_written_formats():
    styles = _parsed(
        b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="ge.m.d"/></numFmts><cellXfs>'
        b'<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/>'
        b'<xf numFmtId="57"/><xf numFmtId="20"/></cellXfs></styleSheet>'
    )
    assert looks(styles) == ["", "date", "date", "percent", "date", "time"]
    assert looks(None) == []
