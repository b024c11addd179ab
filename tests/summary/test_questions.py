"""What is still open, each thing asked once."""

from __future__ import annotations

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.summary import summarise
from dxsheet.summary.blocks import Bullets
from tests.made_sheets import sheet

P1 = {"id": "P1", "text": "待つ"}


def finding(rule, at, severity="warning", kept=None):
    message, hint = Text("message", "指摘です。"), Text("hint", "手がかりです。")
    return Finding(rule, severity, message, hint, at=at, kept=kept)


def asked(findings=(), lang="ja", **data):
    return bullets(summarise(sheet(**data), findings=findings, lang=lang), "questions")


def bullets(page, key):
    section = page.section(key)
    blocks = section.blocks if section else ()
    items = [item for one in blocks if isinstance(one, Bullets) for item in one.items]
    return [(one.cell.id, one.cell.text) for one in items]


def test_an_unverified_cause_asks_what_would_show_it():
    assert asked(problems=[P1], causes=[{"id": "C1", "text": "一人"}]) == [
        ("C1", "「一人」は原因でしょうか。何を見れば確かめられますか")
    ]


def test_holes_in_the_chain_ask():
    found = asked(
        problems=[P1, {"id": "P2", "text": "探す"}],
        causes=[
            {"id": "C1", "text": "一人", "status": "identified", "problems": ["P1"]},
            {"id": "C2", "text": "台数", "status": "rejected", "problems": ["P1"]},
        ],
        solutions=[{"id": "S1", "text": "買う"}],
    )
    assert found == [
        ("P2", "「探す」の課題（原因）として、何が考えられますか"),
        ("C1", "「一人」には、どの解決策で応えますか。選ばないなら、その理由は何でしょうか"),
        ("C2", "「台数」を棄却したのは、何を見てのことでしょうか"),
        ("S1", "「買う」は、どの課題（原因）に応えるものでしょうか"),
    ]


def test_a_gap_with_a_reason_asks_nothing():
    causes = [
        {"id": "C1", "status": "identified", "reason": "来年度"},
        {"id": "C2", "status": "rejected", "reason": "違った"},
    ]
    assert asked(problems=[P1], causes=causes) == []


def test_missing_owners_ask():
    found = asked(
        problems=[P1],
        causes=[{"id": "C1", "status": "identified"}],
        solutions=[
            {"id": "S1", "text": "買う", "causes": ["C1"], "status": "adopted"},
            {"id": "S2", "text": "訓練", "causes": ["C1"], "status": "adopted", "owner": "課"},
        ],
        work_items=[
            {"id": "W1", "text": "書く", "main_owners": ["山田", "中村"]},
            {"id": "W2", "text": "配る", "main_owners": ["山田"]},
            {"id": "W3", "text": "済んだ", "done": "true"},
        ],
    )
    assert found == [
        ("S1", "「買う」の担当はどなたでしょうか"),
        ("W1", "「書く」の主担当をお一人に決めるなら、どなたでしょうか"),
    ]


def test_findings_ask_behind_the_first_page_unless_kept_small_or_asked_already():
    found = sheet(
        problems=[P1],
        causes=[{"id": "C1", "status": "identified", "reason": "x"}],
        solutions=[{"id": "S1", "text": "買う", "status": "adopted", "measure": "件数"}],
        work_items=[{"text": "書く"}],
    )
    told = [
        finding("P003", "P1"),
        finding("T001", "roles"),
        finding("P005", "P1", severity="info"),
        finding("P004", "P1", kept="記録は課内にある"),
        finding("S001", "S1", severity="error"),
        finding("S007", "S1"),
        finding("K003", "work_items[0]"),
    ]
    page = summarise(found, findings=told, lang="ja")
    assert bullets(page, "findings") == [("P1", "指摘です。"), ("", "指摘です。")]
    assert not page.section("findings").front
    assert page.section("questions").blocks[-1].text == (
        "このほか、「シートへの問い」に2件あります。"
    )
    assert [name for name, _ in bullets(page, "questions")] == ["S1", "S1", ""]


def test_a_finding_carries_its_rule_and_hint():
    page = summarise(sheet(), findings=[finding("P003", "P1")], lang="en")
    (bullet,) = page.section("findings").blocks[0].items
    assert bullet.cell.mark == ("severity", "warning", "P003")
    assert [(one.label, one.value.text) for one in bullet.notes] == [("P003", "hint")]
