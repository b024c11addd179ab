"""The words a field may be filled with (contract), each with its label in both languages.

Words that stood on pages, in workbooks and in Word forms before are read as what they are now.
"""

from __future__ import annotations

from typing import Annotated

from dxsheet.lang import Text
from dxsheet.sheet.fields import Kind
from dxsheet.spoken import folded

STAGE = {
    "draft": Text("draft", "下書き"),
    "identified": Text("cause confirmed", "課題（原因）特定"),
    "decided": Text("decided", "決定"),
    "trial": Text("trial", "試行中"),
    "closed": Text("closed", "終了"),
}
PART = {
    "decide": Text("decides", "決める"),
    "offer": Text("brings ideas", "案を出す"),
    "facilitate": Text("facilitates", "進行する"),
    "watch": Text("observes", "見る"),
}
SKILL = {
    "bpr": Text("process reform (BPR)", "業務改革（BPR）"),
    "service_design": Text("user-centred service design", "利用者目線のサービス設計"),
    "project_management": Text("project management", "プロジェクトマネジメント"),
    "the_work": Text("knowledge of the work", "対象業務の知識"),
    "digital": Text("digital tools", "デジタル"),
}
CAUSE_STATUS = {
    "unverified": Text("not checked", "未検証"),
    "identified": Text("confirmed", "特定"),
    "rejected": Text("ruled out", "棄却"),
}
KIND = {
    "system_change": Text("system change", "システム改修"),
    "new_system": Text("new system", "新システム"),
    "training": Text("training", "研修"),
    "manual": Text("written guide", "手順書"),
    "rule": Text("change of rules", "規程・ルール"),
    "process": Text("change of procedure", "手順の見直し"),
    "abolish": Text("stopping a task", "廃止"),
    "organisation": Text("change of organisation", "体制"),
    "other": Text("other", "その他"),
}
DIGITAL_KINDS = ("system_change", "new_system")
LEVEL = {
    "high": Text("high", "大"),
    "medium": Text("medium", "中"),
    "low": Text("low", "小"),
}
SOLUTION_STATUS = {
    "proposed": Text("proposed", "提案"),
    "adopted": Text("adopted", "採用"),
    "parked": Text("parked", "見送り"),
    "dropped": Text("dropped", "不採用"),
}
STANCE = {
    "supportive": Text("supportive", "賛成"),
    "neutral": Text("neutral", "中立"),
    "indifferent": Text("indifferent", "無関心"),
    "opposed": Text("opposed", "反対"),
}
TRIAL_STATUS = {
    "planned": Text("planned", "予定"),
    "running": Text("running", "実施中"),
    "over": Text("finished", "終了"),
}
DECISION = {
    "expand": Text("expand", "展開する"),
    "continue": Text("continue", "続ける"),
    "change": Text("change", "変える"),
    "stop": Text("stop", "やめる"),
}
LANGUAGE = {"ja": Text("Japanese", "日本語"), "en": Text("English", "英語")}

# The types of the fields that take them.
CauseStatus = Annotated[str | None, Kind("choice", CAUSE_STATUS)]
Verdict = Annotated[str | None, Kind("choice", DECISION)]
Means = Annotated[str | None, Kind("choice", KIND)]
Language = Annotated[str | None, Kind("choice", LANGUAGE)]
Level = Annotated[str | None, Kind("choice", LEVEL)]
Part = Annotated[str | None, Kind("choice", PART)]
Skills = Annotated[tuple[str, ...], Kind("list", SKILL)]
SolutionStatus = Annotated[str | None, Kind("choice", SOLUTION_STATUS)]
Stage = Annotated[str | None, Kind("choice", STAGE)]
Stance = Annotated[str | None, Kind("choice", STANCE)]
TrialStatus = Annotated[str | None, Kind("choice", TRIAL_STATUS)]

# What people write for a choice beside its key and its labels.
_ALSO = {
    "高": "high",
    "低": "low",
    "不採用": "dropped",
    "保留": "parked",
    "課題特定": "identified",
    "課題(原因)特定": "identified",
    "特定済み": "identified",
    "棄却済み": "rejected",
    "採用済み": "adopted",
}


def meant_choice(said: str, values: dict[str, Text]) -> str | None:
    """The key of the choice that a word means for certain: its key, a label, in any case or width.

    None where it is none of them; a word that is merely near is not taken.
    """
    word = folded(said)
    for key, label in values.items():
        if word in (key, *map(folded, words_of(label))):
            return key
    key = _ALSO.get(word, "")
    return key if key in values else None


# The Japanese label of today → what it was, in either language.
_FORMER = {
    "案を出す": ("出す", "問題や案を出す", "offers"),
    "見る": ("watches",),
    "進行する": ("進める",),
    "システム改修": ("change a system",),
    "手順書": ("manual",),
    "規程・ルール": ("rule",),
    "手順の見直し": ("procedure",),
    "廃止": ("abolish", "discontinuation"),
    "体制": ("organisation",),
    "関わり方": ("part",),
    "お願いする時間": ("負担", "load", "time asked"),
    "決める人": ("decide",),
    "受け止め方": ("姿勢",),
    "心配ごと": ("concern",),
    "対応する課題（原因）": ("answers cause",),
    "自分たちで変えられるか": ("ours to change", "can be changed by us"),
    "見直す決まり": ("rule challenged",),
    "既にあるもの": ("what exists already",),
    "どこで出たか": ("parked from",),
    "選んだ業務": ("chosen",),
    "決め方": ("decided by",),
    "急ぎのとき": ("when urgent",),
    "確かめる課題（原因）": ("looks at cause",),
    "所属": ("unit", "section"),
    "担当": ("owner",),
    "戻し方": ("way back",),
    "変化の度合い": ("degree of change",),
    "スモールスタート": ("small start",),
    "手段": ("means",),
    "範囲": ("scope",),
    "あるべき姿": ("wanted state",),
    "現状": ("current state",),
    "組織": ("part of the organisation",),
    "業務": ("part of the work",),
    "目標": ("wanted",),
    "対象業務の選定": ("choice of the work",),
    "今の手順": ("手順の前", "steps before"),
    "見直し後の手順": ("手順の後", "steps after"),
    "挙げた人": ("出した人",),
    "次回確認日": ("見直し日",),
    "進行役": ("進める人", "facilitate"),
    "対応する問題": ("どの問題の", "of problem"),
    "対応する解決策": ("どの解決策の", "for solution"),
    "対応する試行": ("どの試行の", "of trial"),
    "このアイデアから生まれた解決策": ("この案から生まれた解決策", "なった解決策", "became"),
    "これまでの変化": ("振り返り", "look back", "what has changed so far"),
    "組織名（団体・機関）": ("団体",),
    "シートID": ("シート番号",),
    "未記入・抜け": ("空いているところ", "open"),
    "（自動計算）": ("（計算）", "(worked out)"),
    "残した指摘": ("了承", "findings kept"),
    "代わりの人": ("代わり",),
    "不採用": ("却下",),
    "対象業務の知識": ("業務そのもの", "the work itself"),
    "不採用にする": ("採用しない", "却下する"),
    "今回は見送る（後でまた考える）": ("見送る",),
    "まだ決めない（提案のまま）": ("提案のままにする", "まだ決めない"),
    "課題（原因）特定": ("課題特定", "cause identified"),
}


def words_of(label: Text) -> tuple[str, ...]:
    """What a label is written as: Japanese, English, and the words it had before."""
    return (label.ja, label.en, *_FORMER.get(label.ja, ()))
