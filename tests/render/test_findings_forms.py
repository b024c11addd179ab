"""Findings as text, JSON, GitHub annotations and SARIF."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.cli import main
from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.render import findings_forms
from dxsheet.width import cells, visible

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8-sig")
)
LINE = "    text: 〇〇システムを入れて効率化しよう"


def finding(**more: object) -> Finding:
    given = {
        "rule": "P001", "severity": "warning", "message": Text("Why that?", "なぜでしょうか。"),
        "hint": Text("Say who.", "だれが、を書いてください。"), "file": "a/備品 1.yaml", "line": 8,
        "column": 11, "at": "P1", "path": "problems[0].text", "kept": None, **more,
    }  # fmt: skip
    return Finding(**given)


KEPT = finding(rule="C007", severity="info", line=20, at="C1", kept="要綱は変えられる")
BROKEN = finding(rule="REF001", severity="error", line=3, column=2, file="b.yaml")


def as_json(findings: list[Finding]) -> str:
    start, end = findings_forms.json_around(1, some=bool(findings))
    return start + findings_forms.json_piece(findings, "en")[1:] + end


def as_sarif(findings: list[Finding], lang: str, rules: list[findings_forms.Described]) -> str:
    start, end = findings_forms.sarif_around(lang, rules, some=bool(findings))
    return start + findings_forms.sarif_piece(findings, lang)[1:] + end


def text(*findings: Finding, lang: str = "ja", width: int = 80) -> str:
    line_of = lambda file, line: LINE if line == 8 else ""  # noqa: E731
    lines = findings_forms.text_piece(findings, lang, width=width, line_of=line_of)
    told = "".join(
        "".join(p if isinstance(p, str) else p[1] for p in line) + "\n" for line in lines
    )
    standing = Counter(one.severity for one in findings if one.kept is None)
    counts = {name: standing[name] for name in ("error", "warning", "info")}
    kept = sum(one.kept is not None for one in findings)
    return told + findings_forms.total(2, counts, kept).to(lang)


def test_text_shows_the_line_with_a_caret_under_the_place() -> None:
    shown = text(finding(), KEPT, BROKEN)
    assert shown == "\n".join(
        [
            "a/備品 1.yaml",
            "  8:11  注意  P001  P1",
            "    なぜでしょうか。",
            "    │     text: 〇〇システムを入れて効率化しよう",
            "    │           ^",
            "    → だれが、を書いてください。",
            "  20:11  残した指摘  C007  C1",
            "    なぜでしょうか。",
            "    → 残した理由: 要綱は変えられる",
            "",
            "b.yaml",
            "  3:2  エラー  REF001  P1",
            "    なぜでしょうか。",
            "    → だれが、を書いてください。",
            "",
            "シート2件: エラー1件、注意1件、ヒント0件（ほかに、残した指摘1件）。",
        ]
    )


def test_a_line_end_in_the_name_of_a_file_makes_no_line_of_the_report() -> None:
    shown = text(finding(file="a\n1 sheet(s): nothing to ask.\t.yaml"), lang="en")
    assert shown.splitlines()[0] == "a<U+000A>1 sheet(s): nothing to ask.<U+0009>.yaml"


def test_text_with_nothing_to_say() -> None:
    assert text(lang="en") == "Sheets checked: 2. No findings."


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("column", [1, 11, 20])
def test_text_stays_within_the_width_and_the_caret_under_its_sign(width: int, column: int) -> None:
    lines = text(finding(column=column, at="P1"), width=width).splitlines()
    quoted = next(at for at, line in enumerate(lines) if line.startswith("    │"))
    assert all(cells(line) <= width for line in lines[quoted : quoted + 2])
    caret = cells(lines[quoted + 1].split("^")[0])
    under = next(
        sign for at, sign in enumerate(lines[quoted]) if cells(lines[quoted][: at + 1]) > caret
    )
    assert under == LINE[column - 1]


def test_json_has_the_shape_of_the_contract() -> None:
    data = json.loads(as_json([finding(), KEPT]))
    assert data["files"] == 1
    assert list(data["findings"][0]) == [
        "rule", "severity", "message", "hint", "file", "line", "column", "at", "path", "kept",
    ]  # fmt: skip
    assert data["findings"][1]["kept"] == "要綱は変えられる"


def test_github_annotations_cannot_be_broken_out_of() -> None:
    one = finding(file="a,b:c%.yaml", message=Text("x\n::error::y", "x\n::error::y"))
    drawn = findings_forms.github([one, KEPT], "en")
    first, second = drawn.splitlines()
    assert first.startswith("::warning file=a%2Cb%3Ac%25.yaml,line=8,col=11,title=P001::x%0A")
    assert second.startswith("::notice ")


def test_sarif_is_valid_and_marks_what_was_kept() -> None:
    rule = findings_forms.Described(
        "P001", "warning", Text("first", "解決策が先"), Text("a", "説明"), Text("# p", "# ページ")
    )
    log = json.loads(as_sarif([finding(), KEPT, BROKEN], "ja", [rule]))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [one["level"] for one in run["results"]] == ["warning", "note", "error"]
    assert run["results"][1]["suppressions"][0]["justification"] == "要綱は変えられる"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a/%E5%82%99%E5%93%81%201.yaml"
    assert [one["ruleId"] for one in run["results"]] == ["P001", "C007", "REF001"]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "P001",
            "shortDescription": {"text": "解決策が先"},
            "fullDescription": {"text": "説明"},
            "help": {"text": "説明", "markdown": "# ページ"},
            "helpUri": "urn:dxsheet:rule:P001",
            "defaultConfiguration": {"level": "warning"},
        }
    ]


def test_sarif_of_a_file_that_cannot_be_read_names_no_item() -> None:
    log = json.loads(as_sarif([finding(at="", path="")], "en", []))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    assert list(log["runs"][0]["results"][0]["locations"][0]) == ["physicalLocation"]


def test_sarif_of_real_sheets_is_valid(capsys: pytest.CaptureFixture) -> None:
    examples = Path(__file__).parents[2] / "examples"
    main(["check", "--format", "sarif", str(examples / "lessons"), str(examples / "flawed")])
    log = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    assert len(log["runs"][0]["results"]) > 100
    rules = {one["id"]: one for one in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in log["runs"][0]["results"]} <= set(rules)
    assert all(one["help"]["markdown"].startswith(f"# {id}: ") for id, one in rules.items())


nasty = st.text(max_size=30)


@given(nasty, nasty, nasty)
def test_whatever_the_texts_hold_nothing_acts_and_sarif_stays_valid(
    message: str, file: str, kept: str
) -> None:
    one = finding(message=Text(f"m{message}", f"m{message}"), file=f"f{file}", kept=kept)
    for drawn in (
        as_json([one]),
        as_sarif([one], "en", []),
        findings_forms.github([one], "en"),
    ):
        assert visible(drawn).replace("\r", "") == drawn.replace("\r", "")
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_sarif([one], "en", [])))
    assert findings_forms.github([one], "en").count("\n") == 1
