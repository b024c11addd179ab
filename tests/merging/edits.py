"""Every kind of edit that a side can make to one hand-written sheet, as text and as meaning.

The text is changed by plain replacing, the meaning by a model of its own (`Model`), so that the
merge is held against something that knows nothing of YAML.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.merging.model import Step

BASE = """\
# yaml-language-server: $schema=sheet.json
dxsheet: 1
id: 7k3f9q2m
title: 転入手続の書き直し   # 仮の題
stage: draft
# 参加した人
participants:
  - {name: 窓口係, unit: 市民課, count: 3}  # 交代あり
  - name: 情報課
    part: offer
roles:
  decide: [窓口係]
  sponsor: 市民部長

problems:
  - id: P1
    text: 転入届の書き直しが週に40件ある。
    current: |
      # これは本文
      窓口で二度書く。

      三度のこともある。
causes:   # 候補
  # 最初に出たもの
  - id: C1
    text: 様式が二つある   # 要確認
    status: unverified
  - id: C2
    # 市民課の意見
    text: "記入例が古い"
    status: unverified

  - id: C3
    text: 混む曜日が知られていない
  # ここに足す

# ---- 解決策 ----
solutions:
- id: S1
  text: 様式を一つにする
  causes: [C1, C2]
  effort: low
- id: S2
  text: 記入例を直す
  causes:
  - C2   # 主
ideas:
  - {id: I1, text: アプリを作る, parked_from: P1}
selection:
  candidates:
    - {name: 転入, scores: [4, 3]}
work_items:
  - {id: W1, text: 周知する, solution: S1, main_owners: [山田]}
kept:
  - {rule: C001, at: C2, reason: 来月見る}
# 終わり
"""


class Edit(NamedTuple):
    """An edit: its name, what it does to the text and to the model, the comments it adds (with
    the spot they hang on) and takes away.
    """

    name: str
    text: Callable[[str], str]
    steps: tuple[Step, ...]
    adds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    drops: tuple[str, ...] = ()


def change(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def run(text: str) -> str:
        for old, new in pairs:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        return text

    return run


def edits(side: str) -> list[Edit]:
    """Every edit as one side makes it; what the other side writes in the same place differs."""
    a = side == "a"
    own = "甲" if a else "乙"
    return [
        Edit(
            "reword",
            change(("様式が二つある  ", f"様式が{own}ある  ")),
            (Step("set", ("causes", "C1", "text"), f"様式が{own}ある"),),
        ),
        Edit(
            "reword the same",
            change(("様式が二つある  ", "様式が三つある  ")),
            (Step("set", ("causes", "C1", "text"), "様式が三つある"),),
        ),
        Edit(
            "judge",
            change(('記入例が古い"\n    status: unverified', '記入例が古い"\n    status: '
                    + ("identified" if a else "rejected"))),
            (Step("set", ("causes", "C2", "status"), "identified" if a else "rejected"),),
        ),
        Edit(
            "fill in",
            change(("  effort: low\n", f"  effort: low\n  owner: {own}\n")),
            (Step("set", ("solutions", "S1", "owner"), own),),
        ),
        Edit(
            "empty a field",
            change(("  effort: low\n", "")),
            (Step("set", ("solutions", "S1", "effort"), None),),
        ),
        Edit(
            "raise the effort",
            change(("  effort: low\n", "  effort: high\n")),
            (Step("set", ("solutions", "S1", "effort"), "high"),),
        ),
        Edit(
            "add a cause",
            change(("  # ここに足す\n", f"  # {own}の案\n  - id: C4\n    text: {own}の原因\n"
                    "  # ここに足す\n"), ("  - C2   # 主\n", "  - C2   # 主\n  - C4\n")),
            (Step("add", ("causes", f"C4{own}"), {"id": f"C4{own}", "text": f"{own}の原因"}),
             Step("join", ("solutions", "S2", "causes"), f"C4{own}")),
            ((f"# {own}の案", ("causes", f"C4{own}")),),
        ),
        Edit(
            "add the same cause",
            change(("  # ここに足す\n", "  - id: C4\n    text: 同じ原因\n  # ここに足す\n")),
            (Step("add", ("causes", "C4="), {"id": "C4=", "text": "同じ原因"}),),
        ),
        Edit(
            "remove a cause",
            change(("  - id: C3\n    text: 混む曜日が知られていない\n", "")),
            (Step("remove", ("causes", "C3")),),
        ),
        Edit(
            "retire a cause",
            change(("  - id: C3\n    text: 混む曜日が知られていない\n", ""),
                   ("# 終わり\n", "retired: [C3]\n# 終わり\n")),
            (Step("remove", ("causes", "C3")), Step("join", ("retired",), "C3")),
        ),
        Edit(
            "replace a cause",
            change(("text: 混む曜日が知られていない\n", f"text: {own}原因は鍵  # {own}の鍵\n")),
            (Step("replace", ("causes", "C3"), {"id": "C3", "text": f"{own}原因は鍵"}),),
            ((f"# {own}の鍵", ("causes", "C3")),),
        ),
        Edit(
            "remove a linked cause",
            change(('  - id: C2\n    # 市民課の意見\n    text: "記入例が古い"\n'
                    "    status: unverified\n\n", ""), ("[C1, C2]", "[C1]"),
                   ("  causes:\n  - C2   # 主\n", ""),
                   ("kept:\n  - {rule: C001, at: C2, reason: 来月見る}\n", "")),
            (Step("remove", ("causes", "C2")), Step("part", ("solutions", "S1", "causes"), "C2"),
             Step("part", ("solutions", "S2", "causes"), "C2"), Step("remove", ("kept", "C001"))),
            drops=("# 市民課の意見", "# 主"),
        ),
        Edit(
            "reword another",
            change(("混む曜日が知られていない", f"混む曜日が{own}に知られていない")),
            (Step("set", ("causes", "C3", "text"), f"混む曜日が{own}に知られていない"),),
        ),
        Edit(
            "link",
            change(("[C1, C2]", "[C1, C2, C3]")),
            (Step("join", ("solutions", "S1", "causes"), "C3"),),
        ),
        Edit(
            "unlink",
            change(("[C1, C2]", "[C2]")),
            (Step("part", ("solutions", "S1", "causes"), "C1"),),
        ),
        Edit(
            "reorder",
            _moved if a else _moved_last,
            (Step("order", ("causes",), ["C3", "C1", "C2"] if a else ["C1", "C3", "C2"]),),
        ),
        Edit(
            "rename an id",
            change(("  - id: C2\n", f"  - id: C{8 if a else 9}\n"),
                   ("[C1, C2]", f"[C1, C{8 if a else 9}]"),
                   ("  - C2   # 主", f"  - C{8 if a else 9}   # 主"),
                   ("at: C2", f"at: C{8 if a else 9}")),
            (Step("rename", ("causes", "C2"), "C8" if a else "C9"),),
        ),
        Edit(
            "comment above",
            change(("  - id: C1\n", f"  # {own}より\n  - id: C1\n")),
            (),
            ((f"# {own}より", ("causes", "C1")),),
        ),
        Edit(
            "comment on a line",
            change(("    part: offer\n", f"    part: offer  # {own}が聞いた\n")),
            (),
            ((f"# {own}が聞いた", ("participants", "情報課")),),
        ),
        Edit(
            "comment in an item",
            change(("  - id: C3\n", f"  - id: C3\n    # {own}が数えた\n")),
            (),
            ((f"# {own}が数えた", ("causes", "C3")),),
        ),
        Edit(
            "change a line with a comment",
            change(("text: 様式が二つある   # 要確認", f"text: 様式が{own}二つ   # {own}が確認")),
            (Step("set", ("causes", "C1", "text"), f"様式が{own}二つ"),),
            ((f"# {own}が確認", ("causes", "C1")),),
            drops=("# 要確認",),
        ),
        Edit(
            "add a section",
            change(("work_items:\n", f"stakeholders:  # {own}が足した\n"
                    f"  - name: {own}課\n    stance: opposed\nwork_items:\n")),
            (Step("add", ("stakeholders", own), {"name": f"{own}課", "stance": "opposed"}),),
            ((f"# {own}が足した", ()),),
        ),
        Edit(
            "add a text of the sheet",
            change(("# 参加した人\n", f"background: {own}の背景\n# 参加した人\n")),
            (Step("set", ("background",), f"{own}の背景"),),
        ),
        Edit("move on", change(("stage: draft", "stage: identified")),
             (Step("set", ("stage",), "identified"),)),
        Edit(
            "change inside brackets",
            change(("count: 3", "count: 4")),
            (Step("set", ("participants", "窓口係", "count"), "4"),),
        ),
        Edit(
            "add inside brackets",
            change(("unit: 市民課, count", f"unit: 市民課, load: {own}, count")),
            (Step("set", ("participants", "窓口係", "load"), own),),
        ),
        Edit(
            "add somebody",
            change(("roles:\n", f"  - {{name: {own}さん}}\nroles:\n")),
            (Step("add", ("participants", own), {"name": f"{own}さん"}),),
        ),
        Edit(
            "let somebody decide",
            change(("decide: [窓口係]", f"decide: [窓口係, {own}]")),
            (Step("join", ("roles", "decide"), own),),
        ),
        Edit(
            "give a part of the roles up",
            change(("  sponsor: 市民部長\n", "")),
            (Step("set", ("roles", "sponsor"), None),),
        ),
        Edit(
            "change a text of several lines",
            change(("三度のこともある", f"{own}度のこともある")),
            (Step("set", ("problems", "P1", "current"),
                  f"# これは本文\n窓口で二度書く。\n\n{own}度のこともある。\n"),),
        ),
        Edit(
            "let an idea become a solution",
            change(("parked_from: P1}", "parked_from: P1, became: S2}")),
            (Step("set", ("ideas", "I1", "became"), "S2"),),
        ),
        Edit(
            "remove the last idea",
            change(("ideas:\n  - {id: I1, text: アプリを作る, parked_from: P1}\n", "")),
            (Step("remove", ("ideas", "I1")),),
        ),
        Edit(
            "score",
            change(("scores: [4, 3]", f"scores: [{'5' if a else '2'}, 3]")),
            (Step("set", ("candidates", "転入", "scores"), ["5" if a else "2", "3"]),),
        ),
        Edit(
            "hand over",
            change(("main_owners: [山田]", f"main_owners: [{own}]")),
            (Step("part", ("work_items", "W1", "main_owners"), "山田"),
             Step("join", ("work_items", "W1", "main_owners"), own)),
        ),
        Edit("quote", change(("title: 転入手続の書き直し", 'title: "転入手続の書き直し"')), ()),
        Edit("indent", _deeper, ()),
        Edit("line ends", lambda text: text.replace("\n", "\r\n"), ()),
    ]  # fmt: skip


def _moved(text: str) -> str:
    """The third cause first."""
    entry = "  - id: C3\n    text: 混む曜日が知られていない\n"
    return change((entry, ""), ("  # 最初に出たもの\n", entry + "  # 最初に出たもの\n"))(text)


def _moved_last(text: str) -> str:
    """The second cause last."""
    entry = '  - id: C2\n    # 市民課の意見\n    text: "記入例が古い"\n    status: unverified\n\n'
    return change((entry, ""), ("  # ここに足す\n", entry + "  # ここに足す\n"))(text)


def _deeper(text: str) -> str:
    """The list of causes four columns in, and deeper below that."""
    begin, end = text.index("  # 最初に出たもの"), text.index("\n# ---- 解決策")
    part = text[begin:end].replace("\n", "\n    ")
    return text[:begin] + "    " + part + text[end:]
