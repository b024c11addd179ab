"""The words of the statistics, in both languages."""

from __future__ import annotations

from dxsheet.lang import Text

WORDS = {
    "title": Text("Worksheets in numbers", "シートの集計"),
    "lead": Text(
        "{found} causes identified; {without} of them have neither a solution nor a reason.",
        "特定した課題（原因）は{found}件、そのうち解決策も理由もないものは{without}件です。",
    ),
    "sheets": Text("Sheets", "シート"),
    "offices": Text("Organisations", "団体"),
    "problems": Text("Problems", "発生している問題"),
    "causes": Text("Causes", "課題（原因）"),
    "solutions": Text("Solutions", "解決策"),
    "unreadable": Text("Could not be read", "読めなかったシート"),
    "none": Text("none", "なし"),
    # By stage.
    "stages": Text("By stage", "段階別のシート"),
    "stages_of": Text("Stage", "段階"),
    # Causes and gaps.
    "cause_states": Text("Causes by status", "課題（原因）の特定状況"),
    "cause_states_of": Text("Status", "特定状況"),
    "open_gaps": Text("Gaps", "つながりの抜け"),
    "open_gaps_of": Text("Gap", "抜け"),
    "gaps": Text("Gaps", "件数"),
    "sheets_with_gaps": Text("Sheets with a gap", "抜けのあるシート"),
    "problem_without_cause": Text("problem without a cause", "課題（原因）がない問題"),
    "cause_without_problem": Text("cause of no problem", "問題につながらない課題（原因）"),
    "cause_without_solution": Text(
        "identified cause without a solution", "解決策がない特定済みの課題（原因）"
    ),
    "cause_rejected": Text("rejected without a reason", "理由のない棄却"),
    "solution_without_cause": Text("solution without a cause", "課題（原因）がない解決策"),
    # Solutions.
    "solution_kinds": Text("Solutions by kind", "種類別の解決策"),
    "solution_kinds_of": Text("Kind", "種類"),
    "no_kind": Text("(not said)", "（書かれていない）"),
    "adopted": Text("Adopted", "採用"),
    "proposed": Text("Proposed", "提案"),
    "parked_or_dropped": Text("Parked or dropped", "見送り・却下"),
    "digital_adopted": Text("Digital, of the adopted ones", "採用した解決策のうちデジタル"),
    "digital_all": Text("Digital, of all", "解決策全体のうちデジタル"),
    "share": Text("{part} of {whole} ({percent}%)", "{whole}件中{part}件（{percent}%）"),
    # From problem to decision.
    "days": Text("From problem to first decision", "問題から最初の決定までの日数"),
    "days_of": Text("Days", "日数"),
    "days_known": Text("Sheets with both dates", "両方の日付が分かるシート"),
    "median": Text("Half were decided within", "半数が決まるまで"),
    "ninth": Text("Nine in ten within", "9割が決まるまで"),
    "days_count": Text("{n} days", "{n}日"),
    "days_span": Text("{least} to {most}", "{least}～{most}日"),
    "days_over": Text("over {n}", "{n}日より長い"),
    "from_git": Text("A date from the git history", "git の履歴から日付を補ったもの"),
    "unknown": Text("Decided, date unknown", "決定済みで日付が分からないもの"),
    "reversed": Text("Decided before the sheet's date", "決定がシートの日付より前のもの"),
    # Pilots.
    "pilots": Text("Pilots", "試行"),
    "pilots_of": Text("Status", "状態"),
    "with_results": Text("With a result", "結果あり"),
    "without_results": Text("Without a result", "結果なし"),
    # Recurring causes.
    "recurring": Text("Causes that recur", "複数のシートに出てくる課題（原因）"),
    "cause": Text("Cause (its most frequent wording)", "課題（原因）（最も多い書き方）"),
    "identified": Text("Identified", "特定"),
    "files": Text("For example", "例"),
    # Findings.
    "findings": Text("Findings by rule", "規則別の指摘"),
    "rule": Text("Rule", "規則"),
    "catches": Text("What it asks about", "内容"),
    "findings_count": Text("Findings", "指摘"),
}
